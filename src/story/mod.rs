//! What an author writes, turned into a scene: cast, script, words.

pub mod casting;
pub mod challenge;
pub mod deck;
pub mod figure;
pub mod glossary;
pub mod grammar;
pub mod linking;
pub mod misconception;
pub mod place;
pub mod prose;
pub mod quiz;
pub mod reading;
pub mod scene;
pub mod sense;
pub mod sentence;
pub mod telling;

pub use challenge::Challenge;
pub use deck::{Act, Deck};
pub use figure::Figure;
pub use glossary::Term;
pub use linking::World;
pub use misconception::Misconception;
pub use place::{Caption, Place, Set, Sprite, View};
pub use prose::{Piece, Prose, Told};
pub use quiz::{Answer, Predict, Question};
pub use scene::{Actor, ActorId, Expectation, Post, Scene, State, Step, WhatIf};
pub use sentence::{Object, Sentence, Verb};

/// For whom the words are; never changes the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    #[default]
    Plain,
    Student,
    Clinician,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Plain, Self::Student, Self::Clinician];

    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Student => "student",
            Self::Clinician => "clinician",
        }
    }
}
