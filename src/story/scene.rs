//! One file of `scenes/` turned into a scene whose names are all resolved.

use super::{Challenge, Figure, Predict, Sentence, Set, Term, Told};
use crate::biology::MoleculeId;
use crate::diagnose::FileId;
use crate::diagnose::reading::{Sheet, Text};
use crate::language::prose::Mentions;

/// Index into [`Scene::cast`].
pub type ActorId = usize;

/// Where an actor stands when the scene opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post {
    /// A place of the stage.
    At(String),
    /// On another actor: a JAK on its receptor.
    On(ActorId),
}

/// One member of the cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The name that this scene's script uses.
    pub id: String,
    pub molecule: MoleculeId,
    pub post: Post,
    /// How many of it stand there; the script speaks of the first (swarm verbs: of all).
    pub copies: u8,
    /// Its words on the stage, where not the molecule's own.
    pub label: Option<String>,
    /// A state that it is in from the start: `opens = "attacked"`.
    pub opens: Option<State>,
}

/// One beat: words, motion, and the state that stays.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub name: String,
    pub title: String,
    /// Where the camera looks from this step on; the scene's view unless told.
    pub view: String,
    /// One or two actors that the eye should be on.
    pub focus: Vec<ActorId>,
    pub script: Vec<Sentence>,
    pub say: Told,
    /// One line that stays when the motion is over.
    pub takeaway: Told,
    /// What the picture shows, for those who do not see it.
    pub describe: String,
    /// Keys of `assets/evidence.toml`.
    pub claims: Vec<String>,
    /// Keys of `assets/misconceptions.toml`: beliefs that this step sets right.
    pub answers_to: Vec<String>,
    /// What a speaker may add.
    pub notes: Option<String>,
    /// What is shown in place of the picture.
    pub figure: Option<Figure>,
}

/// A state that an expectation can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Holds, or is held by, a partner: cytokine on receptor, receptor joined.
    Bound,
    /// Carries a phosphate.
    Marked,
    Docked,
    Paired,
    /// A gene that is read.
    On,
    /// A product that has been made, a cytokine released.
    Made,
    /// A tissue under attack.
    Attacked,
    /// A hair that has grown, or has been shed.
    Grown,
    Shed,
    /// MHC class I on show.
    Presented,
    /// Stands at this place.
    At(String),
}

/// `jak1 is unmarked`: actor, state, and whether the state must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    pub actor: ActorId,
    pub state: State,
    pub holds: bool,
    /// As the author wrote it.
    pub words: String,
    pub bytes: std::ops::Range<usize>,
}

/// Something done differently, what is said then, and what must come out at the end of a step (the last unless told).
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// What it is called in the cabinet; a drug alone is called by its name.
    pub title: Option<String>,
    pub drug: Option<String>,
    /// The step that opens with the drug stopped.
    pub until: Option<usize>,
    /// Actors that are not there.
    pub without: Vec<ActorId>,
    /// Who plays another molecule's part.
    pub swaps: Vec<(ActorId, MoleculeId)>,
    pub say: Told,
    /// The step at whose end the expectations are read.
    pub after: usize,
    pub expect: Vec<Expectation>,
}

/// A scene, checked and linked.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The file's name without `.toml`.
    pub id: String,
    pub file: FileId,
    pub title: String,
    pub question: String,
    /// `assets/stages/NAME.toml`.
    pub stage: String,
    pub cast: Vec<Actor>,
    pub steps: Vec<Step>,
    pub what_ifs: Vec<WhatIf>,
    pub predict: Option<Predict>,
    /// Tasks for the medicine cabinet.
    pub challenges: Vec<Challenge>,
}

impl Scene {
    pub fn actor(&self, id: &str) -> Option<ActorId> {
        self.cast.iter().position(|actor| actor.id == id)
    }

    pub fn step(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.name == name)
    }
}

/// The cast and the stage of a scene that is being read: whom and where its sentences can name.
pub struct Company<'a> {
    pub set: Option<&'a Set>,
    pub cast: Vec<Actor>,
    /// Actors that were written but could not be kept; naming them is no further problem.
    pub lost: Vec<String>,
    /// Ids with the words on their labels.
    pub labels: Vec<(String, String)>,
}

impl Company<'_> {
    /// Whether the author wrote such an actor.
    pub fn has(&self, id: &str) -> bool {
        self.cast.iter().any(|actor| actor.id == id) || self.lost.iter().any(|lost| lost == id)
    }

    /// The actor with this id; any other is a problem.
    pub fn actor(&self, sheet: Sheet, id: &Text) -> Option<ActorId> {
        let found = self.cast.iter().position(|actor| actor.id == id.words);
        if found.is_none() && !self.lost.iter().any(|lost| *lost == id.words) {
            let ids = self.cast.iter().map(|actor| &*actor.id);
            sheet.unknown("unknown-actor", "actor", id, ids);
        }
        found
    }

    pub fn has_place(&self, name: &str) -> bool {
        self.set.is_some_and(|set| set.place(name).is_some())
    }

    /// The place of the stage with this name; any other is a problem.
    pub fn place(&self, sheet: Sheet, name: &Text) -> Option<String> {
        let set = self.set?;
        if set.place(&name.words).is_none() {
            let names = set.places.iter().map(|place| &*place.name);
            sheet.unknown("unknown-place", "place", name, names);
            return None;
        }
        Some(name.words.to_string())
    }

    /// What this scene's narration can mention.
    pub fn mentions<'m>(&'m self, terms: &'m [Term]) -> Mentions<'m> {
        Mentions { actors: &self.labels, terms }
    }
}
