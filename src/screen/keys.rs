//! A key turned into a message, by one table; the help and `jakstat list keys` are printed from it.

use super::message::Message;
use super::moment::{self, Moment};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Where a row of the table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The story itself.
    Story,
    /// While an overlay lies over it.
    Overlay,
    /// While the lab lies over it.
    Lab,
    Always,
}

/// One row: keys, what they ask for, and what that is in words.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Names of keys, the one to show first in front.
    pub keys: &'static [&'static str],
    pub message: Message,
    pub does: &'static str,
    pub scope: Scope,
    /// Words for the footer, and how long they stay when room is short: 1 goes last.
    pub hint: Option<(u8, &'static str)>,
}

const fn row(
    keys: &'static [&'static str],
    message: Message,
    does: &'static str,
    scope: Scope,
    hint: Option<(u8, &'static str)>,
) -> Row {
    Row { keys, message, does, scope, hint }
}

use Scope::{Always, Lab, Overlay, Story};

const DIGITS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/// Every key. A key stands once in a scope, and in no scope if it stands in `Always`.
pub const TABLE: &[Row] = &[
    row(
        &["Space", "Right", "l", "j", "Down", "Enter", "PgDn"],
        Message::Next,
        "go on: play the step, finish it, take the next",
        Story,
        Some((2, "next")),
    ),
    row(
        &["Left", "h", "k", "Up", "Backspace", "PgUp"],
        Message::Back,
        "go back: to the step's start, to the step before",
        Story,
        Some((3, "back")),
    ),
    row(&["]"], Message::NextScene, "next scene", Story, Some((10, "scene"))),
    row(&["["], Message::PrevScene, "scene before", Story, None),
    row(DIGITS, Message::Digit(0), "answer a question; else a count: 3 Right, 5 G", Story, None),
    row(&["g"], Message::HalfG, "g g: the first scene", Story, None),
    row(&["Home"], Message::First, "the first scene", Story, None),
    row(&["G", "End"], Message::Last, "the last scene; 5 G: scene 5", Story, None),
    row(&["p"], Message::Pause, "pause, or let time flow again", Story, None),
    row(&["r"], Message::Replay, "play the step again", Story, Some((9, "replay"))),
    row(&["<"], Message::Slower, "slower", Story, None),
    row(&[">"], Message::Faster, "faster", Story, None),
    row(&["="], Message::UsualPace, "the usual pace", Story, None),
    row(
        &["i"],
        Message::Cabinet,
        "medicine cabinet: a JAK inhibitor, or what else may differ",
        Always,
        Some((4, "medicines")),
    ),
    row(
        &["c"],
        Message::Compare,
        "side by side: without and with it; in the cabinet: what is taken, and this row",
        Always,
        Some((5, "compare")),
    ),
    row(
        &["x"],
        Message::ToggleDrug,
        "the same with or without it; of two side by side one alone, then the other",
        Always,
        Some((6, "with/without")),
    ),
    row(&["e"], Message::Evidence, "evidence: what this step rests on", Always, Some((7, "evidence"))),
    row(&["d"], Message::Words, "words of this step", Always, Some((11, "words"))),
    row(&["o"], Message::Index, "index of all scenes", Always, Some((12, "index"))),
    row(&["a"], Message::Audience, "audience: plain, student, clinician", Always, Some((8, "level"))),
    row(&["s"], Message::Notes, "speaker's notes", Always, None),
    row(&["m"], Message::Motion, "motion: full, reduced, off", Always, None),
    row(&["t"], Message::Theme, "theme", Always, None),
    row(&["b", "."], Message::Blank, "blank screen", Story, None),
    row(&["Up", "k"], Message::Up, "row above", Overlay, None),
    row(&["Down", "j"], Message::Down, "row below", Overlay, None),
    row(&["PgUp"], Message::PageUp, "rows above", Overlay, None),
    row(&["PgDn"], Message::PageDown, "rows below", Overlay, None),
    row(&["Enter", "Space"], Message::Pick, "take the row, alone", Overlay, None),
    row(&["+"], Message::Add, "cabinet: take it beside what is taken, or put it back", Overlay, None),
    row(&["Left", "h"], Message::Left, "cabinet: the facts before", Overlay, None),
    row(&["Right", "l"], Message::Right, "cabinet: the next facts", Overlay, None),
    row(&["J"], Message::ScrollDown, "cabinet: facts further down, on a small page", Overlay, None),
    row(&["K"], Message::ScrollUp, "cabinet: facts further up", Overlay, None),
    row(&["f"], Message::Filter, "cabinet: which drugs are listed", Overlay, None),
    row(&["v"], Message::Mark, "cabinet: mark a drug, to read others beside it", Overlay, None),
    row(&["Esc", "q"], Message::Close, "close what lies over the page", Overlay, None),
    row(&["L"], Message::Lab, "the lab: models with numbers", Story, Some((10, "lab"))),
    row(&["Space", "Enter"], Message::Next, "play time, finish it, play it again", Lab, None),
    row(&["Up", "k"], Message::Up, "row above", Lab, None),
    row(&["Down", "j"], Message::Down, "row below: time, then the knobs", Lab, None),
    row(&["Right", "l"], Message::More, "later; or the next option of a knob", Lab, None),
    row(&["Left", "h"], Message::Less, "earlier; or the option before", Lab, None),
    row(&["Tab"], Message::Chart, "next chart of the model", Lab, None),
    row(&["]"], Message::NextScene, "next model", Lab, None),
    row(&["["], Message::PrevScene, "model before", Lab, None),
    row(&["Home"], Message::First, "the start of time", Lab, None),
    row(&["End"], Message::Last, "the end of time", Lab, None),
    row(&["p"], Message::Pause, "pause, or let time flow again", Lab, None),
    row(&["r"], Message::Replay, "play time again", Lab, None),
    row(&["<"], Message::Slower, "slower", Lab, None),
    row(&[">"], Message::Faster, "faster", Lab, None),
    row(&["="], Message::UsualPace, "the usual pace", Lab, None),
    row(&["Esc", "q", "L"], Message::Close, "back to the story, where it was left", Lab, None),
    row(&["?"], Message::Help, "these keys", Always, Some((1, "help"))),
    row(&["q"], Message::Quit, "quit", Story, Some((13, "quit"))),
    row(&["Ctrl-C"], Message::Quit, "quit, from anywhere", Always, None),
    row(&["Ctrl-Z"], Message::Suspend, "back to the shell; fg returns", Always, None),
    row(&["Ctrl-L"], Message::Redraw, "paint the screen anew", Always, None),
];

/// What a key asks for, with or without an overlay open; nothing for a key that is not in the table.
pub fn message(key: &KeyEvent, overlay: bool) -> Option<Message> {
    meant(key, if overlay { Overlay } else { Story })
}

/// What a key asks for at a moment: in the story, in the lab, or in what lies over either.
pub fn message_at(key: &KeyEvent, moment: &Moment) -> Option<Message> {
    let over = if moment.lab.is_some() { Lab } else { Story };
    meant(key, if moment.overlay == moment::Overlay::None { over } else { Overlay })
}

fn meant(key: &KeyEvent, here: Scope) -> Option<Message> {
    let name = name(key)?;
    let row =
        TABLE.iter().find(|row| (row.scope == here || row.scope == Always) && row.keys.contains(&name.as_str()))?;
    match row.message {
        Message::Digit(_) => name.parse().ok().map(Message::Digit),
        message => Some(message),
    }
}

/// A key's name in the table: `Space`, `l`, `G`, `Ctrl-C`; nothing for releases and for keys held with Alt.
pub fn name(key: &KeyEvent) -> Option<String> {
    if key.kind == KeyEventKind::Release || key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) {
        return None;
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let plain = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(char) if control => char.to_ascii_uppercase().to_string(),
        KeyCode::Char(char) => char.to_string(),
        code => named(code)?.to_owned(),
    };
    Some(if control { format!("Ctrl-{plain}") } else { plain })
}

const NAMED: [(KeyCode, &str); 13] = [
    (KeyCode::Right, "Right"),
    (KeyCode::Left, "Left"),
    (KeyCode::Up, "Up"),
    (KeyCode::Down, "Down"),
    (KeyCode::Enter, "Enter"),
    (KeyCode::Esc, "Esc"),
    (KeyCode::Tab, "Tab"),
    (KeyCode::Backspace, "Backspace"),
    (KeyCode::PageUp, "PgUp"),
    (KeyCode::PageDown, "PgDn"),
    (KeyCode::Home, "Home"),
    (KeyCode::End, "End"),
    (KeyCode::Delete, "Delete"),
];

fn named(code: KeyCode) -> Option<&'static str> {
    NAMED.iter().find(|pair| pair.0 == code).map(|pair| pair.1)
}

/// The key of a name, in any case where that is not ambiguous: `space`, `Right`, `l`, `G`, `ctrl-c`.
pub fn key(name: &str) -> Option<KeyEvent> {
    if let Some(rest) = name.strip_prefix("ctrl-").or_else(|| name.strip_prefix("Ctrl-")) {
        let char = rest.chars().next()?.to_ascii_lowercase();
        return Some(KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL));
    }
    let mut chars = name.chars();
    let code = match (chars.next()?, chars.next()) {
        (char, None) => KeyCode::Char(char),
        _ if name.eq_ignore_ascii_case("space") => KeyCode::Char(' '),
        _ => NAMED.iter().find(|pair| pair.1.eq_ignore_ascii_case(name))?.0,
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}

/// A key as people know it: arrows as arrows where the terminal has them.
pub fn shown(name: &str, ascii: bool) -> &str {
    match name {
        "Right" if !ascii => "→",
        "Left" if !ascii => "←",
        "Up" if !ascii => "↑",
        "Down" if !ascii => "↓",
        other => other,
    }
}

/// The keys of a row in one line: `Space → l j`.
pub fn line(row: &Row, ascii: bool) -> String {
    if row.keys == DIGITS {
        return "1-9".to_owned();
    }
    let names: Vec<&str> = row.keys.iter().map(|name| shown(name, ascii)).collect();
    names.join(" ")
}
