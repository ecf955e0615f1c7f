//! The four JAKs of a switchboard turned into heads over columns, rails, and chips on the wires.

use super::layout::Size;
use super::{Drawing, Line, bold, style};
use crate::biology::{Capacity, Duty, Kinase};
use crate::look::Depth;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// A head has room for its words from this column width on, and for its sign as well from the next on.
const WORDS: u16 = 9;
const SIGN_AND_WORDS: u16 = 12;

impl Drawing<'_> {
    fn duty(&self, kinase: Kinase) -> Duty {
        self.showing.response.duty(kinase)
    }

    /// What holds a JAK, or that there is none: in colours of its own.
    fn state(&self, duty: Duty) -> Style {
        let tone = &self.showing.tone;
        match duty {
            Duty::Ready => style(self.showing, "muted"),
            Duty::Plugged => tone.on("capsule", "drug").add_modifier(Modifier::BOLD),
            Duty::Weakened => bold(self.showing, "warn"),
            Duty::Missing => bold(self.showing, "bad"),
            Duty::Jammed => tone.on("ground", "warn").add_modifier(Modifier::BOLD),
        }
    }

    /// The JAKs over their columns, and how each stands.
    pub(super) fn heads(&self, buffer: &mut Buffer) {
        for kinase in Kinase::ALL {
            let duty = self.duty(kinase);
            let (sign, words, _) = self.showing.tone.duty(duty);
            let (x, y) = (self.column(kinase), self.area.y);
            let own = bold(self.showing, &kinase.symbol().to_lowercase());
            if self.plan.heads == 1 {
                let (words, own) = match duty {
                    Duty::Ready => (kinase.symbol().to_owned(), own),
                    _ => (format!("{sign}{}", kinase.symbol()), self.state(duty)),
                };
                self.around(buffer, x, y, &words, own);
                continue;
            }
            self.around(buffer, x, y, kinase.symbol(), own);
            let words = match self.plan.step {
                ..WORDS if duty == Duty::Ready => sign.to_owned(),
                ..WORDS => format!(" {sign} "),
                SIGN_AND_WORDS.. if duty != Duty::Ready => format!(" {sign} {words} "),
                _ => words.to_owned(),
            };
            self.around(buffer, x, y + 1, &words, self.state(duty));
        }
    }

    /// The columns between the wires: that of a JAK which does not work is no more than a trace.
    pub(super) fn rails(&self, y: u16, buffer: &mut Buffer) {
        let tone = &self.showing.tone;
        for kinase in Kinase::ALL {
            let (sign, role) = match self.duty(kinase) {
                Duty::Missing => continue,
                Duty::Plugged => (tone.sign("┊", ":"), "drug"),
                _ => (tone.sign("│", "|"), "panel-edge"),
            };
            for y in y..y + self.plan.each {
                self.put(buffer, self.column(kinase), y, sign, style(self.showing, role));
            }
        }
    }

    /// The wire from the label to the lamp: it goes dark behind the first JAK that does not work. Where one is stuck on,
    /// it is live only from there on.
    pub(super) fn wire(&self, line: &Line, y: u16, buffer: &mut Buffer) {
        let (mut x, end) = (self.area.x + self.plan.left + 1, self.area.x + self.plan.lamp() - 1);
        let mut live = if line.unasked { Capacity::Blocked } else { Capacity::Full };
        for kinase in Kinase::ALL.into_iter().filter(|kinase| line.signal.jaks.contains(kinase)) {
            let (from, to) = self.plan.chip(self.column(kinase));
            self.stretch(line, live, (x, from), y, buffer);
            let left = self.showing.response.kinase(kinase);
            live = if line.unasked { left } else { live.max(left) };
            x = to;
        }
        self.stretch(line, live, (x, end), y, buffer);
        for kinase in Kinase::ALL {
            if line.signal.jaks.contains(&kinase) {
                self.chip(kinase, y, buffer);
            } else if self.besides && line.signal.accessory(kinase) && self.duty(kinase) != Duty::Missing {
                let small = super::small(self.showing);
                let role = kinase.symbol().to_lowercase();
                self.put(buffer, self.column(kinase), y, small, bold(self.showing, &role));
            }
        }
    }

    fn stretch(&self, line: &Line, live: Capacity, (from, to): (u16, u16), y: u16, buffer: &mut Buffer) {
        let tone = &self.showing.tone;
        let (sign, style) = match live {
            Capacity::Full => (tone.sign("━", "="), bold(self.showing, line.role)),
            Capacity::Reduced => (tone.sign("╌", "-"), style(self.showing, line.role)),
            Capacity::Blocked => (tone.sign("∙", "."), style(self.showing, "panel-edge")),
        };
        for x in from..to {
            // What is dark is sparse, so that it shows without colours too.
            let sign = if live == Capacity::Blocked && (x - self.area.x) % 2 == 1 { " " } else { sign };
            self.put(buffer, x, y, sign, style);
        }
    }

    /// A JAK that the signal cannot do without, on its wire.
    fn chip(&self, kinase: Kinase, y: u16, buffer: &mut Buffer) {
        let tone = &self.showing.tone;
        let role = kinase.symbol().to_lowercase();
        let duty = self.duty(kinase);
        let (sign, _, colour) = tone.duty(duty);
        let (from, to) = self.plan.chip(self.column(kinase));
        let lit = matches!(duty, Duty::Ready | Duty::Jammed);
        if self.plan.size == Size::Dot {
            self.put(buffer, from, y, sign, bold(self.showing, if lit { &role } else { colour }));
            return;
        }
        let (body, ground) = match duty {
            Duty::Ready | Duty::Jammed => (tone.on("ground", &role), role.as_str()),
            Duty::Weakened => (tone.on("warn", "panel"), "panel"),
            Duty::Plugged => (tone.on("drug", "panel"), "panel"),
            Duty::Missing => (tone.on("bad", "ground"), "ground"),
        };
        let body = body.add_modifier(Modifier::BOLD);
        let edge = tone.edge(ground, "ground");
        let wide = usize::from(to - from) - 2;
        let button = self.plan.size == Size::Button;
        let (open, close) = self.brackets(duty, sign);
        let words = match duty {
            Duty::Weakened | Duty::Plugged | Duty::Jammed if button && !tone.ascii => {
                format!("{sign} {}", kinase.symbol())
            }
            _ => kinase.symbol().to_owned(),
        };
        let bright = duty == Duty::Ready || (duty == Duty::Jammed && button && !tone.ascii);
        let ends = if bright { edge } else { body };
        self.put(buffer, from, y, open, ends);
        self.put(buffer, from + 1, y, &format!("{words:^wide$}"), body);
        self.put(buffer, to - 1, y, close, ends);
        let rounded = lit || self.showing.moment.look.depth != Depth::None;
        if button && !tone.ascii && rounded && duty != Duty::Missing {
            self.put(buffer, from, y - 1, &format!("▗{}▖", "▄".repeat(wide)), edge);
            self.put(buffer, from, y + 1, &format!("▝{}▘", "▀".repeat(wide)), edge);
        }
    }

    /// What stands before and behind a chip's name. What a drug holds has its sign in front, and no bright edge; of what
    /// is missing only the socket is left.
    fn brackets(&self, duty: Duty, sign: &'static str) -> (&'static str, &'static str) {
        let chip = self.plan.size == Size::Chip;
        match (duty, self.showing.tone.ascii) {
            (Duty::Ready, ascii) => {
                if ascii {
                    ("[", "]")
                } else {
                    ("▐", "▌")
                }
            }
            (Duty::Missing, ascii) => {
                if ascii {
                    ("(", ")")
                } else {
                    ("╎", "╎")
                }
            }
            (Duty::Weakened, true) => ("~", "~"),
            (Duty::Plugged, true) => ("x", "x"),
            (Duty::Jammed, true) => ("!", "!"),
            (_, false) if chip => (sign, " "),
            (Duty::Jammed, false) => ("▐", "▌"),
            (_, false) => (" ", " "),
        }
    }
}
