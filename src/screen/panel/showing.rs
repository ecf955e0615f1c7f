//! A moment turned into what all panels need to know of it, worked out once a frame.

use super::Tone;
use crate::biology::{GeneChange, Response};
use crate::library::Library;
use crate::screen::moment::{Moment, Phase, course};
use crate::stage::act::Outcome;
use crate::stage::course::Course;
use crate::stage::timeline::{Cue, Timeline};
use crate::stage::why::unasked;
use crate::story::{Figure, Scene, Set, Step, WhatIf};

/// What is shown.
pub struct Showing<'a> {
    pub library: &'a Library,
    pub moment: &'a Moment,
    pub tone: Tone<'a>,
    pub scene: Option<&'a Scene>,
    /// What is left of each kinase in this step.
    pub response: Response,
    pub timeline: Option<Timeline>,
    /// The same scene as it runs by itself, where something is different.
    without: Option<Timeline>,
    pub phase: Phase,
    /// What stands on the left, where two stages are shown; this is the right one.
    pub beside: Option<Box<Self>>,
}

impl<'a> Showing<'a> {
    pub fn of(library: &'a Library, moment: &'a Moment) -> Self {
        let scene = library.scene(moment.scene);
        let course = course(library, moment);
        let response = course.response_at(moment.step);
        let usual = course.is_usual();
        let timeline = scene.map(|scene| Timeline::under(library, scene, course));
        let without = scene.filter(|_| !usual).map(|scene| Timeline::under(library, scene, Course::default()));
        let length = timeline.as_ref().map_or(0, |timeline| timeline.length(moment.step));
        let tone = Tone::new(&library.themes, moment.look);
        let phase = moment.phase_within(library, length);
        Self { library, moment, tone, scene, response, timeline, without, phase, beside: None }
    }

    /// With this one to its left, on one clock.
    #[must_use]
    pub fn beside(mut self, left: Self) -> Self {
        let lengths =
            [&left, &self].map(|side| side.timeline.as_ref().map_or(0, |timeline| timeline.length(self.moment.step)));
        self.phase = self.moment.phase_within(self.library, lengths[0].max(lengths[1]));
        Self { beside: Some(Box::new(left)), ..self }
    }

    pub fn step(&self) -> Option<&'a Step> {
        self.scene?.steps.get(self.moment.step)
    }

    /// A question is asked, so what answers it is not shown yet.
    pub fn asking(&self) -> bool {
        self.phase == Phase::Asking
    }

    pub fn set(&self) -> Option<&'a Set> {
        self.library.set(&self.scene?.stage)
    }

    /// What is different, in words: the what-if's title, or a gene change and the drugs: `JAK3 loss + baricitinib`.
    pub fn change(&self) -> String {
        if let Some(title) = self.twist().and_then(|twist| twist.title.as_ref()) {
            return title.clone();
        }
        let gene = self.moment.gene_change(self.library).map(|gene| gene.short.as_str());
        let drugs = self.moment.doses.iter().filter_map(|id| self.library.drugs.get(*id));
        let names: Vec<&str> = gene.into_iter().chain(drugs.map(|drug| drug.name.as_str())).collect();
        names.join(" + ")
    }

    /// The what-if of this scene that is chosen.
    pub fn twist(&self) -> Option<&'a WhatIf> {
        self.moment.what_if(self.library)
    }

    /// The what-if's drug was stopped before this step, or as it opened.
    pub fn stopped(&self, step: usize) -> bool {
        self.twist().and_then(|twist| twist.until).is_some_and(|until| step >= until)
    }

    /// What goes otherwise in a step than it would by itself.
    pub fn changed(&self, step: usize) -> Vec<&Cue> {
        let (Some(timeline), Some(without)) = (&self.timeline, &self.without) else {
            return Vec::new();
        };
        let pairs = timeline.outcomes(step).iter().zip(without.outcomes(step));
        pairs.filter(|(cue, usual)| cue.outcome != usual.outcome && cue.tells()).map(|(cue, _)| cue).collect()
    }

    /// Whether something fails in a step that would not by itself.
    pub fn fails(&self, step: usize) -> bool {
        self.changed(step).into_iter().any(failed)
    }

    /// The first thing up to a step that sets the scene on another course: what fails, or under a what-if or a gene
    /// change comes true.
    pub fn first_change(&self, step: usize) -> Option<&Cue> {
        let turns = |cue: &&Cue| failed(cue) || self.twist().is_some() || self.moment.gene.is_some();
        (0..=step).find_map(|step| self.changed(step).into_iter().find(turns))
    }

    /// What the scene says about what is different, where that belongs to this step.
    pub fn what_if(&self, step: usize) -> Option<&'a WhatIf> {
        let twist = self.twist();
        let what_if = twist.or_else(|| self.about_drug())?;
        let begins = self.fails(step) || (twist.is_some() && self.first_change(step).is_some()) || self.stopped(step);
        let belongs = self.shows_all(step) || what_if.after == step || (what_if.after > step && begins);
        belongs.then_some(what_if)
    }

    /// The gene change, where it alone is different and the step shows what it does to all signals at once.
    pub fn about_gene(&self, step: usize) -> Option<&'a GeneChange> {
        let gene = self.moment.gene_change(self.library).filter(|_| self.moment.doses.is_empty())?;
        self.shows_all(step).then_some(gene)
    }

    /// Who works in a step though nobody asked, where a gene is changed.
    pub fn unasked(&self, step: usize) -> Option<String> {
        unasked(self.library, self.timeline.as_ref()?, step, self.moment.audience)
    }

    /// A board shows at once what is different; where it is a riddle, that is told by what gets ticked.
    fn shows_all(&self, step: usize) -> bool {
        let is_board = |scene: &Scene| {
            let figure = scene.steps.get(step).and_then(|step| step.figure.as_ref());
            matches!(figure, Some(Figure::Board(_))) && scene.challenges.is_empty()
        };
        self.scene.is_some_and(is_board)
    }

    /// What the scene says about the drug that is taken; of several together, or beside a gene change, its author said
    /// nothing.
    pub fn about_drug(&self) -> Option<&'a WhatIf> {
        let [only] = self.moment.doses[..] else { return None };
        if self.moment.gene.is_some() {
            return None;
        }
        let name = &self.library.drugs.get(only)?.name;
        self.scene?.what_ifs.iter().find(|what_if| what_if.drug.as_ref() == Some(name) && what_if.title.is_none())
    }
}

fn failed(cue: &Cue) -> bool {
    matches!(cue.outcome, Outcome::Failed(_))
}
