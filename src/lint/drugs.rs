//! The words of drug files turned into problems where they rank, are too hard, or say more than is known.

use super::levels::names;
use super::script::spot;
use crate::biology::Drug;
use crate::biology::drugs::Status;
use crate::diagnose::reading::{Form, Text};
use crate::diagnose::{Findings, Problem};
use crate::library::{Library, reread};
use crate::story::Audience;
use crate::story::reading::{Names, level};
use crate::story::telling::sentences;

/// What holds a drug against another; a second word must follow where there is one.
const RANKS: [&str; 13] = [
    "best",
    "better",
    "stronger",
    "strongest",
    "superior",
    "inferior",
    "outperforms",
    "safer",
    "safest",
    "preferable",
    "more effective",
    "most effective",
    "less effective",
];
/// Whoever says this denies it: `no better than plain cream`.
const DENIALS: [&str; 3] = ["no", "not", "nor"];
/// The hardest that plain words about a drug may read: a sentence or two, mostly names and dates.
const GRADE: f64 = 9.0;

pub fn examine(library: &Library, findings: &Findings) {
    let names = names(library);
    for drug in &library.drugs {
        reread(library, drug.file, &[], |form| {
            for (text, _) in told(form) {
                ranking(&text, findings);
            }
            for (text, _) in said(form).into_iter().filter(|row| row.1 == Some(Audience::Plain)) {
                hard(&text, &names, findings);
            }
            standing(drug, form, findings);
        });
    }
}

type Level = Option<Audience>;

/// The texts under `says`, with their levels.
fn said<'t>(form: &Form<'t>) -> Vec<(Text<'t>, Level)> {
    let parts = ["areata", "boxed", "stopping"].into_iter().filter_map(|part| form.form_if(part, &[]));
    parts.flat_map(|part| levels(&part, "says")).collect()
}

/// All that a drug's file tells in sentences or phrases of its own.
fn told<'t>(form: &Form<'t>) -> Vec<(Text<'t>, Level)> {
    let binding = form.form_if("binding", &[]).and_then(|part| part.text_if("says")).map(|text| (text, None));
    levels(form, "about").into_iter().chain(said(form)).chain(binding).collect()
}

/// A text at each level that it is written at; a bare one is plain.
fn levels<'t>(form: &Form<'t>, key: &str) -> Vec<(Text<'t>, Level)> {
    let Some(levels) = form.form_if(key, &[]) else {
        return form.text_if(key).map(|text| (text, Some(Audience::Plain))).into_iter().collect();
    };
    let at = |audience: Audience| Some((levels.text_if(audience.name())?, Some(audience)));
    Audience::ALL.into_iter().filter_map(at).collect()
}

fn ranking(text: &Text, findings: &Findings) {
    for sentence in sentences(&text.words, &|_| None) {
        let lower: Vec<String> = sentence.iter().map(|word| word.shown.to_lowercase()).collect();
        for at in 0..lower.len() {
            let rank = RANKS.iter().find(|rank| rank.split(' ').eq(lower[at..].iter().take(rank.split(' ').count())));
            let denied = at.checked_sub(1).is_some_and(|before| DENIALS.contains(&&*lower[before]));
            if let Some(rank) = rank.filter(|_| !denied) {
                let words = &sentence[at..at + rank.split(' ').count()];
                let problem = Problem::new("ranking", spot(text, words), format!("`{rank}` ranks the drug"));
                let help = "say what was found, and against what; no drug of the cabinet is held against another";
                findings.add(problem.label("than which, in which study?").help(help));
            }
        }
    }
}

fn hard(text: &Text, names: &Names, findings: &Findings) {
    let grade = level(&sentences(&text.words, &|_| None), names).excepted.grade();
    if grade > GRADE {
        let message = format!("the plain words here read at grade {grade:.1}");
        let problem = Problem::new("hard-to-read", text.spot.clone(), message);
        findings.add(
            problem
                .label("for a worried reader")
                .help(format!("the limit is grade {GRADE}: shorten sentences and words")),
        );
    }
}

/// What is said of approvals fits those in the file, and none is said to be lacking that only was not found.
fn standing(drug: &Drug, form: &Form, findings: &Findings) {
    let (says, listed) = (drug.areata.status == Status::Approved, drug.first_for_areata().is_some());
    let Some(areata) = form.form_if("areata", &[]) else { return };
    if says != listed {
        let message = format!("{} is called `{}` in alopecia areata", drug.name, drug.areata.status.name());
        let problem = Problem::new("unproven-approval", areata.place("status"), message);
        let (label, help) = if says {
            (
                "no approval in this file bears it out",
                "add it as `[[approval]]` with `areata = true`, regulator, date and age group",
            )
        } else {
            ("an approval in this file has `areata = true`", "write `status = \"approved\"`, or mend the approval")
        };
        findings.add(problem.label(label).help(help));
    }
    if says || listed {
        return;
    }
    let found = format!("approval found as of {} (evidence to {})", drug.as_of, drug.evidence_to);
    for (text, _) in levels(&areata, "says") {
        if !text.words.contains(&found) {
            let message = "that no approval was found is said with the dates of the search";
            let problem = Problem::new("approval-words", text.spot.clone(), message);
            findings.add(problem.label("never \"not approved\"").help(format!("write \"no {found}\"")));
        }
    }
}
