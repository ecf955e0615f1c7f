//! A table of a file turned into its parts by key; a key that does not belong there, or is missing, becomes a problem.

use super::{Sheet, Text, Value, listed, text_of, wrong_type};
use crate::diagnose::{Problem, Spot};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable};

/// No list of a file may be longer.
const LONGEST: usize = 1000;

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
    pub(super) fn new(
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
        for (key, _) in self.table.iter().filter(|(key, _)| !keys.contains(&&**key.get_ref())) {
            let key = Text::of(self.sheet, key.get_ref(), key.span());
            let guess = self.sheet.nearest(&key.words, keys.iter().copied());
            let message = format!("there is no key `{}` here", key.words);
            let problem = Problem::new("unknown-key", key.spot, message).label("unknown key");
            let problem = problem.help(format!("the keys here are {}", listed(keys))).guess(guess);
            self.sheet.findings.add(problem);
            self.meant.extend(guess);
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

    pub(super) fn get(&self, key: &str) -> Option<&'t Value<'t>> {
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
    pub(super) fn wrong_type(&self, value: &Value, wanted: &str) {
        wrong_type(self.sheet, value, wanted);
    }

    /// A text, where the key is there.
    pub fn text(&self, key: &str) -> Option<Text<'t>> {
        text_of(self.sheet, self.get(key)?)
    }

    /// A text, if what is there is one.
    pub fn text_if(&self, key: &str) -> Option<Text<'t>> {
        self.is_text(key).then(|| self.text(key)).flatten()
    }

    /// A text that must be there.
    pub fn need_text(&self, key: &str) -> Option<Text<'t>> {
        if !self.has(key) {
            self.missing(key, "\"...\"");
        }
        self.text(key)
    }

    /// A list of values, where the key is there.
    pub(super) fn list(&self, key: &str, wanted: &str) -> Vec<&'t Value<'t>> {
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

    /// The entries of a list that may hold texts and tables side by side: `["...", { plain = "..." }]`.
    pub fn texts_or_forms(&self, key: &str, keys: &'static [&'static str]) -> Vec<(Option<Text<'t>>, Option<Self>)> {
        let each = |value: &'t Value<'t>| {
            if value.get_ref().is_table() {
                (None, self.inner(value, keys))
            } else {
                (text_of(self.sheet, value), None)
            }
        };
        self.list(key, "a list in brackets").into_iter().map(each).collect()
    }

    /// The table under a key, where there is one.
    pub fn form(&self, key: &str, keys: &'static [&'static str]) -> Option<Self> {
        self.inner(self.get(key)?, keys)
    }

    /// The table under a key, if what is there is one.
    pub fn form_if(&self, key: &str, keys: &'static [&'static str]) -> Option<Self> {
        let value = self.get(key).filter(|value| value.get_ref().is_table())?;
        self.inner(value, keys)
    }

    /// A value of this form as a form of its own.
    pub fn inner(&self, value: &'t Value<'t>, keys: &'static [&'static str]) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table");
            return None;
        };
        Some(Self::new(self.sheet, table, value.span(), keys, self.whole))
    }
}
