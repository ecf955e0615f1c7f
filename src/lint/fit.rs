//! Every step at every level, with no drug, each drug, each gene change and each what-if, laid out at 80x24, and every question: a problem
//! where words and stage do not both fit.

use super::Script;
use super::script::QUESTIONS;
use crate::diagnose::{Findings, Problem, Spot};
use crate::library::{Library, reread};
use crate::screen::moment::{Choice, Moment};
use crate::screen::page::stage_rows;
use crate::screen::recall::Round;
use crate::story::{Audience, Scene};

/// The terminal that everything fits.
const SIZE: (u16, u16) = (80, 24);
/// The least height of the stage beside the words.
const STAGE: u16 = 8;

pub fn examine(library: &Library, findings: &Findings) {
    for (number, index) in library.deck.scenes().enumerate() {
        let Some(scene) = library.scenes.get(index) else { continue };
        for step in 0..scene.steps.len() {
            let moments = courses(library, scene, &Moment { scene: number, step, ..Moment::default() });
            let moments = moments.iter().flat_map(|moment| phases(scene, moment));
            if let Some((moment, rows)) = tightest(library, moments) {
                step_without_room(library, scene, &moment, rows, findings);
            }
        }
    }
    for number in 0..library.recall.len() {
        if let Some((moment, rows)) = tightest(library, rounds(library, number)) {
            question_without_room(library, number, &moment, rows, findings);
        }
    }
}

/// The moment that leaves the stage the fewest rows, if these are too few.
fn tightest(library: &Library, moments: impl IntoIterator<Item = Moment>) -> Option<(Moment, u16)> {
    let rows = |moment: Moment| {
        let rows = stage_rows(library, &moment, SIZE);
        (moment, rows)
    };
    moments.into_iter().map(rows).min_by_key(|(_, rows)| *rows).filter(|(_, rows)| *rows < STAGE)
}

/// A step as it runs by itself, under each drug and each gene change, and in each what-if that can be chosen, at each level.
fn courses(library: &Library, scene: &Scene, usual: &Moment) -> Vec<Moment> {
    let mut courses = vec![usual.clone()];
    courses.extend((0..library.drugs.len()).map(|drug| Moment { doses: vec![drug], ..usual.clone() }));
    courses.extend((0..library.genes.len()).map(|gene| Moment { gene: Some(gene), ..usual.clone() }));
    let titled = scene.what_ifs.iter().enumerate().filter(|(_, what_if)| what_if.title.is_some());
    courses.extend(titled.map(|(number, _)| Moment { twist: Some(number), ..usual.clone() }));
    let levels = |course: Moment| Audience::ALL.map(|audience| Moment { audience, ..course.clone() });
    courses.into_iter().flat_map(levels).collect()
}

/// The moments of a step that differ in words: its question, each answer to it, and the end.
fn phases(scene: &Scene, moment: &Moment) -> Vec<Moment> {
    let mut moments = vec![Moment { time: u32::MAX, ..moment.clone() }];
    if let Some(predict) = scene.predict.as_ref().filter(|predict| predict.before == moment.step) {
        moments.push(moment.clone());
        let answers = (0..predict.answers.len()).map(|answer| [(moment.scene, Choice::Answered(answer))].into());
        moments.extend(answers.map(|answers| Moment { answers, ..moment.clone() }));
    }
    moments
}

/// A question of the end of an act as it is asked, and with each answer, at each level.
fn rounds(library: &Library, number: usize) -> Vec<Moment> {
    let question = &library.recall[number];
    let Some(scene) = library.deck.scenes().position(|index| index == question.scene) else { return Vec::new() };
    let step = library.scenes[question.scene].steps.len().saturating_sub(1);
    let choices = std::iter::once(None).chain((0..question.answers.len()).map(|answer| Some(Choice::Answered(answer))));
    let rounds = choices.map(|choice| Round { questions: vec![(number, choice)], at: 0, options: true });
    let moment = |round: Round| {
        let recall = Some(round);
        Audience::ALL.map(|audience| Moment {
            scene,
            step,
            audience,
            time: u32::MAX,
            recall: recall.clone(),
            ..Moment::default()
        })
    };
    rounds.flat_map(moment).collect()
}

fn step_without_room(library: &Library, scene: &Scene, moment: &Moment, rows: u16, findings: &Findings) {
    let audience = moment.audience.name();
    let drug = moment.doses.first().and_then(|drug| library.drugs.get(*drug)).map(|drug| &drug.name);
    let twist = moment.twist.and_then(|number| scene.what_ifs.get(number)).and_then(|what_if| what_if.title.as_ref());
    let gene = moment.gene_change(library).map(|gene| &gene.short);
    let with = drug.or(gene).or(twist).map_or_else(String::new, |name| format!(" with {name}"));
    let answered = if moment.answers.is_empty() { "" } else { ", below the answer to its question," };
    Script::of(library, scene, |script| {
        let steps = script.file.forms("step", &[]);
        let Some(step) = steps.get(moment.step) else { return };
        let spot = step.form_if("say", &[]).map_or_else(|| step.place("say"), |say| say.place(audience));
        let help = "shorten the step's words, its takeaway, or what is said with the drug";
        findings.add(no_room(spot, &format!("the {audience} words{with}{answered} leave"), rows).help(help));
    });
}

fn question_without_room(library: &Library, number: usize, moment: &Moment, rows: u16, findings: &Findings) {
    let Some(file) = library.files.find(QUESTIONS) else { return };
    reread(library, file, &[], |form| {
        let forms = form.forms("question", &[]);
        let spot = forms.get(number).map_or(form.spot.clone(), |question| question.place("ask"));
        let what = format!("this question leaves {} readers", moment.audience.name());
        findings.add(no_room(spot, &what, rows).help("shorten the question, its answers, or their reasons"));
    });
}

fn no_room(spot: Spot, what: &str, rows: u16) -> Problem {
    let left = match rows {
        0 => "no stage".to_owned(),
        1 => "one row of stage".to_owned(),
        rows => format!("{rows} rows of stage"),
    };
    let message = format!("at {}x{} {what} {left}", SIZE.0, SIZE.1);
    Problem::new("no-room", spot, message).label(format!("{STAGE} rows are the least"))
}
