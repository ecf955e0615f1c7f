//! `assets/pathway.toml` turned into molecules, and into signals: cytokine, chains, JAKs, STATs.

use super::Kinase;
use super::evidence::{Reference, cited_references};
use crate::diagnose::reading::{Form, Sheet, Text};
use crate::language::Verb;
use crate::scenery::Sprite;
use crate::scenery::known_colour;
use std::collections::BTreeMap;

/// Index into [`Pathway::molecules`].
pub type MoleculeId = usize;

/// What a molecule (or cell, or tissue) is; decides what it can do on stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Cytokine,
    Receptor,
    Kinase,
    Stat,
    Phosphatase,
    /// A protein that holds a kinase down, such as SOCS1.
    Brake,
    Gene,
    /// A protein that a gene makes and that is none of the above (MHC class I, CXCL10).
    Product,
    /// A whole cell: CD8 T cell, NK cell.
    Cell,
    /// A part of the follicle: bulb, hair shaft, bulge.
    Tissue,
}

impl Kind {
    /// Every kind with its name in `assets/pathway.toml`.
    pub const NAMES: [(&'static str, Self); 10] = [
        ("cytokine", Self::Cytokine),
        ("receptor", Self::Receptor),
        ("kinase", Self::Kinase),
        ("stat", Self::Stat),
        ("phosphatase", Self::Phosphatase),
        ("brake", Self::Brake),
        ("gene", Self::Gene),
        ("product", Self::Product),
        ("cell", Self::Cell),
        ("tissue", Self::Tissue),
    ];
}

/// Something that can stand on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Molecule {
    /// The name that scenes use in `is`: `IFN-gamma`, `JAK1`, `CD8 T cell`.
    pub name: String,
    pub kind: Kind,
    /// What its label says (`IFN-γ`); the name unless told.
    pub label: String,
    /// HGNC symbol or symbols of the gene, where it has one.
    pub gene: Option<String>,
    /// `UniProt` accession of the human protein, where it is one.
    pub uniprot: Option<String>,
    /// Set for the four JAKs.
    pub kinase: Option<Kinase>,
    /// Tyrosines that can carry a phosphate, `UniProt` numbering: `Y1034/Y1035`.
    pub sites: Vec<String>,
    /// A sprite of `assets/art/sprites.toml`.
    pub sprite: String,
    /// A colour role of the themes.
    pub colour: String,
    /// Signals without which it cannot do a thing: verb -> cytokines whose signal must get through.
    pub needs: BTreeMap<String, Vec<String>>,
    /// Works without a cytokine (JAK2 V617F).
    pub always_on: bool,
}

/// One chain of a receptor and the JAKs that ride on it, the main one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    pub receptor: String,
    pub jaks: Vec<Kinase>,
}

/// How one cytokine signals.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    pub cytokine: String,
    pub chains: Vec<Chain>,
    /// The JAKs without which the signal does not get through.
    pub jaks: Vec<Kinase>,
    /// The main STATs first.
    pub stats: Vec<String>,
    /// Keys of `assets/references.toml`.
    pub references: Vec<String>,
}

/// Everything in `assets/pathway.toml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pathway {
    pub molecules: Vec<Molecule>,
    pub signals: Vec<Signal>,
}

impl Pathway {
    pub fn find(&self, name: &str) -> Option<MoleculeId> {
        self.molecules.iter().position(|molecule| molecule.name == name)
    }

    /// What a signal is called on screen: the label of its cytokine.
    pub fn signal_label<'a>(&'a self, signal: &'a Signal) -> &'a str {
        let cytokine = self.find(&signal.cytokine).and_then(|id| self.molecules.get(id));
        cytokine.map_or(&signal.cytokine, |molecule| &molecule.label)
    }

    /// The signal of a cytokine.
    pub fn signal(&self, cytokine: &str) -> Option<&Signal> {
        self.signals.iter().find(|signal| signal.cytokine == cytokine)
    }
}

impl Signal {
    /// Whether a JAK rides on its chains without being one that it cannot do without.
    pub fn accessory(&self, kinase: Kinase) -> bool {
        !self.jaks.contains(&kinase) && self.chains.iter().any(|chain| chain.jaks.contains(&kinase))
    }
}

impl Kinase {
    /// The kinase with this symbol; any other is a problem.
    pub fn read(sheet: Sheet, symbol: &Text) -> Option<Self> {
        let found = Self::from_symbol(&symbol.words);
        if found.is_none() {
            let symbols = Self::ALL.into_iter().map(Self::symbol);
            sheet.unknown("unknown-kinase", "JAK", symbol, symbols);
        }
        found
    }
}

/// What the pathway's names must be found in.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub sprites: &'a [Sprite],
    /// The colours that the themes have.
    pub roles: &'a [&'a str],
    pub references: &'a [Reference],
}

impl Pathway {
    /// The keys of the file.
    pub const KEYS: &'static [&'static str] = &["molecule", "signal"];

    /// Reads molecules first, then the signals between them.
    pub fn read(file: &Form, around: Around) -> Self {
        let mut pathway = Self::default();
        let forms = file.forms("molecule", Molecule::KEYS);
        for form in &forms {
            let Some(name) = form.need_text("name") else {
                continue;
            };
            if pathway.find(&name.words).is_some() {
                form.sheet.duplicate("molecule", &name);
            } else {
                pathway.molecules.push(Molecule::read(form, &name, around));
            }
        }
        for form in &forms {
            pathway.check_needs(form);
        }
        for form in file.forms("signal", Signal::KEYS) {
            let signal = Signal::read(&form, &pathway, around.references);
            pathway.signals.extend(signal);
        }
        pathway
    }

    fn check_needs(&self, form: &Form) {
        let Some(needs) = form.form("needs", &[]) else {
            return;
        };
        for (verb, _) in needs.entries() {
            if Verb::find(&verb.words).is_none() {
                let verbs = Verb::TABLE.iter().map(|row| row.0);
                form.sheet.unknown("unknown-verb", "verb", &verb, verbs);
            }
            for cytokine in needs.texts(&verb.words) {
                self.known(form, &cytokine, Kind::Cytokine);
            }
        }
    }

    /// Whether there is a molecule of that name and kind; if not, that is a problem.
    fn known(&self, form: &Form, name: &Text, kind: Kind) -> bool {
        let of_kind = |molecule: &&Molecule| molecule.kind == kind;
        let mut names = self.molecules.iter().filter(of_kind);
        let known = names.any(|molecule| molecule.name == name.words);
        if !known {
            let names = self.molecules.iter().filter(of_kind);
            let names = names.map(|molecule| &*molecule.name);
            form.sheet.unknown("unknown-molecule", kind.name(), name, names);
        }
        known
    }
}

impl Kind {
    /// Its name in `assets/pathway.toml`.
    pub fn name(self) -> &'static str {
        let row = Self::NAMES.iter().find(|row| row.1 == self);
        row.map_or("", |row| row.0)
    }
}

impl Molecule {
    const KEYS: &'static [&'static str] =
        &["name", "kind", "label", "gene", "uniprot", "sites", "sprite", "colour", "needs", "always_on"];

    fn read(form: &Form, name: &Text, around: Around) -> Self {
        let words = |text: Option<Text>| text.map(Text::into_words);
        let kind = form.need_choice("kind", &Kind::NAMES);
        let sprite = form.need_text("sprite");
        let colour = form.need_text("colour");
        if let Some(sprite) = &sprite {
            known_sprite(form, sprite, around.sprites);
        }
        if let Some(colour) = &colour {
            known_colour(form, colour, around.roles);
        }
        let gene = words(form.text("gene"));
        let symbols = [Some(&*name.words), gene.as_deref()];
        let kinase = symbols.into_iter().flatten().find_map(Kinase::from_symbol);
        Self {
            name: name.words.to_string(),
            label: words(form.text("label")).unwrap_or_else(|| name.words.to_string()),
            kinase: kinase.filter(|_| kind == Some(Kind::Kinase)),
            kind: kind.unwrap_or(Kind::Product),
            gene,
            uniprot: words(form.text("uniprot")),
            sites: form.texts("sites").into_iter().map(Text::into_words).collect(),
            sprite: words(sprite).unwrap_or_default(),
            colour: words(colour).unwrap_or_default(),
            needs: read_needs(form),
            always_on: form.flag("always_on").unwrap_or(false),
        }
    }
}

fn known_sprite(form: &Form, sprite: &Text, sprites: &[Sprite]) {
    let names = || sprites.iter().map(|sprite| &*sprite.name);
    if !sprites.is_empty() && !names().any(|name| name == sprite.words) {
        form.sheet.unknown("unknown-sprite", "sprite", sprite, names());
    }
}

fn read_needs(form: &Form) -> BTreeMap<String, Vec<String>> {
    let Some(needs) = form.form("needs", &[]) else {
        return BTreeMap::new();
    };
    let verbs = needs.entries().into_iter().map(|(verb, _)| {
        let cytokines = needs.texts(&verb.words).into_iter().map(Text::into_words);
        let cytokines = cytokines.collect();
        (verb.into_words(), cytokines)
    });
    verbs.collect()
}

impl Signal {
    const KEYS: &'static [&'static str] = &["cytokine", "chains", "jaks", "stats", "references"];

    fn read(form: &Form, pathway: &Pathway, references: &[Reference]) -> Option<Self> {
        let cytokine = form.need_text("cytokine");
        if let Some(cytokine) = &cytokine {
            pathway.known(form, cytokine, Kind::Cytokine);
            if pathway.signal(&cytokine.words).is_some() {
                form.sheet.duplicate("signal", cytokine);
            }
        }
        if !form.has("chains") {
            form.missing("chains", "[{ receptor = \"...\", jaks = [\"...\"] }]");
        }
        let chains = form.forms("chains", &["receptor", "jaks"]);
        let chains = chains.iter().filter_map(|form| Chain::read(form, pathway));
        let chains = chains.collect();
        let jaks = read_jaks(form);
        let stats = form.need_texts("stats").into_iter();
        let stats = stats.filter(|stat| pathway.known(form, stat, Kind::Stat));
        let stats = stats.map(Text::into_words).collect();
        let cited = form.need_texts("references");
        Some(Self {
            chains,
            jaks,
            stats,
            references: cited_references(form, cited, references),
            cytokine: cytokine?.into_words(),
        })
    }
}

impl Chain {
    fn read(form: &Form, pathway: &Pathway) -> Option<Self> {
        let receptor = form.need_text("receptor");
        let jaks = read_jaks(form);
        let receptor = receptor.filter(|name| pathway.known(form, name, Kind::Receptor))?;
        Some(Self { receptor: receptor.into_words(), jaks })
    }
}

fn read_jaks(form: &Form) -> Vec<Kinase> {
    let symbols = form.need_texts("jaks");
    let kinase = |symbol| Kinase::read(form.sheet, symbol);
    symbols.iter().filter_map(kinase).collect()
}
