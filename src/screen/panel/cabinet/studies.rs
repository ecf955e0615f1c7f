//! The studies of a drug turned into bars of a hundred people, all of one length, one under the other.

use super::Showing;
use super::facts::{Fact, Room};
use crate::biology::Drug;
use crate::biology::drugs::{Arm, Trial};
use crate::look::{Depth, contrast};
use crate::screen::panel::text::{Air, Passage, Row, wrap};
use crate::story::Audience;

/// The longest that a bar becomes: two people a cell.
const BAR: usize = 50;
/// Cells for the name of an arm, and from which width on; a longer name stands above its bar.
const NAME: usize = 17;
const ROOMY: usize = 48;
const SHORT: usize = 8;
/// Cells for what a bar says: `38.8 in 100`.
const SHARE: usize = 11;
/// A bar shows on its track from this contrast on.
const SHOWS: f32 = 1.3;
/// Parts of a cell, from none to seven eighths.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// What a SALT score is where there is room, then a fact for each study.
pub fn studies(showing: &Showing, drug: &Drug, width: u16, room: Room) -> Vec<Fact> {
    if drug.trials.is_empty() {
        let none = Passage::new(
            "No study in alopecia areata with numbers found in the sources seen.",
            showing.tone.write("text"),
        );
        return vec![Fact::plain(wrap(&[none], width, Air::Snug))];
    }
    let mut facts = if room > Room::Least { salt(showing, drug, width) } else { Vec::new() };
    for (number, trial) in drug.trials.iter().enumerate() {
        let apart = (room == Room::Ample && number > 0).then(Row::new);
        let rows = if trial.arms.is_empty() { words(showing, trial, width) } else { bars(showing, trial, width) };
        facts.push(Fact::plain(apart.into_iter().chain(rows).collect()));
    }
    facts
}

/// What a SALT score is, where one is named.
fn salt(showing: &Showing, drug: &Drug, width: u16) -> Vec<Fact> {
    let named = drug.trials.iter().any(|trial| trial.outcome.contains("SALT"));
    let Some(term) = showing.library.term("salt-score").filter(|_| named) else { return Vec::new() };
    let meaning = if showing.moment.audience == Audience::Plain { &term.plain } else { &term.exact };
    let words = Passage::new(format!("{}: {meaning}", term.word), showing.tone.write("muted"));
    vec![Fact::plain(wrap(&[words], width, Air::Snug))]
}

/// `BRAVE-AA1: 654 people, week 36: SALT 20 or less.`
fn heading<'a>(showing: &Showing, trial: &'a Trial) -> Passage<'a> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    Passage::new(trial.name.as_str(), tone.bold("accent")).then(format!(": {} ", trial.counted()), text)
}

/// A study without numbers.
fn words(showing: &Showing, trial: &Trial, width: u16) -> Vec<Row> {
    wrap(&[heading(showing, trial).then(trial.basis(), showing.tone.write("muted"))], width, Air::Snug)
}

fn bars(showing: &Showing, trial: &Trial, width: u16) -> Vec<Row> {
    let mut rows = wrap(&[heading(showing, trial)], width, Air::Snug);
    for arm in &trial.arms {
        rows.extend(row(showing, trial, arm, width));
    }
    let muted = showing.tone.write("muted");
    rows.extend(wrap(&[Passage::new(trial.basis(), muted).marked("  ", muted)], width, Air::Snug));
    rows
}

/// An arm's name, its bar, its share in words.
fn row(showing: &Showing, trial: &Trial, arm: &Arm, width: u16) -> Vec<Row> {
    let (tone, wide) = (&showing.tone, usize::from(width));
    let name = if wide >= ROOMY { NAME } else { SHORT };
    let style = tone.write(if arm.placebo { "muted" } else { "text" });
    let mut rows = Vec::new();
    let mut row = vec![(format!("  {:name$} ", arm.name), style)];
    if arm.name.chars().count() > name {
        rows = wrap(&[Passage::new(arm.name.as_str(), style).marked("  ", style)], width, Air::Snug);
        row[0].0 = " ".repeat(name + 3);
    }
    let share = trial.share(arm, showing.moment.audience);
    row.extend(bar(showing, arm, wide.saturating_sub(name + SHARE + 4).min(BAR)));
    row.push((format!(" {share:>SHARE$}"), if arm.placebo { style } else { tone.bold("text") }));
    rows.push(row);
    rows
}

/// Whether the theme in these colours has one for the track that both bars show on.
fn has_track(showing: &Showing) -> bool {
    let rgb = |role| showing.tone.rgb(role);
    let shows = |role| contrast(rgb(role), rgb("panel-edge")) >= SHOWS;
    showing.moment.look.depth <= Depth::Ansi256 && shows("accent") && shows("muted")
}

/// So much of a faint track is filled.
fn bar(showing: &Showing, arm: &Arm, cells: usize) -> Row {
    let tone = &showing.tone;
    let role = if arm.placebo { "muted" } else { "accent" };
    let share = f64::from(arm.percent).clamp(0.0, 100.0) / 100.0;
    // Few are not none.
    let few = usize::from(arm.percent > 0.0);
    if tone.ascii || !has_track(showing) {
        let full = ((share * cells as f64).round() as usize).max(few).min(cells);
        let signs = [tone.sign("█", "#").repeat(full), tone.sign("░", ".").repeat(cells - full)];
        return signs.into_iter().zip([role, "panel-edge"].map(|role| tone.write(role))).collect();
    }
    let eighths = ((share * 8.0 * cells as f64).round() as usize).max(few).min(8 * cells);
    let (full, part) = (eighths / 8, EIGHTHS[eighths % 8]);
    let filled = format!("{}{part}", "█".repeat(full));
    let track = " ".repeat(cells - full - usize::from(!part.is_empty()));
    let style = tone.edge(role, "panel-edge");
    vec![(filled, style), (track, style)]
}
