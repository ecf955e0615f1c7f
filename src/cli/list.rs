//! What there is, turned into lines: scenes and their steps, drugs and what they hit, themes, keys.

use super::args::Shelf;
use crate::biology::{Drug, Hit, Kinase};
use crate::lab::Model;
use crate::library::Library;
use crate::screen::keys;
use crate::story::{Deck, Term};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The lines of one shelf.
pub fn list(library: &Library, what: Shelf) -> String {
    match what {
        Shelf::Scenes => scenes(library),
        Shelf::Drugs => columns(&library.drugs.iter().map(drug).collect::<Vec<_>>()),
        Shelf::Themes => library.themes.iter().map(|theme| theme.name.clone() + "\n").collect(),
        Shelf::Keys => keys(),
        Shelf::Decks => decks(library),
        Shelf::WhatIfs => what_ifs(library),
        Shelf::Models => library.models().iter().map(model).collect(),
        Shelf::Words => library.glossary.iter().map(word).collect(),
    }
}

/// One line a scene, one a step: what `--at` takes, then the title.
fn scenes(library: &Library) -> String {
    let mut rows = Vec::new();
    for scene in library.deck.scenes().filter_map(|index| library.scenes.get(index)) {
        rows.push([scene.id.clone(), scene.title.clone()]);
        for step in &scene.steps {
            rows.push([format!("{}@{}", scene.id, step.name), format!("  {}", step.title)]);
        }
    }
    columns(&rows)
}

/// What `--deck` takes, how long it is, its title.
fn decks(library: &Library) -> String {
    let row = |deck: &Deck| {
        let count = deck.scenes().count();
        [deck.name.clone(), format!("{count} scene{}", if count == 1 { "" } else { "s" }), deck.title.clone()]
    };
    columns(&library.decks.iter().map(row).collect::<Vec<_>>())
}

/// Where it can be chosen, and what `--what-if` takes.
fn what_ifs(library: &Library) -> String {
    let scenes = library.deck.scenes().filter_map(|index| library.scenes.get(index));
    let titles = scenes.flat_map(|scene| scene.what_ifs.iter().map(move |what_if| (scene, what_if.title.as_ref())));
    let rows = titles.filter_map(|(scene, title)| Some([scene.id.clone(), title?.clone()]));
    columns(&rows.collect::<Vec<_>>())
}

/// A model with its nature, and what each of its controls can be set to; the first option is the usual one.
fn model(model: &Model) -> String {
    let mut lines = format!("{}  {} ({})\n", model.name, model.title, model.nature);
    for control in &model.controls {
        let options: Vec<&str> = control.options.iter().map(|choice| &*choice.name).collect();
        let _ = writeln!(lines, "  {}: {}", control.name, options.join(" | "));
    }
    lines
}

/// A glossary word, in plain and in exact words.
fn word(term: &Term) -> String {
    format!("{}\n  {}\n  Exactly: {}\n", term.word, term.plain, term.exact)
}

fn drug(drug: &Drug) -> [String; 4] {
    let hit = |kinase: Kinase| {
        let much = match drug.hit(kinase) {
            Hit::Spared => return None,
            Hit::Partly => " (partly)",
            Hit::Strongly => "",
        };
        Some(format!("{}{much}", kinase.symbol()))
    };
    let mut hits: Vec<String> = Kinase::ALL.into_iter().filter_map(hit).collect();
    hits.extend(drug.also.iter().cloned());
    [
        drug.name.clone(),
        drug.brand.clone().unwrap_or_else(|| "-".to_owned()),
        hits.join(", "),
        format!("checked {}, evidence to {}", drug.as_of, drug.evidence_to),
    ]
}

/// The keys as the help has them.
fn keys() -> String {
    let rows = keys::TABLE.iter().map(|row| [keys::line(row, true), row.does.to_owned()]);
    columns(&rows.collect::<Vec<_>>())
}

/// Rows with their columns below each other, two spaces apart.
pub fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let mut lines = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(line, "{cell}{}  ", " ".repeat(width - cell.width()));
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn columns_stand_below_each_other() {
        let rows = [["IFN-γ", "a"], ["日本", "b"], ["", "c"]].map(|row| row.map(str::to_owned));
        assert_eq!(columns(&rows), "IFN-γ  a\n日本   b\n       c\n");
    }
}
