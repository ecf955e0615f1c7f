//! What an author writes, turned into a scene: cast, script, words.

pub mod casting;
pub mod challenge;
pub mod deck;
pub mod figure;
pub mod grammar;
pub mod linking;
pub mod misconception;
pub mod quiz;
pub mod reading;
pub mod scene;
pub mod sense;
pub mod sentence;
pub mod telling;

pub use crate::language::{Audience, Piece, Prose, Term, Told, Verb};
pub use crate::scenery::{Caption, Place, Set, Sprite, View};
pub use challenge::Challenge;
pub use deck::{Act, Deck};
pub use figure::Figure;
pub use linking::World;
pub use misconception::Misconception;
pub use quiz::{Answer, Predict, Question};
pub use scene::{Actor, ActorId, Expectation, Post, Scene, State, Step, WhatIf};
pub use sentence::{Object, Sentence};
