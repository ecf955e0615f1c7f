//! A frame turned into an SVG that shows every cell on its grid, block glyphs drawn as shapes.

mod lines;
mod shapes;

use crate::look::{Rgb, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use shapes::{Go, HEIGHT, Rect, Shape, WIDTH, joined, path, shape, units};
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Writes the frame as SVG, 10 x 20 units a cell; `theme` says what the terminal's own two colours are.
pub fn svg(buffer: &Buffer, theme: &Theme) -> String {
    let mut drawing = Drawing::new(theme.role("text"), theme.role("ground"));
    let width = usize::from(buffer.area.width);
    for (y, row) in buffer.content.chunks(width.max(1)).enumerate() {
        drawing.row(row, y as u32 * HEIGHT);
    }
    drawing.finish(u32::from(buffer.area.width) * 10, u32::from(buffer.area.height) * 20)
}

/// All that is drawn, gathered by colour so that each colour is written once.
struct Drawing {
    text: Rgb,
    ground: Rgb,
    fields: BTreeMap<Rgb, Vec<Rect>>,
    solids: BTreeMap<Rgb, Vec<Rect>>,
    strokes: BTreeMap<Rgb, String>,
    words: BTreeMap<Ink, String>,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ink {
    colour: Rgb,
    bold: bool,
    italic: bool,
}

/// A word on its way into the drawing.
struct Word {
    ink: Ink,
    x: u32,
    /// In cells.
    width: u32,
    text: String,
}

impl Drawing {
    fn new(text: Rgb, ground: Rgb) -> Self {
        Self {
            text,
            ground,
            fields: BTreeMap::new(),
            solids: BTreeMap::new(),
            strokes: BTreeMap::new(),
            words: BTreeMap::new(),
        }
    }

    fn row(&mut self, cells: &[Cell], y: u32) {
        let mut word: Option<Word> = None;
        let mut x = 0;
        while let Some(cell) = cells.get(x as usize) {
            let width = (cell.symbol().width() as u32).clamp(1, cells.len() as u32 - x);
            self.cell(cell, x * WIDTH, y, width, &mut word);
            x += width;
        }
        self.write(word, y);
    }

    fn cell(&mut self, cell: &Cell, x: u32, y: u32, width: u32, word: &mut Option<Word>) {
        let (fg, bg) = self.colours(cell);
        let whole = Rect { x, y, width: width * WIDTH, height: HEIGHT };
        if bg != self.ground {
            self.fields.entry(bg).or_default().push(whole);
        }
        self.marks(cell, fg, whole);
        let sign = cell.symbol().chars().next().unwrap_or(' ');
        let hidden = cell.modifier.contains(Modifier::HIDDEN);
        match shape(sign) {
            _ if hidden || sign == ' ' => {}
            Some(shape) => self.draw(shape, fg, bg, whole),
            None => return self.add(cell, fg, whole, word),
        }
        self.write(word.take(), y);
    }

    /// The two colours of a cell as they are seen.
    fn colours(&self, cell: &Cell) -> (Rgb, Rgb) {
        let seen = |colour: Color, own| Rgb::of(colour).unwrap_or(own);
        let (mut fg, mut bg) = (seen(cell.fg, self.text), seen(cell.bg, self.ground));
        if cell.modifier.contains(Modifier::REVERSED) {
            (fg, bg) = (bg, fg);
        }
        if cell.modifier.contains(Modifier::DIM) {
            fg = fg.mix(bg, 0.45);
        }
        (fg, bg)
    }

    /// Lines under and through a cell.
    fn marks(&mut self, cell: &Cell, fg: Rgb, whole: Rect) {
        if cell.modifier.contains(Modifier::UNDERLINED) {
            let colour = Rgb::of(cell.underline_color).unwrap_or(fg);
            let line = Rect { y: whole.y + 70, height: 4, ..whole };
            self.solids.entry(colour).or_default().push(line);
        }
        if cell.modifier.contains(Modifier::CROSSED_OUT) {
            let line = Rect { y: whole.y + 40, height: 4, ..whole };
            self.solids.entry(fg).or_default().push(line);
        }
    }

    fn draw(&mut self, shape: Shape, fg: Rgb, bg: Rgb, cell: Rect) {
        let solid = |part: Rect| Rect { x: part.x + cell.x, y: part.y + cell.y, ..part };
        match shape {
            Shape::Solid(parts) => self.solids.entry(fg).or_default().extend(parts.into_iter().map(solid)),
            Shape::Shade(hundredths) => {
                let colour = bg.mix(fg, f32::from(hundredths) / 100.0);
                self.solids.entry(colour).or_default().push(cell);
            }
            Shape::Line(steps) => stroke(self.strokes.entry(fg).or_default(), steps, cell),
        }
    }

    /// Adds a cell of text to the word before it, or begins a new one.
    fn add(&mut self, cell: &Cell, fg: Rgb, whole: Rect, word: &mut Option<Word>) {
        let ink = Ink {
            colour: fg,
            bold: cell.modifier.contains(Modifier::BOLD),
            italic: cell.modifier.contains(Modifier::ITALIC),
        };
        let width = whole.width / WIDTH;
        match word {
            Some(word) if word.ink == ink => {
                word.text.push_str(cell.symbol());
                word.width += width;
            }
            _ => {
                let begun = Word { ink, x: whole.x, width, text: cell.symbol().to_owned() };
                self.write(word.replace(begun), whole.y);
            }
        }
    }

    /// Writes a word where it stands. Its length is said, so that no font can shift what follows.
    fn write(&mut self, word: Option<Word>, y: u32) {
        let Some(word) = word else { return };
        let (x, y, length) = (units(word.x), y / 4 + 15, word.width * 10);
        let text = escaped(&word.text);
        let words = self.words.entry(word.ink).or_default();
        let _ = writeln!(words, "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\">{text}</text>");
    }

    fn finish(self, width: u32, height: u32) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            hex(self.ground)
        );
        for layer in [self.fields, self.solids] {
            svg.push_str("<g shape-rendering=\"crispEdges\">\n");
            for (colour, rects) in layer {
                let _ = writeln!(svg, "<path fill=\"{}\" d=\"{}\"/>", hex(colour), path(&joined(rects)));
            }
            svg.push_str("</g>\n");
        }
        for (colour, path) in self.strokes {
            let _ = writeln!(svg, "<path fill=\"none\" stroke=\"{}\" d=\"{path}\"/>", hex(colour));
        }
        svg.push_str(
            "<g font-family=\"DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace\" font-size=\"16.6\">\n",
        );
        for (ink, words) in self.words {
            let bold = if ink.bold { " font-weight=\"bold\"" } else { "" };
            let italic = if ink.italic { " font-style=\"italic\"" } else { "" };
            let _ = writeln!(svg, "<g fill=\"{}\"{bold}{italic}>\n{words}</g>", hex(ink.colour));
        }
        svg.push_str("</g>\n</svg>\n");
        svg
    }
}

/// Adds a thin line to a path; a round step bends at the middle of the cell.
fn stroke(path: &mut String, steps: &[(Go, f32, f32)], cell: Rect) {
    let (left, top) = ((cell.x / 4) as f32, (cell.y / 4) as f32);
    for (go, x, y) in steps {
        let (x, y) = (left + x, top + y);
        let _ = match go {
            Go::From => write!(path, "M{x} {y}"),
            Go::Straight => write!(path, "L{x} {y}"),
            Go::Round => write!(path, "Q{} {} {x} {y}", left + 5.0, top + 10.0),
        };
    }
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Text as XML has it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => {}
            sign => safe.push(sign),
        }
    }
    safe
}

#[cfg(test)]
mod tests;
