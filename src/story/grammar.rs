//! A line of script, or an expectation, turned into a sentence; what does not fit is underlined on the very word.

use super::scene::{Company, State};
use super::{ActorId, Expectation};
use super::{Object, Sentence, Verb};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Sheet, Text};
use crate::language::Takes;
use std::ops::Range;

/// No sentence, and no step, moves for longer.
pub const LONGEST_MOTION: u32 = 6000;

/// Words of the grammar, which no actor can have as its id.
pub const RESERVED: [&str; 7] = ["meanwhile", "at", "over", "is", "not", "on", "to"];

/// A line on the way to being understood: its words, from the left and from the right.
struct Line<'l> {
    text: &'l Text<'l>,
    words: Vec<Range<usize>>,
    from: usize,
    to: usize,
}

impl<'l> Line<'l> {
    fn new(text: &'l Text<'l>) -> Self {
        let mut words = Vec::new();
        let mut end = 0;
        for word in text.words.split_whitespace() {
            let start = end + text.words[end..].find(word).unwrap_or_default();
            end = start + word.len();
            words.push(start..end);
        }
        Self { text, from: 0, to: words.len(), words }
    }

    fn word(&self, index: usize) -> &'l str {
        let inside = (self.from..self.to).contains(&index);
        let range = self.words.get(index).filter(|_| inside);
        range.map_or("", |range| &self.text.words[range.clone()])
    }

    fn first(&self) -> &'l str {
        self.word(self.from)
    }

    fn is_done(&self) -> bool {
        self.from >= self.to
    }

    /// Takes the first word if it is this one.
    fn take(&mut self, word: &str) -> bool {
        let taken = self.first() == word;
        self.from += usize::from(taken);
        taken
    }

    /// The next word as a text of its own.
    fn next(&mut self) -> Option<Text<'l>> {
        let text = self.words_from(self.from, (self.from + 1).min(self.to))?;
        self.from += 1;
        Some(text)
    }

    /// All words that are left.
    fn rest(&mut self) -> Option<Text<'l>> {
        let text = self.words_from(self.from, self.to);
        self.from = self.to;
        text
    }

    fn words_from(&self, from: usize, to: usize) -> Option<Text<'l>> {
        let words = self.words.get(from..to)?;
        let (first, last) = (words.first()?, words.last()?);
        Some(self.text.cut(first.start..last.end))
    }

    /// What follows the last `word` of what is left, cut off together with it; the word itself where nothing follows.
    fn take_tail(&mut self, word: &str) -> Option<Text<'l>> {
        let at = (self.from..self.to).rfind(|index| self.word(*index) == word)?;
        let after = (at + 1).min(self.to - 1);
        let tail = self.words_from(after, self.to);
        self.to = at;
        tail
    }
}

/// Reads `[meanwhile] ACTOR VERB [ACTOR or PLACE] [at SITE] [over SECONDSs]`.
pub fn sentence(sheet: Sheet, text: &Text, company: &Company) -> Option<Sentence> {
    let mut line = Line::new(text);
    let meanwhile = line.take("meanwhile");
    let Some(subject) = line.next() else {
        bad(sheet, text, "this sentence is empty", "write `ACTOR VERB ...`");
        return None;
    };
    let actor = company.actor(sheet, &subject);
    let verb = verb(sheet, &mut line, &subject)?;
    let lasts = line.take_tail("over").and_then(|tail| duration(sheet, &tail));
    let site = site(sheet, &mut line, verb);
    let object = object(sheet, &mut line, verb, text, company);
    Some(Sentence {
        meanwhile,
        actor: actor?,
        verb,
        object: object.ok()?,
        site,
        lasts: lasts.unwrap_or(verb.duration()),
        bytes: text.spot.bytes.clone(),
    })
}

/// Takes the verb, of one word or two; the longer one first.
fn verb(sheet: Sheet, line: &mut Line, subject: &Text) -> Option<Verb> {
    let from = line.from;
    for count in [2, 1] {
        let words = line.words_from(from, (from + count).min(line.to));
        if let Some(verb) = words.and_then(|words| Verb::find(&words.words)) {
            line.from += verb.words().split(' ').count();
            return Some(verb);
        }
    }
    let Some(word) = line.next() else {
        let message = format!("`{}` does nothing here", subject.words);
        bad(sheet, subject, &message, "a verb must follow");
        return None;
    };
    let verbs = || Verb::TABLE.iter().map(|row| row.0);
    // A verb of two words is often written without its second one.
    let short = verbs().find(|verb| verb.split(' ').next() == Some(&*word.words));
    let guess = short.or_else(|| sheet.nearest(&word.words, verbs()));
    let message = format!("there is no verb `{}`", word.words);
    let problem = Problem::new("unknown-verb", word.spot.clone(), message)
        .label("no such verb")
        .help(format!("the verbs are {}", verbs().collect::<Vec<_>>().join(", ")))
        .guess(guess);
    sheet.findings.add(problem);
    None
}

fn duration(sheet: Sheet, tail: &Text) -> Option<u32> {
    let seconds: Option<f64> = tail
        .words
        .strip_suffix('s')
        .filter(|number| number.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
        .and_then(|number| number.parse().ok());
    let problem = |message: &str, label: &str| {
        let problem = Problem::new("bad-duration", tail.spot.clone(), message);
        sheet.findings.add(problem.label(label));
    };
    match seconds {
        None => problem("this is no duration", "write seconds such as `over 1.5s`"),
        Some(seconds) if seconds < 0.1 => problem("nobody can see that", "at least 0.1s"),
        Some(seconds) if seconds * 1000.0 > f64::from(LONGEST_MOTION) => {
            problem("motion of more than 6 s tires the eye", "at most 6s");
            return Some(LONGEST_MOTION);
        }
        Some(seconds) => return Some((seconds * 1000.0).round() as u32),
    }
    None
}

/// Takes `at SITE`, which only a phosphate has.
fn site(sheet: Sheet, line: &mut Line, verb: Verb) -> Option<String> {
    // A place may be called anything, so what follows `enters` is left alone.
    if verb.takes() == Takes::Place {
        return None;
    }
    let site = line.take_tail("at")?;
    if site.words == "at" {
        bad(sheet, &site, "`at` needs a site", "write `at Y701`");
        return None;
    }
    if !matches!(verb, Verb::Phosphorylates | Verb::Dephosphorylates) {
        let message = format!("`{}` takes no site", verb.words());
        let problem = Problem::new("wrong-site", site.spot.clone(), message);
        sheet.findings.add(problem.label("only a phosphate has a site"));
        return None;
    }
    Some(site.into_words())
}

fn object(sheet: Sheet, line: &mut Line, verb: Verb, text: &Text, company: &Company) -> Result<Option<Object>, ()> {
    let needed = match verb.takes() {
        Takes::Nothing => None,
        Takes::Actor => Some("an actor"),
        Takes::Place => Some("a place"),
    };
    if let Some(needed) = needed.filter(|_| line.is_done()) {
        let message = format!("`{}` needs {needed}", verb.words());
        bad(sheet, text, &message, &format!("{needed} must follow the verb"));
        return Err(());
    }
    match verb.takes() {
        Takes::Place => {
            let place = line.rest().ok_or(())?;
            let place = company.place(sheet, &place).ok_or(())?;
            return Ok(Some(Object::Place(place)));
        }
        Takes::Nothing => {
            no_more(sheet, line, verb.words());
            return Ok(None);
        }
        Takes::Actor => (),
    }
    let Some(word) = line.next() else {
        return Ok(None);
    };
    let id = object_actor(sheet, &word, verb, company);
    no_more(sheet, line, "the sentence");
    id.map(|id| Some(Object::Actor(id))).ok_or(())
}

fn object_actor(sheet: Sheet, word: &Text, verb: Verb, company: &Company) -> Option<ActorId> {
    if company.has_place(&word.words) && !company.has(&word.words) {
        let message = format!("`{}` is a place, and `{}` needs an actor", word.words, verb.words());
        let problem = Problem::new("wrong-object", word.spot.clone(), message);
        sheet.findings.add(problem.label("not an actor"));
        return None;
    }
    company.actor(sheet, word)
}

fn no_more(sheet: Sheet, line: &mut Line, after: &str) {
    if let Some(rest) = line.rest() {
        let message = format!("nothing can follow {after} here");
        bad(sheet, &rest, &message, "too many words");
    }
}

fn bad(sheet: Sheet, at: &Text, message: &str, label: &str) {
    let problem = Problem::new("bad-sentence", at.spot.clone(), message);
    sheet.findings.add(problem.label(label));
}

/// Every state with its words; `un` and `off` turn it round.
const STATES: [(&str, State, bool); 13] = [
    ("bound", State::Bound, true),
    ("unbound", State::Bound, false),
    ("marked", State::Marked, true),
    ("unmarked", State::Marked, false),
    ("docked", State::Docked, true),
    ("paired", State::Paired, true),
    ("on", State::On, true),
    ("off", State::On, false),
    ("made", State::Made, true),
    ("attacked", State::Attacked, true),
    ("grown", State::Grown, true),
    ("shed", State::Shed, true),
    ("presented", State::Presented, true),
];

/// The states that an actor can open a scene in, with their words.
pub fn opening_states() -> Vec<(&'static str, State)> {
    STATES.iter().filter(|row| row.2).map(|row| (row.0, row.1.clone())).collect()
}

/// Reads `ACTOR is [not] STATE`.
pub fn expectation(sheet: Sheet, text: &Text, company: &Company) -> Option<Expectation> {
    let mut line = Line::new(text);
    let subject = line.next();
    let actor = subject.as_ref().and_then(|subject| company.actor(sheet, subject));
    if subject.is_none() || !line.take("is") || line.is_done() {
        bad(sheet, text, "this is no expectation", "write `ACTOR is [not] STATE`");
        return None;
    }
    let affirmed = !line.take("not");
    let (state, positive) = state(sheet, &mut line, text, company)?;
    no_more(sheet, &mut line, "the state");
    Some(Expectation {
        actor: actor?,
        state,
        holds: affirmed == positive,
        words: text.words.to_string(),
        bytes: text.spot.bytes.clone(),
    })
}

fn state(sheet: Sheet, line: &mut Line, text: &Text, company: &Company) -> Option<(State, bool)> {
    if line.take("at") {
        let Some(place) = line.rest() else {
            bad(sheet, text, "`at` needs a place", "write `at PLACE`");
            return None;
        };
        return Some((State::At(company.place(sheet, &place)?), true));
    }
    let Some(word) = line.next() else {
        bad(sheet, text, "a state is missing", "write `ACTOR is [not] STATE`");
        return None;
    };
    let row = STATES.iter().find(|row| row.0 == word.words);
    if row.is_none() {
        sheet.unknown("unknown-state", "state", &word, STATES.iter().map(|row| row.0));
    }
    row.map(|row| (row.1.clone(), row.2))
}
