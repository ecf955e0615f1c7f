//! Two frames turned into the fewest bytes that change the one into the other on a terminal.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// Nothing is shown until the whole frame is there, where the terminal knows this.
const BEGIN: &[u8] = b"\x1b[?2026h\x1b[0m";
const END: &[u8] = b"\x1b[?2026l";

/// Appends what changes `before` into `after`; paints all of it where there is no `before`. Says whether there is anything.
pub fn change(before: Option<&Buffer>, after: &Buffer, bytes: &mut Vec<u8>) -> bool {
    let before = before.filter(|before| before.area == after.area);
    let start = bytes.len();
    bytes.extend_from_slice(BEGIN);
    if before.is_none() {
        bytes.extend_from_slice(b"\x1b[2J");
    }
    let mut pen = Pen::new(bytes);
    let width = usize::from(after.area.width.max(1));
    for (row, cells) in after.content.chunks(width).enumerate() {
        let old = before.map(|before| &before.content[row * width..row * width + cells.len()]);
        pen.row(row, old, cells);
    }
    if pen.wrote || before.is_none() {
        bytes.extend_from_slice(END);
        return true;
    }
    bytes.truncate(start);
    false
}

/// Where the terminal's cursor is, and how it would write.
struct Pen<'a> {
    bytes: &'a mut Vec<u8>,
    place: Option<(usize, usize)>,
    fg: Color,
    bg: Color,
    modifier: Modifier,
    wrote: bool,
}

impl<'a> Pen<'a> {
    fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self { bytes, place: None, fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty(), wrote: false }
    }

    fn row(&mut self, row: usize, old: Option<&[Cell]>, cells: &[Cell]) {
        let mut column = 0;
        while column < cells.len() {
            let (cell, wide) = (&cells[column], width(cells[column].symbol()));
            let span = column..(column + wide).min(cells.len());
            let changed = old.is_none_or(|old| old[span.clone()] != cells[span.clone()]);
            if changed {
                self.go(row, column, cells);
                self.cell(cell, wide);
                let next = column + wide;
                // After the last column terminals differ about where the cursor is.
                self.place = (next < cells.len()).then_some((row, next));
                self.wrote = true;
            }
            column += wide;
        }
    }

    /// Moves the cursor; over a short gap of the same look it is cheaper to write the gap again.
    fn go(&mut self, row: usize, column: usize, cells: &[Cell]) {
        match self.place {
            Some(place) if place == (row, column) => {}
            Some((same, from)) if same == row && from < column => {
                let gap = &cells[from..column];
                if gap.len() <= 4 && gap.iter().all(|cell| self.writes(cell)) {
                    for cell in gap {
                        self.bytes.extend_from_slice(cell.symbol().as_bytes());
                    }
                } else if gap.len() == 1 {
                    self.bytes.extend_from_slice(b"\x1b[C");
                } else {
                    let _ = write!(self.bytes, "\x1b[{}C", gap.len());
                }
            }
            _ => {
                let _ = write!(self.bytes, "\x1b[{};{}H", row + 1, column + 1);
            }
        }
    }

    /// Whether a cell is one ASCII character in the look that the pen has.
    fn writes(&self, cell: &Cell) -> bool {
        let symbol = cell.symbol().as_bytes();
        let clean = symbol.len() == 1 && (0x20..0x7f).contains(&symbol[0]);
        clean && (cell.fg, cell.bg, cell.modifier) == (self.fg, self.bg, self.modifier)
    }

    fn cell(&mut self, cell: &Cell, wide: usize) {
        let (symbol, fg, bg) = self.cheapest(cell);
        self.look(fg, bg, cell.modifier);
        if symbol.chars().any(char::is_control) || symbol.is_empty() {
            self.bytes.resize(self.bytes.len() + wide, b' ');
        } else {
            self.bytes.extend_from_slice(symbol.as_bytes());
        }
    }

    /// The same picture in other words: a space has no foreground, and a block may trade places with its complement.
    fn cheapest<'c>(&self, cell: &'c Cell) -> (&'c str, Color, Color) {
        let symbol = cell.symbol();
        if !cell.modifier.is_empty() || self.modifier != cell.modifier {
            return (symbol, cell.fg, cell.bg);
        }
        if symbol == " " {
            return (symbol, self.fg, cell.bg);
        }
        let cost = |fg, bg| u8::from(fg != self.fg) + u8::from(bg != self.bg);
        match complement(symbol) {
            Some(" ") if cell.fg == self.bg => (" ", self.fg, cell.fg),
            Some(" ") => (symbol, cell.fg, self.bg),
            Some(other) if cost(cell.bg, cell.fg) < cost(cell.fg, cell.bg) => (other, cell.bg, cell.fg),
            _ => (symbol, cell.fg, cell.bg),
        }
    }

    fn look(&mut self, fg: Color, bg: Color, modifier: Modifier) {
        if (fg, bg, modifier) == (self.fg, self.bg, self.modifier) {
            return;
        }
        self.bytes.extend_from_slice(b"\x1b[");
        if modifier != self.modifier {
            // Attributes only come off reliably all at once.
            if !self.modifier.is_empty() {
                self.bytes.extend_from_slice(b"0;");
                (self.fg, self.bg) = (Color::Reset, Color::Reset);
            }
            for (one, code) in ATTRIBUTES {
                if modifier.contains(one) {
                    self.bytes.extend_from_slice(code);
                }
            }
            self.modifier = modifier;
        }
        if fg != self.fg {
            colour(self.bytes, fg, 30);
            self.fg = fg;
        }
        if bg != self.bg {
            colour(self.bytes, bg, 40);
            self.bg = bg;
        }
        // Every part ended in a semicolon; the last one becomes the end.
        if let Some(last) = self.bytes.last_mut() {
            *last = b'm';
        }
    }
}

const ATTRIBUTES: [(Modifier, &[u8]); 6] = [
    (Modifier::BOLD, b"1;"),
    (Modifier::DIM, b"2;"),
    (Modifier::ITALIC, b"3;"),
    (Modifier::UNDERLINED, b"4;"),
    (Modifier::REVERSED, b"7;"),
    (Modifier::CROSSED_OUT, b"9;"),
];

/// One colour as SGR parameters; `base` is 30 in front, 40 behind.
fn colour(bytes: &mut Vec<u8>, colour: Color, base: u8) {
    let _ = match colour {
        Color::Rgb(r, g, b) => write!(bytes, "{};2;{r};{g};{b};", base + 8),
        Color::Indexed(index) => write!(bytes, "{};5;{index};", base + 8),
        other => write!(bytes, "{};", base + sixteen(other)),
    };
}

/// How far a colour of the sixteen lies above 30 or 40.
fn sixteen(colour: Color) -> u8 {
    match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        _ => 9,
    }
}

/// The block glyph that shows the same with its two colours exchanged.
fn complement(symbol: &str) -> Option<&'static str> {
    const PAIRS: [(&str, &str); 8] =
        [("█", " "), ("▀", "▄"), ("▌", "▐"), ("▘", "▟"), ("▝", "▙"), ("▖", "▜"), ("▗", "▛"), ("▚", "▞")];
    if !symbol.starts_with(['▀', '▄', '█', '▌', '▐', '▘', '▝', '▖', '▗', '▟', '▙', '▜', '▛', '▚', '▞'])
    {
        return None;
    }
    PAIRS.iter().find_map(|(one, other)| if *one == symbol { Some(*other) } else { (*other == symbol).then_some(*one) })
}

fn width(symbol: &str) -> usize {
    if symbol.len() == 1 { 1 } else { symbol.width().max(1) }
}
