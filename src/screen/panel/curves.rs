//! A run of a model turned into a chart: its curves, what they are compared with, where time stands.

use super::Showing;
use super::plot::{Axis, Easel, Line, Plot};
use crate::lab::{Chart, Curve, Model, Run};
use crate::stage::picture;

/// What is looked at.
pub struct View<'a> {
    pub model: &'a Model,
    pub chart: &'a Chart,
    pub run: &'a Run,
    /// What it is compared with, and its name.
    pub beside: Option<(&'a Run, String)>,
    /// Where time stands, in the model's unit.
    pub now: f64,
    /// What is to come is shown, faintly.
    pub ahead: bool,
}

impl View<'_> {
    /// The chart for an area of so many rows.
    pub fn plot(&self, showing: &Showing, rows: u16) -> Plot {
        let clock = &self.model.clock;
        let x = Axis { from: 0.0, to: clock.until / clock.per_shown, unit: clock.words().to_owned() };
        let mut curves: Vec<Line> = Vec::new();
        for curve in &self.chart.curves {
            curves.extend(self.line(showing, self.run, curve));
        }
        // With several curves a tint under one of them says nothing.
        if let [first] | [first, _] = &mut curves[..] {
            first.filled = true;
        }
        if let Some((run, name)) = self.beside.as_ref().filter(|_| !curves.is_empty()) {
            let main = self.chart.curves.iter().find(|curve| self.run.column(&curve.column).is_some());
            let ghost = main.and_then(|curve| self.line(showing, run, curve));
            curves.extend(ghost.map(|line| Line { label: name.clone(), ghost: true, ..line }));
        }
        let reach = curves.iter().flat_map(|line| &line.points).map(|point| point.1).fold(f64::MIN, f64::max);
        let y = match self.chart.ceiling {
            Some(to) => Axis { from: self.chart.floor, to, unit: self.chart.unit.clone() },
            None => Axis::up_to(self.chart.floor, reach, &self.chart.unit, Plot::most_ticks(rows)),
        };
        Plot { x, y, curves, now: Some(self.now / clock.per_shown), ahead: self.ahead, ..Plot::default() }
    }

    /// One curve; none where no verified number stands behind it.
    fn line(&self, showing: &Showing, run: &Run, curve: &Curve) -> Option<Line> {
        let values = &run.column(&curve.column)?.values;
        let times = run.times.iter().map(|time| time / self.model.clock.per_shown);
        Some(Line {
            points: times.zip(values.iter().copied()).collect(),
            label: curve.label.at(showing.moment.audience).text(),
            role: curve.role.clone(),
            ..Line::default()
        })
    }
}

/// What charts are drawn with in this moment.
pub fn easel<'a>(showing: &Showing<'a>) -> Easel<'a> {
    let look = showing.moment.look;
    Easel { tone: showing.tone, theme: picture::theme(showing.library, look), look }
}

/// What is otherwise in one setting than in another: the labels of the options that differ.
pub fn difference(showing: &Showing, model: &Model, setting: &[usize], other: &[usize]) -> String {
    let differ = model.controls.iter().zip(setting.iter().zip(other)).filter(|(_, pair)| pair.0 != pair.1);
    let label =
        |option: Option<&crate::lab::Choice>| option.map(|option| option.label.at(showing.moment.audience).text());
    let words: Vec<String> = differ.filter_map(|(control, pair)| label(control.options.get(*pair.0))).collect();
    words.join(", ")
}
