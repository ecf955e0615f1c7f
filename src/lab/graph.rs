//! Terms as they are written turned into a graph in which each thing stands once, and into the slopes of that graph.

use std::collections::HashMap;

/// A term by its number. What a term is made of has lower numbers than it has.
pub type Node = u32;

/// One term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// By its bits, so that it can be looked up.
    Number(u64),
    /// A constant, or what a species starts with.
    Param(u32),
    State(u32),
    Time,
    /// What another model feeds in, and how fast that changes.
    Feed,
    FeedSlope,
    Add(Node, Node),
    Sub(Node, Node),
    Mul(Node, Node),
    Div(Node, Node),
    Pow(Node, Node),
    Min(Node, Node),
    Max(Node, Node),
    /// 1 where the first is less than the second, else 0.
    Less(Node, Node),
    Neg(Node),
    Exp(Node),
    Ln(Node),
    Sqrt(Node),
    Abs(Node),
}

impl Op {
    /// What it is made of.
    pub fn parts(self) -> [Option<Node>; 2] {
        match self {
            Self::Add(a, b)
            | Self::Sub(a, b)
            | Self::Mul(a, b)
            | Self::Div(a, b)
            | Self::Pow(a, b)
            | Self::Min(a, b)
            | Self::Max(a, b)
            | Self::Less(a, b) => [Some(a), Some(b)],
            Self::Neg(a) | Self::Exp(a) | Self::Ln(a) | Self::Sqrt(a) | Self::Abs(a) => [Some(a), None],
            _ => [None, None],
        }
    }

    /// Its value, given the values of its parts; leaves have none of their own.
    #[inline]
    pub fn value(self, of: &[f64]) -> f64 {
        let at = |node: Node| of[node as usize];
        match self {
            Self::Add(a, b) => at(a) + at(b),
            Self::Sub(a, b) => at(a) - at(b),
            Self::Mul(a, b) => at(a) * at(b),
            Self::Div(a, b) => at(a) / at(b),
            Self::Pow(a, b) => power(at(a), at(b)),
            Self::Min(a, b) => at(a).min(at(b)),
            Self::Max(a, b) => at(a).max(at(b)),
            Self::Less(a, b) => f64::from(u8::from(at(a) < at(b))),
            Self::Neg(a) => -at(a),
            Self::Exp(a) => at(a).exp(),
            Self::Ln(a) => at(a).ln(),
            Self::Sqrt(a) => at(a).sqrt(),
            Self::Abs(a) => at(a).abs(),
            Self::Number(bits) => f64::from_bits(bits),
            Self::Param(_) | Self::State(_) | Self::Time | Self::Feed | Self::FeedSlope => f64::NAN,
        }
    }
}

/// Small whole powers are by far the most common, and `powf` is slow.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.to_bits() == 2.0_f64.to_bits() { base * base } else { base.powf(exponent) }
}

/// More terms than this no model needs; what is beyond is zero, and the graph says that it is full.
const MOST: usize = 300_000;

/// Every term of a model.
#[derive(Debug, Default)]
pub struct Graph {
    pub ops: Vec<Op>,
    known: HashMap<Op, Node>,
    pub full: bool,
}

impl Graph {
    /// The term, made if it is not there.
    pub fn leaf(&mut self, op: Op) -> Node {
        if let Some(node) = self.known.get(&op) {
            return *node;
        }
        if self.ops.len() >= MOST {
            self.full = true;
            return 0;
        }
        let node = self.ops.len() as Node;
        self.ops.push(op);
        self.known.insert(op, node);
        node
    }

    pub fn number(&mut self, value: f64) -> Node {
        self.leaf(Op::Number((value + 0.0).to_bits()))
    }

    fn as_number(&self, node: Node) -> Option<f64> {
        match self.ops.get(node as usize) {
            Some(Op::Number(bits)) => Some(f64::from_bits(*bits)),
            _ => None,
        }
    }

    fn is(&self, node: Node, value: f64) -> bool {
        self.as_number(node) == Some(value)
    }

    /// A term, simplified where that costs nothing.
    pub fn term(&mut self, op: Op) -> Node {
        if let Some(value) = self.folded(op) {
            return self.number(value);
        }
        match op {
            Op::Add(a, b) if self.is(a, 0.0) => b,
            Op::Add(a, b) | Op::Sub(a, b) if self.is(b, 0.0) => a,
            Op::Sub(a, b) if self.is(a, 0.0) => self.term(Op::Neg(b)),
            Op::Mul(a, b) if self.is(a, 0.0) || self.is(b, 0.0) => self.number(0.0),
            Op::Mul(a, b) if self.is(a, 1.0) => b,
            Op::Mul(a, b) | Op::Div(a, b) | Op::Pow(a, b) if self.is(b, 1.0) => a,
            Op::Div(a, _) if self.is(a, 0.0) => a,
            Op::Pow(_, b) if self.is(b, 0.0) => self.number(1.0),
            Op::Add(a, b) if a > b => self.leaf(Op::Add(b, a)),
            Op::Mul(a, b) if a > b => self.leaf(Op::Mul(b, a)),
            op => self.leaf(op),
        }
    }

    /// The value of a term of numbers.
    fn folded(&self, op: Op) -> Option<f64> {
        let [first, second] = op.parts();
        let pair = [self.as_number(first?)?, second.map_or(Some(0.0), |second| self.as_number(second))?];
        let small = match op {
            Op::Add(..) => Op::Add(0, 1),
            Op::Sub(..) => Op::Sub(0, 1),
            Op::Mul(..) => Op::Mul(0, 1),
            Op::Div(..) => Op::Div(0, 1),
            Op::Pow(..) => Op::Pow(0, 1),
            Op::Min(..) => Op::Min(0, 1),
            Op::Max(..) => Op::Max(0, 1),
            Op::Less(..) => Op::Less(0, 1),
            Op::Neg(_) => Op::Neg(0),
            Op::Exp(_) => Op::Exp(0),
            Op::Ln(_) => Op::Ln(0),
            Op::Sqrt(_) => Op::Sqrt(0),
            _ => Op::Abs(0),
        };
        Some(small.value(&pair))
    }

    /// The slope of every term there is, as far as `count`, along a state or along time.
    pub fn slopes(&mut self, along: Op, count: usize) -> Vec<Node> {
        let mut slopes: Vec<Node> = Vec::with_capacity(count);
        let zero = self.number(0.0);
        for node in 0..count {
            let slope = self.slope(node, along, zero, &slopes);
            slopes.push(slope);
        }
        slopes
    }

    fn slope(&mut self, node: usize, along: Op, zero: Node, slopes: &[Node]) -> Node {
        let op = self.ops[node];
        let of = |part: Node| slopes[part as usize];
        if op == along {
            return self.number(1.0);
        }
        if op == Op::Feed && along == Op::Time {
            return self.leaf(Op::FeedSlope);
        }
        if op.parts().into_iter().flatten().all(|part| of(part) == zero) {
            return zero;
        }
        let node = node as Node;
        match op {
            Op::Add(a, b) => self.term(Op::Add(of(a), of(b))),
            Op::Sub(a, b) => self.term(Op::Sub(of(a), of(b))),
            Op::Mul(a, b) => {
                let (left, right) = (self.term(Op::Mul(of(a), b)), self.term(Op::Mul(a, of(b))));
                self.term(Op::Add(left, right))
            }
            Op::Div(a, b) => {
                let lost = self.term(Op::Mul(node, of(b)));
                let top = self.term(Op::Sub(of(a), lost));
                self.term(Op::Div(top, b))
            }
            Op::Pow(a, b) => self.slope_of_power(node, (a, of(a)), (b, of(b)), zero),
            Op::Min(a, b) => self.slope_of_choice((a, b), of(a), of(b)),
            Op::Max(a, b) => self.slope_of_choice((b, a), of(a), of(b)),
            Op::Neg(a) => self.term(Op::Neg(of(a))),
            Op::Exp(a) => self.term(Op::Mul(node, of(a))),
            Op::Ln(a) => self.term(Op::Div(of(a), a)),
            Op::Sqrt(a) => {
                let half = self.number(0.5);
                let top = self.term(Op::Mul(half, of(a)));
                self.term(Op::Div(top, node))
            }
            Op::Abs(a) => {
                let sign = self.term(Op::Div(a, node));
                self.term(Op::Mul(sign, of(a)))
            }
            _ => zero,
        }
    }

    /// `a^b`: `b a^(b-1) a' + a^b ln(a) b'`.
    fn slope_of_power(&mut self, node: Node, a: (Node, Node), b: (Node, Node), zero: Node) -> Node {
        let one = self.number(1.0);
        let less = self.term(Op::Sub(b.0, one));
        let power = self.term(Op::Pow(a.0, less));
        let factor = self.term(Op::Mul(b.0, power));
        let base = self.term(Op::Mul(factor, a.1));
        if b.1 == zero {
            return base;
        }
        let log = self.term(Op::Ln(a.0));
        let grown = self.term(Op::Mul(node, log));
        let exponent = self.term(Op::Mul(grown, b.1));
        self.term(Op::Add(base, exponent))
    }

    /// The slope of the first where `less.0 < less.1`, else that of the second.
    fn slope_of_choice(&mut self, less: (Node, Node), first: Node, second: Node) -> Node {
        let chosen = self.term(Op::Less(less.0, less.1));
        let gap = self.term(Op::Sub(first, second));
        let moved = self.term(Op::Mul(chosen, gap));
        self.term(Op::Add(second, moved))
    }

    /// Which of all terms these ones are made of, themselves too.
    pub fn reach(&self, roots: &[Node]) -> Vec<bool> {
        let mut reached = vec![false; self.ops.len()];
        for root in roots {
            reached[*root as usize] = true;
        }
        for node in (0..reached.len()).rev().filter(|node| self.ops[*node].parts()[0].is_some()) {
            if reached[node] {
                self.ops[node].parts().into_iter().flatten().for_each(|part| reached[part as usize] = true);
            }
        }
        reached
    }
}
