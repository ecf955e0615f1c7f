//! The what-ifs of a scene that can be chosen, and what is taken with them.

use super::moment::Moment;
use crate::biology::DrugId;
use crate::library::Library;
use crate::story::WhatIf;

impl Moment {
    /// The scene's what-ifs that can be chosen, with their numbers: those with a title.
    pub fn twists<'l>(&self, library: &'l Library) -> impl Iterator<Item = (usize, &'l WhatIf)> + use<'l> {
        let what_ifs = library.scene(self.scene).map_or(&[][..], |scene| &scene.what_ifs);
        what_ifs.iter().enumerate().filter(|(_, what_if)| what_if.title.is_some())
    }

    /// The what-if that is chosen.
    pub fn what_if<'l>(&self, library: &'l Library) -> Option<&'l WhatIf> {
        let number = self.twist?;
        self.twists(library).find(|twist| twist.0 == number).map(|twist| twist.1)
    }

    /// The drugs that are taken, by hand or by the what-if, on either stage.
    pub fn drugs(&self, library: &Library) -> Vec<DrugId> {
        let by_twist = |what_if: &WhatIf| library.drug(what_if.drug.as_ref()?);
        let what_if = self.what_if(library);
        let mut drugs = what_if.map_or_else(|| self.doses.clone(), |what_if| by_twist(what_if).into_iter().collect());
        let more = self.beside.iter().flatten().filter(|id| !drugs.contains(id));
        drugs.extend(more.copied().collect::<Vec<_>>());
        drugs
    }

    /// What the left of two stages shows.
    pub fn left(&self) -> Option<Self> {
        let doses = self.beside.clone()?;
        let mut left = Self { beside: None, ..self.clone() };
        left.clear();
        left.doses = doses;
        Some(left)
    }

    /// Nothing is different now.
    pub fn takes_nothing(&self) -> bool {
        self.twist.is_none() && self.doses.is_empty()
    }

    /// Something is different now, or was and can be again.
    pub fn has_choice(&self) -> bool {
        self.twist.or(self.twist_aside).is_some() || !self.doses.is_empty() || !self.aside.is_empty()
    }

    /// Takes nothing any more, and forgets what was put aside.
    pub fn clear(&mut self) {
        (self.twist, self.twist_aside) = (None, None);
        self.doses.clear();
        self.aside.clear();
    }
}
