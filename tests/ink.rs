//! What the terminal shows after the bytes of `ink` is the frame, whatever it showed before.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use jakstat::library::Library;
use jakstat::look::{Depth, Glyphs};
use jakstat::screen::keys;
use jakstat::screen::moment::{Moment, Overlay};
use jakstat::screen::page::page;
use jakstat::screen::terminal::ink::change;
use jakstat::screen::terminal::input::Input;
use jakstat::stage::picture::Studio;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

thread_local! {
    static LIBRARY: Library = Library::embedded().library;
}

const WIDTH: u16 = 90;
const HEIGHT: u16 = 26;

/// The colours of a cell's four quarters, where it is a block glyph.
fn quarters(symbol: &str, fg: vt100::Color, bg: vt100::Color) -> Option<[vt100::Color; 4]> {
    let lit = match symbol {
        "" | " " => 0b0000,
        "▘" => 0b1000,
        "▝" => 0b0100,
        "▖" => 0b0010,
        "▗" => 0b0001,
        "▀" => 0b1100,
        "▄" => 0b0011,
        "▌" => 0b1010,
        "▐" => 0b0101,
        "▚" => 0b1001,
        "▞" => 0b0110,
        "▛" => 0b1110,
        "▜" => 0b1101,
        "▙" => 0b1011,
        "▟" => 0b0111,
        "█" => 0b1111,
        _ => return None,
    };
    Some([8, 4, 2, 1].map(|bit| if lit & bit != 0 { fg } else { bg }))
}

fn wire(colour: Color) -> vt100::Color {
    match colour {
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Reset => vt100::Color::Default,
        Color::Black => vt100::Color::Idx(0),
        Color::Red => vt100::Color::Idx(1),
        Color::Green => vt100::Color::Idx(2),
        Color::Yellow => vt100::Color::Idx(3),
        Color::Blue => vt100::Color::Idx(4),
        Color::Magenta => vt100::Color::Idx(5),
        Color::Cyan => vt100::Color::Idx(6),
        Color::Gray => vt100::Color::Idx(7),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightRed => vt100::Color::Idx(9),
        Color::LightGreen => vt100::Color::Idx(10),
        Color::LightYellow => vt100::Color::Idx(11),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::LightMagenta => vt100::Color::Idx(13),
        Color::LightCyan => vt100::Color::Idx(14),
        Color::White => vt100::Color::Idx(15),
    }
}

fn same(cell: &Cell, shown: &vt100::Cell) -> bool {
    let (fg, bg) = (wire(cell.fg), wire(cell.bg));
    let plain = !cell.modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED);
    let attributes = cell.modifier.contains(Modifier::BOLD) == shown.bold()
        && cell.modifier.contains(Modifier::REVERSED) == shown.inverse()
        && cell.modifier.contains(Modifier::UNDERLINED) == shown.underline();
    if let Some(wanted) = quarters(cell.symbol(), fg, bg).filter(|_| plain) {
        return attributes && quarters(shown.contents(), shown.fgcolor(), shown.bgcolor()) == Some(wanted);
    }
    let contents = if shown.contents().is_empty() { " " } else { shown.contents() };
    attributes && contents == cell.symbol() && (shown.fgcolor(), shown.bgcolor()) == (fg, bg)
}

fn check(frame: &Buffer, terminal: &vt100::Parser) -> Result<(), TestCaseError> {
    for y in 0..frame.area.height {
        for x in 0..frame.area.width {
            let shown = terminal.screen().cell(y, x).unwrap();
            prop_assert!(same(&frame[(x, y)], shown), "{x},{y}: {:?} shows as {shown:?}", frame[(x, y)]);
        }
    }
    Ok(())
}

fn moment() -> impl Strategy<Value = Moment> {
    let depths = vec![Depth::Truecolor, Depth::Ansi256, Depth::Ansi16, Depth::None];
    let overlays = vec![Overlay::None, Overlay::None, Overlay::Cabinet, Overlay::Index, Overlay::Help];
    let (depths, overlays) = (prop::sample::select(depths), prop::sample::select(overlays));
    (0..7usize, 0..4usize, 0..6000u32, depths, overlays, any::<bool>()).prop_map(
        |(scene, step, time, depth, overlay, ascii)| {
            let mut moment = Moment { scene, step, time, overlay, ..Moment::default() };
            moment.look.depth = depth;
            moment.look.glyphs = if ascii { Glyphs::Ascii } else { Glyphs::Quadrant };
            moment
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_terminal_shows_every_frame_as_it_was_drawn(moments in prop::collection::vec(moment(), 1..5)) {
        LIBRARY.with(|library| -> Result<(), TestCaseError> {
            let mut studio = Studio::default();
            let mut terminal = vt100::Parser::new(HEIGHT.try_into().unwrap(), WIDTH.try_into().unwrap(), 0);
            let mut before: Option<Buffer> = None;
            for moment in moments {
                let mut frame = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
                page(library, &moment, &mut studio, &mut frame);
                let mut bytes = Vec::new();
                change(before.as_ref(), &frame, &mut bytes);
                terminal.process(&bytes);
                check(&frame, &terminal)?;
                before = Some(frame);
            }
            Ok(())
        })?;
    }

    #[test]
    fn any_bytes_are_taken_in(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..20)) {
        let mut input = Input::default();
        for chunk in chunks {
            let keys = input.feed(&chunk);
            prop_assert!(keys.len() <= 5000);
        }
        input.give_up();
        prop_assert!(!input.waits());
    }

    /// However the bytes of keys are cut into pieces, the keys are the same.
    #[test]
    fn keys_survive_being_cut(cut in 0..40usize) {
        let bytes = "\x1b[A\x1bOBé l\x1b[5~\x1b[1;5C\x1b]11;rgb:00/00/00\x1b\\q\x1b[?62c\r\x7f".as_bytes();
        let whole = Input::default().feed(bytes);
        let names: Vec<_> = whole.iter().filter_map(keys::name).collect();
        prop_assert_eq!(names, ["Up", "Down", "é", "Space", "l", "PgUp", "Ctrl-Right", "q", "Enter", "Backspace"]);
        let mut input = Input::default();
        let cut = cut.min(bytes.len());
        let mut pieces = input.feed(&bytes[..cut]);
        pieces.extend(input.feed(&bytes[cut..]));
        prop_assert_eq!(pieces, whole);
    }
}

#[test]
fn a_lone_escape_is_the_escape_key_once_nothing_follows() {
    let mut input = Input::default();
    assert!(input.feed(b"\x1b").is_empty());
    assert!(input.waits());
    assert_eq!(input.give_up().as_ref().and_then(keys::name).as_deref(), Some("Esc"));
    assert!(input.feed(b"\x1b[").is_empty());
    assert_eq!(input.give_up(), None, "half a sequence is no key");
}

#[test]
fn an_unchanged_frame_takes_no_bytes() {
    let frame = Buffer::with_lines(["one", "two"]);
    let mut bytes = Vec::new();
    assert!(!change(Some(&frame), &frame, &mut bytes));
    assert!(bytes.is_empty());
}

#[test]
fn one_changed_letter_takes_few_bytes() {
    let before = Buffer::with_lines(["a scene", "a step"]);
    let after = Buffer::with_lines(["a scene", "a stop"]);
    let mut bytes = Vec::new();
    assert!(change(Some(&before), &after, &mut bytes));
    assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[?2026h\x1b[0m\x1b[2;5Ho\x1b[?2026l");
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let mut frame = Buffer::empty(Rect::new(0, 0, 3, 1));
    frame[(0, 0)].set_symbol("\x1b[31m");
    frame[(1, 0)].set_symbol("\u{9b}1m");
    let mut bytes = Vec::new();
    change(None, &frame, &mut bytes);
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.contains("[31m") && !text.contains('\u{9b}'), "{text:?}");
}
