//! A folder or a file turned into every problem in it, and one line that sums up.

use super::{Failure, report};
use crate::diagnose::{Problem, draw};
use crate::library::{self, DRUGS, Library, Loaded};
use crate::lint;
use crate::stage::rehearsal::rehearse;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What a check came to: the problems for a person, the lines for whoever reads on, and whether all is well.
pub struct Finding {
    pub problems: String,
    pub summary: String,
    pub fine: bool,
}

/// Checks a folder, a part of it, this folder if it has scenes, or the story that comes with the program.
pub fn check(path: Option<&Path>, today: &str, with_report: bool, colour: bool) -> Result<Finding, Failure> {
    let Place { root, part } = Place::of(path)?;
    let Loaded { library, mut problems } = root.as_deref().map_or_else(Library::embedded, Library::from_dir);
    let senseless = senseless(&library, &problems, today);
    problems.extend(senseless);
    if let Some(part) = &part {
        let folder = format!("{part}/");
        problems.retain(|problem| {
            let name = library.files.name(problem.spot.file);
            name == part || name.starts_with(&folder)
        });
    }
    problems.sort_by_key(|problem| (problem.spot.file, problem.spot.bytes.start));
    let report = if with_report { report::report(&library) } else { String::new() };
    Ok(Finding {
        problems: draw(&problems, &library.files, colour),
        summary: format!("{report}{}\n", summary(&library, &problems)),
        fine: problems.is_empty(),
    })
}

/// What can be read and yet makes no sense. Played, a scene that could only be read in part would be blamed for what is
/// missing, as would every scene if the model itself was.
fn senseless(library: &Library, problems: &[Problem], today: &str) -> Vec<Problem> {
    let spoiled = |file| problems.iter().any(|problem| problem.spot.file == file);
    let model = |name: &str| name == "assets/pathway.toml" || name.starts_with(DRUGS);
    let mut model = library.files.names().enumerate().filter(|(_, name)| model(name)).map(|(file, _)| file);
    let mut found = library::check(library);
    found.extend(lint::overdue(library, today));
    if !model.any(spoiled) {
        found.extend(rehearse(library).into_iter().filter(|problem| !spoiled(problem.spot.file)));
        found.extend(lint::lint(library, &spoiled));
    }
    found
}

fn summary(library: &Library, problems: &[Problem]) -> String {
    let mut files: Vec<usize> = problems.iter().map(|problem| problem.spot.file).collect();
    files.dedup();
    if problems.is_empty() {
        let steps = library.scenes.iter().map(|scene| scene.steps.len()).sum();
        let (scenes, drugs, claims) = (library.scenes.len(), library.drugs.len(), library.claims.len());
        let counts =
            [many(scenes, "scene"), many(steps, "step"), many(drugs, "drug"), many(claims, "claim")].join(", ");
        format!("no problems: {counts}")
    } else {
        format!("{} in {}", many(problems.len(), "problem"), many(files.len(), "file"))
    }
}

fn many(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What is checked: a folder, or nothing for the program's own story; and the part of it that matters.
struct Place {
    root: Option<PathBuf>,
    part: Option<String>,
}

impl Place {
    fn of(path: Option<&Path>) -> Result<Self, Failure> {
        let has_scenes = |folder: &Path| folder.join("scenes").is_dir();
        let here = Path::new(".");
        let Some(path) = path else {
            return Ok(Self { root: has_scenes(here).then(|| here.to_owned()), part: None });
        };
        let trouble = |why: &str| Failure::Trouble(format!("cannot check {}: {why}", path.display()));
        let whole = fs::canonicalize(path).map_err(|error| trouble(&error.to_string()))?;
        if has_scenes(path) {
            return Ok(Self { root: Some(path.to_owned()), part: None });
        }
        let above = whole.ancestors().skip(1).find(|folder| has_scenes(folder));
        let root = above.ok_or_else(|| trouble("neither it nor a folder above it has a folder `scenes`"))?;
        let inside = whole.strip_prefix(root).unwrap_or(&whole);
        Ok(Self { root: Some(root.to_owned()), part: Some(slashed(inside)) })
    }
}

/// A path as the library names its files, on every system.
fn slashed(path: &Path) -> String {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}
