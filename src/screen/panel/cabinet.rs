//! The medicine cabinet as an overlay: every drug with what it does to the four JAKs, and all about the chosen one.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Air, Passage, Row, put_rows, row_width, wrap};
use crate::biology::{Drug, Kinase};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ADVICE: &str = "A learning aid, not medical advice.";
/// From this width on the list and the details stand side by side.
const BESIDE: u16 = 96;

pub fn cabinet(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = inner_width(page, 108);
    let items: Vec<Vec<Row>> = (0..=showing.library.drugs.len()).map(|row| vec![line(showing, row)]).collect();
    let names = items.iter().map(|item| row_width(&item[0])).max().unwrap_or(0) as u16;
    let count = items.len() as u16;
    let beside = width >= BESIDE;
    let about = if beside { width.saturating_sub(names + 3) } else { width };
    let details = details(showing, about);
    let tall = details.len() as u16;
    let wanted = if beside { count.max(tall) + 3 } else { count + tall + 4 };
    let area = frame(showing, page, "Medicine cabinet: JAK inhibitors", width, wanted, buffer);
    let legend = legend(showing);
    put_rows(buffer, area, &wrap(&[legend], area.width, Air::Tight));
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(3), ..area };
    let (left, right) = if beside {
        let left = Rect { width: names, ..body };
        (left, Rect { x: body.x + names + 3, width: body.width.saturating_sub(names + 3), ..body })
    } else {
        let rows = body.height.saturating_sub(tall + 1).clamp(body.height.min(3), count.max(1));
        let below = (rows + 1).min(body.height);
        let rest = Rect { y: body.y + below, height: body.height - below, ..body };
        (Rect { height: rows.min(body.height), ..body }, rest)
    };
    list(showing, left, &items, showing.moment.row, buffer);
    put_rows(buffer, right, &details);
    let last = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    put_rows(buffer, last, &[vec![(ADVICE.to_owned(), showing.tone.write("muted"))]]);
}

/// What the signs mean.
fn legend<'a>(showing: &Showing) -> Passage<'a> {
    use crate::biology::Capacity::{Blocked, Full, Reduced};
    let tone = &showing.tone;
    let mut passage = Passage::default();
    for left in [Full, Reduced, Blocked] {
        let (sign, words, role) = tone.capacity(left);
        passage = passage.then(sign, tone.write(role)).then(format!(" {words}   "), tone.write("muted"));
    }
    passage
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
