//! `jakstat lab` as the built program does it: words, CSV, JSON, and what it answers to what is not there.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

use std::fs;
use std::path::Path;

/// What the program answers: exit code, standard output, standard error.
fn answer(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_jakstat")).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn csv_has_the_columns_of_the_model_with_their_units() {
    let line = ["lab", "yamada2003", "--knockout", "PPN", "--until", "1200", "--every", "600", "--csv"];
    let (code, table, _) = answer(&line);
    assert_eq!((code, &table), (Some(0), &answer(&line).1), "the same bytes each time");
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split(',').collect()).collect();
    assert_eq!(rows[0][..3], ["time [s]", "R [nM]", "JAK [nM]"]);
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), ["time [s]", "0", "600", "1200"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let column = rows[0].iter().position(|name| *name == "PPN [nM]").unwrap();
    assert!(rows[1..].iter().all(|row| row[column] == "0"));
    // What sums up does not depend on how many rows are asked for.
    let words = |every: &str| answer(&["lab", "dosing", "--every", every]).1;
    assert!(["6", "0.1"].iter().all(|every| words(every).contains("mean blocked share: 42 %")));
}

#[test]
fn json_says_model_setting_and_units() {
    let (_, text, _) =
        answer(&["lab", "dosing", "--drug", "tofacitinib", "--dose", "10 mg BID", "--every", "12", "--json"]);
    for part in [
        r#""model": "dosing""#,
        r#""setting": { "drug": "tofacitinib", "dose": "10 mg BID", "signal": "IL-15" }"#,
        r#""time": { "unit": "h", "values": [0, 12, 24] }"#,
        r#"{ "name": "C_nM", "unit": "nM", "values": ["#,
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let count = |c: char| text.matches(c).count();
    assert_eq!((count('{'), count('[')), (count('}'), count(']')));
}

#[test]
fn what_is_not_there_is_said_with_a_guess() {
    for (arguments, words) in [
        (&["lab", "yamda2003"][..], "there is no model `yamda2003`; did you mean `yamada2003`?"),
        (&["lab", "loop", "--set", "blok=none"], "did you mean `block`?"),
        (&["lab", "loop", "--set", "block=JAK1 8 %"], "did you mean `JAK1 80 %`?"),
        (&["lab", "loop", "--set", "block"], "is not KNOB=OPTION"),
        (&["lab", "dosing", "--drug", "deuruxolitinib"], "no number for deuruxolitinib"),
        (
            &["lab", "dosing", "--drug", "baricitinib", "--dose", "5 mg BID"],
            "there the options are `4 mg QD` or `2 mg QD`",
        ),
        (&["lab", "loop", "--until", "0"], "at most"),
        (&["lab", "loop", "--people", "5"], "has no crowd"),
        (&["lab", "hair", "--people", "0"], "from 1 to"),
    ] {
        let (code, out, error) = answer(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(error.contains(words), "{error}");
    }
    let (_, list, _) = answer(&["list", "models"]);
    let first: Vec<&str> = list.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(first.len(), 4);
    assert!(first[0].starts_with("dosing") && list.contains("knockout: none | SOCS1 | SHP2 | PPX | PPN"));
}

#[test]
fn a_crowd_is_counted_in_words() {
    let words = answer(&["lab", "hair", "--people", "50", "--seed", "3", "--set", "stop=96"]).1;
    assert!(words.contains("50 virtual people; ") && words.contains("  week 96: "), "{words}");
    let rows = answer(&["lab", "hair", "--people", "2", "--csv"]).1;
    assert!(rows.starts_with("time [week],responders [1],keeping [1],person_1 [1],person_2 [1]\n"), "{rows}");
}

/// Every token between the signs of a JSON text, without its strings.
fn tokens(text: &str) -> Vec<String> {
    let bare: String = text.split('"').step_by(2).collect();
    let tokens = bare.split(|c: char| "[]{},:".contains(c) || c.is_whitespace());
    tokens.filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

#[test]
fn what_is_no_number_is_null_in_json_and_nothing_in_csv() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-number");
    let _ = fs::remove_dir_all(&root);
    plant(Path::new("tests/fixture"), &root);
    let model = root.join("assets/models/decay.toml");
    let text = fs::read_to_string(&model).unwrap();
    fs::write(&model, text.replace("100 * C / (C + IC50)", "ln(C - 100)")).unwrap();
    let answer = |kind: &str| answer(&["lab", "decay", "--from", root.to_str().unwrap(), kind]).1;
    let json = answer("--json");
    assert!(json.contains("null"), "{json}");
    for token in tokens(&json) {
        let number = token.parse::<f64>().is_ok() && token.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        assert!(token == "null" || number && !token.contains("inf"), "{token} in\n{json}");
    }
    let rows = answer("--csv");
    let cells = rows.lines().skip(1).flat_map(|row| row.split(','));
    assert!(cells.clone().any(str::is_empty), "{rows}");
    assert!(cells.filter(|cell| !cell.is_empty()).all(|cell| cell.parse::<f64>().unwrap().is_finite()), "{rows}");
}

fn plant(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { plant(&path, &target) } else { fs::copy(&path, &target).map(drop).unwrap() }
    }
}

/// Rows further apart than the run is long: its two ends.
#[test]
fn rows_far_apart_are_the_two_ends() {
    let rows = answer(&["lab", "loop", "--csv", "--every", "1e308"]).1;
    assert_eq!(rows.lines().count(), 3, "{rows}");
}
