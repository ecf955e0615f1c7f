//! Stamps put on a picture, on the grid of what the terminal's glyphs can show.

use super::stamp::Stamp;
use crate::look::Glyphs;
use crate::stage::lens::CELL;
use crate::stage::mosaic::Pixels;

/// The smallest block that the glyphs can show; everything is drawn on its grid, so that edges stay hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grain {
    width: u32,
    height: u32,
}

impl Grain {
    pub fn of(glyphs: Glyphs) -> Self {
        let (width, height) = match glyphs {
            Glyphs::Octant => (1, 1),
            Glyphs::Quadrant | Glyphs::Ascii => (1, 2),
            Glyphs::Half => (2, 2),
        };
        Self { width, height }
    }

    /// In pixels of the picture.
    pub fn block(self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// A size in pixels of the picture in whole blocks, at least one, and no larger than any terminal shows.
    pub fn fit(self, size: (f32, f32)) -> (u32, u32) {
        let whole = |length: f32, block: u32| ((length / block as f32).round() as u32).clamp(1, 1024);
        (whole(size.0, self.width), whole(size.1, self.height))
    }

    /// The same for what is centred on a cell: as odd or even as the cell, so that it sticks out evenly.
    pub fn fit_on_cell(self, size: (f32, f32)) -> (u32, u32) {
        let even = |length: f32, block: u32, cell: u32| {
            let odd = cell / block % 2;
            ((length / block as f32 - odd as f32) / 2.0).round().clamp(1.0, 512.0) as u32 * 2 + odd
        };
        (even(size.0, self.width, u32::from(CELL.0)), even(size.1, self.height, u32::from(CELL.1)))
    }

    /// How many blocks cover a picture.
    pub fn coarse(self, size: (u32, u32)) -> (u32, u32) {
        (size.0.div_ceil(self.width), size.1.div_ceil(self.height))
    }

    /// Blocks as pixels of a picture.
    pub fn spread(self, blocks: &[[u8; 4]], size: (u32, u32)) -> Vec<[u8; 3]> {
        let across = self.coarse(size).0 as usize;
        let mut pixels = Vec::with_capacity((size.0 * size.1) as usize);
        for line in blocks.chunks_exact(across.max(1)) {
            let start = pixels.len();
            for [r, g, b, _] in line {
                pixels.extend(std::iter::repeat_n([*r, *g, *b], self.width as usize));
            }
            pixels.truncate(start + size.0 as usize);
            for _ in 1..self.height {
                pixels.extend_from_within(start..start + size.0 as usize);
            }
        }
        pixels.truncate((size.0 * size.1) as usize);
        pixels
    }

    /// The block in which a stamp begins that is centred on a pixel.
    pub fn corner(self, centre: (f32, f32), size: (u32, u32)) -> (i32, i32) {
        let start = |centre: f32, block: u32, size: u32| (centre / block as f32 - size as f32 / 2.0).round() as i32;
        (start(centre.0, self.width, size.0), start(centre.1, self.height, size.1))
    }
}

/// The two layers of a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Halo,
    Body,
}

/// Puts a layer of a stamp on the picture, its corner at a block; only the lowest `length` of it, so strongly.
pub fn put(pixels: &mut Pixels, stamp: &Stamp, layer: Layer, corner: (i32, i32), (opacity, length): (f32, f32)) {
    // In eighths, so that a slow fade leaves most cells as they were.
    let opacity = (opacity.clamp(0.0, 1.0) * 8.0).round() as u32 * 32;
    let hidden = ((1.0 - length.clamp(0.0, 1.0)) * stamp.size.1 as f32).round() as u32;
    if opacity == 0 || (layer == Layer::Halo && stamp.halo.is_empty()) {
        return;
    }
    let (bw, bh) = stamp.grain.block();
    for row in hidden..stamp.size.1 {
        for column in 0..stamp.size.0 {
            let at = (row * stamp.size.0 + column) as usize;
            let [r, g, b, cover] = match layer {
                Layer::Halo => [stamp.glow[0], stamp.glow[1], stamp.glow[2], stamp.halo[at]],
                Layer::Body => stamp.body[at],
            };
            if cover > 0 {
                let block = (corner.0 + column as i32, corner.1 + row as i32);
                blend(pixels, block, (bw, bh), [r, g, b], u32::from(cover) * opacity / 256);
            }
        }
    }
}

/// Covers one block: `cover` 0 leaves it, 255 hides it.
fn blend(pixels: &mut Pixels, block: (i32, i32), (bw, bh): (u32, u32), colour: [u8; 3], cover: u32) {
    let cover = cover + cover / 255;
    for (dy, dx) in (0..bh).flat_map(|dy| (0..bw).map(move |dx| (dy, dx))) {
        let x = block.0 * bw as i32 + dx as i32;
        let y = block.1 * bh as i32 + dy as i32;
        if x < 0 || y < 0 || x >= pixels.width as i32 || y >= pixels.height as i32 {
            continue;
        }
        let pixel = &mut pixels.data[(y as u32 * pixels.width + x as u32) as usize];
        for part in 0..3 {
            let mixed = u32::from(pixel[part]) * (256 - cover) + u32::from(colour[part]) * cover;
            pixel[part] = (mixed / 256) as u8;
        }
    }
}
