//! The single values of a form: yes or no, numbers, choices, dates; what does not fit becomes a problem.

use super::{Form, Text, Value, listed};
use crate::diagnose::Problem;
use std::ops::RangeInclusive;
use toml::de::DeValue;

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

    /// A number of full precision within bounds, where the key is there.
    pub fn real(&self, key: &str, bounds: &RangeInclusive<f64>) -> Option<f64> {
        self.real_of(self.get(key)?, bounds)
    }

    /// The same, which must be there.
    pub fn need_real(&self, key: &str, bounds: &RangeInclusive<f64>) -> Option<f64> {
        if !self.has(key) {
            self.missing(key, &bounds.start().max(0.0).to_string());
        }
        self.real(key, bounds)
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
        let bounds = f64::from(*bounds.start())..=f64::from(*bounds.end());
        self.real_of(value, &bounds).map(|number| number as f32)
    }

    /// A number of full precision within bounds.
    pub fn real_of(&self, value: &Value, bounds: &RangeInclusive<f64>) -> Option<f64> {
        let number = match value.get_ref() {
            DeValue::Integer(whole) => {
                i64::from_str_radix(whole.as_str(), whole.radix()).ok().map(|whole| whole as f64)
            }
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => {
                self.wrong_type(value, "a number");
                return None;
            }
        };
        let fits = number.filter(|number| bounds.contains(number));
        if fits.is_none() {
            let (start, end) = (bounds.start(), bounds.end());
            let spot = self.sheet.spot(value.span());
            let problem = Problem::new("bad-number", spot, "this number does not fit here")
                .label(format!("must be from {start} to {end}"));
            self.sheet.findings.add(problem);
        }
        fits
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

    /// A date `2026-11-22` (or, where a month is enough, `2026-11`) that must be there.
    pub fn need_date(&self, key: &str, month_is_enough: bool) -> Option<String> {
        if !self.has(key) {
            self.missing(key, "\"2026-11-22\"");
        }
        let text = self.text(key)?;
        if is_date(&text.words, month_is_enough) {
            return Some(text.into_words());
        }
        let example = if month_is_enough { "2026-11" } else { "2026-11-22" };
        let message = format!("`{}` is not a date", text.words);
        let problem = Problem::new("bad-date", text.spot, message);
        self.sheet.findings.add(problem.label(format!("write it as \"{example}\"")));
        None
    }
}

fn is_date(words: &str, month_is_enough: bool) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let number = |part: &str, digits: usize, most: u32| {
        part.len() == digits
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|number| (1..=most).contains(&number))
    };
    match parts[..] {
        [year, month] => month_is_enough && number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}
