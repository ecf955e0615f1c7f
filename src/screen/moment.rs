//! A moment and a message turned into the next moment: all that the program remembers, as plain data.

pub use super::message::Message;
use super::{keys, topics};
use crate::biology::{DrugId, Response};
use crate::library::Library;
use crate::look::Look;
use crate::stage::timeline::Timeline;
use crate::story::{Audience, Predict, Scene, Step};
use std::collections::BTreeMap;

/// How much moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    #[default]
    Full,
    /// Jumps between end states.
    Reduced,
    /// As reduced, and the stage shows before and after side by side.
    Off,
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Overlay {
    #[default]
    None,
    Help,
    Index,
    Cabinet,
    Evidence,
    Words,
}

/// All that decides a frame, beside the library and the size.
#[expect(clippy::struct_excessive_bools, reason = "plain data; each is a switch of its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The scene's number in the deck, from 0.
    pub scene: usize,
    pub step: usize,
    /// Milliseconds into the step's motion: 0 while the words are read, at most the motion's length.
    pub time: u32,
    /// Time flows.
    pub playing: bool,
    /// The drugs that are taken.
    pub doses: Vec<DrugId>,
    /// The drugs put aside by `x`, taken again by the next.
    pub aside: Vec<DrugId>,
    pub audience: Audience,
    pub overlay: Overlay,
    /// The chosen row of the overlay, and its scroll.
    pub row: usize,
    /// Answers given, by scene number.
    pub answers: BTreeMap<usize, Choice>,
    pub look: Look,
    pub motion: Motion,
    /// Per cent of the usual pace.
    pub pace: u16,
    pub blank: bool,
    /// The speaker's notes are shown.
    pub notes: bool,
    /// Digits typed so far.
    pub count: Option<u32>,
    /// A `g` that waits for another.
    pub half_key: bool,
    /// The audience has left.
    pub over: bool,
}

impl Default for Moment {
    fn default() -> Self {
        Self {
            scene: 0,
            step: 0,
            time: 0,
            playing: false,
            doses: Vec::new(),
            aside: Vec::new(),
            audience: Audience::default(),
            overlay: Overlay::default(),
            row: 0,
            answers: BTreeMap::new(),
            look: Look::default(),
            motion: Motion::default(),
            pace: 100,
            blank: false,
            notes: false,
            count: None,
            half_key: false,
            over: false,
        }
    }
}

/// What became of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    Answered(usize),
    Skipped,
}

/// Where a step stands between read, watch and hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// A question is asked before the motion.
    Asking,
    /// An answer was given; its reason is shown.
    Answered(usize),
    /// The words over a still picture.
    Reading,
    Watching,
    Paused,
    /// The end state, with the takeaway.
    Holding,
}

/// The paces that `<` and `>` go through, in per cent.
const PACES: [u16; 7] = [25, 50, 75, 100, 150, 200, 300];
/// Rows that `PgUp` and `PgDn` move by.
const PAGE: usize = 5;
const MOST_STEPS: u32 = 999;

impl Moment {
    /// Where this step stands.
    pub fn phase(&self, library: &Library) -> Phase {
        self.phase_within(library, length(library, self))
    }

    /// The same, for a step whose motion is known to take this long.
    pub fn phase_within(&self, library: &Library, length: u32) -> Phase {
        if self.time == 0 && !self.playing {
            match (self.question(library), self.answers.get(&self.scene)) {
                (Some(_), None) => return Phase::Asking,
                (Some(_), Some(Choice::Answered(answer))) => return Phase::Answered(*answer),
                _ => {}
            }
        }
        match (self.time, self.playing) {
            (time, _) if time >= length => Phase::Holding,
            (_, true) => Phase::Watching,
            (0, false) => Phase::Reading,
            (_, false) => Phase::Paused,
        }
    }

    /// The question that belongs before this step's motion.
    pub fn question<'a>(&self, library: &'a Library) -> Option<&'a Predict> {
        let predict = library.scene(self.scene)?.predict.as_ref()?;
        (predict.before == self.step && !predict.answers.is_empty()).then_some(predict)
    }

    /// Whether time flows on screen: then frames are due.
    pub fn moving(&self) -> bool {
        self.playing && !self.blank && !self.over && self.overlay == Overlay::None
    }

    /// The scene and the step that it shows.
    pub fn place<'a>(&self, library: &'a Library) -> Option<(&'a Scene, &'a Step)> {
        let scene = library.scene(self.scene)?;
        Some((scene, scene.steps.get(self.step)?))
    }

    /// How many rows the open overlay has.
    pub fn rows(&self, library: &Library) -> usize {
        match self.overlay {
            Overlay::None => 0,
            Overlay::Help => keys::TABLE.len(),
            Overlay::Index => library.deck.scenes().count(),
            Overlay::Cabinet => library.drugs.len() + 1,
            Overlay::Evidence => topics::claims(library, self.place(library).map(|place| place.1), &self.doses).len(),
            Overlay::Words => self.place(library).map_or(0, |(scene, step)| topics::words(library, scene, step).len()),
        }
    }
}

/// What the drugs that are taken leave of each kinase.
pub fn response(library: &Library, doses: &[DrugId]) -> Response {
    Response::to(doses.iter().filter_map(|id| Some((*id, library.drugs.get(*id)?))))
}

/// How long the motion of a moment's step takes, in milliseconds.
pub fn length(library: &Library, moment: &Moment) -> u32 {
    library
        .scene(moment.scene)
        .map_or(0, |scene| Timeline::of(library, scene, &response(library, &moment.doses)).length(moment.step))
}

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
