//! The parts of what is known of a drug turned into as many rows as there is room for: turned, followed, scrolled.

use super::facts::Room;
use super::pair::not_compared;
use crate::biology::Drug;
use crate::biology::drugs::Part;
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Air, Passage, Row, row_width, wrap};
use crate::screen::shelf::SCROLLS;
use crate::screen::topics;

/// Rows that facts scroll by.
const SCROLL: usize = 6;

/// Rows with pictures or explanations where there is room for them, else without, scrolled.
pub fn fitting(showing: &Showing, room: usize, blocks: impl Fn(Room) -> Vec<Vec<Row>>) -> Vec<Row> {
    let rows = |kind| blocks(kind).concat();
    let found = [Room::Ample, Room::Some].into_iter().map(rows).find(|rows: &Vec<Row>| rows.len() <= room);
    found.unwrap_or_else(|| shortened(showing, rows(Room::Least), room))
}

/// The parts behind the chosen one below it, fact by fact as far as they fit.
pub fn followed(
    showing: &Showing,
    mut body: Vec<Row>,
    room: usize,
    blocks: impl Fn(Part, Room) -> Vec<Vec<Row>>,
) -> Vec<Row> {
    let chosen = showing.moment.shelf.part;
    for part in Part::ALL.into_iter().skip_while(|part| *part != chosen).skip(1) {
        let mut heading = vec![Row::new(), vec![(title(part).to_owned(), showing.tone.bold("title"))]];
        if part == Part::Studies && showing.moment.pair(showing.library).is_some() {
            heading.push(not_compared(showing));
        }
        let left = room.saturating_sub(body.len() + heading.len());
        let all = blocks(part, Room::Ample);
        if all.iter().map(Vec::len).sum::<usize>() <= left {
            body.extend(heading.into_iter().chain(all.concat()));
            continue;
        }
        let some = begun(blocks(part, Room::Some), left);
        if !some.is_empty() {
            body.extend(heading.into_iter().chain(some));
            body.push(more(showing));
        }
        break;
    }
    body
}

/// Where the rest is.
fn more(showing: &Showing) -> Row {
    let tone = &showing.tone;
    vec![(tone.sign("→", "Right:").to_owned(), tone.bold("key")), (" more".to_owned(), tone.write("muted"))]
}

/// The first of some blocks, with a row to spare.
fn begun(blocks: Vec<Vec<Row>>, room: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for block in blocks {
        if rows.len() + block.len() + 1 > room {
            break;
        }
        rows.extend(block);
    }
    rows
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

pub fn title(part: Part) -> &'static str {
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
pub fn tabs(showing: &Showing, width: u16) -> Row {
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
pub fn foot(showing: &Showing, drug: &Drug, width: u16, opens: bool) -> Vec<Row> {
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
