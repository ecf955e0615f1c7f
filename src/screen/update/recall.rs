//! The end of an act: which questions are due, and what becomes of them.

use super::last_step;
use super::walk::leave;
use crate::library::Library;
use crate::screen::moment::{Choice, Moment, length};
use crate::screen::recall::{Recalled, Round, is_right};
use crate::story::Question;

/// A question missed comes back after at least so many scenes.
const LATER: usize = 2;

/// Opens a round where an act ends and questions are due; says whether it did.
pub(super) fn begin(next: &mut Moment, library: &Library) -> bool {
    let Some((act, end)) = library.deck.act(next.scene).filter(|_| ends_act(next, library)) else { return false };
    let due = |(number, question): &(usize, &Question)| match next.recalled.get(number) {
        None => question.act == act.title && library.deck.scenes().any(|scene| scene == question.scene),
        Some(past) => end >= past.after + LATER && was_missed(library, *number, *past),
    };
    let due = library.recall.iter().enumerate().filter(due);
    let questions: Vec<_> = due.map(|(number, _)| (number, None)).collect();
    if questions.is_empty() {
        return false;
    }
    next.recall = Some(Round { questions, at: 0, options: false });
    true
}

/// The last step of an act in a deck that asks.
fn ends_act(next: &Moment, library: &Library) -> bool {
    let end = library.deck.act(next.scene).map(|act| act.1);
    library.deck.recall && end == Some(next.scene) && next.step == last_step(library, next.scene)
}

fn was_missed(library: &Library, number: usize, past: Recalled) -> bool {
    matches!(past.choice, Choice::Answered(_)) && !is_right(library, number, past.choice)
}

/// Shows the answers to choose from, passes over the question, or goes on to the next.
pub(super) fn go_on(next: &mut Moment, library: &Library) {
    let audience = next.audience;
    let Some(round) = &mut next.recall else { return };
    if round.choice().is_none() && !round.shows_options(audience) {
        round.options = true;
        return;
    }
    if round.choice().is_none() {
        settle(next, Choice::Skipped);
    }
    let Some(round) = &mut next.recall else { return };
    (round.at, round.options) = (round.at + 1, false);
    if round.at >= round.questions.len() {
        next.recall = None;
        leave(next, library);
    }
}

/// To the question before, or out of the round.
pub(super) fn go_back(next: &mut Moment) {
    match &mut next.recall {
        Some(round) if round.at > 0 => (round.at, round.options) = (round.at - 1, false),
        _ => next.recall = None,
    }
}

/// Takes an answer, if the question is open and has such a one.
pub(super) fn answer(next: &mut Moment, answer: usize, library: &Library) {
    let audience = next.audience;
    let Some(round) = next.recall.as_mut().filter(|round| round.choice().is_none()) else { return };
    if !round.shows_options(audience) {
        round.options = true;
        return;
    }
    let question = round.question().and_then(|number| library.recall.get(number));
    if question.is_some_and(|question| answer < question.answers.len()) {
        settle(next, Choice::Answered(answer));
    }
}

fn settle(next: &mut Moment, choice: Choice) {
    let Some(asked) = next.recall.as_mut().and_then(|round| round.questions.get_mut(round.at)) else { return };
    asked.1 = Some(choice);
    next.recalled.insert(asked.0, Recalled { choice, after: next.scene });
}

/// The nearest round that this library has: at the end of a step, with questions that there are.
pub(super) fn within(next: &mut Moment, library: &Library) {
    let known = library.recall.len();
    next.recalled.retain(|number, _| *number < known);
    let Some(round) = &mut next.recall else { return };
    round.questions.retain(|asked| asked.0 < known);
    if round.at >= round.questions.len() || !ends_act(next, library) {
        next.recall = None;
        return;
    }
    (next.time, next.playing) = (length(library, next), false);
}
