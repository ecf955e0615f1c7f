//! A run of a model turned into a chart: its curves, what they are compared with, where time stands.

use super::Showing;
use super::plot::{Axis, Easel, Line, Plot};
use crate::lab::{Chart, Crowd, Curve, Model, Run};
use crate::stage::picture;

/// What is looked at.
pub struct View<'a> {
    pub model: &'a Model,
    pub chart: &'a Chart,
    pub run: &'a Run,
    /// What it is compared with, and its name.
    pub beside: Option<(&'a Run, String)>,
    /// Virtual people behind the first curve.
    pub crowd: &'a Option<Result<Crowd, String>>,
    /// Where time stands, in the model's unit.
    pub now: f64,
    /// What is to come is shown, faintly.
    pub ahead: bool,
}

impl View<'_> {
    /// The chart for an area of so many rows.
    pub fn plot(&self, showing: &Showing, rows: u16) -> Plot {
        let clock = &self.model.clock;
        let x = Axis {
            from: 0.0,
            to: self.run.times.last().copied().unwrap_or(clock.until) / clock.per_shown,
            unit: clock.words().to_owned(),
        };
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
            let named = |line: &Line| if curves.len() > 2 { format!("{}: {name}", line.label) } else { name.clone() };
            let ghost = ghost.map(|line| Line { label: named(&line), ghost: true, ..line });
            curves.extend(ghost);
        }
        let reach = curves
            .iter()
            .flat_map(|line| &line.points)
            .map(|point| point.1)
            .filter(|value| value.is_finite())
            .fold(f64::MIN, f64::max);
        // A pure number is named by what it counts.
        let first = self.chart.curves.first().filter(|_| self.chart.unit == "1");
        let unit =
            first.map_or_else(|| self.chart.unit.clone(), |curve| curve.label.at(showing.moment.audience).text());
        let y = match self.chart.ceiling {
            Some(to) => Axis { from: self.chart.floor, to, unit },
            None => Axis::up_to(self.chart.floor, reach, &unit, Plot::most_ticks(rows)),
        };
        let audience = showing.moment.audience;
        let levels = self.chart.levels.iter().map(|(at, label)| (*at, label.at(audience).text()));
        let shown = |time: f64| time / clock.per_shown;
        let spans =
            self.run.spans.iter().map(|span| (shown(span.from), shown(span.to), span.label.at(audience).text()));
        Plot {
            x,
            y,
            curves,
            others: self.others(),
            levels: levels.collect(),
            spans: spans.collect(),
            now: Some(shown(self.now)),
            ahead: self.ahead,
            instead: None,
        }
    }

    /// The courses of the virtual people.
    fn others(&self) -> Vec<Vec<(f64, f64)>> {
        let Some(Ok(crowd)) = self.crowd else { return Vec::new() };
        let times = || crowd.times.iter().map(|time| time / self.model.clock.per_shown);
        crowd.people.iter().map(|person| times().zip(person.iter().copied()).collect()).collect()
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

/// What is otherwise in one setting than in another: the knobs that differ, and how they stand.
pub fn difference(showing: &Showing, model: &Model, setting: &[usize], other: &[usize]) -> String {
    let audience = showing.moment.audience;
    let differ = model.controls.iter().zip(setting.iter().zip(other)).filter(|(_, pair)| pair.0 != pair.1);
    let words = differ.filter_map(|(control, pair)| {
        let option = control.options.get(*pair.0)?;
        Some(format!("{}: {}", control.label.at(audience).text(), option.label.at(audience).text()))
    });
    words.collect::<Vec<_>>().join(", ")
}
