//! Two stages side by side: each shows what it would show alone, and what differs is marked and told, no more.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod extra;

use jakstat::biology::Response;
use jakstat::library::Library;
use jakstat::screen::keys;
use jakstat::screen::message::Message;
use jakstat::screen::moment::{Choice, Moment, Motion, Overlay, length};
use jakstat::screen::page::page;
use jakstat::screen::shelf::Place;
use jakstat::screen::update::update;
use jakstat::stage::course::Course;
use jakstat::stage::difference::Pair;
use jakstat::stage::picture::Studio;
use jakstat::stage::timeline::Timeline;
use jakstat::story::{Audience, Figure};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;

thread_local! {
    static LIBRARY: Library = extra::library();
    static STUDIO: RefCell<Studio> = RefCell::default();
}

fn rows(library: &Library, moment: &Moment, (width, height): (u16, u16)) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    STUDIO.with(|studio| page(library, moment, &mut studio.borrow_mut(), &mut buffer));
    let cells = buffer.content.chunks(usize::from(width));
    cells.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
}

/// The end of a step, with one drug on the right and another, or none, on the left.
fn two(library: &Library, at: (&str, &str), left: &str, right: &str) -> Moment {
    let scene = library.deck.scenes().position(|index| library.scenes[index].id == at.0).expect(at.0);
    let step = library.scene(scene).unwrap().step(at.1).expect(at.1);
    let drug = |name: &str| library.drug(name).into_iter().collect::<Vec<_>>();
    let mut moment = Moment { scene, step, doses: drug(right), beside: Some(drug(left)), ..Moment::default() };
    moment.answers.insert(scene, Choice::Skipped);
    moment.time = length(library, &moment);
    moment
}

/// Every scene under every single change.
fn courses(library: &Library, mut test: impl FnMut(&jakstat::story::Scene, Course)) {
    for scene in &library.scenes {
        test(scene, Course::default());
        for drug in library.drugs.iter().enumerate() {
            test(scene, Course::from(Response::to([drug])));
        }
        for what_if in &scene.what_ifs {
            test(scene, Course::of(library, what_if));
        }
    }
}

#[test]
fn a_story_beside_itself_differs_in_nothing() {
    LIBRARY.with(|library| {
        courses(library, |scene, course| {
            let timeline = Timeline::under(library, scene, course);
            let pair = Pair { library, scene, left: &timeline, right: &timeline };
            for step in 0..scene.steps.len() {
                for time in (0..=timeline.length(step)).step_by(700) {
                    assert!(pair.differences(step, time).is_empty() && pair.parting(step, time).is_none());
                }
            }
        });
    });
}

#[test]
fn what_differs_is_told_and_what_fails_parts() {
    LIBRARY.with(|library| {
        courses(library, |scene, course| {
            let (left, right) =
                (Timeline::under(library, scene, Course::default()), Timeline::under(library, scene, course));
            let pair = Pair { library, scene, left: &left, right: &right };
            for step in 0..scene.steps.len() {
                let end = left.length(step).max(right.length(step));
                let differs = left.ending(step) != right.ending(step);
                let parts = pair.parting(step, end).is_some();
                assert!(!parts || differs || !pair.differences(step, end).is_empty(), "{} {step}", scene.id);
                // A failure that leaves a trace is a difference with words.
                let found = pair.differences(step, end);
                let words = |one: &jakstat::stage::difference::Difference| {
                    [false, true].iter().all(|exact| one.told(&one.left, *exact) != one.told(&one.right, *exact))
                };
                assert!(found.iter().all(words), "{} {step}: {found:?}", scene.id);
            }
        });
    });
}

#[test]
fn the_first_thing_that_goes_wrong_is_said_where_it_parts() {
    LIBRARY.with(|library| {
        for size in [(80, 24), (120, 36), (120, 40), (200, 60)] {
            let mut moment = two(library, ("jak-activation", "touch"), "", "baricitinib");
            let page = rows(library, &moment, size).join("\n");
            for words in ["no drug", "⊘ baricitinib", "here it parts", "✓ JAK2 tags JAK1", "✗ JAK2 cannot tag JAK1"]
            {
                assert!(page.contains(words), "{words} at {size:?}\n{page}");
            }
            assert!(page.contains("● tag ") && page.contains("○ no tag "), "{page}");
            moment.time = 0;
            let before = rows(library, &moment, size).join("\n");
            assert!(before.contains("The same has happened so far") && !before.contains("parts"), "{before}");
        }
    });
}

#[test]
fn chips_are_few_and_about_the_same_things_on_both_stages() {
    LIBRARY.with(|library| {
        for (at, drug) in [(("stat-relay", "pair"), "ritlecitinib"), (("vicious-circle", "one"), "baricitinib")] {
            for (size, most) in [((80, 24), 1), ((120, 36), 2), ((200, 60), 5)] {
                let rows = rows(library, &two(library, at, "", drug), size);
                let stage: Vec<&String> =
                    rows.iter().skip(2).take_while(|row| !row.contains("part") && !row.contains("differ")).collect();
                let [left, right] = [0, usize::from(size.0) / 2].map(|from| {
                    let half = stage.iter().map(|row| row.chars().skip(from).take(usize::from(size.0) / 2));
                    half.flatten().filter(|sign| ['●', '○'].contains(sign)).count()
                });
                assert!(
                    left == right && (1..=most).contains(&left),
                    "{at:?} {size:?}: {left} {right}\n{}",
                    rows.join("\n")
                );
            }
        }
    });
}

#[test]
fn two_drugs_are_both_told_and_not_ranked() {
    LIBRARY.with(|library| {
        for size in [(80, 24), (120, 36), (200, 60)] {
            for step in ["one", "round"] {
                let page = |left| rows(library, &two(library, ("vicious-circle", step), left, "ritlecitinib"), size);
                let (both, one) = (page("fedratinib").join("\n"), page("").join("\n"));
                let told = ["With fedratinib: ", "With ritlecitinib: ", "not which works better or is safer"];
                assert!(told.iter().all(|words| both.contains(words)) && !both.contains("Without"), "{both}");
                assert!(!one.contains("safer"), "{one}");
                assert!(!page("fedratinib")[1].contains(['●', '○', '▸']), "stars would be a rating: {both}");
            }
        }
    });
}

#[test]
fn side_by_side_on_the_map_a_notice_stands_on_the_side_that_it_is_for() {
    LIBRARY.with(|library| {
        let Some(step) = library.scenes.iter().find(|scene| scene.id == "jak-map").map(|scene| &scene.steps[0]) else {
            return;
        };
        let moment = two(library, ("jak-map", &step.name), "baricitinib", "ritlecitinib");
        let tall = rows(library, &moment, (200, 60));
        let row = |words: &str| tall.iter().find(|row| row.contains(words)).expect(words);
        assert_eq!(row("red cells may drop").matches('▸').count(), 1);
        assert_eq!(row("T cells may slow down").matches('▸').count(), 2);
        for size in [(80, 24), (120, 36), (200, 60)] {
            let page = rows(library, &moment, size).join("\n");
            assert!(page.contains("better or") && page.contains("◀ ") && page.contains("growth in children"), "{page}");
        }
    });
}

#[test]
fn two_drugs_that_do_the_same_here_are_the_same_so_far() {
    LIBRARY.with(|library| {
        let moment = two(library, ("stat-relay", "dock"), "", "ritlecitinib");
        assert!(rows(library, &moment, (120, 36)).join("\n").contains("They differ since step 1"));
        let moment = two(library, ("jak-activation", "touch"), "", "ritlecitinib");
        let same = rows(library, &moment, (120, 36)).join("\n");
        assert!(same.contains("Same so far") && !same.contains("○"), "{same}");
    });
}

#[test]
fn each_stage_is_the_one_that_stands_alone() {
    LIBRARY.with(|library| {
        let moment = two(library, ("swarm-and-regrowth", "again"), "ritlecitinib", "fedratinib");
        let left = moment.left().unwrap();
        let course = |moment: &Moment| jakstat::screen::moment::course(library, moment);
        let alone = |drug: &str| Course::from(Response::to(library.drug(drug).map(|id| (id, &library.drugs[id]))));
        assert_eq!((course(&left), course(&moment)), (alone("ritlecitinib"), alone("fedratinib")));
        assert_eq!(left.beside, None);
        let rests_on = |moment: &Moment| Moment { overlay: Overlay::Evidence, ..moment.clone() }.rows(library);
        assert!(rests_on(&moment) > rests_on(&left), "the evidence of both drugs");
    });
}

#[test]
fn every_step_has_two_stages_at_80x24_and_tells_what_happens() {
    LIBRARY.with(|library| {
        let alone: Library = Library::embedded().library;
        let library = if library.deck.recall { &alone } else { library };
        for (left, right) in [("", "baricitinib"), ("fedratinib", "ritlecitinib")] {
            for (scene, audience) in
                (0..library.deck.scenes().count()).flat_map(|scene| Audience::ALL.map(|audience| (scene, audience)))
            {
                let known = library.scene(scene).unwrap();
                for step in &known.steps {
                    let moment = Moment { audience, ..two(library, (&known.id, &step.name), left, right) };
                    let rows = rows(library, &moment, (80, 24));
                    let shown = rows.join("\n");
                    let alone = step.figure.as_ref().is_some_and(|drawn| !matches!(drawn, Figure::Board(_)));
                    assert!(
                        (alone && (rows[1].contains(" for both") || rows[0].contains("scene"))
                            || rows[1].contains(right))
                            && !shown.contains("larger"),
                        "{shown}"
                    );
                    assert!((alone || rows[22].matches("JAK1").count() == 2) && rows[23].contains("? help"), "{shown}");
                    let at = known.step(&step.name).unwrap();
                    let ending = |course| Timeline::under(library, known, course).ending(at).cloned();
                    let usual = ending(jakstat::screen::moment::course(library, &moment)) == ending(Course::default());
                    let mut seen = shown.split_whitespace();
                    let say = step.say.at(audience).text();
                    let told = say.split_whitespace().all(|word| seen.any(|other| other.contains(word)));
                    // Of two drugs the scene's words for this one may stand in its place.
                    let instead = !left.is_empty() && shown.contains(&format!("With {right}: "));
                    assert!(told || instead || !usual, "{say}\n{shown}");
                    assert!(!matches!(step.figure, Some(Figure::Board(_))) || shown.contains("quiet"), "{shown}");
                }
            }
        }
    });
}

#[test]
fn too_little_room_is_said_and_one_stage_shown() {
    LIBRARY.with(|library| {
        let moment = two(library, ("jak-activation", "touch"), "", "baricitinib");
        let page = rows(library, &moment, (70, 24)).join("\n");
        assert!(page.contains("Two stages need a larger window") && page.contains("With baricitinib"), "{page}");
    });
}

#[test]
fn a_question_is_asked_once() {
    LIBRARY.with(|library| {
        let mut moment = two(library, ("jak-activation", "touch"), "", "baricitinib");
        moment.answers.clear();
        moment.time = 0;
        let page = rows(library, &moment, (120, 36)).join("\n");
        assert_eq!(page.matches("Take a guess").count(), 1, "{page}");
    });
}

/// `c` on a row of the cabinet.
fn compare_with(library: &Library, moment: Moment, place: Place) -> Moment {
    let open = press(library, moment, "i");
    let row = open.places(library).iter().position(|known| *known == place).expect("a row");
    update(&Moment { row, ..open }, Message::Compare, library)
}

/// Someone at the keyboard.
fn press(library: &Library, mut moment: Moment, names: &str) -> Moment {
    for name in names.split_whitespace() {
        let message = keys::message(&keys::key(name).unwrap(), moment.overlay != Overlay::None).expect(name);
        moment = update(&moment, message, library);
    }
    moment
}

#[test]
fn c_asks_what_to_compare_with_and_splits_the_page() {
    LIBRARY.with(|library| {
        let asks = press(library, Moment::default(), "c");
        assert_eq!(asks.overlay, Overlay::Cabinet);
        assert!(rows(library, &asks, (80, 24)).join("\n").contains("Choose what to compare with"));
        assert_eq!(press(library, asks.clone(), "esc").beside, None, "nothing chosen, nothing to compare");
        let two = press(library, asks, "down enter");
        assert_eq!((two.beside.as_deref(), two.doses.as_slice()), (Some(&[][..]), &[0][..]));
        let one = press(library, two.clone(), "c");
        assert_eq!((one.beside.clone(), one.doses.as_slice()), (None, &[0][..]));
        assert_eq!(press(library, one, "x c").doses, [0], "what was put aside is taken again");
        assert_eq!(press(library, two, "i pgup pgup pgup enter").beside, None, "the same twice is one");
    });
}

#[test]
fn c_in_the_cabinet_puts_what_is_taken_beside_the_row() {
    LIBRARY.with(|library| {
        let both = press(library, Moment::default(), "i down enter i down c");
        assert_eq!((both.overlay, both.beside.clone(), both.doses.clone()), (Overlay::None, Some(vec![0]), vec![1]));
        let left = press(library, both.clone(), "x");
        assert_eq!((left.beside.clone(), left.doses.as_slice()), (None, &[0][..]), "x: the left one alone");
        let right = press(library, left, "x");
        assert_eq!((right.beside.clone(), right.doses.as_slice()), (None, &[1][..]), "x again: the right one");
        let again = press(library, both, "c c");
        assert_eq!((again.beside, again.doses), (Some(vec![0]), vec![1]));
        let alone = press(library, Moment::default(), "i down c");
        assert_eq!((alone.beside, alone.doses), (Some(Vec::new()), vec![0]), "with nothing taken: no drug");
    });
}

#[test]
fn a_what_if_stands_beside_the_usual_story() {
    LIBRARY.with(|library| {
        let moment = two(library, ("vicious-circle", "round"), "", "baricitinib");
        let twist = moment.twists(library).next().unwrap().0;
        let beside = compare_with(library, moment, Place::Twist(twist));
        assert_eq!((beside.beside.as_deref(), beside.twist), (Some(&[][..]), Some(twist)));
        assert!(rows(library, &beside, (120, 36))[1].contains("as usual"));
        assert_eq!(press(library, beside, "]").beside, None, "a what-if ends with its scene");
    });
}

#[test]
fn time_flows_for_both_and_comparing_keeps_the_place() {
    LIBRARY.with(|library| {
        let mut moment = two(library, ("stat-relay", "pair"), "", "ritlecitinib");
        (moment.time, moment.beside) = (0, None);
        let moment = press(library, moment, "space");
        let moment = update(&moment, Message::Tick(500), library);
        let both = press(library, moment, "c");
        assert_eq!((both.time, both.playing), (500, true));
        let ended = update(&both, Message::Tick(60_000), library);
        assert_eq!((ended.time, ended.playing), (length(library, &both), false));
        let still = Moment { motion: Motion::Off, ..both };
        assert_eq!(press(library, still, "r space").time, ended.time);
    });
}

#[test]
fn a_changed_gene_stands_beside_the_usual_story_and_stays_under_a_drug() {
    LIBRARY.with(|library| {
        let moment = two(library, ("jak-activation", "touch"), "", "");
        let gene = compare_with(library, Moment { beside: None, ..moment }, Place::Gene(0));
        assert_eq!((gene.beside.as_deref(), gene.gene), (Some(&[][..]), Some(0)));
        assert_eq!(gene.left().unwrap().gene, None);
        assert!(rows(library, &gene, (120, 36))[1].contains("as usual"));
        let drug = compare_with(library, gene, Place::Drug(0));
        assert_eq!((drug.doses.as_slice(), drug.gene, drug.left().unwrap().gene), (&[0][..], Some(0), Some(0)));
        let left = press(library, drug.clone(), "x");
        assert_eq!((left.doses.len(), left.gene, left.beside.clone()), (0, Some(0), None));
        let right = press(library, left, "x");
        assert_eq!((right.doses, right.gene), (drug.doses, Some(0)));
    });
}
