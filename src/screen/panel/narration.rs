//! The words of a step: what happens, what a drug changes, a question, the takeaway, and what it all rests on.

use super::changes::told;
use super::questions::{ask, feedback, recall};
use super::text::{Air, Passage, Row, wrap};
use super::{Showing, challenges, figure};
use crate::biology::evidence::Verdict;
use crate::screen::moment::Phase;
use crate::screen::topics;
use crate::story::{Piece, Prose, Scene, Step};
use ratatui::style::{Modifier, Style};

/// The rows that this moment's words take at a width.
pub fn rows(showing: &Showing, width: u16, air: Air) -> Vec<Row> {
    wrap(&passages(showing, showing.moment.step, showing.phase, air), width, air)
}

/// The same where there is no stage: what a figure would show is told.
pub fn rows_alone(showing: &Showing, width: u16, air: Air) -> Vec<Row> {
    let mut list = passages(showing, showing.moment.step, showing.phase, air);
    if let Some(drawn) = showing.step().and_then(|step| step.figure.as_ref()).filter(|_| !showing.asking()) {
        list.extend(figure::passages(showing, drawn, showing.tone.write("text")).into_iter().map(Passage::apart));
    }
    wrap(&list, width, air)
}

/// The rows that this step takes when it has been told to its end.
pub fn held_rows(showing: &Showing, width: u16, air: Air) -> usize {
    wrap(&passages(showing, showing.moment.step, Phase::Holding, air), width, air).len()
}

/// The rows that the scene's longest step takes, so that the stage keeps its size while the scene plays.
pub fn most_rows(showing: &Showing, width: u16, air: Air) -> usize {
    if let Some(round) = &showing.moment.recall {
        return round.states().iter().map(|state| wrap(&recall(showing, state), width, air).len()).max().unwrap_or(0);
    }
    let steps = showing.scene.map_or(0, |scene| scene.steps.len());
    let held = |step| wrap(&passages(showing, step, Phase::Holding, air), width, air).len();
    (0..steps).map(held).max().unwrap_or(0)
}

fn passages<'a>(showing: &'a Showing, number: usize, phase: Phase, air: Air) -> Vec<Passage<'a>> {
    let Some(scene) = showing.scene else {
        return vec![Passage::new("There is no scene to play.", showing.tone.write("text"))];
    };
    let Some(step) = scene.steps.get(number) else {
        return vec![Passage::new(scene.title.as_str(), showing.tone.bold("title"))];
    };
    if let (Phase::Recalling, Some(round)) = (phase, &showing.moment.recall) {
        return recall(showing, round);
    }
    let mut list = titles(showing, scene, step, number, air);
    let question = scene.predict.as_ref().filter(|question| question.before == number && showing.library.deck.recall);
    match (phase, question) {
        (Phase::Asking, Some(question)) => {
            list.extend(ask(showing, question));
            return list;
        }
        (Phase::Answered(answer), Some(question)) => list.extend(feedback(showing, &question.answers, answer)),
        _ => {}
    }
    list.extend(told(showing, step, number, phase, air));
    let mut rests_on = Some(rests_on(showing, step));
    // In little room it ends what it speaks of, before riddles and notes, which do not rest on it.
    if let Some(last) = list.last_mut().filter(|_| air < Air::Open) {
        last.pieces.push(("  ".into(), showing.tone.write("muted")));
        last.pieces.extend(rests_on.take().into_iter().flat_map(|passage| passage.pieces));
    }
    list.extend(challenges::challenges(showing, scene, number, air));
    list.extend(notes(showing, step));
    list.extend(rests_on);
    list
}

/// Scene, question and step; in little room scene and step in one line; in the least the step alone.
fn titles<'a>(showing: &Showing, scene: &'a Scene, step: &'a Step, number: usize, air: Air) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let own = |passage: Passage<'a>| {
        let numbered = passage.then(format!("{}. ", number + 1), tone.bold("muted"));
        // Where the story runs otherwise, its title is no longer the news.
        let otherwise = step.figure.is_none() && showing.first_change(number).is_some();
        let role = if otherwise { "muted" } else { "accent" };
        numbered.then(step.title.as_str(), tone.bold(role))
    };
    match air {
        Air::Tight => vec![own(Passage::default())],
        Air::Snug | Air::Open => {
            let scene = Passage::new(scene.title.as_str(), tone.bold("title"));
            vec![own(scene.then(tone.sign("  ›  ", "  >  "), tone.write("muted")))]
        }
        Air::Airy => {
            let question = tone.write("muted").add_modifier(Modifier::ITALIC);
            vec![
                Passage::new(scene.title.as_str(), tone.bold("title")),
                Passage::new(scene.question.as_str(), question),
                own(Passage::default()).apart(),
            ]
        }
    }
}

fn notes<'a>(showing: &Showing, step: &'a Step) -> Option<Passage<'a>> {
    let notes = step.notes.as_deref().filter(|_| showing.moment.notes)?;
    let tone = &showing.tone;
    let passage = Passage::new("Notes: ", tone.bold("muted")).then(notes, tone.write("muted"));
    Some(passage.apart())
}

/// How many sources, and how well they carry.
fn rests_on<'a>(showing: &Showing, step: &Step) -> Passage<'a> {
    let tone = &showing.tone;
    let claims = topics::claims(showing.library, Some(step), &[]);
    let sources = topics::sources(&claims);
    if sources == 0 {
        return Passage::default();
    }
    let key = Passage::new("e ", tone.bold("key"));
    let plural = if sources == 1 { "" } else { "s" };
    let passage = key.then(format!("{sources} source{plural}"), tone.write("muted"));
    let passage = match topics::weakest(&claims) {
        Some(Verdict::Contested) => passage.then("  {?} contested", tone.bold("warn")),
        Some(Verdict::Partial) => passage.then(", partly supported", tone.write("muted")),
        _ => passage.then(", supported", tone.write("muted")),
    };
    passage.apart()
}

/// Narration with its mentions: actors in their colours, glossary words underlined.
pub fn prose<'a>(showing: &Showing, prose: &'a Prose, style: Style) -> Passage<'a> {
    let mut passage = Passage::default();
    for piece in &prose.0 {
        passage.pieces.push(match piece {
            Piece::Text(text) => (text.as_str().into(), style),
            Piece::Mention { id, words } => (words.as_str().into(), mention(showing, id, style)),
        });
    }
    passage
}

fn mention(showing: &Showing, id: &str, style: Style) -> Style {
    let molecule = showing.scene.and_then(|scene| {
        let actor = scene.actor(id)?;
        let molecule = scene.cast[actor].molecule;
        showing.library.pathway.molecules.get(molecule)
    });
    match molecule {
        Some(molecule) => showing.tone.bold(&molecule.colour),
        None => style.add_modifier(Modifier::UNDERLINED),
    }
}
