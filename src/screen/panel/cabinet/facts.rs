//! One part of what is known of a drug turned into facts under headings, the same headings for every drug.

use super::Showing;
use super::shelf::hold_sign;
use super::studies::studies;
use super::values::values;
use crate::biology::drugs::{Approval, Part};
use crate::biology::{Drug, Kinase};
use crate::screen::panel::text::{Air, Passage, Row, row_width, wrap};

/// What the approvals under its heading are for, unless they say otherwise.
const SEVERE: &str = "severe alopecia areata";

/// Rows under a heading; without one where the part has no other.
pub struct Fact {
    pub heading: Option<Row>,
    pub rows: Vec<Row>,
}

/// How much room facts have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// For what must be read.
    Least,
    /// For what explains it as well.
    Some,
    /// For air too.
    Ample,
}

impl Fact {
    /// Rows without a heading.
    pub fn plain(rows: Vec<Row>) -> Self {
        Self { heading: None, rows }
    }

    /// Its rows under its heading.
    pub fn whole(self) -> Vec<Row> {
        self.heading.into_iter().chain(self.rows).collect()
    }

    pub fn new(showing: &Showing, heading: &str, rows: Vec<Row>) -> Self {
        Self { heading: Some(vec![(heading.to_owned(), showing.tone.bold("accent"))]), rows }
    }

    /// Passages under a heading.
    fn of(showing: &Showing, heading: &str, passages: &[Passage], width: u16) -> Self {
        Self::new(showing, heading, wrap(passages, width, Air::Snug))
    }
}

/// Name, brand, other names.
pub fn name(showing: &Showing, drug: &Drug, width: u16) -> Vec<Row> {
    let tone = &showing.tone;
    let others: Vec<&str> = drug.brand.iter().chain(&drug.also_called).map(String::as_str).collect();
    let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
    let name = Passage::new(drug.name.as_str(), tone.bold("drug")).then(others, tone.write("muted"));
    wrap(&[name], width, Air::Snug)
}

/// The facts of a part at a width.
pub fn facts(showing: &Showing, drug: &Drug, part: Part, width: u16, room: Room) -> Vec<Fact> {
    match part {
        Part::About => {
            let about = drug.about.at(showing.moment.audience).text();
            let rows = wrap(&[Passage::new(about, showing.tone.write("text"))], width, Air::Snug);
            vec![Fact::plain(rows)]
        }
        Part::Targets => targets(showing, drug, width),
        Part::Approvals => approvals(showing, drug, width),
        Part::Studies => studies(showing, drug, width, room),
        Part::Safety => warnings(showing, drug, width),
        Part::Measured => vec![Fact::plain(values(showing, drug, width, room))],
    }
}

fn targets(showing: &Showing, drug: &Drug, width: u16) -> Vec<Fact> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    let jaks = Kinase::ALL.map(|kinase| {
        let (sign, words, role) = tone.hit(drug.hit(kinase));
        let name = tone.bold(&kinase.symbol().to_lowercase());
        vec![
            (format!("{} ", kinase.symbol()), name),
            (format!("{sign} "), tone.write(role)),
            (format!("{words:10}"), text),
        ]
    });
    // Four, two, or one a row.
    let fit = usize::from(width) / row_width(&jaks[0]).max(1);
    let across = [4, 2].into_iter().find(|across| *across <= fit).unwrap_or(1);
    let jaks = jaks.chunks(across).map(<[Row]>::concat).collect();
    let also = if drug.also.is_empty() { "none named".to_owned() } else { drug.also.join(", ") };
    let sign = format!("{} ", hold_sign(showing, drug.binding.kind));
    let binding = Passage::new(sign, tone.bold("accent")).then(drug.binding.words(), text);
    vec![
        Fact::new(showing, "The four JAKs (a teaching map)", jaks),
        Fact::of(showing, "Also hits", &[Passage::new(also, text)], width),
        Fact::of(showing, "Binding", &[binding], width),
    ]
}

fn approvals(showing: &Showing, drug: &Drug, width: u16) -> Vec<Fact> {
    let (text, muted) = (showing.tone.write("text"), showing.tone.write("muted"));
    let says = drug.areata.says.at(showing.moment.audience).text();
    let none = |words: &'static str| vec![Passage::new(words, muted)];
    let listed = |areata: bool| -> Vec<Passage> {
        let own = drug.approvals.iter().filter(|approval| approval.areata == areata);
        let list: Vec<_> = own.map(|approval| approved(showing, approval)).collect();
        if list.is_empty() { none("none found in the sources seen") } else { list }
    };
    let doses: Vec<_> = drug
        .doses
        .iter()
        .map(|dose| Passage::new(dose.words(), text).marked(showing.tone.sign("· ", "- "), muted))
        .collect();
    let doses = if doses.is_empty() { none("none found in the sources seen") } else { doses };
    vec![
        Fact::of(showing, "In alopecia areata", &[Passage::new(says, text)], width),
        Fact::of(showing, "Approvals for severe alopecia areata", &listed(true), width),
        Fact::of(showing, "Doses in alopecia areata", &doses, width),
        Fact::of(showing, "Approvals for other diseases", &listed(false), width),
    ]
}

/// `FDA (US), 13 June 2022, adults: rheumatoid arthritis`; the disease that its heading names goes without saying.
fn approved<'a>(showing: &Showing, approval: &'a Approval) -> Passage<'a> {
    let (text, muted) = (showing.tone.write("text"), showing.tone.write("muted"));
    let mut passage = Passage::new(approval.words(), text).marked(showing.tone.sign("· ", "- "), muted);
    if approval.disease != SEVERE {
        passage = passage.then(": ", text).then(approval.disease.as_str(), muted);
    }
    passage
}

fn warnings(showing: &Showing, drug: &Drug, width: u16) -> Vec<Fact> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    let style = if drug.boxed.stands() { tone.write("warn") } else { text };
    let audience = showing.moment.audience;
    let (boxed, stopping) = (drug.boxed.words(audience), drug.stopping.says.at(audience).text());
    vec![
        Fact::of(showing, "Boxed warning (US label)", &[Passage::new(boxed, style)], width),
        Fact::of(showing, "When it is stopped", &[Passage::new(stopping, text)], width),
    ]
}
