//! A model turned into virtual people: each with constants of its own, drawn from a seed, so that a crowd can be met again.

use super::course::{MOST_WORK, grid, roomy};
use super::model::Model;
use super::system::{Finesse, Folk};
use super::terms::Terms;
use std::f64::consts::TAU;

/// Virtual people over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crowd {
    pub times: Vec<f64>,
    /// What is looked at, by person, by time.
    pub people: Vec<Vec<f64>>,
    /// How many of all responded by the time of stopping.
    pub responders: usize,
    /// How many of the responders are at the goal at each time.
    pub keeping: Vec<usize>,
    /// Until when a response counted: before that, who is a responder is not known yet.
    pub by: f64,
}

/// At most so many people at once.
const MOST: usize = 100_000;
/// They share what one run may cost; but each may cost so much, in sums and products, however many they are.
const LEAST_WORK: usize = 500_000;
/// People whom one thread takes on, if there are several.
const SHARE: usize = 25;

/// `SplitMix64` (Steele, Lea and Flood 2014): small, quick, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Above 0, at most 1.
    fn share(&mut self) -> f64 {
        ((self.throw() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// Two draws of the normal distribution (Box and Muller 1958).
    fn pair(&mut self) -> [f64; 2] {
        let (length, turn) = ((-2.0 * self.share().ln()).sqrt(), TAU * self.share());
        [length * turn.cos(), length * turn.sin()]
    }
}

impl Folk {
    /// The constants of one person.
    fn person(&self, usual: &[f64], seed: u64, number: usize) -> Vec<f64> {
        let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_add(number as u64));
        dice = Dice(dice.throw());
        let mut draws: Vec<f64> = Vec::new();
        while draws.len() < self.vary.len() {
            draws.extend(dice.pair());
        }
        let mut params = usual.to_vec();
        for ((param, logarithmic), row) in self.vary.iter().zip(&self.triangle) {
            let offset: f64 = row.iter().zip(&draws).map(|(weight, draw)| weight * draw).sum();
            let value = &mut params[*param];
            *value = if *logarithmic { *value * offset.exp() } else { *value + offset };
        }
        params
    }
}

/// Whether a person belongs to the share of those who stand otherwise: spread evenly over the numbers.
fn otherwise(number: usize, share: f64) -> bool {
    let before = |number: usize| (number as f64 * share).floor();
    before(number + 1) > before(number)
}

impl Model {
    /// Whether it has virtual people.
    pub fn has_crowd(&self) -> bool {
        self.system.folk.is_some()
    }

    /// Virtual people, where the model has them: the same for the same seed.
    pub fn crowd(&self, models: &[Self], setting: &[usize], seed: u64, people: usize) -> Option<Result<Crowd, String>> {
        let folk = self.system.folk.as_ref()?;
        Some(self.gather(folk, models, setting, seed, people))
    }

    fn gather(
        &self,
        folk: &Folk,
        models: &[Self],
        setting: &[usize],
        seed: u64,
        people: usize,
    ) -> Result<Crowd, String> {
        if !(1..=MOST).contains(&people) {
            return Err(format!("a crowd has from 1 to {MOST} people"));
        }
        let terms = self.terms(models, setting, Finesse::Picture, 0)?;
        let mixed = folk.mixed.filter(|(control, ..)| setting.get(*control) == Some(&0));
        let other = mixed.map(|(control, option, share)| {
            let mut setting = setting.to_vec();
            setting[control] = option;
            Ok::<_, String>((self.terms(models, &setting, Finesse::Picture, 0)?, share))
        });
        let other = other.transpose()?;
        let until = self.until(setting);
        roomy((until / folk.every) as usize, people)?;
        let times = grid(until, folk.every);
        let work = (MOST_WORK / people).max(LEAST_WORK);
        let mut slate = self.system.program.slate();
        slate.fix(&terms.params);
        let by = slate.fixed(folk.by);
        let of = |number: usize| match &other {
            Some((other, share)) if otherwise(number, *share) => other,
            _ => &terms,
        };
        let one = |number: usize| {
            let terms = of(number);
            self.one((folk, work), terms, &times, folk.person(&terms.params, seed, number))
        };
        let people = courses(people, &one)?;
        let responds =
            |person: &&Vec<f64>| person.iter().zip(&times).any(|(value, time)| *time <= by && *value <= folk.most);
        let responders: Vec<&Vec<f64>> = people.iter().filter(responds).collect();
        let keeping = |time: usize| responders.iter().filter(|person| person[time] <= folk.most).count();
        let keeping = (0..times.len()).map(keeping).collect();
        Ok(Crowd { responders: responders.len(), keeping, people, times, by })
    }

    fn one(
        &self,
        (folk, work): (&Folk, usize),
        terms: &Terms,
        times: &[f64],
        params: Vec<f64>,
    ) -> Result<Vec<f64>, String> {
        let terms = Terms { params, without: Vec::new(), before: terms.before, feed: None };
        let mut values = Vec::with_capacity(times.len());
        let mut each = |column: usize, value: f64| {
            if column == folk.of {
                values.push(value);
            }
        };
        self.course(&terms, times, (Finesse::Picture, work), &mut each)?;
        Ok(values)
    }
}

/// Everybody's course, on all cores: who stands where is decided by number, not by who is ready first.
fn courses(people: usize, one: &(impl Fn(usize) -> Result<Vec<f64>, String> + Sync)) -> Result<Vec<Vec<f64>>, String> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = people.div_ceil(cores).max(SHARE);
    let some = |first: usize| (first..(first + share).min(people)).map(one).collect::<Result<Vec<_>, _>>();
    std::thread::scope(|scope| {
        let some = &some;
        let workers: Vec<_> = (0..people).step_by(share).map(|first| scope.spawn(move || some(first))).collect();
        let mut all = Vec::with_capacity(people);
        for worker in workers {
            all.extend(worker.join().map_err(|_| "a part of the crowd was lost".to_owned())??);
        }
        Ok(all)
    })
}
