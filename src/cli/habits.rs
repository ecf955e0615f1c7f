//! The environment and the user's own files turned into what holds where the command line says nothing.

use super::Failure;
use super::args::{AUDIENCES, MOTIONS};
use crate::diagnose::reading::{Form, Sheet, Text};
use crate::diagnose::{Files, Findings, Problem, Spot, draw, nearest};
use crate::library::{LARGEST, Library, read_plain};
use crate::look::{Depth, Env, Glyphs};
use crate::screen::moment::Motion;
use crate::story::Audience;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What someone, or a clinic, is used to. A profile beats the config; what either hides is hidden.
pub struct Habits<'e> {
    pub env: Env<'e>,
    /// Problems are drawn in colour.
    pub colour: bool,
    pub glyphs: Option<Glyphs>,
    pub depth: Option<Depth>,
    pub motion: Option<Motion>,
    pub audience: Option<Audience>,
    pub theme: Option<Name>,
    pub deck: Option<Name>,
    hide_scenes: Vec<Name>,
    hide_drugs: Vec<Name>,
    files: Files,
}

/// A name that a file uses, and where.
#[derive(Clone, Debug)]
pub struct Name {
    pub words: String,
    spot: Spot,
    /// The file was named on the command line, for this story.
    named: bool,
}

const KEYS: &[&str] = &["glyphs", "colour", "theme", "motion", "audience", "deck", "hide_scenes", "hide_drugs"];

impl<'e> Habits<'e> {
    /// Reads the config, if there is one, then the profile, which must be there if it is named.
    pub fn read(profile: Option<&Path>, env: Env<'e>, colour: bool) -> Result<Self, Failure> {
        let mut habits = Self::none(env, colour);
        if let Some(path) = home(env, "XDG_CONFIG_HOME", ".config").map(|home| home.join("config.toml")) {
            habits.take_in(&path, false)?;
        }
        if let Some(path) = profile {
            habits.take_in(path, true)?;
        }
        Ok(habits)
    }

    fn none(env: Env<'e>, colour: bool) -> Self {
        Self {
            env,
            colour,
            glyphs: None,
            depth: None,
            motion: None,
            audience: None,
            theme: None,
            deck: None,
            hide_scenes: Vec::new(),
            hide_drugs: Vec::new(),
            files: Files::default(),
        }
    }

    fn take_in(&mut self, path: &Path, named: bool) -> Result<(), Failure> {
        let text = match read_text(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound && !named => return Ok(()),
            Err(error) => return Err(Failure::Usage(format!("cannot read {}: {}", path.display(), reason(&error)))),
        };
        let file = self.files.add(path.display().to_string(), text.clone());
        let findings = Findings::default();
        let sheet = Sheet { file, text: &text, findings: &findings };
        self.adopt(&sheet.parse().form(sheet, KEYS), named);
        self.fine(&findings.into_problems())
    }

    fn adopt(&mut self, form: &Form, named: bool) {
        let name = |text: Text| Name { spot: text.spot.clone(), words: text.into_words(), named };
        self.glyphs = form.choice("glyphs", &Glyphs::NAMES).or(self.glyphs);
        self.depth = form.choice("colour", &Depth::NAMES).or(self.depth);
        self.motion = form.choice("motion", &MOTIONS).or(self.motion);
        self.audience = form.choice("audience", &AUDIENCES).or(self.audience);
        self.theme = form.text("theme").map(name).or(self.theme.take());
        self.deck = form.text("deck").map(name).or(self.deck.take());
        self.hide_scenes.extend(form.texts("hide_scenes").into_iter().map(name));
        self.hide_drugs.extend(form.texts("hide_drugs").into_iter().map(name));
    }

    fn fine(&self, problems: &[Problem]) -> Result<(), Failure> {
        if problems.is_empty() { Ok(()) } else { Err(Failure::Usage(draw(problems, &self.files, self.colour))) }
    }

    /// The library without what is hidden, and with every name in the files found in it. A story of one's own need not have
    /// what the config names; a profile is for this story.
    pub fn hide(&self, library: Library, own: bool) -> Result<Library, Failure> {
        let scenes: Vec<&str> = library.scenes.iter().map(|scene| &*scene.id).collect();
        let drugs: Vec<&str> = library.drugs.iter().map(|drug| &*drug.name).collect();
        let themes: Vec<&str> = library.themes.iter().map(|theme| &*theme.name).collect();
        let decks: Vec<&str> = library.decks.iter().map(|deck| &*deck.name).collect();
        let mut problems = Vec::new();
        let mut seek = |names: &mut dyn Iterator<Item = &Name>, what: &str, code, known: &[&str]| {
            let lost = names.filter(|name| !known.contains(&&*name.words) && (name.named || !own));
            problems.extend(lost.map(|name| unknown(name, what, code, known)));
        };
        seek(&mut self.hide_scenes.iter(), "scene", "unknown-scene", &scenes);
        seek(&mut self.hide_drugs.iter(), "drug", "unknown-drug", &drugs);
        seek(&mut self.theme.iter(), "theme", "bad-choice", &themes);
        seek(&mut self.deck.iter(), "deck", "bad-choice", &decks);
        self.fine(&problems)?;
        let words = |names: &[Name]| names.iter().map(|name| name.words.clone()).collect::<Vec<_>>();
        Ok(library.without(&words(&self.hide_scenes), &words(&self.hide_drugs)))
    }
}

fn unknown(name: &Name, what: &str, code: &'static str, known: &[&str]) -> Problem {
    let message = format!("there is no {what} `{}`", name.words);
    let problem = Problem::new(code, name.spot.clone(), message).label(format!("no such {what}"));
    problem.guess(nearest(&name.words, known.iter().copied()))
}

/// The program's own folder in one of the user's: where the variable says, else below the home.
pub fn home(env: Env, variable: &str, usual: &str) -> Option<PathBuf> {
    let told = env(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = told.or_else(|| env("HOME").map(|home| Path::new(&home).join(usual)))?;
    Some(folder.join("jakstat"))
}

/// A plain file of modest size in UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let content = read_plain(path)?;
    if content.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    String::from_utf8(content).map_err(|_| io::Error::other("it is not text in UTF-8"))
}

/// What the system says, without its number, as the end of a sentence.
pub fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let mut letters = words.split(" (os error").next().unwrap_or_default().chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
