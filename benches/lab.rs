//! How long the lab takes: a knob is turned while the screen is live, so a picture's run should stay below three
//! milliseconds; the whole table of the STAT1 signal has 0.2 seconds, and 20,000 people have two.

use divan::{Bencher, black_box};
use jakstat::lab::Model;
use jakstat::library::Library;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::embedded().library);

fn main() {
    LazyLock::force(&LIBRARY);
    divan::main();
}

fn model(name: &str) -> &'static Model {
    LIBRARY.model(name).unwrap_or_else(|| panic!("no model {name}"))
}

#[divan::bench(args = ["dosing", "yamada2003", "hair", "loop"])]
fn picture(bencher: Bencher, name: &str) {
    let setting = model(name).usual();
    bencher.bench(|| black_box(model(name).run(LIBRARY.models(), &setting, None)));
}

#[divan::bench(args = ["dosing", "yamada2003", "hair", "loop"])]
fn table(bencher: Bencher, name: &str) {
    let setting = model(name).usual();
    bencher.bench(|| black_box(model(name).table(LIBRARY.models(), &setting, None, None)));
}

#[divan::bench]
fn picture_of_a_day_on_tofacitinib(bencher: Bencher) {
    let mut setting = model("yamada2003").usual();
    for (control, option) in [("drug", "tofacitinib"), ("start", "settled")] {
        assert!(model("yamada2003").set(&mut setting, control, option).is_ok());
    }
    bencher.bench(|| black_box(model("yamada2003").run(LIBRARY.models(), &setting, None)));
}

#[divan::bench(args = [100, 20_000], sample_count = 10)]
fn crowd(bencher: Bencher, people: usize) {
    let mut setting = model("hair").usual();
    assert!(model("hair").set(&mut setting, "stop", "96").is_ok());
    bencher.bench(|| black_box(model("hair").crowd(LIBRARY.models(), &setting, 1, people)));
}

/// Reading every model, which happens when the lab is first opened.
#[divan::bench]
fn reading() -> usize {
    Library::to_play().library.models().len()
}
