//! One TOML file turned into fields with their places; whatever does not fit its key becomes a problem, all of a file at once.

mod form;
mod text;
pub mod values;

pub use form::Form;
pub use text::Text;

use super::{FileId, Findings, Problem, Spot, nearest};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One value of a file, with its place.
pub type Value<'t> = Spanned<DeValue<'t>>;

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

    /// Whether a name is among those there are; if not, that is reported. Where there are none at all, any name will do: what
    /// is missing then is a file, which has its own problem.
    pub fn knows<'n>(
        &self,
        code: &'static str,
        what: &str,
        name: &Text,
        mut names: impl Iterator<Item = &'n str> + Clone,
    ) -> bool {
        let every = names.clone();
        let known = every.clone().next().is_none() || names.any(|known| known == name.words);
        if !known {
            self.unknown(code, what, name, every);
        }
        known
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
    /// Nothing had to be left out for its grammar.
    pub fn whole(&self) -> bool {
        self.whole
    }

    /// The whole file as a form with these keys; `&[]` stands for keys of the author's own.
    pub fn form<'f>(&'f self, sheet: Sheet<'f>, keys: &'static [&'static str]) -> Form<'f> {
        Form::new(sheet, self.root.get_ref(), 0..0, keys, self.whole)
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

/// ``a, b or c``, each in backticks.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
