//! A library turned into tables: what it claims, on what, how it reads, which beliefs it answers, who is on stage.

use super::list::columns;
use crate::biology::evidence::{Claim, Reference, Verdict};
use crate::library::Library;
use crate::lint::{Script, answered, due, peak, reading};
use crate::story::reading::Level;
use crate::story::{Audience, Scene};
use std::collections::BTreeMap;

/// The whole report: sections under a heading, each a table whose first column can be searched for.
pub fn report(library: &Library) -> String {
    let sections = [
        ("Claims", claims(library)),
        ("References", references(library)),
        (
            "Reading levels (Flesch-Kincaid grade, LIX; raw: with names counted in full; hardest text: its grade)",
            levels(library),
        ),
        ("Beliefs and where they are answered", beliefs(library)),
        ("Words on stage", stages(library)),
    ];
    let mut lines = String::new();
    for (title, table) in sections {
        lines.extend([title, "\n\n", &table, "\n"]);
    }
    lines
}

/// Who cites what: steps, drugs and models by the key of the claim.
fn citations(library: &Library) -> BTreeMap<&str, Vec<String>> {
    let mut cited: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for scene in &library.scenes {
        for step in &scene.steps {
            for key in &step.claims {
                cited.entry(key).or_default().push(format!("{}@{}", scene.id, step.name));
            }
        }
    }
    for drug in &library.drugs {
        for key in &drug.claims {
            cited.entry(key).or_default().push(drug.name.clone());
        }
    }
    for model in library.models() {
        for key in &model.claims {
            cited.entry(key).or_default().push(model.name.clone());
        }
    }
    cited
}

/// Claims by verdict, the most cited first; those that nobody cites come last of each.
fn claims(library: &Library) -> String {
    let cited = citations(library);
    let times = |claim: &Claim| cited.get(&*claim.key).map_or(0, Vec::len);
    let mut claims: Vec<&Claim> = library.claims.iter().collect();
    claims.sort_by_key(|claim| (claim.verdict as u8, std::cmp::Reverse(times(claim)), &claim.key));
    let row = |claim: &&Claim| {
        let by = match times(claim) {
            0 => "cited by nobody".to_owned(),
            times => format!("cited {times}x"),
        };
        [verdict(claim.verdict).to_owned(), claim.key.clone(), by, claim.species.clone(), claim.references.join(", ")]
    };
    let uncited = claims.iter().filter(|claim| times(claim) == 0).count();
    let due = due(library).map_or_else(String::new, |due| format!("; the first is due for review on {due}"));
    let table = columns(&claims.iter().map(row).collect::<Vec<_>>());
    format!("{table}{} claims, {uncited} cited by nobody{due}\n", claims.len())
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Partial => "partial",
        Verdict::Contested => "contested",
    }
}

/// Sources by year, the newest first, with where to find them.
fn references(library: &Library) -> String {
    let mut references: Vec<&Reference> = library.references.iter().collect();
    references.sort_by_key(|reference| (std::cmp::Reverse(reference.year), &reference.key));
    let place = |reference: &Reference| {
        let ids = [("doi:", &reference.doi), ("pmid:", &reference.pmid), ("", &reference.url)];
        ids.iter().find_map(|(what, id)| id.as_ref().map(|id| format!("{what}{id}"))).unwrap_or_default()
    };
    let row = |reference: &&Reference| {
        [reference.year.to_string(), reference.key.clone(), reference.authors.clone(), place(reference)]
    };
    let table = columns(&references.iter().map(row).collect::<Vec<_>>());
    format!("{table}{} references\n", references.len())
}

/// One row a scene of the deck: what it reads like at each level.
fn levels(library: &Library) -> String {
    let heading =
        ["scene", "level", "words", "grade", "LIX", "raw grade", "raw LIX", "hardest text"].map(str::to_owned);
    let mut rows = vec![heading];
    for scene in scenes(library) {
        Script::of(library, scene, |script| {
            let reading = reading(script);
            rows.extend(Audience::ALL.map(|audience| {
                let peak = format!("{:.1}", peak(script, audience));
                level(scene, audience, reading[audience as usize], peak)
            }));
        });
    }
    columns(&rows)
}

fn level(scene: &Scene, audience: Audience, level: Level, peak: String) -> [String; 8] {
    let (now, raw) = (level.excepted, level.raw);
    let one = |figure: f64| format!("{figure:.1}");
    let words = raw.words.to_string();
    [
        scene.id.clone(),
        audience.name().to_owned(),
        words,
        one(now.grade()),
        one(now.lix()),
        one(raw.grade()),
        one(raw.lix()),
        peak,
    ]
}

/// The scenes that play, then those that no deck plays.
fn scenes(library: &Library) -> Vec<&Scene> {
    let mut order: Vec<usize> = library.deck.scenes().collect();
    let rest: Vec<usize> = (0..library.scenes.len()).filter(|index| !order.contains(index)).collect();
    order.extend(rest);
    order.into_iter().filter_map(|index| library.scenes.get(index)).collect()
}

fn beliefs(library: &Library) -> String {
    let row = |belief: &crate::story::Misconception| {
        let places = answered(library, &belief.key);
        let places = if places.is_empty() { "nowhere".to_owned() } else { places.join(", ") };
        [belief.key.clone(), belief.says.clone(), places]
    };
    columns(&library.misconceptions.iter().map(row).collect::<Vec<_>>())
}

/// Who can be seen in each scene, by the words on their labels.
fn stages(library: &Library) -> String {
    let row = |scene: &&Scene| {
        let mut labels: Vec<&str> = Vec::new();
        for actor in &scene.cast {
            let label = actor.label.as_deref().unwrap_or(&library.molecule(actor).label);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        [scene.id.clone(), labels.len().to_string(), labels.join(", ")]
    };
    columns(&scenes(library).iter().map(row).collect::<Vec<_>>())
}
