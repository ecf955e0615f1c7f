//! The medicine cabinet as an overlay: a list to choose from, and the facts of what is chosen, alone or beside a marked drug.

mod facts;
mod pair;
mod shelf;
mod studies;
mod values;

use super::Showing;
use super::narration::prose;
use super::overlay::{frame, list};
use super::text::{Air, Passage, Row, cut, put, put_rows, row_width, wrap};
use crate::biology::drugs::Part;
use crate::biology::{Drug, GeneChange};
use crate::screen::shelf::{Place, SCROLLS};
use crate::screen::topics;
use crate::story::WhatIf;
use facts::{Fact, Room, facts};
use pair::{beside, not_compared, pair};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ADVICE: &str = "A learning aid, not medical advice.";
const ORDER: &str =
    "The medicines stand in the order of their first approval for alopecia areata, then by name. None is ranked.";
const MAP: &str = "The signs are a teaching map of what a usual dose leaves of each JAK. A question mark: not found.";
/// From this width on the list and the facts stand side by side.
const BESIDE: u16 = 100;
/// The same where the facts of two drugs are shown.
const BESIDE_PAIR: u16 = 170;
/// From this width on the facts stand in two columns, all of them if they fit.
const COLUMNS: u16 = 104;
/// Rows that facts scroll by.
const SCROLL: usize = 6;
/// Cells between what stands side by side.
const GAP: u16 = 3;
/// The least of the list that stays above the facts.
const LEAST: u16 = 3;

pub fn cabinet(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = page.width.saturating_sub(4).max(1);
    let waits = showing.moment.beside.is_some() && showing.moment.takes_nothing();
    let title = if waits { "Choose what to compare with" } else { "Medicine cabinet: JAK inhibitors" };
    let mut body = frame(showing, page, title, width, page.height, buffer);
    let edge = Rect { y: body.bottom(), height: 1, ..body };
    put(buffer, edge.intersection(page), edge.x, edge.y, &format!(" {ADVICE} "), showing.tone.write("muted"));
    let heads = head(showing, body.width);
    let head = cut(&mut body, heads.len() as u16, false);
    put_rows(buffer, head, &heads);
    // Two drugs need the width for themselves.
    let least = if showing.moment.pair(showing.library).is_some() { BESIDE_PAIR } else { BESIDE };
    if width >= least { side_by_side(showing, body, buffer) } else { stacked(showing, body, buffer) }
}

/// What is listed, what is said of several drugs at once.
fn head(showing: &Showing, width: u16) -> Vec<Row> {
    let mut rows = vec![shelf::counted(showing)];
    if let Some(together) = showing.moment.together(showing.library) {
        let say = together.say.at(showing.moment.audience).text();
        let warn = Passage::new(say, showing.tone.bold("warn")).marked("! ", showing.tone.bold("warn"));
        rows.extend(wrap(&[warn], width, Air::Snug));
    }
    rows
}

fn side_by_side(showing: &Showing, body: Rect, buffer: &mut Buffer) {
    let items = shelf::items(showing, body.width >= 140);
    let names = items.iter().flatten().map(row_width).max().unwrap_or(0) as u16;
    let gap = (names + GAP).min(body.width);
    let mut left = Rect { width: names.min(body.width), ..body };
    let right = Rect { x: body.x + gap, width: body.width - gap, ..body };
    put_rows(buffer, cut(&mut left, 1, false), &[shelf::columns(showing)]);
    let legend = shelf::legend(showing, left.width);
    let foot = cut(&mut left, legend.len() as u16 + 1, true);
    put_rows(buffer, Rect { y: foot.y + 1, height: foot.height.saturating_sub(1), ..foot }, &legend);
    list(showing, left, &items, showing.moment.row, buffer);
    put_rows(buffer, right, &details(showing, right.width, [right.height; 2]));
}

/// The facts below as tall as they are, the list above in what is left.
fn stacked(showing: &Showing, mut body: Rect, buffer: &mut Buffer) {
    let items = shelf::items(showing, true);
    let count = items.iter().flatten().count() as u16;
    put_rows(buffer, cut(&mut body, 1, false), &[shelf::columns(showing)]);
    let rooms = [LEAST, 1].map(|least| body.height.saturating_sub(least + 1));
    let facts = details(showing, body.width, rooms);
    let below = cut(&mut body, (facts.len() as u16).min(rooms[1]), true);
    put_rows(buffer, below, &facts);
    cut(&mut body, 1, true);
    let legend = shelf::legend(showing, body.width);
    if body.height >= count.min(6) + legend.len() as u16 {
        let rows = (legend.len() as u16).min(body.height);
        put_rows(buffer, cut(&mut body, rows, true), &legend);
    }
    list(showing, body, &items, showing.moment.row, buffer);
}

/// All about the chosen row, in so many rows, or where that is too little in the more that follow.
fn details(showing: &Showing, width: u16, rooms: [u16; 2]) -> Vec<Row> {
    let (tone, library, moment) = (&showing.tone, showing.library, showing.moment);
    if let Some((marked, chosen)) = moment.pair(library)
        && let [Some(left), Some(right)] = [marked, chosen].map(|id| library.drugs.get(id))
    {
        return pair(showing, [left, right], width, rooms);
    }
    match moment.place_chosen(library) {
        Place::Drug(id) => library.drugs.get(id).map_or_else(Vec::new, |drug| one(showing, drug, width, rooms)),
        Place::Gene(gene) => {
            let about = library.genes.get(gene).map(|gene| about_gene(showing, gene));
            wrap(&about.unwrap_or_default(), width, Air::Snug)
        }
        Place::Twist(number) => {
            let twist = moment.twists(library).find(|(known, _)| *known == number);
            wrap(&twist.map(|(_, twist)| about_twist(showing, twist)).unwrap_or_default(), width, Air::Snug)
        }
        Place::Nothing => {
            let words = "The story as it runs by itself: all four JAKs on duty.";
            let muted = tone.write("muted");
            let list = [Passage::new(words, tone.write("text")), Passage::new(ORDER, muted), Passage::new(MAP, muted)];
            wrap(&list.map(Passage::apart), width, Air::Open)
        }
    }
}

/// One drug: all its parts where there is room, else the chosen one.
fn one(showing: &Showing, drug: &Drug, width: u16, rooms: [u16; 2]) -> Vec<Row> {
    let part = showing.moment.shelf.part;
    let foot = foot(showing, drug, width, true);
    let mut rows = facts::name(showing, drug, width);
    let rooms = rooms.map(|room| usize::from(room).saturating_sub(foot.len() + rows.len() + 1));
    let body = everything(showing, drug, width, rooms[0]).unwrap_or_else(|| {
        rows.push(tabs(showing, width));
        let of = |part, room| told(facts(showing, drug, part, width, room));
        followed(showing, fitting(showing, rooms, |room| of(part, room)), rooms, of)
    });
    rows.extend(body);
    if rows.len() < rooms[0] {
        rows.push(Row::new());
    }
    rows.extend(foot);
    rows
}

/// Rows with pictures or explanations where there is room for them, else without.
fn fitting(showing: &Showing, [room, most]: [usize; 2], rows: impl Fn(Room) -> Vec<Row>) -> Vec<Row> {
    let found = [(Room::Ample, room), (Room::Some, most)].map(|(kind, room)| (rows(kind), room));
    let found = found.into_iter().find(|(rows, room)| rows.len() <= *room);
    found.map_or_else(|| shortened(showing, rows(Room::Least), most), |(rows, _)| rows)
}

/// The parts behind the chosen one below it, as far as they fit where the list needs no room of this.
fn followed(
    showing: &Showing,
    mut body: Vec<Row>,
    [room, most]: [usize; 2],
    rows: impl Fn(Part, Room) -> Vec<Row>,
) -> Vec<Row> {
    let chosen = showing.moment.shelf.part;
    let behind = Part::ALL.into_iter().skip_while(|part| *part != chosen).skip(1).filter(|_| room == most);
    for part in behind {
        let left = room.saturating_sub(body.len() + 3);
        let fits = [Room::Ample, Room::Some].into_iter().map(|kind| rows(part, kind)).find(|rows| rows.len() <= left);
        let Some(rows) = fits else { break };
        body.extend([Row::new(), vec![(title(part).to_owned(), showing.tone.bold("title"))]]);
        if part == Part::Studies && showing.moment.pair(showing.library).is_some() {
            body.push(not_compared(showing));
        }
        body.extend(rows);
    }
    body
}

/// Every part under its heading, in two columns where the page is wide; nothing if they do not fit.
fn everything(showing: &Showing, drug: &Drug, width: u16, room: usize) -> Option<Vec<Row>> {
    let columns = 1 + usize::from(width >= COLUMNS);
    let half = if columns == 2 { (width - GAP) / 2 } else { width };
    let stacks = [Room::Ample, Room::Some].map(|kind| columned(showing, drug, half, room, kind));
    let fit = |stacks: &Vec<Vec<Row>>| stacks.len() <= columns && stacks.iter().all(|stack| stack.len() <= room);
    let mut stacks = stacks.into_iter().find(fit)?.into_iter();
    Some(beside([stacks.next().unwrap_or_default(), stacks.next().unwrap_or_default()], half))
}

/// All facts of a drug, in as many columns as it takes.
fn columned(showing: &Showing, drug: &Drug, width: u16, room: usize, kind: Room) -> Vec<Vec<Row>> {
    let mut stacks: Vec<Vec<Row>> = vec![Vec::new()];
    for part in Part::ALL {
        let style = if part == showing.moment.shelf.part { showing.tone.chosen() } else { showing.tone.bold("title") };
        let mut heading = vec![Row::new(), vec![(format!(" {} ", title(part)), style)]];
        for fact in facts(showing, drug, part, width, kind) {
            let rows: Vec<Row> = heading.drain(..).chain(fact.heading).chain(fact.rows).collect();
            let full = |stack: &Vec<Row>| !stack.is_empty() && stack.len() + rows.len() > room;
            if stacks.last().is_some_and(full) {
                stacks.push(Vec::new());
            }
            if let Some(stack) = stacks.last_mut() {
                stack.extend(rows);
            }
        }
    }
    stacks
}

fn told(facts: Vec<Fact>) -> Vec<Row> {
    facts.into_iter().flat_map(|fact| fact.heading.into_iter().chain(fact.rows)).collect()
}

/// No more rows than there is room for, as far down as was scrolled; that some are missing is said.
fn shortened(showing: &Showing, mut rows: Vec<Row>, room: usize) -> Vec<Row> {
    let Some(most) = room.checked_sub(1).filter(|_| rows.len() > room) else { return rows };
    let last = rows.len() - most;
    let scrolled = showing.moment.shelf.scroll;
    let first = (usize::from(scrolled) * SCROLL).min(last);
    let words = match first {
        _ if first == last => "K: back up",
        _ if scrolled == SCROLLS => "... more in a larger window",
        _ => "... J: more below",
    };
    rows.drain(..first);
    rows.truncate(most);
    rows.push(vec![(words.to_owned(), showing.tone.bold("key"))]);
    rows
}

fn title(part: Part) -> &'static str {
    match part {
        Part::About => "About",
        Part::Targets => "Targets",
        Part::Approvals => "Approvals",
        Part::Studies => "Studies",
        Part::Safety => "Safety",
        Part::Measured => "Measured",
    }
}

/// The parts of the facts, the chosen one marked; where they do not fit, that one and its number.
fn tabs(showing: &Showing, width: u16) -> Row {
    let (tone, chosen) = (&showing.tone, showing.moment.shelf.part);
    let ends = [tone.sign("◂ ", "< "), tone.sign(" ▸", " >")].map(|sign| (sign.to_owned(), tone.write("key")));
    for air in [" ", ""] {
        let mut row = vec![ends[0].clone()];
        for (number, part) in Part::ALL.into_iter().enumerate() {
            let style = if part == chosen { tone.chosen() } else { tone.write("muted") };
            let gap = if number > 0 && air.is_empty() { " " } else { "" };
            row.push((gap.to_owned(), tone.write("muted")));
            row.push((format!("{air}{}{air}", title(part)), style));
        }
        row.push(ends[1].clone());
        if row_width(&row) <= usize::from(width) {
            return row;
        }
    }
    let number = Part::ALL.iter().position(|part| *part == chosen).unwrap_or(0) + 1;
    let words = format!(" {} ", title(chosen));
    let count = format!(" {number} of {}", Part::ALL.len());
    let [first, last] = ends;
    vec![first, (words, tone.chosen()), (count, tone.write("muted")), last]
}

/// When it was checked, how far the evidence reaches, and how many sources are behind what is shown.
fn foot(showing: &Showing, drug: &Drug, width: u16, opens: bool) -> Vec<Row> {
    let (tone, library) = (&showing.tone, showing.library);
    let part = showing.moment.shelf.part;
    let keys = drug.rests_on(part);
    let claims: Vec<_> = keys.into_iter().filter_map(|key| library.claim(key)).collect();
    let values = if part == Part::Measured { topics::values(library, drug).len() } else { 0 };
    let count = topics::sources(&claims) + values;
    let sources = format!("{count} source{}", if count == 1 { "" } else { "s" });
    let dates = format!("Checked {}, evidence up to {}. ", drug.as_of, drug.evidence_to);
    let muted = tone.write("muted");
    let mut passage = Passage::new(dates, muted).then(sources, muted);
    if opens {
        passage = passage.then(": ", muted).then("e", tone.bold("key"));
    }
    wrap(&[passage], width, Air::Snug)
}

/// What a gene change is, and what comes of it.
fn about_gene<'a>(showing: &'a Showing, gene: &'a GeneChange) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let holds = "In every scene, and beside drugs.";
    vec![
        Passage::new(gene.title.as_str(), tone.bold("accent")),
        Passage::new(holds, tone.write("muted")),
        prose(showing, gene.say.at(showing.moment.audience), tone.write("text")),
    ]
}

/// What a what-if changes, and what comes of it.
fn about_twist<'a>(showing: &'a Showing, twist: &'a WhatIf) -> Vec<Passage<'a>> {
    let tone = &showing.tone;
    let title = twist.title.as_deref().unwrap_or_default();
    let mut list = vec![Passage::new(title, tone.bold(if twist.drug.is_some() { "drug" } else { "accent" }))];
    let step = twist.until.and_then(|until| showing.scene?.steps.get(until));
    if let Some((drug, step)) = twist.drug.as_ref().zip(step) {
        let words = format!("{drug}, stopped as \"{}\" begins.", step.title);
        list.push(Passage::new(words, tone.write("muted")));
    }
    list.push(prose(showing, twist.say.at(showing.moment.audience), tone.write("text")));
    list
}
