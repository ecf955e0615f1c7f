//! Small frames held to the bytes of their SVG.

use super::*;
use ratatui::layout::Rect as Area;
use ratatui::style::Style;

fn theme() -> Theme {
    let roles = [("text", Rgb(200, 210, 220)), ("ground", Rgb(10, 12, 20))];
    Theme { name: "test".into(), roles: roles.map(|(role, colour)| (role.to_owned(), colour)).into() }
}

fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Buffer)) -> String {
    let mut buffer = Buffer::empty(Area::new(0, 0, width, height));
    draw(&mut buffer);
    svg(&buffer, &theme())
}

#[test]
fn an_empty_frame_is_its_ground() {
    assert_eq!(
        drawn(3, 2, |_| {}),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"40\" viewBox=\"0 0 30 40\">\n\
         <rect width=\"30\" height=\"40\" fill=\"#0a0c14\"/>\n\
         <g shape-rendering=\"crispEdges\">\n</g>\n<g shape-rendering=\"crispEdges\">\n</g>\n\
         <g font-family=\"DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace\" font-size=\"16.6\">\n</g>\n</svg>\n"
    );
}

#[test]
fn a_field_of_cells_is_one_rectangle() {
    let svg = drawn(4, 3, |buffer| {
        buffer.set_style(Area::new(1, 1, 2, 2), Style::new().bg(Color::Rgb(1, 2, 3)));
    });
    assert!(svg.contains("<path fill=\"#010203\" d=\"M10 20h20v40h-20z\"/>"), "{svg}");
}

#[test]
fn words_stand_in_their_columns_and_are_escaped() {
    let svg = drawn(12, 1, |buffer| {
        buffer.set_string(1, 0, "a<b IFN-γ", Style::new().bold());
    });
    assert!(svg.contains("<text x=\"10\" y=\"15\" textLength=\"30\">a&lt;b</text>"), "{svg}");
    assert!(svg.contains("<text x=\"50\" y=\"15\" textLength=\"50\">IFN-γ</text>"), "{svg}");
    assert!(svg.contains("<g fill=\"#c8d2dc\" font-weight=\"bold\">"), "{svg}");
}

#[test]
fn a_wide_sign_takes_two_cells() {
    let svg = drawn(6, 1, |buffer| {
        buffer.set_string(0, 0, "日 x", Style::new().bg(Color::Blue));
    });
    assert!(svg.contains("<text x=\"0\" y=\"15\" textLength=\"20\">日</text>"), "{svg}");
    assert!(svg.contains("<text x=\"30\" y=\"15\" textLength=\"10\">x</text>"), "{svg}");
    assert!(svg.contains("d=\"M0 0h40v20h-40z\""), "{svg}");
}

#[test]
fn emphasis_is_seen() {
    let red = Style::new().fg(Color::Rgb(200, 0, 0)).bg(Color::Rgb(0, 0, 100));
    let of = |style: Style| drawn(2, 1, |buffer| buffer.set_style(Area::new(0, 0, 1, 1), style));
    assert!(of(red.reversed()).contains("<path fill=\"#c80000\" d=\"M0 0h10v20h-10z\"/>"));
    assert!(of(red.underlined()).contains("<path fill=\"#c80000\" d=\"M0 17.5h10v1h-10z\"/>"));
    let dim = drawn(2, 1, |buffer| {
        buffer.set_string(0, 0, "x", red.dim());
    });
    assert!(dim.contains("<g fill=\"#6e002d\">"), "{dim}");
}

#[test]
fn blocks_and_lines_need_no_font() {
    let svg = drawn(16, 1, |buffer| {
        buffer.set_string(0, 0, "▀▚█𜴀🯦▂╭─┼═╳░▒▓", Style::new());
    });
    assert!(!svg.contains("<text"), "{svg}");
    assert!(svg.contains("M0 0h15v10h-15z"), "the half and the quarter after it: {svg}");
}

#[test]
fn what_xml_cannot_hold_is_left_out() {
    let svg = drawn(3, 1, |buffer| {
        buffer[(0, 0)].set_symbol("a\u{1b}\u{ffff}b");
    });
    assert!(svg.contains(">ab</text>"), "{svg}");
}

#[test]
fn the_same_frame_is_the_same_bytes() {
    let frame = || {
        drawn(20, 4, |buffer| {
            for n in 0..20 {
                let colour = Color::Rgb(n as u8 * 12, 255 - n as u8 * 12, 80);
                buffer.set_string(n, n % 4, "▙x", Style::new().fg(colour));
            }
        })
    };
    assert_eq!(frame(), frame());
}
