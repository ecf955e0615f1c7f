//! `assets/drugs.toml` turned into drugs: which JAK each one hits, how it binds, and where that stands written.

use super::Kinase;
use crate::story::Told;

/// Index into [`crate::library::Library::drugs`].
pub type DrugId = usize;

/// How hard a drug hits one kinase at its usual dose. A teaching map, not a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hit {
    #[default]
    Spared,
    Partly,
    Strongly,
}

/// One medicine of the cabinet.
#[derive(Clone, Debug, PartialEq)]
pub struct Drug {
    /// International nonproprietary name, lower case.
    pub name: String,
    pub brand: Option<String>,
    /// In the order of [`Kinase::ALL`].
    pub hits: [Hit; 4],
    /// Targets that are no JAK: `TEC family`.
    pub also: Vec<String>,
    /// How it binds: `reversible, in the ATP pocket`.
    pub binding: String,
    /// Where it stands for alopecia areata and what else it is for, said at three levels.
    pub about: Told,
    /// Last day a person checked it, `2026-11-22`.
    pub as_of: String,
    /// Newest material that the check could see, `2026-04`.
    pub evidence_to: String,
    /// Keys of `assets/evidence.toml`.
    pub claims: Vec<String>,
}

impl Drug {
    pub fn hit(&self, kinase: Kinase) -> Hit {
        self.hits[kinase as usize]
    }
}
