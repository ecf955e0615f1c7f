//! The words of a step: what happens, what a drug changes, a question, the takeaway, and what it all rests on.

use super::Showing;
use super::text::{Air, Passage, Row, put_rows, wrap};
use crate::biology::evidence::Verdict;
use crate::screen::moment::{Choice, Phase};
use crate::screen::topics;
use crate::stage::act::Outcome;
use crate::stage::timeline::Cue;
use crate::stage::why::why;
use crate::story::{Piece, Predict, Prose, Scene, Step};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Writes the words of this moment.
pub fn narration(showing: &Showing, area: Rect, air: Air, buffer: &mut Buffer) {
    put_rows(buffer, area, &rows(showing, area.width, air));
}

/// The rows that this moment's words take at a width.
pub fn rows(showing: &Showing, width: u16, air: Air) -> Vec<Row> {
    wrap(&passages(showing, showing.moment.step, showing.phase, air), width, air)
}

/// The rows that the scene's longest step takes, so that the stage keeps its size while the scene plays.
pub fn most_rows(showing: &Showing, width: u16, air: Air) -> usize {
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
    let mut list = titles(showing, scene, step, number, air);
    let question = scene.predict.as_ref().filter(|question| question.before == number);
    match (phase, question) {
        (Phase::Asking, Some(question)) => {
            list.extend(ask(showing, question));
            return list;
        }
        (Phase::Answered(answer), Some(question)) => list.extend(feedback(showing, question, answer)),
        _ => {}
    }
    list.extend(told(showing, step, number, phase, air));
    list.extend(notes(showing, step));
    let rests_on = rests_on(showing, step);
    match list.last_mut().filter(|_| air < Air::Open) {
        Some(last) => {
            last.pieces.push(("  ".into(), showing.tone.write("muted")));
            last.pieces.extend(rests_on.pieces);
        }
        None => list.push(rests_on),
    }
    list
}

/// Scene, question and step; in little room scene and step in one line; in the least the step alone.
fn titles<'a>(showing: &Showing, scene: &'a Scene, step: &'a Step, number: usize, air: Air) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let own = |passage: Passage<'a>| {
        let numbered = passage.then(format!("{}. ", number + 1), tone.bold("muted"));
        numbered.then(step.title.as_str(), tone.bold("accent"))
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

/// What happens in a step: with a drug first what it changes, then the usual words.
fn told<'a>(showing: &'a Showing, step: &'a Step, number: usize, phase: Phase, air: Air) -> Vec<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let mut list = changes(showing, number, air);
    let stopped = showing.first_failure(number).is_some();
    let say = step.say.at(audience);
    if stopped {
        list.push(
            Passage::new("Without the drug: ", tone.write("muted")).then(say.text(), tone.write("muted")).apart(),
        );
    } else {
        list.push(prose(showing, say, tone.write("text")).apart());
        let takeaway = step.takeaway.at(audience);
        if phase == Phase::Holding && !takeaway.0.is_empty() {
            let bar = tone.sign("▌ ", "| ");
            let passage = prose(showing, takeaway, tone.bold("text")).marked(bar, tone.bold("accent"));
            list.push(Passage { bar: true, ..passage.apart() });
        }
    }
    list
}

/// What the drug that is taken changes in a step, and why.
fn changes<'a>(showing: &'a Showing, number: usize, air: Air) -> Vec<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let what_if = showing.what_if(number);
    let changed = showing.changed(number);
    let earlier = showing.first_failure(number).filter(|_| changed.is_empty() && what_if.is_none());
    if what_if.is_none() && changed.is_empty() && earlier.is_none() {
        return Vec::new();
    }
    let mut heading = Passage::new(format!("With {}: ", showing.drug_names()), tone.bold("drug")).apart();
    if let Some(what_if) = what_if {
        heading.pieces.extend(prose(showing, what_if.say.at(audience), tone.write("text")).pieces);
    }
    let mut list = vec![heading];
    let before = if earlier.is_some() { "Earlier: " } else { "" };
    let cues: Vec<&Cue> = changed.into_iter().chain(earlier).collect();
    let most = if air >= Air::Open { cues.len() } else { 2 };
    for cue in cues.iter().take(most) {
        list.push(reason(showing, cue, before));
    }
    if let (Some(last), more @ 1..) = (list.last_mut(), cues.len().saturating_sub(most)) {
        last.pieces.push((format!(" (and {more} more)").into(), tone.write("muted")));
    }
    list
}

/// What failed or is weaker, and why.
fn reason<'a>(showing: &Showing, cue: &Cue, before: &str) -> Passage<'a> {
    let tone = &showing.tone;
    let (sign, role) = match cue.outcome {
        Outcome::Done => (tone.sign("✓ ", "+ "), "good"),
        Outcome::Weakened { .. } => (tone.sign("◒ ", "~ "), "warn"),
        Outcome::Failed(_) => (tone.sign("✗ ", "x "), "bad"),
    };
    let why = showing.scene.map(|scene| why(showing.library, scene, cue, showing.moment.audience));
    let words = format!("{before}{}", why.unwrap_or_default());
    Passage::new(words, tone.write("text")).marked(sign, tone.bold(role))
}

fn ask<'a>(showing: &'a Showing, question: &'a Predict) -> Vec<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let asked = Passage::new(question.ask.at(audience).text(), tone.bold("text")).apart();
    let mut list = vec![asked];
    for (index, answer) in question.answers.iter().enumerate().take(DIGITS.len()) {
        let passage = Passage::new(answer.text.at(audience).text(), tone.write("text"));
        let passage = passage.marked(DIGITS[index], tone.bold("key"));
        list.push(if index == 0 { passage.apart() } else { passage });
    }
    list.push(
        Passage::new("Take a guess: it helps, right or wrong. Space skips.", tone.write("muted")).apart().spare(),
    );
    list
}

const DIGITS: [&str; 9] = ["1  ", "2  ", "3  ", "4  ", "5  ", "6  ", "7  ", "8  ", "9  "];

fn feedback<'a>(showing: &'a Showing, question: &'a Predict, answer: usize) -> Option<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    debug_assert!(showing.moment.answers.get(&showing.moment.scene) != Some(&Choice::Skipped));
    let answer = question.answers.get(answer)?;
    let (sign, role, verdict) = if answer.right {
        (tone.sign("✓ ", "+ "), "good", "Yes. ")
    } else {
        (tone.sign("✗ ", "x "), "warn", "Not quite. ")
    };
    let passage = Passage::new(verdict, tone.bold(role)).then(answer.because.at(audience).text(), tone.write("text"));
    Some(passage.marked(sign, tone.bold(role)).apart())
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
    let worst = claims.iter().map(|claim| claim.verdict).max_by_key(|verdict| match verdict {
        Verdict::Supported => 0,
        Verdict::Partial => 1,
        Verdict::Contested => 2,
    });
    let passage = match worst {
        Some(Verdict::Contested) => passage.then("  {?} contested", tone.bold("warn")),
        Some(Verdict::Partial) => passage.then(", partly settled", tone.write("muted")),
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
