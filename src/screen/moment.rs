//! All that the program remembers, as plain data, turned into where a step stands and how long it moves.

use super::bench::Bench;
use super::recall::{Recalled, Round};
use super::shelf::Shelf;
use super::{keys, topics};
use crate::biology::DrugId;
use crate::library::Library;
use crate::look::Look;
use crate::stage::course::Course;
use crate::stage::timeline::Timeline;
use crate::story::{Audience, Predict, Scene, Step};
use std::collections::BTreeMap;

/// How much moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    #[default]
    Full,
    /// Jumps between end states.
    Reduced,
    /// As reduced, and the stage shows before and after side by side.
    Off,
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Overlay {
    #[default]
    None,
    Help,
    Index,
    Cabinet,
    Evidence,
    Words,
}

/// All that decides a frame, beside the library and the size.
#[expect(clippy::struct_excessive_bools, reason = "plain data; each is a switch of its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The scene's number in the deck, from 0.
    pub scene: usize,
    pub step: usize,
    /// Milliseconds into the step's motion: 0 while the words are read, at most the motion's length.
    pub time: u32,
    /// Time flows.
    pub playing: bool,
    /// The drugs that are taken.
    pub doses: Vec<DrugId>,
    /// The drugs put aside by `x`, taken again by the next.
    pub aside: Vec<DrugId>,
    /// What goes otherwise in this scene: the number of one of its what-ifs that have a title. Never beside drugs.
    pub twist: Option<usize>,
    /// The what-if put aside by `x`.
    pub twist_aside: Option<usize>,
    /// Two stages stand side by side: the drugs of the left one, none for the story as it runs by itself. The right one is
    /// under all that is chosen.
    pub beside: Option<Vec<DrugId>>,
    /// A gene that is changed in every scene: index into [`Library::genes`]. It may stand beside drugs, never beside a
    /// what-if of the scene.
    pub gene: Option<usize>,
    /// The gene change put aside by `x`.
    pub gene_aside: Option<usize>,
    pub audience: Audience,
    pub overlay: Overlay,
    /// The chosen row of the overlay, and its scroll.
    pub row: usize,
    /// How someone looks into the cabinet.
    pub shelf: Shelf,
    /// Answers given, by scene number.
    pub answers: BTreeMap<usize, Choice>,
    /// The questions that are asked now, at the end of an act.
    pub recall: Option<Round>,
    /// What became of those asked so far, by their number in the library.
    pub recalled: BTreeMap<usize, Recalled>,
    /// The lab, which lies over the whole page.
    pub lab: Option<Bench>,
    pub look: Look,
    pub motion: Motion,
    /// Per cent of the usual pace.
    pub pace: u16,
    pub blank: bool,
    /// The speaker's notes are shown.
    pub notes: bool,
    /// Digits typed so far.
    pub count: Option<u32>,
    /// A `g` that waits for another.
    pub half_key: bool,
    /// The audience has left.
    pub over: bool,
}

impl Default for Moment {
    fn default() -> Self {
        Self {
            scene: 0,
            step: 0,
            time: 0,
            playing: false,
            doses: Vec::new(),
            aside: Vec::new(),
            twist: None,
            twist_aside: None,
            beside: None,
            gene: None,
            gene_aside: None,
            audience: Audience::default(),
            overlay: Overlay::default(),
            row: 0,
            shelf: Shelf::default(),
            answers: BTreeMap::new(),
            recall: None,
            recalled: BTreeMap::new(),
            lab: None,
            look: Look::default(),
            motion: Motion::default(),
            pace: 100,
            blank: false,
            notes: false,
            count: None,
            half_key: false,
            over: false,
        }
    }
}

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    Answered(usize),
    Skipped,
}

/// Where a step stands between read, watch and hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// A question is asked before the motion.
    Asking,
    /// An answer was given; its reason is shown.
    Answered(usize),
    /// The words over a still picture.
    Reading,
    Watching,
    Paused,
    /// The end state, with the takeaway.
    Holding,
    /// What is remembered of an act is asked; the end state waits behind.
    Recalling,
}

impl Moment {
    /// Where this step stands.
    pub fn phase(&self, library: &Library) -> Phase {
        self.phase_within(library, length(library, self))
    }

    /// The same, for a step whose motion is known to take this long.
    pub fn phase_within(&self, library: &Library, length: u32) -> Phase {
        if self.recall.is_some() {
            return Phase::Recalling;
        }
        if self.time == 0 && !self.playing {
            match (self.question(library), self.answers.get(&self.scene)) {
                (Some(_), None) => return Phase::Asking,
                (Some(_), Some(Choice::Answered(answer))) => return Phase::Answered(*answer),
                _ => {}
            }
        }
        match (self.time, self.playing) {
            (time, _) if time >= length => Phase::Holding,
            (_, true) => Phase::Watching,
            (0, false) => Phase::Reading,
            (_, false) => Phase::Paused,
        }
    }

    /// The question that belongs before this step's motion.
    pub fn question<'a>(&self, library: &'a Library) -> Option<&'a Predict> {
        let predict = library.scene(self.scene)?.predict.as_ref().filter(|_| library.deck.recall)?;
        (predict.before == self.step && !predict.answers.is_empty()).then_some(predict)
    }

    /// Whether time flows on screen: then frames are due.
    pub fn moving(&self) -> bool {
        let playing = self.lab.as_ref().map_or(self.playing, |bench| bench.playing);
        playing && !self.blank && !self.over && self.overlay == Overlay::None
    }

    /// The scene and the step that it shows.
    pub fn place<'a>(&self, library: &'a Library) -> Option<(&'a Scene, &'a Step)> {
        let scene = library.scene(self.scene)?;
        Some((scene, scene.steps.get(self.step)?))
    }

    /// How many rows the open overlay has.
    pub fn rows(&self, library: &Library) -> usize {
        match self.overlay {
            Overlay::None => 0,
            Overlay::Help => keys::TABLE.len(),
            Overlay::Index => library.deck.scenes().count(),
            Overlay::Cabinet => self.places(library).len(),
            Overlay::Evidence => {
                let claims = topics::consulted(library, self);
                let of_claims: usize = claims.iter().map(|claim| topics::rows(library, claim)).sum();
                of_claims + topics::values_now(library, self).len()
            }
            Overlay::Words => match &self.lab {
                Some(bench) => bench.passages(library, &self.drugs(library)),
                None => self.place(library).map_or(0, |(scene, step)| topics::words(library, scene, step).len()),
            },
        }
    }
}

/// What is different from the story as it runs by itself: a what-if of the scene, else the drugs and a gene change.
pub fn course(library: &Library, moment: &Moment) -> Course {
    if let Some(what_if) = moment.what_if(library) {
        return Course::of(library, what_if);
    }
    let course = Course::under(library, &moment.doses);
    match library.scene(moment.scene).zip(moment.gene_change(library)) {
        Some((scene, gene)) => course.with(library, scene, gene),
        None => course,
    }
}

/// How long the motion of a moment's step takes, in milliseconds; of two side by side the longer.
pub fn length(library: &Library, moment: &Moment) -> u32 {
    let left = moment.left().map_or(0, |left| length(library, &left));
    let timeline = |scene| Timeline::under(library, scene, course(library, moment));
    library.scene(moment.scene).map_or(0, |scene| timeline(scene).length(moment.step)).max(left)
}
