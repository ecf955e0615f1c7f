//! The medicine cabinet as an overlay: every drug with what it does to the four JAKs, the what-ifs of the scene, and all
//! about the chosen one.

use super::Showing;
use super::narration::prose;
use super::overlay::{frame, inner_width, list};
use super::text::{Air, Passage, Row, cut, put_rows, row_width, wrap};
use crate::biology::{Capacity, Drug, Kinase};
use crate::story::WhatIf;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const ADVICE: &str = "A learning aid, not medical advice.";
/// From this width on the list and the details stand side by side.
const BESIDE: u16 = 96;

pub fn cabinet(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = inner_width(page, 108);
    let mut items: Vec<Vec<Row>> = (0..=showing.library.drugs.len()).map(|row| vec![line(showing, row)]).collect();
    twists(showing, &mut items);
    let names = items.iter().flatten().map(row_width).max().unwrap_or(0) as u16;
    let (count, beside) = (items.iter().flatten().count() as u16, width >= BESIDE);
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

/// What else may be different in this scene. The heading hangs on the row before, so that each row comes first in its item.
fn twists(showing: &Showing, items: &mut Vec<Vec<Row>>) {
    let first = items.len();
    for (place, (number, twist)) in showing.moment.twists(showing.library).enumerate() {
        let taken = showing.moment.twist == Some(number);
        let title = twist.title.as_deref().unwrap_or_default();
        if let Some(last) = items.last_mut().filter(|_| place == 0) {
            last.extend([Row::new(), vec![("In this scene".to_owned(), showing.tone.bold("title"))]]);
        }
        items.push(vec![vec![named(showing, first + place, taken, title)]]);
    }
}

/// Whether it is taken, and its name.
fn named(showing: &Showing, row: usize, taken: bool, name: &str) -> (String, Style) {
    let tone = &showing.tone;
    let style = if row == showing.moment.row { tone.chosen() } else { tone.write("text") };
    let mark = if taken { tone.sign(" ✓ ", " * ") } else { "   " };
    (format!("{mark}{name} "), style)
}

/// One row of the drugs: what is taken, name, four gauges.
fn line(showing: &Showing, row: usize) -> Row {
    let tone = &showing.tone;
    let drug = row.checked_sub(1).and_then(|id| showing.library.drugs.get(id));
    let taken = match drug {
        Some(_) => showing.moment.doses.contains(&(row - 1)),
        None => showing.moment.doses.is_empty() && showing.twist().is_none(),
    };
    let name = drug.map_or("No drug", |drug| drug.name.as_str());
    let widest = showing.library.drugs.iter().map(|drug| drug.name.chars().count()).max().unwrap_or(0).max(7);
    let mut cells = vec![named(showing, row, taken, &format!("{name:widest$}"))];
    for kinase in Kinase::ALL {
        let (sign, _, role) = tone.hit(drug.map_or_else(Default::default, |drug| drug.hit(kinase)));
        cells.push((format!(" {} ", kinase.symbol()), tone.write("muted")));
        cells.push((sign.to_owned(), tone.write(role)));
    }
    cells
}

fn details(showing: &Showing, width: u16) -> Vec<Row> {
    let (tone, library) = (&showing.tone, showing.library);
    let place = showing.moment.row.checked_sub(1);
    let twist = place.and_then(|place| place.checked_sub(library.drugs.len()));
    if let Some((_, twist)) = twist.and_then(|twist| showing.moment.twists(library).nth(twist)) {
        return wrap(&about_twist(showing, twist), width, Air::Snug);
    }
    let Some(drug) = place.and_then(|id| library.drugs.get(id)) else {
        let words = "The story as it runs by itself: all four JAKs on duty.";
        return wrap(&[Passage::new(words, tone.write("text"))], width, Air::Snug);
    };
    wrap(&about(showing, drug), width, Air::Snug)
}

/// What a what-if changes, and what comes of it.
fn about_twist<'a>(showing: &'a Showing, twist: &'a WhatIf) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let title = twist.title.as_deref().unwrap_or_default();
    let mut list = vec![Passage::new(title, tone.bold(if twist.drug.is_some() { "drug" } else { "accent" }))];
    let step = twist.until.and_then(|until| showing.scene?.steps.get(until));
    if let Some((drug, step)) = twist.drug.as_ref().zip(step) {
        let words = format!("{drug}, stopped as \"{}\" begins.", step.title);
        list.push(Passage::new(words, tone.write("muted")));
    }
    list.push(prose(showing, twist.say.at(showing.moment.audience), tone.write("text")));
    list
}

fn about<'a>(showing: &Showing<'a>, drug: &'a Drug) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let (text, muted) = (tone.write("text"), tone.write("muted"));
    let mut title = Passage::new(drug.name.as_str(), tone.bold("drug"));
    if let Some(brand) = &drug.brand {
        title = title.then(format!(" ({brand})"), muted);
    }
    let mut binding = Passage::new("Binding: ", muted).then(drug.binding.says.as_str(), text);
    if !drug.also.is_empty() {
        binding = binding.then(". Also hits: ", muted).then(drug.also.join(", "), text);
    }
    let dates = format!("Checked {}, evidence up to {}.", drug.as_of, drug.evidence_to);
    vec![title, binding, Passage::new(drug.about.at(showing.moment.audience).text(), text), Passage::new(dates, muted)]
}
