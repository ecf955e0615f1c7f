//! A model and its knobs turned into numbers: as CSV, as JSON, or in words.

use super::args::Lab;
use super::{Failure, opening};
use crate::lab::{Column, Crowd, Model, Run, Setting};
use crate::language::number::with_unit;
use crate::language::{Audience, Told};
use crate::library::Library;
use crate::screen::bench::Bench;
use std::fmt::Write;

/// How many counts of a crowd are told.
const MOST_COUNTS: usize = 13;

/// What `jakstat lab` prints. On a terminal, without numbers asked for, the screen of the lab opens instead.
pub fn lab(library: &Library, asked: &Lab, audience: Audience) -> Result<String, Failure> {
    let (_, model) = opening::model(library, &asked.model)?;
    let setting = setting(model, asked)?;
    let crowd = asked.people.map(|people| gathered(library, model, &setting, asked.seed, people));
    let crowd = crowd.transpose().map_err(Failure::Usage)?;
    let table = || model.table(library.models(), &setting, asked.until, asked.every).map_err(Failure::Usage);
    if !asked.csv && !asked.json {
        let found = match &crowd {
            Some(crowd) => counted(model, crowd),
            None => summed(model, &table()?, audience),
        };
        return Ok(words(model, &setting, audience) + &found);
    }
    let run = crowd.map_or_else(table, |crowd| Ok(columns(crowd)))?;
    Ok(if asked.csv { csv(model, &run) } else { json(model, &setting, &run) })
}

/// The same model with the same knobs on the table of the lab.
pub fn bench(library: &Library, asked: &Lab) -> Result<Bench, Failure> {
    let (number, model) = opening::model(library, &asked.model)?;
    let setting = setting(model, asked)?;
    Ok(Bench { setting, ..Bench::of(library, number).unwrap_or_default() })
}

/// The knobs as they are asked for: the drug before its dose, whatever else there is after them.
fn setting(model: &Model, asked: &Lab) -> Result<Setting, Failure> {
    let mut setting = model.usual();
    let named = [("drug", &asked.drug), ("dose", &asked.dose), ("knockout", &asked.knockout)];
    let named = named.into_iter().filter_map(|(control, option)| Some((control, option.as_deref()?)));
    for (control, option) in named {
        model.set(&mut setting, control, option).map_err(Failure::Usage)?;
    }
    opening::turn(model, &mut setting, &asked.set)?;
    Ok(setting)
}

fn gathered(library: &Library, model: &Model, setting: &[usize], seed: u64, people: usize) -> Result<Crowd, String> {
    let crowd = model.crowd(library.models(), setting, seed, people);
    crowd.unwrap_or_else(|| Err(format!("the model `{}` has no crowd", model.name)))
}

/// Everybody's course as a column, after the count of those who respond and of those who are at the goal.
fn columns(crowd: Crowd) -> Run {
    let Crowd { times, people, responders, keeping, .. } = crowd;
    let column = |name: String, values: Vec<f64>| Column { name, unit: "1".to_owned(), values };
    let count = |count: usize| count as f64;
    let mut columns = vec![
        column("responders".to_owned(), vec![count(responders); times.len()]),
        column("keeping".to_owned(), keeping.into_iter().map(count).collect()),
    ];
    let persons = people.into_iter().enumerate();
    columns.extend(persons.map(|(number, values)| column(format!("person_{}", number + 1), values)));
    Run { times, columns, ..Run::default() }
}

/// A number with as many digits as it can be relied on to have.
fn digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    // Rounded first, so that no noise of the last bits is written.
    let rounded: f64 = format!("{value:.8e}").parse().unwrap_or(value);
    if (1e-4..1e9).contains(&rounded.abs()) { format!("{rounded}") } else { format!("{rounded:e}") }
}

/// The same; what is no number is left to the format: nothing in CSV, `null` in JSON.
fn number(value: f64, none: &str) -> String {
    if value.is_finite() { digits(value) } else { none.to_owned() }
}

fn csv(model: &Model, run: &Run) -> String {
    let mut lines = format!("time [{}]", model.clock.unit);
    for column in &run.columns {
        let _ = write!(lines, ",{} [{}]", column.name, column.unit);
    }
    lines.push('\n');
    for (row, time) in run.times.iter().enumerate() {
        lines.push_str(&digits(*time));
        for column in &run.columns {
            lines.push(',');
            lines.push_str(&column.values.get(row).map_or_else(String::new, |value| number(*value, "")));
        }
        lines.push('\n');
    }
    lines
}

fn json(model: &Model, setting: &[usize], run: &Run) -> String {
    let pairs: Vec<String> = (model.chosen(setting))
        .map(|(control, choice)| format!("{}: {}", quoted(&control.name), quoted(&choice.name)))
        .collect();
    let list = |values: &[f64]| values.iter().map(|value| number(*value, "null")).collect::<Vec<_>>().join(", ");
    let column = |column: &Column| {
        let (name, unit) = (quoted(&column.name), quoted(&column.unit));
        format!("    {{ \"name\": {name}, \"unit\": {unit}, \"values\": [{}] }}", list(&column.values))
    };
    let columns: Vec<String> = run.columns.iter().map(column).collect();
    let figures: Vec<String> = (run.figures.iter())
        .map(|figure| {
            let (name, unit) = (quoted(&figure.name), quoted(&figure.unit));
            format!("    {{ \"name\": {name}, \"unit\": {unit}, \"value\": {} }}", number(figure.value, "null"))
        })
        .collect();
    let rows =
        |rows: &[String]| if rows.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", rows.join(",\n")) };
    format!(
        "{{\n  \"model\": {},\n  \"nature\": {},\n  \"setting\": {{ {} }},\n  \"time\": {{ \"unit\": {}, \"values\": [{}] }},\n  \
         \"columns\": {},\n  \"figures\": {}\n}}\n",
        quoted(&model.name),
        quoted(&model.nature),
        pairs.join(", "),
        quoted(&model.clock.unit),
        list(&run.times),
        rows(&columns),
        rows(&figures),
    )
}

/// A text as JSON has it.
fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text + "\""
}

/// What the model is and may say, and how its knobs stand.
fn words(model: &Model, setting: &[usize], audience: Audience) -> String {
    let said = |told: &Told| told.at(audience).text();
    let mut lines = format!("{}: {}\n{}\n\n{}\n", model.name, model.title, model.nature, said(&model.about));
    let (may, may_not) = (said(&model.may), said(&model.may_not));
    let _ = write!(lines, "\nIt shows: {may}\nIt does not show: {may_not}\n\n");
    for (control, choice) in model.chosen(setting) {
        let _ = writeln!(lines, "{}: {}", said(&control.label), said(&choice.label));
        if let Some(note) = &choice.note {
            let _ = writeln!(lines, "  {}", said(note));
        }
    }
    lines + "\n"
}

/// What a run comes to, and each column of its charts.
fn summed(model: &Model, run: &Run, audience: Audience) -> String {
    let mut lines = String::new();
    for sum in &model.sums {
        if let Some(figure) = run.figure(&sum.name) {
            let label = sum.label.at(audience).text();
            let _ =
                writeln!(lines, "{label}: {}", with_unit(figure.value, &figure.unit, model.scale(run, &figure.unit)));
        }
    }
    let charted: Vec<&str> = model.charts.iter().flat_map(|chart| &chart.curves).map(|curve| &*curve.column).collect();
    for column in run.columns.iter().filter(|column| charted.contains(&&*column.name)) {
        lines.push_str(&course(model, run, column));
    }
    lines
}

/// How many of a crowd respond, and how many of these are at the goal as time goes by.
fn counted(model: &Model, crowd: &Crowd) -> String {
    let (people, responders) = (crowd.people.len(), crowd.responders);
    let mut lines = format!(
        "{people} virtual people; {responders} of them respond, which is no trial result. Of those who do are at the goal:\n"
    );
    if responders == 0 {
        return format!("{people} virtual people; none of them responds, which is no trial result.\n");
    }
    let step = crowd.times.len().div_ceil(MOST_COUNTS).max(1);
    for (time, keeping) in crowd.times.iter().zip(&crowd.keeping).step_by(step) {
        let _ = writeln!(lines, "  {} {}: {keeping} of {responders}", model.clock.unit, digits(*time));
    }
    lines
}

/// A column in one line: how it begins, its peak, how it ends.
fn course(model: &Model, run: &Run, column: &Column) -> String {
    let (Some(first), Some(last)) = (column.values.first(), column.values.last()) else { return String::new() };
    let (peak, when) = column.peak(&run.times).unwrap_or_default();
    let reach = model.scale(run, &column.unit);
    let [first, last, peak] = [*first, *last, peak].map(|value| with_unit(value, &column.unit, reach));
    let when = with_unit(when / model.clock.per_shown, model.clock.words(), None);
    format!("{}: starts at {first}, highest {peak} after {when}, ends at {last}\n", column.name)
}
