//! A moment and a message turned into the next moment.

use super::keys;
use super::message::Message;
use super::moment::{Choice, Moment, Motion, Overlay, Phase, length};
use crate::biology::DrugId;
use crate::library::Library;
use crate::story::Audience;

/// The paces that `<` and `>` go through, in per cent.
const PACES: [u16; 7] = [25, 50, 75, 100, 150, 200, 300];
/// Rows that `PgUp` and `PgDn` move by.
const PAGE: usize = 5;
const MOST_STEPS: u32 = 999;

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
    let (count, half) = (next.count.take(), std::mem::take(&mut next.half_key));
    walk(&mut next, message, count, half, library);
    dress(&mut next, message, library);
    consult(&mut next, message, library);
    next
}

/// The nearest moment that this library has.
fn within(moment: &Moment, library: &Library) -> Moment {
    let mut next = moment.clone();
    next.scene = next.scene.min(last_scene(library));
    next.step = next.step.min(last_step(library, next.scene));
    next.doses.retain(|id| *id < library.drugs.len());
    next.aside.retain(|id| *id < library.drugs.len());
    next.row = next.row.min(next.rows(library).saturating_sub(1));
    next
}

fn tick(next: &mut Moment, passed: u32, library: &Library) {
    if next.moving() {
        let paced = u64::from(passed) * u64::from(next.pace) / 100;
        next.time = next.time.saturating_add(u32::try_from(paced).unwrap_or(u32::MAX));
        let length = length(library, next);
        if next.time >= length {
            (next.time, next.playing) = (length, false);
        }
    }
}

/// Through the story: forward, back, to a scene, through time.
fn walk(next: &mut Moment, message: Message, count: Option<u32>, half: bool, library: &Library) {
    match (message, count) {
        (Message::Next, None) => go_on(next, library),
        (Message::Next, Some(count)) => (0..count.min(MOST_STEPS)).for_each(|_| forward(next, library)),
        (Message::Back, None) => go_back(next, library),
        (Message::Back, Some(count)) => (0..count.min(MOST_STEPS)).for_each(|_| {
            backward(next, library);
        }),
        (Message::NextScene, count) => {
            let scene = next.scene.saturating_add(count.unwrap_or(1) as usize);
            open(next, scene.min(last_scene(library)), 0);
        }
        (Message::PrevScene, count) => open(next, next.scene.saturating_sub(count.unwrap_or(1) as usize), 0),
        (Message::GoTo(number), _) | (Message::Last, Some(number)) => {
            let scene = (number as usize).saturating_sub(1);
            open(next, scene.min(last_scene(library)), 0);
        }
        (Message::Last, None) => open(next, last_scene(library), 0),
        (Message::First, _) => open(next, 0, 0),
        (Message::HalfG, _) if half => open(next, 0, 0),
        (Message::HalfG, _) => (next.half_key, next.count) = (true, count),
        (Message::Digit(digit), _) => digit_typed(next, digit, count, library),
        (Message::Choose(answer), _) => choose(next, answer, library),
        (Message::Pause, _) => pause(next, library),
        (Message::Replay, _) => replay(next),
        (Message::Faster, _) => next.pace = PACES.into_iter().find(|pace| *pace > next.pace).unwrap_or(PACES[6]),
        (Message::Slower, _) => next.pace = PACES.into_iter().rfind(|pace| *pace < next.pace).unwrap_or(PACES[0]),
        (Message::UsualPace, _) => next.pace = 100,
        (Message::Quit, _) => next.over = true,
        _ => {}
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
            next.motion = match next.motion {
                Motion::Full => Motion::Reduced,
                Motion::Reduced => Motion::Off,
                Motion::Off => Motion::Full,
            };
            if next.playing && next.motion != Motion::Full {
                finish(next, library);
            }
        }
        Message::Theme => next.look.theme = (next.look.theme + 1) % library.themes.len().max(1),
        Message::Notes => next.notes = !next.notes,
        Message::Blank => next.blank = true,
        Message::ToggleDrug if next.doses.is_empty() && next.aside.is_empty() => toggle(next, Overlay::Cabinet),
        Message::ToggleDrug => keeping_phase(next, library, |next| std::mem::swap(&mut next.doses, &mut next.aside)),
        _ => {}
    }
}

/// What lies over the page.
fn consult(next: &mut Moment, message: Message, library: &Library) {
    let last = next.rows(library).saturating_sub(1);
    match message {
        Message::Cabinet => toggle(next, Overlay::Cabinet),
        Message::Evidence => toggle(next, Overlay::Evidence),
        Message::Words => toggle(next, Overlay::Words),
        Message::Index => toggle(next, Overlay::Index),
        Message::Help => toggle(next, Overlay::Help),
        Message::Close => next.overlay = Overlay::None,
        Message::Up => next.row = next.row.saturating_sub(1),
        Message::Down => next.row = (next.row + 1).min(last),
        Message::PageUp => next.row = next.row.saturating_sub(PAGE),
        Message::PageDown => next.row = (next.row + PAGE).min(last),
        Message::Pick => pick(next, library),
        _ => {}
    }
}

fn toggle(next: &mut Moment, overlay: Overlay) {
    next.overlay = if next.overlay == overlay { Overlay::None } else { overlay };
    next.row = match next.overlay {
        Overlay::Cabinet => next.doses.first().map_or(0, |id| id + 1),
        Overlay::Index => next.scene,
        _ => 0,
    };
}

fn pick(next: &mut Moment, library: &Library) {
    let (row, overlay) = (next.row, std::mem::take(&mut next.overlay));
    match overlay {
        Overlay::Cabinet => take(next, row.checked_sub(1), library),
        Overlay::Index => open(next, row.min(last_scene(library)), 0),
        Overlay::Help => {
            if let Some(row) = keys::TABLE.get(row).filter(|row| row.message != Message::Help) {
                *next = update(next, row.message, library);
            }
        }
        _ => {}
    }
}

/// Takes one drug, or none.
fn take(next: &mut Moment, drug: Option<DrugId>, library: &Library) {
    keeping_phase(next, library, |next| {
        let before = std::mem::take(&mut next.doses);
        match drug {
            Some(id) => {
                next.doses.push(id);
                next.aside.clear();
            }
            None if !before.is_empty() => next.aside = before,
            None => {}
        }
    });
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

fn go_on(next: &mut Moment, library: &Library) {
    let length = length(library, next);
    match next.phase_within(library, length) {
        Phase::Asking => {
            next.answers.insert(next.scene, Choice::Skipped);
        }
        Phase::Reading | Phase::Answered(_) if length > 0 => start(next, library),
        Phase::Watching | Phase::Paused => finish(next, library),
        _ => {
            let before = (next.scene, next.step);
            forward(next, library);
            if before == (next.scene, next.step) {
                toggle(next, Overlay::Index);
            }
        }
    }
}

fn start(next: &mut Moment, library: &Library) {
    if next.motion == Motion::Full {
        next.playing = true;
    } else {
        finish(next, library);
    }
}

fn finish(next: &mut Moment, library: &Library) {
    (next.time, next.playing) = (length(library, next), false);
}

fn go_back(next: &mut Moment, library: &Library) {
    if next.time > 0 || next.playing {
        (next.time, next.playing) = (0, false);
    } else if backward(next, library) {
        finish(next, library);
    }
}

/// To the next step's words; stays at the very end.
fn forward(next: &mut Moment, library: &Library) {
    if next.step < last_step(library, next.scene) {
        open(next, next.scene, next.step + 1);
    } else if next.scene < last_scene(library) {
        open(next, next.scene + 1, 0);
    }
}

/// To the words of the step before; says whether there is one.
fn backward(next: &mut Moment, library: &Library) -> bool {
    if next.step > 0 {
        open(next, next.scene, next.step - 1);
    } else if next.scene > 0 {
        open(next, next.scene - 1, last_step(library, next.scene - 1));
    } else {
        return false;
    }
    true
}

fn open(next: &mut Moment, scene: usize, step: usize) {
    (next.scene, next.step, next.time, next.playing) = (scene, step, 0, false);
}

fn pause(next: &mut Moment, library: &Library) {
    match next.phase(library) {
        Phase::Watching => next.playing = false,
        Phase::Paused if next.motion == Motion::Full => next.playing = true,
        Phase::Holding => replay(next),
        _ => go_on(next, library),
    }
}

fn replay(next: &mut Moment) {
    (next.time, next.playing) = (0, next.motion == Motion::Full);
}

fn digit_typed(next: &mut Moment, digit: u8, count: Option<u32>, library: &Library) {
    if count.is_none() && next.phase(library) == Phase::Asking {
        choose(next, usize::from(digit).wrapping_sub(1), library);
    } else if digit > 0 || count.is_some() {
        let count = count.unwrap_or(0).saturating_mul(10).saturating_add(u32::from(digit));
        next.count = Some(count.min(MOST_STEPS));
    }
}

fn choose(next: &mut Moment, answer: usize, library: &Library) {
    let asked = next.phase(library) == Phase::Asking;
    let known = next.question(library).is_some_and(|question| answer < question.answers.len());
    if asked && known {
        next.answers.insert(next.scene, Choice::Answered(answer));
    }
}

fn last_scene(library: &Library) -> usize {
    library.deck.scenes().count().saturating_sub(1)
}

fn last_step(library: &Library, scene: usize) -> usize {
    library.scene(scene).map_or(0, |scene| scene.steps.len().saturating_sub(1))
}
