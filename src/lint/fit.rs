//! Every step at every level, with no drug and with each, laid out at 80x24; a problem where words and stage do not both fit.

use crate::biology::DrugId;
use crate::diagnose::{Findings, Problem};
use crate::library::Library;
use crate::screen::moment::{Choice, Moment};
use crate::screen::page::stage_rows;
use crate::story::{Audience, Scene};

use super::Script;

/// The terminal that everything fits.
const SIZE: (u16, u16) = (80, 24);
/// The least height of the stage beside the words.
const STAGE: u16 = 8;

pub fn examine(library: &Library, findings: &Findings) {
    for (number, index) in library.deck.scenes().enumerate() {
        let Some(scene) = library.scenes.get(index) else { continue };
        for step in 0..scene.steps.len() {
            if let Some((moment, rows)) = tightest(library, scene, number, step).filter(|(_, rows)| *rows < STAGE) {
                report(library, scene, &moment, rows, findings);
            }
        }
    }
}

/// The moment of a step that leaves the stage the fewest rows.
fn tightest(library: &Library, scene: &Scene, number: usize, step: usize) -> Option<(Moment, u16)> {
    let drugs = std::iter::once(None).chain((0..library.drugs.len()).map(Some));
    let moments = drugs.flat_map(|drug| Audience::ALL.into_iter().map(move |audience| (drug, audience)));
    let moments = moments.flat_map(|(drug, audience)| phases(scene, number, step, drug, audience));
    let rows = |moment: Moment| {
        let rows = stage_rows(library, &moment, SIZE);
        (moment, rows)
    };
    moments.map(rows).min_by_key(|(_, rows)| *rows)
}

/// The moments of a step that differ in words: read or answered, and held; before that, the question if there is one.
fn phases(scene: &Scene, number: usize, step: usize, drug: Option<DrugId>, audience: Audience) -> Vec<Moment> {
    let base = Moment { scene: number, step, audience, doses: drug.into_iter().collect(), ..Moment::default() };
    let held = Moment { time: u32::MAX, ..base.clone() };
    let asked = scene.predict.as_ref().filter(|predict| predict.before == step);
    let answered = (0..asked.map_or(0, |predict| predict.answers.len()))
        .map(|answer| Moment { answers: [(number, Choice::Answered(answer))].into(), ..base.clone() });
    let mut moments: Vec<Moment> = answered.collect();
    // Without an answer yet, the question stands there alone.
    moments.extend(asked.map(|_| base.clone()));
    moments.push(held);
    moments
}

fn report(library: &Library, scene: &Scene, moment: &Moment, rows: u16, findings: &Findings) {
    let audience = moment.audience.name();
    let drug = moment.doses.first().and_then(|drug| library.drugs.get(*drug));
    let with = drug.map_or_else(String::new, |drug| format!(" with {}", drug.name));
    let answered = if moment.answers.is_empty() { "" } else { ", below the answer to its question," };
    Script::of(library, scene, |script| {
        let steps = script.file.forms("step", &[]);
        let Some(step) = steps.get(moment.step) else { return };
        let spot = step.form_if("say", &[]).map_or_else(|| step.place("say"), |say| say.place(audience));
        let left = match rows {
            0 => "no stage".to_owned(),
            1 => "one row of stage".to_owned(),
            rows => format!("{rows} rows of stage"),
        };
        let message = format!("at {}x{} the {audience} words{with}{answered} leave {left}", SIZE.0, SIZE.1);
        let problem = Problem::new("no-room", spot, message).label(format!("{STAGE} rows are the least"));
        findings.add(problem.help("shorten the step's words, its takeaway, or what is said with the drug"));
    });
}
