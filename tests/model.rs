//! The causal model on the shipped scenes: what comes true under which drug, in the model and on the stage.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod extra;

use jakstat::biology::{Kind, Response};
use jakstat::library::Library;
use jakstat::stage::act::{Outcome, Reason};
use jakstat::stage::course::Course;
use jakstat::stage::rehearsal::rehearse;
use jakstat::stage::tableau::Tableau;
use jakstat::stage::timeline::{Cue, Timeline};
use jakstat::story::{Scene, State, Verb};

fn library() -> Library {
    Library::embedded().library
}

fn response(library: &Library, drugs: &[&str]) -> Response {
    Response::to(drugs.iter().map(|name| {
        let id = library.drug(name).unwrap_or_else(|| panic!("{name} is in the cabinet"));
        (id, &library.drugs[id])
    }))
}

fn scene<'a>(library: &'a Library, id: &str) -> &'a Scene {
    library.scenes.iter().find(|scene| scene.id == id).unwrap_or_else(|| panic!("{id} is a scene"))
}

/// The state at the end of a scene of every actor that is this molecule.
fn at_end(library: &Library, id: &str, drugs: &[&str], molecule: &str, state: &State) -> Vec<bool> {
    let scene = scene(library, id);
    let timeline = Timeline::of(library, scene, &response(library, drugs));
    let standing = timeline.ending(scene.steps.len() - 1).unwrap();
    let cast = scene.cast.iter().enumerate();
    let played: Vec<bool> = cast
        .filter(|(_, actor)| library.molecule(actor).name == molecule)
        .map(|(id, _)| standing.is(id, state))
        .collect();
    assert!(!played.is_empty(), "{molecule} plays in {id}");
    played
}

/// The molecules that carry a phosphate in the last picture of a scene.
fn tagged(library: &Library, id: &str, drugs: &[&str]) -> Vec<String> {
    let scene = scene(library, id);
    let timeline = Timeline::of(library, scene, &response(library, drugs));
    let step = scene.steps.len() - 1;
    let tableau = timeline.tableau(library, scene, step, timeline.length(step));
    tableau.tags.iter().map(|tag| library.molecule(&scene.cast[tag.carrier]).name.clone()).collect()
}

#[test]
fn without_a_drug_every_scene_reaches_its_end() {
    let library = library();
    for scene in &library.scenes {
        let timeline = Timeline::of(&library, scene, &Response::default());
        assert_eq!(timeline.beats.len(), scene.steps.len());
        for cue in timeline.beats.iter().flat_map(|beat| &beat.cues) {
            // Hair cannot grow under attack, and a JAK under the cell's own brake tags nobody: that is the story, no failure.
            let meant = |reason: &Reason| matches!(reason, Reason::Attacked(_) | Reason::Plugged { drug: None, .. });
            let sound = !matches!(&cue.outcome, Outcome::Failed(reason) if !meant(reason));
            assert!(sound, "{}: {:?}", scene.id, cue.outcome);
        }
    }
}

#[test]
fn ritlecitinib_stops_il15_and_not_ifn_gamma() {
    let library = library();
    assert_eq!(at_end(&library, "stat-relay", &["ritlecitinib"], "STAT5A", &State::Marked), [false, false]);
    assert_eq!(at_end(&library, "stat-relay", &["ritlecitinib"], "STAT1", &State::Marked), [true, true]);
    let tagged = tagged(&library, "stat-relay", &["ritlecitinib"]);
    assert!(tagged.contains(&"STAT1".to_owned()) && !tagged.contains(&"STAT5A".to_owned()), "{tagged:?}");
}

#[test]
fn fedratinib_plugs_jak2_and_stops_ifn_gamma_only() {
    let library = library();
    assert_eq!(at_end(&library, "stat-relay", &["fedratinib"], "STAT1", &State::Marked), [false, false]);
    assert_eq!(at_end(&library, "stat-relay", &["fedratinib"], "STAT5A", &State::Marked), [true, true]);
    let plugged: Vec<String> = plugged(&library, "stat-relay", "fedratinib");
    assert_eq!(plugged, ["JAK2"]);
}

fn plugged(library: &Library, id: &str, drug: &str) -> Vec<String> {
    let scene = scene(library, id);
    let timeline = Timeline::of(library, scene, &response(library, &[drug]));
    let tableau: Tableau = timeline.tableau(library, scene, 0, 0);
    let figures = tableau.figures.iter().filter(|figure| figure.plugged == library.drug(drug));
    figures.map(|figure| library.molecule(&scene.cast[figure.actor]).name.clone()).collect()
}

#[test]
fn baricitinib_stops_both_arms() {
    let library = library();
    for stat in ["STAT1", "STAT5A"] {
        assert_eq!(at_end(&library, "stat-relay", &["baricitinib"], stat, &State::Marked), [false, false]);
    }
    let tagged = tagged(&library, "stat-relay", &["baricitinib"]);
    assert!(!tagged.iter().any(|name| name.starts_with("STAT")), "{tagged:?}");
}

#[test]
fn no_drug_stops_a_cytokine_from_binding() {
    let library = library();
    let binds = |cue: &&Cue| cue.sentence.verb == Verb::Binds;
    let mut seen = 0;
    for scene in &library.scenes {
        for drug in &library.drugs {
            let timeline = Timeline::of(&library, scene, &response(&library, &[&drug.name]));
            for cue in timeline.beats.iter().flat_map(|beat| &beat.cues).filter(binds) {
                if library.molecule(&scene.cast[cue.sentence.actor]).kind == Kind::Cytokine {
                    seen += 1;
                    assert_eq!(cue.outcome, Outcome::Done, "{} under {}", scene.id, drug.name);
                }
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn hair_regrows_under_a_jak1_or_jak3_drug_and_not_under_a_jak2_drug() {
    let library = library();
    let grown = |drugs: &[&str]| at_end(&library, "swarm-and-regrowth", drugs, "hair shaft", &State::Grown);
    assert_eq!(grown(&[]), [false]);
    assert_eq!(grown(&["fedratinib"]), [false]);
    for drug in ["baricitinib", "ritlecitinib", "deuruxolitinib", "upadacitinib", "tofacitinib", "ruxolitinib"] {
        assert_eq!(grown(&[drug]), [true], "{drug}");
    }
}

#[test]
fn a_kinase_that_fails_takes_everything_after_it_along() {
    let library = library();
    let scene = scene(&library, "stat-relay");
    let timeline = Timeline::of(&library, scene, &response(&library, &["ritlecitinib"]));
    let cues = timeline.beats.iter().flat_map(|beat| &beat.cues);
    let reasons: Vec<&Reason> = cues
        .filter_map(|cue| match &cue.outcome {
            Outcome::Failed(reason) => Some(reason),
            _ => None,
        })
        .collect();
    assert!(matches!(reasons[0], Reason::Plugged { drug: Some(_), .. }), "the drug cuts in first: {reasons:?}");
    assert!(reasons.iter().any(|reason| matches!(reason, Reason::NotOn(_))), "then the receptor gets no tag");
    assert!(reasons.iter().any(|reason| matches!(reason, Reason::Unmarked(_))), "then no STAT docks");
}

#[test]
fn every_what_if_comes_out_as_its_author_says() {
    let library = library();
    let problems = rehearse(&library);
    assert!(problems.is_empty(), "{problems:#?}");
    for scene in &library.scenes {
        let kinds = scene.cast.iter().map(|actor| library.molecule(actor).kind);
        let signals = kinds.into_iter().any(|kind| kind == Kind::Kinase);
        assert!(!signals || !scene.what_ifs.is_empty(), "{} has no what-if", scene.id);
    }
}

/// The added scene under one of its what-ifs, by its title.
fn twisted(library: &Library, title: &str) -> (Timeline, Vec<String>) {
    let scene = scene(library, "jak-activation");
    let what_if = scene.what_ifs.iter().find(|what_if| what_if.title.as_deref() == Some(title)).unwrap();
    let timeline = Timeline::under(library, scene, Course::of(library, what_if));
    let step = scene.steps.len() - 1;
    let tableau = timeline.tableau(library, scene, step, timeline.length(step));
    let tagged = tableau.tags.iter().map(|tag| scene.cast[tag.carrier].id.clone()).collect();
    (timeline, tagged)
}

#[test]
fn who_is_not_there_does_nothing_and_is_not_drawn() {
    let library = extra::library();
    let scene = scene(&library, "jak-activation");
    let (timeline, tagged) = twisted(&library, "Without JAK1");
    let jak1 = scene.actor("jak1").unwrap();
    for step in 0..scene.steps.len() {
        let tableau = timeline.tableau(&library, scene, step, timeline.length(step));
        assert!(tableau.figures.iter().all(|figure| figure.actor != jak1 || figure.shown == 0.0));
    }
    let reasons = timeline.beats.iter().flat_map(|beat| &beat.cues).map(|cue| &cue.outcome);
    assert!(reasons.clone().any(|outcome| *outcome == Outcome::Failed(Reason::Absent(jak1))), "{reasons:?}");
    assert_eq!(tagged, [""; 0]);
}

#[test]
fn who_is_always_on_needs_no_signal() {
    let library = extra::library();
    let (_, usual) = twisted(&library, "Stopped too soon");
    let (timeline, tagged) = twisted(&library, "JAK2 V617F, and no signal");
    assert!(tagged.contains(&"jak1".to_owned()), "{tagged:?}");
    assert_eq!(tagged.len(), usual.len());
    let course = Course { swaps: Vec::new(), ..timeline.course };
    let alone = Timeline::under(&library, scene(&library, "jak-activation"), course);
    let marked = |timeline: &Timeline| timeline.ending(3).unwrap().parts.iter().filter(|part| part.marked).count();
    assert_eq!(marked(&alone), 0, "the usual JAK2 waits for a signal");
}

#[test]
fn a_drug_that_is_stopped_leaves_each_step_what_is_left_then() {
    let library = extra::library();
    let (timeline, tagged) = twisted(&library, "Stopped too soon");
    let until = timeline.course.until.unwrap();
    for (step, beat) in timeline.beats.iter().enumerate() {
        assert_eq!(beat.response == Response::default(), step >= until, "step {step}");
    }
    assert!(tagged.contains(&"jak1".to_owned()) && tagged.contains(&"jak2".to_owned()), "{tagged:?}");
}

#[test]
fn a_what_if_with_a_title_makes_a_difference() {
    let library = extra::library();
    for scene in &library.scenes {
        let usual = Timeline::of(&library, scene, &Response::default());
        for what_if in scene.what_ifs.iter().filter(|what_if| what_if.title.is_some()) {
            let other = Timeline::under(&library, scene, Course::of(&library, what_if));
            assert_ne!(usual.beats, other.beats, "{}: {:?}", scene.id, what_if.title);
        }
    }
}
