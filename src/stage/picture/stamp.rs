//! A drawing in one size, colour and state turned into a stamp: its body with an outline, and the halo around it.

use super::canvas::Grain;
use super::ink::{Ink, Tone};
use super::paint;
use crate::look::{Rgb, Theme};

/// How strongly each ring of a halo covers what is under it, from the inside out.
const RINGS: [u8; 3] = [120, 72, 34];

/// What a stamp depends on, besides the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    /// The number of the drawing.
    pub art: usize,
    pub ink: Ink,
    /// In pixels of the grain.
    pub size: (u32, u32),
    /// How wide one ring of the halo is, in pixels.
    pub reach: u8,
    pub mirrored: bool,
    pub grain: Grain,
}

/// A sprite ready to be put on a picture, in pixels of the grain.
#[derive(Debug)]
pub struct Stamp {
    pub size: (u32, u32),
    pub body: Vec<[u8; 4]>,
    /// How strongly the halo covers each pixel; empty where there is none.
    pub halo: Vec<u8>,
    pub glow: [u8; 3],
    pub grain: Grain,
}

impl Stamp {
    pub fn bytes(&self) -> usize {
        self.body.len() * 4 + self.halo.len() + 64
    }
}

/// Renders a drawing; a bad one gives an empty stamp.
pub fn cut(svg: &str, theme: &Theme, order: Order) -> Stamp {
    let Rgb(r, g, b) = order.ink.colour;
    let lit = order.ink.tone == Tone::Lit;
    let (bw, bh) = order.grain.block();
    let reach = u32::from(order.reach);
    let pad = if lit { (1 + (reach * 3).div_ceil(bw), 1 + (reach * 3).div_ceil(bh)) } else { (1, 1) };
    let size = (order.size.0 + pad.0 * 2, order.size.1 + pad.1 * 2);
    let mut body = vec![[0; 4]; (size.0 * size.1) as usize];
    let sheet = order.ink.sheet(theme, svg);
    let drawn = paint::sprite(svg, sheet, order.size, order.mirrored).unwrap_or_default();
    for (row, line) in drawn.chunks(order.size.0.max(1) as usize).enumerate() {
        let start = ((row as u32 + pad.1) * size.0 + pad.0) as usize;
        body[start..start + line.len()].copy_from_slice(line);
    }
    let away = distances(&body, size, (bw, bh));
    if let Some(rim) = order.ink.rim(theme) {
        outline(&mut body, size, rim);
    }
    let halo = match lit {
        true if theme.roles.contains_key("body") => away.iter().map(|far| line(*far, (bw, bh))).collect(),
        true => away.iter().map(|far| ring(*far, reach)).collect(),
        false => Vec::new(),
    };
    Stamp { size, body, halo, glow: [r, g, b], grain: order.grain }
}

/// Draws the outline around the body: every empty pixel beside a full one.
fn outline(body: &mut [[u8; 4]], (width, _): (u32, u32), Rgb(r, g, b): Rgb) {
    let width = width as usize;
    let full: Vec<bool> = body.iter().map(|pixel| pixel[3] > 0).collect();
    for at in 0..body.len() {
        let beside = [at.checked_sub(1), Some(at + 1), at.checked_sub(width), Some(at + width)];
        let touches = beside.into_iter().flatten().any(|near| full.get(near) == Some(&true));
        if !full[at] && touches {
            body[at] = [r, g, b, 255];
        }
    }
}

/// How strongly the halo covers a pixel that is so far from the body.
fn ring(far: f32, reach: u32) -> u8 {
    let number = (far - 1.0).max(0.0) / reach.max(1) as f32;
    RINGS.get(number as usize).copied().unwrap_or(0)
}

/// The halo in a theme of outlines: one line more, a block away from the first.
fn line(far: f32, block: (u32, u32)) -> u8 {
    let wide = block.0.max(block.1) as f32;
    if (wide * 2.5..wide * 3.5).contains(&far) { 255 } else { 0 }
}

/// The distance of every pixel from the body, in pixels of the picture: two sweeps, as near as it matters.
fn distances(body: &[[u8; 4]], size: (u32, u32), block: (u32, u32)) -> Vec<f32> {
    let (width, height) = (size.0 as i32, size.1 as i32);
    let mut away: Vec<f32> = body.iter().map(|pixel| if pixel[3] > 0 { 0.0 } else { f32::MAX }).collect();
    let (across, down) = (block.0 as f32, block.1 as f32);
    let steps = [(-1, 0, across), (0, -1, down), (-1, -1, across.hypot(down)), (1, -1, across.hypot(down))];
    for sweep in [1, -1] {
        for number in 0..width * height {
            let at = if sweep == 1 { number } else { width * height - 1 - number };
            let (x, y) = (at % width, at / width);
            for (dx, dy, cost) in steps {
                let (x, y) = (x + dx * sweep, y + dy * sweep);
                if (0..width).contains(&x) && (0..height).contains(&y) {
                    away[at as usize] = away[at as usize].min(away[(y * width + x) as usize] + cost);
                }
            }
        }
    }
    away
}
