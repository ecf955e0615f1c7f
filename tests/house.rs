//! Holds the walls of the house: which room may use which, and what may be touched only in one place.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up: a room may use itself and those before it in this list.
const FLOORS: [(&str, &[&str]); 13] = [
    ("diagnose", &[]),
    ("look", &[]),
    ("encode", &["look"]),
    ("language", &["diagnose"]),
    ("scenery", &["diagnose"]),
    ("biology", &["language", "scenery", "diagnose"]),
    ("lab", &["biology", "language", "scenery", "diagnose"]),
    ("story", &["lab", "biology", "language", "scenery", "diagnose"]),
    ("library", &["story", "lab", "biology", "language", "scenery", "look", "diagnose"]),
    ("stage", &["library", "story", "lab", "biology", "language", "scenery", "look", "diagnose"]),
    ("screen", &["stage", "library", "story", "lab", "biology", "language", "scenery", "look", "diagnose"]),
    ("lint", &["screen", "stage", "library", "story", "lab", "biology", "language", "scenery", "look", "diagnose"]),
    (
        "cli",
        &["lint", "screen", "stage", "library", "story", "lab", "biology", "language", "look", "diagnose", "encode"],
    ),
];

/// What may be named only in these files (by the start of their path below `src`).
const KEPT: [(&str, &[&str]); 4] = [
    ("crossterm", &["screen/terminal", "screen/keys"]),
    ("std::fs", &["library", "main.rs", "cli"]),
    ("Instant", &["screen/terminal"]),
    // What was checked long ago is due today: only the command line knows which day that is.
    ("SystemTime", &["cli/today"]),
];

fn sources(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && path.file_name().is_some_and(|name| name != "tests.rs")
        {
            let name = path.strip_prefix("src").unwrap().to_string_lossy().into_owned();
            into.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn house() -> Vec<(String, String)> {
    let mut list = Vec::new();
    sources(Path::new("src"), &mut list);
    assert!(list.len() > 20, "the house has more rooms than that");
    list
}

/// The program's own lines, without comments and without the tests at a file's end.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[cfg(test)]").next().unwrap_or_default().lines().filter(|line| !line.trim_start().starts_with("//"))
}

fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn no_room_uses_one_above_it() {
    for (file, text) in house() {
        let Some((own, below)) = FLOORS.iter().find(|(name, _)| *name == room(&file)) else { continue };
        for line in code(&text) {
            for part in line.split("crate::").skip(1) {
                let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                assert!(
                    used.is_empty() || used == *own || below.contains(&used.as_str()),
                    "{file}: {own} may not use {used}: {line}"
                );
            }
        }
    }
}

#[test]
fn what_is_kept_in_one_place_stays_there() {
    for (file, text) in house() {
        for (word, homes) in KEPT {
            let allowed = homes.iter().any(|home| file.starts_with(home));
            let named = code(&text).find(|line| line.contains(word));
            assert!(allowed || named.is_none(), "{file} names {word}: {}", named.unwrap_or_default());
        }
    }
}

#[test]
fn colours_live_in_the_look_and_the_art() {
    for (file, text) in house() {
        let named = code(&text).find(|line| line.contains("Color::Rgb(") || line.contains("Rgb(0x"));
        let allowed = file.starts_with("look") || file.starts_with("encode") || file.starts_with("screen/terminal");
        assert!(allowed || named.is_none(), "{file} names a colour: {}", named.unwrap_or_default());
    }
}

#[test]
fn every_module_opens_with_what_it_does() {
    for (file, text) in house() {
        assert!(text.starts_with("//! "), "{file} opens without a sentence");
        assert!(text.lines().count() <= 400, "{file} has outgrown its room");
    }
}
