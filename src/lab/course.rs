//! A model and a setting turned into a run: from one dose or event to the next, and a row of columns wherever one is wanted.

use super::graph::Node;
use super::model::Model;
use super::program::Slate;
use super::run::{Column, Figure, Run, Span};
use super::solver::{Leg, Limits, Solver, Step, Trouble};
use super::system::{Finesse, Take};
use super::terms::Terms;

/// How many points a picture has.
const POINTS: usize = 600;
/// What sums up a table is made of at least so many points.
const FINEST: f64 = 2400.0;
/// A table has no more rows, and no more cells.
const MOST_ROWS: f64 = 200_000.0;
const MOST_CELLS: usize = 20_000_000;
/// What one run may cost, in sums and products.
pub(super) const MOST_WORK: usize = 1_000_000_000;
const MOST_STEPS: usize = 50_000;
/// How many models may feed each other in a row.
const LONGEST_CHAIN: u8 = 2;

impl Model {
    /// The whole course under a setting, from 0 to `until` (the clock's end unless told), fine enough for a picture.
    /// An error where the numbers run away, or where a rate has no verified number.
    pub fn run(&self, models: &[Self], setting: &[usize], until: Option<f64>) -> Result<Run, String> {
        let until = until.unwrap_or_else(|| self.until(setting));
        self.rows(models, setting, until, until / POINTS as f64, Finesse::Picture, LONGEST_CHAIN)
    }

    /// The same as a table: a row every `every`, every digit worked out.
    pub fn table(
        &self,
        models: &[Self],
        setting: &[usize],
        until: Option<f64>,
        every: Option<f64>,
    ) -> Result<Run, String> {
        let (until, every) = (until.unwrap_or_else(|| self.until(setting)), every.unwrap_or(self.clock.every));
        self.rows(models, setting, until, every, Finesse::Table, LONGEST_CHAIN)
    }

    pub(super) fn rows(
        &self,
        models: &[Self],
        setting: &[usize],
        until: f64,
        every: f64,
        finesse: Finesse,
        chain: u8,
    ) -> Result<Run, String> {
        let fine = |value: f64| value.is_finite() && value > 0.0;
        if !fine(until) || !fine(every) || until / every > MOST_ROWS {
            return Err(format!("a run has at most {MOST_ROWS} rows, and its times are above 0"));
        }
        let every = every.min(until);
        let terms = self.terms(models, setting, finesse, chain)?;
        // What sums up a run must not depend on how many rows are wanted.
        let between = if finesse == Finesse::Table { (every * FINEST / until).ceil().max(1.0) } else { 1.0 };
        let times = grid(until, every / between);
        roomy(times.len(), self.system.shown.len())?;
        let mut columns = vec![Vec::with_capacity(times.len()); self.system.shown.len()];
        self.course(&terms, &times, (finesse, MOST_WORK), &mut |column, value| columns[column].push(value))?;
        let run = self.told(&terms, times, columns);
        Ok(if between > 1.0 { run.thinned(between as usize) } else { run })
    }

    /// The columns that have a verified number behind them, and what they come to.
    fn told(&self, terms: &Terms, times: Vec<f64>, values: Vec<Vec<f64>>) -> Run {
        let known = |needs: &[usize]| needs.iter().all(|need| !terms.without.contains(need));
        let all: Vec<Column> = (self.system.shown.iter().zip(values))
            .map(|(shown, values)| Column { name: shown.name.clone(), unit: shown.unit.clone(), values })
            .collect();
        let mut slate = self.system.program.slate();
        slate.fix(&terms.params);
        let mut figures = Vec::new();
        for total in self.system.totals.iter().filter(|total| known(&total.needs)) {
            let Some(column) = all.get(total.of) else { continue };
            let (value, unit) = taken(total.take, column, &times, slate.fixed(total.line), &self.clock.unit);
            let unit = unit.unwrap_or(&column.unit).to_owned();
            // What is taken of nothing is no number.
            figures.extend(value.is_finite().then(|| Figure { name: total.name.clone(), unit, value }));
        }
        let columns = all.into_iter().zip(&self.system.shown).filter(|(_, shown)| known(&shown.needs));
        let spans = self.spans(&slate, terms, times.last().copied().unwrap_or_default());
        Run { columns: columns.map(|(column, _)| column).collect(), times, figures, spans }
    }

    /// When which event with words is on, as far as it changes anything under this setting.
    fn spans(&self, slate: &Slate, terms: &Terms, end: f64) -> Vec<Span> {
        let mut spans = Vec::new();
        for event in &self.system.events {
            let Some(label) = &event.label else { continue };
            let changed = |(param, node): &(usize, Node)| {
                terms.params.get(*param).is_some_and(|usual| usual.total_cmp(&slate.fixed(*node)).is_ne())
            };
            let (from, to) = (slate.fixed(event.at), event.until.map_or(end, |until| slate.fixed(until)));
            if from < end && from < to && event.set.iter().any(changed) {
                spans.push(Span { from, to: to.min(end), label: label.clone() });
            }
        }
        spans
    }

    /// Goes the whole way, and gives every column at each of these times (from 0 on, ascending). It takes at most so much work,
    /// in sums and products.
    pub(super) fn course(
        &self,
        terms: &Terms,
        times: &[f64],
        (finesse, work): (Finesse, usize),
        each: &mut dyn FnMut(usize, f64),
    ) -> Result<(), String> {
        let system = &self.system;
        let mut slate = system.program.slate();
        slate.fix(&terms.params);
        let end = times.last().copied().unwrap_or_default();
        let plan = self.plan(&slate, 0.0 - terms.before, end)?;
        let side = system.species.len();
        let mut states = terms.params[system.constants.len()..].to_vec();
        let biggest = states.iter().chain(plan.doses.iter().map(|dose| &dose.2)).fold(0.0_f64, |a, b| a.max(b.abs()));
        let relative = finesse.relative();
        let absolute = relative * 1e-3 * if biggest > 0.0 { biggest } else { 1.0 };
        let cost = 6 * system.program.length() + side * side * side / 3 + 8 * side * side;
        let limits = Limits { relative, absolute, steps: (work / cost.max(1)).min(MOST_STEPS) };
        let (mut solver, mut row, mut next) = (Solver::new(side), vec![0.0; side], 0);
        let mut params = terms.params.clone();
        for leg in plan.times.windows(2) {
            let (from, to) = (leg[0], leg[1]);
            plan.begin(from, &terms.params, &mut params, &mut states);
            slate.fix(&params);
            let inflow = plan.inflow(from, side);
            let feed = |time: f64| match &terms.feed {
                Some(drip) if from >= 0.0 => drip.at(time),
                _ => (0.0, 0.0),
            };
            while times.get(next).is_some_and(|time| time.total_cmp(&from).is_eq()) {
                slate.show(from, &states, feed(from), &mut *each);
                next += 1;
            }
            let mut taken = |slate: &mut Slate, step: &Step| {
                while let Some(time) = times.get(next).filter(|time| **time <= step.to && (**time < to || to >= end)) {
                    step.at(*time, &mut row);
                    slate.show(*time, &row, feed(*time), &mut *each);
                    next += 1;
                }
            };
            let leg = Leg { from, to, inflow: &inflow, feed: &feed, limits };
            solver.advance(&mut slate, &mut states, &leg, &mut taken).map_err(|trouble| self.say(&trouble))?;
        }
        Ok(())
    }

    fn say(&self, trouble: &Trouble) -> String {
        let unit = &self.clock.unit;
        match trouble {
            Trouble::Runaway { species, time } => {
                let name = self.system.species.get(*species).map_or("", |species| &species.name);
                format!("the numbers of `{name}` run away at {time:.4} {unit}")
            }
            Trouble::Slow { time } => format!("at {time:.4} {unit} the model has taken more steps than it may"),
        }
    }
}

/// An error where a table would not fit into memory.
pub(super) fn roomy(rows: usize, columns: usize) -> Result<(), String> {
    if rows.saturating_mul(columns) > MOST_CELLS {
        return Err(format!("{rows} rows of {columns} columns are more than a run may have"));
    }
    Ok(())
}

/// From 0 to the end.
pub(super) fn grid(until: f64, every: f64) -> Vec<f64> {
    let count = (until / every * (1.0 + 1e-12)).floor() as usize;
    let mut times: Vec<f64> = (0..=count).map(|number| number as f64 * every).collect();
    match times.last_mut() {
        Some(last) if (until - *last).abs() < every * 1e-6 => *last = until,
        _ => times.push(until),
    }
    times
}

/// One number of a column, and its unit where that is not the column's.
fn taken<'c>(take: Take, column: &Column, times: &[f64], line: f64, clock: &'c str) -> (f64, Option<&'c str>) {
    let (peak, when) = column.peak(times).unwrap_or_default();
    let first = column.values.first().copied().unwrap_or_default();
    match take {
        Take::Mean => (column.mean(times), None),
        Take::Peak => (peak, None),
        Take::PeakTime => (when, Some(clock)),
        Take::Lowest => (column.values.iter().copied().fold(f64::INFINITY, f64::min), None),
        Take::End => (column.values.last().copied().unwrap_or_default(), None),
        Take::Above => (column.above(times, line), Some(clock)),
        Take::Lost => (100.0 * (1.0 - column.mean(times) / first), Some("%")),
    }
}
