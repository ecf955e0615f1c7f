//! What differs from another stage turned into frames of corners and short words, where there is room for them.

use super::Writer;
use super::pen::Ink;
use super::room::{Body, Strip};
use super::spots;
use super::thing::body_of;
use crate::library::Library;
use crate::look::{Depth, Glyphs};
use crate::stage::tableau::{Mark, Tableau};
use crate::story::Scene;
use unicode_width::UnicodeWidthStr;

/// The corners of a frame: left and right of its top, then of its bottom.
const CORNERS: [&str; 4] = ["┏", "┓", "┗", "┛"];
const ASCII: [&str; 4] = ["+", "+", "+", "+"];

impl<'a> Writer<'a> {
    /// The words first, so that a frame never takes their place.
    pub fn marks(&mut self, library: &'a Library, scene: &'a Scene, tableau: &'a Tableau) {
        let bodies: Vec<(&Mark, Body)> = tableau
            .marks
            .iter()
            .filter_map(|mark| {
                let drawn = self.things.iter().find(|thing| (thing.figure.actor, thing.figure.copy) == (mark.actor, 0));
                let body = match drawn {
                    Some(thing) => thing.body,
                    None => body_of(library, scene, tableau, mark, &self.lens)?,
                };
                Some((mark, body))
            })
            .collect();
        for (mark, body) in &bodies {
            self.mark_words(&mark.words, *body);
        }
        for (_, body) in bodies {
            self.frame(body);
        }
    }

    fn mark_words(&mut self, words: &str, body: Body) {
        let plain = self.pen.look.depth == Depth::None;
        let words = if plain { format!("[{words}]") } else { format!(" {words} ") };
        let width = words.width() as i32;
        let framed = Body { top: body.top - 1, bottom: body.bottom + 1, left: body.left - 1, right: body.right + 1, ..body };
        // On the frame's edges first, where they belong to it without a doubt.
        let edges = [framed.bottom, framed.top].map(|y| Strip { x: body.centred(width), y, width });
        let mut around = edges.into_iter().chain(spots::beside(framed, width, 0)).map(|strip| self.page.clamped(strip));
        if let Some(strip) = around.find(|strip| self.page.is_free(*strip) && framed.is_near(*strip)) {
            self.put(&words, strip, Ink::On(self.pen.theme.role("warn")), true);
        }
    }

    fn frame(&mut self, body: Body) {
        let signs = if self.pen.look.glyphs == Glyphs::Ascii { ASCII } else { CORNERS };
        let (left, right, top, bottom) = (body.left - 1, body.right + 1, body.top - 1, body.bottom + 1);
        let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
        for (sign, (x, y)) in signs.into_iter().zip(corners) {
            if self.page.holds(x, y) && !self.page.is_taken(x, y) {
                let strip = Strip { x, y, width: 1 };
                self.pen.write(sign, strip, Ink::Of(self.pen.theme.role("warn")), true);
                self.page.take(strip);
            }
        }
    }
}
