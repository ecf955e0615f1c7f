//! What the engine makes of a model file: species, constants, terms, doses, events, and what is shown.

use super::graph::Node;
use super::program::Program;
use crate::language::Told;

/// How fine a run is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finesse {
    /// Fine enough for a picture.
    Picture,
    /// Fine enough for a table of numbers.
    Table,
}

impl Finesse {
    /// The error of a step as a part of each value.
    pub(super) fn relative(self) -> f64 {
        match self {
            Self::Picture => 1e-4,
            Self::Table => 1e-8,
        }
    }
}

/// A constant or a species.
#[derive(Clone, Debug, Default)]
pub struct Quantity {
    pub name: String,
    /// Its value, or what a species starts with.
    pub value: f64,
    /// It is the IC50 of the chosen drug for this signal: there is no number for it unless it was measured.
    pub panel: Option<String>,
}

/// A column of a run.
#[derive(Clone, Debug)]
pub struct Shown {
    pub name: String,
    pub unit: String,
    /// Numbers of the constants without which it has no value.
    pub needs: Vec<usize>,
}

/// A dose that is given, once or again and again. The terms are of constants alone.
#[derive(Clone, Debug)]
pub struct Dose {
    pub species: usize,
    pub amount: Node,
    /// How long it takes to come in; at once where this is 0.
    pub over: Node,
    pub lag: Node,
    /// From one to the next; only one where this is 0.
    pub every: Node,
    /// When the first is given; at the very beginning where this is none.
    pub at: Option<Node>,
}

/// Constants that take other values for a while.
#[derive(Clone, Debug)]
pub struct Event {
    pub at: Node,
    pub until: Option<Node>,
    pub set: Vec<(usize, Node)>,
    /// What it is called where it is drawn.
    pub label: Option<Told>,
}

/// A column of another model that formulas of this one may use, day after day.
#[derive(Clone, Debug)]
pub struct Feed {
    pub model: String,
    pub column: String,
}

/// What a column comes to.
#[derive(Clone, Debug)]
pub struct Total {
    pub name: String,
    /// Number of the column.
    pub of: usize,
    pub take: Take,
    /// For [`Take::Above`]: the line.
    pub line: Node,
    /// Numbers of the constants without which it has no value.
    pub needs: Vec<usize>,
}

/// How one number is made of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    Mean,
    Peak,
    PeakTime,
    Lowest,
    End,
    /// For how long it lies above a line.
    Above,
    /// By how many hundredths of its first value the mean lies below that.
    Lost,
}

/// How people differ.
#[derive(Clone, Debug)]
pub struct Folk {
    /// Number of the constant, and whether it is multiplied by `e^x` (or `x` is added).
    pub vary: Vec<(usize, bool)>,
    /// The lower triangle whose square is the covariance of the `x`, by rows.
    pub triangle: Vec<Vec<f64>>,
    /// Number of the column that is looked at.
    pub of: usize,
    /// At most this is a response.
    pub most: f64,
    /// Until when somebody must respond to be counted.
    pub by: Node,
    pub every: f64,
    /// A share of the people who stand otherwise at a knob, where it is left as usual: numbers of knob and option.
    pub mixed: Option<(usize, usize, f64)>,
}

/// All of it. Parameters are the constants, then what the species start with.
#[derive(Debug, Default)]
pub struct System {
    pub constants: Vec<Quantity>,
    pub species: Vec<Quantity>,
    /// Numbers of the constants that some rate rests on.
    pub needs: Vec<usize>,
    pub shown: Vec<Shown>,
    pub doses: Vec<Dose>,
    pub events: Vec<Event>,
    pub feed: Option<Feed>,
    pub totals: Vec<Total>,
    pub folk: Option<Folk>,
    /// How long it runs before time 0, unseen.
    pub before: f64,
    pub program: Program,
}

impl System {
    /// Constants, then starts.
    pub fn params(&self) -> Vec<f64> {
        self.constants.iter().chain(&self.species).map(|quantity| quantity.value).collect()
    }
}
