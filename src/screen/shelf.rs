//! A moment turned into the rows of the medicine cabinet: nothing, the drugs that pass its filter, genes, what-ifs.

use super::moment::Moment;
use crate::biology::drugs::{Hold, Part};
use crate::biology::{Drug, DrugId, Hit, Kinase};
use crate::library::Library;

/// How someone looks into the cabinet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shelf {
    /// Which drugs are listed.
    pub filter: Filter,
    /// Which of their facts are shown.
    pub part: Part,
    /// How often the facts were scrolled down, where a small page cannot hold them.
    pub scroll: u8,
    /// The drug that others are read beside.
    pub marked: Option<DrugId>,
    /// The drug whose sources lie over the cabinet.
    pub cited: Option<Place>,
}

/// As often as that facts can be scrolled down.
pub const SCROLLS: u8 = 8;

/// Which drugs are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    #[default]
    All,
    /// Those with an approval for alopecia areata.
    Approved,
    Hits(Kinase),
    Holds(Hold),
}

impl Filter {
    /// In the order of the key.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Approved,
        Self::Hits(Kinase::Jak1),
        Self::Hits(Kinase::Jak2),
        Self::Hits(Kinase::Jak3),
        Self::Hits(Kinase::Tyk2),
        Self::Holds(Hold::Competitive),
        Self::Holds(Hold::Covalent),
        Self::Holds(Hold::Allosteric),
    ];

    /// The next one; after the last all again.
    #[must_use]
    pub fn next(self) -> Self {
        next_of(self, &Self::ALL, true)
    }

    pub fn passes(self, drug: &Drug) -> bool {
        match self {
            Self::All => true,
            Self::Approved => drug.first_for_areata().is_some(),
            Self::Hits(kinase) => drug.hit(kinase) != Hit::Spared,
            Self::Holds(hold) => drug.binding.kind == hold,
        }
    }

    pub fn words(self) -> String {
        match self {
            Self::All => "all drugs".to_owned(),
            Self::Approved => "approved for alopecia areata".to_owned(),
            Self::Hits(kinase) => format!("hits {}", kinase.symbol()),
            Self::Holds(hold) => hold.name().to_owned(),
        }
    }
}

/// The neighbour of one of a few values, round and round.
pub fn next_of<T: Copy + PartialEq>(value: T, all: &[T], forward: bool) -> T {
    let at = all.iter().position(|known| *known == value).unwrap_or(0);
    let step = if forward { 1 } else { all.len().saturating_sub(1) };
    all.get((at + step) % all.len().max(1)).copied().unwrap_or(value)
}

/// What stands in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Nothing,
    Drug(DrugId),
    /// Index into [`Library::genes`].
    Gene(usize),
    /// The number of one of the scene's what-ifs.
    Twist(usize),
}

impl Shelf {
    /// The drug whose facts' sources are open.
    pub fn drug_cited(&self) -> Option<DrugId> {
        match self.cited? {
            Place::Drug(id) => Some(id),
            _ => None,
        }
    }
}

impl Moment {
    /// The rows of the cabinet from the top.
    pub fn places(&self, library: &Library) -> Vec<Place> {
        let drugs = library.drugs.iter().enumerate().filter(|(_, drug)| self.shelf.filter.passes(drug));
        std::iter::once(Place::Nothing)
            .chain(drugs.map(|(id, _)| Place::Drug(id)))
            .chain((0..library.genes.len()).map(Place::Gene))
            .chain(self.twists(library).map(|(number, _)| Place::Twist(number)))
            .collect()
    }

    /// What stands in the chosen row of the cabinet.
    pub fn place_chosen(&self, library: &Library) -> Place {
        self.places(library).get(self.row).copied().unwrap_or(Place::Nothing)
    }

    /// The chosen row's drug, and the marked one that it is read beside.
    pub fn pair(&self, library: &Library) -> Option<(DrugId, DrugId)> {
        let Place::Drug(chosen) = self.place_chosen(library) else { return None };
        self.shelf.marked.filter(|marked| *marked != chosen).map(|marked| (marked, chosen))
    }
}
