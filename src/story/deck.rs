//! A deck file turned into acts: which scenes, in which order.

use super::Scene;
use crate::diagnose::reading::{Form, Text};

/// A stretch of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub title: String,
    /// Indices into [`crate::library::Library::scenes`].
    pub scenes: Vec<usize>,
}

/// An order of scenes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The file's name without `.toml`.
    pub name: String,
    pub title: String,
    pub acts: Vec<Act>,
    /// Questions are asked: predictions in the scenes, and what is remembered at the end of each act.
    pub recall: bool,
}

impl Default for Deck {
    fn default() -> Self {
        Self { name: String::new(), title: String::new(), acts: Vec::new(), recall: true }
    }
}

impl Deck {
    /// The act that a scene of this deck belongs to, by the scene's number, and the number of the act's last scene.
    pub fn act(&self, scene: usize) -> Option<(&Act, usize)> {
        let mut end = 0;
        self.acts.iter().find_map(|act| {
            end += act.scenes.len();
            (scene < end).then(|| (act, end - 1))
        })
    }

    /// The scenes in order, as indices into [`crate::library::Library::scenes`].
    pub fn scenes(&self) -> impl Iterator<Item = usize> + '_ {
        self.acts.iter().flat_map(|act| act.scenes.iter().copied())
    }

    /// The keys of a deck file.
    pub const KEYS: &'static [&'static str] = &["title", "recall", "act"];

    /// Reads one deck; scenes that are not there are left out.
    pub fn read(name: &str, file: &Form, scenes: &[Scene]) -> Self {
        let title = file.need_text("title");
        if !file.has("act") {
            file.missing("act", "[{ title = \"...\", scenes = [\"...\"] }]");
        }
        let acts = file.forms("act", &["title", "scenes"]);
        Self {
            name: name.to_owned(),
            title: title.map_or_else(|| name.to_owned(), Text::into_words),
            acts: acts.iter().map(|form| Act::read(form, scenes)).collect(),
            recall: file.flag("recall").unwrap_or(true),
        }
    }

    /// Every scene there is, in one act: for a tree without a deck.
    pub fn of_all(scenes: &[Scene]) -> Self {
        Self {
            name: "all".to_owned(),
            title: "All scenes".to_owned(),
            acts: vec![Act { title: "All scenes".to_owned(), scenes: (0..scenes.len()).collect() }],
            recall: true,
        }
    }
}

impl Act {
    fn read(form: &Form, scenes: &[Scene]) -> Self {
        let title = form.need_text("title");
        let index = |name: Text| {
            let index = scenes.iter().position(|scene| scene.id == name.words);
            if index.is_none() {
                let ids = scenes.iter().map(|scene| &*scene.id);
                form.sheet.unknown("unknown-scene", "scene", &name, ids);
            }
            index
        };
        Self {
            title: title.map(Text::into_words).unwrap_or_default(),
            scenes: form.need_texts("scenes").into_iter().filter_map(index).collect(),
        }
    }
}
