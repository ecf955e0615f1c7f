//! Figures turned into things with words: where they are, how large, whether they may drift, what crowds them.

use super::room::Body;
use crate::biology::{Kind, Molecule};
use crate::library::Library;
use crate::stage::course::recast;
use crate::stage::lens::{CELL, Lens};
use crate::stage::tableau::{Figure, Mark, Spot, Tableau};
use crate::story::{Scene, Sprite};
use unicode_width::UnicodeWidthStr;

/// How far below a kinase's slot its plug reaches, in units of sprites.
const PLUG: f32 = 3.5;

/// How much of a sprite's box counts, to either side of its middle: drawings hardly reach into its corners.
const CORE: f32 = 0.47;

/// A figure that can be seen, with what is needed to name it or to keep words off it.
pub struct Thing<'a> {
    pub figure: &'a Figure,
    pub molecule: &'a Molecule,
    pub sprite: &'a Sprite,
    pub words: &'a str,
    pub width: i32,
    pub body: Body,
    /// -1 where a neighbour crowds it from the right, 1 from the left.
    pub lean: i32,
    /// It may drift: its words stay on one side of it, and nothing else gives way to it.
    pub drifts: bool,
}

impl Thing<'_> {
    /// The sprite says where its words start.
    pub fn is_anchored(&self) -> bool {
        self.sprite.anchors.contains_key("label")
    }

    /// Its words sit inside it.
    pub fn has_room(&self) -> bool {
        self.sprite.label_inside && !self.is_anchored() && self.width as f32 <= self.body.size.0
    }

    /// Words that have nothing to do with this thing had better not lie on it.
    pub fn keeps_words_off(&self) -> bool {
        self.figure.copy == 0 && !self.drifts && !self.is_anchored()
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.figure.actor, self.figure.copy) == (other.figure.actor, other.figure.copy)
    }

    /// What words of this thing had better not lie on.
    pub fn others<'t, 'a>(&self, things: &'t [Thing<'a>]) -> impl Iterator<Item = &'t Thing<'a>> {
        things.iter().filter(|other| other.keeps_words_off() && !self.is_same(other))
    }
}

/// All that can be seen: in focus first, then in the order of the cast.
pub fn things<'a>(library: &'a Library, scene: &'a Scene, tableau: &'a Tableau, lens: &Lens) -> Vec<Thing<'a>> {
    let seen = tableau.figures.iter().filter(|figure| figure.shown >= 0.5);
    let mut things: Vec<_> = seen.filter_map(|figure| thing(library, scene, tableau, figure, lens)).collect();
    things.sort_by_key(|thing| (!thing.figure.focus, thing.figure.actor, thing.figure.copy));
    let more: Vec<_> = things.iter().map(|thing| (lean(thing, &things), is_held(thing, &things))).collect();
    for (thing, (lean, held)) in things.iter_mut().zip(more) {
        thing.lean = lean;
        thing.drifts &= !held;
    }
    things
}

fn thing<'a>(
    library: &'a Library,
    scene: &'a Scene,
    tableau: &Tableau,
    figure: &'a Figure,
    lens: &Lens,
) -> Option<Thing<'a>> {
    let actor = scene.cast.get(figure.actor)?;
    let molecule = tableau.molecule(library, scene, figure.actor)?;
    let sprite = library.sprite(&molecule.sprite)?;
    // Who plays another's part goes by its own name.
    let own = actor.label.as_deref().filter(|_| recast(&tableau.swaps, figure.actor).is_none());
    let words = own.unwrap_or(&molecule.label);
    let free = [Kind::Cytokine, Kind::Cell, Kind::Stat, Kind::Phosphatase, Kind::Brake];
    Some(Thing {
        figure,
        molecule,
        sprite,
        words,
        width: words.width() as i32,
        body: body(figure, molecule, sprite, lens),
        lean: 0,
        drifts: free.contains(&molecule.kind),
    })
}

/// It sits at a named point of what stands still, and has the same root. While it only bumps there, it is not held.
fn is_held(thing: &Thing, things: &[Thing]) -> bool {
    let near = |one: (f32, f32), other: (f32, f32)| (one.0 - other.0).hypot(one.1 - other.1) < 0.5;
    let spot = thing.figure.spot;
    things.iter().filter(|holder| !holder.drifts && near(holder.figure.spot.root, spot.root)).any(|holder| {
        let side = if holder.figure.mirrored { -1.0 } else { 1.0 };
        let (x, y) = holder.figure.spot.offset;
        holder.sprite.anchors.values().any(|(right, down)| near((x + right * side, y + down), spot.offset))
    })
}

/// Which way words should hang so that neighbours' words fit beside them.
fn lean(thing: &Thing, things: &[Thing]) -> i32 {
    let crowd: i32 = things
        .iter()
        .filter(|other| other.keeps_words_off() && other.figure.actor != thing.figure.actor)
        .filter(|other| (other.body.y - thing.body.y).abs() < 3)
        .map(|other| other.body.x - thing.body.x)
        .filter(|apart| apart.abs() <= thing.width)
        .map(i32::signum)
        .sum();
    -crowd.signum()
}

/// The cells of a figure, or the one cell where its sprite wants its words to start.
fn body(figure: &Figure, molecule: &Molecule, sprite: &Sprite, lens: &Lens) -> Body {
    let scale = lens.sprite(molecule.kind);
    let (x, y) = lens.pixel(figure.spot);
    if let Some(label) = sprite.anchors.get("label") {
        let at = along(sprite, *label, figure);
        return body_at((x + at.0 * scale.0, y + at.1 * scale.1), (0.0, 0.0), 0.0);
    }
    let size = (sprite.width * scale.0, sprite.height * scale.1);
    let plug = (sprite.anchor("slot").1 + PLUG) * lens.scale - size.1 / 2.0;
    let plug = if figure.plugged.is_some() { plug.max(0.0) } else { 0.0 };
    body_at((x, y), size, plug)
}

/// The cells that a marked actor, or the marked point of it, covers, or would cover were it there.
pub fn body_of(library: &Library, scene: &Scene, tableau: &Tableau, mark: &Mark, lens: &Lens) -> Option<Body> {
    let molecule = tableau.molecule(library, scene, mark.actor)?;
    let sprite = library.sprite(&molecule.sprite)?;
    if let Some(anchor) = mark.anchor {
        let tag = tableau.tags.iter().find(|tag| tag.carrier == mark.actor && tag.shown >= 0.5);
        let mirrored = tableau.figures.iter().any(|figure| figure.actor == mark.actor && figure.mirrored);
        let (right, down) = sprite.anchor(anchor);
        let offset = (mark.spot.offset.0 + if mirrored { -right } else { right }, mark.spot.offset.1 + down);
        let spot = tag.map_or(Spot { offset, ..mark.spot }, |tag| tag.spot);
        return Some(body_at(lens.pixel(spot), (0.0, 0.0), 0.0));
    }
    let scale = lens.sprite(molecule.kind);
    Some(body_at(lens.pixel(mark.spot), (sprite.width * scale.0, sprite.height * scale.1), 0.0))
}

/// Where a sprite wants its words, on what has grown of it so far.
fn along(sprite: &Sprite, label: (f32, f32), figure: &Figure) -> (f32, f32) {
    let root = sprite.anchor("root");
    let part = figure.length.clamp(0.0, 1.0);
    let x = root.0 + (label.0 - root.0) * part;
    let y = root.1 + (label.1 - root.1) * part;
    (if figure.mirrored { -x } else { x }, y)
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
