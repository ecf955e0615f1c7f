//! A theme turned into the few styles that the panels are written in.

use crate::biology::{Capacity, Duty, Hit};
use crate::look::{Glyphs, Look, Rgb, Theme, readable};
use ratatui::style::{Color, Modifier, Style};

/// What words and signs look like.
#[derive(Clone, Copy, Debug)]
pub struct Tone<'a> {
    theme: Option<&'a Theme>,
    /// Nothing but ASCII may be drawn.
    pub ascii: bool,
}

impl<'a> Tone<'a> {
    pub fn new(themes: &'a [Theme], look: Look) -> Self {
        let theme = themes.get(look.theme).or(themes.first());
        Self { theme, ascii: look.glyphs == Glyphs::Ascii }
    }

    /// A role's own colour.
    pub fn rgb(&self, role: &str) -> Rgb {
        self.role(role)
    }

    fn role(&self, role: &str) -> Rgb {
        match (self.theme, role) {
            (Some(theme), _) => theme.role(role),
            (None, "ground" | "panel") => Rgb::BLACK,
            (None, _) => Rgb::WHITE,
        }
    }

    /// What lies under everything.
    pub fn ground(&self) -> Rgb {
        self.role("ground")
    }

    pub fn colour(&self, role: &str) -> Color {
        self.role(role).into()
    }

    /// Words in this role's colour, readable on that role's.
    pub fn on(&self, role: &str, ground: &str) -> Style {
        let ground = self.role(ground);
        Style::new().fg(readable(self.role(role), ground).into()).bg(ground.into())
    }

    /// One role's colour on another's, for what is drawn and not read.
    pub fn edge(&self, role: &str, ground: &str) -> Style {
        Style::new().fg(self.colour(role)).bg(self.colour(ground))
    }

    /// Words on a panel.
    pub fn write(&self, role: &str) -> Style {
        self.on(role, "panel")
    }

    pub fn bold(&self, role: &str) -> Style {
        self.write(role).add_modifier(Modifier::BOLD)
    }

    /// What is chosen: its colours exchanged, so that it shows without colour too.
    pub fn chosen(&self) -> Style {
        self.write("text").add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The sign, or its form in ASCII.
    pub fn sign(&self, rich: &'static str, plain: &'static str) -> &'static str {
        if self.ascii { plain } else { rich }
    }

    /// How a kinase stands: sign, words, colour role.
    pub fn duty(&self, duty: Duty) -> (&'static str, &'static str, &'static str) {
        match duty {
            Duty::Ready => (self.sign("◉", "(+)"), "on duty", "good"),
            Duty::Weakened => (self.sign("◒", "(~)"), "weakened", "warn"),
            Duty::Plugged => (self.sign("⊘", "(x)"), "plugged", "bad"),
            Duty::Missing => (self.sign("◌", "( )"), "missing", "bad"),
            Duty::Jammed => (self.sign("✦", "(!)"), "stuck on", "warn"),
        }
    }

    /// What a drug leaves of a kinase: sign, words, colour role.
    pub fn capacity(&self, left: Capacity) -> (&'static str, &'static str, &'static str) {
        self.duty(match left {
            Capacity::Full => Duty::Ready,
            Capacity::Reduced => Duty::Weakened,
            Capacity::Blocked => Duty::Plugged,
        })
    }

    /// The same for what a drug does to one.
    pub fn hit(&self, hit: Hit) -> (&'static str, &'static str, &'static str) {
        self.capacity(match hit {
            Hit::Spared => Capacity::Full,
            Hit::Partly => Capacity::Reduced,
            Hit::Strongly => Capacity::Blocked,
        })
    }
}
