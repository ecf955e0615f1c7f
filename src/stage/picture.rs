//! A tableau turned into pixels: art placed, tinted, lit.

mod canvas;
mod hoard;
mod ink;
mod paint;
mod stamp;

pub use super::lens::Lens;
pub use paint::inspect;

use super::mosaic::Pixels;
use super::tableau::{Figure, Spot, Tableau};
use crate::library::Library;
use crate::look::{Depth, Look, Theme};
use crate::story::{Scene, Set, Sprite};
use canvas::{Grain, Layer};
use hoard::Hoard;
use ink::{Ink, Tone};
use stamp::{Order, Stamp};

/// Bytes of rendered sprites that are kept, and of rendered backdrops.
const STAMPS: usize = 2 << 20;
const BACKDROPS: usize = 3 << 19;
/// Drawings that are known before all is forgotten; a library has far fewer.
const SHELF: usize = 256;

/// The only cache of the play: sprites and backdrops as they were last rendered. It makes a picture faster, never
/// different.
#[derive(Debug, Default)]
pub struct Studio {
    /// Everything kept was rendered in this theme.
    theme: Theme,
    /// Art by number, so that a key is small and a changed drawing is a new key.
    shelf: Vec<String>,
    stamps: Hoard<Order, Stamp>,
    backdrops: Hoard<View, Vec<[u8; 3]>>,
    pixels: Pixels,
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
        let lens = Lens::new(tableau.camera, cells);
        let grain = Grain::of(look.glyphs);
        self.lay_backdrop(set, tableau, grain, cells);
        let plot = Plot { library, scene, lens, grain };
        let pieces = self.pieces(&plot, tableau);
        self.put(&pieces, grain);
        &self.pixels
    }

    /// Forgets what was rendered in another theme, and drawings of libraries long gone.
    fn wear(&mut self, theme: &Theme) {
        if self.theme != *theme || self.shelf.len() > SHELF {
            *self = Self { theme: theme.clone(), pixels: std::mem::take(&mut self.pixels), ..Self::default() };
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
        let theme = &self.theme;
        let ground = self.backdrops.get_or(view, BACKDROPS, || {
            let pixels = paint::backdrop(&set.backdrop, theme, camera, size, grain);
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
            let centre = plot.lens.cell_centre(tag.spot);
            self.sign(plot, "tag", "tag", (centre, tag.shown), &mut pieces);
        }
        for sign in tableau.signs.iter().filter(|sign| sign.shown > 0.0) {
            let centre = plot.lens.pixel(sign.spot);
            self.sign(plot, "bar", "bad", (centre, sign.shown), &mut pieces);
        }
        pieces
    }

    fn figure(&mut self, plot: &Plot, figure: &Figure, faint: bool, pieces: &mut Vec<Piece>) {
        let Some(actor) = plot.scene.cast.get(figure.actor) else { return };
        let molecule = plot.library.molecule(actor);
        let Some(sprite) = plot.library.sprite(&molecule.sprite) else { return };
        let tone = tone(figure);
        let ink = Ink { colour: self.theme.role(&molecule.colour), tone, faint };
        let (across, down) = plot.lens.sprite(molecule.kind);
        let grow = 0.6 + 0.4 * figure.shown.min(1.0);
        let size = (sprite.width * across * grow * figure.girth.clamp(0.2, 1.0), sprite.height * down * grow);
        let lit = if tone == Tone::Lit { figure.lit } else { 0.0 };
        pieces.push(Piece {
            order: self.order(plot, sprite, ink, size, figure.mirrored),
            centre: plot.lens.pixel(figure.spot),
            shown: figure.shown,
            lit,
            length: figure.length,
        });
        let plug = match tone {
            Tone::Plugged => 1.0,
            Tone::Weak => 0.7,
            _ => return,
        };
        let side = if figure.mirrored { -1.0 } else { 1.0 };
        let slot = sprite.anchor("slot");
        let (x, y) = figure.spot.offset;
        let spot = Spot { offset: (x + slot.0 * side, y + slot.1), ..figure.spot };
        self.plug(plot, spot, plug * grow, figure.shown, pieces);
    }

    /// The capsule that sits in a slot.
    fn plug(&mut self, plot: &Plot, spot: Spot, size: f32, shown: f32, pieces: &mut Vec<Piece>) {
        let Some(sprite) = plot.library.sprite("capsule") else { return };
        let ink = Ink::of(self.theme.role("drug"));
        let scale = (plot.lens.scale * size).max(0.75);
        pieces.push(Piece {
            order: self.order(plot, sprite, ink, (sprite.width * scale, sprite.height * scale), false),
            centre: plot.lens.pixel(spot),
            shown,
            lit: 0.0,
            length: 1.0,
        });
    }

    /// A tag or a T-bar: never so small that it cannot be told.
    fn sign(
        &mut self,
        plot: &Plot,
        name: &str,
        role: &str,
        (centre, shown): ((f32, f32), f32),
        pieces: &mut Vec<Piece>,
    ) {
        let Some(sprite) = plot.library.sprite(name) else { return };
        let scale = plot.lens.scale.max(0.7) * (0.6 + 0.4 * shown.min(1.0));
        let ink = Ink::of(self.theme.role(role));
        pieces.push(Piece {
            order: self.order(plot, sprite, ink, (sprite.width * scale, sprite.height * scale), false),
            centre,
            shown,
            lit: 0.0,
            length: 1.0,
        });
    }

    fn order(&mut self, plot: &Plot, sprite: &Sprite, ink: Ink, size: (f32, f32), mirrored: bool) -> Order {
        Order {
            art: self.shelve(&sprite.svg),
            ink,
            size: plot.grain.fit(size),
            reach: (plot.lens.scale * 2.0).clamp(1.0, 4.0) as u8,
            mirrored,
            grain: plot.grain,
        }
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

/// What stays the same for a whole picture.
struct Plot<'a> {
    library: &'a Library,
    scene: &'a Scene,
    lens: Lens,
    grain: Grain,
}

/// Without colours, the picture is drawn for its outlines alone.
fn theme(library: &Library, look: Look) -> &Theme {
    static PLAIN: Theme = Theme { name: String::new(), roles: std::collections::BTreeMap::new() };
    let mono = library.themes.iter().find(|theme| look.depth == Depth::None && theme.name == "mono");
    mono.or_else(|| library.themes.get(look.theme)).unwrap_or(&PLAIN)
}

fn tone(figure: &Figure) -> Tone {
    if figure.weakened {
        Tone::Weak
    } else if figure.plugged.is_some() {
        Tone::Plugged
    } else if figure.lit > 0.0 {
        Tone::Lit
    } else {
        Tone::Rest
    }
}
