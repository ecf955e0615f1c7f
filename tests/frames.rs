//! Frames held to what a person has looked at: `UPDATE=1 cargo test --test frames` rewrites them, then read the difference.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use jakstat::biology::drugs::Part;
use jakstat::encode::svg::svg;
use jakstat::encode::text::text;
use jakstat::library::Library;
use jakstat::look::{Depth, Glyphs, Look};
use jakstat::screen::message::Message;
use jakstat::screen::moment::{Moment, length};
use jakstat::screen::page::page;
use jakstat::screen::update::update;
use jakstat::stage::picture::Studio;
use jakstat::story::{Audience, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fs;
use std::path::Path;

const DARK: usize = 0;
const LIGHT: usize = 1;

/// The end of a step's motion.
fn moment(library: &Library, scene: &str, step: &str, look: Look, drug: Option<&str>) -> Moment {
    let scenes: Vec<&Scene> = library.deck.scenes().map(|index| &library.scenes[index]).collect();
    let number = scenes.iter().position(|known| known.id == scene).unwrap();
    let doses = drug.map(|name| library.drug(name).unwrap()).into_iter().collect();
    let step = scenes[number].step(step).unwrap();
    let mut moment = Moment { scene: number, step, look, doses, audience: Audience::Plain, ..Moment::default() };
    moment.time = length(library, &moment);
    moment
}

fn frame(library: &Library, moment: &Moment, width: u16, height: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    page(library, moment, &mut Studio::default(), &mut buffer);
    buffer
}

fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, found).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let line = known.lines().zip(found.lines()).position(|(known, found)| known != found);
    assert!(known == found, "{name} differs from line {:?} on; look at it, then UPDATE=1", line.map(|line| line + 1));
}

#[test]
fn the_readme_shows_what_the_program_draws() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::Truecolor, glyphs: Glyphs::Octant };
    let moment = moment(&library, "jak-activation", "touch", look, None);
    golden("readme.svg", &svg(&frame(&library, &moment, 120, 36), &library.themes[DARK]));
}

#[test]
fn a_drug_on_a_light_ground_in_quadrants() {
    let library = Library::embedded().library;
    let look = Look { theme: LIGHT, depth: Depth::Truecolor, glyphs: Glyphs::Quadrant };
    let moment = moment(&library, "jak-activation", "touch", look, Some("baricitinib"));
    golden("light-drug.svg", &svg(&frame(&library, &moment, 100, 32), &library.themes[LIGHT]));
}

#[test]
fn a_small_terminal_without_colours_or_fonts() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::None, glyphs: Glyphs::Ascii };
    let moment = moment(&library, "jak-activation", "touch", look, None);
    let found = text(&frame(&library, &moment, 80, 24));
    assert!(found.is_ascii(), "{found}");
    golden("ascii.txt", &found);
}

/// The same without and with a drug, side by side.
fn compared(library: &Library, scene: &str, step: &str, look: Look, drug: &str) -> Moment {
    Moment { beside: Some(Vec::new()), ..moment(library, scene, step, look, Some(drug)) }
}

#[test]
fn two_stages_side_by_side() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::Truecolor, glyphs: Glyphs::Octant };
    let moment = compared(&library, "jak-activation", "touch", look, "baricitinib");
    golden("compare.svg", &svg(&frame(&library, &moment, 120, 36), &library.themes[DARK]));
}

#[test]
fn two_stages_in_a_small_terminal_without_colours() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::None, glyphs: Glyphs::Quadrant };
    let moment = compared(&library, "stat-relay", "pair", look, "ritlecitinib");
    golden("compare.txt", &text(&frame(&library, &moment, 80, 24)));
}

/// The cabinet over the first page, with this drug chosen and these of its facts.
fn cabinet(library: &Library, drug: &str, part: Part, look: Look) -> Moment {
    let doses = vec![library.drug(drug).unwrap()];
    let mut moment = update(&Moment { look, doses, ..Moment::default() }, Message::Cabinet, library);
    moment.shelf.part = part;
    moment
}

#[test]
fn the_cabinet_in_a_small_terminal() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::None, glyphs: Glyphs::Quadrant };
    let moment = cabinet(&library, "ritlecitinib", Part::Studies, look);
    golden("cabinet-80x24.txt", &text(&frame(&library, &moment, 80, 24)));
}

#[test]
fn two_drugs_of_the_cabinet_side_by_side() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::None, glyphs: Glyphs::Quadrant };
    let mut moment = cabinet(&library, "deuruxolitinib", Part::Targets, look);
    moment.shelf.marked = library.drug("ritlecitinib");
    golden("cabinet-pair-80x24.txt", &text(&frame(&library, &moment, 80, 24)));
}

#[test]
fn the_cabinet_with_several_drugs_taken() {
    let library = Library::embedded().library;
    let look = Look { theme: DARK, depth: Depth::Truecolor, glyphs: Glyphs::Octant };
    let mut moment = cabinet(&library, "baricitinib", Part::Targets, look);
    moment.doses.push(library.drug("ritlecitinib").unwrap());
    golden("cabinet.svg", &svg(&frame(&library, &moment, 120, 36), &library.themes[DARK]));
}
