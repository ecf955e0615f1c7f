//! `progress.toml` turned into where someone was and what was answered, and back; it never leaves this machine.

use super::habits::{home, read_text, reason};
use crate::diagnose::Findings;
use crate::diagnose::reading::{Form, Sheet, Text};
use crate::library::Library;
use crate::look::Env;
use crate::screen::moment::{Choice, Moment};
use crate::screen::recall::Recalled;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// What is kept of someone's sessions. Names, not numbers: the story may change meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub place: Option<Place>,
    /// Answers to predictions, by scene.
    predictions: BTreeMap<String, Choice>,
    /// Answers to what was asked at the end of an act, by the question's key.
    recall: BTreeMap<String, Past>,
}

/// Where it was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub deck: String,
    scene: String,
    step: String,
}

/// What became of a question, after which scene of the deck, and whether it was right then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Past {
    recalled: Recalled,
    right: bool,
}

const NOTE: &str = "# Where you were and what you answered. Kept on this machine only; delete it to forget it all.";
const KEYS: &[&str] = &["place", "predictions", "recall"];
const MOST: std::ops::RangeInclusive<f32> = 0.0..=1000.0;

/// Where the progress is kept; nowhere if the user has no home.
pub fn path(env: Env) -> Option<PathBuf> {
    home(env, "XDG_STATE_HOME", ".local/state").map(|home| home.join("progress.toml"))
}

impl Progress {
    /// What was kept; a fresh start with a word of explanation where that cannot be read.
    pub fn read(path: &Path) -> (Self, Option<String>) {
        let shown = path.display();
        match read_text(path) {
            Ok(text) => match Self::parse(&text) {
                Some(progress) => (progress, None),
                None => (Self::default(), Some(format!("cannot make sense of {shown}; your progress starts afresh"))),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => (Self::default(), None),
            Err(error) => {
                let why = reason(&error);
                (Self::default(), Some(format!("cannot read {shown} ({why}); your progress starts afresh")))
            }
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let findings = Findings::default();
        let sheet = Sheet { file: 0, text, findings: &findings };
        let progress = Self::of_form(&sheet.parse().form(sheet, KEYS));
        findings.into_problems().is_empty().then_some(progress)
    }

    fn of_form(file: &Form) -> Self {
        let place = file.form("place", &["deck", "scene", "step"]).map(|form| {
            let text = |key| form.need_text(key).map(Text::into_words).unwrap_or_default();
            Place { deck: text("deck"), scene: text("scene"), step: text("step") }
        });
        let mut progress = Self { place, ..Self::default() };
        if let Some(form) = file.form("predictions", &[]) {
            for (scene, _) in form.entries() {
                let choice = choice(&form, &scene.words);
                progress.predictions.insert(scene.into_words(), choice);
            }
        }
        for (key, form) in file.form("recall", &[]).iter().flat_map(|form| form.named(&["answer", "after", "right"])) {
            let after = form.number("after", &MOST).unwrap_or_default() as usize;
            let recalled = Recalled { choice: choice(&form, "answer"), after: after.saturating_sub(1) };
            let right = form.flag("right").unwrap_or_default();
            progress.recall.insert(key.into_words(), Past { recalled, right });
        }
        progress
    }

    /// The moment where it was left, with the answers, as far as this library still has them.
    pub fn resume(&self, library: &Library) -> Moment {
        let scenes = || library.deck.scenes().filter_map(|index| library.scenes.get(index));
        let number = |id: &str| scenes().position(|scene| scene.id == id);
        let scene = self.place.as_ref().and_then(|place| number(&place.scene));
        let step = self.place.as_ref().and_then(|place| library.scene(scene?)?.step(&place.step));
        let question = |key: &str| library.recall.iter().position(|question| question.key == key);
        let answers = self.predictions.iter().filter_map(|(id, choice)| Some((number(id)?, *choice)));
        let recalled = self.recall.iter().filter_map(|(key, past)| Some((question(key)?, past.recalled)));
        Moment {
            scene: scene.unwrap_or_default(),
            step: step.unwrap_or_default(),
            answers: answers.collect(),
            recalled: recalled.collect(),
            ..Moment::default()
        }
    }

    /// What is to be kept after a session that ended at this moment, on top of what was kept before.
    #[must_use]
    pub fn after(mut self, library: &Library, moment: &Moment) -> Self {
        self.place = moment.place(library).map(|(scene, step)| Place {
            deck: library.deck.name.clone(),
            scene: scene.id.clone(),
            step: step.name.clone(),
        });
        for (number, choice) in &moment.answers {
            self.predictions.extend(library.scene(*number).map(|scene| (scene.id.clone(), *choice)));
        }
        for (number, recalled) in &moment.recalled {
            let Some(question) = library.recall.get(*number) else { continue };
            let right = match recalled.choice {
                Choice::Answered(answer) => question.answers.get(answer).is_some_and(|answer| answer.right),
                Choice::Skipped => false,
            };
            self.recall.insert(question.key.clone(), Past { recalled: *recalled, right });
        }
        self
    }

    /// Puts it in its place as a whole, so that a crash leaves the old or the new.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let folder = path.parent().ok_or(ErrorKind::InvalidInput)?;
        fs::create_dir_all(folder)?;
        let draft = folder.join(format!(".progress.{}.toml", std::process::id()));
        let written = File::create(&draft).and_then(|mut file| {
            file.write_all(self.told().as_bytes())?;
            file.sync_all()
        });
        let placed = written.and_then(|()| fs::rename(&draft, path));
        if placed.is_err() {
            // The draft is of no use to anyone; the first error is the one to tell.
            let _ = fs::remove_file(&draft);
        }
        placed
    }

    fn told(&self) -> String {
        let mut told = format!("{NOTE}\n");
        if let Some(Place { deck, scene, step }) = &self.place {
            let [deck, scene, step] = [deck, scene, step].map(|name| quoted(name));
            let _ = write!(told, "\n[place]\ndeck = {deck}\nscene = {scene}\nstep = {step}\n");
        }
        if !self.predictions.is_empty() {
            told.push_str("\n# By the number of the answer; 0 was passed over.\n[predictions]\n");
        }
        for (scene, choice) in &self.predictions {
            let _ = writeln!(told, "{} = {}", quoted(scene), number(*choice));
        }
        if !self.recall.is_empty() {
            told.push_str("\n[recall]\n");
        }
        for (key, Past { recalled, right }) in &self.recall {
            let (answer, after) = (number(recalled.choice), recalled.after + 1);
            let _ = writeln!(told, "{} = {{ answer = {answer}, after = {after}, right = {right} }}", quoted(key));
        }
        told
    }
}

/// Answers are counted from 1; 0 is none.
fn choice(form: &Form, key: &str) -> Choice {
    let number = form.number(key, &MOST).unwrap_or_default() as usize;
    number.checked_sub(1).map_or(Choice::Skipped, Choice::Answered)
}

fn number(choice: Choice) -> usize {
    match choice {
        Choice::Answered(answer) => answer + 1,
        Choice::Skipped => 0,
    }
}

/// A name as TOML takes any.
fn quoted(name: &str) -> String {
    let mut quoted = String::from("\"");
    for char in name.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            char if char.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(char));
            }
            char => quoted.push(char),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress() -> Progress {
        let place = Place { deck: "full".into(), scene: "a \"b\"\\".into(), step: "touch".into() };
        let past = |choice, right| Past { recalled: Recalled { choice, after: 3 }, right };
        Progress {
            place: Some(place),
            predictions: [("one", Choice::Answered(0)), ("two", Choice::Skipped)]
                .map(|(k, c)| (k.to_owned(), c))
                .into(),
            recall: [("one/1", past(Choice::Answered(2), true)), ("one/2", past(Choice::Skipped, false))]
                .map(|(k, p)| (k.to_owned(), p))
                .into(),
        }
    }

    #[test]
    fn what_is_kept_comes_back() {
        assert_eq!(Progress::parse(&progress().told()), Some(progress()));
        assert_eq!(Progress::parse(&Progress::default().told()), Some(Progress::default()));
    }

    #[test]
    fn junk_is_no_progress() {
        for junk in
            ["[place", "place = 3", "[place]\nscene = 'x'", "[recall]\na = 1", "[predictions]\na = -1", "else = 1"]
        {
            assert_eq!(Progress::parse(junk), None, "{junk}");
        }
    }
}
