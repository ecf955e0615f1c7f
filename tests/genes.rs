//! Changed genes in play: what each breaks comes out of the model as published, in every scene, without a word about it there.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod extra;

use extra::Viewer;
use jakstat::biology::{Capacity, Duty, GeneChange, Kinase};
use jakstat::library::Library;
use jakstat::screen::moment::{Moment, course};
use jakstat::stage::act::Outcome;
use jakstat::stage::course::Course;
use jakstat::stage::timeline::Timeline;
use jakstat::stage::why::why;
use jakstat::story::{ActorId, Audience, Object, Scene, Sentence, State};

fn gene<'l>(library: &'l Library, short: &str) -> &'l GeneChange {
    library.genes.iter().find(|gene| gene.short == short).unwrap()
}

fn scene<'l>(library: &'l Library, id: &str) -> &'l Scene {
    library.scenes.iter().find(|scene| scene.id == id).unwrap()
}

/// A scene under a gene change and some drugs.
fn changed(library: &Library, id: &str, short: &str, drugs: &[&str]) -> Course {
    let doses: Vec<_> = drugs.iter().map(|drug| library.drug(drug).unwrap()).collect();
    Course::under(library, &doses).with(library, scene(library, id), gene(library, short))
}

/// Whether an actor is in a state when a scene ends.
fn ends(library: &Library, id: &str, course: Course, actor: &str, state: &State) -> bool {
    let scene = scene(library, id);
    let timeline = Timeline::under(library, scene, course);
    timeline.ending(scene.steps.len() - 1).unwrap().is(scene.actor(actor).unwrap(), state)
}

fn left(library: &Library, short: &str, cytokine: &str) -> Capacity {
    let response = Course::default().response.with(gene(library, short), &library.pathway);
    response.signal(library.pathway.signal(cytokine).unwrap()).0
}

#[test]
fn macchi_1995_without_jak3_the_gamma_c_family_fails_and_ifn_gamma_runs() {
    let library = extra::library();
    for cytokine in ["IL-2", "IL-4", "IL-7", "IL-9", "IL-15", "IL-21"] {
        assert_eq!(left(&library, "JAK3 loss", cytokine), Capacity::Blocked, "{cytokine}");
    }
    for cytokine in ["IFN-gamma", "IFN-alpha/beta", "EPO", "IL-6"] {
        assert_eq!(left(&library, "JAK3 loss", cytokine), Capacity::Full, "{cytokine}");
    }
    let course = changed(&library, "stat-relay", "JAK3 loss", &[]);
    let paired = |actor| ends(&library, "stat-relay", course.clone(), actor, &State::Paired);
    assert!(paired("s1b") && !paired("s5b"), "STAT1 pairs, STAT5 does not");
}

#[test]
fn kreins_2015_without_tyk2_ifn_alpha_and_il_12_fail_and_ifn_gamma_runs() {
    let library = extra::library();
    for cytokine in ["IFN-alpha/beta", "IL-12", "IL-23", "IL-10"] {
        assert_eq!(left(&library, "TYK2 loss", cytokine), Capacity::Blocked, "{cytokine}");
    }
    for cytokine in ["IFN-gamma", "IL-21", "IL-27", "IL-6"] {
        assert_eq!(left(&library, "TYK2 loss", cytokine), Capacity::Full, "{cytokine}");
    }
    let course = changed(&library, "the-price", "TYK2 loss", &[]);
    assert!(!ends(&library, "the-price", course, "jak1", &State::Marked));
}

#[test]
fn alexander_1999_without_socs1_the_brake_does_not_hold() {
    let library = extra::library();
    let marked = |course| ends(&library, "brakes", course, "s1c", &State::Marked);
    assert!(!marked(Course::default()), "the brake holds");
    assert!(marked(changed(&library, "brakes", "SOCS1 loss", &[])));
    // Hadjadj 2020: ruxolitinib undoes it in cells.
    assert!(!marked(changed(&library, "brakes", "SOCS1 loss", &["ruxolitinib"])));
}

#[test]
fn akada_2010_v617f_needs_no_epo_and_a_jak2_drug_stops_it() {
    let library = extra::library();
    let epo = scene(&library, "jak-map").actor("epo").unwrap();
    let paired = |course| ends(&library, "jak-map", Course { without: vec![epo], ..course }, "s5b", &State::Paired);
    assert!(!paired(Course::default()), "the usual JAK2 needs the signal");
    assert!(paired(changed(&library, "jak-map", "JAK2 V617F", &[])));
    for drug in ["ruxolitinib", "fedratinib"] {
        assert!(!paired(changed(&library, "jak-map", "JAK2 V617F", &[drug])), "{drug}");
    }
    assert!(paired(changed(&library, "jak-map", "JAK2 V617F", &["ritlecitinib"])));
}

#[test]
fn a_lost_kinase_is_missing_and_no_drug_is_blamed() {
    let library = extra::library();
    let response = changed(&library, "title", "JAK3 loss", &["ritlecitinib"]).response;
    assert_eq!((response.duty(Kinase::Jak3), response.blame(Kinase::Jak3)), (Duty::Missing, None));
    let response = changed(&library, "title", "JAK2 V617F", &[]).response;
    assert_eq!(response.duty(Kinase::Jak2), Duty::Jammed);
    let response = changed(&library, "title", "JAK2 V617F", &["fedratinib"]).response;
    assert_eq!(response.duty(Kinase::Jak2), Duty::Plugged);
    let epo = library.pathway.signal("EPO").unwrap();
    assert!(response.loose(epo) && !response.runs_alone(epo));
}

#[test]
fn every_scene_plays_under_every_change_and_says_why() {
    let library = extra::library();
    for scene in &library.scenes {
        let usual = Timeline::under(&library, scene, Course::default());
        for gene in &library.genes {
            let course = Course::default().with(&library, scene, gene);
            let timeline = Timeline::under(&library, scene, course);
            assert_eq!(timeline.beats.len(), usual.beats.len());
            let lost = gene.lost.map(|id| &library.pathway.molecules[id]);
            let is_lost = |actor: ActorId| gene.lost == Some(scene.cast[actor].molecule);
            let acts = |sentence: &Sentence| {
                is_lost(sentence.actor) || matches!(sentence.object, Some(Object::Actor(other)) if is_lost(other))
            };
            let on_stage = scene.steps.iter().flat_map(|step| &step.script).any(acts);
            let cues = || timeline.beats.iter().flat_map(|beat| &beat.cues);
            let told = |cue, audience| why(&library, scene, &timeline.course, cue, audience);
            for audience in Audience::ALL {
                let words: Vec<String> = cues().map(|cue| told(cue, audience)).collect();
                assert!(words.iter().all(|words| !words.is_empty() && !words.contains("plugs")), "{words:?}");
            }
            if let Some(lost) = lost.filter(|_| on_stage) {
                let none = format!("there is no {}", lost.name);
                let failed = cues().filter(|cue| matches!(cue.outcome, Outcome::Failed(_)));
                let mut said = failed.map(|cue| told(cue, Audience::Student));
                assert!(said.any(|said| said.contains(&none)), "{}: {none}", scene.id);
            }
        }
    }
}

#[test]
fn a_change_holds_in_every_scene_and_beside_drugs() {
    let mut viewer = Viewer::of(extra::library());
    let row = viewer.library.drugs.len() + 1;
    let jak3 = viewer.library.genes.iter().position(|gene| gene.short == "JAK3 loss").unwrap();
    let take = |viewer: &mut Viewer, row: usize| {
        viewer.press("i").press(&"up ".repeat(60)).press(&"down ".repeat(row)).press("enter");
    };
    take(&mut viewer, row + jak3);
    assert_eq!(viewer.moment.gene, Some(jak3));
    viewer.press("] ]");
    assert_eq!(viewer.moment.gene, Some(jak3), "another scene keeps it");
    take(&mut viewer, 1);
    assert_eq!((viewer.moment.gene, viewer.moment.doses.as_slice()), (Some(jak3), &[0][..]));
    let page = viewer.page(120, 36);
    assert!(page.contains("JAK3 loss + ") && page.contains("missing"), "{page}");
    let both = course(&viewer.library, &viewer.moment);
    viewer.press("x");
    assert_eq!(course(&viewer.library, &viewer.moment), Course::default());
    viewer.press("x");
    assert_eq!(course(&viewer.library, &viewer.moment), both);
    take(&mut viewer, row + jak3);
    assert_eq!((viewer.moment.gene, viewer.moment.doses.len()), (None, 1), "once more takes it back");
}

#[test]
fn a_change_and_a_what_if_of_the_scene_take_each_others_place() {
    let mut viewer = Viewer::of(extra::library()).at("jak-activation");
    let twist = viewer.moment.twists(&viewer.library).next().unwrap().0;
    viewer.moment = Moment { twist: Some(twist), gene: Some(0), ..viewer.moment };
    viewer.press("s");
    assert_eq!((viewer.moment.twist, viewer.moment.gene), (Some(twist), None));
    viewer.moment = Moment { gene: Some(99), gene_aside: Some(99), twist: None, ..viewer.moment };
    viewer.press("s");
    assert_eq!((viewer.moment.gene, viewer.moment.gene_aside), (None, None), "what is not there is not taken");
}

#[test]
fn a_kinase_that_is_stuck_on_shines_and_is_said_to_until_a_drug_sits_in_it() {
    let mut viewer = Viewer::of(extra::library()).at("jak-activation");
    viewer.moment.gene = viewer.library.genes.iter().position(|gene| gene.short == "JAK2 V617F");
    let said = "JAK2 V617F is on: it needs no signal";
    assert!(viewer.page(80, 24).contains(said), "{}", viewer.page(80, 24));
    let lit = |viewer: &Viewer| {
        let scene = viewer.library.scene(viewer.moment.scene).unwrap();
        let timeline = Timeline::under(&viewer.library, scene, course(&viewer.library, &viewer.moment));
        let jak2 = scene.actor("jak2").unwrap();
        let tableau = timeline.tableau(&viewer.library, scene, 0, 0);
        tableau.figures.iter().find(|figure| figure.actor == jak2).unwrap().lit
    };
    assert!(lit(&viewer) > 0.9);
    viewer.moment.doses = vec![viewer.library.drug("fedratinib").unwrap()];
    assert!(lit(&viewer) < 0.1 && !viewer.page(80, 24).contains(said));
}

#[test]
fn a_riddle_of_the_cabinet_is_not_solved_by_a_broken_gene() {
    let mut viewer = Viewer::of(extra::library()).at("sandbox");
    let scene = viewer.library.scene(viewer.moment.scene).unwrap();
    let goal = scene.challenges.iter().position(|challenge| {
        challenge.met(&viewer.library.pathway, &changed(&viewer.library, "sandbox", "JAK3 loss", &[]).response)
    });
    assert!(goal.is_some(), "in the model it would be");
    viewer.moment.step = scene.steps.iter().position(|step| step.figure.is_some()).unwrap();
    viewer.moment.gene = viewer.library.genes.iter().position(|gene| gene.short == "JAK3 loss");
    assert!(!viewer.page(120, 36).contains("(✓)"));
    viewer.moment.gene = None;
    viewer.moment.doses = vec![viewer.library.drug("ritlecitinib").unwrap()];
    assert!(viewer.page(120, 36).contains("(✓)"));
}
