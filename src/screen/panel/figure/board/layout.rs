//! The room for a switchboard turned into where its rows and columns stand.

use super::Line;
use crate::biology::Kinase;
use crate::screen::panel::text::{Air, Passage, wrap};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// How large a JAK is drawn on a wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// One sign.
    Dot,
    /// Its name, in one row.
    Chip,
    /// Its name, in three rows.
    Button,
}

/// Before a job that stands below its label, as wide as the sign before what is noticed.
pub const INDENT: &str = "  ";

/// Where everything stands, from the board's left upper corner on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How wide labels are, and labels with jobs.
    pub label: u16,
    pub left: u16,
    /// The job stands under the label, not beside it, and behind this.
    pub under: bool,
    /// Or the job stands beside the label, and only what is noticed under it.
    pub shared: bool,
    pub indent: &'static str,
    /// From column to column.
    pub step: u16,
    pub size: Size,
    /// The lamps have their long words.
    pub long: bool,
    /// Rows of the heads, and of each signal.
    pub heads: u16,
    pub each: u16,
    many: u16,
}

/// Columns from roomy to dense: step, size, long words.
const COLUMNS: [(u16, Size, bool); 9] = [
    (13, Size::Chip, true),
    (12, Size::Chip, true),
    (10, Size::Chip, true),
    (9, Size::Chip, true),
    (9, Size::Chip, false),
    (8, Size::Chip, false),
    (7, Size::Chip, false),
    (6, Size::Dot, false),
    (5, Size::Dot, false),
];

impl Plan {
    /// The roomiest plan that fits.
    pub fn of(lines: &[Line], width: u16, height: u16) -> Option<Self> {
        let many = lines.len() as u16;
        let widest = |words: fn(&Line) -> usize| lines.iter().map(words).max().unwrap_or(0) as u16;
        let label = widest(|line| line.label.width());
        let (beside, below) = (widest(|line| line.beside.into()), widest(|line| line.longest.width()));
        let job = widest(|line| line.job.width());
        let plan = |each: u16, (step, size, long): (u16, Size, bool), indent: &'static str| {
            let heads = if height >= many * each + 2 { 2 } else { 1 };
            let size = if each >= 4 && size == Size::Chip && step >= 10 { Size::Button } else { size };
            let under = each > 1;
            let left = if under { label.max(below + indent.len() as u16) } else { label + 1 + beside };
            Self { label, left, under, shared: false, indent, step, size, long, heads, each, many }
        };
        let shared = |plan: Self| Self { left: plan.left.max(label + 1 + job), shared: true, ..plan };
        // Names on the wires are worth more than rows, and a job in one row more than wide columns.
        for dots in [false, true] {
            for each in (1..=5).rev().filter(|each| many * each < height) {
                let columns = || COLUMNS.into_iter().filter(|column| (column.1 == Size::Dot) == dots);
                let whole = |columns, indent| Some(plan(each, columns, indent)).filter(|plan| plan.width() <= width);
                let folded = |columns, indent| plan(each, columns, indent).folded(lines, width);
                let wires = || columns().map(|columns| shared(plan(each, columns, INDENT)));
                let both =
                    (2..=3).contains(&each).then(wires).and_then(|mut all| all.find(|plan| plan.width() <= width));
                let found = both.or_else(|| {
                    [INDENT, ""].into_iter().find_map(|indent| {
                        if each > 3 {
                            columns().find_map(|columns| whole(columns, indent).or_else(|| folded(columns, indent)))
                        } else {
                            columns().find_map(|columns| whole(columns, indent))
                        }
                    })
                });
                let found = found.or_else(|| columns().find_map(|columns| folded(columns, "")));
                if let Some(plan) = found {
                    return Some(plan);
                }
            }
        }
        // The last resort cuts the jobs short.
        let mut plan = plan(1, COLUMNS[COLUMNS.len() - 1], "");
        plan.left = plan.left.min((plan.left + width).saturating_sub(plan.width()));
        (plan.rows() <= height && plan.left >= label + 10).then_some(plan)
    }

    /// The same with the jobs wrapped, if they have the rows for it.
    fn folded(mut self, lines: &[Line], width: u16) -> Option<Self> {
        self.left = self.left.saturating_sub(self.width().saturating_sub(width));
        (self.under && self.left >= self.label.max(16) && self.holds(lines)).then_some(self)
    }

    /// Whether every job, wrapped, has its rows.
    fn holds(&self, lines: &[Line]) -> bool {
        let passage = |line: &Line| Passage::new(line.longest.clone(), Style::new()).marked(self.indent, Style::new());
        let rows = |line: &Line| wrap(&[passage(line)], self.left, Air::Snug).len();
        lines.iter().all(|line| rows(line) <= usize::from(self.job_rows().min(2)))
    }

    /// The rows below a label that are its own.
    pub fn job_rows(&self) -> u16 {
        self.each - 1 - u16::from(self.size == Size::Button)
    }

    /// Names on the wires, a row between them, and heads that say how each JAK stands.
    pub fn airy(&self) -> bool {
        self.each > 1 && self.size != Size::Dot && self.heads > 1
    }

    pub fn rows(&self) -> u16 {
        self.heads + self.many * self.each
    }

    pub fn width(&self) -> u16 {
        self.lamp() + if self.long { 15 } else { 9 }
    }

    /// The middle of the n-th column.
    pub fn column(&self, number: u16) -> u16 {
        self.left + 2 + self.step * number + self.step / 2
    }

    pub fn lamp(&self) -> u16 {
        self.left + 3 + self.step * Kinase::ALL.len() as u16
    }

    /// From where to where a JAK stands that has its middle here.
    pub fn chip(&self, middle: u16) -> (u16, u16) {
        match self.size {
            Size::Dot => (middle, middle + 1),
            Size::Chip => (middle - 3, middle + 3),
            Size::Button => (middle - 4, middle + 5),
        }
    }
}
