//! Every kind of problem, made on purpose: `tests/bad_scenes/CODE.edit` changes the small story of `tests/fixture`,
//! `CODE.stderr` is the report that must come out. `UPDATE=1 cargo test` writes the reports anew: read the difference.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod fixture;

use fixture::fixture;
use jakstat::diagnose::{CODES, Problem, draw, layer};
use jakstat::library::{Library, Loaded, Tree, check};
use jakstat::lint::{lint, overdue};
use jakstat::stage::rehearsal::rehearse;
use std::fs;
use std::path::{Path, PathBuf};

/// The day on which the small story is checked.
const TODAY: &str = "2026-11-22";

/// Changes the tree as an edit says: `in FILE`, then lines to take out (`-`) and to put in their place (`+`);
/// `delete FILE`; `new FILE` followed by lines (`+`).
fn edit(tree: &mut Tree, script: &str) {
    let mut file = String::new();
    let (mut old, mut new) = (String::new(), String::new());
    for line in script.lines().chain(["end"]) {
        if line.starts_with('-') && !new.is_empty() {
            replace(tree, &file, &old, &new);
            (old, new) = (String::new(), String::new());
        }
        if let Some(text) = line.strip_prefix("- ") {
            old = old + text + "\n";
        } else if let Some(text) = line.strip_prefix('+') {
            new = new + text.strip_prefix(' ').unwrap_or(text) + "\n";
        } else {
            replace(tree, &file, &old, &new);
            (old, new) = (String::new(), String::new());
            match line.split_once(' ') {
                Some(("in", path)) => path.clone_into(&mut file),
                Some(("new", path)) => {
                    tree.insert(path, "");
                    path.clone_into(&mut file);
                }
                Some(("delete", path)) => tree.remove(path),
                _ => assert!(line.is_empty() || line == "end" || line.starts_with('#'), "no such edit: {line}"),
            }
        }
    }
}

fn replace(tree: &mut Tree, file: &str, old: &str, new: &str) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    let text = String::from_utf8(tree.content(file).unwrap().to_vec()).unwrap();
    assert!(text.contains(old), "{file} has no lines\n{old}");
    let text = if old.is_empty() { text + new } else { text.replacen(old, new, 1) };
    tree.insert(file, text);
}

fn everything(loaded: Loaded) -> (Vec<Problem>, Library) {
    let Loaded { library, mut problems } = loaded;
    // What could not be read cannot be played: what a broken scene comes to is no news.
    let broken: Vec<_> = problems.iter().map(|problem| problem.spot.file).collect();
    problems.extend(check(&library));
    problems.extend(rehearse(&library).into_iter().filter(|problem| !broken.contains(&problem.spot.file)));
    problems.extend(lint(&library, &|file| broken.contains(&file)));
    problems.extend(overdue(&library, TODAY));
    (problems, library)
}

fn report(loaded: Loaded) -> String {
    let (problems, library) = everything(loaded);
    draw(&problems, &library.files, false)
}

fn golden(code: &str, report: &str) {
    let path = PathBuf::from(format!("tests/bad_scenes/{code}.stderr"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, report).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(report, expected, "{} has changed; `UPDATE=1 cargo test` if it is better now", path.display());
    assert!(report.contains(&format!("error[{code}]")), "{code} is not reported:\n{report}");
}

/// The files `*.edit`, by name.
fn edits() -> Vec<(String, String)> {
    let entries = fs::read_dir("tests/bad_scenes").unwrap().map(|entry| entry.unwrap().path());
    let edits = entries.filter(|path| path.extension().is_some_and(|ending| ending == "edit"));
    let mut edits: Vec<_> = edits
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    edits.sort();
    edits
}

#[test]
fn the_fixture_has_no_problem() {
    assert_eq!(report(Library::from_tree(&fixture())), "");
}

#[test]
fn each_edit_gives_its_report() {
    for (code, script) in edits() {
        let mut tree = fixture();
        edit(&mut tree, &script);
        golden(&code, &report(Library::from_tree(&tree)));
    }
}

#[test]
fn a_file_too_large_is_not_read() {
    let mut tree = fixture();
    tree.insert("assets/glossary.toml", vec![b'#'; (1 << 20) + 1]);
    golden("file-too-large", &report(Library::from_tree(&tree)));
}

#[test]
fn bytes_that_are_no_text_are_not_read() {
    let mut tree = fixture();
    tree.insert("scenes/junk.toml", [b'a', 0xff, 0xfe, 0]);
    golden("not-utf8", &report(Library::from_tree(&tree)));
}

#[test]
fn a_flood_of_problems_is_cut_off() {
    let mut tree = fixture();
    tree.insert("scenes/touch.toml", "x y\n".repeat(5000));
    let report = report(Library::from_tree(&tree));
    assert!(report.matches("error[").count() < 120);
    golden("and-more", report.split_inclusive("\n\n").last().unwrap_or_default());
}

#[test]
fn a_list_too_long_is_cut_off() {
    let mut tree = fixture();
    let path = "assets/drugs/baricitinib.toml";
    let drug = String::from_utf8(tree.content(path).unwrap().to_vec()).unwrap();
    tree.insert(path, format!("also = [{}]\n{drug}", "\"TEC\", ".repeat(1001)));
    golden("too-many", &report(Library::from_tree(&tree)));
}

#[cfg(unix)]
#[test]
fn a_directory_that_is_not_there_is_said_to_be_missing() {
    golden("missing-directory", &report(Library::from_dir(Path::new("tests/no-such-directory"))));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_is_named() {
    let root = std::env::temp_dir().join(format!("jakstat-unreadable-{}", std::process::id()));
    for folder in ["scenes", "assets"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    std::os::unix::fs::symlink("loop.toml", root.join("scenes/loop.toml")).unwrap();
    fs::create_dir(root.join("scenes/folder.toml")).unwrap();
    let report = report(Library::from_dir(&root));
    fs::remove_dir_all(&root).unwrap();
    assert!(report.contains("scenes/folder.toml"), "{report}");
    let cases = report.split_inclusive("\n\n").filter(|case| case.contains("unreadable-file"));
    let cases: String = cases.collect();
    assert!(cases.contains(&*root.to_string_lossy()), "a report names the path as it was given: {cases}");
    golden("unreadable-file", &cases.replace(&format!("{}/", root.display()), ""));
}

#[test]
fn every_code_has_its_case() {
    for (code, ..) in CODES {
        assert!(Path::new(&format!("tests/bad_scenes/{code}.stderr")).exists(), "no case for {code}");
    }
}

#[test]
fn every_case_is_of_a_code() {
    for (code, _) in edits() {
        assert!(layer(&code).is_some(), "{code}.edit is named after no code");
    }
}

#[test]
fn ten_mistakes_of_one_file_are_ten_problems_at_their_places() {
    let mut tree = fixture();
    tree.insert("scenes/touch.toml", fs::read("tests/bad_scenes/ten-mistakes.toml").unwrap());
    let (problems, library) = everything(Library::from_tree(&tree));
    let underlined: Vec<_> = problems
        .iter()
        .map(|problem| {
            let text = &library.files.text(problem.spot.file)[problem.spot.bytes.clone()];
            (problem.code, problem.place(&library.files).0, text)
        })
        .collect();
    assert_eq!(underlined.len(), 10, "{}", draw(&problems, &library.files, false));
    insta::assert_debug_snapshot!(underlined);
}
