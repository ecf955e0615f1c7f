//! An SVG from anybody turned into hard-edged pixels, or into words about why not.

use super::canvas::Grain;
use super::ink;
use crate::look::{Rgb, Theme};
use crate::stage::tableau::Camera;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node};
use resvg::usvg::{ImageHrefResolver, Options, ShapeRendering, Tree};

/// How many times finer a sprite, and a backdrop, is rendered before each block takes its most common colour.
const FINE: u32 = 4;
const ROUGH: u32 = 3;
/// A backdrop is rendered in bands of so many rows, so that a large terminal does not take much memory.
const BAND: u32 = 48;

/// A drawing may not have more bytes, elements, or elements inside one another, nor longer sides.
const BYTES: usize = 256 << 10;
const ELEMENTS: usize = 4000;
const DEPTH: usize = 24;
const SIDE: f32 = 4096.0;

/// The elements of SVG that a drawing may have; any other could name a file, or cost without bound.
const SHAPES: [&str; 17] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
];

/// What is wrong with a drawing, if anything: too large, not an SVG, or more than flat shapes.
pub fn inspect(svg: &str) -> Result<(), String> {
    parse(svg, String::new()).map(|_| ())
}

fn parse(svg: &str, sheet: String) -> Result<Tree, String> {
    if svg.len() > BYTES {
        return Err(format!("the drawing is larger than {} KiB", BYTES >> 10));
    }
    let unread = |error: &dyn std::fmt::Display| format!("the drawing cannot be read: {error}");
    let document = Document::parse(svg).map_err(|error| unread(&error))?;
    measure(&document)?;
    let tree = Tree::from_xmltree(&document, &options(sheet)).map_err(|error| unread(&error))?;
    let size = tree.size();
    if size.width().max(size.height()) > SIDE {
        return Err(format!("the drawing is larger than {SIDE} x {SIDE} units"));
    }
    Ok(tree)
}

/// Holds a drawing to flat shapes, and not too many.
fn measure(document: &Document) -> Result<(), String> {
    let elements = || document.descendants().filter(Node::is_element);
    if elements().nth(ELEMENTS).is_some() {
        return Err(format!("the drawing has more than {ELEMENTS} elements"));
    }
    for element in elements() {
        let name = element.tag_name();
        if name.namespace() == Some("http://www.w3.org/2000/svg") && !SHAPES.contains(&name.name()) {
            return Err(format!("the drawing has a `{}`; use flat shapes only", name.name()));
        }
        if element.ancestors().nth(DEPTH).is_some() {
            return Err(format!("the drawing has elements nested more than {DEPTH} deep"));
        }
        let dashed = |text: &str| text.contains("dasharray") && !text.contains("dasharray:none");
        let styles = [element.attribute("style"), element.text()];
        if element.has_attribute("stroke-dasharray") || styles.into_iter().flatten().any(dashed) {
            return Err("the drawing has a dashed line; draw its dashes as shapes".to_owned());
        }
    }
    Ok(())
}

fn options(sheet: String) -> Options<'static> {
    Options {
        style_sheet: Some(sheet),
        shape_rendering: ShapeRendering::CrispEdges,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// A drawing of the given size, with hard edges: each pixel has the colour that most of it has. Nothing for a bad one.
pub fn sprite(svg: &str, sheet: String, (width, height): (u32, u32), mirrored: bool) -> Option<Vec<[u8; 4]>> {
    let tree = parse(svg, sheet).ok()?;
    let mut fine = Pixmap::new(width * FINE, height * FINE)?;
    let across = fine.width() as f32 / tree.size().width();
    let down = fine.height() as f32 / tree.size().height();
    let turn = if mirrored {
        Transform::from_row(-across, 0.0, 0.0, down, fine.width() as f32, 0.0)
    } else {
        Transform::from_scale(across, down)
    };
    resvg::render(&tree, turn, &mut fine.as_mut());
    Some(most_common(fine.data(), (width, height), FINE))
}

/// Each square of `fine` x `fine` pixels as the one colour that most of them have.
fn most_common(data: &[u8], (width, height): (u32, u32), fine: u32) -> Vec<[u8; 4]> {
    let (colours, _) = data.as_chunks::<4>();
    let fine = fine as usize;
    let stride = width as usize * fine;
    let mut pixels = Vec::with_capacity((width * height) as usize);
    for band in colours.chunks_exact(stride * fine).take(height as usize) {
        for x in (0..stride).step_by(fine) {
            let mut lines = band.chunks_exact(stride).map(|line| &line[x..x + fine]);
            let first = band[x];
            let flat = lines.clone().all(|line| line.iter().all(|colour| *colour == first));
            pixels.push(if flat { first } else { winner(&mut lines) });
        }
    }
    pixels
}

/// The colour that most pixels of a square have; of equals the one that came first.
fn winner(lines: &mut dyn Iterator<Item = &[[u8; 4]]>) -> [u8; 4] {
    let mut votes: Vec<([u8; 4], u8)> = Vec::with_capacity(4);
    for colour in lines.flatten() {
        match votes.iter_mut().find(|(known, _)| known == colour) {
            Some((_, count)) => *count += 1,
            None => votes.push((*colour, 1)),
        }
    }
    votes.iter().rev().max_by_key(|(_, count)| *count).map_or([0; 4], |(colour, _)| *colour)
}

/// A backdrop read and coloured, ready to be looked at from anywhere; nothing for a bad one.
pub fn set_up(svg: &str, theme: &Theme) -> Option<Tree> {
    parse(svg, ink::roles(theme, svg, |colour| colour)).ok()
}

/// What the camera sees of a backdrop, stretched to so many pixels; the ground where there is no drawing.
pub fn look(tree: Option<&Tree>, ground: Rgb, camera: Camera, size: (u32, u32), grain: Grain) -> Vec<[u8; 3]> {
    let coarse = grain.coarse(size);
    let Rgb(r, g, b) = ground;
    let across = (coarse.0 * ROUGH) as f32 / camera.width.max(1.0);
    let down = (coarse.1 * ROUGH) as f32 / camera.height.max(1.0);
    let mut pixels = Vec::with_capacity((coarse.0 * coarse.1) as usize);
    let band = tree.and_then(|tree| Some((tree, Pixmap::new(coarse.0 * ROUGH, BAND.min(coarse.1) * ROUGH)?)));
    let Some((tree, mut fine)) = band else {
        return vec![[r, g, b]; (size.0 * size.1) as usize];
    };
    for top in (0..coarse.1).step_by(BAND as usize) {
        fine.fill(Color::from_rgba8(r, g, b, 255));
        let above = (top * ROUGH) as f32 + camera.y * down;
        let view = Transform::from_row(across, 0.0, 0.0, down, -camera.x * across, -above);
        resvg::render(tree, view, &mut fine.as_mut());
        pixels.extend(most_common(fine.data(), (coarse.0, BAND.min(coarse.1 - top)), ROUGH));
    }
    grain.spread(&pixels, size)
}
