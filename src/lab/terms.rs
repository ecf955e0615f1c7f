//! A setting turned into what the engine starts from: constants, and what another model feeds in.

use super::controls::{Choice, Setting};
use super::model::Model;
use super::system::Finesse;
use super::units::seconds;

/// What a setting makes of a model.
pub(super) struct Terms {
    pub params: Vec<f64>,
    /// Constants without a verified number.
    pub without: Vec<usize>,
    pub before: f64,
    pub feed: Option<Drip>,
}

/// A day of another model, over and over.
pub(super) struct Drip {
    values: Vec<f64>,
    /// In the time of the model that it is fed to.
    spacing: f64,
}

impl Drip {
    /// Value and slope: a cubic through the points, which wraps round.
    pub fn at(&self, time: f64) -> (f64, f64) {
        let count = self.values.len().max(1);
        let place = (time / self.spacing).rem_euclid(count as f64);
        let (index, share) = (place as usize, place.fract());
        let value = |offset: usize| self.values.get((index + count - 1 + offset) % count).copied().unwrap_or_default();
        let (before, from, to, after) = (value(0), value(1), value(2), value(3));
        let (rise, fall) = ((to - before) / 2.0, (after - from) / 2.0);
        let (square, cube) = (3.0 * (to - from) - 2.0 * rise - fall, 2.0 * (from - to) + rise + fall);
        let height = from + share * (rise + share * (square + share * cube));
        (height, (rise + share * (2.0 * square + share * 3.0 * cube)) / self.spacing)
    }
}

impl Model {
    /// What the setting makes of the constants, and what is fed in.
    pub(super) fn terms(
        &self,
        models: &[Self],
        setting: &[usize],
        finesse: Finesse,
        chain: u8,
    ) -> Result<Terms, String> {
        let mut params = self.system.params();
        let choices: Vec<&Choice> = self.chosen(setting).map(|(_, choice)| choice).collect();
        let mut without = self.look_up(&choices, &mut params);
        let mut before = self.system.before;
        for choice in &choices {
            for (param, value) in &choice.set {
                params[*param] = *value;
                without.retain(|constant| constant != param);
            }
            before = choice.before.unwrap_or(before);
        }
        if let Some(missing) = self.system.needs.iter().find(|need| without.contains(need)) {
            let name = &self.system.constants[*missing].name;
            return Err(format!(
                "there is no verified number for `{name}` here, so the model `{}` does not run",
                self.name
            ));
        }
        let feed = self.drip(models, &choices, finesse, chain)?;
        Ok(Terms { params, without, before, feed })
    }

    /// Puts the IC50 of the chosen drug into the constants that stand for one; gives those for which there is none.
    fn look_up(&self, choices: &[&Choice], params: &mut [f64]) -> Vec<usize> {
        let mut without = Vec::new();
        for (number, constant) in self.system.constants.iter().enumerate() {
            let Some(usual) = &constant.panel else { continue };
            let mut signals = choices.iter().flat_map(|choice| &choice.signals).filter(|signal| signal.0 == number);
            let signal = signals.next_back().map_or(usual, |signal| &signal.1);
            let mut measured = choices.iter().flat_map(|choice| &choice.panel).filter(|row| row.0 == *signal);
            match measured.next() {
                Some((_, value)) => params[number] = *value,
                None => without.push(number),
            }
        }
        without
    }

    fn drip(&self, models: &[Self], choices: &[&Choice], finesse: Finesse, chain: u8) -> Result<Option<Drip>, String> {
        let asked: Vec<&(String, String)> = choices.iter().flat_map(|choice| &choice.feed).collect();
        let Some(feed) = self.system.feed.as_ref().filter(|_| !asked.is_empty()) else { return Ok(None) };
        let source = models.iter().find(|model| model.name == feed.model && chain > 0);
        let source = source.ok_or_else(|| format!("there is no model `{}` to feed `{}`", feed.model, self.name))?;
        let mut setting: Setting = source.usual();
        for (control, option) in asked {
            source.set(&mut setting, control, option)?;
        }
        let day = source.clock.until;
        let fine = finesse.points_of_a_day();
        let run = source.rows(models, &setting, day, day / fine, finesse, chain - 1)?;
        let column =
            run.column(&feed.column).ok_or_else(|| format!("`{}` has no column `{}`", feed.model, feed.column))?;
        let ratio = match (seconds(&source.clock.unit), seconds(&self.clock.unit)) {
            (Some(theirs), Some(ours)) => theirs / ours,
            _ => 1.0,
        };
        let values = column.values[..column.values.len().saturating_sub(1)].to_vec();
        Ok(Some(Drip { values, spacing: day / fine * ratio }))
    }
}

impl Finesse {
    /// How many points of a day are fed into another model.
    fn points_of_a_day(self) -> f64 {
        match self {
            Self::Picture => 480.0,
            Self::Table => 2880.0,
        }
    }
}
