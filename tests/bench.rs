//! The lab at the keyboard and on the page: what opens, turns and closes it, and what it must never show.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use jakstat::encode::text::text;
use jakstat::library::Library;
use jakstat::look::{Depth, Glyphs, Look};
use jakstat::screen::bench::{Bench, NOTCH, SWEEP};
use jakstat::screen::keys;
use jakstat::screen::message::Message;
use jakstat::screen::moment::{Moment, Motion, Overlay};
use jakstat::screen::page::page;
use jakstat::screen::update::update;
use jakstat::stage::picture::Studio;
use jakstat::story::Audience;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::path::Path;

thread_local! {
    static LIBRARY: Library = Library::to_play().library;
    static STUDIO: RefCell<Studio> = RefCell::default();
}

fn press(library: &Library, moment: &Moment, names: &str) -> Moment {
    names.split_whitespace().fold(moment.clone(), |moment, name| {
        let message = keys::message_at(&keys::key(name).unwrap(), &moment);
        update(&moment, message.unwrap_or_else(|| panic!("{name} does nothing")), library)
    })
}

fn shown(library: &Library, moment: &Moment, size: (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    STUDIO.with_borrow_mut(|studio| page(library, moment, studio, &mut buffer));
    text(&buffer)
}

/// The lab at a model, with knobs turned by words.
fn table(library: &Library, model: &str, knobs: &[(&str, &str)]) -> Moment {
    let number = library.models().iter().position(|known| known.name == model).unwrap();
    let mut bench = Bench::of(library, number).unwrap();
    for (control, option) in knobs {
        library.models()[number].set(&mut bench.setting, control, option).unwrap();
    }
    Moment { lab: Some(bench), ..Moment::default() }
}

fn bench(moment: &Moment) -> &Bench {
    moment.lab.as_ref().unwrap()
}

#[test]
fn the_lab_opens_at_the_model_of_the_scene_with_the_drug_that_is_taken() {
    LIBRARY.with(|library| {
        let first = press(library, &Moment::default(), "L");
        assert_eq!(bench(&first).model(library).unwrap().name, "dosing");
        let scene = (0..17).find(|number| library.scene(*number).unwrap().id == "brakes").unwrap();
        let doses = vec![library.drug("tofacitinib").unwrap()];
        let brakes = press(library, &Moment { scene, doses, ..Moment::default() }, "L");
        let model = bench(&brakes).model(library).unwrap();
        assert_eq!(model.name, "yamada2003");
        let drug = model.chosen(&bench(&brakes).setting).find_map(|(_, choice)| choice.drug.as_deref());
        assert_eq!(drug, Some("tofacitinib"));
    });
}

#[test]
fn time_is_played_finished_and_scrubbed_and_the_program_idles_otherwise() {
    LIBRARY.with(|library| {
        let open = table(library, "loop", &[]);
        assert!(!open.moving());
        let playing = press(library, &open, "space");
        assert!(playing.moving() && bench(&playing).time == 0);
        let later = update(&playing, Message::Tick(3000), library);
        assert_eq!((bench(&later).time, later.time), (3000, 0));
        let finished = press(library, &later, "space");
        assert!(!finished.moving() && bench(&finished).time == SWEEP);
        let paused = press(library, &later, "p left");
        assert!(!paused.moving() && bench(&paused).time == 3000 - NOTCH);
        let over = update(&later, Message::Tick(SWEEP), library);
        assert!(!over.moving() && bench(&over).time == SWEEP);
        let still = Moment { motion: Motion::Off, ..open };
        assert!(!press(library, &still, "r").moving());
    });
}

#[test]
fn a_knob_turns_and_x_shows_it_with_and_without() {
    LIBRARY.with(|library| {
        let usual = table(library, "loop", &[]);
        assert!(!shown(library, &usual, (120, 36)).contains("unchanged"));
        let turned = press(library, &usual, "down right");
        assert!(bench(&turned).is_changed(library));
        assert!(shown(library, &turned, (120, 36)).contains("unchanged"));
        let without = press(library, &turned, "x");
        assert_eq!(bench(&without).setting, bench(&usual).setting);
        assert_eq!(bench(&press(library, &without, "x")).setting, bench(&turned).setting);
    });
}

#[test]
fn evidence_and_words_are_the_models_and_close_before_the_lab_does() {
    LIBRARY.with(|library| {
        let evidence = press(library, &table(library, "hair", &[]), "e");
        assert!(shown(library, &evidence, (120, 36)).contains("Huh"));
        let back = press(library, &evidence, "esc");
        assert!(back.overlay == Overlay::None && back.lab.is_some());
        let about = press(library, &back, "d");
        assert!(shown(library, &about, (80, 24)).contains("It does not show"));
        let help = press(library, &back, "?");
        assert!(shown(library, &help, (80, 24)).contains("in the lab"));
    });
}

#[test]
fn what_belongs_to_the_story_does_nothing_in_the_lab() {
    LIBRARY.with(|library| {
        let story = update(&Moment { scene: 3, ..Moment::default() }, Message::Next, library);
        assert!(story.playing && story.time == 0);
        let open = press(library, &story, "L");
        for message in [Message::Cabinet, Message::Index] {
            let opened = update(&press(library, &open, "?"), message, library);
            assert_eq!(opened.overlay, Overlay::Help);
            assert_eq!(update(&open, message, library), open);
        }
        let playing = press(library, &open, "space");
        let still = update(&playing, Message::Motion, library);
        assert!(!bench(&still).playing && bench(&still).time == SWEEP);
        assert_eq!((still.time, still.playing), (0, true), "the story stays where it is");
        let back = press(library, &still, "esc");
        assert_eq!((back.time, back.moving()), (0, false));
    });
}

/// Turned to each option by itself, at each level, in each size that has a layout of its own.
#[test]
fn no_label_of_the_lab_is_cut() {
    LIBRARY.with(|library| {
        for (number, model) in library.models().iter().enumerate() {
            let usual = Bench::of(library, number).unwrap();
            let knobs = model.controls.iter().enumerate();
            let options =
                knobs.flat_map(|(knob, control)| (0..control.options.len()).map(move |option| (knob, option)));
            for ((knob, option), audience) in options.flat_map(|turn| Audience::ALL.map(|audience| (turn, audience))) {
                let mut setting = usual.setting.clone();
                setting[knob] = option;
                for (chart, time) in [(0, SWEEP / 2), (usual.charts(library) - 1, SWEEP)] {
                    let lab = Some(Bench { setting: setting.clone(), time, chart, ..usual.clone() });
                    let moment = Moment { lab, audience, ..Moment::default() };
                    for size in [(80, 24), (120, 36), (200, 60)] {
                        let page = shown(library, &moment, size);
                        assert!(!page.contains('…'), "{} {audience:?} {size:?}\n{page}", model.name);
                    }
                }
            }
        }
    });
}

/// `12 %`, `12 in 100`: a share of a signal.
fn shares(page: &str) -> bool {
    page.split_whitespace()
        .zip(page.split_whitespace().skip(1))
        .any(|(number, unit)| number.parse::<f64>().is_ok() && unit.starts_with('%'))
}

#[test]
fn no_share_is_shown_where_none_was_measured() {
    LIBRARY.with(|library| {
        for model in library.models() {
            for control in &model.controls {
                for choice in control.options.iter().filter(|choice| choice.drug.as_deref() == Some("ritlecitinib")) {
                    for chart in 0..model.charts.len() {
                        let mut moment = table(library, &model.name, &[(&control.name, &choice.name)]);
                        moment.lab.as_mut().unwrap().chart = chart;
                        for audience in Audience::ALL {
                            let page = shown(library, &Moment { audience, ..moment.clone() }, (160, 50));
                            assert!(!shares(&page), "{} {}\n{page}", model.name, choice.name);
                        }
                    }
                }
                assert!(control.options.iter().all(|choice| choice.drug.as_deref() != Some("deuruxolitinib")));
            }
        }
        let measured = table(library, "dosing", &[("drug", "tofacitinib")]);
        assert!(shares(&shown(library, &measured, (160, 50))), "the test sees shares");
    });
}

#[test]
fn a_chart_of_the_story_says_in_words_that_a_drug_has_no_number() {
    LIBRARY.with(|library| {
        let mut seen = 0;
        for number in 0..library.deck.scenes().count() {
            let scene = library.scene(number).unwrap();
            for step in 0..scene.steps.len() {
                let charted = scene.steps[step].figure.as_ref().is_some_and(|figure| figure.length() > 0);
                let doses = vec![library.drug("deuruxolitinib").unwrap()];
                let moment = Moment { scene: number, step, time: 99_999, doses, ..Moment::default() };
                let page = shown(library, &moment, (120, 36));
                let told = page.split_whitespace().collect::<Vec<_>>().join(" ");
                // The teaching model takes no drug at all.
                if charted && scene.id != "vicious-circle" {
                    seen += 1;
                    assert!(told.contains("deuruxolitinib"), "{page}");
                    assert!(told.contains("No numbers for") || told.contains("no verified numbers for"), "{page}");
                    assert!(!shares(&page), "{page}");
                }
            }
        }
        assert!(seen >= 3, "{seen}");
    });
}

#[test]
fn a_drug_without_numbers_is_named_where_the_lab_opens() {
    LIBRARY.with(|library| {
        let doses = vec![library.drug("deuruxolitinib").unwrap()];
        let open = press(library, &Moment { doses, ..Moment::default() }, "L");
        for size in [(80, 24), (120, 36)] {
            let page = shown(library, &open, size);
            assert!(page.contains("No numbers for deuruxolitinib"), "{page}");
        }
        // All that is said of the model can be reached in a small window.
        let about = press(library, &open, "d down down down down down down down down down down down down");
        let page = shown(library, &about, (80, 24));
        assert!(page.contains("ivarmacitinib: "), "{page}");
    });
}

#[test]
fn two_drugs_are_never_drawn_in_one_chart() {
    LIBRARY.with(|library| {
        let other = table(library, "dosing", &[("drug", "baricitinib")]);
        assert!(bench(&other).is_changed(library));
        assert!(!shown(library, &other, (120, 36)).contains("unchanged"));
    });
}

fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(known == found, "{name} differs; look at it, then UPDATE=1\n{found}");
}

#[test]
fn each_model_takes_the_drug_and_keeps_its_knobs() {
    LIBRARY.with(|library| {
        let doses = vec![library.drug("ritlecitinib").unwrap()];
        let open = press(library, &Moment { doses, ..Moment::default() }, "L");
        let words = |moment: &Moment| {
            let chosen = bench(moment).model(library).unwrap().chosen(&bench(moment).setting);
            chosen.map(|(_, choice)| choice.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(words(&open)[0], "ritlecitinib");
        let turned = press(library, &open, "] down right");
        let back = press(library, &turned, "[ ]");
        assert_eq!(words(&back), words(&turned), "knobs stay as they were left");
        assert_eq!(words(&press(library, &back, "[")), words(&open), "and so does the drug");
    });
}

#[test]
fn without_motion_space_goes_from_one_end_to_the_other() {
    LIBRARY.with(|library| {
        let still = Moment { motion: Motion::Off, ..table(library, "loop", &[]) };
        let begun = press(library, &still, "space");
        assert_eq!((bench(&begun).time, bench(&begun).playing), (0, false));
        let ended = press(library, &begun, "space");
        assert_eq!((bench(&ended).time, bench(&ended).playing), (SWEEP, false));
    });
}

#[test]
fn the_lab_looks_like_this() {
    LIBRARY.with(|library| {
        let mut moment = table(library, "yamada2003", &[("knockout", "SOCS1")]);
        golden("lab-120x36.txt", &shown(library, &moment, (120, 36)));
        moment.lab.as_mut().unwrap().time = SWEEP / 3;
        golden("lab-80x24.txt", &shown(library, &moment, (80, 24)));
        let look = Look { glyphs: Glyphs::Ascii, depth: Depth::None, ..Look::default() };
        let ascii = shown(library, &Moment { look, ..table(library, "hair", &[("stop", "96")]) }, (80, 24));
        assert!(ascii.is_ascii(), "{ascii}");
        golden("lab-ascii.txt", &ascii);
        let mut crowd = table(library, "hair", &[("stop", "96")]);
        crowd.lab.as_mut().unwrap().chart = 1;
        golden("lab-crowd-80x24.txt", &shown(library, &crowd, (80, 24)));
        assert!(shown(library, &moment, (40, 12)).contains("larger window"));
    });
}

const MESSAGES: [Message; 32] = [
    Message::Next,
    Message::Pause,
    Message::Replay,
    Message::More,
    Message::Less,
    Message::Up,
    Message::Down,
    Message::Chart,
    Message::NextScene,
    Message::PrevScene,
    Message::ToggleDrug,
    Message::First,
    Message::Last,
    Message::Evidence,
    Message::Words,
    Message::Help,
    Message::Cabinet,
    Message::Index,
    Message::Digit(3),
    Message::HalfG,
    Message::GoTo(4),
    Message::Choose(0),
    Message::PageDown,
    Message::Back,
    Message::Tick(700),
    Message::Notes,
    Message::Pick,
    Message::Motion,
    Message::Compare,
    Message::Add,
    Message::Mark,
    Message::Audience,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_is_pressed_stays_in_range_and_esc_goes_back_to_the_very_moment(
        scene in 0_usize..17, step in 0_usize..6, time in 0_u32..6000, playing: bool,
        pressed in prop::collection::vec(prop::sample::select(&MESSAGES[..]), 0..25),
    ) {
        LIBRARY.with(|library| {
            let before = Moment { scene, step, time, playing, ..Moment::default() };
            let before = update(&before, Message::Tick(0), library);
            let mut moment = update(&before, Message::Lab, library);
            for message in &pressed {
                moment = update(&moment, *message, library);
                // The help also does what it tells of: it may close the lab.
                let Some(bench) = moment.lab.as_ref() else { break };
                let model = bench.model(library).unwrap();
                prop_assert!(bench.time <= SWEEP && bench.row < bench.rows(library) && bench.chart < bench.charts(library));
                for (option, control) in bench.setting.iter().zip(&model.controls) {
                    prop_assert!(*option < control.options.len());
                }
            }
            shown(library, &moment, (80, 24));
            // Out of the dark, out of the overlay, out of the lab.
            for _ in 0..3 {
                if moment.lab.is_some() {
                    moment = update(&moment, Message::Close, library);
                }
            }
            // How the program is dressed stays; where nothing may move by now, the story waits.
            let Moment { row, audience, look, motion, pace, over, .. } = moment;
            let playing = before.playing && motion == Motion::Full;
            let left = Moment { row, audience, look, motion, pace, over, playing, ..before };
            prop_assert_eq!(Moment { blank: false, ..moment }, left);
            Ok(())
        })?;
    }

    #[test]
    fn every_model_is_drawn_at_any_size(
        model in 0_usize..4, width in 1_u16..200, height in 1_u16..60, time in 0..=SWEEP, turns in 0_usize..6,
        chart in 0_usize..3, glyphs in 0_usize..4,
    ) {
        LIBRARY.with(|library| {
            let bench = Bench { time, chart, row: turns.min(1), ..Bench::of(library, model).unwrap() };
            let look = Look { glyphs: Glyphs::NAMES[glyphs].1, ..Look::default() };
            let moment = Moment { lab: Some(bench), look, ..Moment::default() };
            let moment = (0..turns).fold(moment, |moment, _| update(&moment, Message::More, library));
            shown(library, &moment, (width, height));
        });
    }
}
