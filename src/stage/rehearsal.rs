//! Every what-if played to its end and checked against what it expects.

use super::course::Course;
use super::timeline::Timeline;
use crate::diagnose::{Problem, Spot};
use crate::library::Library;
use crate::story::{Expectation, Scene, WhatIf};

/// Plays every what-if of every scene, and reports each expectation that the model contradicts.
pub fn rehearse(library: &Library) -> Vec<Problem> {
    let what_ifs = library.scenes.iter().flat_map(|scene| scene.what_ifs.iter().map(move |what_if| (scene, what_if)));
    what_ifs.flat_map(|(scene, what_if)| contradictions(library, scene, what_if)).collect()
}

fn contradictions(library: &Library, scene: &Scene, what_if: &WhatIf) -> Vec<Problem> {
    let timeline = Timeline::under(library, scene, Course::of(library, what_if));
    let Some(standing) = timeline.ending(what_if.after) else {
        return Vec::new();
    };
    let wrong = |expect: &&Expectation| standing.is(expect.actor, &expect.state) != expect.holds;
    what_if.expect.iter().filter(wrong).map(|expect| contradiction(scene, what_if, expect)).collect()
}

fn contradiction(scene: &Scene, what_if: &WhatIf, expect: &Expectation) -> Problem {
    let name = what_if.title.as_ref().or(what_if.drug.as_ref()).map_or("this", String::as_str);
    let step = scene.steps.get(what_if.after).map_or("", |step| step.name.as_str());
    Problem {
        code: "contradicted",
        message: format!("with {name}, the model does not give \"{}\"", expect.words),
        spot: Spot { file: scene.file, bytes: expect.bytes.clone() },
        label: format!("at the end of step \"{step}\" this does not hold"),
        help: Some("change the expectation, the script, or the model in assets/pathway.toml and assets/drugs/".into()),
    }
}
