//! A moment and a message turned into the next moment: all that the program remembers, as plain data.

use crate::biology::DrugId;
use crate::look::Look;
use crate::story::Audience;
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    pub audience: Audience,
    pub overlay: Overlay,
    /// The chosen row of the overlay, and its scroll.
    pub row: usize,
    /// Answers given, by scene number.
    pub answers: BTreeMap<usize, Choice>,
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

/// What became of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    Answered(usize),
    Skipped,
}
