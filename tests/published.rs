//! Six published perturbations: each comes out of the model as it was published, and each is a what-if of the story.

#![allow(clippy::unwrap_used)]

use jakstat::biology::Response;
use jakstat::library::Library;
use jakstat::stage::course::Course;
use jakstat::stage::timeline::Timeline;
use jakstat::story::{Scene, State, WhatIf};

fn library() -> Library {
    Library::embedded().library
}

fn scene<'a>(library: &'a Library, id: &str) -> &'a Scene {
    library.scenes.iter().find(|scene| scene.id == id).unwrap()
}

/// The what-if of a scene with this title, or about this drug.
fn what_if<'a>(scene: &'a Scene, name: &str) -> &'a WhatIf {
    let named = |what_if: &&WhatIf| what_if.title.as_ref().or(what_if.drug.as_ref()).is_some_and(|title| title == name);
    scene.what_ifs.iter().find(named).unwrap_or_else(|| panic!("{} asks what if {name}", scene.id))
}

/// Whether an actor is in a state at the end of a scene, as the scene runs by itself and under one of its what-ifs.
fn usual_and(library: &Library, id: &str, name: &str, actor: &str, state: &State) -> (bool, bool) {
    let scene = scene(library, id);
    let played = |course| {
        let timeline = Timeline::under(library, scene, course);
        timeline.ending(scene.steps.len() - 1).unwrap().is(scene.actor(actor).unwrap(), state)
    };
    (played(Course::default()), played(Course::of(library, what_if(scene, name))))
}

#[test]
fn dai_2021_jak1_and_jak3_drugs_regrow_hair_and_jak2_drugs_do_not() {
    let library = library();
    for (drug, grows) in [("upadacitinib", true), ("ritlecitinib", true), ("fedratinib", false)] {
        let hair = usual_and(&library, "swarm-and-regrowth", drug, "hair", &State::Grown);
        assert_eq!(hair, (false, grows), "{drug}");
    }
    for (drug, goes_on) in [("ritlecitinib", false), ("fedratinib", true)] {
        let more = usual_and(&library, "vicious-circle", drug, "more", &State::Made);
        assert_eq!(more, (true, goes_on), "{drug}");
    }
}

#[test]
fn freyschmidt_paul_2006_without_ifn_gamma_no_disease() {
    let library = library();
    let (usual, without) = usual_and(&library, "vicious-circle", "Without IFN-gamma", "s1b", &State::Paired);
    assert!(usual && !without, "no STAT1 pair in the root");
    let (usual, without) = usual_and(&library, "vicious-circle", "Without IFN-gamma", "more", &State::Made);
    assert!(usual && !without, "the circle does not start");
}

#[test]
fn xing_2014_an_antibody_to_il_15r_beta_prevents() {
    let library = library();
    let title = "Antibody to the IL-15 lock";
    assert_eq!(usual_and(&library, "vicious-circle", title, "s5b", &State::Paired), (true, false));
    assert_eq!(usual_and(&library, "vicious-circle", title, "more", &State::Made), (true, false));
    assert_eq!(
        usual_and(&library, "vicious-circle", title, "s1b", &State::Paired),
        (true, true),
        "the root still answers"
    );
}

#[test]
fn brysha_2001_without_socs1_the_ifn_gamma_response_goes_on() {
    let library = library();
    assert_eq!(usual_and(&library, "brakes", "Without SOCS1", "s1c", &State::Marked), (false, true));
}

#[test]
fn jak2_v617f_signals_without_a_cytokine() {
    let library = library();
    let title = "JAK2 V617F without EPO";
    assert_eq!(usual_and(&library, "jak-map", title, "epo", &State::Bound), (true, false));
    assert_eq!(usual_and(&library, "jak-map", title, "s5b", &State::Paired), (true, true));
    // The usual JAK2 needs the cytokine.
    let scene = scene(&library, "jak-map");
    let course = Course { swaps: Vec::new(), ..Course::of(&library, what_if(scene, title)) };
    let timeline = Timeline::under(&library, scene, course);
    let ending = timeline.ending(scene.steps.len() - 1).unwrap();
    assert!(!ending.is(scene.actor("s5b").unwrap(), &State::Paired));
}

#[test]
fn king_2024_stopping_brings_relapse() {
    let library = library();
    let scene = scene(&library, "waiting-and-stopping");
    let stopped = what_if(scene, "Stop baricitinib after regrowth");
    let hair = scene.actor("hair").unwrap();
    let at_end = |course| {
        let timeline = Timeline::under(&library, scene, course);
        timeline.ending(scene.steps.len() - 1).unwrap().is(hair, &State::Shed)
    };
    let course = Course::of(&library, stopped);
    assert_ne!(course.response, Response::default());
    assert!(at_end(course.clone()), "who stops loses the hair again");
    assert!(!at_end(Course { until: None, ..course }), "who stays on keeps it");
}
