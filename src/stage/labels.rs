//! A tableau's words laid over the picture, kept apart, readable and next to their things.

mod pen;
mod room;
mod spots;

use super::lens::{CELL, Lens};
use super::tableau::{Figure, Spot, Tableau};
use crate::biology::{Kind, Molecule};
use crate::library::Library;
use crate::look::{Look, Rgb, Theme};
use crate::story::{Caption, Scene, Set, Sprite};
use pen::{Ink, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use room::{Body, Room, Strip};
use unicode_width::UnicodeWidthStr;

/// How far below a kinase's slot its plug reaches, in units of sprites.
const PLUG: f32 = 3.5;

/// How much of a sprite's box counts, to either side of its middle: drawings hardly reach into its corners.
const CORE: f32 = 0.47;

/// Lays the words of a tableau over its picture, which must already be in the area.
pub fn labels(
    library: &Library,
    set: &Set,
    scene: &Scene,
    tableau: &Tableau,
    look: Look,
    area: Rect,
    buffer: &mut Buffer,
) {
    let area = area.intersection(buffer.area);
    let nobody = Theme::default();
    let mut writer = Writer {
        lens: Lens::of(set, tableau.camera, (area.width, area.height)),
        room: Room::new(area.width, area.height),
        things: Vec::new(),
        pen: Pen { theme: library.themes.get(look.theme).unwrap_or(&nobody), look, area, buffer },
    };
    if area.is_empty() {
        return;
    }
    writer.gather(library, scene, tableau);
    writer.tags(tableau);
    let captions = writer.caption_strips(set);
    writer.names(true, &captions);
    writer.drugs(library, &captions);
    writer.captions(&captions);
    writer.names(false, &[]);
}

/// A figure that can be seen, with what is needed to name it or to keep words off it.
struct Thing<'a> {
    figure: &'a Figure,
    molecule: &'a Molecule,
    sprite: &'a Sprite,
    words: &'a str,
    width: i32,
    body: Body,
    /// -1 where a named neighbour crowds it from the right, 1 from the left.
    lean: i32,
}

impl Thing<'_> {
    /// The sprite says where its words start.
    fn is_anchored(&self) -> bool {
        self.sprite.anchors.contains_key("label")
    }

    /// A caption had better not lie on this thing. What wanders may pass under one, so that it does not come and go.
    fn hides(&self) -> bool {
        self.keeps_words_off() && !matches!(self.molecule.kind, Kind::Tissue | Kind::Cytokine)
    }

    /// Words that have nothing to do with this thing had better not lie on it.
    fn keeps_words_off(&self) -> bool {
        self.figure.copy == 0 && !self.is_anchored() || self.molecule.kind == Kind::Cell
    }
}

struct Writer<'a> {
    lens: Lens,
    room: Room,
    /// Those in focus first, then in the order of the cast.
    things: Vec<Thing<'a>>,
    pen: Pen<'a>,
}

impl<'a> Writer<'a> {
    fn gather(&mut self, library: &'a Library, scene: &'a Scene, tableau: &'a Tableau) {
        for figure in &tableau.figures {
            if figure.shown < 0.5 {
                continue;
            }
            if let Some(thing) = self.thing(library, scene, tableau, figure) {
                self.things.push(thing);
            }
        }
        self.things.sort_by_key(|thing| (!thing.figure.focus, thing.figure.actor, thing.figure.copy));
        let leans: Vec<i32> = self.things.iter().map(|thing| self.lean(thing)).collect();
        for (thing, lean) in self.things.iter_mut().zip(leans) {
            thing.lean = lean;
        }
    }

    fn thing(
        &self,
        library: &'a Library,
        scene: &'a Scene,
        tableau: &Tableau,
        figure: &'a Figure,
    ) -> Option<Thing<'a>> {
        let actor = scene.cast.get(figure.actor)?;
        let molecule = tableau.molecule(library, scene, figure.actor)?;
        let sprite = library.sprite(&molecule.sprite)?;
        // Who plays another's part goes by its own name.
        let own = actor.label.as_deref().filter(|_| tableau.swaps.iter().all(|swap| swap.0 != figure.actor));
        let words = own.unwrap_or(&molecule.label);
        Some(Thing {
            figure,
            molecule,
            sprite,
            words,
            width: words.width() as i32,
            body: self.body(figure, molecule, sprite),
            lean: 0,
        })
    }

    /// The cells of a figure, or the one cell where its sprite wants its words to start.
    fn body(&self, figure: &Figure, molecule: &Molecule, sprite: &Sprite) -> Body {
        let scale = self.lens.sprite(molecule.kind);
        let (x, y) = self.lens.pixel(figure.spot);
        if let Some(label) = sprite.anchors.get("label") {
            let at = along(sprite, *label, figure);
            return body_at((x + at.0 * scale.0, y + at.1 * scale.1), (0.0, 0.0), 0.0);
        }
        let size = (sprite.width * scale.0, sprite.height * scale.1);
        let plug = (sprite.anchor("slot").1 + PLUG) * self.lens.scale - size.1 / 2.0;
        let plug = if figure.plugged.is_some() { plug.max(0.0) } else { 0.0 };
        body_at((x, y), size, plug)
    }

    /// Which way words should hang so that neighbours' words fit beside them.
    fn lean(&self, thing: &Thing) -> i32 {
        let crowd: i32 = self
            .things
            .iter()
            .filter(|other| other.figure.copy == 0 && other.figure.actor != thing.figure.actor)
            .filter(|other| (other.body.y - thing.body.y).abs() < 3)
            .map(|other| other.body.x - thing.body.x)
            .filter(|apart| apart.abs() <= thing.width)
            .map(i32::signum)
            .sum();
        -crowd.signum()
    }

    /// The P on every phosphate, before all other words.
    fn tags(&mut self, tableau: &Tableau) {
        for tag in tableau.tags.iter().filter(|tag| tag.shown >= 0.5) {
            let (x, y) = self.lens.cell(tag.spot);
            if self.room.holds(x, y) && !self.room.is_taken(x, y) {
                let yellow = self.pen.theme.role("tag");
                self.put("P", Strip { x, y, width: 1 }, Ink::On(yellow), true);
            }
        }
    }

    fn names(&mut self, focus: bool, captions: &[(&'a Caption, Strip)]) {
        let anyone = self.things.iter().any(|thing| thing.figure.focus);
        for index in 0..self.things.len() {
            let thing = &self.things[index];
            if thing.figure.copy > 0 || thing.figure.focus != focus || thing.width == 0 {
                continue;
            }
            let Some((strip, within)) = self.place_name(thing, captions) else {
                continue;
            };
            let colour = self.pen.theme.role(&thing.molecule.colour);
            let ink = match (within, anyone && !focus) {
                (true, _) => Ink::Plain,
                (false, false) => Ink::Of(colour),
                (false, true) => Ink::Of(self.muted(colour)),
            };
            self.put(thing.words, strip, ink, focus);
        }
    }

    fn muted(&self, colour: Rgb) -> Rgb {
        colour.mix(self.pen.theme.role("muted"), 0.5)
    }

    /// Where a name goes, and whether that is inside its thing.
    fn place_name(&self, thing: &Thing, captions: &[(&Caption, Strip)]) -> Option<(Strip, bool)> {
        if !self.room.holds(thing.body.x, thing.body.y) {
            return None;
        }
        let fits = thing.sprite.label_inside && thing.width as f32 <= thing.body.size.0 && !thing.is_anchored();
        let within = || spots::inside(thing.body, thing.width, thing.lean).find(|strip| self.room.is_free(*strip));
        if let Some(strip) = fits.then(within).flatten() {
            return Some((strip, true));
        }
        let strip = if thing.is_anchored() {
            self.best(thing, || spots::from(thing.body, thing.width, thing.figure.mirrored), captions)
        } else {
            self.best(thing, || spots::beside(thing.body, thing.width, thing.lean), captions)
        };
        strip.map(|strip| (strip, false))
    }

    /// The first strip that lies on nothing, else on little; in focus, else on anything but words.
    fn best<I: Iterator<Item = Strip>>(
        &self,
        thing: &Thing,
        around: impl Fn() -> I,
        captions: &[(&Caption, Strip)],
    ) -> Option<Strip> {
        let free = || around().map(|strip| self.near(thing, strip)).filter(|strip| self.room.is_free(*strip));
        let quiet = |strip: &Strip| captions.iter().all(|(_, caption)| !touch(*caption, *strip));
        let clear = |strip: &Strip| quiet(strip) && self.covered(thing, *strip) == 0 && self.is_its(thing, *strip);
        let tight = |strip: &Strip| {
            quiet(strip) && thing.body.is_near(*strip) && self.covered(thing, *strip) * 3 <= strip.width
        };
        free().find(clear).or_else(|| free().find(tight)).or_else(|| free().find(|_| thing.figure.focus))
    }

    /// Nobody would take words here for those of another thing: they are next to this one, or to none.
    fn is_its(&self, thing: &Thing, strip: Strip) -> bool {
        thing.body.is_near(strip) || !self.others(thing).any(|other| other.body.is_near(strip))
    }

    /// Pushed back into the picture, if it still is at its thing then.
    fn near(&self, thing: &Thing, strip: Strip) -> Strip {
        let clamped = self.room.clamped(strip);
        let level = clamped.y != thing.body.y;
        if level && clamped.x <= thing.body.x && thing.body.x < clamped.x + clamped.width { clamped } else { strip }
    }

    /// How much of a strip lies on things that it does not name.
    fn covered(&self, thing: &Thing, strip: Strip) -> i32 {
        self.others(thing).map(|other| other.body.covers(strip)).max().unwrap_or(0)
    }

    /// What words of this thing had better not lie on.
    fn others(&self, thing: &Thing) -> impl Iterator<Item = &Thing<'a>> {
        let itself = (thing.figure.actor, thing.figure.copy);
        self.things
            .iter()
            .filter(move |other| other.keeps_words_off() && (other.figure.actor, other.figure.copy) != itself)
    }

    /// The name of each drug, once, at a kinase that it plugs.
    fn drugs(&mut self, library: &'a Library, captions: &[(&'a Caption, Strip)]) {
        let mut named = Vec::new();
        for index in 0..self.things.len() {
            let thing = &self.things[index];
            let Some(id) = thing.figure.plugged.filter(|id| !named.contains(id)) else {
                continue;
            };
            let Some(drug) = library.drugs.get(id) else {
                continue;
            };
            let width = drug.name.width() as i32;
            let under = || spots::beside(thing.body, width, thing.lean);
            if let Some(strip) = self.best(thing, under, captions) {
                named.push(id);
                let colour = self.pen.theme.role("drug");
                self.put(&drug.name, strip, Ink::Of(colour), true);
            }
        }
    }

    /// The strips of the captions whose place is in view.
    fn caption_strips(&self, set: &'a Set) -> Vec<(&'a Caption, Strip)> {
        let strip = |caption: &'a Caption| {
            let spot = Spot { root: (caption.x, caption.y), offset: (0.0, 0.0) };
            let (x, y) = self.lens.cell(spot);
            let width = caption.words.width() as i32;
            let strip = self.room.clamped(Strip { x, y, width });
            (self.room.holds(x, y) && self.room.is_free(strip)).then_some((caption, strip))
        };
        set.captions.iter().filter_map(strip).collect()
    }

    fn captions(&mut self, captions: &[(&'a Caption, Strip)]) {
        for (caption, strip) in captions {
            if !self.room.is_free(*strip) || self.is_named(&caption.words) {
                continue;
            }
            let covered: i32 =
                self.things.iter().filter(|thing| thing.hides()).map(|thing| thing.body.covers(*strip)).sum();
            if covered * 3 <= strip.width {
                let colour = self.pen.theme.role(&caption.colour);
                self.put(&caption.words, *strip, Ink::Of(colour), false);
            }
        }
    }

    /// A caption that says what a name already says is one too many.
    fn is_named(&self, caption: &str) -> bool {
        let caption = caption.to_lowercase();
        let named = |thing: &&Thing| thing.figure.copy == 0 && self.room.holds(thing.body.x, thing.body.y);
        self.things.iter().filter(named).any(|thing| {
            let words = thing.words.to_lowercase();
            caption.contains(&words) || words.contains(&caption)
        })
    }

    fn put(&mut self, words: &str, strip: Strip, ink: Ink, bold: bool) {
        self.pen.clear_sides(strip, &self.room);
        self.pen.write(words, strip, ink, bold);
        self.room.take(strip);
    }
}

/// The cells of something of this size in pixels around this pixel, and of what hangs below it.
fn body_at((x, y): (f32, f32), (width, height): (f32, f32), below: f32) -> Body {
    let (left, top) = Lens::cell_at((x - width * CORE, y - height * CORE));
    let (right, bottom) = Lens::cell_at((x + width * CORE, y + height * CORE + below));
    let size = (width / f32::from(CELL.0), height / f32::from(CELL.1));
    let middle = (x / f32::from(CELL.0)).clamp(-10_000.0, 10_000.0);
    let (x, y) = Lens::cell_at((x, y));
    Body { x, y, left, right, top, bottom, middle, size }
}

/// Where a sprite wants its words, on what has grown of it so far.
fn along(sprite: &Sprite, label: (f32, f32), figure: &Figure) -> (f32, f32) {
    let root = sprite.anchor("root");
    let part = figure.length.clamp(0.0, 1.0);
    let x = root.0 + (label.0 - root.0) * part;
    let y = root.1 + (label.1 - root.1) * part;
    (if figure.mirrored { -x } else { x }, y)
}

fn touch(one: Strip, other: Strip) -> bool {
    one.y == other.y && one.x <= other.x + other.width && other.x <= one.x + one.width
}

#[cfg(test)]
mod tests;
