use super::*;
use crate::biology::{Drug, Molecule, Pathway};
use crate::look::contrast;
use crate::stage::tableau::{Camera, Figure, Tag};
use crate::story::{Actor, Post, Sprite};
use proptest::prelude::*;
use ratatui::style::Color;
use std::collections::BTreeMap;

const PICTURE: &str = "\u{2580}";
const WORDS: [&str; 6] = ["JAK1", "IFN-γ", "CD8 T cell", "IFNGR1", "hair", "細胞"];

fn molecule(index: usize) -> Molecule {
    let kinds = [Kind::Kinase, Kind::Cytokine, Kind::Cell, Kind::Receptor, Kind::Tissue, Kind::Stat];
    Molecule {
        name: WORDS[index].into(),
        kind: kinds[index],
        label: WORDS[index].into(),
        gene: None,
        uniprot: None,
        kinase: None,
        sites: Vec::new(),
        sprite: format!("s{index}"),
        colour: "jak1".into(),
        needs: BTreeMap::new(),
        always_on: false,
    }
}

fn sprite(index: usize) -> Sprite {
    let sizes = [(15, 10), (12, 9), (13, 13), (9, 34), (56, 84), (15, 10)];
    let mut anchors = BTreeMap::from([("slot".to_string(), (0.0, 6.0))]);
    anchors.insert("ligand".into(), (0.0, -20.0));
    if index == 4 {
        anchors.insert("label".into(), (14.0, -32.0));
        anchors.insert("root".into(), (0.0, 42.0));
    }
    Sprite {
        name: format!("s{index}"),
        svg: String::new(),
        width: sizes[index].0 as f32,
        height: sizes[index].1 as f32,
        anchors,
        label_inside: index.is_multiple_of(2),
    }
}

fn library() -> Library {
    let roles = [
        ("text", Rgb(230, 230, 230)),
        ("ground", Rgb(10, 10, 20)),
        ("jak1", Rgb(238, 90, 54)),
        ("muted", Rgb(120, 120, 130)),
        ("tag", Rgb(240, 228, 66)),
        ("drug", Rgb(226, 52, 74)),
    ];
    Library {
        pathway: Pathway { molecules: (0..WORDS.len()).map(molecule).collect(), signals: Vec::new() },
        sprites: (0..WORDS.len()).map(sprite).collect(),
        drugs: vec![Drug { name: "baricitinib".into(), ..Drug::default() }],
        themes: vec![Theme {
            name: "dark".into(),
            roles: roles.into_iter().map(|(role, colour)| (role.to_string(), colour)).collect(),
        }],
        ..Library::default()
    }
}

fn scene() -> Scene {
    let actor = |molecule| Actor {
        id: format!("a{molecule}"),
        molecule,
        post: Post::At("here".into()),
        copies: 1,
        label: None,
        opens: None,
    };
    Scene {
        id: "test".into(),
        file: 0,
        title: String::new(),
        question: String::new(),
        stage: "set".into(),
        cast: (0..WORDS.len()).map(actor).collect(),
        steps: Vec::new(),
        what_ifs: Vec::new(),
        predict: None,
        challenges: Vec::new(),
    }
}

fn set() -> Set {
    let caption = |words: &str, x, y| Caption { words: words.into(), x, y, colour: "muted".into() };
    Set {
        name: "set".into(),
        backdrop: String::new(),
        width: 168.0,
        height: 120.0,
        places: Vec::new(),
        views: Vec::new(),
        captions: vec![
            caption("NUCLEUS", 8.0, 112.0),
            caption("CYTOPLASM", 160.0, 50.0),
            caption("far away", 300.0, 50.0),
        ],
        molecules: 1.0,
    }
}

fn figure(actor: usize, x: f32, y: f32) -> Figure {
    Figure {
        actor,
        copy: 0,
        spot: Spot { root: (x, y), offset: (0.0, 0.0) },
        mirrored: false,
        shown: 1.0,
        lit: 0.0,
        plugged: None,
        weakened: false,
        quiet: false,
        focus: false,
        length: 1.0,
        girth: 1.0,
    }
}

fn whole(figures: Vec<Figure>) -> Tableau {
    Tableau { camera: Camera { x: 0.0, y: 0.0, width: 168.0, height: 120.0 }, figures, ..Tableau::default() }
}

/// A picture of coloured blocks, the words over it, and a rim of one cell around it that must stay as it is.
fn laid(tableau: &Tableau, width: u16, height: u16, seed: u64) -> (Buffer, Buffer) {
    let mut before = Buffer::empty(Rect::new(0, 0, width + 2, height + 2));
    let mut noise = seed | 1;
    for cell in &mut before.content {
        noise = noise.wrapping_mul(6364136223846793005).wrapping_add(1);
        let [r, g, b, p, q, s, ..] = noise.rotate_left(20).to_le_bytes();
        cell.set_symbol(PICTURE).set_fg(Color::Rgb(r, g, b)).set_bg(Color::Rgb(p, q, s));
    }
    let mut after = before.clone();
    labels(&library(), &set(), &scene(), tableau, Look::default(), Rect::new(1, 1, width, height), &mut after);
    (before, after)
}

/// Every run of written cells: column, row, words.
fn runs(buffer: &Buffer) -> Vec<(u16, u16, String)> {
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for y in 0..buffer.area.height {
        let mut open = false;
        for x in 0..buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            if symbol == PICTURE {
                open = false;
            } else if open {
                if let Some(run) = runs.last_mut() {
                    run.2.push_str(symbol);
                }
            } else {
                open = true;
                runs.push((x, y, symbol.to_string()));
            }
        }
    }
    runs
}

fn words(tableau: &Tableau) -> Vec<String> {
    let (_, after) = laid(tableau, 84, 30, 7);
    runs(&after).into_iter().map(|run| run.2).collect()
}

fn find(tableau: &Tableau, words: &str) -> Option<(u16, u16)> {
    let (_, after) = laid(tableau, 84, 30, 7);
    let run = runs(&after).into_iter().find(|run| run.2 == words)?;
    Some((run.0 - 1, run.1 - 1))
}

#[test]
fn a_name_stands_inside_its_thing_where_there_is_room() {
    let at = find(&whole(vec![figure(0, 84.0, 60.0)]), "JAK1");
    assert_eq!(at, Some((40, 15)));
}

#[test]
fn a_name_goes_over_an_upright_thing_and_under_a_round_one() {
    let receptor = find(&whole(vec![figure(3, 84.0, 60.0)]), "IFNGR1");
    assert!(receptor.is_some_and(|(_, y)| y < 15), "{receptor:?}");
    let signal = find(&whole(vec![figure(1, 84.0, 60.0)]), "IFN-γ");
    assert!(signal.is_some_and(|(_, y)| y > 15), "{signal:?}");
}

#[test]
fn a_name_hangs_away_from_a_close_neighbour() {
    let alone = find(&whole(vec![figure(3, 80.0, 60.0)]), "IFNGR1");
    let beside = find(&whole(vec![figure(3, 80.0, 60.0), figure(0, 89.0, 58.0)]), "IFNGR1");
    assert!(alone > beside, "{alone:?} {beside:?}");
}

#[test]
fn copies_and_the_half_hidden_have_no_name() {
    let mut copy = figure(0, 84.0, 60.0);
    copy.copy = 1;
    let mut hidden = figure(2, 40.0, 60.0);
    hidden.shown = 0.4;
    let words = words(&whole(vec![copy, hidden]));
    assert!(!words.iter().any(|word| WORDS.contains(&word.as_str())));
}

/// A kinase, and a phosphate that sits on it or flies past.
fn marked(resting: bool) -> Tableau {
    let mut tableau = whole(vec![figure(0, 84.0, 60.0)]);
    let offset = if resting { (0.0, 0.0) } else { (5.0, 0.0) };
    let spot = Spot { offset, ..tableau.figures[0].spot };
    tableau.tags.push(Tag { carrier: 0, spot, shown: 1.0 });
    tableau
}

#[test]
fn the_letter_of_a_phosphate_at_rest_comes_before_the_name() {
    let tableau = marked(true);
    assert_eq!(find(&tableau, "P"), Some((42, 15)));
    assert!(find(&tableau, "JAK1").is_some_and(|at| at != (40, 15)));
}

#[test]
fn the_letter_of_a_phosphate_on_its_way_leaves_the_name_alone() {
    assert_eq!(find(&marked(false), "JAK1"), Some((40, 15)));
    assert_eq!(find(&marked(false), "P"), None);
}

#[test]
fn a_drug_is_named_once_beside_what_it_plugs() {
    let mut tableau = whole(vec![figure(0, 40.0, 60.0), figure(0, 120.0, 60.0)]);
    for figure in &mut tableau.figures {
        figure.plugged = Some(0);
    }
    let count = words(&tableau).iter().filter(|word| *word == "baricitinib").count();
    assert_eq!(count, 1);
}

#[test]
fn a_focus_name_displaces_a_caption() {
    let mut tableau = whole(vec![figure(0, 25.5, 114.0)]);
    assert!(find(&tableau, "NUCLEUS").is_some());
    tableau.figures[0].focus = true;
    assert!(find(&tableau, "NUCLEUS").is_none());
    assert!(find(&tableau, "JAK1").is_some());
}

#[test]
fn a_name_keeps_its_side_while_its_thing_moves() {
    let offset = |x: f32, y: f32| {
        let at = find(&whole(vec![figure(2, x, y)]), "CD8 T cell");
        let (column, row) = at.unwrap_or_default();
        (i32::from(column) - (x / 2.0) as i32, i32::from(row) - (y / 4.0) as i32)
    };
    let first = offset(50.0, 40.0);
    for step in 0..40 {
        let (x, y) = (50.0 + step as f32 * 0.7, 40.0 + step as f32 * 0.4);
        let now = offset(x, y);
        assert!((now.0 - first.0).abs() <= 1, "{now:?} {first:?} at {x} {y}");
        assert!((2..=3).contains(&now.1), "{now:?} at {x} {y}");
    }
}

#[test]
fn what_drifts_past_moves_no_other_name() {
    let still = figure(3, 84.0, 60.0);
    let alone = find(&whole(vec![still.clone()]), "IFNGR1");
    for step in 0..40 {
        let passing = figure(1, 60.0 + step as f32, 40.0);
        let now = find(&whole(vec![still.clone(), passing]), "IFNGR1");
        assert!(now.is_none() || now == alone, "{now:?} {alone:?} at step {step}");
    }
}

#[test]
fn a_name_makes_room_for_what_its_thing_holds() {
    let still = figure(3, 84.0, 60.0);
    let alone = find(&whole(vec![still.clone()]), "IFNGR1");
    let mut held = figure(1, 84.0, 60.0);
    held.spot.offset = (0.0, -20.0);
    let beside = find(&whole(vec![still, held]), "IFNGR1");
    assert!(beside.is_some() && beside != alone, "{beside:?} {alone:?}");
}

#[test]
fn what_is_out_of_view_has_no_name() {
    let tableau = whole(vec![figure(3, 84.0, -4.0)]);
    assert_eq!(find(&tableau, "IFNGR1"), None);
}

#[test]
fn a_caption_does_not_repeat_a_name() {
    let mut scene = scene();
    scene.cast[0].label = Some("nucleus".into());
    let mut buffer = Buffer::empty(Rect::new(0, 0, 84, 30));
    let tableau = whole(vec![figure(0, 120.0, 40.0)]);
    let look = Look::default();
    labels(&library(), &set(), &scene, &tableau, look, buffer.area, &mut buffer);
    let text: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    assert!(text.contains("nucleus") && text.contains("CYTOPLASM") && !text.contains("NUCLEUS"));
}

#[test]
fn hardly_any_room_is_no_panic() {
    let tableau = whole(vec![figure(0, 84.0, 60.0), figure(4, 84.0, 42.0)]);
    for (width, height) in [(0, 0), (1, 1), (2, 1), (1, 40), (300, 1)] {
        laid(&tableau, width, height, 3);
    }
    let mut small = Buffer::empty(Rect::new(0, 0, 4, 4));
    let beyond = Rect::new(2, 2, 40, 40);
    let look = Look { theme: 99, ..Look::default() };
    labels(&library(), &set(), &scene(), &tableau, look, beyond, &mut small);
}

fn any_figure() -> impl Strategy<Value = Figure> {
    (0..WORDS.len() + 1, 0..3u8, -20.0..190.0f32, -20.0..140.0f32, 0.0..1.0f32, any::<(bool, bool, bool)>()).prop_map(
        |(actor, copy, x, y, part, (focus, plugged, mirrored))| Figure {
            copy: copy.saturating_sub(1),
            shown: (part * 4.0).min(1.0),
            length: part,
            plugged: plugged.then_some(usize::from(mirrored)),
            focus,
            mirrored,
            ..figure(actor, x, y)
        },
    )
}

fn any_tableau() -> impl Strategy<Value = Tableau> {
    let tag = (0..6usize, 0.0..168.0f32, 0.0..120.0f32).prop_map(|(carrier, x, y)| Tag {
        carrier,
        spot: figure(0, x, y).spot,
        shown: 1.0,
    });
    (prop::collection::vec(any_figure(), 0..24), prop::collection::vec(tag, 0..6), (0.0..80.0f32, 20.0..168.0f32))
        .prop_map(|(figures, tags, (corner, width))| Tableau {
            camera: Camera { x: corner, y: corner / 2.0, width, height: width / 1.4 },
            figures,
            tags,
            signs: Vec::new(),
            swaps: Vec::new(),
        })
}

proptest! {
    #[test]
    fn words_are_apart_readable_and_in_the_area(
        tableau in any_tableau(), width in 0..100u16, height in 0..40u16, seed in any::<u64>(),
    ) {
        let (before, after) = laid(&tableau, width, height, seed);
        let mut known: Vec<&str> = WORDS.to_vec();
        known.extend(["baricitinib", "NUCLEUS", "CYTOPLASM"]);
        for (x, y, words) in runs(&after) {
            // A wide letter hides the cell after it, which ratatui leaves blank.
            let words: String = words.replace("細 胞 ", "細胞");
            // Tags may touch; each keeps its letter.
            let tags = words.chars().all(|letter| letter == 'P');
            prop_assert!(tags || known.contains(&words.as_str()), "{words:?} at {x} {y}");
        }
        for (index, cell) in after.content.iter().enumerate() {
            let (x, y) = after.pos_of(index);
            if cell.symbol() == PICTURE {
                prop_assert_eq!(cell, &before.content[index]);
            } else {
                prop_assert!((1..=width).contains(&x) && (1..=height).contains(&y));
            }
            if let (Color::Rgb(r, g, b), Color::Rgb(p, q, s)) = (cell.fg, cell.bg)
                && cell.symbol() != PICTURE
            {
                prop_assert!(contrast(Rgb(r, g, b), Rgb(p, q, s)) >= 4.5);
            }
        }
    }

    #[test]
    fn the_same_tableau_gives_the_same_words(tableau in any_tableau(), seed in any::<u64>()) {
        prop_assert_eq!(laid(&tableau, 84, 30, seed), laid(&tableau, 84, 30, seed));
    }
}
