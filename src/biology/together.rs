//! `assets/together.toml` turned into what must be said where several drugs are taken at once.

use super::evidence::{Claim, cited_claims};
use crate::diagnose::reading::{Form, Text};
use crate::language::Told;
use crate::language::prose::{Levels, Mentions};

/// A warning, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// One sentence.
    pub say: Told,
    /// The same in a few words, for one row.
    pub short: String,
    /// Keys of `assets/evidence.toml`.
    pub claims: Vec<String>,
}

impl Together {
    pub const KEYS: &'static [&'static str] = &["say", "short", "claims"];

    pub fn read(form: &Form, mentions: Mentions, claims: &[Claim]) -> Self {
        let say = Told::read(form, "say", Levels::Plain, mentions);
        let short = form.need_text("short").map(Text::into_words).unwrap_or_default();
        let cited = form.need_texts("claims");
        Self { say, short, claims: cited_claims(form, cited, claims) }
    }
}
