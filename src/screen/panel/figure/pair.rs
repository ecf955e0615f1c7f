//! Two columns turned into two cards side by side, so that one can be held against the other.

use super::{centred, count, text, veiled};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Air, Passage, Row, cut, put, put_rows, wrap};
use crate::story::figure::Column;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells between the cards, and between a card's edge and its words.
const GAP: u16 = 2;
const AIR: u16 = 2;
const ROLES: [&str; 2] = ["accent", "warn"];

struct Card {
    title: Vec<Row>,
    items: Vec<Vec<Row>>,
}

fn cards(showing: &Showing, columns: &[Column; 2], width: u16) -> [Card; 2] {
    let tone = &showing.tone;
    let inner = card_width(width).saturating_sub(2 * AIR);
    let card = |number: usize| {
        let role = ROLES[number];
        let words = |told, style| Passage::new(text(showing, told), style);
        let item = |told| {
            let mark = tone.sign("▪ ", "- ");
            veiled(showing, wrap(&[words(told, tone.write("text")).marked(mark, tone.bold(role))], inner, Air::Snug))
        };
        Card {
            title: wrap(&[words(&columns[number].title, tone.bold(role))], inner, Air::Snug),
            items: columns[number].items.iter().map(item).collect(),
        }
    };
    [card(0), card(1)]
}

fn card_width(width: u16) -> u16 {
    (width.saturating_sub(GAP) / 2).min(52)
}

/// The rows of the titles, and those of each pair of items: what stands side by side begins in the same row.
fn heights(cards: &[Card; 2]) -> (u16, Vec<u16>) {
    let title = cards.iter().map(|card| count(&card.title)).max().unwrap_or(0);
    let most = cards.iter().map(|card| card.items.len()).max().unwrap_or(0);
    let tallest = |item: usize| cards.iter().filter_map(|card| card.items.get(item)).map(|rows| count(rows)).max();
    (title, (0..most).map(|item| tallest(item).unwrap_or(0)).collect())
}

/// Title, a line, the items; with a row above and below.
fn tall(cards: &[Card; 2]) -> u16 {
    let (title, items) = heights(cards);
    title + 1 + items.iter().sum::<u16>()
}

pub fn least_rows(showing: &Showing, columns: &[Column; 2], width: u16) -> u16 {
    tall(&cards(showing, columns, width))
}

pub fn pair(showing: &Showing, columns: &[Column; 2], area: Rect, buffer: &mut Buffer) -> bool {
    let cards = cards(showing, columns, area.width);
    let tall = tall(&cards);
    let Some(spare) = area.height.checked_sub(tall) else { return false };
    let (title, items) = heights(&cards);
    let around = u16::from(spare >= 2);
    let many = items.len() as u16;
    let between = ((spare - 2 * around) / many.max(1)).min(3);
    let wide = card_width(area.width);
    let place = centred(area, 2 * wide + GAP, tall + 2 * around + between * many);
    for (number, card) in cards.iter().enumerate() {
        let panel = Rect { x: place.x + number as u16 * (wide + GAP), width: wide, ..place };
        buffer.set_style(panel, showing.tone.write("text"));
        edge(showing, panel, number, buffer);
        let mut rest = Rect { x: panel.x + AIR, width: wide.saturating_sub(2 * AIR), ..panel };
        cut(&mut rest, around, false);
        put_rows(buffer, cut(&mut rest, title, false), &card.title);
        let line = showing.tone.sign("─", "-").repeat(usize::from(rest.width));
        put(buffer, rest, rest.x, rest.y, &line, showing.tone.write("panel-edge"));
        cut(&mut rest, 1, false);
        for (rows, height) in card.items.iter().zip(&items) {
            put_rows(buffer, cut(&mut rest, *height, false), rows);
            cut(&mut rest, between, false);
        }
    }
    true
}

/// A bar down the card's left side, in its title's colour.
fn edge(showing: &Showing, panel: Rect, number: usize, buffer: &mut Buffer) {
    for y in panel.top()..panel.bottom() {
        put(buffer, panel, panel.x, y, showing.tone.sign("▌", "|"), showing.tone.write(ROLES[number]));
    }
}
