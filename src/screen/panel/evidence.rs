//! What a step rests on as an overlay: each claim with its verdict, species, sources and the day it was checked.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Air, Passage, Row, wrap};
use crate::biology::evidence::{Claim, Reference, Verdict};
use crate::screen::shelf::Place;
use crate::screen::topics;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub fn evidence(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = inner_width(page, 92);
    let claims = topics::consulted(showing.library, showing.moment);
    let mut items: Vec<Vec<Row>> = Vec::new();
    for claim in claims {
        let mut rows = wrap(&head(showing, claim, items.len() == showing.moment.row), width, Air::Snug);
        if !items.is_empty() {
            rows.insert(0, Row::new());
        }
        items.push(rows);
        for reference in claim.references.iter().filter_map(|key| showing.library.reference(key)) {
            let chosen = items.len() == showing.moment.row;
            items.push(wrap(&[source(showing, reference, chosen)], width, Air::Snug));
        }
    }
    for reference in topics::values_now(showing.library, showing.moment) {
        let chosen = items.len() == showing.moment.row;
        items.push(wrap(&[source(showing, reference, chosen)], width, Air::Snug));
    }
    if items.is_empty() {
        items.push(vec![vec![("This step makes no claim of its own.".to_owned(), showing.tone.write("muted"))]]);
    }
    let height: usize = items.iter().map(Vec::len).sum();
    let area = frame(showing, page, &title(showing), width, height as u16, buffer);
    list(showing, area, &items, showing.moment.row, buffer);
}

/// Whose evidence it is, where it is not the step's.
fn title(showing: &Showing) -> String {
    let shelf = showing.moment.shelf;
    let library = showing.library;
    let name = match shelf.cited {
        Some(Place::Drug(id)) => library.drugs.get(id).map(|drug| format!("{}, {}", drug.name, shelf.part.name())),
        Some(Place::Gene(gene)) => library.genes.get(gene).map(|gene| gene.title.clone()),
        _ => None,
    };
    name.map_or_else(|| "Evidence".to_owned(), |name| format!("Evidence: {name}"))
}

/// A claim without its sources.
fn head<'a>(showing: &Showing<'a>, claim: &'a Claim, chosen: bool) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let (badge, role) = match claim.verdict {
        Verdict::Supported => ("supported", "good"),
        Verdict::Partial => ("partly supported", "warn"),
        Verdict::Contested => ("{?} contested", "warn"),
    };
    let sign = if chosen { tone.sign("▸ ", "> ") } else { "  " };
    let statement = if chosen { tone.bold("text") } else { tone.write("text") };
    let dot = tone.sign(" · ", " | ");
    let about = format!("{dot}{}{dot}checked {}", claim.species, claim.checked);
    let mut list = vec![
        Passage::new(claim.statement.as_str(), statement).marked(sign, tone.bold("accent")),
        Passage::new(badge, tone.bold(role)).then(about, tone.write("muted")).marked("  ", statement),
    ];
    if let Some(caveat) = &claim.caveat {
        let passage = Passage::new("But: ", tone.bold("warn")).then(caveat.as_str(), tone.write("text"));
        list.push(passage.marked("  ", statement));
    }
    list
}

/// `Dai Z et al. 2021. Title. Journal. doi:...`
fn source<'a>(showing: &Showing, reference: &'a Reference, chosen: bool) -> Passage<'a> {
    let tone = &showing.tone;
    let muted = tone.write("muted");
    let sign = if chosen { tone.sign("▸ – ", "> - ") } else { tone.sign("  – ", "  - ") };
    let place = [
        reference.doi.as_ref().map(|doi| format!("doi:{doi}")),
        reference.pmid.as_ref().map(|pmid| format!("PMID {pmid}")),
        reference.url.clone(),
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let title = reference.title.trim_end_matches('.');
    Passage::new(format!("{} {}. ", reference.authors.trim_end_matches('.'), reference.year), tone.write("text"))
        .then(format!("{title}. {}. ", reference.source.trim_end_matches('.')), muted)
        .then(place.join(", "), tone.write("accent"))
        .marked(sign, if chosen { tone.bold("accent") } else { muted })
}
