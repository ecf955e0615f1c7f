//! `assets/glossary.toml` turned into terms, said in plain and in exact words.

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
