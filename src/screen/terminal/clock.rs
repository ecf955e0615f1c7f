//! The only clock: how much time has passed, and when the next frame is due.

use crate::screen::moment::Moment;
use std::time::{Duration, Instant};

/// Between two frames of motion: 30 a second are enough for cells.
const FRAME: Duration = Duration::from_millis(33);
/// However long the program was kept from running, time goes on no further than this at once.
const LEAP: u128 = 250;

/// The only clock: how much time has passed, and when the next frame is due.
pub(super) struct Clock {
    /// Until when time has been counted.
    counted: Instant,
    due: Instant,
}

impl Clock {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self { counted: now, due: now + FRAME }
    }

    /// How long to wait for a key: for ever while nothing moves.
    pub(super) fn patience(&self, moment: &Moment, half: Option<Instant>) -> Option<Duration> {
        let frame = moment.moving().then_some(self.due);
        let next = frame.into_iter().chain(half).min()?;
        Some(next.saturating_duration_since(Instant::now()))
    }

    /// Whole milliseconds of motion since the last count, if there are any.
    pub(super) fn passed(&mut self, moment: &Moment) -> Option<u32> {
        let now = Instant::now();
        if !moment.moving() {
            (self.counted, self.due) = (now, now + FRAME);
            return None;
        }
        let passed = now.duration_since(self.counted).as_millis();
        self.counted += Duration::from_millis(u64::try_from(passed).unwrap_or(0));
        u32::try_from(passed.min(LEAP)).ok().filter(|passed| *passed > 0)
    }

    /// A frame was drawn: the next is due a frame's time after this one was, or from now if that is past.
    pub(super) fn drawn(&mut self) {
        let now = Instant::now();
        if self.due <= now {
            self.due = (self.due + FRAME).max(now + FRAME / 2);
        }
    }
}
