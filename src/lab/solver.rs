//! Rates of change turned into a course: the Rosenbrock method RODAS4 of Hairer and Wanner (Solving Ordinary Differential
//! Equations II, 1996), order four, stiffly accurate, with steps of its own size and a cubic between them.

use super::program::Slate;

const GAMMA: f64 = 0.25;
/// Weights of the stages before in the place where each stage is worked out.
const A: [&[f64]; 5] = [
    &[],
    &[1.544],
    &[0.9466785280815826, 0.2557011698983284],
    &[3.314825187068521, 2.896124015972201, 0.9986419139977817],
    &[1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
];
/// Weights of the stages before in the right side of each stage.
const C: [&[f64]; 6] = [
    &[],
    &[-5.6688],
    &[-2.430093356833875, -0.2063599157091915],
    &[-0.1073529058151375, -9.594562251023355, -20.47028614809616],
    &[7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
    &[8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
];
/// When in the step each stage is, and how it takes the slope along time.
const WHEN: [f64; 6] = [0.0, 0.386, 0.21, 0.63, 1.0, 1.0];
const ALONG: [f64; 4] = [0.25, -0.1043, 0.1035, -0.03620000000000023];
/// Weights of the stages in the cubic between the ends of a step.
const BETWEEN: [[f64; 5]; 2] = [
    [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662],
    [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872],
];

/// A species beyond this has run away.
const FAR: f64 = 1e18;

/// What is fed in at a time, and its slope.
pub type Feed<'a> = &'a dyn Fn(f64) -> (f64, f64);

/// Why a course ends early.
#[derive(Debug, PartialEq)]
pub enum Trouble {
    /// A species grows beyond all bounds, or is no number, near this time.
    Runaway { species: usize, time: f64 },
    /// More steps than there may be, at this time.
    Slow { time: f64 },
}

/// How fine the steps are, and how many there may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub relative: f64,
    pub absolute: f64,
    pub steps: usize,
}

impl Limits {
    /// How far a value may be off.
    fn scale(&self, value: f64) -> f64 {
        self.absolute + self.relative * value.abs()
    }
}

/// One stretch of a course, in which nothing jumps.
pub struct Leg<'a> {
    pub from: f64,
    pub to: f64,
    /// Added to the rates.
    pub inflow: &'a [f64],
    pub feed: Feed<'a>,
    pub limits: Limits,
}

/// Room for the work of one course.
pub struct Solver {
    side: usize,
    jacobian: Vec<f64>,
    along_time: Vec<f64>,
    square: Vec<f64>,
    pivots: Vec<usize>,
    stages: [Vec<f64>; 6],
    place: Vec<f64>,
    before: Vec<f64>,
    pub steps: usize,
}

/// One step that was taken, as a cubic.
pub struct Step<'s> {
    pub from: f64,
    pub to: f64,
    before: &'s [f64],
    after: &'s [f64],
    stages: &'s [Vec<f64>; 6],
}

impl Step<'_> {
    /// The species at a time within the step.
    pub fn at(&self, time: f64, into: &mut [f64]) {
        let share = (time - self.from) / (self.to - self.from);
        let rest = 1.0 - share;
        for (index, value) in into.iter_mut().enumerate() {
            let bend = |weights: &[f64; 5]| -> f64 {
                weights.iter().zip(self.stages).map(|(weight, stage)| weight * stage[index]).sum()
            };
            let bent = bend(&BETWEEN[0]) + share * bend(&BETWEEN[1]);
            *value = rest * self.before[index] + share * (self.after[index] + rest * bent);
        }
    }
}

impl Solver {
    pub fn new(side: usize) -> Self {
        let row = || vec![0.0; side];
        Self {
            side,
            jacobian: vec![0.0; side * side],
            along_time: row(),
            square: vec![0.0; side * side],
            pivots: vec![0; side],
            stages: std::array::from_fn(|_| row()),
            place: row(),
            before: row(),
            steps: 0,
        }
    }

    /// Goes one leg of the way; `taken` sees each step.
    pub fn advance(
        &mut self,
        slate: &mut Slate,
        states: &mut [f64],
        leg: &Leg,
        taken: &mut dyn FnMut(&mut Slate, &Step),
    ) -> Result<(), Trouble> {
        let (mut time, to) = (leg.from, leg.to);
        let mut size = self.first_size(slate, states, leg);
        while time < to {
            if self.steps >= leg.limits.steps {
                return Err(Trouble::Slow { time });
            }
            self.steps += 1;
            let last = time + size * 1.000_001 >= to;
            let size_now = if last { to - time } else { size };
            self.before.copy_from_slice(states);
            let error = self.attempt(slate, time, size_now, leg);
            let factor = if error.is_finite() { (0.9 * error.powf(-0.25)).clamp(0.2, 6.0) } else { 0.2 };
            size = size_now * factor;
            if error <= 1.0 {
                let end = if last { to } else { time + size_now };
                states.copy_from_slice(&self.place);
                inspect(states, end)?;
                let step = Step { from: time, to: end, before: &self.before, after: &self.place, stages: &self.stages };
                taken(slate, &step);
                time = end;
            } else if size < (to - leg.from).max(time.abs()) * 1e-13 {
                let species = self.place.iter().position(|value| !value.is_finite()).unwrap_or(0);
                return Err(Trouble::Runaway { species, time });
            }
        }
        Ok(())
    }

    /// A first step that moves the species by a hundredth of their size.
    fn first_size(&mut self, slate: &mut Slate, states: &[f64], leg: &Leg) -> f64 {
        slate.rates(leg.from, states, (leg.feed)(leg.from), &mut self.place);
        let (mut size, mut speed) = (0.0, 0.0);
        for ((rate, inflow), state) in self.place.iter().zip(leg.inflow).zip(states) {
            let scale = leg.limits.scale(*state);
            size += (state / scale).powi(2);
            speed += ((rate + inflow) / scale).powi(2);
        }
        let guess = 0.01 * (size / speed).sqrt();
        let span = leg.to - leg.from;
        if guess.is_finite() && guess > 0.0 { guess.clamp(span * 1e-6, span) } else { span * 1e-4 }
    }

    /// One step: the new species in `place`; gives the error as a part of what is allowed.
    fn attempt(&mut self, slate: &mut Slate, time: f64, size: f64, leg: &Leg) -> f64 {
        self.place.copy_from_slice(&self.before);
        for (number, when) in WHEN.iter().enumerate() {
            self.stage_place(number);
            let now = time + when * size;
            let mut stage = std::mem::take(&mut self.stages[number]);
            slate.rates(now, &self.place, (leg.feed)(now), &mut stage);
            if number == 0 {
                slate.slopes(&mut self.jacobian, &mut self.along_time);
                self.factor(1.0 / (GAMMA * size));
            }
            self.right_side(number, size, leg.inflow, &mut stage);
            self.solve(&mut stage);
            self.stages[number] = stage;
        }
        for (place, last) in self.place.iter_mut().zip(&self.stages[5]) {
            *place += last;
        }
        self.error(leg.limits)
    }

    /// Where a stage is worked out.
    fn stage_place(&mut self, number: usize) {
        if number == 5 {
            // The last two stages go on from where the one before ended.
            for (place, stage) in self.place.iter_mut().zip(&self.stages[4]) {
                *place += stage;
            }
            return;
        }
        self.place.copy_from_slice(&self.before);
        for (weight, stage) in A[number].iter().zip(&self.stages) {
            for (place, value) in self.place.iter_mut().zip(stage) {
                *place += weight * value;
            }
        }
    }

    fn right_side(&self, number: usize, size: f64, inflow: &[f64], stage: &mut [f64]) {
        let along = ALONG.get(number).map_or(0.0, |weight| weight * size);
        for ((value, slope), inflow) in stage.iter_mut().zip(&self.along_time).zip(inflow) {
            *value += along * slope + inflow;
        }
        for (weight, before) in C[number].iter().zip(&self.stages) {
            let weight = weight / size;
            for (value, before) in stage.iter_mut().zip(before) {
                *value += weight * before;
            }
        }
    }

    fn error(&self, limits: Limits) -> f64 {
        let mut sum = 0.0;
        for ((before, after), error) in self.before.iter().zip(&self.place).zip(&self.stages[5]) {
            let scale = limits.scale(before.abs().max(after.abs()));
            sum += (error / scale).powi(2);
        }
        (sum / self.side.max(1) as f64).sqrt().max(1e-10)
    }

    /// `diagonal - jacobian`, split into two triangles; most of it is zero, which is passed over.
    fn factor(&mut self, diagonal: f64) {
        let side = self.side;
        for (square, slope) in self.square.iter_mut().zip(&self.jacobian) {
            *square = -slope;
        }
        for row in 0..side {
            self.square[row * side + row] += diagonal;
        }
        for column in 0..side {
            let size = |row: &usize| self.square[row * side + column].abs();
            let pivot = (column..side).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(column);
            self.pivots[column] = pivot;
            if pivot != column {
                for at in 0..side {
                    self.square.swap(pivot * side + at, column * side + at);
                }
            }
            self.eliminate(column);
        }
    }

    fn eliminate(&mut self, column: usize) {
        let side = self.side;
        let (above, below) = self.square.split_at_mut((column + 1) * side);
        let pivot_row = &above[column * side..];
        let whole = 1.0 / pivot_row[column];
        for row in below.chunks_exact_mut(side) {
            if row[column] != 0.0 {
                let factor = row[column] * whole;
                row[column] = factor;
                for (value, pivot) in row[column + 1..].iter_mut().zip(&pivot_row[column + 1..]) {
                    *value -= factor * pivot;
                }
            }
        }
    }

    fn solve(&self, right: &mut [f64]) {
        let side = self.side;
        for (column, pivot) in self.pivots.iter().enumerate() {
            right.swap(column, *pivot);
        }
        for row in 1..side {
            let sum: f64 = dot(&self.square[row * side..row * side + row], &right[..row]);
            right[row] -= sum;
        }
        for row in (0..side).rev() {
            let sum: f64 = dot(&self.square[row * side + row + 1..(row + 1) * side], &right[row + 1..]);
            right[row] = (right[row] - sum) / self.square[row * side + row];
        }
    }
}

fn inspect(states: &[f64], time: f64) -> Result<(), Trouble> {
    match states.iter().position(|value| !value.is_finite() || value.abs() > FAR) {
        Some(species) => Err(Trouble::Runaway { species, time }),
        None => Ok(()),
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
