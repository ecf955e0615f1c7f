//! Passages turned into wrapped rows, and rows into cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much room passages take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Air {
    /// Only what must be read, without empty rows.
    Tight,
    /// All of it, without empty rows.
    Snug,
    Airy,
}

/// One paragraph.
#[derive(Clone, Debug, Default)]
pub struct Passage<'a> {
    pub pieces: Vec<(Cow<'a, str>, Style)>,
    /// A sign before the first row; the others hang under its end.
    pub mark: Option<(&'static str, Style)>,
    /// The sign stands before every row: a bar.
    pub bar: bool,
    /// An empty row before it, where there is room.
    pub apart: bool,
    /// Left out where room is short.
    pub spare: bool,
}

impl<'a> Passage<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self { pieces: vec![(text.into(), style)], ..Self::default() }
    }

    #[must_use]
    pub fn marked(mut self, mark: &'static str, style: Style) -> Self {
        self.mark = Some((mark, style));
        self
    }

    #[must_use]
    pub fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    #[must_use]
    pub fn spare(mut self) -> Self {
        self.spare = true;
        self
    }

    #[must_use]
    pub fn then(mut self, text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        self.pieces.push((text.into(), style));
        self
    }
}

/// One row of cells: words in their styles.
pub type Row = Vec<(String, Style)>;

/// Wraps passages at whole words. No row is wider than `width`, and no word is lost.
pub fn wrap(passages: &[Passage], width: u16, air: Air) -> Vec<Row> {
    let mut rows = Vec::new();
    for passage in passages.iter().filter(|passage| air > Air::Tight || !passage.spare) {
        if passage.apart && air == Air::Airy && !rows.is_empty() {
            rows.push(Row::new());
        }
        fold(passage, usize::from(width.max(1)), &mut rows);
    }
    rows
}

fn fold(passage: &Passage, width: usize, rows: &mut Vec<Row>) {
    let mark = passage.mark.filter(|mark| mark.0.width() + 4 < width);
    let hang = mark.map_or(0, |mark| mark.0.width());
    let start = rows.len();
    let mut fold = Fold { rows, width: width - hang, row: Row::new(), used: 0, word: Row::new(), word_width: 0 };
    for (text, style) in &passage.pieces {
        fold.piece(text, *style);
    }
    fold.end_word();
    fold.end_row();
    if let Some((sign, style)) = mark {
        for (index, row) in rows[start..].iter_mut().enumerate() {
            let sign = if index == 0 || passage.bar { sign.to_owned() } else { " ".repeat(hang) };
            row.insert(0, (sign, style));
        }
    }
}

/// A paragraph on its way into rows.
struct Fold<'a> {
    rows: &'a mut Vec<Row>,
    width: usize,
    row: Row,
    used: usize,
    /// A word may have several styles: `{jak1:JAKs}.`
    word: Row,
    word_width: usize,
}

impl Fold<'_> {
    fn piece(&mut self, text: &str, style: Style) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if !word.is_empty() {
                self.part(word, style);
            }
            rest = after.trim_start();
            if !after.is_empty() {
                self.end_word();
                self.space(style);
            }
        }
    }

    /// Part of a word; a word wider than a row is broken.
    fn part(&mut self, text: &str, style: Style) {
        for char in text.chars().filter(|char| !char.is_control()) {
            let wide = char.width().unwrap_or(0);
            if self.word_width + wide > self.width {
                self.end_word();
            }
            match self.word.last_mut() {
                Some((word, same)) if *same == style => word.push(char),
                _ => self.word.push((char.to_string(), style)),
            }
            self.word_width += wide;
        }
    }

    fn space(&mut self, style: Style) {
        if self.used > 0 {
            self.row.push((" ".to_owned(), style));
            self.used += 1;
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if self.used > 0 && self.used + self.word_width > self.width {
            self.end_row();
        }
        self.used += self.word_width;
        self.row.append(&mut self.word);
        self.word_width = 0;
    }

    fn end_row(&mut self) {
        while self.row.last().is_some_and(|part| part.0 == " ") {
            self.row.pop();
        }
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
        self.used = 0;
    }
}

/// Writes words from a cell on, cut at the area's edge; gives the column after them.
pub fn put(buffer: &mut Buffer, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    buffer.set_stringn(x, y, text, usize::from(area.right() - x), style).0
}

/// Writes rows from the top of an area, as many as fit.
pub fn put_rows(buffer: &mut Buffer, area: Rect, rows: &[Row]) {
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let mut x = area.left();
        for (text, style) in row {
            x = put(buffer, area, x, y, text, *style);
        }
    }
}

/// How many cells a row takes.
pub fn row_width(row: &Row) -> usize {
    row.iter().map(|part| part.0.width()).sum()
}

/// Cuts rows off the top or the bottom of an area, and gives them.
pub fn cut(area: &mut Rect, rows: u16, bottom: bool) -> Rect {
    let rows = rows.min(area.height);
    area.height -= rows;
    if bottom {
        Rect { y: area.bottom(), height: rows, ..*area }
    } else {
        area.y += rows;
        Rect { y: area.y - rows, height: rows, ..*area }
    }
}
