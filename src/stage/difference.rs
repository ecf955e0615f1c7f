//! Two timelines of one scene at one time turned into what differs between them, and where they parted.

mod words;

use super::act::{Outcome, Play};
use super::standing::{Hold, Standing};
use super::tableau::{Mark, Spot, Tableau};
use super::timeline::{Cue, Timeline};
use crate::biology::{Duty, Kind, MoleculeId};
use crate::library::Library;
use crate::story::{ActorId, Scene};
pub use words::room;

/// In what two of a kind can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Who plays the part.
    Part,
    /// What the drugs leave of a kinase.
    Plug,
    There,
    Marked,
    Docked,
    Paired,
    Bound,
    Held,
    Read,
    Attacked,
    Hair,
    Fights,
    Fed,
    Place,
}

impl Facet {
    const ALL: [Self; 14] = [
        Self::Part,
        Self::Plug,
        Self::There,
        Self::Marked,
        Self::Docked,
        Self::Paired,
        Self::Bound,
        Self::Held,
        Self::Read,
        Self::Attacked,
        Self::Hair,
        Self::Fights,
        Self::Fed,
        Self::Place,
    ];
}

/// How one of them is in one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    Has(bool),
    Stands(Duty),
    Played(Option<MoleculeId>),
    Hair { grown: bool, shed: bool },
    At(String),
}

/// One thing that is not the same on both stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub actor: ActorId,
    pub facet: Facet,
    pub left: Way,
    pub right: Way,
    /// Since which step, and after which of its sentences; nothing for what opens the scene.
    pub since: Option<(usize, usize)>,
}

impl Difference {
    /// It shows on the stage, and has no sign of its own there.
    fn is_framed(&self) -> bool {
        !matches!(self.facet, Facet::Plug | Facet::Part | Facet::Fed)
    }

    /// Of what came about in the same step for the same actor, the last: that is what the others led to. Where it is
    /// can be seen.
    fn outcome<'d>(&'d self, all: &'d [Difference]) -> &'d Difference {
        let since = |one: &Difference| one.since.map(|since| since.0);
        let told = |one: &Difference| one.is_framed() && one.facet != Facet::Place;
        let alike = all.iter().filter(|one| told(one) && one.actor == self.actor && since(one) == since(self));
        alike.max_by_key(|one| one.since).unwrap_or(self)
    }
}

/// The first sentence that comes true on one stage alone.
#[derive(Clone, Copy, Debug)]
pub struct Parting<'a> {
    pub step: usize,
    pub left: &'a Cue,
    pub right: &'a Cue,
}

/// The same scene twice.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    pub library: &'a Library,
    pub scene: &'a Scene,
    pub left: &'a Timeline,
    pub right: &'a Timeline,
}

impl<'a> Pair<'a> {
    /// All that differs `time` milliseconds into the motion of a step, the most telling first: what changed in this step,
    /// then what did before, the latest first; last what only sits there and changes nothing yet.
    pub fn differences(&self, step: usize, time: u32) -> Vec<Difference> {
        let known = self.moments(step, time);
        let Some(&now) = known.last() else { return Vec::new() };
        let mut list = Vec::new();
        for (actor, facet) in (0..self.scene.cast.len()).flat_map(|actor| Facet::ALL.map(|facet| (actor, facet))) {
            let Some((left, right)) = self.differs(now, actor, facet) else { continue };
            let still = known.iter().rev().take_while(|then| self.differs(**then, actor, facet).is_some());
            let since = still.last().and_then(|then| Some((then.step, then.cue?)));
            list.push(Difference { actor, facet, left, right, since });
        }
        // In this step the causes stand before what follows from them.
        list.sort_by_key(|one| match one.since {
            Some((then, cue)) if then == step => (0, 0, cue),
            Some((then, cue)) => (1, usize::MAX - then, usize::MAX - cue),
            None => (2, 0, 0),
        });
        list
    }

    /// Where the two part, if they have by this time: as soon as it shows.
    pub fn parting(&self, step: usize, time: u32) -> Option<Parting<'a>> {
        (0..=step).find_map(|then| {
            let (left, right) = self.partings(then, (then == step).then_some(time)).next()?;
            Some(Parting { step: then, left, right })
        })
    }

    /// Whether anything has failed by this time in a step on the left that has not on the right, and the other way round.
    pub fn fails(&self, step: usize, time: Option<u32>) -> [bool; 2] {
        let any = |on_left| self.partings(step, time).any(|(left, _)| is_failed(left) == on_left);
        [any(true), any(false)]
    }

    /// What comes true on one side alone, in a whole step or up to a time.
    fn partings(&self, step: usize, time: Option<u32>) -> impl Iterator<Item = (&'a Cue, &'a Cue)> + use<'a> {
        let pairs = self.left.outcomes(step).iter().zip(self.right.outcomes(step));
        pairs.filter(move |(left, right)| {
            let shows = left.start + left.end.saturating_sub(left.start) / 4;
            let seen = time.is_none_or(|time| time > 0 && time >= shows);
            seen && is_failed(left) != is_failed(right) && (left.tells() || right.tells())
        })
    }

    /// Frames around what differs on either stage, at most so many each, the same things on both; what is plugged has
    /// its capsule.
    pub fn marks(
        &self,
        tableaux: &[Tableau; 2],
        differences: &[Difference],
        most: usize,
        exact: bool,
    ) -> [Vec<Mark>; 2] {
        let mut marks = [Vec::new(), Vec::new()];
        let mut known: Vec<MoleculeId> = Vec::new();
        for one in differences.iter().filter(|one| one.is_framed()) {
            let Some(molecule) = self.scene.cast.get(one.actor).map(|actor| actor.molecule) else { continue };
            // Of two of a kind, and of two things that are to be said of one, a single one stands for all.
            if known.contains(&molecule) || known.len() >= most {
                continue;
            }
            let [left, right] = [0, 1].map(|side: usize| spot(&tableaux[side], one.actor));
            let Some(away) = left.or(right) else { continue };
            known.push(molecule);
            let one = one.outcome(differences);
            let anchor = (one.facet == Facet::Marked).then_some("tag");
            for (side, (spot, way)) in [(left, &one.left), (right, &one.right)].into_iter().enumerate() {
                let (spot, words) = (spot.unwrap_or(away), one.label(way, exact));
                marks[side].push(Mark { actor: one.actor, spot, words, full: way.is_full(), anchor });
            }
        }
        marks
    }

    /// The opening, and each sentence that is over by this time.
    fn moments(&self, step: usize, time: u32) -> Vec<Then<'a>> {
        let opening =
            |number: usize| Some((&self.left.beats.get(number)?.opening, &self.right.beats.get(number)?.opening));
        let mut list = Vec::new();
        for number in 0..=step {
            list.extend(opening(number).map(|pair| Then { step: number, cue: None, left: pair.0, right: pair.1 }));
            let pairs = self.left.outcomes(number).iter().zip(self.right.outcomes(number));
            let over = pairs.enumerate().take_while(|(_, (left, _))| number < step || time > 0 && left.end <= time);
            list.extend(over.map(|(cue, (left, right))| {
                let (left, right) = (&left.after, &right.after);
                Then { step: number, cue: Some(cue), left, right }
            }));
        }
        list
    }

    fn differs(&self, then: Then, actor: ActorId, facet: Facet) -> Option<(Way, Way)> {
        let way = |timeline: &Timeline, standing| self.way(timeline, standing, then.step, actor, facet);
        let (left, right) = (way(self.left, then.left)?, way(self.right, then.right)?);
        (left != right && !words::alike(&left, &right)).then_some((left, right))
    }

    /// How an actor is; nothing where that says nothing of it.
    fn way(&self, timeline: &Timeline, standing: &Standing, step: usize, actor: ActorId, facet: Facet) -> Option<Way> {
        let part = standing.parts.get(actor)?;
        let molecule = timeline.course.recast(self.library, actor);
        let molecule = molecule.unwrap_or_else(|| self.library.molecule(&self.scene.cast[actor]));
        let held = |anchor: &str| matches!(&part.holds[0], Hold::On { anchor: there, .. } if *there == anchor);
        let rides = matches!(part.holds[0], Hold::On { .. });
        let has = |yes| Some(Way::Has(yes));
        match facet {
            Facet::Part => Some(Way::Played(super::course::recast(&timeline.course.swaps, actor))),
            Facet::There => has(part.present),
            _ if !part.present => None,
            Facet::Plug => molecule.kinase.map(|kinase| Way::Stands(timeline.course.response_at(step).duty(kinase))),
            Facet::Marked => has(part.marked),
            Facet::Docked => has(held("dock")),
            Facet::Paired => has(standing.paired(actor)).filter(|_| molecule.kind == Kind::Stat),
            Facet::Bound => has(held("ligand") || held("partner")),
            Facet::Held => has(part.held_down),
            Facet::Read => has(part.on).filter(|_| molecule.kind == Kind::Gene),
            Facet::Attacked => has(part.attacked),
            Facet::Hair => Some(Way::Hair { grown: part.grown, shed: part.shed }),
            Facet::Fights => has(!part.quiet).filter(|_| molecule.kind == Kind::Cell),
            Facet::Fed => has(!self.starved(timeline, step, actor)).filter(|_| molecule.kind == Kind::Cell),
            Facet::Place if rides && !standing.paired(actor) => None,
            Facet::Place => standing.place(actor).map(|place| Way::At(place.to_owned())),
        }
    }

    /// A cell that a signal it lives on does not reach.
    fn starved(&self, timeline: &Timeline, step: usize, actor: ActorId) -> bool {
        let Self { library, scene, .. } = *self;
        let response = &timeline.course.response_at(step);
        let set = library.set(&scene.stage);
        set.is_some_and(|set| Play { library, scene, set, course: &timeline.course, response }.starved(actor))
    }
}

fn is_failed(cue: &Cue) -> bool {
    matches!(cue.outcome, Outcome::Failed(_))
}

/// Both stages after a sentence.
#[derive(Clone, Copy)]
struct Then<'a> {
    step: usize,
    cue: Option<usize>,
    left: &'a Standing,
    right: &'a Standing,
}

/// Where an actor is drawn.
fn spot(tableau: &Tableau, actor: ActorId) -> Option<Spot> {
    let drawn = tableau.figures.iter().find(|figure| figure.actor == actor && figure.copy == 0 && figure.shown >= 0.5);
    drawn.map(|figure| figure.spot)
}
