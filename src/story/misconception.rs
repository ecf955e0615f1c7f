//! `assets/misconceptions.toml` turned into what people often believe, and what is so.

use crate::diagnose::reading::{Form, Sheet, Text};

/// One belief that a wrong answer can fall for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misconception {
    /// What `traps` in an answer refers to: `M04`.
    pub key: String,
    pub says: String,
    pub truth: String,
}

impl Misconception {
    /// Whether the register has this key; if not, that is a problem. Without a register every key will do.
    pub fn known(sheet: Sheet, key: &Text, beliefs: &[Self]) -> bool {
        let known = beliefs.is_empty() || beliefs.iter().any(|belief| belief.key == key.words);
        if !known {
            let keys = beliefs.iter().map(|belief| &*belief.key);
            sheet.unknown("unknown-misconception", "misconception", key, keys);
        }
        known
    }

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
