//! The controls of a file turned into knobs, each option with what it sets.

use super::equations::Maker;
use super::{Around, names};
use crate::biology::Drug;
use crate::biology::drugs::{Measure, Measured, Relation, Unit};
use crate::diagnose::reading::{Form, Text};
use crate::lab::controls::{Choice, Control};
use crate::language::{Levels, Told};

/// The one kind of test whose numbers may be held against the total drug in plasma.
const BLOOD: &str = "whole-blood";

/// Every control of the file.
pub fn read_all(file: &Form, maker: &mut Maker, around: Around) -> Vec<Control> {
    const KEYS: &[&str] = &["name", "label", "option", "absent"];
    let mut controls: Vec<Control> = Vec::new();
    for form in file.forms("control", KEYS) {
        let Some(name) = form.need_text("name") else { continue };
        if names(&controls).any(|known| known == name.words) {
            form.sheet.duplicate("control", &name);
            continue;
        }
        if !form.has("option") {
            form.missing("option", "[{ name = \"...\", label = \"...\" }]");
        }
        let options: Vec<Form> = form.forms("option", OPTION);
        let mut knob = Control {
            name: name.into_words(),
            label: Told::read(&form, "label", Levels::Plain, around.mentions()),
            ..Control::default()
        };
        for option in &options {
            if let Some(name) =
                option.text("name").filter(|name| knob.options.iter().any(|known| known.name == name.words))
            {
                form.sheet.duplicate("option", &name);
                continue;
            }
            knob.options.extend(read_option(option, &controls, maker, around));
        }
        if let Some(absent) = form.form("absent", &[]) {
            let told = |name: Text| {
                let why = Told::read_if(&absent, &name.words, Levels::Plain, around.mentions());
                (name.into_words(), why)
            };
            knob.absent = absent.entries().into_iter().map(|(name, _)| told(name)).collect();
        }
        let of_a_drug = options.first().is_some_and(|usual| usual.has("drug"));
        knob.bereft = of_a_drug && knob.options.iter().all(|choice| choice.drug.is_none());
        if !knob.options.is_empty() {
            controls.push(knob);
        }
    }
    controls
}

const OPTION: &[&str] = &["name", "label", "note", "drug", "with", "set", "drop", "signal", "feed", "before", "until"];

/// One option; none where it is of a drug that is not in the cabinet.
fn read_option(form: &Form, controls: &[Control], maker: &mut Maker, around: Around) -> Option<Choice> {
    let name = form.need_text("name")?;
    let mut choice = Choice {
        name: name.into_words(),
        label: Told::read(form, "label", Levels::Plain, around.mentions()),
        before: form.exact("before", &(0.0..=1e7)),
        until: form.exact("until", &(1e-9..=1e9)),
        ..Choice::default()
    };
    if form.has("note") {
        choice.note = Some(Told::read_if(form, "note", Levels::Plain, around.mentions()));
    }
    if let Some(drug) = form.text("drug") {
        let known = around.drugs.iter().find(|known| known.name == drug.words);
        form.sheet.knows("unknown-drug", "drug", &drug, around.drugs.iter().map(|drug| &*drug.name));
        choice.panel = panel(known?);
        choice.drug = Some(drug.into_words());
    }
    read_with(form, controls, &mut choice);
    read_sets(form, maker, &mut choice);
    if let Some(feed) = form.form("feed", &[]) {
        let texts = feed.entries().into_iter().map(|(control, _)| (feed.text(&control.words), control));
        choice.feed =
            texts.filter_map(|(option, control)| Some((control.into_words(), option?.into_words()))).collect();
    }
    Some(choice)
}

/// `with = { drug = ["a", "b"] }`: options of controls that stand above.
fn read_with(form: &Form, controls: &[Control], choice: &mut Choice) {
    let Some(with) = form.form("with", &[]) else { return };
    for (name, _) in with.entries() {
        let found = controls.iter().position(|control| control.name == name.words);
        let Some(control) = found else {
            form.sheet.unknown("unknown-option", "control above this one", &name, names(controls));
            continue;
        };
        let options = &controls[control].options;
        let mut allowed = Vec::new();
        for option in with.texts(&name.words) {
            let place = options.iter().position(|known| known.name == option.words);
            if place.is_none() && !controls[control].absent.iter().any(|absent| absent.0 == option.words) {
                form.sheet.unknown("unknown-option", "option", &option, options.iter().map(|option| &*option.name));
            }
            allowed.extend(place);
        }
        choice.with.push((control, allowed));
    }
}

fn read_sets(form: &Form, maker: &mut Maker, choice: &mut Choice) {
    if let Some(set) = form.form("set", &[]) {
        for (name, value) in set.entries() {
            // A constant may be less than nothing, an amount may not.
            let param = maker.param(&name);
            let least = if param.is_some_and(|param| maker.is_amount(param)) { 0.0 } else { -1e15 };
            choice.set.extend(param.zip(set.exact_of(value, &(least..=1e15))));
        }
    }
    for reaction in form.texts("drop") {
        choice.set.extend(maker.switch(&reaction).map(|switch| (switch, 0.0)));
    }
    if let Some(signals) = form.form("signal", &[]) {
        for (name, _) in signals.entries() {
            let signal = signals.text(&name.words).map(Text::into_words);
            choice.signals.extend(maker.param(&name).zip(signal));
        }
    }
}

/// The IC50 of a drug for each signal, in nM of total drug in plasma, as far as whole blood was tested. A signal that was
/// measured in several kinds of cell has no one number, and is left out.
fn panel(drug: &Drug) -> Vec<(String, f64)> {
    let fits = |row: &&Measured| {
        row.kind == Measure::Ic50
            && row.relation == Relation::Equal
            && row.unit == Unit::Nanomolar
            && row.assay == BLOOD
    };
    let rows = || drug.measured.iter().filter(fits).filter_map(|row| Some((row.signal()?, row.value)));
    let alone = |signal: &str| rows().filter(|row| row.0 == signal).count() == 1;
    rows().filter(|row| alone(row.0)).map(|(signal, value)| (signal.to_owned(), value)).collect()
}
