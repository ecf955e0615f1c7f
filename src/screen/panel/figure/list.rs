//! The items of a list turned into a notepad: holes, a red margin, ruled lines, a mark before each item.

use super::{centred, count, text, veiled};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Air, Passage, Row, put, put_rows, wrap};
use crate::story::Told;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells before the words (holes, margin) and after them.
const MARGIN: u16 = 6;
const EDGE: u16 = 2;
const WIDEST: u16 = 84;

fn items(showing: &Showing, list: &[Told], width: u16) -> Vec<Vec<Row>> {
    let tone = &showing.tone;
    let (text_style, mark) = (tone.write("text"), tone.bold("accent"));
    let rows = |item: &Told| {
        let passage = Passage::new(text(showing, item), text_style);
        veiled(showing, wrap(&[passage.marked(tone.sign("∙ ", "- "), mark)], width, Air::Snug))
    };
    list.iter().map(rows).collect()
}

fn inner(width: u16) -> u16 {
    width.min(WIDEST).saturating_sub(MARGIN + EDGE)
}

pub fn least_rows(showing: &Showing, list: &[Told], width: u16) -> u16 {
    items(showing, list, inner(width)).iter().map(|rows| count(rows)).sum::<u16>().saturating_add(2)
}

pub fn list(showing: &Showing, list: &[Told], area: Rect, buffer: &mut Buffer) -> bool {
    let items = items(showing, list, inner(area.width));
    let tall: u16 = items.iter().map(|rows| count(rows)).sum::<u16>() + 2;
    if tall > area.height {
        return false;
    }
    // A ruled line under each item where there is room for it, and then a free row above.
    let (many, spare) = (items.len() as u16, area.height - tall);
    let (ruled, free) = (spare >= many, u16::from(spare >= 3 * many));
    // The last ruled line closes the page.
    let tall = tall + many * (u16::from(ruled) + free) - u16::from(ruled);
    let pad = centred(area, area.width.min(WIDEST), tall);
    paper(showing, pad, buffer);
    let words = Rect { x: pad.x + MARGIN, width: pad.width.saturating_sub(MARGIN + EDGE), ..pad };
    let line = showing.tone.sign("─", "-").repeat(usize::from(words.width));
    let mut y = pad.y + 1;
    for rows in &items {
        y += free;
        put_rows(buffer, Rect { y, height: count(rows), ..words }, rows);
        y += count(rows);
        if ruled {
            put(buffer, words, words.x, y, &line, showing.tone.write("panel-edge"));
            y += 1;
        }
    }
    true
}

/// The empty page.
fn paper(showing: &Showing, pad: Rect, buffer: &mut Buffer) {
    let tone = &showing.tone;
    buffer.set_style(pad, tone.write("text"));
    for y in pad.top()..pad.bottom() {
        if (y - pad.y) % 2 == 1 {
            put(buffer, pad, pad.x + 1, y, tone.sign("∘", "o"), tone.write("panel-edge"));
        }
        put(buffer, pad, pad.x + 4, y, tone.sign("│", "|"), tone.write("bad"));
    }
}
