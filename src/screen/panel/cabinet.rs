//! The medicine cabinet as an overlay: every drug with what it does to the four JAKs, and all about the chosen one.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Air, Passage, Row, cut, put_rows, row_width, wrap};
use crate::biology::{Capacity, Drug, Kinase};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ADVICE: &str = "A learning aid, not medical advice.";
/// From this width on the list and the details stand side by side.
const BESIDE: u16 = 96;

pub fn cabinet(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = inner_width(page, 108);
    let items: Vec<Vec<Row>> = (0..=showing.library.drugs.len()).map(|row| vec![line(showing, row)]).collect();
    let names = items.iter().map(|item| row_width(&item[0])).max().unwrap_or(0) as u16;
    let (count, beside) = (items.len() as u16, width >= BESIDE);
    let about = if beside { width.saturating_sub(names + 3) } else { width };
    let details = details(showing, about);
    let tall = details.len() as u16;
    let wanted = if beside { count.max(tall) + 4 } else { count + tall + 5 };
    let mut body = frame(showing, page, "Medicine cabinet: JAK inhibitors", width, wanted, buffer);
    let foot = cut(&mut body, 1, true);
    put_rows(buffer, foot, &[vec![(ADVICE.to_owned(), showing.tone.write("muted"))]]);
    if body.height > tall + 4 || beside {
        let top = cut(&mut body, 2, false);
        put_rows(buffer, top, &[legend(showing)]);
    }
    let (left, right) = if beside { columns(body, names) } else { shelves(body, tall, count) };
    list(showing, left, &items, showing.moment.row, buffer);
    put_rows(buffer, right, &details);
}

/// The list on the left, the details on the right.
fn columns(body: Rect, names: u16) -> (Rect, Rect) {
    let gap = (names + 3).min(body.width);
    (Rect { width: names.min(body.width), ..body }, Rect { x: body.x + gap, width: body.width - gap, ..body })
}

/// The details below as tall as they are, the list above in what is left: at least the chosen row.
fn shelves(body: Rect, tall: u16, count: u16) -> (Rect, Rect) {
    let rows = body.height.saturating_sub(tall + 1).clamp(1, count.max(1)).min(body.height);
    let mut below = body;
    let above = cut(&mut below, rows, false);
    if below.height > tall {
        cut(&mut below, 1, false);
    }
    (above, below)
}

/// What the signs mean.
fn legend(showing: &Showing) -> Row {
    let tone = &showing.tone;
    let mut row = Row::new();
    for left in [Capacity::Full, Capacity::Reduced, Capacity::Blocked] {
        let (sign, words, role) = tone.capacity(left);
        row.push((sign.to_owned(), tone.write(role)));
        row.push((format!(" {words}    "), tone.write("muted")));
    }
    row
}

/// One row of the list: what is taken, name, four gauges.
fn line(showing: &Showing, row: usize) -> Row {
    let tone = &showing.tone;
    let drug = row.checked_sub(1).and_then(|id| showing.library.drugs.get(id));
    let taken = match drug {
        Some(_) => showing.moment.doses.contains(&(row - 1)),
        None => showing.moment.doses.is_empty(),
    };
    let name = drug.map_or("No drug", |drug| drug.name.as_str());
    let widest = showing.library.drugs.iter().map(|drug| drug.name.chars().count()).max().unwrap_or(0).max(7);
    let chosen = row == showing.moment.row;
    let style = if chosen { tone.chosen() } else { tone.write("text") };
    let mark = if taken { tone.sign(" ✓ ", " * ") } else { "   " };
    let mut cells = vec![(format!("{mark}{name:widest$} "), style)];
    for kinase in Kinase::ALL {
        let (sign, _, role) = tone.hit(drug.map_or_else(Default::default, |drug| drug.hit(kinase)));
        cells.push((format!(" {} ", kinase.symbol()), tone.write("muted")));
        cells.push((sign.to_owned(), tone.write(role)));
    }
    cells
}

fn details(showing: &Showing, width: u16) -> Vec<Row> {
    let tone = &showing.tone;
    let Some(drug) = showing.moment.row.checked_sub(1).and_then(|id| showing.library.drugs.get(id)) else {
        let words = "The story as it runs by itself: all four JAKs on duty.";
        return wrap(&[Passage::new(words, tone.write("text"))], width, Air::Snug);
    };
    wrap(&about(showing, drug), width, Air::Snug)
}

fn about<'a>(showing: &Showing<'a>, drug: &'a Drug) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let (text, muted) = (tone.write("text"), tone.write("muted"));
    let mut title = Passage::new(drug.name.as_str(), tone.bold("drug"));
    if let Some(brand) = &drug.brand {
        title = title.then(format!(" ({brand})"), muted);
    }
    let mut binding = Passage::new("Binding: ", muted).then(drug.binding.as_str(), text);
    if !drug.also.is_empty() {
        binding = binding.then(". Also hits: ", muted).then(drug.also.join(", "), text);
    }
    let dates = format!("Checked {}, evidence up to {}.", drug.as_of, drug.evidence_to);
    vec![title, binding, Passage::new(drug.about.at(showing.moment.audience).text(), text), Passage::new(dates, muted)]
}
