//! `assets/drugs/NAME.toml` turned into a drug: which JAK it hits, how it binds, where it stands, and on what that rests.

pub mod measured;
pub mod standing;
pub mod trial;

pub use measured::{Assay, Domain, Measure, Measured, Of, Relation, Unit};
pub use standing::{Approval, Areata, Binding, Boxed, Dose, Hold, Status, Stopping, Warning};
pub use trial::{Arm, Origin, Trial};

use super::evidence::{Claim, Reference, cited_claims};
use super::{Kinase, Pathway};
use crate::diagnose::FileId;
use crate::diagnose::reading::values::Known;
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drug {
    /// Where it is written.
    pub file: FileId,
    /// International nonproprietary name, lower case; the name of its file.
    pub name: String,
    pub brand: Option<String>,
    /// Other names: `SHR0302`.
    pub also_called: Vec<String>,
    /// In the order of [`Kinase::ALL`].
    pub hits: [Hit; 4],
    /// Targets that are no JAK: `TEC family`.
    pub also: Vec<String>,
    pub binding: Binding,
    /// Where it stands for alopecia areata and what else it is for, said at three levels.
    pub about: Told,
    pub areata: Areata,
    /// Those for alopecia areata first, as they are written.
    pub approvals: Vec<Approval>,
    pub doses: Vec<Dose>,
    pub trials: Vec<Trial>,
    pub boxed: Boxed,
    pub stopping: Stopping,
    pub measured: Vec<Measured>,
    /// Last day a person checked it, `2026-11-22`.
    pub as_of: String,
    /// Newest material that the check could see, `2026-04`.
    pub evidence_to: String,
    /// Keys of `assets/evidence.toml`: all that the entry rests on, each once.
    pub claims: Vec<String>,
}

/// What the names in a drug's file are found in.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub mentions: Mentions<'a>,
    pub claims: &'a [Claim],
    pub references: &'a [Reference],
    pub pathway: &'a Pathway,
    pub assays: &'a [Assay],
}

impl Drug {
    pub fn hit(&self, kinase: Kinase) -> Hit {
        self.hits[kinase as usize]
    }

    /// The day, month or year of its first approval for alopecia areata.
    pub fn approved_for_areata(&self) -> Option<&str> {
        self.approvals.iter().filter(|approval| approval.areata).map(|approval| &*approval.date).min()
    }

    /// Drugs in the order of the cabinet: by their first approval for alopecia areata, those without one by name.
    pub fn shelve(drugs: &mut [Self]) {
        drugs.sort_by(|a, b| {
            let place =
                |drug: &Self| (drug.approved_for_areata().is_none(), drug.approved_for_areata().map(str::to_owned));
            place(a).cmp(&place(b)).then_with(|| a.name.cmp(&b.name))
        });
    }
}

impl Drug {
    pub const KEYS: &'static [&'static str] = &[
        "brand",
        "also_called",
        "hits",
        "also",
        "as_of",
        "evidence_to",
        "claims",
        "about",
        "binding",
        "areata",
        "approval",
        "dose",
        "trial",
        "boxed",
        "stopping",
        "measured",
    ];

    /// Reads the file of one drug.
    pub fn read(name: &str, form: &Form, around: Around) -> Self {
        let texts = |key: &str| form.texts(key).into_iter().map(Text::into_words).collect();
        let cited = form.need_texts("claims");
        let mut drug = Self {
            file: form.sheet.file,
            name: name.to_owned(),
            brand: form.text("brand").map(Text::into_words),
            also_called: texts("also_called"),
            hits: read_hits(form),
            also: texts("also"),
            binding: Binding::read(form, around),
            about: Told::read(form, "about", Levels::All, around.mentions),
            areata: Areata::read(form, around),
            approvals: Approval::read_all(form, around),
            doses: Dose::read_all(form, around),
            trials: Trial::read_all(form, around),
            boxed: Boxed::read(form, around),
            stopping: Stopping::read(form, around),
            measured: Measured::read_all(form, around),
            as_of: form.need_date("as_of", Known::ToTheDay).unwrap_or_default(),
            evidence_to: form.need_date("evidence_to", Known::ToTheMonth).unwrap_or_default(),
            claims: cited_claims(form, cited, around.claims),
        };
        drug.gather_claims();
        drug
    }

    /// Adds what its parts rest on to what the entry rests on.
    fn gather_claims(&mut self) {
        let single = [&self.binding.claim, &self.areata.claim, &self.boxed.claim, &self.stopping.claim];
        let approvals = self.approvals.iter().map(|approval| &approval.claim);
        let doses = self.doses.iter().map(|dose| &dose.claim);
        let trials = self.trials.iter().map(|trial| &trial.claim);
        let parts = single.into_iter().chain(approvals).chain(doses).chain(trials).flatten();
        for key in parts.cloned().collect::<Vec<_>>() {
            if !self.claims.contains(&key) {
                self.claims.push(key);
            }
        }
    }
}

/// The claim of one part; without one it stands on nothing, which is a problem where it must.
fn claim(form: &Form, around: Around, needed: bool) -> Option<String> {
    let key = if needed { form.need_text("claim") } else { form.text("claim") };
    cited_claims(form, key.into_iter().collect(), around.claims).pop()
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

#[cfg(test)]
mod tests;
