//! What a model is, what it may claim and what not, turned into words: beside the chart, and in full as an overlay.

use crate::lab::Model;
use crate::screen::bench::Bench;
use crate::screen::panel::Showing;
use crate::screen::panel::overlay::{frame, inner_width, list};
use crate::screen::panel::text::{Air, Passage, Row, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Notes of the chosen options first, then the model itself.
pub(super) fn passages<'a>(showing: &Showing, model: &'a Model, notes: &[String]) -> Vec<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let mut list: Vec<Passage> =
        notes.iter().map(|note| Passage::new(note.clone(), tone.write("warn")).apart()).collect();
    list.push(Passage::new(model.about.at(audience).text(), tone.write("text")).apart());
    let may = Passage::new("It shows: ", tone.bold("good"));
    list.push(may.then(model.may.at(audience).text(), tone.write("text")).apart());
    let not = Passage::new("It does not show: ", tone.bold("bad"));
    list.push(not.then(model.may_not.at(audience).text(), tone.write("text")).apart());
    list
}

/// All of it, as many as [`Bench::passages`] counts.
fn all<'a>(showing: &Showing, bench: &Bench, model: &'a Model) -> Vec<Passage<'a>> {
    let audience = showing.moment.audience;
    let drugs = showing.moment.drugs(showing.library);
    let mut words = passages(showing, model, &bench.notes(showing.library, &drugs, audience));
    words.push(Passage::new(format!("Kind: {}.", model.nature), showing.tone.write("muted")));
    for (name, why) in model.controls.iter().flat_map(|control| &control.absent) {
        let heading = Passage::new(format!("{name}: "), showing.tone.bold("drug"));
        words.push(heading.then(why.at(audience).text(), showing.tone.write("text")));
    }
    words
}

/// All of it over the page, with the drugs that the model has no numbers for.
pub fn about(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let bench = showing.moment.lab.as_ref();
    let Some((bench, model)) = bench.and_then(|bench| Some((bench, bench.model(showing.library)?))) else { return };
    let width = inner_width(page, 84);
    let mut items: Vec<Vec<Row>> = Vec::new();
    for passage in all(showing, bench, model) {
        let mut rows = wrap(&[passage], width, Air::Snug);
        if !items.is_empty() {
            rows.insert(0, Row::new());
        }
        items.push(rows);
    }
    let height: usize = items.iter().map(Vec::len).sum();
    let area = frame(showing, page, &model.title, width, height as u16, buffer);
    list(showing, area, &items, showing.moment.row, buffer);
}
