//! The measured values in a drug's file, and `assets/assays.toml`, turned into numbers that never stand without their assay.

use super::standing::name_of;
use super::{Around, Kinase};
use crate::biology::evidence::cited_references;
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};

/// A test in which drugs were measured: only numbers of one and the same can be held against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assay {
    pub key: String,
    /// `human whole blood, flow cytometry`
    pub title: String,
    /// What a number of it is: `total plasma concentration`.
    pub compares: String,
    /// Who measured.
    pub lab: String,
    /// Who paid.
    pub sponsor: String,
    /// How much ATP there was: `as in cells`.
    pub atp: String,
}

impl Assay {
    const KEYS: &'static [&'static str] = &["title", "compares", "lab", "sponsor", "atp"];

    /// Every assay of the file.
    pub fn read_all(file: &Form) -> Vec<Self> {
        let read = |(key, form): (Text, Form)| {
            let need = |key: &str| form.need_text(key).map(Text::into_words).unwrap_or_default();
            Self {
                title: need("title"),
                compares: need("compares"),
                lab: need("lab"),
                sponsor: need("sponsor"),
                atp: need("atp"),
                key: key.into_words(),
            }
        };
        file.named(Self::KEYS).into_iter().map(read).collect()
    }
}

/// Which part of a kinase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Domain {
    /// The kinase itself.
    Jh1,
    /// Its brake, the pseudokinase.
    Jh2,
}

impl Domain {
    pub const NAMES: [(&'static str, Self); 2] = [("JH1", Self::Jh1), ("JH2", Self::Jh2)];

    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

/// On what it was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A message in cells, by its cytokine: `IL-15`.
    Signal(String),
    /// A kinase by itself.
    Target(Kinase, Domain),
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    Ic50,
    Kd,
    Ki,
}

impl Measure {
    pub const NAMES: [(&'static str, Self); 3] = [("IC50", Self::Ic50), ("Kd", Self::Kd), ("Ki", Self::Ki)];

    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

/// Whether the number was reached; `>` and `<` say only on which side it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Relation {
    #[default]
    Equal,
    MoreThan,
    LessThan,
}

impl Relation {
    const NAMES: [(&'static str, Self); 3] = [("=", Self::Equal), (">", Self::MoreThan), ("<", Self::LessThan)];
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Nanomolar,
    Micromolar,
}

impl Unit {
    const NAMES: [(&'static str, Self); 2] = [("nM", Self::Nanomolar), ("uM", Self::Micromolar)];

    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

/// One measured value.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    pub of: Of,
    pub kind: Measure,
    /// Above zero.
    pub value: f64,
    pub unit: Unit,
    pub relation: Relation,
    /// A key of `assets/assays.toml`.
    pub assay: String,
    /// `CD8 T cells, pSTAT5`
    pub cells: Option<String>,
    /// A key of `assets/references.toml`.
    pub reference: String,
}

impl Measured {
    const KEYS: &'static [&'static str] =
        &["signal", "target", "domain", "kind", "value", "unit", "relation", "assay", "cells", "reference"];

    /// The cytokine of the signal, where a signal was measured.
    pub fn signal(&self) -> Option<&str> {
        match &self.of {
            Of::Signal(cytokine) => Some(cytokine),
            Of::Target(..) => None,
        }
    }

    pub(super) fn read_all(drug: &Form, around: Around) -> Vec<Self> {
        drug.forms("measured", Self::KEYS).iter().filter_map(|form| Self::read(form, around)).collect()
    }

    fn read(form: &Form, around: Around) -> Option<Self> {
        let of = Of::read(form, around);
        let kind = form.need_choice("kind", &Measure::NAMES);
        let value = form.need_above_zero("value", "56");
        let unit = form.need_choice("unit", &Unit::NAMES);
        let relation = form.choice("relation", &Relation::NAMES).unwrap_or_default();
        let assay = read_assay(form, around.assays);
        let cells = form.text("cells").map(Text::into_words);
        let reference = form.need_text("reference").into_iter().collect();
        let reference = cited_references(form, reference, around.references).pop();
        Some(Self {
            of: of?,
            kind: kind?,
            value: value?,
            unit: unit?,
            relation,
            assay: assay?,
            cells,
            reference: reference?,
        })
    }
}

impl Of {
    fn read(form: &Form, around: Around) -> Option<Self> {
        if form.has("signal") == form.has("target") {
            let message = "a value is measured on a signal or on a target";
            let problem = Problem::new("signal-or-target", form.spot.clone(), message).label("on which?");
            let help = "write `signal = \"IL-15\"`, or `target = \"JAK1\"` with `domain = \"JH1\"`, one of the two";
            form.sheet.findings.add(problem.help(help));
            return None;
        }
        if let Some(cytokine) = form.text("signal") {
            let cytokines = around.pathway.signals.iter().map(|signal| &*signal.cytokine);
            let known = form.sheet.knows("unknown-signal", "signal", &cytokine, cytokines);
            return known.then(|| Self::Signal(cytokine.into_words()));
        }
        let domain = form.need_choice("domain", &Domain::NAMES);
        Some(Self::Target(Kinase::read(form.sheet, &form.text("target")?)?, domain?))
    }
}

/// Where a value was measured, without which it is none.
fn read_assay(form: &Form, assays: &[Assay]) -> Option<String> {
    if !form.has("assay") {
        let message = "a measured value means nothing outside of its assay";
        let problem = Problem::new("no-assay", form.place("value"), message).label("measured how?");
        let help = "add `assay = \"...\"` with a key of `assets/assays.toml`; add the assay there if it is new";
        form.sheet.findings.add(problem.help(help));
    }
    let assay = form.text("assay")?;
    let keys = assays.iter().map(|assay| &*assay.key);
    let known = form.sheet.knows("unknown-assay", "assay", &assay, keys);
    known.then(|| assay.into_words())
}
