//! The verbs of a script: their words, what must follow each, and how long each takes.

/// What an actor can do. What each verb needs and leaves behind is decided in `stage/act.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    Drifts,
    Sleeps,
    MovesTo,
    Enters,
    Leaves,
    Binds,
    Joins,
    Releases,
    Phosphorylates,
    Dephosphorylates,
    DocksOn,
    PairsWith,
    SwitchesOn,
    Makes,
    Blocks,
    Degrades,
    Presents,
    Attacks,
    Sheds,
    Grows,
    Waits,
}

/// What may follow a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Nothing,
    Actor,
    Place,
}

impl Verb {
    /// Every verb: its words in a script, what must follow, and how long it takes in milliseconds unless told.
    pub const TABLE: [(&'static str, Self, Takes, u32); 21] = [
        ("drifts", Self::Drifts, Takes::Nothing, 2000),
        ("sleeps", Self::Sleeps, Takes::Nothing, 800),
        ("moves to", Self::MovesTo, Takes::Place, 1600),
        ("enters", Self::Enters, Takes::Place, 1800),
        ("leaves", Self::Leaves, Takes::Nothing, 1400),
        ("binds", Self::Binds, Takes::Actor, 2400),
        ("joins", Self::Joins, Takes::Actor, 1300),
        ("releases", Self::Releases, Takes::Actor, 1200),
        ("phosphorylates", Self::Phosphorylates, Takes::Actor, 1100),
        ("dephosphorylates", Self::Dephosphorylates, Takes::Actor, 1100),
        ("docks on", Self::DocksOn, Takes::Actor, 1400),
        ("pairs with", Self::PairsWith, Takes::Actor, 1300),
        ("switches on", Self::SwitchesOn, Takes::Actor, 1200),
        ("makes", Self::Makes, Takes::Actor, 1600),
        ("blocks", Self::Blocks, Takes::Actor, 1200),
        ("degrades", Self::Degrades, Takes::Actor, 1400),
        ("presents", Self::Presents, Takes::Actor, 1200),
        ("attacks", Self::Attacks, Takes::Actor, 2200),
        ("sheds", Self::Sheds, Takes::Nothing, 2000),
        ("grows", Self::Grows, Takes::Nothing, 2400),
        ("waits", Self::Waits, Takes::Nothing, 700),
    ];

    /// The verb with these words.
    pub fn find(words: &str) -> Option<Self> {
        Self::TABLE.iter().find(|row| row.0 == words).map(|row| row.1)
    }

    /// Its words in a script.
    pub fn words(self) -> &'static str {
        Self::TABLE.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }

    pub fn takes(self) -> Takes {
        Self::TABLE.iter().find(|row| row.1 == self).map_or(Takes::Nothing, |row| row.2)
    }

    /// How long it takes, in milliseconds, unless the script says.
    pub fn duration(self) -> u32 {
        Self::TABLE.iter().find(|row| row.1 == self).map_or(0, |row| row.3)
    }
}
