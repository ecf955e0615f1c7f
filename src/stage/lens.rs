//! A camera and an area of cells turned into the one mapping that the picture and the words over it share.

use super::tableau::{Camera, Spot};
use crate::biology::Kind;
use crate::story::Set;

/// Pixels of the picture in one cell.
pub const CELL: (u16, u16) = (2, 4);

/// How far a sprite may outgrow the narrower of the two stretches of the backdrop.
const OUTGROW: f32 = 1.35;

/// Pixels a unit below which a molecule's shape is lost.
const LEAST: f32 = 0.45;

/// From units of a stage to pixels of the picture, 2x4 a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    camera: Camera,
    /// Pixels a unit of the backdrop, which is stretched to the area: across and down.
    pub stretch: (f32, f32),
    /// Pixels a unit of a sprite, which keeps its shape.
    pub scale: f32,
    /// Pixels a unit of a molecule's sprite.
    molecules: f32,
}

impl Lens {
    /// What the camera sees, laid over so many columns and rows.
    pub fn new(camera: Camera, cells: (u16, u16)) -> Self {
        let across = f32::from(cells.0) * f32::from(CELL.0) / camera.width.max(1.0);
        let down = f32::from(cells.1) * f32::from(CELL.1) / camera.height.max(1.0);
        let scale = (across * down).sqrt().min(OUTGROW * across.min(down));
        Self { camera, stretch: (across, down), scale, molecules: scale }
    }

    /// The same on a stage, which may draw its molecules smaller, though never too small to be told.
    pub fn of(set: &Set, camera: Camera, cells: (u16, u16)) -> Self {
        let lens = Self::new(camera, cells);
        let least = LEAST.min(lens.scale);
        Self { molecules: (lens.scale * set.molecules).max(least), ..lens }
    }

    /// Where a spot is, in pixels from the top left corner of the area.
    pub fn pixel(&self, spot: Spot) -> (f32, f32) {
        (
            (spot.root.0 - self.camera.x) * self.stretch.0 + spot.offset.0 * self.scale,
            (spot.root.1 - self.camera.y) * self.stretch.1 + spot.offset.1 * self.scale,
        )
    }

    /// The cell of a spot, column and row from the top left corner of the area; may be outside.
    pub fn cell(&self, spot: Spot) -> (i32, i32) {
        Self::cell_at(self.pixel(spot))
    }

    /// The cell that a pixel lies in; a stage from a stranger may put it anywhere, so it is kept within reason.
    pub fn cell_at((x, y): (f32, f32)) -> (i32, i32) {
        let part = |value: f32, size: u16| (value / f32::from(size)).floor().clamp(-10_000.0, 10_000.0) as i32;
        (part(x, CELL.0), part(y, CELL.1))
    }

    /// The middle of that cell, in pixels: where a tag sits, so that its letter is in its middle.
    pub fn cell_centre(&self, spot: Spot) -> (f32, f32) {
        let (column, row) = self.cell(spot);
        ((column as f32 + 0.5) * f32::from(CELL.0), (row as f32 + 0.5) * f32::from(CELL.1))
    }

    /// Pixels a unit of a sprite, across and down. A tissue is part of the backdrop and is stretched with it, so that
    /// the drawn bulb always covers the backdrop's bulb; everything else keeps its shape.
    pub fn sprite(&self, kind: Kind) -> (f32, f32) {
        match kind {
            Kind::Tissue => self.stretch,
            Kind::Cell => (self.scale, self.scale),
            _ => (self.molecules, self.molecules),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Camera = Camera { x: 0.0, y: 0.0, width: 168.0, height: 120.0 };

    #[test]
    fn a_unit_is_a_pixel_at_84_by_30() {
        let lens = Lens::new(WHOLE, (84, 30));
        let spot = Spot { root: (40.0, 30.0), offset: (2.0, -3.0) };
        assert_eq!(lens.pixel(spot), (42.0, 27.0));
    }

    #[test]
    fn a_wide_and_short_stage_stretches_tissues_but_not_cells() {
        let lens = Lens::new(WHOLE, (78, 13));
        let (across, down) = lens.sprite(Kind::Cell);
        assert!((across - down).abs() < f32::EPSILON);
        assert_eq!(lens.sprite(Kind::Tissue), lens.stretch);
    }

    #[test]
    fn a_stage_may_draw_its_molecules_smaller_than_its_cells() {
        let set = Set {
            name: String::new(),
            backdrop: String::new(),
            width: 168.0,
            height: 120.0,
            places: Vec::new(),
            views: Vec::new(),
            captions: Vec::new(),
            molecules: 0.5,
        };
        let lens = Lens::of(&set, WHOLE, (84, 30));
        assert_eq!(lens.sprite(Kind::Cell), (1.0, 1.0));
        assert_eq!(lens.sprite(Kind::Product), (0.5, 0.5));
        let small = Lens::of(&set, WHOLE, (20, 10));
        assert!(small.sprite(Kind::Product).0 > small.scale * 0.9, "a tiny stage keeps what can be told");
    }

    #[test]
    fn an_empty_area_or_camera_is_still_a_number() {
        let lens = Lens::new(Camera::default(), (0, 0));
        let (x, y) = lens.pixel(Spot::default());
        assert!(x.is_finite() && y.is_finite());
    }
}
