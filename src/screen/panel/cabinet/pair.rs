//! Two drugs turned into facts side by side: the same rows, as much room for each, and no result held against another.

use super::GAP;
use super::facts::{Fact, facts, name};
use super::parts::{fitting, followed, foot, tabs};
use crate::biology::Drug;
use crate::biology::drugs::Part;
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, row_width};
use ratatui::style::Style;

/// Two drugs, the same facts in the same rows, as much room for each.
pub fn pair(showing: &Showing, drugs: [&Drug; 2], width: u16, room: usize) -> Vec<Row> {
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
    let room = room.saturating_sub(foot.len() + rows.len());
    let of = |part, kind| {
        let [left, right] = drugs.map(|drug| facts(showing, drug, part, half, kind));
        if part == Part::Studies { vec![beside([left, right].map(told), half)] } else { aligned(left, right, half) }
    };
    let body = fitting(showing, room, |kind| of(part, kind));
    rows.extend(followed(showing, body, room, of));
    rows.extend(foot);
    rows
}

/// Studies are not set against each other: each drug has its own from the top down.
fn told(facts: Vec<Fact>) -> Vec<Row> {
    facts.into_iter().flat_map(Fact::whole).collect()
}

/// Facts of a kind begin in the same row.
fn aligned(left: Vec<Fact>, right: Vec<Fact>, half: u16) -> Vec<Vec<Row>> {
    left.into_iter().zip(right).map(|(left, right)| beside([left.whole(), right.whole()], half)).collect()
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
