//! The table of keys as an overlay.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Air, Passage, Row, row_width, wrap};
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
            Scope::Lab => "in the lab: ",
            Scope::Story | Scope::Always => "",
        };
        let room = width.saturating_sub(widest as u16 + 2);
        let told = wrap(&[Passage::new(format!("{scope}{}", row.does), words)], room, Air::Snug);
        let beside = |(number, told): (usize, Row)| {
            let line = if number == 0 { line.as_str() } else { "" };
            let mut cells = vec![(format!("{line:widest$}  "), key)];
            cells.extend(told);
            let gap = usize::from(width).saturating_sub(row_width(&cells));
            cells.push((" ".repeat(gap), words));
            cells
        };
        items.push(told.into_iter().enumerate().map(beside).collect());
    }
    let height: usize = items.iter().map(Vec::len).sum();
    let area = frame(showing, page, "Keys", width, height as u16, buffer);
    list(showing, area, &items, showing.moment.row, buffer);
}
