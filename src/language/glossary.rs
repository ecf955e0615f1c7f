//! `assets/glossary.toml` turned into terms, said in plain and in exact words.

use crate::diagnose::reading::{Form, Text};

/// One word and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What `{key}` in narration refers to: `immune-privilege`.
    pub key: String,
    /// As it is shown: `immune privilege`.
    pub word: String,
    /// At most 30 words.
    pub plain: String,
    /// At most 40 words.
    pub exact: String,
}

impl Term {
    /// The keys of one term.
    pub const KEYS: &'static [&'static str] = &["word", "plain", "exact"];

    /// Every term of the file.
    pub fn read_all(file: &Form) -> Vec<Self> {
        let terms = file.named(Self::KEYS).into_iter();
        terms.filter_map(|(key, form)| Self::read(key, &form)).collect()
    }

    fn read(key: Text, form: &Form) -> Option<Self> {
        let (word, plain) = (form.need_text("word"), form.need_text("plain"));
        let exact = form.need_text("exact");
        Some(Self {
            key: key.into_words(),
            word: word?.into_words(),
            plain: plain?.into_words(),
            exact: exact?.into_words(),
        })
    }
}
