//! Facts of a drug turned into words, the same on the screen and in the plain stream.

use super::{
    Approval, Arm, Assay, Binding, Boxed, Dose, Drug, Hold, Measured, Of, Origin, Relation, Status, Trial, Unit,
    Warning,
};
use crate::language::Audience;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as it is said: `13 June 2022`, `June 2022`, `2022`.
pub fn day(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.next().and_then(|day| day.parse::<u8>().ok());
    match (day, month) {
        (Some(day), Some(month)) => format!("{day} {month} {year}"),
        (None, Some(month)) => format!("{month} {year}"),
        _ => year.to_owned(),
    }
}

impl Drug {
    /// Where it stands in alopecia areata, in a few words: `approved US 2022`, or in full `no approval found; phase 3`.
    pub fn standing(&self, full: bool) -> String {
        if let Some(first) = self.first_for_areata() {
            return format!("approved {} {}", first.place, first.date.split('-').next().unwrap_or_default());
        }
        match self.areata.status {
            Status::NoneFound | Status::Approved => "no approval found".to_owned(),
            _ if !full => "no approval found".to_owned(),
            Status::Failed => "no approval found; trial failed".to_owned(),
            status => format!("no approval found; {}", status.name()),
        }
    }
}

impl Approval {
    /// `FDA (US), 13 June 2022, adults`
    pub fn words(&self) -> String {
        let place = if self.by == self.place { String::new() } else { format!(" ({})", self.place) };
        format!("{}{place}, {}, {}", self.by, day(&self.date), self.who)
    }
}

impl Dose {
    /// `4 mg once a day, pill: on the label, adults`
    pub fn words(&self) -> String {
        let times = match self.times {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            times => format!("{times} times"),
        };
        let why = if self.labelled { "on the label" } else { "studied" };
        let who = self.who.as_ref().map(|who| format!(", {who}")).unwrap_or_default();
        let unit = if self.route == "pill" { "mg" } else { "mg in a gram" };
        format!("{} {unit} {times} a day, {}: {why}{who}", self.amount, self.route)
    }
}

impl Trial {
    /// `654 people, week 36: SALT 20 or less.`
    pub fn counted(&self) -> String {
        format!("{} people, week {}: {}.", self.people, self.week, self.outcome)
    }

    /// Where it was read, and how those of whom nothing is known are counted.
    pub fn basis(&self) -> String {
        format!("By {}; missing people: {}", self.source.words(), self.missing)
    }

    /// A few people in a single group are counted, not made a hundred.
    fn few(&self) -> bool {
        self.arms.len() == 1 && self.people < 100
    }

    fn number(&self, arm: &Arm, audience: Audience) -> String {
        match audience {
            _ if self.few() => (f64::from(arm.percent) / 100.0 * f64::from(self.people)).round().to_string(),
            Audience::Clinician => arm.percent.to_string(),
            _ if arm.percent > 0.0 && arm.percent < 0.5 => "less than 1".to_owned(),
            _ => arm.percent.round().to_string(),
        }
    }

    /// `39 in 100`; for clinicians to the decimal; of a few people in a single group, how many of them.
    pub fn share(&self, arm: &Arm, audience: Audience) -> String {
        let of = if self.few() { self.people } else { 100 };
        format!("{} in {of}", self.number(arm, audience))
    }

    /// All arms in a row: `Of 100: 4 mg 39, 2 mg 23, placebo 6. `; nothing where there are none.
    pub fn shares(&self, audience: Audience) -> String {
        if self.arms.is_empty() {
            return String::new();
        }
        let of = if self.few() { self.people } else { 100 };
        let arms = self.arms.iter().map(|arm| format!("{} {}", arm.name, self.number(arm, audience)));
        format!("Of {of}: {}. ", arms.collect::<Vec<_>>().join(", "))
    }
}

impl Origin {
    /// `a press release`
    pub fn words(self) -> &'static str {
        match self {
            Self::Paper => "the paper",
            Self::Label => "the label",
            Self::PressRelease => "a press release",
            Self::Congress => "a congress report",
            Self::Registry => "a registry of trials",
            Self::Secondary => "a second-hand report",
        }
    }
}

impl Boxed {
    /// `that of the JAK inhibitors: infection, ...`; where there is none, why that is thought.
    pub fn words(&self, audience: Audience) -> String {
        let says = self.says.at(audience).text();
        match self.status {
            Warning::Class => format!("that of the JAK inhibitors: {says}"),
            Warning::Own => format!("one of its own: {says}"),
            _ if !says.is_empty() => says,
            Warning::NoneFound => "none found".to_owned(),
            Warning::Unseen => "the US label was not seen".to_owned(),
            Warning::NoLabel => "no US label found".to_owned(),
        }
    }

    /// There is one.
    pub fn stands(&self) -> bool {
        matches!(self.status, Warning::Class | Warning::Own)
    }
}

impl Binding {
    /// `competitive: reversible, in the ATP pocket`
    pub fn words(&self) -> String {
        let kind = self.kind.name();
        let said = self.kind == Hold::NotFound || self.says.starts_with(kind);
        if said { self.says.clone() } else { format!("{kind}: {}", self.says) }
    }
}

impl Assay {
    /// `total plasma concentration; Pfizer; ATP as in cells; paid by Pfizer`
    pub fn words(&self) -> String {
        format!("{}; {}; ATP: {}; paid by: {}", self.compares, self.lab, self.atp, self.sponsor)
    }
}

impl Measured {
    /// `IL-15 IC50 56 nM (CD8 T cells, pSTAT5)`, `JAK3 (JH1) Kd more than 10000 nM`
    pub fn words(&self) -> String {
        let of = match &self.of {
            Of::Signal(cytokine) => cytokine.clone(),
            Of::Target(kinase, domain) => format!("{} ({})", kinase.symbol(), domain.name()),
        };
        let relation = match self.relation {
            Relation::Equal => "",
            Relation::MoreThan => "more than ",
            Relation::LessThan => "less than ",
        };
        let unit = match self.unit {
            Unit::Nanomolar => "nM",
            Unit::Micromolar => "µM",
        };
        let cells = self.cells.as_ref().map(|cells| format!(" ({cells})")).unwrap_or_default();
        format!("{of} {} {relation}{} {unit}{cells}", self.kind.name(), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_no_more_than_is_known() {
        assert_eq!([day("2022-06-13"), day("2022-06"), day("2022")], ["13 June 2022", "June 2022", "2022"]);
    }

    #[test]
    fn few_people_are_counted_and_not_made_a_hundred() {
        let arm = |percent: f32| Arm { name: "pill".into(), percent, placebo: false };
        let trial = |people: u32, arms: Vec<Arm>| Trial {
            name: "T".into(),
            people,
            outcome: "half of it back".into(),
            week: 26,
            arms,
            missing: "left out".into(),
            source: Origin::Paper,
            claim: None,
        };
        assert_eq!(trial(12, vec![arm(75.0)]).shares(Audience::Clinician), "Of 12: pill 9. ");
        let two = trial(654, vec![arm(38.8), arm(0.2)]);
        assert_eq!(two.shares(Audience::Plain), "Of 100: pill 39, pill less than 1. ");
        assert_eq!(two.share(&two.arms[0], Audience::Clinician), "38.8 in 100");
    }
}
