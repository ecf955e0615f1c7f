//! The switchboard of the JAK map: which rows go down under a drug or a changed gene, why, and what a person would notice.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use jakstat::biology::Capacity;
use jakstat::encode::text::text;
use jakstat::library::Library;
use jakstat::look::{Depth, Glyphs, Look};
use jakstat::screen::moment::{Moment, course};
use jakstat::screen::page::page;
use jakstat::stage::picture::Studio;
use jakstat::story::figure::{Board, Figure};
use jakstat::story::{Audience, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

fn map(library: &Library) -> (usize, &Scene) {
    let number = library.deck.scenes().position(|index| library.scenes[index].id == "jak-map").unwrap();
    (number, library.scene(number).unwrap())
}

fn shared(library: &Library, drug: Option<&str>, gene: Option<&str>) -> Moment {
    let doses = drug.iter().map(|drug| library.drug(drug).unwrap()).collect();
    let gene = gene.map(|short| library.genes.iter().position(|gene| gene.short == short).unwrap());
    Moment { scene: map(library).0, doses, gene, ..Moment::default() }
}

fn shown(library: &Library, moment: &Moment, (width, height): (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    page(library, moment, &mut Studio::default(), &mut buffer);
    text(&buffer)
}

fn board(scene: &Scene, step: usize) -> Option<&Board> {
    match scene.steps[step].figure.as_ref()? {
        Figure::Board(board) => Some(board),
        _ => None,
    }
}

#[test]
fn a_row_that_goes_down_says_what_a_person_would_notice_beside_its_job_where_there_is_room() {
    let library = Library::embedded().library;
    let board = board(map(&library).1, 0).unwrap();
    for drug in &library.drugs {
        let moment = shared(&library, Some(&drug.name), None);
        let response = course(&library, &moment).response;
        for size in [(80, 24), (120, 36)] {
            let page = shown(&library, &moment, size);
            for wire in board.rows.iter().filter(|wire| !wire.spare) {
                let signal = &library.pathway.signals[wire.signal];
                let (job, notice) = (wire.job.plain.text(), wire.notice.as_ref().unwrap().plain.text());
                let down = response.signal(signal).0 == Capacity::Blocked;
                let at = format!("{} {}: {page}", drug.name, signal.cytokine);
                let job_stays = !down || size.0 > 80;
                assert_eq!((page.contains(&job), page.contains(&format!("▸ {notice}"))), (job_stays, down), "{at}");
            }
        }
    }
}

#[test]
fn a_lost_gene_is_another_reason_than_a_plug() {
    let library = Library::embedded().library;
    let (lost, plugged) = (shared(&library, None, Some("JAK3 loss")), shared(&library, Some("ritlecitinib"), None));
    for size in SIZES {
        assert!(shown(&library, &lost, size).contains("╎") && !shown(&library, &lost, size).contains("⊘"));
        // What is missing from birth is not told in a drug's words.
        assert!(shown(&library, &lost, size).contains("no JAK3") && !shown(&library, &lost, size).contains("▸"));
        assert!(shown(&library, &plugged, size).contains("▸"));
        assert!(shown(&library, &plugged, size).contains("⊘") && !shown(&library, &plugged, size).contains("╎"));
    }
    let look = Look { glyphs: Glyphs::Ascii, depth: Depth::None, ..Look::default() };
    assert!(shown(&library, &Moment { look, ..lost }, (80, 24)).contains("(JAK3)"));
    assert!(shown(&library, &Moment { look, ..plugged }, (80, 24)).contains("xJAK3x"));
}

#[test]
fn what_is_stuck_on_runs_unasked_until_a_drug_sits_in_it() {
    let library = Library::embedded().library;
    let stuck = shown(&library, &shared(&library, None, Some("JAK2 V617F")), (120, 36));
    for words in ["stuck on", "✦ unasked", "▸ too many red cells", "all or nothing"] {
        assert!(stuck.contains(words), "{words}: {stuck}");
    }
    let held = shown(&library, &shared(&library, Some("fedratinib"), Some("JAK2 V617F")), (120, 36));
    assert!(!held.contains("unasked") && held.contains("plugged"), "{held}");
    // Fewer of too many cells are not too few.
    assert!(held.contains("makes red blood cells") && !held.contains("red cells may drop"), "{held}");
}

#[test]
fn a_large_window_has_every_row_and_a_small_one_says_how_many_are_missing() {
    let library = Library::embedded().library;
    let all = board(map(&library).1, 0).unwrap().rows.len();
    let moment = shared(&library, Some("fedratinib"), None);
    assert!(shown(&library, &moment, (80, 24)).contains("5 rows not shown."));
    for size in [(120, 36), (200, 60)] {
        let page = shown(&library, &moment, size);
        let lamps = page.matches("◌ ").count() + page.matches("◉ through").count() + page.matches("◉ gets").count();
        assert!(lamps == all && !page.contains("not shown"), "{size:?} {page}");
    }
}

#[test]
fn the_map_counts_nothing_and_says_what_it_does_not_tell() {
    let library = Library::embedded().library;
    for (drug, size) in library.drugs.iter().flat_map(|drug| SIZES.map(|size| (drug, size))) {
        for audience in Audience::ALL {
            let page = shown(&library, &Moment { audience, ..shared(&library, Some(&drug.name), None) }, size);
            let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
            let cautious = ["all-clear", "stays lit", "A lit row"].iter().any(|words| page.contains(words));
            assert!(cautious && !page.contains(" messages much"), "{} {page}", drug.name);
            // A sign that is not explained is not shown.
            assert!(!page.contains("∘") || page.contains("∘ also used, not essential"), "{page}");
        }
    }
}

#[test]
fn a_board_keeps_its_place_whatever_is_taken() {
    let library = Library::embedded().library;
    let heads = |moment: &Moment, size| {
        let page = shown(&library, moment, size);
        page.lines().find(|line| line.contains("JAK1") && line.contains("TYK2")).unwrap().find("JAK1")
    };
    for size in [(120, 36), (200, 60)] {
        let usual = heads(&shared(&library, None, None), size);
        for drug in &library.drugs {
            assert_eq!(heads(&shared(&library, Some(&drug.name), None), size), usual, "{} {size:?}", drug.name);
        }
    }
}

#[test]
fn the_figure_is_told_with_reason_and_notice() {
    let library = Library::embedded().library;
    let scene = map(&library).1;
    for gene in &library.genes {
        let response = course(&library, &shared(&library, None, Some(&gene.short))).response;
        for audience in Audience::ALL {
            let figure = scene.steps[0].figure.as_ref().unwrap();
            let lines = figure.lines(&library.world(), &response, &gene.short, &[], audience);
            let missing = lines.iter().filter(|line| line.contains("as there is no"));
            assert!(missing.clone().all(|line| !line.contains("To notice: ")), "{lines:?}");
            assert_eq!(missing.count() > 0, gene.short.ends_with("loss") && gene.short != "SOCS1 loss");
            assert_eq!(lines.iter().any(|line| line.contains("runs unasked")), gene.short == "JAK2 V617F");
        }
    }
}
