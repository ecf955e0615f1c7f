//! Figures as they are drawn and told: goldens at two sizes, and what must hold at every size and in every look.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use jakstat::diagnose::draw;
use jakstat::encode::text::text;
use jakstat::library::{Library, Tree, check};
use jakstat::look::{Depth, Glyphs, Look};
use jakstat::screen::moment::{Choice, Moment};
use jakstat::screen::page::page;
use jakstat::screen::panel::{Showing, figure};
use jakstat::stage::course::Course;
use jakstat::stage::picture::Studio;
use jakstat::story::{Audience, Figure, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The embedded story with the scene of this test as its only one.
fn library() -> Library {
    let mut tree = Tree::embedded();
    tree.insert("scenes/figures.toml", include_str!("figures/figures.toml"));
    tree.insert("assets/decks/figures.toml", "title = \"Figures\"\n[[act]]\ntitle = \"All\"\nscenes = [\"figures\"]\n");
    Library::from_tree(&tree).library.with_deck("figures").unwrap()
}

fn scene(library: &Library) -> &Scene {
    library.scene(0).unwrap()
}

/// A moment in which a step's question, if it has one, is answered.
fn at(library: &Library, step: &str, drug: Option<&str>) -> Moment {
    let step = scene(library).step(step).unwrap();
    let doses = drug.iter().map(|name| library.drug(name).unwrap()).collect();
    Moment { step, doses, answers: [(0, Choice::Skipped)].into(), ..Moment::default() }
}

/// The figure of a moment's step alone.
fn drawn(library: &Library, moment: &Moment, size: (u16, u16)) -> Buffer {
    let showing = Showing::of(library, moment);
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let shown = showing.step().and_then(|step| step.figure.as_ref()).unwrap();
    figure::figure(&showing, shown, buffer.area, &mut Studio::default(), &mut buffer);
    buffer
}

fn whole(library: &Library, moment: &Moment, size: (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    page(library, moment, &mut Studio::default(), &mut buffer);
    text(&buffer)
}

/// As the stage is in 80x24, and as it is on a large screen.
const SIZES: [(u16, u16); 2] = [(80, 13), (102, 53)];

#[test]
fn figures_look_like_this() {
    let library = library();
    let cases = [
        ("people", None),
        ("two", None),
        ("board", None),
        ("board", Some("upadacitinib")),
        ("dates", None),
        ("list", None),
        ("pair", None),
    ];
    for (step, drug) in cases {
        for size in SIZES {
            let name =
                format!("{step}{}-{}x{}", drug.map(|drug| format!("-{drug}")).unwrap_or_default(), size.0, size.1);
            insta::assert_snapshot!(name, text(&drawn(&library, &at(&library, step, drug), size)));
        }
    }
}

#[test]
fn the_scene_of_this_test_makes_sense() {
    let library = library();
    let problems = check(&library);
    let own = problems.into_iter().filter(|problem| problem.spot.file == scene(&library).file).collect::<Vec<_>>();
    assert_eq!(draw(&own, &library.files, false), "");
}

#[test]
fn every_figure_is_drawn_where_the_stage_of_the_smallest_full_page_is() {
    let library = library();
    for step in 0..scene(&library).steps.len() {
        let moment = Moment { step, answers: [(0, Choice::Skipped)].into(), ..Moment::default() };
        let showing = Showing::of(&library, &moment);
        let shown = showing.step().and_then(|step| step.figure.as_ref()).unwrap();
        assert!(figure::least_rows(&showing, shown, 80) <= 13, "{shown:?}");
    }
}

#[test]
fn a_figure_is_drawn_in_its_least_rows() {
    let library = library();
    for step in ["people", "two", "board", "dates", "list", "pair"] {
        for width in [60, 80, 101, 140] {
            let moment = at(&library, step, None);
            let showing = Showing::of(&library, &moment);
            let shown = showing.step().and_then(|step| step.figure.as_ref()).unwrap();
            let told = shown.lines(&library.world(), &showing.response, "", &[], Audience::Plain);
            let least = figure::least_rows(&showing, shown, width);
            let drawn = text(&drawn(&library, &moment, (width, least)));
            // As words, a figure opens with its first line of them.
            let start: String = told[0].chars().take(20).collect();
            assert!(!drawn.trim_start().starts_with(&start), "{step} at {width}x{least}:\n{drawn}");
        }
    }
}

#[test]
fn nothing_but_ascii_and_no_colour_where_there_is_none() {
    let library = library();
    for step in ["people", "two", "board", "dates", "list", "pair"] {
        for size in [(40, 12), (80, 24), (120, 36), (146, 56)] {
            let look = Look { glyphs: Glyphs::Ascii, depth: Depth::None, ..Look::default() };
            let shown = whole(&library, &Moment { look, ..at(&library, step, Some("upadacitinib")) }, size);
            assert!(shown.is_ascii(), "{step} at {size:?}:\n{shown}");
            assert!(!shown.contains('?') || shown.contains("? help") || step == "list", "{step} at {size:?}:\n{shown}");
        }
    }
}

#[test]
fn any_size_is_drawn() {
    let library = library();
    for step in 0..scene(&library).steps.len() {
        for audience in Audience::ALL {
            for size in (1..160).step_by(11).flat_map(|width| (1..60).step_by(5).map(move |height| (width, height))) {
                let moment = Moment { step, audience, ..Moment::default() };
                drawn(&library, &moment, size);
                if size.0 % 3 == 0 {
                    whole(&library, &moment, size);
                }
            }
        }
    }
}

#[test]
fn a_count_is_said_with_its_denominator_and_filled_as_often() {
    let library = library();
    for size in SIZES {
        let shown = text(&drawn(&library, &at(&library, "people", None), size));
        for count in ["5 in 100", "22 in 100", "35 in 100"] {
            assert!(shown.contains(count), "{count} at {size:?}:\n{shown}");
        }
        assert_eq!(shown.matches('⬢').count(), 5 + 22 + 35, "{shown}");
        assert_eq!(shown.matches('⬡').count(), 300 - 5 - 22 - 35, "{shown}");
        assert!(shown.contains("by week 36") && shown.contains("654 adults"), "{shown}");
    }
}

#[test]
fn nothing_is_given_away_before_the_answer() {
    let library = library();
    let step = scene(&library).step("pair").unwrap();
    let asked = Moment { step, ..Moment::default() };
    let told = Moment { answers: [(0, Choice::Answered(0))].into(), ..asked.clone() };
    for size in [(80, 13), (30, 8), (102, 53)] {
        assert!(!text(&drawn(&library, &asked, size)).contains("FLT3"), "given away at {size:?}");
    }
    assert!(text(&drawn(&library, &told, (80, 13))).contains("FLT3"));
    assert!(!whole(&library, &asked, (50, 16)).contains("FLT3"));
}

#[test]
fn the_board_shows_what_the_model_gives() {
    let library = library();
    let Some(Figure::Board(board)) = &scene(&library).steps[2].figure else { panic!("no board") };
    for (id, drug) in library.drugs.iter().enumerate() {
        let shown = text(&drawn(&library, &at(&library, "board", Some(&drug.name)), (80, 13)));
        for wire in &board.rows {
            let signal = &library.pathway.signals[wire.signal];
            let label = library.pathway.signal_label(signal);
            let row = shown.lines().find(|line| line.trim_start().starts_with(&format!("{label} "))).unwrap();
            let end = match Course::under(&library, &[id]).response.signal(signal).0 {
                jakstat::biology::Capacity::Full => "◉ through",
                jakstat::biology::Capacity::Reduced => "◒ quieter",
                jakstat::biology::Capacity::Blocked => "◌ quiet",
            };
            assert!(row.contains(end), "{} and {label}: {row}", drug.name);
        }
    }
}

#[test]
fn a_challenge_is_ticked_while_the_drugs_meet_its_goal() {
    let library = library();
    let shown = |drug| whole(&library, &at(&library, "board", drug), (120, 36));
    assert_eq!(shown(None).matches("( ) Stop").count(), 2);
    let ticked = shown(Some("ritlecitinib"));
    assert_eq!((ticked.matches("(✓) ").count(), ticked.matches("( ) Stop").count()), (1, 1), "{ticked}");
    assert!(ticked.contains("Right: JAK3"), "{ticked}");
    let other = whole(&library, &at(&library, "list", None), (120, 36));
    assert!(!other.contains("Stop IL-15"), "challenges stay with the board:\n{other}");
}

#[test]
fn a_figure_without_room_is_told_in_words() {
    let library = library();
    let shown = whole(&library, &at(&library, "two", None), (50, 24));
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("stopped: 80 in 100, within two years: lost much of the hair again."), "{shown}");
}

/// What only a drawn figure has.
fn signs(figure: &Figure) -> &'static [&'static str] {
    match figure {
        Figure::People(_) => &["⬢", "⬡"],
        Figure::Board(_) => &["▐JAK", "⊘JAK", "◒JAK"],
        Figure::Dates(_) => &["◉"],
        Figure::List(_) => &["∘"],
        Figure::Pair(_) => &["▪"],
        Figure::Chart(_) => &["◇"],
    }
}

#[test]
fn every_figure_of_the_story_is_drawn_whole_on_the_smallest_full_page() {
    let library = Library::embedded().library;
    let mut seen = 0;
    for number in 0..library.deck.scenes().count() {
        let scene = library.scene(number).unwrap();
        for (step, figure) in scene.steps.iter().enumerate().filter_map(|(at, step)| Some((at, step.figure.as_ref()?)))
        {
            seen += 1;
            let drugs = std::iter::once(Vec::new()).chain((0..library.drugs.len()).map(|drug| vec![drug]));
            for (doses, audience) in drugs.flat_map(|doses| Audience::ALL.map(|audience| (doses.clone(), audience))) {
                let answers = [(number, Choice::Skipped)].into();
                let moment = Moment { scene: number, step, doses, audience, answers, ..Moment::default() };
                let shown = whole(&library, &moment, (80, 24));
                // Without header, strip and footer.
                let rows: Vec<&str> = shown.lines().skip(1).take(21).collect();
                let body = rows.join("\n");
                let at = format!("{} {step} {audience:?} {:?}\n{shown}", scene.id, moment.doses);
                let drawn = signs(figure).iter().any(|sign| body.contains(sign));
                // Where a drug has many words, those of the figure may have to do.
                assert!(drawn || !moment.doses.is_empty(), "{at}");
                assert!(!body.contains('…'), "cut short: {at}");
            }
        }
    }
    assert!(seen > 0, "the story has figures");
}
