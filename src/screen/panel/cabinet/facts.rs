//! One part of what is known of a drug turned into facts under headings, the same headings for every drug.

use super::Showing;
use super::shelf::hold_sign;
use super::studies::studies;
use super::values::values;
use crate::biology::drugs::{Approval, Hold, Part, Warning};
use crate::biology::{Drug, Kinase};
use crate::screen::panel::text::{Air, Passage, Row, wrap};

/// Rows under a heading; without one where the part has no other.
pub struct Fact {
    pub heading: Option<Row>,
    pub rows: Vec<Row>,
}

impl Fact {
    pub fn new(showing: &Showing, heading: &str, rows: Vec<Row>) -> Self {
        Self { heading: Some(vec![(heading.to_owned(), showing.tone.bold("accent"))]), rows }
    }

    /// Passages under a heading.
    fn of(showing: &Showing, heading: &str, passages: &[Passage], width: u16) -> Self {
        Self::new(showing, heading, wrap(passages, width, Air::Snug))
    }
}

/// Name, brand, other names.
pub fn name(showing: &Showing, drug: &Drug) -> Row {
    let tone = &showing.tone;
    let mut row = vec![(drug.name.clone(), tone.bold("drug"))];
    let others: Vec<&str> = drug.brand.iter().chain(&drug.also_called).map(String::as_str).collect();
    if !others.is_empty() {
        row.push((format!(" ({})", others.join(", ")), tone.write("muted")));
    }
    row
}

/// The facts of a part at a width; `tall` where there is room for pictures.
pub fn facts(showing: &Showing, drug: &Drug, part: Part, width: u16, tall: bool) -> Vec<Fact> {
    match part {
        Part::About => {
            let about = drug.about.at(showing.moment.audience).text();
            let rows = wrap(&[Passage::new(about, showing.tone.write("text"))], width, Air::Snug);
            vec![Fact { heading: None, rows }]
        }
        Part::Targets => targets(showing, drug, width),
        Part::Approvals => approvals(showing, drug, width),
        Part::Studies => vec![Fact { heading: None, rows: studies(showing, drug, width, tall) }],
        Part::Warnings => warnings(showing, drug, width),
        Part::Measured => vec![Fact { heading: None, rows: values(showing, drug, width) }],
    }
}

fn targets(showing: &Showing, drug: &Drug, width: u16) -> Vec<Fact> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    let mut jaks = Passage::default();
    for kinase in Kinase::ALL {
        let (sign, words, role) = tone.hit(drug.hit(kinase));
        jaks = jaks.then(format!("{} ", kinase.symbol()), tone.bold(&kinase.symbol().to_lowercase()));
        jaks = jaks.then(sign, tone.write(role)).then(format!(" {words}   "), text);
    }
    let also = if drug.also.is_empty() { "none named".to_owned() } else { drug.also.join(", ") };
    let kind =
        if drug.binding.kind == Hold::NotFound { String::new() } else { format!("{}: ", drug.binding.kind.name()) };
    let sign = hold_sign(showing, drug.binding.kind);
    let binding =
        Passage::new(format!("{sign} "), tone.bold("drug")).then(kind, text).then(drug.binding.says.as_str(), text);
    vec![
        Fact::of(showing, "The four JAKs (a teaching map of a usual dose)", &[jaks], width),
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
        Fact::of(showing, "Approvals for it", &listed(true), width),
        Fact::of(showing, "Doses in it", &doses, width),
        Fact::of(showing, "Approvals for other diseases", &listed(false), width),
    ]
}

/// `FDA (US), 13 June 2022, adults: severe alopecia areata`
fn approved<'a>(showing: &Showing, approval: &'a Approval) -> Passage<'a> {
    let (text, muted) = (showing.tone.write("text"), showing.tone.write("muted"));
    let passage = Passage::new(format!("{}: ", approval.words()), text).then(approval.disease.as_str(), muted);
    passage.marked(showing.tone.sign("· ", "- "), muted)
}

fn warnings(showing: &Showing, drug: &Drug, width: u16) -> Vec<Fact> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    let (boxed, says) = (&drug.boxed, drug.boxed.says.as_str());
    let there = matches!(boxed.status, Warning::Class | Warning::Own);
    let status = format!("{}{}", boxed.status.words(), if there { ": " } else { "" });
    let style = if there { tone.bold("warn") } else { text };
    let stopping = drug.stopping.says.at(showing.moment.audience).text();
    vec![
        Fact::of(showing, "Boxed warning (US label)", &[Passage::new(status, style).then(says, text)], width),
        Fact::of(showing, "When it is stopped", &[Passage::new(stopping, text)], width),
    ]
}
