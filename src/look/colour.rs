//! Two colours turned into how well one reads on the other, and into one that reads better.

use ratatui::style::Color;
use std::sync::LazyLock;

/// Red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The contrast that small text needs (WCAG 2, level AA).
const ENOUGH: f32 = 4.5;

impl Rgb {
    pub const BLACK: Self = Self(0, 0, 0);
    pub const WHITE: Self = Self(255, 255, 255);

    /// This colour at 0, the other at 1, and evenly between.
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        let t = t.clamp(0.0, 1.0);
        let between = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * t).round() as u8;
        Self(between(self.0, other.0), between(self.1, other.1), between(self.2, other.2))
    }

    /// What a colour of a cell looks like; none for the terminal's own.
    pub fn of(colour: Color) -> Option<Self> {
        match colour {
            Color::Rgb(red, green, blue) => Some(Self(red, green, blue)),
            Color::Indexed(index) => Some(super::dress::xterm_shows(index)),
            named => super::dress::ansi_shows(named),
        }
    }

    /// Relative luminance, 0 to 1 (WCAG 2).
    pub fn luminance(self) -> f32 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The channels as amounts of light, 0 to 1.
    pub(super) fn linear(self) -> [f32; 3] {
        [self.0, self.1, self.2].map(|value| LIGHT[usize::from(value)])
    }
}

impl From<Rgb> for Color {
    fn from(Rgb(red, green, blue): Rgb) -> Self {
        Self::Rgb(red, green, blue)
    }
}

/// How much light each value of an sRGB channel is.
static LIGHT: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let value = value as f32 / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// The contrast of two colours, 1 to 21 (WCAG 2).
pub fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// `fg` where it reads well on `bg`, else the nearest that does: lightened on dark ground, darkened on light ground.
pub fn readable(fg: Rgb, bg: Rgb) -> Rgb {
    if contrast(fg, bg) >= ENOUGH {
        return fg;
    }
    let (up, down) = (contrast(Rgb::WHITE, bg), contrast(Rgb::BLACK, bg));
    let end = if up >= down { Rgb::WHITE } else { Rgb::BLACK };
    // The way to the end crosses the bound once: halve it eight times.
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..8 {
        let middle = f32::midpoint(low, high);
        if contrast(fg.mix(end, middle), bg) >= ENOUGH {
            high = middle;
        } else {
            low = middle;
        }
    }
    fg.mix(end, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Rgb::BLACK, Rgb::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Rgb(119, 119, 119), Rgb::WHITE) - 4.48).abs() < 0.01);
        assert!((contrast(Rgb(1, 2, 3), Rgb(1, 2, 3)) - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn whatever_it_gives_is_readable() {
        for n in 0..4096_u32 {
            let colour = |n: u32| Rgb((n % 16 * 17) as u8, (n / 16 % 16 * 17) as u8, (n / 256 * 17) as u8);
            let (fg, bg) = (colour(n), colour(n.wrapping_mul(2_654_435_761) >> 20));
            let found = readable(fg, bg);
            assert!(contrast(found, bg) >= ENOUGH, "{fg:?} on {bg:?}: {found:?}");
        }
    }

    #[test]
    fn what_reads_well_stays() {
        assert_eq!(readable(Rgb(238, 90, 54), Rgb(10, 10, 20)), Rgb(238, 90, 54));
    }

    #[test]
    fn a_mix_starts_and_ends_where_it_should() {
        let (one, other) = (Rgb(0, 100, 200), Rgb(255, 0, 100));
        assert_eq!(one.mix(other, 0.0), one);
        assert_eq!(one.mix(other, 1.0), other);
        assert_eq!(one.mix(other, 0.5), Rgb(128, 50, 150));
    }
}
