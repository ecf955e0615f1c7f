//! Charts of the lab in the story: how they grow as their step plays, what a drug does to them, and how they are told.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod fixture;

use jakstat::encode::text::text;
use jakstat::library::Library;
use jakstat::screen::moment::{Choice, Moment, Phase, length};
use jakstat::screen::page::page;
use jakstat::screen::panel::{Showing, figure};
use jakstat::stage::picture::Studio;
use jakstat::story::{Audience, Figure, World};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::to_play().library)
}

/// A step by scene and name, with its question answered, so far into its motion.
fn at(scene: &str, step: &str, share: f64, drug: Option<&str>) -> Moment {
    let library = library();
    let number = (0..17).find(|number| library.scene(*number).unwrap().id == scene).unwrap();
    let step = library.scene(number).unwrap().step(step).unwrap();
    let doses = drug.iter().map(|name| library.drug(name).unwrap()).collect();
    let answers = [(number, Choice::Skipped)].into();
    let moment = Moment { scene: number, step, doses, answers, ..Moment::default() };
    Moment { time: (f64::from(length(library, &moment)) * share) as u32, ..moment }
}

/// The figure alone, as large as the stage is at 80x24, or on a large screen.
fn drawn(moment: &Moment, size: (u16, u16)) -> String {
    let showing = Showing::of(library(), moment);
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let shown = showing.step().and_then(|step| step.figure.as_ref()).unwrap();
    figure::figure(&showing, shown, buffer.area, &mut Studio::default(), &mut buffer);
    text(&buffer)
}

fn told(moment: &Moment, drugs: &[&str]) -> String {
    let library = library();
    let showing = Showing::of(library, moment);
    let world = World { models: library.models(), ..library.world() };
    let shown = showing.step().and_then(|step| step.figure.as_ref()).unwrap();
    shown.lines(&world, &showing.response, &drugs.join(" and "), drugs, Audience::Plain).join("\n")
}

#[test]
fn charts_look_like_this() {
    for (name, moment) in [
        ("brake", at("brakes", "hours", 1.0, None)),
        ("brake-under-way", at("brakes", "hours", 0.3, None)),
        ("brake-tofacitinib", at("brakes", "hours", 1.0, Some("tofacitinib"))),
        ("circle", at("vicious-circle", "cut", 1.0, None)),
        ("hair", at("swarm-and-regrowth", "months", 1.0, None)),
        ("virtual", at("waiting-and-stopping", "virtual", 1.0, None)),
    ] {
        insta::assert_snapshot!(format!("{name}-80x13"), drawn(&moment, (80, 13)));
    }
    insta::assert_snapshot!("brake-102x53", drawn(&at("brakes", "hours", 1.0, None), (102, 53)));
}

#[test]
fn a_chart_moves_for_as_long_as_it_says_and_holds_at_its_end() {
    let opening = at("brakes", "hours", 0.0, None);
    assert_eq!((opening.phase(library()), length(library(), &opening)), (Phase::Reading, 5000));
    let axes = drawn(&opening, (80, 13));
    assert!(axes.contains("hours") && !axes.contains("STAT1 pairs"), "{axes}");
    let end = at("brakes", "hours", 1.0, None);
    assert_eq!(end.phase(library()), Phase::Holding);
    assert!(drawn(&end, (80, 13)).contains("STAT1 pairs"));
}

/// The crowd of the story are those whose hair came back; they lose it after stopping.
#[test]
fn virtual_people_keep_less_and_less_after_stopping() {
    // Signs, persons, and portraits, as the room grows: the same count in each.
    for (size, filled) in [((60, 20), "⬢"), ((102, 40), "●"), ((102, 56), "▜█▛")] {
        let keep = |share| {
            let shown = drawn(&at("waiting-and-stopping", "virtual", share, None), size);
            shown.matches(filled).count()
        };
        let (stop, later, end) = (keep(0.0), keep(0.5), keep(1.0));
        assert!(stop > 95 && later < stop - 30 && end < later - 10, "{size:?}: {stop} {later} {end}");
    }
}

#[test]
fn the_plain_stream_tells_start_peak_and_end() {
    let brake = told(&at("brakes", "hours", 1.0, None), &[]);
    assert!(brake.contains("published model, BIOMD0000000093"), "{brake}");
    assert!(brake.contains("0 nM at 0 hours, at most 271 nM at 0.75 hours, 48 nM at 10 hours"), "{brake}");
    let none = told(&at("swarm-and-regrowth", "months", 1.0, Some("baricitinib")), &["baricitinib"]);
    assert!(none.contains("no verified numbers for baricitinib") && !none.contains("weeks"), "{none}");
}

#[test]
fn the_drug_that_the_story_tells_of_changes_nothing_and_another_is_compared_with_none() {
    let hair = |drug| drawn(&at("swarm-and-regrowth", "months", 1.0, drug), (80, 13));
    assert_eq!(hair(Some("ritlecitinib")), hair(None));
    let brake = drawn(&at("brakes", "hours", 1.0, Some("tofacitinib")), (80, 13));
    assert!(brake.contains("without the drug") && !brake.contains("without the brake"), "{brake}");
}

#[test]
fn a_chart_in_little_room_is_told_in_words() {
    let moment = at("brakes", "hours", 1.0, None);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 50, 24));
    page(library(), &moment, &mut Studio::default(), &mut buffer);
    let shown = text(&buffer).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("at most 271 nM at 0.75 hours"), "{shown}");
}

#[test]
fn every_chart_of_the_story_rests_on_a_claim_of_its_model() {
    let mut seen = 0;
    for scene in &library().scenes {
        for step in &scene.steps {
            let Some(Figure::Chart(chart)) = &step.figure else { continue };
            let model = library().model(&chart.model).unwrap();
            seen += 1;
            assert!(step.claims.iter().any(|claim| model.claims.contains(claim)), "{} {}", scene.id, step.name);
        }
    }
    assert_eq!(seen, 4);
}

/// A small story whose model is another: its chart, and its virtual people.
fn fixture_chart(from: &str, to: &str, name: &str) -> String {
    let mut tree = fixture::fixture();
    let path = "assets/models/decay.toml";
    let model = String::from_utf8(tree.content(path).unwrap().to_vec()).unwrap();
    assert!(model.contains(from), "{from}");
    tree.insert(path, model.replacen(from, to, 1));
    let library = Library::from_tree(&tree).library;
    let moment = Moment::default();
    let showing = Showing::of(&library, &moment);
    let chart = jakstat::story::figure::Chart {
        model: "decay".to_owned(),
        chart: name.to_owned(),
        set: Vec::new(),
        beside: None,
        faint: jakstat::story::Told::default(),
        over: 5000,
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
    figure::figure(&showing, &Figure::Chart(chart), buffer.area, &mut Studio::default(), &mut buffer);
    text(&buffer).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_chart_that_cannot_be_drawn_says_why() {
    let away = |name: &str| fixture_chart("forward = \"k\" }", "rate = \"-k * C * C\" }", name);
    for name in ["level", "crowd"] {
        assert!(away(name).contains("the numbers of `C` run away"), "{}", away(name));
    }
}

#[test]
fn where_nobody_responds_nobody_is_counted() {
    assert!(fixture_chart("most  = 20", "most  = 20", "crowd").contains("who got low"));
    let none = fixture_chart("most  = 20", "most  = -5", "crowd");
    assert!(none.contains("None of 100 virtual people") && !none.contains("Of every 100"), "{none}");
}
