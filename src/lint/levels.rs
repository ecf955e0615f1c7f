//! A scene's words turned into reading levels, and into a problem where they are too hard for their audience.

use super::Script;
use crate::diagnose::reading::Text;
use crate::diagnose::{Findings, Problem};
use crate::library::Library;
use crate::story::Audience;
use crate::story::reading::{Level, Names, Tally, level};

/// The hardest that a scene may read: Flesch-Kincaid grade, and LIX where that is asked for. Clinicians read anything.
const LIMITS: [(Audience, f64, Option<f64>); 2] = [(Audience::Plain, 6.0, Some(30.0)), (Audience::Student, 10.0, None)];
/// A text with fewer words has no level worth naming.
const ENOUGH: usize = 8;

/// How a scene reads at each level.
pub type Reading = [Level; 3];

/// Measures a scene.
pub fn reading(script: &Script) -> Reading {
    let names = names(script.library);
    Audience::ALL.map(|audience| {
        let mut sum = Level::default();
        for (_, text) in script.told(audience) {
            sum += level(&script.sentences(text), &names);
        }
        sum
    })
}

/// What cannot be said more simply: molecules, drugs, and the words of the glossary.
pub fn names(library: &Library) -> Names {
    let molecules = library.pathway.molecules.iter();
    let molecules =
        molecules.flat_map(|molecule| [Some(&molecule.name), Some(&molecule.label), molecule.gene.as_ref()]);
    let drugs = library.drugs.iter().flat_map(|drug| [Some(&drug.name), drug.brand.as_ref()]);
    let terms = library.glossary.iter().map(|term| Some(&term.word));
    molecules.chain(drugs).chain(terms).flatten().map(String::as_str).collect()
}

pub fn examine(script: &Script, findings: &Findings) {
    let reading = reading(script);
    for (audience, grade, lix) in LIMITS {
        let level = reading[audience as usize];
        let (now, raw) = (level.excepted, level.raw);
        let over = now.grade() > grade || lix.is_some_and(|lix| now.lix() > lix);
        if !over {
            continue;
        }
        let figures = |grade: f64, lix_now: f64| match lix {
            Some(_) => format!("grade {grade:.1} and LIX {lix_now:.0}"),
            None => format!("grade {grade:.1}"),
        };
        let most = lix.map_or_else(|| format!("grade {grade}"), |lix| format!("grade {grade} and LIX {lix}"));
        let name = audience.name();
        let message = format!("the {name} words of this file read at {}", figures(now.grade(), now.lix()));
        let (spot, label) = hardest(script, audience).map_or_else(
            || (script.title(), "all of it".to_owned()),
            |(text, tally)| {
                let label = format!("the hardest of them: grade {:.1}, LIX {:.0}", tally.grade(), tally.lix());
                (text.spot.clone(), label)
            },
        );
        let problem = Problem::new("hard-to-read", spot, message).label(label);
        findings.add(problem.help(format!(
            "the limit is {most}: shorten sentences and words (names count as short; in full it is {})",
            figures(raw.grade(), raw.lix())
        )));
    }
}

/// The hardest text of a level that is long enough to have one, with its tally.
fn hardest<'s>(script: &'s Script, audience: Audience) -> Option<(&'s Text<'s>, Tally)> {
    let names = names(script.library);
    let texts = script.told(audience).map(|(_, text)| (text, level(&script.sentences(text), &names).excepted));
    texts.filter(|(_, tally)| tally.words >= ENOUGH).max_by(|a, b| a.1.grade().total_cmp(&b.1.grade()))
}

/// The grade of the hardest text of a level: the short answers around it make a scene look easier than it is.
pub fn peak(script: &Script, audience: Audience) -> f64 {
    hardest(script, audience).map_or(0.0, |(_, tally)| tally.grade())
}
