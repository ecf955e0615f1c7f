//! What a verb needs, and why it fails: a standing and a sentence turned into an outcome and the next standing.

use super::course::Course;
use super::standing::{Hold, Part, Standing};
use crate::biology::{Capacity, DrugId, Kinase, Kind, Molecule, Response};
use crate::library::Library;
use crate::story::{ActorId, Object, Post, Scene, Sentence, Set, State, Verb};
use std::rc::Rc;

/// Why a sentence does not come true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A drug (or, without one, a brake) sits in the kinase.
    Plugged {
        kinase: ActorId,
        drug: Option<DrugId>,
    },
    /// The kinase itself was not switched on.
    NotOn(ActorId),
    /// The two were not brought together.
    Apart(ActorId, ActorId),
    /// No cytokine holds this receptor.
    NoCytokine(ActorId),
    /// It carries no phosphate.
    Unmarked(ActorId),
    NotDocked(ActorId),
    Unpaired(ActorId),
    /// It did not reach the nucleus.
    Outside(ActorId),
    /// The gene is not read.
    Unread(ActorId),
    /// A signal that the actor lives on does not get through.
    NoSignal {
        actor: ActorId,
        cytokine: String,
        kinase: Kinase,
        drug: Option<DrugId>,
    },
    /// The tissue is under attack.
    Attacked(ActorId),
    /// Nothing attacks, so nothing is lost.
    Unharmed,
    /// It was never made.
    Absent(ActorId),
}

/// What became of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// It works, but less: a drug took part of this kinase.
    Weakened {
        kinase: Kinase,
        drug: Option<DrugId>,
    },
    Failed(Reason),
}

/// The fixed circumstances of a play: who plays, where, and under which drugs.
#[derive(Clone, Copy)]
pub struct Play<'a> {
    pub library: &'a Library,
    pub scene: &'a Scene,
    pub set: &'a Set,
    pub response: &'a Response,
    pub course: &'a Course,
}

impl<'a> Play<'a> {
    pub fn molecule(&self, actor: ActorId) -> &'a Molecule {
        let usual = || self.library.molecule(&self.scene.cast[actor]);
        self.course.recast(self.library, actor).unwrap_or_else(usual)
    }

    fn is(&self, actor: ActorId, kind: Kind) -> bool {
        self.molecule(actor).kind == kind
    }

    /// How everyone stands when the scene opens.
    pub fn opening(&self) -> Standing {
        let mut standing = Standing { parts: Vec::with_capacity(self.scene.cast.len()) };
        for (id, actor) in self.scene.cast.iter().enumerate() {
            let holds = match &actor.post {
                Post::On(other) => vec![Hold::On { actor: *other, anchor: "tail" }],
                Post::At(place) => {
                    (0..actor.copies.max(1)).map(|_| Hold::Place { place: place.clone(), spot: usize::MAX }).collect()
                }
            };
            let opens = |state| actor.opens == Some(state);
            standing.parts.push(Rc::new(Part {
                holds,
                present: !self.appears_later(id) && !self.course.without.contains(&id),
                marked: opens(State::Marked),
                on: opens(State::On),
                attacked: opens(State::Attacked),
                grown: opens(State::Grown),
                shed: opens(State::Shed),
                presented: opens(State::Presented),
                quiet: false,
                held_down: false,
                failed_on: None,
            }));
            standing.settle(id);
        }
        // Who rides on somebody that is not there is not there either.
        for id in 0..standing.parts.len() {
            if self.course.without.contains(&standing.root(id)) {
                standing.part(id).present = false;
            }
        }
        standing
    }

    /// An actor that some sentence makes, releases or presents is absent until then.
    fn appears_later(&self, actor: ActorId) -> bool {
        let brought = |sentence: &Sentence| {
            matches!(sentence.verb, Verb::Makes | Verb::Releases | Verb::Presents)
                && sentence.object == Some(Object::Actor(actor))
        };
        self.scene.cast[actor].opens.is_none() && self.scene.steps.iter().flat_map(|step| &step.script).any(brought)
    }

    /// Whether a sentence comes true in this standing.
    pub fn outcome(&self, standing: &Standing, sentence: &Sentence) -> Outcome {
        let object = match sentence.object {
            Some(Object::Actor(actor)) => Some(actor),
            _ => None,
        };
        match self.refusal(standing, sentence.verb, sentence.actor, object) {
            Some(reason) => Outcome::Failed(reason),
            None => self.strength(sentence),
        }
    }

    fn refusal(&self, standing: &Standing, verb: Verb, actor: ActorId, object: Option<ActorId>) -> Option<Reason> {
        let part = &standing.parts[actor];
        if !part.present {
            return Some(Reason::Absent(actor));
        }
        let brings = matches!(verb, Verb::Makes | Verb::Releases | Verb::Presents);
        if let Some(object) = object.filter(|object| self.course.without.contains(object)) {
            return Some(Reason::Absent(object));
        }
        if let Some(object) = object.filter(|object| !brings && !standing.parts[*object].present) {
            return Some(Reason::Absent(object));
        }
        let reason = match (verb, object) {
            (Verb::Joins, Some(object)) => self.joins(standing, actor, object),
            (Verb::Phosphorylates, Some(object)) => self.phosphorylates(standing, actor, object),
            (Verb::DocksOn, Some(object)) => (!standing.parts[object].marked).then_some(Reason::Unmarked(object)),
            (Verb::PairsWith, Some(object)) => {
                [actor, object].into_iter().find(|id| !standing.parts[*id].marked).map(Reason::Unmarked)
            }
            (Verb::MovesTo, _) if self.is(actor, Kind::Stat) => (!part.marked).then_some(Reason::Unmarked(actor)),
            (Verb::Enters, _) if self.is(actor, Kind::Stat) => {
                (!standing.paired(actor)).then_some(Reason::Unpaired(actor))
            }
            (Verb::SwitchesOn, _) if self.is(actor, Kind::Stat) => Self::reads(standing, actor),
            (Verb::Makes, _) if self.is(actor, Kind::Gene) => (!part.on).then_some(Reason::Unread(actor)),
            (Verb::Grows, _) => standing.attacked().map(Reason::Attacked),
            (Verb::Sheds, _) => standing.attacked().is_none().then_some(Reason::Unharmed),
            _ => None,
        };
        reason.or_else(|| self.missing_signal(actor, verb))
    }

    fn joins(&self, standing: &Standing, actor: ActorId, object: ActorId) -> Option<Reason> {
        let held = [actor, object].into_iter().any(|id| self.holds_cytokine(standing, id));
        // A JAK that is always on brings its receptors together by itself.
        let always = (0..standing.parts.len())
            .filter(|id| self.molecule(*id).always_on)
            .any(|id| [actor, object].contains(&standing.root(id)));
        (!held && !always).then_some(Reason::NoCytokine(object))
    }

    /// A cytokine sits somewhere on the complex that this receptor belongs to.
    fn holds_cytokine(&self, standing: &Standing, receptor: ActorId) -> bool {
        let root = standing.root(receptor);
        (0..standing.parts.len()).any(|id| {
            id != receptor && self.is(id, Kind::Cytokine) && standing.parts[id].present && standing.root(id) == root
        })
    }

    fn phosphorylates(&self, standing: &Standing, actor: ActorId, object: ActorId) -> Option<Reason> {
        let part = &standing.parts[actor];
        if part.held_down {
            return Some(Reason::Plugged { kinase: actor, drug: None });
        }
        let together = standing.root(actor) == standing.root(object);
        let ready = part.marked || self.molecule(actor).always_on;
        let target = self.molecule(object).kind;
        if !together {
            return Some(if target == Kind::Stat { Reason::NotDocked(object) } else { Reason::Apart(actor, object) });
        }
        if let Some(kinase) = self.molecule(actor).kinase
            && self.response.kinase(kinase) == Capacity::Blocked
        {
            return Some(Reason::Plugged { kinase: actor, drug: self.response.blame(kinase) });
        }
        (target != Kind::Kinase && !ready).then_some(Reason::NotOn(actor))
    }

    fn reads(standing: &Standing, actor: ActorId) -> Option<Reason> {
        if !standing.paired(actor) {
            return Some(Reason::Unpaired(actor));
        }
        let inside = standing.place(actor).is_some_and(|place| place.contains("nucleus") || place.contains("dna"));
        let sits = matches!(standing.parts[actor].holds[0], Hold::On { anchor: "sit", .. });
        (!inside && !sits).then_some(Reason::Outside(actor))
    }

    fn missing_signal(&self, actor: ActorId, verb: Verb) -> Option<Reason> {
        let (capacity, cytokine, kinase) = self.weakest_signal(actor, verb)?;
        (capacity == Capacity::Blocked).then(|| Reason::NoSignal {
            actor,
            cytokine,
            kinase,
            drug: self.response.blame(kinase),
        })
    }

    /// The signal that limits what an actor does with this verb, if it lives on any.
    fn weakest_signal(&self, actor: ActorId, verb: Verb) -> Option<(Capacity, String, Kinase)> {
        let needs = self.molecule(actor).needs.get(verb.words())?;
        let pathway = &self.library.pathway;
        let signals = needs.iter().filter_map(|cytokine| pathway.signal(cytokine));
        signals
            .filter_map(|signal| {
                let (capacity, kinase) = self.response.signal(signal);
                Some((capacity, signal.cytokine.clone(), kinase?))
            })
            .max_by_key(|(capacity, ..)| *capacity)
    }

    fn strength(&self, sentence: &Sentence) -> Outcome {
        let own = self.molecule(sentence.actor).kinase.filter(|_| sentence.verb == Verb::Phosphorylates);
        let lent = self.weakest_signal(sentence.actor, sentence.verb).map(|(.., kinase)| kinase);
        match own.or(lent) {
            Some(kinase) if self.response.kinase(kinase) == Capacity::Reduced => {
                Outcome::Weakened { kinase, drug: self.response.blame(kinase) }
            }
            _ => Outcome::Done,
        }
    }

    /// The standing that a sentence leaves behind.
    pub fn after(&self, mut standing: Standing, sentence: &Sentence, outcome: &Outcome) -> Standing {
        let (actor, object) = (sentence.actor, sentence.object.as_ref());
        match (outcome, object) {
            (Outcome::Failed(Reason::Absent(_)), _) => {}
            (Outcome::Failed(reason), Some(Object::Actor(object))) => {
                standing.fail(sentence.verb, actor, *object, reason, self.set);
            }
            (Outcome::Failed(_), _) => {}
            (_, Some(Object::Place(place))) => standing.go(actor, place),
            (_, Some(Object::Actor(object))) => standing.act_on(sentence.verb, actor, *object, self.scene),
            (_, None) => standing.act(sentence.verb, actor, self.set),
        }
        standing
    }
}
