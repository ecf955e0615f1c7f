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

#[test]
fn explore() {
    let y = model("yamada2003");
    let t = std::time::Instant::now();
    let r = y.run(LIBRARY.models(), &y.usual(), None).unwrap();
    eprintln!("run {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let f = y.table(LIBRARY.models(), &y.usual(), None, None).unwrap();
    eprintln!("table {:?}", t.elapsed());
    for r in [&r, &f] {
        eprintln!("{:?}", r.figures);
        let s = r.column("SOCS1").unwrap();
        eprintln!("{:?} {:?}", s.peak(&r.times), r.at("STAT1n_star_STAT1n_star", 36000.0));
    }
    for k in ["SOCS1", "SHP2", "PPX", "PPN"] {
        let r = run("yamada2003", &[("knockout", k)]);
        let d = r.column("STAT1n_star_STAT1n_star").unwrap();
        eprintln!(
            "{k} {:?} {:?} end {:?}",
            d.peak(&r.times),
            r.column("SOCS1").unwrap().peak(&r.times),
            d.values.last()
        );
    }
    let mut s = y.usual();
    for (c, o) in [("drug", "tofacitinib"), ("start", "settled")] {
        y.set(&mut s, c, o).unwrap();
    }
    let t = std::time::Instant::now();
    let r = y.run(LIBRARY.models(), &s, None).unwrap();
    eprintln!("settled {:?}", t.elapsed());
    for c in &r.columns {
        let m = c.mean(&r.times);
        eprintln!("{} start {} mean {} lost {}", c.name, c.values[0], m, 100.0 * (1.0 - m / c.values[0]));
    }
    let d = model("dosing");
    let t = std::time::Instant::now();
    for drug in ["tofacitinib", "baricitinib", "ritlecitinib", "ruxolitinib", "upadacitinib"] {
        let r = run("dosing", &[("drug", drug)]);
        eprintln!("{drug} {:?} {:?}", r.columns.iter().map(|c| &c.name).collect::<Vec<_>>(), r.figures);
    }
    eprintln!("dosing x5 {:?}", t.elapsed());
    for s in ["IL-15", "IFN-gamma", "GM-CSF"] {
        let r = run("dosing", &[("signal", s)]);
        eprintln!("{s} {:?}", r.figure("mean blocked share"));
    }
    let r = run("hair", &[]);
    for w in [0.0, 12.0, 24.0, 48.0] {
        eprintln!("{:?}", r.at("SALT", w));
    }
    let h = model("hair");
    let mut s = h.usual();
    h.set(&mut s, "stop", "96").unwrap();
    let t = std::time::Instant::now();
    let c = h.crowd(LIBRARY.models(), &s, 1, 2000).unwrap().unwrap();
    eprintln!("crowd {:?} {} {:?}", t.elapsed(), c.responders, c.keeping);
    let at24 = c.people.iter().filter(|p| p[6] <= 20.0).count();
    eprintln!("week 24 {at24}");
    let _ = d;
}
