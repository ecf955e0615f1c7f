//! Doses and a change of a gene turned into what each kinase, and so each cytokine signal, can still do.

use super::{Drug, DrugId, GeneChange, Hit, Pathway, Signal};

/// The four Janus kinases, in the order of the strip on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kinase {
    Jak1,
    Jak2,
    Jak3,
    Tyk2,
}

impl Kinase {
    pub const ALL: [Self; 4] = [Self::Jak1, Self::Jak2, Self::Jak3, Self::Tyk2];

    /// The HGNC symbol.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Jak1 => "JAK1",
            Self::Jak2 => "JAK2",
            Self::Jak3 => "JAK3",
            Self::Tyk2 => "TYK2",
        }
    }

    /// The kinase with this HGNC symbol.
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kinase| kinase.symbol() == symbol)
    }
}

/// What is left of a kinase or of a signal. Qualitative on purpose: no panel of numbers exists for all drugs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Capacity {
    #[default]
    Full,
    /// Weakened: it still works, but less.
    Reduced,
    /// Too little is left to pass a message on.
    Blocked,
}

/// How a kinase stands, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// It works when its signal comes.
    Ready,
    /// A drug took part of it.
    Weakened,
    /// A drug sits in it.
    Plugged,
    /// There is none: its gene is broken.
    Missing,
    /// It works without a signal: its gene is changed.
    Jammed,
}

/// What the chosen drugs and a change of a gene leave of each kinase, and which drug is to blame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Response {
    left: [Capacity; 4],
    blame: [Option<DrugId>; 4],
    missing: [bool; 4],
    jammed: [bool; 4],
    /// Cytokines whose signal runs without them, as long as no kinase of it is blocked.
    runs: Vec<String>,
}

impl Response {
    /// What is left of each kinase under these drugs: the strongest hit decides.
    pub fn to<'a>(drugs: impl IntoIterator<Item = (DrugId, &'a Drug)>) -> Self {
        let mut response = Self::default();
        for (id, drug) in drugs {
            for kinase in Kinase::ALL {
                let left = match drug.hit(kinase) {
                    Hit::Spared => Capacity::Full,
                    Hit::Partly => Capacity::Reduced,
                    Hit::Strongly => Capacity::Blocked,
                };
                if left > response.left[kinase as usize] {
                    response.left[kinase as usize] = left;
                    response.blame[kinase as usize] = Some(id);
                }
            }
        }
        response
    }

    /// The same where a gene is changed as well. No drug is to blame for a kinase that is not there.
    #[must_use]
    pub fn with(mut self, gene: &GeneChange, pathway: &Pathway) -> Self {
        if let Some(lost) = gene.lost_kinase(pathway) {
            let lost = lost as usize;
            (self.missing[lost], self.left[lost], self.blame[lost]) = (true, Capacity::Blocked, None);
        }
        self.runs.clone_from(&gene.runs);
        gene.jammed(pathway).fold(self, Self::jam)
    }

    /// The same where a kinase is stuck on.
    #[must_use]
    pub fn jam(mut self, kinase: Kinase) -> Self {
        self.jammed[kinase as usize] = true;
        self
    }

    /// How a kinase stands.
    pub fn duty(&self, kinase: Kinase) -> Duty {
        let missing = self.missing[kinase as usize];
        match self.kinase(kinase) {
            Capacity::Blocked if missing => Duty::Missing,
            Capacity::Blocked => Duty::Plugged,
            Capacity::Reduced => Duty::Weakened,
            Capacity::Full if self.jammed[kinase as usize] => Duty::Jammed,
            Capacity::Full => Duty::Ready,
        }
    }

    /// Whether a signal would run though nobody sent it, if no drug held it.
    pub fn loose(&self, signal: &Signal) -> bool {
        self.runs.contains(&signal.cytokine)
    }

    /// Whether it does.
    pub fn runs_alone(&self, signal: &Signal) -> bool {
        self.loose(signal) && self.signal(signal).0 != Capacity::Blocked
    }

    /// The JAK that a signal cannot do without, where it is not there at all.
    pub fn missing(&self, signal: &Signal) -> Option<Kinase> {
        signal.jaks.iter().copied().find(|kinase| self.duty(*kinase) == Duty::Missing)
    }

    /// What is left of one kinase.
    pub fn kinase(&self, kinase: Kinase) -> Capacity {
        self.left[kinase as usize]
    }

    /// The drug that took the most from a kinase.
    pub fn blame(&self, kinase: Kinase) -> Option<DrugId> {
        self.blame[kinase as usize]
    }

    /// What is left of a cytokine's signal, and the kinase that limits it.
    pub fn signal(&self, signal: &Signal) -> (Capacity, Option<Kinase>) {
        let weakest = signal.jaks.iter().copied().max_by_key(|kinase| self.kinase(*kinase));
        weakest.map_or((Capacity::Full, None), |kinase| (self.kinase(kinase), Some(kinase)))
    }
}
