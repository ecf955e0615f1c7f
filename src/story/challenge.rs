//! `[[challenge]]` turned into a task for the medicine cabinet: which signals to stop, and which to leave alone.

use super::figure::known_signal;
use super::{Told, World};
use crate::biology::{Capacity, Pathway, Response};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text, listed};
use crate::language::prose::{Levels, Mentions};

/// What to bring about with the drugs of the cabinet.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    pub ask: Told,
    /// All of them at once.
    pub goal: Vec<Goal>,
    /// Said when it is met.
    pub done: Told,
}

/// `IL-15 is stopped`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Index into [`Pathway::signals`].
    pub signal: usize,
    pub left: Capacity,
}

/// What can become of a signal, in words of a goal.
const ENDS: [(&str, Capacity); 3] =
    [("stopped", Capacity::Blocked), ("free", Capacity::Full), ("weakened", Capacity::Reduced)];

impl Challenge {
    const KEYS: &'static [&'static str] = &["ask", "goal", "done"];

    /// The challenges of a scene file.
    pub fn read_all(file: &Form, pathway: &Pathway, mentions: Mentions) -> Vec<Self> {
        let forms = file.forms("challenge", Self::KEYS);
        forms.iter().map(|form| Self::read(form, pathway, mentions)).collect()
    }

    fn read(form: &Form, pathway: &Pathway, mentions: Mentions) -> Self {
        let goal = form.need_texts("goal");
        Self {
            ask: Told::read(form, "ask", Levels::Plain, mentions),
            goal: goal.iter().filter_map(|line| Goal::read(form, line, pathway)).collect(),
            done: Told::read(form, "done", Levels::Plain, mentions),
        }
    }

    /// Whether what is left of the kinases meets every goal.
    pub fn met(&self, pathway: &Pathway, response: &Response) -> bool {
        let met = |goal: &Goal| {
            let signal = pathway.signals.get(goal.signal);
            signal.is_some_and(|signal| response.signal(signal).0 == goal.left)
        };
        !self.goal.is_empty() && self.goal.iter().all(met)
    }
}

impl Goal {
    fn read(form: &Form, line: &Text, pathway: &Pathway) -> Option<Self> {
        let Some((name, end)) = line.words.split_once(" is ") else {
            let message = format!("`{}` is no goal", line.words);
            let problem = Problem::new("bad-goal", line.spot.clone(), message).label("not a goal");
            form.sheet
                .findings
                .add(problem.help("write a goal as `SIGNAL is stopped`, `... is free` or `... is weakened`"));
            return None;
        };
        let (name_end, end_start) = (name.trim_end().len(), line.words.len() - end.trim_start().len());
        let signal = known_signal(form.sheet, &line.cut(0..name_end), pathway);
        let end = line.cut(end_start..end_start + end.trim().len());
        let left = ENDS.iter().find(|known| known.0 == end.words);
        if left.is_none() {
            let names = ENDS.map(|end| end.0);
            let message = format!("a signal is never `{}`", end.words);
            let problem = Problem::new("bad-goal", end.spot.clone(), message);
            let problem = problem.label(format!("must be {}", listed(&names)));
            form.sheet.findings.add(problem.guess(form.sheet.nearest(&end.words, names)));
        }
        Some(Self { signal: signal?, left: left?.1 })
    }
}

/// Reports challenges that no drug of the cabinet meets, or that are met without any.
pub fn examine(challenges: &[Challenge], file: &Form, world: World) -> Vec<Problem> {
    let forms = file.forms("challenge", &[]);
    let pairs = challenges.iter().zip(&forms);
    // A goal that could not be read has its problem already.
    let whole = pairs.filter(|(challenge, form)| challenge.goal.len() == form.texts("goal").len());
    whole.filter_map(|(challenge, form)| senseless(challenge, form, world)).collect()
}

fn senseless(challenge: &Challenge, form: &Form, world: World) -> Option<Problem> {
    let place = form.place("goal");
    if challenge.met(world.pathway, &Response::default()) {
        let problem = Problem::new("solved-already", place, "this challenge is met before a drug is taken");
        return Some(
            problem.label("all of it holds without a drug").help("ask for at least one signal that `is stopped`"),
        );
    }
    let solves = |drug| challenge.met(world.pathway, &Response::to([(0, drug)]));
    if world.drugs.iter().any(solves) {
        return None;
    }
    let problem = Problem::new("unsolvable", place, "no drug of the cabinet meets this challenge");
    Some(problem.label("not all of it at once").help("see what each drug leaves of a signal: `hits` in assets/drugs/"))
}
