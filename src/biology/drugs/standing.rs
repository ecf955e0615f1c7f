//! The parts of a drug's file that say how it binds and where it stands: approvals, doses, warning, stopping.

use super::{Around, claim};
use crate::diagnose::reading::values::Known;
use crate::diagnose::reading::{Form, Text};
use crate::language::Told;
use crate::language::prose::Levels;

/// The way a drug holds on to its kinase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hold {
    /// In and out of the pocket for ATP.
    Competitive,
    /// In the pocket for ATP, and bonded to it.
    Covalent,
    /// At another place, which keeps the kinase shut.
    Allosteric,
    #[default]
    NotFound,
}

impl Hold {
    pub const NAMES: [(&'static str, Self); 4] = [
        ("competitive", Self::Competitive),
        ("covalent", Self::Covalent),
        ("allosteric", Self::Allosteric),
        ("not found", Self::NotFound),
    ];

    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

/// The word for one of a few values.
pub(super) fn name_of<T: Copy + PartialEq>(value: T, names: &[(&'static str, T)]) -> &'static str {
    names.iter().find(|row| row.1 == value).map_or("", |row| row.0)
}

/// How a drug binds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Binding {
    pub kind: Hold,
    /// One short phrase: `reversible, in the ATP pocket`.
    pub says: String,
    pub claim: Option<String>,
}

impl Binding {
    pub(super) fn read(drug: &Form, around: Around) -> Self {
        let Some(form) =
            part(drug, "binding", &["kind", "says", "claim"], "{ kind = \"competitive\", says = \"...\" }")
        else {
            return Self::default();
        };
        let kind = form.need_choice("kind", &Hold::NAMES).unwrap_or_default();
        let says = form.need_text("says").map(Text::into_words).unwrap_or_default();
        Self { kind, says, claim: claim(&form, around, kind != Hold::NotFound) }
    }
}

/// How far a drug has come in alopecia areata.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    Approved,
    Filed,
    Phase3,
    Phase2,
    Tried,
    Failed,
    #[default]
    NoneFound,
}

impl Status {
    pub const NAMES: [(&'static str, Self); 7] = [
        ("approved", Self::Approved),
        ("filed", Self::Filed),
        ("phase 3", Self::Phase3),
        ("phase 2", Self::Phase2),
        ("tried", Self::Tried),
        ("failed", Self::Failed),
        ("none found", Self::NoneFound),
    ];

    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

/// Where a drug stands in alopecia areata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areata {
    pub status: Status,
    /// One sentence.
    pub says: Told,
    pub claim: Option<String>,
}

impl Areata {
    pub(super) fn read(drug: &Form, around: Around) -> Self {
        let Some(form) =
            part(drug, "areata", &["status", "says", "claim"], "{ status = \"none found\", says = \"...\" }")
        else {
            return Self::default();
        };
        let status = form.need_choice("status", &Status::NAMES).unwrap_or_default();
        let says = Told::read(&form, "says", Levels::Plain, around.mentions);
        Self { status, says, claim: claim(&form, around, status != Status::NoneFound) }
    }
}

/// One approval, always with regulator, date and age group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// `severe alopecia areata`
    pub disease: String,
    pub areata: bool,
    /// The regulator's short name: `FDA`.
    pub by: String,
    /// `US`
    pub place: String,
    /// Year, month or day, as far as known.
    pub date: String,
    /// Age group.
    pub who: String,
    pub claim: Option<String>,
}

impl Approval {
    const KEYS: &'static [&'static str] = &["for", "areata", "by", "where", "date", "who", "claim"];

    pub(super) fn read_all(drug: &Form, around: Around) -> Vec<Self> {
        let read = |form: &Form| {
            let need = |key: &str| form.need_text(key).map(Text::into_words);
            let (disease, by, place, who) = (need("for"), need("by"), need("where"), need("who"));
            let date = form.need_date("date", Known::ToTheYear);
            let areata = form.flag("areata").unwrap_or_default();
            let claim = claim(form, around, true);
            Some(Self { disease: disease?, areata, by: by?, place: place?, date: date?, who: who?, claim })
        };
        drug.forms("approval", Self::KEYS).iter().filter_map(read).collect()
    }
}

/// One dose in alopecia areata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dose {
    /// Milligrams.
    pub amount: f64,
    /// Times a day.
    pub times: u32,
    /// `pill`, `cream` or `ointment`.
    pub route: &'static str,
    /// Labelled; else only studied.
    pub labelled: bool,
    /// Age group.
    pub who: Option<String>,
    pub claim: Option<String>,
}

impl Dose {
    const KEYS: &'static [&'static str] = &["amount", "times", "route", "why", "who", "claim"];
    const ROUTES: [(&'static str, &'static str); 3] = [("pill", "pill"), ("cream", "cream"), ("ointment", "ointment")];

    pub(super) fn read_all(drug: &Form, around: Around) -> Vec<Self> {
        let read = |form: &Form| {
            let (amount, times) = (form.need_above_zero("amount", "4"), form.need_count("times", 24));
            let route = form.need_choice("route", &Self::ROUTES);
            let labelled = form.need_choice("why", &[("labelled", true), ("studied", false)]);
            let who = form.text("who").map(Text::into_words);
            let claim = claim(form, around, true);
            Some(Self { amount: amount?, times: times?, route: route?, labelled: labelled?, who, claim })
        };
        drug.forms("dose", Self::KEYS).iter().filter_map(read).collect()
    }
}

/// Whether the US label has a boxed warning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Warning {
    /// That of the JAK inhibitors for inflammation.
    Class,
    /// Another.
    Own,
    NoneFound,
    /// There is a US label, but nobody here read it.
    Unseen,
    #[default]
    NoLabel,
}

impl Warning {
    pub const NAMES: [(&'static str, Self); 5] = [
        ("class", Self::Class),
        ("its own", Self::Own),
        ("none found", Self::NoneFound),
        ("label not seen", Self::Unseen),
        ("no US label", Self::NoLabel),
    ];
}

/// The boxed warning of the US label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxed {
    pub status: Warning,
    /// What is in it, in a few words; empty where nothing is to be said.
    pub says: Told,
    pub claim: Option<String>,
}

impl Boxed {
    pub(super) fn read(drug: &Form, around: Around) -> Self {
        let Some(form) = part(drug, "boxed", &["status", "says", "claim"], "{ status = \"no US label\" }") else {
            return Self::default();
        };
        let status = form.need_choice("status", &Warning::NAMES).unwrap_or_default();
        let there = matches!(status, Warning::Class | Warning::Own);
        let says = if there { Told::read } else { Told::read_if };
        Self { status, says: says(&form, "says", Levels::Plain, around.mentions), claim: claim(&form, around, there) }
    }
}

/// What was seen when people stopped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stopping {
    pub says: Told,
    /// None where nothing was found.
    pub claim: Option<String>,
}

impl Stopping {
    pub(super) fn read(drug: &Form, around: Around) -> Self {
        let Some(form) = part(drug, "stopping", &["says", "claim"], "{ says = \"...\" }") else {
            return Self::default();
        };
        Self { says: Told::read(&form, "says", Levels::Plain, around.mentions), claim: claim(&form, around, false) }
    }
}

/// A table that each drug's file must have.
fn part<'t>(drug: &Form<'t>, key: &str, keys: &'static [&'static str], example: &str) -> Option<Form<'t>> {
    if !drug.has(key) {
        drug.missing(key, example);
    }
    drug.form(key, keys)
}
