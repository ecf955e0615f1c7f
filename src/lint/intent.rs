//! Sentences turned into problems where a molecule wants, knows or seeks: molecules drift, bump and fit by chance.

use super::Script;
use super::script::spot;
use crate::biology::Kind;
use crate::diagnose::{Findings, Problem};
use crate::story::telling::Word;

/// What only somebody with a mind does, in all its forms.
const VERBS: [&str; 49] = [
    "aim", "aims", "aimed", "aiming", "choose", "chooses", "chose", "choosing", "decide", "decides", "decided", "deciding",
    "hopes", "hunt", "hunts", "hunted", "hunting", "intend", "intends", "know", "knows", "knew", "likes", "listens",
    "plan", "plans", "prefer", "prefers", "preferred", "remembers", "search", "searches", "searched", "searching", "seek",
    "seeks", "sought", "seeking", "think", "thinks", "thought", "tries", "tried", "trying", "understands", "want", "wants",
    "wanted", "wishes",
];
/// The same in two words.
const PAIRS: [(&str, &str); 6] =
    [("look", "for"), ("looks", "for"), ("looking", "for"), ("try", "to"), ("hope", "to"), ("like", "to")];
/// Words that may stand between a molecule and its verb.
const BETWEEN: [&str; 21] = [
    "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "is", "are", "was", "were", "then", "now",
    "also", "always", "only", "still", "just",
];
/// Words for molecules without a name.
const MOLECULES: [&str; 26] = [
    "signal", "signals", "molecule", "molecules", "cytokine", "cytokines", "receptor", "receptors", "jak", "jaks", "stat",
    "stats", "kinase", "kinases", "protein", "proteins", "tag", "tags", "gene", "genes", "enzyme", "enzymes", "lock",
    "locks", "badge", "badges",
];
/// Whoever says this denies it: `Nothing aims`, `the signal does not aim`, `no molecule knows`.
const DENIALS: [&str; 9] = ["nothing", "no", "not", "never", "none", "nobody", "neither", "nor", "without"];

pub fn examine(script: &Script, findings: &Findings) {
    // What is wrong on purpose is said to be wrong in its `because`.
    for telling in script.tellings.iter().filter(|telling| !telling.wrong) {
        for (_, text) in telling.written() {
            let mut before: Option<&[Word]> = None;
            let sentences = script.sentences(text);
            for sentence in &sentences {
                if let Some((subject, verb)) = intention(script, sentence, before) {
                    let message = format!("a molecule does not {}", plainest(verb));
                    let problem = Problem::new("intention", spot(text, &sentence[verb_range(sentence, verb)]), message);
                    let help = format!("say what happens to `{}`: it drifts, bumps, fits, binds, is made", subject.shown);
                    findings.add(problem.label("as if it had a mind").help(help));
                }
                before = Some(sentence);
            }
        }
    }
}

/// The verb as one says it, with its `for`.
fn plainest(verb: &[Word]) -> String {
    verb.iter().map(|word| word.shown.to_lowercase()).collect::<Vec<_>>().join(" ").replace("tries", "try")
}

fn verb_range(sentence: &[Word], verb: &[Word]) -> std::ops::Range<usize> {
    let start = sentence.iter().position(|word| word.place == verb[0].place).unwrap_or_default();
    start..start + verb.len()
}

/// A molecule and the verb of a mind right behind it; `it` and `they` at the beginning stand for the sentence before.
fn intention<'s>(script: &Script, sentence: &'s [Word], before: Option<&[Word]>) -> Option<(&'s Word, &'s [Word])> {
    let lower = |word: &Word| word.shown.to_lowercase();
    (0..sentence.len()).find_map(|at| {
        let pronoun = at == 0 && matches!(&*lower(&sentence[0]), "it" | "they" | "each" | "both");
        let subject = if pronoun { before.is_some_and(|before| of_molecules(script, before)) } else { molecule(script, &sentence[at]) };
        if !subject || sentence[at].pause {
            return None;
        }
        let mut verb = at + 1;
        while sentence.get(verb).is_some_and(|word| BETWEEN.contains(&&*lower(word)) && !word.pause) {
            verb += 1;
        }
        let word = lower(sentence.get(verb)?);
        let next = sentence.get(verb + 1).map(lower).unwrap_or_default();
        let length = if VERBS.contains(&&*word) {
            1
        } else if PAIRS.iter().any(|pair| pair.0 == word && pair.1 == next) {
            2
        } else {
            return None;
        };
        let denied = sentence[..verb].iter().any(|word| DENIALS.contains(&&*lower(word)) || lower(word).ends_with("n't"));
        (!denied).then(|| (&sentence[at], &sentence[verb..verb + length]))
    })
}

/// Whether a word is, or ends, the name of a molecule: cells and people may do as they like.
fn molecule(script: &Script, word: &Word) -> bool {
    let Some(id) = &word.mention else {
        return MOLECULES.contains(&&*word.shown.to_lowercase()) || known(script, &word.shown);
    };
    match script.scene.actor(id) {
        Some(actor) => is_molecule(script.library.molecule(&script.scene.cast[actor]).kind),
        None => MOLECULES.contains(&&*word.shown.to_lowercase()) || known(script, &word.shown),
    }
}

fn is_molecule(kind: Kind) -> bool {
    !matches!(kind, Kind::Cell | Kind::Tissue)
}

fn known(script: &Script, name: &str) -> bool {
    let molecules = &script.library.pathway.molecules;
    molecules.iter().any(|molecule| is_molecule(molecule.kind) && (molecule.name == name || molecule.label == name))
}

/// Whether a sentence speaks of molecules alone.
fn of_molecules(script: &Script, sentence: &[Word]) -> bool {
    let first = sentence.iter().find(|word| word.mention.is_some() || molecule(script, word));
    first.is_some_and(|word| molecule(script, word))
}
