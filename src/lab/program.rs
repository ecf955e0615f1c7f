//! A graph of terms turned into tapes that are run from front to back: what changes, how steeply, and what is shown.

use super::graph::{Graph, Node, Op};

/// What a model computes.
#[derive(Debug, Default)]
pub struct Program {
    ops: Vec<Op>,
    params: Vec<(usize, usize)>,
    states: Vec<(usize, usize)>,
    /// Terms of constants alone: worked out once for each stretch of a run.
    fixed: Vec<usize>,
    rates: Vec<usize>,
    slopes: Vec<usize>,
    shown: Vec<usize>,
    rate_of: Vec<usize>,
    /// Row, column, term.
    slope_of: Vec<(usize, usize, usize)>,
    time_slope_of: Vec<(usize, usize)>,
    shown_of: Vec<usize>,
    time: Option<usize>,
    feed: Option<usize>,
    feed_slope: Option<usize>,
}

impl Program {
    /// The tapes for these rates of change, columns, and terms of constants alone.
    pub fn of(mut graph: Graph, rates: &[Node], shown: &[Node], plans: &[Node]) -> (Self, bool) {
        let count = graph.ops.len();
        let zero = graph.number(0.0);
        let (mut slope_of, mut time_slope_of) = (Vec::new(), Vec::new());
        for column in 0..rates.len() {
            let slopes = graph.slopes(Op::State(column as u32), count);
            let row = |(row, rate): (usize, &Node)| (row, column, slopes[*rate as usize]);
            slope_of.extend(rates.iter().enumerate().map(row).filter(|(_, _, slope)| *slope != zero));
        }
        let slopes = graph.slopes(Op::Time, count);
        let row = |(row, rate): (usize, &Node)| (row, slopes[*rate as usize]);
        time_slope_of.extend(rates.iter().enumerate().map(row).filter(|(_, slope)| *slope != zero));
        let steep: Vec<Node> = slope_of.iter().map(|row| row.2).chain(time_slope_of.iter().map(|row| row.1)).collect();
        let full = graph.full;
        let mut program = Self::tapes(graph, rates, &steep, shown, plans);
        program.rate_of = rates.iter().map(|node| *node as usize).collect();
        program.shown_of = shown.iter().map(|node| *node as usize).collect();
        program.slope_of = slope_of.into_iter().map(|(row, column, node)| (row, column, node as usize)).collect();
        program.time_slope_of = time_slope_of.into_iter().map(|(row, node)| (row, node as usize)).collect();
        (program, full)
    }

    fn tapes(graph: Graph, rates: &[Node], steep: &[Node], shown: &[Node], plans: &[Node]) -> Self {
        let [in_rates, in_steep, in_shown, in_plans] = [rates, steep, shown, plans].map(|roots| graph.reach(roots));
        let mut program = Self::default();
        let mut moves = vec![false; graph.ops.len()];
        for (node, op) in graph.ops.iter().enumerate() {
            match op {
                Op::Param(param) => program.params.push((*param as usize, node)),
                Op::State(state) => program.states.push((*state as usize, node)),
                Op::Time => program.time = Some(node),
                Op::Feed => program.feed = Some(node),
                Op::FeedSlope => program.feed_slope = Some(node),
                Op::Number(_) => program.fixed.push(node),
                _ => {
                    moves[node] = op.parts().into_iter().flatten().any(|part| moves[part as usize]);
                    let used = in_rates[node] || in_steep[node] || in_shown[node] || in_plans[node];
                    match () {
                        () if used && !moves[node] => program.fixed.push(node),
                        () if in_rates[node] => program.rates.push(node),
                        () if in_steep[node] => program.slopes.push(node),
                        () => (),
                    }
                    if in_shown[node] && moves[node] {
                        program.shown.push(node);
                    }
                }
            }
            moves[node] |= matches!(op, Op::State(_) | Op::Time | Op::Feed | Op::FeedSlope);
        }
        program.ops = graph.ops;
        program
    }

    /// How many terms there are to work out in a step.
    pub fn length(&self) -> usize {
        self.rates.len() + self.slopes.len()
    }

    /// Something to work it out on.
    pub fn slate(&self) -> Slate<'_> {
        Slate { program: self, values: vec![0.0; self.ops.len()] }
    }
}

/// A program at work.
pub struct Slate<'p> {
    program: &'p Program,
    values: Vec<f64>,
}

impl Slate<'_> {
    fn run(&mut self, tape: &[usize]) {
        for node in tape {
            self.values[*node] = self.program.ops[*node].value(&self.values);
        }
    }

    /// Takes constants and starts, and works out all that rests on them alone.
    pub fn fix(&mut self, params: &[f64]) {
        for (param, node) in &self.program.params {
            self.values[*node] = params[*param];
        }
        self.run(&self.program.fixed);
    }

    /// A term of constants alone.
    pub fn fixed(&self, node: Node) -> f64 {
        self.values[node as usize]
    }

    fn place(&mut self, time: f64, states: &[f64], feed: (f64, f64)) {
        for (state, node) in &self.program.states {
            self.values[*node] = states[*state];
        }
        for (node, value) in [(self.program.time, time), (self.program.feed, feed.0), (self.program.feed_slope, feed.1)]
        {
            if let Some(node) = node {
                self.values[node] = value;
            }
        }
    }

    /// How fast each species changes. `feed` is what is fed in and its slope.
    pub fn rates(&mut self, time: f64, states: &[f64], feed: (f64, f64), into: &mut [f64]) {
        self.place(time, states, feed);
        self.run(&self.program.rates);
        for (rate, node) in into.iter_mut().zip(&self.program.rate_of) {
            *rate = self.values[*node];
        }
    }

    /// The slopes of the rates at the place where they were worked out last: into a square by row, and along time.
    pub fn slopes(&mut self, square: &mut [f64], along_time: &mut [f64]) {
        self.run(&self.program.slopes);
        square.fill(0.0);
        along_time.fill(0.0);
        let side = along_time.len();
        for (row, column, node) in &self.program.slope_of {
            square[row * side + column] = self.values[*node];
        }
        for (row, node) in &self.program.time_slope_of {
            along_time[*row] = self.values[*node];
        }
    }

    /// The columns.
    pub fn show(&mut self, time: f64, states: &[f64], feed: (f64, f64), mut each: impl FnMut(usize, f64)) {
        self.place(time, states, feed);
        self.run(&self.program.shown);
        for (column, node) in self.program.shown_of.iter().enumerate() {
            each(column, self.values[*node]);
        }
    }
}
