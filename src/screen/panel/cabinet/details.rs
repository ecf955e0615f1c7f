//! The chosen row of the cabinet turned into all that is said of it: a drug alone or beside another, a gene, a what-if.

use super::GAP;
use super::facts::{self, Fact, Room, facts};
use super::pair::{beside, pair};
use super::parts::{fitting, followed, foot, tabs, title};
use crate::biology::drugs::Part;
use crate::biology::{Drug, GeneChange};
use crate::screen::panel::Showing;
use crate::screen::panel::narration::prose;
use crate::screen::panel::text::{Air, Passage, Row, wrap};
use crate::screen::shelf::Place;
use crate::story::WhatIf;

const ORDER: &str =
    "The medicines stand in the order of their first approval for alopecia areata, then by name. None is ranked.";
const MAP: &str = "The signs are a teaching map of what a usual dose leaves of each JAK. A question mark: not found.";
/// From this width on the facts stand in two columns, all of them if they fit.
const COLUMNS: u16 = 104;

/// All about the chosen row, in so many rows.
pub fn details(showing: &Showing, width: u16, room: u16) -> Vec<Row> {
    let (tone, library, moment) = (&showing.tone, showing.library, showing.moment);
    if let Some((marked, chosen)) = moment.pair(library)
        && let [Some(left), Some(right)] = [marked, chosen].map(|id| library.drugs.get(id))
    {
        return pair(showing, [left, right], width, usize::from(room));
    }
    match moment.place_chosen(library) {
        Place::Drug(id) => {
            library.drugs.get(id).map_or_else(Vec::new, |drug| one(showing, drug, width, usize::from(room)))
        }
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

/// One drug: all its parts where there is room, else the chosen one, and of those behind it what fits.
fn one(showing: &Showing, drug: &Drug, width: u16, room: usize) -> Vec<Row> {
    let foot = foot(showing, drug, width, true);
    let mut rows = facts::name(showing, drug, width);
    let room = room.saturating_sub(foot.len() + rows.len());
    let body = everything(showing, drug, width, room.saturating_sub(1)).unwrap_or_else(|| {
        rows.push(tabs(showing, width));
        let of = |part, kind| facts(showing, drug, part, width, kind).into_iter().map(Fact::whole).collect();
        let room = room.saturating_sub(1);
        followed(showing, fitting(showing, room, |kind| of(showing.moment.shelf.part, kind)), room, of)
    });
    let spare = room > body.len() + 1;
    rows.extend(body);
    if spare {
        rows.push(Row::new());
    }
    rows.extend(foot);
    rows
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
            let rows: Vec<Row> = heading.drain(..).chain(fact.whole()).collect();
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
