//! `assets/stages/*.toml` and `assets/art/sprites.toml` turned into stages (places, views) and sprites (size, anchors).

use std::collections::BTreeMap;

/// A place of a stage: spots that its occupants fill in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub name: String,
    /// In units of the backdrop's view box.
    pub spots: Vec<(f32, f32)>,
    /// How far a free molecule may wander from its spot, in units; 0 for what is held.
    pub wander: f32,
    /// Whoever stands here, and what hangs on it, is drawn mirrored.
    pub mirrored: bool,
}

/// Where the camera can look.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub name: String,
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    /// The rung of the zoom bar: `person`, `scalp`, `follicle`, `cell`, `receptor`.
    pub zoom: String,
}

/// Words that belong to the backdrop: `NUCLEUS`.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    pub words: String,
    pub x: f32,
    pub y: f32,
    /// A colour role of the themes.
    pub colour: String,
}

/// A stage: a backdrop with its places and views.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    pub name: String,
    /// The SVG of the backdrop.
    pub backdrop: String,
    /// The backdrop's view box; stretched to the camera.
    pub width: f32,
    pub height: f32,
    pub places: Vec<Place>,
    pub views: Vec<View>,
    pub captions: Vec<Caption>,
}

impl Set {
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.name == name)
    }

    pub fn view(&self, name: &str) -> Option<&View> {
        self.views.iter().find(|view| view.name == name)
    }
}

/// A drawing of one kind of thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Sprite {
    pub name: String,
    pub svg: String,
    /// In units of a stage at which it is drawn at its own size.
    pub width: f32,
    pub height: f32,
    /// Named points, in units from the sprite's centre, x to the right, y down.
    pub anchors: BTreeMap<String, (f32, f32)>,
    /// The drawing's own label sits inside it where there is room, else beside it.
    pub label_inside: bool,
}

impl Sprite {
    /// A named point; the centre where there is none of that name.
    pub fn anchor(&self, name: &str) -> (f32, f32) {
        self.anchors.get(name).copied().unwrap_or_default()
    }
}
