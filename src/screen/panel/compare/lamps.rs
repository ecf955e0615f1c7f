//! A switchboard under two sets of drugs turned into one table: each signal, and on either side the wire to its lamp.

use super::{WHERE, marked, nothing, put_middle, takes_drug, two_drugs};
use crate::biology::{Capacity, Kinase, Signal};
use crate::screen::panel::Showing;
use crate::screen::panel::figure::caution;
use crate::screen::panel::text::{Air, Passage, Row, cut, put, wrap};
use crate::story::figure::Board;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// Cells between columns, of a chip with its piece of wire, and of a lamp with its words.
const GAP: u16 = 2;
const CHIP: u16 = 8;
const LAMPS: [u16; 2] = [16, 9];

struct Line<'a> {
    signal: &'a Signal,
    label: &'a str,
    colour: &'a str,
    job: String,
    /// What a person would notice on either side.
    notices: [Option<String>; 2],
    /// The JAK that is not there at all on either side.
    missing: [Option<Kinase>; 2],
    /// What is left of it on either side, and whether it runs though nobody asked.
    ends: [(Capacity, bool); 2],
    spare: bool,
}

/// How wide everything is.
struct Plan {
    label: u16,
    job: u16,
    /// The wire with its chips; none where there is no room.
    wire: u16,
    lamp: u16,
}

impl Plan {
    /// The first that fits: jobs give way to wires only where room is short.
    fn of(lines: &[Line], heads: u16, room: u16) -> Self {
        let widest = |words: fn(&Line) -> usize| lines.iter().map(words).max().unwrap_or(0) as u16;
        let (label, job) = (widest(|line| line.label.width()), widest(|line| line.job.width()));
        let jaks = widest(|line| line.signal.jaks.len());
        let [long, short] = LAMPS.map(|lamp| lamp.max(heads));
        let wire = jaks * CHIP + 2;
        let forms = [(wire, LAMPS[0]), (wire, LAMPS[1]), (0, long), (0, short)];
        let plans = forms.map(|(wire, lamp)| Self { label, job, wire, lamp });
        let fits = plans.into_iter().find(|plan| plan.width() <= room);
        fits.unwrap_or_else(|| {
            let plan = Self { label, job: 0, wire: 0, lamp: short };
            let job = room.saturating_sub(plan.width());
            Self { job, ..plan }
        })
    }

    fn side(&self) -> u16 {
        self.wire + self.lamp
    }

    fn width(&self) -> u16 {
        self.label + self.job + 2 * self.side() + 4 * GAP
    }

    /// Where a side begins.
    fn at(&self, side: usize) -> u16 {
        self.label + self.job + 2 * GAP + side as u16 * (self.side() + GAP)
    }
}

/// Draws the table in the middle of an area; what differs is marked.
pub fn lamps(left: &Showing, right: &Showing, board: &Board, mut area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, right.tone.on("text", "ground"));
    let mut lines = lines(left, right, board);
    let least = lines.iter().filter(|line| !line.spare).count() + 1;
    let words = words(left, right, &lines, area, usize::from(area.height).saturating_sub(least));
    let below = cut(&mut area, words.len() as u16, true);
    while let Some(spare) =
        lines.iter().rposition(|line| line.spare).filter(|_| lines.len() + 1 > usize::from(area.height))
    {
        lines.remove(spare);
    }
    let heads = [left, right].map(|side| side.change().width() as u16);
    let plan = Plan::of(&lines, heads[0].max(heads[1]).min(LAMPS[0]), area.width.saturating_sub(2));
    let many = lines.len() as u16;
    let each = [4, 3, 2, 1].into_iter().find(|each| many * each < area.height).unwrap_or(1);
    let (width, height) = (plan.width().min(area.width), (many * each + 1).min(area.height));
    let air = u16::from(height < area.height);
    let mut page = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height - air) / 2,
        width: area.width.midpoint(width),
        height: height + air,
    };
    put_middle(buffer, Rect { y: below.y.min(page.bottom() + 1), ..below }, &words);
    let head = cut(&mut page, 1, false);
    titles(left, right, &plan, head, buffer);
    cut(&mut page, air, false);
    let table = Table { sides: [left, right], plan: &plan };
    for line in &lines {
        let row = cut(&mut page, each, false);
        if !row.is_empty() {
            table.line(line, Rect { y: row.y + (each - 1) / 2, height: row.height.min(2), ..row }, buffer);
        }
    }
}

/// What the table tells and what not, and what its sign means: in as many rows as may be spared, or in one.
fn words(left: &Showing, right: &Showing, lines: &[Line], area: Rect, spare: usize) -> Vec<Row> {
    let (told, two) = (if right.change().is_empty() { left } else { right }, two_drugs(left, right));
    let (muted, bold) =
        (right.tone.on("muted", "ground"), right.tone.on("text", "ground").add_modifier(Modifier::BOLD));
    let differ = lines.iter().any(|line| line.ends[0] != line.ends[1]);
    let sign = |words: &'static str| {
        let sign = Passage::new(right.tone.sign("◀ ", "< "), right.tone.on("warn", "ground"));
        if differ { sign.then(words, muted) } else { Passage::default() }
    };
    let rows = |passages: &[Passage]| wrap(passages, area.width.saturating_sub(2), Air::Snug);
    let ranking = if two { WHERE } else { "" };
    let full = rows(&[Passage::new(caution(told, false), bold), sign("here they differ   ").then(ranking, bold)]);
    if full.len() < spare {
        return full;
    }
    let short =
        if two { "Where they act, not what you feel, nor which is better or safer." } else { caution(told, true) };
    rows(&[sign("differs  ").then(short, bold)])
}

fn lines<'a>(left: &'a Showing, right: &'a Showing, board: &Board) -> Vec<Line<'a>> {
    let pathway = &right.library.pathway;
    let line = |wire: &crate::story::figure::Wire| {
        let signal = pathway.signals.get(wire.signal)?;
        let molecule = pathway.find(&signal.cytokine).and_then(|id| pathway.molecules.get(id));
        Some(Line {
            signal,
            label: pathway.signal_label(signal),
            colour: molecule.map_or("text", |molecule| &molecule.colour),
            job: wire.job.at(right.moment.audience).text(),
            notices: [left, right]
                .map(|side| wire.noticed(&side.response, signal).map(|told| told.at(side.moment.audience).text())),
            missing: [left, right].map(|side| side.response.missing(signal)),
            ends: [left, right].map(|side| {
                let unasked = side.response.runs_alone(signal);
                (if unasked { Capacity::Full } else { side.response.signal(signal).0 }, unasked)
            }),
            spare: wire.spare,
        })
    };
    board.rows.iter().filter_map(line).collect()
}

/// What is taken, over either side.
fn titles(left: &Showing, right: &Showing, plan: &Plan, row: Rect, buffer: &mut Buffer) {
    for (number, side) in [left, right].into_iter().enumerate() {
        let area = Rect { x: row.x + plan.at(number), width: plan.side(), ..row }.intersection(row);
        let (words, style) = match side.change() {
            none if none.is_empty() => (nothing(left, right).to_owned(), side.tone.on("muted", "ground")),
            change => (change, side.tone.on(if takes_drug(side) { "drug" } else { "accent" }, "ground")),
        };
        put(buffer, area, area.x, row.y, &words, style.add_modifier(Modifier::BOLD));
    }
}

struct Table<'a> {
    sides: [&'a Showing<'a>; 2],
    plan: &'a Plan,
}

impl Table<'_> {
    fn style(&self, role: &str) -> Style {
        self.sides[1].tone.on(role, "ground")
    }

    fn bold(&self, role: &str) -> Style {
        self.style(role).add_modifier(Modifier::BOLD)
    }

    fn line(&self, line: &Line, row: Rect, buffer: &mut Buffer) {
        // Pale is what is down, here as on one board.
        let down = line.ends.iter().all(|end| end.0 == Capacity::Blocked);
        let label = if down { self.style("muted") } else { self.bold(line.colour) };
        put(buffer, row, row.x, row.y, line.label, label);
        let job = self.style(if down { "muted" } else { "text" });
        put(buffer, row, row.x + self.plan.label + GAP, row.y, &self.cut_short(&line.job), job);
        for (number, end) in line.ends.into_iter().enumerate() {
            let at = row.x + self.plan.at(number);
            let x = if self.plan.wire > 0 { self.wire(line, number, at, row, buffer) } else { at };
            let room = Rect { x, width: self.plan.lamp, ..row }.intersection(row);
            self.lamp(end, line.missing[number], room, buffer);
            let below = Rect { x: at, y: row.y + 1, width: self.plan.side() + GAP - 1, height: row.height - 1 };
            self.notice(line, number, below.intersection(row), buffer);
        }
        if line.ends[0] != line.ends[1] {
            let x = row.x + self.plan.at(1) + self.plan.side() + 1;
            let sign = self.sides[1].tone.sign("◀", "<");
            put(buffer, row, x.min(row.right().saturating_sub(1)), row.y, sign, self.bold("warn"));
        }
    }

    /// What a person would notice, under the side that it is for, where there is room for it in whole.
    fn notice(&self, line: &Line, side: usize, room: Rect, buffer: &mut Buffer) {
        let Some(notice) = line.notices[side].as_ref().filter(|notice| notice.width() + 2 <= room.width.into()) else {
            return;
        };
        let sign = self.sides[1].tone.sign("▸ ", "> ");
        let x = put(buffer, room, room.x, room.y, sign, self.bold("warn"));
        put(buffer, room, x, room.y, notice, self.style("text"));
    }

    /// A job that ends in a sign that there is more, where it does not fit.
    fn cut_short(&self, job: &str) -> String {
        let room = usize::from(self.plan.job);
        if job.width() <= room {
            return job.to_owned();
        }
        let more = self.sides[1].tone.sign("…", "..");
        job.chars().take(room.saturating_sub(more.width())).collect::<String>() + more
    }

    /// The wire through the JAKs that the signal needs: dark behind the first one that is plugged.
    fn wire(&self, line: &Line, side: usize, mut x: u16, row: Rect, buffer: &mut Buffer) -> u16 {
        let end = x + self.plan.wire;
        let showing = self.sides[side];
        let mut live = Capacity::Full;
        for kinase in Kinase::ALL.into_iter().filter(|kinase| line.signal.jaks.contains(kinase)) {
            x = self.stretch(line, live, (x, x + 2), row, buffer);
            let left = showing.response.kinase(kinase);
            live = live.max(left);
            let name = kinase.symbol();
            let (sign, ..) = showing.tone.duty(showing.response.duty(kinase));
            let (words, style) = match left {
                Capacity::Full => {
                    (format!(" {name} "), marked(showing, showing.tone.on("ground", &name.to_lowercase())))
                }
                Capacity::Reduced if !showing.tone.ascii => {
                    (format!("{sign}{name} "), showing.tone.on("warn", "panel"))
                }
                Capacity::Blocked if !showing.tone.ascii => {
                    (format!("{sign}{name} "), showing.tone.on("drug", "panel"))
                }
                Capacity::Reduced => (format!("~{name}~"), showing.tone.on("warn", "panel")),
                Capacity::Blocked => (format!("x{name}x"), showing.tone.on("drug", "panel")),
            };
            x = put(buffer, row, x, row.y, &words, style.add_modifier(Modifier::BOLD));
        }
        self.stretch(line, live, (x, end - 1), row, buffer);
        end
    }

    fn stretch(&self, line: &Line, live: Capacity, (from, to): (u16, u16), row: Rect, buffer: &mut Buffer) -> u16 {
        let tone = &self.sides[1].tone;
        for x in from..to {
            let (sign, style) = match live {
                Capacity::Full => (tone.sign("━", "="), self.bold(line.colour)),
                Capacity::Reduced => (tone.sign("╌", "-"), self.style(line.colour)),
                // What is dark is sparse, so that it shows without colours too.
                Capacity::Blocked => (if x % 2 == 0 { tone.sign("∙", ".") } else { " " }, self.style("panel-edge")),
            };
            put(buffer, row, x, row.y, sign, style);
        }
        to
    }

    fn lamp(&self, (left, unasked): (Capacity, bool), missing: Option<Kinase>, area: Rect, buffer: &mut Buffer) {
        let (tone, long) = (&self.sides[1].tone, self.plan.lamp >= LAMPS[0]);
        let (sign, words, role) = match left {
            Capacity::Full if unasked => (tone.sign("✦", "!"), ["runs unasked", "unasked"], "warn"),
            Capacity::Full => (tone.sign("◉", "*"), ["gets through", "through"], "key"),
            Capacity::Reduced => (tone.sign("◒", "~"), ["a bit quieter", "quieter"], "warn"),
            Capacity::Blocked => (tone.sign("◌", "o"), ["much quieter", "quiet"], "muted"),
        };
        let x = put(buffer, area, area.x, area.y, sign, self.bold(role)) + 1;
        let style = self.style(if left == Capacity::Blocked { "muted" } else { "text" });
        let none = missing.map(|kinase| format!("no {}", kinase.symbol()));
        put(buffer, area, x, area.y, none.as_deref().unwrap_or(words[usize::from(!long)]), style);
    }
}
