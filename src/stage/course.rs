//! A what-if, or the drugs taken and a gene changed, turned into what is different this time: kinases plugged, actors
//! gone, parts recast.

use crate::biology::{DrugId, GeneChange, Molecule, MoleculeId, Response};
use crate::library::Library;
use crate::story::{ActorId, Scene, WhatIf};

/// What is different from the story as it runs by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    pub response: Response,
    /// The step that opens with the drugs stopped.
    pub until: Option<usize>,
    /// Actors that are not there: knocked out, or caught by an antibody.
    pub without: Vec<ActorId>,
    /// Who plays another molecule's part.
    pub swaps: Vec<(ActorId, MoleculeId)>,
}

/// Whose part an actor plays, if it is another than in the cast.
pub fn recast(swaps: &[(ActorId, MoleculeId)], actor: ActorId) -> Option<MoleculeId> {
    swaps.iter().find(|swap| swap.0 == actor).map(|swap| swap.1)
}

impl From<Response> for Course {
    fn from(response: Response) -> Self {
        Self { response, ..Self::default() }
    }
}

impl Course {
    /// What a what-if changes.
    pub fn of(library: &Library, what_if: &WhatIf) -> Self {
        let drug = what_if.drug.as_ref().and_then(|name| library.drug(name));
        let response = Response::to(drug.map(|id| (id, &library.drugs[id])));
        let players = what_if.swaps.iter().filter_map(|swap| library.pathway.molecules.get(swap.1));
        let jammed = players.filter(|molecule| molecule.always_on).filter_map(|molecule| molecule.kinase);
        Self {
            response: jammed.fold(response, Response::jam),
            until: what_if.until,
            without: what_if.without.clone(),
            swaps: what_if.swaps.clone(),
        }
    }

    /// What drugs make of any scene.
    pub fn under(library: &Library, doses: &[DrugId]) -> Self {
        Response::to(doses.iter().filter_map(|id| Some((*id, library.drugs.get(*id)?)))).into()
    }

    /// The same in a scene where a gene is changed as well: whoever is that molecule is gone, or recast.
    #[must_use]
    pub fn with(self, library: &Library, scene: &Scene, gene: &GeneChange) -> Self {
        let cast = || scene.cast.iter().enumerate();
        let taker = |molecule| gene.swaps.iter().find(|swap| swap.0 == molecule).map(|swap| swap.1);
        Self {
            response: self.response.with(gene, &library.pathway),
            without: cast().filter(|(_, actor)| gene.lost == Some(actor.molecule)).map(|(id, _)| id).collect(),
            swaps: cast().filter_map(|(id, actor)| Some((id, taker(actor.molecule)?))).collect(),
            ..self
        }
    }

    /// The molecule that an actor is this time, if it is another than in the cast.
    pub fn recast<'l>(&self, library: &'l Library, actor: ActorId) -> Option<&'l Molecule> {
        library.pathway.molecules.get(recast(&self.swaps, actor)?)
    }

    /// What is left of each kinase during a step.
    pub fn response_at(&self, step: usize) -> Response {
        if self.until.is_some_and(|until| step >= until) { Response::default() } else { self.response.clone() }
    }

    /// Whether anything is different at all.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
