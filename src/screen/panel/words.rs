//! The words of a step as an overlay: glossary terms that it mentions, and who is on.

use super::Showing;
use super::overlay::{frame, inner_width, list};
use super::text::{Air, Passage, Row, wrap};
use crate::biology::Kind;
use crate::screen::topics::{self, Word};
use crate::story::{ActorId, Audience, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub fn words(showing: &Showing, page: Rect, buffer: &mut Buffer) {
    let width = inner_width(page, 76);
    let mut items: Vec<Vec<Row>> = Vec::new();
    if let Some((scene, step)) = showing.moment.place(showing.library) {
        let mut cast = false;
        for (index, word) in topics::words(showing.library, scene, step).into_iter().enumerate() {
            let mut rows = wrap(&[passage(showing, scene, word, index == showing.moment.row)], width, Air::Snug);
            let member = matches!(word, Word::Actor(_));
            // The cast stands together; each term stands apart.
            if index > 0 && !cast {
                rows.insert(0, Row::new());
            }
            cast = member;
            items.push(rows);
        }
    }
    if items.is_empty() {
        items.push(vec![vec![("No special words in this step.".to_owned(), showing.tone.write("muted"))]]);
    }
    let height: usize = items.iter().map(Vec::len).sum();
    let area = frame(showing, page, "Words of this step", width, height as u16, buffer);
    list(showing, area, &items, showing.moment.row, buffer);
}

fn passage<'a>(showing: &Showing<'a>, scene: &'a Scene, word: Word<'a>, chosen: bool) -> Passage<'a> {
    let tone = &showing.tone;
    let sign = if chosen { tone.sign("▸ ", "> ") } else { "  " };
    let text = tone.write("text");
    let passage = match word {
        Word::Term(term) => {
            let meaning = match showing.moment.audience {
                Audience::Plain => &term.plain,
                Audience::Student | Audience::Clinician => &term.exact,
            };
            Passage::new(term.word.as_str(), tone.bold("accent")).then(": ", text).then(meaning.as_str(), text)
        }
        Word::Actor(actor) => cast(showing, scene, actor),
    };
    passage.marked(sign, tone.bold("accent"))
}

/// Who an actor is: its kind, and for those who want it, gene, protein and tyrosines.
fn cast<'a>(showing: &Showing<'a>, scene: &'a Scene, actor: ActorId) -> Passage<'a> {
    let tone = &showing.tone;
    let recast = showing.timeline.as_ref().and_then(|timeline| timeline.course.recast(showing.library, actor));
    let molecule = recast.unwrap_or_else(|| showing.library.molecule(&scene.cast[actor]));
    let text = tone.write("text");
    let mut about = kind(molecule.kind).to_owned();
    if showing.moment.audience != Audience::Plain {
        let facts = [
            molecule.gene.as_ref().map(|gene| format!("gene {gene}")),
            molecule.uniprot.as_ref().map(|accession| format!("UniProt {accession}")),
            (!molecule.sites.is_empty()).then(|| format!("phosphotyrosines {}", molecule.sites.join(", "))),
        ];
        for fact in facts.into_iter().flatten() {
            about.push_str("; ");
            about.push_str(&fact);
        }
    }
    Passage::new(molecule.label.as_str(), tone.bold(&molecule.colour)).then(": ", text).then(about, text)
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cytokine => "a message between cells (cytokine)",
        Kind::Receptor => "a receptor: it spans the cell's edge and holds a message",
        Kind::Kinase => "a Janus kinase: an enzyme that adds phosphate tags",
        Kind::Stat => "a STAT: it carries the message to the genes",
        Kind::Phosphatase => "an enzyme that takes phosphate tags off",
        Kind::Brake => "a protein that holds a kinase down",
        Kind::Gene => "a gene: an instruction in the cell's DNA",
        Kind::Product => "a protein that a gene makes",
        Kind::Cell => "a cell",
        Kind::Tissue => "a part of the hair follicle",
    }
}
