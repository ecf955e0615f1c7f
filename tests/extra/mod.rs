//! The shipped story with what-ifs and questions of its own added, and someone at the keyboard.
#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs, and stops where that is not there")]

use jakstat::library::{Library, Tree};
use jakstat::screen::keys;
use jakstat::screen::moment::{Moment, Overlay, Phase};
use jakstat::screen::update::update;

const SCENE: &str = "scenes/jak-activation.toml";

/// Three ways to be different: without an actor, with another in its place, with a drug that is stopped.
const TWISTS: &str = r#"
[[what_if]]
title   = "Without JAK1"
without = ["jak1"]
say.plain = "With no {jak1} there is nobody to pass the tag on."
expect = ["jak2 is unmarked", "r1 is unmarked"]

[[what_if]]
title = "JAK2 V617F, and no signal"
swap  = { jak2 = "JAK2 V617F" }
without = ["ifng"]
say.plain = "This {jak2:JAK2} needs no signal."
expect = ["jak1 is marked"]

[[what_if]]
title = "Stopped too soon"
drug  = "baricitinib"
until = "touch"
say.plain = "The pill is stopped before it can do anything."
expect = ["jak1 is marked"]
"#;

const QUESTIONS: &str = r#"
[[question]]
act   = "The garden"
scene = "quiet-zone"
ask.plain = "First question?"
answers = [{ text = "First wrong.", because = "Wrong one." }, { text = "First right.", right = true, because = "Right one." }]

[[question]]
act   = "The garden"
scene = "signal-arrives"
ask.plain = "Second question?"
answers = [{ text = "Second right.", right = true, because = "Right two." }, { text = "Second wrong.", because = "Wrong two." }]

[[question]]
act   = "The relay"
scene = "stat-relay"
ask.plain = "Third question?"
answers = [{ text = "Third right.", right = true, because = "Right three." }, { text = "Third wrong.", because = "Wrong three." }]
"#;

pub fn tree() -> Tree {
    let mut tree = Tree::embedded();
    let scene = String::from_utf8(tree.content(SCENE).unwrap().to_vec()).unwrap();
    tree.insert(SCENE, scene + TWISTS);
    tree.insert("assets/recall.toml", QUESTIONS);
    tree
}

pub fn library() -> Library {
    let loaded = Library::from_tree(&tree());
    assert_eq!(loaded.problems, []);
    loaded.library
}

/// Someone at the keyboard: `press("space right 1")`.
pub struct Viewer {
    pub library: Library,
    pub moment: Moment,
}

impl Viewer {
    pub fn of(library: Library) -> Self {
        Self { library, moment: Moment::default() }
    }

    /// Opens a scene by its id.
    pub fn at(mut self, scene: &str) -> Self {
        let is = |number: &usize| self.library.scene(*number).is_some_and(|known| known.id == scene);
        self.moment.scene = (0..99).find(is).unwrap();
        self
    }

    /// The same, at the end of its last step.
    pub fn at_end_of(self, scene: &str) -> Self {
        let mut viewer = self.at(scene);
        viewer.moment.step = viewer.library.scene(viewer.moment.scene).unwrap().steps.len() - 1;
        viewer.moment.time = jakstat::screen::moment::length(&viewer.library, &viewer.moment);
        viewer
    }

    pub fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key = keys::key(name).unwrap_or_else(|| panic!("{name} is no key"));
            let message = keys::message(&key, self.moment.overlay != Overlay::None);
            let message = message.unwrap_or_else(|| panic!("{name} does nothing"));
            self.moment = update(&self.moment, message, &self.library);
        }
        self
    }

    pub fn phase(&self) -> Phase {
        self.moment.phase(&self.library)
    }

    /// The words on the page, one space between them.
    pub fn page(&self, width: u16, height: u16) -> String {
        use ratatui::{buffer::Buffer, layout::Rect};
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut studio = jakstat::stage::picture::Studio::default();
        jakstat::screen::page::page(&self.library, &self.moment, &mut studio, &mut buffer);
        let rows = buffer.content.chunks(usize::from(width));
        let rows = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        rows.collect::<Vec<_>>().join("\n").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
