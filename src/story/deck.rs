//! A deck file turned into acts: which scenes, in which order.

/// A stretch of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub title: String,
    /// Indices into [`crate::library::Library::scenes`].
    pub scenes: Vec<usize>,
}

/// An order of scenes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// The file's name without `.toml`.
    pub name: String,
    pub title: String,
    pub acts: Vec<Act>,
}

impl Deck {
    /// The scenes in order, as indices into [`crate::library::Library::scenes`].
    pub fn scenes(&self) -> impl Iterator<Item = usize> + '_ {
        self.acts.iter().flat_map(|act| act.scenes.iter().copied())
    }
}
