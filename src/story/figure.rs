//! `[step.people]`, `.board`, `.dates`, `.list`, `.pair` or `.chart` turned into the figure that takes the picture's place.

pub mod chart;
mod limits;
mod telling;

pub use chart::Chart;
pub use limits::too_wordy;
pub use telling::{by, counted, needs};

use super::{Told, World};
use crate::biology::evidence::{Claim, cited_claims};
use crate::biology::{Capacity, Pathway, Response, Signal};
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Sheet, Text};
use crate::language::prose::{Levels, Mentions};

/// How many groups of people, and how many tracks of dates, stand side by side at most.
pub const MOST_BESIDE: usize = 3;

/// What a step shows in place of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    People(People),
    Board(Board),
    Dates(Dates),
    /// A notepad.
    List(Vec<Told>),
    Pair([Column; 2]),
    /// A model of the lab, whose time passes as the step plays.
    Chart(Chart),
}

/// How many of 100 people something happens to, group by group.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// What is counted.
    pub outcome: Told,
    pub time: Told,
    pub population: Told,
    pub comparator: Told,
    pub groups: Vec<Group>,
    /// What is counted is a loss: drawn in another colour than a gain.
    pub loss: bool,
    /// A key of `assets/evidence.toml`.
    pub claim: String,
}

/// One hundred people of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub label: Told,
    /// Out of 100.
    pub count: u8,
}

/// The JAK switchboard: a row a signal.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    pub rows: Vec<Wire>,
}

/// One row of it: a signal, and what it is good for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// Index into [`Pathway::signals`].
    pub signal: usize,
    pub job: Told,
    /// What a person would notice where it gets too little, and where it runs though nobody asked.
    pub notice: Option<Told>,
    pub surplus: Option<Told>,
    /// Shown only where there is room to spare.
    pub spare: bool,
}

/// A timeline, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Dates {
    pub events: Vec<Event>,
    /// The names of its tracks.
    pub tracks: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub when: String,
    pub says: Told,
    /// Index into [`Dates::tracks`].
    pub track: usize,
}

/// One of two columns compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: Told,
    pub items: Vec<Told>,
}

impl Figure {
    /// The keys of a step that hold a figure.
    pub const KEYS: [&'static str; 6] = ["people", "board", "dates", "list", "pair", "chart"];

    /// Whether an author gave the step a figure, right or wrong.
    pub fn is_in(step: &Form) -> bool {
        Self::KEYS.iter().any(|key| step.has(key))
    }

    /// The figure of a step, where it has one; of two the first.
    pub fn read(step: &Form, world: World, mentions: Mentions) -> Option<Self> {
        let entries = step.entries();
        let keys = entries.iter().map(|(key, _)| &*key.words);
        let given: Vec<&str> = keys.filter(|key| Self::KEYS.contains(key)).collect();
        for second in given.iter().skip(1) {
            let problem = Problem::new("two-figures", step.place(second), "a step shows one figure");
            let help = format!("it has `{}` already; make two steps of it", given[0]);
            step.sheet.findings.add(problem.label("one too many").help(help));
        }
        match *given.first()? {
            "people" => People::read(&step.form("people", People::KEYS)?, world.claims, mentions).map(Self::People),
            "board" => Board::read(&step.form("board", &["rows"])?, world.pathway, mentions).map(Self::Board),
            "dates" => Dates::read(&step.form("dates", &["events"])?, mentions).map(Self::Dates),
            "chart" => Chart::read(&step.form("chart", Chart::KEYS)?, mentions).map(Self::Chart),
            "list" => items(&step.form("list", &["items"])?, mentions).map(Self::List),
            _ => {
                let form = step.form("pair", &["left", "right"])?;
                let column = |key| Column::read(&form, key, mentions);
                let (left, right) = (column("left"), column("right"));
                Some(Self::Pair([left?, right?]))
            }
        }
    }

    pub fn is_chart(&self) -> bool {
        matches!(self, Self::Chart(_))
    }

    /// The claim that the figure itself rests on.
    pub fn claim(&self) -> Option<&str> {
        match self {
            Self::People(people) => Some(people.claim.as_str()).filter(|claim| !claim.is_empty()),
            _ => None,
        }
    }

    /// How long it moves, in milliseconds; 0 where it stands still.
    pub fn length(&self) -> u32 {
        match self {
            Self::Chart(chart) => chart.over,
            _ => 0,
        }
    }
}

impl People {
    const KEYS: &'static [&'static str] = &["outcome", "time", "population", "comparator", "groups", "loss", "claim"];

    fn read(form: &Form, claims: &[Claim], mentions: Mentions) -> Option<Self> {
        let told = |key| Told::read(form, key, Levels::Plain, mentions);
        let [outcome, time, population, comparator] = ["outcome", "time", "population", "comparator"].map(told);
        if !form.has("groups") {
            form.missing("groups", "[{ label = \"...\", count = 5 }, { label = \"...\", count = 22 }]");
        }
        let groups = form.forms("groups", Group::KEYS);
        few(form, "groups", groups.len(), 2..=MOST_BESIDE);
        let groups: Vec<_> = groups.iter().take(MOST_BESIDE).filter_map(|form| Group::read(form, mentions)).collect();
        let claim = form.need_text("claim");
        let claim = cited_claims(form, claim.into_iter().collect(), claims).pop().unwrap_or_default();
        let loss = form.flag("loss").unwrap_or(false);
        let people = Self { outcome, time, population, comparator, groups, loss, claim };
        (!people.groups.is_empty()).then_some(people)
    }
}

impl Group {
    const KEYS: &'static [&'static str] = &["label", "count"];

    fn read(form: &Form, mentions: Mentions) -> Option<Self> {
        let label = Told::read(form, "label", Levels::Plain, mentions);
        Some(Self { label, count: form.need_whole("count", 0..=100)? })
    }
}

impl Board {
    fn read(form: &Form, pathway: &Pathway, mentions: Mentions) -> Option<Self> {
        if !form.has("rows") {
            form.missing("rows", "[{ signal = \"...\", job = \"...\" }]");
        }
        let rows = form.forms("rows", Wire::KEYS);
        filled(form, "rows", rows.len());
        let rows: Vec<_> = rows.iter().filter_map(|form| Wire::read(form, pathway, mentions)).collect();
        (!rows.is_empty()).then_some(Self { rows })
    }
}

impl Wire {
    const KEYS: &'static [&'static str] = &["signal", "job", "notice", "surplus", "spare"];

    fn read(form: &Form, pathway: &Pathway, mentions: Mentions) -> Option<Self> {
        let told = |key| Told::read(form, key, Levels::Plain, mentions);
        let maybe = |key| form.has(key).then(|| told(key));
        let (job, notice, surplus) = (told("job"), maybe("notice"), maybe("surplus"));
        let spare = form.flag("spare").unwrap_or(false);
        let signal = known_signal(form.sheet, &form.need_text("signal")?, pathway)?;
        Some(Self { signal, job, notice, surplus, spare })
    }

    /// What a person would notice of the signal, if it is not as usual and the author says so. Of a JAK that is not
    /// there the words for a drug do not hold.
    pub fn noticed(&self, response: &Response, signal: &Signal) -> Option<&Told> {
        match response.signal(signal).0 {
            // Too little of what would be too much is not what too little is.
            Capacity::Blocked => {
                let other = response.loose(signal) || response.missing(signal).is_some();
                self.notice.as_ref().filter(|_| !other)
            }
            _ if response.runs_alone(signal) => self.surplus.as_ref(),
            _ => None,
        }
    }
}

/// The number of the signal that a name stands for: its cytokine's; any other is a problem.
pub fn known_signal(sheet: Sheet, name: &Text, pathway: &Pathway) -> Option<usize> {
    let names = || pathway.signals.iter().map(|signal: &Signal| &*signal.cytokine);
    let found = names().position(|signal| signal == name.words);
    if found.is_none() && !pathway.signals.is_empty() {
        sheet.unknown("unknown-signal", "signal", name, names());
    }
    found
}

impl Dates {
    fn read(form: &Form, mentions: Mentions) -> Option<Self> {
        if !form.has("events") {
            form.missing("events", "[{ when = \"2005\", says = \"...\" }]");
        }
        let forms = form.forms("events", &["when", "says", "line"]);
        filled(form, "events", forms.len());
        let mut dates = Self { events: Vec::new(), tracks: Vec::new() };
        for form in &forms {
            let when = form.need_text("when").map(Text::into_words);
            let says = Told::read(form, "says", Levels::Plain, mentions);
            let track = dates.track(form);
            dates.events.extend(when.map(|when| Event { when, says, track }));
        }
        (!dates.events.is_empty()).then_some(dates)
    }

    /// The track that an event is on; a fourth one is a problem.
    fn track(&mut self, form: &Form) -> usize {
        let line = form.text("line");
        let name = line.as_ref().map_or("", |line| &*line.words);
        if let Some(known) = self.tracks.iter().position(|track| track == name) {
            return known;
        }
        if self.tracks.len() == MOST_BESIDE {
            few(form, "line", MOST_BESIDE + 1, 1..=MOST_BESIDE);
            return 0;
        }
        self.tracks.push(name.to_owned());
        self.tracks.len() - 1
    }
}

impl Column {
    fn read(pair: &Form, key: &str, mentions: Mentions) -> Option<Self> {
        if !pair.has(key) {
            pair.missing(key, "{ title = \"...\", items = [\"...\"] }");
        }
        let form = pair.form(key, &["title", "items"])?;
        let title = Told::read(&form, "title", Levels::Plain, mentions);
        Some(Self { title, items: items(&form, mentions)? })
    }
}

/// The items of a notepad or of a column.
fn items(form: &Form, mentions: Mentions) -> Option<Vec<Told>> {
    if !form.has("items") {
        form.missing("items", "[\"...\"]");
    }
    let items = Told::read_all(form, "items", mentions);
    filled(form, "items", items.len());
    (!items.is_empty()).then_some(items)
}

fn filled(form: &Form, key: &str, count: usize) {
    few(form, key, count, 1..=usize::MAX);
}

/// Reports a list in a figure that has too few entries, or more than can stand side by side.
fn few(form: &Form, key: &str, count: usize, wanted: std::ops::RangeInclusive<usize>) {
    if wanted.contains(&count) || !form.has(key) {
        return;
    }
    let (least, most) = (*wanted.start(), *wanted.end());
    let label = match (key, most) {
        ("line", _) => format!("a track too many: at most {most}"),
        (_, usize::MAX) => "nothing in it".to_owned(),
        _ => format!("{count} here: must be from {least} to {most}"),
    };
    let message = match key {
        "line" => "these dates run on too many tracks".to_owned(),
        _ => format!("`{key}` holds too {}", if count < least { "little to show" } else { "much to show" }),
    };
    form.sheet.findings.add(Problem::new("figure-size", form.place(key), message).label(label));
}
