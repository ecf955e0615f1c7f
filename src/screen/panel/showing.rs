//! A moment turned into what all panels need to know of it, worked out once a frame.

use super::Tone;
use crate::biology::{DrugId, Response};
use crate::library::Library;
use crate::screen::moment::{Moment, Phase, response};
use crate::stage::act::Outcome;
use crate::stage::timeline::{Cue, Timeline};
use crate::story::{Scene, Set, Step, WhatIf};

/// What is shown.
pub struct Showing<'a> {
    pub library: &'a Library,
    pub moment: &'a Moment,
    pub tone: Tone<'a>,
    pub scene: Option<&'a Scene>,
    pub response: Response,
    pub timeline: Option<Timeline>,
    /// The same scene without drugs, where some are taken.
    without: Option<Timeline>,
    pub phase: Phase,
}

impl<'a> Showing<'a> {
    pub fn of(library: &'a Library, moment: &'a Moment) -> Self {
        let scene = library.scene(moment.scene);
        let response = response(library, &moment.doses);
        let timeline = scene.map(|scene| Timeline::of(library, scene, &response));
        let nothing = Response::default();
        let without = scene.filter(|_| response != nothing).map(|scene| Timeline::of(library, scene, &nothing));
        let length = timeline.as_ref().map_or(0, |timeline| timeline.length(moment.step));
        let tone = Tone::new(&library.themes, moment.look);
        let phase = moment.phase_within(library, length);
        Self { library, moment, tone, scene, response, timeline, without, phase }
    }

    pub fn step(&self) -> Option<&'a Step> {
        self.scene?.steps.get(self.moment.step)
    }

    pub fn set(&self) -> Option<&'a Set> {
        self.library.set(&self.scene?.stage)
    }

    /// The first drug that is taken.
    pub fn drug(&self) -> Option<DrugId> {
        self.moment.doses.first().copied().filter(|id| *id < self.library.drugs.len())
    }

    /// The names of the drugs that are taken: `baricitinib + fedratinib`.
    pub fn drug_names(&self) -> String {
        let drugs = self.moment.doses.iter().filter_map(|id| self.library.drugs.get(*id));
        let names: Vec<&str> = drugs.map(|drug| drug.name.as_str()).collect();
        names.join(" + ")
    }

    /// What goes otherwise in a step than it would without the drugs.
    pub fn changed(&self, step: usize) -> Vec<&Cue> {
        let (Some(timeline), Some(without)) = (&self.timeline, &self.without) else {
            return Vec::new();
        };
        let pairs = timeline.outcomes(step).iter().zip(without.outcomes(step));
        pairs.filter(|(cue, usual)| cue.outcome != usual.outcome).map(|(cue, _)| cue).collect()
    }

    /// Whether the drugs make something fail in a step.
    pub fn fails(&self, step: usize) -> bool {
        self.changed(step).iter().any(|cue| matches!(cue.outcome, Outcome::Failed(_)))
    }

    /// The first thing that fails in this scene, up to a step.
    pub fn first_failure(&self, step: usize) -> Option<&Cue> {
        (0..=step).find_map(|step| self.changed(step).into_iter().find(|cue| matches!(cue.outcome, Outcome::Failed(_))))
    }

    /// What the scene says about the drug, where that belongs to this step.
    pub fn what_if(&self, step: usize) -> Option<&'a WhatIf> {
        let name = &self.library.drugs[self.drug()?].name;
        let what_if = self
            .scene?
            .what_ifs
            .iter()
            .find(|what_if| what_if.drug.as_ref() == Some(name) && what_if.title.is_none())?;
        let belongs = what_if.after == step || (what_if.after > step && self.fails(step));
        belongs.then_some(what_if)
    }
}
