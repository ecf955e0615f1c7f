//! What is different this time turned into words: what fails or comes true, why, and how it would have gone.

use super::Showing;
use super::narration::prose;
use super::text::{Air, Passage};
use crate::screen::moment::Phase;
use crate::stage::act::Outcome;
use crate::stage::timeline::Cue;
use crate::stage::why::why;
use crate::story::{Prose, Step, Told};

/// What happens in a step: first what is different, then the usual words.
pub fn told<'a>(showing: &'a Showing, step: &'a Step, number: usize, phase: Phase, air: Air) -> Vec<Passage<'a>> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let left = showing.beside.as_deref();
    let mut list: Vec<Passage> = together(showing).or_else(|| together(left?)).into_iter().collect();
    let say = step.say.at(audience);
    // A figure is the same whatever became of the play before it.
    let otherwise = |side: &Showing| {
        step.figure.is_none() && (side.first_change(number).is_some() || side.unasked(number).is_some())
    };
    if let Some(left) = left.filter(|left| !left.change().is_empty()) {
        let sides = [left, showing];
        if sides.into_iter().any(otherwise) {
            list.extend(sides.into_iter().flat_map(|side| of_two(side, say, number, otherwise(side), air)));
            return list;
        }
        let words = sides.map(|side| side.what_if(number).is_some());
        list.extend(sides.into_iter().filter(|_| words.contains(&true)).filter_map(|side| about(side, number)));
    } else {
        list.extend(left.and_then(|left| said(left, number)));
        list.extend(changes(showing, number, air));
    }
    if otherwise(showing) {
        // The other stage plays what these words tell.
        if left.is_some() && air == Air::Tight && !list.is_empty() {
            return list;
        }
        let by_drugs = showing.twist().is_none() && showing.moment.gene.is_none();
        let by_itself = if by_drugs { "Without the drug: " } else { "Otherwise: " };
        list.push(Passage::new(by_itself, tone.write("muted")).then(say.text(), tone.write("muted")).apart());
        return list;
    }
    list.push(prose(showing, say, tone.write("text")).apart());
    let takeaway = step.takeaway.at(audience);
    if phase == Phase::Holding && !takeaway.0.is_empty() {
        let bar = tone.sign("▌ ", "| ");
        let passage = prose(showing, takeaway, tone.bold("text")).marked(bar, tone.bold("accent"));
        list.push(Passage { bar: true, ..passage.apart() });
    }
    list
}

/// One of two changes side by side: what the scene says of it; else why it goes otherwise, or that it goes as told.
fn of_two<'a>(side: &'a Showing, say: &'a Prose, number: usize, otherwise: bool, air: Air) -> Vec<Passage<'a>> {
    if let Some(about) = about(side, number) {
        return vec![about];
    }
    let mut passage = heading(side);
    if !otherwise {
        passage.pieces.extend(prose(side, say, side.tone.write("text")).pieces);
        return vec![passage];
    }
    let changed = side.changed(number);
    let cue = changed.first().copied().or_else(|| side.first_change(number));
    // In little room the table of what differs tells it.
    let reason = cue.filter(|_| air > Air::Tight).map(|cue| reason(side, cue, words_of(side, cue)));
    let unasked = || side.unasked(number).map(|words| Passage::new(words, side.tone.write("text")));
    reason.or_else(unasked).map_or_else(Vec::new, |told| {
        let mark = told.mark.map_or("", |mark| mark.0);
        passage.pieces.push((mark.into(), side.tone.bold("warn")));
        passage.pieces.extend(told.pieces);
        vec![passage]
    })
}

/// What the scene says of a drug, also after the step to which it belongs.
fn about<'a>(showing: &'a Showing, number: usize) -> Option<Passage<'a>> {
    let known = || showing.about_drug().filter(|what_if| what_if.after <= number);
    said(showing, number).or_else(|| Some(words(showing, &known()?.say)))
}

/// That nobody should do this, where several drugs are taken.
fn together<'a>(showing: &Showing<'a>) -> Option<Passage<'a>> {
    let (tone, together) = (&showing.tone, showing.moment.together(showing.library)?);
    let say = together.say.at(showing.moment.audience).text();
    Some(Passage::new(say, tone.write("warn")).marked("! ", tone.bold("warn")))
}

/// What is different in a step, and why.
fn changes<'a>(showing: &'a Showing, number: usize, air: Air) -> Vec<Passage<'a>> {
    if showing.about_gene(number).is_some() {
        return said(showing, number).into_iter().collect();
    }
    let what_if = showing.what_if(number);
    let changed = showing.changed(number);
    let drawn = showing.scene.is_some_and(|scene| scene.steps.get(number).is_some_and(|step| step.figure.is_some()));
    let earlier = showing.first_change(number).filter(|_| changed.is_empty() && what_if.is_none() && !drawn);
    let tone = &showing.tone;
    let two = showing.beside.is_some();
    if two || (what_if.is_none() && changed.is_empty() && earlier.is_none()) {
        let unasked = showing.unasked(number).filter(|_| !drawn);
        let sign = tone.sign("✦ ", "! ");
        let told =
            |words| vec![heading(showing), Passage::new(words, tone.write("text")).marked(sign, tone.bold("warn"))];
        // Two stages side by side tell what fails themselves.
        let said = said(showing, number).filter(|_| two).map(|said| vec![said]);
        return said.or(unasked.map(told)).unwrap_or_default();
    }
    let mut list = vec![said(showing, number).unwrap_or_else(|| heading(showing))];
    let before = if earlier.is_some() { "Earlier: " } else { "" };
    let mut reasons: Vec<(&Cue, String)> = Vec::new();
    for cue in changed.into_iter().chain(earlier) {
        let words = words_of(showing, cue);
        // Two of a kind fail alike, and are told once.
        if reasons.iter().all(|(_, told)| *told != words) {
            reasons.push((cue, words));
        }
    }
    let most = if air >= Air::Open { reasons.len() } else { 2 };
    list.extend(reasons.iter().take(most).map(|(cue, words)| reason(showing, cue, format!("{before}{words}"))));
    if let (Some(last), more @ 1..) = (list.last_mut(), reasons.len().saturating_sub(most)) {
        last.pieces.push((format!(" (and {more} more)").into(), tone.write("muted")));
    }
    list
}

/// What the scene says about what is different.
fn said<'a>(showing: &'a Showing, number: usize) -> Option<Passage<'a>> {
    let by_gene = showing.about_gene(number).map(|gene| &gene.say);
    let say = by_gene.or_else(|| showing.what_if(number).map(|what_if| &what_if.say))?;
    Some(words(showing, say))
}

fn words<'a>(showing: &Showing, say: &'a Told) -> Passage<'a> {
    let mut passage = heading(showing);
    passage.pieces.extend(prose(showing, say.at(showing.moment.audience), showing.tone.write("text")).pieces);
    passage
}

/// `With baricitinib: `, or a what-if's title.
fn heading<'a>(showing: &Showing) -> Passage<'a> {
    let change = showing.change();
    match showing.twist() {
        Some(twist) if twist.drug.is_none() => Passage::new(format!("{change}: "), showing.tone.bold("accent")),
        Some(_) => Passage::new(format!("{change}: "), showing.tone.bold("drug")),
        None => {
            let role = if showing.moment.doses.is_empty() { "accent" } else { "drug" };
            Passage::new(format!("With {change}: "), showing.tone.bold(role))
        }
    }
    .apart()
}

/// Why it goes otherwise, in words.
fn words_of(showing: &Showing, cue: &Cue) -> String {
    let course = showing.timeline.as_ref().map(|timeline| &timeline.course);
    let scene = showing.scene.zip(course);
    let why = scene.map(|(scene, course)| why(showing.library, scene, course, cue, showing.moment.audience));
    why.unwrap_or_default()
}

/// What fails, is weaker or comes true, and why.
fn reason<'a>(showing: &Showing, cue: &Cue, words: String) -> Passage<'a> {
    let tone = &showing.tone;
    let (sign, role) = match cue.outcome {
        Outcome::Done => (tone.sign("✓ ", "+ "), "accent"),
        Outcome::Weakened { .. } => (tone.sign("◒ ", "~ "), "warn"),
        Outcome::Failed(_) => (tone.sign("✗ ", "x "), "bad"),
    };
    Passage::new(words, tone.write("text")).marked(sign, tone.bold(role))
}
