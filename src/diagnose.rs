//! A problem and its place in a file, turned into a report that a person can act on.

use std::ops::Range;

/// Index of a source text in [`Files`].
pub type FileId = usize;

/// A stretch of bytes in one source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub file: FileId,
    pub bytes: Range<usize>,
}

/// One thing an author should change: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the kind of problem, in kebab case (`unknown-actor`).
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    pub spot: Spot,
    /// Words under the underlined place.
    pub label: String,
    /// What to do about it, often a "did you mean".
    pub help: Option<String>,
}

/// The source texts that problems point into.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<(String, String)>,
}

impl Files {
    /// Takes a file's shown name and text, and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.list.push((name.into(), text.into()));
        self.list.len() - 1
    }

    pub fn name(&self, id: FileId) -> &str {
        self.list.get(id).map_or("", |file| &file.0)
    }

    pub fn text(&self, id: FileId) -> &str {
        self.list.get(id).map_or("", |file| &file.1)
    }
}
