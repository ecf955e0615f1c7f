//! Narration turned into pieces: plain text, and mentions of actors or glossary words.

use super::{Audience, Term};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Sheet, Text};

/// One piece of narration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// `{id}` or `{id:words}`: an actor of the cast, else a glossary key.
    Mention {
        id: String,
        words: String,
    },
}

/// A passage of narration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Piece>);

impl Prose {
    /// The words alone, without markup.
    pub fn text(&self) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Mention { words, .. } => words.as_str(),
            })
            .collect()
    }
}

/// The same thing said at the three levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub plain: Prose,
    pub student: Prose,
    pub clinician: Prose,
}

impl Told {
    pub fn at(&self, audience: Audience) -> &Prose {
        match audience {
            Audience::Plain => &self.plain,
            Audience::Student => &self.student,
            Audience::Clinician => &self.clinician,
        }
    }
}

/// Which levels the author must write; a level that may be missing says what the level before it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Levels {
    All,
    Plain,
}

/// What narration can mention.
#[derive(Clone, Copy)]
pub struct Mentions<'a> {
    /// Ids of the cast, with the words on their labels.
    pub actors: &'a [(String, String)],
    pub terms: &'a [Term],
}

impl Mentions<'_> {
    fn words(&self, id: &str) -> Option<&str> {
        let actor = self.actors.iter().find(|actor| actor.0 == id);
        let term = || self.terms.iter().find(|term| term.key == id);
        actor.map(|actor| &*actor.1).or_else(|| term().map(|term| &*term.word))
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        let terms = self.terms.iter().map(|term| &*term.key);
        self.actors.iter().map(|actor| &*actor.0).chain(terms)
    }
}

impl Told {
    const KEYS: &'static [&'static str] = &["plain", "student", "clinician"];

    /// Reads `key.plain`, `key.student` and `key.clinician`; a bare text will do where only plain words must be.
    pub fn read(form: &Form, key: &str, levels: Levels, mentions: Mentions) -> Self {
        if !form.has(key) {
            form.missing(&format!("{key}.plain"), "\"...\"");
            return Self::default();
        }
        Self::read_if(form, key, levels, mentions)
    }

    /// The same, empty where there is no such key.
    pub fn read_if(form: &Form, key: &str, levels: Levels, mentions: Mentions) -> Self {
        if levels == Levels::Plain && form.is_text(key) {
            let same = form.text(key).map(|text| Prose::read(form.sheet, &text, mentions));
            return Self::same(same.unwrap_or_default());
        }
        let told = form.form(key, Self::KEYS);
        told.map(|told| Self::of(&told, levels, mentions)).unwrap_or_default()
    }

    /// Every item of a list: a bare text, or a table of levels of which plain must be there.
    pub fn read_all(form: &Form, key: &str, mentions: Mentions) -> Vec<Self> {
        let told = |(text, levels): (Option<Text>, Option<Form>)| match (text, levels) {
            (Some(text), _) => Some(Self::same(Prose::read(form.sheet, &text, mentions))),
            (None, levels) => levels.map(|levels| Self::of(&levels, Levels::Plain, mentions)),
        };
        form.texts_or_forms(key, Self::KEYS).into_iter().filter_map(told).collect()
    }

    /// The levels in a table.
    fn of(told: &Form, levels: Levels, mentions: Mentions) -> Self {
        let prose = |text: Option<Text>| text.map(|text| Prose::read(told.sheet, &text, mentions));
        let plain = prose(told.need_text("plain")).unwrap_or_default();
        let level = |key: &str| match levels {
            Levels::All => prose(told.need_text(key)),
            Levels::Plain => prose(told.text(key)),
        };
        let student = level("student").unwrap_or_else(|| plain.clone());
        let clinician = level("clinician").unwrap_or_else(|| student.clone());
        Self { plain, student, clinician }
    }

    fn same(prose: Prose) -> Self {
        Self { plain: prose.clone(), student: prose.clone(), clinician: prose }
    }
}

impl Prose {
    /// Splits a text at its mentions; a mention of nothing becomes its own words.
    pub fn read(sheet: Sheet, text: &Text, mentions: Mentions) -> Self {
        let mut pieces = Vec::new();
        let mut rest = 0;
        while let Some(brace) = text.words[rest..].find(['{', '}']).map(|at| rest + at) {
            push_text(&mut pieces, &text.words[rest..brace]);
            let end = text.words[brace..].find('}').map(|at| brace + at);
            let inside = end.map(|end| &text.words[brace + 1..end.max(brace + 1)]);
            rest = match (inside, end) {
                (Some(inside), Some(end)) if end > brace && !inside.contains('{') => {
                    pieces.extend(mention(sheet, text, brace + 1..end, mentions));
                    end + 1
                }
                _ => {
                    let lost = text.cut(brace..brace + 1);
                    bad_markup(sheet, &lost, "this brace has no partner");
                    brace + 1
                }
            };
        }
        push_text(&mut pieces, &text.words[rest..]);
        Self(pieces)
    }
}

fn push_text(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => (),
        Some(Piece::Text(text)) => text.push_str(words),
        _ => pieces.push(Piece::Text(words.to_owned())),
    }
}

fn mention(sheet: Sheet, text: &Text, range: std::ops::Range<usize>, mentions: Mentions) -> Option<Piece> {
    let inside = &text.words[range.clone()];
    let id_end = inside.find(':').unwrap_or(inside.len());
    let id = text.cut(range.start..range.start + id_end);
    let own = inside.get(id_end + 1..).map(str::trim);
    if id.words.trim().is_empty() || own == Some("") {
        bad_markup(sheet, &text.cut(range), "this mention is empty");
        return None;
    }
    let known = mentions.words(&id.words);
    if known.is_none() && !mentions.terms.is_empty() {
        let what = "actor or glossary term";
        sheet.unknown("unknown-mention", what, &id, mentions.ids());
    }
    let words = own.or(known).unwrap_or(&id.words).to_owned();
    Some(match known {
        Some(_) => Piece::Mention { id: id.into_words(), words },
        None => Piece::Text(words),
    })
}

fn bad_markup(sheet: Sheet, at: &Text, message: &str) {
    let problem = Problem::new("bad-markup", at.spot.clone(), message);
    sheet.findings.add(problem.label("not a mention").help("write a mention as `{id}` or `{id:words}`"));
}
