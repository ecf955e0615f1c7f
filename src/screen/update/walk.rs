//! Through the story: forward, back, to a scene, through time.

use super::{last_scene, last_step, recall, toggle};
use crate::library::Library;
use crate::screen::message::Message;
use crate::screen::moment::{Choice, Moment, Motion, Overlay, Phase, length};

/// The paces that `<` and `>` go through, in per cent.
const PACES: [u16; 7] = [25, 50, 75, 100, 150, 200, 300];
const MOST_STEPS: u32 = 999;

/// Does what a message asks for; anything else is left to others.
pub fn walk(next: &mut Moment, message: Message, count: Option<u32>, half: bool, library: &Library) {
    match (message, count) {
        (Message::Next, None) => go_on(next, library),
        // A digit too many after an answer is a second try, not a count.
        (Message::Next, Some(_)) if answers(next, library) => go_on(next, library),
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
        (Message::Faster | Message::Slower | Message::UsualPace, _) => pace(next, message),
        (Message::Quit, _) => next.over = true,
        _ => {}
    }
}

/// Faster, slower, or as usual.
pub fn pace(next: &mut Moment, message: Message) {
    next.pace = match message {
        Message::Faster => PACES.into_iter().find(|pace| *pace > next.pace).unwrap_or(PACES[6]),
        Message::Slower => PACES.into_iter().rfind(|pace| *pace < next.pace).unwrap_or(PACES[0]),
        _ => 100,
    };
}

fn go_on(next: &mut Moment, library: &Library) {
    let length = length(library, next);
    match next.phase_within(library, length) {
        Phase::Asking => {
            next.answers.insert(next.scene, Choice::Skipped);
        }
        Phase::Reading | Phase::Answered(_) if length > 0 => start(next, library),
        Phase::Watching | Phase::Paused => finish(next, library),
        Phase::Recalling => recall::go_on(next, library),
        _ if recall::begin(next, library) => {}
        _ => leave(next, library),
    }
}

/// To the next step, or to the index after the last.
pub fn leave(next: &mut Moment, library: &Library) {
    let before = (next.scene, next.step);
    forward(next, library);
    if before == (next.scene, next.step) {
        toggle(next, Overlay::Index, library);
        // Who only ever presses Space begins anew, and not the last scene again and again.
        next.row = 0;
    }
}

fn start(next: &mut Moment, library: &Library) {
    if next.motion == Motion::Full {
        next.playing = true;
    } else {
        finish(next, library);
    }
}

pub fn finish(next: &mut Moment, library: &Library) {
    (next.time, next.playing) = (length(library, next), false);
}

fn go_back(next: &mut Moment, library: &Library) {
    if next.recall.is_some() {
        recall::go_back(next);
    } else if next.time > 0 || next.playing {
        (next.time, next.playing) = (0, false);
    } else if next.question(library).is_some() && next.answers.get(&next.scene) == Some(&Choice::Skipped) {
        // One Space too many is taken back: the question stands again.
        next.answers.remove(&next.scene);
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

/// To the words of a step. What-ifs belong to a scene, so that another one runs by itself.
pub fn open(next: &mut Moment, scene: usize, step: usize) {
    if scene != next.scene {
        (next.twist, next.twist_aside) = (None, None);
    }
    next.recall = None;
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
    next.recall = None;
    (next.time, next.playing) = (0, next.motion == Motion::Full);
}

fn digit_typed(next: &mut Moment, digit: u8, count: Option<u32>, library: &Library) {
    if count.is_none() && asks(next, library) {
        choose(next, usize::from(digit).wrapping_sub(1), library);
    } else if digit > 0 || count.is_some() {
        let count = count.unwrap_or(0).saturating_mul(10).saturating_add(u32::from(digit));
        next.count = Some(count.min(MOST_STEPS));
    }
}

/// A digit is an answer now.
fn asks(next: &Moment, library: &Library) -> bool {
    match next.phase(library) {
        Phase::Asking => true,
        Phase::Recalling => next.recall.as_ref().is_some_and(|round| round.choice().is_none()),
        _ => false,
    }
}

/// A question stands on the page, or what was answered to it.
fn answers(next: &Moment, library: &Library) -> bool {
    matches!(next.phase(library), Phase::Asking | Phase::Answered(_) | Phase::Recalling)
}

fn choose(next: &mut Moment, answer: usize, library: &Library) {
    if next.recall.is_some() {
        return recall::answer(next, answer, library);
    }
    let asked = next.phase(library) == Phase::Asking;
    let known = next.question(library).is_some_and(|question| answer < question.answers.len());
    if asked && known {
        next.answers.insert(next.scene, Choice::Answered(answer));
    }
}
