//! `assets/stages/*.toml` and `assets/art/sprites.toml` turned into stages (places, views) and sprites (size, anchors).

use crate::diagnose::reading::{Form, Text};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Where on a backdrop, or how large, anything can be.
const UNITS: RangeInclusive<f32> = -2000.0..=2000.0;
const SIZES: RangeInclusive<f32> = 0.5..=2000.0;

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
    /// How large molecules are drawn beside cells and tissues, 1 for their own size: where a whole follicle is on show,
    /// they must not look as large as cells.
    pub molecules: f32,
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

/// The drawings of one directory: file name and content.
pub type Art<'a> = BTreeMap<&'a str, &'a str>;

/// The drawing that a key names; empty where there is none, which is a problem.
fn drawing(form: &Form, key: &str, art: &Art) -> String {
    let Some(name) = form.need_text(key) else {
        return String::new();
    };
    let found = art.get(&*name.words);
    if found.is_none() {
        form.sheet.unknown("unknown-art", "drawing", &name, art.keys().copied());
    }
    found.copied().unwrap_or_default().to_owned()
}

impl Sprite {
    const KEYS: &'static [&'static str] = &["file", "size", "label", "anchors"];

    /// Every sprite of one file; `before` are those of other files.
    pub fn read_all(file: &Form, art: &Art, before: &[Self]) -> Vec<Self> {
        let sprites = file.named(Self::KEYS).into_iter();
        sprites
            .filter(|(name, form)| {
                let again = before.iter().any(|sprite| sprite.name == name.words);
                if again {
                    form.sheet.duplicate("sprite", name);
                }
                !again
            })
            .filter_map(|(name, form)| Self::read(name, &form, art))
            .collect()
    }

    fn read(name: Text, form: &Form, art: &Art) -> Option<Self> {
        let svg = drawing(form, "file", art);
        let size = form.need_numbers("size", &SIZES);
        let label = form.choice("label", &[("inside", true), ("beside", false)]);
        let anchors = form.form("anchors", &[]);
        let anchors = anchors.iter().flat_map(|form| {
            let point = |value| form.numbers_of::<2>(value, &UNITS).map(|[x, y]| (x, y));
            let entries = form.entries().into_iter();
            entries.filter_map(move |(key, value)| Some((key.into_words(), point(value)?)))
        });
        let anchors = anchors.collect();
        let [width, height] = size?;
        Some(Self { name: name.into_words(), svg, width, height, anchors, label_inside: label.unwrap_or(false) })
    }
}

impl Set {
    /// The keys of a stage file.
    pub const KEYS: &'static [&'static str] = &["backdrop", "size", "places", "views", "captions", "molecules"];

    /// Reads one stage; `roles` are the colours that the themes have.
    pub fn read(name: &str, file: &Form, art: &Art, roles: &[&str]) -> Self {
        let backdrop = drawing(file, "backdrop", art);
        let size = file.need_numbers("size", &SIZES);
        let [width, height] = size.unwrap_or([168.0, 120.0]);
        for key in ["places", "views"] {
            if !file.has(key) {
                file.missing(key, "{ ... }");
            }
        }
        Self {
            name: name.to_owned(),
            backdrop,
            width,
            height,
            places: named(file, "places", Place::KEYS, Place::read),
            views: named(file, "views", View::KEYS, View::read),
            captions: file
                .forms("captions", &["words", "at", "colour"])
                .iter()
                .filter_map(|form| Caption::read(form, roles))
                .collect(),
            molecules: file.number("molecules", &(0.1..=1.0)).unwrap_or(1.0),
        }
    }
}

/// Everything under `[key.NAME]`, in the order of the file.
fn named<T>(
    file: &Form,
    key: &str,
    keys: &'static [&'static str],
    read: impl Fn(String, &Form) -> Option<T>,
) -> Vec<T> {
    let Some(form) = file.form(key, &[]) else {
        return Vec::new();
    };
    let entries = form.named(keys).into_iter();
    entries.filter_map(|(name, form)| read(name.into_words(), &form)).collect()
}

impl Place {
    const KEYS: &'static [&'static str] = &["spots", "mirrored", "wander"];

    fn read(name: String, form: &Form) -> Option<Self> {
        let spots = form.need_points("spots", &UNITS);
        Some(Self {
            name,
            wander: form.number("wander", &(0.0..=100.0)).unwrap_or(0.0),
            mirrored: form.flag("mirrored").unwrap_or(false),
            // A place without a spot could hold nobody.
            spots: Some(spots).filter(|spots| !spots.is_empty())?,
        })
    }
}

impl View {
    const KEYS: &'static [&'static str] = &["rect", "zoom"];
    /// The rungs of the zoom bar.
    const ZOOMS: [(&'static str, &'static str); 5] = [
        ("person", "person"),
        ("scalp", "scalp"),
        ("follicle", "follicle"),
        ("cell", "cell"),
        ("receptor", "receptor"),
    ];

    fn read(name: String, form: &Form) -> Option<Self> {
        let rect = form.need_numbers("rect", &UNITS);
        let zoom = form.need_choice("zoom", &Self::ZOOMS);
        let [x, y, width, height] = rect?;
        Some(Self { name, x, y, width, height, zoom: zoom?.to_owned() })
    }
}

impl Caption {
    fn read(form: &Form, roles: &[&str]) -> Option<Self> {
        let words = form.need_text("words");
        let at = form.need_numbers("at", &UNITS);
        let colour = form.need_text("colour");
        if let Some(colour) = &colour {
            known_colour(form, colour, roles);
        }
        let [x, y] = at?;
        Some(Self { words: words?.into_words(), x, y, colour: colour?.into_words() })
    }
}

/// Reports a colour role that the themes do not have.
pub fn known_colour(form: &Form, colour: &Text, roles: &[&str]) {
    if !roles.is_empty() && !roles.contains(&&*colour.words) {
        form.sheet.unknown("unknown-colour", "colour role", colour, roles.iter().copied());
    }
}
