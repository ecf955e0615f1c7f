//! `assets/drugs.toml` turned into drugs: which JAK each one hits, how it binds, and where that stands written.

use super::Kinase;
use super::evidence::{Claim, cited_claims};
use crate::diagnose::reading::{Form, Text};
use crate::language::Told;
use crate::language::prose::{Levels, Mentions};

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

impl Drug {
    const KEYS: &'static [&'static str] =
        &["name", "brand", "hits", "also", "binding", "about", "as_of", "evidence_to", "claims"];

    /// Every drug of the file that has a name.
    pub fn read_all(file: &Form, mentions: Mentions, claims: &[Claim]) -> Vec<Self> {
        let mut drugs: Vec<Self> = Vec::new();
        for form in file.forms("drug", Self::KEYS) {
            let name = form.need_text("name");
            let drug = Self::read(&form, name.as_ref(), mentions, claims);
            let Some(name) = name else { continue };
            if drugs.iter().any(|drug| drug.name == name.words) {
                form.sheet.duplicate("drug", &name);
            } else {
                drugs.push(drug);
            }
        }
        drugs
    }

    fn read(form: &Form, name: Option<&Text>, mentions: Mentions, claims: &[Claim]) -> Self {
        let words = |text: Option<Text>| text.map(Text::into_words);
        let cited = form.need_texts("claims");
        Self {
            name: name.map(|name| name.words.to_string()).unwrap_or_default(),
            brand: words(form.text("brand")),
            hits: read_hits(form),
            also: form.texts("also").into_iter().map(Text::into_words).collect(),
            binding: words(form.need_text("binding")).unwrap_or_default(),
            about: Told::read(form, "about", Levels::All, mentions),
            as_of: form.need_date("as_of", false).unwrap_or_default(),
            evidence_to: form.need_date("evidence_to", true).unwrap_or_default(),
            claims: cited_claims(form, cited, claims),
        }
    }
}

const HITS: [(&str, Hit); 3] = [("spared", Hit::Spared), ("partly", Hit::Partly), ("strongly", Hit::Strongly)];

fn read_hits(form: &Form) -> [Hit; 4] {
    let mut hits = [Hit::Spared; 4];
    if !form.has("hits") {
        form.missing("hits", "{ JAK1 = \"strongly\" }");
    }
    let Some(listed) = form.form("hits", &[]) else {
        return hits;
    };
    for (symbol, _) in listed.entries() {
        if let Some(kinase) = Kinase::read(listed.sheet, &symbol)
            && let Some(hit) = listed.choice(&symbol.words, &HITS)
        {
            hits[kinase as usize] = hit;
        }
    }
    hits
}
