//! Doses and events turned into the times at which a course jumps, and what changes there.

use super::model::Model;
use super::program::Slate;

/// No course has more doses and events, all taken together.
const MOST_JUMPS: usize = 5_000;

/// Whatever makes the course jump.
pub(super) struct Plan {
    /// When one leg ends and the next begins, ascending.
    pub times: Vec<f64>,
    /// When, species, amount.
    pub doses: Vec<(f64, usize, f64)>,
    /// From, to, species, amount in a unit of time.
    inflows: Vec<(f64, f64, usize, f64)>,
    /// From, to, constant, value.
    changes: Vec<(f64, f64, usize, f64)>,
}

impl Model {
    /// Every jump from `start` to `end`.
    pub(super) fn plan(&self, slate: &Slate, start: f64, end: f64) -> Result<Plan, String> {
        let mut plan = Plan { times: vec![start, end], doses: Vec::new(), inflows: Vec::new(), changes: Vec::new() };
        if start < 0.0 {
            plan.times.push(0.0);
        }
        let mut jumps = self.system.events.len() as f64;
        for dose in &self.system.doses {
            let [amount, over, lag, every] =
                [dose.amount, dose.over, dose.lag, dose.every].map(|node| slate.fixed(node));
            // No time is -0: it would be another than 0.
            let first = dose.at.map_or(start, |at| slate.fixed(at)) + lag + 0.0;
            let count = if every > 0.0 { ((end - first) / every).ceil().max(0.0) } else { 1.0 };
            jumps += count;
            if jumps > MOST_JUMPS as f64 || [amount, over, first].iter().any(|value| !value.is_finite()) {
                return Err(format!("the doses and events of the model `{}` are too many, or no numbers", self.name));
            }
            if amount < 0.0 {
                return Err(format!("a dose of the model `{}` is less than nothing", self.name));
            }
            let given = (0..count as usize).map(|number| first + number as f64 * every);
            for time in given.filter(|time| *time < end && amount > 0.0) {
                plan.give(start, time, over, dose.species, amount);
            }
        }
        for event in &self.system.events {
            let at = slate.fixed(event.at) + 0.0;
            let until = event.until.map_or(f64::INFINITY, |until| slate.fixed(until) + 0.0);
            plan.times.extend([at, until]);
            plan.changes.extend(event.set.iter().map(|(param, node)| (at, until, *param, slate.fixed(*node))));
        }
        plan.times.retain(|time| *time >= start && *time <= end);
        plan.times.sort_by(f64::total_cmp);
        plan.times.dedup();
        Ok(plan)
    }
}

impl Plan {
    /// One dose; before the start only what is still coming in counts.
    fn give(&mut self, start: f64, time: f64, over: f64, species: usize, amount: f64) {
        // So short a time that it is none.
        if time + over <= time {
            if time >= start {
                self.times.push(time);
                self.doses.push((time, species, amount));
            }
            return;
        }
        self.times.extend([time, time + over]);
        self.inflows.push((time, time + over, species, amount / over));
    }

    /// What is given at this time, and the constants as they are from now on.
    pub fn begin(&self, time: f64, usual: &[f64], params: &mut [f64], states: &mut [f64]) {
        for (_, species, amount) in self.doses.iter().filter(|dose| dose.0.total_cmp(&time).is_eq()) {
            states[*species] += amount;
        }
        params.copy_from_slice(usual);
        for (.., param, value) in self.changes.iter().filter(|change| change.0 <= time && time < change.1) {
            params[*param] = *value;
        }
    }

    pub fn inflow(&self, time: f64, side: usize) -> Vec<f64> {
        let mut inflow = vec![0.0; side];
        for (.., species, speed) in self.inflows.iter().filter(|inflow| inflow.0 <= time && time < inflow.1) {
            inflow[*species] += speed;
        }
        inflow
    }
}
