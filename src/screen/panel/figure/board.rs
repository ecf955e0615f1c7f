//! The JAK switchboard: each signal a wire through the JAKs that it needs, to a lamp that shows what gets through.

mod chips;
mod layout;

use super::{bold, centred, count, put_centred, style, text, wrapped};
use crate::biology::{Capacity, Kinase, Signal};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Air, Passage, Row, cut, put, put_rows, wrap};
use crate::story::figure::{Board, Wire};
use layout::{INDENT, Plan, Size};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// One row as it is shown.
struct Line<'a> {
    signal: &'a Signal,
    label: &'a str,
    job: String,
    /// What a person would notice, now that it is not as usual.
    notice: Option<String>,
    /// The longest text that may stand there: the board keeps its place, whatever is taken.
    longest: String,
    /// How wide that is beside the label, where a notice has a sign before it.
    beside: u16,
    /// The colour of the signal.
    role: &'a str,
    left: Capacity,
    /// It runs though nobody asked.
    unasked: bool,
    spare: bool,
}

fn lines<'a>(showing: &Showing<'a>, board: &Board) -> Vec<Line<'a>> {
    board.rows.iter().filter_map(|wire| line(showing, wire)).collect()
}

fn line<'a>(showing: &Showing<'a>, wire: &Wire) -> Option<Line<'a>> {
    let (pathway, response) = (&showing.library.pathway, &showing.response);
    let signal = pathway.signals.get(wire.signal)?;
    let molecule = pathway.find(&signal.cytokine).and_then(|id| pathway.molecules.get(id));
    let job = text(showing, &wire.job);
    let notices = || [&wire.notice, &wire.surplus].into_iter().flatten().map(|told| text(showing, told));
    let beside = notices().map(|notice| INDENT.len() + notice.width()).fold(job.width(), usize::max);
    Some(Line {
        signal,
        label: pathway.signal_label(signal),
        longest: notices().chain([job.clone()]).max_by_key(|words| words.width()).unwrap_or_default(),
        beside: beside as u16,
        job,
        notice: wire.noticed(response, signal).map(|told| text(showing, told)),
        role: molecule.map_or("text", |molecule| &molecule.colour),
        left: response.signal(signal).0,
        unasked: response.runs_alone(signal),
        spare: wire.spare,
    })
}

/// The lines for which there is room, and the plan for them: those that can be spared go first, the last of them before.
fn fitting(mut lines: Vec<Line<'_>>, width: u16, height: u16) -> Option<(Vec<Line<'_>>, Plan)> {
    loop {
        let spare = lines.iter().rposition(|line| line.spare);
        let plan = Plan::of(&lines, width, height);
        match (plan, spare) {
            (Some(plan), _) if spare.is_none() || plan.airy() => return Some((lines, plan)),
            (_, Some(spare)) => drop(lines.remove(spare)),
            (plan, None) => return plan.map(|plan| (lines, plan)),
        }
    }
}

/// A row for the heads, one a signal, one for the sum.
pub fn least_rows(board: &Board) -> u16 {
    board.rows.iter().filter(|wire| !wire.spare).count() as u16 + 2
}

/// Draws the switchboard; false where there is no room for it.
pub fn board(showing: &Showing, board: &Board, area: Rect, buffer: &mut Buffer) -> bool {
    let all = lines(showing, board);
    let room = area.height.saturating_sub(count(&sum(showing, &all, 0, area.width)));
    let many = all.len();
    let Some((lines, plan)) = fitting(all, area.width, room) else { return false };
    let sum = sum(showing, &lines, many - lines.len(), area.width);
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

/// What it comes to, in words; with a word of caution, or of what is not shown, where there is room for it.
fn sum(showing: &Showing, lines: &[Line], hidden: usize, width: u16) -> Vec<Row> {
    let all = lines.len();
    let change = showing.change();
    let ends = [
        (Capacity::Blocked, false, "much quieter"),
        (Capacity::Reduced, false, "a bit quieter"),
        (Capacity::Full, true, "run unasked"),
        (Capacity::Full, false, "through"),
    ];
    let many = |left, unasked| lines.iter().filter(|line| line.end() == (left, unasked)).count();
    let counts = ends.map(|(left, unasked, words)| (many(left, unasked), words));
    let known = counts.iter().filter(|end| end.0 > 0).enumerate();
    let part = |(place, (many, words)): (usize, &(usize, &str))| match place {
        0 => format!("{many} of {all} messages {words}"),
        _ => format!("{many} {words}"),
    };
    let (sum, more) = match &*change {
        "" => (format!("No drug: all {all} messages get through."), " Press i to plug a JAK."),
        _ => (format!("With {change}: {}.", known.map(part).collect::<Vec<_>>().join(", ")), ""),
    };
    let hidden = if hidden > 0 { format!(" {hidden} rows not shown.") } else { String::new() };
    let style = style(showing, "text");
    let forms = [
        format!("{sum}{more}{hidden} A teaching map: dose matters."),
        format!("{sum}{more}{hidden}"),
        format!("{sum}{hidden}"),
        sum,
    ];
    let short = forms.iter().position(|words| words.width() <= usize::from(width)).unwrap_or(forms.len() - 1);
    wrapped(forms[short].as_str(), style, width)
}

impl Line<'_> {
    /// What is left of it, and whether it runs unasked.
    fn end(&self) -> (Capacity, bool) {
        if self.unasked { (Capacity::Full, true) } else { (self.left, false) }
    }
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

    fn line(&self, line: &Line, y: u16, buffer: &mut Buffer) {
        let plan = self.plan;
        let middle = y + u16::from(plan.size == Size::Button);
        let dark = line.left == Capacity::Blocked;
        let label = if dark { style(self.showing, "muted") } else { bold(self.showing, line.role) };
        self.put(buffer, self.area.x, middle, line.label, label);
        if plan.under {
            let below = Rect { y: middle + 1, width: plan.left, height: plan.job_rows(), ..self.area };
            put_rows(buffer, below.intersection(self.area), &self.below(line));
        } else {
            let x = self.area.x + plan.label + 1;
            let room = Rect { x, width: plan.left.saturating_sub(plan.label + 1), ..self.area };
            let said = match &line.notice {
                Some(notice) => format!("{}{notice}", self.sign()),
                None => line.job.clone(),
            };
            put(buffer, room, x, middle, &self.cut_short(&said, room.width), self.said(line));
        }
        self.wire(line, middle, buffer);
        self.lamp(line, middle, buffer);
    }

    /// Stands before what a person would notice.
    fn sign(&self) -> &'static str {
        self.showing.tone.sign("▸ ", "> ")
    }

    /// What is said of a line: its job, and where that suffers, what a person would notice stands out.
    fn said(&self, line: &Line) -> Style {
        match (&line.notice, line.left) {
            (Some(_), _) => bold(self.showing, "warn"),
            (None, Capacity::Blocked) => style(self.showing, "muted"),
            (None, _) => style(self.showing, "text"),
        }
    }

    /// The rows below a label: both the job and what is noticed, where there is room for both.
    fn below(&self, line: &Line) -> Vec<Row> {
        let width = self.plan.left;
        let rows = |words: &str, mark, style| {
            wrap(&[Passage::new(words.to_owned(), style).marked(mark, style)], width, Air::Snug)
        };
        let Some(notice) = &line.notice else { return rows(&line.job, self.plan.indent, self.said(line)) };
        let said = rows(notice, self.sign(), self.said(line));
        let mut both = rows(&line.job, self.plan.indent, style(self.showing, "muted"));
        if both.len() + said.len() > usize::from(self.plan.job_rows()) {
            return said;
        }
        both.extend(said);
        both
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

    /// What is left of the signal at the wire's end.
    fn lamp(&self, line: &Line, y: u16, buffer: &mut Buffer) {
        let (tone, x) = (&self.showing.tone, self.area.x + self.plan.lamp());
        let word = |long, short| if self.plan.long { long } else { short };
        let (sign, words, style) = match line.end() {
            (_, true) => (tone.sign("✦", "!"), word("runs unasked", "unasked"), bold(self.showing, "warn")),
            (Capacity::Full, _) => (tone.sign("◉", "*"), word("gets through", "through"), bold(self.showing, "key")),
            (Capacity::Reduced, _) => {
                (tone.sign("◒", "~"), word("a bit quieter", "quieter"), bold(self.showing, "warn"))
            }
            (Capacity::Blocked, _) => {
                (tone.sign("◌", "o"), word("much quieter", "quiet"), style(self.showing, "muted"))
            }
        };
        let row: Row = vec![(format!("{sign} {words}"), style)];
        put_rows(buffer, Rect { x, y, width: self.area.right().saturating_sub(x), height: 1 }, &[row]);
    }
}
