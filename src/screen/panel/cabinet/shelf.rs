//! The rows of the cabinet turned into a list: each drug with four gauges, how it binds, and where it stands.

use super::Showing;
use crate::biology::drugs::{Hold, Status};
use crate::biology::{Capacity, Drug, DrugId, Kinase};
use crate::screen::panel::text::{Row, row_width};
use crate::screen::shelf::Place;
use ratatui::style::Style;

/// Cells of a gauge's column.
const GAUGE: usize = 5;

/// How many drugs are listed, and why these.
pub fn counted(showing: &Showing) -> Row {
    let tone = &showing.tone;
    let (filter, drugs) = (showing.moment.shelf.filter, &showing.library.drugs);
    let count = drugs.iter().filter(|drug| filter.passes(drug)).count();
    let words = format!(" {}: {count} of {}", filter.words(), drugs.len());
    let mut row = vec![("f".to_owned(), tone.bold("key")), (words, tone.bold("accent"))];
    let marked = showing.moment.shelf.marked.and_then(|id| drugs.get(id));
    if let Some(drug) = marked {
        row.push(("    v".to_owned(), tone.bold("key")));
        row.push((format!(" read beside {}", drug.name), tone.write("muted")));
    } else {
        row.push(("    by day of approval, then by name".to_owned(), tone.write("muted")));
    }
    row
}

/// What stands in the columns of the list.
pub fn columns(showing: &Showing) -> Row {
    let tone = &showing.tone;
    let mut row = vec![(" ".repeat(widest(showing) + 4), tone.write("muted"))];
    for kinase in Kinase::ALL {
        row.push((format!("{:GAUGE$}", kinase.symbol()), tone.bold(&kinase.symbol().to_lowercase())));
    }
    row.push(("    alopecia areata".to_owned(), tone.write("muted")));
    row
}

/// What the signs mean, in one row or in two.
pub fn legend(showing: &Showing, width: u16) -> Vec<Row> {
    let (tone, muted) = (&showing.tone, showing.tone.write("muted"));
    let (mut gauges, mut holds) = (Row::new(), Row::new());
    for left in [Capacity::Full, Capacity::Reduced, Capacity::Blocked] {
        let (sign, words, role) = tone.capacity(left);
        gauges.extend([(sign.to_owned(), tone.write(role)), (format!(" {words}  "), muted)]);
    }
    for (name, hold) in Hold::NAMES {
        holds.push((hold_sign(showing, hold).to_owned(), tone.bold("accent")));
        holds.push((format!(" {name}  "), muted));
    }
    let fits = |holds: &Row| row_width(&gauges) + row_width(holds) <= usize::from(width) + 2;
    // That a sign stands for what is not known is told last.
    if !fits(&holds) && fits(&holds[..holds.len() - 2].to_vec()) {
        holds.truncate(holds.len() - 2);
    }
    if !fits(&holds) {
        return vec![gauges, holds];
    }
    gauges.extend(holds);
    vec![gauges]
}

/// How a drug holds on.
pub fn hold_sign(showing: &Showing, hold: Hold) -> &'static str {
    match hold {
        Hold::Competitive => showing.tone.sign("⇄", "~"),
        Hold::Covalent => showing.tone.sign("═", "="),
        Hold::Allosteric => showing.tone.sign("◇", "o"),
        Hold::NotFound => "?",
    }
}

/// One item a row; a heading hangs on the row before, so that each row comes first in its item.
pub fn items(showing: &Showing, long: bool) -> Vec<Vec<Row>> {
    let tone = &showing.tone;
    let mut items: Vec<Vec<Row>> = Vec::new();
    let places = showing.moment.places(showing.library);
    let (mut genes, mut twists) = (false, false);
    for (row, place) in places.iter().enumerate() {
        let heading = match place {
            Place::Gene(_) if !std::mem::replace(&mut genes, true) => Some("Change a gene"),
            Place::Twist(_) if !std::mem::replace(&mut twists, true) => Some("In this scene"),
            _ => None,
        };
        if let (Some(heading), Some(last)) = (heading, items.last_mut()) {
            last.extend([Row::new(), vec![(heading.to_owned(), tone.bold("title"))]]);
        }
        items.push(vec![item(showing, row, *place, long)]);
        if *place == Place::Nothing && !places.iter().any(|place| matches!(place, Place::Drug(_))) {
            let none = format!("   no drug here is found under: {}", showing.moment.shelf.filter.words());
            items[row].push(vec![(none, tone.write("warn"))]);
        }
    }
    items
}

fn item(showing: &Showing, row: usize, place: Place, long: bool) -> Row {
    let (library, moment) = (showing.library, showing.moment);
    match place {
        Place::Nothing => gauges(showing, row, None, long),
        Place::Drug(id) => gauges(showing, row, library.drugs.get(id).map(|drug| (id, drug)), long),
        Place::Gene(gene) => {
            let title = library.genes.get(gene).map_or("", |gene| &gene.title);
            vec![named(showing, row, moment.gene == Some(gene), title)]
        }
        Place::Twist(number) => {
            let twist = moment.twists(library).find(|(known, _)| *known == number);
            let title = twist.and_then(|(_, twist)| twist.title.as_deref()).unwrap_or_default();
            vec![named(showing, row, moment.twist == Some(number), title)]
        }
    }
}

/// Whether it is taken, and its name.
fn named(showing: &Showing, row: usize, taken: bool, name: &str) -> (String, Style) {
    let tone = &showing.tone;
    let style = if row == showing.moment.row { tone.chosen() } else { tone.write("text") };
    let mark = if taken { tone.sign(" ✓ ", " * ") } else { "   " };
    (format!("{mark}{name} "), style)
}

fn widest(showing: &Showing) -> usize {
    showing.library.drugs.iter().map(|drug| drug.name.chars().count()).max().unwrap_or(0).max(7)
}

/// One drug, or none: what is taken, name, four gauges, binding, standing.
fn gauges(showing: &Showing, row: usize, drug: Option<(DrugId, &Drug)>, long: bool) -> Row {
    let tone = &showing.tone;
    let taken = drug.map_or_else(|| showing.change().is_empty(), |(id, _)| showing.moment.doses.contains(&id));
    let (name, widest) = (drug.map_or("No drug", |(_, drug)| drug.name.as_str()), widest(showing));
    let mut cells = vec![named(showing, row, taken, &format!("{name:widest$}"))];
    for kinase in Kinase::ALL {
        let (sign, _, role) = tone.hit(drug.map_or_else(Default::default, |(_, drug)| drug.hit(kinase)));
        cells.push((format!("{sign:^GAUGE$}"), tone.write(role)));
    }
    let Some((id, drug)) = drug else { return cells };
    cells.push((hold_sign(showing, drug.binding.kind).to_owned(), tone.bold("accent")));
    let marked = showing.moment.shelf.marked == Some(id);
    cells.push((if marked { " v " } else { "   " }.to_owned(), tone.bold("key")));
    let approved = drug.areata.status == Status::Approved;
    cells.push((drug.standing(long), tone.write(if approved { "text" } else { "muted" })));
    cells
}
