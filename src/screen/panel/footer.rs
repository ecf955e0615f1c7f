//! The keys that matter now, the least needed dropped first.

use super::Showing;
use super::text::{Row, put_rows, row_width};
use crate::screen::bench::{Bench, SWEEP};
use crate::screen::keys::{self, TABLE};
use crate::screen::message::Message;
use crate::screen::moment::{Moment, Motion, Overlay, Phase};
use crate::story::Figure;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// One hint: how long it stays, its keys, its words.
struct Hint {
    rank: u8,
    keys: String,
    words: String,
}

pub fn footer(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, showing.tone.on("muted", "ground"));
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let hints = match (showing.moment.overlay, &showing.moment.lab) {
        (Overlay::None, None) => story(showing),
        (Overlay::None, Some(bench)) => lab(showing, bench),
        _ => overlay(showing),
    };
    let mut ranks: Vec<u8> = hints.iter().map(|hint| hint.rank).collect();
    ranks.sort_unstable();
    loop {
        let most = ranks.last().copied().unwrap_or(0);
        let row = row(showing, hints.iter().filter(|hint| hint.rank <= most));
        if row_width(&row) <= usize::from(inner.width) || ranks.len() <= 1 {
            return put_rows(buffer, inner, &[row]);
        }
        ranks.pop();
    }
}

fn row<'h>(showing: &Showing, hints: impl Iterator<Item = &'h Hint>) -> Row {
    let tone = &showing.tone;
    let mut row = Row::new();
    for hint in hints {
        if !row.is_empty() {
            row.push(("   ".to_owned(), tone.on("muted", "ground")));
        }
        row.push((hint.keys.clone(), tone.on("key", "ground").add_modifier(Modifier::BOLD)));
        row.push((format!(" {}", hint.words), tone.on("muted", "ground")));
    }
    row
}

fn hint(rank: u8, keys: &str, words: &str) -> Hint {
    Hint { rank, keys: keys.to_owned(), words: words.to_owned() }
}

fn overlay(showing: &Showing) -> Vec<Hint> {
    let rows = if showing.tone.ascii { "Up Down" } else { "↑ ↓" };
    let takes = matches!(showing.moment.overlay, Overlay::Cabinet | Overlay::Index | Overlay::Help);
    let mut hints = vec![hint(3, rows, if takes { "rows" } else { "scroll" })];
    if takes {
        hints.push(hint(2, "Enter", "choose"));
    }
    hints.push(hint(1, "Esc", "close"));
    if showing.moment.overlay == Overlay::Cabinet {
        let sides = if showing.tone.ascii { "Left Right" } else { "← →" };
        hints.insert(1, hint(4, sides, "facts"));
        let more = [("c", "compare"), ("+", "add"), ("f", "filter"), ("e", "sources"), ("v", "read two")];
        hints.extend(more.into_iter().zip(5..).map(|((key, words), rank)| hint(rank, key, words)));
    }
    hints.push(hint(9, "a", &level(showing.moment)));
    hints
}

fn story(showing: &Showing) -> Vec<Hint> {
    let mut hints = now(showing);
    for row in TABLE {
        let Some((rank, words)) = row.hint else { continue };
        let first = keys::shown(row.keys[0], showing.tone.ascii);
        match row.message {
            Message::Next => {}
            Message::ToggleDrug | Message::Compare if !showing.moment.has_choice() => {}
            Message::Compare if showing.moment.beside.is_some() => hints.push(hint(rank, first, "one stage")),
            Message::NextScene => hints.push(hint(rank, "[ ]", words)),
            // Beside a chart the lab is the next thing to try.
            Message::Lab if charted(showing) => hints.push(hint(3, first, words)),
            Message::Audience => hints.push(hint(rank, first, &level(showing.moment))),
            _ => hints.push(hint(rank, first, words)),
        }
    }
    hints
}

fn lab(showing: &Showing, bench: &Bench) -> Vec<Hint> {
    let (library, ascii) = (showing.library, showing.tone.ascii);
    let space = match (bench.playing, bench.time) {
        (false, 0) => "play",
        (false, SWEEP) => "play again",
        _ => "finish",
    };
    let (rows, turns) = if ascii { ("Up Down", "Left Right") } else { ("↑ ↓", "← →") };
    let turn = if bench.row == 0 { "time" } else { "turn" };
    let mut hints = vec![hint(2, "Space", space), hint(3, rows, "choose"), hint(3, turns, turn)];
    if bench.is_changed(library) || bench.aside.is_some() {
        hints.push(hint(4, "x", "with/without"));
    }
    if bench.charts(library) > 1 {
        hints.push(hint(5, "Tab", "chart"));
    }
    hints.push(hint(6, "[ ]", "model"));
    hints.push(hint(8, "e", "evidence"));
    hints.push(hint(7, "d", "about"));
    hints.push(hint(9, "a", &level(showing.moment)));
    hints.push(hint(1, "Esc", "back"));
    hints.push(hint(1, "?", "help"));
    hints
}

fn charted(showing: &Showing) -> bool {
    matches!(showing.step().and_then(|step| step.figure.as_ref()), Some(Figure::Chart(_)))
}

fn level(moment: &Moment) -> String {
    format!("level: {}", moment.audience.name())
}

/// What is typed, what time does, and what Space does.
fn now(showing: &Showing) -> Vec<Hint> {
    let moment = showing.moment;
    let mut hints = Vec::new();
    if let Some(count) = moment.count {
        hints.push(hint(1, &count.to_string(), "times"));
    }
    let space = match showing.phase {
        Phase::Asking => {
            let answers = moment.question(showing.library).map_or(0, |question| question.answers.len());
            hints.push(hint(1, &format!("1-{answers}"), "answer"));
            "skip"
        }
        Phase::Reading | Phase::Answered(_) => "play",
        Phase::Watching | Phase::Paused => "finish",
        Phase::Holding => "next",
        Phase::Recalling => recalling(showing, &mut hints),
    };
    hints.push(hint(2, "Space", space));
    if showing.phase == Phase::Paused {
        hints.push(hint(2, "p", "go on"));
    }
    if moment.pace != 100 {
        hints.push(hint(3, "=", &format!("pace {} %", moment.pace)));
    }
    if let Some(less) = less_motion(moment.motion) {
        hints.push(hint(3, "m", less));
    }
    hints
}

/// That motions jump, said before the next one does.
fn less_motion(motion: Motion) -> Option<&'static str> {
    match motion {
        Motion::Full => None,
        Motion::Reduced => Some("motion reduced"),
        Motion::Off => Some("motion off"),
    }
}

/// While what is remembered is asked.
fn recalling(showing: &Showing, hints: &mut Vec<Hint>) -> &'static str {
    let Some(round) = &showing.moment.recall else { return "next" };
    let question = round.question().and_then(|number| showing.library.recall.get(number));
    match (round.choice(), question) {
        (None, Some(_)) if !round.shows_options(showing.moment.audience) => "answers",
        (None, Some(question)) => {
            hints.push(hint(1, &format!("1-{}", question.answers.len()), "answer"));
            "skip"
        }
        _ => "next",
    }
}
