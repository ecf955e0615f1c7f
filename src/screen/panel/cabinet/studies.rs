//! The studies of a drug turned into bars of a hundred people, or into lines where room is short.

use super::Showing;
use crate::biology::Drug;
use crate::biology::drugs::Trial;
use crate::screen::panel::text::{Air, Passage, Row, wrap};

/// The longest that a bar becomes: two people a cell.
const BAR: usize = 50;

pub fn studies(showing: &Showing, drug: &Drug, width: u16, tall: bool) -> Vec<Row> {
    if drug.trials.is_empty() {
        let none = Passage::new(
            "No study in alopecia areata with numbers found in the sources seen.",
            showing.tone.write("text"),
        );
        return wrap(&[none], width, Air::Snug);
    }
    drug.trials
        .iter()
        .flat_map(|trial| if tall { bars(showing, trial, width) } else { lines(showing, trial, width) })
        .collect()
}

/// `BRAVE-AA1: 654 people. SALT 20 or less at week 36.`
fn heading<'a>(showing: &Showing, trial: &'a Trial) -> Passage<'a> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    Passage::new(trial.name.as_str(), tone.bold("accent")).then(format!(": {} ", trial.counted()), text)
}

fn lines(showing: &Showing, trial: &Trial, width: u16) -> Vec<Row> {
    let (tone, audience) = (&showing.tone, showing.moment.audience);
    let shares = Passage::then(heading(showing, trial), format!("{}. ", trial.shares(audience)), tone.write("text"));
    wrap(&[shares.then(trial.basis(), tone.write("muted"))], width, Air::Snug)
}

fn bars(showing: &Showing, trial: &Trial, width: u16) -> Vec<Row> {
    let tone = &showing.tone;
    let mut rows = wrap(&[heading(showing, trial)], width, Air::Snug);
    let names = trial.arms.iter().map(|arm| arm.name.chars().count()).max().unwrap_or(0).min(usize::from(width) / 2);
    let shares: Vec<String> = trial.arms.iter().map(|arm| trial.share(arm, showing.moment.audience)).collect();
    let words = shares.iter().map(|share| share.chars().count()).max().unwrap_or(0);
    let bar = usize::from(width).saturating_sub(names + words + 5).min(BAR);
    for (arm, share) in trial.arms.iter().zip(shares) {
        let role = if arm.placebo { "muted" } else { "drug" };
        let full = ((f64::from(arm.percent) / 100.0 * bar as f64).round() as usize).min(bar);
        let name: String = arm.name.chars().take(names).collect();
        rows.push(vec![
            (format!("  {name:names$} "), tone.write("text")),
            (tone.sign("█", "#").repeat(full), tone.write(role)),
            (tone.sign("░", ".").repeat(bar - full), tone.write("panel-edge")),
            (format!(" {share}"), tone.bold("text")),
        ]);
    }
    rows.extend(wrap(
        &[Passage::new(trial.basis(), tone.write("muted")).marked("  ", tone.write("muted"))],
        width,
        Air::Snug,
    ));
    rows
}
