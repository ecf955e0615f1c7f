//! `[step.chart]` turned into one chart of a model of the lab: how its knobs stand, for how long its time passes.

use crate::diagnose::reading::{Form, Sheet, Text, text_of};
use crate::diagnose::{Findings, Problem};
use crate::lab::{Crowd, Model, Run, Setting, Span};
use crate::language::number::{rounded, with_unit};
use crate::language::prose::{Levels, Mentions};
use crate::story::{Audience, Told};
use std::ops::RangeInclusive;

/// How long the time of a chart passes unless told, in milliseconds; at least and at most, in seconds.
const USUAL: u32 = 5000;
const SECONDS: RangeInclusive<f32> = 1.0..=6.0;

/// A chart of a model in place of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The name of a model, and of one of its charts; the chart `crowd` is its virtual people.
    pub model: String,
    pub chart: String,
    /// Knobs that stand otherwise than usual, by control and option.
    pub set: Vec<(String, String)>,
    /// What it is compared with: knobs that stand otherwise than in `set`. Drawn faintly.
    pub beside: Option<Vec<(String, String)>>,
    /// What the faint curve is called.
    pub faint: Told,
    /// Milliseconds.
    pub over: u32,
}

/// The virtual people of a crowd, and the seed that makes them always the same ones.
pub const PEOPLE: usize = 100;
pub const SEED: u64 = 2024;

/// How the knobs of a chart's model stand under the drugs that are taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Posed<'m> {
    pub setting: Setting,
    /// What it is compared with.
    pub beside: Option<Setting>,
    /// That is the same without the drug that is taken.
    pub without: bool,
    /// Why nothing can be drawn: the drug that the model has no numbers for, and its reason where it gives one.
    missing: Option<(String, Option<&'m Told>)>,
}

impl Posed<'_> {
    /// Words in place of the curves, where there are no numbers.
    pub fn instead(&self, audience: Audience) -> Option<String> {
        let (drug, why) = self.missing.as_ref()?;
        Some(no_numbers(drug, *why, audience))
    }
}

/// Says that a model has nothing about a drug, and why where it gives a reason.
pub fn no_numbers(drug: &str, why: Option<&Told>, audience: Audience) -> String {
    why.map_or_else(
        || format!("This model has no verified numbers for {drug}, so nothing is drawn."),
        |why| format!("No numbers for {drug}: {}.", why.at(audience).text().trim_end_matches('.')),
    )
}

/// The chart of a model's virtual people.
pub const CROWD: &str = "crowd";

/// What a model makes of a drug.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<'m> {
    /// It knows it, and its knobs stand accordingly.
    Known,
    /// It has no verified number for it, and says why.
    Unknown(Option<&'m Told>),
    /// No drug goes into this model.
    Apart,
}

/// Gives a model a drug, where it has an option for it.
pub fn give<'m>(model: &'m Model, setting: &mut Setting, drug: &str) -> Given<'m> {
    let is_drug = |option: &crate::lab::Choice| option.drug.as_deref() == Some(drug);
    for control in &model.controls {
        if let Some(option) = control.options.iter().find(|option| is_drug(option))
            && model.set(setting, &control.name, &option.name).is_ok()
        {
            return Given::Known;
        }
    }
    let absent = model.controls.iter().flat_map(|control| &control.absent).find(|absent| absent.0 == drug);
    let takes_drugs = model.controls.iter().any(|control| control.options.iter().any(|option| option.drug.is_some()));
    match absent {
        Some((_, why)) => Given::Unknown(Some(why)),
        None if takes_drugs => Given::Unknown(None),
        None => Given::Apart,
    }
}

impl Chart {
    pub(super) const KEYS: &'static [&'static str] = &["model", "chart", "set", "beside", "faint", "over"];

    /// Reads it; whether its names are there is told by [`Self::examine`], as in play models are read later.
    pub(super) fn read(form: &Form, mentions: Mentions) -> Option<Self> {
        let name = form.need_text("model")?;
        let chart = form.need_text("chart");
        let (set, beside) = (knobs(form, "set"), form.has("beside").then(|| knobs(form, "beside")));
        let over = seconds(form, "over").unwrap_or(USUAL);
        let words = |pairs: &[(Text, Text)]| {
            pairs.iter().map(|(one, other)| (one.words.to_string(), other.words.to_string())).collect::<Vec<_>>()
        };
        Some(Self {
            model: name.words.to_string(),
            chart: chart?.into_words(),
            set: words(&set),
            faint: beside.as_ref().map_or_else(Told::default, |_| Told::read(form, "faint", Levels::Plain, mentions)),
            beside: beside.as_deref().map(words),
            over,
        })
    }

    /// Reports names that the models do not have. Where there are no models at all, any name will do.
    pub(in crate::story) fn examine(form: &Form, models: &[Model], findings: &Findings) {
        let sheet = Sheet { findings, ..form.sheet };
        let Some(name) = form.text("model").filter(|_| !models.is_empty()) else { return };
        let Some(model) = models.iter().find(|model| model.name == name.words) else {
            return sheet.unknown("unknown-model", "model", &name, models.iter().map(|model| &*model.name));
        };
        let charts = || model.charts.iter().map(|chart| &*chart.name).chain(model.has_crowd().then_some(CROWD));
        if let Some(chart) = form.text("chart").filter(|chart| !charts().any(|known| known == chart.words)) {
            sheet.unknown("unknown-chart", "chart", &chart, charts());
        }
        let mut setting = model.usual();
        for (control, option) in knobs(form, "set").iter().chain(&knobs(form, "beside")) {
            if let Err(why) = model.set(&mut setting, &control.words, &option.words) {
                let message = "the model has no such knob or option";
                findings.add(Problem::new("unknown-option", option.spot.clone(), message).label(why));
            }
        }
    }

    /// How the knobs stand in the story by itself.
    pub fn setting(&self, model: &Model) -> Setting {
        posed(model, model.usual(), &self.set)
    }

    /// The same under the drugs that are taken: where there is one, it is compared with how it was without.
    pub fn posed<'m>(&self, model: &'m Model, drugs: &[&str]) -> Posed<'m> {
        let usual = self.setting(model);
        let mut posed =
            Posed { setting: usual.clone(), beside: self.setting_beside(model), without: false, missing: None };
        for drug in drugs {
            match give(model, &mut posed.setting, drug) {
                // The story may be about this very drug.
                Given::Known => posed.without = posed.setting != usual,
                Given::Unknown(why) => posed.missing = Some(((*drug).to_owned(), why)),
                Given::Apart => {}
            }
        }
        if drugs.len() > 1 && posed.setting != usual && posed.missing.is_none() {
            // One knob holds one drug.
            posed.missing = Some((drugs.join(" with "), None));
        }
        if posed.without {
            posed.beside = Some(usual);
        }
        posed.beside = posed.beside.filter(|beside| *beside != posed.setting);
        posed
    }

    /// How they stand in what it is compared with.
    pub fn setting_beside(&self, model: &Model) -> Option<Setting> {
        Some(posed(model, self.setting(model), self.beside.as_ref()?))
    }
}

fn posed(model: &Model, mut setting: Setting, knobs: &[(String, String)]) -> Setting {
    for (control, option) in knobs {
        // What is not there was reported when it was read.
        let _ = model.set(&mut setting, control, option);
    }
    setting
}

/// `{ control = "option" }`
fn knobs<'t>(form: &Form<'t>, key: &str) -> Vec<(Text<'t>, Text<'t>)> {
    let inner = form.form(key, &[]);
    let entries = inner.iter().flat_map(Form::entries);
    entries.filter_map(|(control, option)| Some((control, text_of(form.sheet, option)?))).collect()
}

/// `5s` in milliseconds.
fn seconds(form: &Form, key: &str) -> Option<u32> {
    let text = form.text(key)?;
    let seconds = text.words.strip_suffix('s').and_then(|number| number.parse().ok());
    if let Some(seconds) = seconds.filter(|seconds| SECONDS.contains(seconds)) {
        return Some((seconds * 1000.0) as u32);
    }
    let problem = Problem::new("bad-duration", text.spot.clone(), "this is no time that a chart can take");
    form.sheet.findings.add(problem.label("must be from 1s to 6s, such as \"5s\""));
    None
}

/// A curve in words: where it starts, its highest point between, where it ends, in units that people read.
pub fn course(model: &Model, run: &Run, column: &str) -> Option<[(f64, f64); 3]> {
    let values = &run.column(column)?.values;
    let point = |(time, value): (f64, f64)| (time / model.clock.per_shown, value);
    let points = || run.times.iter().copied().zip(values.iter().copied()).map(point);
    let peak = points().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some([points().next()?, peak, points().next_back()?])
}

impl Chart {
    /// The chart in sentences: where each curve starts, how high it gets, where it ends.
    pub(super) fn lines(&self, models: &[Model], drugs: &[&str], audience: Audience) -> Vec<String> {
        let Some(model) = models.iter().find(|model| model.name == self.model) else {
            return vec!["This chart is about a medicine that is not shown here.".to_owned()];
        };
        let posed = self.posed(model, drugs);
        let mut lines = vec![format!("From a model: {} ({}).", model.title, model.nature)];
        if let Some(words) = posed.instead(audience) {
            lines.push(words);
            return lines;
        }
        if self.chart == CROWD {
            lines.extend(counted_at_the_end(models, model, &posed.setting, audience));
            return lines;
        }
        let run = model.run(models, &posed.setting, None);
        let chart = model.charts.iter().find(|chart| chart.name == self.chart);
        for (run, chart) in run.iter().zip(chart) {
            lines.push(format!("{}:", chart.title.at(audience).text()));
            let curves = chart.curves.iter().filter_map(|curve| {
                let course = course(model, run, &curve.column)?;
                Some(told(
                    &curve.label.at(audience).text(),
                    course,
                    (&chart.unit, chart.reach(run)),
                    model.clock.words(),
                ))
            });
            lines.extend(curves);
        }
        lines
    }
}

/// Who of a crowd is at the goal when all is over; or why there is no crowd.
fn counted_at_the_end(models: &[Model], model: &Model, setting: &Setting, audience: Audience) -> Option<String> {
    let crowd = match model.crowd(models, setting, SEED, PEOPLE)? {
        Ok(crowd) => crowd,
        Err(why) => return Some(format!("{why}.")),
    };
    let run = model.run(models, setting, None).ok();
    let spans = run.map(|run| run.spans).unwrap_or_default();
    let now = crowd.times.last().copied().unwrap_or_default();
    Some(format!("{}.", counted(model, &crowd, &spans, now, audience).1))
}

/// Of a hundred who responded, how many are at the goal at a time, and that in words.
pub fn counted(model: &Model, crowd: &Crowd, spans: &[Span], now: f64, audience: Audience) -> (u8, String) {
    let shown = |time: f64| format!("{} {}", rounded(time / model.clock.per_shown), model.clock.words());
    let Some(words) = &model.headcount else { return (0, String::new()) };
    let [who, goal, level, early] =
        [&words.who, &words.goal, &words.level, &words.early].map(|told| told.at(audience).text());
    if now < crowd.by {
        return (0, format!("{early} by {} are counted then", shown(crowd.by)));
    }
    if crowd.responders == 0 {
        let people = crowd.people.len();
        return (
            0,
            format!("None of {people} virtual people had {level} by {}, so nobody is counted", shown(crowd.by)),
        );
    }
    let at = crowd.times.partition_point(|time| *time <= now).saturating_sub(1);
    let keeping = crowd.keeping.get(at).copied().unwrap_or_default();
    let share = (100 * keeping + crowd.responders / 2) / crowd.responders;
    let span = spans.iter().find(|span| span.from <= now && now <= span.to);
    let since = span.map_or_else(String::new, |span| {
        format!(", {} for {}", span.label.at(audience).text(), shown(now - span.from))
    });
    let words = format!("Of every 100 virtual people {who}, {share} {goal} at {}{since} ({level})", shown(now));
    (share.min(100) as u8, words)
}

fn told(label: &str, [start, peak, end]: [(f64, f64); 3], (unit, reach): (&str, f64), time: &str) -> String {
    let at = |point: (f64, f64)| format!("{} at {} {time}", with_unit(point.1, unit, Some(reach)), rounded(point.0));
    // A wobble is no peak.
    let between = if peak.1 > start.1.max(end.1) * 1.02 { format!(", at most {}", at(peak)) } else { String::new() };
    format!("- {label}: {}{between}, {}.", at(start), at(end))
}
