//! A box-drawing character turned into the rectangles of its lines.

use super::shapes::{HEIGHT, Rect, WIDTH};

/// For U+2500 to U+257F the weights of the arms up, right, down, left: 0 none, 1 light, 2 heavy, 3 double.
const ARMS: &str = concat!(
    "0101020210102020010102021010202001010202101020200110021001200220",
    "0011001200210022110012002100220010011002200120021110121021101120",
    "2120221012202220101110122011102120212012102220220111011202110212",
    "0121012202210222110111021201120221012102220122021111111212111212",
    "2111112121212112221111221221221212222122222122220101020210102020",
    "0303303003100130033000130031003313003100330010033001300313103130",
    "3330101330313033031301310333130331013303131331313333011000111001",
    "1100000000000000000110000100001000022000020000200201102001022010",
);

/// The lines of a box-drawing character as rectangles; none where it has no straight lines.
pub(super) fn lines(sign: char) -> Option<Vec<Rect>> {
    let at = (sign as usize).checked_sub(0x2500).filter(|at| *at < 128)?;
    let arms: Vec<u32> = ARMS[at * 4..at * 4 + 4].chars().filter_map(|digit| digit.to_digit(4)).collect();
    let reach = arms.iter().copied().max().filter(|most| *most > 0)?;
    let mut rects = Vec::new();
    for (side, weight) in arms.into_iter().enumerate() {
        for &(from, thick) in strands(weight) {
            rects.push(arm(side, from, thick, half(reach)));
        }
    }
    Some(match pieces(sign) {
        1 => rects,
        pieces => rects_cut(pieces, sign),
    })
}

/// The strands of an arm: where each begins across it, from the middle, and how thick it is.
fn strands(weight: u32) -> &'static [(i32, u32)] {
    match weight {
        1 => &[(-2, 4)],
        2 => &[(-5, 10)],
        3 => &[(-7, 4), (3, 4)],
        _ => &[],
    }
}

/// How far an arm runs past the middle so that corners close.
fn half(reach: u32) -> u32 {
    [0, 2, 5, 7][reach as usize]
}

/// One strand from the middle to its side: 0 up, 1 right, 2 down, 3 left.
fn arm(side: usize, from: i32, thick: u32, past: u32) -> Rect {
    let (middle_x, middle_y) = (WIDTH / 2, HEIGHT / 2);
    let across = |middle: u32| middle.saturating_add_signed(from);
    match side {
        0 => Rect { x: across(middle_x), y: 0, width: thick, height: middle_y + past },
        1 => Rect { x: middle_x - past, y: across(middle_y), width: middle_x + past, height: thick },
        2 => Rect { x: across(middle_x), y: middle_y - past, width: thick, height: middle_y + past },
        _ => Rect { x: 0, y: across(middle_y), width: middle_x + past, height: thick },
    }
}

/// Into how many dashes a line is cut.
fn pieces(sign: char) -> u32 {
    match sign {
        '┄'..='┇' => 3,
        '┈'..='┋' => 4,
        '╌'..='╏' => 2,
        _ => 1,
    }
}

/// The dashes of a dashed line; every second pair of those characters is upright, every second one heavy.
fn rects_cut(pieces: u32, sign: char) -> Vec<Rect> {
    let thick = if (sign as u32).is_multiple_of(2) { 4 } else { 10 };
    let upright = sign as u32 % 4 > 1;
    let length = if upright { HEIGHT } else { WIDTH };
    let (dash, gap) = (length / pieces * 3 / 5, length / pieces);
    (0..pieces)
        .map(|n| {
            let along = n * gap + (gap - dash) / 2;
            if upright {
                Rect { x: (WIDTH - thick) / 2, y: along, width: thick, height: dash }
            } else {
                Rect { x: along, y: (HEIGHT - thick) / 2, width: dash, height: thick }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether some line touches the middle of each side: up, right, down, left.
    fn touches(sign: char) -> [bool; 4] {
        let rects = lines(sign).unwrap_or_default();
        let any = |test: fn(&Rect) -> bool| rects.iter().any(test);
        [
            any(|rect| rect.y == 0),
            any(|rect| rect.x + rect.width == WIDTH),
            any(|rect| rect.y + rect.height == HEIGHT),
            any(|rect| rect.x == 0),
        ]
    }

    #[test]
    fn lines_reach_the_sides_that_they_should() {
        for (sign, sides) in [
            ('─', [false, true, false, true]),
            ('│', [true, false, true, false]),
            ('┌', [false, true, true, false]),
            ('┤', [true, false, true, true]),
            ('╬', [true, true, true, true]),
            ('╴', [false, false, false, true]),
        ] {
            assert_eq!(touches(sign), sides, "{sign}");
        }
    }

    #[test]
    fn everything_stays_in_its_cell() {
        for sign in '\u{2500}'..='\u{257f}' {
            for rect in lines(sign).unwrap_or_default() {
                assert!(rect.x + rect.width <= WIDTH && rect.y + rect.height <= HEIGHT, "{sign} {rect:?}");
            }
        }
    }

    #[test]
    fn dashes_are_counted() {
        assert_eq!(lines('┄').map(|dashes| dashes.len()), Some(3));
        assert_eq!(lines('╎').map(|dashes| dashes.len()), Some(2));
    }
}
