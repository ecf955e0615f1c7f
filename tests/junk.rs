//! Whatever stands in the files, loading and checking give problems within the bounds of their files, and never a panic.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod fixture;

use fixture::fixture;
use jakstat::diagnose::{Files, Problem, draw, shown};
use jakstat::lab::Model;
use jakstat::library::{Library, Loaded, Tree, check};
use jakstat::lint::{lint, overdue};
use jakstat::stage::rehearsal::rehearse;
use jakstat::story::{Audience, Deck, Object, Post, Scene};
use proptest::prelude::*;
use std::path::Path;

const FILES: [&str; 14] = [
    "scenes/touch.toml",
    "assets/pathway.toml",
    "assets/drugs/baricitinib.toml",
    "assets/assays.toml",
    "assets/evidence.toml",
    "assets/references.toml",
    "assets/glossary.toml",
    "assets/themes/dark.toml",
    "assets/stages/cell.toml",
    "assets/art/sprites.toml",
    "assets/decks/full.toml",
    "assets/models/decay.toml",
    "assets/models/decay.toml",
    "scenes/touch.toml",
];

/// Pieces that upset readers.
const PIECES: [&str; 24] = [
    "\"",
    "\"\"\"",
    "'",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    "\n",
    "\\u001b",
    "\u{1b}[2J",
    "\u{9b}31m",
    "\u{202e}",
    "é",
    "\u{1f9ec}",
    "1e400",
    "-1",
    "true",
    "ifng",
    " at ",
    "[[step]]\n",
];

/// Loads a tree and holds everything that must hold of any tree.
fn hold(tree: &Tree) {
    let Loaded { library, mut problems } = Library::from_tree(tree);
    problems.extend(check(&library));
    problems.extend(rehearse(&library));
    // Every step is laid out for it, which takes time: one library in eight.
    let size: usize = (0..40).map(|file| library.files.text(file).len()).sum();
    if size.is_multiple_of(8) {
        problems.extend(lint(&library, &|_| false));
    }
    problems.extend(overdue(&library, "2030-01-01"));
    for problem in &problems {
        within_bounds(problem, &library.files);
    }
    let report = draw(&problems, &library.files, false);
    assert!(report.chars().all(|c| c == '\n' || shown(c)), "{report:?}");
    let report = draw(&problems, &library.files, true);
    assert!(report.split("\u{1b}[").all(|part| part.chars().all(|c| c == '\n' || shown(c))), "{report:?}");
    for scene in &library.scenes {
        linked(&library, scene);
    }
    for model in library.models() {
        runs(&library, model);
    }
    assert!(library.decks.iter().chain([&library.deck]).flat_map(Deck::scenes).all(|id| id < library.scenes.len()));
}

fn within_bounds(problem: &Problem, files: &Files) {
    let (text, bytes) = (files.text(problem.spot.file), &problem.spot.bytes);
    assert!(bytes.start <= bytes.end && text.get(bytes.clone()).is_some(), "{problem:?} of {} bytes", text.len());
    let (line, column) = problem.place(files);
    assert!(line >= 1 && column >= 1 && line <= text.lines().count().max(1) + 1);
}

/// A run or a crowd comes to its end, or says in words why not.
fn runs(library: &Library, model: &Model) {
    for control in 0..model.controls.len() {
        let mut setting = model.usual();
        model.turn(&mut setting, control, true);
        match model.run(library.models(), &setting, None) {
            Ok(run) => assert!(run.columns.iter().all(|column| column.values.len() == run.times.len())),
            Err(words) => assert!(words.chars().all(shown), "{words:?}"),
        }
    }
    if let Some(Ok(crowd)) = model.crowd(library.models(), &model.usual(), 1, 3) {
        assert!(crowd.people.iter().all(|person| person.len() == crowd.times.len()));
    }
}

/// Every name of a scene stands for something, and nothing that is shown can upset a terminal.
fn linked(library: &Library, scene: &Scene) {
    let cast = scene.cast.len();
    for actor in &scene.cast {
        assert!(actor.molecule < library.pathway.molecules.len());
        assert!((1..=30).contains(&actor.copies));
        assert!(!matches!(actor.post, Post::On(other) if other >= cast));
    }
    for step in &scene.steps {
        assert!(step.focus.iter().all(|actor| *actor < cast));
        for sentence in &step.script {
            assert!(sentence.actor < cast && (1..=6000).contains(&sentence.lasts));
            assert!(!matches!(sentence.object, Some(Object::Actor(other)) if other >= cast));
        }
        for audience in Audience::ALL {
            assert!(step.say.at(audience).text().chars().all(shown));
            assert!(step.takeaway.at(audience).text().chars().all(shown));
        }
        assert!([&step.name, &step.title, &step.describe].into_iter().all(|text| text.chars().all(shown)));
    }
    assert!(scene.what_ifs.iter().all(|what_if| what_if.after < scene.steps.len().max(1)));
    assert!(scene.predict.iter().all(|predict| predict.before < scene.steps.len() && !predict.answers.is_empty()));
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One cut into a text: where (in thousandths), how much goes, what comes.
fn cut() -> impl Strategy<Value = (usize, usize, String)> {
    let piece = prop_oneof![
        prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        Just(String::new()),
    ];
    (0..1000_usize, 0..24_usize, piece)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_file(file in prop::sample::select(FILES.to_vec()), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut tree = fixture();
        tree.insert(file, bytes);
        hold(&tree);
    }

    #[test]
    fn any_text_in_any_file(file in prop::sample::select(FILES.to_vec()), text in "\\PC{0,200}") {
        let mut tree = fixture();
        tree.insert(file, text);
        hold(&tree);
    }

    #[test]
    fn a_good_file_cut_up(file in prop::sample::select(FILES.to_vec()), cuts in prop::collection::vec(cut(), 1..6)) {
        let mut tree = fixture();
        let mut text = String::from_utf8(tree.content(file).unwrap().to_vec()).unwrap();
        for (at, gone, come) in cuts {
            let from = floor(&text, text.len() * at / 1000);
            let to = floor(&text, (from + gone).min(text.len())).max(from);
            text.replace_range(from..to, &come);
        }
        tree.insert(file, text);
        hold(&tree);
    }

    #[test]
    fn any_formula(formula in "([0-9]{1,3}|C|bound|k|t|exp|min|ln|sqrt|[-+*/^(),.]| |\\PC){0,30}", change in "[2 C<>bound+-]{0,12}") {
        let mut tree = fixture();
        let model = String::from_utf8(tree.content("assets/models/decay.toml").unwrap().to_vec()).unwrap();
        let formula = formula.replace(['"', '\\'], "");
        let model = model.replace("100 * C / (C + IC50)", &formula).replace("forward = \"k\"", &format!("rate = \"{formula}\""));
        tree.insert("assets/models/decay.toml", model.replace("2 C <-> bound", &change));
        hold(&tree);
    }

    #[test]
    fn any_line_of_script(line in "(meanwhile )?(ifng|r1|jak1|nobody|) ?(binds|docks on|moves to|waits|phosphorylates|\\PC{0,6}) ?(r1|jak2|inside|) ?(at \\PC{0,5}|at|) ?(over [0-9.]{0,5}s?|over|)") {
        let mut tree = fixture();
        let scene = String::from_utf8(tree.content("scenes/touch.toml").unwrap().to_vec()).unwrap();
        let line = line.replace(['"', '\\'], "");
        tree.insert("scenes/touch.toml", scene.replace("ifng binds r1", &line));
        hold(&tree);
    }
}

#[test]
fn an_empty_tree_is_one_clear_problem() {
    let loaded = Library::from_tree(&Tree::default());
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(loaded.problems[0].code, "missing-file");
}

#[test]
fn a_directory_of_other_things_is_a_list_of_problems() {
    for folder in ["src", ".", "/dev", "/proc/self"] {
        let Loaded { library, problems } = Library::from_dir(&Path::new(folder).join("."));
        draw(&problems, &library.files, false);
        assert!(folder == "." || !problems.is_empty());
    }
}

#[test]
fn a_long_file_of_mistakes_is_read_in_a_moment() {
    let mut tree = fixture();
    let scene = String::from_utf8(tree.content("scenes/touch.toml").unwrap().to_vec()).unwrap();
    let cast: Vec<String> =
        (0..5000).map(|n| format!("actor{n} = {{ is = \"JAK{n}\", at = \"nowhere{n}\" }}\n")).collect();
    let lines: Vec<String> = (0..12000).map(|n| format!("\"somebody{n} bind nobody{n}\",")).collect();
    let scene = scene.replace("[cast]\n", &format!("[cast]\n{}", cast.concat()));
    let scene = scene.replace("script = [\"ifng binds r1\",", &format!("script = [{}", lines.concat()));
    tree.insert("scenes/touch.toml", scene);
    let begin = std::time::Instant::now();
    hold(&tree);
    assert!(begin.elapsed().as_secs() < 5, "{:?}", begin.elapsed());
}
