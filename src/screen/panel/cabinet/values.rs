//! The measured values of a drug turned into paragraphs, one an assay: numbers of different assays never stand together.

use super::Showing;
use super::facts::Room;
use crate::biology::Drug;
use crate::biology::drugs::Measured;
use crate::screen::panel::text::{Air, Passage, Row, wrap};

pub fn values(showing: &Showing, drug: &Drug, width: u16, room: Room) -> Vec<Row> {
    let (tone, text) = (&showing.tone, showing.tone.write("text"));
    if drug.measured.is_empty() {
        let none = "No measured value found in the sources seen, so none is shown.";
        return wrap(&[Passage::new(none, text)], width, Air::Snug);
    }
    let rule = "A number means something only inside its own test.";
    let dot = tone.sign("· ", "- ");
    let mut list = vec![Passage::new(rule, tone.write("muted"))];
    for assay in &showing.library.assays {
        let own: Vec<&Measured> = drug.measured.iter().filter(|measured| measured.assay == assay.key).collect();
        if own.is_empty() {
            continue;
        }
        let about = format!(" ({}): ", assay.words());
        let numbers = own.iter().map(|measured| measured.words());
        let head = Passage::new(assay.title.as_str(), tone.bold("accent")).then(about, tone.write("muted"));
        if room == Room::Ample {
            list.push(head);
            list.extend(numbers.map(|number| Passage::new(number, text).marked(dot, tone.write("muted"))));
        } else {
            list.push(head.then(format!("{}.", numbers.collect::<Vec<_>>().join("; ")), text));
        }
    }
    wrap(&list, width, Air::Snug)
}
