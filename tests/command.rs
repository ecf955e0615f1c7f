//! The built program, without a terminal: what it says, where, and with which exit code.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn jakstat(words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jakstat"));
    command.args(words.split_whitespace()).stdin(Stdio::null());
    for name in ["GLYPHS", "COLOUR", "THEME", "MOTION", "AUDIENCE", "DECK"] {
        command.env_remove(format!("JAKSTAT_{name}"));
    }
    for name in ["CONFIG", "STATE"] {
        command.env(format!("XDG_{name}_HOME"), Path::new(env!("CARGO_TARGET_TMPDIR")).join("nobody"));
    }
    command
}

fn run(words: &str) -> Output {
    jakstat(words).output().unwrap()
}

/// Standard output of a run that must go well.
fn told(words: &str) -> String {
    let output = run(words);
    assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Exit code and standard error of a run that must not.
fn refused(words: &str) -> (i32, String) {
    let output = run(words);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{words}");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A copy of the shipped story that a test may spoil.
fn copy(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    for folder in [
        "scenes",
        "assets",
        "assets/art",
        "assets/stages",
        "assets/themes",
        "assets/decks",
        "assets/drugs",
        "assets/models",
    ] {
        fs::create_dir_all(root.join(folder)).unwrap();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, root.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    root
}

fn spoil(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{} has no {from}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn without_a_terminal_the_story_is_told() {
    let story = told("");
    assert!(story.starts_with("jakstat: "), "{story}");
    assert_eq!(story, told("plain"));
}

#[test]
fn the_plain_story_has_nothing_to_draw() {
    for words in ["plain", "plain --audience clinician --drug baricitinib"] {
        let odd = |sign: &char| (sign.is_control() && *sign != '\n') || ('\u{2500}'..='\u{259f}').contains(sign);
        assert_eq!(told(words).chars().find(odd), None, "{words}");
    }
}

#[test]
fn the_plain_story_says_what_it_rests_on_and_what_to_choose_from() {
    let story = told("plain");
    assert!(story.contains("\nEvidence: 1 source, supported.\n"));
    assert!(story.contains(" sources, contested.\n") && story.contains(" sources, partly supported.\n"));
    let guess = story.split("Guess first: ").nth(1).unwrap();
    assert_eq!(guess.lines().skip(1).take_while(|line| line.starts_with("- ")).count(), 3, "{guess}");
}

#[test]
fn the_plain_story_says_what_a_drug_stops_and_why() {
    let failed = "JAK1 cannot tag JAK2: baricitinib plugs JAK1.";
    assert!(told("plain --drug baricitinib").contains(failed));
    assert!(told("plain --drug Olumiant").contains(failed), "the brand is the drug");
    assert!(!told("plain").contains(failed));
    let absent = told("plain --drug ritlecitinib");
    assert!(absent.contains("IFN-γ does not come: there is no IFN-γ."), "what is not there stays in no way");
}

#[test]
fn the_audience_changes_the_words() {
    let (plain, clinician) = (told("plain"), told("plain --audience clinician"));
    assert_ne!(plain, clinician);
    let by_name = jakstat("plain").env("JAKSTAT_AUDIENCE", "clinician").output().unwrap();
    assert_eq!(String::from_utf8(by_name.stdout).unwrap(), clinician);
    let both = jakstat("plain --audience plain").env("JAKSTAT_AUDIENCE", "clinician").output().unwrap();
    assert_eq!(String::from_utf8(both.stdout).unwrap(), plain, "a flag beats the environment");
}

#[test]
fn the_same_moment_is_the_same_bytes() {
    for words in ["export svg --at jak-activation@touch --drug baricitinib", "export text --at 5@2 --time 700"] {
        assert_eq!(told(words), told(words), "{words}");
    }
    assert_eq!(told("export text --at jak-activation@touch"), told("export text --at 5@2"));
}

#[test]
fn a_frame_has_the_size_that_is_asked_for() {
    for (width, height) in [(80, 24), (120, 36), (200, 60), (20, 5), (1, 1)] {
        let frame = told(&format!("export text --at jak-activation --size {width}x{height}"));
        assert_eq!(frame.lines().count(), height);
        assert!(frame.lines().all(|line| line.chars().count() <= width), "{frame}");
        let svg = told(&format!("export svg --at jak-activation --size {width}x{height}"));
        assert!(svg.contains(&format!("viewBox=\"0 0 {} {}\"", width * 10, height * 20)));
    }
}

#[test]
fn every_look_is_another_picture() {
    let looks = ["--glyphs octant", "--glyphs half", "--colour 256", "--colour 16", "--colour none", "--theme light"];
    let mut frames: Vec<String> =
        looks.iter().map(|look| told(&format!("export svg --at jak-activation@touch {look}"))).collect();
    frames.sort();
    frames.dedup();
    assert_eq!(frames.len(), looks.len());
}

#[test]
fn an_export_lands_in_its_file() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("frame.svg");
    let words = format!("export svg --at 1 -o {}", file.display());
    assert_eq!(told(&words), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), told("export svg --at 1"));
    let (code, why) = refused("export svg -o no-such-folder/frame.svg");
    assert_eq!(code, 1);
    assert!(why.starts_with("error: cannot write no-such-folder/frame.svg: "), "{why}");
}

#[test]
fn what_is_not_there_is_guessed_and_listed() {
    for (words, guess) in [
        ("--at jak-activaton", "there is no scene `jak-activaton`; did you mean `jak-activation`?"),
        ("export svg --at jak-activation@tuch", "did you mean `touch`?"),
        ("plain --drug baricitnib", "did you mean `baricitinib`?"),
        ("export svg --theme drak", "did you mean `dark`?"),
        ("plain --deck fulll", "did you mean `full`?"),
        ("--at 99", "there is no scene `99`"),
    ] {
        let (code, why) = refused(words);
        assert_eq!(code, 2, "{words}: {why}");
        assert!(why.starts_with("error: ") && why.contains(guess), "{words}: {why}");
    }
}

#[test]
fn a_wrong_word_in_the_environment_is_a_wrong_word() {
    let output = jakstat("export text").env("JAKSTAT_GLYPHS", "octants").output().unwrap();
    let why = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(why, "error: JAKSTAT_GLYPHS is `octants`; it can be octant, quadrant, half, ascii\n");
}

#[test]
fn the_shipped_story_has_no_problems() {
    let summary = told("check --today 2026-11-22");
    assert!(summary.starts_with("no problems: ") && summary.ends_with(" claims\n"), "{summary}");
    assert_eq!(told("check scenes/jak-activation.toml --today 2026-11-22"), summary);
    // Where there are no scenes, those that the program carries are checked.
    let elsewhere = jakstat("check --today 2026-11-22").current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap();
    assert_eq!(String::from_utf8(elsewhere.stdout).unwrap(), summary);
}

#[test]
fn check_finds_every_problem_in_a_folder_or_in_one_file() {
    let root = copy("spoiled");
    let (one, other) = (root.join("scenes/jak-activation.toml"), root.join("scenes/quiet-zone.toml"));
    spoil(&one, "jak1 phosphorylates r1", "jak1 fosforylates r1");
    spoil(&other, "title", "titel");
    let whole = run(&format!("check --today 2026-11-22 {}", root.display()));
    let report = String::from_utf8(whole.stderr).unwrap();
    assert_eq!(whole.status.code(), Some(1));
    assert!(report.contains("scenes/jak-activation.toml:") && report.contains("scenes/quiet-zone.toml:"), "{report}");
    assert!(!report.contains('\u{1b}'), "colour only on a terminal");
    let single = run(&format!("check --today 2026-11-22 {}", one.display()));
    let report = String::from_utf8(single.stderr).unwrap();
    assert!(report.contains("jak-activation") && !report.contains("quiet-zone"), "{report}");
    assert_eq!(String::from_utf8(single.stdout).unwrap(), "1 problem in 1 file\n");
}

#[test]
fn check_holds_what_ifs_against_the_model() {
    let root = copy("contradicted");
    spoil(&root.join("scenes/jak-activation.toml"), "\"jak1 is unmarked\"", "\"jak1 is marked\"");
    let output = run(&format!("check {}", root.display()));
    let report = String::from_utf8(output.stderr).unwrap();
    assert!(report.contains("contradicted") && output.status.code() == Some(1), "{report}");
}

#[test]
fn a_story_with_problems_is_not_played() {
    let root = copy("unplayable");
    spoil(&root.join("scenes/jak-activation.toml"), "[cast]", "[cast");
    let (code, why) = refused(&format!("plain --from {}", root.display()));
    assert_eq!(code, 1);
    assert!(why.starts_with("error") && why.contains("scenes/jak-activation.toml"), "{why}");
    let (code, why) = refused("plain --from no-such-folder");
    assert!(code == 1 && why.contains("no-such-folder"), "{why}");
    assert_eq!(refused("check no-such-file.toml").0, 1);
}

#[test]
fn a_story_of_ones_own_is_told() {
    let root = copy("own");
    spoil(&root.join("assets/decks/full.toml"), "The whole story", "A story of my own");
    assert!(told(&format!("plain --from {}", root.display())).starts_with("jakstat: A story of my own\n"));
}

#[test]
fn lists_name_what_the_other_flags_take() {
    for line in told("list scenes").lines() {
        let at = line.split_whitespace().next().unwrap();
        told(&format!("export text --at {at} --size 80x24"));
    }
    for line in told("list drugs").lines() {
        told(&format!("export text --drug {} --size 80x24", line.split_whitespace().next().unwrap()));
    }
    for theme in told("list themes").lines() {
        told(&format!("export text --theme {theme} --size 80x24"));
    }
    assert!(told("list keys").contains("Ctrl-C"));
    assert!(told("list words").matches("  Exactly: ").count() >= 55, "the whole glossary, at both levels");
}

#[test]
fn a_reader_who_has_heard_enough_is_no_trouble() {
    let mut child = jakstat("plain").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn help_and_version_are_for_everyone() {
    assert_eq!(told("--version"), format!("jakstat {}\n", env!("CARGO_PKG_VERSION")));
    assert!(told("--help").contains("jakstat export svg"));
    assert_eq!(refused("export gif").0, 2);
}

#[test]
fn a_changed_gene_is_named_as_it_comes_to_mind() {
    assert!(told("list genes").contains("JAK3 loss   JAK3 lost, as in SCID"));
    for name in ["jak3-loss", "JAK3-loss", "scid"] {
        let frame = told(&format!("export text --at jak-map --gene {name}"));
        assert!(frame.contains("JAK3 ◌ missing"), "{name}: {frame}");
        assert!(told(&format!("plain --gene {name}")).contains("IL-15 signal needs JAK3, and there is no JAK3"));
    }
    let both = told("export text --at jak-map --gene v617f --drug ruxolitinib");
    assert!(both.contains("JAK2 V617F + ruxolitinib"), "{both}");
    let (code, words) = refused("plain --gene loss");
    assert_eq!(code, 2);
    assert!(words.contains("there is no gene change `loss`") && words.contains("TYK2 loss"), "{words}");
    assert_eq!(refused("export text --gene scid --what-if x").0, 2);
}
