//! A moment turned into a whole frame: the layout of panels around the stage.

mod beside;

use super::moment::{Moment, Motion, Overlay};
use super::panel::text::{Air, Passage, cut, put, put_rows, row_width, wrap};
use super::panel::{Showing, Tone, figure, footer, header, lab, narration, overlay, strip};
use crate::library::Library;
use crate::look::{self, Glyphs};
use crate::stage::{self, picture::Studio};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on, stage and narration stand side by side.
const WIDE: (u16, u16) = (110, 20);
/// The widest that the narration beside the stage becomes.
const WIDEST: u16 = 48;
/// Below this size there is no stage.
const STAGED: (u16, u16) = (60, 18);
/// Narrower than this no word is read with ease.
const NARROWEST: u16 = 12;
const TWO_NEED: &str = " Two stages need a larger window ";
const POLITE: &str = "Make the window larger: 80x24 shows everything";

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Plan {
    header: Rect,
    stage: Rect,
    narration: Rect,
    strip: Rect,
    footer: Rect,
    air: Option<Air>,
    /// Empty rows above the words.
    sky: u16,
}

/// Draws the whole frame of a moment; the buffer's area is the size.
pub fn page(library: &Library, moment: &Moment, studio: &mut Studio, buffer: &mut Buffer) {
    let area = buffer.area;
    let tone = Tone::new(&library.themes, moment.look);
    buffer.set_style(area, tone.on("text", "ground"));
    if !moment.blank {
        let left = moment.left();
        let showing = Showing::of(library, moment);
        match &left {
            _ if moment.lab.is_some() => table(&showing, area, studio, buffer),
            Some(left) => perform(showing.beside(Showing::of(library, left)), studio, buffer),
            None => perform(showing, studio, buffer),
        }
    }
    if moment.look.glyphs == Glyphs::Ascii {
        spell(buffer);
    }
    look::dress(buffer, moment.look.depth);
}

/// Two stages where they are asked for and have room, else one.
fn perform(mut showing: Showing, studio: &mut Studio, buffer: &mut Buffer) {
    let area = buffer.area;
    let two = showing.beside.is_some();
    if let Some(plan) = two.then(|| beside::plan(&showing, area)).flatten() {
        return beside::draw(&showing, &plan, studio, buffer);
    }
    showing.beside = None;
    match plan(&showing, area) {
        Some(plan) => {
            draw(&showing, &plan, studio, buffer);
            if two && beside::parts(&showing) {
                put(buffer, area, area.x + 1, plan.stage.y, TWO_NEED, showing.tone.chosen());
            }
        }
        None => polite(&showing.tone, buffer),
    }
}

/// The lab over the whole page, and what lies over it.
fn table(showing: &Showing, area: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    if let Some(bench) = &showing.moment.lab {
        lab::lab(showing, bench, area, studio, buffer);
        overlay::overlay(showing, Rect { height: area.height.saturating_sub(1), ..area }, buffer);
    }
}

fn draw(showing: &Showing, plan: &Plan, studio: &mut Studio, buffer: &mut Buffer) {
    play(showing, plan.stage, studio, buffer);
    if showing.moment.recall.is_some() {
        // What is remembered is not to be read off the picture.
        look::veil(buffer, plan.stage, showing.tone.ground(), showing.moment.look.depth);
    }
    header::header(showing, plan.header, buffer);
    strip::strip(showing, plan.strip, buffer);
    footer::footer(showing, plan.footer, buffer);
    if let Some(air) = plan.air {
        buffer.set_style(plan.narration, showing.tone.write("text"));
        let mut words = inside(plan.narration);
        cut(&mut words, plan.sky, false);
        let rows = if plan.stage.is_empty() { narration::rows_alone } else { narration::rows };
        put_rows(buffer, words, &rows(showing, words.width, air));
    }
    if showing.moment.overlay != Overlay::None {
        let area = buffer.area;
        let kept = plan.footer.height;
        overlay::overlay(showing, Rect { height: area.height - kept, ..area }, buffer);
    }
}

/// How many rows the stage gets at a size beside the words of a moment; none where the words are alone, or do not fit.
pub fn stage_rows(library: &Library, moment: &Moment, (width, height): (u16, u16)) -> u16 {
    let showing = Showing::of(library, moment);
    plan(&showing, Rect::new(0, 0, width, height)).map_or(0, |plan| plan.stage.height)
}

/// The play itself; without motion, how it was and how it is, side by side.
fn play(showing: &Showing, area: Rect, studio: &mut Studio, buffer: &mut Buffer) {
    let (Some(scene), Some(timeline)) = (showing.scene, &showing.timeline) else { return };
    if area.is_empty() {
        return;
    }
    if let Some(drawn) = showing.step().and_then(|step| step.figure.as_ref()) {
        return figure::figure(showing, drawn, area, studio, buffer);
    }
    let (library, step, look) = (showing.library, showing.moment.step, showing.moment.look);
    let length = timeline.length(step);
    let mut still = |time, area| {
        let tableau = timeline.tableau(library, scene, step, time);
        stage::draw(library, scene, &tableau, look, area, studio, buffer);
    };
    if showing.moment.motion == Motion::Off && length > 0 && showing.moment.time > 0 && area.width >= 60 {
        let half = area.width / 2;
        still(0, Rect { width: half, ..area });
        still(length, Rect { x: area.x + half, width: area.width - half, ..area });
        put(buffer, area, area.x + 1, area.y, " before ", showing.tone.chosen());
        put(buffer, area, area.x + half + 1, area.y, " after ", showing.tone.chosen());
    } else {
        still(showing.moment.time.min(length), area);
    }
}

/// A panel's inside: one column of air on either side, where there is room.
fn inside(panel: Rect) -> Rect {
    let air = margin(panel.width);
    Rect { x: panel.x + air, width: panel.width - 2 * air, ..panel }
}

fn margin(width: u16) -> u16 {
    match width {
        0..=20 => 0,
        21..=59 => 1,
        _ => 2,
    }
}

/// The first layout in which no word is cut.
fn plan(showing: &Showing, area: Rect) -> Option<Plan> {
    let room = |wanted: (u16, u16)| area.width >= wanted.0 && area.height >= wanted.1;
    let beside = || room(WIDE).then(|| wide(showing, area)).flatten();
    // Where a figure cannot have the rows that it needs, it takes those that there are.
    let stacked = |least| room(STAGED).then(|| stacked(showing, area, least)).flatten();
    let drawn = showing.step().and_then(|step| step.figure.as_ref());
    let least = drawn.map_or(0, |drawn| figure::least_rows(showing, drawn, area.width));
    let stacked = || stacked(least).or_else(|| stacked(0));
    beside().or_else(stacked).or_else(|| alone(showing, area))
}

fn rows(showing: &Showing, panel: u16, air: Air) -> u16 {
    let width = panel - 2 * margin(panel);
    narration::rows(showing, width, air).len().min(usize::from(u16::MAX)) as u16
}

/// The same for the scene's longest step.
fn most_rows(showing: &Showing, panel: u16, air: Air) -> u16 {
    let width = panel - 2 * margin(panel);
    narration::most_rows(showing, width, air).min(usize::from(u16::MAX)) as u16
}

/// Header, footer and strip, cut off the body.
fn framed(body: &mut Rect) -> Plan {
    let (header, footer, strip) = (cut(body, 1, false), cut(body, 1, true), cut(body, 1, true));
    Plan { header, strip, footer, ..Plan::default() }
}

fn wide(showing: &Showing, area: Rect) -> Option<Plan> {
    let mut body = area;
    let mut plan = framed(&mut body);
    // The width is the scene's, so that the stage keeps its size while the scene plays.
    let usual = (area.width * 3 / 10).clamp(36, WIDEST);
    let fits = |rows: u16| rows < body.height;
    let scene = most_rows(showing, usual, Air::Snug);
    for width in [usual, WIDEST].into_iter().skip(usize::from(!fits(scene))) {
        let air =
            [Air::Airy, Air::Open, Air::Snug, Air::Tight].into_iter().find(|air| fits(rows(showing, width, *air)));
        if air.is_some() {
            plan.stage = Rect { width: body.width - width, ..body };
            plan.narration = Rect { x: body.right() - width, width, ..body };
            (plan.air, plan.sky) = (air, 1);
            return Some(plan);
        }
    }
    None
}

fn stacked(showing: &Showing, area: Rect, least: u16) -> Option<Plan> {
    let mut body = area;
    let mut plan = framed(&mut body);
    let drawn = showing.step().and_then(|step| step.figure.as_ref());
    for (air, stage) in [(Air::Airy, 18), (Air::Open, 16), (Air::Snug, 12), (Air::Tight, 6)] {
        let (stage, now) = (least.max(stage), rows(showing, area.width, air));
        if now.saturating_add(stage) > body.height {
            continue;
        }
        let most = most_rows(showing, area.width, air);
        // A figure without the rows that it needs gets all that the words leave.
        let roomy = most.saturating_add(stage) <= body.height && (least > 0 || drawn.is_none());
        let wanted = if roomy { most.max(now) } else { now };
        plan.narration = cut(&mut body, wanted, true);
        plan.stage = body;
        plan.air = Some(air);
        return Some(plan);
    }
    None
}

/// The words without a stage, with as much around them as there is room for.
fn alone(showing: &Showing, area: Rect) -> Option<Plan> {
    if area.width < NARROWEST {
        return None;
    }
    for (most, least, air) in [(3, 3, Air::Airy), (3, 3, Air::Open), (3, 3, Air::Snug), (3, 0, Air::Tight)] {
        let width = area.width - 2 * margin(area.width);
        let wanted = narration::rows_alone(showing, width, air).len().min(usize::from(u16::MAX)) as u16;
        for around in (least..=most).rev() {
            let mut body = area;
            let header = cut(&mut body, u16::from(around >= 2), false);
            let footer = cut(&mut body, u16::from(around >= 1), true);
            let strip = cut(&mut body, u16::from(around >= 3), true);
            if wanted <= body.height {
                return Some(Plan { header, footer, strip, narration: body, air: Some(air), ..Plan::default() });
            }
        }
    }
    None
}

fn polite(tone: &Tone, buffer: &mut Buffer) {
    let area = buffer.area;
    let rows = wrap(&[Passage::new(POLITE, tone.on("text", "ground"))], area.width, Air::Tight);
    let top = area.y + area.height.saturating_sub(rows.len() as u16) / 2;
    for (row, y) in rows.iter().zip(top..area.bottom()) {
        let x = area.x + area.width.saturating_sub(row_width(row) as u16) / 2;
        put_rows(buffer, Rect { x, y, width: area.right() - x, height: 1 }, std::slice::from_ref(row));
    }
}

/// Brings every sign that is left to ASCII, cell by cell.
fn spell(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let letter = cell.symbol().chars().next().map_or(' ', ascii);
            cell.set_char(letter);
        }
    }
}

fn ascii(char: char) -> char {
    const LETTERS: [(&str, char); 14] = [
        ("αâàä", 'a'),
        ("β", 'b'),
        ("γ", 'g'),
        ("κ", 'k'),
        ("µμüû", 'u'),
        ("éèêë", 'e'),
        ("öôø", 'o'),
        ("–—−‑", '-'),
        ("’‘", '\''),
        ("“”", '"'),
        ("×", 'x'),
        ("·•…", '.'),
        ("→≥›▸", '>'),
        ("←≤‹", '<'),
    ];
    LETTERS.iter().find(|(letters, _)| letters.contains(char)).map_or('?', |(_, letter)| *letter)
}
