//! The acts and their scenes as an overlay.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Row, row_width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub fn index(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = inner_width(page, 72);
    let library = showing.library;
    let mut items: Vec<Vec<Row>> = Vec::new();
    let mut number = 0;
    for act in &library.deck.acts {
        for (place, scene) in act.scenes.iter().enumerate() {
            let mut rows = Vec::new();
            if place == 0 {
                if number > 0 {
                    rows.push(Row::new());
                }
                rows.push(vec![(act.title.clone(), showing.tone.bold("title"))]);
            }
            let title = library.scenes.get(*scene).map_or("", |scene| scene.title.as_str());
            rows.push(line(showing, number, title, width));
            items.push(rows);
            number += 1;
        }
    }
    let height: usize = items.iter().map(Vec::len).sum();
    let title = if library.deck.title.is_empty() { "Scenes" } else { &library.deck.title };
    let area = frame(showing, page, title, width, height as u16, buffer);
    list(showing, area, &items, showing.moment.row, buffer);
}

fn line(showing: &Showing, number: usize, title: &str, width: u16) -> Row {
    let tone = &showing.tone;
    let style = if number == showing.moment.row { tone.chosen() } else { tone.write("text") };
    let here = if number == showing.moment.scene { tone.sign(" ▸ ", " > ") } else { "   " };
    let mut row = vec![(format!("{here}{:>2}  {title}", number + 1), style)];
    let gap = usize::from(width).saturating_sub(row_width(&row));
    row.push((" ".repeat(gap), style));
    row
}
