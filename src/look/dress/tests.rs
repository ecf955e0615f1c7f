//! Dressing held to the palettes: nearest colours, readable words, hues that survive.

use super::*;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

fn cell(symbol: &str, fg: Rgb, bg: Rgb, depth: Depth) -> Cell {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
    let style = Style::new().fg(fg.into()).bg(bg.into()).add_modifier(Modifier::BOLD);
    buffer.set_string(0, 0, symbol, style);
    dress(&mut buffer, depth);
    buffer.content[0].clone()
}

fn colours(n: u32) -> Rgb {
    Rgb((n * 7919 % 256) as u8, (n * 104_729 % 256) as u8, (n * 1_299_709 % 256) as u8)
}

/// What xterm shows for an index.
fn shown(colour: Color) -> [u8; 3] {
    let Color::Indexed(n) = colour else { panic!("{colour:?}") };
    if n >= 232 {
        return [8 + 10 * (n - 232); 3];
    }
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    [step((n - 16) / 36), step((n - 16) / 6 % 6), step((n - 16) % 6)]
}

#[test]
fn no_other_index_is_nearer() {
    for n in 0..2000 {
        let colour = colours(n);
        let own = [colour.0, colour.1, colour.2];
        let least = (16..=255).map(|n| distance(own, shown(Color::Indexed(n)))).min().unwrap();
        let found = distance(own, shown(xterm(colour)));
        assert_eq!(found, least, "{colour:?}");
    }
}

#[test]
fn each_of_the_sixteen_is_itself() {
    for (colour, rgb) in ANSI {
        assert_eq!(cell("▀", rgb, Rgb::BLACK, Depth::Ansi16).fg, colour);
    }
}

#[test]
fn dark_grounds_are_black_and_words_on_any_ground_can_be_read() {
    assert_eq!(cell("a", Rgb(90, 100, 120), Rgb(12, 18, 34), Depth::Ansi16).bg, Color::Black);
    for n in 0..1000 {
        let dressed = cell("a", colours(n), colours(n + 17), Depth::Ansi16);
        let shown = |colour| ANSI.iter().find(|row| row.0 == colour).unwrap().1;
        assert!(contrast(shown(dressed.fg), shown(dressed.bg)) >= 4.0, "{dressed:?}");
    }
}

#[test]
fn hues_survive_in_sixteen() {
    let hues = [
        (Rgb(238, 90, 54), [Color::Red, Color::LightRed]),
        (Rgb(60, 170, 170), [Color::Cyan, Color::LightCyan]),
        (Rgb(240, 228, 66), [Color::Yellow, Color::LightYellow]),
        (Rgb(95, 191, 122), [Color::Green, Color::LightGreen]),
        (Rgb(209, 71, 140), [Color::Magenta, Color::LightMagenta]),
        (Rgb(140, 107, 242), [Color::Blue, Color::LightBlue]),
    ];
    for (colour, hue) in hues {
        let found = cell("▀", colour, Rgb::BLACK, Depth::Ansi16).fg;
        assert!(hue.contains(&found), "{colour:?} became {found:?}");
    }
}

#[test]
fn without_colour_only_the_emphasis_stays() {
    let bare = cell("a", Rgb(1, 200, 3), Rgb(9, 9, 9), Depth::None);
    assert_eq!((bare.fg, bare.bg, bare.modifier), (Color::Reset, Color::Reset, Modifier::BOLD));
}

#[test]
fn truecolor_is_left_alone() {
    let same = cell("a", Rgb(1, 200, 3), Rgb(9, 9, 9), Depth::Truecolor);
    assert_eq!((same.fg, same.bg), (Color::Rgb(1, 200, 3), Color::Rgb(9, 9, 9)));
}
