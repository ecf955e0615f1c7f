//! The knobs of a model: what each option sets, which options go together, and how one is chosen by its name.

use super::Model;
use crate::diagnose::nearest;
use crate::diagnose::reading::listed;
use crate::language::Told;

/// One option number a control, in the model's order.
pub type Setting = Vec<usize>;

/// A knob: its first option is the usual one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Control {
    pub name: String,
    pub label: Told,
    pub options: Vec<Choice>,
    /// What one might ask for and there is no number for: its name, and why.
    pub absent: Vec<(String, Told)>,
    /// The drugs that it is about are none of the cabinet's.
    pub bereft: bool,
}

/// One option of a knob.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    pub name: String,
    pub label: Told,
    /// What stands beside the charts while it is chosen: why a curve is missing, what the option leaves out.
    pub note: Option<Told>,
    /// The drug of the cabinet that this is.
    pub drug: Option<String>,
    /// Goes only with these options of other controls: number of the control, numbers of its options.
    pub with: Vec<(usize, Vec<usize>)>,
    /// Constants and species by number, with the values that they take.
    pub(super) set: Vec<(usize, f64)>,
    /// The drug's own IC50, by signal, as far as they were measured in whole blood.
    pub(super) panel: Vec<(String, f64)>,
    /// Constants that stand for the IC50 of a signal, and which signal that is now.
    pub(super) signals: Vec<(usize, String)>,
    /// Where the drug that is fed in comes from: options of the other model by control and name.
    pub(super) feed: Vec<(String, String)>,
    /// How long the model runs before time 0, where not as long as usual.
    pub(super) before: Option<f64>,
    /// How long a run lasts, where not as long as usual.
    pub(super) until: Option<f64>,
}

impl Model {
    /// The number of a control by its name.
    pub fn control(&self, name: &str) -> Option<usize> {
        self.controls.iter().position(|control| control.name == name)
    }

    /// Whether an option goes with what the other knobs are set to.
    pub fn fits(&self, setting: &[usize], control: usize, option: usize) -> bool {
        let choice = self.controls.get(control).and_then(|control| control.options.get(option));
        choice.is_some_and(|choice| {
            choice
                .with
                .iter()
                .all(|(other, allowed)| setting.get(*other).is_some_and(|chosen| allowed.contains(chosen)))
        })
    }

    /// Turns a knob to the next option that goes with the others (or the one before), round and round.
    pub fn turn(&self, setting: &mut Setting, control: usize, forward: bool) {
        let (Some(knob), Some(now)) = (self.controls.get(control), setting.get(control).copied()) else { return };
        let count = knob.options.len();
        let step = if forward { 1 } else { count.saturating_sub(1) };
        let next = (1..=count).map(|turns| (now + turns * step) % count);
        if let Some(next) = next.into_iter().find(|option| self.fits(setting, control, *option)) {
            setting[control] = next;
            self.settle(setting);
        }
    }

    /// Sets a knob by words; an error names what there is. Knobs that depend on it follow.
    pub fn set(&self, setting: &mut Setting, control: &str, option: &str) -> Result<(), String> {
        let Some(number) = self.control(control) else {
            let names: Vec<&str> = self.controls.iter().map(|control| &*control.name).collect();
            return Err(unknown(&format!("the model `{}` has no control", self.name), control, "the controls", &names));
        };
        let knob = &self.controls[number];
        if let Some((_, why)) = knob.absent.iter().find(|absent| absent.0 == option) {
            return Err(format!("no number for {option}: {}", why.plain.text()));
        }
        let found = knob.options.iter().position(|choice| choice.name == option);
        if let Some(found) = found.filter(|found| self.fits(setting, number, *found)) {
            setting[number] = found;
            self.settle(setting);
            return Ok(());
        }
        let fitting = (0..knob.options.len()).filter(|option| self.fits(setting, number, *option));
        let names: Vec<&str> = fitting.map(|option| &*knob.options[option].name).collect();
        if found.is_some() {
            return Err(format!(
                "`{option}` does not go with the other knobs; there the options are {}",
                listed(&names)
            ));
        }
        Err(unknown(&format!("`{control}` has no option"), option, "the options", &names))
    }

    /// Puts knobs whose option does not go with the others to the first that does.
    pub(super) fn settle(&self, setting: &mut Setting) {
        setting.resize(self.controls.len(), 0);
        for control in 0..self.controls.len() {
            if !self.fits(setting, control, setting[control]) {
                let mut options = 0..self.controls[control].options.len();
                setting[control] = options.find(|option| self.fits(setting, control, *option)).unwrap_or(0);
            }
        }
    }

    /// How long a run under this setting lasts unless told.
    pub fn until(&self, setting: &[usize]) -> f64 {
        self.chosen(setting).filter_map(|(_, choice)| choice.until).fold(self.clock.until, |_, until| until)
    }

    /// The chosen options.
    pub fn chosen<'m>(&'m self, setting: &'m [usize]) -> impl Iterator<Item = (&'m Control, &'m Choice)> {
        let pairs = self.controls.iter().zip(setting);
        pairs.filter_map(|(control, option)| Some((control, control.options.get(*option)?)))
    }
}

fn unknown(what: &str, name: &str, kind: &str, names: &[&str]) -> String {
    let help = nearest(name, names.iter().copied())
        .map_or_else(|| format!("{kind} are {}", listed(names)), |guess| format!("did you mean `{guess}`?"));
    format!("{what} `{name}`; {help}")
}
