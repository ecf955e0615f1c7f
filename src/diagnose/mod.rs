//! A problem and its place in a file, turned into a report that a person can act on.

mod codes;
mod drawing;
mod nearest;
pub mod reading;

pub use codes::{CODES, Layer, layer};
pub use drawing::draw;
pub use nearest::nearest;

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// Index of a source text in [`Files`].
pub type FileId = usize;

/// A stretch of bytes in one source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub file: FileId,
    pub bytes: Range<usize>,
}

/// One thing an author should change: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the kind of problem, in kebab case (`unknown-actor`); one of [`CODES`].
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    pub spot: Spot,
    /// Words under the underlined place.
    pub label: String,
    /// What to do about it, often a "did you mean".
    pub help: Option<String>,
}

impl Problem {
    /// A problem without label and help; see [`Problem::label`] and [`Problem::help`].
    pub fn new(code: &'static str, spot: Spot, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), spot, label: String::new(), help: None }
    }

    /// With words under the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With "did you mean", where something is near enough.
    #[must_use]
    pub fn guess(mut self, guess: Option<&str>) -> Self {
        if let Some(guess) = guess {
            self.help = Some(format!("did you mean `{guess}`?"));
        }
        self
    }

    /// Line and column of its beginning, both from 1, the column in characters.
    pub fn place(&self, files: &Files) -> (usize, usize) {
        let text = files.text(self.spot.file);
        let start = floor(text, self.spot.bytes.start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// The nearest character boundary at or below a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The source texts that problems point into.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<(String, Cow<'static, str>)>,
    directory: String,
}

impl Files {
    /// Takes a file's shown name and text, and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> FileId {
        self.list.push((name.into(), text.into()));
        self.list.len() - 1
    }

    pub fn name(&self, id: FileId) -> &str {
        self.list.get(id).map_or("", |file| &file.0)
    }

    pub fn text(&self, id: FileId) -> &str {
        self.list.get(id).map_or("", |file| &file.1)
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The file with this shown name.
    pub fn find(&self, name: &str) -> Option<FileId> {
        self.list.iter().position(|file| file.0 == name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|file| &*file.0)
    }

    /// Says in which directory the files stand, which is shown before their names.
    pub fn stand_in(&mut self, directory: &str) {
        self.directory = format!("{}/", directory.trim_end_matches('/'));
    }

    /// A file's name with the directory before it, as it can be opened.
    pub fn path(&self, id: FileId) -> String {
        format!("{}{}", self.directory, self.name(id))
    }
}

/// Problems as they are found. Bounded for each file, so that junk gives a report and not a flood.
#[derive(Debug, Default)]
pub struct Findings {
    list: RefCell<Vec<Problem>>,
    counts: RefCell<Vec<usize>>,
}

impl Findings {
    /// How many problems of one file are listed.
    pub const MOST: usize = 100;

    /// Takes a problem, with whatever a terminal must not see made harmless.
    pub fn add(&self, mut problem: Problem) {
        let count = self.tally(problem.spot.file);
        if count > Self::MOST + 1 {
            return;
        }
        if count > Self::MOST {
            problem = Problem::new("and-more", problem.spot, "this file has more problems")
                .label("from here on")
                .help("mend those above and check again");
        }
        problem.message = harmless(problem.message);
        problem.label = harmless(problem.label);
        problem.help = problem.help.map(harmless);
        self.list.borrow_mut().push(problem);
    }

    fn tally(&self, file: FileId) -> usize {
        let mut counts = self.counts.borrow_mut();
        if counts.len() <= file {
            counts.resize(file + 1, 0);
        }
        counts[file] += 1;
        counts[file]
    }

    /// Takes the problems of files that were read elsewhere.
    pub fn take_over(&self, problems: Vec<Problem>) {
        self.list.borrow_mut().extend(problems);
    }

    /// No more problems of this file will be listed, so suggestions need no work.
    pub fn full(&self, file: FileId) -> bool {
        self.counts.borrow().get(file).is_some_and(|count| *count > Self::MOST)
    }

    /// Every problem, in the order of files and of places in them.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut list = self.list.into_inner();
        list.sort_by(|a, b| {
            let place = |problem: &Problem| (problem.spot.file, problem.spot.bytes.start);
            place(a).cmp(&place(b))
        });
        // What is read twice is reported once.
        list.dedup();
        list
    }
}

/// Whether a character may be shown in a terminal: neither a control nor an invisible turn of direction.
pub fn shown(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn harmless(words: String) -> String {
    if words.chars().all(shown) {
        return words;
    }
    words.chars().map(|c| if shown(c) { c } else { '\u{fffd}' }).collect()
}
