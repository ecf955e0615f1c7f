//! A drug's file, as it should be and as it should not, read.

use super::*;
use crate::diagnose::Findings;
use crate::diagnose::reading::Sheet;
use crate::language::Audience;

const FILE: &str = r#"
brand = "Olumiant"
hits = { JAK1 = "strongly", TYK2 = "partly" }
as_of = "2026-11-22"
evidence_to = "2026-04"
claims = ["map"]
about = { plain = "P", student = "S", clinician = "C" }
binding = { kind = "covalent", says = "stays", claim = "binds" }
areata = { status = "approved", says = "Approved.", claim = "map" }
boxed = { status = "no US label" }
stopping = { says = "Nothing found." }
approval = [
  { for = "severe alopecia areata", areata = true, by = "EC", where = "EU", date = "2022-06", who = "adults", claim = "map" },
  { for = "severe alopecia areata", areata = true, by = "FDA", where = "US", date = "2022-06-13", who = "adults", claim = "map" },
  { for = "arthritis", by = "EC", where = "EU", date = "2017", who = "adults", claim = "map" },
]
trial = [{ name = "T", people = 654, outcome = "SALT 20 or less", week = 36, missing = "m", source = "label", claim = "seen",
  arms = [{ arm = "4 mg", percent = 38.8 }, { arm = "placebo", percent = 6.2, placebo = true }] }]
measured = [{ target = "JAK1", domain = "JH1", kind = "IC50", value = 5.9, unit = "nM", relation = ">", assay = "enzyme", reference = "r" }]
"#;

/// The drug of a file, and what is wrong with it.
fn read(file: &str) -> (Drug, Vec<(&'static str, String)>) {
    let findings = Findings::default();
    let claim = |key: &str| Claim {
        key: key.to_owned(),
        statement: String::new(),
        verdict: crate::biology::evidence::Verdict::Partial,
        species: String::new(),
        references: Vec::new(),
        checked: String::new(),
        caveat: None,
    };
    let claims = ["map", "binds", "seen"].map(claim);
    let assays = [Assay { key: "enzyme".into(), ..Assay::default() }];
    let around = Around {
        mentions: Mentions { actors: &[], terms: &[] },
        claims: &claims,
        references: &[],
        pathway: &Pathway::default(),
        assays: &assays,
    };
    let sheet = Sheet { file: 0, text: file, findings: &findings };
    let drug = Drug::read("baricitinib", &sheet.parse().form(sheet, Drug::KEYS), around);
    let problems = findings.into_problems().into_iter();
    (drug, problems.map(|problem| (problem.code, problem.message + "; " + &problem.label)).collect())
}

#[test]
fn a_whole_file_is_read_without_a_problem() {
    let (drug, problems) = read(FILE);
    assert_eq!(problems, []);
    assert_eq!((drug.hit(Kinase::Jak1), drug.hit(Kinase::Jak2)), (Hit::Strongly, Hit::Spared));
    assert_eq!(drug.binding.kind, Hold::Covalent);
    let first = drug.first_for_areata().map(|approval| &*approval.by);
    assert_eq!(first, Some("FDA"), "of another disease none counts, and a month may be its last day");
    assert_eq!(drug.claims, ["map", "seen", "binds"], "each claim once, that of the entry first");
    assert_eq!((drug.measured[0].value, drug.measured[0].relation), (5.9, Relation::MoreThan));
    assert!(drug.trials[0].arms[1].placebo);
}

#[test]
fn one_mistake_is_one_problem() {
    let mistakes = [
        ("date = \"2022-06-13\", ", "", "missing-key", "the key `date` is missing; needs `date`"),
        ("by = \"FDA\", ", "", "missing-key", "the key `by` is missing; needs `by`"),
        (", who = \"adults\", claim = \"map\" },\n]", ", claim = \"map\" },\n]", "missing-key", "needs `who`"),
        ("date = \"2017\"", "date = \"in 2017\"", "bad-date", "as far as it is known"),
        ("JAK1 = \"strongly\"", "JAK4 = \"strongly\"", "unknown-kinase", "there is no JAK `JAK4`"),
        ("assay = \"enzyme\", ", "", "no-assay", "means nothing outside of its assay; measured how?"),
        ("assay = \"enzyme\"", "assay = \"enzime\"", "unknown-assay", "there is no assay `enzime`"),
        ("value = 5.9", "value = -5.9", "bad-number", "must be above 0"),
        ("value = 5.9", "value = 0", "bad-number", "must be above 0"),
        ("percent = 38.8", "percent = 388", "bad-number", "must be from 0 to 100"),
        ("people = 654", "people = 0", "bad-number", "must be a whole number from 1"),
        ("percent = 38.8", "percent = 38.8, placebo = true", "two-placebos", "a study has one placebo arm"),
        ("status = \"approved\"", "status = \"accepted\"", "bad-choice", "must be `approved`, `filed`"),
        ("kind = \"covalent\"", "kind = \"sticky\"", "bad-choice", "must be `competitive`, `covalent`"),
        ("claim = \"seen\"", "claim = \"sean\"", "unknown-claim", "there is no claim `sean`"),
        ("target = \"JAK1\", ", "", "signal-or-target", "on which?"),
        ("stopping = { says = \"Nothing found.\" }", "", "missing-key", "the key `stopping` is missing"),
        (
            "boxed = { status = \"no US label\" }",
            "boxed = { status = \"class\", claim = \"map\" }",
            "missing-key",
            "`says.plain`",
        ),
    ];
    for (right, wrong, code, words) in mistakes {
        assert!(FILE.contains(right), "{right}");
        let (_, problems) = read(&FILE.replacen(right, wrong, 1));
        let [(found, said)] = &problems[..] else { panic!("{wrong}: {problems:?}") };
        assert!(*found == code && said.contains(words), "{wrong}: {found}: {said}");
    }
}

#[test]
fn a_boxed_warning_is_told_in_the_words_of_its_reader() {
    let says =
        r#"boxed = { status = "class", says = { plain = "blood clots", clinician = "thrombosis" }, claim = "map" }"#;
    let (drug, problems) = read(&FILE.replacen("boxed = { status = \"no US label\" }", says, 1));
    assert_eq!(problems, []);
    assert_eq!(drug.boxed.words(Audience::Student), "that of the JAK inhibitors: blood clots");
    assert_eq!(drug.boxed.words(Audience::Clinician), "that of the JAK inhibitors: thrombosis");
}

#[test]
fn a_dose_is_above_nothing() {
    let dose = |amount: &str| {
        format!(
            "{FILE}dose = [{{ amount = {amount}, times = 1, route = \"pill\", why = \"studied\", claim = \"map\" }}]"
        )
    };
    let (drug, problems) = read(&dose("0.3"));
    assert_eq!((problems.len(), drug.doses[0].amount, drug.doses[0].labelled), (0, 0.3, false));
    for amount in ["0", "-4", "-0.1", "nan", "inf"] {
        let (drug, problems) = read(&dose(amount));
        assert_eq!(problems.first().map(|problem| problem.0), Some("bad-number"), "{amount}");
        assert!(drug.doses.is_empty());
    }
}

#[test]
fn the_shelf_goes_by_first_approval_then_by_name() {
    let drug = |name: &str, dates: &[&str]| Drug {
        name: name.to_owned(),
        approvals: dates
            .iter()
            .map(|date| Approval { areata: true, date: (*date).to_owned(), ..Approval::default() })
            .collect(),
        ..Drug::default()
    };
    let mut drugs =
        vec![drug("b", &[]), drug("c", &["2024", "2023-06-23"]), drug("a", &[]), drug("d", &["2022-06-13"])];
    Drug::shelve(&mut drugs);
    assert_eq!(drugs.iter().map(|drug| &*drug.name).collect::<Vec<_>>(), ["d", "c", "a", "b"]);
}
