//! `assets/genes.toml` turned into changes of a gene: which molecule is lost, which plays another's part.

use super::evidence::{Claim, cited_claims};
use super::{Kinase, MoleculeId, Pathway};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text, text_of};
use crate::language::Told;
use crate::language::prose::{Levels, Mentions};

/// A change of a gene that holds in every scene: a molecule is lost, or others take its part.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneChange {
    /// `JAK3 lost, as in SCID`.
    pub title: String,
    /// The same for the strip and the command line: `JAK3 loss`.
    pub short: String,
    /// The molecule that is not there.
    pub lost: Option<MoleculeId>,
    /// Molecule by molecule, what takes its part.
    pub swaps: Vec<(MoleculeId, MoleculeId)>,
    /// Cytokines whose signal then runs without them.
    pub runs: Vec<String>,
    /// What comes of it in people or mice, at three levels.
    pub say: Told,
    /// Keys of `assets/evidence.toml`.
    pub claims: Vec<String>,
}

impl GeneChange {
    const KEYS: &'static [&'static str] = &["title", "short", "lose", "swap", "runs", "say", "claims"];

    /// Every change of the file that can be made.
    pub fn read_all(file: &Form, pathway: &Pathway, mentions: Mentions, claims: &[Claim]) -> Vec<Self> {
        let mut changes: Vec<Self> = Vec::new();
        for form in file.forms("gene", Self::KEYS) {
            let short = form.need_text("short");
            let change = Self::read(&form, pathway, mentions, claims);
            let Some(short) = short else { continue };
            if changes.iter().any(|change| change.short == short.words) {
                form.sheet.duplicate("gene change", &short);
            } else if change.lost.is_some() || !change.swaps.is_empty() {
                changes.push(Self { short: short.into_words(), ..change });
            }
        }
        changes
    }

    fn read(form: &Form, pathway: &Pathway, mentions: Mentions, claims: &[Claim]) -> Self {
        if form.has("lose") == form.has("swap") {
            let message = "a gene change either loses a molecule or swaps molecules";
            let label = if form.has("lose") { "has both `lose` and `swap`" } else { "has neither `lose` nor `swap`" };
            form.sheet.findings.add(Problem::new("lose-or-swap", form.spot.clone(), message).label(label));
        }
        let cited = form.need_texts("claims");
        Self {
            title: form.need_text("title").map(Text::into_words).unwrap_or_default(),
            short: String::new(),
            lost: form.text("lose").and_then(|name| known(form, &name, pathway)),
            swaps: swaps(form, pathway),
            runs: runs(form, pathway),
            say: Told::read(form, "say", Levels::All, mentions),
            claims: cited_claims(form, cited, claims),
        }
    }

    /// The JAK that is lost, if it is one.
    pub fn lost_kinase(&self, pathway: &Pathway) -> Option<Kinase> {
        pathway.molecules.get(self.lost?)?.kinase
    }

    /// The JAKs in whose part something plays that works without a cytokine.
    pub fn jammed<'p>(&'p self, pathway: &'p Pathway) -> impl Iterator<Item = Kinase> + use<'p> {
        let always = |id: MoleculeId| pathway.molecules.get(id).is_some_and(|molecule| molecule.always_on);
        let kinase = |id: MoleculeId| pathway.molecules.get(id)?.kinase;
        self.swaps.iter().filter(move |swap| always(swap.1)).filter_map(move |swap| kinase(swap.0))
    }
}

/// The molecule of this name; any other is a problem.
fn known(form: &Form, name: &Text, pathway: &Pathway) -> Option<MoleculeId> {
    let found = pathway.find(&name.words);
    if found.is_none() && !pathway.molecules.is_empty() {
        let names = pathway.molecules.iter().map(|molecule| &*molecule.name);
        form.sheet.unknown("unknown-molecule", "molecule", name, names);
    }
    found
}

/// `swap = { JAK2 = "JAK2 V617F" }`.
fn swaps(form: &Form, pathway: &Pathway) -> Vec<(MoleculeId, MoleculeId)> {
    let Some(swap) = form.form("swap", &[]) else { return Vec::new() };
    let pair = |(old, new): (Text, &_)| {
        let new = text_of(form.sheet, new).and_then(|new| known(form, &new, pathway));
        known(form, &old, pathway).zip(new)
    };
    swap.entries().into_iter().filter_map(pair).collect()
}

fn runs(form: &Form, pathway: &Pathway) -> Vec<String> {
    let names = || pathway.signals.iter().map(|signal| &*signal.cytokine);
    let known = |name: &Text| pathway.signals.is_empty() || form.sheet.knows("unknown-signal", "signal", name, names());
    form.texts("runs").into_iter().filter(known).map(Text::into_words).collect()
}
