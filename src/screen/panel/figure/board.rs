//! The JAK switchboard: each signal a wire through the JAKs that it needs, to a lamp that shows what gets through.

mod chips;
mod layout;

use super::{bold, centred, count, put_centred, style, text, wrapped};
use crate::biology::{Capacity, Kinase, Signal};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Air, Passage, Row, cut, put, put_rows, row_width, wrap};
use crate::story::Audience;
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
    /// A JAK that it needs, and that is not there at all.
    missing: Option<Kinase>,
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
        missing: response.missing(signal),
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
    let Some(Layout { lines, plan, words, besides }) = set(showing, board, area) else { return false };
    let spare = area.height.saturating_sub(plan.rows() + count(&words));
    // Air above the words, then below the heads.
    let (gap, air) = (u16::from(spare > 0), u16::from(spare > 1));
    let mut page = centred(area, area.width, plan.rows() + count(&words) + gap + air);
    let foot = cut(&mut page, count(&words) + gap, true);
    put_centred(buffer, Rect { y: foot.y + gap, height: foot.height - gap, ..foot }, &words);
    let page = centred(page, plan.width(), page.height);
    let drawing = Drawing { showing, plan: &plan, besides, area: page };
    drawing.heads(buffer);
    for (number, line) in lines.iter().enumerate() {
        let y = page.y + plan.heads + air + number as u16 * plan.each;
        drawing.rails(y, buffer);
        drawing.line(line, y, buffer);
    }
    true
}

/// The rows that there is room for, where they stand, the words below.
struct Layout<'a> {
    lines: Vec<Line<'a>>,
    plan: Plan,
    words: Vec<Row>,
    /// With a sign for each JAK that a signal uses besides: where there is room to say what it means.
    besides: bool,
}

/// With the words in full, unless they take the rows of more.
fn set<'a>(showing: &Showing<'a>, board: &Board, area: Rect) -> Option<Layout<'a>> {
    let many = board.rows.len();
    let form = |short| {
        let room = |hidden| area.height.saturating_sub(count(&words(showing, board, hidden, short, area.width)));
        let (kept, _) = fitting(lines(showing, board), area.width, room(0))?;
        let (lines, plan) = fitting(lines(showing, board), area.width, room(many - kept.len()))?;
        let words = words(showing, board, many - lines.len(), short, area.width);
        Some(Layout { lines, plan, words, besides: !short && besides_shown(showing) })
    };
    let (full, short) = (form(false), form(true)?);
    Some(full.filter(|full| full.plan == short.plan).unwrap_or(short))
}

/// What a map tells and what not; with what is not shown.
fn words(showing: &Showing, board: &Board, hidden: usize, short: bool, width: u16) -> Vec<Row> {
    let width = width.saturating_sub(2);
    let mut rows = wrapped(caution(showing, short), bold(showing, "text"), width);
    let signals = &showing.library.pathway.signals;
    let besides = |wire: &Wire| {
        let signal = signals.get(wire.signal);
        signal.is_some_and(|signal| Kinase::ALL.into_iter().any(|kinase| signal.accessory(kinase)))
    };
    let legend = !short && besides_shown(showing) && board.rows.iter().any(besides);
    let legend = legend.then(|| format!("{} also used, not essential", small(showing)));
    let hidden = (hidden > 0).then(|| format!("{hidden} rows not shown."));
    for words in hidden.into_iter().chain(legend) {
        let piece = (words, style(showing, "muted"));
        match rows.last_mut() {
            Some(last) if row_width(last) + 2 + piece.0.width() <= usize::from(width) => {
                last.extend([("  ".to_owned(), piece.1), piece]);
            }
            _ => rows.push(vec![piece]),
        }
    }
    rows
}

/// The sign of a JAK that a signal uses besides those that it cannot do without.
fn small(showing: &Showing) -> &'static str {
    showing.tone.sign("∘", "o")
}

/// One more sign to learn is not for everyone.
fn besides_shown(showing: &Showing) -> bool {
    showing.moment.audience != Audience::Plain
}

/// What nobody should read off the map.
pub fn caution(showing: &Showing, short: bool) -> &'static str {
    let drugs = !showing.moment.drugs(showing.library).is_empty();
    match (drugs, showing.change().is_empty(), showing.moment.audience) {
        (false, true, _) if short => "No drug: each message gets through. i plugs a JAK.",
        (false, true, _) => "No drug: each message gets through. Press i to plug a JAK.",
        (false, false, _) if short => "Drawn as all or nothing: a map, not a person.",
        (false, false, _) => "Where the change acts, drawn as all or nothing. It is a map, not a person.",
        (true, _, Audience::Clinician) if short => "Sites, not effects. A lit row rules out no harm.",
        (true, _, _) if short => "Where it acts, not what you feel. Lit is no all-clear.",
        (true, _, Audience::Plain) => {
            "A map of where it acts, not of what you will feel. A row that stays lit does not mean no side effect there."
        }
        (true, _, Audience::Student) => {
            "A map of where it acts, not of what a person feels. A row that stays lit does not rule out a side effect there."
        }
        (true, _, Audience::Clinician) => {
            "A map of sites of action, not of effects in a patient: dose matters. A lit row does not exclude an adverse reaction."
        }
    }
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
    besides: bool,
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
        let x = self.area.x + plan.label + 1;
        let beside = Rect { x, width: plan.left.saturating_sub(plan.label + 1), ..self.area };
        if plan.under {
            let below = Rect { y: middle + 1, width: plan.left, height: plan.job_rows(), ..self.area };
            if plan.shared {
                put(buffer, beside, x, middle, &line.job, self.said(line));
            }
            put_rows(buffer, below.intersection(self.area), &self.below(line));
        } else if let Some(notice) = &line.notice {
            let x = put(buffer, beside, x, middle, self.sign(), self.alert());
            let words = self.cut_short(notice, beside.right().saturating_sub(x));
            put(buffer, beside, x, middle, &words, style(self.showing, "text"));
        } else {
            put(buffer, beside, x, middle, &self.cut_short(&line.job, beside.width), self.said(line));
        }
        self.wire(line, middle, buffer);
        self.lamp(line, middle, buffer);
    }

    /// Stands before what a person would notice.
    fn sign(&self) -> &'static str {
        self.showing.tone.sign("▸ ", "> ")
    }

    fn alert(&self) -> Style {
        bold(self.showing, "warn")
    }

    /// How a job stands: paler where it suffers.
    fn said(&self, line: &Line) -> Style {
        let suffers = line.left == Capacity::Blocked || line.notice.is_some();
        style(self.showing, if suffers { "muted" } else { "text" })
    }

    /// The rows below a label: both the job and what is noticed, where there is room for both.
    fn below(&self, line: &Line) -> Vec<Row> {
        let rows = |words: &str, mark, sign, style| {
            wrap(&[Passage::new(words.to_owned(), style).marked(mark, sign)], self.plan.left, Air::Snug)
        };
        let said = self.said(line);
        let job = || rows(&line.job, self.plan.indent, said, said);
        let notice = |notice: &String| rows(notice, self.sign(), self.alert(), style(self.showing, "text"));
        let (mut both, told) = match &line.notice {
            None if self.plan.shared => return Vec::new(),
            None => return job(),
            Some(told) if self.plan.shared => return notice(told),
            Some(told) => (job(), notice(told)),
        };
        if both.len() + told.len() > usize::from(self.plan.job_rows()) {
            return told;
        }
        both.extend(told);
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
        let none = line.missing.map(|kinase| format!("no {}", kinase.symbol()));
        let (sign, words, style) = match line.end() {
            (_, true) => (tone.sign("✦", "!"), word("runs unasked", "unasked"), bold(self.showing, "warn")),
            (Capacity::Full, _) => (tone.sign("◉", "*"), word("gets through", "through"), bold(self.showing, "key")),
            (Capacity::Reduced, _) => {
                (tone.sign("◒", "~"), word("a bit quieter", "quieter"), bold(self.showing, "warn"))
            }
            (Capacity::Blocked, _) => {
                let words = none.as_deref().unwrap_or(word("much quieter", "quiet"));
                (tone.sign("◌", "o"), words, style(self.showing, "muted"))
            }
        };
        let row: Row = vec![(format!("{sign} {words}"), style)];
        put_rows(buffer, Rect { x, y, width: self.area.right().saturating_sub(x), height: 1 }, &[row]);
    }
}
