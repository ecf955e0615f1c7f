//! The studies of a drug turned into bars of a hundred people, or into lines where room is short.

use super::Showing;
use super::facts::Room;
use crate::biology::Drug;
use crate::biology::drugs::Trial;
use crate::screen::panel::text::{Air, Passage, Row, wrap};
use crate::story::Audience;

/// The longest that a bar becomes: two people a cell.
const BAR: usize = 50;

pub fn studies(showing: &Showing, drug: &Drug, width: u16, room: Room) -> Vec<Row> {
    if drug.trials.is_empty() {
        let none = Passage::new(
            "No study in alopecia areata with numbers found in the sources seen.",
            showing.tone.write("text"),
        );
        return wrap(&[none], width, Air::Snug);
    }
    let mut rows = if room > Room::Least { salt(showing, drug, width) } else { Vec::new() };
    for (number, trial) in drug.trials.iter().enumerate() {
        if room == Room::Ample && number > 0 {
            rows.push(Row::new());
        }
        rows.extend(if room == Room::Ample { bars(showing, trial, width) } else { lines(showing, trial, width) });
    }
    rows
}

/// What a SALT score is, where one is named.
fn salt(showing: &Showing, drug: &Drug, width: u16) -> Vec<Row> {
    let named = drug.trials.iter().any(|trial| trial.outcome.contains("SALT"));
    let Some(term) = showing.library.term("salt-score").filter(|_| named) else { return Vec::new() };
    let meaning = if showing.moment.audience == Audience::Plain { &term.plain } else { &term.exact };
    wrap(&[Passage::new(format!("{}: {meaning}", term.word), showing.tone.write("muted"))], width, Air::Snug)
}

/// `BRAVE-AA1: 654 people, week 36: SALT 20 or less.`
fn heading<'a>(showing: &Showing, trial: &'a Trial) -> Passage<'a> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    Passage::new(trial.name.as_str(), tone.bold("accent")).then(format!(": {} ", trial.counted()), text)
}

fn lines(showing: &Showing, trial: &Trial, width: u16) -> Vec<Row> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let shares = heading(showing, trial).then(trial.shares(audience), tone.write("text"));
    wrap(&[shares.then(trial.basis(), tone.write("muted"))], width, Air::Snug)
}

fn bars(showing: &Showing, trial: &Trial, width: u16) -> Vec<Row> {
    let (tone, wide) = (&showing.tone, usize::from(width));
    let mut rows = wrap(&[heading(showing, trial)], width, Air::Snug);
    let names = trial.arms.iter().map(|arm| arm.name.chars().count()).max().unwrap_or(0);
    let shares: Vec<String> = trial.arms.iter().map(|arm| trial.share(arm, showing.moment.audience)).collect();
    let words = shares.iter().map(|share| share.chars().count()).max().unwrap_or(0);
    // A long name stands above its bar.
    let above = names * 5 > wide * 2;
    let bar = wide.saturating_sub(if above { 0 } else { names + 1 } + words + 3).min(BAR);
    for (arm, share) in trial.arms.iter().zip(shares) {
        let role = if arm.placebo { "muted" } else { "drug" };
        let full = ((f64::from(arm.percent) / 100.0 * bar as f64).round() as usize).min(bar);
        let name = Passage::new(arm.name.as_str(), tone.write("text")).marked("  ", tone.write("text"));
        let mut row = if above {
            rows.extend(wrap(&[name], width, Air::Snug));
            vec![("  ".to_owned(), tone.write("text"))]
        } else {
            vec![(format!("  {:names$} ", arm.name), tone.write("text"))]
        };
        row.push((tone.sign("█", "#").repeat(full), tone.write(role)));
        // Few are not none.
        let few = usize::from(full == 0 && arm.percent > 0.0).min(bar);
        row.push((tone.sign("▌", "|").repeat(few), tone.write(role)));
        row.push((tone.sign("░", ".").repeat(bar - full - few), tone.write("panel-edge")));
        row.push((format!(" {share}"), tone.bold("text")));
        rows.push(row);
    }
    let basis = Passage::new(trial.basis(), tone.write("muted")).marked("  ", tone.write("muted"));
    rows.extend(wrap(&[basis], width, Air::Snug));
    rows
}
