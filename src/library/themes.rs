//! `assets/themes/*.toml` turned into themes: a colour for every role.

use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};
use crate::look::{Rgb, Theme};

/// Reads one theme; a theme that lacks roles of the first one falls back, and that is a problem.
pub fn read(name: &str, file: &Form, first: Option<&Theme>) -> Theme {
    let mut theme = Theme { name: name.to_owned(), ..Theme::default() };
    for (role, _) in file.entries() {
        if let Some(colour) = file.text(&role.words) {
            theme.roles.extend(read_colour(file, &colour).map(|rgb| (role.into_words(), rgb)));
        }
    }
    for role in first.iter().flat_map(|first| first.roles.keys()) {
        if !file.has(role) {
            file.missing(role, "\"#rrggbb\"");
        }
    }
    theme
}

fn read_colour(file: &Form, colour: &Text) -> Option<Rgb> {
    let rgb = parse(&colour.words);
    if rgb.is_none() {
        let message = format!("`{}` is not a colour", colour.words);
        let problem = Problem::new("bad-colour", colour.spot.clone(), message);
        file.sheet.findings.add(problem.label("write red, green and blue as `#rrggbb`"));
    }
    rgb
}

fn parse(words: &str) -> Option<Rgb> {
    let digits = words.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Rgb(red, green, blue))
}
