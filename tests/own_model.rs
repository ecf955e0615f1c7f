//! Models that an author may write: closed forms, doses and events at the edges, limits, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod fixture;

use jakstat::lab::Run;
use jakstat::library::{Library, Loaded};

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

/// A library with one small model more.
fn library_with(model: &str) -> Loaded {
    let mut tree = fixture::fixture();
    tree.insert("assets/models/own.toml", model);
    Library::from_tree(&tree)
}

const DECAY: &str = r#"
title  = "One dose"
nature = "test"
claims = ["trans-phosphorylation"]
about   = { plain = "a", student = "a", clinician = "a" }
may     = { plain = "a", student = "a", clinician = "a" }
may_not = { plain = "a", student = "a", clinician = "a" }
[clock]
unit  = "h"
until = 24
every = 0.01
[constants]
k    = "0.25 /h"
IC50 = "40 nM"
[species]
C = "360 nM"
[define.I]
is   = "C / (C + IC50)"
unit = "1"
[reactions]
out = { change = "C ->", forward = "k" }
[[control]]
name   = "start"
option = [{ name = "nine", label = "a" }, { name = "one", label = "a", set = { C = 40 } }]
label  = "a"
[[chart]]
name  = "level"
title = "a"
unit  = "nM"
curve = [{ column = "C", label = "a", role = "ifng" }]
[[sum]]
name  = "mean"
of    = "I"
take  = "mean"
label = "a"
"#;

/// The model with lines more at its end, run as it usually stands.
fn run_with(more: &str) -> Result<Run, String> {
    let library = library_with(&format!("{DECAY}{more}")).library;
    let own = library.model("own").unwrap();
    own.table(library.models(), &own.usual(), None, None)
}

/// The codes of what is wrong with a model; at its words.
fn codes(model: &str) -> Vec<&'static str> {
    let loaded = library_with(model);
    assert!(loaded.library.model("own").is_some());
    loaded.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn closed_forms_hold() {
    let loaded = library_with(DECAY);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let library = loaded.library;
    let own = library.model("own").unwrap();
    let mut setting = own.usual();
    for (option, share, start) in [("nine", 0.9, 360.0_f64), ("one", 0.5, 40.0)] {
        own.set(&mut setting, "start", option).unwrap();
        let run = own.table(library.models(), &setting, None, None).unwrap();
        near(run.column("I").unwrap().values[0], share, 1e-6);
        for time in [1.0, 7.0, 24.0] {
            near(run.at("C", time).unwrap() / start, (-0.25 * time).exp(), 1e-6);
        }
        let k_t = 0.25_f64 * 24.0;
        let mean = ((start + 40.0) / (start * (-k_t).exp() + 40.0)).ln() / k_t;
        near(run.figure("mean").unwrap().value, mean, 1e-6);
    }
}

#[test]
fn the_model_of_the_manual_is_right() {
    let manual = include_str!("../assets/models/README.md");
    let example = manual.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let loaded = library_with(example);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(jakstat::library::check(&loaded.library), []);
    let own = loaded.library.model("own").unwrap();
    let run = own.run(loaded.library.models(), &own.usual(), None).unwrap();
    assert_eq!(run.columns.iter().map(|column| &*column.name).collect::<Vec<_>>(), ["message", "free"]);
    near(run.at("message", 1.0).unwrap(), 15.0 * (-0.1_f64).exp(), 0.01);
}

#[test]
fn a_model_that_runs_away_ends_in_words() {
    let library = library_with(&DECAY.replace("forward = \"k\" }", "rate = \"-C * C\" }")).library;
    let own = library.model("own").unwrap();
    let error = own.run(library.models(), &own.usual(), None).unwrap_err();
    assert!(error.starts_with("the numbers of `C` run away at 0.0"), "{error}");
}

#[test]
fn no_dose_is_lost_and_none_is_given_before_the_start() {
    let at_one = |more: &str| run_with(more).unwrap().at("C", 1.0).unwrap() * 0.25_f64.exp();
    let dose = |more: &str| format!("[[dose]]\ninto = \"C\"\namount = \"100\"\n{more}");
    let event = "[[event]]\nat = \"-0\"\nset = { IC50 = \"2 * IC50\" }\n";
    near(at_one(&dose("")), 460.0, 1e-3);
    near(at_one(&(dose("") + event)), 460.0, 1e-3);
    near(at_one(&dose("at = \"-0\"")), 460.0, 1e-3);
    near(at_one(&dose("at = \"0.5\"\nover = \"1e-18\"")), 360.0 + 100.0 * 0.125_f64.exp(), 1e-3);
    near(at_one(&dose("at = \"-12\"")), 360.0, 1e-3);
    // What is still coming in counts.
    assert!(at_one(&dose("at = \"-12\"\nover = \"24\"")) > 362.0);
}

#[test]
fn doses_and_events_are_counted_together() {
    let many = "[[dose]]\ninto = \"C\"\namount = \"1\"\nevery = \"0.006\"\n";
    assert!(run_with(many).is_ok());
    let error = run_with(&many.repeat(2)).unwrap_err();
    assert!(error.contains("too many"), "{error}");
}

/// The words of a crowd, and how it differs.
fn crowd(how: &str) -> String {
    format!(
        "[crowd]\nof = \"C\"\nmost = 1e9\nby = \"20\"\nevery = 6\nwho = \"who had it\"\ngoal = \"have it\"\nlevel = \"less\"\n\
         early = \"Those\"\nvary = [{{ constant = \"k\", {how} }}]\n"
    )
}

#[test]
fn a_crowd_that_runs_away_is_told_by_the_check() {
    // Fine as it usually is; a constant that falls below 0 makes it grow.
    let grows = DECAY.replace("forward = \"k\" }", "rate = \"k * C * C\" }").replace("0.25 /h", "0.25 /nM/h");
    let found = |how: &str| {
        let loaded = library_with(&(grows.clone() + &crowd(how)));
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        jakstat::library::check(&loaded.library)
    };
    assert_eq!(found("how = \"log-normal\", variance = 0.1"), []);
    let problems = found("how = \"added\", variance = 4");
    assert_eq!(problems[0].code, "unrunnable-model");
    assert!(problems[0].message.contains("virtual people"), "{problems:?}");
}

#[test]
fn a_crowd_lasts_as_long_as_its_option_and_has_somebody_in_it() {
    let longer = DECAY.replace("set = { C = 40 } }", "set = { C = 40 }, until = 48 }");
    let library = library_with(&(longer + &crowd("how = \"log-normal\", variance = 0.1"))).library;
    let own = library.model("own").unwrap();
    let end = |setting: &[usize]| *own.crowd(library.models(), setting, 1, 5).unwrap().unwrap().times.last().unwrap();
    near(end(&[0]), 24.0, 0.0);
    near(end(&[1]), 48.0, 0.0);
    assert!(own.crowd(library.models(), &[0], 1, 0).unwrap().is_err());
}

#[test]
fn what_would_be_misread_is_refused() {
    for (from, to, code) in [
        ("change = \"C ->\"", "change = \"12 C ->\"", "bad-expression"),
        ("change = \"C ->\"", "change = \"0 C ->\"", "bad-expression"),
        ("IC50 = \"40 nM\"", "IC50 = { is = \"1\", panel = \"IL-15\", unit = \"nM\" }", "unknown-key"),
        ("name = \"one\"", "name = \"nine\"", "duplicate-name"),
        ("[[sum]]", "[[sum]]\nname = \"mean\"\nof = \"C\"\ntake = \"end\"\nlabel = \"a\"\n[[sum]]", "duplicate-name"),
        (
            "[[chart]]",
            "[[chart]]\nname = \"level\"\ntitle = \"a\"\nunit = \"nM\"\ncurve = [{ column = \"C\", label = \"a\", role = \"ifng\" }]\n[[chart]]",
            "duplicate-name",
        ),
        ("unit  = \"nM\"\ncurve", "unit  = \"nM\"\nfloor = 10\nceiling = 5\ncurve", "bad-number"),
        ("[[sum]]", "[[event]]\nat = \"9\"\nuntil = \"8\"\nset = { k = \"1\" }\n[[sum]]", "bad-number"),
        ("[[sum]]", "[[dose]]\ninto = \"C\"\namount = \"2 - k * 100\"\n[[sum]]", "negative-value"),
    ] {
        assert!(DECAY.contains(from), "{from}");
        assert_eq!(codes(&DECAY.replacen(from, to, 1)), [code], "{to}");
    }
    // A knob may do it too.
    let library = library_with(&format!(
        "{}[[dose]]\ninto = \"C\"\namount = \"k\"\n",
        DECAY.replace("set = { C = 40 }", "set = { k = -1 }")
    ));
    let own = library.library.model("own").unwrap();
    assert!(own.run(library.library.models(), &[1], None).unwrap_err().contains("less than nothing"));
}
