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

    /// The drugs that are taken, by hand or by the what-if.
    pub fn drugs(&self, library: &Library) -> Vec<DrugId> {
        let by_twist = |what_if: &WhatIf| library.drug(what_if.drug.as_ref()?);
        self.what_if(library).map_or_else(|| self.doses.clone(), |what_if| by_twist(what_if).into_iter().collect())
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
