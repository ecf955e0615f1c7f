//! Plain words turned into problems where a share or a comparison has no number of people under it.

use super::Script;
use super::script::spot;
use crate::diagnose::{Findings, Problem};
use crate::story::Audience;
use crate::story::telling::Word;

const COUNTS: [&str; 13] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "fifty", "hundred"];
const MORE: [&str; 12] =
    ["as", "more", "less", "higher", "lower", "likelier", "greater", "larger", "smaller", "better", "worse", "the"];
const HELP: &str = "say how many of 100 people, in how long a time, and against whom: `80 of 100 ... 7 of 100`";

pub fn examine(script: &Script, findings: &Findings) {
    for (telling, text) in script.told(Audience::Plain) {
        // A level that is written once is looked at once; a wrong answer may be as wrong as it likes.
        if telling.wrong {
            continue;
        }
        let mut base: Option<String> = None;
        for (at, _) in text.words.match_indices('%') {
            let message = "a share or a comparison without its numbers cannot be pictured";
            let problem = Problem::new("bare-number", text.part(at..at + 1), message);
            findings.add(problem.label("a share of whom?").help(HELP));
        }
        for sentence in script.sentences(text) {
            for at in 0..sentence.len() {
                if let Some((words, label)) = bare(&sentence, at) {
                    let message = "a share or a comparison without its numbers cannot be pictured";
                    let problem = Problem::new("bare-number", spot(text, words), message);
                    findings.add(problem.label(label).help(HELP));
                }
                let Some((words, of)) = share(&sentence, at) else { continue };
                let first = base.get_or_insert_with(|| of.clone());
                if *first != of {
                    let message = format!("one number is of {first}, this one of {of}");
                    let problem = Problem::new("mixed-bases", spot(text, words), message);
                    findings.add(problem.label("cannot be compared").help("give all numbers of a text out of 100"));
                }
            }
        }
    }
}

fn lower(sentence: &[Word], at: usize) -> String {
    sentence.get(at).map(|word| word.shown.to_lowercase()).unwrap_or_default()
}

fn is_number(word: &str) -> bool {
    COUNTS.contains(&word) || (!word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || ",.".contains(c)))
}

/// Words that give a share or a comparison by itself, and what they are.
fn bare(sentence: &[Word], at: usize) -> Option<(&[Word], &'static str)> {
    let [word, next, third] = [0, 1, 2].map(|more| lower(sentence, at + more));
    let cut = |length: usize| &sentence[at..(at + length).min(sentence.len())];
    if word.ends_with("fold") && (word.contains('-') || word.starts_with(|c: char| c.is_ascii_digit())) {
        return Some((cut(1), "how many times of what?"));
    }
    if word == "percent" || (word == "per" && next == "cent") {
        return Some((cut(if word == "per" { 2 } else { 1 }), "a share of whom?"));
    }
    if matches!(&*word, "1" | "one")
        && next == "in"
        && is_number(&third)
        && !matches!(&*third, "100" | "one" | "hundred")
    {
        return Some((cut(3), "hard to compare with another"));
    }
    let times = is_number(&word) && next == "times" && MORE.contains(&&*third);
    let twice = matches!(&*word, "twice" | "double") && matches!(&*next, "as" | "the");
    (times || twice).then(|| (cut(3), "how many of 100 is that?"))
}

/// `80 of 100`, `7 in 100`, `8 out of 670`: the words and what the share is of.
fn share(sentence: &[Word], at: usize) -> Option<(&[Word], String)> {
    let digits = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    let out = usize::from(lower(sentence, at + 1) == "out");
    let of = lower(sentence, at + 1 + out);
    let (count, base) = (lower(sentence, at), lower(sentence, at + 2 + out));
    let year = base.len() == 4 && of == "in";
    let is = matches!(&*of, "of" | "in") && digits(&count) && digits(&base) && !year;
    is.then(|| (&sentence[at..=at + 2 + out], base))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::telling::sentences;

    fn labels(text: &str) -> Vec<String> {
        let told = sentences(text, &|_| None);
        let words = told.iter().flat_map(|sentence| (0..sentence.len()).filter_map(|at| bare(sentence, at)));
        words.map(|(words, _)| words.iter().map(|word| &*word.shown).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_share_needs_its_numbers() {
        assert_eq!(
            labels("It helps one in five. 3 times as many, twice as often."),
            ["one in five", "3 times as", "twice as often"]
        );
        assert_eq!(labels("A 3-fold rise, 20 per cent, 5 percent."), ["3-fold", "per cent", "percent"]);
        assert!(labels("80 of 100 lost it, 7 in 100 did. Two times a day, one in each cell.").is_empty());
    }

    #[test]
    fn a_share_knows_what_it_is_of() {
        let told = sentences("Then 8 out of 670 fell ill in 2013.", &|_| None);
        let found: Vec<_> = (0..told[0].len()).filter_map(|at| share(&told[0], at)).map(|row| row.1).collect();
        assert_eq!(found, ["670"]);
    }
}
