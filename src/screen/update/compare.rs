//! A wish to compare turned into two stages side by side, or into one again.

use super::{cabinet, keeping_phase, toggle};
use crate::library::Library;
use crate::screen::moment::{Moment, Overlay};
use crate::screen::shelf::Place;

/// One stage becomes two, two become one; in the cabinet the chosen row stands beside what is taken now.
pub(super) fn compare(next: &mut Moment, library: &Library) {
    if next.overlay == Overlay::Cabinet {
        return with_row(next, library);
    }
    if next.beside.is_none() && !next.has_choice() {
        next.beside = Some(Vec::new());
        return toggle(next, Overlay::Cabinet, library);
    }
    keeping_phase(next, library, |next| match next.beside.take() {
        // What stood on the left comes back with the next.
        Some(left) if !left.is_empty() => next.aside = left,
        Some(_) => {}
        None if next.takes_nothing() => {
            next.swap_aside();
            next.beside = Some(Vec::new());
        }
        None => next.beside = Some(std::mem::take(&mut next.aside)),
    });
}

/// What is taken now goes left, the chosen row right; what is in no row, or taken already, stands beside nothing.
fn with_row(next: &mut Moment, library: &Library) {
    let (place, taken) = (next.place_chosen(library), next.doses.clone());
    let (fresh, left) = match place {
        Place::Nothing => (false, Vec::new()),
        Place::Drug(id) if taken == [id] => (false, Vec::new()),
        Place::Drug(_) => (true, taken),
        Place::Gene(gene) => (next.gene != Some(gene), taken),
        Place::Twist(twist) => (next.twist != Some(twist), Vec::new()),
    };
    if fresh {
        cabinet::pick(next, next.row, library);
    }
    keeping_phase(next, library, |next| next.beside = Some(left));
    if !next.takes_nothing() {
        next.overlay = Overlay::None;
    }
}

/// What `x` does: with or without it; of two side by side first the left one alone.
pub(super) fn alone(next: &mut Moment) {
    let Some(left) = next.left() else { return next.swap_aside() };
    next.aside = left.doses;
    next.beside = None;
    next.swap_aside();
    // A changed gene that both sides had stays, now and with the next.
    if left.gene.is_some() {
        (next.gene, next.gene_aside) = (left.gene, left.gene);
    }
}

/// Two stages have something to compare, or wait for it while the cabinet is open. Beside a what-if stands the usual story.
pub(super) fn settle(next: &mut Moment, library: &Library) {
    if next.beside.is_some() && next.twist.is_some() {
        next.beside = Some(Vec::new());
    }
    let alike = next.beside.as_ref() == Some(&next.doses) && next.twist.is_none() && next.gene.is_none();
    if alike && next.overlay != Overlay::Cabinet {
        keeping_phase(next, library, |next| next.beside = None);
    }
}
