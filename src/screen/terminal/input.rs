//! Bytes that a terminal sends turned into keys; whatever is no key is swallowed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const ESC: u8 = 0x1b;
/// A longer sequence is no key and no answer that was asked for.
const LONGEST: usize = 4096;

/// Collects bytes until they make a key.
#[derive(Debug, Default)]
pub struct Input {
    pending: Vec<u8>,
}

/// What the first bytes are.
enum Read {
    Key(usize, KeyEvent),
    /// No key: so many bytes to forget.
    Skip(usize),
    /// More bytes must come first.
    Partial,
}

impl Input {
    /// Takes bytes and gives the keys that are complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<KeyEvent> {
        self.pending.extend_from_slice(bytes);
        let (mut keys, mut start) = (Vec::new(), 0);
        while start < self.pending.len() {
            match read(&self.pending[start..]) {
                Read::Key(length, key) => {
                    keys.push(key);
                    start += length;
                }
                Read::Skip(length) => start += length,
                Read::Partial => break,
            }
        }
        self.pending.drain(..start);
        if self.pending.len() > LONGEST {
            self.pending.clear();
        }
        keys
    }

    /// Whether a key may be half there: then the next byte should not be waited for long.
    pub fn waits(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Nothing more came: a lone escape byte was the Esc key, anything else is forgotten.
    pub fn give_up(&mut self) -> Option<KeyEvent> {
        let lone = self.pending == [ESC];
        self.pending.clear();
        lone.then(|| plain(KeyCode::Esc))
    }
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn read(bytes: &[u8]) -> Read {
    match bytes[0] {
        ESC => escape(bytes),
        b'\r' | b'\n' => Read::Key(1, plain(KeyCode::Enter)),
        0x7f | 0x08 => Read::Key(1, plain(KeyCode::Backspace)),
        b'\t' => Read::Key(1, plain(KeyCode::Tab)),
        byte @ 1..=0x1a => Read::Key(1, control(byte)),
        0 | 0x1c..=0x1f => Read::Skip(1),
        byte if byte.is_ascii() => Read::Key(1, plain(KeyCode::Char(char::from(byte)))),
        _ => character(bytes),
    }
}

fn control(byte: u8) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL)
}

/// One character of UTF-8.
fn character(bytes: &[u8]) -> Read {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Read::Skip(1),
    };
    let Some(whole) = bytes.get(..length) else {
        return Read::Partial;
    };
    match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(char) => Read::Key(length, plain(KeyCode::Char(char))),
        None => Read::Skip(1),
    }
}

fn escape(bytes: &[u8]) -> Read {
    match bytes.get(1) {
        None => Read::Partial,
        Some(b'[') => sequence(bytes),
        Some(b'O') => match bytes.get(2) {
            None => Read::Partial,
            Some(last) => key(3, *last, 0, 1),
        },
        Some(b']' | b'P' | b'_' | b'^' | b'X') => answer(bytes),
        Some(&ESC) => Read::Key(1, plain(KeyCode::Esc)),
        // A key held with Alt; none is in the table.
        Some(_) => match read(&bytes[1..]) {
            Read::Key(length, _) | Read::Skip(length) => Read::Skip(length + 1),
            Read::Partial => Read::Partial,
        },
    }
}

/// `ESC [`, numbers, one last letter.
fn sequence(bytes: &[u8]) -> Read {
    if bytes.get(2) == Some(&b'[') {
        return if bytes.len() > 3 { Read::Skip(4) } else { Read::Partial };
    }
    let Some(end) = bytes[2..].iter().position(|byte| !(0x20..0x40).contains(byte)) else {
        return Read::Partial;
    };
    let (numbers, last) = (&bytes[2..2 + end], bytes[2 + end]);
    if !(0x40..0x7f).contains(&last) {
        return Read::Skip(2 + end);
    }
    let mut numbers = numbers.split(|byte| *byte == b';').map(number);
    let first = numbers.next().unwrap_or(0);
    key(3 + end, last, first, numbers.next().unwrap_or(1))
}

fn number(digits: &[u8]) -> u32 {
    std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// The key of a sequence's last letter and numbers; `held` is 1 + shift + 2 alt + 4 ctrl.
fn key(length: usize, last: u8, first: u32, held: u32) -> Read {
    let code = match (last, first) {
        (b'A', _) => KeyCode::Up,
        (b'B', _) => KeyCode::Down,
        (b'C', _) => KeyCode::Right,
        (b'D', _) => KeyCode::Left,
        (b'H', _) | (b'~', 1 | 7) => KeyCode::Home,
        (b'F', _) | (b'~', 4 | 8) => KeyCode::End,
        (b'~', 3) => KeyCode::Delete,
        (b'~', 5) => KeyCode::PageUp,
        (b'~', 6) => KeyCode::PageDown,
        (b'M', _) if length == 3 => KeyCode::Enter,
        _ => return Read::Skip(length),
    };
    Read::Key(length, KeyEvent::new(code, modifiers(held.saturating_sub(1))))
}

fn modifiers(held: u32) -> KeyModifiers {
    [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| held & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

/// A terminal's answer to a question: up to BEL or `ESC \`.
fn answer(bytes: &[u8]) -> Read {
    for (index, byte) in bytes.iter().enumerate().skip(2) {
        match byte {
            0x07 => return Read::Skip(index + 1),
            &ESC => {
                return match bytes.get(index + 1) {
                    None => Read::Partial,
                    Some(b'\\') => Read::Skip(index + 2),
                    Some(_) => Read::Skip(index),
                };
            }
            _ => {}
        }
    }
    Read::Partial
}
