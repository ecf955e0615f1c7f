use super::*;
use crate::look::{Glyphs, Rgb};
use crate::stage::tableau::Camera;
use crate::stage::timeline::Timeline;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::embedded().library);
const CELLS: (u16, u16) = (80, 32);

fn scene(id: &str) -> &'static Scene {
    LIBRARY.scenes.iter().find(|scene| scene.id == id).expect("a shipped scene")
}

fn end_of(scene: &Scene, step: usize, drugs: &[&str]) -> Tableau {
    let doses = drugs.iter().filter_map(|name| LIBRARY.drug(name)).map(|id| (id, &LIBRARY.drugs[id]));
    let response = crate::biology::Response::to(doses);
    let timeline = Timeline::of(&LIBRARY, scene, &response);
    timeline.tableau(&LIBRARY, scene, step, timeline.length(step))
}

fn draw(studio: &mut Studio, scene: &Scene, tableau: &Tableau, look: Look) -> Pixels {
    let set = LIBRARY.set(&scene.stage).expect("a shipped stage");
    studio.picture(&LIBRARY, set, scene, tableau, look, CELLS).clone()
}

/// How many pixels of a picture have a colour.
fn count(pixels: &Pixels, Rgb(r, g, b): Rgb) -> usize {
    pixels.data.iter().filter(|pixel| **pixel == [r, g, b]).count()
}

fn role(name: &str) -> Rgb {
    LIBRARY.themes[0].role(name)
}

#[test]
fn a_warm_studio_draws_what_a_cold_one_draws() {
    let mut warm = Studio::default();
    for glyphs in [Glyphs::Quadrant, Glyphs::Octant, Glyphs::Half] {
        for (theme, depth) in [(0, Depth::Truecolor), (1, Depth::Truecolor), (0, Depth::None)] {
            let look = Look { theme, depth, glyphs };
            for scene in &LIBRARY.scenes {
                let tableau = end_of(scene, 0, &[]);
                let cold = draw(&mut Studio::default(), scene, &tableau, look);
                draw(&mut warm, scene, &tableau, look);
                assert!(draw(&mut warm, scene, &tableau, look) == cold, "{} {look:?}", scene.id);
            }
        }
    }
}

#[test]
fn a_drug_dims_its_kinases_and_plugs_them() {
    let scene = scene("jak-activation");
    let mut studio = Studio::default();
    let free = draw(&mut studio, scene, &end_of(scene, 1, &[]), Look::default());
    let held = draw(&mut studio, scene, &end_of(scene, 1, &["baricitinib"]), Look::default());
    assert!(count(&free, role("jak1")) > 100);
    assert_eq!(count(&held, role("jak1")), 0);
    assert_eq!(count(&free, role("drug")), 0);
    assert!(count(&held, role("drug")) > 20);
    assert!(count(&free, role("tag")) > 100);
    assert_eq!(count(&held, role("tag")), 0);
}

#[test]
fn what_is_not_in_focus_stands_back() {
    let scene = scene("jak-activation");
    let mut tableau = end_of(scene, 1, &[]);
    let colour = |actor: usize| role(&LIBRARY.molecule(&scene.cast[actor]).colour);
    let (first, second) = (colour(scene.actor("jak1").unwrap()), colour(scene.actor("r1").unwrap()));
    for figure in &mut tableau.figures {
        figure.focus = Some(figure.actor) == scene.actor("jak1");
    }
    let pixels = draw(&mut Studio::default(), scene, &tableau, Look::default());
    assert!(count(&pixels, first) > 100);
    assert_eq!(count(&pixels, second), 0);
    for figure in &mut tableau.figures {
        figure.focus = false;
    }
    let pixels = draw(&mut Studio::default(), scene, &tableau, Look::default());
    assert!(count(&pixels, second) > 100, "without a focus nothing stands back");
}

#[test]
fn a_tag_surrounds_the_letter_in_its_cell_evenly() {
    let scene = scene("jak-activation");
    let tableau = end_of(scene, 1, &[]);
    let look = Look { glyphs: Glyphs::Octant, ..Look::default() };
    let pixels = draw(&mut Studio::default(), scene, &tableau, look);
    let Rgb(r, g, b) = role("tag");
    let yellow = |x: i32, y: i32| pixels.data[(y as u32 * pixels.width + x as u32) as usize] == [r, g, b];
    let lens = Lens::new(tableau.camera, CELLS);
    assert!(!tableau.tags.is_empty());
    for tag in &tableau.tags {
        let (column, row) = lens.cell(tag.spot);
        let (left, top) = (column * 2, row * 4);
        for x in 0..2 {
            assert!((0..4).all(|y| yellow(left + x, top + y)), "the whole cell is yellow");
        }
        let before = (1..20).take_while(|far| yellow(left - far, top + 1)).count();
        let after = (1..20).take_while(|far| yellow(left + 1 + far, top + 1)).count();
        assert!(before > 0 && before == after, "{before} before, {after} after");
    }
}

#[test]
fn the_camera_and_the_area_may_be_anything() {
    let scene = scene("stat-relay");
    let set = LIBRARY.set(&scene.stage).unwrap();
    let mut tableau = end_of(scene, 0, &[]);
    let mut studio = Studio::default();
    for cells in [(0, 0), (1, 1), (3, 200), (300, 2)] {
        for camera in [Camera::default(), Camera { x: -500.0, y: 900.0, width: 3.0, height: 1e9 }] {
            tableau.camera = camera;
            let pixels = studio.picture(&LIBRARY, set, scene, &tableau, Look::default(), cells);
            assert_eq!(pixels.data.len(), usize::from(cells.0) * 2 * usize::from(cells.1) * 4);
        }
    }
}

#[test]
fn every_drawing_is_sound_and_every_role_it_names_is_in_every_theme() {
    let sprites = LIBRARY.sprites.iter().map(|sprite| (&sprite.name, &sprite.svg));
    for (name, svg) in sprites.chain(LIBRARY.sets.iter().map(|set| (&set.name, &set.backdrop))) {
        assert_eq!(inspect(svg), Ok(()), "{name}");
        let classes = svg.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for class in classes.flat_map(str::split_whitespace) {
            let Some(role) = class.strip_prefix("c-").or_else(|| class.strip_prefix("s-")) else { continue };
            for theme in &LIBRARY.themes {
                assert!(theme.roles.contains_key(role), "{name} names {role}, {} does not know it", theme.name);
            }
        }
    }
}

#[test]
fn a_bad_drawing_is_refused_in_words() {
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>");
    assert_eq!(inspect(&svg("<rect width=\"3\" height=\"3\"/>")), Ok(()));
    for (drawing, says) in [
        (String::new(), "cannot be read"),
        ("<svg".to_owned(), "cannot be read"),
        (svg("<image href=\"/etc/passwd\" width=\"9\" height=\"9\"/>"), "`image`"),
        (svg("<use href=\"#a\"/>"), "`use`"),
        (svg("<filter id=\"a\"/>"), "`filter`"),
        (svg("<path stroke-dasharray=\"0.01\" d=\"M0 0h9\"/>"), "dashed"),
        (svg(&"<g/>".repeat(5000)), "elements"),
        (svg(&("<g opacity=\".5\">".repeat(1000) + &"</g>".repeat(1000))), "nested"),
        (svg(&" ".repeat(300 << 10)), "larger than 256 KiB"),
        (svg("").replace("0 0 9 9", "0 0 90000 9"), "units"),
    ] {
        let words = inspect(&drawing).expect_err(says);
        assert!(words.contains(says), "{words}");
    }
}

#[test]
fn a_bad_drawing_leaves_the_rest_of_the_picture() {
    let scene = scene("jak-activation");
    let tableau = end_of(scene, 1, &[]);
    let mut library = Library::embedded().library;
    for sprite in &mut library.sprites {
        sprite.svg = "<svg>".to_owned();
    }
    let set = library.set(&scene.stage).unwrap();
    let pixels = Studio::default().picture(&library, set, scene, &tableau, Look::default(), CELLS).clone();
    assert_eq!(count(&pixels, role("jak1")), 0);
    assert!(count(&pixels, role("membrane-edge")) > 100);
}
