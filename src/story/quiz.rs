//! Questions turned into what is asked, which answers there are, and why each is right or not.

use super::linking::step_named;
use super::scene::Company;
use super::sense::{SAY_WORDS, narration};
use super::{Deck, Misconception, Scene, Step, Told, World};
use crate::diagnose::reading::{Form, Text};
use crate::diagnose::{Findings, Problem};
use crate::language::prose::{Levels, Mentions};
use std::ops::RangeInclusive;

/// One answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub text: Told,
    pub right: bool,
    /// Names the cause.
    pub because: Told,
    /// The misconception it falls for: `M04`.
    pub traps: Option<String>,
}

/// A question asked before a step shows the answer; can be skipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Predict {
    /// The step before whose motion it is asked.
    pub before: usize,
    pub ask: Told,
    pub answers: Vec<Answer>,
}

/// A question asked at the end of an act, about what was seen in it; asked again later if it was missed.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The scene it asks about, and its number among that scene's questions: `quiet-zone/1`.
    pub key: String,
    /// The title of the act after which it is asked.
    pub act: String,
    /// Index into [`crate::library::Library::scenes`].
    pub scene: usize,
    pub ask: Told,
    pub answers: Vec<Answer>,
}

impl Predict {
    pub(super) const KEYS: &'static [&'static str] = &["before", "ask", "answers"];

    pub(super) fn read(form: &Form, steps: &[Step], company: &Company, world: World) -> Option<Self> {
        let mentions = company.mentions(world.terms);
        if !form.has("before") {
            form.missing("before", "\"...\"");
        }
        let before = step_named(form, "before", steps);
        let ask = Told::read(form, "ask", Levels::Plain, mentions);
        let answers = Answer::read_all(form, mentions, world.misconceptions);
        Some(Self { before: before.unwrap_or(0), ask, answers })
            .filter(|predict| !predict.answers.is_empty() && !steps.is_empty())
    }
}

impl Answer {
    const KEYS: &'static [&'static str] = &["text", "right", "because", "traps"];

    fn read_all(form: &Form, mentions: Mentions, beliefs: &[Misconception]) -> Vec<Self> {
        if !form.has("answers") {
            form.missing("answers", "[{ text = \"...\", because = \"...\" }]");
        }
        let answers = form.forms("answers", Self::KEYS);
        answers.iter().map(|form| Self::read(form, mentions, beliefs)).collect()
    }

    fn read(form: &Form, mentions: Mentions, beliefs: &[Misconception]) -> Self {
        let traps = form.text("traps");
        if let Some(key) = &traps {
            Misconception::known(form.sheet, key, beliefs);
        }
        Self {
            text: Told::read(form, "text", Levels::Plain, mentions),
            right: form.flag("right").unwrap_or(false),
            because: Told::read(form, "because", Levels::Plain, mentions),
            traps: traps.map(Text::into_words),
        }
    }
}

impl Question {
    /// The keys of `assets/recall.toml`.
    pub const KEYS: &'static [&'static str] = &["question"];
    const OWN: &'static [&'static str] = &["act", "scene", "ask", "answers"];

    /// Every question of the file; one about a scene that is not there is left out.
    pub fn read_all(file: &Form, scenes: &[Scene], decks: &[Deck], world: World) -> Vec<Self> {
        let mut list: Vec<Self> = Vec::new();
        for form in file.forms("question", Self::OWN) {
            let Some(mut question) = Self::read(&form, scenes, decks, world) else { continue };
            let before = list.iter().filter(|other| other.scene == question.scene).count();
            question.key = format!("{}/{}", scenes[question.scene].id, before + 1);
            list.push(question);
        }
        list
    }

    fn read(form: &Form, scenes: &[Scene], decks: &[Deck], world: World) -> Option<Self> {
        let mentions = Mentions { actors: &[], terms: world.terms };
        let act = form.need_text("act");
        let titles: Vec<&str> = decks.iter().flat_map(|deck| &deck.acts).map(|act| &*act.title).collect();
        if let Some(act) = act.as_ref().filter(|act| !titles.is_empty() && !titles.contains(&&*act.words)) {
            form.sheet.unknown("unknown-act", "act", act, titles);
        }
        let scene = form.need_text("scene");
        let known = scene.as_ref().and_then(|name| scenes.iter().position(|scene| scene.id == name.words));
        if let Some(name) = scene.as_ref().filter(|_| known.is_none()) {
            form.sheet.unknown("unknown-scene", "scene", name, scenes.iter().map(|scene| &*scene.id));
        }
        let ask = Told::read(form, "ask", Levels::Plain, mentions);
        let answers = Answer::read_all(form, mentions, world.misconceptions);
        let act = act.map(Text::into_words)?;
        Some(Self { key: String::new(), act, scene: known?, ask, answers }).filter(|known| !known.answers.is_empty())
    }

    /// The answer that is right.
    pub fn right(&self) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.right)
    }
}

/// Reports into `findings` what makes no sense in `assets/recall.toml`; `file` is its text, read again for the places.
pub fn examine_questions(questions: &[Question], file: &Form, findings: &Findings) {
    let forms = file.forms("question", &[]);
    // If one could not be kept, the others stand no more beside their texts.
    if forms.len() == questions.len() {
        for (question, form) in questions.iter().zip(&forms) {
            examine_question(form, &question.ask, &question.answers, findings);
        }
    }
}

/// An answer's reason names the cause and no more.
pub const BECAUSE_WORDS: [usize; 3] = [25; 3];
/// How many answers can be chosen from at a glance.
const ANSWERS: RangeInclusive<usize> = 2..=4;

/// One question of any kind: a few answers, of which one is right, and each says why in few words.
pub(super) fn examine_question(form: &Form, ask: &Told, answers: &[Answer], findings: &Findings) {
    let forms = form.forms("answers", &[]);
    if !ANSWERS.contains(&forms.len()) && form.has("answers") {
        let message = format!("a question has two to four answers, this one {}", forms.len());
        findings.add(Problem::new("answer-count", form.place("ask"), message).label("this question"));
    }
    let right = forms.iter().filter(|answer| answer.has("right") && answer.flag("right") != Some(false)).count();
    if right != 1 {
        let message = format!("one answer must be right, here {right} are");
        let problem = Problem::new("right-answers", form.place("ask"), message).label("this question");
        findings.add(problem.help("say `right = true` in exactly one answer"));
    }
    narration(form, "ask", ask, SAY_WORDS, findings);
    for (answer, form) in answers.iter().zip(&forms) {
        narration(form, "because", &answer.because, BECAUSE_WORDS, findings);
    }
}
