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
    /// An empty row between what belongs apart.
    Open,
    /// The titles stand apart as well.
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
        if passage.apart && air >= Air::Open && !rows.is_empty() {
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
    let mut fold = Fold { rows, width: width - hang, row: Row::new(), used: 0, word: Vec::new(), wide: 0, gap: None };
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
struct Fold<'a, 't> {
    rows: &'a mut Vec<Row>,
    width: usize,
    row: Row,
    used: usize,
    /// A word may have several styles: `{jak1:JAKs}.`
    word: Vec<(&'t str, Style)>,
    wide: usize,
    /// A space waits for the next word of this row.
    gap: Option<Style>,
}

impl<'t> Fold<'_, 't> {
    fn piece(&mut self, text: &'t str, style: Style) {
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
                self.gap = (self.used > 0).then_some(style);
            }
        }
    }

    /// Part of a word; a word wider than a row is broken.
    fn part(&mut self, text: &'t str, style: Style) {
        let wide = text.width();
        if self.wide + wide <= self.width {
            self.word.push((text, style));
            self.wide += wide;
            return;
        }
        let room = self.width.saturating_sub(self.wide);
        let mut used = 0;
        let fits = text.char_indices().find_map(|(at, char)| {
            used += char.width().unwrap_or(0);
            (used > room).then_some(at)
        });
        let (head, tail) = text.split_at(fits.unwrap_or(text.len()));
        // A character wider than the row stands alone, so that there is an end to it.
        let (head, tail) = match (head.is_empty() && self.word.is_empty(), tail.char_indices().nth(1)) {
            (true, Some((second, _))) => tail.split_at(second),
            (true, None) => (tail, ""),
            (false, _) => (head, tail),
        };
        if !head.is_empty() {
            self.word.push((head, style));
            self.wide += head.width();
        }
        self.end_word();
        self.gap = None;
        if !tail.is_empty() {
            self.part(tail, style);
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let space = usize::from(self.gap.is_some());
        if self.used > 0 && self.used + space + self.wide > self.width {
            self.end_row();
        }
        if let Some(style) = self.gap.take() {
            self.write(" ", style);
        }
        for index in 0..self.word.len() {
            let (text, style) = self.word[index];
            self.write(text, style);
        }
        self.used += self.wide;
        self.word.clear();
        self.wide = 0;
    }

    fn write(&mut self, text: &str, style: Style) {
        match self.row.last_mut() {
            Some((row, same)) if *same == style => row.push_str(text),
            _ => self.row.push((text.to_owned(), style)),
        }
        self.used += usize::from(text == " ");
    }

    fn end_row(&mut self) {
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
        (self.used, self.gap) = (0, None);
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
