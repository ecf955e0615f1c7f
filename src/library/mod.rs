//! Every file, embedded in the program or read from a directory, turned into one checked and linked [`Library`].

mod checking;
mod hiding;
mod shelving;
mod themes;
mod tree;

pub use checking::{check, reread};
pub use tree::{LARGEST, Tree, read_plain};

use crate::biology::drugs::Assay;
use crate::biology::evidence::{Claim, Reference};
use crate::biology::{Drug, DrugId, Molecule, Pathway};
use crate::diagnose::reading::listed;
use crate::diagnose::{Files, Findings, Problem, nearest};
use crate::lab::Model;
use crate::look::Theme;
use crate::story::{Actor, Deck, Misconception, Question, Scene, Set, Sprite, Term, World};
use std::path::Path;
use std::sync::OnceLock;

/// Where the sources stand.
const SOURCES: &str = "assets/references.toml";

/// Where the models of the lab stand.
const MODELS: &str = "assets/models/";

/// Where the drugs stand, one file each.
pub const DRUGS: &str = "assets/drugs/";

/// Everything that can be shown.
#[derive(Debug, Default)]
pub struct Library {
    pub files: Files,
    pub pathway: Pathway,
    /// In the order of the cabinet.
    pub drugs: Vec<Drug>,
    /// In which tests drugs were measured.
    pub assays: Vec<Assay>,
    pub claims: Vec<Claim>,
    pub references: Vec<Reference>,
    /// Where the sources of the program's own story are read when they are first asked for.
    pub(crate) late: Option<OnceLock<Vec<Reference>>>,
    /// The models of the lab, where they are read with everything else; [`Library::models`] has them anyhow.
    pub(crate) models: Vec<Model>,
    /// Where they are read when they are first asked for.
    pub(crate) late_models: Option<OnceLock<Vec<Model>>>,
    pub glossary: Vec<Term>,
    /// Empty where there is no such file.
    pub misconceptions: Vec<Misconception>,
    /// For how many months a checked fact holds; nothing falls due where there is no such file.
    pub review: Option<u16>,
    pub themes: Vec<Theme>,
    pub sprites: Vec<Sprite>,
    pub sets: Vec<Set>,
    pub scenes: Vec<Scene>,
    /// What is asked at the end of each act; empty where there is no such file.
    pub recall: Vec<Question>,
    /// The one to play; its scenes are what a moment counts through.
    pub deck: Deck,
    /// Every deck there is, by name.
    pub decks: Vec<Deck>,
}

/// What came of loading: as much of the library as could be read, and every problem.
#[derive(Debug, Default)]
pub struct Loaded {
    pub library: Library,
    pub problems: Vec<Problem>,
}

impl Library {
    /// Everything that the program carries.
    pub fn embedded() -> Loaded {
        shelving::load(&Tree::embedded(), Files::default(), Findings::default())
    }

    /// Everything that the program carries, for playing it: sources and models are read when they are first asked for,
    /// since a start must be quick.
    pub fn to_play() -> Loaded {
        let mut tree = Tree::embedded();
        tree.remove(SOURCES);
        tree.put_off(MODELS);
        let mut loaded = Self::from_tree(&tree);
        let missing = |problem: &Problem| loaded.library.files.name(problem.spot.file) == SOURCES;
        loaded.problems.retain(|problem| !missing(problem));
        loaded.library.late = Some(OnceLock::new());
        loaded.library.late_models = Some(OnceLock::new());
        loaded
    }

    /// Everything in a directory with `scenes/` and `assets/`.
    pub fn from_dir(root: &Path) -> Loaded {
        let (mut files, findings) = (Files::default(), Findings::default());
        let tree = Tree::from_dir(root, &mut files, &findings);
        shelving::load(&tree, files, findings)
    }

    /// Everything in a tree of files that is at hand already.
    pub fn from_tree(tree: &Tree) -> Loaded {
        shelving::load(tree, Files::default(), Findings::default())
    }

    /// The same library with another deck to play; an error names the decks there are.
    pub fn with_deck(mut self, name: &str) -> Result<Self, String> {
        let Some(deck) = self.decks.iter().find(|deck| deck.name == name) else {
            let names: Vec<&str> = self.decks.iter().map(|deck| &*deck.name).collect();
            let guess = nearest(name, names.iter().copied());
            let help = guess.map_or_else(
                || format!("the decks are {}", listed(&names)),
                |guess| format!("did you mean `{guess}`?"),
            );
            return Err(format!("there is no deck `{name}`; {help}"));
        };
        self.deck = deck.clone();
        Ok(self)
    }

    /// What the names of a scene are found in.
    pub fn world(&self) -> World<'_> {
        World {
            pathway: &self.pathway,
            drugs: &self.drugs,
            claims: &self.claims,
            terms: &self.glossary,
            sets: &self.sets,
            misconceptions: &self.misconceptions,
            models: &self.models,
        }
    }

    pub fn molecule(&self, actor: &Actor) -> &Molecule {
        &self.pathway.molecules[actor.molecule]
    }

    pub fn drug(&self, name: &str) -> Option<DrugId> {
        self.drugs.iter().position(|drug| drug.name == name)
    }

    pub fn assay(&self, key: &str) -> Option<&Assay> {
        self.assays.iter().find(|assay| assay.key == key)
    }

    pub fn sprite(&self, name: &str) -> Option<&Sprite> {
        self.sprites.iter().find(|sprite| sprite.name == name)
    }

    pub fn set(&self, name: &str) -> Option<&Set> {
        self.sets.iter().find(|set| set.name == name)
    }

    pub fn claim(&self, key: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.key == key)
    }

    pub fn reference(&self, key: &str) -> Option<&Reference> {
        let read = || shelving::sources(&Tree::embedded());
        let sources = self.late.as_ref().map_or(&self.references, |late| late.get_or_init(read));
        sources.iter().find(|reference| reference.key == key)
    }

    /// The models of the lab.
    pub fn models(&self) -> &[Model] {
        let read = || shelving::models(&Tree::embedded(), self);
        self.late_models.as_ref().map_or(&self.models, |late| late.get_or_init(read))
    }

    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models().iter().find(|model| model.name == name)
    }

    pub fn term(&self, key: &str) -> Option<&Term> {
        self.glossary.iter().find(|term| term.key == key)
    }

    /// The n-th scene of the deck.
    pub fn scene(&self, number: usize) -> Option<&Scene> {
        self.deck.scenes().nth(number).and_then(|index| self.scenes.get(index))
    }
}
