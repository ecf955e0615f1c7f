//! A scene of a library, or its questions, turned into words again, each with its place in the file.

use crate::diagnose::Spot;
use crate::diagnose::reading::{Form, Text};
use crate::lab::Model;
use crate::library::{Library, reread};
use crate::story::telling::{Telling, Word, sentences, tellings};
use crate::story::{Actor, ActorId, Audience, Scene};

/// Where the questions stand.
pub const QUESTIONS: &str = "assets/recall.toml";

/// Where the gene changes stand.
pub const GENES: &str = "assets/genes.toml";

/// One file and all that it tells.
pub struct Script<'a> {
    pub library: &'a Library,
    /// Who can be mentioned beside the words of the glossary.
    pub cast: &'a [Actor],
    pub file: &'a Form<'a>,
    pub tellings: Vec<Telling<'a>>,
}

impl Script<'_> {
    /// Looks at one scene.
    pub fn of(library: &Library, scene: &Scene, look: impl FnOnce(&Script)) {
        reread(library, scene.file, &[], |file| {
            look(&Script { library, cast: &scene.cast, file, tellings: tellings(file) });
        });
    }

    /// Looks at each model of the lab, where what was on stage in any scene may be named.
    pub fn of_models(library: &Library, mut look: impl FnMut(&Script)) {
        let cast: Vec<Actor> = library.scenes.iter().flat_map(|scene| scene.cast.clone()).collect();
        for model in library.models() {
            let Some(file) = library.files.find(&Model::path(&model.name)) else { continue };
            reread(library, file, &[], |file| {
                look(&Script { library, cast: &cast, file, tellings: tellings(file) });
            });
        }
    }

    /// Looks at the questions that are asked when an act is over, where there are any.
    pub fn of_questions(library: &Library, look: impl FnOnce(&Script)) {
        if let Some(file) = library.files.find(QUESTIONS) {
            // What was on stage in any scene is known by then.
            let cast: Vec<Actor> = library.scenes.iter().flat_map(|scene| scene.cast.clone()).collect();
            reread(library, file, &[], |file| look(&Script { library, cast: &cast, file, tellings: tellings(file) }));
        }
    }

    /// Looks at the gene changes, where there are any. They belong to no scene, so nobody is on.
    pub fn of_genes(library: &Library, look: impl FnOnce(&Script)) {
        if let Some(file) = library.files.find(GENES) {
            reread(library, file, &[], |file| look(&Script { library, cast: &[], file, tellings: tellings(file) }));
        }
    }

    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<ActorId> {
        self.cast.iter().position(|actor| actor.id == id)
    }

    /// The sentences of a text.
    pub fn sentences(&self, text: &Text) -> Vec<Vec<Word>> {
        sentences(&text.words, &|id| self.label(id))
    }

    /// What a mention without words of its own shows.
    fn label(&self, id: &str) -> Option<String> {
        if let Some(actor) = self.actor(id).map(|actor| &self.cast[actor]) {
            let label = actor.label.clone();
            return Some(label.unwrap_or_else(|| self.library.molecule(actor).label.clone()));
        }
        self.library.term(id).map(|term| term.word.clone())
    }

    /// Every text that has levels, as that audience reads it.
    pub fn told(&self, audience: Audience) -> impl Iterator<Item = (&Telling<'_>, &Text<'_>)> {
        let own = self.tellings.iter().filter(|telling| !telling.common);
        own.filter_map(move |telling| Some((telling, telling.at(audience)?)))
    }

    /// Where the file begins to speak.
    pub fn title(&self) -> Spot {
        self.file.place("title")
    }
}

/// Where some words in a row stand.
pub fn spot(text: &Text, words: &[Word]) -> Spot {
    match words {
        [first, .., last] => text.part(first.place.start..last.place.end),
        [only] => text.part(only.place.clone()),
        [] => text.spot.clone(),
    }
}
