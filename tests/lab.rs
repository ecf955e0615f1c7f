//! The lab's engine held against closed forms, published points and the outcomes that each model must show.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

use jakstat::lab::{Model, Run};
use jakstat::library::Library;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::embedded().library);

fn model(name: &str) -> &'static Model {
    LIBRARY.model(name).unwrap()
}

/// A picture's run with these knobs turned.
fn run(name: &str, knobs: &[(&str, &str)]) -> Run {
    let mut setting = model(name).usual();
    for (control, option) in knobs {
        model(name).set(&mut setting, control, option).unwrap();
    }
    model(name).run(LIBRARY.models(), &setting, None).unwrap()
}

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

/// Where the vicious circle ends: G, F, X.
fn circle(knobs: &[(&str, &str)]) -> [f64; 3] {
    let run = run("loop", knobs);
    ["G", "F", "X"].map(|name| *run.column(name).unwrap().values.last().unwrap())
}

#[test]
fn the_circle_rests_where_the_appendix_says() {
    let rests = |knobs: &[(&str, &str)], expected: [f64; 3]| {
        circle(knobs).into_iter().zip(expected).for_each(|(found, expected)| near(found, expected, 0.006));
    };
    rests(&[("start", "healthy")], [0.03, 0.01, 0.03]);
    rests(&[], [1.35, 0.94, 1.12]);
    rests(&[("start", "healthy"), ("trigger", "yes")], [1.35, 0.94, 1.12]);
}

#[test]
fn a_block_quiets_the_circle_only_where_it_should() {
    for (block, attack) in [
        ("JAK1 80 %", 0.03),
        ("JAK3 80 %", 0.03),
        ("JAK1+JAK2 60 %", 0.03),
        ("JAK2 80 %", 1.02),
        ("JAK1+JAK2 30 %", 0.72),
    ] {
        near(circle(&[("block", block)])[2], attack, 0.006);
    }
}

#[test]
fn after_stopping_a_new_trigger_brings_it_back() {
    near(circle(&[("block", "JAK1 80 %"), ("stop", "stop")])[2], 0.03, 0.006);
    near(circle(&[("block", "JAK1 80 %"), ("stop", "stop and trigger")])[2], 1.12, 0.006);
}
