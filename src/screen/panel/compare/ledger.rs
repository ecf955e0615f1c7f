//! Differences between two stages turned into a short list of words: left, who, right.

use super::{halves, marked, put_middle};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Air, Passage, Row, cut, put_rows, row_width, wrap};
use crate::stage::act::Outcome;
use crate::stage::difference::{Difference, Pair, Parting, Way};
use crate::stage::timeline::Cue;
use crate::stage::why::why;
use crate::story::Audience;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// From so many rows on, where it parts has a row of its own.
const ROOMY: u16 = 5;

/// One line: who, how often, how on either side.
struct Line<'a> {
    name: &'a str,
    colour: &'a str,
    times: usize,
    one: &'a Difference,
    words: [String; 2],
    fresh: bool,
}

/// All that is to be said of two stages.
pub struct Ledger<'a> {
    pub left: &'a Showing<'a>,
    pub right: &'a Showing<'a>,
    pub pair: Pair<'a>,
    pub differences: Vec<Difference>,
}

impl Ledger<'_> {
    /// Writes it into an area that is as wide as both stages.
    pub fn draw(&self, mut area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let (step, time) = (self.right.moment.step, self.right.moment.time);
        if let Some(parting) = self.pair.parting(step, time) {
            self.parting(&parting, &mut area, buffer);
        } else {
            let above = if self.lines().is_empty() { area.height / 2 } else { 0 };
            cut(&mut area, above, false);
            put_middle(buffer, cut(&mut area, 1, false), &[self.same()]);
        }
        self.list(area, buffer);
    }

    /// Nothing has failed yet.
    fn same(&self) -> Row {
        let tone = &self.right.tone;
        let words = if self.lines().is_empty() { "Same so far" } else { "The same has happened so far" };
        vec![(format!("{} {words}", tone.sign("≡", "=")), tone.bold("good"))]
    }

    /// The first thing that goes wrong, told on either side.
    fn parting(&self, parting: &Parting, area: &mut Rect, buffer: &mut Buffer) {
        let tone = &self.right.tone;
        let now = parting.step == self.right.moment.step;
        let roomy = area.height >= ROOMY;
        if roomy {
            let here = tone.sign(" ▼ here it parts ▼ ", " v here it parts v ").to_owned();
            let style = marked(self.right, tone.on("ground", "warn").add_modifier(Modifier::BOLD));
            let earlier = || (format!("They differ since step {}", parting.step + 1), tone.write("muted"));
            let row = if now { (here, style) } else { earlier() };
            put_middle(buffer, cut(area, 1, false), &[vec![row]]);
        }
        let sides = halves(*area);
        let told = [(self.left, parting.left), (self.right, parting.right)].map(|(side, cue)| {
            let here = now && !roomy && matches!(cue.outcome, Outcome::Failed(_));
            let prefix = if here { "Here it parts: " } else { "" };
            let passage = Passage::new(prefix, tone.bold("warn")).then(self.why(side, cue), tone.write("text"));
            let (sign, role) = sign(side, cue);
            wrap(&[passage.marked(sign, tone.bold(role))], sides[0].width.saturating_sub(2), Air::Snug)
        });
        let most = told.iter().map(Vec::len).max().unwrap_or(0).min(usize::from(area.height)) as u16;
        let rows = cut(area, most, false);
        for (told, side) in told.iter().zip(sides) {
            let inner = Rect { x: side.x + 1, width: side.width.saturating_sub(2), y: rows.y, height: rows.height };
            if most == 1 { put_middle(buffer, inner, told) } else { put_rows(buffer, inner, told) }
        }
    }

    fn why(&self, side: &Showing, cue: &Cue) -> String {
        let course = side.timeline.as_ref().map(|timeline| &timeline.course);
        course.map(|course| why(side.library, self.pair.scene, course, cue, side.moment.audience)).unwrap_or_default()
    }

    /// As many lines as there is room for; what is left out is counted.
    fn list(&self, area: Rect, buffer: &mut Buffer) {
        let lines = self.lines();
        let room = usize::from(area.height);
        let shown = &lines[..lines.len().min(room)];
        let wide = shown.iter().map(|line| line.title(self).width()).max().unwrap_or(0) as u16;
        let middle = Rect { x: area.x + area.width.saturating_sub(wide) / 2, width: wide.min(area.width), ..area };
        for (number, line) in (0u16..).zip(shown) {
            let row = Rect { y: area.y + number, height: 1, ..area };
            self.line(line, middle, row, buffer);
        }
        let more = lines.len() - shown.len();
        if let (1.., Some(last)) = (more, shown.last()) {
            let row: Row = vec![(format!("and {more} more"), self.right.tone.write("muted"))];
            let width = row_width(&row) as u16;
            let x = (middle.right() + 7 + last.words[1].width() as u16).min(area.right().saturating_sub(width + 1));
            put_rows(buffer, Rect { y: area.bottom() - 1, height: 1, x, width }, &[row]);
        }
    }

    fn line(&self, line: &Line, middle: Rect, row: Rect, buffer: &mut Buffer) {
        let tone = &self.right.tone;
        let style = if line.fresh { tone.write("text") } else { tone.write("muted") };
        let (full, hollow) = ((tone.sign("●", "*"), tone.bold("accent")), (tone.sign("○", "o"), tone.bold("warn")));
        let sign = |way: &Way| if way.is_full() { full } else { hollow };
        let (one, other) = (sign(&line.one.left), sign(&line.one.right));
        let left: Row = vec![(line.words[0].clone(), style), (" ".to_owned(), style), (one.0.to_owned(), one.1)];
        let right: Row = vec![(other.0.to_owned(), other.1), (" ".to_owned(), style), (line.words[1].clone(), style)];
        let width = row_width(&left) as u16;
        let x = middle.x.saturating_sub(2 + width).max(row.x);
        put_rows(buffer, Rect { x, width: middle.x.saturating_sub(x), ..row }, &[left]);
        let title = line.title(self);
        let x = middle.x + middle.width.saturating_sub(title.width() as u16) / 2;
        put_rows(buffer, Rect { x, width: row.right() - x, ..row }, &[vec![(title, tone.bold(line.colour))]]);
        let x = (middle.right() + 2).min(row.right());
        put_rows(buffer, Rect { x, width: row.right() - x, ..row }, &[right]);
    }

    /// The lines of all differences; two of a name that differ alike are one.
    fn lines(&self) -> Vec<Line<'_>> {
        let exact = self.right.moment.audience != Audience::Plain;
        let mut lines: Vec<Line> = Vec::new();
        for one in &self.differences {
            let Some((name, colour)) = self.name(one) else { continue };
            let words = [&one.left, &one.right].map(|way| self.played(way).unwrap_or_else(|| one.told(way, exact)));
            if let Some(line) = lines.iter_mut().find(|line| line.name == name && line.words == words) {
                line.times += 1;
            } else {
                let fresh = one.since.is_some_and(|since| since.0 == self.right.moment.step);
                lines.push(Line { name, colour, times: 1, one, words, fresh });
            }
        }
        lines
    }

    /// Who it is, and in which colour.
    fn name(&self, one: &Difference) -> Option<(&str, &str)> {
        let actor = self.pair.scene.cast.get(one.actor)?;
        let molecule = self.right.library.molecule(actor);
        Some((actor.label.as_deref().unwrap_or(&molecule.label), &molecule.colour))
    }

    /// Who plays another's part.
    fn played(&self, way: &Way) -> Option<String> {
        let Way::Played(Some(other)) = way else { return None };
        self.right.library.pathway.molecules.get(*other).map(|molecule| molecule.label.clone())
    }
}

impl Line<'_> {
    fn title(&self, ledger: &Ledger) -> String {
        let times = ledger.right.tone.sign("×", "x");
        if self.times > 1 { format!("{} {times}{}", self.name, self.times) } else { self.name.to_owned() }
    }
}

/// Whether it comes true on a side.
fn sign(side: &Showing, cue: &Cue) -> (&'static str, &'static str) {
    match cue.outcome {
        Outcome::Failed(_) => (side.tone.sign("✗ ", "x "), "bad"),
        Outcome::Weakened { .. } => (side.tone.sign("◒ ", "~ "), "warn"),
        Outcome::Done => (side.tone.sign("✓ ", "+ "), "good"),
    }
}
