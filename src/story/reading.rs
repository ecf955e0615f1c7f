//! Sentences turned into a reading level: Flesch-Kincaid grade and LIX, with names excepted and without.

use super::telling::Word;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// A word with more letters is long.
const LONG: usize = 6;

/// What a text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub sentences: usize,
    pub words: usize,
    pub syllables: usize,
    pub long: usize,
}

impl Tally {
    /// The Flesch-Kincaid grade: years of school.
    pub fn grade(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let words = self.words as f64;
        0.39 * words / self.sentences.max(1) as f64 + 11.8 * self.syllables as f64 / words - 15.59
    }

    /// LIX: words a sentence, and how many of a hundred words are long.
    pub fn lix(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let words = self.words as f64;
        words / self.sentences.max(1) as f64 + 100.0 * self.long as f64 / words
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
        self.long += other.long;
    }
}

/// The level of a text: with each word of a name counted as one short syllable, and as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Level {
    pub excepted: Tally,
    pub raw: Tally,
}

impl AddAssign for Level {
    fn add_assign(&mut self, other: Self) {
        self.excepted += other.excepted;
        self.raw += other.raw;
    }
}

/// Names that cannot be said more simply, by their first word.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, BTreeSet<Vec<String>>>);

impl<'n> FromIterator<&'n str> for Names {
    fn from_iter<T: IntoIterator<Item = &'n str>>(names: T) -> Self {
        let mut known = Self::default();
        for name in names {
            let words: Vec<String> = name.split_whitespace().map(plainly).collect();
            if let Some(first) = words.first() {
                known.0.entry(first.clone()).or_default().insert(words);
            }
        }
        known
    }
}

impl Names {
    /// How many words from the first of these on are a name: the longest that fits, 0 if none does.
    pub fn length(&self, words: &[Word]) -> usize {
        let Some(first) = words.first() else { return 0 };
        let names = [plainly(&first.shown), singular(&plainly(&first.shown))];
        let fits = |name: &&Vec<String>| {
            name.len() <= words.len()
                && name.iter().zip(words).all(|(part, word)| {
                    let word = plainly(&word.shown);
                    *part == word || *part == singular(&word)
                })
        };
        let known = names.iter().filter_map(|name| self.0.get(name)).flatten();
        known.filter(fits).map(Vec::len).max().unwrap_or(0)
    }
}

/// A word as names are compared: in small letters, without a possessive.
fn plainly(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    word.strip_suffix("'s").map(str::to_owned).unwrap_or(word)
}

fn singular(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Measures sentences; a mention is a name, and so is what `names` knows.
pub fn level(sentences: &[Vec<Word>], names: &Names) -> Level {
    let mut level = Level::default();
    for sentence in sentences {
        let mut tally = Level::default();
        let mut named = 0;
        for (at, word) in sentence.iter().enumerate() {
            named = named.max(names.length(&sentence[at..]));
            let raw = count(&word.shown);
            tally.raw += raw;
            let name = named > 0 || word.mention.is_some();
            tally.excepted += if name { Tally { words: 1, syllables: 1, ..Tally::default() } } else { raw };
            named = named.saturating_sub(1);
        }
        (tally.raw.sentences, tally.excepted.sentences) = (1, 1);
        level += tally;
    }
    level
}

fn count(word: &str) -> Tally {
    let parts = word.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    let long = parts.clone().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > LONG);
    Tally { sentences: 0, words: 1, syllables: syllables(word), long: usize::from(long) }
}

/// Words that the rules below get wrong, by their stem, and how many syllables the stem has.
const ODD: [(&str, usize); 27] = [
    ("alopecia", 5),
    ("anyone", 3),
    ("area", 3),
    ("areata", 4),
    ("being", 2),
    ("business", 2),
    ("client", 2),
    ("create", 2),
    ("diet", 2),
    ("different", 3),
    ("every", 2),
    ("everyone", 3),
    ("idea", 3),
    ("life", 1),
    ("lifetime", 2),
    ("people", 2),
    ("protein", 2),
    ("quiet", 2),
    ("react", 2),
    ("recipe", 3),
    ("science", 2),
    ("scientist", 3),
    ("someone", 2),
    ("something", 2),
    ("sometimes", 2),
    ("therefore", 2),
    ("whole", 1),
];

/// How many syllables a word has, by the rules of thumb of English spelling: a group of vowels is one; a silent `e` at the
/// end is none (`make`, `makes`, `tagged`), unless a consonant and `l` come before it (`little`), or `tr` (`centre`), or it is heard
/// (`started`, `badges`); vowels that meet without melting are two (`ra-di-o`, `us-u-al`, `go-ing`). A number is one; capitals
/// that no one can read are spelt out (`IFN`).
pub fn syllables(word: &str) -> usize {
    let parts = word.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.filter(|part| !part.is_empty()).map(part_syllables).sum::<usize>().max(1)
}

fn part_syllables(part: &str) -> usize {
    let letters: String = part.chars().filter(|c| c.is_alphabetic()).collect();
    let number = usize::from(letters.len() < part.trim_matches(['\'', '’']).len() && part.contains(char::is_numeric));
    if letters.is_empty() {
        return number;
    }
    if letters.chars().all(char::is_uppercase) && !readable(&letters.to_lowercase()) {
        return letters.chars().count() + number;
    }
    number + spoken(&plainly(part).chars().filter(|c| c.is_alphabetic()).collect::<String>())
}

/// Whether capitals can be read as a word: `JAK` can, `IFN` and `DNA` are spelt out.
fn readable(letters: &str) -> bool {
    let inner = letters.get(1..letters.len().saturating_sub(1)).unwrap_or_default();
    !letters.starts_with(is_vowel) && inner.contains(is_vowel)
}

fn is_vowel(c: char) -> bool {
    "aeiouyéèêäöüαιο".contains(c)
}

fn spoken(word: &str) -> usize {
    let odd = |stem: &str| ODD.iter().find(|row| row.0 == stem).map(|row| row.1);
    if let Some(known) = odd(word).or_else(|| odd(&singular(word))) {
        return known;
    }
    let signs: Vec<char> = word.chars().collect();
    let vowel = |at: usize| is_vowel(signs[at]) && !(signs[at] == 'u' && at > 0 && signs[at - 1] == 'q');
    let groups = (0..signs.len()).filter(|at| vowel(*at) && (*at == 0 || !vowel(at - 1))).count();
    let apart = (1..signs.len()).filter(|at| vowel(*at) && vowel(at - 1) && apart(&signs, *at)).count();
    let humming = usize::from(word.ends_with("sm") || word.ends_with("thm"));
    (groups + apart + humming).saturating_sub(usize::from(silent_end(&signs))).max(1)
}

/// Whether a vowel does not melt with the one before it.
fn apart(signs: &[char], at: usize) -> bool {
    let before = at.checked_sub(2).map_or(' ', |at| signs[at]);
    let ending: String = signs[at..].iter().collect();
    match (signs[at - 1], signs[at]) {
        ('i', 'a') => !matches!(before, 'c' | 't'),
        ('i', 'o') => !matches!(before, 'c' | 's' | 't' | 'g'),
        ('i', 'u') | ('y', 'i') => true,
        ('u', 'a') => !matches!(before, 'g' | 'q' | ' '),
        ('e' | 'o', 'i') => ending == "ing",
        ('e', 'o') => before != 'g',
        _ => false,
    }
}

/// Whether the last `e` is not heard.
fn silent_end(signs: &[char]) -> bool {
    let word: String = signs.iter().collect();
    let (stem, ending) = ["es", "ed", "e"]
        .into_iter()
        .find_map(|ending| Some((word.strip_suffix(ending)?, ending)))
        .unwrap_or((&word, ""));
    let Some(last) = stem.chars().next_back().filter(|last| !is_vowel(*last)) else { return false };
    let only = !stem.contains(is_vowel);
    let after_consonant = |sign| stem.ends_with(sign) && stem.chars().rev().nth(1).is_some_and(|c| !is_vowel(c));
    let heard = match ending {
        "e" => after_consonant('l') || stem.ends_with("tr") || stem.ends_with("br"),
        "es" => {
            after_consonant('l')
                || matches!(last, 's' | 'x' | 'z' | 'c' | 'g')
                || stem.ends_with("ch")
                || stem.ends_with("sh")
        }
        "ed" => matches!(last, 't' | 'd'),
        _ => true,
    };
    !heard && !only
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::telling::sentences;

    fn measure(text: &str, names: &[&str]) -> Level {
        level(&sentences(text, &|_| None), &names.iter().copied().collect())
    }

    #[test]
    fn syllables_are_those_that_are_heard() {
        for (words, count) in [
            ("make makes tagged joined while there come goes hair root genes eyes through", 1),
            ("signal little middle badges started needed pieces quiet people trying going being region tables", 2),
            ("receptor radio usual area idea different cytokine recipe", 3),
            ("material areata centimetre", 4),
        ] {
            for word in words.split(' ') {
                assert_eq!(syllables(word), count, "{word}");
            }
        }
        assert_eq!(syllables("phosphorylation"), 5);
        assert_eq!(syllables("cell's"), 1);
        assert_eq!(syllables("side-by-side"), 3);
        assert_eq!(syllables("2022"), 1);
        assert_eq!(["IFN", "DNA", "JAK", "STAT"].map(syllables), [3, 3, 1, 1]);
        assert_eq!(syllables("JAK1"), 2);
        assert_eq!(syllables("prism"), 2);
    }

    /// Counted by hand: 2 sentences, 11 words, 13 syllables, 1 word of more than six letters (`another`).
    #[test]
    fn a_text_has_the_level_that_a_hand_gives_it() {
        let level = measure("The cat sat on the mat. Then another cat sat there.", &[]);
        let by_hand = Tally { sentences: 2, words: 11, syllables: 13, long: 1 };
        assert_eq!((level.raw, level.excepted), (by_hand, by_hand));
        // 0.39 * 5.5 + 11.8 * 13 / 11 - 15.59 and 5.5 + 100 / 11
        assert!((by_hand.grade() - 0.5005).abs() < 0.001, "{}", by_hand.grade());
        assert!((by_hand.lix() - 14.5909).abs() < 0.001, "{}", by_hand.lix());
    }

    /// `Alopecia areata` is a name of two words; a mention is one; both are long and many-syllabled as they are.
    #[test]
    fn names_are_excepted_and_the_raw_figure_kept() {
        let level =
            measure("Alopecia areata hits {bulb:the hair bulb}. Receptors bind.", &["alopecia areata", "receptor"]);
        assert_eq!(level.excepted, Tally { sentences: 2, words: 8, syllables: 8, long: 0 });
        assert_eq!((level.raw.words, level.raw.long), (8, 2));
        assert_eq!(level.raw.syllables, 5 + 4 + 1 + 3 + 3 + 1);
        assert!(level.raw.grade() > level.excepted.grade() + 5.0);
    }

    #[test]
    fn no_words_have_no_level() {
        assert_eq!((Tally::default().grade(), Tally::default().lix()), (0.0, 0.0));
    }
}
