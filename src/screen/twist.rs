//! What can be different: the what-ifs of a scene, a changed gene, drugs; what is chosen of them, and what is put aside.

use super::moment::Moment;
use crate::biology::{DrugId, GeneChange, Together};
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

    /// The same on either of two stages.
    pub fn drugs_shown(&self, library: &Library) -> Vec<DrugId> {
        let mut drugs = self.drugs(library);
        let more: Vec<DrugId> = self.beside.iter().flatten().copied().filter(|id| !drugs.contains(id)).collect();
        drugs.extend(more);
        drugs
    }

    /// What the left of two stages shows.
    pub fn left(&self) -> Option<Self> {
        let doses = self.beside.clone()?;
        let mut left = Self { beside: None, ..self.clone() };
        left.clear();
        // A changed gene stays so under any drug; where the drugs are the same, it is what differs.
        if doses == self.doses || self.twist.is_some() {
            left.gene = None;
        }
        left.doses = doses;
        Some(left)
    }

    /// Nothing is different now.
    pub fn takes_nothing(&self) -> bool {
        self.twist.is_none() && self.gene.is_none() && self.doses.is_empty()
    }

    /// The gene change that is chosen.
    pub fn gene_change<'l>(&self, library: &'l Library) -> Option<&'l GeneChange> {
        library.genes.get(self.gene?)
    }

    /// What must be said of several drugs at once, if that many are taken.
    pub fn together<'l>(&self, library: &'l Library) -> Option<&'l Together> {
        library.together.as_ref().filter(|_| self.doses.len() > 1)
    }

    /// Something is different now, or was and can be again.
    pub fn has_choice(&self) -> bool {
        let chosen = self.twist.or(self.twist_aside).or(self.gene).or(self.gene_aside);
        chosen.is_some() || !self.doses.is_empty() || !self.aside.is_empty()
    }

    /// Takes nothing any more, and forgets what was put aside. A gene that is changed stays so under any drug.
    pub fn clear(&mut self) {
        (self.twist, self.twist_aside, self.gene_aside) = (None, None, None);
        self.doses.clear();
        self.aside.clear();
    }

    /// Nothing is different any more, but `x` brings it back.
    pub fn put_aside(&mut self) {
        if !self.doses.is_empty() {
            self.aside = std::mem::take(&mut self.doses);
        }
        if self.twist.is_some() {
            self.twist_aside = self.twist.take();
        }
        if self.gene.is_some() {
            self.gene_aside = self.gene.take();
        }
    }

    /// What is chosen and what was put aside take each other's place.
    pub fn swap_aside(&mut self) {
        std::mem::swap(&mut self.doses, &mut self.aside);
        std::mem::swap(&mut self.twist, &mut self.twist_aside);
        std::mem::swap(&mut self.gene, &mut self.gene_aside);
    }
}
