//! A timeline at a time turned into a tableau: who stands where, bound, marked, lit, and where the camera looks.

use crate::biology::DrugId;
use crate::story::ActorId;

/// A point on the stage. `root` is in units of the backdrop and is stretched with it; `offset` is in units of the
/// sprites, which keep their shape, so that what rides together stays together at every size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    pub root: (f32, f32),
    pub offset: (f32, f32),
}

/// Where the camera looks, in units of the backdrop.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Camera {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// One drawn thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub actor: ActorId,
    /// 0 for the actor itself, 1.. for its copies (never labelled).
    pub copy: u8,
    /// The sprite's centre.
    pub spot: Spot,
    pub mirrored: bool,
    /// 0 absent, 1 whole.
    pub shown: f32,
    /// 0 at rest, 1 switched on: a halo and a bright rim.
    pub lit: f32,
    /// The drug that sits in its slot: drawn plugged and dim.
    pub plugged: Option<DrugId>,
    /// Weakened by a drug: drawn plugged, less dim.
    pub weakened: bool,
    /// Stands down: drawn dim.
    pub quiet: bool,
    /// The eye should be here; everything else is dimmed a little.
    pub focus: bool,
    /// How much of its length is there (hair), 0 to 1.
    pub length: f32,
    /// How thick it is (hair), 0 to 1.
    pub girth: f32,
}

/// A phosphate: a yellow round P, at rest on its carrier or on its way there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag {
    pub carrier: ActorId,
    pub spot: Spot,
    /// 0 absent, 1 whole.
    pub shown: f32,
}

/// A sign that something fails here: a T-bar, with words.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub actor: ActorId,
    pub spot: Spot,
    /// 0 absent, 1 whole.
    pub shown: f32,
}

/// Everything to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tableau {
    pub camera: Camera,
    /// From the back to the front.
    pub figures: Vec<Figure>,
    pub tags: Vec<Tag>,
    pub signs: Vec<Sign>,
}
