//! A timeline at a time turned into a tableau: who stands where, bound, marked, lit, and where the camera looks.

use super::act::{Outcome, Play, Reason};
use super::course::recast;
use super::motion::Mover;
use super::timeline::{Beat, Timeline};
use crate::biology::{Capacity, DrugId, Kind, Molecule, MoleculeId};
use crate::library::Library;
use crate::story::{ActorId, Scene, Set, Verb, View};

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
#[expect(clippy::struct_excessive_bools, reason = "each is a way of being drawn, free of the others")]
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

/// A sign that something fails here: a cross.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub actor: ActorId,
    pub spot: Spot,
    /// 0 absent, 1 whole.
    pub shown: f32,
}

/// A frame around what is not the same on another stage beside this one, and a word on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub actor: ActorId,
    /// Where the actor is, or would be.
    pub spot: Spot,
    pub words: String,
    /// What the words say is there; else it is wanting.
    pub full: bool,
    /// The point of the actor's drawing that it is about; else all of it.
    pub anchor: Option<&'static str>,
}

/// Everything to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tableau {
    pub camera: Camera,
    /// From the back to the front.
    pub figures: Vec<Figure>,
    pub tags: Vec<Tag>,
    pub signs: Vec<Sign>,
    /// The most telling first.
    pub marks: Vec<Mark>,
    /// Who plays another molecule's part.
    pub swaps: Vec<(ActorId, MoleculeId)>,
}

impl Tableau {
    /// The molecule that an actor is here.
    pub fn molecule<'l>(&self, library: &'l Library, scene: &Scene, actor: ActorId) -> Option<&'l Molecule> {
        let swap = recast(&self.swaps, actor);
        library.pathway.molecules.get(swap.or(scene.cast.get(actor).map(|actor| actor.molecule))?)
    }
}

/// How many stills a camera move is made of: a moving camera redraws every cell, so they are few.
const ZOOM_STILLS: u32 = 6;

impl Timeline {
    /// How the stage stands `time` milliseconds into the motion of a step. Empty where there is no such step.
    pub fn tableau(&self, library: &Library, scene: &Scene, step: usize, time: u32) -> Tableau {
        let (Some(beat), Some(set)) = (self.beats.get(step), library.set(&scene.stage)) else {
            return Tableau::default();
        };
        let play = Play { library, scene, set, course: &self.course, response: &beat.response };
        let time = time.min(beat.length);
        let mover = Mover { play, beat, mirrored: &self.mirrored, time };
        let camera = camera(set, scene, beat, step, time);
        let mut tableau = Tableau { camera, swaps: self.course.swaps.clone(), ..Tableau::default() };
        let mut cast: Vec<ActorId> = (0..scene.cast.len()).collect();
        cast.sort_by_key(|actor| depth(play.molecule(*actor).kind));
        for actor in cast {
            tableau.figures.extend(figures(&mover, actor, focused(&mover, &scene.steps[step].focus, actor)));
            tableau.tags.extend(tag(&mover, actor));
            tableau.signs.extend(sign(&mover, actor));
        }
        tableau.tags.extend(beat.cues.iter().filter_map(|cue| mover.dropped_tag(cue)));
        tableau
    }
}

/// The eye is on an actor, or on the one that it is paired with.
fn focused(mover: &Mover, focus: &[ActorId], actor: ActorId) -> bool {
    focus.iter().any(|other| *other == actor || mover.partners(*other, actor))
}

/// From the back of the stage to the front.
fn depth(kind: Kind) -> u8 {
    match kind {
        Kind::Tissue => 0,
        Kind::Gene => 1,
        Kind::Receptor => 2,
        Kind::Stat => 3,
        Kind::Kinase => 4,
        Kind::Phosphatase | Kind::Brake => 5,
        Kind::Product => 6,
        Kind::Cell => 7,
        Kind::Cytokine => 8,
    }
}

fn camera(set: &Set, scene: &Scene, beat: &Beat, step: usize, time: u32) -> Camera {
    let look = |name: &str| set.view(name).map_or_else(|| whole(set), Camera::of);
    let now = look(&scene.steps[step].view);
    if beat.zoom == 0 || step == 0 || time >= beat.zoom {
        return now;
    }
    let before = look(&scene.steps[step - 1].view);
    let still = (time * ZOOM_STILLS).div_ceil(beat.zoom);
    before.towards(now, still as f32 / ZOOM_STILLS as f32)
}

fn whole(set: &Set) -> Camera {
    Camera { x: 0.0, y: 0.0, width: set.width, height: set.height }
}

impl Camera {
    fn of(view: &View) -> Self {
        Self { x: view.x, y: view.y, width: view.width, height: view.height }
    }

    fn towards(self, other: Self, u: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * u;
        Self {
            x: mix(self.x, other.x),
            y: mix(self.y, other.y),
            width: mix(self.width, other.width),
            height: mix(self.height, other.height),
        }
    }
}

fn figures(mover: &Mover, actor: ActorId, focus: bool) -> Vec<Figure> {
    let play = &mover.play;
    let molecule = play.molecule(actor);
    let left = molecule.kinase.map_or(Capacity::Full, |kinase| play.response.kinase(kinase));
    let drug = molecule.kinase.and_then(|kinase| play.response.blame(kinase));
    let shown = mover.level(actor, |part| part.present);
    if shown <= 0.0 {
        return Vec::new();
    }
    let lit = mover.lit(actor, left);
    let (length, girth) = mover.hair(actor);
    let figure = |copy: usize| Figure {
        actor,
        copy: copy as u8,
        spot: mover.stand(actor, copy),
        mirrored: mover.mirrored[actor],
        shown,
        lit: if copy == 0 || molecule.kind == Kind::Cell { lit } else { 0.0 },
        plugged: drug.filter(|_| left == Capacity::Blocked),
        weakened: left == Capacity::Reduced || play.starved(actor),
        quiet: mover.level(actor, |part| part.quiet) > 0.5,
        focus,
        length,
        girth,
    };
    let copies = mover.beat.opening.parts[actor].holds.len();
    let mut figures: Vec<Figure> = (1..copies).chain([0]).map(figure).collect();
    figures.extend(mover.falling_hair(actor, || figure(0)));
    figures
}

fn tag(mover: &Mover, actor: ActorId) -> Option<Tag> {
    let shown = mover.level(actor, |part| part.marked).min(mover.level(actor, |part| part.present));
    (shown > 0.0).then(|| Tag { carrier: actor, spot: mover.tag_spot(actor), shown: (shown * 4.0).min(1.0) })
}

fn sign(mover: &Mover, actor: ActorId) -> Option<Sign> {
    let shown = mover.level(actor, |part| part.failed_on.is_some());
    (shown > 0.0).then(|| Sign { actor, spot: mover.sign_spot(actor), shown })
}

impl Mover<'_> {
    /// How brightly an actor shines: what it has become, not what just happened.
    fn lit(&self, actor: ActorId, left: Capacity) -> f32 {
        match self.play.molecule(actor).kind {
            Kind::Kinase if left == Capacity::Blocked => 0.0,
            Kind::Kinase => {
                let always = self.play.molecule(actor).always_on;
                self.level(actor, |part| (part.marked || always) && !part.held_down)
            }
            Kind::Gene | Kind::Tissue => self.level(actor, |part| part.on),
            Kind::Stat => self.pairing(actor),
            Kind::Cytokine => self.binding(actor),
            Kind::Cell => self.striking(actor),
            _ => 0.0,
        }
    }

    /// A phosphate that a plugged kinase cannot hand over: it leaves, and falls back.
    fn dropped_tag(&self, cue: &super::timeline::Cue) -> Option<Tag> {
        let failed = matches!(cue.outcome, Outcome::Failed(Reason::Plugged { .. }));
        let u = self.progress(cue)?;
        (failed && cue.sentence.verb == Verb::Phosphorylates && u > 0.0 && u < 1.0).then(|| {
            let swing = (u * std::f32::consts::PI).sin();
            Tag { carrier: cue.sentence.actor, spot: self.towards_object(cue, 0.5 * swing), shown: swing }
        })
    }
}
