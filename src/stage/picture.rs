//! A tableau turned into pixels: art placed, tinted, lit.

mod canvas;
mod hoard;
mod ink;
mod paint;
mod stamp;
#[cfg(test)]
mod tests;

pub use super::lens::Lens;
pub use paint::inspect;

use super::mosaic::Pixels;
use super::runs::Runs;
use super::tableau::{Figure, Spot, Tableau, Tag};
use crate::library::Library;
use crate::look::{Depth, Look, Theme};
use crate::story::{Scene, Set, Sprite};
pub use canvas::Grain;
use canvas::Layer;
use hoard::Hoard;
use ink::{Ink, Tone};
use resvg::usvg::Tree;
use stamp::{Order, Stamp};

/// Bytes of rendered sprites that are kept, and of rendered backdrops.
const STAMPS: usize = 1 << 20;
const BACKDROPS: usize = 3 << 19;
/// Drawings that are known before all is forgotten; a library has far fewer.
const SHELF: usize = 256;

/// The only cache of the play: sprites and backdrops as they were last rendered, runs of models. It makes a picture faster, never
/// different.
#[derive(Debug, Default)]
pub struct Studio {
    /// Everything kept was rendered in this theme.
    theme: Theme,
    /// Art by number, so that a key is small and a changed drawing is a new key.
    shelf: Vec<String>,
    stamps: Hoard<Order, Stamp>,
    backdrops: Hoard<View, Vec<[u8; 3]>>,
    /// The last backdrop that was read, and its number: the camera moves over it.
    stood: (Option<usize>, Option<Tree>),
    pixels: Pixels,
    /// What the lab's models gave.
    pub runs: Runs,
}

/// What a rendered backdrop depends on, besides the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct View {
    art: usize,
    /// The camera's numbers, bit by bit.
    camera: [u32; 4],
    size: (u32, u32),
    grain: Grain,
}

/// One sprite ready to be put down.
struct Piece {
    order: Order,
    centre: (f32, f32),
    shown: f32,
    lit: f32,
    /// How much of it is there, from the bottom up.
    length: f32,
}

impl Studio {
    /// Draws the tableau at 2x4 pixels a cell.
    pub fn picture(
        &mut self,
        library: &Library,
        set: &Set,
        scene: &Scene,
        tableau: &Tableau,
        look: Look,
        cells: (u16, u16),
    ) -> &Pixels {
        self.wear(theme(library, look));
        let lens = Lens::of(set, tableau.camera, cells);
        let grain = Grain::of(look.glyphs);
        self.lay_backdrop(set, tableau, grain, cells);
        let plot = Plot { library, scene, tableau, lens, grain };
        let pieces = self.pieces(&plot, tableau);
        self.put(&pieces, grain);
        &self.pixels
    }

    /// Forgets what was rendered in another theme, and drawings of libraries long gone.
    fn wear(&mut self, theme: &Theme) {
        if self.theme != *theme || self.shelf.len() > SHELF {
            *self = Self {
                theme: theme.clone(),
                pixels: std::mem::take(&mut self.pixels),
                runs: std::mem::take(&mut self.runs),
                ..Self::default()
            };
        }
    }

    /// The number of a drawing.
    fn shelve(&mut self, svg: &str) -> usize {
        if let Some(number) = self.shelf.iter().position(|known| known == svg) {
            return number;
        }
        self.shelf.push(svg.to_owned());
        self.shelf.len() - 1
    }

    fn lay_backdrop(&mut self, set: &Set, tableau: &Tableau, grain: Grain, cells: (u16, u16)) {
        let size = (u32::from(cells.0) * 2, u32::from(cells.1) * 4);
        let camera = tableau.camera;
        let view = View {
            art: self.shelve(&set.backdrop),
            camera: [camera.x, camera.y, camera.width, camera.height].map(f32::to_bits),
            size,
            grain,
        };
        let Self { theme, stood, backdrops, .. } = self;
        let ground = backdrops.get_or(view, BACKDROPS, || {
            if stood.0 != Some(view.art) {
                *stood = (Some(view.art), paint::set_up(&set.backdrop, theme));
            }
            let pixels = paint::look(stood.1.as_ref(), theme.role("ground"), camera, size, grain);
            (pixels.len() * 3, pixels)
        });
        (self.pixels.width, self.pixels.height) = size;
        self.pixels.data.clear();
        self.pixels.data.extend_from_slice(ground);
    }

    /// Everything that lies on the backdrop, from the back to the front.
    fn pieces(&mut self, plot: &Plot, tableau: &Tableau) -> Vec<Piece> {
        let focused = tableau.figures.iter().any(|figure| figure.focus);
        let mut pieces = Vec::with_capacity(tableau.figures.len() * 2 + tableau.tags.len());
        for figure in tableau.figures.iter().filter(|figure| figure.shown > 0.0) {
            self.figure(plot, figure, focused && !figure.focus, &mut pieces);
        }
        for tag in tableau.tags.iter().filter(|tag| tag.shown > 0.0) {
            self.tag(plot, *tag, &mut pieces);
        }
        self.signs(plot, tableau, &mut pieces);
        pieces
    }

    fn figure(&mut self, plot: &Plot, figure: &Figure, faint: bool, pieces: &mut Vec<Piece>) {
        let Some(molecule) = plot.tableau.molecule(plot.library, plot.scene, figure.actor) else { return };
        let Some(sprite) = plot.library.sprite(&molecule.sprite) else { return };
        let tone = tone(figure);
        let ink = Ink { colour: self.theme.role(&molecule.colour), tone, faint };
        let (across, down) = plot.lens.sprite(molecule.kind);
        let grow = grown(figure.shown);
        let wide = sprite.width * across * grow * figure.girth.clamp(0.2, 1.0);
        let size = plot.grain.fit((wide, sprite.height * down * grow));
        pieces.push(Piece {
            lit: if tone == Tone::Lit { figure.lit } else { 0.0 },
            length: figure.length,
            ..self.piece(plot, (sprite, ink, size, figure.mirrored), plot.lens.pixel(figure.spot), figure.shown)
        });
        // A cell that is starved of a signal is dim, but no capsule sits in it.
        if figure.plugged.is_some() || (figure.weakened && molecule.kinase.is_some()) {
            self.plug(plot, figure, sprite.anchor("slot"), pieces);
        }
    }

    /// The capsule that sits in a figure's slot, smaller where the drug only weakens it.
    fn plug(&mut self, plot: &Plot, figure: &Figure, (x, y): (f32, f32), pieces: &mut Vec<Piece>) {
        let Some(sprite) = plot.library.sprite("capsule") else { return };
        let side = if figure.mirrored { -x } else { x };
        let offset = (figure.spot.offset.0 + side, figure.spot.offset.1 + y);
        let centre = plot.lens.pixel(Spot { offset, ..figure.spot });
        let scale = plot.lens.scale.max(0.6) * if figure.plugged.is_some() { 1.0 } else { 0.7 };
        let size = plot.grain.fit((sprite.width * scale, sprite.height * scale));
        let ink = Ink::of(self.theme.role("drug"));
        pieces.push(self.piece(plot, (sprite, ink, size, false), centre, figure.shown));
    }

    /// A tag, never so small that its letter does not fit in; its centre is that of a cell.
    fn tag(&mut self, plot: &Plot, tag: Tag, pieces: &mut Vec<Piece>) {
        let Some(sprite) = plot.library.sprite("tag") else { return };
        let scale = plot.lens.scale.max(0.75) * grown(tag.shown);
        let size = plot.grain.fit_on_cell((sprite.width * scale, sprite.height * scale));
        let ink = Ink { tone: Tone::Tag, ..Ink::of(self.theme.role("tag")) };
        pieces.push(self.piece(plot, (sprite, ink, size, false), plot.lens.cell_centre(tag.spot), tag.shown));
    }

    /// The crosses where something fails; where two would lie on one another, as when two kinases fail at each other, one stands for both.
    fn signs(&mut self, plot: &Plot, tableau: &Tableau, pieces: &mut Vec<Piece>) {
        let Some(sprite) = plot.library.sprite("cross") else { return };
        let ink = Ink::of(self.theme.role("bad"));
        let near = sprite.width * plot.lens.scale;
        let mut drawn: Vec<(f32, f32)> = Vec::new();
        for sign in tableau.signs.iter().filter(|sign| sign.shown > 0.0) {
            let centre = plot.lens.pixel(sign.spot);
            if drawn.iter().any(|other| (other.0 - centre.0).hypot(other.1 - centre.1) < near) {
                continue;
            }
            drawn.push(centre);
            let scale = plot.lens.scale.max(0.75) * grown(sign.shown);
            let size = plot.grain.fit((sprite.width * scale, sprite.height * scale));
            pieces.push(self.piece(plot, (sprite, ink, size, false), centre, sign.shown));
        }
    }

    fn piece(&mut self, plot: &Plot, drawn: Drawn, centre: (f32, f32), shown: f32) -> Piece {
        let (sprite, ink, size, mirrored) = drawn;
        let order = Order {
            art: self.shelve(&sprite.svg),
            ink,
            size,
            reach: (plot.lens.scale * 2.0).clamp(1.0, 4.0) as u8,
            mirrored,
            grain: plot.grain,
        };
        Piece { order, centre, shown, lit: 0.0, length: 1.0 }
    }

    /// Puts the halos down, then the bodies, so that no glow lies on a neighbour.
    fn put(&mut self, pieces: &[Piece], grain: Grain) {
        let Self { theme, shelf, stamps, pixels, .. } = self;
        for layer in [Layer::Halo, Layer::Body] {
            for piece in pieces {
                let stamp = stamps.get_or(piece.order, STAMPS, || {
                    let stamp = stamp::cut(&shelf[piece.order.art], theme, piece.order);
                    (stamp.bytes(), stamp)
                });
                let corner = grain.corner(piece.centre, stamp.size);
                let opacity = match layer {
                    Layer::Halo => piece.shown * piece.lit,
                    Layer::Body => piece.shown,
                };
                canvas::put(pixels, stamp, layer, corner, (opacity, piece.length));
            }
        }
    }
}

/// A sprite, how it is coloured, its size in blocks, and whether it is mirrored.
type Drawn<'a> = (&'a Sprite, Ink, (u32, u32), bool);

/// What stays the same for a whole picture.
struct Plot<'a> {
    library: &'a Library,
    scene: &'a Scene,
    tableau: &'a Tableau,
    lens: Lens,
    grain: Grain,
}

/// Without colours, the picture is drawn for its outlines alone.
pub fn theme(library: &Library, look: Look) -> &Theme {
    static PLAIN: Theme = Theme { name: String::new(), roles: std::collections::BTreeMap::new() };
    let mono = library.themes.iter().find(|theme| look.depth == Depth::None && theme.name == "mono");
    mono.or_else(|| library.themes.get(look.theme)).unwrap_or(&PLAIN)
}

fn tone(figure: &Figure) -> Tone {
    if figure.plugged.is_some() {
        Tone::Plugged
    } else if figure.weakened || figure.quiet {
        Tone::Weak
    } else if figure.lit > 0.0 {
        Tone::Lit
    } else {
        Tone::Rest
    }
}

/// What comes on stage grows to its size.
fn grown(shown: f32) -> f32 {
    0.6 + 0.4 * shown.clamp(0.0, 1.0)
}
