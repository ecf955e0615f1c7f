//! A scene's step turned into what can be looked up about it: claims, words, and who is on.

use super::moment::Moment;
use super::shelf::Place;
use crate::biology::drugs::Part;
use crate::biology::evidence::{Claim, Reference, Verdict};
use crate::biology::{Drug, DrugId};
use crate::library::Library;
use crate::story::figure::Chart;
use crate::story::{ActorId, Figure, Object, Piece, Prose, Scene, Step, Term};

/// The claims that a step rests on, then those of the drugs that are taken.
pub fn claims<'a>(library: &'a Library, step: Option<&Step>, doses: &[DrugId]) -> Vec<&'a Claim> {
    let of_drugs = doses.iter().filter_map(|id| library.drugs.get(*id)).flat_map(|drug| drug.claims.iter());
    let mut found: Vec<&Claim> = Vec::new();
    for key in step.iter().flat_map(|step| step.claims.iter()).chain(of_drugs) {
        if let Some(claim) = library.claim(key)
            && !found.iter().any(|known| known.key == claim.key)
        {
            found.push(claim);
        }
    }
    found
}

/// The claims that are looked up now: those of the facts in the cabinet or of the model in the lab, else those of the step
/// and of all that is different.
pub fn consulted<'a>(library: &'a Library, moment: &Moment) -> Vec<&'a Claim> {
    if let Some(Place::Gene(gene)) = moment.shelf.cited {
        let claims = library.genes.get(gene).into_iter().flat_map(|gene| &gene.claims);
        return claims.filter_map(|key| library.claim(key)).collect();
    }
    if let Some(drug) = moment.shelf.drug_cited().and_then(|id| library.drugs.get(id)) {
        return drug.rests_on(moment.shelf.part).into_iter().filter_map(|key| library.claim(key)).collect();
    }
    if let Some(bench) = &moment.lab {
        let model = bench.model(library);
        return model.into_iter().flat_map(|model| &model.claims).filter_map(|key| library.claim(key)).collect();
    }
    let mut found = claims(library, moment.place(library).map(|place| place.1), &moment.drugs_shown(library));
    let of_gene = moment.gene_change(library).into_iter().flat_map(|gene| gene.claims.iter());
    let of_several = moment.together(library).into_iter().flat_map(|together| together.claims.iter());
    for claim in of_gene.chain(of_several).filter_map(|key| library.claim(key)) {
        if !found.iter().any(|known| known.key == claim.key) {
            found.push(claim);
        }
    }
    found
}

/// The sources of measured values, where these are what was looked at in the cabinet.
pub fn values_now<'a>(library: &'a Library, moment: &Moment) -> Vec<&'a Reference> {
    let measured = moment.shelf.part == Part::Measured;
    let drug = moment.shelf.drug_cited().filter(|_| measured).and_then(|id| library.drugs.get(id));
    drug.map(|drug| values(library, drug)).unwrap_or_default()
}

/// The sources of a drug's measured values, each once.
pub fn values<'a>(library: &'a Library, drug: &Drug) -> Vec<&'a Reference> {
    let mut keys: Vec<&str> = drug.measured.iter().map(|measured| &*measured.reference).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().filter_map(|key| library.reference(key)).collect()
}

/// The chart that belongs to a moment: of its step, else the first of its scene.
pub fn chart<'a>(library: &'a Library, moment: &Moment) -> Option<&'a Chart> {
    let scene = library.scene(moment.scene)?;
    let drawn = |step: &'a Step| match &step.figure {
        Some(Figure::Chart(chart)) => Some(chart),
        _ => None,
    };
    scene.steps.get(moment.step).and_then(drawn).or_else(|| scene.steps.iter().find_map(drawn))
}

/// How many different sources some claims rest on.
pub fn sources(claims: &[&Claim]) -> usize {
    let mut keys: Vec<&str> = claims.iter().flat_map(|claim| claim.references.iter().map(String::as_str)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.len()
}

/// The verdict of that claim which carries least.
pub fn weakest(claims: &[&Claim]) -> Option<Verdict> {
    claims.iter().map(|claim| claim.verdict).max_by_key(|verdict| match verdict {
        Verdict::Supported => 0,
        Verdict::Partial => 1,
        Verdict::Contested => 2,
    })
}

/// How many rows a claim has where each of its sources has one.
pub fn rows(library: &Library, claim: &Claim) -> usize {
    1 + claim.references.iter().filter(|key| library.reference(key).is_some()).count()
}

/// A word of a step that can be looked up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Word<'a> {
    Term(&'a Term),
    /// One of the cast.
    Actor(ActorId),
}

/// The glossary terms that a step's words mention at any level, then its cast in the scene's order.
pub fn words<'a>(library: &'a Library, scene: &Scene, step: &Step) -> Vec<Word<'a>> {
    let mut terms: Vec<Word<'a>> = Vec::new();
    let mut cast = vec![false; scene.cast.len()];
    for id in mentions(step) {
        if let Some(actor) = scene.actor(id) {
            cast[actor] = true;
        } else if let Some(term) = library.term(id).map(Word::Term)
            && !terms.contains(&term)
        {
            terms.push(term);
        }
    }
    for sentence in &step.script {
        mark(&mut cast, sentence.actor);
        if let Some(Object::Actor(other)) = sentence.object {
            mark(&mut cast, other);
        }
    }
    let on = (0..cast.len()).filter(|actor| cast[*actor] && first_of_kind(scene, &cast, *actor));
    terms.extend(on.map(Word::Actor));
    terms
}

fn mark(cast: &mut [bool], actor: ActorId) {
    if let Some(slot) = cast.get_mut(actor) {
        *slot = true;
    }
}

/// Two JAK1 in a scene are one word.
fn first_of_kind(scene: &Scene, cast: &[bool], actor: ActorId) -> bool {
    !(0..actor).any(|other| cast[other] && scene.cast[other].molecule == scene.cast[actor].molecule)
}

fn mentions(step: &Step) -> impl Iterator<Item = &str> {
    let say = &step.say;
    [&say.plain, &say.student, &say.clinician].into_iter().flat_map(|Prose(pieces)| pieces).filter_map(|piece| {
        match piece {
            Piece::Mention { id, .. } => Some(id.as_str()),
            Piece::Text(_) => None,
        }
    })
}
