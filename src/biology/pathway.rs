//! `assets/pathway.toml` turned into molecules, and into signals: cytokine, chains, JAKs, STATs.

use super::Kinase;
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
    /// UniProt accession of the human protein, where it is one.
    pub uniprot: Option<String>,
    /// Set for the four JAKs.
    pub kinase: Option<Kinase>,
    /// Tyrosines that can carry a phosphate, UniProt numbering: `Y1034/Y1035`.
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

    /// The signal of a cytokine.
    pub fn signal(&self, cytokine: &str) -> Option<&Signal> {
        self.signals.iter().find(|signal| signal.cytokine == cytokine)
    }
}
