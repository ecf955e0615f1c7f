//! What is asked at the end of an act and what became of it, as plain data, turned into a score.

use super::moment::Choice;
use crate::library::Library;
use crate::story::Audience;
use std::collections::BTreeMap;

/// No question has more answers.
const MOST: usize = 4;

/// The questions at the end of an act, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Numbers of questions in the library, with what became of each in this round.
    pub questions: Vec<(usize, Option<Choice>)>,
    /// Which of them is asked now.
    pub at: usize,
    /// The answers to choose from are shown, to students too.
    pub options: bool,
}

/// What became of a question so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recalled {
    pub choice: Choice,
    /// The number of the scene after which it was asked last.
    pub after: usize,
}

impl Round {
    /// The number of the question that is asked now.
    pub fn question(&self) -> Option<usize> {
        self.questions.get(self.at).map(|asked| asked.0)
    }

    /// What became of it.
    pub fn choice(&self) -> Option<Choice> {
        self.questions.get(self.at).and_then(|asked| asked.1)
    }

    /// Every state that this round can come to: each question asked, and answered in each way.
    pub fn states(&self) -> Vec<Self> {
        let all = 0..self.questions.len();
        all.flat_map(|at| {
            let choices = [None].into_iter().chain((0..MOST).map(|answer| Some(Choice::Answered(answer))));
            choices.map(move |choice| {
                let mut state = Self { at, options: true, ..self.clone() };
                state.questions[at].1 = choice;
                state
            })
        })
        .collect()
    }

    /// Students first say the answer to themselves.
    pub fn shows_options(&self, audience: Audience) -> bool {
        self.options || audience != Audience::Student
    }
}

/// How many questions were answered rightly, and how many were answered at all.
pub fn score(library: &Library, recalled: &BTreeMap<usize, Recalled>) -> (usize, usize) {
    let answered = recalled.iter().filter(|(_, past)| matches!(past.choice, Choice::Answered(_)));
    let answered: Vec<_> = answered.collect();
    (answered.iter().filter(|(number, past)| is_right(library, **number, past.choice)).count(), answered.len())
}

/// Whether a question was answered, and rightly.
pub fn is_right(library: &Library, number: usize, choice: Choice) -> bool {
    let Choice::Answered(answer) = choice else { return false };
    library.recall.get(number).and_then(|question| question.answers.get(answer)).is_some_and(|answer| answer.right)
}
