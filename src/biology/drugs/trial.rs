//! The studies in a drug's file turned into arms with their results, each said with how it was counted.

use super::standing::name_of;
use super::{Around, claim};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};

/// Where the numbers of a study were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    Paper,
    Label,
    PressRelease,
    Congress,
    Registry,
    Secondary,
}

impl Origin {
    pub const NAMES: [(&'static str, Self); 6] = [
        ("paper", Self::Paper),
        ("label", Self::Label),
        ("press release", Self::PressRelease),
        ("congress", Self::Congress),
        ("registry", Self::Registry),
        ("secondary", Self::Secondary),
    ];

    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

/// One study in alopecia areata. Its numbers are not to be set beside those of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    pub name: String,
    /// In all arms.
    pub people: u32,
    /// What was counted: `SALT 20 or less`.
    pub outcome: String,
    pub week: u32,
    pub arms: Vec<Arm>,
    /// How people count of whom nothing is known.
    pub missing: String,
    pub source: Origin,
    pub claim: Option<String>,
}

/// One group of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// `4 mg`, `placebo`
    pub name: String,
    /// Of 100 people in it, how many had the outcome.
    pub percent: f32,
    pub placebo: bool,
}

impl Trial {
    const KEYS: &'static [&'static str] = &["name", "people", "outcome", "week", "arms", "missing", "source", "claim"];

    pub(super) fn read_all(drug: &Form, around: Around) -> Vec<Self> {
        drug.forms("trial", Self::KEYS).iter().filter_map(|form| Self::read(form, around)).collect()
    }

    fn read(form: &Form, around: Around) -> Option<Self> {
        let need = |key: &str| form.need_text(key).map(Text::into_words);
        let (name, outcome, missing) = (need("name"), need("outcome"), need("missing"));
        let (people, week) = (form.need_count("people", 1_000_000), form.need_count("week", 1000));
        let source = form.need_choice("source", &Origin::NAMES);
        let claim = claim(form, around, true);
        let arms = Arm::read_all(form);
        Some(Self {
            name: name?,
            people: people?,
            outcome: outcome?,
            week: week?,
            arms,
            missing: missing?,
            source: source?,
            claim,
        })
    }
}

impl Arm {
    fn read_all(trial: &Form) -> Vec<Self> {
        if !trial.has("arms") {
            trial.missing("arms", "[{ arm = \"4 mg\", percent = 38.8 }]");
        }
        let forms = trial.forms("arms", &["arm", "percent", "placebo"]);
        let mut placebos = 0;
        let read = |form: &Form| {
            let name = form.need_text("arm").map(Text::into_words);
            if !form.has("percent") {
                form.missing("percent", "38.8");
            }
            let percent = form.number("percent", &(0.0..=100.0));
            let placebo = form.flag("placebo").unwrap_or_default();
            placebos += usize::from(placebo);
            if placebo && placebos == 2 {
                let problem = Problem::new("two-placebos", form.place("placebo"), "a study has one placebo arm");
                let help = "take `placebo = true` from all arms but the one that the others are held against";
                form.sheet.findings.add(problem.label("the second of them").help(help));
            }
            Some(Self { name: name?, percent: percent?, placebo })
        };
        forms.iter().filter_map(read).collect()
    }
}
