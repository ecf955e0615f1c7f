//! `assets/evidence.toml` and `assets/references.toml` turned into claims and the sources they rest on.

use crate::diagnose::Problem;
use crate::diagnose::reading::values::Known;
use crate::diagnose::reading::{Form, Text};

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

impl Reference {
    const KEYS: &'static [&'static str] = &["authors", "year", "title", "source", "doi", "pmid", "url"];

    /// Every source of the file.
    pub fn read_all(file: &Form) -> Vec<Self> {
        let sources = file.named(Self::KEYS);
        sources.iter().map(|(key, form)| Self::read(key, form)).collect()
    }

    fn read(key: &Text, form: &Form) -> Self {
        let need = |key: &str| form.need_text(key).map(Text::into_words);
        let maybe = |key: &str| form.text(key).map(Text::into_words);
        let (authors, title, source) = (need("authors"), need("title"), need("source"));
        if !form.has("year") {
            form.missing("year", "2026");
        }
        let year = form.number("year", &(1800.0..=2100.0));
        let reference = Self {
            year: year.unwrap_or_default() as u16,
            doi: maybe("doi"),
            pmid: maybe("pmid"),
            url: maybe("url"),
            authors: authors.unwrap_or_default(),
            title: title.unwrap_or_default(),
            source: source.unwrap_or_default(),
            key: key.words.to_string(),
        };
        if !["doi", "pmid", "url"].into_iter().any(|key| form.has(key)) {
            let message = format!("the reference `{}` says nowhere where to find it", key.words);
            let problem = Problem::new("no-source", form.spot.clone(), message);
            form.sheet
                .findings
                .add(problem.label("no `doi`, `pmid` or `url`").help("add at least one of `doi`, `pmid` and `url`"));
        }
        reference
    }
}

impl Claim {
    const KEYS: &'static [&'static str] = &["statement", "verdict", "species", "references", "checked", "caveat"];
    const VERDICTS: [(&'static str, Verdict); 3] =
        [("supported", Verdict::Supported), ("partial", Verdict::Partial), ("contested", Verdict::Contested)];

    /// Every claim of the file.
    pub fn read_all(file: &Form, references: &[Reference]) -> Vec<Self> {
        let claims = file.named(Self::KEYS).into_iter();
        claims.filter_map(|(key, form)| Self::read(key, &form, references)).collect()
    }

    fn read(key: Text, form: &Form, references: &[Reference]) -> Option<Self> {
        let need = |key: &str| form.need_text(key).map(Text::into_words);
        let (statement, species) = (need("statement"), need("species"));
        let verdict = form.need_choice("verdict", &Self::VERDICTS);
        let checked = form.need_date("checked", Known::ToTheDay);
        let caveat = form.text("caveat").map(Text::into_words);
        let cited = form.need_texts("references");
        if form.has("references") && cited.is_empty() {
            let message = format!("the claim `{}` rests on nothing", key.words);
            let problem = Problem::new("no-references", form.place("references"), message);
            let label = "name at least one source";
            form.sheet.findings.add(problem.label(label));
        }
        Some(Self {
            statement: statement?,
            // An unreadable verdict is taken for the least sure one, so that the claim stands badged.
            verdict: verdict.unwrap_or(Verdict::Contested),
            species: species?,
            references: cited_references(form, cited, references),
            checked: checked.unwrap_or_default(),
            caveat,
            key: key.into_words(),
        })
    }
}

/// The keys of sources that exist; of any other a problem is made. Without any source at hand they are taken as they are.
pub fn cited_references(form: &Form, cited: Vec<Text>, references: &[Reference]) -> Vec<String> {
    let keys = references.iter().map(|source| &*source.key);
    let known = |text: &Text| form.sheet.knows("unknown-reference", "reference", text, keys.clone());
    cited.into_iter().filter(known).map(Text::into_words).collect()
}

/// The keys of claims that exist; of any other a problem is made. Without any claim at hand none is kept.
pub fn cited_claims(form: &Form, cited: Vec<Text>, claims: &[Claim]) -> Vec<String> {
    let keys = claims.iter().map(|claim| &*claim.key);
    let known = |text: &Text| form.sheet.knows("unknown-claim", "claim", text, keys.clone());
    cited.into_iter().filter(|text| !claims.is_empty() && known(text)).map(Text::into_words).collect()
}
