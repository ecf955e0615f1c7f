//! The medicine cabinet in use: filtered, turned through, two drugs read side by side, several taken and warned of.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod extra;

use extra::Viewer;
use jakstat::biology::drugs::{Hold, Part};
use jakstat::biology::{Hit, Kinase};
use jakstat::library::Library;
use jakstat::look::Glyphs;
use jakstat::screen::keys::{self, TABLE};
use jakstat::screen::message::Message;
use jakstat::screen::moment::{Moment, Overlay, course};
use jakstat::screen::page::stage_rows;
use jakstat::screen::shelf::{Filter, Place};
use jakstat::screen::topics;
use jakstat::screen::update::update;
use jakstat::story::Audience;
use proptest::prelude::*;

fn viewer() -> Viewer {
    Viewer::of(extra::library()).at("jak-activation")
}

fn drug(viewer: &Viewer, name: &str) -> usize {
    viewer.library.drug(name).unwrap()
}

/// Opens the cabinet with a drug in the chosen row.
fn open(viewer: &mut Viewer, name: &str) {
    let row = drug(viewer, name) + 1;
    viewer.press("i").press(&"up ".repeat(60)).press(&"down ".repeat(row));
    assert_eq!(viewer.moment.place_chosen(&viewer.library), Place::Drug(row - 1));
}

#[test]
fn each_filter_lists_what_it_says_and_counts_it() {
    let mut viewer = viewer();
    viewer.press("i");
    for filter in Filter::ALL.into_iter().cycle().skip(1).take(Filter::ALL.len()) {
        viewer.press("f");
        assert_eq!(viewer.moment.shelf.filter, filter);
        let listed: Vec<usize> = viewer
            .moment
            .places(&viewer.library)
            .iter()
            .filter_map(|place| match place {
                Place::Drug(id) => Some(*id),
                _ => None,
            })
            .collect();
        let passes = |id: &usize| {
            let drug = &viewer.library.drugs[*id];
            match filter {
                Filter::All => true,
                Filter::Approved => drug.approvals.iter().any(|approval| approval.areata),
                Filter::Hits(kinase) => drug.hit(kinase) != Hit::Spared,
                Filter::Holds(hold) => drug.binding.kind == hold,
            }
        };
        let all = viewer.library.drugs.len();
        assert_eq!(listed, (0..all).filter(passes).collect::<Vec<_>>(), "in the order of the shelf");
        let said = format!("{}: {} of {all}", filter.words(), listed.len());
        assert!(viewer.page(80, 24).contains(&said), "{said}");
        assert!(viewer.moment.row < viewer.moment.rows(&viewer.library));
    }
}

#[test]
fn a_filter_that_nothing_passes_says_so() {
    let mut library = extra::library();
    library.drugs.retain(|drug| drug.binding.kind != Hold::Allosteric);
    let mut viewer = Viewer::of(library).at("jak-activation");
    viewer.press("i down").press(&"f ".repeat(8));
    assert_eq!(viewer.moment.shelf.filter, Filter::Holds(Hold::Allosteric));
    assert_eq!(viewer.moment.row, 0);
    assert!(viewer.page(120, 36).contains("no drug here is found under: allosteric"));
    viewer.press("enter");
    assert!(viewer.moment.doses.is_empty());
}

#[test]
fn the_chosen_drug_stays_chosen_while_it_is_listed() {
    let mut viewer = viewer();
    open(&mut viewer, "deuruxolitinib");
    let chosen = Place::Drug(drug(&viewer, "deuruxolitinib"));
    viewer.press("f f");
    assert_eq!(viewer.moment.shelf.filter, Filter::Hits(Kinase::Jak1));
    assert_eq!(viewer.moment.place_chosen(&viewer.library), chosen);
    viewer.press("f f");
    assert_ne!(viewer.moment.place_chosen(&viewer.library), chosen, "it spares JAK3");
}

#[test]
fn what_is_taken_stands_under_a_filter_as_without() {
    let mut viewer = viewer();
    open(&mut viewer, "ritlecitinib");
    viewer.press("f f f f enter");
    assert_eq!(viewer.moment.doses, [drug(&viewer, "ritlecitinib")]);
    viewer.press("i");
    assert_eq!(viewer.moment.place_chosen(&viewer.library), Place::Drug(drug(&viewer, "ritlecitinib")));
}

#[test]
fn several_are_taken_with_plus_and_warned_of_everywhere() {
    let mut viewer = viewer();
    open(&mut viewer, "ritlecitinib");
    viewer.press("+");
    assert_eq!(viewer.moment.overlay, Overlay::Cabinet, "the cabinet stays open for the next");
    let say = viewer.library.together.as_ref().unwrap().say.plain.text();
    let begin: String = say.split_inclusive(' ').take(5).collect();
    assert!(!viewer.page(120, 36).contains(&begin), "one drug is nothing to warn of");
    viewer.press("up +");
    let both = [drug(&viewer, "ritlecitinib"), drug(&viewer, "baricitinib")];
    assert_eq!(viewer.moment.doses, both);
    assert!(viewer.page(120, 36).contains(&begin), "{}", viewer.page(120, 36));
    let response = course(&viewer.library, &viewer.moment).response_at(0);
    assert!(Kinase::ALL.iter().all(|kinase| response.blame(*kinase).is_some()), "together they hit all four");
    viewer.press("esc");
    let page = viewer.page(120, 36);
    assert!(page.contains(&begin) && page.contains("! ritlecitinib + baricitinib"), "{page}");
    viewer.press("i +");
    assert_eq!(viewer.moment.doses, [both[1]], "taken once more it is put back");
    viewer.press("down enter");
    assert_eq!(viewer.moment.doses.len(), 1, "Enter takes one alone");
}

#[test]
fn the_warning_rests_on_a_claim_that_the_evidence_shows() {
    let mut viewer = viewer();
    open(&mut viewer, "ritlecitinib");
    viewer.press("+ up + esc e").press(&"down ".repeat(200));
    let claim = viewer.library.claim("jak-not-combined").unwrap();
    let last: String = claim.statement.split_inclusive(' ').take(3).collect();
    assert!(viewer.page(120, 60).contains(last.trim()), "{}", viewer.page(120, 60));
}

#[test]
fn facts_are_turned_round_and_round() {
    let mut viewer = viewer();
    open(&mut viewer, "baricitinib");
    for part in Part::ALL.into_iter().cycle().skip(1).take(Part::ALL.len()) {
        viewer.press("right");
        assert_eq!(viewer.moment.shelf.part, part);
    }
    viewer.press("left");
    assert_eq!(viewer.moment.shelf.part, Part::Measured);
    viewer.press("down");
    assert_eq!(viewer.moment.shelf.part, Part::Measured, "the next drug shows the same");
}

#[test]
fn sources_of_what_is_read_open_and_close_over_the_cabinet() {
    let mut viewer = viewer();
    for (part, name) in Part::ALL.into_iter().map(|part| (part, "tofacitinib")) {
        open(&mut viewer, name);
        viewer.moment.shelf.part = part;
        viewer.press("e");
        assert_eq!(viewer.moment.overlay, Overlay::Evidence);
        let rows = viewer.moment.rows(&viewer.library);
        assert!(rows > 0, "{part:?} has sources");
        assert!(viewer.page(120, 36).contains(&format!("Evidence: tofacitinib, {}", part.name())));
        viewer.press(if part == Part::About { "esc" } else { "e" });
        let chosen = viewer.moment.place_chosen(&viewer.library);
        assert_eq!((viewer.moment.overlay, chosen), (Overlay::Cabinet, Place::Drug(drug(&viewer, name))));
        viewer.press("esc");
    }
    viewer.press("e");
    assert!(!viewer.page(120, 36).contains("Evidence: "), "outside of the cabinet it is the step's");
}

#[test]
fn two_drugs_are_read_side_by_side_in_the_same_rows() {
    let mut viewer = viewer();
    open(&mut viewer, "ritlecitinib");
    viewer.press("v up");
    let pair = (drug(&viewer, "ritlecitinib"), drug(&viewer, "baricitinib"));
    assert_eq!(viewer.moment.pair(&viewer.library), Some(pair));
    for size in [(80, 24), (120, 36), (200, 60)] {
        viewer.moment.shelf.part = Part::Targets;
        let page = viewer.page(size.0, size.1);
        for heading in ["The four JAKs", "Also hits", "Binding"] {
            assert!(page.lines().any(|line| line.matches(heading).count() == 2), "{heading} {size:?}\n{page}");
        }
        viewer.moment.shelf.part = Part::Studies;
        assert!(viewer.page(size.0, size.1).contains("Different studies: not to be compared in size."));
    }
    viewer.press("down");
    assert_eq!(viewer.moment.pair(&viewer.library), None, "a drug is not read beside itself");
    viewer.press("v up");
    assert_eq!(viewer.moment.pair(&viewer.library), None, "the mark is off");
}

#[test]
fn the_list_keeps_its_height_while_facts_are_turned() {
    let mut viewer = viewer();
    open(&mut viewer, "baricitinib");
    let mut above = Vec::new();
    for part in Part::ALL {
        viewer.moment.shelf.part = part;
        let page = viewer.page(80, 24);
        above.push(page.split_once("baricitinib (Olumiant").unwrap().0.to_owned());
    }
    assert!(above[0].contains("abrocitinib") && above.iter().all(|list| *list == above[0]), "{above:?}");
}

#[test]
fn bars_of_all_studies_have_one_scale() {
    let mut viewer = viewer();
    viewer.moment.look.glyphs = Glyphs::Ascii;
    for name in ["baricitinib", "deuruxolitinib"] {
        open(&mut viewer, name);
        viewer.moment.shelf.part = Part::Studies;
        let page = viewer.page(120, 36);
        let bars = page.split(' ').filter(|word| word.contains("#."));
        let lengths: Vec<usize> = bars.map(str::len).collect();
        let arms = viewer.library.drugs[drug(&viewer, name)].trials.iter().map(|trial| trial.arms.len());
        assert_eq!(lengths, vec![19; arms.sum()], "{page}");
        viewer.press("esc");
    }
}

#[test]
fn genes_and_what_ifs_keep_their_rows_under_a_filter() {
    let mut viewer = viewer();
    viewer.press("i f").press(&"down ".repeat(99));
    let last = viewer.moment.twists(&viewer.library).last().unwrap().0;
    assert_eq!(viewer.moment.place_chosen(&viewer.library), Place::Twist(last));
    viewer.press("enter");
    assert_eq!(viewer.moment.twist, Some(last));
    let gene = viewer.moment.places(&viewer.library).iter().position(|place| *place == Place::Gene(0)).unwrap();
    viewer.press("i").press(&"up ".repeat(99)).press(&"down ".repeat(gene)).press("enter");
    assert_eq!((viewer.moment.gene, viewer.moment.twist), (Some(0), None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_rows_stay_in_range(presses in prop::collection::vec(0..TABLE.len(), 1..80), hidden in 0..19usize) {
        thread_local! { static LIBRARY: jakstat::library::Library = extra::library(); }
        LIBRARY.with(|library| {
            let mut moment = Moment { overlay: Overlay::Cabinet, ..Moment::default() };
            moment.shelf.marked = Some(hidden * 7);
            moment = update(&moment, Message::Tick(0), library);
            for press in presses {
                let key = keys::key(TABLE[press].keys[0]).unwrap();
                if let Some(message) = keys::message(&key, moment.overlay != Overlay::None) {
                    moment = update(&moment, message, library);
                }
                prop_assert!(moment.overlay == Overlay::None || moment.row < moment.rows(library).max(1));
                prop_assert!(moment.shelf.marked.is_none_or(|id| id < library.drugs.len()));
                prop_assert!(moment.shelf.cited.is_none() || moment.overlay == Overlay::Evidence);
                let mut taken = moment.doses.clone();
                taken.dedup();
                prop_assert_eq!(&taken, &moment.doses, "no drug is taken twice");
                prop_assert!(moment.twist.is_none() || moment.doses.is_empty());
            }
            Ok(())
        })?;
    }
}

/// What is said of several drugs leaves the words and the stage their room in the smallest terminal.
#[test]
fn with_two_drugs_every_step_keeps_its_stage_at_80x24() {
    let library = extra::library();
    let doses = ["baricitinib", "ritlecitinib"].map(|name| library.drug(name).unwrap()).to_vec();
    for scene in 0..library.deck.scenes().count() {
        for step in 0..library.scene(scene).unwrap().steps.len() {
            for audience in Audience::ALL {
                let time = u32::MAX;
                let moment = Moment { scene, step, audience, time, doses: doses.clone(), ..Moment::default() };
                let rows = stage_rows(&library, &moment, (80, 24));
                assert!(rows >= 6, "scene {scene} step {step} {audience:?}: {rows} rows");
            }
        }
    }
}

/// The sources of a changed gene are its own, and closing them leads back to its row.
#[test]
fn sources_of_a_gene_are_its_own() {
    let library = Library::embedded().library;
    let mut moment = update(&Moment::default(), Message::Cabinet, &library);
    while !matches!(moment.place_chosen(&library), Place::Gene(_)) {
        moment = update(&moment, Message::Down, &library);
    }
    let open = update(&moment, Message::Evidence, &library);
    let keys: Vec<&str> = topics::consulted(&library, &open).iter().map(|claim| &*claim.key).collect();
    assert_eq!(keys, library.genes[0].claims);
    let back = update(&open, Message::Close, &library);
    assert_eq!((back.overlay, back.row), (Overlay::Cabinet, moment.row));
}
