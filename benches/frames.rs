//! How long a frame takes: loading, a whole page over all scenes, the bytes that go to the terminal.

use divan::Bencher;
use jakstat::library::Library;
use jakstat::screen::bench::Bench;
use jakstat::screen::moment::Moment;
use jakstat::screen::page::page;
use jakstat::stage::picture::Studio;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

/// Moments spread over every scene and step, one every 100 ms of motion.
fn moments(library: &Library) -> Vec<Moment> {
    let mut list = Vec::new();
    for (number, index) in library.deck.scenes().enumerate() {
        for step in 0..library.scenes[index].steps.len() {
            list.extend((0..40).map(|k| Moment { scene: number, step, time: k * 100, ..Moment::default() }));
        }
    }
    list
}

#[divan::bench]
fn load() -> usize {
    Library::embedded().library.scenes.len()
}

#[divan::bench(args = [(80, 24), (120, 40), (200, 60)])]
fn whole_page(bencher: Bencher, size: (u16, u16)) {
    let library = Library::embedded().library;
    let moments = moments(&library);
    let mut studio = Studio::default();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        buffer.reset();
        page(&library, &moments[turn % moments.len()], &mut studio, &mut buffer);
    });
}

/// Without and with a drug, or under two, side by side.
#[divan::bench(sample_count = 3000, args = [(false, (80, 24)), (false, (120, 40)), (true, (120, 40)), (false, (200, 60))])]
fn two_stages(bencher: Bencher, (both, size): (bool, (u16, u16))) {
    let library = Library::embedded().library;
    let left = if both { vec![1] } else { Vec::new() };
    let two = |moment| Moment { doses: vec![0], beside: Some(left.clone()), ..moment };
    let moments: Vec<Moment> = moments(&library).into_iter().map(two).collect();
    let mut studio = Studio::default();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        buffer.reset();
        page(&library, &moments[turn % moments.len()], &mut studio, &mut buffer);
    });
}

/// The lab where a knob was just turned: nothing is kept, the model runs.
#[divan::bench(args = [0, 1, 2, 3])]
fn lab_after_a_turn(bencher: Bencher, model: usize) {
    let library = Library::embedded().library;
    let moment = Moment { lab: Bench::of(&library, model), ..Moment::default() };
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    bencher.with_inputs(Studio::default).bench_local_values(|mut studio| {
        buffer.reset();
        page(&library, &moment, &mut studio, &mut buffer);
    });
}

#[divan::bench]
fn timeline(bencher: Bencher) {
    let library = Library::embedded().library;
    let drug = jakstat::biology::Response::to(library.drugs.iter().enumerate().take(1));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let scene = &library.scenes[turn % library.scenes.len()];
        jakstat::stage::timeline::Timeline::of(&library, scene, &drug).length(0)
    });
}
