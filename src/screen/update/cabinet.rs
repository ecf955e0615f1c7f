//! A row of the cabinet turned into what is different: a drug, one of the scene's what-ifs, or nothing.

use super::{keeping_phase, toggle};
use crate::library::Library;
use crate::screen::moment::{Moment, Overlay};

/// The row of what is taken: nothing, the drugs, then the what-ifs.
pub(super) fn row(next: &Moment, library: &Library) -> usize {
    let twist = next.twists(library).position(|twist| next.twist == Some(twist.0));
    let drug = next.doses.first().map(|id| id + 1);
    twist.map(|place| library.drugs.len() + 1 + place).or(drug).unwrap_or(0)
}

/// Takes what stands in a row, and nothing beside it.
pub(super) fn pick(next: &mut Moment, row: usize, library: &Library) {
    let drug = row.checked_sub(1);
    let place = drug.and_then(|drug| drug.checked_sub(library.drugs.len()));
    let twist = place.and_then(|place| next.twists(library).nth(place)).map(|twist| twist.0);
    keeping_phase(next, library, |next| match (drug, twist) {
        (None, _) => put_aside(next),
        (_, Some(twist)) => {
            next.clear();
            next.twist = Some(twist);
        }
        (Some(id), None) if id < library.drugs.len() => {
            next.clear();
            next.doses.push(id);
        }
        _ => {}
    });
}

/// Nothing any more, but `x` brings it back.
fn put_aside(next: &mut Moment) {
    if !next.doses.is_empty() {
        next.aside = std::mem::take(&mut next.doses);
    }
    if next.twist.is_some() {
        next.twist_aside = next.twist.take();
    }
}

/// With or without what was chosen last.
pub(super) fn toggle_change(next: &mut Moment, library: &Library) {
    if !next.has_choice() {
        return toggle(next, Overlay::Cabinet, library);
    }
    keeping_phase(next, library, |next| {
        // Of two side by side the left one is seen alone first.
        if let Some(left) = next.beside.take() {
            next.aside = left;
        }
        exchange(next);
    });
}

/// What is taken is put aside, and what was aside is taken.
pub(super) fn exchange(next: &mut Moment) {
    std::mem::swap(&mut next.doses, &mut next.aside);
    std::mem::swap(&mut next.twist, &mut next.twist_aside);
}
