//! Groups of people turned into icon arrays: a card a group, a hundred people each, all drawn at the same size.

use super::{bold, centred, count, put_centred, style, text, wrapped};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, cut, put, put_rows};
use crate::story::figure::{Group, People, by, counted};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How a hundred people are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Array {
    /// People in a row.
    pub across: u16,
    /// Cells from one to the next.
    step: (u16, u16),
    /// What is said of the group stands beside the array, not below it.
    beside: bool,
}

/// From large to small; ten by ten as long as there is room.
pub const ARRAYS: [Array; 5] = [
    Array { across: 10, step: (3, 2), beside: false },
    Array { across: 10, step: (2, 1), beside: false },
    Array { across: 10, step: (2, 1), beside: true },
    Array { across: 20, step: (1, 1), beside: false },
    Array { across: 10, step: (1, 1), beside: false },
];

/// Cells of a card left and right of what is in it, and between cards.
const AIR: u16 = 1;
const GAP: u16 = 1;
/// What stands beside an array needs as many cells.
const BESIDE: u16 = 12;

impl Array {
    /// Cells of a hundred people, across and down.
    pub fn size(self) -> (u16, u16) {
        let down = 100 / self.across;
        // Rows of more than ten have a gap in the middle, so that tens can be counted.
        let gap = u16::from(self.across > 10);
        ((self.across - 1) * self.step.0 + 1 + gap, (down - 1) * self.step.1 + 1)
    }

    /// Where the n-th person stands.
    fn spot(self, n: u16) -> (u16, u16) {
        let (column, row) = (n % self.across, n / self.across);
        (column * self.step.0 + u16::from(column >= 10), row * self.step.1)
    }
}

/// The figure laid out with one of the arrays.
struct Layout {
    array: Array,
    /// The colour role of those who are counted: a gain or a loss.
    counted: &'static str,
    /// How wide each card is, and how tall what is in it.
    card: (u16, u16),
    head: Vec<Row>,
    captions: Vec<Vec<Row>>,
    foot: Vec<Row>,
}

impl Layout {
    /// Nothing where the cards would be too narrow.
    fn of(showing: &Showing, people: &People, array: Array, width: u16) -> Option<Self> {
        let groups = people.groups.len().max(1) as u16;
        let room = (width.saturating_sub(GAP * (groups - 1)) / groups).saturating_sub(2 * AIR);
        let (wide, tall) = array.size();
        let words = if array.beside { room.checked_sub(wide + 2).filter(|words| *words >= BESIDE)? } else { room };
        if wide > room {
            return None;
        }
        let caption = |group: &Group| {
            let known = if showing.asking() { "?".to_owned() } else { group.count.to_string() };
            let known = counted(&known);
            let mut rows = wrapped(known, showing.tone.bold("title"), words);
            rows.extend(wrapped(text(showing, &group.label), showing.tone.write("text"), words));
            rows
        };
        let captions: Vec<_> = people.groups.iter().map(caption).collect();
        let said = captions.iter().map(|rows| count(rows)).max().unwrap_or(0);
        let longest = captions.iter().flatten().map(crate::screen::panel::text::row_width).max().unwrap_or(0) as u16;
        let card = if array.beside {
            (wide + 2 + longest.max(BESIDE), tall.max(said))
        } else {
            (wide.max(longest).max(wide + 6).min(room), tall + said)
        };
        let head =
            format!("Of 100 people each, {}: {}", by(&text(showing, &people.time)), text(showing, &people.outcome));
        Some(Self {
            array,
            counted: if people.loss { "warn" } else { "accent" },
            card: (card.0 + 2 * AIR, card.1),
            head: wrapped(head, bold(showing, "text"), width),
            captions,
            foot: wrapped(foot(showing, people), style(showing, "muted"), width),
        })
    }

    fn rows(&self) -> u16 {
        count(&self.head) + self.card.1 + count(&self.foot)
    }
}

/// Who was studied; and compared with what, unless a group's label says so.
fn foot(showing: &Showing, people: &People) -> String {
    let (who, with) = (text(showing, &people.population), text(showing, &people.comparator));
    let said = people.groups.iter().any(|group| text(showing, &group.label) == with);
    if said { who } else { format!("{who}. Compared with {with}.") }
}

/// The rows of the densest layout.
pub fn least_rows(showing: &Showing, people: &People, width: u16) -> u16 {
    let layouts = ARRAYS.into_iter().filter_map(|array| Layout::of(showing, people, array, width));
    // Ten by ten is worth some rows, but not the narration's.
    layouts.map(|layout| layout.rows()).min().unwrap_or(u16::MAX)
}

/// Draws the largest arrays that there is room for; false where there is room for none.
pub fn people(showing: &Showing, people: &People, area: Rect, buffer: &mut Buffer) -> bool {
    let layouts = ARRAYS.into_iter().filter_map(|array| Layout::of(showing, people, array, area.width));
    let Some(layout) = layouts.into_iter().find(|layout| layout.rows() <= area.height) else { return false };
    let spare = area.height - layout.rows();
    // Air comes first round what is in the cards, then between the cards and the words, then above the captions.
    let [edges, apart, below] = [2, 4, 5].map(|rows| u16::from(spare >= rows));
    let below = if layout.array.beside { 0 } else { below };
    let tall = layout.card.1 + 2 * edges + below;
    let mut page = centred(area, area.width, tall + count(&layout.head) + count(&layout.foot) + 2 * apart);
    put_centred(buffer, cut(&mut page, count(&layout.head), false), &layout.head);
    cut(&mut page, apart, false);
    let cards = cut(&mut page, tall, false);
    cut(&mut page, apart, false);
    put_centred(buffer, page, &layout.foot);
    let groups = people.groups.len() as u16;
    let wide = layout.card.0;
    let cards = centred(cards, wide * groups + GAP * (groups - 1), tall);
    for (number, group) in (0u16..).zip(&people.groups) {
        let card = Rect { x: cards.x + number * (wide + GAP), width: wide, ..cards };
        buffer.set_style(card, showing.tone.write("text"));
        let inner = Rect { x: card.x + AIR, width: wide - 2 * AIR, y: card.y + edges, height: tall - 2 * edges };
        layout.card(showing, group, &layout.captions[usize::from(number)], below, inner, buffer);
    }
    true
}

impl Layout {
    fn card(&self, showing: &Showing, group: &Group, caption: &[Row], below: u16, area: Rect, buffer: &mut Buffer) {
        let (wide, tall) = self.array.size();
        let known = if showing.asking() { 0 } else { group.count };
        if self.array.beside {
            hundred(showing, self.array, known, self.counted, Rect { width: wide, height: tall, ..area }, buffer);
            let top = tall.saturating_sub(count(caption)) / 2;
            let words =
                Rect { x: area.x + wide + 2, y: area.y + top, width: area.width - wide - 2, height: area.height - top };
            put_rows(buffer, words, caption);
        } else {
            let mut rest = area;
            let top = cut(&mut rest, tall, false);
            hundred(showing, self.array, known, self.counted, centred(top, wide, tall), buffer);
            cut(&mut rest, below, false);
            put_centred(buffer, rest, caption);
        }
    }
}

/// A hundred people, those that are counted first.
pub fn hundred(showing: &Showing, array: Array, known: u8, counted: &str, area: Rect, buffer: &mut Buffer) {
    let tone = &showing.tone;
    for n in 0..100 {
        let (x, y) = array.spot(n);
        let yes = n < u16::from(known);
        let style = if yes { tone.bold(counted) } else { tone.edge("muted", "panel") };
        // Filled or an outline, so that no colour is needed.
        let sign = if yes { tone.sign("⬢", "#") } else { tone.sign("⬡", ".") };
        put(buffer, area, area.x + x, area.y + y, sign, style);
    }
}
