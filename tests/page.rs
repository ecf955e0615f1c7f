//! What stands on the page: all of the narration, what a drug changes and why, the four JAKs, the overlays.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use jakstat::biology::Drug;
use jakstat::biology::drugs::{Dose, Measured, Part};
use jakstat::library::Library;
use jakstat::look::{Depth, Glyphs};
use jakstat::screen::keys;
use jakstat::screen::message::Message;
use jakstat::screen::moment::{Choice, Moment, Overlay, length};
use jakstat::screen::page::page;
use jakstat::screen::panel::text::{Air, Passage, row_width, wrap};
use jakstat::screen::shelf::{SCROLLS, Shelf};
use jakstat::screen::update::update;
use jakstat::stage::picture::Studio;
use jakstat::story::{Audience, Figure};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use std::cell::RefCell;

thread_local! {
    static LIBRARY: Library = Library::embedded().library;
    static STUDIO: RefCell<Studio> = RefCell::default();
}

/// The rows of a frame, as text.
fn rows(library: &Library, moment: &Moment, width: u16, height: u16) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    STUDIO.with(|studio| page(library, moment, &mut studio.borrow_mut(), &mut buffer));
    let cells = buffer.content.chunks(usize::from(width));
    cells.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
}

/// Whether the words stand in the rows in their order, whatever stands between them.
fn holds(rows: &[String], words: &str) -> bool {
    let shown = rows.join("\n");
    let mut seen = shown.split_whitespace();
    words.split_whitespace().all(|word| seen.any(|other| other.contains(word)))
}

fn moment(library: &Library, scene: &str, step: &str, drug: Option<&str>) -> Moment {
    let number = library.deck.scenes().position(|index| library.scenes[index].id == scene).expect(scene);
    let step = library.scene(number).unwrap().step(step).expect(step);
    let doses = drug.map(|name| library.drug(name).expect(name)).into_iter().collect();
    let mut moment = Moment { scene: number, step, doses, ..Moment::default() };
    moment.answers.insert(number, Choice::Skipped);
    moment.time = length(library, &moment);
    moment
}

/// Every step of the deck, with no drug and with each, at every level, at its opening and at its end.
fn every_moment(library: &Library, mut test: impl FnMut(&Moment)) {
    let drugs = std::iter::once(None).chain((0..library.drugs.len()).map(Some));
    for (drug, audience) in drugs.flat_map(|drug| Audience::ALL.map(|audience| (drug, audience))) {
        for scene in 0..library.deck.scenes().count() {
            for step in 0..library.scene(scene).unwrap().steps.len() {
                let doses = drug.into_iter().collect();
                let mut moment = Moment { scene, step, audience, doses, ..Moment::default() };
                test(&moment);
                moment.answers.insert(scene, Choice::Answered(0));
                if drug.is_none() {
                    test(&moment);
                }
                moment.time = length(library, &moment);
                test(&moment);
            }
        }
    }
}

#[test]
fn at_80x24_every_word_is_there_and_so_is_the_stage() {
    LIBRARY.with(|library| {
        every_moment(library, |moment| {
            let rows = rows(library, moment, 80, 24);
            let (scene, step) = moment.place(library).unwrap();
            let at =
                format!("{}@{} {:?} {:?}\n{}", scene.id, step.name, moment.audience, moment.doses, rows.join("\n"));
            let asked = moment.question(library).filter(|_| moment.answers.is_empty());
            match asked {
                Some(question) => {
                    assert!(holds(&rows, &question.ask.at(moment.audience).text()), "{at}");
                    for answer in &question.answers {
                        assert!(holds(&rows, &answer.text.at(moment.audience).text()), "{at}");
                    }
                }
                None => assert!(holds(&rows, &step.say.at(moment.audience).text()), "{at}"),
            }
            let picture =
                rows[1..22].iter().filter(|row| row.contains(['▀', '▄', '▌', '▐', '▟', '▙', '▛', '▜'])).count();
            // A figure has signs of its own.
            assert!(picture >= 6 || step.figure.is_some(), "{at}");
            // A model that does not follow what is taken says so in the gauges' place.
            let own = matches!(step.figure, Some(Figure::Chart(_))) && rows[22].contains("L opens it");
            assert!(own || rows[22].contains("JAK1") && rows[22].contains("TYK2"), "{at}");
            assert!(rows[23].contains("? help"), "{at}");
        });
    });
}

#[test]
fn a_plugged_jak_is_named_in_the_strip_and_blamed_in_the_narration() {
    LIBRARY.with(|library| {
        let with = rows(library, &moment(library, "jak-activation", "touch", Some("baricitinib")), 80, 24);
        assert!(with[22].contains("JAK1 ⊘ plugged") && with[22].contains("JAK3 ◉ on duty"), "{}", with[22]);
        assert!(with[22].contains("baricitinib"));
        assert!(holds(&with, "With baricitinib: ✗ JAK2 cannot tag JAK1: baricitinib plugs JAK2 Without the drug:"));
        let without = rows(library, &moment(library, "jak-activation", "touch", None), 80, 24);
        assert!(!without.concat().contains("cannot") && without[22].contains("no drug"));
    });
}

#[test]
fn a_drug_that_changes_nothing_here_leaves_the_words_alone() {
    LIBRARY.with(|library| {
        let mut moment = moment(library, "jak-activation", "touch", Some("ritlecitinib"));
        let with = rows(library, &moment, 120, 40);
        assert!(!with.concat().contains("Without the drug"));
        let takeaway = moment.place(library).unwrap().1.takeaway.plain.text();
        assert!(holds(&with, &takeaway));
        moment.time = 0;
        assert!(!holds(&rows(library, &moment, 120, 40), &takeaway), "the takeaway waits for the end");
    });
}

#[test]
fn what_is_said_of_one_drug_is_not_said_of_two() {
    LIBRARY.with(|library| {
        let mut moment = moment(library, "vicious-circle", "two", Some("ritlecitinib"));
        let words = "The root still answers to signal one.";
        assert!(holds(&rows(library, &moment, 120, 36), words));
        moment.doses.extend(library.drug("fedratinib"));
        let both = rows(library, &moment, 120, 36);
        assert!(!both.concat().contains("still answers"), "fedratinib stops it: {}", both.join("\n"));
    });
}

#[test]
fn words_of_failure_follow_the_level() {
    LIBRARY.with(|library| {
        let mut moment = moment(library, "jak-activation", "touch", Some("fedratinib"));
        let mut said = |audience, words: &str| {
            moment.audience = audience;
            let rows = rows(library, &moment, 120, 40);
            assert!(holds(&rows, words), "{audience:?} {}", rows.join("\n"));
        };
        said(Audience::Plain, "JAK2 cannot tag JAK1: fedratinib plugs JAK2");
        said(Audience::Student, "JAK2 cannot phosphorylate JAK1: fedratinib inhibits JAK2");
        said(Audience::Clinician, "JAK2 cannot phosphorylate JAK1 Y1034/Y1035: fedratinib inhibits JAK2");
    });
}

#[test]
fn in_ascii_everything_is_ascii() {
    LIBRARY.with(|library| {
        for overlay in
            [Overlay::None, Overlay::Cabinet, Overlay::Evidence, Overlay::Words, Overlay::Index, Overlay::Help]
        {
            for scene in 0..library.deck.scenes().count() {
                let mut moment = Moment { scene, overlay, row: 1, ..Moment::default() };
                moment.look.glyphs = Glyphs::Ascii;
                let rows = rows(library, &moment, 100, 30);
                assert!(rows.iter().all(|row| row.is_ascii()), "{}", rows.join("\n"));
            }
        }
    });
}

#[test]
fn without_colour_no_colour_is_drawn() {
    LIBRARY.with(|library| {
        let mut moment = moment(library, "jak-activation", "touch", Some("baricitinib"));
        moment.look.depth = Depth::None;
        let mut buffer = Buffer::empty(Rect::new(0, 0, 90, 30));
        page(library, &moment, &mut Studio::default(), &mut buffer);
        assert!(buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    });
}

#[test]
fn the_chosen_row_of_an_overlay_is_always_in_view() {
    LIBRARY.with(|library| {
        for overlay in [Overlay::Cabinet, Overlay::Index, Overlay::Help] {
            let mut moment = Moment { overlay, ..Moment::default() };
            for row in 0..moment.rows(library) {
                moment.row = row;
                for size in [(80, 24), (60, 18), (120, 40)] {
                    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
                    STUDIO.with(|studio| page(library, &moment, &mut studio.borrow_mut(), &mut buffer));
                    let chosen = buffer.content.iter().enumerate().any(|(index, cell)| {
                        let header = index < usize::from(size.0);
                        !header && cell.modifier.contains(ratatui::style::Modifier::REVERSED)
                    });
                    assert!(chosen, "{overlay:?} row {row} at {size:?}");
                }
            }
        }
    });
}

/// What a part of a drug's facts has to say.
fn facts(drug: &Drug, part: Part, audience: Audience) -> Vec<String> {
    match part {
        Part::About => vec![drug.about.at(audience).text()],
        Part::Targets => vec![drug.binding.words(), drug.also.join(", ")],
        Part::Approvals => {
            let known = drug.approvals.iter().flat_map(|approval| [approval.words(), approval.disease.clone()]);
            let doses = drug.doses.iter().map(Dose::words);
            known.chain(doses).chain([drug.areata.says.at(audience).text()]).collect()
        }
        Part::Studies => drug
            .trials
            .iter()
            .flat_map(|trial| [format!("{}: {}", trial.name, trial.counted()), trial.basis()])
            .collect(),
        Part::Safety => vec![drug.boxed.words(audience), drug.stopping.says.at(audience).text()],
        Part::Measured => drug.measured.iter().map(Measured::words).collect(),
    }
}

#[test]
fn the_cabinet_tells_all_about_the_chosen_drug() {
    LIBRARY.with(|library| {
        for (id, drug) in library.drugs.iter().enumerate() {
            let sizes = [(80, 24), (120, 36)];
            let ways = Audience::ALL.into_iter().flat_map(|level| Part::ALL.map(|part| (level, part)));
            for ((audience, part), size) in ways.flat_map(|way| sizes.map(|size| (way, size))) {
                let page = |scroll| {
                    let shelf = Shelf { part, scroll, ..Shelf::default() };
                    let moment =
                        Moment { overlay: Overlay::Cabinet, row: id + 1, audience, shelf, ..Moment::default() };
                    rows(library, &moment, size.0, size.1)
                };
                let mut pages = vec![page(0)];
                if holds(&pages[0], "... J: more below") {
                    pages.extend((1..=SCROLLS).map(page));
                }
                let facts = facts(drug, part, audience);
                for words in facts.iter().chain([&drug.as_of, &drug.evidence_to, &drug.name]) {
                    let told = pages.iter().any(|rows| holds(rows, words));
                    assert!(told, "{words}\n{audience:?} {size:?}\n{}", pages[0].join("\n"));
                }
                assert!(size.1 < 36 || pages.len() == 1, "{} {part:?} {size:?}", drug.name);
                assert!(holds(&pages[0], "A learning aid, not medical advice."));
            }
        }
    });
}

#[test]
fn evidence_shows_verdict_source_and_date_of_every_claim() {
    LIBRARY.with(|library| {
        every_moment(library, |moment| {
            if moment.time > 0 || moment.audience != Audience::Plain || !moment.doses.is_empty() {
                return;
            }
            let step = moment.place(library).unwrap().1;
            let mut row = 0;
            for key in &step.claims {
                let moment = Moment { overlay: Overlay::Evidence, row, ..moment.clone() };
                let rows = rows(library, &moment, 100, 40);
                let claim = library.claim(key).expect(key);
                let first = library.reference(&claim.references[0]).unwrap();
                assert!(holds(&rows, &format!("{} checked {}", claim.statement, claim.checked)), "{}", rows.join("\n"));
                assert!(holds(&rows, &first.title), "{}", rows.join("\n"));
                row += 1 + claim.references.len();
            }
        });
    });
}

#[test]
fn what_a_drug_makes_possible_is_told_too() {
    LIBRARY.with(|library| {
        let swarm = "swarm-and-regrowth";
        let rows = rows(library, &moment(library, swarm, "again", Some("baricitinib")), 120, 40);
        assert!(holds(&rows, "With baricitinib: ✓ hair grows Without the drug:"), "{}", rows.join("\n"));
    });
}

#[test]
fn the_help_cuts_no_word_at_80x24() {
    LIBRARY.with(|library| {
        for (number, row) in keys::TABLE.iter().enumerate() {
            let moment = Moment { overlay: Overlay::Help, row: number, ..Moment::default() };
            let rows = rows(library, &moment, 80, 24);
            assert!(holds(&rows, row.does), "{}: {}", row.does, rows.join("\n"));
        }
    });
}

#[test]
fn the_strip_names_all_four_jaks_in_little_room() {
    LIBRARY.with(|library| {
        for width in 40..100 {
            let rows = rows(library, &Moment::default(), width, 24);
            let strip = &rows[22];
            assert!(strip.contains("TYK2 ◉ on duty ") || strip.contains("TYK2 ◉  "), "{width}: {strip}");
        }
    });
}

#[test]
fn riddles_do_not_carry_the_sources() {
    LIBRARY.with(|library| {
        let rows = rows(library, &moment(library, "sandbox", "map", None), 80, 24);
        let line = |words| rows.iter().find(|row| row.contains(words)).unwrap();
        assert!(line("pairs, not in names").contains("sources"), "{}", rows.join("\n"));
        assert!(!line("IL-6 free").contains("sources"), "{}", rows.join("\n"));
    });
}

#[test]
fn less_motion_is_told_at_once() {
    LIBRARY.with(|library| {
        let mut moment = Moment::default();
        for words in [None, Some("m motion reduced"), Some("m motion off"), None] {
            let footer = rows(library, &moment, 80, 24).pop().unwrap();
            assert_eq!(footer.contains("motion"), words.is_some(), "{footer}");
            assert!(footer.contains(words.unwrap_or_default()), "{footer}");
            moment = update(&moment, Message::Motion, library);
        }
    });
}

#[test]
fn what_asks_for_room_has_room() {
    LIBRARY.with(|library| {
        for (width, height) in [(46, 3), (40, 3), (24, 3), (12, 5)] {
            let rows = rows(library, &Moment::default(), width, height);
            assert!(holds(&rows, "Make the window larger: 80x24 shows everything"), "{}", rows.join("\n"));
        }
    });
}

#[test]
fn too_small_a_window_is_told_politely() {
    LIBRARY.with(|library| {
        let rows = rows(library, &Moment::default(), 50, 3);
        assert!(rows.concat().contains("Make the window larger: 80x24 shows everything"));
    });
}

#[test]
fn a_blank_screen_is_blank() {
    LIBRARY.with(|library| {
        let moment = update(&Moment::default(), Message::Blank, library);
        assert!(rows(library, &moment, 80, 24).concat().trim().is_empty());
    });
}

#[test]
fn an_empty_library_has_a_page_too() {
    let library = Library::default();
    for overlay in [Overlay::None, Overlay::Cabinet, Overlay::Evidence, Overlay::Words, Overlay::Index, Overlay::Help] {
        let moment = Moment { overlay, doses: vec![3], ..Moment::default() };
        assert!(rows(&library, &moment, 80, 24).concat().contains(if overlay == Overlay::None {
            "no scene"
        } else {
            "─"
        }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// No row is too wide and no letter is lost, however narrow the room and however the words are pieced together.
    #[test]
    fn wrapping_loses_nothing(
        pieces in prop::collection::vec("[a-zé語 ]{0,12}", 0..12),
        width in 2..40u16,
        bar in any::<bool>(),
    ) {
        let styles = [Style::new(), Style::new().bold()];
        let mut passage = Passage::default();
        for (index, piece) in pieces.iter().enumerate() {
            passage = passage.then(piece.as_str(), styles[index % 2]);
        }
        if bar {
            passage = passage.marked("| ", Style::new());
            passage.bar = true;
        }
        let rows = wrap(&[passage], width, Air::Snug);
        prop_assert!(rows.iter().all(|row| row_width(row) <= usize::from(width)), "{rows:?}");
        let written: String = rows.iter().flatten().map(|part| part.0.as_str()).collect();
        let letters = |text: &str| text.chars().filter(|char| *char != ' ' && *char != '|').collect::<String>();
        prop_assert_eq!(letters(&written), letters(&pieces.concat()));
    }
}
