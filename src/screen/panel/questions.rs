//! Questions turned into words: what is asked, the answers to choose from, and why the chosen one is right or not.

use super::Showing;
use super::text::Passage;
use crate::screen::moment::Choice;
use crate::screen::recall::{Round, score};
use crate::story::{Answer, Predict, Told};

/// A prediction with its answers.
pub fn ask<'a>(showing: &'a Showing, question: &'a Predict) -> Vec<Passage<'a>> {
    let mut list = vec![asked(showing, &question.ask).apart()];
    list.extend(options(showing, &question.answers));
    let hint = "Take a guess: it helps, right or wrong. Space skips.";
    list.push(Passage::new(hint, showing.tone.write("muted")).apart().spare());
    list
}

fn asked<'a>(showing: &Showing, ask: &Told) -> Passage<'a> {
    Passage::new(ask.at(showing.moment.audience).text(), showing.tone.bold("text"))
}

const DIGITS: [&str; 9] = ["1  ", "2  ", "3  ", "4  ", "5  ", "6  ", "7  ", "8  ", "9  "];

fn options<'a>(showing: &'a Showing, answers: &'a [Answer]) -> impl Iterator<Item = Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    answers.iter().zip(DIGITS).enumerate().map(move |(index, (answer, digit))| {
        let passage = Passage::new(answer.text.at(audience).text(), tone.write("text"));
        let passage = passage.marked(digit, tone.bold("key"));
        if index == 0 { passage.apart() } else { passage }
    })
}

/// Why an answer is right or not.
pub fn feedback<'a>(showing: &'a Showing, answers: &'a [Answer], answer: usize) -> Option<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let answer = answers.get(answer)?;
    let (sign, role, verdict) = if answer.right {
        (tone.sign("✓ ", "+ "), "good", "Yes. ")
    } else {
        (tone.sign("✗ ", "x "), "warn", "Not quite. ")
    };
    let passage = Passage::new(verdict, tone.bold(role)).then(answer.because.at(audience).text(), tone.write("text"));
    Some(passage.marked(sign, tone.bold(role)).apart())
}

/// A question about an act that is over: asked, then answered.
pub fn recall<'a>(showing: &'a Showing, round: &Round) -> Vec<Passage<'a>> {
    let (tone, library) = (&showing.tone, showing.library);
    let Some(question) = round.question().and_then(|number| library.recall.get(number)) else { return Vec::new() };
    let count = format!("Question {} of {}", round.at + 1, round.questions.len());
    let mut list = vec![
        Passage::new("What do you remember?", tone.bold("title")).spare(),
        Passage::new(question.act.as_str(), tone.bold("accent")).then(format!(" · {count}"), tone.write("muted")),
        asked(showing, &question.ask).apart(),
    ];
    match round.choice() {
        Some(Choice::Answered(answer)) => list.extend(answered(showing, &question.answers, answer)),
        Some(Choice::Skipped) => list.extend(right(showing, &question.answers)),
        None if round.shows_options(showing.moment.audience) => {
            list.extend(options(showing, &question.answers));
            list.push(Passage::new("Space skips.", tone.write("muted")).apart().spare());
        }
        None => {
            let hint = "Say the answer to yourself first. Space shows what to choose from.";
            list.push(Passage::new(hint, tone.write("muted")).apart());
        }
    }
    if round.at + 1 == round.questions.len() && round.choice().is_some() {
        list.extend(tally(showing));
    }
    list
}

/// The answer that was chosen and why; then the one that is right, where it was another.
fn answered<'a>(showing: &'a Showing, answers: &'a [Answer], chosen: usize) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let Some(answer) = answers.get(chosen) else { return Vec::new() };
    let words = answer.text.at(showing.moment.audience).text();
    let mut list =
        vec![Passage::new(words, tone.write("muted")).marked(DIGITS[chosen.min(8)], tone.bold("key")).apart()];
    list.extend(feedback(showing, answers, chosen));
    if !answer.right {
        list.extend(right(showing, answers));
        let again = "It comes back later.";
        list.push(Passage::new(again, tone.write("muted")).apart().spare());
    }
    list
}

fn right<'a>(showing: &Showing, answers: &[Answer]) -> Option<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let answer = answers.iter().find(|answer| answer.right)?;
    let passage =
        Passage::new("The answer: ", tone.write("muted")).then(answer.text.at(audience).text(), tone.bold("text"));
    Some(passage.apart())
}

/// The score so far.
fn tally<'a>(showing: &Showing) -> Option<Passage<'a>> {
    let (right, of) = score(showing.library, &showing.moment.recalled);
    let words = format!("So far {right} of {of} right.");
    (of > 0).then(|| Passage::new(words, showing.tone.write("muted")).apart().spare())
}
