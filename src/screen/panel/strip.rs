//! The four JAKs, what is left of each, and what is different this time.

use super::Showing;
use super::text::{Row, put_rows, row_width};
use crate::biology::Kinase;
use crate::story::Figure;
use crate::story::figure::chart::{Given, give};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

pub fn strip(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    buffer.set_style(area, showing.tone.on("text", "ground"));
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let room = usize::from(inner.width);
    if own_settings(showing) {
        let name = if showing.change().is_empty() { Row::new() } else { change(showing, true) };
        return model(showing, inner, name, buffer);
    }
    let forms = [
        (true, 4, change(showing, false)),
        (true, 2, change(showing, false)),
        (true, 2, change(showing, true)),
        (false, 3, change(showing, false)),
        (false, 3, change(showing, true)),
        (false, 1, Row::new()),
    ];
    let shortest = forms.len() - 1;
    for (form, (words, gap, name)) in forms.into_iter().enumerate() {
        let row = gauges(showing, words, gap);
        let used = row_width(&row) + if name.is_empty() { 0 } else { row_width(&name) + 2 };
        if used <= room || form == shortest {
            put_rows(buffer, inner, &[row]);
            let width = row_width(&name) as u16;
            let right = Rect { x: inner.right().saturating_sub(width), width, ..inner };
            put_rows(buffer, right, &[name]);
            return;
        }
    }
}

/// Whether a chart is shown whose model does not follow what is taken.
fn own_settings(showing: &Showing) -> bool {
    let Some(Figure::Chart(chart)) = showing.step().and_then(|step| step.figure.as_ref()) else { return false };
    let Some(model) = showing.library.model(&chart.model).filter(|_| !showing.asking()) else { return false };
    let drugs = showing.moment.drugs(showing.library);
    let names = drugs.iter().filter_map(|id| showing.library.drugs.get(*id)).map(|drug| &drug.name);
    names.map(|name| give(model, &mut model.usual(), name)).all(|given| given == Given::Apart)
}

/// That a model has settings of its own, in the place of the gauges, and what is different in the story.
fn model(showing: &Showing, area: Rect, name: Row, buffer: &mut Buffer) {
    let forms = ["a model with its own settings: L opens it", "its own settings: L opens it", "a model: L opens it"];
    let right = row_width(&name) as u16;
    let room = usize::from(area.width.saturating_sub(if right > 0 { right + 2 } else { 0 }));
    let words = forms.into_iter().find(|words| words.width() <= room).unwrap_or(forms[2]);
    put_rows(buffer, area, &[vec![(words.to_owned(), showing.tone.on("muted", "ground"))]]);
    put_rows(buffer, Rect { x: area.right().saturating_sub(right), width: right, ..area }, &[name]);
}

/// The gauges alone in the middle of an area, with words where they fit.
pub fn gauges_in(showing: &Showing, area: Rect, buffer: &mut Buffer) {
    if own_settings(showing) {
        return model(showing, Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, Row::new(), buffer);
    }
    let forms = [(true, 3), (true, 2), (false, 3), (false, 1)].map(|(words, gap)| gauges(showing, words, gap));
    let row = forms.iter().find(|row| row_width(row) <= usize::from(area.width)).unwrap_or(&forms[3]);
    let x = area.x + area.width.saturating_sub(row_width(row) as u16) / 2;
    put_rows(buffer, Rect { x, width: area.right() - x, ..area }, std::slice::from_ref(row));
}

fn gauges(showing: &Showing, words: bool, gap: usize) -> Row {
    let tone = &showing.tone;
    let mut row = Row::new();
    for kinase in Kinase::ALL {
        let (sign, state, role) = tone.duty(showing.response.duty(kinase));
        if !row.is_empty() {
            row.push((" ".repeat(gap), tone.on("text", "ground")));
        }
        let name = tone.on(&kinase.symbol().to_lowercase(), "ground").add_modifier(Modifier::BOLD);
        row.push((format!("{} ", kinase.symbol()), name));
        row.push((sign.to_owned(), tone.on(role, "ground")));
        if words {
            row.push((format!(" {state}"), tone.on("text", "ground")));
        }
    }
    row
}

/// What is different, in many words or few.
fn change(showing: &Showing, short: bool) -> Row {
    let tone = &showing.tone;
    let change = showing.change();
    let twist = showing.twist();
    let drug = twist.and_then(|twist| twist.drug.as_deref());
    let (words, role) = match drug {
        // That nothing is different needs no words.
        _ if change.is_empty() && short => return Row::new(),
        _ if change.is_empty() => ("no drug".to_owned(), "muted"),
        Some(_) if short && showing.stopped(showing.moment.step) => ("drug stopped".to_owned(), "muted"),
        Some(drug) if showing.stopped(showing.moment.step) => (format!("{drug} stopped"), "muted"),
        Some(drug) if short => (drug.to_owned(), "drug"),
        None if twist.is_some() || showing.moment.drugs(showing.library).is_empty() => (change, "accent"),
        _ => (change, "drug"),
    };
    let style = tone.on(role, "ground");
    let mut row = vec![(words, if role == "muted" { style } else { style.add_modifier(Modifier::BOLD) })];
    if let Some(together) = showing.moment.together(showing.library) {
        let warn = tone.on("warn", "ground").add_modifier(Modifier::BOLD);
        row.insert(0, ("! ".to_owned(), warn));
        row.extend((!short).then(|| (format!("  {}", together.short), warn)));
    }
    row
}
