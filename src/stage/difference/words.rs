//! A difference turned into words for either side: tagged, no tag; in the nucleus, in the cytoplasm.

use super::{Difference, Facet, Way};
use crate::biology::Duty;

impl Difference {
    /// How it is on one side, in a few words.
    pub fn told(&self, way: &Way, exact: bool) -> String {
        match way {
            Way::Has(yes) => has(self.facet, *yes, exact).to_owned(),
            Way::Stands(duty) => stands(*duty, exact).to_owned(),
            Way::Played(other) => if other.is_some() { "changed" } else { "as usual" }.to_owned(),
            Way::Hair { grown, shed } => hair(*grown, *shed).to_owned(),
            Way::At(place) => room(place),
        }
    }

    /// The same for a label at the thing itself.
    pub fn label(&self, way: &Way, exact: bool) -> String {
        match (self.facet, way, exact) {
            (Facet::Marked, Way::Has(true), _) => "tag".to_owned(),
            (Facet::Marked, Way::Has(false), _) => "no tag".to_owned(),
            _ => self.told(way, exact),
        }
    }
}

impl Way {
    /// The state that has a name; its want is drawn hollow.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Has(yes) => *yes,
            Self::Stands(duty) => *duty == Duty::Ready,
            Self::Played(other) => other.is_none(),
            Self::Hair { shed, .. } => !shed,
            Self::At(_) => true,
        }
    }
}

fn has(facet: Facet, yes: bool, exact: bool) -> &'static str {
    let (with, without) = match (facet, exact) {
        (Facet::Marked, false) => ("tagged", "no tag"),
        (Facet::Marked, true) => ("phosphorylated", "not phosphorylated"),
        (Facet::Docked, _) => ("docked", "not docked"),
        (Facet::Paired, false) => ("in a pair", "alone"),
        (Facet::Paired, true) => ("in a dimer", "no dimer"),
        (Facet::Bound, _) => ("bound", "loose"),
        (Facet::Held, _) => ("held down", "free"),
        (Facet::Read, false) => ("read", "not read"),
        (Facet::Read, true) => ("transcribed", "not transcribed"),
        (Facet::Attacked, _) => ("under attack", "not attacked"),
        (Facet::Fed, false) => ("gets its signal", "lacks its signal"),
        (Facet::Fed, true) => ("signal through", "signal blocked"),
        (Facet::Fights, _) => ("active", "stands down"),
        _ => ("there", "missing"),
    };
    if yes { with } else { without }
}

fn stands(duty: Duty, exact: bool) -> &'static str {
    match (duty, exact) {
        (Duty::Ready, _) => "on duty",
        (Duty::Weakened, _) => "weakened",
        (Duty::Plugged, false) => "plugged",
        (Duty::Plugged, true) => "inhibited",
        (Duty::Missing, _) => "missing",
        (Duty::Jammed, _) => "stuck on",
    }
}

fn hair(grown: bool, shed: bool) -> &'static str {
    match (grown, shed) {
        (_, true) => "shed",
        (true, _) => "grown",
        _ => "stays",
    }
}

/// A place of a stage as people say it: `left cytoplasm` is in the cytoplasm.
pub fn room(place: &str) -> String {
    let has = |word: &str| place.contains(word);
    let known = [
        ("nucleus", "in the nucleus"),
        ("nuclear", "at the nucleus"),
        ("dna", "at the DNA"),
        ("cytoplasm", "in the cytoplasm"),
        ("membrane", "at the membrane"),
        ("outside", "outside"),
        ("extracellular", "outside"),
    ];
    let known = known.into_iter().find(|(word, _)| has(word)).map(|pair| pair.1);
    match (place, known) {
        (_, Some(words)) => words.to_owned(),
        ("away", _) => "far away".to_owned(),
        (place, _) if place.starts_with("away from ") || place.starts_with("near ") => place.to_owned(),
        (place, _) => format!("at the {place}"),
    }
}

/// Two places of one name are the same to the eye.
pub fn alike(left: &Way, right: &Way) -> bool {
    matches!((left, right), (Way::At(one), Way::At(other)) if room(one) == room(other))
}
