//! `assets/misconceptions.toml` turned into what people often believe, and what is so.

use crate::diagnose::reading::{Form, Text};

/// One belief that a wrong answer can fall for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misconception {
    /// What `traps` in an answer refers to: `M04`.
    pub key: String,
    pub says: String,
    pub truth: String,
}

impl Misconception {
    /// Every misconception of the file.
    pub fn read_all(file: &Form) -> Vec<Self> {
        let entries = file.named(&["says", "truth"]).into_iter();
        entries
            .map(|(key, form)| {
                let text = |key| form.need_text(key).map(Text::into_words).unwrap_or_default();
                Self { says: text("says"), truth: text("truth"), key: key.into_words() }
            })
            .collect()
    }
}
