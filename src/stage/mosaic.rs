//! Pixels turned into terminal cells: for each 2x4 block the two colours and the glyph that come closest.

mod ascii;

use crate::look::{Depth, Glyphs, Look, Rgb};
use ascii::ascii;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::pixel::{OCTANTS, QUADRANTS};

/// A picture: 2x4 pixels a cell, row after row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    /// Red, green, blue; `width * height` of them.
    pub data: Vec<[u8; 3]>,
}

impl Pixels {
    /// A picture of one colour.
    pub fn filled(width: u32, height: u32, colour: [u8; 3]) -> Self {
        Self { width, height, data: vec![colour; width as usize * height as usize] }
    }

    /// One row of pixels; empty below the last.
    fn row(&self, y: usize) -> &[[u8; 3]] {
        let width = self.width as usize;
        self.data.get(y * width..(y + 1) * width).unwrap_or(&[])
    }
}

/// The pixels of one cell, row after row: bit n of a pattern is pixel n.
type Block = [[u8; 3]; 8];

/// What one cell shows. Without a glyph it is flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Patch {
    glyph: Option<char>,
    fg: Color,
    bg: Color,
}

/// Draws the picture into `area`, whose top left cell shows the first 2x4 pixels. Cells without pixels stay as they are.
pub fn mosaic(pixels: &Pixels, look: Look, area: Rect, buffer: &mut Buffer) {
    let seen = area.intersection(buffer.area);
    let width = seen.width.min((pixels.width / 2) as u16);
    let height = seen.height.min((pixels.height / 4) as u16);
    let (skip_x, skip_y) = (usize::from(seen.x.saturating_sub(area.x)), usize::from(seen.y.saturating_sub(area.y)));
    let reduce = reduction(look);
    for y in 0..usize::from(height) {
        let top = (y + skip_y) * 4;
        let rows = [0, 1, 2, 3].map(|row| pairs(pixels.row(top + row), skip_x));
        let start = buffer.index_of(seen.x, seen.y + y as u16);
        let cells = &mut buffer.content[start..start + usize::from(width)];
        draw_row(rows, reduce, cells);
    }
}

/// A row's pixels, two by two, from a cell on.
fn pairs(row: &[[u8; 3]], skip: usize) -> &[[[u8; 3]; 2]] {
    row.as_chunks::<2>().0.get(skip..).unwrap_or(&[])
}

fn draw_row(rows: [&[[[u8; 3]; 2]]; 4], reduce: fn(&Block) -> Patch, cells: &mut [Cell]) {
    let [a, b, c, d] = rows;
    let mut before: Option<(Block, Patch)> = None;
    for ((((cell, a), b), c), d) in cells.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        let block = [a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]];
        // Neighbours are often the same block: a flat field, a straight edge.
        let patch = match before {
            Some((same, patch)) if same == block => patch,
            _ => reduce(&block),
        };
        before = Some((block, patch));
        put(cell, patch);
    }
}

fn put(cell: &mut Cell, patch: Patch) {
    *cell = Cell::EMPTY;
    cell.fg = patch.fg;
    cell.bg = patch.bg;
    if let Some(glyph) = patch.glyph {
        cell.set_char(glyph);
    }
}

/// How a block becomes a patch under this look.
fn reduction(look: Look) -> fn(&Block) -> Patch {
    match (look.depth, look.glyphs) {
        (Depth::None, Glyphs::Octant) => |block| plain(octant(lit(block))),
        (Depth::None, Glyphs::Quadrant) => |block| plain(quadrant(lit(&quarters(block)))),
        (Depth::None, Glyphs::Half) => |block| plain(half(lit(&halves(block)))),
        (Depth::None, Glyphs::Ascii) => |block| plain(ascii(lit(block))),
        (_, Glyphs::Octant) => |block| two_colours(block, by_projection, octant),
        (_, Glyphs::Quadrant) => |block| two_colours(&quarters(block), by_trial, quadrant),
        (_, Glyphs::Half) => |block| two_colours(&halves(block), top_and_bottom, half),
        (_, Glyphs::Ascii) => inked,
    }
}

/// A glyph in the terminal's own colours.
fn plain(glyph: char) -> Patch {
    Patch { glyph: (glyph != ' ').then_some(glyph), fg: Color::Reset, bg: Color::Reset }
}

/// A block in two colours: the brighter one is the ink, so that equal pictures give equal cells.
fn two_colours<const N: usize>(block: &[[u8; 3]; N], split: fn(&[[u8; 3]; N]) -> u32, glyph: fn(u32) -> char) -> Patch {
    match tones(block, split) {
        Tones::One(colour) => flat(colour),
        Tones::Two { pattern, ink, paper } => Patch { glyph: Some(glyph(pattern)), fg: rgb(ink), bg: rgb(paper) },
    }
}

/// ASCII in colour: a thin glyph over a field of the colour that fills more of the cell.
fn inked(block: &Block) -> Patch {
    match tones(block, by_projection) {
        Tones::One(colour) => flat(colour),
        Tones::Two { pattern, ink, paper } => {
            let mostly_ink = pattern.count_ones() > 4;
            let (pattern, ink, paper) = if mostly_ink { (!pattern & 0xff, paper, ink) } else { (pattern, ink, paper) };
            Patch { glyph: Some(ascii(pattern)), fg: rgb(ink), bg: rgb(paper) }
        }
    }
}

fn flat(colour: [u8; 3]) -> Patch {
    Patch { glyph: None, fg: Color::Reset, bg: rgb(colour) }
}

fn rgb([red, green, blue]: [u8; 3]) -> Color {
    Rgb(red, green, blue).into()
}

/// What is left of a block's colours.
enum Tones {
    One([u8; 3]),
    Two {
        /// The pixels in ink.
        pattern: u32,
        ink: [u8; 3],
        paper: [u8; 3],
    },
}

fn tones<const N: usize>(block: &[[u8; 3]; N], split: fn(&[[u8; 3]; N]) -> u32) -> Tones {
    if block[1..].iter().all(|pixel| *pixel == block[0]) {
        return Tones::One(block[0].map(coarse));
    }
    let all = (1 << N) - 1;
    let pattern = split(block);
    let (one, other) = (mean(block, pattern), mean(block, all & !pattern));
    if alike(one, other) {
        return Tones::One(mean(block, all));
    }
    if brightness(one) > brightness(other) {
        Tones::Two { pattern, ink: one, paper: other }
    } else {
        Tones::Two { pattern: all & !pattern, ink: other, paper: one }
    }
}

/// Steps of 8, so that a soft edge that moves by less than a cell leaves the cells around it equal.
fn coarse(value: u8) -> u8 {
    (value.saturating_add(4)) & !7 | if value >= 252 { 7 } else { 0 }
}

/// A difference that nobody sees is not worth a glyph.
fn alike(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= 8)
}

/// Orders colours by how bright they look; never equal for different colours.
fn brightness([red, green, blue]: [u8; 3]) -> (u32, [u8; 3]) {
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    (light, [red, green, blue])
}

fn mean<const N: usize>(block: &[[u8; 3]; N], pattern: u32) -> [u8; 3] {
    let (sum, count) = total(block, pattern);
    sum.map(|value| coarse(((value + count / 2) / count.max(1)) as u8))
}

fn total<const N: usize>(block: &[[u8; 3]; N], pattern: u32) -> ([u32; 3], u32) {
    let mut sum = [0; 3];
    for (n, pixel) in block.iter().enumerate() {
        let part = (pattern >> n) & 1;
        for channel in 0..3 {
            sum[channel] += part * u32::from(pixel[channel]);
        }
    }
    (sum, pattern.count_ones())
}

/// How much a split explains: the larger, the smaller the squared error that it leaves.
fn explained(part: [u32; 3], whole: [u32; 3], count: u32, pixels: u32) -> f32 {
    let squares = |sum: [u32; 3]| -> f32 { sum.iter().map(|value| (value * value) as f32).sum() };
    let rest = [0, 1, 2].map(|channel| whole[channel] - part[channel]);
    squares(part) / count as f32 + squares(rest) / (pixels - count) as f32
}

/// The best split of four pixels: all seven are tried.
fn by_trial(block: &[[u8; 3]; 4]) -> u32 {
    let (whole, _) = total(block, 0xf);
    let mut best = (1, f32::MIN);
    for pattern in 1..8 {
        let (part, count) = total(block, pattern);
        let score = explained(part, whole, count, 4);
        if score > best.1 {
            best = (pattern, score);
        }
    }
    best.0
}

/// A good split of eight pixels: sorted along the line between the two most different, then cut where it explains most.
fn by_projection(block: &Block) -> u32 {
    let axis = axis(block);
    let mut order: [(i32, u32); 8] = [(0, 0); 8];
    for (n, pixel) in block.iter().enumerate() {
        let along = (0..3).map(|channel| axis[channel] * i32::from(pixel[channel])).sum();
        order[n] = (along, n as u32);
    }
    order.sort_unstable();
    let (whole, _) = total(block, 0xff);
    let (mut part, mut pattern, mut best) = ([0; 3], 0, (1, f32::MIN));
    for (count, (_, n)) in (1..8).zip(order) {
        pattern |= 1 << n;
        for channel in 0..3 {
            part[channel] += u32::from(block[n as usize][channel]);
        }
        let score = explained(part, whole, count, 8);
        if score > best.1 {
            best = (pattern, score);
        }
    }
    best.0
}

/// The difference between a pixel far from the first one and the pixel farthest from that.
fn axis(block: &Block) -> [i32; 3] {
    let far = |from: [u8; 3]| {
        let distance =
            |pixel: &[u8; 3]| -> u32 { pixel.iter().zip(from).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
        block.iter().copied().max_by_key(distance).unwrap_or(from)
    };
    let one = far(block[0]);
    let other = far(one);
    [0, 1, 2].map(|channel| i32::from(other[channel]) - i32::from(one[channel]))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "one of the ways to split")]
fn top_and_bottom(_: &[[u8; 3]; 2]) -> u32 {
    1
}

/// 2x2 means of a 2x4 block.
fn quarters(block: &Block) -> [[u8; 3]; 4] {
    [(0, 2), (1, 3), (4, 6), (5, 7)].map(|(a, b)| middle(block[a], block[b]))
}

/// Top and bottom mean of a 2x4 block.
fn halves(block: &Block) -> [[u8; 3]; 2] {
    let [a, b, c, d] = quarters(block);
    [middle(a, b), middle(c, d)]
}

fn middle(one: [u8; 3], other: [u8; 3]) -> [u8; 3] {
    [0, 1, 2].map(|channel| one[channel].midpoint(other[channel]))
}

/// The pixels that are bright enough to be drawn without colour: half a rim is still a rim.
fn lit<const N: usize>(block: &[[u8; 3]; N]) -> u32 {
    let bright = |pixel: [u8; 3]| brightness(pixel).0 >= 80_000;
    (0..N).map(|n| u32::from(bright(block[n])) << n).sum()
}

fn octant(pattern: u32) -> char {
    OCTANTS[(pattern & 0xff) as usize]
}

fn quadrant(pattern: u32) -> char {
    QUADRANTS[(pattern & 0xf) as usize]
}

fn half(pattern: u32) -> char {
    [' ', '▀', '▄', '█'][(pattern & 3) as usize]
}

#[cfg(test)]
mod tests;
