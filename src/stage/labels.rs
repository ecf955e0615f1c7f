//! A tableau's words laid over the picture, kept apart, readable and next to their things.
//!
//! A frame knows nothing of the frame before, yet words must not hop about while things move. So what stands still is
//! laid out first, on a `plan` that knows nothing of what drifts; what drifts keeps its words on one side; and where the
//! two meet, the less important words are left out for as long as that lasts.

mod marks;
mod pen;
mod room;
mod spots;
mod thing;

use super::lens::Lens;
use super::tableau::{Spot, Tableau, Tag};
use crate::biology::Kind;
use crate::library::Library;
use crate::look::{Look, Rgb, Theme};
use crate::story::{Caption, Scene, Set};
use pen::{Ink, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use room::{Room, Strip};
use thing::{Thing, things};
use unicode_width::UnicodeWidthStr;

/// How many of the strips inside a thing are in its middle row: what drifts may shift its words by one cell.
const LEVEL: usize = 3;

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
    if area.is_empty() {
        return;
    }
    let nobody = Theme::default();
    let lens = Lens::of(set, tableau.camera, (area.width, area.height));
    let theme = library.themes.get(look.theme).unwrap_or(&nobody);
    let mut writer = Writer {
        things: things(library, scene, tableau, &lens),
        lens,
        plan: Room::new(area.width, area.height),
        page: Room::new(area.width, area.height),
        pen: Pen { theme, look, area, buffer },
    };
    let tags = tableau.tags.iter().filter(|tag| tag.shown >= 0.5);
    let (resting, flying): (Vec<&Tag>, Vec<&Tag>) = tags.partition(|tag| writer.rests(tag));
    for tag in resting {
        writer.tag(tag, Room::contains);
    }
    let captions = writer.caption_strips(set);
    writer.names(true, &captions);
    for (caption, strip) in &captions {
        writer.caption(caption, *strip);
    }
    writer.drugs(library);
    writer.names(false, &[]);
    writer.marks(library, scene, tableau);
    for tag in flying {
        writer.tag(tag, Room::is_free);
    }
}

/// A caption and where it goes if nothing is in its way.
type Placed<'a> = (&'a Caption, Strip);

struct Writer<'a> {
    lens: Lens,
    things: Vec<Thing<'a>>,
    /// Where words of what stands still belong, written or not.
    plan: Room,
    /// Where words have been written.
    page: Room,
    pen: Pen<'a>,
}

impl<'a> Writer<'a> {
    /// The P on a phosphate: at rest before all other words, on its way after them, so that no name has to give way.
    fn tag(&mut self, tag: &Tag, fits: impl Fn(&Room, Strip) -> bool) {
        let (x, y) = self.lens.cell(tag.spot);
        let strip = Strip { x, y, width: 1 };
        if fits(&self.page, strip) {
            self.plan.take(strip);
            self.put("P", strip, Ink::On(self.pen.theme.role("tag")), true);
        }
    }

    /// The phosphate sits where its carrier carries it.
    fn rests(&self, tag: &Tag) -> bool {
        let carrier = self.things.iter().find(|thing| thing.figure.actor == tag.carrier && thing.figure.copy == 0);
        carrier.is_some_and(|carrier| {
            let (right, down) = carrier.sprite.anchor("tag");
            let spot = carrier.figure.spot;
            let right = if carrier.figure.mirrored { -right } else { right };
            let home = Spot { offset: (spot.offset.0 + right, spot.offset.1 + down), ..spot };
            let (home, now) = (self.lens.pixel(home), self.lens.pixel(tag.spot));
            (home.0 - now.0).hypot(home.1 - now.1) < 2.0
        })
    }

    fn names(&mut self, focus: bool, captions: &[Placed]) {
        let anyone = self.things.iter().any(|thing| thing.figure.focus);
        for drifts in [false, true] {
            for index in 0..self.things.len() {
                let thing = &self.things[index];
                if thing.figure.copy == 0 && thing.figure.focus == focus && thing.drifts == drifts {
                    self.name(index, anyone, captions);
                }
            }
        }
    }

    fn name(&mut self, index: usize, anyone: bool, captions: &[Placed]) {
        let thing = &self.things[index];
        if !self.page.holds(thing.body.x, thing.body.y) {
            return;
        }
        let place = if thing.drifts { self.along(thing) } else { self.settled(thing, captions) };
        let Some((strip, within)) = place else { return };
        let colour = self.pen.theme.role(&thing.molecule.colour);
        let focus = thing.figure.focus;
        let ink = match (within, anyone && !focus) {
            (true, _) => Ink::Plain,
            (false, false) => Ink::Of(colour),
            (false, true) => Ink::Of(self.muted(colour)),
        };
        let (words, drifts) = (thing.words, thing.drifts);
        if !drifts {
            self.plan.take(strip);
        }
        if self.page.is_free(strip) {
            self.put(words, strip, ink, focus);
        }
    }

    fn muted(&self, colour: Rgb) -> Rgb {
        colour.mix(self.pen.theme.role("muted"), 0.5)
    }

    /// Where the name of what stands still goes, and whether that is inside it.
    fn settled(&self, thing: &Thing, captions: &[Placed]) -> Option<(Strip, bool)> {
        if thing.is_anchored() {
            let around = || spots::from(thing.body, thing.width, thing.figure.mirrored);
            return self.best(thing, around, captions).map(|strip| (strip, false));
        }
        let within = || spots::inside(thing.body, thing.width, thing.lean).find(|strip| self.plan.is_free(*strip));
        if let Some(strip) = thing.has_room().then(within).flatten() {
            return Some((strip, true));
        }
        let around = || spots::beside(thing.body, thing.width, thing.lean);
        self.best(thing, around, captions).map(|strip| (strip, false))
    }

    /// Where the name of what drifts goes, whatever is there: always the same side, but for the edge of the picture.
    fn along(&self, thing: &Thing) -> Option<(Strip, bool)> {
        if thing.has_room() {
            let mut level = spots::inside(thing.body, thing.width, 0).take(LEVEL);
            return level.find(|strip| self.page.is_free(*strip)).map(|strip| (strip, true));
        }
        let mut sides = spots::beside(thing.body, thing.width, 0).map(|strip| self.near(thing, strip));
        sides.find(|strip| self.page.contains(*strip)).map(|strip| (strip, false))
    }

    /// The first strip that lies on nothing, else on little; in focus, else on anything but words.
    fn best<I: Iterator<Item = Strip>>(
        &self,
        thing: &Thing,
        around: impl Fn() -> I,
        captions: &[Placed],
    ) -> Option<Strip> {
        let free = || around().map(|strip| self.near(thing, strip)).filter(|strip| self.plan.is_free(*strip));
        let quiet = |strip: &Strip| captions.iter().all(|(_, caption)| !touch(*caption, *strip));
        let clear = |strip: &Strip| quiet(strip) && self.covered(thing, *strip) == 0 && self.is_its(thing, *strip);
        let tight = |strip: &Strip| {
            quiet(strip) && thing.body.is_near(*strip) && self.covered(thing, *strip) * 3 <= strip.width
        };
        free().find(clear).or_else(|| free().find(tight)).or_else(|| free().find(|_| thing.figure.focus))
    }

    /// Nobody would take words here for those of another thing: they are next to this one, or to none.
    fn is_its(&self, thing: &Thing, strip: Strip) -> bool {
        thing.body.is_near(strip) || !thing.others(&self.things).any(|other| other.body.is_near(strip))
    }

    /// Pushed back into the picture, if it still is over or under its thing then.
    fn near(&self, thing: &Thing, strip: Strip) -> Strip {
        let clamped = self.page.clamped(strip);
        let level = clamped.y != thing.body.y;
        if level && clamped.x <= thing.body.x && thing.body.x < clamped.x + clamped.width { clamped } else { strip }
    }

    /// How much of a strip lies on things that it does not name.
    fn covered(&self, thing: &Thing, strip: Strip) -> i32 {
        thing.others(&self.things).map(|other| other.body.covers(strip)).max().unwrap_or(0)
    }

    /// The name of each drug, once, at a kinase that it plugs.
    fn drugs(&mut self, library: &'a Library) {
        let mut named = Vec::new();
        for index in 0..self.things.len() {
            let thing = &self.things[index];
            let Some(id) = thing.figure.plugged.filter(|id| !named.contains(id)) else { continue };
            let Some(drug) = library.drugs.get(id) else { continue };
            let around = || spots::beside(thing.body, drug.name.width() as i32, thing.lean);
            if let Some(strip) = self.best(thing, around, &[]).filter(|strip| self.page.is_free(*strip)) {
                named.push(id);
                self.plan.take(strip);
                self.put(&drug.name, strip, Ink::Of(self.pen.theme.role("drug")), true);
            }
        }
    }

    /// The captions that are in view, say something new, and lie on nothing that stands still.
    fn caption_strips(&self, set: &'a Set) -> Vec<Placed<'a>> {
        let strip = |caption: &'a Caption| {
            let spot = Spot { root: (caption.x, caption.y), offset: (0.0, 0.0) };
            let (x, y) = self.lens.cell(spot);
            let width = caption.words.width() as i32;
            let strip = self.page.clamped(Strip { x, y, width });
            let fits = self.page.holds(x, y) && self.plan.is_free(strip);
            (fits && !self.is_named(&caption.words) && !self.is_hidden(strip)).then_some((caption, strip))
        };
        set.captions.iter().filter_map(strip).collect()
    }

    fn caption(&mut self, caption: &'a Caption, strip: Strip) {
        if self.plan.is_free(strip) && self.page.is_free(strip) {
            self.plan.take(strip);
            self.put(&caption.words, strip, Ink::Of(self.pen.theme.role(&caption.colour)), false);
        }
    }

    fn is_hidden(&self, strip: Strip) -> bool {
        let things = self.things.iter().filter(|thing| thing.keeps_words_off() && thing.molecule.kind != Kind::Tissue);
        things.map(|thing| thing.body.covers(strip)).sum::<i32>() * 3 > strip.width
    }

    /// A caption that says what a name already says is one too many.
    fn is_named(&self, caption: &str) -> bool {
        let caption = caption.to_lowercase();
        let named = |thing: &&Thing| thing.figure.copy == 0 && self.page.holds(thing.body.x, thing.body.y);
        self.things.iter().filter(named).any(|thing| {
            let words = thing.words.to_lowercase();
            caption.contains(&words) || words.contains(&caption)
        })
    }

    fn put(&mut self, words: &str, strip: Strip, ink: Ink, bold: bool) {
        self.pen.clear_sides(strip, &self.page);
        self.pen.write(words, strip, ink, bold);
        self.page.take(strip);
    }
}

fn touch(one: Strip, other: Strip) -> bool {
    one.y == other.y && one.x <= other.x + other.width && other.x <= one.x + one.width
}

#[cfg(test)]
mod tests;
