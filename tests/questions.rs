//! What is remembered, asked at the end of each act: answered, passed over, missed and asked again.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod extra;

use extra::Viewer;
use jakstat::library::Library;
use jakstat::screen::moment::{Choice, Moment, Overlay, Phase};
use jakstat::screen::recall::score;
use jakstat::story::Audience;

fn viewer() -> Viewer {
    Viewer::of(extra::library()).at_end_of("signal-arrives")
}

/// The number of the question that is asked.
fn asked(viewer: &Viewer) -> Option<usize> {
    viewer.moment.recall.as_ref()?.question()
}

fn place(viewer: &Viewer) -> &str {
    &viewer.library.scene(viewer.moment.scene).unwrap().id
}

#[test]
fn an_act_ends_with_its_questions() {
    let mut viewer = viewer();
    assert_eq!(viewer.phase(), Phase::Holding);
    viewer.press("space");
    assert_eq!((viewer.phase(), asked(&viewer)), (Phase::Recalling, Some(0)));
    let page = viewer.page(80, 24);
    for words in ["The garden", "Question 1 of 2", "First question?", "1 First wrong.", "2 First right.", "1-2 answer"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    viewer.press("2");
    let page = viewer.page(80, 24);
    assert!(page.contains("Yes. Right one.") && !page.contains("First wrong."), "{page}");
    viewer.press("space");
    assert_eq!(asked(&viewer), Some(1));
    viewer.press("space space");
    assert_eq!((asked(&viewer), viewer.moment.step, viewer.moment.time), (None, 0, 0));
    assert_eq!(place(&viewer), "receptors-and-jaks");
    assert_eq!(score(&viewer.library, &viewer.moment.recalled), (1, 1));
}

#[test]
fn a_wrong_answer_names_the_cause_and_the_right_one() {
    let mut viewer = viewer();
    viewer.press("space 1");
    let page = viewer.page(80, 24);
    assert!(page.contains("Not quite. Wrong one.") && page.contains("First right."), "{page}");
    assert_eq!(score(&viewer.library, &viewer.moment.recalled), (0, 1));
    let before = viewer.moment.clone();
    viewer.press("2");
    assert_eq!(viewer.moment.recalled, before.recalled, "an answer stands");
}

#[test]
fn students_say_the_answer_before_they_see_any() {
    let mut viewer = viewer();
    viewer.moment.audience = Audience::Student;
    viewer.press("space");
    let page = viewer.page(80, 24);
    assert!(page.contains("First question?") && !page.contains("First right."), "{page}");
    viewer.press("space");
    assert!(viewer.page(80, 24).contains("First right."));
    assert_eq!((asked(&viewer), viewer.moment.recalled.len()), (Some(0), 0));
    viewer.press("2 space");
    assert!(!viewer.page(80, 24).contains("Second right."), "each question anew");
    viewer.press("space space");
    assert_eq!(viewer.moment.recalled[&1].choice, Choice::Skipped);
    assert_eq!(place(&viewer), "receptors-and-jaks");
}

#[test]
fn back_goes_through_the_questions_to_the_act_and_nothing_blocks() {
    let mut viewer = viewer();
    let end = viewer.moment.clone();
    viewer.press("space 1 space");
    assert_eq!(asked(&viewer), Some(1));
    viewer.press("left");
    assert!(viewer.page(80, 24).contains("Not quite. Wrong one."));
    viewer.press("left");
    assert_eq!((asked(&viewer), viewer.phase(), viewer.moment.time), (None, Phase::Holding, end.time));
    viewer.press("space");
    assert_eq!(asked(&viewer), Some(1), "what was answered is not asked at once again");
    for keys in ["]", "[", "g g", "G", "3 right", "r"] {
        let mut other = Viewer { library: extra::library(), moment: viewer.moment.clone() };
        other.press(keys);
        assert_eq!(other.moment.recall, None, "{keys}");
    }
    viewer.press("i down enter");
    assert_eq!((asked(&viewer), viewer.moment.doses.len()), (Some(1), 1), "the cabinet is open as ever");
}

#[test]
fn a_missed_question_comes_back_at_the_end_of_a_later_act() {
    let mut viewer = viewer();
    viewer.press("space 1 space 1 space");
    let mut viewer = viewer.at_end_of_act();
    viewer.press("space");
    assert_eq!(asked(&viewer), Some(0), "missed in the act before");
    viewer.press("2 space");
    assert_eq!(asked(&viewer), Some(2), "the act's own; the second was right");
    viewer.press("space");
    assert_eq!(asked(&viewer), None);
    assert_eq!(score(&viewer.library, &viewer.moment.recalled), (2, 2));
}

impl Viewer {
    /// At the end of the last scene of the act that is on.
    fn at_end_of_act(self) -> Self {
        let end = self.library.deck.act(self.moment.scene).unwrap().1;
        let id = self.library.scene(end).unwrap().id.clone();
        self.at_end_of(&id)
    }
}

#[test]
fn a_missed_question_waits_for_two_scenes() {
    let deck = |second: &str| {
        format!(
            "title = \"t\"\n[[act]]\ntitle = \"The garden\"\nscenes = [\"quiet-zone\", \"signal-arrives\"]\n\
             [[act]]\ntitle = \"next\"\nscenes = [{second}]\n"
        )
    };
    for (second, comes_back) in [("\"stat-relay\"", false), ("\"receptors-and-jaks\", \"stat-relay\"", true)] {
        let mut tree = extra::tree();
        tree.insert("assets/decks/full.toml", deck(second));
        let mut viewer = Viewer::of(Library::from_tree(&tree).library).at_end_of("signal-arrives");
        viewer.press("space 1 space space");
        let mut viewer = viewer.at_end_of("stat-relay");
        viewer.press("space");
        assert_eq!(asked(&viewer).is_some(), comes_back, "{second}");
    }
}

#[test]
fn after_the_last_questions_comes_the_index() {
    let mut tree = extra::tree();
    let deck = "title = \"t\"\n[[act]]\ntitle = \"The garden\"\nscenes = [\"quiet-zone\", \"signal-arrives\"]\n";
    tree.insert("assets/decks/full.toml", deck);
    let mut viewer = Viewer::of(Library::from_tree(&tree).library).at_end_of("signal-arrives");
    viewer.press("space space space");
    assert_eq!((viewer.moment.overlay, asked(&viewer)), (Overlay::Index, None));
}

#[test]
fn a_deck_without_recall_asks_nothing() {
    let mut tree = extra::tree();
    let deck = "title = \"t\"\nrecall = false\n[[act]]\ntitle = \"The garden\"\nscenes = [\"quiet-zone\", \"signal-arrives\"]\n\
                [[act]]\ntitle = \"next\"\nscenes = [\"jak-activation\"]\n";
    tree.insert("assets/decks/full.toml", deck);
    let mut viewer = Viewer::of(Library::from_tree(&tree).library);
    for _ in 0..200 {
        assert!(!matches!(viewer.phase(), Phase::Asking | Phase::Recalling));
        viewer.press("space");
        if viewer.moment.overlay == Overlay::Index {
            return assert_eq!(viewer.moment.answers.len(), 0);
        }
    }
    panic!("the deck has no end");
}

#[test]
fn a_round_that_the_library_does_not_have_is_none() {
    let mut viewer = viewer();
    viewer.press("space");
    let round = viewer.moment.recall.clone();
    viewer.library.recall.clear();
    let mut viewer = Viewer { moment: Moment { recall: round, ..viewer.moment }, library: viewer.library };
    viewer.press("s");
    assert_eq!(viewer.moment.recall, None);
}

#[test]
fn at_80x24_every_word_of_the_shipped_questions_is_there() {
    let mut viewer = Viewer::of(Library::embedded().library);
    let ends: Vec<usize> = (0..viewer.library.deck.scenes().count())
        .filter(|scene| viewer.library.deck.act(*scene).is_some_and(|act| act.1 == *scene))
        .collect();
    let mut seen = 0;
    for (end, audience) in ends.into_iter().flat_map(|end| Audience::ALL.map(|audience| (end, audience))) {
        let id = viewer.library.scene(end).unwrap().id.clone();
        viewer.moment = Moment { audience, ..Moment::default() };
        viewer = viewer.at_end_of(&id);
        viewer.press("space");
        let Some(round) = viewer.moment.recall.clone() else { panic!("{id} ends an act without a question") };
        for state in round.states() {
            let question = &viewer.library.recall[state.question().unwrap()];
            let mut told = vec![question.ask.at(audience).text()];
            match state.choice() {
                Some(Choice::Answered(answer)) if answer < question.answers.len() => {
                    told.push(question.answers[answer].because.at(audience).text());
                }
                Some(_) => continue,
                None => told.extend(question.answers.iter().map(|answer| answer.text.at(audience).text())),
            }
            viewer.moment.recall = Some(state.clone());
            let page = viewer.page(80, 24).replace('▌', "");
            for words in told {
                let words: Vec<&str> = words.split_whitespace().collect();
                assert!(page.contains(&words.join(" ")), "{id} {audience:?}: {words:?}\n{page}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 36, "four acts of three questions at three levels, asked and answered: {seen}");
}
