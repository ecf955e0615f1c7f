//! A scene's challenges turned into boxes to tick: each is ticked while the drugs taken meet its goal.

use super::Showing;
use super::text::{Air, Passage};
use crate::biology::Capacity;
use crate::story::{Challenge, Figure, Scene, Step};

/// The challenges, on the steps that they belong to: those with a board, or the last one where none has.
pub fn challenges<'a>(showing: &Showing, scene: &'a Scene, number: usize, air: Air) -> Vec<Passage<'a>> {
    if scene.challenges.is_empty() || !belong(scene, number) {
        return Vec::new();
    }
    // A task for the cabinet is not met by a broken gene.
    let usual = showing.moment.gene.is_none();
    let met = |challenge: &Challenge| usual && challenge.met(&showing.library.pathway, &showing.response);
    let first = scene.challenges.iter().position(met);
    let row = |(index, challenge): (usize, &'a Challenge)| {
        let (ticked, told) = (met(challenge), air > Air::Tight || first == Some(index));
        boxed(showing, challenge, ticked, told)
    };
    let mut list: Vec<Passage> = scene.challenges.iter().enumerate().map(row).collect();
    list[0].apart = true;
    list
}

fn belong(scene: &Scene, number: usize) -> bool {
    let has_board = |step: &Step| matches!(step.figure, Some(Figure::Board(_)));
    if scene.steps.iter().any(has_board) {
        scene.steps.get(number).is_some_and(has_board)
    } else {
        number + 1 == scene.steps.len()
    }
}

/// The box, and the author's words; where room is short, the goal alone.
fn boxed<'a>(showing: &Showing, challenge: &'a Challenge, ticked: bool, told: bool) -> Passage<'a> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let words = match (ticked, told) {
        (true, true) => challenge.done.at(audience).text(),
        (false, true) => challenge.ask.at(audience).text(),
        (_, false) => goal(showing, challenge),
    };
    if ticked {
        Passage::new(words, tone.bold("good")).marked(tone.sign("(✓) ", "(x) "), tone.bold("good"))
    } else {
        Passage::new(words, tone.write("text")).marked("( ) ", tone.bold("key"))
    }
}

/// `IL-15 quiet, EPO free`.
fn goal(showing: &Showing, challenge: &Challenge) -> String {
    let pathway = &showing.library.pathway;
    let part = |goal: &crate::story::challenge::Goal| {
        let signal = pathway.signals.get(goal.signal)?;
        let end = match goal.left {
            Capacity::Full => "free",
            Capacity::Reduced => "a bit quieter",
            Capacity::Blocked => "quiet",
        };
        Some(format!("{} {end}", pathway.signal_label(signal)))
    };
    challenge.goal.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}
