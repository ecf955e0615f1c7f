//! Reactions and equations of a file turned into how fast each species changes.

use super::equations::{Maker, Meaning};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};
use crate::lab::graph::{Node, Op};
use crate::lab::units::{Unit, quantity};
use std::ops::Range;

impl Maker<'_> {
    /// Reactions and equations.
    pub fn changes(&mut self, file: &Form) {
        const KEYS: &[&str] = &["change", "forward", "back", "rate"];
        if let Some(form) = file.form("reactions", &[]) {
            for (name, inner) in form.named(KEYS) {
                self.reactions.push(name.words.to_string());
                self.reaction(&name.words, &inner);
            }
        }
        if let Some(form) = file.form("equations", &[]) {
            for (name, _) in form.entries() {
                let Some(rate) = form.text(&name.words).map(|text| self.formula(&text)) else { continue };
                if let Some(species) = self.species_named(&name) {
                    self.rates[species] = self.graph.term(Op::Add(self.rates[species], rate));
                }
            }
        }
        for (rate, _) in self.rates.iter_mut().zip(&self.held).filter(|(_, held)| **held) {
            *rate = self.graph.number(0.0);
        }
    }

    fn reaction(&mut self, name: &str, form: &Form) {
        let Some(change) = form.need_text("change") else { return };
        let arrow = ["<->", "->"].into_iter().find_map(|arrow| Some((arrow, change.words.find(arrow)?)));
        let Some((arrow, at)) = arrow else {
            let problem = Problem::new("bad-expression", change.spot.clone(), "a reaction has an arrow in it");
            self.sheet.findings.add(problem.label("no arrow").help("write it as `A + B -> C` or `A + B <-> C`"));
            return;
        };
        let left = self.side(&change, 0..at);
        let right = self.side(&change, at + arrow.len()..change.words.len());
        let (Some(left), Some(right)) = (left, right) else { return };
        let mut speed = self.speed(form, &left, &right, arrow == "<->");
        if let Some((_, switch)) = self.switches.iter().find(|switch| switch.0 == name) {
            let switch = self.graph.leaf(Op::Param(*switch as u32));
            speed = self.graph.term(Op::Mul(switch, speed));
        }
        for (species, count) in &left {
            self.add(*species, -f64::from(*count), speed);
        }
        for (species, count) in &right {
            self.add(*species, f64::from(*count), speed);
        }
    }

    fn add(&mut self, species: usize, count: f64, speed: Node) {
        let amount = self.graph.number(count.abs());
        let share = self.graph.term(Op::Mul(amount, speed));
        let before = self.rates[species];
        self.rates[species] =
            self.graph.term(if count < 0.0 { Op::Sub(before, share) } else { Op::Add(before, share) });
    }

    /// `2 A + B`: species and how many of each; none where some name is none.
    fn side(&self, change: &Text, range: Range<usize>) -> Option<Vec<(usize, u32)>> {
        let words = &change.words[range.clone()];
        let mut side = Vec::new();
        let mut at = range.start;
        if words.trim().is_empty() {
            return Some(side);
        }
        for part in words.split('+') {
            let begin = at + part.len() - part.trim_start().len();
            let digits = part.trim().bytes().take_while(u8::is_ascii_digit).count();
            let name = &part.trim()[digits..];
            let from = begin + digits + name.len() - name.trim_start().len();
            let name = change.cut(from..from + name.trim().len());
            let species = self.species_named(&name)?;
            side.push((species, self.count(&change.cut(begin..begin + digits))?));
            at += part.len() + 1;
        }
        Some(side)
    }

    /// How many of a species a reaction takes or gives; one where nothing is said.
    fn count(&self, words: &Text) -> Option<u32> {
        let count = if words.words.is_empty() { Some(1) } else { words.words.parse().ok() };
        let count = count.filter(|count| (1..=9).contains(count));
        if count.is_none() {
            let message = format!("a reaction cannot take or give `{}` of a species", words.words);
            self.sheet
                .findings
                .add(Problem::new("bad-expression", words.spot.clone(), message).label("must be from 1 to 9"));
        }
        count
    }

    pub(super) fn species_named(&self, name: &Text) -> Option<usize> {
        if let Some(Meaning::Species(species)) = self.names.get(&*name.words) {
            return Some(*species);
        }
        let names = self.species.iter().map(|species| &*species.name);
        self.sheet.unknown("unknown-quantity", "species", name, names);
        None
    }

    /// How fast a reaction goes.
    fn speed(&mut self, form: &Form, left: &[(usize, u32)], right: &[(usize, u32)], both_ways: bool) -> Node {
        if let Some(rate) = form.text("rate") {
            return self.formula(&rate);
        }
        let forward = self.law(form, "forward", left, right);
        if !both_ways {
            return forward;
        }
        let back = self.law(form, "back", right, left);
        self.graph.term(Op::Sub(forward, back))
    }

    /// Mass action: a constant times what meets.
    fn law(&mut self, form: &Form, key: &str, from: &[(usize, u32)], to: &[(usize, u32)]) -> Node {
        let Some(text) = form.need_text(key) else { return self.graph.number(0.0) };
        let known = self.names.get(&*text.words).copied();
        let (mut speed, unit) = match known {
            Some(Meaning::Constant(constant)) => {
                self.refuse_negative(&text, self.constants[constant].value);
                (self.graph.leaf(Op::Param(constant as u32)), self.units.get(&*text.words).cloned())
            }
            _ if quantity(&text.words).is_some() => {
                let (value, unit) = self.quantity(&text, true);
                (self.graph.number(value), Some(unit))
            }
            _ => (self.formula(&text), None),
        };
        if let Some(unit) = unit {
            self.hold_unit(&text, &unit, from, to);
        }
        for (species, count) in from {
            let species = self.graph.leaf(Op::State(*species as u32));
            for _ in 0..*count {
                speed = self.graph.term(Op::Mul(speed, species));
            }
        }
        speed
    }

    /// First order takes 1/time, second order 1/(concentration time), and so on.
    fn hold_unit(&self, text: &Text, unit: &Unit, from: &[(usize, u32)], to: &[(usize, u32)]) {
        let Some((first, _)) = from.first().or(to.first()) else { return };
        let amount = self.units.get(&self.species[*first].name).cloned().unwrap_or_default();
        let order: u32 = from.iter().map(|(_, count)| count).sum();
        let wanted = amount.times(&amount, -(order as i32)).times(&self.time, -1);
        if *unit != wanted {
            let message = format!("a constant of this reaction is in `{}`, not in `{}`", wanted.words(), unit.words());
            let problem = Problem::new("wrong-unit", text.spot.clone(), message);
            self.sheet.findings.add(problem.label(format!("of order {order}")));
        }
    }
}
