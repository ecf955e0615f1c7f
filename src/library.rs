//! Every file, embedded in the program or read from a directory, turned into one checked and linked [`Library`].

use crate::biology::evidence::{Claim, Reference};
use crate::biology::{Drug, DrugId, Molecule, Pathway};
use crate::diagnose::{Files, Problem};
use crate::look::Theme;
use crate::story::{Actor, Deck, Scene, Set, Sprite, Term};

/// Everything that can be shown.
#[derive(Debug, Default)]
pub struct Library {
    pub files: Files,
    pub pathway: Pathway,
    pub drugs: Vec<Drug>,
    pub claims: Vec<Claim>,
    pub references: Vec<Reference>,
    pub glossary: Vec<Term>,
    pub themes: Vec<Theme>,
    pub sprites: Vec<Sprite>,
    pub sets: Vec<Set>,
    pub scenes: Vec<Scene>,
    /// The one to play; its scenes are what a moment counts through.
    pub deck: Deck,
}

/// What came of loading: as much of the library as could be read, and every problem.
#[derive(Debug, Default)]
pub struct Loaded {
    pub library: Library,
    pub problems: Vec<Problem>,
}

impl Library {
    pub fn molecule(&self, actor: &Actor) -> &Molecule {
        &self.pathway.molecules[actor.molecule]
    }

    pub fn drug(&self, name: &str) -> Option<DrugId> {
        self.drugs.iter().position(|drug| drug.name == name)
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
        self.references.iter().find(|reference| reference.key == key)
    }

    pub fn term(&self, key: &str) -> Option<&Term> {
        self.glossary.iter().find(|term| term.key == key)
    }

    /// The n-th scene of the deck.
    pub fn scene(&self, number: usize) -> Option<&Scene> {
        self.deck.scenes().nth(number).and_then(|index| self.scenes.get(index))
    }
}
