//! A frame in truecolor turned into one at the colour depth that the terminal has.

use super::{Depth, Rgb, contrast};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;
use std::sync::LazyLock;

/// Brings every colour of the frame to this depth: the last pass of a page.
pub fn dress(buffer: &mut Buffer, depth: Depth) {
    match depth {
        Depth::Truecolor => {}
        Depth::Ansi256 => indexed(buffer),
        Depth::Ansi16 => sixteen(buffer),
        Depth::None => buffer.content.iter_mut().for_each(undress),
    }
}

/// Bold, dim, underlined and reversed stay: they carry the meaning now.
fn undress(cell: &mut Cell) {
    cell.fg = Color::Reset;
    cell.bg = Color::Reset;
    cell.underline_color = Color::Reset;
}

fn indexed(buffer: &mut Buffer) {
    let (mut fg, mut bg, mut line) = (Last::new(xterm), Last::new(xterm), Last::new(xterm));
    for cell in &mut buffer.content {
        cell.fg = fg.map(cell.fg);
        cell.bg = bg.map(cell.bg);
        cell.underline_color = line.map(cell.underline_color);
    }
}

/// Remembers the last answer: neighbours mostly have the same colour.
struct Last {
    make: fn(Rgb) -> Color,
    asked: Color,
    answer: Color,
}

impl Last {
    fn new(make: fn(Rgb) -> Color) -> Self {
        Self { make, asked: Color::Reset, answer: Color::Reset }
    }

    fn map(&mut self, colour: Color) -> Color {
        if colour != self.asked {
            self.asked = colour;
            self.answer = Rgb::of(colour).map_or(colour, self.make);
        }
        self.answer
    }
}

/// The levels of a channel in xterm's cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// What xterm shows for an index.
pub(super) fn xterm_shows(index: u8) -> Rgb {
    let step = |n: u8| STEPS[usize::from(n % 6)];
    match index {
        0..16 => ANSI[usize::from(index)].1,
        16..232 => {
            let n = index - 16;
            Rgb(step(n / 36), step(n / 6), step(n))
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            Rgb(grey, grey, grey)
        }
    }
}

/// The nearest of xterm's 6x6x6 cube and its 24 greys.
fn xterm(colour: Rgb) -> Color {
    let Rgb(red, green, blue) = colour;
    let step = |value: u8| match value {
        0..48 => 0,
        48..115 => 1,
        _ => (value - 35) / 40,
    };
    let [r, g, b] = [red, green, blue].map(step);
    let cube = [r, g, b].map(|n| STEPS[usize::from(n)]);
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let shade = (mean.saturating_sub(3) / 10).min(23) as u8;
    let grey = 8 + 10 * shade;
    let own = [red, green, blue];
    if distance(own, [grey; 3]) < distance(own, cube) {
        Color::Indexed(232 + shade)
    } else {
        Color::Indexed(16 + 36 * r + 6 * g + b)
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// The 16 colours as the PC has them; every terminal's own are near enough.
const ANSI: [(Color, Rgb); 16] = [
    (Color::Black, Rgb(0, 0, 0)),
    (Color::Red, Rgb(170, 0, 0)),
    (Color::Green, Rgb(0, 170, 0)),
    (Color::Yellow, Rgb(170, 85, 0)),
    (Color::Blue, Rgb(0, 0, 170)),
    (Color::Magenta, Rgb(170, 0, 170)),
    (Color::Cyan, Rgb(0, 170, 170)),
    (Color::Gray, Rgb(170, 170, 170)),
    (Color::DarkGray, Rgb(85, 85, 85)),
    (Color::LightRed, Rgb(255, 85, 85)),
    (Color::LightGreen, Rgb(85, 255, 85)),
    (Color::LightYellow, Rgb(255, 255, 85)),
    (Color::LightBlue, Rgb(85, 85, 255)),
    (Color::LightMagenta, Rgb(255, 85, 255)),
    (Color::LightCyan, Rgb(85, 255, 255)),
    (Color::White, Rgb(255, 255, 255)),
];

/// What one of the 16 looks like; none for the terminal's own.
pub(super) fn ansi_shows(colour: Color) -> Option<Rgb> {
    ANSI.iter().find(|row| row.0 == colour).map(|row| row.1)
}

const GREY: usize = 7;
const WHITE: usize = 15;

/// As light as this, a colour is still the dark of the room.
const DARK: f32 = 0.025;

fn sixteen(buffer: &mut Buffer) {
    let mut known = Known::default();
    for cell in &mut buffer.content {
        let (fg, bg) = (known.find(cell.fg), known.find(cell.bg));
        if let Some(bg) = bg {
            cell.bg = ANSI[bg].0;
        }
        if let Some(fg) = fg {
            let fg = if is_drawn(cell.symbol()) { fg } else { legible(fg, bg.unwrap_or(0)) };
            cell.fg = ANSI[fg].0;
        }
        if let Some(line) = known.find(cell.underline_color) {
            cell.underline_color = ANSI[line].0;
        }
    }
}

/// Answers already found in this frame: a frame has few colours and many cells.
struct Known {
    slots: [Option<(Rgb, usize)>; 256],
}

impl Default for Known {
    fn default() -> Self {
        Self { slots: [None; 256] }
    }
}

impl Known {
    fn find(&mut self, colour: Color) -> Option<usize> {
        let colour = Rgb::of(colour)?;
        let slot = usize::from(colour.0 ^ colour.1.rotate_left(3) ^ colour.2.rotate_left(5));
        match self.slots[slot] {
            Some((same, answer)) if same == colour => Some(answer),
            _ => {
                let answer = nearest(colour);
                self.slots[slot] = Some((colour, answer));
                Some(answer)
            }
        }
    }
}

/// The nearest of the 16 to the eye: a hue stays that hue, and the dark of the room is black.
fn nearest(colour: Rgb) -> usize {
    static LABS: LazyLock<[[f32; 3]; 16]> = LazyLock::new(|| ANSI.map(|(_, colour)| oklab(colour)));
    if colour.luminance() < DARK {
        return 0;
    }
    let own = oklab(colour);
    let far = |lab: &[f32; 3]| {
        let light = (own[0] - lab[0]).powi(2);
        match (is_coloured(*lab), is_coloured(own)) {
            (true, true) => light + 1.0 - likeness(own, *lab),
            (false, false) => light,
            _ => f32::MAX,
        }
    };
    let mut best = (0, f32::MAX);
    for (n, lab) in LABS.iter().enumerate() {
        if far(lab) < best.1 {
            best = (n, far(lab));
        }
    }
    best.0
}

fn is_coloured([_, a, b]: [f32; 3]) -> bool {
    a.hypot(b) > 0.045
}

/// 1 for the same hue, -1 for opposite ones.
fn likeness(one: [f32; 3], other: [f32; 3]) -> f32 {
    (one[1] * other[1] + one[2] * other[2]) / (one[1].hypot(one[2]) * other[1].hypot(other[2]))
}

/// Björn Ottosson's `OKLab`: distances in it are near to what the eye sees.
fn oklab(colour: Rgb) -> [f32; 3] {
    let [r, g, b] = colour.linear();
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

/// A text colour that can be told from its ground: itself, its lighter or darker sister, else grey, white or black.
fn legible(fg: usize, bg: usize) -> usize {
    let reads = |n: usize| contrast(ANSI[n].1, ANSI[bg].1) >= 4.0;
    [fg, fg ^ 8, GREY, WHITE].into_iter().find(|n| reads(*n)).unwrap_or(0)
}

/// Whether a cell's sign is part of the picture or a frame line rather than a word.
fn is_drawn(symbol: &str) -> bool {
    let block =
        |sign| matches!(sign, ' ' | '\u{2500}'..='\u{259f}' | '\u{1cc00}'..='\u{1ceb3}' | '\u{1fb00}'..='\u{1fbff}');
    symbol.chars().next().is_none_or(block)
}

#[cfg(test)]
mod tests;
