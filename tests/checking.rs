//! `jakstat check` as the built program does it: nothing found is dropped on the way, dates fall due, and it can report.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn check(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jakstat")).arg("check").args(words).output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// A copy of the small story that a test may spoil.
fn copy(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("checking-{name}"));
    let _ = fs::remove_dir_all(&root);
    plant(Path::new("tests/fixture"), &root);
    root
}

fn plant(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            plant(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn ten_mistakes_of_one_file_are_ten_problems() {
    let root = copy("ten");
    fs::copy("tests/bad_scenes/ten-mistakes.toml", root.join("scenes/touch.toml")).unwrap();
    let output = check(&[root.to_str().unwrap()]);
    let problems = text(output.stderr);
    assert_eq!(problems.matches("error[").count(), 10, "{problems}");
    assert_eq!(text(output.stdout), "10 problems in 1 file\n");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_was_checked_long_ago_falls_due() {
    let root = copy("due");
    let folder = root.to_str().unwrap();
    fs::write(root.join("assets/review.toml"), "months = 12\n").unwrap();
    assert!(check(&[folder, "--today", "2027-11-22"]).status.success());
    let late = check(&[folder, "--today", "2027-11-23"]);
    let problems = text(late.stderr);
    assert_eq!(problems.matches("error[review-due]").count(), 3, "two claims and a drug: {problems}");
    assert_eq!(late.status.code(), Some(1));
    assert_eq!(check(&[folder, "--today", "soon"]).status.code(), Some(2));
}

#[test]
fn a_report_tells_what_there_is() {
    let root = copy("report");
    let output = check(&[root.to_str().unwrap(), "--report", "--today", "2026-11-22"]);
    let report = text(output.stdout);
    for line in [
        "supported  ifng-jak-pair          cited 6x  human        reactome-ifng",
        "partial    trans-phosphorylation  cited 5x  human cells  hubbard18",
        "2018  hubbard18",
        "M04  The signal puts on the tag.  touch (question)",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(&report).contains(&squeezed(line)), "{line}\n{report}");
    }
    assert!(report.lines().last().unwrap().starts_with("no problems: "), "{report}");
    assert!(report.lines().all(|line| !line.ends_with(' ')), "{report}");
    assert_eq!(text(check(&[root.to_str().unwrap(), "--report", "--today", "2026-11-22"]).stdout), report);
}
