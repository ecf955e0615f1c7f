//! Time and the knobs of a model turned into rows, the chosen one highlighted, changed ones marked.

use super::Table;
use crate::language::number::rounded;
use crate::screen::bench::SWEEP;
use crate::screen::panel::text::{Row, row_width};

/// Cells of a row beside the label and the value.
const SIGNS: usize = 9;

/// One row for time, one for each knob; where not so many fit, those around the chosen one.
pub(super) fn rows(table: &Table, width: u16, most: usize) -> Vec<Row> {
    let audience = table.showing.moment.audience;
    let labels = table.model.controls.iter().map(|control| control.label.at(audience).text());
    let labels: Vec<String> = std::iter::once("time".to_owned()).chain(labels).collect();
    let longest = |words: &mut dyn Iterator<Item = String>| words.map(|word| word.chars().count()).max().unwrap_or(0);
    let chosen = table.model.chosen(&table.bench.setting).map(|pair| pair.1.label.at(audience).text());
    let values = longest(&mut chosen.chain([time(table)])).min(usize::from(width) / 2);
    let widest = longest(&mut labels.iter().cloned()).min(usize::from(width).saturating_sub(values + SIGNS));
    let usual = table.model.usual();
    let mut rows = Vec::new();
    let first = (table.bench.row + 1).saturating_sub(most);
    for (row, label) in labels.iter().enumerate().skip(first).take(most) {
        let (value, changed) = match row.checked_sub(1) {
            None => (time(table), false),
            Some(knob) => {
                let option = table.bench.setting.get(knob).copied().unwrap_or_default();
                let choice = table.model.controls.get(knob).and_then(|control| control.options.get(option));
                let value = choice.map(|choice| choice.label.at(audience).text()).unwrap_or_default();
                (value, usual.get(knob) != Some(&option))
            }
        };
        rows.push(line(
            table,
            row,
            &format!("{:widest$}", shortened(label, widest)),
            &value,
            changed,
            usize::from(width),
        ));
    }
    rows
}

fn line(table: &Table, row: usize, label: &str, value: &str, changed: bool, width: usize) -> Row {
    let tone = &table.showing.tone;
    let chosen = table.bench.row == row;
    let (left, right) = (tone.sign("‹", "<"), tone.sign("›", ">"));
    let sign = if changed { tone.sign("● ", "* ") } else { "  " };
    let mark = if chosen { tone.sign("▸", ">") } else { " " };
    let value = shortened(value, width.saturating_sub(label.chars().count() + SIGNS));
    let strong = if changed { tone.bold("accent") } else { tone.bold("text") };
    let mut cells: Row = vec![
        (mark.to_owned(), tone.bold("accent")),
        (sign.to_owned(), tone.bold("accent")),
        (format!("{label}  "), tone.write("muted")),
        (format!("{left} "), tone.write("key")),
        (value, strong),
        (format!(" {right}"), tone.write("key")),
    ];
    if chosen {
        for cell in &mut cells {
            cell.1 = tone.chosen();
        }
        let gap = width.saturating_sub(row_width(&cells));
        cells.push((" ".repeat(gap), tone.chosen()));
    }
    cells
}

/// Where time stands, and whether it flows.
fn time(table: &Table) -> String {
    let clock = &table.model.clock;
    let at = format!("{} {}", rounded(table.now() / clock.per_shown), clock.words());
    let sign = |rich, plain| format!("{} {at}", table.showing.tone.sign(rich, plain));
    match (table.bench.playing, table.bench.time) {
        (true, _) => sign("▶", ">"),
        (false, 1..SWEEP) => sign("‖", "||"),
        _ => at,
    }
}

/// Words of at most so many cells.
fn shortened(words: &str, room: usize) -> String {
    if words.chars().count() <= room {
        return words.to_owned();
    }
    let mut short: String = words.chars().take(room.saturating_sub(1)).collect();
    short.push('…');
    short
}
