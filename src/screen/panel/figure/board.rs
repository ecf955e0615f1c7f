//! The JAK switchboard: each signal a wire through the JAKs that it needs, to a lamp that shows what gets through.

mod layout;

use super::{bold, centred, count, put_centred, style, text, wrapped};
use crate::biology::{Capacity, Kinase, Signal};
use crate::look::Depth;
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, cut, put, put_rows};
use crate::story::figure::{Board, Wire};
use layout::{Plan, Size};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// One row as it is shown.
struct Line<'a> {
    signal: &'a Signal,
    label: &'a str,
    job: String,
    /// The colour of the signal.
    role: &'a str,
    left: Capacity,
}

fn lines<'a>(showing: &Showing<'a>, board: &Board) -> Vec<Line<'a>> {
    let pathway = &showing.library.pathway;
    let line = |wire: &Wire| {
        let signal = pathway.signals.get(wire.signal)?;
        let molecule = pathway.find(&signal.cytokine).and_then(|id| pathway.molecules.get(id));
        Some(Line {
            signal,
            label: pathway.signal_label(signal),
            job: text(showing, &wire.job),
            role: molecule.map_or("text", |molecule| &molecule.colour),
            left: showing.response.signal(signal).0,
        })
    };
    board.rows.iter().filter_map(line).collect()
}

/// A row for the heads, one a signal, one for the sum.
pub fn least_rows(board: &Board) -> u16 {
    board.rows.len() as u16 + 2
}

/// Draws the switchboard; false where there is no room for it.
pub fn board(showing: &Showing, board: &Board, area: Rect, buffer: &mut Buffer) -> bool {
    let lines = lines(showing, board);
    let sum = sum(showing, &lines, area.width);
    let Some(plan) = Plan::of(&lines, area.width, area.height.saturating_sub(count(&sum))) else { return false };
    let spare = area.height.saturating_sub(plan.rows() + count(&sum));
    let gap = u16::from(spare > 0);
    let mut page = centred(area, area.width, plan.rows() + count(&sum) + gap);
    let foot = cut(&mut page, count(&sum) + gap, true);
    put_centred(buffer, Rect { y: foot.y + gap, height: foot.height - gap, ..foot }, &sum);
    let page = centred(page, plan.width(), page.height);
    let drawing = Drawing { showing, plan: &plan, area: page };
    drawing.heads(buffer);
    for (number, line) in lines.iter().enumerate() {
        let y = page.y + plan.heads + number as u16 * plan.each;
        drawing.rails(y, buffer);
        drawing.line(line, y, buffer);
    }
    true
}

/// What it comes to, in words; with a word of caution where there is room for it.
fn sum(showing: &Showing, lines: &[Line], width: u16) -> Vec<Row> {
    let all = lines.len();
    let drugs = showing.change();
    let (sum, more) = if drugs.is_empty() {
        (format!("No drug: all {all} messages get through."), " Press i to plug a JAK.")
    } else {
        let ends =
            [(Capacity::Blocked, "much quieter"), (Capacity::Reduced, "a bit quieter"), (Capacity::Full, "through")];
        let counts = ends.map(|(left, words)| (lines.iter().filter(|line| line.left == left).count(), words));
        let known = counts.iter().filter(|end| end.0 > 0).enumerate();
        let part = |(place, (many, words)): (usize, &(usize, &str))| match place {
            0 => format!("{many} of {all} messages {words}"),
            _ => format!("{many} {words}"),
        };
        (format!("With {drugs}: {}.", known.map(part).collect::<Vec<_>>().join(", ")), "")
    };
    let style = style(showing, "text");
    let whole = wrapped(format!("{sum}{more} A teaching map: dose matters."), style, width);
    if whole.len() > 1 { wrapped(sum, style, width) } else { whole }
}

struct Drawing<'a> {
    showing: &'a Showing<'a>,
    plan: &'a Plan,
    area: Rect,
}

impl Drawing<'_> {
    fn put(&self, buffer: &mut Buffer, x: u16, y: u16, words: &str, style: Style) {
        put(buffer, self.area, x, y, words, style);
    }

    /// The middle of a JAK's column.
    fn column(&self, kinase: Kinase) -> u16 {
        self.area.x + self.plan.column(kinase as u16)
    }

    fn around(&self, buffer: &mut Buffer, x: u16, y: u16, words: &str, style: Style) {
        self.put(buffer, x.saturating_sub(words.width() as u16 / 2), y, words, style);
    }

    /// The JAKs over their columns, and the plug in those that a drug holds.
    fn heads(&self, buffer: &mut Buffer) {
        let tone = &self.showing.tone;
        for kinase in Kinase::ALL {
            let left = self.showing.response.kinase(kinase);
            let (sign, words, _) = tone.capacity(left);
            let role = kinase.symbol().to_lowercase();
            let (x, y) = (self.column(kinase), self.area.y);
            let plugged = left != Capacity::Full;
            let state = match left {
                Capacity::Full => style(self.showing, "muted"),
                _ => tone.on("capsule", "drug").add_modifier(Modifier::BOLD),
            };
            if self.plan.heads == 1 {
                let words = if plugged { format!("{sign}{}", kinase.symbol()) } else { kinase.symbol().to_owned() };
                let own = if plugged { state } else { bold(self.showing, &role) };
                self.around(buffer, x, y, &words, own);
                continue;
            }
            self.around(buffer, x, y, kinase.symbol(), bold(self.showing, &role));
            let words = match (plugged, self.plan.step > 11) {
                (true, true) => format!(" {sign} {words} "),
                (true, false) => format!(" {sign} "),
                (false, true) => words.to_owned(),
                (false, false) => sign.to_owned(),
            };
            self.around(buffer, x, y + 1, &words, state);
        }
    }

    /// The columns between the wires.
    fn rails(&self, y: u16, buffer: &mut Buffer) {
        for kinase in Kinase::ALL {
            for y in y..y + self.plan.each {
                let sign = self.showing.tone.sign("│", "|");
                self.put(buffer, self.column(kinase), y, sign, style(self.showing, "panel-edge"));
            }
        }
    }

    fn line(&self, line: &Line, y: u16, buffer: &mut Buffer) {
        let plan = self.plan;
        let middle = y + u16::from(plan.size == Size::Button);
        let dark = line.left == Capacity::Blocked;
        let label = if dark { style(self.showing, "muted") } else { bold(self.showing, line.role) };
        let job = style(self.showing, if dark { "muted" } else { "text" });
        self.put(buffer, self.area.x, middle, line.label, label);
        if plan.under {
            let rows = wrapped(line.job.as_str(), job, plan.left);
            let below = Rect { y: middle + 1, width: plan.left, height: plan.job_rows(), ..self.area };
            put_rows(buffer, below.intersection(self.area), &rows);
        } else {
            let x = self.area.x + plan.label + 1;
            let room = Rect { x, width: plan.left.saturating_sub(plan.label + 1), ..self.area };
            put(buffer, room, x, middle, &self.cut_short(&line.job, room.width), job);
        }
        self.wire(line, middle, buffer);
        self.lamp(line.left, middle, buffer);
    }

    /// Words that end in a sign that there is more, where they do not fit.
    fn cut_short(&self, words: &str, room: u16) -> String {
        if words.width() <= usize::from(room) {
            return words.to_owned();
        }
        let more = self.showing.tone.sign("…", "..");
        let kept = usize::from(room).saturating_sub(more.width());
        words.chars().take(kept).collect::<String>() + more
    }

    /// The wire from the label to the lamp: it goes dark behind the first JAK that is plugged.
    fn wire(&self, line: &Line, y: u16, buffer: &mut Buffer) {
        let (mut x, end) = (self.area.x + self.plan.left + 1, self.area.x + self.plan.lamp() - 1);
        let mut live = Capacity::Full;
        for kinase in Kinase::ALL {
            if line.signal.jaks.contains(&kinase) {
                let (from, to) = self.plan.chip(self.column(kinase));
                self.stretch(line, live, (x, from), y, buffer);
                live = live.max(self.showing.response.kinase(kinase));
                x = to;
            }
        }
        self.stretch(line, live, (x, end), y, buffer);
        for kinase in Kinase::ALL {
            if line.signal.jaks.contains(&kinase) {
                self.chip(kinase, y, buffer);
            } else if line.signal.accessory(kinase) {
                let small = self.showing.tone.sign("∘", "o");
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
        let left = self.showing.response.kinase(kinase);
        let (sign, _, colour) = tone.capacity(left);
        let (from, to) = self.plan.chip(self.column(kinase));
        if self.plan.size == Size::Dot {
            let style = if left == Capacity::Full { bold(self.showing, &role) } else { bold(self.showing, colour) };
            self.put(buffer, from, y, sign, style);
            return;
        }
        let (body, ground) = match left {
            Capacity::Full => (tone.on("ground", &role), role.as_str()),
            Capacity::Reduced => (tone.on("warn", "panel"), "panel"),
            Capacity::Blocked => (tone.on("drug", "panel"), "panel"),
        };
        let body = body.add_modifier(Modifier::BOLD);
        let edge = tone.edge(ground, "ground");
        let wide = usize::from(to - from) - 2;
        let (open, close) = match (left, tone.ascii) {
            (Capacity::Full, _) => (tone.sign("▐", "["), tone.sign("▌", "]")),
            (Capacity::Reduced, true) => ("~", "~"),
            (Capacity::Blocked, true) => ("x", "x"),
            // What a drug holds has its sign in front, and no bright edge.
            (_, false) if self.plan.size == Size::Chip => (sign, " "),
            (_, false) => (" ", " "),
        };
        let words = match left {
            Capacity::Full => kinase.symbol().to_owned(),
            _ if self.plan.size == Size::Button && !tone.ascii => format!("{sign} {}", kinase.symbol()),
            _ => kinase.symbol().to_owned(),
        };
        let lit = left == Capacity::Full;
        self.put(buffer, from, y, open, if lit { edge } else { body });
        self.put(buffer, from + 1, y, &format!("{words:^wide$}"), body);
        self.put(buffer, to - 1, y, close, if lit { edge } else { body });
        let rounded = lit || self.showing.moment.look.depth != Depth::None;
        if self.plan.size == Size::Button && !tone.ascii && rounded {
            self.put(buffer, from, y - 1, &format!("▗{}▖", "▄".repeat(wide)), edge);
            self.put(buffer, from, y + 1, &format!("▝{}▘", "▀".repeat(wide)), edge);
        }
    }

    /// What is left of the signal at the wire's end.
    fn lamp(&self, left: Capacity, y: u16, buffer: &mut Buffer) {
        let (tone, x) = (&self.showing.tone, self.area.x + self.plan.lamp());
        let long = self.plan.long;
        let (sign, words, style) = match left {
            Capacity::Full => {
                (tone.sign("◉", "*"), if long { "gets through" } else { "through" }, bold(self.showing, "key"))
            }
            Capacity::Reduced => {
                (tone.sign("◒", "~"), if long { "a bit quieter" } else { "quieter" }, bold(self.showing, "warn"))
            }
            Capacity::Blocked => {
                (tone.sign("◌", "o"), if long { "much quieter" } else { "quiet" }, style(self.showing, "muted"))
            }
        };
        let row: Row = vec![(format!("{sign} {words}"), style)];
        put_rows(buffer, Rect { x, y, width: self.area.right().saturating_sub(x), height: 1 }, &[row]);
    }
}
