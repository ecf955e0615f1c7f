//! A wish to compare turned into two stages side by side, or into one again.

use super::{cabinet, keeping_phase, toggle};
use crate::library::Library;
use crate::screen::moment::{Moment, Overlay};

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
            cabinet::exchange(next);
            next.beside = Some(Vec::new());
        }
        None => next.beside = Some(std::mem::take(&mut next.aside)),
    });
}

/// What is taken now goes left, the chosen row right; "No drug" is always the left one.
fn with_row(next: &mut Moment, library: &Library) {
    let (row, taken) = (next.row, next.doses.clone());
    keeping_phase(next, library, |next| next.beside = Some(Vec::new()));
    if row > 0 {
        cabinet::pick(next, row, library);
        if taken != next.doses {
            keeping_phase(next, library, |next| next.beside = Some(taken));
        }
    }
    if !next.takes_nothing() {
        next.overlay = Overlay::None;
    }
}

/// Two stages have something to compare, or wait for it while the cabinet is open. Beside a what-if stands the usual story.
pub(super) fn settle(next: &mut Moment, library: &Library) {
    if next.beside.is_some() && next.doses.is_empty() && !next.takes_nothing() {
        next.beside = Some(Vec::new());
    }
    let same = next.beside.as_ref() == Some(&next.doses) && (next.takes_nothing() || !next.doses.is_empty());
    if same && next.overlay != Overlay::Cabinet {
        keeping_phase(next, library, |next| next.beside = None);
    }
}
