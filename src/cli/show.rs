//! A moment turned into a frame on the terminal, or into a frame in a file.

use super::args::{Export, Format, Play};
use super::{Failure, opening, plain};
use crate::encode::{svg::svg, text::text};
use crate::library::Library;
use crate::look::{Depth, Env, Glyphs};
use crate::screen::moment::{Moment, length};
use crate::screen::page::page;
use crate::screen::terminal;
use crate::stage::picture::Studio;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Plays the story; without a terminal to play on it comes back as plain text.
pub fn play(asked: &Play, on_terminal: bool, colour: bool, env: Env) -> Result<Option<String>, Failure> {
    let library = opening::library(&asked.source, colour)?;
    let audience = opening::audience(&asked.telling, env)?;
    let doses = opening::doses(&library, &asked.telling.drugs)?;
    let look = opening::look(&library, &asked.dress, opening::usual(env), env)?;
    let motion = opening::motion(asked.motion, env)?;
    let moment = opening::moment(&library, asked.at.as_deref())?;
    if !on_terminal || env("TERM").is_some_and(|term| term == "dumb") {
        return Ok(Some(plain::plain(&library, audience, &doses)));
    }
    let moment = Moment { doses, audience, look, motion, ..moment };
    let played = terminal::play(&library, moment);
    played.map(|()| None).map_err(|error| Failure::Trouble(format!("the terminal does not answer: {error}")))
}

/// Draws one frame and writes it down.
pub fn export(asked: &Export, colour: bool, env: Env) -> Result<String, Failure> {
    let library = opening::library(&asked.source, colour)?;
    let moment = frozen(asked, &library, env)?;
    let (width, height) = asked.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    page(&library, &moment, &mut Studio::default(), &mut buffer);
    Ok(match asked.format {
        Format::Text => text(&buffer),
        Format::Svg => svg(&buffer, library.themes.get(moment.look.theme).unwrap_or(&crate::look::Theme::default())),
    })
}

/// The moment that is exported: the end of a step's motion unless a time is given.
fn frozen(asked: &Export, library: &Library, env: Env) -> Result<Moment, Failure> {
    let usual = match asked.format {
        // Shapes need no font, so the picture can be as fine as it gets.
        Format::Svg => (Depth::Truecolor, Glyphs::Octant),
        // Letters need one, and text has no colours.
        Format::Text => (Depth::None, Glyphs::Quadrant),
    };
    let mut moment = Moment {
        audience: opening::audience(&asked.telling, env)?,
        doses: opening::doses(library, &asked.telling.drugs)?,
        look: opening::look(library, &asked.dress, usual, env)?,
        ..opening::moment(library, asked.at.as_deref())?
    };
    let length = length(library, &moment);
    moment.time = asked.time.unwrap_or(length).min(length);
    moment.playing = (1..length).contains(&moment.time);
    Ok(moment)
}
