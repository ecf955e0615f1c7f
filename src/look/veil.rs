//! A part of the frame turned into its own shadow, so that what is said now comes first.

use super::{Depth, Rgb};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// How much of the ground lies over what is behind.
const VEIL: f32 = 0.6;

/// Draws an area back towards the ground; without colours by dim letters.
pub fn veil(buffer: &mut Buffer, area: Rect, ground: Rgb, depth: Depth) {
    for position in area.intersection(buffer.area).positions() {
        let Some(cell) = buffer.cell_mut(position) else { continue };
        for colour in [&mut cell.fg, &mut cell.bg] {
            *colour = Rgb::of(*colour).map_or(*colour, |shown| Color::from(shown.mix(ground, VEIL)));
        }
        if depth == Depth::None {
            cell.modifier = (cell.modifier - Modifier::BOLD) | Modifier::DIM;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_area_goes_back_and_stays_what_it_is() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for cell in &mut buffer.content {
            cell.set_symbol("x").set_fg(Rgb::WHITE.into()).set_bg(Rgb::BLACK.into());
        }
        veil(&mut buffer, Rect::new(1, 0, 2, 5), Rgb::BLACK, Depth::Truecolor);
        let brightness = |x: usize| Rgb::of(buffer.content[x].fg).map_or(0.0, Rgb::luminance);
        assert!(brightness(1) < 0.3 * brightness(0) && brightness(1) > 0.0);
        assert_eq!((brightness(0), brightness(1)), (brightness(3), brightness(2)));
        assert!(buffer.content.iter().all(|cell| cell.symbol() == "x" && Rgb::of(cell.bg) == Some(Rgb::BLACK)));
    }
}
