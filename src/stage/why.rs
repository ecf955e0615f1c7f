//! A sentence that did not come true turned into words: what failed, and why, at the three levels.

use super::act::{Outcome, Reason};
use super::course::Course;
use super::timeline::{Cue, Timeline};
use crate::biology::{DrugId, Duty};
use crate::library::Library;
use crate::story::{ActorId, Audience, Object, Scene, Verb};

/// What failed or was weakened, and why: `JAK3 cannot tag JAK1: ritlecitinib plugs JAK3`. Where nothing did,
/// what happens.
pub fn why(library: &Library, scene: &Scene, course: &Course, cue: &Cue, audience: Audience) -> String {
    let teller = Teller { library, scene, course, exact: audience != Audience::Plain, audience };
    match &cue.outcome {
        Outcome::Done => teller.told(cue, teller.done(cue.sentence.verb)),
        Outcome::Weakened { kinase, drug } => {
            let name = kinase.symbol();
            let drug = teller.drug(*drug);
            let actor = teller.name(cue.sentence.actor);
            if actor == name {
                format!("{name} works, but less: {drug} takes part of it")
            } else {
                format!("{actor} gets less of its signal: {drug} takes part of {name}")
            }
        }
        Outcome::Failed(reason) => format!("{}: {}", teller.failed(cue), teller.because(reason)),
    }
}

/// What is so from the start where a gene is changed: `JAK2 V617F is on: it needs no signal`. Nothing where nobody on
/// stage works unasked.
pub fn unasked(library: &Library, timeline: &Timeline, step: usize, audience: Audience) -> Option<String> {
    let beat = timeline.beats.get(step)?;
    let works = |actor: ActorId| {
        let molecule = timeline.course.recast(library, actor).filter(|molecule| molecule.always_on)?;
        let jammed = beat.response.duty(molecule.kinase?) == Duty::Jammed;
        let there = beat.ending.parts.get(actor)?.present;
        (jammed && there).then_some(&molecule.label)
    };
    let label = timeline.course.swaps.iter().find_map(|swap| works(swap.0))?;
    Some(match audience {
        Audience::Plain => format!("{label} is on: it needs no signal"),
        Audience::Student | Audience::Clinician => format!("{label} is active: it needs no cytokine"),
    })
}

/// Whose names are told, and how exactly.
struct Teller<'a> {
    library: &'a Library,
    scene: &'a Scene,
    course: &'a Course,
    /// Technical words.
    exact: bool,
    audience: Audience,
}

impl Teller<'_> {
    /// An actor's name as its label says it.
    fn name(&self, actor: ActorId) -> &str {
        if let Some(other) = self.course.recast(self.library, actor) {
            return &other.label;
        }
        let Some(actor) = self.scene.cast.get(actor) else { return "it" };
        let molecule = || self.library.pathway.molecules.get(actor.molecule);
        match (&actor.label, molecule()) {
            (Some(label), _) => label,
            (None, Some(molecule)) => &molecule.label,
            (None, None) => &actor.id,
        }
    }

    fn drug(&self, drug: Option<DrugId>) -> &str {
        drug.and_then(|id| self.library.drugs.get(id)).map_or("a brake", |drug| &drug.name)
    }

    fn say<'w>(&self, plain: &'w str, exact: &'w str) -> &'w str {
        if self.exact { exact } else { plain }
    }

    /// What did not happen.
    fn failed(&self, cue: &Cue) -> String {
        self.told(cue, self.undone(cue.sentence.verb))
    }

    /// A sentence with another phrase in its verb's place.
    fn told(&self, cue: &Cue, phrase: &str) -> String {
        let sentence = &cue.sentence;
        let actor = self.name(sentence.actor);
        let object = match &sentence.object {
            Some(Object::Actor(other)) => self.name(*other),
            Some(Object::Place(place)) => place.as_str(),
            None => "",
        };
        let site = sentence.site.as_deref().filter(|_| self.audience == Audience::Clinician);
        let parts = [actor, phrase, object, site.unwrap_or_default()];
        let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        words.join(" ")
    }

    fn undone(&self, verb: Verb) -> &'static str {
        match verb {
            Verb::Phosphorylates => self.say("cannot tag", "cannot phosphorylate"),
            Verb::Dephosphorylates => self.say("cannot take the tag off", "cannot dephosphorylate"),
            Verb::Joins => "does not join",
            Verb::Binds => "does not bind",
            Verb::Releases => "releases no",
            Verb::DocksOn => "cannot dock on",
            Verb::PairsWith => self.say("does not pair with", "does not dimerise with"),
            Verb::MovesTo => "does not move to the",
            Verb::Enters => "does not enter the",
            Verb::SwitchesOn => self.say("does not switch on", "does not start transcription of"),
            Verb::Makes => self.say("makes no", "yields no"),
            Verb::Blocks => "does not block",
            Verb::Degrades => self.say("does not break down", "does not degrade"),
            Verb::Presents => self.say("shows no", "presents no"),
            Verb::Attacks => "does not attack the",
            Verb::Sheds => "is not shed",
            Verb::Grows => "does not grow",
            Verb::Leaves => "does not leave",
            Verb::Drifts => "does not come",
            Verb::Sleeps | Verb::Waits => "stays as it is",
        }
    }

    fn done(&self, verb: Verb) -> &'static str {
        match verb {
            Verb::Phosphorylates => self.say("tags", "phosphorylates"),
            Verb::Dephosphorylates => self.say("takes the tag off", "dephosphorylates"),
            Verb::PairsWith => self.say("pairs with", "dimerises with"),
            Verb::MovesTo => "moves to the",
            Verb::Enters => "enters the",
            Verb::Attacks => "attacks the",
            Verb::SwitchesOn => self.say("switches on", "starts transcription of"),
            Verb::Degrades => self.say("breaks down", "degrades"),
            Verb::Presents => self.say("shows", "presents"),
            Verb::Sheds => "is shed",
            verb => verb.words(),
        }
    }

    /// Why it did not.
    fn because(&self, reason: &Reason) -> String {
        match reason {
            Reason::Plugged { kinase, drug } => self.plugged(self.name(*kinase), *drug),
            Reason::NotOn(actor) => format!("{} is not {}", self.name(*actor), self.say("on", "activated")),
            Reason::Apart(one, other) => {
                format!("{} and {} are apart", self.name(*one), self.name(*other))
            }
            Reason::NoCytokine(actor) => {
                format!("{} {}", self.say("no signal sits on", "no cytokine is bound to"), self.name(*actor))
            }
            Reason::Unmarked(actor) => {
                format!("{} {}", self.name(*actor), self.say("has no tag", "is not phosphorylated"))
            }
            Reason::NotDocked(actor) => format!("{} has not docked", self.name(*actor)),
            Reason::Unpaired(actor) => {
                format!("{} {}", self.name(*actor), self.say("has no partner", "has formed no dimer"))
            }
            Reason::Outside(actor) => format!("{} is not in the nucleus", self.name(*actor)),
            Reason::Unread(actor) => {
                format!("{} is not {}", self.name(*actor), self.say("read", "transcribed"))
            }
            Reason::NoSignal { cytokine, kinase, drug, .. } => {
                let symbol = kinase.symbol();
                let needs = format!("the {} signal needs {symbol}", self.cytokine(cytokine));
                match drug {
                    Some(_) => format!("{needs}, and {}", self.plugged(symbol, *drug)),
                    None if self.course.response.duty(*kinase) == Duty::Missing => {
                        format!("{needs}, and there is no {symbol}")
                    }
                    None => needs,
                }
            }
            Reason::Attacked(actor) => format!("{} is under attack", self.name(*actor)),
            Reason::Unharmed => "nothing attacks it".to_owned(),
            Reason::Absent(actor) => format!("there is no {}", self.name(*actor)),
        }
    }

    fn plugged(&self, kinase: &str, drug: Option<DrugId>) -> String {
        let Some(drug) = drug.and_then(|id| self.library.drugs.get(id)) else {
            return format!("a brake holds {kinase}");
        };
        format!("{} {} {kinase}", drug.name, self.say("plugs", "inhibits"))
    }

    fn cytokine<'w>(&'w self, name: &'w str) -> &'w str {
        let pathway = &self.library.pathway;
        pathway.find(name).map_or(name, |id| pathway.molecules[id].label.as_str())
    }
}
