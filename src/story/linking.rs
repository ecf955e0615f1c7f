//! A scene file turned into a scene: every name found in the cast, on the stage, in the pathway and the evidence.

use super::grammar::{self, RESERVED};
use super::prose::{Levels, Mentions};
use super::scene::Company;
use super::{Actor, ActorId, Answer, Post, Predict, Scene, Set, Step, Term, Told, WhatIf};
use crate::biology::evidence::{Claim, cited_claims};
use crate::biology::{Drug, Pathway};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Sheet, Text, Value};

/// Everything that a scene's names must be found in.
#[derive(Clone, Copy)]
pub struct World<'a> {
    pub pathway: &'a Pathway,
    pub drugs: &'a [Drug],
    pub claims: &'a [Claim],
    pub terms: &'a [Term],
    pub sets: &'a [Set],
}

/// How many copies of an actor a stage has room for.
pub const MOST_COPIES: f32 = 30.0;

impl Scene {
    /// The keys of a scene file.
    pub const KEYS: &'static [&'static str] =
        &["title", "question", "stage", "view", "cast", "step", "what_if", "predict"];

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
            predict: file
                .form("predict", Predict::KEYS)
                .and_then(|form| Predict::read(&form, &steps, company.mentions(world.terms))),
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

impl<'a> Company<'a> {
    fn read(file: &Form, stage: Option<&Text>, world: World<'a>) -> Self {
        let set = stage.and_then(|stage| known_set(file.sheet, stage, world.sets));
        let mut company = Company { set, cast: Vec::new(), lost: Vec::new(), labels: Vec::new() };
        if !file.has("cast") {
            file.missing("cast", "{ id = { is = \"...\", at = \"...\" } }");
        }
        let Some(cast) = file.form("cast", &[]) else {
            return company;
        };
        let mut riders = Vec::new();
        for (id, value) in cast.entries() {
            company.enlist(&cast, &id, value, world, &mut riders);
        }
        for (rider, mount) in riders {
            company.mount(file.sheet, rider, &mount);
        }
        company.break_circles(&cast);
        company
    }

    /// Takes one actor in; who stands on another waits until all are known.
    fn enlist<'t>(
        &mut self,
        cast: &Form<'t>,
        id: &Text<'t>,
        value: &'t Value<'t>,
        world: World,
        riders: &mut Vec<(ActorId, Text<'t>)>,
    ) {
        check_id(cast.sheet, id);
        let Some(form) = cast.inner(value, Actor::KEYS) else {
            self.lost.push(id.words.to_string());
            return;
        };
        let (at, on) = (form.text("at"), form.text("on"));
        report_post(&form, id);
        let name = form.need_text("is");
        let molecule = name.as_ref().and_then(|name| world.pathway.find(&name.words));
        let Some(molecule) = molecule else {
            self.lost.push(id.words.to_string());
            if let Some(name) = name.filter(|_| !world.pathway.molecules.is_empty()) {
                let names = world.pathway.molecules.iter();
                let names = names.map(|molecule| &*molecule.name);
                form.sheet.unknown("unknown-molecule", "molecule", &name, names);
            }
            return;
        };
        let place = at.and_then(|at| self.place(form.sheet, &at));
        let label = form.text("label").map(Text::into_words);
        let shown = label.clone().unwrap_or_else(|| world.pathway.molecules[molecule].label.clone());
        self.labels.push((id.words.to_string(), shown));
        riders.extend(on.map(|on| (self.cast.len(), on)));
        self.cast.push(Actor {
            id: id.words.to_string(),
            molecule,
            post: Post::At(place.unwrap_or_else(|| self.first_place())),
            copies: copies(&form),
            label,
            opens: form.choice("opens", &grammar::opening_states()),
        });
    }

    fn first_place(&self) -> String {
        let first = self.set.and_then(|set| set.places.first());
        first.map(|place| place.name.clone()).unwrap_or_default()
    }

    fn mount(&mut self, sheet: Sheet, rider: ActorId, mount: &Text) {
        if let Some(mount) = self.actor(sheet, mount) {
            self.cast[rider].post = Post::On(mount);
        }
    }

    /// Puts who rides in a circle on the ground, so that everybody stands somewhere.
    fn break_circles(&mut self, cast: &Form) {
        for start in 0..self.cast.len() {
            let (mut at, mut steps) = (start, 0);
            while let Post::On(next) = self.cast[at].post {
                at = next;
                steps += 1;
                if steps > self.cast.len() {
                    break;
                }
            }
            if steps > self.cast.len() {
                let id = &self.cast[start].id;
                let message = format!("`{id}` stands on itself, by way of others");
                let problem = Problem::new("riding-circle", cast.place(id), message);
                cast.sheet.findings.add(problem.label("somebody of the circle must stand at a place"));
                self.cast[start].post = Post::At(self.first_place());
            }
        }
    }
}

fn known_set<'a>(sheet: Sheet, stage: &Text, sets: &'a [Set]) -> Option<&'a Set> {
    let found = sets.iter().find(|set| set.name == stage.words);
    if found.is_none() && !sets.is_empty() {
        let names = sets.iter().map(|set| &*set.name);
        sheet.unknown("unknown-stage", "stage", stage, names);
    }
    found
}

fn check_id(sheet: Sheet, id: &Text) {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let reserved = RESERVED.contains(&&*id.words);
    if id.words.bytes().all(fits) && !id.words.is_empty() && !reserved {
        return;
    }
    let message = format!("`{}` cannot be the id of an actor", id.words);
    let problem = Problem::new("bad-id", id.spot.clone(), message);
    sheet.findings.add(problem.label(if reserved {
        "this word belongs to the grammar of the script"
    } else {
        "use letters, digits, `-` and `_` only"
    }));
}

fn report_post(form: &Form, id: &Text) {
    let both = form.has("at") && form.has("on");
    if both || !(form.has("at") || form.has("on")) {
        let message = format!("`{}` must stand either `at` a place or `on` an actor", id.words);
        let problem = Problem::new("at-or-on", id.spot.clone(), message);
        let label = if both { "has both" } else { "has neither" };
        form.sheet.findings.add(problem.label(label));
    }
}

fn copies(form: &Form) -> u8 {
    if !form.has("copies") {
        return 1;
    }
    let number = form.number("copies", 0.0..256.0).unwrap_or(1.0);
    if number >= 1.0 && number <= MOST_COPIES && number.fract() == 0.0 {
        return number as u8;
    }
    let problem = Problem::new("bad-copies", form.place("copies"), "this is no number of copies");
    form.sheet.findings.add(problem.label(format!("must be a whole number from 1 to {MOST_COPIES}")));
    number.clamp(1.0, MOST_COPIES) as u8
}

impl Actor {
    const KEYS: &'static [&'static str] = &["is", "at", "on", "copies", "label", "opens"];
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
    const KEYS: &'static [&'static str] =
        &["name", "title", "view", "focus", "script", "say", "takeaway", "describe", "claims", "notes"];

    fn read(form: &Form, name: String, view: String, company: &Company, world: World) -> Self {
        let words = |text: Option<Text>| text.map(Text::into_words);
        let mentions = company.mentions(world.terms);
        let focus = form.need_texts("focus");
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
            claims: cited_claims(form, form.texts("claims"), world.claims),
            notes: words(form.text("notes")),
            name,
        }
    }
}

/// The number of the step that a key names.
fn step_named(form: &Form, key: &str, steps: &[Step]) -> Option<usize> {
    let name = form.text(key)?;
    let found = steps.iter().position(|step| step.name == name.words);
    if found.is_none() {
        let names = steps.iter().map(|step| &*step.name);
        form.sheet.unknown("unknown-step", "step", &name, names);
    }
    found
}

impl WhatIf {
    const KEYS: &'static [&'static str] = &["drug", "say", "after", "expect"];

    fn read(form: &Form, steps: &[Step], company: &Company, world: World) -> Option<Self> {
        let drug = form.need_text("drug");
        let say = Told::read(form, "say", Levels::Plain, company.mentions(world.terms));
        let after = step_named(form, "after", steps);
        let expect = form.need_texts("expect");
        let expect = expect.iter();
        let expect = expect.filter_map(|line| grammar::expectation(form.sheet, line, company)).collect();
        let drug = drug?;
        if !world.drugs.iter().any(|known| known.name == drug.words) {
            let names = world.drugs.iter().map(|drug| &*drug.name);
            form.sheet.unknown("unknown-drug", "drug", &drug, names);
            return None;
        }
        Some(Self { drug: drug.into_words(), say, after: after.unwrap_or(steps.len().saturating_sub(1)), expect })
    }
}

impl Predict {
    const KEYS: &'static [&'static str] = &["before", "ask", "answers"];

    fn read(form: &Form, steps: &[Step], mentions: Mentions) -> Option<Self> {
        if !form.has("before") {
            form.missing("before", "\"...\"");
        }
        let before = step_named(form, "before", steps);
        let ask = Told::read(form, "ask", Levels::Plain, mentions);
        if !form.has("answers") {
            form.missing("answers", "[{ text = \"...\", because = \"...\" }]");
        }
        let answers = form.forms("answers", Answer::KEYS);
        let answers = answers.iter();
        let answers: Vec<_> = answers.map(|form| Answer::read(form, mentions)).collect();
        Some(Self { before: before.unwrap_or(0), ask, answers })
            .filter(|predict| !predict.answers.is_empty() && !steps.is_empty())
    }
}

impl Answer {
    const KEYS: &'static [&'static str] = &["text", "right", "because", "traps"];

    fn read(form: &Form, mentions: Mentions) -> Self {
        Self {
            text: Told::read(form, "text", Levels::Plain, mentions),
            right: form.flag("right").unwrap_or(false),
            because: Told::read(form, "because", Levels::Plain, mentions),
            traps: form.text("traps").map(Text::into_words),
        }
    }
}
