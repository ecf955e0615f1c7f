//! A list laid over the page: a quiet frame, a title, rows of which one is chosen, scrolled so that it is in view.

use super::Showing;
use super::text::{Row, put, put_rows};
use super::{cabinet, evidence, help, index, lab, words};
use crate::screen::moment::Overlay;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

/// Draws the overlay that is open over this part of the page.
pub fn overlay(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    match showing.moment.overlay {
        Overlay::None => {}
        Overlay::Help => help::help(showing, page, buffer),
        Overlay::Index => index::index(showing, page, buffer),
        Overlay::Cabinet => cabinet::cabinet(showing, page, buffer),
        Overlay::Evidence => evidence::evidence(showing, page, buffer),
        Overlay::Words if showing.moment.lab.is_some() => lab::about(showing, page, buffer),
        Overlay::Words => words::words(showing, page, buffer),
    }
}

/// The widest that a frame on this page can be inside.
pub fn inner_width(page: Rect, most: u16) -> u16 {
    let frame = if page.width > 60 { 8 } else { 4 };
    page.width.saturating_sub(frame).min(most).max(1)
}

/// Clears a frame in the middle of the page for so many columns and rows; gives what is inside.
pub fn frame(showing: &Showing, page: Rect, title: &str, width: u16, height: u16, buffer: &mut Buffer) -> Rect {
    let tone = &showing.tone;
    let area = Rect { width: (width + 4).min(page.width), height: (height + 2).min(page.height), ..page };
    let area = Rect { x: page.x + (page.width - area.width) / 2, y: page.y + (page.height - area.height) / 2, ..area }
        .intersection(buffer.area);
    Clear.render(area, buffer);
    let edge = tone.write("panel-edge");
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(edge).style(tone.write("text"));
    let block = if tone.ascii { block.border_set(ASCII) } else { block };
    block.render(area, buffer);
    let top = Rect { height: area.height.min(1), width: area.width.saturating_sub(2), ..area };
    put(buffer, top, area.x + 2, area.y, &format!(" {title} "), tone.bold("title"));
    Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height.saturating_sub(2) }
        .intersection(area)
}

const ASCII: ratatui::symbols::border::Set = ratatui::symbols::border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Items of several rows each, the chosen one in view; says at the edge that there are more.
pub fn list(showing: &Showing, area: Rect, items: &[Vec<Row>], chosen: usize, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let starts: Vec<usize> = items
        .iter()
        .scan(0, |row, item| {
            let start = *row;
            *row += item.len();
            Some(start)
        })
        .collect();
    let total: usize = items.iter().map(Vec::len).sum();
    let chosen = chosen.min(items.len().saturating_sub(1));
    let (start, end) = starts.get(chosen).map_or((0, 0), |start| (*start, *start + items[chosen].len()));
    let first = scroll(start, end, total, height);
    let rows: Vec<Row> = items.iter().flatten().skip(first).take(height).cloned().collect();
    put_rows(buffer, area, &rows);
    more(showing, area, first > 0, first + height < total, buffer);
}

/// The first row to show so that the chosen ones are seen, with some context above.
fn scroll(start: usize, end: usize, total: usize, height: usize) -> usize {
    let context = height / 3;
    let wanted = if end + context > height { (end + context).saturating_sub(height) } else { 0 };
    wanted.min(start).min(total.saturating_sub(height))
}

fn more(showing: &Showing, area: Rect, above: bool, below: bool, buffer: &mut Buffer) {
    let tone = &showing.tone;
    let edge = Rect { width: area.width + 2, ..area };
    if above && area.height > 0 {
        put(buffer, edge, area.right() + 1, area.top(), tone.sign("▴", "^"), tone.write("key"));
    }
    if below && area.height > 0 {
        put(buffer, edge, area.right() + 1, area.bottom() - 1, tone.sign("▾", "v"), tone.write("key"));
    }
}
