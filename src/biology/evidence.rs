//! `assets/evidence.toml` and `assets/references.toml` turned into claims and the sources they rest on.

/// How well a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Supported,
    Partial,
    Contested,
}

/// One statement and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub key: String,
    pub statement: String,
    pub verdict: Verdict,
    /// `human`, `mouse`, `human cells`, `structure`, ...
    pub species: String,
    /// Keys of `assets/references.toml`; never empty.
    pub references: Vec<String>,
    /// Last day a person checked it, `2026-11-22`.
    pub checked: String,
    /// What is disputed, or what the claim leaves out.
    pub caveat: Option<String>,
}

/// One source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub key: String,
    /// `Dai Z et al.`
    pub authors: String,
    pub year: u16,
    pub title: String,
    /// Journal, publisher or database.
    pub source: String,
    pub doi: Option<String>,
    pub pmid: Option<String>,
    /// For sources without DOI or PMID: a label, a database page.
    pub url: Option<String>,
}
