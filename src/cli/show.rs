//! A moment turned into a frame on the terminal, or into a frame in a file.

use super::args::{Export, Format, Lab, Play, Source};
use super::habits::{Habits, reason};
use super::progress::{self, Progress};
use super::{Failure, complain, opening, plain};
use crate::encode::{svg::svg, text::text};
use crate::library::Library;
use crate::look::{Depth, Glyphs};
use crate::screen::bench::{Bench, SWEEP};
use crate::screen::message::Message;
use crate::screen::moment::{Moment, length};
use crate::screen::page::page;
use crate::screen::terminal;
use crate::screen::update::update;
use crate::stage::picture::Studio;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// Plays the story; without a terminal to play on it comes back as plain text.
pub fn play(asked: &Play, staged: bool, habits: &Habits) -> Result<Option<String>, Failure> {
    let kept = Kept::of(asked, staged || asked.resume, habits);
    // The deck that was left may be gone by now.
    let left = kept.deck_left(asked).map(|deck| Source { deck: Some(deck), ..asked.source.clone() });
    let left = left.and_then(|source| opening::library(&source, habits).ok());
    let library = left.map_or_else(|| opening::library(&asked.source, habits), Ok)?;
    let opened = opening::moment(&library, asked.at.as_deref())?;
    let opened = if asked.resume { kept.progress.resume(&library) } else { opened };
    let moment = Moment {
        doses: opening::doses(&library, &asked.telling.drugs)?,
        gene: opening::gene(&library, asked.telling.gene.as_deref())?,
        audience: opening::audience(asked.telling.audience, habits)?,
        look: opening::look(&library, &asked.dress, opening::usual(habits.env), habits)?,
        motion: opening::motion(asked.motion, habits)?,
        ..opened
    };
    let at = asked.at.as_deref().or(asked.resume.then_some(""));
    let moment = opening::twisted(&library, moment, at, asked.twist.what_if.as_deref())?;
    let moment = opening::compared(&library, moment, asked.twist.compare.as_deref())?;
    if !staged {
        return Ok(Some(plain::plain(&library, moment.audience, &moment.doses, moment.gene)));
    }
    let played = terminal::play(&library, moment, |last| kept.keep(&library, last));
    played.map(|()| None).map_err(|error| silent(&error))
}

fn silent(error: &std::io::Error) -> Failure {
    Failure::Trouble(format!("the terminal does not answer: {error}"))
}

/// Opens the lab over the story's first page; nothing of this is kept.
pub fn table(library: &Library, bench: Bench, asked: &Lab, habits: &Habits) -> Result<(), Failure> {
    let moment = Moment {
        lab: Some(bench),
        audience: opening::audience(asked.audience, habits)?,
        look: opening::look(library, &asked.dress, opening::usual(habits.env), habits)?,
        motion: opening::motion(asked.motion, habits)?,
        ..Moment::default()
    };
    terminal::play(library, moment, |_| ()).map_err(|error| silent(&error))
}

/// What is kept of this user's sessions, and where. A story of one's own leaves no trace.
struct Kept {
    path: Option<PathBuf>,
    progress: Progress,
}

impl Kept {
    fn of(asked: &Play, wanted: bool, habits: &Habits) -> Self {
        let path = progress::path(habits.env).filter(|_| wanted && asked.source.from.is_none());
        let (progress, trouble) = path.as_deref().map(Progress::read).unwrap_or_default();
        if let Some(trouble) = trouble {
            complain(&format!("jakstat: {trouble}\n"));
        }
        Self { path, progress }
    }

    /// The deck that was left, where it is to be resumed and no other is asked for.
    fn deck_left(&self, asked: &Play) -> Option<String> {
        let place = self.progress.place.as_ref().filter(|_| asked.resume && asked.source.deck.is_none());
        place.map(|place| place.deck.clone())
    }

    fn keep(&self, library: &Library, last: &Moment) {
        let Some(path) = &self.path else { return };
        if let Err(error) = self.progress.clone().after(library, last).write(path) {
            complain(&format!("jakstat: cannot keep your progress in {}: {}\n", path.display(), reason(&error)));
        }
    }
}

/// Draws one frame and writes it down.
pub fn export(asked: &Export, habits: &Habits) -> Result<String, Failure> {
    let library = opening::library(&asked.source, habits)?;
    let moment = frozen(asked, &library, habits)?;
    let (width, height) = asked.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    page(&library, &moment, &mut Studio::default(), &mut buffer);
    Ok(match asked.format {
        Format::Text => text(&buffer),
        Format::Svg => svg(&buffer, library.themes.get(moment.look.theme).unwrap_or(&crate::look::Theme::default())),
    })
}

/// The moment that is exported: the end of a step's motion unless a time is given.
fn frozen(asked: &Export, library: &Library, habits: &Habits) -> Result<Moment, Failure> {
    let usual = match asked.format {
        // Shapes need no font, so the picture can be as fine as it gets.
        Format::Svg => (Depth::Truecolor, Glyphs::Octant),
        // Letters need one, and text has no colours.
        Format::Text => (Depth::None, Glyphs::Quadrant),
    };
    let mut moment = Moment {
        audience: opening::audience(asked.telling.audience, habits)?,
        doses: opening::doses(library, &asked.telling.drugs)?,
        gene: opening::gene(library, asked.telling.gene.as_deref())?,
        look: opening::look(library, &asked.dress, usual, habits)?,
        ..opening::moment(library, asked.at.as_deref())?
    };
    moment = opening::twisted(library, moment, asked.at.as_deref(), asked.twist.what_if.as_deref())?;
    if let Some(what_if) = moment.what_if(library).filter(|_| asked.at.is_none()) {
        // Where no place is asked for, that where the difference shows.
        moment.step = what_if.after;
    }
    moment = opening::compared(library, moment, asked.twist.compare.as_deref())?;
    if let Some(bench) = opening::bench(library, &asked.table, &asked.telling.drugs)? {
        let time = asked.time.unwrap_or(SWEEP).min(SWEEP);
        moment.lab = Some(Bench { time, playing: (1..SWEEP).contains(&time), ..bench });
        return Ok(moment);
    }
    let length = length(library, &moment);
    moment.time = asked.time.unwrap_or(length).min(length);
    moment.playing = (1..length).contains(&moment.time);
    if let Some(part) = asked.cabinet {
        moment = update(&moment, Message::Cabinet, library);
        moment.shelf.part = part;
        moment.shelf.marked = opening::doses(library, asked.read_beside.as_slice())?.pop();
    }
    Ok(moment)
}
