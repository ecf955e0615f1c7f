//! Where we are: the zoom bar, the act, the scene of how many, the steps.

use super::Showing;
use super::text::{Row, put_rows, row_width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// From far to near.
const RUNGS: [&str; 5] = ["person", "scalp", "follicle", "cell", "receptor"];

pub fn header(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, showing.tone.on("text", "ground"));
    let room = usize::from(area.width.saturating_sub(2));
    let pairs = [
        (zoom(showing, true), place(showing, 2)),
        (zoom(showing, true), place(showing, 1)),
        (zoom(showing, true), place(showing, 0)),
        (zoom(showing, false), place(showing, 0)),
    ];
    let fitting = pairs.iter().find(|(left, right)| row_width(left) + 3 + row_width(right) <= room);
    let (left, right) = fitting.unwrap_or(&pairs[3]);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let width = row_width(right).min(room) as u16;
    let at_right = Rect { x: inner.right().saturating_sub(width), width, ..inner };
    if fitting.is_some() {
        put_rows(buffer, inner, std::slice::from_ref(left));
    }
    put_rows(buffer, at_right, std::slice::from_ref(right));
}

/// The rung of this step's view.
fn rung<'a>(showing: &Showing<'a>) -> Option<&'a str> {
    Some(showing.set()?.view(&showing.step()?.view)?.zoom.as_str())
}

fn zoom(showing: &Showing, whole: bool) -> Row {
    let tone = &showing.tone;
    let here = rung(showing);
    let between = tone.sign(" › ", " > ");
    let mut row = Row::new();
    for name in RUNGS.into_iter().filter(|name| whole || here == Some(*name)) {
        if !row.is_empty() {
            row.push((between.to_owned(), tone.on("muted", "ground")));
        }
        if here == Some(name) {
            let style = tone.on("accent", "ground").add_modifier(Modifier::BOLD | Modifier::REVERSED);
            row.push((format!(" {name} "), style));
        } else {
            row.push((name.to_owned(), tone.on("muted", "ground")));
        }
    }
    row
}

/// Scene and step, in three lengths.
fn place(showing: &Showing, words: u8) -> Row {
    let (tone, moment) = (&showing.tone, showing.moment);
    let scenes = showing.library.deck.scenes().count();
    let (muted, text) = (tone.on("muted", "ground"), tone.on("text", "ground"));
    let mut row = Row::new();
    if words >= 2
        && let Some(act) = act(showing)
    {
        row.push((act.to_owned(), muted));
        row.push((tone.sign("  ·  ", "  |  ").to_owned(), muted));
    }
    let scene = (moment.scene + 1).min(scenes);
    row.push((if words > 0 { format!("scene {scene} of {scenes}") } else { format!("{scene}/{scenes}") }, text));
    row.push(("  ".to_owned(), text));
    row.extend(steps(showing));
    row
}

fn act<'a>(showing: &Showing<'a>) -> Option<&'a str> {
    let mut first = 0;
    showing.library.deck.acts.iter().find_map(|act| {
        first += act.scenes.len();
        (showing.moment.scene < first).then_some(act.title.as_str())
    })
}

/// One sign a step: done, here, to come.
fn steps(showing: &Showing) -> Row {
    let tone = &showing.tone;
    let count = showing.scene.map_or(0, |scene| scene.steps.len());
    (0..count)
        .map(|step| {
            let (sign, role) = match step.cmp(&showing.moment.step) {
                std::cmp::Ordering::Less => (tone.sign("▰", "="), "muted"),
                std::cmp::Ordering::Equal => (tone.sign("▰", "#"), "accent"),
                std::cmp::Ordering::Greater => (tone.sign("▱", "-"), "muted"),
            };
            (sign.to_owned(), tone.on(role, "ground").add_modifier(Modifier::BOLD))
        })
        .collect()
}
