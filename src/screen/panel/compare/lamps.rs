//! A switchboard under two sets of drugs turned into one table: each signal, its JAKs, and a lamp a side.

use super::halves;
use crate::biology::{Capacity, Kinase, Signal};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, cut, put, put_rows};
use crate::story::figure::Board;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Cells of a lamp with its words, and between columns.
const LAMP: u16 = 15;
const GAP: u16 = 2;

struct Line<'a> {
    signal: &'a Signal,
    label: &'a str,
    colour: &'a str,
    job: String,
    left: [Capacity; 2],
}

/// Draws the table in the middle of an area; what differs is marked.
pub fn lamps(left: &Showing, right: &Showing, board: &Board, area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, right.tone.on("text", "ground"));
    let lines = lines(left, right, board);
    let widest = |words: fn(&Line) -> usize| lines.iter().map(words).max().unwrap_or(0) as u16;
    let (label, jaks) = (widest(|line| line.label.width()), 14);
    let room = area.width.saturating_sub(label + jaks + 2 * LAMP + 6 * GAP);
    let job = widest(|line| line.job.width()).min(room);
    let each = if area.height >= 2 * lines.len() as u16 + 3 { 2 } else { 1 };
    let width = (label + job + jaks + 2 * LAMP + 4 * GAP + 2).min(area.width);
    let height = (lines.len() as u16 * each + 2).min(area.height);
    let mut page = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let at = [label + GAP, label + job + 2 * GAP, label + job + jaks + 3 * GAP].map(|x| page.x + x);
    let head = cut(&mut page, 1, false);
    heads(left, right, Rect { x: at[2], width: head.right().saturating_sub(at[2]), ..head }, buffer);
    if page.height > lines.len() as u16 * each {
        cut(&mut page, 1, false);
    }
    for line in &lines {
        let row = cut(&mut page, each, false);
        if !row.is_empty() {
            draw(right, line, at, Rect { height: 1, ..row }, buffer);
        }
    }
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
            left: [left, right].map(|side| side.response.signal(signal).0),
        })
    };
    board.rows.iter().filter_map(line).collect()
}

/// What is taken over either column of lamps, as far as there is room.
fn heads(left: &Showing, right: &Showing, area: Rect, buffer: &mut Buffer) {
    for (side, half) in [left, right].into_iter().zip(halves(Rect { width: area.width + 1, ..area })) {
        let (words, role) = match side.change() {
            none if none.is_empty() => ("no drug".to_owned(), "muted"),
            change => (change, "drug"),
        };
        let style = side.tone.on(role, "ground").add_modifier(ratatui::style::Modifier::BOLD);
        let row = Rect { width: half.width.saturating_sub(1).min(LAMP), ..half };
        put_rows(buffer, row, &[vec![(words, style)]]);
    }
}

fn draw(right: &Showing, line: &Line, at: [u16; 3], row: Rect, buffer: &mut Buffer) {
    let tone = &right.tone;
    let differs = line.left[0] != line.left[1];
    let plain = tone.on(if differs { "text" } else { "muted" }, "ground");
    let bold = |role: &str| tone.on(role, "ground").add_modifier(ratatui::style::Modifier::BOLD);
    put(buffer, row, row.x, row.y, line.label, if differs { bold(line.colour) } else { plain });
    let job = Rect { x: at[0], width: at[1].saturating_sub(at[0] + GAP), ..row };
    put(buffer, job, job.x, row.y, &line.job, plain);
    let mut x = at[1];
    for kinase in Kinase::ALL.into_iter().filter(|kinase| line.signal.jaks.contains(kinase)) {
        x = put(buffer, row, x, row.y, kinase.symbol(), bold(&kinase.symbol().to_lowercase())) + 1;
    }
    let between = [at[2], at[2] + LAMP + GAP];
    for (left, x) in line.left.into_iter().zip(between) {
        let lamp = Rect { x, width: LAMP.min(row.right().saturating_sub(x)), ..row };
        put_rows(buffer, lamp, &[light(right, left, differs)]);
    }
    if differs {
        let sign = tone.sign("◀", "<");
        put(buffer, Rect { width: row.width + 2, ..row }, between[1] + LAMP, row.y, sign, bold("warn"));
    }
}

fn light(right: &Showing, left: Capacity, differs: bool) -> Row {
    let tone = &right.tone;
    let (sign, words, role) = match left {
        Capacity::Full => (tone.sign("◉", "*"), "gets through", "key"),
        Capacity::Reduced => (tone.sign("◒", "~"), "a bit quieter", "warn"),
        Capacity::Blocked => (tone.sign("◌", "o"), "much quieter", "bad"),
    };
    let style: Style = tone.on(role, "ground");
    let text = tone.on(if differs { "text" } else { "muted" }, "ground");
    vec![(format!("{sign} "), style), (words.to_owned(), text)]
}
