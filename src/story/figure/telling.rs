//! A figure turned into sentences: for those who read or hear it, and where there is no room to draw.

use super::{Board, Column, Dates, Event, Figure, Group, People, Wire};
use crate::biology::{Capacity, Duty, Kinase, Pathway, Response, Signal};
use crate::story::{Audience, Told, World};
use std::fmt::Display;

/// What a figure is told with.
#[derive(Clone, Copy)]
struct Teller<'a> {
    pathway: &'a Pathway,
    response: &'a Response,
    /// The names of the drugs that are taken; empty where there are none.
    drugs: &'a str,
    audience: Audience,
}

impl Figure {
    /// The figure in lines of words, under the drugs that are taken: what is different in words, and each by its name.
    pub fn lines(
        &self,
        world: &World,
        response: &Response,
        change: &str,
        drugs: &[&str],
        audience: Audience,
    ) -> Vec<String> {
        let teller = Teller { pathway: world.pathway, response, drugs: change, audience };
        match self {
            Self::People(people) => teller.people(people),
            Self::Board(board) => teller.board(board),
            Self::Dates(dates) => teller.dates(dates),
            Self::List(items) => items.iter().map(|item| format!("- {}", teller.text(item))).collect(),
            Self::Pair(columns) => columns.iter().flat_map(|column| teller.column(column)).collect(),
            Self::Chart(chart) => chart.lines(world.models, drugs, audience),
        }
    }
}

impl Teller<'_> {
    fn text(&self, told: &Told) -> String {
        told.at(self.audience).text()
    }

    fn people(&self, people: &People) -> Vec<String> {
        let group = |group: &Group| {
            let label = self.text(&group.label);
            format!(
                "{label}: {}, {}: {}.",
                counted(group.count),
                by(&self.text(&people.time)),
                self.text(&people.outcome)
            )
        };
        let mut lines: Vec<String> = people.groups.iter().map(group).collect();
        let (who, with) = (self.text(&people.population), self.text(&people.comparator));
        lines.push(format!("Who was studied: {who}. Compared with: {with}."));
        lines
    }

    fn board(&self, board: &Board) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.drugs.is_empty() {
            lines.push(format!("What is left of each message with {}:", self.drugs));
        }
        lines.extend(board.rows.iter().filter_map(|wire| self.wire(wire)));
        lines
    }

    fn wire(&self, wire: &Wire) -> Option<String> {
        let signal = self.pathway.signals.get(wire.signal)?;
        let label = self.pathway.signal_label(signal);
        let (left, limit) = self.response.signal(signal);
        let because = limit.map_or("", Kinase::symbol);
        let missing = limit.is_some_and(|kinase| self.response.duty(kinase) == Duty::Missing);
        let end = match left {
            Capacity::Full | Capacity::Reduced if self.response.runs_alone(signal) => "runs unasked".to_owned(),
            Capacity::Full => "gets through".to_owned(),
            Capacity::Reduced => format!("a bit quieter, as {because} is weakened"),
            Capacity::Blocked if missing => format!("much quieter, as there is no {because}"),
            Capacity::Blocked => format!("much quieter, as {because} is plugged"),
        };
        let noticed = wire.noticed(self.response, signal);
        let noticed = noticed.map_or_else(String::new, |told| format!(" To notice: {}.", self.text(told)));
        Some(format!("{label} ({}) {}: {end}.{noticed}", self.text(&wire.job), needs(signal)))
    }

    fn dates(&self, dates: &Dates) -> Vec<String> {
        let tracks = dates.tracks.len() > 1;
        let event = |event: &Event| match dates.tracks.get(event.track).filter(|_| tracks) {
            Some(track) if !track.is_empty() => format!("{} ({track}): {}.", event.when, self.text(&event.says)),
            _ => format!("{}: {}.", event.when, self.text(&event.says)),
        };
        dates.events.iter().map(event).collect()
    }

    fn column(&self, column: &Column) -> Vec<String> {
        let mut lines = vec![format!("{}:", self.text(&column.title))];
        lines.extend(column.items.iter().map(|item| format!("- {}", self.text(item))));
        lines
    }
}

/// A count as people read it: the denominator is always said.
pub fn counted(count: impl Display) -> String {
    format!("{count} in 100")
}

/// A time as a phrase: `week 36` is read `by week 36`, `within 4 years` as it stands.
pub fn by(time: &str) -> String {
    let first = time.split_whitespace().next().unwrap_or_default();
    let bare = matches!(first, "week" | "month" | "day" | "year") || first.starts_with(|c: char| c.is_ascii_digit());
    if bare { format!("by {time}") } else { time.to_owned() }
}

/// Which JAKs a signal cannot do without, and which it uses besides.
pub fn needs(signal: &Signal) -> String {
    let symbols = |kinases: &[Kinase]| kinases.iter().map(|kinase| kinase.symbol()).collect::<Vec<_>>().join(" and ");
    let also: Vec<Kinase> = Kinase::ALL.into_iter().filter(|kinase| signal.accessory(*kinase)).collect();
    let needs = symbols(&signal.jaks);
    if also.is_empty() { format!("needs {needs}") } else { format!("needs {needs}, also uses {}", symbols(&also)) }
}
