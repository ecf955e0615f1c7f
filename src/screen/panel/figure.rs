//! A step's figure turned into cells, where the picture would be: people, switchboard, dates, notepad, two columns, chart.

mod board;
pub mod chart;
mod crowd;
mod dates;
mod list;
mod pair;
pub mod people;

pub use board::caution;

use super::Showing;
use super::text::{Air, Passage, Row, put_rows, row_width, wrap};
use crate::stage::picture::Studio;
use crate::story::{Figure, Told, World};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// A smaller stage shows the words alone.
const LEAST: (u16, u16) = (40, 7);
/// Wider than this the eye gets lost between the ends of a row.
const MOST_WIDE: u16 = 116;

/// Draws the figure of a step into the stage's area.
pub fn figure(showing: &Showing, figure: &Figure, area: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    buffer.set_style(area, style(showing, "text"));
    let inner = inside(area);
    let small = area.width < LEAST.0 || area.height < LEAST.1;
    let drawn = !small
        && match figure {
            Figure::People(people) => people::people(showing, people, inner, buffer),
            Figure::Board(board) => board::board(showing, board, inner, buffer),
            Figure::Dates(dates) => dates::dates(showing, dates, inner, buffer),
            Figure::List(items) => list::list(showing, items, inner, buffer),
            Figure::Pair(columns) => pair::pair(showing, columns, inner, buffer),
            Figure::Chart(chart) => chart::chart(showing, chart, inner, studio, buffer),
        };
    if !drawn {
        words(showing, figure, inner, buffer);
    }
}

/// How many rows the figure takes where it is drawn densest.
pub fn least_rows(showing: &Showing, figure: &Figure, width: u16) -> u16 {
    let width = inside(Rect { width, height: 1, ..Rect::default() }).width;
    let rows = match figure {
        Figure::People(people) => people::least_rows(showing, people, width),
        Figure::Board(board) => board::least_rows(board),
        Figure::Dates(dates) => dates::least_rows(showing, dates, width),
        Figure::List(items) => list::least_rows(showing, items, width),
        Figure::Pair(columns) => pair::least_rows(showing, columns, width),
        Figure::Chart(_) => chart::LEAST_ROWS,
    };
    rows.max(LEAST.1)
}

/// The figure in words, for where it cannot be drawn.
pub fn passages<'a>(showing: &Showing, figure: &Figure, style: Style) -> Vec<Passage<'a>> {
    let (library, audience) = (showing.library, showing.moment.audience);
    let drugs = showing.moment.drugs(library);
    let drugs: Vec<&str> = drugs.iter().filter_map(|id| Some(&*library.drugs.get(*id)?.name)).collect();
    let world = World { models: library.models(), ..library.world() };
    let lines = figure.lines(&world, &showing.response, &showing.change(), &drugs, audience);
    lines.into_iter().map(|line| Passage::new(line, style)).collect()
}

fn words(showing: &Showing, figure: &Figure, area: Rect, buffer: &mut Buffer) {
    if showing.asking() && !matches!(figure, Figure::Board(_)) {
        return put_centred(buffer, centred(area, area.width, 1), &[vec![("?".to_owned(), style(showing, "muted"))]]);
    }
    let mut rows = wrap(&passages(showing, figure, style(showing, "text")), area.width, Air::Snug);
    let room = usize::from(area.height);
    if rows.len() > room && room > 0 {
        rows.truncate(room);
        let more = showing.tone.sign("…", "...");
        rows[room - 1] = vec![(format!("{more} make the window larger"), style(showing, "muted"))];
    }
    put_rows(buffer, area, &rows);
}

/// The area without a little air at its sides, and no wider than the eye can follow.
fn inside(area: Rect) -> Rect {
    let air = if area.width < 100 { 1 } else { 2 };
    let width = area.width.saturating_sub(2 * air);
    centred(Rect { x: area.x + air.min(area.width), width, ..area }, width.min(MOST_WIDE), area.height)
}

/// A rectangle of this size in the middle of an area, as far as there is room.
fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

fn style(showing: &Showing, role: &str) -> Style {
    showing.tone.on(role, "ground")
}

fn bold(showing: &Showing, role: &str) -> Style {
    style(showing, role).add_modifier(Modifier::BOLD)
}

fn text(showing: &Showing, told: &Told) -> String {
    told.at(showing.moment.audience).text()
}

/// One paragraph wrapped.
fn wrapped(words: impl Into<String>, style: Style, width: u16) -> Vec<Row> {
    wrap(&[Passage::new(words.into(), style)], width, Air::Snug)
}

/// Writes rows in the middle of an area's width.
fn put_centred(buffer: &mut Buffer, area: Rect, rows: &[Row]) {
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        put_rows(buffer, centred(line, row_width(row) as u16, 1), std::slice::from_ref(row));
    }
}

/// Before a question is answered, what answers it is not shown: as many rows, with a question mark.
fn veiled(showing: &Showing, rows: Vec<Row>) -> Vec<Row> {
    if !showing.asking() {
        return rows;
    }
    // The sign before the first row stays.
    let sign = rows.first().filter(|row| row.len() > 1 && row[0].0.ends_with(' ')).map(|row| row[0].clone());
    let mut veiled = vec![Row::new(); rows.len()];
    if let Some(first) = veiled.first_mut() {
        first.extend(sign);
        first.push(("?".to_owned(), showing.tone.edge("muted", "panel")));
    }
    veiled
}

fn count(rows: &[Row]) -> u16 {
    rows.len().min(usize::from(u16::MAX)) as u16
}
