//! A library turned into what its audience would stumble over: hard words, names out of nowhere, numbers without a base.

mod age;
mod drawings;
mod fit;
mod intent;
mod levels;
mod names;
mod numbers;
mod script;
mod shelves;

pub use age::{due, overdue};
pub use levels::{Reading, peak, reading};
pub use script::Script;
pub use shelves::answered;

use crate::diagnose::{FileId, Findings, Problem};
use crate::library::Library;

/// Every lint, on every file but those that could be read only in part: what is missing there would be blamed on the rest.
pub fn lint(library: &Library, spoiled: &dyn Fn(FileId) -> bool) -> Vec<Problem> {
    let findings = Findings::default();
    for scene in &library.scenes {
        Script::of(library, scene, |script| {
            words(script, &findings);
            names::absent(script, scene, &findings);
        });
    }
    Script::of_questions(library, |script| words(script, &findings));
    Script::of_models(library, |script| words(script, &findings));
    names::crowds(library, &findings);
    shelves::examine(library, spoiled, &findings);
    drawings::examine(library, &findings);
    fit::examine(library, &findings);
    let mut problems = findings.into_problems();
    problems.retain(|problem| !spoiled(problem.spot.file));
    problems
}

/// The lints of all that is told.
fn words(script: &Script, findings: &Findings) {
    levels::examine(script, findings);
    intent::examine(script, findings);
    numbers::examine(script, findings);
    names::strangers(script, findings);
}
