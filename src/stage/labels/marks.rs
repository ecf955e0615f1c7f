//! What differs from another stage turned into frames of corners and short words, where there is room for them.

use super::Writer;
use super::pen::Ink;
use super::room::{Body, Strip};
use super::spots;
use super::thing::body_of;
use crate::biology::Kind;
use crate::library::Library;
use crate::look::{Depth, Glyphs, Rgb};
use crate::stage::tableau::{Mark, Tableau};
use crate::story::Scene;
use unicode_width::UnicodeWidthStr;

/// A frame's corners, left and right of its top, then of its bottom; and its arms.
const CORNERS: ([&str; 4], &str) = (["┏", "┓", "┗", "┛"], "━");
const ASCII: ([&str; 4], &str) = (["+", "+", "+", "+"], "-");
/// From this width on a frame's corners have arms.
const ARMS: i32 = 7;

impl<'a> Writer<'a> {
    /// The words first, so that a frame never takes their place.
    pub fn marks(&mut self, library: &'a Library, scene: &'a Scene, tableau: &'a Tableau) {
        let body = |mark: &'a Mark| Some((mark, body_of(library, scene, tableau, mark, &self.lens)?));
        let bodies: Vec<(&Mark, Body)> = tableau.marks.iter().filter_map(body).collect();
        for (mark, body) in &bodies {
            self.mark_words(mark, *body);
        }
        for (mark, body) in bodies {
            self.frame(mark, body);
        }
    }

    fn mark_colour(&self, mark: &Mark) -> Rgb {
        self.pen.theme.role(if mark.full { "accent" } else { "warn" })
    }

    /// On the frame's edges, where they belong to it without a doubt; else beside it.
    fn mark_words(&mut self, mark: &Mark, body: Body) {
        let ascii = self.pen.look.glyphs == Glyphs::Ascii;
        let sign = match (mark.full, ascii) {
            (true, false) => "●",
            (false, false) => "○",
            (true, true) => "*",
            (false, true) => "o",
        };
        let plain = self.pen.look.depth == Depth::None;
        let words = if plain { format!("[{sign} {}]", mark.words) } else { format!(" {sign} {} ", mark.words) };
        let width = words.width() as i32;
        let drawn = self.things.iter().find(|thing| (thing.figure.actor, thing.figure.copy) == (mark.actor, 0));
        let below = drawn.map_or(body.bottom, |thing| thing.body.bottom);
        let framed = Body { top: body.top - 1, bottom: below + 1, left: body.left - 1, right: body.right + 1, ..body };
        let edges = [framed.bottom, framed.top]
            .into_iter()
            .flat_map(|y| [body.centred(width), body.x + 1 - width, body.x].map(|x| Strip { x, y, width }));
        // What is about a point stands on the point's side of the whole.
        let (middle, _) = self.lens.cell(mark.spot);
        let side = if body.x < middle { body.left - 2 - width } else { body.right + 3 };
        let side = mark.anchor.is_some().then_some(Strip { x: side, y: body.y, width });
        let around = side.into_iter().chain(edges).chain(spots::beside(framed, width, 0));
        let around = around.map(|strip| self.page.clamped(strip));
        let free: Vec<Strip> = around.filter(|strip| self.page.is_free(*strip) && framed.is_near(*strip)).collect();
        // Best on nothing that is drawn, else on little of it.
        let clear = [0, width / 3, width]
            .into_iter()
            .find_map(|most| free.iter().copied().find(|strip| self.hidden(*strip) <= most));
        if let Some(strip) = clear {
            self.put(&words, strip, Ink::Chip(self.mark_colour(mark)), true);
        }
    }

    /// How many cells of a strip lie on something that is drawn, be it what the words are about.
    fn hidden(&self, strip: Strip) -> i32 {
        let drawn = self.things.iter().filter(|thing| !matches!(thing.molecule.kind, Kind::Tissue | Kind::Cell));
        drawn.map(|thing| thing.body.covers(strip)).max().unwrap_or(0)
    }

    fn frame(&mut self, mark: &Mark, body: Body) {
        let (corners, arm) = if self.pen.look.glyphs == Glyphs::Ascii { ASCII } else { CORNERS };
        let (left, right, top, bottom) = (body.left - 1, body.right + 1, body.top - 1, body.bottom + 1);
        let spots = [(left, top), (right, top), (left, bottom), (right, bottom)];
        let arms = if right - left >= ARMS { 2 } else { 0 };
        for (sign, (x, y)) in corners.into_iter().zip(spots) {
            let inward = if x == left { 1 } else { -1 };
            self.stroke(mark, sign, x, y);
            (1..=arms).for_each(|far| self.stroke(mark, arm, x + inward * far, y));
        }
    }

    fn stroke(&mut self, mark: &Mark, sign: &str, x: i32, y: i32) {
        if self.page.holds(x, y) && !self.page.is_taken(x, y) {
            let strip = Strip { x, y, width: 1 };
            self.pen.write(sign, strip, Ink::Of(self.mark_colour(mark)), true);
            self.page.take(strip);
        }
    }
}
