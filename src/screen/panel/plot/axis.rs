//! The range of an axis turned into round numbers to write beside it.

use crate::language::number::written;

/// One side of a chart, from its lowest number to its highest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    pub from: f64,
    pub to: f64,
    /// What the numbers count, as it is written beside them.
    pub unit: String,
}

/// The steps that a day, a year or anything else is counted in: a time axis with a tick every 5 hours reads badly.
const HOURS: &[f64] = &[0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 24.0, 48.0, 72.0, 168.0];
const WEEKS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 12.0, 24.0, 48.0, 96.0];

/// No axis has more ticks.
const MOST: usize = 60;

impl Axis {
    /// From `from` up to a round number that is at least `reach`, in steps of which no more than `most` fit.
    pub fn up_to(from: f64, reach: f64, unit: &str, most: usize) -> Self {
        let from = if from.is_finite() { from } else { 0.0 };
        let reach = if reach.is_finite() && reach > from { reach } else { from + 1.0 };
        let step = round_step((reach - from) / most.max(1) as f64);
        let to = from + ((reach - from) / step - 1e-9).ceil().max(1.0) * step;
        Self { from, to, unit: unit.to_owned() }
    }

    /// How far along the axis a number lies: 0 at its start, 1 at its end.
    pub fn share(&self, value: f64) -> f64 {
        let span = self.to - self.from;
        if span > 0.0 { (value - self.from) / span } else { 0.0 }
    }

    /// Round numbers on the axis, at most so many (and always at least its start), with the words for each.
    pub fn ticks(&self, most: usize) -> Vec<(f64, String)> {
        let span = self.to - self.from;
        if !span.is_finite() || span <= 0.0 {
            return vec![(self.from, number(self.from, 1.0))];
        }
        let most = most.clamp(1, MOST);
        let enough = |step: f64| span / step <= most as f64 + 1e-9;
        let known = steps_of(&self.unit).iter().copied().find(|step| enough(*step));
        let step = known.unwrap_or_else(|| round_step(span / most as f64));
        let count = (span / step + 1e-9).floor() as usize;
        (0..=count.min(MOST)).map(|n| self.from + n as f64 * step).map(|at| (at, number(at, step))).collect()
    }
}

fn steps_of(unit: &str) -> &'static [f64] {
    match unit.split_whitespace().next().unwrap_or_default() {
        "h" | "hour" | "hours" => HOURS,
        "week" | "weeks" => WEEKS,
        _ => &[],
    }
}

/// 1, 2 or 5 times a power of ten, no smaller than asked for.
fn round_step(least: f64) -> f64 {
    if !least.is_finite() || least <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    let part = [1.0, 2.0, 5.0, 10.0].into_iter().find(|part| part * power >= least * (1.0 - 1e-9));
    part.unwrap_or(10.0) * power
}

/// A number with as many decimals as a step needs.
fn number(value: f64, step: f64) -> String {
    let whole = |decimals: &usize| {
        let scaled = step * 10_f64.powi(*decimals as i32);
        (scaled - scaled.round()).abs() < 1e-6
    };
    written(value, (0..6).find(whole).unwrap_or(6))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(axis: &Axis, most: usize) -> Vec<String> {
        axis.ticks(most).into_iter().map(|tick| tick.1).collect()
    }

    #[test]
    fn ticks_are_round_numbers() {
        assert_eq!(words(&Axis::up_to(0.0, 270.68, "nM", 4), 4), ["0", "100", "200", "300"]);
        assert_eq!(words(&Axis { from: 0.0, to: 24.0, unit: "hours".into() }, 5), ["0", "6", "12", "18", "24"]);
        assert_eq!(words(&Axis { from: 0.0, to: 96.0, unit: "weeks".into() }, 5), ["0", "24", "48", "72", "96"]);
        assert_eq!(words(&Axis::up_to(0.0, 0.9, "", 5), 5), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
    }

    proptest! {
        #[test]
        fn any_axis_has_a_few_ticks_that_lie_on_it(from: f64, to: f64, most in 0_usize..200) {
            let axis = Axis { from, to, unit: String::new() };
            let ticks = axis.ticks(most);
            prop_assert!(!ticks.is_empty() && ticks.len() <= MOST + 1);
            if from.abs() < 1e12 && to.abs() < 1e12 && to - from > 1e-3 {
                prop_assert!(ticks.iter().all(|tick| tick.0 >= from && tick.0 <= to + (to - from) * 1e-6));
            }
            let up = Axis::up_to(from, to, "", most);
            prop_assert!(up.to >= up.from);
        }
    }
}
