//! Quantities as they are written (`0.02 /nM/s`) turned into a number and a unit, and units held against each other.

use super::expression::number_length;
use std::collections::BTreeMap;

/// Units and the powers in which they stand: `/nM/s` is nM to the -1 and s to the -1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit(BTreeMap<String, i32>);

/// Units of time with their seconds.
pub const TIMES: [(&str, f64); 6] =
    [("s", 1.0), ("min", 60.0), ("h", 3600.0), ("day", 86_400.0), ("week", 604_800.0), ("time", 1.0)];

/// Every other unit that can be written. `unit` and `time` are those of teaching models.
pub const OTHERS: [&str; 17] =
    ["nM", "uM", "mM", "pM", "ng", "ug", "mg", "g", "kg", "mL", "L", "mol", "nmol", "unit", "%", "1", "g/mol"];

impl Unit {
    /// Reads `mg/L`, `/nM/s`, `1`; the word that is no unit where there is one.
    pub fn read(words: &str) -> Result<Self, String> {
        let mut unit = Self::default();
        for (number, part) in words.trim().split('/').enumerate() {
            for atom in part.split('*').map(str::trim).filter(|atom| !atom.is_empty() && *atom != "1") {
                let known = TIMES.iter().any(|row| row.0 == atom) || OTHERS.contains(&atom);
                if !known {
                    return Err(atom.to_owned());
                }
                *unit.0.entry(atom.to_owned()).or_default() += if number == 0 { 1 } else { -1 };
            }
        }
        unit.0.retain(|_, power| *power != 0);
        Ok(unit)
    }

    /// This unit times another to a power.
    #[must_use]
    pub fn times(&self, other: &Self, power: i32) -> Self {
        let mut unit = self.clone();
        for (atom, own) in &other.0 {
            *unit.0.entry(atom.clone()).or_default() += own * power;
        }
        unit.0.retain(|_, power| *power != 0);
        unit
    }

    /// As it is written: `mg/L`.
    pub fn words(&self) -> String {
        let over: Vec<&str> = self.repeated(1);
        let under: Vec<String> = self.repeated(-1).into_iter().map(str::to_owned).collect();
        let words = [&[over.join("*")][..], &under].concat().join("/");
        if words.is_empty() { "1".to_owned() } else { words }
    }

    fn repeated(&self, sign: i32) -> Vec<&str> {
        let atoms = self.0.iter().filter(|(_, power)| **power * sign > 0);
        atoms.flat_map(|(atom, power)| vec![&**atom; power.unsigned_abs().min(9) as usize]).collect()
    }
}

/// The number at the beginning of a quantity, and the words of its unit with their place.
pub fn quantity(words: &str) -> Option<(f64, &str)> {
    let sign = usize::from(words.starts_with('-'));
    let length = sign + number_length(&words[sign..]);
    let value = words[..length].parse::<f64>().ok().filter(|value| value.is_finite())?;
    Some((value, &words[length..]))
}

/// How many seconds a unit of time has.
pub fn seconds(unit: &str) -> Option<f64> {
    TIMES.iter().find(|row| row.0 == unit).map(|row| row.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_the_same_however_they_are_written() {
        let unit = |words| Unit::read(words).unwrap();
        assert_eq!(unit("/nM/s"), unit("1/s/nM"));
        assert_eq!(unit("L/h").words(), "L/h");
        assert_eq!(unit("nM").times(&unit("nM"), -2).times(&unit("s"), -1), unit("/nM/s"));
        assert_eq!(unit("1"), Unit::default());
        assert_eq!(Unit::read("mg/furlong"), Err("furlong".to_owned()));
        assert_eq!(quantity("-0.452 mg"), Some((-0.452, " mg")));
        assert_eq!(quantity("2e-7 /s"), Some((2e-7, " /s")));
        assert_eq!(quantity("mg"), None);
    }
}
