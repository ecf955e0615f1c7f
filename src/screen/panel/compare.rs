//! Two stages on one clock turned into their titles, what is left of the JAKs on either, and what differs.

pub mod lamps;
pub mod ledger;

use super::text::{Row, cut, put, put_rows, row_width};
use super::{Showing, strip};
use crate::stage::difference::Pair;
use crate::story::Figure;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// Two halves of an area, as wide as each other, and the gap between them.
pub fn halves(area: Rect) -> [Rect; 2] {
    let width = area.width.saturating_sub(1) / 2;
    let right = Rect { x: area.right().saturating_sub(width), width, ..area };
    [Rect { width, ..area }, right]
}

/// What is taken on either side: a bar over its stage, in the drug's colour where there is one.
pub fn titles(left: &Showing, right: &Showing, area: Rect, buffer: &mut Buffer) {
    let nothing = nothing(left, right);
    for (side, half) in [left, right].into_iter().zip(halves(area)) {
        title(side, nothing, half, buffer);
    }
}

/// Over a figure that knows of no drug, or draws both courses itself.
pub fn alike(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    let chart = showing.step().and_then(|step| step.figure.as_ref()).is_some_and(Figure::is_chart);
    let words = if chart { "one chart for both" } else { "the same for both" };
    let style = showing.tone.on("text", "panel-edge");
    buffer.set_style(area, style);
    put_middle(buffer, area, &[vec![(words.to_owned(), style.add_modifier(Modifier::BOLD))]]);
}

/// What is said of a side that nothing is different on.
fn nothing(left: &Showing, right: &Showing) -> &'static str {
    if [left, right].into_iter().any(takes_drug) { "no drug" } else { "as usual" }
}

/// Both timelines of the scene.
pub fn pair<'a>(left: &'a Showing, right: &'a Showing) -> Option<Pair<'a>> {
    let (scene, one, other) = (right.scene?, left.timeline.as_ref()?, right.timeline.as_ref()?);
    Some(Pair { library: right.library, scene, left: one, right: other })
}

fn title(showing: &Showing, nothing: &str, area: Rect, buffer: &mut Buffer) {
    let (tone, change) = (&showing.tone, showing.change());
    let taken = !change.is_empty();
    let drug = taken && takes_drug(showing);
    let style = match (taken, drug) {
        (false, _) => tone.on("text", "panel-edge"),
        (true, false) => tone.on("ground", "accent"),
        (true, true) => tone.on("capsule", "drug"),
    };
    let style = if taken { marked(showing, style) } else { style };
    buffer.set_style(area, style);
    let stopped = if showing.stopped(showing.moment.step) { " (stopped)" } else { "" };
    let name = if taken { format!("{change}{stopped}") } else { nothing.to_owned() };
    let sign = if taken { tone.sign("⊘ ", "(x) ") } else { "" };
    let sign = if drug && stopped.is_empty() { sign } else { "" };
    let (words, bold) = (format!("{sign}{name}"), style.add_modifier(Modifier::BOLD));
    let x = area.x + area.width.saturating_sub(words.width() as u16) / 2;
    put(buffer, area, x, area.y, &words, bold);
    if words.width() > usize::from(area.width) {
        put(buffer, area, area.right().saturating_sub(2), area.y, tone.sign(" …", ".."), bold);
    }
}

/// By hand, or by a what-if.
fn takes_drug(showing: &Showing) -> bool {
    !showing.moment.drugs(showing.library).is_empty()
}

/// Without colours a bar shows by exchanged ones.
fn marked(showing: &Showing, style: Style) -> Style {
    match showing.moment.look.depth {
        crate::look::Depth::None => style.add_modifier(Modifier::REVERSED),
        _ => style,
    }
}

/// The line between two stages.
pub fn gutter(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    let [left, right] = halves(area);
    for (x, y) in (area.top()..area.bottom()).flat_map(|y| (left.right()..right.left()).map(move |x| (x, y))) {
        put(buffer, area, x, y, " ", showing.tone.on("panel-edge", "ground"));
    }
    for y in area.top()..area.bottom() {
        put(buffer, area, left.right(), y, showing.tone.sign("│", "|"), showing.tone.on("muted", "ground"));
    }
}

/// The JAKs of either side under its stage.
pub fn strips(left: &Showing, right: &Showing, area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, right.tone.on("text", "ground"));
    for (showing, half) in [left, right].into_iter().zip(halves(area)) {
        strip::gauges_in(showing, half, buffer);
    }
}

/// Whether different drugs are taken on either side.
pub fn two_drugs(left: &Showing, right: &Showing) -> bool {
    [left, right].into_iter().all(takes_drug)
}

/// What two drugs side by side do not tell.
const WHERE: &str = "This shows where they act, not which works better or is safer.";

/// Says so.
pub fn no_ranking(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    let style = showing.tone.write("text");
    buffer.set_style(area, style);
    let forms = [WHERE, "Where they act, not which is better or safer."];
    let words = forms.into_iter().find(|words| words.width() <= usize::from(area.width)).unwrap_or(forms[1]);
    put_middle(buffer, area, &[vec![(words.to_owned(), style.add_modifier(Modifier::BOLD))]]);
}

/// Rows written in the middle of an area's width.
fn put_middle(buffer: &mut Buffer, mut area: Rect, rows: &[Row]) {
    for row in rows {
        let line = cut(&mut area, 1, false);
        let x = line.x + line.width.saturating_sub(row_width(row) as u16) / 2;
        put_rows(buffer, Rect { x, width: line.right() - x, ..line }, std::slice::from_ref(row));
    }
}
