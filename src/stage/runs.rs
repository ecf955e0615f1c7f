//! Runs of the lab's models, kept while they are looked at.

use crate::lab::{Crowd, Model, Run, Setting};
use crate::library::Library;
use crate::story::figure::chart::SEED;
use std::collections::VecDeque;
use std::rc::Rc;

/// So many runs are kept: what is looked at, with and without a change, and what was just before.
const MOST: usize = 12;

/// What a model gave for a setting of its knobs. It makes a frame faster, never different.
#[derive(Debug, Default)]
pub struct Runs {
    runs: Kept<Run>,
    crowds: Kept<Crowd>,
}

/// What came of it; none where the model has no such thing.
type Outcome<T> = Rc<Option<Result<T, String>>>;

/// The newest last.
#[derive(Debug)]
struct Kept<T>(VecDeque<(Key, Outcome<T>)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

/// All that a run depends on: which model, the prints of all (one may feed another), and its knobs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    name: String,
    prints: Vec<u64>,
    setting: Setting,
    people: usize,
}

impl<T> Kept<T> {
    fn get_or(&mut self, key: Key, make: impl FnOnce() -> Option<Result<T, String>>) -> Outcome<T> {
        if let Some(at) = self.0.iter().position(|kept| kept.0 == key)
            && let Some(kept) = self.0.remove(at)
        {
            self.0.push_back(kept.clone());
            return kept.1;
        }
        let made = Rc::new(make());
        self.0.push_back((key, Rc::clone(&made)));
        if self.0.len() > MOST {
            self.0.pop_front();
        }
        made
    }
}

impl Runs {
    /// The course of a model under a setting.
    pub fn run(&mut self, library: &Library, model: &Model, setting: &[usize]) -> Outcome<Run> {
        self.runs.get_or(key(library, model, setting), || Some(model.run(library.models(), setting, None)))
    }

    /// So many of its virtual people.
    pub fn crowd(&mut self, library: &Library, model: &Model, setting: &[usize], people: usize) -> Outcome<Crowd> {
        let key = Key { people, ..key(library, model, setting) };
        self.crowds.get_or(key, || model.crowd(library.models(), setting, SEED, people))
    }
}

fn key(library: &Library, model: &Model, setting: &[usize]) -> Key {
    let prints = library.models().iter().map(|model| model.print).collect();
    Key { name: model.name.clone(), prints, setting: setting.to_vec(), people: 0 }
}
