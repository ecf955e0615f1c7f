//! A string of a TOML file turned into words that know where each of them stands.

use super::Sheet;
use crate::diagnose::{Problem, Spot, shown};
use std::borrow::Cow;
use std::ops::Range;

/// Words of a file and their place.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    pub words: Cow<'t, str>,
    /// Between the quotes.
    pub spot: Spot,
    /// The words stand in the file as they are, byte by byte, without escapes.
    verbatim: bool,
}

impl<'t> Text<'t> {
    /// The words of a string whose span in the file includes its quotes. What must not be shown is left out.
    pub(super) fn of(sheet: Sheet<'t>, words: &'t str, span: Range<usize>) -> Self {
        let inner = inside(sheet.text, words, &span);
        let mut text =
            Self { words: Cow::Borrowed(words), verbatim: inner.is_some(), spot: sheet.spot(inner.unwrap_or(span)) };
        // Nearly every text is of plain letters, which takes no look at each character.
        if !words.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !words.chars().all(shown) {
            text.clean(sheet);
        }
        text
    }

    /// Line ends and tabs become spaces; any other character that a terminal must not see is a problem and goes.
    fn clean(&mut self, sheet: Sheet) {
        let mut clean = String::with_capacity(self.words.len());
        let mut bad = None;
        for (at, character) in self.words.char_indices() {
            match character {
                '\n' | '\t' => clean.push(' '),
                _ if shown(character) => clean.push(character),
                _ => bad = bad.or(Some((at, character))),
            }
        }
        if let Some((at, character)) = bad {
            let spot = self.part(at..at + character.len_utf8());
            let code = u32::from(character);
            let message = format!("the character U+{code:04X} cannot be shown in a terminal");
            let problem = Problem::new("control-character", spot, message);
            sheet.findings.add(problem.label("left out"));
            self.verbatim = false;
        }
        self.words = Cow::Owned(clean);
    }

    /// Where a stretch of the words stands; the whole string where escapes make that uncertain.
    pub fn part(&self, range: Range<usize>) -> Spot {
        if !self.verbatim {
            return self.spot.clone();
        }
        let start = self.spot.bytes.start;
        Spot { file: self.spot.file, bytes: start + range.start..start + range.end }
    }

    /// A stretch of the words as a text of its own.
    pub fn cut(&self, range: Range<usize>) -> Text<'_> {
        Text { words: Cow::Borrowed(&self.words[range.clone()]), spot: self.part(range), verbatim: self.verbatim }
    }

    pub fn into_words(self) -> String {
        self.words.into_owned()
    }
}

/// Where the words themselves stand inside of a quoted span, if they stand there as they are.
fn inside(source: &str, words: &str, span: &Range<usize>) -> Option<Range<usize>> {
    // The reader of TOML borrows from the source whatever has no escapes; what it had to build lies elsewhere.
    let start = (words.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    let end = start + words.len();
    (span.start <= start && end <= span.end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use crate::diagnose::Findings;

    /// The words of the file at the place of bytes 4 to 8 of `key`, whose value is "one two three".
    fn second_word(source: &str) -> String {
        let findings = Findings::default();
        let sheet = Sheet { file: 0, text: source, findings: &findings };
        let parsed = sheet.parse();
        let text = parsed.form(sheet, &[]).text("key").unwrap();
        assert_eq!(text.words.trim(), "one two three");
        source[text.part(4..7).bytes].to_owned()
    }

    #[test]
    fn a_part_stands_where_it_stands_in_the_file() {
        assert_eq!(second_word("key = \"one two three\""), "two");
        assert_eq!(second_word("other = 1 # é\nkey = 'one two three'"), "two");
        assert_eq!(second_word("key = \"\"\"\none two three\"\"\""), "two");
        assert_eq!(second_word("key = '''one two three'''"), "two");
        assert_eq!(second_word("key = \"\"\"one\ntwo\nthree\"\"\""), "two");
    }

    #[test]
    fn with_escapes_the_whole_string_is_the_place() {
        assert_eq!(second_word("key = \"one t\\u0077o three\""), "\"one t\\u0077o three\"");
        assert_eq!(second_word("key = \"\"\"one two \\\n  three\"\"\""), "\"\"\"one two \\\n  three\"\"\"");
    }
}
