//! `assets/misconceptions.toml` turned into what people often believe, and what is so.

use crate::biology::evidence::{Claim, cited_claims};
use crate::diagnose::reading::{Form, Sheet, Text};

/// One belief that a wrong answer can fall for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misconception {
    /// What `traps` in an answer refers to: `M04`.
    pub key: String,
    pub says: String,
    pub truth: String,
    /// Keys of `assets/evidence.toml`: what the truth rests on.
    pub claims: Vec<String>,
}

impl Misconception {
    /// Whether the register has this key; if not, that is a problem. Without a register every key will do.
    pub fn known(sheet: Sheet, key: &Text, beliefs: &[Self]) -> bool {
        let keys = beliefs.iter().map(|belief| &*belief.key);
        sheet.knows("unknown-misconception", "misconception", key, keys)
    }

    /// Every misconception of the file.
    pub fn read_all(file: &Form, claims: &[Claim]) -> Vec<Self> {
        let entries = file.named(&["says", "truth", "claims"]).into_iter();
        entries
            .map(|(key, form)| {
                let text = |key| form.need_text(key).map(Text::into_words).unwrap_or_default();
                let claims = cited_claims(&form, form.texts("claims"), claims);
                Self { says: text("says"), truth: text("truth"), claims, key: key.into_words() }
            })
            .collect()
    }
}
