//! Scenes and drugs that a clinic does not show, taken out of a library as if they had never been there.

use super::{Library, shelving};

impl Library {
    /// The same library without some scenes (by id) and drugs (by name); what is said about these goes with them.
    #[must_use]
    pub fn without(mut self, scenes: &[String], drugs: &[String]) -> Self {
        self.hide_drugs(drugs);
        let hidden: Vec<usize> =
            (0..self.scenes.len()).filter(|index| scenes.contains(&self.scenes[*index].id)).collect();
        for deck in self.decks.iter_mut().chain([&mut self.deck]) {
            for act in &mut deck.acts {
                act.scenes.retain(|scene| !hidden.contains(scene));
            }
            deck.acts.retain(|act| !act.scenes.is_empty());
        }
        self
    }

    fn hide_drugs(&mut self, drugs: &[String]) {
        self.drugs.retain(|drug| !drugs.contains(&drug.name));
        if !drugs.is_empty() && !self.models.is_empty() {
            self.models = shelving::models_again(&self.files, self);
        }
        for scene in &mut self.scenes {
            scene.what_ifs.retain(|what_if| what_if.drug.as_ref().is_none_or(|drug| !drugs.contains(drug)));
        }
    }
}
