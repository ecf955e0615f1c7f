//! A scene of a library turned into its words again, each with its place in the file.

use crate::diagnose::Spot;
use crate::diagnose::reading::{Form, Text};
use crate::library::{Library, reread};
use crate::story::telling::{Telling, Word, sentences, tellings};
use crate::story::{Audience, Scene};

/// One scene and all that it tells.
pub struct Script<'a> {
    pub library: &'a Library,
    pub scene: &'a Scene,
    pub file: &'a Form<'a>,
    pub tellings: Vec<Telling<'a>>,
}

impl Script<'_> {
    /// Looks at every scene whose file is whole.
    pub fn each(library: &Library, mut look: impl FnMut(&Script)) {
        for scene in &library.scenes {
            Self::of(library, scene, &mut look);
        }
    }

    /// Looks at one scene.
    pub fn of(library: &Library, scene: &Scene, look: impl FnOnce(&Script)) {
        reread(library, scene.file, &[], |file| {
            look(&Script { library, scene, file, tellings: tellings(file) });
        });
    }

    /// The sentences of a text.
    pub fn sentences(&self, text: &Text) -> Vec<Vec<Word>> {
        sentences(&text.words, &|id| self.label(id))
    }

    /// What a mention without words of its own shows.
    fn label(&self, id: &str) -> Option<String> {
        if let Some(actor) = self.scene.actor(id).map(|actor| &self.scene.cast[actor]) {
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

    /// Where the scene's title stands.
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
