//! A beat at a time turned into places: every body's path, from chance bumps to a complex that rides together.

use super::act::{Outcome, Play};
use super::standing::{Hold, Part};
use super::tableau::{Figure, Spot};
use super::timeline::{Beat, Cue};
use crate::biology::Capacity;
use crate::story::{ActorId, Object, Verb};
use std::f32::consts::PI;

/// Links between bodies are followed this far; a cast has fewer.
const DEEPEST: u8 = 12;
/// Bumps of a free molecule that lead nowhere, before the one that fits.
const FUTILE: usize = 3;
/// A binding shorter than this, in milliseconds, is told in passing: no bumps.
const IN_PASSING: u32 = 1500;
/// How far a sign stands from who fails, in units.
const SIGN: f32 = 8.0;
/// What is left of a hair that was shed: length, girth.
const STUB: (f32, f32) = (0.16, 0.45);

/// One beat of a play at one time.
#[derive(Clone, Copy)]
pub struct Mover<'a> {
    pub play: Play<'a>,
    pub beat: &'a Beat,
    /// Who is drawn mirrored, by actor.
    pub mirrored: &'a [bool],
    /// Milliseconds into the motion.
    pub time: u32,
}

impl Mover<'_> {
    /// How far a cue is, 0 to 1; `None` before it starts.
    pub fn progress(&self, cue: &Cue) -> Option<f32> {
        let length = cue.end.saturating_sub(cue.start).max(1);
        (self.time >= cue.start).then(|| ((self.time - cue.start) as f32 / length as f32).min(1.0))
    }

    /// How true a flag of an actor is, 0 to 1: cues that change it fade it in or out.
    pub fn level(&self, actor: ActorId, flag: impl Fn(&Part) -> bool) -> f32 {
        let mut level = f32::from(u8::from(flag(&self.beat.opening.parts[actor])));
        for cue in &self.beat.cues {
            let (before, after) = (flag(&cue.before.parts[actor]), flag(&cue.after.parts[actor]));
            if let (true, Some(u)) = (before != after, self.progress(cue)) {
                level = if after { ease(u) } else { 1.0 - ease(u) };
            }
        }
        level
    }

    /// As [`Self::level`], for what holds an actor.
    fn held(&self, actor: ActorId, anchor: &str) -> f32 {
        self.level(actor, |part| matches!(&part.holds[0], Hold::On { anchor: there, .. } if *there == anchor))
    }

    /// How far an actor, or a partner that hangs on it, is one of a pair.
    pub fn pairing(&self, actor: ActorId) -> f32 {
        let on = |part: &Part| matches!(part.holds[0], Hold::On { actor: on, anchor: "pair" } if on == actor);
        let others = (0..self.beat.opening.parts.len()).map(|other| self.level(other, on));
        others.fold(self.held(actor, "pair"), f32::max)
    }

    /// Whether two STATs are, or become, a pair.
    pub fn partners(&self, one: ActorId, other: ActorId) -> bool {
        let on = |part: &Part, with| matches!(part.holds[0], Hold::On { actor, anchor: "pair" } if actor == with);
        self.level(one, |part| on(part, other)) > 0.0 || self.level(other, |part| on(part, one)) > 0.0
    }

    pub fn binding(&self, actor: ActorId) -> f32 {
        self.held(actor, "ligand")
    }

    /// Shines while it attacks something that stays attacked.
    pub fn striking(&self, actor: ActorId) -> f32 {
        let strikes = self.beat.cues.iter().any(|cue| {
            cue.sentence.actor == actor
                && cue.sentence.verb == Verb::Attacks
                && !matches!(cue.outcome, Outcome::Failed(_))
                && self.progress(cue).is_some_and(|u| u > 0.0 && u < 1.0)
        });
        f32::from(u8::from(strikes))
    }

    /// Where a body stands now.
    pub fn stand(&self, actor: ActorId, copy: usize) -> Spot {
        self.stand_after(actor, copy, self.beat.cues.len(), DEEPEST)
    }

    /// Where a body stands now as far as the first `count` cues tell.
    fn stand_after(&self, actor: ActorId, copy: usize, count: usize, deep: u8) -> Spot {
        let cues = &self.beat.cues[..count];
        let last = cues.iter().rposition(|cue| self.time >= cue.start && concerns(cue, actor, copy));
        let Some(index) = last else {
            return self.held_at(actor, &self.beat.opening.parts[actor].holds[copy], deep);
        };
        let cue = &cues[index];
        let to = self.held_at(actor, &cue.after.parts[actor].holds[copy], deep);
        let u = self.progress(cue).unwrap_or(1.0);
        if u >= 1.0 || deep == 0 {
            return to;
        }
        if brought(cue, actor) {
            return self.source(cue, to, deep).towards(to, ease(u));
        }
        let from = self.stand_after(actor, copy, index, deep - 1);
        if cue.before.parts[actor].holds[copy] == cue.after.parts[actor].holds[copy] {
            return self.gesture(cue, from, u, deep);
        }
        Self::travel(cue, from, to, u)
    }

    fn held_at(&self, actor: ActorId, hold: &Hold, deep: u8) -> Spot {
        match hold {
            Hold::On { actor: under, anchor } if deep > 0 && *under != actor => {
                let count = self.beat.cues.len();
                self.stand_after(*under, 0, count, deep - 1).shifted(self.anchor(*under, anchor))
            }
            Hold::On { .. } => Spot::default(),
            Hold::Place { place, spot } => self.at_place(actor, place, *spot),
        }
    }

    fn at_place(&self, actor: ActorId, place: &str, spot: usize) -> Spot {
        let Some(place) = self.play.set.place(place) else {
            return Spot::default();
        };
        let count = place.spots.len().max(1);
        let (x, y) = place.spots.get(spot % count).copied().unwrap_or_default();
        // More bodies than spots stand a little beside each other.
        let crowd = (spot / count) as f32;
        let (dx, dy) = if place.wander > 0.0 { self.wander(actor, spot, place.wander) } else { (0.0, 0.0) };
        Spot { root: (x, y), offset: (dx + 5.0 * crowd, dy + 3.0 * crowd) }
    }

    /// A random-looking walk that is back at its start when the motion ends.
    fn wander(&self, actor: ActorId, spot: usize, reach: f32) -> (f32, f32) {
        if self.time == 0 || self.time >= self.beat.length {
            return (0.0, 0.0);
        }
        let turn = 2.0 * PI * self.time as f32 / self.beat.length as f32;
        let walk = |axis: usize| -> f32 {
            (1..=4).map(|k| (chance(actor, spot, axis * 8 + k) - 0.5) * (turn * k as f32).sin()).sum()
        };
        (reach * walk(1), reach * walk(2))
    }

    fn anchor(&self, actor: ActorId, anchor: &str) -> (f32, f32) {
        let name = if anchor == "pair" { "partner" } else { anchor };
        let (x, y) = self.play.library.sprite(&self.play.molecule(actor).sprite).map_or((0.0, 0.0), |s| s.anchor(name));
        if self.mirrored[actor] { (-x, y) } else { (x, y) }
    }

    /// Where something that is made or released comes from.
    fn source(&self, cue: &Cue, to: Spot, deep: u8) -> Spot {
        if cue.sentence.verb == Verb::Presents || deep == 0 {
            return to.shifted((0.0, 4.0));
        }
        let maker = cue.sentence.actor;
        self.stand_after(maker, 0, self.beat.cues.len(), deep - 1).shifted(self.anchor(maker, "out"))
    }

    fn travel(cue: &Cue, from: Spot, to: Spot, u: f32) -> Spot {
        let free = cue.sentence.verb == Verb::Binds && cue.end - cue.start >= IN_PASSING;
        if !free {
            return from.towards(to, ease(u));
        }
        let path = bumps(cue.sentence.actor, from, to);
        let leg = u * (path.len() - 1) as f32;
        let index = (leg as usize).min(path.len() - 2);
        path[index].towards(path[index + 1], ease(leg - index as f32))
    }

    /// What a body does without leaving its place: it shakes, lunges, or goes and comes back.
    fn gesture(&self, cue: &Cue, from: Spot, u: f32, deep: u8) -> Spot {
        let failed = matches!(cue.outcome, Outcome::Failed(_));
        let swing = (u * PI).sin();
        match cue.sentence.verb {
            Verb::Phosphorylates if failed => from.shifted((1.3 * swing * (u * 6.0 * PI).sin(), 0.0)),
            Verb::Attacks => {
                let lunge = if failed { 0.12 * swing } else { 0.3 * (u * 3.0 * PI).sin().powi(2) };
                self.object_spot(cue, deep).map_or(from, |to| from.towards(to, lunge))
            }
            Verb::Joins | Verb::DocksOn | Verb::PairsWith | Verb::Enters | Verb::Binds if failed => {
                self.object_spot(cue, deep).map_or(from, |to| from.towards(to, 0.55 * swing))
            }
            _ => from,
        }
    }

    fn object_spot(&self, cue: &Cue, deep: u8) -> Option<Spot> {
        match cue.sentence.object.as_ref()? {
            Object::Actor(actor) if deep > 0 => Some(self.stand_after(*actor, 0, self.beat.cues.len(), deep - 1)),
            Object::Actor(_) => None,
            Object::Place(place) => Some(self.at_place(cue.sentence.actor, place, 0)),
        }
    }

    /// Part of the way from the actor of a cue to its object's tag.
    pub fn towards_object(&self, cue: &Cue, u: f32) -> Spot {
        let from = self.stand(cue.sentence.actor, 0);
        match cue.sentence.object {
            Some(Object::Actor(object)) => from.towards(self.resting_tag(object), u),
            _ => from,
        }
    }

    fn resting_tag(&self, actor: ActorId) -> Spot {
        self.stand(actor, 0).shifted(self.anchor(actor, "tag"))
    }

    /// Where an actor's phosphate is: on it, or on the way from the kinase that hands it over.
    pub fn tag_spot(&self, actor: ActorId) -> Spot {
        let handed = |cue: &&Cue| {
            cue.sentence.object == Some(Object::Actor(actor))
                && cue.before.parts[actor].marked != cue.after.parts[actor].marked
                && self.progress(cue).is_some_and(|u| u < 1.0)
        };
        match self.beat.cues.iter().rfind(handed) {
            Some(cue) if cue.sentence.verb == Verb::Phosphorylates => {
                self.towards_object(cue, ease(self.progress(cue).unwrap_or(1.0)))
            }
            _ => self.resting_tag(actor),
        }
    }

    /// Between an actor and whom it failed to act on.
    pub fn sign_spot(&self, actor: ActorId) -> Spot {
        let here = self.stand(actor, 0);
        let between =
            |part: &Part| part.failed_on.map(|on| here.towards(self.stand(on, 0), share_of(here, self.stand(on, 0))));
        let mut spot = between(&self.beat.opening.parts[actor]);
        for cue in &self.beat.cues {
            let changes = cue.before.parts[actor].failed_on != cue.after.parts[actor].failed_on;
            if let (true, Some(u), Some(next)) = (changes, self.progress(cue), between(&cue.after.parts[actor])) {
                spot = Some(spot.map_or(next, |old| old.towards(next, ease(u))));
            }
        }
        spot.unwrap_or(here)
    }

    /// Length and girth of a hair; 1 and 1 for what is none.
    pub fn hair(&self, actor: ActorId) -> (f32, f32) {
        let rest = |part: &Part| if part.shed { STUB } else { (1.0, 1.0) };
        let mut hair = rest(&self.beat.opening.parts[actor]);
        for cue in self.beat.cues.iter().filter(|cue| cue.sentence.actor == actor) {
            let Some(u) = self.progress(cue).filter(|u| *u > 0.0) else {
                continue;
            };
            let (before, after) = (rest(&cue.before.parts[actor]), rest(&cue.after.parts[actor]));
            hair = match (cue.sentence.verb, &cue.outcome) {
                // It comes on a little, and gives up.
                (Verb::Grows, Outcome::Failed(_)) => {
                    (before.0 + 0.3 * (u * PI).sin().max(0.0) * (1.0 - before.0), before.1)
                }
                (Verb::Grows, _) => (mix(before.0, after.0, ease(u)), mix(before.1, after.1, ease(u))),
                (Verb::Sheds, Outcome::Failed(_)) => hair,
                (Verb::Sheds, _) => (after.0 * ease(u), after.1),
                _ => hair,
            };
        }
        hair
    }

    /// The hair that is being shed: it thins, then slides out.
    pub fn falling_hair(&self, actor: ActorId, figure: impl Fn() -> Figure) -> Option<Figure> {
        let sheds = |cue: &&Cue| {
            cue.sentence.actor == actor
                && cue.sentence.verb == Verb::Sheds
                && !matches!(cue.outcome, Outcome::Failed(_))
        };
        let u =
            self.beat.cues.iter().find(sheds).and_then(|cue| self.progress(cue)).filter(|u| *u > 0.0 && *u < 1.0)?;
        let slides = ease(((u - 0.4) / 0.6).max(0.0));
        let mut figure = Figure { spot: self.stand(actor, 0).shifted((4.0 * slides, -46.0 * slides)), ..figure() };
        (figure.length, figure.girth) = (1.0, 1.0 - 0.6 * (u / 0.4).min(1.0));
        (figure.copy, figure.shown) = (1, 1.0 - slides);
        Some(figure)
    }
}

impl Play<'_> {
    /// A cell that a drug keeps from hearing a signal that it lives on.
    pub fn starved(&self, actor: ActorId) -> bool {
        let molecule = self.molecule(actor);
        molecule.kind == crate::biology::Kind::Cell
            && molecule.needs.values().flatten().any(|cytokine| {
                let signal = self.library.pathway.signal(cytokine);
                signal.is_some_and(|signal| self.response.signal(signal).0 == Capacity::Blocked)
            })
    }
}

impl Spot {
    #[must_use]
    pub fn shifted(self, by: (f32, f32)) -> Self {
        Self { root: self.root, offset: (self.offset.0 + by.0, self.offset.1 + by.1) }
    }

    /// The point at `u` of the way to another.
    #[must_use]
    pub fn towards(self, to: Self, u: f32) -> Self {
        let mix2 = |a: (f32, f32), b: (f32, f32)| (mix(a.0, b.0, u), mix(a.1, b.1, u));
        Self { root: mix2(self.root, to.root), offset: mix2(self.offset, to.offset) }
    }
}

/// A cue moves a body, or makes it appear or gesture.
fn concerns(cue: &Cue, actor: ActorId, copy: usize) -> bool {
    cue.before.parts[actor].holds[copy] != cue.after.parts[actor].holds[copy]
        || brought(cue, actor)
        || (cue.sentence.actor == actor && (copy == 0 || cue.sentence.verb == Verb::Attacks))
}

fn brought(cue: &Cue, actor: ActorId) -> bool {
    !cue.before.parts[actor].present && cue.after.parts[actor].present
}

/// How much of the way a sign stands from who fails: close to it, and never past the middle.
fn share_of(from: Spot, to: Spot) -> f32 {
    let across = to.root.0 + to.offset.0 - from.root.0 - from.offset.0;
    let down = to.root.1 + to.offset.1 - from.root.1 - from.offset.1;
    (SIGN / across.hypot(down).max(1.0)).min(0.45)
}

/// From a start to a fit, by way of bumps that lead nowhere.
fn bumps(actor: ActorId, from: Spot, to: Spot) -> Vec<Spot> {
    let mut path = vec![from];
    for k in 0..FUTILE {
        let side = if (k + actor).is_multiple_of(2) { 1.0 } else { -1.0 };
        let away = 30.0 - 7.0 * k as f32 + 6.0 * chance(actor, k, 1);
        path.push(to.shifted((side * away, 4.0 * chance(actor, k, 2))));
        path.push(to.shifted((side * away * 0.6, -9.0 - 7.0 * chance(actor, k, 3))));
    }
    path.push(to);
    path
}

fn mix(a: f32, b: f32, u: f32) -> f32 {
    a + (b - a) * u
}

/// Slow, fast, slow.
pub fn ease(u: f32) -> f32 {
    u * u * (3.0 - 2.0 * u)
}

/// A number from 0 to 1 that looks like chance and is always the same for the same three.
fn chance(a: usize, b: usize, c: usize) -> f32 {
    let mut x = (a as u32).wrapping_mul(0x9E37_79B9)
        ^ (b as u32).wrapping_mul(0x85EB_CA6B)
        ^ (c as u32).wrapping_mul(0xC2B2_AE35);
    x ^= x >> 16;
    x = x.wrapping_mul(0x7FEB_352D);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846C_A68B);
    x ^= x >> 16;
    (x >> 8) as f32 / 16_777_216.0
}
