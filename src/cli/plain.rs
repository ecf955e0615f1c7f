//! The story turned into a stream of plain lines: nothing to draw, nothing to press, all of it to read.

use super::facts;
use crate::biology::evidence::Verdict;
use crate::biology::{Drug, DrugId, GeneChange, Response};
use crate::library::Library;
use crate::screen::topics;
use crate::stage::act::Outcome;
use crate::stage::course::Course;
use crate::stage::timeline::{Cue, Timeline};
use crate::stage::why::{unasked, why};
use crate::story::{Act, Answer, Audience, Figure, Predict, Scene, Step, WhatIf, World};

/// How much of what goes otherwise in a step is told.
const MOST_TOLD: usize = 3;

/// Tells every scene of the deck at this level, with these drugs and this gene changed.
pub fn plain(library: &Library, audience: Audience, doses: &[DrugId], gene: Option<usize>) -> String {
    let gene = gene.and_then(|gene| library.genes.get(gene));
    let mut response = Course::under(library, doses).response;
    if let Some(gene) = gene {
        response = response.with(gene, &library.pathway);
    }
    let mut story = Story { library, audience, doses, gene, response, lines: Vec::new() };
    story.opening();
    let (mut number, count) = (0, library.deck.scenes().count());
    for act in &library.deck.acts {
        for scene in act.scenes.iter().filter_map(|index| library.scenes.get(*index)) {
            number += 1;
            story.scene(scene, number, count);
        }
        story.questions(act);
    }
    story.lines.join("\n") + "\n"
}

struct Story<'a> {
    library: &'a Library,
    audience: Audience,
    doses: &'a [DrugId],
    gene: Option<&'a GeneChange>,
    response: Response,
    lines: Vec<String>,
}

impl Story<'_> {
    fn say(&mut self, line: impl Into<String>) {
        self.lines.push(clean(&line.into()));
    }

    /// A line that stands apart from the one before.
    fn begin(&mut self, line: impl Into<String>) {
        self.lines.push(String::new());
        self.say(line);
    }

    /// The drugs that are taken.
    fn drugs(&self) -> impl Iterator<Item = &Drug> {
        self.doses.iter().filter_map(|id| self.library.drugs.get(*id))
    }

    /// All that is different: `JAK3 loss and baricitinib`; empty where nothing is.
    fn change(&self) -> String {
        let gene = self.gene.map(|gene| &*gene.short);
        let names: Vec<&str> = gene.into_iter().chain(self.drugs().map(|drug| &*drug.name)).collect();
        names.join(" and ")
    }

    fn opening(&mut self) {
        let title = &self.library.deck.title;
        self.say(format!("jakstat: {title}"));
        self.say("A learning aid. Not medical advice, not a decision aid.");
        if let Some(gene) = self.gene {
            self.begin(format!("With {}. {}", gene.short, gene.say.at(self.audience).text()));
        }
        for drug in self.doses.iter().filter_map(|id| self.library.drugs.get(*id)) {
            self.begin(format!("With {}. {}", drug.name, drug.about.at(self.audience).text()));
            for fact in facts::lines(self.library, drug, self.audience) {
                self.say(fact);
            }
        }
        if let Some(together) = self.library.together.as_ref().filter(|_| self.doses.len() > 1) {
            self.begin(format!("Warning: {}", together.say.at(self.audience).text()));
        }
    }

    fn scene(&mut self, scene: &Scene, number: usize, count: usize) {
        self.begin(format!("Scene {number} of {count}: {}", scene.title));
        self.say(format!("Question: {}", scene.question));
        let usual = Timeline::of(self.library, scene, &Response::default());
        let mut course = Course::under(self.library, self.doses);
        if let Some(gene) = self.gene {
            course = course.with(self.library, scene, gene);
        }
        let timeline = Timeline::under(self.library, scene, course);
        for (number, step) in scene.steps.iter().enumerate() {
            self.begin(format!("Step {} of {}: {}", number + 1, scene.steps.len(), step.title));
            let asks = |predict: &&Predict| predict.before == number && self.library.deck.recall;
            let asked = scene.predict.as_ref().filter(asks);
            if let Some(predict) = asked {
                self.say(format!("Guess first: {}", predict.ask.at(self.audience).text()));
                self.options(&predict.answers);
            }
            self.changes(scene, &timeline, &usual, number);
            // From the first thing that fails on, the scene's own words tell another course of events.
            // A figure shows what is so under the drug, whatever became of the play before it.
            let unasked = unasked(self.library, &timeline, number, self.audience).is_some();
            let same = step.figure.is_some() || (!unasked && usual.ending(number) == timeline.ending(number));
            let without = if self.gene.is_some() { "otherwise" } else { "without the drug" };
            self.step(step, asked, if same { "" } else { without });
            self.evidence(step);
        }
        self.challenges(scene);
        self.what_ifs(scene);
    }

    /// What does not come true in a step, or only in part, and why; and what does, against the usual course.
    fn changes(&mut self, scene: &Scene, timeline: &Timeline, usual: &Timeline, step: usize) {
        let pairs = timeline.outcomes(step).iter().zip(usual.outcomes(step));
        let changed =
            pairs.filter(|(cue, usual)| cue.tells() && (cue.outcome != Outcome::Done || cue.outcome != usual.outcome));
        let said = changed.map(|(cue, _)| why(self.library, scene, &timeline.course, cue, self.audience) + ".");
        let mut said: Vec<String> = said.collect();
        let drawn = scene.steps.get(step).is_some_and(|step| step.figure.is_some());
        if said.is_empty() && !drawn {
            said.extend(unasked(self.library, timeline, step, self.audience).map(|words| words + "."));
        }
        if said.is_empty() {
            return;
        }
        let change = self.change();
        let heading = if change.is_empty() { "What happens".to_owned() } else { format!("With {change}") };
        self.say(format!("{heading}: {}", said.join(" ")));
    }

    fn step(&mut self, step: &Step, asked: Option<&Predict>, without: &str) {
        self.told("", without, &step.say.at(self.audience).text());
        match &step.figure {
            Some(figure) => self.figure(figure),
            None => self.told("The picture", without, &step.describe),
        }
        for answer in asked.iter().flat_map(|predict| &predict.answers).filter(|answer| answer.right) {
            let (text, because) = (answer.text.at(self.audience).text(), answer.because.at(self.audience).text());
            self.told("The answer", without, &format!("{text} {because}"));
        }
        self.told("Remember", without, &step.takeaway.at(self.audience).text());
    }

    /// What a figure shows, line by line.
    fn figure(&mut self, figure: &Figure) {
        let drugs: Vec<&str> = self.drugs().map(|drug| &*drug.name).collect();
        let world = World { models: self.library.models(), ..self.library.world() };
        let lines = figure.lines(&world, &self.response, &self.change(), &drugs, self.audience);
        for line in lines {
            self.say(line);
        }
    }

    /// How many sources, and how well they carry.
    fn evidence(&mut self, step: &Step) {
        let claims = topics::claims(self.library, Some(step), &[]);
        let verdict = match topics::weakest(&claims) {
            Some(Verdict::Supported) => "supported",
            Some(Verdict::Partial) => "partly supported",
            Some(Verdict::Contested) => "contested",
            None => return,
        };
        match topics::sources(&claims) {
            0 => {}
            1 => self.say(format!("Evidence: 1 source, {verdict}.")),
            sources => self.say(format!("Evidence: {sources} sources, {verdict}.")),
        }
    }

    /// The answers to choose from, none of them given away.
    fn options(&mut self, answers: &[Answer]) {
        for answer in answers {
            self.say(format!("- {}", answer.text.at(self.audience).text()));
        }
    }

    fn challenges(&mut self, scene: &Scene) {
        if !scene.challenges.is_empty() {
            self.lines.push(String::new());
        }
        for challenge in &scene.challenges {
            let met = self.gene.is_none() && challenge.met(&self.library.pathway, &self.response);
            let told = if met { &challenge.done } else { &challenge.ask };
            let heading = if met { "Challenge met" } else { "Challenge" };
            self.say(format!("{heading}: {}", told.at(self.audience).text()));
        }
    }

    /// A passage under its heading; nothing where there are no words.
    fn told(&mut self, heading: &str, without: &str, words: &str) {
        let heading = match (heading, without) {
            ("", "") => String::new(),
            ("", "otherwise") => "Otherwise: ".to_owned(),
            ("", _) => "Without the drug: ".to_owned(),
            (heading, "") => format!("{heading}: "),
            (heading, without) => format!("{heading} {without}: "),
        };
        if !words.is_empty() {
            self.say(format!("{heading}{words}"));
        }
    }

    /// What the scene itself says about the drug that is taken, alone; with nothing different about all else that may be.
    fn what_ifs(&mut self, scene: &Scene) {
        for what_if in &scene.what_ifs {
            let drug = what_if.drug.as_deref().unwrap_or_default();
            let say = what_if.say.at(self.audience).text();
            match (&what_if.title, self.doses) {
                _ if self.gene.is_some() => {}
                (Some(title), []) => {
                    self.begin(format!("What if: {title}. {say}"));
                    self.twist(scene, what_if);
                }
                (None, [only]) if self.library.drug(drug) == Some(*only) => self.begin(format!("With {drug}: {say}")),
                _ => {}
            }
        }
    }

    /// What the model gives for a what-if, where it is not as usual.
    fn twist(&mut self, scene: &Scene, what_if: &WhatIf) {
        let usual = Timeline::under(self.library, scene, Course::default());
        let other = Timeline::under(self.library, scene, Course::of(self.library, what_if));
        for (number, step) in scene.steps.iter().enumerate() {
            let pairs = other.outcomes(number).iter().zip(usual.outcomes(number));
            let changed = pairs.filter(|(cue, usual)| cue.outcome != usual.outcome).map(|(cue, _)| cue);
            let tell = |cue: &Cue| why(self.library, scene, &other.course, cue, self.audience) + ".";
            let mut said: Vec<String> = changed.map(tell).collect();
            said.dedup();
            // The first of it is why; all else follows from that.
            let more = said.len().saturating_sub(MOST_TOLD);
            said.truncate(MOST_TOLD);
            if more > 0 {
                said.push(format!("And {more} more."));
            }
            if !said.is_empty() {
                self.say(format!("Then, in \"{}\": {}", step.title, said.join(" ")));
            }
        }
    }

    /// What is worth remembering of an act, with its answers.
    fn questions(&mut self, act: &Act) {
        let library = self.library;
        let shown = |scene| library.deck.scenes().any(|known| known == scene);
        let asked = library.recall.iter().filter(|question| question.act == act.title && shown(question.scene));
        for (number, question) in asked.filter(|_| library.deck.recall).enumerate() {
            if number == 0 {
                self.begin(format!("Questions: {}", act.title));
            }
            self.say(format!("{}. {}", number + 1, question.ask.at(self.audience).text()));
            self.options(&question.answers);
            if let Some(answer) = question.right() {
                let (text, because) = (answer.text.at(self.audience).text(), answer.because.at(self.audience).text());
                self.say(format!("The answer: {text} {because}"));
            }
        }
    }
}

/// One line of it: authors may break lines where they like, and control characters never get out.
fn clean(line: &str) -> String {
    line.split(char::is_whitespace)
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().filter(|sign| !sign.is_control()).collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_line_is_one_line_without_escapes() {
        assert_eq!(clean("  a\n  b\u{1b}[31m\tc "), "a b[31m c");
    }
}
