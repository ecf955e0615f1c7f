//! A scene file turned into all that it tells its audience, text by text, each word with its place and what it mentions.

use super::Audience;
use crate::diagnose::reading::{Form, Text, Value, text_of};
use std::ops::Range;

/// Keys whose text may stand bare, without levels.
const BARE: [&str; 6] = ["say", "takeaway", "ask", "text", "because", "done"];
/// Keys whose text is for everybody.
const COMMON: [&str; 3] = ["title", "question", "describe"];

/// One thing told, at up to three levels.
#[derive(Clone, Debug)]
pub struct Telling<'t> {
    /// `say`, `takeaway`, `because`, ...
    pub key: String,
    /// The step that it belongs to.
    pub step: Option<usize>,
    /// It stands in a `[[what_if]]`, `[predict]`, ...; a step's own words stand in `step`.
    pub shelf: String,
    /// An answer that is not the right one: it may say what is not so.
    pub wrong: bool,
    /// It has no levels: a title, or what the picture shows.
    pub common: bool,
    texts: [Option<Text<'t>>; 3],
}

impl<'t> Telling<'t> {
    /// What this audience reads: a level that is missing says what the one before it says.
    pub fn at(&self, audience: Audience) -> Option<&Text<'t>> {
        self.texts[..=audience as usize].iter().rev().flatten().next()
    }

    /// The levels that are written, with their texts.
    pub fn written(&self) -> impl Iterator<Item = (Audience, &Text<'t>)> {
        Audience::ALL.into_iter().zip(&self.texts).filter_map(|(audience, text)| Some((audience, text.as_ref()?)))
    }
}

/// Everything that a scene file tells, in the order of the file.
pub fn tellings<'t>(file: &Form<'t>) -> Vec<Telling<'t>> {
    let mut list = Vec::new();
    for (name, value) in file.entries() {
        let here = Here { shelf: name.words.to_string(), step: None, wrong: false };
        let Some(array) = value.get_ref().as_array() else {
            walk(file, &name.words, value, &here, &mut list);
            continue;
        };
        for (number, value) in array.iter().enumerate() {
            let step = (name.words == "step").then_some(number);
            walk(file, &name.words, value, &Here { step, ..here.clone() }, &mut list);
        }
    }
    list
}

#[derive(Clone)]
struct Here {
    shelf: String,
    step: Option<usize>,
    wrong: bool,
}

fn walk<'t>(form: &Form<'t>, key: &str, value: &'t Value<'t>, here: &Here, list: &mut Vec<Telling<'t>>) {
    let told = |texts| Telling {
        key: key.to_owned(),
        step: here.step,
        shelf: here.shelf.clone(),
        wrong: here.wrong && key == "text",
        common: COMMON.contains(&key),
        texts,
    };
    if value.get_ref().is_str() && (BARE.contains(&key) || COMMON.contains(&key)) {
        list.push(told([text_of(form.sheet, value), None, None]));
    } else if let Some(array) = value.get_ref().as_array() {
        for value in array.iter().filter(|value| !value.get_ref().is_str()) {
            walk(form, key, value, here, list);
        }
    } else if value.get_ref().is_table()
        && let Some(inner) = form.inner(value, &[])
    {
        if inner.is_text("plain") {
            list.push(told(Audience::ALL.map(|audience| inner.text(audience.name()))));
            return;
        }
        let wrong = key == "answers" && inner.flag("right") != Some(true);
        let here = Here { wrong, ..here.clone() };
        for (name, value) in inner.entries() {
            walk(&inner, &name.words, value, &here, list);
        }
    }
}

/// One word as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Without the punctuation around it.
    pub shown: String,
    /// Where it stands in the written text, markup counted.
    pub place: Range<usize>,
    /// The id of the mention that it belongs to.
    pub mention: Option<String>,
    /// A comma or the like stands behind it.
    pub pause: bool,
}

/// Splits a written text into sentences of words; `words_of` tells what a mention without words of its own shows.
pub fn sentences(written: &str, words_of: &dyn Fn(&str) -> Option<String>) -> Vec<Vec<Word>> {
    let (mut list, mut sentence) = (Vec::new(), Vec::new());
    let pieces = pieces(written, words_of);
    let shown: String = pieces.iter().map(|piece| &*piece.shown).collect();
    for (start, token) in tokens(&shown) {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        let ends = token.trim_end_matches(['"', '\'', ')', '”', '’']).ends_with(['.', '!', '?', '…']);
        if !bare.is_empty() {
            let start = start + token.find(bare).unwrap_or_default();
            let (place, mention) = locate(&pieces, start..start + bare.len());
            let pause = token.ends_with([',', ';', ':']);
            sentence.push(Word { shown: bare.to_owned(), place, mention, pause });
        }
        if ends && !sentence.is_empty() {
            list.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        list.push(sentence);
    }
    list
}

/// A stretch of the written text and what it shows.
struct Piece {
    shown: String,
    written: Range<usize>,
    /// What is shown stands in the text letter by letter from here.
    verbatim: Option<usize>,
    mention: Option<String>,
}

fn pieces(written: &str, words_of: &dyn Fn(&str) -> Option<String>) -> Vec<Piece> {
    let mut list = Vec::new();
    let mut rest = 0;
    let text = |range: Range<usize>| Piece {
        shown: written[range.clone()].to_owned(),
        verbatim: Some(range.start),
        written: range,
        mention: None,
    };
    while let Some(open) = written[rest..].find('{').map(|at| rest + at) {
        let Some(close) = written[open..].find('}').map(|at| open + at) else { break };
        list.push(text(rest..open));
        let inside = &written[open + 1..close];
        let (id, own) = inside.split_once(':').map_or((inside, None), |(id, own)| (id, Some(own)));
        let verbatim = own.map(|_| open + 1 + id.len() + 1);
        let shown = own.map(str::to_owned).or_else(|| words_of(id)).unwrap_or_else(|| id.to_owned());
        list.push(Piece { shown, written: open..close + 1, verbatim, mention: Some(id.to_owned()) });
        rest = close + 1;
    }
    list.push(text(rest..written.len()));
    list
}

/// Runs of what is not white space, with their beginnings.
fn tokens(shown: &str) -> Vec<(usize, &str)> {
    let mut end = 0;
    let place = |token: &'_ str| {
        let start = end + shown[end..].find(token).unwrap_or_default();
        end = start + token.len();
        start
    };
    shown.split_whitespace().map(place).zip(shown.split_whitespace()).collect()
}

/// Where a stretch of the shown text stands in the written one, and the mention that it touches.
fn locate(pieces: &[Piece], shown: Range<usize>) -> (Range<usize>, Option<String>) {
    let (mut at, mut place, mut mention) = (0, None::<Range<usize>>, None);
    for piece in pieces {
        let (from, to) = (shown.start.max(at), shown.end.min(at + piece.shown.len()));
        if from < to {
            let here = piece.verbatim.map_or(piece.written.clone(), |start| start + from - at..start + to - at);
            place = Some(place.map_or(here.start, |before| before.start)..here.end);
            mention = mention.or_else(|| piece.mention.clone());
        }
        at += piece.shown.len();
    }
    (place.unwrap_or(0..0), mention)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Findings;
    use crate::diagnose::reading::Sheet;

    #[test]
    fn a_word_knows_its_place_and_its_mention() {
        let written = "{ifng} lands. Two {jak1:JAKs}, side by side (0.5 nm): on!";
        let label = |id: &str| (id == "ifng").then(|| "IFN-γ".to_owned());
        let told = sentences(written, &label);
        let shown: Vec<Vec<&str>> =
            told.iter().map(|sentence| sentence.iter().map(|word| &*word.shown).collect()).collect();
        assert_eq!(shown, [vec!["IFN-γ", "lands"], vec!["Two", "JAKs", "side", "by", "side", "0.5", "nm", "on"]]);
        assert_eq!(told[0][0].mention.as_deref(), Some("ifng"));
        assert_eq!(&written[told[0][0].place.clone()], "{ifng}");
        assert_eq!(&written[told[1][1].place.clone()], "JAKs");
        assert!(told[1][1].pause && !told[1][0].pause);
    }

    #[test]
    fn a_file_tells_its_texts_in_order() {
        let source = "title = 'x'\n[[step]]\nsay = { plain = 'a', clinician = 'c' }\nclaims = ['k']\n\
            list.items = [{ plain = 'b' }]\n[predict]\nask = 'd'\nanswers = [{ text = 'e', because.plain = 'f' }]";
        let findings = Findings::default();
        let sheet = Sheet { file: 0, text: source, findings: &findings };
        let parsed = sheet.parse();
        let list = tellings(&parsed.form(sheet, &[]));
        let student = |telling: &Telling| telling.at(Audience::Student).map(|text| text.words.to_string()).unwrap();
        let told: Vec<_> = list.iter().map(|it| (&*it.key, it.step, it.wrong, student(it))).collect();
        let row = |key, step, wrong, text: &str| (key, step, wrong, text.to_owned());
        assert_eq!(
            told,
            [
                row("title", None, false, "x"),
                row("say", Some(0), false, "a"),
                row("items", Some(0), false, "b"),
                row("ask", None, false, "d"),
                row("text", None, true, "e"),
                row("because", None, false, "f"),
            ]
        );
        assert_eq!(list[1].at(Audience::Clinician).unwrap().words, "c");
        assert_eq!(list[1].written().count(), 2);
        assert!(list[0].common && !list[1].common);
    }
}
