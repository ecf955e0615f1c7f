//! Groups of people turned into icon arrays: a hundred figures each, side by side, of equal size.

use super::{bold, centred, count, put_centred, style, text, wrapped};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, cut, put};
use crate::story::figure::{Group, People, by, counted};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How a hundred people are drawn: the larger, the more room they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Array {
    /// People in a row.
    across: u16,
    /// Cells from one to the next.
    step: (u16, u16),
    /// Head and shoulders instead of one sign.
    bust: bool,
}

const ARRAYS: [Array; 4] = [
    Array { across: 10, step: (4, 3), bust: true },
    Array { across: 10, step: (3, 2), bust: true },
    Array { across: 10, step: (2, 1), bust: false },
    Array { across: 20, step: (1, 1), bust: false },
];

impl Array {
    fn size(self) -> (u16, u16) {
        let body = if self.bust { 2 } else { 1 };
        let down = 100 / self.across;
        // Rows of more than ten have a gap in the middle, so that tens can be counted.
        let gap = u16::from(self.across > 10);
        ((self.across - 1) * self.step.0 + body + gap, (down - 1) * self.step.1 + body)
    }

    /// Where the n-th person stands.
    fn spot(self, n: u16) -> (u16, u16) {
        let (column, row) = (n % self.across, n / self.across);
        (column * self.step.0 + u16::from(column >= 10), row * self.step.1)
    }
}

/// The words around the arrays, wrapped to a width.
struct Words {
    head: Vec<Row>,
    captions: Vec<Vec<Row>>,
    foot: Vec<Row>,
}

impl Words {
    fn of(showing: &Showing, people: &People, width: u16) -> Self {
        let head = format!("Of 100 people each, {}: {}", by(&text(showing, &people.time)), text(showing, &people.outcome));
        let column = column(people, width);
        let caption = |group: &Group| {
            let mut rows = wrapped(counted(group.count), bold(showing, "title"), column);
            rows.extend(wrapped(text(showing, &group.label), style(showing, "text"), column));
            rows
        };
        Self {
            head: wrapped(head, bold(showing, "text"), width),
            captions: people.groups.iter().map(caption).collect(),
            foot: wrapped(foot(showing, people), style(showing, "muted"), width),
        }
    }

    fn caption_rows(&self) -> u16 {
        self.captions.iter().map(|rows| count(rows)).max().unwrap_or(0)
    }

    fn rows(&self) -> u16 {
        count(&self.head) + self.caption_rows() + count(&self.foot)
    }
}

/// Who was studied; and compared with what, unless a group's label says so.
fn foot(showing: &Showing, people: &People) -> String {
    let (who, with) = (text(showing, &people.population), text(showing, &people.comparator));
    let said = people.groups.iter().any(|group| text(showing, &group.label) == with);
    if said { who } else { format!("{who}. Compared with {with}.") }
}

fn column(people: &People, width: u16) -> u16 {
    let groups = people.groups.len().max(1) as u16;
    width / groups - u16::from(groups > 1)
}

/// The rows of the densest array that is narrow enough.
pub fn least_rows(showing: &Showing, people: &People, width: u16) -> u16 {
    let column = column(people, width);
    let narrow = ARRAYS.into_iter().filter(|array| array.size().0 <= column);
    let least = narrow.map(|array| array.size().1).min();
    least.map_or(u16::MAX, |rows| rows + Words::of(showing, people, width).rows())
}

/// Draws the largest arrays that there is room for; false where there is room for none.
pub fn people(showing: &Showing, people: &People, area: Rect, buffer: &mut Buffer) -> bool {
    let words = Words::of(showing, people, area.width);
    let column = column(people, area.width);
    let fits = |array: &&Array| array.size().0 <= column && array.size().1 + words.rows() <= area.height;
    let Some(array) = ARRAYS.iter().find(fits) else { return false };
    let (wide, tall) = array.size();
    let air = (area.height - tall - words.rows()).min(4);
    let gaps = [air.div_ceil(2).min(1), u16::from(air > 2), u16::from(air > 1)];
    let mut page = centred(area, area.width, tall + words.rows() + gaps.iter().sum::<u16>());
    put_centred(buffer, cut(&mut page, count(&words.head), false), &words.head);
    cut(&mut page, gaps[0], false);
    let mut arrays = cut(&mut page, tall, false);
    cut(&mut page, gaps[1], false);
    let mut captions = cut(&mut page, words.caption_rows(), false);
    cut(&mut page, gaps[2], false);
    put_centred(buffer, page, &words.foot);
    // Groups that have more room than they need stand closer together.
    let share = column.min(wide.max(24) + 8) + 1;
    let all = share * people.groups.len() as u16;
    (arrays, captions) = (centred(arrays, all, tall), centred(captions, all, captions.height));
    for (number, (group, caption)) in people.groups.iter().zip(&words.captions).enumerate() {
        let x = number as u16 * share;
        let spot = Rect { x: arrays.x + x, width: share, ..arrays };
        hundred(showing, *array, group.count, centred(spot, wide, tall), buffer);
        put_centred(buffer, Rect { x: captions.x + x, width: share, ..captions }, caption);
    }
    true
}

/// A hundred people, those that are counted first.
fn hundred(showing: &Showing, array: Array, counted: u8, area: Rect, buffer: &mut Buffer) {
    for n in 0..100 {
        let (x, y) = array.spot(n);
        let (x, y) = (area.x + x, area.y + y);
        let yes = n < u16::from(counted);
        let role = if yes { bold(showing, "accent") } else { style(showing, "panel-edge") };
        for (row, sign) in (0u16..).zip(person(showing, array.bust, yes)) {
            put(buffer, area, x, y + row, sign, role);
        }
    }
}

fn person(showing: &Showing, bust: bool, yes: bool) -> &'static [&'static str] {
    match (showing.tone.ascii, bust, yes) {
        (true, false, true) => &["#"],
        (true, false, false) => &["."],
        (true, true, true) => &["()", "##"],
        (true, true, false) => &["..", ".."],
        (false, false, true) => &["☗"],
        (false, false, false) => &["☖"],
        (false, true, true) => &["▗▖", "▟▙"],
        (false, true, false) => &["╭╮", "╯╰"],
    }
}
