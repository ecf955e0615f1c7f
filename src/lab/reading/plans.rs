//! Doses, events, sums and the crowd of a file turned into what the engine plans with.

use super::Around;
use super::equations::Maker;
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};
use crate::lab::Control;
use crate::lab::graph::Node;
use crate::lab::model::Sum;
use crate::lab::system::{Dose, Event, Feed, Folk, Take, Total};
use crate::language::{Levels, Told};

/// All of it.
pub struct Plans {
    pub doses: Vec<Dose>,
    pub events: Vec<Event>,
    pub feed: Option<Feed>,
    pub folk: Option<Folk>,
}

impl Plans {
    /// Every term of constants alone.
    pub fn nodes(&self, totals: &[Total]) -> Vec<Node> {
        let doses = self
            .doses
            .iter()
            .flat_map(|dose| [Some(dose.amount), Some(dose.over), Some(dose.lag), Some(dose.every), dose.at]);
        let times = self.events.iter().flat_map(|event| [Some(event.at), event.until]);
        let values = self.events.iter().flat_map(|event| &event.set).map(|(_, node)| Some(*node));
        let folk = self.folk.iter().map(|folk| Some(folk.by));
        let lines = totals.iter().map(|total| Some(total.line));
        doses.chain(times).chain(values).chain(folk).chain(lines).flatten().collect()
    }
}

/// The keys of a crowd: its numbers, and its words.
pub const CROWD: &[&str] = &["of", "most", "by", "every", "vary", "together", "mixed", "who", "goal", "level", "early"];

const TAKES: [(&str, Take); 7] = [
    ("mean", Take::Mean),
    ("peak", Take::Peak),
    ("peak time", Take::PeakTime),
    ("lowest", Take::Lowest),
    ("end", Take::End),
    ("above", Take::Above),
    ("lost", Take::Lost),
];

impl Maker<'_> {
    pub fn plans(&mut self, file: &Form, controls: &[Control], around: Around) -> Plans {
        let feed = file.form("feed", &["name", "model", "column"]).and_then(|form| {
            let words = |key: &str| form.need_text(key).map(Text::into_words);
            Some(Feed { model: words("model")?, column: words("column")? })
        });
        Plans { doses: self.doses(file), events: self.events(file, around), feed, folk: self.folk(file, controls) }
    }

    /// A formula of constants alone, or what stands for it.
    fn fixed(&mut self, form: &Form, key: &str) -> Option<Node> {
        let text = form.text(key)?;
        let node = self.formula(&text);
        if self.moves(node) {
            let message = "this must be made of constants alone";
            let problem = Problem::new("bad-expression", text.spot.clone(), message);
            self.sheet.findings.add(problem.label("changes in the course of a run"));
            return Some(self.graph.number(0.0));
        }
        Some(node)
    }

    fn moves(&self, node: Node) -> bool {
        use crate::lab::graph::Op;
        let reached = self.graph.reach(&[node]);
        let mut ops = self.graph.ops.iter().zip(reached).filter(|(_, reached)| *reached);
        ops.any(|(op, _)| matches!(op, Op::State(_) | Op::Time | Op::Feed))
    }

    fn doses(&mut self, file: &Form) -> Vec<Dose> {
        const KEYS: &[&str] = &["into", "amount", "over", "lag", "every", "at"];
        let zero = self.graph.number(0.0);
        let mut doses = Vec::new();
        for form in file.forms("dose", KEYS) {
            let species = form.need_text("into").and_then(|name| self.state(&name));
            form.need_text("amount");
            let amount = self.fixed(&form, "amount").unwrap_or(zero);
            if let Some(text) = form.text("amount") {
                self.refuse_negative(&text, self.usually(amount).unwrap_or_default());
            }
            let [over, lag, every] = ["over", "lag", "every"].map(|key| self.fixed(&form, key).unwrap_or(zero));
            let at = self.fixed(&form, "at");
            doses.extend(species.map(|species| Dose { species, amount, over, lag, every, at }));
        }
        doses
    }

    fn events(&mut self, file: &Form, around: Around) -> Vec<Event> {
        const KEYS: &[&str] = &["at", "until", "set", "label"];
        let mut events = Vec::new();
        for form in file.forms("event", KEYS) {
            form.need_text("at");
            let at = self.fixed(&form, "at");
            let until = self.fixed(&form, "until");
            self.refuse_backwards(&form, at, until);
            let mut set = Vec::new();
            if let Some(values) = form.form("set", &[]) {
                for (name, _) in values.entries() {
                    let node = self.fixed(&values, &name.words);
                    set.extend(self.param(&name).zip(node));
                }
            }
            let label = form.has("label").then(|| Told::read(&form, "label", Levels::Plain, around.mentions()));
            events.extend(at.map(|at| Event { at, until, set, label }));
        }
        events
    }

    /// An event ends after it begins.
    fn refuse_backwards(&self, form: &Form, at: Option<Node>, until: Option<Node>) {
        let usually = |node: Option<Node>| node.and_then(|node| self.usually(node));
        if let Some((at, until)) = usually(at).zip(usually(until)).filter(|(at, until)| until < at) {
            let problem = Problem::new("bad-number", form.place("until"), "this event ends before it begins");
            form.sheet.findings.add(problem.label(format!("{until}, and it begins at {at}")));
        }
    }

    /// The numbers that sum up a run, and their words.
    pub fn sums(&mut self, file: &Form, around: Around) -> (Vec<Total>, Vec<Sum>) {
        const KEYS: &[&str] = &["name", "of", "take", "line", "label"];
        let zero = self.graph.number(0.0);
        let (mut totals, mut words) = (Vec::new(), Vec::new());
        for form in file.forms("sum", KEYS) {
            let name = form.need_text("name");
            let taken = |name: &&Text| words.iter().any(|known: &Sum| known.name == name.words);
            if let Some(name) = name.as_ref().filter(taken) {
                form.sheet.duplicate("sum", name);
            }
            let name = name.map(Text::into_words).unwrap_or_default();
            let label = Told::read(&form, "label", Levels::Plain, around.mentions());
            let of = form.need_text("of").and_then(|of| self.column(&of));
            let take = form.need_choice("take", &TAKES);
            let line = self.fixed(&form, "line").unwrap_or(zero);
            let (Some(of), Some(take)) = (of, take) else { continue };
            let mut needs = self.needs(line);
            needs.extend(self.columns().get(of).map(|column| self.needs(column.node)).unwrap_or_default());
            words.push(Sum { name: name.clone(), label });
            totals.push(Total { name, of, take, line, needs });
        }
        (totals, words)
    }

    fn folk(&mut self, file: &Form, controls: &[Control]) -> Option<Folk> {
        let form = file.form("crowd", CROWD)?;
        let of = form.need_text("of").and_then(|of| self.column(&of));
        let most = form.need_exact("most", &(-1e9..=1e9));
        let every = form.need_exact("every", &(1e-6..=1e9));
        form.need_text("by");
        let by = self.fixed(&form, "by");
        let (vary, covariance) = self.varied(&form);
        let Some(triangle) = triangle(&covariance) else {
            let message = "no people can differ like this: the covariances are too large for the variances";
            let problem = Problem::new("bad-number", form.place("vary"), message);
            form.sheet.findings.add(problem.label("not positive definite"));
            return None;
        };
        let mixed = mixed(&form, controls);
        Some(Folk { vary, triangle, of: of?, most: most?, by: by?, every: every?, mixed })
    }

    /// Which constants vary, and their covariances.
    fn varied(&mut self, form: &Form) -> (Vec<(usize, bool)>, Vec<Vec<f64>>) {
        const HOW: [(&str, bool); 2] = [("log-normal", true), ("added", false)];
        let (mut vary, mut names, mut variances) = (Vec::new(), Vec::new(), Vec::new());
        for inner in form.forms("vary", &["constant", "how", "variance"]) {
            let name = inner.need_text("constant");
            let how = inner.need_choice("how", &HOW);
            let variance = inner.need_exact("variance", &(0.0..=1e6));
            let (Some(name), Some(how), Some(variance)) = (name, how, variance) else { continue };
            let Some(param) = self.param(&name) else { continue };
            vary.push((param, how));
            names.push(name.into_words());
            variances.push(variance);
        }
        let mut square: Vec<Vec<f64>> = variances.iter().map(|_| vec![0.0; variances.len()]).collect();
        for (at, variance) in variances.iter().enumerate() {
            square[at][at] = *variance;
        }
        for inner in form.forms("together", &["of", "covariance"]) {
            let places: Vec<Option<usize>> = inner
                .need_texts("of")
                .iter()
                .map(|name| {
                    inner.sheet.knows("unknown-quantity", "varied constant", name, names.iter().map(String::as_str));
                    names.iter().position(|known| *known == name.words)
                })
                .collect();
            let covariance = inner.need_exact("covariance", &(-1e6..=1e6));
            if let ([Some(a), Some(b)], Some(covariance)) = (&places[..], covariance) {
                square[*a][*b] = covariance;
                square[*b][*a] = covariance;
            }
        }
        (vary, square)
    }
}

/// A share of the people for whom a knob stands otherwise.
fn mixed(crowd: &Form, controls: &[Control]) -> Option<(usize, usize, f64)> {
    let form = crowd.form("mixed", &["control", "option", "share"])?;
    let (control, option) = (form.need_text("control")?, form.need_text("option")?);
    let share = form.need_exact("share", &(0.0..=1.0))?;
    let place = controls.iter().position(|known| known.name == control.words);
    let Some(place) = place else {
        form.sheet.unknown("unknown-option", "control", &control, controls.iter().map(|known| &*known.name));
        return None;
    };
    let names = || controls[place].options.iter().map(|choice| &*choice.name);
    let number = names().position(|name| name == option.words);
    if number.is_none() {
        form.sheet.unknown("unknown-option", "option", &option, names());
    }
    Some((place, number?, share))
}

/// The lower triangle whose square is this one (Cholesky); none where there is none.
fn triangle(square: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut triangle: Vec<Vec<f64>> = Vec::new();
    for (row, values) in square.iter().enumerate() {
        let mut new: Vec<f64> = Vec::new();
        for (column, value) in values.iter().enumerate().take(row + 1) {
            let other = triangle.get(column).unwrap_or(&new);
            let sum: f64 = new.iter().zip(other).map(|(a, b)| a * b).sum();
            let rest = value - sum;
            if column < row {
                let whole = triangle[column][column];
                new.push(if whole > 0.0 { rest / whole } else { 0.0 });
            } else if rest < -1e-12 {
                return None;
            } else {
                new.push(rest.max(0.0).sqrt());
            }
        }
        triangle.push(new);
    }
    Some(triangle)
}

#[cfg(test)]
mod tests {
    use super::triangle;

    #[test]
    fn the_triangle_of_a_covariance() {
        let triangle_of = |off: f64| triangle(&[vec![4.0, off], vec![off, 10.0]]);
        assert_eq!(triangle_of(2.0), Some(vec![vec![2.0], vec![1.0, 3.0]]));
        assert_eq!(triangle_of(7.0), None);
    }
}
