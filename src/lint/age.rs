//! Dates of a library held against today: what was checked too long ago is to be looked at again.

use crate::diagnose::{Findings, Problem};
use crate::library::{Library, reread};

/// The day on which the first of a library's facts is to be looked at again, where it says for how long they hold.
pub fn due(library: &Library) -> Option<String> {
    let months = library.review?;
    let claims = library.claims.iter().map(|claim| &claim.checked);
    let dates = claims.chain(library.drugs.iter().map(|drug| &drug.as_of));
    dates.filter_map(|date| later(date, months)).min()
}

/// A problem for every claim and every drug that was last checked too long before `today`, `2026-11-22`.
pub fn overdue(library: &Library, today: &str) -> Vec<Problem> {
    let findings = Findings::default();
    let Some(months) = library.review else { return Vec::new() };
    let old = |date: &str| later(date, months).is_some_and(|due| *due < *today);
    let report = |what: String, date: &str, spot| {
        let problem =
            Problem::new("review-due", spot, format!("{what} was last checked more than {months} months ago"));
        let help = format!("look its sources up again, then write today's date ({today})");
        findings.add(problem.label(format!("due since {}", later(date, months).unwrap_or_default())).help(help));
    };
    if let Some(file) = library.files.find("assets/evidence.toml") {
        reread(library, file, &[], |form| {
            for (key, claim) in form.named(&[]) {
                if let Some(date) = claim.text("checked").filter(|date| old(&date.words)) {
                    report(format!("the claim `{}`", key.words), &date.words, date.spot.clone());
                }
            }
        });
    }
    for drug in &library.drugs {
        reread(library, drug.file, &[], |form| {
            if let Some(date) = form.text("as_of").filter(|date| old(&date.words)) {
                report(format!("the drug `{}`", drug.name), &date.words, date.spot.clone());
            }
        });
    }
    findings.into_problems()
}

/// The same day some months later; dates of that form sort as texts.
fn later(date: &str, months: u16) -> Option<String> {
    let mut parts = date.splitn(3, '-');
    let (year, month) = (parts.next()?.parse::<u16>().ok()?, parts.next()?.parse::<u16>().ok()?);
    let day: u16 = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    let month = month.checked_sub(1)? + months;
    Some(format!("{:04}-{:02}-{day:02}", year + month / 12, month % 12 + 1))
}

#[cfg(test)]
mod tests {
    use super::later;

    #[test]
    fn months_run_over_the_year() {
        assert_eq!(later("2026-11-22", 12).as_deref(), Some("2027-11-22"));
        assert_eq!(later("2026-11-22", 2).as_deref(), Some("2027-01-22"));
        assert_eq!(later("2026-12", 1).as_deref(), Some("2027-01-01"));
        assert_eq!(later("soon", 1), None);
    }
}
