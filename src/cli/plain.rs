//! The story turned into a stream of plain lines: nothing to draw, nothing to press, all of it to read.

use crate::biology::{DrugId, Response};
use crate::library::Library;
use crate::stage::timeline::Timeline;
use crate::stage::why::why;
use crate::story::{Audience, Scene, Step};

/// Tells every scene of the deck at this level, with these drugs.
pub fn plain(library: &Library, audience: Audience, doses: &[DrugId]) -> String {
    let taken = doses.iter().filter_map(|id| Some((*id, library.drugs.get(*id)?)));
    let mut story = Story { library, audience, doses, response: Response::to(taken), lines: Vec::new() };
    story.opening();
    let count = library.deck.scenes().count();
    for (number, index) in library.deck.scenes().enumerate() {
        if let Some(scene) = library.scenes.get(index) {
            story.scene(scene, number + 1, count);
        }
    }
    story.lines.join("\n") + "\n"
}

struct Story<'a> {
    library: &'a Library,
    audience: Audience,
    doses: &'a [DrugId],
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

    fn opening(&mut self) {
        let title = &self.library.deck.title;
        self.say(format!("jakstat: {title}"));
        self.say("A learning aid. Not medical advice, not a decision aid.");
        let drugs = self.doses.iter().filter_map(|id| self.library.drugs.get(*id));
        let about: Vec<String> =
            drugs.map(|drug| format!("With {}. {}", drug.name, drug.about.at(self.audience).text())).collect();
        for line in about {
            self.begin(line);
        }
    }

    fn scene(&mut self, scene: &Scene, number: usize, count: usize) {
        self.begin(format!("Scene {number} of {count}: {}", scene.title));
        self.say(format!("Question: {}", scene.question));
        let usual = Timeline::of(self.library, scene, &Response::default());
        let timeline = Timeline::of(self.library, scene, &self.response);
        for (number, step) in scene.steps.iter().enumerate() {
            self.begin(format!("Step {} of {}: {}", number + 1, scene.steps.len(), step.title));
            for cue in timeline.outcomes(number) {
                let words = why(self.library, scene, cue, self.audience);
                if !words.is_empty() {
                    self.say(format!("What happens: {words}."));
                }
            }
            // From the first thing that fails on, the scene's own words are about another course of events.
            let differs = usual.ending(number) != timeline.ending(number);
            self.step(scene, step, number, if differs { "Without the drug: " } else { "" });
        }
        self.what_ifs(scene);
    }

    fn step(&mut self, scene: &Scene, step: &Step, number: usize, heading: &str) {
        let asked = scene.predict.as_ref().filter(|predict| predict.before == number);
        if let Some(predict) = asked {
            self.say(format!("Guess first: {}", predict.ask.at(self.audience).text()));
        }
        self.say(format!("{heading}{}", step.say.at(self.audience).text()));
        if !step.describe.is_empty() {
            self.say(format!("The picture: {heading}{}", step.describe));
        }
        for answer in asked.iter().flat_map(|predict| &predict.answers).filter(|answer| answer.right) {
            let (text, because) = (answer.text.at(self.audience).text(), answer.because.at(self.audience).text());
            self.say(format!("The answer: {text} {because}"));
        }
        let takeaway = step.takeaway.at(self.audience).text();
        if !takeaway.is_empty() {
            self.say(format!("Remember: {takeaway}"));
        }
    }

    /// What the scene itself says about the drugs that are taken.
    fn what_ifs(&mut self, scene: &Scene) {
        for what_if in &scene.what_ifs {
            let drug = what_if.drug.as_deref().filter(|_| what_if.title.is_none());
            let taken = drug.and_then(|name| self.library.drug(name)).is_some_and(|id| self.doses.contains(&id));
            if taken {
                self.begin(format!("With {}: {}", drug.unwrap_or_default(), what_if.say.at(self.audience).text()));
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
