//! Narration turned into pieces: plain text, and mentions of actors or glossary words.

use super::Audience;

/// One piece of narration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// `{id}` or `{id:words}`: an actor of the cast, else a glossary key.
    Mention {
        id: String,
        words: String,
    },
}

/// A passage of narration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Piece>);

impl Prose {
    /// The words alone, without markup.
    pub fn text(&self) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Mention { words, .. } => words.as_str(),
            })
            .collect()
    }
}

/// The same thing said at the three levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub plain: Prose,
    pub student: Prose,
    pub clinician: Prose,
}

impl Told {
    pub fn at(&self, audience: Audience) -> &Prose {
        match audience {
            Audience::Plain => &self.plain,
            Audience::Student => &self.student,
            Audience::Clinician => &self.clinician,
        }
    }
}
