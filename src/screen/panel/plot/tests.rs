//! A chart never breaks, and never hides one of its words behind another.

use super::*;
use crate::encode::text::text;
use crate::library::Library;
use crate::look::Glyphs;
use proptest::prelude::*;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::to_play().library)
}

fn drawn(plot: &Plot, (width, height): (u16, u16), look: Look) -> Buffer {
    let theme = crate::stage::picture::theme(library(), look);
    let easel = Easel { tone: Tone::new(&library().themes, look), theme, look };
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    plot.draw(easel, buffer.area, &mut buffer);
    buffer
}

fn line(label: &str, points: &[(f64, f64)]) -> Line {
    Line { points: points.to_vec(), label: label.to_owned(), role: "stat1".to_owned(), ..Line::default() }
}

fn plot(curves: Vec<Line>) -> Plot {
    let x = Axis { from: 0.0, to: 10.0, unit: "hours".to_owned() };
    Plot { x, y: Axis::up_to(0.0, 100.0, "nM", 4), curves, ..Plot::default() }
}

fn inked(buffer: &Buffer) -> usize {
    buffer
        .content
        .iter()
        .filter(|cell| cell.symbol().starts_with(['▀', '▄', '█', '▌', '▐', '▙', '▟', '▛', '▜']))
        .count()
}

#[test]
fn names_at_one_height_stand_one_below_the_other() {
    let flat = [(0.0, 50.0), (10.0, 50.0)];
    let plot = plot(["one", "two", "three", "four"].map(|name| line(name, &flat)).to_vec());
    let said = text(&drawn(&plot, (60, 12), Look::default()));
    for name in ["● one", "◆ two", "▲ three", "■ four", "hours", "nM", "100"] {
        assert_eq!(said.matches(name).count(), 1, "{name} in\n{said}");
    }
}

#[test]
fn a_curve_is_drawn_up_to_now_and_its_name_goes_with_it() {
    let mut plot = plot(vec![line("signal", &[(0.0, 0.0), (10.0, 80.0)])]);
    let whole = inked(&drawn(&plot, (70, 14), Look::default()));
    plot.now = Some(5.0);
    let half = drawn(&plot, (70, 14), Look::default());
    assert!(inked(&half) < whole * 2 / 3, "{} of {whole}", inked(&half));
    let said = text(&half);
    let name = said.lines().find_map(|line| line.find("signal")).unwrap();
    assert!(name < 60, "{said}");
}

#[test]
fn where_there_is_no_number_there_are_words_and_no_curve() {
    let mut plot = plot(vec![line("signal", &[(0.0, 0.0), (10.0, 80.0)])]);
    plot.instead = Some("No number was found for this drug.".to_owned());
    let buffer = drawn(&plot, (70, 14), Look::default());
    assert_eq!(inked(&buffer), 0);
    let said = text(&buffer);
    assert!(said.contains("No number was found") && !said.contains("signal"), "{said}");
}

#[test]
fn ascii_types_each_curve_with_a_sign_of_its_own() {
    let look = Look { glyphs: Glyphs::Ascii, depth: Depth::None, ..Look::default() };
    let plot = plot(vec![line("up", &[(0.0, 0.0), (10.0, 90.0)]), line("down", &[(0.0, 90.0), (10.0, 0.0)])]);
    let said = text(&drawn(&plot, (60, 14), look));
    assert!(said.is_ascii() && said.matches('*').count() > 10 && said.matches('x').count() > 10, "{said}");
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => -10.0..200.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY), 1 => any::<f64>()]
}

proptest! {
    #[test]
    fn no_points_break_it_at_any_size(
        points in prop::collection::vec((number(), number()), 0..20),
        size in (0_u16..140, 0_u16..50), now in prop::option::of(number()), ahead: bool, glyphs in 0_usize..4,
    ) {
        let mut points = points;
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        let look = Look { glyphs: Glyphs::NAMES[glyphs].1, ..Look::default() };
        let curves = vec![
            Line { filled: true, ..line("one name", &points) },
            Line { ghost: true, ..line("usual", &points) },
            line("", &[]),
            line("alone", &points[..points.len().min(1)]),
        ];
        let (spans, levels) = (vec![(2.0, 500.0, "drug".to_owned())], vec![(20.0, "level".to_owned())]);
        let plot = Plot { levels, spans, now, ahead, ..plot(curves) };
        drawn(&plot, size, look);
    }
}

#[test]
fn where_there_is_no_number_there_is_no_line() {
    let points: Vec<(f64, f64)> =
        (0..=100).map(|x| (f64::from(x) / 10.0, if (30..70).contains(&x) { f64::NAN } else { 50.0 })).collect();
    for glyphs in [Glyphs::Half, Glyphs::Ascii] {
        let look = Look { glyphs, ..Look::default() };
        let middle = |points: &[(f64, f64)]| {
            let buffer = drawn(&plot(vec![line("", points)]), (60, 12), look);
            let bare = |x: u16| (1..10).all(|y| !["▀", "▄", "█", "*"].contains(&buffer[(x, y)].symbol()));
            (24..34).all(bare)
        };
        assert!(!middle(&[(0.0, 50.0), (10.0, 50.0)]) && middle(&points), "{glyphs:?}");
    }
}
