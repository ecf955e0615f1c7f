//! The words that science and story share: for whom, prose at three levels, glossary, verbs.

pub mod glossary;
pub mod number;
pub mod prose;
pub mod verb;

pub use glossary::Term;
pub use prose::{Levels, Mentions, Piece, Prose, Told};
pub use verb::{Takes, Verb};

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
