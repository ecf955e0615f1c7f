//! A row of the cabinet turned into what is different: a drug, one of the scene's what-ifs, or nothing.

use super::{genes, keeping_phase, toggle};
use crate::library::Library;
use crate::screen::moment::{Moment, Overlay};

/// The row of what is taken: nothing, the drugs, the gene changes, then the what-ifs.
pub(super) fn row(next: &Moment, library: &Library) -> usize {
    let (genes, twists) = (library.drugs.len() + 1, library.drugs.len() + 1 + library.genes.len());
    let twist = next.twists(library).position(|twist| next.twist == Some(twist.0)).map(|place| twists + place);
    let drug = next.doses.first().map(|id| id + 1);
    twist.or(drug).or(next.gene.map(|gene| genes + gene)).unwrap_or(0)
}

/// Takes what stands in a row, and nothing beside it.
pub(super) fn pick(next: &mut Moment, row: usize, library: &Library) {
    let drug = row.checked_sub(1);
    let gene = drug.and_then(|drug| drug.checked_sub(library.drugs.len()));
    if let Some(gene) = gene.filter(|gene| *gene < library.genes.len()) {
        return genes::take(next, gene, library);
    }
    let place = gene.and_then(|gene| gene.checked_sub(library.genes.len()));
    let twist = place.and_then(|place| next.twists(library).nth(place)).map(|twist| twist.0);
    keeping_phase(next, library, |next| match (drug, twist) {
        (None, _) => next.put_aside(),
        (_, Some(twist)) => {
            next.clear();
            (next.twist, next.gene) = (Some(twist), None);
        }
        (Some(id), None) if id < library.drugs.len() => {
            next.clear();
            next.doses.push(id);
        }
        _ => {}
    });
}

/// With or without what was chosen last.
pub(super) fn toggle_change(next: &mut Moment, library: &Library) {
    if !next.has_choice() {
        return toggle(next, Overlay::Cabinet, library);
    }
    keeping_phase(next, library, Moment::swap_aside);
}
