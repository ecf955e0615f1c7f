//! A block glyph turned into rectangles, and many rectangles into few.

use super::lines::lines;
use ratatui::symbols::pixel::{OCTANTS, QUADRANTS};
use std::fmt::Write;

/// A cell is 10 x 20 units of the drawing, counted here in quarters.
pub(super) const WIDTH: u32 = 40;
pub(super) const HEIGHT: u32 = 80;

/// A rectangle in quarters of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rect {
    pub(super) y: u32,
    pub(super) height: u32,
    pub(super) x: u32,
    pub(super) width: u32,
}

/// What a sign looks like when it is drawn rather than written.
#[derive(Debug, PartialEq)]
pub(super) enum Shape {
    /// Filled rectangles within the cell.
    Solid(Vec<Rect>),
    /// The whole cell, in a mix of this many hundredths of its own colour.
    Shade(u8),
    /// A thin line along this path, in units from the cell's corner.
    Line(&'static [(Go, f32, f32)]),
}

/// A step of a path: to a point, straight or round (with the middle of the cell as control point).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    From,
    Straight,
    Round,
}

/// The shape of a sign; none where it is text.
pub(super) fn shape(sign: char) -> Option<Shape> {
    use Go::{From, Round, Straight};
    Some(match sign {
        '░' => Shape::Shade(25),
        '▒' => Shape::Shade(50),
        '▓' => Shape::Shade(75),
        '╭' => Shape::Line(&[(From, 5.0, 20.0), (Straight, 5.0, 15.0), (Round, 10.0, 10.0)]),
        '╮' => Shape::Line(&[(From, 5.0, 20.0), (Straight, 5.0, 15.0), (Round, 0.0, 10.0)]),
        '╯' => Shape::Line(&[(From, 5.0, 0.0), (Straight, 5.0, 5.0), (Round, 0.0, 10.0)]),
        '╰' => Shape::Line(&[(From, 5.0, 0.0), (Straight, 5.0, 5.0), (Round, 10.0, 10.0)]),
        '╱' => Shape::Line(&[(From, 10.0, 0.0), (Straight, 0.0, 20.0)]),
        '╲' => Shape::Line(&[(From, 0.0, 0.0), (Straight, 10.0, 20.0)]),
        '╳' => Shape::Line(&[(From, 10.0, 0.0), (Straight, 0.0, 20.0), (From, 0.0, 0.0), (Straight, 10.0, 20.0)]),
        _ => Shape::Solid(eighths(sign).or_else(|| pixels(sign)).or_else(|| lines(sign))?),
    })
}

/// Bars that fill the cell from one side.
fn eighths(sign: char) -> Option<Vec<Rect>> {
    let code = sign as u32;
    Some(vec![match sign {
        '▁'..='█' => {
            let height = HEIGHT / 8 * (code - 0x2580);
            Rect { x: 0, y: HEIGHT - height, width: WIDTH, height }
        }
        '▉'..='▏' => Rect { x: 0, y: 0, width: WIDTH / 8 * (0x2590 - code), height: HEIGHT },
        '▔' => Rect { x: 0, y: 0, width: WIDTH, height: HEIGHT / 8 },
        '▕' => Rect { x: WIDTH / 8 * 7, y: 0, width: WIDTH / 8, height: HEIGHT },
        _ => return None,
    }])
}

/// The pixels of a quadrant or an octant.
fn pixels(sign: char) -> Option<Vec<Rect>> {
    let find = |set: &[char]| set.iter().position(|glyph| *glyph == sign);
    let (pattern, height) = match find(&QUADRANTS) {
        Some(pattern) => (pattern, HEIGHT / 2),
        None => (find(&OCTANTS)?, HEIGHT / 4),
    };
    let width = WIDTH / 2;
    let pixel = |n: u32| Rect { x: n % 2 * width, y: n / 2 * height, width, height };
    Some((0..8).filter(|n| pattern >> n & 1 == 1).map(pixel).collect())
}

/// Fewer rectangles that cover the same: neighbours joined along the row, then equal ones down the column.
pub(super) fn joined(mut rects: Vec<Rect>) -> Vec<Rect> {
    rects.sort_unstable();
    rects.dedup_by(|next, before| {
        let end = before.x + before.width;
        let touch = (next.y, next.height) == (before.y, before.height) && next.x <= end;
        if touch {
            before.width = end.max(next.x + next.width) - before.x;
        }
        touch
    });
    rects.sort_unstable_by_key(|rect| (rect.x, rect.width, rect.y));
    rects.dedup_by(|next, before| {
        let end = before.y + before.height;
        let touch = (next.x, next.width) == (before.x, before.width) && next.y <= end;
        if touch {
            before.height = end.max(next.y + next.height) - before.y;
        }
        touch
    });
    rects.sort_unstable();
    rects
}

/// One path around all of them.
pub(super) fn path(rects: &[Rect]) -> String {
    let mut path = String::new();
    for rect in rects {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(units);
        let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
    }
    path
}

/// Quarters written as units: `2.5`.
pub(super) fn units(quarters: u32) -> String {
    let part = ["", ".25", ".5", ".75"][(quarters % 4) as usize];
    format!("{}{part}", quarters / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(sign: char) -> u32 {
        match shape(sign) {
            Some(Shape::Solid(rects)) => rects.iter().map(|rect| rect.width * rect.height).sum(),
            other => panic!("{sign}: {other:?}"),
        }
    }

    #[test]
    fn every_octant_covers_as_many_eighths_as_it_has_pixels() {
        for (pattern, sign) in OCTANTS.iter().enumerate().skip(1) {
            // Three are wider than they are in the table: bars of U+2580, drawn from their own side.
            assert_eq!(area(*sign), WIDTH * HEIGHT / 8 * pattern.count_ones(), "{sign} {pattern:08b}");
        }
    }

    #[test]
    fn bars_grow_from_their_side() {
        assert_eq!(shape('▂'), Some(Shape::Solid(vec![Rect { x: 0, y: 60, width: 40, height: 20 }])));
        assert_eq!(shape('▌'), Some(Shape::Solid(vec![Rect { x: 0, y: 0, width: 20, height: 80 }])));
    }

    #[test]
    fn words_are_not_drawn() {
        assert!("aZγ0→·✱".chars().all(|sign| shape(sign).is_none()));
    }

    #[test]
    fn joining_keeps_what_is_covered() {
        let cell = |x: u32, y: u32| Rect { x: x * 40, y: y * 80, width: 40, height: 80 };
        let all = vec![cell(1, 1), cell(0, 0), cell(0, 1), cell(1, 0), cell(3, 0)];
        assert_eq!(joined(all), [cell(3, 0), Rect { x: 0, y: 0, width: 80, height: 160 }]);
    }

    #[test]
    fn quarters_are_written_shortly() {
        assert_eq!([10, 8, 7, 1].map(units), ["2.5", "2", "1.75", "0.25"]);
    }
}
