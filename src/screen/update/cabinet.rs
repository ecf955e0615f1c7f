//! A row of the cabinet turned into what is different: drugs, a gene, one of the scene's what-ifs, or nothing.

use super::{compare, genes, keeping_phase, toggle};
use crate::biology::drugs::Part;
use crate::library::Library;
use crate::screen::moment::{Moment, Overlay};
use crate::screen::shelf::{Place, next_of};

/// The row of what is taken.
pub(super) fn row(next: &Moment, library: &Library) -> usize {
    let drug = next.doses.first().map(|id| Place::Drug(*id));
    let taken = next.twist.map(Place::Twist).or(drug).or(next.gene.map(Place::Gene));
    row_of(next, taken.unwrap_or(Place::Nothing), library).unwrap_or(0)
}

fn row_of(next: &Moment, place: Place, library: &Library) -> Option<usize> {
    next.places(library).into_iter().position(|known| known == place)
}

/// Takes what stands in a row, and no other drug beside it.
pub(super) fn pick(next: &mut Moment, row: usize, library: &Library) {
    let place = next.places(library).get(row).copied();
    if let Some(Place::Gene(gene)) = place {
        return genes::take(next, gene, library);
    }
    keeping_phase(next, library, |next| match place {
        Some(Place::Nothing) => next.put_aside(),
        Some(Place::Twist(twist)) => {
            next.clear();
            (next.twist, next.gene) = (Some(twist), None);
        }
        Some(Place::Drug(id)) => {
            next.clear();
            next.doses.push(id);
        }
        _ => {}
    });
}

/// Takes the row's drug beside those that are taken, or puts it back.
pub(super) fn add(next: &mut Moment, library: &Library) {
    match next.place_chosen(library) {
        Place::Drug(id) => keeping_phase(next, library, |next| {
            (next.twist, next.twist_aside) = (None, None);
            next.aside.clear();
            match next.doses.iter().position(|taken| *taken == id) {
                Some(place) => drop(next.doses.remove(place)),
                None => next.doses.push(id),
            }
        }),
        Place::Gene(gene) => genes::take(next, gene, library),
        Place::Nothing | Place::Twist(_) => {}
    }
}

/// Lists the drugs that pass the next filter; the chosen row stays chosen if it is still there.
pub(super) fn filter(next: &mut Moment, library: &Library) {
    let chosen = next.place_chosen(library);
    next.shelf.filter = next.shelf.filter.next();
    let first = next.places(library).iter().position(|place| matches!(place, Place::Drug(_)));
    next.row = row_of(next, chosen, library).or(first).unwrap_or(0);
}

/// Turns to the facts before or behind.
pub(super) fn turn(next: &mut Moment, forward: bool) {
    next.shelf.part = next_of(next.shelf.part, &Part::ALL, forward);
}

/// Marks the row's drug, to read others beside it; once more takes the mark off.
pub(super) fn mark(next: &mut Moment, library: &Library) {
    if let Place::Drug(id) = next.place_chosen(library) {
        next.shelf.marked = Some(id).filter(|id| next.shelf.marked != Some(*id));
    }
}

/// Opens what a step rests on; over the cabinet, what the facts of the chosen drug rest on.
pub(super) fn cite(next: &mut Moment, library: &Library) {
    if next.shelf.cited.is_some() {
        return close(next, library);
    }
    let chosen = (next.overlay == Overlay::Cabinet).then(|| next.place_chosen(library));
    toggle(next, Overlay::Evidence, library);
    next.shelf.cited = chosen;
}

/// Closes what lies over the page; sources give way to the cabinet that they were opened from.
pub(super) fn close(next: &mut Moment, library: &Library) {
    match next.shelf.cited.take() {
        Some(place) => {
            next.overlay = Overlay::Cabinet;
            next.row = row_of(next, place, library).unwrap_or(0);
        }
        None => next.overlay = Overlay::None,
    }
}

/// With or without what was chosen last.
pub(super) fn toggle_change(next: &mut Moment, library: &Library) {
    if !next.has_choice() {
        return toggle(next, Overlay::Cabinet, library);
    }
    keeping_phase(next, library, compare::alone);
}
