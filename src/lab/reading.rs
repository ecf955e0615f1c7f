//! A file of `assets/models` turned into a model: its words here, its equations and knobs below.

mod equations;
mod knobs;
mod plans;
mod reactions;

use super::controls::Control;
use super::graph::Node;
use super::model::{Chart, Clock, Curve, Headcount, Model};
use super::program::Program;
use super::system::{Shown, System};
use super::units::seconds;
use crate::biology::Drug;
use crate::biology::evidence::{Claim, cited_claims};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};
use crate::language::{Levels, Mentions, Term, Told};
use equations::Maker;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the names of a model stand in.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub drugs: &'a [Drug],
    pub claims: &'a [Claim],
    pub terms: &'a [Term],
    /// The colour roles of the themes.
    pub roles: &'a [&'a str],
}

impl Around<'_> {
    fn mentions(&self) -> Mentions<'_> {
        Mentions { actors: &[], terms: self.terms }
    }
}

impl Model {
    pub const KEYS: &'static [&'static str] = &[
        "title",
        "nature",
        "about",
        "may",
        "may_not",
        "claims",
        "clock",
        "species",
        "constants",
        "feed",
        "define",
        "reactions",
        "equations",
        "dose",
        "event",
        "control",
        "chart",
        "sum",
        "crowd",
    ];

    /// Reads one model; whatever is wrong is left out and reported.
    pub fn read(name: &str, form: &Form, around: Around) -> Self {
        let told = |key: &str| Told::read(form, key, Levels::All, around.mentions());
        let (clock, before) = read_clock(form);
        let mut maker = Maker::new(form.sheet, &clock.unit);
        maker.quantities(form);
        maker.definitions(form);
        maker.changes(form);
        let controls = knobs::read_all(form, &mut maker, around);
        let plans = maker.plans(form, &controls, around);
        let (sums, labels) = maker.sums(form, around);
        let charts = read_charts(form, &maker, around);
        Self {
            name: name.to_owned(),
            title: form.need_text("title").map(Text::into_words).unwrap_or_default(),
            nature: form.need_text("nature").map(Text::into_words).unwrap_or_default(),
            about: told("about"),
            may: told("may"),
            may_not: told("may_not"),
            claims: cited_claims(form, form.need_texts("claims"), around.claims),
            clock,
            print: print(form.sheet.text, &controls),
            controls,
            charts,
            sums: labels,
            headcount: form.form("crowd", plans::CROWD).map(|crowd| read_headcount(&crowd, around)),
            system: finish(form, maker, plans, sums, before),
        }
    }
}

/// The controls hold what the cabinet gave: which drugs there are, and their IC50s.
fn print(text: &str, controls: &[Control]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (text, format!("{controls:?}")).hash(&mut hasher);
    hasher.finish()
}

/// The clock, and how long the model runs before it is looked at.
fn read_clock(form: &Form) -> (Clock, f64) {
    const KEYS: &[&str] = &["unit", "until", "shown", "every", "before"];
    const TIMES: [(&str, &str); 6] =
        [("s", "s"), ("min", "min"), ("h", "h"), ("day", "day"), ("week", "week"), ("time", "time")];
    if !form.has("clock") {
        form.missing("clock", "{ unit = \"h\", until = 24 }");
    }
    let Some(clock) = form.form("clock", KEYS) else {
        let unit = "time".to_owned();
        return (Clock { shown: unit.clone(), unit, until: 1.0, per_shown: 1.0, every: 0.01 }, 0.0);
    };
    let unit = clock.need_choice("unit", &TIMES).unwrap_or("time");
    let shown = clock.choice("shown", &TIMES).unwrap_or(unit);
    let until = clock.need_exact("until", &(1e-9..=1e9)).unwrap_or(1.0);
    let per_shown = seconds(shown).unwrap_or(1.0) / seconds(unit).unwrap_or(1.0);
    let every = clock.exact("every", &(1e-9..=1e9)).unwrap_or(until / 100.0);
    let before = clock.exact("before", &(0.0..=1e7)).unwrap_or_default();
    (Clock { unit: unit.to_owned(), until, shown: shown.to_owned(), per_shown, every }, before)
}

/// Puts the engine's own together.
fn finish(form: &Form, maker: Maker, plans: plans::Plans, totals: Vec<super::system::Total>, before: f64) -> System {
    let terms = maker.columns();
    let rates: Vec<Node> = maker.rates.clone();
    let nodes: Vec<Node> = terms.iter().map(|term| term.node).collect();
    let shown = terms
        .iter()
        .map(|term| Shown { name: term.name.clone(), unit: term.unit.words(), needs: maker.needs(term.node) })
        .collect();
    let mut needs: Vec<usize> = rates.iter().flat_map(|rate| maker.needs(*rate)).collect();
    needs.sort_unstable();
    needs.dedup();
    let fixed = plans.nodes(&totals);
    let Maker { graph, constants, species, .. } = maker;
    let (program, full) = Program::of(graph, &rates, &nodes, &fixed);
    if full {
        let problem = Problem::new("too-many", form.spot.clone(), "the equations of this model are too long");
        form.sheet.findings.add(problem.label("more terms than can be worked out"));
    }
    let plans::Plans { doses, events, feed, folk } = plans;
    System { constants, species, needs, shown, doses, events, feed, totals, folk, before, program }
}

fn read_headcount(crowd: &Form, around: Around) -> Headcount {
    let told = |key: &str| Told::read(crowd, key, Levels::Plain, around.mentions());
    Headcount { who: told("who"), goal: told("goal"), level: told("level"), early: told("early") }
}

/// The levels of a chart: a value, and its words.
fn read_levels(chart: &Form, around: Around) -> Vec<(f64, Told)> {
    let forms = chart.forms("level", &["at", "label"]);
    let level = |form: &Form| {
        let label = Told::read(form, "label", Levels::Plain, around.mentions());
        Some((form.need_exact("at", &(-1e15..=1e15))?, label))
    };
    forms.iter().filter_map(level).collect()
}

fn read_charts(file: &Form, maker: &Maker, around: Around) -> Vec<Chart> {
    const KEYS: &[&str] = &["name", "title", "unit", "floor", "ceiling", "curve", "level", "people"];
    if !file.has("chart") {
        file.missing("chart", "[{ name = \"...\", title = \"...\", unit = \"nM\", curve = [...] }]");
    }
    let mut charts = Vec::new();
    for form in file.forms("chart", KEYS) {
        let name = form.need_text("name");
        let taken = |name: &&Text| charts.iter().any(|known: &Chart| known.name == name.words);
        if let Some(name) = name.as_ref().filter(taken) {
            form.sheet.duplicate("chart", name);
        }
        let (floor, ceiling) = bounds(&form);
        let curves = read_curves(&form, maker, around);
        if form.has("curve") && !(1..=4).contains(&curves.len()) {
            let problem = Problem::new("figure-size", form.place("curve"), "a chart has one to four curves");
            form.sheet.findings.add(problem.label(format!("{} here", curves.len())));
        }
        charts.push(Chart {
            name: name.map(Text::into_words).unwrap_or_default(),
            title: Told::read(&form, "title", Levels::Plain, around.mentions()),
            unit: maker.unit(form.need_text("unit").as_ref()).words(),
            floor,
            ceiling,
            curves,
            levels: read_levels(&form, around),
            people: form.number("people", &(0.0..=40.0)).unwrap_or_default() as u8,
        });
    }
    charts
}

/// The lowest and the highest value that a chart has room for.
fn bounds(chart: &Form) -> (f64, Option<f64>) {
    let floor = chart.exact("floor", &(-1e15..=1e15)).unwrap_or_default();
    let ceiling = chart.exact("ceiling", &(-1e15..=1e15));
    if ceiling.is_some_and(|ceiling| ceiling <= floor) {
        let problem = Problem::new("bad-number", chart.place("ceiling"), "a chart ends above where it begins");
        chart.sheet.findings.add(problem.label(format!("must be more than the floor, {floor}")));
    }
    (floor, ceiling)
}

fn read_curves(chart: &Form, maker: &Maker, around: Around) -> Vec<Curve> {
    const KEYS: &[&str] = &["column", "label", "role"];
    let mut curves = Vec::new();
    for form in chart.forms("curve", KEYS) {
        let (column, role) = (form.need_text("column"), form.need_text("role"));
        let label = Told::read(&form, "label", Levels::Plain, around.mentions());
        let (Some(column), Some(role)) = (column, role) else { continue };
        maker.column(&column);
        form.sheet.knows("unknown-colour", "colour role", &role, around.roles.iter().copied());
        curves.push(Curve { column: column.into_words(), label, role: role.into_words() });
    }
    if !chart.has("curve") {
        chart.missing("curve", "[{ column = \"...\", label = \"...\", role = \"accent\" }]");
    }
    curves
}

/// The names of controls there are so far.
fn names(controls: &[Control]) -> impl Iterator<Item = &str> + Clone {
    controls.iter().map(|control| &*control.name)
}
