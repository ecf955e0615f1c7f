//! The mosaic held to its glyphs: every pattern comes back as its own, flat is a space, equal pixels are equal cells.

use super::*;
use unicode_width::UnicodeWidthChar;

const INK: [u8; 3] = [240, 160, 40];
const PAPER: [u8; 3] = [16, 24, 64];
const SETS: [Glyphs; 4] = [Glyphs::Octant, Glyphs::Quadrant, Glyphs::Half, Glyphs::Ascii];

fn look(glyphs: Glyphs, depth: Depth) -> Look {
    Look { theme: 0, depth, glyphs }
}

/// A picture of one cell with the pixels of `pattern` in ink.
fn picture(pattern: u32) -> Pixels {
    let pixel = |n: u32| if pattern >> n & 1 == 1 { INK } else { PAPER };
    Pixels { width: 2, height: 4, data: (0..8_u32).map(pixel).collect() }
}

fn shown(pixels: &Pixels, look: Look) -> Cell {
    let area = Rect::new(0, 0, 1, 1);
    let mut buffer = Buffer::empty(area);
    mosaic(pixels, look, area, &mut buffer);
    buffer.content[0].clone()
}

fn glyph(cell: &Cell) -> char {
    cell.symbol().chars().next().unwrap()
}

#[test]
fn every_octant_comes_back_as_its_own_glyph() {
    for pattern in 1..255 {
        let cell = shown(&picture(pattern), look(Glyphs::Octant, Depth::Truecolor));
        assert_eq!(glyph(&cell), OCTANTS[pattern as usize]);
        assert_eq!((cell.fg, cell.bg), (rgb(INK), rgb(PAPER)), "{pattern:08b}");
    }
}

#[test]
fn every_quadrant_comes_back_as_its_own_glyph() {
    for quarters in 1..15u32 {
        let doubled = [0, 1, 2, 3].map(|n| (quarters >> n & 1) * [0b101, 0b1010, 0b101_0000, 0b1010_0000][n]);
        let cell = shown(&picture(doubled.iter().sum()), look(Glyphs::Quadrant, Depth::Truecolor));
        assert_eq!(glyph(&cell), QUADRANTS[quarters as usize]);
        assert_eq!((cell.fg, cell.bg), (rgb(INK), rgb(PAPER)));
    }
}

#[test]
fn halves_keep_what_is_above_above() {
    for (pattern, sign) in [(0x0f, '▀'), (0xf0, '▄')] {
        assert_eq!(glyph(&shown(&picture(pattern), look(Glyphs::Half, Depth::Truecolor))), sign);
    }
}

#[test]
fn a_flat_block_is_a_space_in_every_set() {
    for (glyphs, pattern, colour) in SETS.iter().flat_map(|set| [(*set, 0, PAPER), (*set, 255, INK)]) {
        let cell = shown(&picture(pattern), look(glyphs, Depth::Truecolor));
        assert_eq!((cell.symbol(), cell.bg), (" ", rgb(colour)));
    }
}

#[test]
fn the_octant_table_is_whole_and_one_cell_wide() {
    let mut seen: Vec<char> = OCTANTS.to_vec();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 256);
    assert!(OCTANTS.iter().all(|glyph| glyph.width() == Some(1)));
    for (whole, doubled) in [('▘', 0x05), ('▝', 0x0a), ('▖', 0x50), ('▗', 0xa0), ('▌', 0x55), ('▄', 0xf0)] {
        assert_eq!(OCTANTS[doubled], whole);
    }
}

#[test]
fn without_colour_the_bright_pixels_are_drawn_in_the_terminals_own() {
    for glyphs in SETS {
        let cell = shown(&picture(0xff), look(glyphs, Depth::None));
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        assert_ne!(cell.symbol(), " ");
        assert_eq!(shown(&picture(0), look(glyphs, Depth::None)).symbol(), " ");
    }
}

#[test]
fn ascii_is_ascii() {
    for (pattern, depth) in (0..256).flat_map(|n| [(n, Depth::Truecolor), (n, Depth::None)]) {
        assert!(shown(&picture(pattern), look(Glyphs::Ascii, depth)).symbol().is_ascii());
    }
}

#[test]
fn the_split_of_many_colours_is_nearly_the_best_there_is() {
    let mut seed = 7_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let (mut found, mut best) = (0.0, 0.0);
    for _ in 0..200 {
        let block: Block = [(); 8].map(|()| [random(), random(), random()]);
        let (whole, _) = total(&block, 0xff);
        let score = |pattern: u32| {
            let (part, count) = total(&block, pattern);
            explained(part, whole, count, 8)
        };
        found += score(by_projection(&block));
        best += (1..255).map(score).fold(f32::MIN, f32::max);
    }
    assert!(found > 0.97 * best, "{found} of {best}");
}

#[test]
fn pictures_of_any_size_stay_inside() {
    for (area, size) in
        [(Rect::new(3, 2, 20, 20), (8, 8)), (Rect::new(0, 0, 2, 1), (40, 40)), (Rect::new(9, 9, 5, 5), (10, 20))]
    {
        let mut buffer = Buffer::empty(Rect::new(1, 1, 10, 8));
        mosaic(&Pixels::filled(size.0, size.1, INK), Look::default(), area, &mut buffer);
        let painted = buffer.content.iter().filter(|cell| cell.bg == rgb(INK)).count();
        let seen = area.intersection(buffer.area);
        let most = usize::from(seen.width) * usize::from(seen.height);
        assert!(painted <= most);
    }
}

#[test]
fn a_soft_edge_that_moves_a_little_leaves_the_cell_equal() {
    let (one, mut other) = (picture(0x0f), picture(0x0f));
    other.data[0] = [238, 158, 41];
    assert_eq!(shown(&one, Look::default()), shown(&other, Look::default()));
}
