//! The table of keys as an overlay.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Row, row_width};
use crate::screen::keys::{self, Scope, TABLE};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub fn help(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let tone = &showing.tone;
    let width = inner_width(page, 84);
    let lines: Vec<String> = TABLE.iter().map(|row| keys::line(row, tone.ascii)).collect();
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut items: Vec<Vec<Row>> = Vec::new();
    for (index, (row, line)) in TABLE.iter().zip(&lines).enumerate() {
        let chosen = index == showing.moment.row;
        let (key, words) = if chosen { (tone.chosen(), tone.chosen()) } else { (tone.bold("key"), tone.write("text")) };
        let scope = match row.scope {
            Scope::Overlay => "in lists: ",
            Scope::Story | Scope::Always => "",
        };
        let mut cells = vec![(format!("{line:widest$}  "), key), (format!("{scope}{}", row.does), words)];
        let gap = usize::from(width).saturating_sub(row_width(&cells));
        cells.push((" ".repeat(gap), words));
        items.push(vec![cells]);
    }
    let area = frame(showing, page, "Keys", width, items.len() as u16, buffer);
    list(showing, area, &items, showing.moment.row, buffer);
}
