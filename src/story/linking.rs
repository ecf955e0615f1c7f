//! A scene file turned into a scene: every name found in the cast, on the stage, in the pathway and the evidence.

use super::grammar;
use super::scene::Company;
use super::{ActorId, Challenge, Figure, Misconception, Predict, Scene, Set, Step, Term, Told, WhatIf};
use crate::biology::evidence::{Claim, cited_claims};
use crate::biology::{Drug, MoleculeId, Pathway};
use crate::diagnose::reading::{Form, Sheet, Text, text_of};
use crate::lab::Model;
use crate::language::prose::Levels;

/// Everything that a scene's names must be found in.
#[derive(Clone, Copy)]
pub struct World<'a> {
    pub pathway: &'a Pathway,
    pub drugs: &'a [Drug],
    pub claims: &'a [Claim],
    pub terms: &'a [Term],
    pub sets: &'a [Set],
    pub misconceptions: &'a [Misconception],
    /// Empty where models are read late: then any name will do.
    pub models: &'a [Model],
}

impl Scene {
    /// The keys of a scene file.
    pub const KEYS: &'static [&'static str] =
        &["title", "question", "stage", "view", "cast", "step", "what_if", "predict", "challenge"];

    /// Reads one scene; what is wrong is left out, as much as possible is kept.
    pub fn read(id: &str, file: &Form, world: World) -> Self {
        let text = |key| file.need_text(key).map(Text::into_words);
        let (title, question) = (text("title"), text("question"));
        let stage = file.need_text("stage");
        let company = Company::read(file, stage.as_ref(), world);
        let view = opening_view(file, company.set);
        let steps = read_steps(file, view, &company, world);
        let what_ifs = file.forms("what_if", WhatIf::KEYS);
        let what_ifs = what_ifs.iter();
        Self {
            id: id.to_owned(),
            file: file.sheet.file,
            title: title.unwrap_or_else(|| id.to_owned()),
            question: question.unwrap_or_default(),
            stage: stage.map(Text::into_words).unwrap_or_default(),
            what_ifs: what_ifs.filter_map(|form| WhatIf::read(form, &steps, &company, world)).collect(),
            predict: file.form("predict", Predict::KEYS).and_then(|form| Predict::read(&form, &steps, &company, world)),
            challenges: Challenge::read_all(file, world.pathway, company.mentions(world.terms)),
            steps,
            cast: company.cast,
        }
    }
}

fn opening_view(file: &Form, set: Option<&Set>) -> String {
    let first = || set.and_then(|set| set.views.first());
    file.text("view")
        .and_then(|view| known_view(file.sheet, view, set))
        .unwrap_or_else(|| first().map(|view| view.name.clone()).unwrap_or_default())
}

fn known_view(sheet: Sheet, view: Text, set: Option<&Set>) -> Option<String> {
    let set = set?;
    if set.view(&view.words).is_none() {
        let names = set.views.iter().map(|view| &*view.name);
        sheet.unknown("unknown-view", "view", &view, names);
        return None;
    }
    Some(view.into_words())
}

fn read_steps(file: &Form, view: String, company: &Company, world: World) -> Vec<Step> {
    if !file.has("step") {
        file.missing("step", "[{ name = \"...\", title = \"...\" }]");
    }
    let mut view = view;
    let mut steps: Vec<Step> = Vec::new();
    for form in file.forms("step", Step::KEYS) {
        let told = form.text("view");
        if let Some(told) = told.and_then(|told| known_view(form.sheet, told, company.set)) {
            view = told;
        }
        let name = form.need_text("name");
        if let Some(name) = &name
            && steps.iter().any(|step| step.name == name.words)
        {
            form.sheet.duplicate("step", name);
        }
        let name = name.map(Text::into_words).unwrap_or_default();
        steps.push(Step::read(&form, name, view.clone(), company, world));
    }
    steps
}

impl Step {
    #[rustfmt::skip]
    const KEYS: &'static [&'static str] = &[
        "name", "title", "view", "focus", "script", "say", "takeaway", "describe", "claims", "answers_to", "notes",
        "people", "board", "dates", "list", "pair", "chart",
    ];

    fn read(form: &Form, name: String, view: String, company: &Company, world: World) -> Self {
        let words = |text: Option<Text>| text.map(Text::into_words);
        let mentions = company.mentions(world.terms);
        let figure = Figure::read(form, world, mentions);
        // There is no actor on a figure to look at.
        let focus = if Figure::is_in(form) { form.texts("focus") } else { form.need_texts("focus") };
        let mut claims = cited_claims(form, form.texts("claims"), world.claims);
        let own = figure.as_ref().and_then(Figure::claim).filter(|own| !claims.iter().any(|claim| claim == own));
        claims.extend(own.map(str::to_owned));
        let focus = focus.iter();
        let script = form.texts("script");
        let script = script.iter();
        Self {
            view,
            focus: focus.filter_map(|id| company.actor(form.sheet, id)).collect(),
            script: script.filter_map(|line| grammar::sentence(form.sheet, line, company)).collect(),
            title: words(form.need_text("title")).unwrap_or_else(|| name.clone()),
            say: Told::read(form, "say", Levels::All, mentions),
            takeaway: Told::read(form, "takeaway", Levels::Plain, mentions),
            describe: words(form.need_text("describe")).unwrap_or_default(),
            claims,
            answers_to: answered(form, world.misconceptions),
            notes: words(form.text("notes")),
            figure,
            name,
        }
    }
}

/// The beliefs that a step sets right; any that the register does not have is a problem.
fn answered(form: &Form, beliefs: &[Misconception]) -> Vec<String> {
    let keys = form.texts("answers_to").into_iter();
    let known = keys.filter(|key| Misconception::known(form.sheet, key, beliefs));
    known.map(Text::into_words).collect()
}

/// The number of the step that a key names.
pub(super) fn step_named(form: &Form, key: &str, steps: &[Step]) -> Option<usize> {
    let name = form.text(key)?;
    let found = steps.iter().position(|step| step.name == name.words);
    if found.is_none() {
        let names = steps.iter().map(|step| &*step.name);
        form.sheet.unknown("unknown-step", "step", &name, names);
    }
    found
}

impl WhatIf {
    const KEYS: &'static [&'static str] = &["title", "drug", "until", "without", "swap", "say", "after", "expect"];

    fn read(form: &Form, steps: &[Step], company: &Company, world: World) -> Option<Self> {
        let say = Told::read(form, "say", Levels::Plain, company.mentions(world.terms));
        let title = form.text("title").map(Text::into_words);
        let drug = known_drug(form, world);
        let until = step_named(form, "until", steps);
        let without = form.texts("without");
        let without: Vec<_> = without.iter().filter_map(|actor| company.actor(form.sheet, actor)).collect();
        let swaps = recast(form, company, world);
        let after = step_named(form, "after", steps);
        let expect = form.need_texts("expect");
        let expect = expect.iter();
        let expect = expect.filter_map(|line| grammar::expectation(form.sheet, line, company)).collect();
        let after = after.unwrap_or(steps.len().saturating_sub(1));
        if drug.is_none() && without.is_empty() && swaps.is_empty() {
            if !form.has("drug") && !form.has("without") && !form.has("swap") {
                form.missing("drug", "\"...\"");
            }
            return None;
        }
        if title.is_none() && (until.is_some() || !without.is_empty() || !swaps.is_empty()) {
            form.missing("title", "\"...\"");
        }
        Some(Self { title, drug, until, without, swaps, say, after, expect })
    }
}

fn known_drug(form: &Form, world: World) -> Option<String> {
    let drug = form.text("drug")?;
    if world.drugs.iter().any(|known| known.name == drug.words) {
        return Some(drug.into_words());
    }
    let names = world.drugs.iter().map(|drug| &*drug.name);
    form.sheet.unknown("unknown-drug", "drug", &drug, names);
    None
}

/// `swap = { jak2 = "JAK2 V617F" }`: who plays another molecule's part.
fn recast(form: &Form, company: &Company, world: World) -> Vec<(ActorId, MoleculeId)> {
    let Some(swap) = form.form("swap", &[]) else { return Vec::new() };
    let mut swaps = Vec::new();
    for (id, value) in swap.entries() {
        let Some(name) = text_of(form.sheet, value) else { continue };
        let molecule = world.pathway.find(&name.words);
        if molecule.is_none() {
            let names = world.pathway.molecules.iter().map(|molecule| &*molecule.name);
            form.sheet.unknown("unknown-molecule", "molecule", &name, names);
        }
        swaps.extend(company.actor(form.sheet, &id).zip(molecule));
    }
    swaps
}
