//! Two drugs turned into facts side by side: the same rows, as much room for each, and no result held against another.

use super::facts::{Fact, facts, name};
use super::{GAP, fitting, followed, foot, tabs};
use crate::biology::Drug;
use crate::biology::drugs::Part;
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, row_width};
use ratatui::style::Style;

/// Two drugs, the same facts in the same rows, as much room for each.
pub fn pair(showing: &Showing, drugs: [&Drug; 2], width: u16, rooms: [u16; 2]) -> Vec<Row> {
    let part = showing.moment.shelf.part;
    let half = width.saturating_sub(GAP) / 2;
    // The key opens those of the chosen one, on the right.
    let feet = [foot(showing, drugs[0], half, false), foot(showing, drugs[1], half, true)];
    let names = drugs.map(|drug| name(showing, drug, half));
    let mut rows = beside(names, half);
    rows.push(tabs(showing, width));
    if part == Part::Studies {
        rows.push(not_compared(showing));
    }
    let foot = beside(feet, half);
    let rooms = rooms.map(|room| usize::from(room).saturating_sub(foot.len() + rows.len()));
    let of = |part, room| {
        let [left, right] = drugs.map(|drug| facts(showing, drug, part, half, room));
        aligned(left, right, half)
    };
    let body = fitting(showing, rooms, |room| of(part, room));
    rows.extend(followed(showing, body, rooms, of));
    rows.extend(foot);
    rows
}

/// Facts of a kind begin in the same row.
fn aligned(left: Vec<Fact>, right: Vec<Fact>, half: u16) -> Vec<Row> {
    let rows = |fact: Fact| fact.heading.into_iter().chain(fact.rows).collect::<Vec<Row>>();
    left.into_iter().zip(right).flat_map(|(left, right)| beside([rows(left), rows(right)], half)).collect()
}

/// Rows beside rows, each in its half.
pub fn beside([left, right]: [Vec<Row>; 2], half: u16) -> Vec<Row> {
    let count = left.len().max(right.len());
    let mut right = right.into_iter();
    let mut rows: Vec<Row> = left.into_iter().chain(std::iter::repeat(Row::new())).take(count).collect();
    for row in &mut rows {
        let gap = usize::from(half + GAP).saturating_sub(row_width(row));
        if let Some(other) = right.next().filter(|other| !other.is_empty()) {
            row.push((" ".repeat(gap), Style::default()));
            row.extend(other);
        }
    }
    rows
}

/// What stands above studies of two drugs.
pub fn not_compared(showing: &Showing) -> Row {
    vec![("Different studies: not to be compared in size.".to_owned(), showing.tone.bold("warn"))]
}
