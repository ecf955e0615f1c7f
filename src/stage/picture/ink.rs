//! A molecule's colour and state turned into the style sheet that its drawing is rendered with.


use crate::look::{Rgb, Theme};
use std::fmt::Write;

/// What a figure's state does to its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Rest,
    /// Switched on: a bright rim, and a halo.
    Lit,
    /// Held down by a drug.
    Plugged,
    /// Held back by a drug.
    Weak,
    /// A tag: without an outline, unless the theme has one for it.
    Tag,
}

/// How a drawing is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ink {
    pub colour: Rgb,
    pub tone: Tone,
    /// The eye should be elsewhere.
    pub faint: bool,
}

impl Ink {
    /// A colour as it is.
    pub fn of(colour: Rgb) -> Self {
        Self {
            colour,
            tone: Tone::Rest,
            faint: false,
        }
    }

    /// The colour of the outline, where there is one.
    pub fn rim(self, theme: &Theme) -> Option<Rgb> {
        let rim = match self.tone {
            _ if theme.roles.contains_key("body") => self.colour,
            Tone::Tag => *theme.roles.get("tag-rim")?,
            Tone::Lit => self.colour.mix(theme.role("rim-lit"), 0.6),
            _ => self.colour.mix(theme.role("rim"), 0.86),
        };
        Some(self.fade(rim, theme))
    }

    /// The style sheet for one drawing: only the roles that it names.
    pub fn sheet(self, theme: &Theme, svg: &str) -> String {
        let body = theme.roles.get("body").copied().unwrap_or(self.colour);
        let mut sheet = String::new();
        for (class, colour) in [
            ("body", body),
            ("shade", body.mix(theme.role("rim"), 0.35)),
            ("deep", body.mix(theme.role("rim"), 0.7)),
            ("shine", self.colour.mix(theme.role("shine"), 0.45)),
        ] {
            rule(&mut sheet, ".", class, "fill", self.dim(colour, theme));
        }
        rule(&mut sheet, ".", "rim", "fill", self.rim(theme).unwrap_or(self.colour));
        let dim = |colour| self.dim(colour, theme);
        roles(&mut sheet, theme, svg, dim);
        sheet
    }

    /// A colour as the state leaves it.
    fn dim(self, colour: Rgb, theme: &Theme) -> Rgb {
        let held = match self.tone {
            Tone::Rest | Tone::Lit | Tone::Tag => 0.0,
            Tone::Plugged => 0.62,
            Tone::Weak => 0.35,
        };
        self.fade(colour.mix(theme.role("dim"), held), theme)
    }

    fn fade(self, colour: Rgb, theme: &Theme) -> Rgb {
        if self.faint { colour.mix(theme.role("veil"), 0.4) } else { colour }
    }
}

/// The rules for theme roles, `c-ROLE` for fills and `s-ROLE` for strokes, that a drawing names.
pub fn roles(sheet: &mut String, theme: &Theme, svg: &str, change: impl Fn(Rgb) -> Rgb) {
    for (role, colour) in &theme.roles {
        if svg.contains(role.as_str()) {
            rule(sheet, ".c-", role, "fill", change(*colour));
            rule(sheet, ".s-", role, "stroke", change(*colour));
        }
    }
}

fn rule(sheet: &mut String, prefix: &str, class: &str, property: &str, Rgb(r, g, b): Rgb) {
    // Writing to a string cannot fail.
    let _ = write!(sheet, "{prefix}{class}{{{property}:#{r:02x}{g:02x}{b:02x}}}");
}
