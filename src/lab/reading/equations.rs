//! Species, constants and definitions of a file turned into quantities and terms, and every formula into one.

use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Sheet, Text};
use crate::lab::expression::{FUNCTIONS, parse};
use crate::lab::graph::{Graph, Node, Op};
use crate::lab::system::Quantity;
use crate::lab::units::{OTHERS, TIMES, Unit, quantity};
use std::collections::HashMap;
use std::ops::Range;

/// A model has at most so many species: each costs its square in every step.
const MOST_SPECIES: usize = 120;

/// What a name in a formula stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Constant(usize),
    Species(usize),
    Term(usize),
    Feed,
}

/// A column, or a definition that is none.
#[derive(Clone, Debug)]
pub struct Defined {
    pub name: String,
    pub unit: Unit,
    pub node: Node,
    pub hidden: bool,
}

/// A model in the making.
pub struct Maker<'t> {
    pub sheet: Sheet<'t>,
    pub graph: Graph,
    pub constants: Vec<Quantity>,
    pub species: Vec<Quantity>,
    pub terms: Vec<Defined>,
    pub rates: Vec<Node>,
    /// Reactions that some option drops, with the constant that is 0 then.
    pub switches: Vec<(String, usize)>,
    pub(super) names: HashMap<String, Meaning>,
    pub(super) units: HashMap<String, Unit>,
    hidden: Vec<bool>,
    /// Species that stay as they are.
    pub(super) held: Vec<bool>,
    pub(super) reactions: Vec<String>,
    pub(super) time: Unit,
}

impl<'t> Maker<'t> {
    pub fn new(sheet: Sheet<'t>, time: &str) -> Self {
        Self {
            sheet,
            graph: Graph::default(),
            constants: Vec::new(),
            species: Vec::new(),
            terms: Vec::new(),
            rates: Vec::new(),
            switches: Vec::new(),
            names: HashMap::new(),
            units: HashMap::new(),
            hidden: Vec::new(),
            held: Vec::new(),
            reactions: Vec::new(),
            time: Unit::read(time).unwrap_or_default(),
        }
    }

    /// Constants and species, and the feed.
    pub fn quantities(&mut self, file: &Form) {
        if let Some(form) = file.form("constants", &[]) {
            for (name, _) in form.entries() {
                self.constant(&form, &name);
            }
        }
        self.switches(file);
        if !file.has("species") {
            file.missing("species", "{ X = \"1 nM\" }");
        }
        if let Some(form) = file.form("species", &[]) {
            for (name, _) in form.entries().into_iter().take(MOST_SPECIES) {
                self.one_species(&form, &name);
            }
            if form.entries().len() > MOST_SPECIES {
                let message = format!("a model has at most {MOST_SPECIES} species");
                self.sheet.findings.add(Problem::new("too-many", file.place("species"), message).label("too many"));
            }
        }
        self.rates = vec![self.graph.number(0.0); self.species.len()];
        if let Some(name) = file.form("feed", &["name", "model", "column"]).and_then(|form| form.need_text("name")) {
            self.take_name(&name, Meaning::Feed, Unit::default());
        }
    }

    fn constant(&mut self, form: &Form, name: &Text) {
        const KEYS: &[&str] = &["panel", "unit"];
        let number = self.constants.len();
        let (mut value, mut unit, mut panel) = (0.0, Unit::default(), None);
        if let Some(inner) = form.form_if(&name.words, KEYS) {
            panel = inner.need_text("panel").map(Text::into_words);
            unit = self.unit(inner.need_text("unit").as_ref());
        } else if let Some(text) = form.text(&name.words) {
            (value, unit) = self.quantity(&text, false);
        }
        if self.take_name(name, Meaning::Constant(number), unit.clone()) {
            self.constants.push(Quantity { name: name.words.to_string(), value, panel });
        }
    }

    /// A constant that is 1, or 0 where its reaction is dropped, for each reaction that some option drops.
    fn switches(&mut self, file: &Form) {
        let options = file.forms("control", &[]).into_iter().flat_map(|control| control.forms("option", &[]));
        for name in options.flat_map(|option| option.texts("drop")).map(Text::into_words) {
            if !self.switches.iter().any(|switch| switch.0 == name) {
                self.switches.push((name.clone(), self.constants.len()));
                self.constants.push(Quantity { name, value: 1.0, ..Quantity::default() });
            }
        }
    }

    fn one_species(&mut self, form: &Form, name: &Text) {
        const KEYS: &[&str] = &["start", "hidden", "held"];
        let number = self.species.len();
        let inner = form.form_if(&name.words, KEYS);
        let text = match &inner {
            Some(inner) => inner.need_text("start"),
            None => form.text(&name.words),
        };
        let (value, unit) = text.map(|text| self.quantity(&text, true)).unwrap_or_default();
        if self.take_name(name, Meaning::Species(number), unit.clone()) {
            let flag = |key: &str| inner.as_ref().and_then(|inner| inner.flag(key)).unwrap_or_default();
            self.hidden.push(flag("hidden"));
            self.held.push(flag("held"));
            self.graph.leaf(Op::State(number as u32));
            self.species.push(Quantity { name: name.words.to_string(), value, panel: None });
        }
    }

    /// Gives a name its meaning, unless it cannot have one.
    fn take_name(&mut self, name: &Text, meaning: Meaning, unit: Unit) -> bool {
        let words = &*name.words;
        let letters = words.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && words.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !letters || words == "t" || FUNCTIONS.iter().any(|row| row.0 == words) {
            let message = format!("`{words}` cannot be the name of a quantity");
            let problem = Problem::new("bad-id", name.spot.clone(), message).label("not in formulas");
            self.sheet.findings.add(problem.help("letters, digits and `_`, a letter first; `t` is the time"));
            return false;
        }
        if self.names.contains_key(words) {
            self.sheet.duplicate("quantity", name);
            return false;
        }
        self.names.insert(words.to_owned(), meaning);
        self.units.insert(words.to_owned(), unit);
        true
    }

    /// Definitions, each of which may use those above it.
    pub fn definitions(&mut self, file: &Form) {
        const KEYS: &[&str] = &["is", "unit", "hidden"];
        let Some(form) = file.form("define", &[]) else { return };
        for (name, inner) in form.named(KEYS) {
            let node = match inner.need_text("is") {
                Some(text) => self.formula(&text),
                None => self.graph.number(0.0),
            };
            let unit = self.unit(inner.need_text("unit").as_ref());
            let hidden = inner.flag("hidden").unwrap_or_default();
            if self.take_name(&name, Meaning::Term(self.terms.len()), unit.clone()) {
                self.terms.push(Defined { name: name.words.to_string(), unit, node, hidden });
            }
        }
    }

    /// A number with its unit; what is less than nothing is refused where that makes no sense.
    pub fn quantity(&self, text: &Text, positive: bool) -> (f64, Unit) {
        let Some((value, rest)) = quantity(&text.words) else {
            let message = format!("`{}` is no number with a unit", text.words);
            let problem = Problem::new("bad-expression", text.spot.clone(), message);
            self.sheet.findings.add(problem.label("not a quantity").help("write it as \"0.02 /nM/s\""));
            return Default::default();
        };
        if positive {
            self.refuse_negative(text, value);
        }
        let from = text.words.len() - rest.trim_start().len();
        (value, unit_of(self.sheet, &text.cut(from..text.words.len())))
    }

    pub(super) fn refuse_negative(&self, text: &Text, value: f64) {
        if value < 0.0 {
            let message = format!("`{}` is less than nothing", text.words);
            let problem = Problem::new("negative-value", text.spot.clone(), message);
            self.sheet.findings.add(problem.label("must be 0 or more"));
        }
    }

    /// The unit of a text; without one there is none.
    pub fn unit(&self, text: Option<&Text>) -> Unit {
        text.map(|text| unit_of(self.sheet, text)).unwrap_or_default()
    }

    /// A formula as a term; 0 where it is none.
    pub fn formula(&mut self, text: &Text) -> Node {
        let Self { graph, names, terms, sheet, constants, species, .. } = self;
        let known = || {
            let constants = constants.iter().filter(|constant| names.contains_key(&constant.name));
            constants.chain(species.iter()).map(|quantity| &*quantity.name)
        };
        let mut lookup = |graph: &mut Graph, name: &str, at: Range<usize>| {
            if name == "t" {
                return graph.leaf(Op::Time);
            }
            match names.get(name) {
                Some(Meaning::Constant(constant)) => graph.leaf(Op::Param(*constant as u32)),
                Some(Meaning::Species(species)) => graph.leaf(Op::State(*species as u32)),
                Some(Meaning::Term(term)) => terms[*term].node,
                Some(Meaning::Feed) => graph.leaf(Op::Feed),
                None => {
                    let names = known().chain(terms.iter().map(|term| &*term.name));
                    sheet.unknown("unknown-quantity", "quantity", &text.cut(at), names);
                    graph.number(0.0)
                }
            }
        };
        match parse(&text.words, graph, &mut lookup) {
            Ok(node) => node,
            Err(slip) => {
                let problem = Problem::new("bad-expression", text.part(slip.at), slip.message);
                sheet.findings.add(problem.label("not understood from here"));
                graph.number(0.0)
            }
        }
    }

    /// The value of a term of constants alone, as the knobs usually stand; none where a drug gives one of the constants.
    pub fn usually(&self, node: Node) -> Option<f64> {
        let mut values = vec![0.0; self.graph.ops.len()];
        for (at, op) in self.graph.ops.iter().enumerate().take(node as usize + 1) {
            values[at] = match op {
                Op::Param(param) => self.constants.get(*param as usize).map_or(f64::NAN, |constant| constant.value),
                op => op.value(&values),
            };
        }
        values.get(node as usize).copied().filter(|_| self.needs(node).is_empty())
    }

    /// What a name stands for, by number of the parameter: a constant, or what a species starts with.
    pub fn param(&self, name: &Text) -> Option<usize> {
        match self.names.get(&*name.words) {
            Some(Meaning::Constant(constant)) => Some(*constant),
            Some(Meaning::Species(species)) => Some(self.constants.len() + species),
            _ => {
                let names = self.constants.iter().chain(&self.species).map(|quantity| &*quantity.name);
                self.sheet.unknown("unknown-quantity", "constant or species", name, names);
                None
            }
        }
    }

    /// Whether a parameter is what a species starts with.
    pub fn is_amount(&self, param: usize) -> bool {
        param >= self.constants.len()
    }

    /// The number of a species by its name.
    pub fn state(&self, name: &Text) -> Option<usize> {
        self.species_named(name)
    }

    /// The switch of a reaction that is there.
    pub fn switch(&self, name: &Text) -> Option<usize> {
        let names = self.reactions.iter().map(String::as_str);
        if !self.reactions.iter().any(|reaction| *reaction == name.words) {
            self.sheet.unknown("unknown-quantity", "reaction", name, names);
            return None;
        }
        self.switches.iter().find(|switch| switch.0 == name.words).map(|switch| switch.1)
    }

    /// What a run shows: species, then definitions, but not what is hidden.
    pub fn columns(&self) -> Vec<Defined> {
        let species = self.species.iter().enumerate().zip(&self.hidden).filter(|(_, hidden)| !**hidden);
        let species = species.filter_map(|((number, species), _)| {
            let node = self.graph.ops.iter().position(|op| *op == Op::State(number as u32))?;
            let unit = self.units.get(&species.name).cloned().unwrap_or_default();
            Some(Defined { name: species.name.clone(), unit, node: node as Node, hidden: false })
        });
        species.chain(self.terms.iter().filter(|term| !term.hidden).cloned()).collect()
    }

    /// The number of a column by its name.
    pub fn column(&self, name: &Text) -> Option<usize> {
        let columns = self.columns();
        let found = columns.iter().position(|column| column.name == name.words);
        if found.is_none() {
            let names = columns.iter().map(|column| &*column.name);
            self.sheet.unknown("unknown-quantity", "column", name, names);
        }
        found
    }

    /// Numbers of the panel constants that a term rests on.
    pub fn needs(&self, node: Node) -> Vec<usize> {
        let reached = self.graph.reach(&[node]);
        let ops = self.graph.ops.iter().zip(reached).filter(|(_, reached)| *reached);
        let params = ops.filter_map(|(op, _)| match op {
            Op::Param(param) => Some(*param as usize),
            _ => None,
        });
        params.filter(|param| self.constants.get(*param).is_some_and(|constant| constant.panel.is_some())).collect()
    }
}

/// The unit of a text, which is reported where there is no such unit.
pub fn unit_of(sheet: Sheet, text: &Text) -> Unit {
    Unit::read(&text.words).unwrap_or_else(|atom| {
        let message = format!("there is no unit `{atom}`");
        let known = TIMES.iter().map(|row| row.0).chain(OTHERS);
        let guess = sheet.nearest(&atom, known.clone());
        let known: Vec<&str> = known.collect();
        let problem = Problem::new("bad-unit", text.spot.clone(), message).label("unknown unit");
        sheet.findings.add(problem.help(format!("the units are {}", known.join(", "))).guess(guess));
        Unit::default()
    })
}
