//! The medicine cabinet as an overlay: a list to choose from, and the facts of what is chosen, alone or beside a marked drug.

mod details;
mod facts;
mod pair;
mod parts;
mod shelf;
mod studies;
mod values;

use super::Showing;
use super::overlay::{frame, list};
use super::text::{Air, Passage, Row, cut, put, put_rows, row_width, wrap};
use details::details;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ADVICE: &str = "A learning aid, not medical advice.";
/// From this width on the list and the facts stand side by side.
const BESIDE: u16 = 100;
/// The same where the facts of two drugs are shown.
const BESIDE_PAIR: u16 = 170;
/// Cells between what stands side by side.
const GAP: u16 = 3;
/// The list above the facts takes so many of ten rows, whatever is told below it; less above the facts of two drugs.
const TENTHS: u16 = 3;
const TENTHS_PAIR: u16 = 2;
/// The least of the list.
const LEAST: u16 = 3;
/// From so many rows on there is room to say what the signs mean; the same above the facts of two drugs.
const LEGEND: u16 = 18;
const LEGEND_PAIR: u16 = 24;

pub fn cabinet(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = page.width.saturating_sub(4).max(1);
    let waits = showing.moment.beside.is_some() && showing.moment.takes_nothing();
    let title = if waits { "Choose what to compare with" } else { "Medicine cabinet: JAK inhibitors" };
    let mut body = frame(showing, page, title, width, page.height, buffer);
    let edge = Rect { y: body.bottom(), height: 1, ..body };
    put(buffer, edge.intersection(page), edge.x, edge.y, &format!(" {ADVICE} "), showing.tone.write("muted"));
    let warning = together(showing, body.width);
    let head = cut(&mut body, warning.len() as u16, false);
    put_rows(buffer, head, &warning);
    // Two drugs need the width for themselves.
    let least = if showing.moment.pair(showing.library).is_some() { BESIDE_PAIR } else { BESIDE };
    if width >= least { side_by_side(showing, body, buffer) } else { stacked(showing, body, buffer) }
}

/// What is said of several drugs at once.
fn together(showing: &Showing, width: u16) -> Vec<Row> {
    let Some(together) = showing.moment.together(showing.library) else { return Vec::new() };
    let say = together.say.at(showing.moment.audience).text();
    let warn = Passage::new(say, showing.tone.bold("warn")).marked("! ", showing.tone.bold("warn"));
    wrap(&[warn], width, Air::Snug)
}

fn side_by_side(showing: &Showing, body: Rect, buffer: &mut Buffer) {
    let items = shelf::items(showing, body.width >= 140);
    let names = items.iter().flatten().map(row_width).max().unwrap_or(0) as u16;
    let gap = (names + GAP).min(body.width);
    let mut left = Rect { width: names.min(body.width), ..body };
    let right = Rect { x: body.x + gap, width: body.width - gap, ..body };
    put_rows(buffer, cut(&mut left, 2, false), &[shelf::counted(showing), shelf::columns(showing)]);
    let legend = shelf::legend(showing, left.width);
    let foot = cut(&mut left, legend.len() as u16 + 1, true);
    put_rows(buffer, Rect { y: foot.y + 1, height: foot.height.saturating_sub(1), ..foot }, &legend);
    list(showing, left, &items, showing.moment.row, buffer);
    put_rows(buffer, right, &details(showing, right.width, right.height));
}

/// The list above and the facts below, each always as tall: what is read does not jump as facts are turned.
fn stacked(showing: &Showing, mut body: Rect, buffer: &mut Buffer) {
    let items = shelf::items(showing, true);
    put_rows(buffer, cut(&mut body, 2, false), &[shelf::counted(showing), shelf::columns(showing)]);
    let rows = items.iter().flatten().count() as u16;
    let two = showing.moment.pair(showing.library).is_some();
    let (tenths, legend) = if two { (TENTHS_PAIR, LEGEND_PAIR) } else { (TENTHS, LEGEND) };
    let tall = (body.height * tenths).div_ceil(10);
    let roomy = body.height >= legend;
    let shelf = cut(&mut body, tall.max(LEAST).min(rows), false);
    list(showing, shelf, &items, showing.moment.row, buffer);
    if roomy {
        let legend = shelf::legend(showing, body.width);
        put_rows(buffer, cut(&mut body, legend.len() as u16, false), &legend);
    }
    cut(&mut body, 1, false);
    put_rows(buffer, body, &details(showing, body.width, body.height));
}
