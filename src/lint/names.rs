//! Names in the narration held against the cast: who is not there, who was never introduced, how many are new at once.

use super::Script;
use super::script::spot;
use crate::biology::{Kinase, Response};
use crate::diagnose::{Findings, Problem, Spot};
use crate::library::Library;
use crate::stage::timeline::Timeline;
use crate::story::telling::{Telling, Word};
use crate::story::{ActorId, Audience, Scene};
use std::collections::BTreeSet;

/// How many names a plain step, and a plain scene, may bring for the first time.
const NEW_IN_STEP: usize = 1;
const NEW_IN_SCENE: usize = 3;
/// Capitals with a number that are no molecule.
const NO_MOLECULES: [&str; 1] = ["COVID-19"];

/// What a step mentions is on the stage in that step: at its beginning, or at its end.
pub fn absent(script: &Script, scene: &Scene, findings: &Findings) {
    let timeline = Timeline::of(script.library, scene, &Response::default());
    for telling in &script.tellings {
        let Some(step) = telling.step else { continue };
        for (_, text) in telling.written() {
            let mut told = BTreeSet::new();
            for word in script.sentences(text).iter().flatten() {
                let actor = word.mention.as_ref().and_then(|id| script.actor(id));
                let Some(actor) = actor.filter(|actor| !present(&timeline, step, *actor)) else { continue };
                if told.insert(actor) {
                    let id = &script.cast[actor].id;
                    let message = format!("`{id}` is mentioned while it is not on the stage");
                    let problem = Problem::new("off-stage", text.part(word.place.clone()), message);
                    findings.add(
                        problem
                            .label("not there in this step")
                            .help("mention it in the step that makes or releases it, or write the word without braces"),
                    );
                }
            }
        }
    }
}

/// Whether an actor is there at some time in a step. A scene without a stage has nobody to miss.
pub fn present(timeline: &Timeline, step: usize, actor: ActorId) -> bool {
    timeline.beats.get(step).is_none_or(|beat| {
        let standings = [&beat.opening, &beat.ending].into_iter().chain(beat.cues.iter().map(|cue| &cue.after));
        standings.into_iter().any(|standing| standing.parts.get(actor).is_none_or(|part| part.present))
    })
}

/// A molecule named in plain words is mentioned, in the cast, in the glossary, or one of the JAKs of the strip.
pub fn strangers(script: &Script, findings: &Findings) {
    for (_, text) in script.told(Audience::Plain) {
        for word in script.sentences(text).iter().flatten() {
            let name = word.shown.trim_end_matches("'s").trim_end_matches("’s");
            if word.mention.is_some() || !is_symbol(script.library, name) || is_known(script, name) {
                continue;
            }
            let message = format!("`{name}` comes out of nowhere");
            let problem = Problem::new("stranger", text.part(word.place.clone()), message);
            findings.add(
                problem
                    .label("neither in this cast nor in the glossary")
                    .help("say it without the name, explain it in `assets/glossary.toml`, or put it on the stage"),
            );
        }
    }
}

/// Written as genes and proteins are: `STAT3`, `IL-6`, or any name of the pathway that begins with capitals.
fn is_symbol(library: &Library, name: &str) -> bool {
    let capitals = name.chars().take_while(char::is_ascii_uppercase).count();
    let numbered = name.ends_with(|c: char| c.is_ascii_digit());
    let listed = || {
        let molecules = library.pathway.molecules.iter();
        let mut names = molecules.flat_map(|molecule| [Some(&molecule.name), molecule.gene.as_ref()]).flatten();
        names.any(|known| known == name)
    };
    capitals >= 2 && !NO_MOLECULES.contains(&name) && (numbered || listed())
}

fn is_known(script: &Script, name: &str) -> bool {
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    let library = script.library;
    let in_cast = script.cast.iter().any(|actor| {
        let molecule = library.molecule(actor);
        let names = [Some(&molecule.name), Some(&molecule.label), molecule.gene.as_ref(), actor.label.as_ref()];
        names.into_iter().flatten().any(|known| same(known))
    });
    in_cast
        || Kinase::from_symbol(name).is_some()
        || library.glossary.iter().any(|term| same(&term.word) || same(&term.key))
}

/// The names that a scene's steps bring for the first time, in the order of the deck.
pub fn crowds(library: &Library, findings: &Findings) {
    let mut met = Met::default();
    for scene in library.deck.scenes().filter_map(|index| library.scenes.get(index)) {
        Script::of(library, scene, |script| {
            let timeline = Timeline::of(library, scene, &Response::default());
            let mut fresh = 0;
            for (step, row) in scene.steps.iter().enumerate() {
                let new = met.hear(script, step);
                if let Some((name, spot)) = new.get(NEW_IN_STEP) {
                    let message = format!("the step `{}` brings {} new names at once", row.name, new.len());
                    findings.add(crowd(spot.clone(), message, name));
                }
                if let Some((name, spot)) =
                    new.get(NEW_IN_SCENE.saturating_sub(fresh)).filter(|_| new.len() <= NEW_IN_STEP)
                {
                    let message = format!("the scene brings more than {NEW_IN_SCENE} new names");
                    findings.add(crowd(spot.clone(), message, name));
                }
                fresh += new.len();
                met.see(library, scene, |actor| present(&timeline, step, actor));
            }
        });
    }
}

fn crowd(spot: Spot, message: String, name: &str) -> Problem {
    let label = format!("`{name}` is one too many");
    Problem::new("new-names", spot, message).label(label).help(
        "bring names one a step and three a scene: use an everyday word, or show the thing on stage a step before",
    )
}

/// Names that the audience has heard, and molecules that it has seen.
#[derive(Default)]
struct Met(BTreeSet<String>);

impl Met {
    /// The names that are new in a step's plain words, with the place where they stand.
    fn hear(&mut self, script: &Script, step: usize) -> Vec<(String, Spot)> {
        let own = |telling: &&Telling| telling.step == Some(step) && matches!(&*telling.key, "say" | "takeaway");
        let mut new = Vec::new();
        for telling in script.tellings.iter().filter(own) {
            let Some(text) = telling.at(Audience::Plain) else { continue };
            let sentences = script.sentences(text);
            // The words of one mention stand together.
            for words in sentences.iter().flat_map(|sentence| sentence.chunk_by(|a, b| a.mention == b.mention)) {
                let Some(name) = name(script, words) else { continue };
                if self.0.insert(name.clone()) {
                    new.push((name, spot(text, words)));
                }
            }
        }
        new
    }

    fn see(&mut self, library: &Library, scene: &Scene, there: impl Fn(ActorId) -> bool) {
        let cast = scene.cast.iter().enumerate().filter(|(id, _)| there(*id));
        self.0.extend(cast.map(|(_, actor)| library.molecule(actor).name.clone()));
    }
}

/// What a mention names: a molecule, or a term that is not a molecule's name. Everyday words for it are no name.
fn name(script: &Script, words: &[Word]) -> Option<String> {
    let (id, library) = (words.first()?.mention.as_ref()?, script.library);
    let shown: Vec<&str> = words.iter().map(|word| &*word.shown).collect();
    let shown = shown.join(" ");
    let capitals = words.iter().any(|word| word.shown.chars().take_while(char::is_ascii_uppercase).count() >= 2);
    let is = |known: &str| {
        capitals || shown.to_lowercase().trim_end_matches('s') == known.to_lowercase().trim_end_matches('s')
    };
    if let Some(actor) = script.actor(id) {
        let actor = &script.cast[actor];
        let molecule = library.molecule(actor);
        let label = actor.label.as_ref().unwrap_or(&molecule.label);
        return (is(label) || is(&molecule.name)).then(|| molecule.name.clone());
    }
    let term = library.term(id).filter(|term| is(&term.word))?;
    let mut molecules = library.pathway.molecules.iter();
    let same =
        molecules.find(|it| it.name.eq_ignore_ascii_case(&term.word) || it.label.eq_ignore_ascii_case(&term.word));
    Some(same.map_or_else(|| term.key.clone(), |molecule| molecule.name.clone()))
}
