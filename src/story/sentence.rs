//! A line of script turned into a sentence: who does what, to whom, where, for how long.

use super::{ActorId, Verb};
use std::ops::Range;

/// Whom or where a verb is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    Actor(ActorId),
    /// A place of the stage.
    Place(String),
}

/// `[meanwhile] ACTOR VERB [ACTOR or PLACE] [at SITE] [over SECONDSs]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Starts together with the sentence before it.
    pub meanwhile: bool,
    pub actor: ActorId,
    pub verb: Verb,
    pub object: Option<Object>,
    /// The tyrosine or tyrosines: `Y1007/Y1008`.
    pub site: Option<String>,
    /// Milliseconds.
    pub lasts: u32,
    /// Bytes in the scene's file.
    pub bytes: Range<usize>,
}
