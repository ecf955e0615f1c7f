//! Keys in, moment out: what a press does, at every place of the story.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use jakstat::library::Library;
use jakstat::screen::keys::{self, Scope, TABLE};
use jakstat::screen::message::Message;
use jakstat::screen::moment::{Choice, Moment, Motion, Overlay, Phase, length};
use jakstat::screen::update::update;
use jakstat::story::Audience;
use proptest::prelude::*;
use std::collections::BTreeSet;

mod extra;

thread_local! {
    static LIBRARY: Library = Library::embedded().library;
    /// The same with more what-ifs and questions.
    static MORE: Library = extra::library();
}

/// Someone at the keyboard: `press("space right 1")`.
struct Viewer<'a> {
    library: &'a Library,
    moment: Moment,
}

impl Viewer<'_> {
    fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key = keys::key(name).unwrap_or_else(|| panic!("{name} is no key"));
            let message = keys::message(&key, self.moment.overlay != Overlay::None);
            let message = message.unwrap_or_else(|| panic!("{name} does nothing"));
            self.moment = update(&self.moment, message, self.library);
        }
        self
    }

    fn wait(&mut self, milliseconds: u32) -> &mut Self {
        self.moment = update(&self.moment, Message::Tick(milliseconds), self.library);
        self
    }

    fn phase(&self) -> Phase {
        self.moment.phase(self.library)
    }

    /// Scene, step and time.
    fn place(&self) -> (usize, usize, u32) {
        (self.moment.scene, self.moment.step, self.moment.time)
    }

    fn length(&self) -> u32 {
        length(self.library, &self.moment)
    }
}

fn watch(test: impl FnOnce(Viewer)) {
    LIBRARY.with(|library| test(Viewer { library, moment: Moment::default() }));
}

/// The same, at the first step that moves and has no question.
fn watch_a_moving_step(test: impl FnOnce(Viewer)) {
    watch(|mut viewer| {
        let scenes = viewer.library.deck.scenes().count();
        for scene in 0..scenes {
            let steps = viewer.library.scene(scene).map_or(0, |scene| scene.steps.len());
            for step in 1..steps {
                viewer.moment = Moment { scene, step, ..Moment::default() };
                if viewer.phase() == Phase::Reading && step + 1 < steps {
                    return test(viewer);
                }
            }
        }
        panic!("no step moves");
    });
}

/// The same, where a question is asked.
fn watch_a_question(test: impl FnOnce(Viewer)) {
    watch(|mut viewer| {
        let scenes = viewer.library.deck.scenes().count();
        let asking = (0..scenes).find_map(|scene| {
            let before = viewer.library.scene(scene)?.predict.as_ref()?.before;
            Some(Moment { scene, step: before, ..Moment::default() })
        });
        viewer.moment = asking.expect("a scene asks");
        test(viewer);
    });
}

#[test]
fn space_reads_watches_holds_and_goes_on() {
    watch_a_moving_step(|mut viewer| {
        let (scene, step, _) = viewer.place();
        viewer.press("space");
        assert_eq!(viewer.phase(), Phase::Watching);
        viewer.wait(100);
        assert_eq!(viewer.place(), (scene, step, 100));
        viewer.press("space");
        assert_eq!((viewer.phase(), viewer.moment.time), (Phase::Holding, viewer.length()));
        viewer.press("space");
        assert_eq!(viewer.place(), (scene, step + 1, 0));
    });
}

#[test]
fn time_alone_ends_the_motion_and_goes_no_further() {
    watch_a_moving_step(|mut viewer| {
        let (scene, step, _) = viewer.place();
        viewer.press("space").wait(60_000);
        assert_eq!(viewer.place(), (scene, step, viewer.length()));
        assert!(!viewer.moment.playing);
        viewer.wait(60_000);
        assert_eq!(viewer.place(), (scene, step, viewer.length()));
    });
}

#[test]
fn back_goes_to_the_start_of_a_step_then_to_the_end_of_the_one_before() {
    watch_a_moving_step(|mut viewer| {
        let (scene, step, _) = viewer.place();
        viewer.press("space").wait(500).press("left");
        assert_eq!((viewer.place(), viewer.moment.playing), ((scene, step, 0), false));
        viewer.press("h");
        assert_eq!(viewer.place(), (scene, step - 1, viewer.length()));
        viewer.press("space");
        assert_eq!(viewer.place(), (scene, step, 0));
    });
}

#[test]
fn back_at_the_very_start_stays() {
    watch(|mut viewer| {
        viewer.press("left k h backspace pgup");
        assert_eq!(viewer.place(), (0, 0, 0));
    });
}

#[test]
fn space_alone_visits_every_step_and_ends_at_the_index() {
    watch(|mut viewer| {
        let mut seen = BTreeSet::new();
        for _ in 0..1000 {
            seen.insert((viewer.moment.scene, viewer.moment.step));
            if viewer.moment.overlay == Overlay::Index {
                break;
            }
            viewer.press("space");
        }
        let all: usize = (0..viewer.library.deck.scenes().count())
            .map(|scene| viewer.library.scene(scene).map_or(0, |scene| scene.steps.len()))
            .sum();
        assert_eq!(seen.len(), all);
        assert_eq!((viewer.moment.overlay, viewer.moment.row), (Overlay::Index, 0));
    });
}

#[test]
fn counts_and_letters_go_to_scenes() {
    watch(|mut viewer| {
        let last = viewer.library.deck.scenes().count() - 1;
        viewer.press("G");
        assert_eq!(viewer.place(), (last, 0, 0));
        viewer.press("g g");
        assert_eq!(viewer.place(), (0, 0, 0));
        viewer.press("3 G");
        assert_eq!(viewer.place(), (2, 0, 0));
        viewer.press("[");
        assert_eq!(viewer.place(), (1, 0, 0));
        viewer.press("9 9 9 9 9 ]");
        assert_eq!(viewer.place(), (last, 0, 0));
        viewer.press("1 0 [ home 2 right");
        assert_eq!((viewer.place(), viewer.moment.count), ((0, 2, 0), None));
        viewer.press("g right g");
        assert_eq!(viewer.moment.scene, 0, "only g g in a row is one key");
        assert!(viewer.moment.half_key);
    });
}

#[test]
fn pause_pace_and_replay_bend_time() {
    watch_a_moving_step(|mut viewer| {
        viewer.press("space").wait(200).press("p").wait(1000);
        assert_eq!((viewer.phase(), viewer.moment.time), (Phase::Paused, 200));
        viewer.press("p > >").wait(100);
        assert_eq!((viewer.moment.pace, viewer.moment.time), (200, 400));
        viewer.press("= r");
        assert_eq!((viewer.moment.pace, viewer.moment.time, viewer.phase()), (100, 0, Phase::Watching));
        viewer.press("< < < < < <").wait(100);
        assert_eq!((viewer.moment.pace, viewer.moment.time), (25, 25));
    });
}

#[test]
fn an_answer_shows_its_reason_until_the_next_space() {
    watch_a_question(|mut viewer| {
        let (scene, step, _) = viewer.place();
        assert_eq!(viewer.phase(), Phase::Asking);
        viewer.press("9");
        assert_eq!(viewer.phase(), Phase::Asking, "there is no ninth answer");
        viewer.press("2");
        assert_eq!(viewer.phase(), Phase::Answered(1));
        viewer.press("space");
        let went_on = viewer.phase() == Phase::Watching || viewer.place() == (scene, step + 1, 0);
        assert!(went_on, "{:?}", viewer.place());
    });
}

#[test]
fn a_second_digit_after_an_answer_skips_no_step() {
    watch_a_question(|mut viewer| {
        let before = viewer.place();
        viewer.press("1 2 space");
        assert_eq!((viewer.moment.scene, viewer.moment.step), (before.0, before.1));
        assert_eq!(viewer.moment.answers[&before.0], Choice::Answered(0));
        viewer.press("1 2 G");
        assert_eq!(viewer.moment.scene, 11, "a count for a scene is a count");
    });
}

#[test]
fn a_question_that_was_skipped_is_asked_again_on_the_way_back() {
    watch_a_question(|mut viewer| {
        let before = viewer.place();
        viewer.press("space left");
        assert_eq!((viewer.phase(), viewer.place()), (Phase::Asking, before));
        viewer.press("1 left");
        assert!(viewer.place() < before, "an answer stays, and so does the way back");
        assert_eq!(viewer.moment.answers[&before.0], Choice::Answered(0));
    });
}

#[test]
fn a_question_can_be_skipped() {
    watch_a_question(|mut viewer| {
        let scene = viewer.moment.scene;
        viewer.press("space");
        assert_eq!(viewer.moment.answers.get(&scene), Some(&Choice::Skipped));
        assert_ne!(viewer.phase(), Phase::Asking);
        assert_eq!(viewer.moment.time, 0);
    });
}

#[test]
fn the_cabinet_gives_one_drug_at_a_time_and_x_puts_it_aside() {
    watch(|mut viewer| {
        viewer.press("x");
        assert_eq!(viewer.moment.overlay, Overlay::Cabinet, "no drug was ever chosen");
        viewer.press("down down enter");
        assert_eq!((viewer.moment.overlay, viewer.moment.doses.as_slice()), (Overlay::None, &[1][..]));
        viewer.press("x");
        assert_eq!((viewer.moment.doses.len(), viewer.moment.aside.as_slice()), (0, &[1][..]));
        viewer.press("x i");
        assert_eq!(viewer.moment.row, 2, "the cabinet opens at what is taken");
        viewer.press("k space");
        assert_eq!(viewer.moment.doses, [0]);
        viewer.press("i pgup pgup enter x");
        assert_eq!(viewer.moment.doses, [0], "x takes again what No drug put aside");
    });
}

#[test]
fn a_drug_changes_nothing_about_where_we_are() {
    watch_a_moving_step(|mut viewer| {
        let (scene, step, _) = viewer.place();
        viewer.press("space").wait(300).press("i down enter");
        assert_eq!((viewer.place(), viewer.phase()), ((scene, step, 300), Phase::Watching));
        viewer.press("space x");
        assert_eq!((viewer.phase(), viewer.moment.time), (Phase::Holding, viewer.length()));
    });
}

#[test]
fn time_stands_still_under_an_overlay_and_a_blank_screen() {
    watch_a_moving_step(|mut viewer| {
        viewer.press("space").wait(100).press("e").wait(1000).press("e b").wait(1000).press("b").wait(10);
        assert_eq!((viewer.moment.time, viewer.moment.blank), (110, false));
    });
}

#[test]
fn audience_keeps_step_and_time() {
    watch_a_moving_step(|mut viewer| {
        viewer.press("space").wait(123);
        let place = viewer.place();
        for audience in [Audience::Student, Audience::Clinician, Audience::Plain] {
            viewer.press("a");
            assert_eq!((viewer.moment.audience, viewer.place()), (audience, place));
        }
    });
}

#[test]
fn reduced_motion_jumps_to_the_end() {
    watch_a_moving_step(|mut viewer| {
        viewer.press("m");
        assert_eq!(viewer.moment.motion, Motion::Reduced);
        viewer.press("space");
        assert_eq!((viewer.phase(), viewer.moment.time), (Phase::Holding, viewer.length()));
    });
}

#[test]
fn overlays_toggle_and_escape_never_quits() {
    watch(|mut viewer| {
        for (key, overlay) in [
            ("o", Overlay::Index),
            ("e", Overlay::Evidence),
            ("d", Overlay::Words),
            ("?", Overlay::Help),
            ("i", Overlay::Cabinet),
        ] {
            viewer.press(key);
            assert_eq!(viewer.moment.overlay, overlay);
        }
        viewer.press("i o down down enter");
        assert_eq!((viewer.moment.overlay, viewer.place()), (Overlay::None, (2, 0, 0)));
        viewer.press("? q");
        assert_eq!((viewer.moment.overlay, viewer.moment.over), (Overlay::None, false));
        assert_eq!(keys::message(&keys::key("esc").unwrap(), false), None);
        viewer.press("ctrl-c");
        assert!(viewer.moment.over);
    });
}

#[test]
fn every_key_stands_once_where_it_counts() {
    for scope in [Scope::Story, Scope::Overlay, Scope::Lab] {
        let here = TABLE.iter().filter(|row| row.scope == scope || row.scope == Scope::Always);
        let mut seen = BTreeSet::new();
        for name in here.flat_map(|row| row.keys) {
            assert!(seen.insert(name), "{name} stands twice in {scope:?}");
        }
    }
    for name in TABLE.iter().flat_map(|row| row.keys) {
        let key = keys::key(name).unwrap_or_else(|| panic!("{name} is no key"));
        assert_eq!(keys::name(&key).as_deref(), Some(*name));
    }
}

#[test]
fn a_letter_with_control_or_alt_is_another_key() {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
    let held = |modifier| KeyEvent::new(KeyCode::Char('l'), modifier);
    assert_eq!(keys::message(&held(KeyModifiers::NONE), false), Some(Message::Next));
    assert_eq!(keys::message(&held(KeyModifiers::CONTROL), false), Some(Message::Redraw));
    assert_eq!(keys::message(&held(KeyModifiers::ALT), false), None);
    let mut released = held(KeyModifiers::NONE);
    released.kind = KeyEventKind::Release;
    assert_eq!(keys::message(&released, false), None);
}

fn messages() -> impl Strategy<Value = Message> {
    let table: Vec<Message> = TABLE.iter().map(|row| row.message).collect();
    prop_oneof![
        8 => prop::sample::select(table),
        2 => (0..3000u32).prop_map(Message::Tick),
        1 => (0..10u8).prop_map(Message::Digit),
        1 => any::<u32>().prop_map(Message::GoTo),
        1 => (0..6usize).prop_map(Message::Choose),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_leaves_the_story(
        messages in prop::collection::vec(messages(), 1..60),
        start in (any::<usize>(), any::<usize>(), any::<u32>(), any::<usize>(), any::<usize>(), 0..20usize),
        beside in prop::option::of(prop::collection::vec(0..20usize, 0..3)),
        empty in any::<bool>(),
    ) {
        MORE.with(|full| {
            let none = Library::default();
            let library = if empty { &none } else { full };
            let (scene, step, time, row, drug, twist) = start;
            let mut moment = Moment { scene, step, time, row, doses: vec![drug], twist: Some(twist), beside, ..Moment::default() };
            for message in messages {
                moment = update(&moment, message, library);
                let steps = library.scene(moment.scene).map_or(1, |scene| scene.steps.len().max(1));
                prop_assert!(moment.scene < library.deck.scenes().count().max(1));
                prop_assert!(moment.step < steps);
                prop_assert!(moment.doses.iter().all(|id| *id < library.drugs.len()));
                prop_assert!(moment.twist.is_none() || moment.what_if(library).is_some());
                prop_assert!(moment.twist.is_none() || moment.doses.is_empty(), "one change at a time");
                let left = moment.beside.as_ref();
                prop_assert!(left.is_none_or(|left| left.iter().all(|id| *id < library.drugs.len())));
                let changed = moment.twist.or(moment.gene).is_some();
                let compared = left.is_none_or(|left| *left != moment.doses || changed);
                prop_assert!(compared || moment.overlay == Overlay::Cabinet, "the same twice");
                prop_assert!(moment.recalled.keys().all(|question| *question < library.recall.len()));
                let round = moment.recall.as_ref();
                prop_assert!(round.is_none_or(|round| round.question().is_some() && !moment.playing));
            }
            Ok(())
        })?;
    }
}
