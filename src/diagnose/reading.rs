//! One TOML file turned into fields with their places; whatever does not fit its key becomes a problem, all of a file at once.

mod text;

pub use text::Text;

use super::{FileId, Findings, Problem, Spot, nearest};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// One value of a file, with its place.
pub type Value<'t> = Spanned<DeValue<'t>>;

/// No list of a file may be longer.
const LONGEST: usize = 1000;

/// A source text on the way to being read.
#[derive(Clone, Copy)]
pub struct Sheet<'t> {
    pub file: FileId,
    pub text: &'t str,
    pub findings: &'t Findings,
}

impl<'t> Sheet<'t> {
    /// Reads the text as TOML as far as it goes; every breach of the grammar is a problem.
    pub fn parse(self) -> Parsed<'t> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let bytes = error.span().unwrap_or(0..0);
            let problem = Problem::new("syntax", self.spot(bytes), error.message().to_owned());
            self.findings.add(problem.label("not TOML from here"));
        }
        Parsed { root, whole: errors.is_empty() }
    }

    pub fn spot(&self, bytes: Range<usize>) -> Spot {
        Spot { file: self.file, bytes }
    }

    /// The nearest of some names, unless this file's report is full already.
    pub fn nearest<'n>(&self, word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        if self.findings.full(self.file) {
            return None;
        }
        nearest(word, names)
    }

    /// Reports a name that something of its kind had before.
    pub fn duplicate(&self, what: &str, name: &Text) {
        let message = format!("there is a {what} `{}` already", name.words);
        let problem = Problem::new("duplicate-name", name.spot.clone(), message);
        self.findings.add(problem.label("the second of that name"));
    }

    /// Reports a name that nothing has, with the one that was likely meant.
    pub fn unknown<'n>(&self, code: &'static str, what: &str, name: &Text, names: impl IntoIterator<Item = &'n str>) {
        let guess = self.nearest(&name.words, names);
        let message = format!("there is no {what} `{}`", name.words);
        let problem = Problem::new(code, name.spot.clone(), message);
        self.findings.add(problem.label(format!("no such {what}")).guess(guess));
    }
}

/// A text that has been read as TOML.
pub struct Parsed<'t> {
    root: Spanned<DeTable<'t>>,
    /// Nothing had to be left out.
    whole: bool,
}

impl Parsed<'_> {
    /// The whole file as a form with these keys; `&[]` stands for keys of the author's own.
    pub fn form<'f>(&'f self, sheet: Sheet<'f>, keys: &'static [&'static str]) -> Form<'f> {
        Form::new(sheet, self.root.get_ref(), 0..0, keys, self.whole)
    }
}

/// A table of a file, whose keys are known beforehand.
#[derive(Clone)]
pub struct Form<'t> {
    pub sheet: Sheet<'t>,
    table: &'t DeTable<'t>,
    /// Where its header stands.
    pub spot: Spot,
    /// Known keys that a stray one was likely meant to be: that they are missing is no news.
    meant: Vec<&'static str>,
    whole: bool,
}

impl<'t> Form<'t> {
    fn new(
        sheet: Sheet<'t>,
        table: &'t DeTable<'t>,
        bytes: Range<usize>,
        keys: &'static [&'static str],
        whole: bool,
    ) -> Self {
        let mut form = Self { sheet, table, spot: sheet.spot(bytes), meant: Vec::new(), whole };
        if !keys.is_empty() {
            form.report_strays(keys);
        }
        form
    }

    fn report_strays(&mut self, keys: &'static [&'static str]) {
        for (key, _) in self.entries() {
            if keys.contains(&&*key.words) {
                continue;
            }
            let guess = keys
                .iter()
                .copied()
                .find(|known| self.sheet.nearest(&key.words, [*known]).is_some())
                .and_then(|_| self.sheet.nearest(&key.words, keys.iter().copied()));
            let problem = Problem::new("unknown-key", key.spot, format!("there is no key `{}` here", key.words))
                .label("unknown key")
                .help(format!("the keys here are {}", listed(keys)))
                .guess(guess);
            self.sheet.findings.add(problem);
            if let Some(guess) = guess {
                self.meant.extend(keys.iter().find(|key| **key == guess));
            }
        }
    }

    /// Every key and value in the order of the file.
    pub fn entries(&self) -> Vec<(Text<'t>, &'t Value<'t>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        if entries.len() > LONGEST {
            self.report_too_many(self.spot.clone(), entries.len());
            entries.truncate(LONGEST);
        }
        let text = |key: &'t Spanned<DeString<'t>>| Text::of(self.sheet, key.get_ref(), key.span());
        entries.into_iter().map(|(key, value)| (text(key), value)).collect()
    }

    /// Every entry as a form of its own with these keys, in the order of the file.
    pub fn named(&self, keys: &'static [&'static str]) -> Vec<(Text<'t>, Self)> {
        let entries = self.entries().into_iter();
        let form = |(name, value)| Some((name, self.inner(value, keys)?));
        entries.filter_map(form).collect()
    }

    fn report_too_many(&self, spot: Spot, count: usize) {
        let message = format!("{count} entries are more than the {LONGEST} that are read");
        let problem = Problem::new("too-many", spot, message);
        self.sheet.findings.add(problem.label("too many"));
    }

    fn get(&self, key: &str) -> Option<&'t Value<'t>> {
        self.table.get(key)
    }

    /// Where a key's value stands; the header where there is no such key.
    pub fn place(&self, key: &str) -> Spot {
        self.get(key).map_or_else(|| self.spot.clone(), |value| self.sheet.spot(value.span()))
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The key is there and holds a text.
    pub fn is_text(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.get_ref().is_str())
    }

    /// Reports that a key is not there, unless a stray key explains it or the file is broken anyway.
    pub fn missing(&self, key: &str, example: &str) {
        if !self.whole || self.meant.iter().any(|meant| key.split('.').next() == Some(meant)) {
            return;
        }
        let message = format!("the key `{key}` is missing");
        let problem = Problem::new("missing-key", self.spot.clone(), message);
        self.sheet.findings.add(problem.label(format!("needs `{key}`")).help(format!("add `{key} = {example}`")));
    }

    /// Reports that a value is of the wrong type.
    fn wrong_type(&self, value: &Value, wanted: &str) {
        wrong_type(self.sheet, value, wanted);
    }

    /// A text, where the key is there.
    pub fn text(&self, key: &str) -> Option<Text<'t>> {
        text_of(self.sheet, self.get(key)?)
    }

    /// A text that must be there.
    pub fn need_text(&self, key: &str) -> Option<Text<'t>> {
        if !self.has(key) {
            self.missing(key, "\"...\"");
        }
        self.text(key)
    }

    /// A list of values, where the key is there.
    fn list(&self, key: &str, wanted: &str) -> Vec<&'t Value<'t>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, wanted);
            return Vec::new();
        };
        if array.len() > LONGEST {
            self.report_too_many(self.sheet.spot(value.span()), array.len());
        }
        array.iter().take(LONGEST).collect()
    }

    /// A list of texts; empty where there is none.
    pub fn texts(&self, key: &str) -> Vec<Text<'t>> {
        self.list(key, "a list of texts in brackets")
            .into_iter()
            .filter_map(|value| text_of(self.sheet, value))
            .collect()
    }

    /// A list of texts that must be there.
    pub fn need_texts(&self, key: &str) -> Vec<Text<'t>> {
        if !self.has(key) {
            self.missing(key, "[\"...\"]");
        }
        self.texts(key)
    }

    /// Tables under one key (`[[step]]`, or a list of `{ ... }`); empty where there are none.
    pub fn forms(&self, key: &str, keys: &'static [&'static str]) -> Vec<Self> {
        let wanted = format!("a list of tables, each under `[[{key}]]`");
        self.list(key, &wanted).into_iter().filter_map(|value| self.inner(value, keys)).collect()
    }

    /// The table under a key, where there is one.
    pub fn form(&self, key: &str, keys: &'static [&'static str]) -> Option<Self> {
        self.inner(self.get(key)?, keys)
    }

    /// A value of this form as a form of its own.
    pub fn inner(&self, value: &'t Value<'t>, keys: &'static [&'static str]) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table");
            return None;
        };
        Some(Self::new(self.sheet, table, value.span(), keys, self.whole))
    }

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
    pub fn number(&self, key: &str, bounds: Range<f32>) -> Option<f32> {
        self.number_of(self.get(key)?, bounds)
    }

    /// Exactly `N` numbers within bounds that must be there: `[168, 120]`.
    pub fn need_numbers<const N: usize>(&self, key: &str, bounds: Range<f32>) -> Option<[f32; N]> {
        match self.get(key) {
            Some(value) => self.numbers_of(value, bounds),
            None => {
                self.missing(key, &format!("[{}]", ["0"; N].join(", ")));
                None
            }
        }
    }

    /// Exactly `N` numbers.
    pub fn numbers_of<const N: usize>(&self, value: &Value<'t>, bounds: Range<f32>) -> Option<[f32; N]> {
        let array = value.get_ref().as_array().filter(|array| array.len() == N);
        let Some(array) = array else {
            self.wrong_type(value, &format!("{N} numbers in brackets"));
            return None;
        };
        let mut numbers = [0.0; N];
        for (number, value) in numbers.iter_mut().zip(array.iter()) {
            *number = self.number_of(value, bounds.clone())?;
        }
        Some(numbers)
    }

    /// A list of points: `[[62, 38], [70, 38]]`.
    pub fn need_points(&self, key: &str, bounds: &Range<f32>) -> Vec<(f32, f32)> {
        if !self.has(key) {
            self.missing(key, "[[0, 0]]");
        }
        self.list(key, "a list of points such as `[[62, 38]]`")
            .into_iter()
            .filter_map(|value| self.numbers_of::<2>(value, bounds.clone()))
            .map(|[x, y]| (x, y))
            .collect()
    }

    fn number_of(&self, value: &Value, bounds: Range<f32>) -> Option<f32> {
        let number = match value.get_ref() {
            DeValue::Integer(whole) => {
                i64::from_str_radix(whole.as_str(), whole.radix()).ok().map(|whole| whole as f32)
            }
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => {
                self.wrong_type(value, "a number");
                return None;
            }
        };
        let fits = number.filter(|number| bounds.contains(number));
        if fits.is_none() {
            let Range { start, end } = bounds;
            let spot = self.sheet.spot(value.span());
            let problem = Problem::new("bad-number", spot, "this number does not fit here")
                .label(format!("must be at least {start} and less than {end}"));
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
        let text = self.need_text(key)?;
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

/// A text out of a value; anything else is reported.
pub fn text_of<'t>(sheet: Sheet<'t>, value: &'t Value<'t>) -> Option<Text<'t>> {
    if let DeValue::String(words) = value.get_ref() {
        return Some(Text::of(sheet, words, value.span()));
    }
    wrong_type(sheet, value, "a text in quotes");
    None
}

fn wrong_type(sheet: Sheet, value: &Value, wanted: &str) {
    let found = match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = format!("this must be {wanted}, not {found}");
    let problem = Problem::new("wrong-type", sheet.spot(value.span()), message);
    sheet.findings.add(problem.label(format!("expected {wanted}")));
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

/// ``a, b or c``, each in backticks.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
