//! The law: `frame = page(library, moment, size)`, in any order, at any state of the cache, without a panic.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod extra;

use jakstat::biology::Response;
use jakstat::library::Library;
use jakstat::look::{Depth, Glyphs, Look};
use jakstat::screen::bench::{Bench, SWEEP};
use jakstat::screen::moment::{Choice, Moment, Motion, Overlay};
use jakstat::screen::page::page;
use jakstat::screen::recall::Round;
use jakstat::stage::course::Course;
use jakstat::stage::picture::Studio;
use jakstat::stage::tableau::Tableau;
use jakstat::stage::timeline::Timeline;
use jakstat::story::{Audience, Scene};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;

thread_local! {
    static LIBRARY: Library = extra::library();
    /// A cache that has seen every frame drawn so far.
    static WARM: RefCell<Studio> = RefCell::default();
}

fn frame(library: &Library, moment: &Moment, studio: &mut Studio, size: (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    page(library, moment, studio, &mut buffer);
    buffer
}

/// Everything of a tableau that is not the camera's or the pointer's: who stands where, bound, marked, lit.
fn story_of(mut tableau: Tableau) -> Tableau {
    tableau.camera = jakstat::stage::tableau::Camera::default();
    for figure in &mut tableau.figures {
        figure.focus = false;
    }
    tableau
}

/// The scene by itself, and under everything that may be different.
fn courses(library: &Library, scene: &Scene) -> Vec<Course> {
    let drugs = library.drugs.iter().enumerate().map(|drug| Course::from(Response::to([drug])));
    let genes = library.genes.iter().map(|gene| Course::default().with(library, scene, gene));
    let twists = scene.what_ifs.iter().map(|what_if| Course::of(library, what_if));
    std::iter::once(Course::default()).chain(drugs).chain(genes).chain(twists).collect()
}

/// The same without what is seen of drugs: one that is stopped is gone as the step opens.
fn without_drugs(mut tableau: Tableau) -> Tableau {
    for figure in &mut tableau.figures {
        (figure.plugged, figure.weakened, figure.lit, figure.quiet) = (None, false, 0.0, false);
    }
    tableau
}

#[test]
fn the_end_of_a_step_is_the_opening_of_the_next() {
    LIBRARY.with(|library| {
        for scene in &library.scenes {
            for course in courses(library, scene) {
                let timeline = Timeline::under(library, scene, course);
                for step in 1..scene.steps.len() {
                    let end = timeline.tableau(library, scene, step - 1, timeline.length(step - 1));
                    let opening = timeline.tableau(library, scene, step, 0);
                    assert_eq!(end.camera, opening.camera, "{} {step}: the camera jumps", scene.id);
                    let (mut end, mut opening) = (story_of(end), story_of(opening));
                    if timeline.course.until == Some(step) {
                        (end, opening) = (without_drugs(end), without_drugs(opening));
                    }
                    assert_eq!(end, opening, "{} {step}: {:?}", scene.id, timeline.course);
                }
            }
        }
    });
}

#[test]
fn nothing_jumps_while_it_moves() {
    LIBRARY.with(|library| {
        for scene in &library.scenes {
            let twists = scene.what_ifs.iter().filter(|what_if| what_if.title.is_some());
            let twists = twists.map(|what_if| Course::of(library, what_if));
            let genes = library.genes.iter().map(|gene| Course::default().with(library, scene, gene));
            for course in std::iter::once(Course::default()).chain(twists).chain(genes) {
                nothing_jumps(library, scene, &Timeline::under(library, scene, course));
            }
        }
    });
}

fn nothing_jumps(library: &Library, scene: &Scene, timeline: &Timeline) {
    for step in 0..scene.steps.len() {
        let stills = (0..=timeline.length(step)).step_by(20);
        let tableaux: Vec<Tableau> = stills.map(|time| timeline.tableau(library, scene, step, time)).collect();
        for pair in tableaux.windows(2) {
            for figure in &pair[0].figures {
                let same =
                    |other: &&jakstat::stage::tableau::Figure| (other.actor, other.copy) == (figure.actor, figure.copy);
                let Some(next) = pair[1].figures.iter().find(same) else { continue };
                let (a, b) = (figure.spot, next.spot);
                let far = (a.root.0 + a.offset.0 - b.root.0 - b.offset.0)
                    .hypot(a.root.1 + a.offset.1 - b.root.1 - b.offset.1);
                let seen = figure.shown > 0.2 && next.shown > 0.2;
                assert!(far < 12.0 || !seen, "{} {step}: {} jumps {far}", scene.id, figure.actor);
            }
        }
    }
}

prop_compose! {
    fn looks()(
        theme in 0..3usize,
        depth in prop::sample::select(vec![Depth::Truecolor, Depth::Ansi256, Depth::Ansi16, Depth::None]),
        glyphs in prop::sample::select(vec![Glyphs::Octant, Glyphs::Quadrant, Glyphs::Half, Glyphs::Ascii]),
    ) -> Look {
        Look { theme, depth, glyphs }
    }
}

/// A round of questions, some of which there are.
fn rounds() -> impl Strategy<Value = Round> {
    let choice = prop::option::of(prop_oneof![Just(Choice::Skipped), (0..5usize).prop_map(Choice::Answered)]);
    let questions = prop::collection::vec((0..5usize, choice), 0..4);
    (questions, 0..4usize, any::<bool>()).prop_map(|(questions, at, options)| Round { questions, at, options })
}

prop_compose! {
    fn moments()(
        scene in 0..18usize,
        step in 0..7usize,
        time in 0..7000u32,
        (drug, gene) in (prop::option::of(0..9usize), prop::option::of(0..5usize)),
        twist in prop::option::of(0..12usize),
        beside in prop_oneof![2 => Just(None), 1 => prop::collection::vec(0..9usize, 0..2).prop_map(Some)],
        recall in prop_oneof![4 => Just(None), 1 => rounds().prop_map(Some)],
        audience in prop::sample::select(Audience::ALL.to_vec()),
        look in looks(),
        motion in prop::sample::select(vec![Motion::Full, Motion::Reduced, Motion::Off]),
        overlay in prop::sample::select(vec![
            Overlay::None, Overlay::None, Overlay::None, Overlay::Help, Overlay::Index, Overlay::Cabinet,
            Overlay::Evidence, Overlay::Words,
        ]),
        row in 0..40usize,
        flags in any::<[bool; 3]>(),
    ) -> Moment {
        Moment {
            scene, step, time, twist, beside, gene, recall, audience, look, motion, overlay, row,
            doses: drug.into_iter().collect(),
            blank: flags[0] && flags[1] && flags[2],
            notes: flags[1],
            playing: flags[2],
            ..Moment::default()
        }
    }
}

prop_compose! {
    /// The lab over any moment.
    fn labs()(
        moment in moments(),
        (model, chart, row, turns) in (0..4usize, 0..4usize, 0..4usize, 0..4usize),
        time in 0..=SWEEP,
    ) -> Moment {
        LIBRARY.with(|library| {
            let mut bench = Bench { chart, row, time, ..Bench::of(library, model).unwrap() };
            for _ in 0..turns {
                library.models()[model].turn(&mut bench.setting, row, true);
            }
            Moment { lab: Some(bench), ..moment }
        })
    }
}

/// The same drug with another IC50, and the cabinet without a drug: the runs of one library are not those of another.
#[test]
fn what_is_kept_of_one_library_is_not_shown_for_another() {
    let mut tree = jakstat::library::Tree::embedded();
    let drug = "assets/drugs/tofacitinib.toml";
    let text = String::from_utf8(tree.content(drug).unwrap().to_vec()).unwrap();
    assert!(text.contains("value = 56"), "{text}");
    tree.insert(drug, text.replacen("value = 56", "value = 560", 1));
    let hidden = ["tofacitinib".to_owned()];
    let usual = || Library::embedded().library;
    let libraries = [usual(), Library::from_tree(&tree).library, usual().without(&[], &hidden)];
    let mut warm = Studio::default();
    for library in libraries.iter().chain(&libraries) {
        let bench = Bench { chart: 1, ..Bench::of(library, 0).unwrap() };
        let moment = Moment { lab: Some(bench), ..Moment::default() };
        let size = (120, 36);
        assert_eq!(frame(library, &moment, &mut Studio::default(), size), frame(library, &moment, &mut warm, size));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_moment_alone_decides_its_frame(moment in moments(), size in (20..180u16, 8..60u16)) {
        LIBRARY.with(|library| {
            let cold = frame(library, &moment, &mut Studio::default(), size);
            let warm = WARM.with(|studio| frame(library, &moment, &mut studio.borrow_mut(), size));
            prop_assert_eq!(cold, warm);
            Ok(())
        })?;
    }

    #[test]
    fn so_it_is_in_the_lab(moment in labs(), size in (50..180u16, 16..60u16)) {
        LIBRARY.with(|library| {
            let cold = frame(library, &moment, &mut Studio::default(), size);
            let warm = WARM.with(|studio| frame(library, &moment, &mut studio.borrow_mut(), size));
            prop_assert_eq!(cold, warm);
            Ok(())
        })?;
    }

    #[test]
    fn any_moment_at_any_size_is_drawn(moment in moments(), size in (1..=300u16, 1..=100u16)) {
        LIBRARY.with(|library| {
            WARM.with(|studio| frame(library, &moment, &mut studio.borrow_mut(), size));
        });
    }

    #[test]
    fn narration_is_never_cut(
        // ASCII writes a Greek letter as a Latin one; every other glyph set keeps the words to the letter.
        moment in moments().prop_filter("words in ASCII differ", |moment| moment.look.glyphs != Glyphs::Ascii)
            .prop_map(|moment| Moment {
            overlay: Overlay::None, blank: false, time: 0, playing: false, doses: Vec::new(), twist: None, gene: None,
            beside: None, recall: None,
            ..moment
        }),
        size in (1..=300u16, 1..=100u16),
    ) {
        LIBRARY.with(|library| {
            let Some(scene) = library.scene(moment.scene) else { return Ok(()) };
            let Some(step) = scene.steps.get(moment.step) else { return Ok(()) };
            let asked = scene.predict.as_ref().is_some_and(|predict| predict.before == moment.step);
            let told = if asked {
                scene.predict.as_ref().map(|predict| predict.ask.at(moment.audience).text()).unwrap_or_default()
            } else {
                step.say.at(moment.audience).text()
            };
            let buffer = WARM.with(|studio| frame(library, &moment, &mut studio.borrow_mut(), size));
            let shown: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            let mut seen = shown.split_whitespace();
            let whole = told.split_whitespace().all(|word| seen.any(|other| other.contains(word)));
            let polite = size.0 < 60 || size.1 < 18;
            prop_assert!(whole || polite, "{}@{} at {size:?}: {told}\n{shown}", scene.id, step.name);
            Ok(())
        })?;
    }
}
