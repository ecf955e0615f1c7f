//! Themes: colour roles turned into colours, at the depth that the terminal has.

pub mod readable;

use std::collections::BTreeMap;

/// Red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// `assets/themes/*.toml`: a colour for every role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub name: String,
    pub roles: BTreeMap<String, Rgb>,
}

impl Theme {
    /// The colour of a role; the theme's `text` where it knows no such role.
    pub fn role(&self, role: &str) -> Rgb {
        self.roles
            .get(role)
            .or_else(|| self.roles.get("text"))
            .copied()
            .unwrap_or(Rgb(220, 220, 220))
    }
}

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Depth {
    #[default]
    Truecolor,
    Ansi256,
    Ansi16,
    None,
}

/// Which block glyphs draw the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Glyphs {
    /// 2x4 pixels a cell; few fonts have them.
    Octant,
    /// 2x2 pixels a cell; the safe default.
    #[default]
    Quadrant,
    /// 1x2 pixels a cell.
    Half,
    Ascii,
}

/// How the frame is dressed: part of the moment, so that a moment alone decides a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Index into [`crate::library::Library::themes`].
    pub theme: usize,
    pub depth: Depth,
    pub glyphs: Glyphs,
}
