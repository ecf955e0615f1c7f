//! The shelves of a library turned into problems: drugs with unequal space, scenes that no deck plays, beliefs left alone.

use super::script::QUESTIONS;
use crate::diagnose::{FileId, Findings, Problem};
use crate::library::{Library, reread};
use crate::story::{Audience, Deck};
use std::collections::BTreeSet;

/// How far a drug's words may be from the mean of all, in per cent.
const APART: usize = 10;

pub fn examine(library: &Library, spoiled: &dyn Fn(FileId) -> bool, findings: &Findings) {
    space(library, findings);
    // What a broken deck plays, and what a broken scene answers, cannot be told.
    let broken = |folder: &str| {
        let mut files = library.files.names().enumerate().filter(|(_, name)| name.starts_with(folder));
        files.any(|(file, _)| spoiled(file))
    };
    if !broken("assets/decks/") {
        unplayed(library, findings);
    }
    if !broken("scenes/") && !broken(QUESTIONS) {
        unanswered(library, findings);
    }
}

/// How many words are said about a drug at a level.
pub fn words(library: &Library, drug: usize, audience: Audience) -> usize {
    let text = library.drugs[drug].about.at(audience).text();
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Equal space for each drug, so that none is advertised.
fn space(library: &Library, findings: &Findings) {
    let count = library.drugs.len();
    for audience in Audience::ALL {
        let total: usize = (0..count).map(|drug| words(library, drug, audience)).sum();
        for (number, drug) in library.drugs.iter().enumerate() {
            let own = words(library, number, audience);
            // |own - mean| > mean / 10, in whole numbers.
            if 100 * (own * count).abs_diff(total) <= APART * total {
                continue;
            }
            let mean = total.div_ceil(count);
            let (least, most) = ((total * (100 - APART)).div_ceil(100 * count), total * (100 + APART) / (100 * count));
            let name = audience.name();
            let message = format!("{} has {own} words for {name} readers, the mean is {mean}", drug.name);
            reread(library, drug.file, &[], |form| {
                let about = form.form_if("about", &[]);
                let spot = about.map_or(form.spot.clone(), |about| about.place(name));
                let problem = Problem::new("unequal-space", spot, &*message);
                let label = format!("give it {least} to {most} words");
                findings.add(problem.label(label).help("each drug gets the same space"));
            });
        }
    }
}

/// A scene that is in no deck is never seen.
fn unplayed(library: &Library, findings: &Findings) {
    let played: BTreeSet<usize> = library.decks.iter().chain([&library.deck]).flat_map(Deck::scenes).collect();
    for (number, scene) in library.scenes.iter().enumerate().filter(|(number, _)| !played.contains(number)) {
        reread(library, scene.file, &[], |form| {
            let message = format!("no deck plays the scene `{}`", library.scenes[number].id);
            let problem = Problem::new(
                "unplayed-scene",
                form.text("title").map_or(form.spot.clone(), |title| title.spot),
                message,
            );
            findings.add(problem.label("never seen").help("name it in an act of `assets/decks/full.toml`"));
        });
    }
}

/// The steps and questions that address a belief: `scene@step`, `scene (question)`, `scene/1 (recall)`.
pub fn answered(library: &Library, key: &str) -> Vec<String> {
    let mut list = Vec::new();
    for scene in &library.scenes {
        let steps = scene.steps.iter().filter(|step| step.answers_to.iter().any(|belief| belief == key));
        list.extend(steps.map(|step| format!("{}@{}", scene.id, step.name)));
        let mut answers = scene.predict.iter().flat_map(|predict| &predict.answers);
        if answers.any(|answer| answer.traps.as_deref() == Some(key)) {
            list.push(format!("{} (question)", scene.id));
        }
    }
    for question in &library.recall {
        if question.answers.iter().any(|answer| answer.traps.as_deref() == Some(key)) {
            list.push(format!("{} (recall)", question.key));
        }
    }
    list
}

/// Each belief of the register is trapped by an answer, or answered by a step.
fn unanswered(library: &Library, findings: &Findings) {
    let Some(file) = library.files.find("assets/misconceptions.toml") else { return };
    reread(library, file, &[], |form| {
        for (key, _) in form.entries() {
            if answered(library, &key.words).is_empty() {
                let message = format!("nothing in the story answers the belief `{}`", key.words);
                let problem = Problem::new("unanswered", key.spot, message).label("left standing");
                findings.add(problem.help(
                    "let a wrong answer fall for it (`traps = \"...\"`), or name it in a step (`answers_to = [\"...\"]`)",
                ));
            }
        }
    });
}
