//! What a model shows of itself: words, clock, knobs, charts; the equations under them are the engine's own.

use super::controls::{Control, Setting};
use super::run::Run;
use super::system::System;
use crate::language::Told;

/// One file of `assets/models`.
#[derive(Debug, Default)]
pub struct Model {
    /// The file's name without its ending.
    pub name: String,
    /// `A day of pills`
    pub title: String,
    /// Shown beside every chart: `published model, BIOMD0000000093`, `teaching model`.
    pub nature: String,
    /// What it is.
    pub about: Told,
    /// What it may claim.
    pub may: Told,
    /// What it may not claim.
    pub may_not: Told,
    /// Keys of `assets/evidence.toml`.
    pub claims: Vec<String>,
    pub clock: Clock,
    pub controls: Vec<Control>,
    pub charts: Vec<Chart>,
    /// The words for the numbers that sum up a run.
    pub sums: Vec<Sum>,
    /// The words for its virtual people, where it has them.
    pub headcount: Option<Headcount>,
    /// A hash of its text and of what the cabinet put into its knobs: where that is another, runs may be others.
    pub print: u64,
    pub(super) system: System,
}

/// The time of a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clock {
    /// `s`, `h`, `week`: every time of the model is in this unit.
    pub unit: String,
    /// How long a run lasts unless told.
    pub until: f64,
    /// The unit that people read: `h`.
    pub shown: String,
    /// How many of its own units make one that is shown: 3600.
    pub per_shown: f64,
    /// The spacing of rows in a table, unless told.
    pub every: f64,
}

impl Clock {
    /// The unit that people read, as a word for several of it.
    pub fn words(&self) -> &str {
        match self.shown.as_str() {
            "s" => "seconds",
            "min" => "minutes",
            "h" => "hours",
            "day" => "days",
            "week" => "weeks",
            "time" => "time units",
            other => other,
        }
    }
}

/// One picture of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub name: String,
    pub title: Told,
    pub unit: String,
    /// The lowest value that has room.
    pub floor: f64,
    /// The highest that has room; as high as the run goes where there is none.
    pub ceiling: Option<f64>,
    /// One to four.
    pub curves: Vec<Curve>,
    /// Values worth knowing, with their words.
    pub levels: Vec<(f64, Told)>,
    /// So many virtual people are drawn faintly behind the first curve, where the model has them.
    pub people: u8,
}

impl Chart {
    /// The highest value that it shows of a run.
    pub fn reach(&self, run: &Run) -> f64 {
        let columns = self.curves.iter().filter_map(|curve| run.column(&curve.column));
        let values = columns.flat_map(|column| &column.values).copied().filter(|value| value.is_finite());
        self.ceiling.unwrap_or_else(|| values.fold(0.0, f64::max))
    }
}

/// One line in a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// A column of the run, which may be missing from it.
    pub column: String,
    pub label: Told,
    /// A colour role of the themes.
    pub role: String,
}

/// A number that sums up a run: its name, and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub name: String,
    pub label: Told,
}

/// What is said of virtual people who are counted: `Of every 100 virtual people WHO, 38 GOAL at 144 weeks (LEVEL)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Headcount {
    /// `chosen because their hair came back`
    pub who: Told,
    /// `have most of it`
    pub goal: Told,
    /// `SALT 20 or less`
    pub level: Told,
    /// Who is counted, before it is known who that is: `Those whose hair has come back`, by a time.
    pub early: Told,
}

impl Model {
    /// The file that a model of this name is read from.
    pub fn path(name: &str) -> String {
        format!("assets/models/{name}.toml")
    }

    /// How far the scale reaches on which a number in a unit is read: that of its charts; of a share the whole.
    pub fn scale(&self, run: &Run, unit: &str) -> Option<f64> {
        let charts = self.charts.iter().filter(|chart| chart.unit == unit).map(|chart| chart.reach(run));
        charts.reduce(f64::max).or((unit == "%").then_some(100.0))
    }

    /// Every knob at its first option.
    pub fn usual(&self) -> Setting {
        let mut setting = vec![0; self.controls.len()];
        self.settle(&mut setting);
        setting
    }
}
