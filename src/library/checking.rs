//! A loaded library looked at once more for what can be read and yet makes no sense: what `jakstat check` adds to loading.

use super::Library;
use crate::diagnose::reading::{Form, Sheet};
use crate::diagnose::{FileId, Findings, Problem};
use crate::lab::{Control, Model};
use crate::story::figure::chart::{PEOPLE, SEED};
use crate::story::quiz::examine_questions;
use crate::story::sense::{examine, too_long};
use crate::story::{Question, Scene, Term};

/// How many words a glossary term may have.
const TERM_WORDS: [(&str, usize); 2] = [("plain", 30), ("exact", 40)];

/// How many words may be said about a gene change at each level.
const GENE_WORDS: [(&str, usize); 3] = [("plain", 35), ("student", 45), ("clinician", 60)];

/// Every problem of sense, except what only a rehearsal on the stage can show.
pub fn check(library: &Library) -> Vec<Problem> {
    let findings = Findings::default();
    for scene in &library.scenes {
        reread(library, scene.file, Scene::KEYS, |form| examine(scene, form, library.world(), &findings));
    }
    if let Some(file) = library.files.find("assets/recall.toml") {
        reread(library, file, Question::KEYS, |form| examine_questions(&library.recall, form, &findings));
    }
    if let Some(file) = library.files.find("assets/genes.toml") {
        reread(library, file, &["gene"], |form| check_genes(form, &findings));
    }
    if let Some(file) = library.files.find("assets/glossary.toml") {
        reread(library, file, &[], |form| check_terms(form, &findings));
    }
    for model in &library.models {
        let Some(file) = library.files.find(&Model::path(&model.name)) else { continue };
        reread(library, file, Model::KEYS, |form| try_out(model, &library.models, form, &findings));
    }
    findings.into_problems()
}

/// Runs a model as it is, and with each option of each of its controls; its virtual people too.
fn try_out(model: &Model, models: &[Model], form: &Form, findings: &Findings) {
    let turned = |(control, knob): (usize, &Control)| (0..knob.options.len()).map(move |option| (control, option));
    for (control, option) in model.controls.iter().enumerate().flat_map(turned).chain([(usize::MAX, 0)]) {
        let mut setting = model.usual();
        let knob = model.controls.get(control).map(|knob| (&knob.name, &knob.options[option].name));
        if knob.is_some_and(|(name, option)| model.set(&mut setting, name, option).is_err()) {
            continue;
        }
        if let Err(words) = model.run(models, &setting, None) {
            let with = knob.map(|(name, option)| format!("with `{name}` at `{option}` "));
            let message = format!("{}this model does not come to its end", with.unwrap_or_default());
            let problem = Problem::new("unrunnable-model", form.place("clock"), message).label(words);
            findings.add(problem.help("check signs, constants and units; what grows must have something that ends it"));
            return;
        }
        if let Some(Err(words)) = model.crowd(models, &setting, SEED, PEOPLE) {
            let with = knob.map(|(name, option)| format!("with `{name}` at `{option}` "));
            let message = format!("{}some virtual people do not come to their end", with.unwrap_or_default());
            let problem = Problem::new("unrunnable-model", form.place("crowd"), message).label(words);
            findings
                .add(problem.help("check what varies and by how much: a constant that is added to may fall below 0"));
            return;
        }
    }
}

/// Reads a file again, for the places of its words; what is wrong with its shape was reported when it was loaded.
pub fn reread(library: &Library, file: FileId, keys: &'static [&'static str], look: impl FnOnce(&Form)) {
    let known = Findings::default();
    let sheet = Sheet { file, text: library.files.text(file), findings: &known };
    let parsed = sheet.parse();
    // What a slip of grammar swallowed is not there to make sense or none.
    if parsed.whole() {
        look(&parsed.form(sheet, keys));
    }
}

fn check_genes(file: &Form, findings: &Findings) {
    for say in file.forms("gene", &[]).iter().filter_map(|gene| gene.form_if("say", &[])) {
        for (level, most) in GENE_WORDS {
            if let Some(problem) = say.text(level).and_then(|text| too_long(&text, &text.words, most)) {
                findings.add(problem);
            }
        }
    }
}

fn check_terms(file: &Form, findings: &Findings) {
    for (_, form) in file.named(Term::KEYS) {
        for (key, most) in TERM_WORDS {
            if let Some(problem) = form.text(key).and_then(|text| too_long(&text, &text.words, most)) {
                findings.add(problem);
            }
        }
    }
}
