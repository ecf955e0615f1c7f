//! Sentences turned into problems where a molecule wants, knows or seeks: molecules drift, bump and fit by chance.

use super::Script;
use super::script::spot;
use crate::biology::Kind;
use crate::diagnose::{Findings, Problem};
use crate::story::telling::Word;

/// What only somebody with a mind does: as it is said, and its other forms. A second word must follow where there is one.
const VERBS: [(&str, &[&str]); 19] = [
    ("aim", &["aims", "aimed", "aiming"]),
    ("choose", &["chooses", "chose", "choosing"]),
    ("decide", &["decides", "decided", "deciding"]),
    ("hope", &["hopes", "hoped", "hoping"]),
    ("hunt", &["hunts", "hunted", "hunting"]),
    ("intend", &["intends", "intended"]),
    ("know", &["knows", "knew"]),
    ("like to", &["likes to", "liked to"]),
    ("listen", &["listens", "listened", "listening"]),
    ("look for", &["looks for", "looked for", "looking for"]),
    ("plan", &["plans", "planned", "planning"]),
    ("prefer", &["prefers", "preferred", "preferring"]),
    ("remember", &["remembers", "remembered"]),
    ("search", &["searches", "searched", "searching"]),
    ("seek", &["seeks", "sought", "seeking"]),
    ("think", &["thinks", "thought", "thinking"]),
    ("try", &["tries", "tried", "trying"]),
    ("understand", &["understands", "understood"]),
    ("want", &["wants", "wanted", "wanting"]),
];
/// Words that may stand between a molecule and its verb.
const BETWEEN: [&str; 21] = [
    "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "is", "are", "was", "were", "then",
    "now", "also", "always", "only", "still", "just",
];
/// Words for molecules without a name.
const MOLECULES: [&str; 26] = [
    "signal",
    "signals",
    "molecule",
    "molecules",
    "cytokine",
    "cytokines",
    "receptor",
    "receptors",
    "jak",
    "jaks",
    "stat",
    "stats",
    "kinase",
    "kinases",
    "protein",
    "proteins",
    "tag",
    "tags",
    "gene",
    "genes",
    "enzyme",
    "enzymes",
    "lock",
    "locks",
    "badge",
    "badges",
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
                if let Some((verb, words)) = intention(script, sentence, before) {
                    let message = format!("a molecule does not {verb}");
                    let problem = Problem::new("intention", spot(text, words), message);
                    let help = "say what happens: it drifts, bumps, fits by chance, binds, is made";
                    findings.add(problem.label("as if it had a mind").help(help));
                }
                before = Some(sentence);
            }
        }
    }
}

/// The verb of a mind right behind a molecule; `it` and `they` at the beginning stand for the sentence before.
fn intention<'s>(script: &Script, sentence: &'s [Word], before: Option<&[Word]>) -> Option<(&'static str, &'s [Word])> {
    (0..sentence.len()).find_map(|at| {
        let pronoun = at == 0 && matches!(&*lower(&sentence[0]), "it" | "they" | "each" | "both");
        let subject = match before.filter(|_| pronoun) {
            Some(before) => of_molecules(script, before),
            None => molecule(script, &sentence[at]),
        };
        if !subject || sentence[at].pause {
            return None;
        }
        let between = sentence[at + 1..].iter().take_while(|word| BETWEEN.contains(&&*lower(word)) && !word.pause);
        let start = at + 1 + between.count();
        let (verb, length) = mind(&sentence[start..])?;
        let denies = |word: &Word| DENIALS.contains(&&*lower(word)) || lower(word).ends_with("n't");
        let end = start + length;
        let denied = sentence[..start].iter().chain(sentence.get(end)).any(denies);
        (!denied).then(|| (verb, &sentence[start..end]))
    })
}

fn lower(word: &Word) -> String {
    word.shown.to_lowercase()
}

/// The verb of a mind that begins here, and how many words it takes.
fn mind(words: &[Word]) -> Option<(&'static str, usize)> {
    VERBS.iter().find_map(|(verb, forms)| {
        let length = verb.split(' ').count();
        let said: Vec<String> = words.get(..length)?.iter().map(lower).collect();
        let said = said.join(" ");
        (said == *verb || forms.contains(&&*said)).then_some((*verb, length))
    })
}

/// Whether a word is, or ends, the name of a molecule: cells and people may do as they like.
fn molecule(script: &Script, word: &Word) -> bool {
    let Some(id) = &word.mention else {
        return MOLECULES.contains(&&*word.shown.to_lowercase()) || known(script, &word.shown);
    };
    match script.actor(id) {
        Some(actor) => is_molecule(script.library.molecule(&script.cast[actor]).kind),
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
