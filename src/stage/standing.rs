//! How everyone stands between two sentences, and what each verb that comes true changes of it.

use super::act::Reason;
use crate::scenery::Set;
use crate::story::{ActorId, Post, Scene, State, Verb};
use std::rc::Rc;

/// What holds a body in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The n-th spot of a place of the stage.
    Place { place: String, spot: usize },
    /// A named anchor of another actor.
    On { actor: ActorId, anchor: &'static str },
}

/// How one actor stands.
#[expect(clippy::struct_excessive_bools, reason = "each is a state that an expectation can name")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// One for the actor, then one for each copy.
    pub holds: Vec<Hold>,
    /// It is there: no one has yet to make or release it, and nothing degraded it.
    pub present: bool,
    /// It carries a phosphate.
    pub marked: bool,
    /// A gene that is read, a tissue that shows what it holds.
    pub on: bool,
    pub attacked: bool,
    pub grown: bool,
    pub shed: bool,
    pub presented: bool,
    /// An attacker whose signal does not get through any more.
    pub quiet: bool,
    /// A brake sits on it.
    pub held_down: bool,
    /// Whom it last failed to act on.
    pub failed_on: Option<ActorId>,
}

/// How everyone stands between two sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub parts: Vec<Rc<Part>>,
}

impl Standing {
    /// An actor's part, to change it: standings share the parts that stay as they are.
    pub(super) fn part(&mut self, actor: ActorId) -> &mut Part {
        Rc::make_mut(&mut self.parts[actor])
    }

    /// Gives every body of an actor that stands at a place the first free spots there.
    pub(super) fn settle(&mut self, actor: ActorId) {
        for copy in 0..self.parts[actor].holds.len() {
            if let Hold::Place { place, .. } = &self.parts[actor].holds[copy] {
                let place = place.clone();
                let taken: Vec<usize> = self.taken(&place, (actor, copy));
                let spot = (0..=taken.len()).find(|spot| !taken.contains(spot)).unwrap_or_default();
                self.part(actor).holds[copy] = Hold::Place { place, spot };
            }
        }
    }

    fn taken(&self, place: &str, except: (ActorId, usize)) -> Vec<usize> {
        let mut spots = Vec::new();
        for (id, part) in self.parts.iter().enumerate() {
            for (copy, hold) in part.holds.iter().enumerate() {
                match hold {
                    Hold::Place { place: there, spot } if there == place && (id, copy) != except => spots.push(*spot),
                    _ => {}
                }
            }
        }
        spots
    }

    /// The actor that carries everything this one rides on.
    pub fn root(&self, mut actor: ActorId) -> ActorId {
        for _ in 0..self.parts.len() {
            match self.parts[actor].holds[0] {
                Hold::On { actor: under, .. } => actor = under,
                Hold::Place { .. } => break,
            }
        }
        actor
    }

    /// The place where an actor, or what it rides on, stands.
    pub fn place(&self, actor: ActorId) -> Option<&str> {
        match &self.parts[self.root(actor)].holds[0] {
            Hold::Place { place, .. } => Some(place),
            Hold::On { .. } => None,
        }
    }

    /// A STAT that is one of a pair.
    pub fn paired(&self, actor: ActorId) -> bool {
        let pairs = |part: &Part, with| matches!(part.holds[0], Hold::On { actor, anchor: "pair" } if actor == with);
        matches!(self.parts[actor].holds[0], Hold::On { anchor: "pair", .. })
            || self.parts.iter().any(|part| pairs(part, actor))
    }

    /// The first tissue under attack.
    pub(super) fn attacked(&self) -> Option<ActorId> {
        self.parts.iter().position(|part| part.attacked)
    }

    fn hang(&mut self, actor: ActorId, on: ActorId, anchor: &'static str) {
        if self.root(on) != actor {
            self.part(actor).holds[0] = Hold::On { actor: on, anchor };
        }
    }

    pub(super) fn go(&mut self, actor: ActorId, place: &str) {
        for hold in &mut self.part(actor).holds {
            *hold = Hold::Place { place: place.to_owned(), spot: usize::MAX };
        }
        self.settle(actor);
    }

    pub(super) fn act(&mut self, verb: Verb, actor: ActorId, set: &Set) {
        match verb {
            Verb::Leaves if set.place("away").is_some() => self.go(actor, "away"),
            Verb::Leaves => self.part(actor).present = false,
            Verb::Sheds => {
                let part = self.part(actor);
                (part.shed, part.grown) = (true, false);
            }
            Verb::Grows => {
                let part = self.part(actor);
                (part.grown, part.shed) = (true, false);
            }
            _ => {}
        }
    }

    pub(super) fn act_on(&mut self, verb: Verb, actor: ActorId, object: ActorId, scene: &Scene) {
        self.part(actor).failed_on = None;
        match verb {
            Verb::Binds => self.hang(actor, object, "ligand"),
            Verb::Joins => self.hang(actor, object, "partner"),
            Verb::DocksOn => self.hang(actor, object, "dock"),
            Verb::PairsWith => self.hang(actor, object, "pair"),
            Verb::Phosphorylates => self.part(object).marked = true,
            Verb::Dephosphorylates => self.part(object).marked = false,
            Verb::Blocks => {
                self.hang(actor, object, "slot");
                self.part(object).held_down = true;
            }
            Verb::SwitchesOn => {
                self.hang(actor, object, "sit");
                self.part(object).on = true;
            }
            Verb::Degrades => self.part(object).present = false,
            Verb::Presents => {
                self.bring(object, scene, true);
                self.part(actor).on = true;
            }
            Verb::Makes | Verb::Releases => self.bring(object, scene, false),
            Verb::Attacks => {
                self.part(object).attacked = true;
                self.part(actor).quiet = false;
            }
            _ => {}
        }
    }

    fn bring(&mut self, object: ActorId, scene: &Scene, shown: bool) {
        self.part(object).present = true;
        self.part(object).presented |= shown;
        if let Post::At(place) = &scene.cast[object].post {
            self.go(object, place);
        }
    }

    pub(super) fn fail(&mut self, verb: Verb, actor: ActorId, object: ActorId, reason: &Reason, set: &Set) {
        match verb {
            Verb::Phosphorylates if matches!(reason, Reason::Plugged { .. }) => {
                self.part(actor).failed_on = Some(object);
            }
            // An attack that cannot be kept up ends, and the attackers withdraw where the stage has room for that.
            Verb::Attacks => {
                self.part(object).attacked = false;
                self.part(actor).quiet = true;
                let away = self.place(object).map(|place| format!("away from {place}"));
                if let Some(away) = away.filter(|away| set.place(away).is_some()) {
                    self.go(actor, &away);
                }
            }
            _ => {}
        }
    }

    /// Whether an actor is in a state that an expectation names.
    pub fn is(&self, actor: ActorId, state: &State) -> bool {
        let part = &self.parts[actor];
        let held = |anchor: &str| matches!(&part.holds[0], Hold::On { anchor: there, .. } if *there == anchor);
        let holding = |anchor: &str| {
            self.parts.iter().any(|other| {
                matches!(&other.holds[0], Hold::On { actor: on, anchor: there } if *on == actor && *there == anchor)
            })
        };
        part.present
            && match state {
                State::Bound => ["ligand", "partner"].into_iter().any(|anchor| held(anchor) || holding(anchor)),
                State::Marked => part.marked,
                State::Docked => held("dock"),
                State::Paired => self.paired(actor),
                State::On => part.on,
                State::Made => true,
                State::Attacked => part.attacked,
                State::Grown => part.grown,
                State::Shed => part.shed,
                State::Presented => part.presented,
                State::At(place) => self.place(actor) == Some(place),
            }
    }
}
