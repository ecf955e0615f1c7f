//! What is written on a chart: numbers on its axes, names at its curves' ends, levels, spans, and where time stands.

use super::ink::{Path, height_at};
use super::{Easel, Frame, Line, Plot, TICK, split};
use crate::look::{Depth, Rgb, readable};
use crate::screen::panel::Tone;
use crate::screen::panel::text::{Air, Passage, Row, put, put_rows, row_width, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// A curve's own sign, beside its colour: rich and plain.
const SIGNS: [(&str, &str); 4] = [("●", "*"), ("◆", "x"), ("▲", "+"), ("■", "=")];

/// The sign of a chart's curve by its number.
pub fn sign(tone: &Tone, number: usize) -> &'static str {
    let (rich, plain) = SIGNS[number % SIGNS.len()];
    tone.sign(rich, plain)
}

/// Writes everything that is to be read.
pub(super) fn words(plot: &Plot, easel: Easel, frame: &Frame, paths: &[Path], buffer: &mut Buffer) {
    up(plot, easel, frame, buffer);
    across(plot, easel, frame, buffer);
    spans(plot, easel, frame, buffer);
    if let Some(instead) = &plot.instead {
        return said(easel, frame, instead, buffer);
    }
    levels(plot, easel, frame, buffer);
    now(plot, easel, frame, paths, buffer);
    names(plot, easel, frame, paths, buffer);
}

fn style(easel: Easel, role: &str) -> Style {
    easel.tone.on(role, "ground")
}

/// The row of the field in which a pixel lies.
fn row(frame: &Frame, y: f32) -> u16 {
    let last = frame.field.height.saturating_sub(1);
    frame.field.y + ((y / 4.0).floor().clamp(0.0, f32::from(last)) as u16)
}

fn column(frame: &Frame, x: f32) -> u16 {
    let last = frame.field.width.saturating_sub(1);
    frame.field.x + ((x / 2.0).floor().clamp(0.0, f32::from(last)) as u16)
}

/// Numbers on the left, a faint line to each, and what they count above them.
fn up(plot: &Plot, easel: Easel, frame: &Frame, buffer: &mut Buffer) {
    let (area, field) = (frame.area, frame.field);
    put(buffer, area, area.x, area.y, &plot.y.unit, style(easel, "muted"));
    for (number, (at, words)) in plot.y_ticks(area.height).iter().enumerate() {
        let y = row(frame, plot.spot(frame, (plot.x.from, *at)).1);
        let width = words.chars().count() as u16;
        put(buffer, area, field.x.saturating_sub(width + 1), y, words, style(easel, "muted"));
        let sign = match (number, easel.tone.ascii) {
            (0, false) => "─",
            (_, false) if easel.look.depth == Depth::None => "·",
            (_, false) => "┈",
            (0, true) => "-",
            (_, true) => ".",
        };
        hairline(easel, Rect { y, height: 1, ..field }, sign, buffer);
    }
}

/// A line of signs through the cells of a row in which nothing is drawn yet.
fn hairline(easel: Easel, area: Rect, sign: &str, buffer: &mut Buffer) {
    // Where faint is as bright as bright, it is sparse.
    let every = if easel.look.depth == Depth::None { 4 } else { 1 + u16::from(sign == ".") };
    for x in (area.left()..area.right()).step_by(usize::from(every)) {
        let cell = &mut buffer[(x, area.y)];
        if cell.symbol() == " " {
            cell.set_symbol(sign).fg = easel.tone.colour("panel-edge");
        }
    }
}

/// Numbers below, and what they count after the last.
fn across(plot: &Plot, easel: Easel, frame: &Frame, buffer: &mut Buffer) {
    let (field, y) = (frame.field, frame.field.bottom());
    let mut free = frame.area.x;
    for (at, words) in plot.x.ticks(usize::from((field.width / TICK).max(1))) {
        let x = column(frame, plot.spot(frame, (at, 0.0)).0);
        let start = x.saturating_sub(words.chars().count() as u16 / 2);
        if start >= free {
            free = put(buffer, frame.area, start, y, &words, style(easel, "muted")) + 1;
        }
    }
    put(buffer, frame.area, free, y, &plot.x.unit, style(easel, "muted"));
}

/// Words on whatever ground they come to stand on.
fn over(easel: Easel, (x, y): (u16, u16), words: &str, role: &str, buffer: &mut Buffer) {
    let ground = easel.tone.ground();
    for (x, sign) in (x..).zip(words.chars()) {
        let Some(cell) = buffer.cell_mut((x, y)) else { return };
        let bg = if cell.symbol().is_ascii() { Rgb::of(cell.bg).unwrap_or(ground) } else { ground };
        cell.set_char(sign);
        cell.set_style(Style::new().fg(readable(easel.tone.rgb(role), bg).into()).bg(bg.into()));
    }
}

/// Whether nothing is drawn in so many cells from here on.
fn is_free(frame: &Frame, (x, y): (u16, u16), width: u16, buffer: &Buffer) -> bool {
    let field = frame.field;
    let inside = x >= field.left() && x + width <= field.right() && (field.top()..field.bottom()).contains(&y);
    let free = |sign: &str| matches!(sign, " " | "┈" | "─" | "·" | "." | "-");
    inside && (x..x + width).all(|x| buffer.cell((x, y)).is_some_and(|cell| free(cell.symbol())))
}

/// What a stretch of time is, above the field.
fn spans(plot: &Plot, easel: Easel, frame: &Frame, buffer: &mut Buffer) {
    let y = frame.area.y;
    let mut free = frame.area.x + plot.y.unit.chars().count() as u16 + 2;
    for (from, to, words) in &plot.spans {
        let ends = [*from, *to].map(|x| column(frame, plot.spot(frame, (x, 0.0)).0));
        let width = words.chars().count() as u16;
        let middle = (ends[0] + ends[1]).saturating_sub(width) / 2;
        let start = middle.clamp(free, frame.area.right().saturating_sub(width).max(free));
        free = put(buffer, frame.area, start, y, words, style(easel, "accent")) + 2;
    }
}

/// Levels worth knowing: a dashed line, and its words where nothing else stands.
fn levels(plot: &Plot, easel: Easel, frame: &Frame, buffer: &mut Buffer) {
    for (at, words) in plot.levels.iter().filter(|level| (0.0..=1.0).contains(&plot.y.share(level.0))) {
        let y = row(frame, plot.spot(frame, (plot.x.from, *at)).1);
        let line = Rect { y, height: 1, ..frame.field };
        for x in line.left()..line.right() {
            let cell = &mut buffer[(x, y)];
            if matches!(cell.symbol(), " " | "┈" | "·" | ".") {
                cell.set_symbol(easel.tone.sign("╌", "-")).fg = easel.tone.colour("warn");
            }
        }
        let width = words.chars().count() as u16;
        // Above the line at the very left, else wherever it is free.
        let columns = (frame.field.x + 1..frame.field.right().saturating_sub(width)).step_by(2);
        let mut spots = [y.saturating_sub(1), y + 1].into_iter().flat_map(|y| columns.clone().map(move |x| (x, y)));
        if let Some(spot) = spots.find(|spot| is_free(frame, *spot, width, buffer)) {
            over(easel, spot, words, "warn", buffer);
        }
    }
}

/// A line down where time stands, and a sign on each curve.
fn now(plot: &Plot, easel: Easel, frame: &Frame, paths: &[Path], buffer: &mut Buffer) {
    let Some(now) = plot.now(frame) else { return };
    let x = column(frame, now);
    if plot.ahead {
        let bar = easel.tone.sign("│", "|");
        for y in frame.field.top()..frame.field.bottom() {
            let cell = &mut buffer[(x, y)];
            if matches!(cell.symbol(), " " | "┈" | "─" | "╌" | "·" | "." | "-") {
                cell.set_symbol(bar).fg = easel.tone.colour("muted");
            }
        }
    }
    for (number, (line, path)) in plot.curves.iter().zip(paths).enumerate().rev().filter(|(_, pair)| !pair.0.ghost) {
        let Some(height) = height_at(path, now) else { continue };
        mark(easel, number, line, (x, row(frame, height)), buffer);
    }
}

fn mark(easel: Easel, number: usize, line: &Line, spot: (u16, u16), buffer: &mut Buffer) {
    let ground = easel.tone.ground();
    let style = style(easel, &line.role).fg(readable(easel.tone.rgb(&line.role), ground).into());
    if let Some(cell) = buffer.cell_mut(spot) {
        cell.set_symbol(sign(&easel.tone, number)).set_style(style.add_modifier(Modifier::BOLD));
    }
}

/// A name that waits for its place.
struct Name {
    /// The row that it would like best.
    wanted: u16,
    x: u16,
    /// Stands before it.
    sign: (&'static str, Style),
    /// The row in which its sign stands beside it already.
    marked: Option<u16>,
    rows: Vec<Row>,
}

/// Each curve's name at its end, or beside its head while it grows; none over another.
fn names(plot: &Plot, easel: Easel, frame: &Frame, paths: &[Path], buffer: &mut Buffer) {
    let end = plot.now(frame).filter(|_| !plot.ahead).unwrap_or(f32::MAX);
    let room = frame.area.right().saturating_sub(frame.field.right() + 1);
    let mut names: Vec<Name> = Vec::new();
    for (number, (line, path)) in plot.curves.iter().zip(paths).enumerate() {
        let (past, _) = split(path, end);
        let past: Path = past.into_iter().filter(|point| point.1.is_finite()).collect();
        let Some(head) = past.last().filter(|_| past.len() > 1 && !line.label.is_empty()) else { continue };
        let own = if line.ghost { easel.tone.sign("┄", ":") } else { sign(&easel.tone, number) };
        let (role, strong) = if line.ghost { ("muted", Modifier::empty()) } else { (&*line.role, Modifier::BOLD) };
        let words = style(easel, role).add_modifier(strong);
        let x = column(frame, head.0) + 1;
        let marked = !line.ghost && plot.now(frame).is_some_and(|now| column(frame, now) + 1 == x);
        // Of several signs in one place the first curve's is seen.
        let marked = marked.then_some(row(frame, head.1));
        let marked = marked.filter(|row| !names.iter().any(|name| name.marked == Some(*row)));
        let rows = wrap(&[Passage::new(line.label.as_str(), words)], room.saturating_sub(2), Air::Tight);
        names.push(Name { wanted: row(frame, head.1), x, sign: (own, words), marked, rows });
    }
    names.sort_by_key(|name| name.wanted);
    place(&mut names, frame.field.top(), frame.field.bottom());
    for name in names {
        let width = name.rows.iter().map(row_width).max().unwrap_or(0) as u16;
        let mut x = name.x.min(frame.area.right().saturating_sub(width + 2));
        // Beside the sign on the curve itself a second one says nothing.
        if name.marked == Some(name.wanted) {
            x += 1;
        } else {
            put(buffer, frame.area, x, name.wanted, &format!("{} ", name.sign.0), name.sign.1);
            x += 2;
        }
        let area = Rect { x, y: name.wanted, width: width.max(1), height: name.rows.len() as u16 };
        put_rows(buffer, area, &name.rows);
    }
}

/// Pushes names apart, down first and then up, so that none lies over another while there is room.
fn place(names: &mut [Name], top: u16, bottom: u16) {
    let mut free = top;
    for name in names.iter_mut() {
        name.wanted = name.wanted.max(free);
        free = name.wanted + name.rows.len() as u16;
    }
    let mut below = bottom;
    for name in names.iter_mut().rev() {
        name.wanted = name.wanted.min(below.saturating_sub(name.rows.len() as u16)).max(top);
        below = name.wanted;
    }
}

/// Words in place of the curves.
fn said(easel: Easel, frame: &Frame, words: &str, buffer: &mut Buffer) {
    let field = frame.field;
    let width = field.width.saturating_sub(4).min(60);
    let rows = wrap(&[Passage::new(words, style(easel, "text"))], width, Air::Tight);
    let top = field.y + field.height.saturating_sub(rows.len() as u16) / 2;
    let area =
        Rect { x: field.x + (field.width - width) / 2, y: top, width, height: field.bottom().saturating_sub(top) };
    for y in area.top()..area.bottom().min(area.top() + rows.len() as u16) {
        put(buffer, area, area.x, y, &" ".repeat(usize::from(width)), style(easel, "text"));
    }
    put_rows(buffer, area, &rows);
}
