//! A count of a hundred people turned into ten by ten of them, as large as there is room for.

use super::centred;
use super::people::{ARRAYS, Array, hundred};
use crate::screen::panel::Showing;
use crate::screen::panel::text::put;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One person in cells, filled and as an outline, so that no colour is needed; then the same in ASCII.
pub struct Person {
    filled: &'static [&'static str],
    outline: &'static [&'static str],
    ascii: [&'static [&'static str]; 2],
    /// Cells from one to the next.
    step: (u16, u16),
}

/// From large to small; where even the last is too large, people are signs.
static PERSONS: [Person; 2] = [
    Person {
        filled: &[" ▟█▙ ", " ▜█▛ ", "▟███▙", "█████"],
        outline: &[" ╭─╮ ", " ╰─╯ ", "╭───╮", "│   │"],
        ascii: [&[" ### ", " ### ", "#####", "#####"], &[" ... ", " ... ", ".   .", ".   ."]],
        step: (8, 5),
    },
    Person {
        filled: &[" ● ", "▐█▌"],
        outline: &[" ○ ", "╭─╮"],
        ascii: [&[" # ", "###"], &[" . ", ". ."]],
        step: (5, 3),
    },
];

/// A hundred people in one of the sizes.
pub enum Crowd {
    Persons(&'static Person),
    Signs(Array),
}

impl Crowd {
    /// The largest that fits; nothing where none does.
    pub fn fitting(width: u16, height: u16) -> Option<Self> {
        let persons = PERSONS.iter().map(Self::Persons);
        let signs = ARRAYS.into_iter().filter(|array| array.across == 10).map(Self::Signs);
        persons.chain(signs).find(|crowd| crowd.size().0 <= width && crowd.size().1 <= height)
    }

    fn size(&self) -> (u16, u16) {
        match self {
            Self::Signs(array) => array.size(),
            Self::Persons(person) => {
                let (wide, tall) = person.size();
                (9 * person.step.0 + wide, 9 * person.step.1 + tall)
            }
        }
    }

    /// How many rows they take.
    pub fn tall(&self) -> u16 {
        self.size().1
    }

    /// On a card in the middle of an area, those that are counted first.
    pub fn draw(&self, showing: &Showing, known: u8, area: Rect, buffer: &mut Buffer) {
        let (wide, tall) = self.size();
        let card = centred(area, wide + 4, tall + 2);
        buffer.set_style(card, showing.tone.write("text"));
        let inner = centred(card, wide, tall);
        match self {
            Self::Signs(array) => hundred(showing, *array, known, "accent", inner, buffer),
            Self::Persons(person) => {
                for n in 0..100 {
                    let (x, y) = (inner.x + n % 10 * person.step.0, inner.y + n / 10 * person.step.1);
                    person.draw(showing, n < u16::from(known), (x, y), inner, buffer);
                }
            }
        }
    }
}

impl Person {
    fn size(&self) -> (u16, u16) {
        (self.filled.first().map_or(0, |row| row.chars().count()) as u16, self.filled.len() as u16)
    }

    fn draw(&self, showing: &Showing, yes: bool, (x, y): (u16, u16), area: Rect, buffer: &mut Buffer) {
        let tone = &showing.tone;
        let style = if yes { tone.bold("accent") } else { tone.edge("muted", "panel") };
        let rows = match (yes, tone.ascii) {
            (true, false) => self.filled,
            (false, false) => self.outline,
            (true, true) => self.ascii[0],
            (false, true) => self.ascii[1],
        };
        for (row, y) in rows.iter().zip(y..) {
            put(buffer, area, x, y, row, style);
        }
    }
}
