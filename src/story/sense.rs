//! A scene that could be read, looked at once more for what cannot be so, and for what an audience cannot take in.

use super::challenge;
use super::figure::{Chart, too_wordy};
use super::grammar::LONGEST_MOTION;
use super::quiz::BECAUSE_WORDS;
use super::quiz::examine_question;
use super::{Actor, Audience, Figure, Object, Post, Scene, Sentence, Step, Told, Verb, World};
use crate::biology::{Kind, Molecule};
use crate::diagnose::reading::{Form, Text, listed};
use crate::diagnose::{Findings, Problem, Spot};

/// Who can do a verb to whom, by kind; an empty list is anybody.
const CAST_FOR: [(Verb, &[Kind], &[Kind]); 14] = [
    (
        Verb::Binds,
        &[Kind::Cytokine, Kind::Product, Kind::Receptor, Kind::Cell],
        &[Kind::Receptor, Kind::Product, Kind::Cell, Kind::Tissue],
    ),
    (Verb::Joins, &[Kind::Receptor], &[Kind::Receptor]),
    (Verb::Releases, &[Kind::Cell, Kind::Tissue], &[Kind::Cytokine, Kind::Product]),
    (Verb::Phosphorylates, &[Kind::Kinase], &[Kind::Kinase, Kind::Receptor, Kind::Stat]),
    (Verb::Dephosphorylates, &[Kind::Phosphatase], &[Kind::Kinase, Kind::Receptor, Kind::Stat]),
    (Verb::DocksOn, &[Kind::Stat, Kind::Brake, Kind::Phosphatase], &[Kind::Receptor]),
    (Verb::PairsWith, &[Kind::Stat], &[Kind::Stat]),
    (Verb::SwitchesOn, &[Kind::Stat], &[Kind::Gene]),
    (Verb::Makes, &[Kind::Gene, Kind::Cell, Kind::Tissue], &[]),
    (Verb::Blocks, &[Kind::Brake, Kind::Phosphatase], &[Kind::Kinase, Kind::Receptor, Kind::Stat]),
    (Verb::Presents, &[Kind::Cell, Kind::Tissue], &[Kind::Product]),
    (Verb::Attacks, &[Kind::Cell], &[Kind::Cell, Kind::Tissue]),
    (Verb::Sheds, &[Kind::Tissue], &[]),
    (Verb::Grows, &[Kind::Tissue], &[]),
];

/// How many words a text may have at each level, so that it is read in one go and fits 80x24.
pub(super) const SAY_WORDS: [usize; 3] = [25, 45, 60];
/// A takeaway is one line.
const TAKEAWAY_WORDS: [usize; 3] = [20; 3];

/// So many charts of the lab do not count as steps.
const MOST_CHARTS: usize = 2;

/// Reports into `findings` what makes no sense in a scene; `file` is its text, read again for the places.
pub fn examine(scene: &Scene, file: &Form, world: World, findings: &Findings) {
    let sense = Sense { scene, world, findings, file };
    sense.cast();
    sense.crowds();
    let forms = file.forms("step", &[]);
    // What a model of the lab adds to a scene does not count.
    let charts = scene.steps.iter().filter(|step| matches!(step.figure, Some(Figure::Chart(_)))).count();
    let steps = scene.steps.len() - charts.min(MOST_CHARTS);
    if !(3..=6).contains(&steps) && !forms.is_empty() {
        let message = format!("a scene has three to six steps, this one {steps}");
        let spot = forms.last().map_or(file.spot.clone(), |form| form.spot.clone());
        sense.report(Problem::new("step-count", spot, message).label("the last of them"));
    }
    for (step, form) in scene.steps.iter().zip(&forms) {
        sense.step(step, form);
    }
    let what_ifs = file.forms("what_if", &[]);
    // If one could not be kept, the others stand no more beside their texts.
    let kept = scene.what_ifs.len() == what_ifs.len();
    for (what_if, form) in scene.what_ifs.iter().zip(&what_ifs).filter(|_| kept) {
        sense.narration(form, "say", &what_if.say, SAY_WORDS);
    }
    sense.prediction();
    for problem in challenge::examine(&scene.challenges, file, world) {
        findings.add(problem);
    }
    for (challenge, form) in scene.challenges.iter().zip(&file.forms("challenge", &[])) {
        sense.narration(form, "ask", &challenge.ask, SAY_WORDS);
        sense.narration(form, "done", &challenge.done, BECAUSE_WORDS);
    }
}

struct Sense<'a> {
    scene: &'a Scene,
    world: World<'a>,
    findings: &'a Findings,
    file: &'a Form<'a>,
}

impl Sense<'_> {
    fn report(&self, problem: Problem) {
        self.findings.add(problem);
    }

    fn molecule(&self, actor: usize) -> &Molecule {
        &self.world.pathway.molecules[self.scene.cast[actor].molecule]
    }

    /// A JAK rides on the chains that the pathway gives it.
    fn cast(&self) {
        let cast = self.file.form("cast", &[]);
        for (id, actor) in self.scene.cast.iter().enumerate() {
            let Post::On(mount) = actor.post else { continue };
            let (rider, mount) = (self.molecule(id), self.molecule(mount));
            if rider.kind != Kind::Kinase || self.rides(rider, mount) {
                continue;
            }
            let Some(cast) = &cast else { continue };
            let spot = cast.form(&actor.id, &[]).map_or(cast.place(&actor.id), |form| form.place("on"));
            let message = format!("{} does not ride on {}", rider.name, mount.name);
            let riders = self.riders(mount);
            let problem = Problem::new("wrong-rider", spot, message).label("not its receptor");
            self.report(match riders.as_slice() {
                [] => problem.help(format!("`assets/pathway.toml` has no JAK on {}", mount.name)),
                _ => problem.help(format!("on {} rides {}", mount.name, listed(&riders))),
            });
        }
    }

    /// A place has a spot for each body that opens the scene there.
    fn crowds(&self) {
        let Some(set) = self.world.sets.iter().find(|set| set.name == self.scene.stage) else { return };
        let Some(cast) = self.file.form("cast", &[]) else { return };
        for place in &set.places {
            let written = |actor: &&Actor| cast.form(&actor.id, &[]).and_then(|form| form.text("at"));
            let there = |actor: &&Actor| written(actor).is_some_and(|at| at.words == place.name);
            let crowd: Vec<_> = self.scene.cast.iter().filter(there).collect();
            let bodies: usize = crowd.iter().map(|actor| usize::from(actor.copies)).sum();
            let Some(last) = crowd.last().filter(|_| bodies > place.spots.len()) else { continue };
            let message = format!("{bodies} bodies stand at `{}`, which has {} spots", place.name, place.spots.len());
            let spot = written(last).map_or(cast.place(&last.id), |at| at.spot);
            self.report(Problem::new("crowded-place", spot, message).label("no room is left"));
        }
    }

    fn rides(&self, rider: &Molecule, mount: &Molecule) -> bool {
        let symbol = rider.kinase.map(crate::biology::Kinase::symbol);
        symbol.is_some_and(|symbol| self.riders(mount).contains(&symbol))
    }

    /// The JAKs that ride on a receptor in any signal.
    fn riders(&self, mount: &Molecule) -> Vec<&'static str> {
        let chains = self.world.pathway.signals.iter().flat_map(|signal| &signal.chains);
        let jaks = chains.filter(|chain| chain.receptor == mount.name).flat_map(|chain| &chain.jaks);
        let mut symbols: Vec<_> = jaks.map(|jak| jak.symbol()).collect();
        symbols.sort_unstable();
        symbols.dedup();
        symbols
    }

    fn step(&self, step: &Step, form: &Form) {
        for sentence in &step.script {
            self.sentence(sentence);
        }
        self.motion(step, form);
        self.narration(form, "say", &step.say, SAY_WORDS);
        self.narration(form, "takeaway", &step.takeaway, TAKEAWAY_WORDS);
        let wordy = step.figure.iter().flat_map(|figure| too_wordy(figure, form));
        wordy.for_each(|problem| self.report(problem));
        if let Some(chart) = form.form_if("chart", &[]) {
            Chart::examine(&chart, self.world.models, self.findings);
        }
        // A figure of people has a claim of its own, right or wrong.
        if step.claims.is_empty() && form.texts("claims").is_empty() && !form.has("people") {
            let message = format!("the step `{}` rests on no claim", step.name);
            let help = "name at least one key of `assets/evidence.toml`: `claims = [\"...\"]`";
            let problem = Problem::new("no-claims", form.place("claims"), message);
            self.report(problem.label("says something without evidence").help(help));
        }
        let focus = form.texts("focus").len();
        if !(1..=2).contains(&focus) && form.has("focus") {
            let problem = Problem::new("focus-count", form.place("focus"), "the eye can be on one actor or on two");
            self.report(problem.label(format!("{focus} here")));
        }
    }

    fn sentence(&self, sentence: &Sentence) {
        let actor = self.molecule(sentence.actor);
        if let Some((_, doers, objects)) = CAST_FOR.iter().find(|row| row.0 == sentence.verb) {
            if !doers.is_empty() && !doers.contains(&actor.kind) {
                let message = format!("a {} never {}", actor.kind.name(), sentence.verb.words());
                let id = &self.scene.cast[sentence.actor].id;
                let problem = Problem::new("wrong-doer", self.word(sentence, id, false), message);
                self.report(problem.label(format!("must be a {}", kinds(doers))));
            }
            if let Some(Object::Actor(object)) = sentence.object
                && !objects.is_empty()
                && !objects.contains(&self.molecule(object).kind)
            {
                self.wrong_object(sentence, object, objects);
            }
        }
        self.binding(sentence);
        self.site(sentence);
    }

    fn wrong_object(&self, sentence: &Sentence, object: usize, wanted: &[Kind]) {
        let verb = sentence.verb.words();
        let message = format!("nothing {verb} a {}", self.molecule(object).kind.name());
        let spot = self.word(sentence, &self.scene.cast[object].id, true);
        let problem = Problem::new("wrong-object", spot, message);
        self.report(problem.label(format!("must be a {}", kinds(wanted))));
    }

    /// A cytokine binds the chains of its own receptor.
    fn binding(&self, sentence: &Sentence) {
        let (Verb::Binds, Some(Object::Actor(object))) = (sentence.verb, &sentence.object) else { return };
        let (cytokine, receptor) = (self.molecule(sentence.actor), self.molecule(*object));
        if cytokine.kind != Kind::Cytokine || receptor.kind != Kind::Receptor {
            return;
        }
        let signal = self.world.pathway.signal(&cytokine.name);
        let chains: Vec<&str> = signal.iter().flat_map(|signal| &signal.chains).map(|chain| &*chain.receptor).collect();
        if chains.contains(&&*receptor.name) {
            return;
        }
        let message = format!("{} does not signal through {}", cytokine.name, receptor.name);
        let spot = self.word(sentence, &self.scene.cast[*object].id, true);
        let problem = Problem::new("wrong-receptor", spot, message).label("not its receptor");
        self.report(if chains.is_empty() {
            problem.help(format!("`assets/pathway.toml` has no signal of {}", cytokine.name))
        } else {
            problem.help(format!("it signals through {}", chains.join(" and ")))
        });
    }

    /// A phosphate sits on a tyrosine that its carrier has.
    fn site(&self, sentence: &Sentence) {
        let (Some(site), Some(Object::Actor(object))) = (&sentence.site, &sentence.object) else { return };
        let carrier = self.molecule(*object);
        if carrier.sites.iter().any(|known| known == site || known.split('/').any(|part| part == site)) {
            return;
        }
        let message = format!("{} has no site {site}", carrier.name);
        let sites: Vec<&str> = carrier.sites.iter().map(|site| &**site).collect();
        let problem = Problem::new("wrong-site", self.word(sentence, site, true), message).label("no such site");
        self.report(if sites.is_empty() {
            problem.help("leave `at ...` out, or name the site in `assets/pathway.toml`")
        } else {
            problem.help(format!("its sites are {}", listed(&sites)))
        });
    }

    /// Where a word of a sentence stands; the whole sentence if it cannot be told.
    fn word(&self, sentence: &Sentence, word: &str, from_the_right: bool) -> Spot {
        let bytes = sentence.bytes.clone();
        let line = self.file.sheet.text.get(bytes.clone()).unwrap_or_default();
        let mut hits = line.match_indices(word).map(|(at, _)| at).filter(|at| {
            let apart = |c: char| c.is_whitespace() || c == '"';
            line[..*at].chars().next_back().is_none_or(apart)
                && line[at + word.len()..].chars().next().is_none_or(apart)
        });
        let hit = if from_the_right { hits.last() } else { hits.next() };
        let bytes = hit.map_or(bytes, |at| sentence.bytes.start + at..sentence.bytes.start + at + word.len());
        self.file.sheet.spot(bytes)
    }

    /// What moves for longer than the eye follows is two steps.
    fn motion(&self, step: &Step, form: &Form) {
        let (mut start, mut end) = (0, 0);
        for sentence in &step.script {
            if !sentence.meanwhile {
                start = end;
            }
            end = end.max(start + sentence.lasts);
        }
        if end > LONGEST_MOTION {
            let seconds = f64::from(end) / 1000.0;
            let message = format!("the step `{}` moves for {seconds:.1} s", step.name);
            let problem = Problem::new("long-motion", form.place("script"), message).label("at most 6 s");
            self.report(
                problem.help("shorten sentences by `over ...s`, begin some with `meanwhile`, or make two steps"),
            );
        }
    }

    fn narration(&self, form: &Form, key: &str, told: &Told, most: [usize; 3]) {
        narration(form, key, told, most, self.findings);
    }

    fn prediction(&self) {
        let (Some(predict), Some(form)) = (&self.scene.predict, self.file.form("predict", &[])) else { return };
        examine_question(&form, &predict.ask, &predict.answers, self.findings);
    }
}

/// Reports each level of a text that has more words than fit; a mention counts as the words it shows.
pub(super) fn narration(form: &Form, key: &str, told: &Told, most: [usize; 3], findings: &Findings) {
    let inner = form.form_if(key, &[]);
    for (audience, most) in Audience::ALL.into_iter().zip(most) {
        let text = match &inner {
            Some(inner) => inner.text(audience.name()),
            None => form.text(key).filter(|_| audience == Audience::Plain),
        };
        let shown = told.at(audience).text();
        let problem = text.and_then(|text| too_long(&text, &shown, most));
        if let Some(problem) = problem {
            findings.add(problem);
        }
    }
}

fn kinds(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    listed(&names).replace('`', "")
}

/// A text that shows more words than it may; those beyond are underlined.
pub fn too_long(text: &Text, shown: &str, most: usize) -> Option<Problem> {
    let count = words(shown).len();
    if count <= most {
        return None;
    }
    let beyond = words(&text.words).get(most).copied();
    let spot = beyond.map_or(text.spot.clone(), |start| text.part(start..text.words.len()));
    let message = format!("this text has {count} words, {most} are the most");
    Some(Problem::new("long-narration", spot, message).label("too much from here on"))
}

/// Where each word begins; a dash alone is no word.
fn words(text: &str) -> Vec<usize> {
    let mut end = 0;
    let starts = text.split_whitespace().map(|word| {
        let start = end + text[end..].find(word).unwrap_or_default();
        end = start + word.len();
        (start, word)
    });
    let words = starts.filter(|(_, word)| word.chars().any(char::is_alphanumeric));
    words.map(|(start, _)| start).collect()
}
