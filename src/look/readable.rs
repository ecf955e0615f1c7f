//! Two colours turned into a verdict whether one can be read on the other, and into one that can.

use super::Rgb;

/// WCAG 2 asks this much of text.
pub const ENOUGH: f32 = 4.5;

const BLACK: Rgb = Rgb(0, 0, 0);
const WHITE: Rgb = Rgb(255, 255, 255);
const STEPS: u8 = 8;

/// The contrast ratio of WCAG 2: 1 for equal colours, 21 for black on white.
pub fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// `share` of 0 is the first colour, 1 the second.
pub fn mix(one: Rgb, other: Rgb, share: f32) -> Rgb {
    let between = |a: u8, b: u8| {
        let (a, b) = (f32::from(a), f32::from(b));
        (a + (b - a) * share.clamp(0.0, 1.0)).round() as u8
    };
    Rgb(
        between(one.0, other.0),
        between(one.1, other.1),
        between(one.2, other.2),
    )
}

/// Black or white, whichever reads better; one of them always reads well enough.
pub fn ink_on(paper: Rgb) -> Rgb {
    if contrast(BLACK, paper) > contrast(WHITE, paper) {
        BLACK
    } else {
        WHITE
    }
}

/// The ink, moved towards black or white no further than it takes to be read on this paper.
pub fn readable(ink: Rgb, paper: Rgb) -> Rgb {
    towards(ink, ink_on(paper), paper)
}

/// The paper, moved away from the ink no further than it takes for the ink to be read on it, towards `wish` if that
/// is enough.
pub fn paper_for(ink: Rgb, paper: Rgb, wish: Rgb) -> Rgb {
    if contrast(ink, paper) >= ENOUGH {
        paper
    } else if contrast(ink, wish) >= ENOUGH {
        towards(paper, wish, ink)
    } else {
        towards(paper, ink_on(ink), ink)
    }
}

fn towards(start: Rgb, end: Rgb, against: Rgb) -> Rgb {
    (0..STEPS)
        .map(|step| mix(start, end, f32::from(step) / f32::from(STEPS)))
        .find(|colour| contrast(*colour, against) >= ENOUGH)
        .unwrap_or(end)
}

fn luminance(colour: Rgb) -> f32 {
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

fn linear(channel: u8) -> f32 {
    let value = f32::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_colour() -> impl Strategy<Value = Rgb> {
        any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Rgb(r, g, b))
    }

    #[test]
    fn black_on_white_is_the_most() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn every_ink_becomes_readable(ink in any_colour(), paper in any_colour()) {
            prop_assert!(contrast(readable(ink, paper), paper) >= ENOUGH);
        }

        #[test]
        fn every_paper_gives_way(ink in any_colour(), paper in any_colour(), wish in any_colour()) {
            prop_assert!(contrast(ink, paper_for(ink, paper, wish)) >= ENOUGH);
        }
    }
}
