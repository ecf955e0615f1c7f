//! Words and a strip turned into cells: written so that each letter can be read on what lies under it.

use super::room::{Room, Strip};
use crate::look::{Glyphs, Look, Rgb, Theme, contrast, readable};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Two colours of a cell that differ by more than this are an outline and what it encloses.
const EDGE: f32 = 1.8;

/// How words are coloured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// Black or white, for words inside a thing.
    Plain,
    /// A colour, moved towards black or white as far as it takes.
    Of(Rgb),
    /// On paper of this colour, whatever the picture says.
    On(Rgb),
    /// On a chip of this colour, in one piece.
    Chip(Rgb),
}

/// What words are written with, and on.
pub struct Pen<'a> {
    pub theme: &'a Theme,
    pub look: Look,
    pub area: Rect,
    pub buffer: &'a mut Buffer,
}

impl Pen<'_> {
    pub fn write(&mut self, words: &str, strip: Strip, ink: Ink, bold: bool) {
        let x = self.area.x + strip.x.max(0) as u16;
        let y = self.area.y + strip.y.max(0) as u16;
        let columns = x..x.saturating_add(strip.width.max(0) as u16);
        let chip = matches!(ink, Ink::Chip(_));
        let (ink, wish) = self.colours(columns.clone(), y, ink);
        for x in columns {
            let paper = if chip { wish } else { paper_for(ink, self.paper(x, y, Some(ink)), wish) };
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.reset();
                cell.set_bg(paper.into());
            }
        }
        let style = Style::new().fg(ink.into());
        let style = if bold { style.add_modifier(Modifier::BOLD) } else { style };
        self.buffer.set_stringn(x, y, words, strip.width.max(0) as usize, style);
    }

    /// Among ASCII shades letters need a blank on either side to stand out.
    pub fn clear_sides(&mut self, strip: Strip, room: &Room) {
        if self.look.glyphs != Glyphs::Ascii {
            return;
        }
        for x in [strip.x - 1, strip.x + strip.width] {
            if room.holds(x, strip.y) && !room.is_taken(x, strip.y) {
                let at = (self.area.x + x as u16, self.area.y + strip.y as u16);
                let paper = self.paper(at.0, at.1, None);
                if let Some(cell) = self.buffer.cell_mut(at) {
                    cell.reset();
                    cell.set_bg(paper.into());
                }
            }
        }
    }

    /// One ink for the whole word, and the paper it is made for.
    fn colours(&self, columns: std::ops::Range<u16>, y: u16, ink: Ink) -> (Rgb, Rgb) {
        if let Ink::On(paper) | Ink::Chip(paper) = ink {
            return (ink_on(paper), paper);
        }
        let liked = match ink {
            Ink::Of(colour) => Some(colour),
            _ => None,
        };
        let count = columns.len().max(1) as u32;
        let sum = columns.fold([0u32; 3], |sum, x| {
            let paper = self.paper(x, y, liked);
            [sum[0] + u32::from(paper.0), sum[1] + u32::from(paper.1), sum[2] + u32::from(paper.2)]
        });
        let mean = sum.map(|channel| (channel / count) as u8);
        let mean = Rgb(mean[0], mean[1], mean[2]);
        match ink {
            Ink::Of(colour) => (readable(colour, mean), mean),
            _ => (ink_on(mean), mean),
        }
    }

    /// What a cell looks like from afar: the mean of its two colours. Where they differ much, as on an outline, it is the
    /// one on which the ink can be read better.
    fn paper(&self, x: u16, y: u16, ink: Option<Rgb>) -> Rgb {
        let ground = self.theme.role("ground");
        let Some(cell) = self.buffer.cell((x, y)) else {
            return ground;
        };
        let rgb = |colour| Rgb::of(colour).unwrap_or(ground);
        match cell.symbol() {
            " " => rgb(cell.bg),
            "\u{2588}" => rgb(cell.fg),
            _ if letter(cell) => rgb(cell.bg),
            _ => {
                let (one, other) = (rgb(cell.bg), rgb(cell.fg));
                match ink.filter(|_| contrast(one, other) > EDGE) {
                    Some(ink) if contrast(ink, one) > contrast(ink, other) => one,
                    Some(_) => other,
                    None => one.mix(other, 0.5),
                }
            }
        }
    }
}

/// A shade of the ASCII picture covers little of its cell.
fn letter(cell: &Cell) -> bool {
    cell.symbol().is_ascii()
}

/// Black or white, whichever reads better; one of them always reads well.
fn ink_on(paper: Rgb) -> Rgb {
    if contrast(Rgb::BLACK, paper) > contrast(Rgb::WHITE, paper) { Rgb::BLACK } else { Rgb::WHITE }
}

/// The paper where the ink can be read on it, else the paper that was wished for, else one moved until it can.
fn paper_for(ink: Rgb, paper: Rgb, wish: Rgb) -> Rgb {
    if readable(ink, paper) == ink {
        paper
    } else if readable(ink, wish) == ink {
        wish
    } else {
        readable(paper, ink)
    }
}
