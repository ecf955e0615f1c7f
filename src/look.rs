//! Themes: colour roles turned into colours, at the depth that the terminal has.

mod colour;
mod dress;
mod terminal;
mod veil;

pub use colour::{Rgb, contrast, readable};
pub use dress::dress;
pub use terminal::{Env, depth, glyphs};
pub use veil::veil;

use std::collections::BTreeMap;

/// `assets/themes/*.toml`: a colour for every role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub name: String,
    pub roles: BTreeMap<String, Rgb>,
}

impl Theme {
    /// The colour of a role; the theme's `text` where it knows no such role.
    pub fn role(&self, role: &str) -> Rgb {
        self.roles.get(role).or_else(|| self.roles.get("text")).copied().unwrap_or(Rgb(220, 220, 220))
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

impl Depth {
    /// Every depth with its name on the command line.
    pub const NAMES: [(&'static str, Self); 4] =
        [("truecolor", Self::Truecolor), ("256", Self::Ansi256), ("16", Self::Ansi16), ("none", Self::None)];
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

impl Glyphs {
    /// Every set with its name on the command line.
    pub const NAMES: [(&'static str, Self); 4] =
        [("octant", Self::Octant), ("quadrant", Self::Quadrant), ("half", Self::Half), ("ascii", Self::Ascii)];
}

/// How the frame is dressed: part of the moment, so that a moment alone decides a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Index into [`crate::library::Library::themes`].
    pub theme: usize,
    pub depth: Depth,
    pub glyphs: Glyphs,
}
