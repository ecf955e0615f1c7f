//! The numbers of one run: columns over time, and what they come to.

use crate::language::Told;

/// One run of a model: its columns over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// In the model's unit of time, ascending.
    pub times: Vec<f64>,
    /// Only those that a verified number stands behind: what is missing must not be shown.
    pub columns: Vec<Column>,
    /// What the columns come to: a mean, a peak, hours above a line.
    pub figures: Vec<Figure>,
    /// While something is otherwise than usual, where the model has words for it.
    pub spans: Vec<Span>,
}

/// A stretch of a run in which constants take other values.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// In the model's unit of time.
    pub from: f64,
    pub to: f64,
    pub label: Told,
}

/// One quantity over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub name: String,
    pub unit: String,
    pub values: Vec<f64>,
}

/// One number that sums up a run; the words for it stand in [`super::Model::sums`] under the same name.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub name: String,
    pub unit: String,
    pub value: f64,
}

impl Run {
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }

    /// Only every n-th row, and the last.
    #[must_use]
    pub(super) fn thinned(self, every: usize) -> Self {
        let last = self.times.len().saturating_sub(1);
        let kept = |values: Vec<f64>| {
            let rows = values.into_iter().enumerate();
            rows.filter(|(row, _)| row % every == 0 || *row == last).map(|(_, value)| value).collect()
        };
        let columns = self.columns.into_iter().map(|column| Column { values: kept(column.values), ..column });
        Self { columns: columns.collect(), times: kept(self.times), figures: self.figures, spans: self.spans }
    }

    /// A column at a time, in a straight line between two points; the first or last value outside of the run.
    pub fn at(&self, column: &str, time: f64) -> Option<f64> {
        self.column(column)?.at(&self.times, time)
    }
}

impl Column {
    /// Its value at a time, where these are the times of its run.
    pub fn at(&self, times: &[f64], time: f64) -> Option<f64> {
        let after = times.partition_point(|point| *point <= time);
        let (Some(last), Some(before)) = (self.values.last(), after.checked_sub(1)) else {
            return self.values.first().copied();
        };
        let (Some(end), Some(to)) = (times.get(after), self.values.get(after)) else {
            return Some(*last);
        };
        let share = (time - times[before]) / (end - times[before]);
        Some(self.values[before] + share * (to - self.values[before]))
    }

    /// Its highest value and when that is first reached.
    pub fn peak(&self, times: &[f64]) -> Option<(f64, f64)> {
        let points = self.values.iter().copied().zip(times.iter().copied());
        points.reduce(|best, point| if point.0 > best.0 { point } else { best })
    }

    /// Its mean over time.
    pub fn mean(&self, times: &[f64]) -> f64 {
        let spans = times.windows(2).zip(self.values.windows(2));
        let area: f64 = spans.map(|(time, value)| (time[1] - time[0]) * f64::midpoint(value[0], value[1])).sum();
        match (times.first(), times.last()) {
            (Some(first), Some(last)) if last > first => area / (last - first),
            _ => self.values.first().copied().unwrap_or_default(),
        }
    }

    /// For how long it lies above a line.
    pub fn above(&self, times: &[f64], line: f64) -> f64 {
        let share = |from: f64, to: f64| match (from > line, to > line) {
            (true, true) => 1.0,
            (false, false) => 0.0,
            (over, _) => (if over { from - line } else { to - line }) / (from - to).abs(),
        };
        let spans = times.windows(2).zip(self.values.windows(2));
        spans.map(|(time, value)| (time[1] - time[0]) * share(value[0], value[1])).sum()
    }
}
