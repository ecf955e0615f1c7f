//! What is known of a drug turned into plain lines: standing, approvals, doses, studies, warning, values, dates.

use crate::biology::Drug;
use crate::biology::drugs::Measured;
use crate::library::Library;
use crate::screen::topics;
use crate::story::Audience;

/// One line a fact.
pub fn lines(library: &Library, drug: &Drug, audience: Audience) -> Vec<String> {
    let mut lines = vec![
        format!("Binding: {}.", drug.binding.words()),
        format!("In alopecia areata: {}", drug.areata.says.at(audience).text()),
    ];
    lines.extend(drug.approvals.iter().map(|known| format!("Approval: {}: {}.", known.words(), known.disease)));
    lines.extend(drug.doses.iter().map(|dose| format!("Dose in alopecia areata: {}.", dose.words())));
    for trial in &drug.trials {
        let (counted, shares) = (trial.counted(), trial.shares(audience));
        lines.push(format!("Study: {}: {counted} {shares}{}.", trial.name, trial.basis()));
    }
    if drug.trials.len() > 1 {
        lines.push("Different studies are not to be compared in size.".to_owned());
    }
    lines.push(format!("Boxed warning (US label): {}.", drug.boxed.words(audience)));
    lines.push(format!("When it is stopped: {}", drug.stopping.says.at(audience).text()));
    lines.extend(measured(library, drug));
    let claims: Vec<_> = drug.claims.iter().filter_map(|key| library.claim(key)).collect();
    let sources = topics::sources(&claims);
    lines.push(format!("Checked {}, evidence up to {}, {sources} sources.", drug.as_of, drug.evidence_to));
    lines
}

/// One line an assay: numbers of different assays never stand together.
fn measured(library: &Library, drug: &Drug) -> Vec<String> {
    let line = |key: &str, title: String| {
        let own = drug.measured.iter().filter(|measured| measured.assay == key);
        let numbers: Vec<String> = own.map(Measured::words).collect();
        (!numbers.is_empty()).then(|| format!("Measured in {title}: {}.", numbers.join("; ")))
    };
    library.assays.iter().filter_map(|assay| line(&assay.key, format!("{} ({})", assay.title, assay.words()))).collect()
}
