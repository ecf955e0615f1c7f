//! Curves with their axes turned into cells: lines in block glyphs, and words that stand where the eye is.

mod axis;
mod ink;
#[cfg(test)]
mod tests;
mod typed;
mod words;

pub use axis::Axis;

pub use words::sign;

use super::Tone;
use crate::look::{Depth, Look, Rgb, Theme};
use crate::stage::mosaic::mosaic;
use crate::stage::picture::Grain;
use ink::{Path, Pen, Sheet};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A chart ready to be drawn: everything in the units of its axes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    pub x: Axis,
    pub y: Axis,
    /// The first is drawn over the others.
    pub curves: Vec<Line>,
    /// Courses behind the first curve, thin and faint: how others fare.
    pub others: Vec<Vec<(f64, f64)>>,
    /// Levels worth knowing, with words.
    pub levels: Vec<(f64, String)>,
    /// Stretches of time, with words.
    pub spans: Vec<(f64, f64, String)>,
    /// Where time stands. Curves are bright up to here.
    pub now: Option<f64>,
    /// What comes after `now` is drawn too, faintly.
    pub ahead: bool,
    /// Words in place of the curves, where there is no number to draw.
    pub instead: Option<String>,
}

/// One curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// In ascending order of x. Where there is no number, the curve has a gap.
    pub points: Vec<(f64, f64)>,
    pub label: String,
    /// A colour role of the themes.
    pub role: String,
    /// What lies under it is tinted.
    pub filled: bool,
    /// How it was without the change: faint and dotted.
    pub ghost: bool,
}

/// What it is drawn with.
#[derive(Clone, Copy)]
pub struct Easel<'a> {
    pub tone: Tone<'a>,
    /// The theme of the lines, which without colours is another than that of the words.
    pub theme: &'a Theme,
    pub look: Look,
}

/// A smaller area shows no chart.
pub const LEAST: (u16, u16) = (28, 6);
/// Cells of a tick's words across, with what keeps it from the next.
const TICK: u16 = 7;
/// Rows from one tick to the next.
const TICK_ROWS: u16 = 3;

/// Where the parts of a chart stand.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    /// The whole, and the field of the curves in it.
    area: Rect,
    field: Rect,
    /// Rows of the field from its lowest line to its highest.
    rise: u16,
}

impl Plot {
    /// Draws the chart; nothing where the area is too small.
    pub fn draw(&self, easel: Easel, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return;
        }
        let frame = self.frame(area);
        if frame.field.width < 8 {
            return;
        }
        let paths: Vec<Path> = self.curves.iter().map(|line| self.path(&frame, &line.points)).collect();
        let sheet = self.ink(easel, &frame, &paths);
        mosaic(&sheet.pixels(), easel.look, frame.field, buffer);
        sheet.stiffen(frame.field, buffer);
        if easel.tone.ascii {
            typed::typed(self, easel, &frame, &paths, buffer);
        }
        words::words(self, easel, &frame, &paths, buffer);
    }

    /// How many ticks the height has room for.
    pub fn most_ticks(rows: u16) -> usize {
        usize::from((rows.saturating_sub(3) / TICK_ROWS).clamp(1, 6))
    }

    fn frame(&self, area: Rect) -> Frame {
        let left = self.y_ticks(area.height).iter().map(|tick| tick.1.chars().count()).max().unwrap_or(1) as u16 + 2;
        let right = self.room_for_labels(area.width);
        let field = Rect {
            x: area.x + left.min(area.width),
            y: area.y + 1,
            width: area.width.saturating_sub(left + right),
            height: area.height - 2,
        };
        let steps = self.y_ticks(area.height).len().saturating_sub(1).max(1) as u16;
        let between = ((field.height - 1) / steps).max(1);
        let rise = (between * steps).min(field.height - 1);
        Frame { area, field, rise }
    }

    /// Cells that the curves' names take on the right.
    fn room_for_labels(&self, width: u16) -> u16 {
        let longest = self.curves.iter().map(|line| line.label.chars().count()).max().unwrap_or(0) as u16;
        let unit = self.x.unit.chars().count() as u16 + 3;
        if longest == 0 { unit } else { (longest + 4).max(unit).min(width / 3).max(8) }
    }

    fn y_ticks(&self, height: u16) -> Vec<(f64, String)> {
        self.y.ticks(Self::most_ticks(height))
    }

    /// Where a value lies in the field, in pixels: the ends of the axis lie in the middle of a row.
    fn spot(&self, frame: &Frame, (x, y): (f64, f64)) -> (f32, f32) {
        let (width, rows) = (f64::from(frame.field.width) * 2.0, f64::from(frame.field.height));
        let across = 1.0 + self.x.share(x) * (width - 2.0);
        let base = rows * 4.0 - 2.0;
        let up = base - self.y.share(y).clamp(-0.5, 1.5) * f64::from(frame.rise) * 4.0;
        (across.clamp(-8.0, width + 8.0) as f32, up.clamp(-8.0, rows * 4.0 + 8.0) as f32)
    }

    fn path(&self, frame: &Frame, points: &[(f64, f64)]) -> Path {
        let known = points.iter().filter(|(x, _)| x.is_finite());
        known.map(|(x, y)| self.spot(frame, (*x, if y.is_finite() { *y } else { f64::NAN }))).collect()
    }

    /// How far across time stands, in pixels.
    fn now(&self, frame: &Frame) -> Option<f32> {
        self.now.map(|now| self.spot(frame, (now, 0.0)).0)
    }

    fn ink(&self, easel: Easel, frame: &Frame, paths: &[Path]) -> Sheet {
        let ground = easel.theme.role("ground");
        let cells = (frame.field.width, frame.field.height);
        let mut sheet = Sheet::new(cells, Grain::of(easel.look.glyphs), ground);
        if easel.look.depth != Depth::None {
            for (from, to, _) in &self.spans {
                let ends = (self.spot(frame, (*from, 0.0)).0, self.spot(frame, (*to, 0.0)).0);
                sheet.shade(ends, easel.theme.role("accent"), 0.09);
            }
        }
        if self.instead.is_some() || easel.tone.ascii {
            return sheet;
        }
        let now = self.now(frame).unwrap_or(f32::MAX);
        let main = self.curves.iter().filter(|line| !line.ghost).map(|line| easel.theme.role(&line.role));
        let alike = main.clone().skip(1).any(|colour| main.clone().next() == Some(colour));
        let base = f32::from(frame.field.height) * 4.0 - 2.0;
        if let Some(first) = self.curves.first() {
            let faint = ground.mix(easel.theme.role(&first.role), 0.38);
            let pen = Pen { colour: faint, radius: 0.45, dash: None };
            for other in &self.others {
                sheet.stroke(&split(&self.path(frame, other), now).0, pen);
            }
        }
        for (number, (line, path)) in self.curves.iter().zip(paths).enumerate().rev() {
            let (past, future) = split(path, now);
            let colour = easel.theme.role(&line.role);
            if line.filled && !line.ghost {
                sheet.fill(&past, base, colour);
            }
            if line.ghost || self.ahead {
                let faint = if line.ghost { easel.theme.role("muted") } else { ground.mix(colour, 0.45) };
                let pen = Pen { colour: dim(easel, faint, ground), radius: 0.6, dash: Some((1.5, 3.5)) };
                sheet.stroke(
                    if !line.ghost {
                        &future
                    } else if self.ahead {
                        path
                    } else {
                        &past
                    },
                    pen,
                );
            }
            if !line.ghost {
                sheet.stroke(&past, pen(easel, number, colour, alike));
            }
        }
        sheet
    }
}

/// Without colours, faint is as bright as bright: dots tell it apart.
fn dim(easel: Easel, faint: Rgb, ground: Rgb) -> Rgb {
    if easel.look.depth == Depth::None { easel.theme.role("text") } else { faint.mix(ground, 0.1) }
}

/// Curves of one colour differ in their dashes; in colour only the third and the fourth do.
fn pen(easel: Easel, number: usize, colour: Rgb, alike: bool) -> Pen {
    let dash = [None, Some((8.0, 5.0)), Some((3.0, 4.0)), Some((13.0, 5.0))][number % 4];
    let dash = dash.filter(|_| alike || number > 1 || easel.look.depth == Depth::None);
    Pen { colour, radius: if number == 0 { 1.15 } else { 0.95 }, dash }
}

/// A line up to a place across, and from there on.
fn split(path: &[(f32, f32)], now: f32) -> (Path, Path) {
    let at = path.partition_point(|point| point.0 <= now);
    let (mut past, mut future) = (path[..at].to_vec(), path[at..].to_vec());
    if let Some(height) = ink::height_at(path, now) {
        past.push((now, height));
        future.insert(0, (now, height));
    }
    (past, future)
}
