//! A formula as an author writes it turned into a term; a slip in it is pointed at.

use super::graph::{Graph, Node, Op};
use std::ops::Range;

/// What is wrong with a formula, and where in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Slip {
    pub at: Range<usize>,
    pub message: String,
}

/// What a formula may call, by name and number of arguments.
pub const FUNCTIONS: [(&str, usize); 6] = [("exp", 1), ("ln", 1), ("sqrt", 1), ("abs", 1), ("min", 2), ("max", 2)];

/// How deep parentheses, signs and powers may stand in each other.
const DEEPEST: usize = 40;

/// Finds the term that a name stands for; a name that stands for nothing is its business too.
pub type Lookup<'a> = dyn FnMut(&mut Graph, &str, Range<usize>) -> Node + 'a;

/// Reads a whole formula.
pub fn parse(words: &str, graph: &mut Graph, lookup: &mut Lookup) -> Result<Node, Slip> {
    let mut reader = Reader { words, at: 0, depth: 0, graph, lookup };
    let node = reader.sum(0)?;
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.slip("the formula should end here, or go on with `+ - * / ^`")),
    }
}

struct Reader<'a, 'l> {
    words: &'a str,
    at: usize,
    depth: usize,
    graph: &'a mut Graph,
    lookup: &'a mut Lookup<'l>,
}

impl Reader<'_, '_> {
    fn rest(&self) -> &str {
        &self.words[self.at..]
    }

    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        self.at = self.words.len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    fn slip(&self, message: &str) -> Slip {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        Slip { at: self.at..self.at + width, message: message.to_owned() }
    }

    /// Terms joined by operators that bind at least as fast as `least`: `+ -` 1, `* /` 2, a sign 3, `^` 4.
    fn sum(&mut self, least: u8) -> Result<Node, Slip> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.slip("this formula is too deep"));
        }
        let mut left = self.atom()?;
        while let Some(sign) = self.peek() {
            let (binds, right_least) = match sign {
                '+' | '-' => (1, 2),
                '*' | '/' => (2, 3),
                '^' => (4, 3),
                _ => break,
            };
            if binds < least {
                break;
            }
            self.at += 1;
            let right = self.sum(right_least)?;
            left = self.graph.term(match sign {
                '+' => Op::Add(left, right),
                '-' => Op::Sub(left, right),
                '*' => Op::Mul(left, right),
                '/' => Op::Div(left, right),
                _ => Op::Pow(left, right),
            });
        }
        self.depth -= 1;
        Ok(left)
    }

    fn atom(&mut self) -> Result<Node, Slip> {
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let inner = self.sum(0)?;
                self.close()?;
                Ok(inner)
            }
            Some('-') => {
                self.at += 1;
                let inner = self.sum(3)?;
                Ok(self.graph.term(Op::Neg(inner)))
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(),
            Some(c) if c.is_ascii_alphabetic() || c == '_' => self.name(),
            Some(_) => Err(self.slip("here should be a number, a name or `(`")),
            None => Err(self.slip("the formula ends too early")),
        }
    }

    fn close(&mut self) -> Result<(), Slip> {
        if self.peek() == Some(')') {
            self.at += 1;
            return Ok(());
        }
        Err(self.slip("here should be `)`"))
    }

    fn number(&mut self) -> Result<Node, Slip> {
        let length = number_length(self.rest());
        let value = self.rest()[..length].parse::<f64>().ok().filter(|value| value.is_finite());
        let value = value.ok_or_else(|| self.slip("this is no number"))?;
        self.at += length;
        Ok(self.graph.number(value))
    }

    fn name(&mut self) -> Result<Node, Slip> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let at = self.at..self.at + length;
        let name = &self.words[at.clone()];
        self.at += length;
        if let Some((function, arguments)) = FUNCTIONS.iter().find(|row| row.0 == name) {
            return self.call(function, *arguments);
        }
        Ok((self.lookup)(self.graph, name, at))
    }

    fn call(&mut self, function: &str, arguments: usize) -> Result<Node, Slip> {
        if self.peek() != Some('(') {
            return Err(self.slip(&format!("`{function}` is followed by `(`")));
        }
        self.at += 1;
        let first = self.sum(0)?;
        let mut second = first;
        if arguments == 2 {
            if self.peek() != Some(',') {
                return Err(self.slip(&format!("`{function}` takes two terms with a comma between")));
            }
            self.at += 1;
            second = self.sum(0)?;
        }
        self.close()?;
        Ok(self.graph.term(match function {
            "exp" => Op::Exp(first),
            "ln" => Op::Ln(first),
            "sqrt" => Op::Sqrt(first),
            "abs" => Op::Abs(first),
            "min" => Op::Min(first, second),
            _ => Op::Max(first, second),
        }))
    }
}

/// How many bytes at the beginning are a number such as `2`, `0.5` or `2e-7`.
pub fn number_length(words: &str) -> usize {
    let digits = |from: usize| {
        let rest = words.get(from..).unwrap_or_default();
        from + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
    };
    let mut end = digits(0);
    if words[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if words[end..].starts_with(['e', 'E']) {
        let sign = usize::from(words[end + 1..].starts_with(['+', '-']));
        let far = digits(end + 1 + sign);
        if far > end + 1 + sign {
            end = far;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(words: &str) -> Result<f64, Slip> {
        let mut graph = Graph::default();
        let node = parse(words, &mut graph, &mut |graph, _, _| graph.number(3.0))?;
        match graph.ops[node as usize] {
            Op::Number(bits) => Ok(f64::from_bits(bits)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn formulas_mean_what_they_mean_on_paper() {
        for (words, expected) in [
            ("1 + 2*3", 7.0),
            ("8 - 3 - 2", 3.0),
            ("8/4/2", 1.0),
            ("2^3^2", 512.0),
            ("-2^2", -4.0),
            ("2^-1", 0.5),
            ("-x*2", -6.0),
            ("2 * -x", -6.0),
            ("(1 + x)*2e-1", 0.8),
            ("max(x, 4) + min(1, 2)", 5.0),
            ("exp(ln(5)) - sqrt(16)", 1.0),
        ] {
            assert!((value(words).unwrap() - expected).abs() < 1e-12, "{words}");
        }
    }

    #[test]
    fn a_slip_is_pointed_at() {
        for (words, at) in [("1 +", 3..3), ("1 + * 2", 4..5), ("(1", 2..2), ("1 x", 2..3), ("exp 2", 4..5), ("é", 0..2)]
        {
            assert_eq!(value(words).unwrap_err().at, at, "{words}");
        }
        assert!(value(&"(".repeat(100_000)).is_err());
        assert!(value(&"-".repeat(100_000)).is_err());
        assert!(value(&"2^".repeat(100_000)).is_err());
        assert!(value(&(String::from("1") + &"+1".repeat(100_000))).is_ok());
    }

    #[test]
    fn slopes_are_those_of_the_textbook() {
        let mut graph = Graph::default();
        let words = "x^3 + 2/x + exp(2*x) + ln(x) + sqrt(x) + x^x + max(x, 1) + abs(-x) + min(x, 1)";
        let node = parse(words, &mut graph, &mut |graph, _, _| graph.leaf(Op::State(0))).unwrap();
        let count = graph.ops.len();
        let slope = graph.slopes(Op::State(0), count)[node as usize];
        let mut values = vec![0.0; graph.ops.len()];
        let x: f64 = 1.7;
        for (at, op) in graph.ops.iter().enumerate() {
            values[at] = if *op == Op::State(0) { x } else { op.value(&values) };
        }
        let expected = 3.0 * x * x - 2.0 / (x * x)
            + 2.0 * (2.0 * x).exp()
            + 1.0 / x
            + 0.5 / x.sqrt()
            + x.powf(x) * (x.ln() + 1.0)
            + 2.0;
        assert!((values[slope as usize] - expected).abs() < 1e-9);
    }
}
