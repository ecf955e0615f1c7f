//! An SVG from anybody turned into hard-edged pixels, or into words about why not.

use super::canvas::Grain;
use super::ink;
use crate::look::{Rgb, Theme};
use crate::stage::tableau::Camera;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, ShapeRendering, Tree};

/// A drawing's text and its sides may not be larger.
const BYTES: usize = 256 << 10;
const SIDE: f32 = 4096.0;

/// What a drawing may not contain: it could name other files, or grow without bound when rendered.
const BANNED: [(&str, &str); 6] = [
    ("<!ENTITY", "declares an entity"),
    ("<use", "draws by reference (`use`)"),
    ("<image", "embeds an image"),
    ("<filter", "has a filter"),
    ("<pattern", "has a pattern"),
    ("<foreignObject", "embeds a foreign object"),
];

/// What is wrong with a drawing, if anything: too large, not an SVG, or more than flat shapes.
pub fn inspect(svg: &str) -> Result<(), String> {
    parse(svg, String::new()).map(|_| ())
}

fn parse(svg: &str, sheet: String) -> Result<Tree, String> {
    if svg.len() > BYTES {
        return Err(format!("the drawing is larger than {} KiB", BYTES >> 10));
    }
    if let Some((_, what)) = BANNED.iter().find(|(text, _)| svg.contains(text)) {
        return Err(format!("the drawing {what}: use flat shapes only"));
    }
    let options = Options {
        style_sheet: Some(sheet),
        shape_rendering: ShapeRendering::CrispEdges,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| format!("the drawing cannot be read: {error}"))?;
    let size = tree.size();
    if size.width().max(size.height()) > SIDE {
        return Err(format!("the drawing is larger than {SIDE} x {SIDE} units"));
    }
    Ok(tree)
}

/// A drawing of the given size, with hard edges: each pixel has the colour that most of it has. Nothing for a bad one.
pub fn sprite(svg: &str, sheet: String, (width, height): (u32, u32), mirrored: bool) -> Option<Vec<[u8; 4]>> {
    const FINE: u32 = 4;
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
    let mut pixels = Vec::with_capacity((width * height) as usize);
    let mut votes: Vec<([u8; 4], u8)> = Vec::new();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        votes.clear();
        for (dy, dx) in (0..fine).flat_map(|dy| (0..fine).map(move |dx| (dy, dx))) {
            let at = (((y * fine + dy) * width * fine + x * fine + dx) * 4) as usize;
            let colour = [data[at], data[at + 1], data[at + 2], data[at + 3]];
            match votes.iter_mut().find(|(known, _)| *known == colour) {
                Some((_, count)) => *count += 1,
                None => votes.push((colour, 1)),
            }
        }
        let winner = votes.iter().rev().max_by_key(|(_, count)| *count);
        pixels.push(winner.map_or([0; 4], |(colour, _)| *colour));
    }
    pixels
}

/// What the camera sees of a backdrop, stretched to so many pixels; the theme's ground where there is no drawing.
pub fn backdrop(svg: &str, theme: &Theme, camera: Camera, size: (u32, u32), grain: Grain) -> Vec<[u8; 3]> {
    let Rgb(r, g, b) = theme.role("ground");
    let mut pixels = vec![[r, g, b]; (size.0 * size.1) as usize];
    let coarse = grain.coarse(size);
    let mut sheet = String::new();
    ink::roles(&mut sheet, theme, svg, |colour| colour);
    let (Ok(tree), Some(mut map)) = (parse(svg, sheet), Pixmap::new(coarse.0, coarse.1)) else {
        return pixels;
    };
    let across = coarse.0 as f32 / camera.width.max(1.0);
    let down = coarse.1 as f32 / camera.height.max(1.0);
    let look = Transform::from_row(across, 0.0, 0.0, down, -camera.x * across, -camera.y * down);
    resvg::render(&tree, look, &mut map.as_mut());
    for (at, pixel) in pixels.iter_mut().enumerate() {
        let (x, y) = grain.cell(at as u32 % size.0, at as u32 / size.0);
        let from = &map.data()[((y * coarse.0 + x) * 4) as usize..][..4];
        let over = |part: usize, under: u8| from[part] + (u16::from(under) * u16::from(255 - from[3]) / 255) as u8;
        *pixel = [over(0, r), over(1, g), over(2, b)];
    }
    pixels
}
