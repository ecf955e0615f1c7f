//! A moment and a message turned into the next moment.

mod cabinet;
mod compare;
mod genes;
mod lab;
mod recall;
mod walk;

use super::keys;
use super::message::Message;
use super::moment::{Moment, Motion, Overlay, length};
use super::shelf::SCROLLS;
use crate::library::Library;
use crate::story::Audience;
use walk::{finish, open, walk};

/// Rows that `PgUp` and `PgDn` move by.
const PAGE: usize = 5;

/// The only way a moment changes.
pub fn update(moment: &Moment, message: Message, library: &Library) -> Moment {
    let mut next = within(moment, library);
    if let Message::Tick(passed) = message {
        tick(&mut next, passed, library);
        return next;
    }
    if next.blank && message != Message::Quit {
        next.blank = false;
        return next;
    }
    if next.lab.is_some() {
        lab::work(&mut next, message, library);
        return next;
    }
    let (count, half) = (next.count.take(), std::mem::take(&mut next.half_key));
    walk(&mut next, message, count, half, library);
    dress(&mut next, message, library);
    consult(&mut next, message, library);
    compare::settle(&mut next, library);
    next
}

/// The nearest moment that this library has.
fn within(moment: &Moment, library: &Library) -> Moment {
    let mut next = moment.clone();
    next.scene = next.scene.min(last_scene(library));
    next.step = next.step.min(last_step(library, next.scene));
    next.doses.retain(|id| *id < library.drugs.len());
    next.aside.retain(|id| *id < library.drugs.len());
    if let Some(left) = &mut next.beside {
        left.retain(|id| *id < library.drugs.len());
    }
    let known: Vec<usize> = next.twists(library).map(|twist| twist.0).collect();
    next.twist = next.twist.filter(|twist| known.contains(twist));
    if next.twist.is_some() {
        next.doses.clear();
    }
    next.twist_aside = next.twist_aside.filter(|twist| known.contains(twist));
    let changes = library.genes.len();
    next.gene = next.gene.filter(|gene| *gene < changes && next.twist.is_none());
    next.gene_aside = next.gene_aside.filter(|gene| *gene < changes);
    compare::settle(&mut next, library);
    recall::within(&mut next, library);
    let drugs = library.drugs.len();
    next.shelf.scroll = next.shelf.scroll.min(SCROLLS);
    next.shelf.marked = next.shelf.marked.filter(|id| *id < drugs);
    let open = next.overlay == Overlay::Evidence;
    next.shelf.cited = next.shelf.cited.filter(|place| open && next.places(library).contains(place));
    lab::within(&mut next, library);
    next.row = next.row.min(next.rows(library).saturating_sub(1));
    next
}

fn tick(next: &mut Moment, passed: u32, library: &Library) {
    if next.moving() {
        let paced = u64::from(passed) * u64::from(next.pace) / 100;
        let paced = u32::try_from(paced).unwrap_or(u32::MAX);
        if let Some(bench) = &mut next.lab {
            return lab::tick(bench, paced);
        }
        next.time = next.time.saturating_add(paced);
        let length = length(library, next);
        if next.time >= length {
            (next.time, next.playing) = (length, false);
        }
    }
}

/// How the same story is told and shown.
fn dress(next: &mut Moment, message: Message, library: &Library) {
    match message {
        Message::Audience => {
            next.audience = match next.audience {
                Audience::Plain => Audience::Student,
                Audience::Student => Audience::Clinician,
                Audience::Clinician => Audience::Plain,
            }
        }
        Message::Motion => {
            next.motion = next_motion(next.motion);
            if next.playing && next.motion != Motion::Full {
                finish(next, library);
            }
        }
        Message::Theme => next.look.theme = (next.look.theme + 1) % library.themes.len().max(1),
        Message::Notes => next.notes = !next.notes,
        Message::Blank => next.blank = true,
        Message::ToggleDrug => cabinet::toggle_change(next, library),
        Message::Compare => compare::compare(next, library),
        _ => {}
    }
}

fn next_motion(motion: Motion) -> Motion {
    match motion {
        Motion::Full => Motion::Reduced,
        Motion::Reduced => Motion::Off,
        Motion::Off => Motion::Full,
    }
}

/// What lies over the page.
fn consult(next: &mut Moment, message: Message, library: &Library) {
    let last = next.rows(library).saturating_sub(1);
    let before = (next.row, next.shelf.part, next.overlay);
    match message {
        Message::Cabinet => toggle(next, Overlay::Cabinet, library),
        Message::Evidence => cabinet::cite(next, library),
        Message::Words => toggle(next, Overlay::Words, library),
        Message::Index => toggle(next, Overlay::Index, library),
        Message::Help => toggle(next, Overlay::Help, library),
        Message::Lab => lab::open(next, library),
        Message::Close => cabinet::close(next, library),
        Message::Up => next.row = next.row.saturating_sub(1),
        Message::Down => next.row = (next.row + 1).min(last),
        Message::PageUp => next.row = next.row.saturating_sub(PAGE),
        Message::PageDown => next.row = (next.row + PAGE).min(last),
        Message::Pick => pick(next, library),
        _ if next.overlay == Overlay::Cabinet => look_through(next, message, library),
        _ => {}
    }
    if before != (next.row, next.shelf.part, next.overlay) {
        next.shelf.scroll = 0;
    }
    next.shelf.cited = next.shelf.cited.filter(|_| next.overlay == Overlay::Evidence);
}

/// What is seen of the cabinet.
fn look_through(next: &mut Moment, message: Message, library: &Library) {
    match message {
        Message::Add => cabinet::add(next, library),
        Message::Filter => cabinet::filter(next, library),
        Message::Left => cabinet::turn(next, false),
        Message::Right => cabinet::turn(next, true),
        Message::Mark => cabinet::mark(next, library),
        Message::ScrollDown => next.shelf.scroll = (next.shelf.scroll + 1).min(SCROLLS),
        Message::ScrollUp => next.shelf.scroll = next.shelf.scroll.saturating_sub(1),
        _ => {}
    }
}

fn toggle(next: &mut Moment, overlay: Overlay, library: &Library) {
    next.shelf.cited = None;
    next.overlay = if next.overlay == overlay { Overlay::None } else { overlay };
    next.row = match next.overlay {
        Overlay::Cabinet => cabinet::row(next, library),
        Overlay::Index => next.scene,
        Overlay::Help if next.lab.is_some() => {
            keys::TABLE.iter().position(|row| row.scope == keys::Scope::Lab).unwrap_or(0)
        }
        _ => 0,
    };
}

fn pick(next: &mut Moment, library: &Library) {
    let (row, overlay) = (next.row, std::mem::take(&mut next.overlay));
    match overlay {
        Overlay::Cabinet => cabinet::pick(next, row, library),
        Overlay::Index => open(next, row.min(last_scene(library)), 0),
        Overlay::Help => {
            if let Some(row) = keys::TABLE.get(row).filter(|row| row.message != Message::Help) {
                *next = update(next, row.message, library);
            }
        }
        _ => {}
    }
}

/// Changes the doses: what was read is read, what was held is held, what moves keeps its time.
fn keeping_phase(next: &mut Moment, library: &Library, change: impl FnOnce(&mut Moment)) {
    let ended = next.time > 0 && next.time >= length(library, next);
    change(next);
    let length = length(library, next);
    if ended || next.time >= length {
        (next.time, next.playing) = (if next.time > 0 { length } else { 0 }, false);
    }
}

fn last_scene(library: &Library) -> usize {
    library.deck.scenes().count().saturating_sub(1)
}

fn last_step(library: &Library, scene: usize) -> usize {
    library.scene(scene).map_or(0, |scene| scene.steps.len().saturating_sub(1))
}
