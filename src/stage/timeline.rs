//! A scene and a response turned into cues in time, with the outcome of each sentence.

use super::act::{Outcome, Play};
use super::course::Course;
use super::standing::Standing;
use crate::biology::Response;
use crate::library::Library;
use crate::story::{Figure, Scene, Sentence, Verb};

/// The longest motion of a step, in milliseconds: what is longer plays faster.
pub const LONGEST: u32 = 6000;
/// How long the camera moves before anyone does, in milliseconds.
pub const ZOOM: u32 = 600;
/// A breath between two sentences, in milliseconds.
const BREATH: u32 = 150;

/// One sentence in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    pub sentence: Sentence,
    /// Milliseconds from the start of the step's motion.
    pub start: u32,
    pub end: u32,
    pub outcome: Outcome,
    /// How everyone stands before and after it.
    pub before: Standing,
    pub after: Standing,
}

impl Cue {
    /// Worth a sentence of its own. That somebody stays where they are only repeats why they do.
    pub fn tells(&self) -> bool {
        self.sentence.verb != Verb::MovesTo || !matches!(self.outcome, Outcome::Failed(_))
    }
}

/// One step in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Beat {
    pub opening: Standing,
    pub cues: Vec<Cue>,
    pub ending: Standing,
    /// Length of the motion in milliseconds; 0 where nothing moves.
    pub length: u32,
    /// What the drugs leave of each kinase meanwhile.
    pub response: Response,
    /// Length of the camera's move at the start, in milliseconds.
    pub zoom: u32,
}

/// A whole scene under one response.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub beats: Vec<Beat>,
    pub course: Course,
    /// Who is drawn mirrored, by actor: as the place where it, or what carries it, opens the scene.
    pub mirrored: Vec<bool>,
}

impl Timeline {
    /// Plays a scene through under drugs alone.
    pub fn of(library: &Library, scene: &Scene, response: &Response) -> Self {
        Self::under(library, scene, Course::from(response.clone()))
    }

    /// Plays a scene through. A scene whose stage is unknown has no beats.
    pub fn under(library: &Library, scene: &Scene, course: Course) -> Self {
        let mut timeline = Self { beats: Vec::new(), course, mirrored: Vec::new() };
        let Some(set) = library.set(&scene.stage) else { return timeline };
        let course = &timeline.course;
        let mut standing = Play { library, scene, set, course, response: &course.response }.opening();
        let mirrored =
            |actor| standing.place(actor).and_then(|place| set.place(place)).is_some_and(|place| place.mirrored);
        timeline.mirrored = (0..scene.cast.len()).map(mirrored).collect();
        let mut view = scene.steps.first().map(|step| step.view.as_str());
        let mut beats = Vec::with_capacity(scene.steps.len());
        for (number, step) in scene.steps.iter().enumerate() {
            let response = course.response_at(number);
            let play = Play { library, scene, set, course, response: &response };
            let moves = view != Some(step.view.as_str());
            view = Some(&step.view);
            let mut beat = Beat::play(&play, standing, &step.script, if moves { ZOOM } else { 0 });
            beat.length = beat.length.max(step.figure.as_ref().map_or(0, Figure::length)).min(LONGEST);
            standing = beat.ending.clone();
            beats.push(beat);
        }
        timeline.beats = beats;
        timeline
    }

    /// How long a step moves, in milliseconds; 0 where nothing does.
    pub fn length(&self, step: usize) -> u32 {
        self.beats.get(step).map_or(0, |beat| beat.length)
    }

    /// The sentences of a step and what became of each.
    pub fn outcomes(&self, step: usize) -> &[Cue] {
        self.beats.get(step).map_or(&[], |beat| &beat.cues)
    }

    /// How everyone stands at the end of the last step, or of the one given.
    pub fn ending(&self, step: usize) -> Option<&Standing> {
        self.beats.get(step).map(|beat| &beat.ending)
    }
}

impl Beat {
    fn play(play: &Play, opening: Standing, script: &[Sentence], zoom: u32) -> Self {
        let mut standing = opening.clone();
        let (mut cues, mut start, mut end) = (Vec::with_capacity(script.len()), zoom, zoom);
        for sentence in script {
            if !sentence.meanwhile && !cues.is_empty() {
                start = end + BREATH;
            }
            let outcome = play.outcome(&standing, sentence);
            let before = standing.clone();
            standing = play.after(standing, sentence, &outcome);
            let stop = start.saturating_add(sentence.lasts);
            end = end.max(stop);
            cues.push(Cue { sentence: sentence.clone(), start, end: stop, outcome, before, after: standing.clone() });
        }
        let response = play.response.clone();
        let mut beat = Self { opening, ending: standing, cues, length: end, response, zoom };
        beat.fit();
        beat
    }

    /// Plays a motion that is too long faster.
    fn fit(&mut self) {
        if self.length <= LONGEST {
            return;
        }
        let length = u64::from(self.length);
        let scale = |time: u32| (u64::from(time) * u64::from(LONGEST) / length) as u32;
        for cue in &mut self.cues {
            (cue.start, cue.end) = (scale(cue.start), scale(cue.end));
        }
        (self.zoom, self.length) = (scale(self.zoom), LONGEST);
    }
}
