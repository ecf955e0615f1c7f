//! The single values of a form: yes or no, numbers, choices, dates; what does not fit becomes a problem.

use super::{Form, Text, Value, listed};
use crate::diagnose::Problem;
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// How far a date must be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    ToTheYear,
    ToTheMonth,
    ToTheDay,
}

impl<'t> Form<'t> {
    /// Yes or no, where the key is there.
    pub fn flag(&self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, "`true` or `false`");
        }
        flag
    }

    /// A number within bounds, where the key is there.
    pub fn number(&self, key: &str, bounds: &RangeInclusive<f32>) -> Option<f32> {
        self.number_of(self.get(key)?, bounds)
    }

    /// A number to its last digit within bounds, where the key is there.
    pub fn exact(&self, key: &str, bounds: &RangeInclusive<f64>) -> Option<f64> {
        self.exact_of(self.get(key)?, bounds)
    }

    /// The same, which must be there.
    pub fn need_exact(&self, key: &str, bounds: &RangeInclusive<f64>) -> Option<f64> {
        if !self.has(key) {
            self.missing(key, &bounds.start().max(0.0).to_string());
        }
        self.exact(key, bounds)
    }

    /// A number to its last digit within bounds.
    pub fn exact_of(&self, value: &Value, bounds: &RangeInclusive<f64>) -> Option<f64> {
        let fits = Some(self.real(value)?).filter(|number| bounds.contains(number));
        if fits.is_none() {
            self.bad_number(value, &format!("must be from {} to {}", bounds.start(), bounds.end()));
        }
        fits
    }

    /// A whole number within bounds that must be there.
    pub fn need_whole(&self, key: &str, bounds: RangeInclusive<u8>) -> Option<u8> {
        let Some(value) = self.get(key) else {
            self.missing(key, &bounds.start().to_string());
            return None;
        };
        let (least, most) = bounds.into_inner();
        let number = self.number_of(value, &(f32::from(least)..=f32::from(most)))?;
        if number.fract() != 0.0 {
            let problem = Problem::new("bad-number", self.sheet.spot(value.span()), "this must be a whole number");
            self.sheet.findings.add(problem.label("a fraction").help("round it"));
            return None;
        }
        Some(number as u8)
    }

    /// Exactly `N` numbers within bounds that must be there: `[168, 120]`.
    pub fn need_numbers<const N: usize>(&self, key: &str, bounds: &RangeInclusive<f32>) -> Option<[f32; N]> {
        let Some(value) = self.get(key) else {
            self.missing(key, &format!("[{}]", ["0"; N].join(", ")));
            return None;
        };
        self.numbers_of(value, bounds)
    }

    /// Exactly `N` numbers.
    pub fn numbers_of<const N: usize>(&self, value: &Value<'t>, bounds: &RangeInclusive<f32>) -> Option<[f32; N]> {
        let array = value.get_ref().as_array().filter(|array| array.len() == N);
        let Some(array) = array else {
            self.wrong_type(value, &format!("{N} numbers in brackets"));
            return None;
        };
        let mut numbers = [0.0; N];
        for (number, value) in numbers.iter_mut().zip(array.iter()) {
            *number = self.number_of(value, bounds)?;
        }
        Some(numbers)
    }

    /// A list of points: `[[62, 38], [70, 38]]`.
    pub fn need_points(&self, key: &str, bounds: &RangeInclusive<f32>) -> Vec<(f32, f32)> {
        if !self.has(key) {
            self.missing(key, "[[0, 0]]");
        }
        self.list(key, "a list of points such as `[[62, 38]]`")
            .into_iter()
            .filter_map(|value| self.numbers_of::<2>(value, bounds))
            .map(|[x, y]| (x, y))
            .collect()
    }

    fn number_of(&self, value: &Value, bounds: &RangeInclusive<f32>) -> Option<f32> {
        let fits = Some(self.real(value)? as f32).filter(|number| bounds.contains(number));
        if fits.is_none() {
            self.bad_number(value, &format!("must be from {} to {}", bounds.start(), bounds.end()));
        }
        fits
    }

    /// A number above zero that must be there, to its last digit.
    pub fn need_above_zero(&self, key: &str, example: &str) -> Option<f64> {
        let Some(value) = self.get(key) else {
            self.missing(key, example);
            return None;
        };
        let fits = Some(self.real(value)?).filter(|number| number.is_finite() && *number > 0.0);
        if fits.is_none() {
            self.bad_number(value, "must be above 0");
        }
        fits
    }

    /// A whole number from 1 to `most` that must be there.
    pub fn need_count(&self, key: &str, most: u32) -> Option<u32> {
        let Some(value) = self.get(key) else {
            self.missing(key, "1");
            return None;
        };
        let whole = |number: &f64| number.fract() == 0.0 && (1.0..=f64::from(most)).contains(number);
        let fits = Some(self.real(value)?).filter(whole).map(|number| number as u32);
        if fits.is_none() {
            self.bad_number(value, &format!("must be a whole number from 1 to {most}"));
        }
        fits
    }

    /// What stands there as a number, not a number where none can be had of it; anything else is reported.
    fn real(&self, value: &Value) -> Option<f64> {
        match value.get_ref() {
            DeValue::Integer(whole) => {
                Some(i64::from_str_radix(whole.as_str(), whole.radix()).map_or(f64::NAN, |whole| whole as f64))
            }
            DeValue::Float(float) => Some(float.as_str().parse().unwrap_or(f64::NAN)),
            _ => {
                self.wrong_type(value, "a number");
                None
            }
        }
    }

    fn bad_number(&self, value: &Value, label: &str) {
        let spot = self.sheet.spot(value.span());
        let problem = Problem::new("bad-number", spot, "this number does not fit here");
        self.sheet.findings.add(problem.label(label));
    }

    /// One of a few words, where the key is there.
    pub fn choice<T: Clone>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        self.chosen(&self.text(key)?, choices)
    }

    /// One of a few words that must be there.
    pub fn need_choice<T: Clone>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        self.chosen(&self.need_text(key)?, choices)
    }

    fn chosen<T: Clone>(&self, text: &Text, choices: &[(&str, T)]) -> Option<T> {
        let found = choices.iter().find(|choice| choice.0 == text.words);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|choice| choice.0).collect();
            let message = format!("`{}` is no choice here", text.words);
            let problem = Problem::new("bad-choice", text.spot.clone(), message)
                .label(format!("must be {}", listed(&names)))
                .guess(self.sheet.nearest(&text.words, names.iter().copied()));
            self.sheet.findings.add(problem);
        }
        found.map(|choice| choice.1.clone())
    }

    /// A date, `2026-11-22`, that must be there; month or day may be left out where less is enough.
    pub fn need_date(&self, key: &str, known: Known) -> Option<String> {
        let (example, how) = match known {
            Known::ToTheYear => ("2026", "\"2026\", \"2026-11\" or \"2026-11-22\", as far as it is known"),
            Known::ToTheMonth => ("2026-11", "\"2026-11\""),
            Known::ToTheDay => ("2026-11-22", "\"2026-11-22\""),
        };
        if !self.has(key) {
            self.missing(key, &format!("\"{example}\""));
        }
        let text = self.text(key)?;
        if is_date(&text.words, known) {
            return Some(text.into_words());
        }
        let message = format!("`{}` is not a date", text.words);
        let problem = Problem::new("bad-date", text.spot, message);
        self.sheet.findings.add(problem.label(format!("write it as {how}")));
        None
    }
}

fn is_date(words: &str, known: Known) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let number = |part: &str, digits: usize, most: u32| {
        part.len() == digits
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|number| (1..=most).contains(&number))
    };
    match parts[..] {
        [year] => known <= Known::ToTheYear && number(year, 4, 9999),
        [year, month] => known <= Known::ToTheMonth && number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}
