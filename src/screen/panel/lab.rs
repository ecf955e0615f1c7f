//! The lab turned into cells: a chart, the knobs of its model, numbers at the time that is shown, what may be claimed.

mod about;
mod knobs;
mod numbers;

pub use about::about;

use super::curves::{View, difference, easel};
use super::figure::chart::{crowd_at, others};
use super::text::{Air, Passage, Row, cut, put_rows, row_width, wrap};
use super::{Showing, footer};
use crate::lab::{Chart, Model, Run};
use crate::screen::bench::Bench;
use crate::stage::picture::Studio;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::rc::Rc;

/// From this size on the knobs stand beside the chart.
const WIDE: (u16, u16) = (110, 26);
/// Below this size there is no lab.
const LEAST: (u16, u16) = (56, 17);
const POLITE: &str = "The lab needs a larger window: 60x18 at least. Esc goes back.";

/// All that the parts of the lab need to know, worked out once a frame.
struct Table<'a> {
    showing: &'a Showing<'a>,
    bench: &'a Bench,
    model: &'a Model,
    /// The chart that is shown; none while the crowd is.
    chart: Option<&'a Chart>,
    run: Rc<Option<Result<Run, String>>>,
    /// The same as the knobs usually stand, where one stands otherwise.
    usual: Option<Rc<Option<Result<Run, String>>>>,
}

impl Table<'_> {
    fn run(&self) -> Option<&Run> {
        (*self.run).as_ref()?.as_ref().ok()
    }

    fn usual(&self) -> Option<&Run> {
        (**self.usual.as_ref()?).as_ref()?.as_ref().ok()
    }

    fn now(&self) -> f64 {
        self.bench.now(self.model)
    }

    fn notes(&self) -> Vec<String> {
        let showing = self.showing;
        let drugs = showing.moment.drugs(showing.library);
        self.bench.notes(showing.library, &drugs, showing.moment.audience)
    }
}

/// Draws the lab over the whole page.
pub fn lab(showing: &Showing, bench: &Bench, area: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    buffer.set_style(area, showing.tone.on("text", "ground"));
    let Some(model) = bench.model(showing.library) else { return };
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let words = Passage::new(POLITE, showing.tone.on("text", "ground"));
        return put_rows(buffer, area, &wrap(&[words], area.width, Air::Tight));
    }
    let table = table(showing, bench, model, studio);
    let mut body = area;
    header(&table, cut(&mut body, 1, false), buffer);
    footer::footer(showing, cut(&mut body, 1, true), buffer);
    if area.width >= WIDE.0 && area.height >= WIDE.1 {
        beside(&table, body, studio, buffer);
    } else {
        below(&table, body, studio, buffer);
    }
}

fn table<'a>(showing: &'a Showing<'a>, bench: &'a Bench, model: &'a Model, studio: &mut Studio) -> Table<'a> {
    let usual = model.usual();
    let compared = usual != bench.setting && comparable(model, &usual, &bench.setting);
    Table {
        showing,
        bench,
        model,
        chart: model.charts.get(bench.chart),
        run: studio.runs.run(showing.library, model, &bench.setting),
        usual: compared.then(|| studio.runs.run(showing.library, model, &usual)),
    }
}

/// Two drugs are never drawn in one chart: that would rank them.
fn comparable(model: &Model, one: &[usize], other: &[usize]) -> bool {
    let drugs = |setting| model.chosen(setting).filter_map(|(_, choice)| choice.drug.clone()).collect::<Vec<_>>();
    let (one, other) = (drugs(one), drugs(other));
    one.is_empty() || other.is_empty() || one == other
}

fn header(table: &Table, area: Rect, buffer: &mut Buffer) {
    let tone = &table.showing.tone;
    let chip = tone.on("accent", "ground").add_modifier(Modifier::BOLD | Modifier::REVERSED);
    let left: Row = vec![
        (" lab ".to_owned(), chip),
        (format!("  {}", table.model.title), tone.on("title", "ground").add_modifier(Modifier::BOLD)),
    ];
    let models = table.showing.library.models().len();
    let right: Row = vec![(format!("model {} of {models}", table.bench.model + 1), tone.on("muted", "ground"))];
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    put_rows(buffer, inner, &[left]);
    let width = row_width(&right).min(usize::from(inner.width)) as u16;
    put_rows(buffer, Rect { x: inner.right() - width, width, ..inner }, &[right]);
}

/// The chart, and beside it all else.
fn beside(table: &Table, body: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    let width = (body.width * 2 / 5).clamp(46, 64);
    let side = Rect { x: body.right() - width, width, ..body };
    picture(table, Rect { width: body.width - width, ..body }, studio, buffer);
    buffer.set_style(side, table.showing.tone.write("text"));
    let mut inner = Rect { x: side.x + 2, y: side.y + 1, width: width - 4, height: side.height.saturating_sub(1) };
    for rows in [knobs::rows(table, inner.width, usize::MAX), numbers::rows(table, inner.width)] {
        put_rows(buffer, cut(&mut inner, rows.len() as u16, false), &rows);
        cut(&mut inner, 1, false);
    }
    let words = about::passages(table.showing, table.model, &table.notes());
    let mut rows = wrap(&words, inner.width, Air::Open);
    if rows.len() > usize::from(inner.height) {
        rows.truncate(usize::from(inner.height).saturating_sub(1));
        rows.push(more(table));
    }
    put_rows(buffer, inner, &rows);
}

fn more(table: &Table) -> Row {
    let tone = &table.showing.tone;
    vec![("d".to_owned(), tone.bold("key")), (" what it may claim, and what not".to_owned(), tone.write("muted"))]
}

/// The chart, and below it knobs and numbers side by side.
fn below(table: &Table, mut body: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    let half = body.width / 2;
    let (left, right) = (half.saturating_sub(2), body.width - half - 3);
    let numbers = numbers::rows(table, right);
    let note = wrap(&note(table), body.width.saturating_sub(4), Air::Tight);
    let wanted = numbers.len().max(table.bench.rows(table.showing.library));
    let beside = wanted.min(usize::from(body.height / 2)) as u16;
    let noted = note.len().min(usize::from(body.height / 6).max(1)) as u16;
    let knobs = knobs::rows(table, left, usize::from(beside));
    let mut foot = cut(&mut body, beside + noted, true);
    buffer.set_style(foot, table.showing.tone.write("text"));
    let words = cut(&mut foot, noted, true);
    put_rows(buffer, Rect { x: words.x + 2, width: words.width.saturating_sub(4), ..words }, &note);
    put_rows(buffer, Rect { x: foot.x + 2, width: left, ..foot }, &knobs);
    put_rows(buffer, Rect { x: foot.x + half + 2, width: right, ..foot }, &numbers);
    picture(table, body, studio, buffer);
}

/// In little room: what the chosen option leaves out, else where more is said.
fn note(table: &Table) -> Vec<Passage<'static>> {
    let tone = &table.showing.tone;
    let mut notes = table.notes();
    // Where nothing is drawn, the chart says why itself.
    let drawn = table.chart.is_none_or(|chart| {
        chart.curves.iter().any(|curve| table.run().is_some_and(|run| run.column(&curve.column).is_some()))
    });
    let knob = table.bench.row.checked_sub(1).and_then(|knob| table.model.chosen(&table.bench.setting).nth(knob));
    match (knob, notes.pop().filter(|_| drawn)) {
        (_, Some(last)) => vec![Passage::new(last, tone.write("warn"))],
        // In its row it may be cut.
        (Some((control, choice)), None) => {
            let audience = table.showing.moment.audience;
            let label = Passage::new(format!("{}: ", control.label.at(audience).text()), tone.write("muted"));
            vec![label.then(choice.label.at(audience).text(), tone.bold("text"))]
        }
        (None, None) => {
            vec![Passage::new("d", tone.bold("key")).then(" what it may claim, and what not", tone.write("muted"))]
        }
    }
}

/// The chart under its title, with what kind of model drew it.
fn picture(table: &Table, area: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    let showing = table.showing;
    let mut body = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    title(table, &mut body, buffer);
    let Some(chart) = table.chart else {
        let now = table.now();
        cut(&mut body, 1, true);
        crowd_at(showing, table.model, &table.bench.setting, now, body, studio, buffer);
        return;
    };
    let Some(run) = table.run() else {
        let why = (*table.run).as_ref().and_then(|run| run.as_ref().err().cloned()).unwrap_or_default();
        let words = Passage::new(why, showing.tone.on("warn", "ground"));
        return put_rows(buffer, body, &wrap(&[words], body.width, Air::Tight));
    };
    let beside = table.usual().map(|run| (run, "unchanged".to_owned()));
    let crowd = others(showing, table.model, chart, &table.bench.setting, studio);
    let view = View { model: table.model, chart, run, beside, crowd: &crowd, now: table.now(), ahead: true };
    let mut plot = view.plot(showing, body.height);
    if plot.curves.is_empty() {
        let notes = table.notes().join(" ");
        let none = "No verified number stands behind this chart, so nothing is drawn.";
        plot.instead = Some(if notes.is_empty() { none.to_owned() } else { notes });
    }
    plot.draw(easel(showing), body, buffer);
}

/// The chart's title, which of how many it is, what is changed; on the right, or below, the kind of model.
fn title(table: &Table, body: &mut Rect, buffer: &mut Buffer) {
    let (showing, bench) = (table.showing, table.bench);
    let tone = &showing.tone;
    let muted = tone.on("muted", "ground");
    let words =
        table.chart.map_or_else(|| "Virtual people".to_owned(), |chart| chart.title.at(showing.moment.audience).text());
    let mut left: Row = vec![(words, tone.on("title", "ground").add_modifier(Modifier::BOLD))];
    let charts = bench.charts(showing.library);
    if charts > 1 {
        left.push((format!("  {}/{charts}", bench.chart + 1), muted));
    }
    let changed = difference(showing, table.model, &bench.setting, &table.model.usual());
    if !changed.is_empty() {
        left.push((format!("  {changed}"), tone.on("accent", "ground").add_modifier(Modifier::BOLD)));
    }
    let nature: Row = vec![(format!("{}{}", tone.sign("◇ ", ""), table.model.nature), muted)];
    put_rows(buffer, cut(body, 1, false), std::slice::from_ref(&left));
    let own = row_width(&nature);
    let mut line = Rect { y: body.y.saturating_sub(1), height: 1, ..*body };
    if row_width(&left) + 3 + own > usize::from(body.width) {
        line = cut(body, 1, false);
    }
    line.x = line.right().saturating_sub(own as u16).max(line.x);
    line.width = line.width.min(own as u16);
    put_rows(buffer, line, &[nature]);
}
