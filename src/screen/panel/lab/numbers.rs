//! The values of a chart where time stands, and what a run comes to, turned into rows with their units.

use super::Table;
use crate::language::number::{rounded, to_scale, with_unit};
use crate::screen::panel::plot::sign;
use crate::screen::panel::text::{Row, row_width};
use ratatui::style::Style;

/// What a row has where no verified number stands behind it.
const NONE: &str = "no number";

/// A heading, a row for each curve of the chart, a row for each number that sums up the run.
pub(super) fn rows(table: &Table, width: u16) -> Vec<Row> {
    let (tone, audience) = (&table.showing.tone, table.showing.moment.audience);
    let clock = &table.model.clock;
    let heading = format!("At {} {}", rounded(table.now() / clock.per_shown), clock.words());
    let mut rows = vec![vec![(heading, tone.bold("title"))]];
    let reach = table.chart.zip(table.run()).map(|(chart, run)| chart.reach(run));
    let curves = table.chart.map_or(&[][..], |chart| &chart.curves);
    for (number, curve) in curves.iter().enumerate() {
        let value = table.run().and_then(|run| run.at(&curve.column, table.now()));
        let usual = table.usual().and_then(|run| run.at(&curve.column, table.now()));
        let unit = table.run().and_then(|run| run.column(&curve.column)).map_or("", |column| &*column.unit);
        let label = format!("{} {}", sign(tone, number), curve.label.at(audience).text());
        rows.push(line(table, &(label, tone.bold(&curve.role)), (value, usual), (unit, reach), width));
    }
    let sums = table.model.sums.iter().filter_map(|sum| Some((sum, table.run()?.figure(&sum.name)?)));
    for (sum, figure) in sums {
        // A time is told in the unit that people read.
        let (per, unit) =
            if figure.unit == clock.unit { (clock.per_shown, clock.words()) } else { (1.0, &*figure.unit) };
        let usual = table.usual().and_then(|run| run.figure(&sum.name)).map(|figure| figure.value / per);
        let label = (sum.label.at(audience).text(), tone.write("text"));
        let reach = table.run().and_then(|run| table.model.scale(run, &figure.unit));
        rows.push(line(table, &label, (Some(figure.value / per), usual), (unit, reach), width));
    }
    rows
}

/// A label on the left; its value, and beside it the usual one, on the right, as exact as the chart is.
fn line(
    table: &Table,
    label: &(String, Style),
    (value, usual): (Option<f64>, Option<f64>),
    (unit, reach): (&str, Option<f64>),
    width: u16,
) -> Row {
    let tone = &table.showing.tone;
    let mut right: Row = match value {
        Some(value) => vec![(with_unit(value, unit, reach), tone.bold("text"))],
        None => vec![(NONE.to_owned(), tone.write("muted"))],
    };
    let width = usize::from(width);
    let aside = usual
        .filter(|_| value.is_some())
        .map(|usual| format!("  unchanged {}", reach.map_or_else(|| rounded(usual), |reach| to_scale(usual, reach))));
    if let Some(aside) = aside.filter(|aside| label.0.chars().count() + row_width(&right) + aside.len() + 2 <= width) {
        right.push((aside, tone.write("muted")));
    }
    let room = width.saturating_sub(row_width(&right) + 1);
    let mut words: String = label.0.chars().take(room).collect();
    if label.0.chars().count() > room {
        words.pop();
        words.push('…');
    }
    let gap = width.saturating_sub(words.chars().count() + row_width(&right));
    let mut row = vec![(words, label.1), (" ".repeat(gap), tone.write("muted"))];
    row.extend(right);
    row
}
