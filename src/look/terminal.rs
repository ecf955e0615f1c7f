//! What a terminal says of itself in the environment, turned into colours and glyphs that it can show.

use super::{Depth, Glyphs};

/// Where the environment is asked: a name to its value, none when empty.
pub type Env<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Terminals that show 16 million colours whatever `COLORTERM` says (ssh does not hand it on).
const TRUECOLOR: [&str; 10] = [
    "xterm-kitty",
    "xterm-ghostty",
    "ghostty",
    "foot",
    "alacritty",
    "wezterm",
    "WezTerm",
    "contour",
    "rio",
    "iTerm.app",
];

/// Terminals that show two colours or none.
const PLAIN: [&str; 6] = ["dumb", "vt100", "vt102", "vt220", "vt320", "cons25-m"];

/// The colour depth to start with. `NO_COLOR` decides before all else.
pub fn depth(env: Env) -> Depth {
    let term = env("TERM").unwrap_or_default();
    let says = env("COLORTERM").unwrap_or_default();
    // GNU screen hands the outer terminal's COLORTERM on, but not its colours.
    let screen = term.starts_with("screen") && env("TMUX").is_none();
    let says_so = (says == "truecolor" || says == "24bit") && !screen;
    let program = env("TERM_PROGRAM").is_some_and(|name| is_rich(&name));
    if env("NO_COLOR").is_some() || PLAIN.contains(&term.as_str()) {
        Depth::None
    } else if says_so || is_rich(&term) || program || env("WT_SESSION").is_some() {
        Depth::Truecolor
    } else if term.contains("256") || screen {
        Depth::Ansi256
    } else {
        Depth::Ansi16
    }
}

fn is_rich(name: &str) -> bool {
    let known = |rich: &&str| name.strip_prefix(*rich).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    name.contains("direct") || name.contains("truecolor") || TRUECOLOR.iter().any(known)
}

/// The glyphs to start with. Octants only where the terminal itself draws them: no font can be relied on for them.
pub fn glyphs(env: Env) -> Glyphs {
    let term = env("TERM").unwrap_or_default();
    if PLAIN.contains(&term.as_str()) || is_eight_bit(env) {
        Glyphs::Ascii
    } else if term == "linux" {
        Glyphs::Half
    } else if draws_octants(&term, env) {
        Glyphs::Octant
    } else {
        Glyphs::Quadrant
    }
}

/// kitty 0.40, foot 1.20, Ghostty 1.2 and VTE 0.78 draw octants. Behind a multiplexer `TERM` is the multiplexer's.
fn draws_octants(term: &str, env: Env) -> bool {
    let version = |name: &str| env(name).unwrap_or_default();
    match term {
        "xterm-kitty" | "foot" | "foot-extra" => true,
        "xterm-ghostty" => at_least(&version("TERM_PROGRAM_VERSION"), (1, 2)),
        // Another terminal started from a VTE one inherits its version; xterm then adds its own.
        "xterm-256color" => {
            version("VTE_VERSION").parse().is_ok_and(|vte: u32| vte >= 7800) && env("XTERM_VERSION").is_none()
        }
        _ => false,
    }
}

/// Whether `1.2.3` is at least this; an unknown version is not.
fn at_least(version: &str, least: (u32, u32)) -> bool {
    let mut parts = version.split('.').map_while(|part| part.parse().ok());
    let (Some(major), minor) = (parts.next(), parts.next()) else {
        return false;
    };
    (major, minor.unwrap_or(0)) >= least
}

/// A locale that names a character set other than UTF-8.
fn is_eight_bit(env: Env) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(env).unwrap_or_default();
    locale.split_once('.').is_some_and(|(_, set)| !set.to_lowercase().replace('-', "").starts_with("utf8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(values: &[(&str, &str)], ask: fn(Env) -> T) -> T {
        ask(&|name| values.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned()))
    }

    #[test]
    fn depth_is_what_the_terminal_says() {
        for (values, expected) in [
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")][..], Depth::Truecolor),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")], Depth::None),
            (&[("TERM", "xterm-256color")], Depth::Ansi256),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], Depth::Ansi256),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Depth::Truecolor),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Depth::Truecolor),
            (&[("TERM", "xterm-kitty")], Depth::Truecolor),
            (&[("TERM", "foot-extra")], Depth::Truecolor),
            (&[("TERM", "xterm-direct")], Depth::Truecolor),
            (&[("TERM", "screen"), ("COLORTERM", "truecolor")], Depth::Ansi256),
            (&[("TERM", "screen-256color"), ("COLORTERM", "truecolor"), ("TMUX", "x")], Depth::Truecolor),
            (&[("TERM", "linux")], Depth::Ansi16),
            (&[("TERM", "dumb")], Depth::None),
            (&[], Depth::Ansi16),
        ] {
            assert_eq!(with(values, depth), expected, "{values:?}");
        }
    }

    #[test]
    fn octants_only_where_the_terminal_draws_them() {
        for (values, expected) in [
            (&[("TERM", "xterm-kitty")][..], Glyphs::Octant),
            (&[("TERM", "foot")], Glyphs::Octant),
            (&[("TERM", "xterm-ghostty"), ("TERM_PROGRAM_VERSION", "1.2.3")], Glyphs::Octant),
            (&[("TERM", "xterm-ghostty"), ("TERM_PROGRAM_VERSION", "1.1.3")], Glyphs::Quadrant),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7800")], Glyphs::Octant),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7006")], Glyphs::Quadrant),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7800"), ("XTERM_VERSION", "XTerm(390)")], Glyphs::Quadrant),
            (&[("TERM", "tmux-256color"), ("VTE_VERSION", "7800")], Glyphs::Quadrant),
            (&[("TERM", "linux")], Glyphs::Half),
            (&[("TERM", "xterm"), ("LANG", "de_DE.ISO-8859-1")], Glyphs::Ascii),
            (&[("TERM", "xterm"), ("LANG", "de_DE.UTF-8")], Glyphs::Quadrant),
            (&[("TERM", "vt100")], Glyphs::Ascii),
            (&[], Glyphs::Quadrant),
        ] {
            assert_eq!(with(values, glyphs), expected, "{values:?}");
        }
    }
}
