//! The `[cast]` of a scene turned into actors: who they are, and where, or on whom, they stand.

use super::grammar::{self, RESERVED};
use super::scene::Company;
use super::{Actor, ActorId, Post, Set, World};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Sheet, Text, Value};

/// How many copies of an actor a stage has room for.
pub const MOST_COPIES: f32 = 30.0;

impl<'a> Company<'a> {
    pub(super) fn read(file: &Form, stage: Option<&Text>, world: World<'a>) -> Self {
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
            self.lose(id);
            return;
        };
        let (at, on) = (form.text("at"), form.text("on"));
        report_post(&form, id);
        let name = form.need_text("is");
        let molecule = name.as_ref().and_then(|name| world.pathway.find(&name.words));
        let Some(molecule) = molecule else {
            self.lose(id);
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

    /// Remembers an actor that cannot be kept, so that naming it is no further problem.
    fn lose(&mut self, id: &Text) {
        self.lost.push(id.words.to_string());
        self.labels.push((id.words.to_string(), id.words.to_string()));
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
    let number = form.number("copies", &(0.0..=255.0)).unwrap_or(1.0);
    if (1.0..=MOST_COPIES).contains(&number) && number.fract() == 0.0 {
        return number as u8;
    }
    let problem = Problem::new("bad-copies", form.place("copies"), "this is no number of copies");
    form.sheet.findings.add(problem.label(format!("must be a whole number from 1 to {MOST_COPIES}")));
    number.clamp(1.0, MOST_COPIES) as u8
}

impl Actor {
    const KEYS: &'static [&'static str] = &["is", "at", "on", "copies", "label", "opens"];
}
