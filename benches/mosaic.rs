//! How long a picture takes to become cells, and a frame to be dressed, hot.

use jakstat::look::{Depth, Glyphs, Look, dress};
use jakstat::stage::mosaic::{Pixels, mosaic};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

/// Flat fields, round things with a rim and a soft edge, a double membrane: what a stage looks like.
fn picture(cells: (u16, u16)) -> Pixels {
    let (width, height) = (u32::from(cells.0) * 2, u32::from(cells.1) * 4);
    let mut pixels = Pixels::filled(width, height, [24, 20, 40]);
    for (n, pixel) in pixels.data.iter_mut().enumerate() {
        let (x, y) = ((n as u32 % width) as f32, (n as u32 / width) as f32);
        let wave = y - height as f32 * 0.3 - 4.0 * (x / 30.0).sin();
        if wave.abs() < 5.0 {
            *pixel = if wave.abs() > 3.5 { [208, 152, 48] } else { [88, 68, 40] };
        }
        let (dx, dy) = (x % 34.0 - 17.0, y % 40.0 - 20.0);
        let far = dx.hypot(dy);
        if far < 9.0 {
            *pixel = if far > 7.5 { [255, 160, 120] } else { [238, 90, 54] };
        } else if far < 10.0 {
            *pixel = [120, 60, 50];
        }
    }
    pixels
}

#[divan::bench(args = [
    (84, 30, Glyphs::Quadrant),
    (168, 60, Glyphs::Quadrant),
    (168, 60, Glyphs::Octant),
    (168, 60, Glyphs::Half),
    (168, 60, Glyphs::Ascii),
])]
fn truecolor(bencher: divan::Bencher, (width, height, glyphs): (u16, u16, Glyphs)) {
    let pixels = picture((width, height));
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let look = Look { theme: 0, depth: Depth::Truecolor, glyphs };
    bencher.bench_local(|| mosaic(&pixels, look, area, &mut buffer));
}

/// The last pass over a whole frame of 200x60 cells.
#[divan::bench(args = [Depth::Ansi256, Depth::Ansi16, Depth::None])]
fn dressed(bencher: divan::Bencher, depth: Depth) {
    let area = Rect::new(0, 0, 200, 60);
    let mut frame = Buffer::empty(area);
    mosaic(&picture((200, 60)), Look::default(), area, &mut frame);
    bencher.with_inputs(|| frame.clone()).bench_local_refs(|buffer| dress(buffer, depth));
}
