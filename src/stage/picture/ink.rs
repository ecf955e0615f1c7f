//! A molecule's colour and state turned into the style sheet that its drawing is rendered with.

use crate::look::{Rgb, Theme};
use std::collections::BTreeSet;
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
        Self { colour, tone: Tone::Rest, faint: false }
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
        let plain = theme.roles.get("body").copied();
        let body = plain.unwrap_or(self.colour);
        let mut sheet = roles(theme, svg, |colour| self.dim(colour, theme));
        for (class, colour) in [
            ("body", body),
            ("shade", body.mix(theme.role("rim"), 0.35)),
            ("deep", body.mix(theme.role("rim"), 0.7)),
            ("shine", plain.unwrap_or_else(|| self.colour.mix(theme.role("shine"), 0.45))),
        ] {
            rule(&mut sheet, class, "fill", self.dim(colour, theme));
        }
        rule(&mut sheet, "rim", "fill:none;stroke", self.rim(theme).unwrap_or(self.colour));
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
        let share = match (self.faint, self.tone) {
            (false, _) => return colour,
            // What is on stays a light, even beside the point.
            (true, Tone::Lit) => 0.12,
            (true, _) => 0.25,
        };
        colour.mix(theme.role("veil"), share)
    }
}

/// The rules for the theme roles, `c-ROLE` for fills and `s-ROLE` for strokes, that a drawing names.
pub fn roles(theme: &Theme, svg: &str, change: impl Fn(Rgb) -> Rgb) -> String {
    let lists = svg.split("class=").skip(1).filter_map(|rest| rest.split(['"', '\'']).nth(1));
    let classes: BTreeSet<&str> = lists.flat_map(str::split_whitespace).collect();
    let mut sheet = String::new();
    for class in classes {
        let (property, role) = match (class.strip_prefix("c-"), class.strip_prefix("s-")) {
            (Some(role), _) => ("fill", role),
            (_, Some(role)) => ("stroke", role),
            _ => continue,
        };
        if let Some(colour) = theme.roles.get(role) {
            rule(&mut sheet, class, property, change(*colour));
        }
    }
    sheet
}

fn rule(sheet: &mut String, class: &str, property: &str, Rgb(r, g, b): Rgb) {
    // Writing to a string cannot fail.
    let _ = write!(sheet, ".{class}{{{property}:#{r:02x}{g:02x}{b:02x}}}");
}
