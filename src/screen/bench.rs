//! The lab as plain data: which model, how its knobs stand, and where time is, turned into what is asked of the model.

use crate::biology::DrugId;
use crate::lab::{Model, Setting};
use crate::library::Library;
use crate::story::Audience;
use crate::story::figure::chart::{self, Given};
use std::collections::BTreeMap;

/// However long a model's time is, it passes in so many milliseconds.
pub const SWEEP: u32 = 12_000;
/// So much of it is one press of an arrow.
pub const NOTCH: u32 = SWEEP / 48;

/// A model on the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// Index into [`Library::models`].
    pub model: usize,
    pub setting: Setting,
    /// The change put aside by `x`.
    pub aside: Option<Setting>,
    /// Milliseconds of the sweep, at most [`SWEEP`].
    pub time: u32,
    pub playing: bool,
    /// The chosen row: time, then the knobs.
    pub row: usize,
    /// Index into the charts of the model; the one after the last is its crowd.
    pub chart: usize,
    /// How the knobs of the models stood that were left for another.
    pub left: BTreeMap<usize, Setting>,
}

impl Bench {
    /// A model as it usually is, at the end of its time.
    pub fn of(library: &Library, model: usize) -> Option<Self> {
        let setting = library.models().get(model)?.usual();
        Some(Self { model, setting, time: SWEEP, ..Self::default() })
    }

    /// The same model with the first of these drugs that it has numbers for.
    #[must_use]
    pub fn with(mut self, library: &Library, drugs: &[DrugId]) -> Self {
        if let Some(model) = self.model(library) {
            let drugs = drugs.iter().filter_map(|id| library.drugs.get(*id));
            let mut given = drugs.map(|drug| chart::give(model, &mut self.setting, &drug.name));
            given.find(|given| *given == Given::Known);
        }
        self
    }

    pub fn model<'a>(&self, library: &'a Library) -> Option<&'a Model> {
        library.models().get(self.model)
    }

    /// Time and the knobs.
    pub fn rows(&self, library: &Library) -> usize {
        1 + self.model(library).map_or(0, |model| model.controls.len())
    }

    /// The charts, and the crowd where there is one.
    pub fn charts(&self, library: &Library) -> usize {
        self.model(library).map_or(0, |model| model.charts.len() + usize::from(model.has_crowd()))
    }

    /// Whether a knob stands otherwise than usual.
    pub fn is_changed(&self, library: &Library) -> bool {
        self.model(library).is_some_and(|model| model.usual() != self.setting)
    }

    /// What the chosen options leave out, and which drugs of the story the model has no numbers for.
    pub fn notes(&self, library: &Library, drugs: &[DrugId], audience: Audience) -> Vec<String> {
        let Some(model) = self.model(library) else { return Vec::new() };
        let notes = model.chosen(&self.setting).filter_map(|(_, choice)| choice.note.as_ref());
        let mut notes: Vec<String> = notes.map(|note| note.at(audience).text()).collect();
        for drug in drugs.iter().filter_map(|id| library.drugs.get(*id)) {
            if let Given::Unknown(why) = chart::give(model, &mut self.setting.clone(), &drug.name) {
                let why = why.map(|why| format!(" {}", why.at(audience).text())).unwrap_or_default();
                notes.push(format!("No numbers for {}: what is drawn is not it.{why}", drug.name));
            }
        }
        notes
    }

    /// How many passages tell about the model: its notes, four of its own, one for each drug that it has no numbers for.
    pub fn passages(&self, library: &Library, drugs: &[DrugId]) -> usize {
        let absent = self.model(library).map_or(0, |model| model.controls.iter().map(|knob| knob.absent.len()).sum());
        self.notes(library, drugs, Audience::Plain).len() + 4 + absent
    }

    /// Where time stands, in the model's unit.
    pub fn now(&self, model: &Model) -> f64 {
        model.until(&self.setting) * f64::from(self.time.min(SWEEP)) / f64::from(SWEEP)
    }
}
