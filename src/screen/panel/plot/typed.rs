//! Curves turned into typed signs, for terminals that have nothing but ASCII.

use super::ink::{Path, height_at};
use super::{Easel, Frame, Plot};
use ratatui::buffer::Buffer;

/// A curve's own sign; the ghost's is the last.
const SIGNS: [&str; 4] = ["*", "x", "+", "="];
const GHOST: &str = ".";

/// Types every curve, the first one over the others.
pub(super) fn typed(plot: &Plot, easel: Easel, frame: &Frame, paths: &[Path], buffer: &mut Buffer) {
    let now = plot.now(frame).unwrap_or(f32::MAX);
    for (number, (line, path)) in plot.curves.iter().zip(paths).enumerate().rev() {
        let sign = if line.ghost { GHOST } else { SIGNS[number % SIGNS.len()] };
        let role = if line.ghost { "muted" } else { &*line.role };
        for column in 0..frame.field.width {
            let x = f32::from(column) * 2.0 + 1.0;
            // What is to come is typed at every other column, what was without the change as well.
            let faint = line.ghost || x > now;
            if (x > now && !plot.ahead) || (faint && column % 2 == 0) {
                continue;
            }
            let Some(height) = height_at(path, x) else { continue };
            let before = height_at(path, x - 2.0).unwrap_or(height);
            for y in rows(frame, before, height) {
                if let Some(cell) = buffer.cell_mut((frame.field.x + column, y)) {
                    cell.set_symbol(if x > now { GHOST } else { sign }).fg = easel.tone.colour(role);
                }
            }
        }
    }
}

/// The rows from the column before down or up to this one, without the one where it was.
fn rows(frame: &Frame, before: f32, height: f32) -> std::ops::Range<u16> {
    let last = i32::from(frame.field.height) - 1;
    let [from, to] = [before, height].map(|y| (y / 4.0).floor() as i32);
    let (low, high) = match from.cmp(&to) {
        std::cmp::Ordering::Less => (from + 1, to),
        std::cmp::Ordering::Equal => (to, to),
        std::cmp::Ordering::Greater => (to, from - 1),
    };
    let top = i32::from(frame.field.y);
    if high < 0 || low > last {
        return 0..0;
    }
    (top + low.clamp(0, last)) as u16..(top + high.clamp(0, last) + 1) as u16
}
