//! Lines and areas turned into the blocks that a terminal's glyphs can show.

use crate::look::Rgb;
use crate::stage::mosaic::Pixels;
use crate::stage::picture::Grain;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line in pixels of 2x4 a cell; a height that is no number is a gap in it.
pub type Path = Vec<(f32, f32)>;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    pub colour: Rgb,
    /// Half its thickness, in pixels.
    pub radius: f32,
    /// So many pixels are drawn, so many left out; nothing for a whole line.
    pub dash: Option<(f32, f32)>,
}

/// Points that are nearer than this to the last one are left out, in pixels.
const NEAR: f32 = 0.4;

/// A field of blocks.
pub struct Sheet {
    grain: Grain,
    size: (u32, u32),
    /// In blocks.
    across: usize,
    down: usize,
    blocks: Vec<[u8; 4]>,
    /// The cells that a line runs through.
    inked: Vec<bool>,
}

impl Sheet {
    /// So many cells of one colour.
    pub fn new(cells: (u16, u16), grain: Grain, ground: Rgb) -> Self {
        let size = (u32::from(cells.0) * 2, u32::from(cells.1) * 4);
        let (across, down) = grain.coarse(size);
        let (across, down) = (across as usize, down as usize);
        Self {
            grain,
            size,
            across,
            down,
            blocks: vec![[ground.0, ground.1, ground.2, 255]; across * down],
            inked: vec![false; usize::from(cells.0) * usize::from(cells.1)],
        }
    }

    /// The field as pixels.
    pub fn pixels(&self) -> Pixels {
        Pixels { width: self.size.0, height: self.size.1, data: self.grain.spread(&self.blocks, self.size) }
    }

    /// Makes each cell that a line fills as a whole a full block, so that nothing is written over it.
    pub fn stiffen(&self, area: Rect, buffer: &mut Buffer) {
        for (at, _) in self.inked.iter().enumerate().filter(|(_, inked)| **inked) {
            let width = usize::from(area.width.max(1));
            let cell = buffer.cell_mut((area.x + (at % width) as u16, area.y + (at / width) as u16));
            if let Some(cell) = cell.filter(|cell| cell.symbol() == " ") {
                let ink = cell.bg;
                cell.set_char('█').fg = ink;
            }
        }
    }

    /// The middle of a block, in pixels.
    fn middle(&self, column: usize, row: usize) -> (f32, f32) {
        let (width, height) = self.grain.block();
        ((column as f32 + 0.5) * width as f32, (row as f32 + 0.5) * height as f32)
    }

    fn blend(&mut self, column: usize, row: usize, colour: Rgb, cover: f32) {
        if let Some([r, g, b, _]) = self.blocks.get_mut(row * self.across + column) {
            let Rgb(red, green, blue) = Rgb(*r, *g, *b).mix(colour, cover);
            (*r, *g, *b) = (red, green, blue);
        }
    }

    /// Tints everything between two places across.
    pub fn shade(&mut self, (from, to): (f32, f32), colour: Rgb, cover: f32) {
        // From cell to cell, so that words can stand on it.
        let [from, to] = [from, to].map(|x| (x / 2.0).round() * 2.0);
        for column in 0..self.across {
            let x = self.middle(column, 0).0;
            if x >= from && x <= to {
                (0..self.down).for_each(|row| self.blend(column, row, colour, cover));
            }
        }
    }

    /// Tints what lies between a line and the base.
    pub fn fill(&mut self, path: &[(f32, f32)], base: f32, colour: Rgb) {
        for column in 0..self.across {
            let x = self.middle(column, 0).0;
            let Some(top) = height_at(path, x) else { continue };
            for row in 0..self.down {
                let y = self.middle(0, row).1;
                if y > top && y < base {
                    self.blend(column, row, colour, 0.14);
                }
            }
        }
    }

    /// Draws a line; parts of it that lie outside are not seen.
    pub fn stroke(&mut self, path: &[(f32, f32)], pen: Pen) {
        let mut cover = vec![0.0_f32; self.blocks.len()];
        let (mut along, mut last) = (0.0, None);
        for point in path {
            if !point.1.is_finite() {
                last = None;
                continue;
            }
            let Some(from) = last else {
                last = Some(*point);
                continue;
            };
            let far = length(from, *point);
            if far >= NEAR || path.last() == Some(point) {
                self.segment((from, *point), along, pen, &mut cover);
                along += far;
                last = Some(*point);
            }
        }
        for (at, cover) in cover.into_iter().enumerate().filter(|(_, cover)| *cover > 0.0) {
            self.blend(at % self.across, at / self.across, pen.colour, cover);
            let (x, y) = self.middle(at % self.across, at / self.across);
            let cell = (y / 4.0) as usize * (self.size.0 / 2) as usize + (x / 2.0) as usize;
            if let Some(inked) = self.inked.get_mut(cell) {
                *inked |= cover >= 0.5;
            }
        }
    }

    /// How much of a block is inked: fine blocks have soft edges, coarse ones would only look smeared.
    fn soft(&self, inside: f32) -> f32 {
        match self.grain.block() {
            (1, 1) if inside > 0.35 => inside.min(1.0),
            (1, 1) => 0.0,
            _ => f32::from(u8::from(inside >= 0.5)),
        }
    }

    fn segment(&self, (from, to): ((f32, f32), (f32, f32)), along: f32, pen: Pen, cover: &mut [f32]) {
        let (width, height) = self.grain.block();
        // On coarse blocks each line goes through one block of each column: the lower one, where it lies between two.
        let (radius, nudge) = if (width, height) == (1, 1) { (pen.radius, 0.0) } else { (1.0, 0.02) };
        let reach = radius + 1.0;
        let span = |a: f32, b: f32, block: u32, count: usize| {
            let low = ((a.min(b) - reach) / block as f32).floor().max(0.0) as usize;
            let high = ((a.max(b) + reach) / block as f32).ceil().max(0.0) as usize;
            low..high.min(count)
        };
        let far = length(from, to).max(1e-6);
        let step = ((to.0 - from.0) / far, (to.1 - from.1) / far);
        for row in span(from.1, to.1, height, self.down) {
            for column in span(from.0, to.0, width, self.across) {
                let (x, y) = self.middle(column, row);
                let (x, y) = (x - nudge, y - nudge);
                let t = ((x - from.0) * step.0 + (y - from.1) * step.1).clamp(0.0, far);
                if pen.dash.is_some_and(|(on, off)| (along + t) % (on + off) > on) {
                    continue;
                }
                let distance = length((x, y), (from.0 + step.0 * t, from.1 + step.1 * t));
                let inked = self.soft(radius + 0.5 - distance);
                let slot = &mut cover[row * self.across + column];
                *slot = slot.max(inked);
            }
        }
    }
}

fn length(from: (f32, f32), to: (f32, f32)) -> f32 {
    (to.0 - from.0).hypot(to.1 - from.1)
}

/// How high a line is at a place across; nothing beside it.
pub fn height_at(path: &[(f32, f32)], x: f32) -> Option<f32> {
    let after = path.partition_point(|point| point.0 < x);
    let (to, from) = (path.get(after)?, path.get(after.checked_sub(1)?)?);
    let share = if to.0 > from.0 { (x - from.0) / (to.0 - from.0) } else { 0.0 };
    Some(from.1 + (to.1 - from.1) * share).filter(|height| height.is_finite())
}
