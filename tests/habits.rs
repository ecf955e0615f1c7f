//! A user's config and a clinic's profile: what they decide, what beats them, and what is said where they are wrong.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A home of its own for each test.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("home-{name}"));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join(".config/jakstat")).unwrap();
        Self(root)
    }

    fn config(self, text: &str) -> Self {
        fs::write(self.0.join(".config/jakstat/config.toml"), text).unwrap();
        self
    }

    /// Writes a profile and gives its path.
    fn profile(&self, text: &str) -> String {
        let path = self.0.join("clinic.toml");
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jakstat"));
        command.args(words.split_whitespace()).stdin(Stdio::null()).env_clear().env("HOME", &self.0);
        command
    }

    fn run(&self, words: &str) -> Output {
        self.command(words).output().unwrap()
    }

    fn told(&self, words: &str) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, words: &str) -> String {
        let output = self.run(words);
        let why = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{words}: {why}");
        why
    }
}

#[test]
fn without_files_nothing_is_different() {
    let home = Home::new("bare");
    assert!(home.told("plain").starts_with("jakstat: "));
    assert!(home.command("plain").env_remove("HOME").output().unwrap().status.success(), "without a home too");
}

#[test]
fn the_config_decides_where_nothing_else_does() {
    let bare = Home::new("plain-words");
    let home =
        Home::new("config").config("audience = \"clinician\"\ntheme = \"light\"\nglyphs = \"half\"\ncolour = \"16\"\n");
    assert_eq!(home.told("plain"), bare.told("plain --audience clinician"));
    assert_eq!(home.told("plain --audience student"), bare.told("plain --audience student"), "a flag beats it");
    let by_name = home.command("plain").env("JAKSTAT_AUDIENCE", "student").output().unwrap();
    assert_eq!(by_name.stdout, bare.told("plain --audience student").into_bytes(), "so does the environment");
    let frame = "export svg --at jak-activation@touch";
    let dressed = bare.told(&format!("{frame} --audience clinician --theme light --glyphs half --colour 16"));
    assert_eq!(home.told(frame), dressed);
    assert_ne!(home.told(&format!("{frame} --theme dark")), dressed);
}

#[test]
fn xdg_config_home_beats_home() {
    let home = Home::new("xdg").config("audience = \"clinician\"");
    let other = Home::new("xdg-other").config("audience = \"student\"");
    let told = home.command("plain").env("XDG_CONFIG_HOME", other.0.join(".config")).output().unwrap();
    assert_eq!(told.stdout, other.told("plain").into_bytes());
    let relative = home.command("plain").env("XDG_CONFIG_HOME", "relative").output().unwrap();
    assert_eq!(relative.stdout, home.told("plain").into_bytes(), "a relative path is none");
}

#[test]
fn what_a_clinic_hides_is_nowhere() {
    let home = Home::new("clinic");
    let path = home.profile("hide_scenes = [\"quiet-zone\"]\nhide_drugs = [\"fedratinib\"]\n");
    let whole = home.told("list scenes");
    assert!(whole.contains("quiet-zone") && home.told("list drugs").contains("fedratinib"));
    assert!(!home.told(&format!("list scenes --profile {path}")).contains("quiet-zone"));
    assert!(!home.told(&format!("list drugs --profile {path}")).contains("fedratinib"));
    let story = home.told(&format!("plain --profile {path}"));
    let title = whole.lines().find_map(|line| line.strip_prefix("quiet-zone  ")).unwrap().trim();
    assert!(home.told("plain").contains(title) && !story.contains(title), "{title}: {story}");
    let scenes = |story: &str| story.lines().filter(|line| line.starts_with("Scene ")).count();
    assert_eq!(scenes(&story), scenes(&home.told("plain")) - 1);
    let why = home.refused(&format!("plain --drug fedratinib --profile {path}"));
    assert!(why.contains("there is no drug `fedratinib`"), "{why}");
    assert!(home.refused(&format!("export text --at quiet-zone --profile {path}")).contains("there is no scene"));
    for decks in home.told(&format!("list decks --profile {path}")).lines() {
        home.told(&format!("plain --profile {path} --deck {}", decks.split_whitespace().next().unwrap()));
    }
}

#[test]
fn a_profile_beats_the_config_and_adds_to_what_it_hides() {
    let home = Home::new("both").config("audience = \"student\"\nhide_drugs = [\"tofacitinib\"]");
    let path = home.profile("audience = \"clinician\"\nhide_drugs = [\"fedratinib\"]");
    let drugs = home.told(&format!("list drugs --profile {path}"));
    assert!(!drugs.contains("fedratinib") && !drugs.contains("tofacitinib") && drugs.contains("baricitinib"));
    assert_eq!(
        home.told(&format!("plain --profile {path}")),
        home.told(&format!("plain --audience clinician --profile {path}"))
    );
}

#[test]
fn what_is_wrong_in_a_file_is_shown_at_its_place() {
    for (text, place, words) in [
        ("audience = \"clinican\"", ":1:13", "did you mean `clinician`?"),
        ("\naudiance = \"plain\"", ":2:1", "did you mean `audience`?"),
        ("theme = 3", ":1:9", "this must be a text in quotes"),
        ("theme = \"drak\"", ":1:10", "did you mean `dark`?"),
        ("deck = \"fulll\"", ":1:9", "did you mean `full`?"),
        ("hide_drugs = [\"baricitinib\", \"fedratinip\"]", ":1:31", "did you mean `fedratinib`?"),
        ("hide_scenes = [\"quiet-zon\"]", ":1:17", "did you mean `quiet-zone`?"),
        ("glyphs = [", ":1:", "error[syntax]"),
    ] {
        let home = Home::new("wrong").config(text);
        for words_of in ["plain", "list keys", "export text", ""] {
            let why = home.refused(words_of);
            let file = format!("config.toml{place}");
            assert!(why.contains(&file) && why.contains(words), "{text}: {why}");
        }
    }
    let output = Home::new("wrong").config("glyphs = [").run("check");
    assert!(output.status.success(), "a check is about the story");
}

#[test]
fn a_file_that_is_named_must_be_there_and_readable() {
    let home = Home::new("named");
    let why = home.refused("plain --profile no-such-file.toml");
    assert!(why.starts_with("error: cannot read no-such-file.toml: "), "{why}");
    fs::write(home.0.join("junk.toml"), [0xff, 0xfe, 0]).unwrap();
    let why = home.refused(&format!("plain --profile {}", home.0.join("junk.toml").display()));
    assert!(why.contains("it is not text in UTF-8"), "{why}");
    let why = home.refused(&format!("plain --profile {}", home.0.display()));
    assert!(why.contains("it is not a plain file"), "{why}");
}

#[test]
fn a_story_of_ones_own_need_not_have_what_the_config_names() {
    let home = Home::new("own").config("hide_scenes = [\"quiet-zone\"]\ntheme = \"light\"");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
    assert!(home.told(&format!("plain --from {}", own.display())).starts_with("jakstat: "));
    let path = home.profile("hide_scenes = [\"quiet-zone\"]");
    let why = home.refused(&format!("plain --from {} --profile {path}", own.display()));
    assert!(why.contains("there is no scene `quiet-zone`"), "{why}");
}

#[test]
fn a_deck_of_the_config_is_played_unless_another_is_asked_for() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
    let home = Home::new("deck").config("deck = \"short\"");
    let from = format!("plain --from {}", own.display());
    assert!(home.told(&from).starts_with("jakstat: The short one\n"));
    assert!(home.told(&format!("{from} --deck full")).starts_with("jakstat: All of it\n"));
    let by_name = home.command(&from).env("JAKSTAT_DECK", "full").output().unwrap();
    assert!(String::from_utf8(by_name.stdout).unwrap().starts_with("jakstat: All of it\n"));
    let decks = home.told(&format!("list decks --from {}", own.display()));
    assert_eq!(decks, "full   2 scenes  All of it\nshort  1 scene   The short one\n");
}

#[test]
fn questions_and_what_ifs_are_told_in_the_plain_story() {
    let home = Home::new("told");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
    let story = home.told(&format!("plain --from {}", own.display()));
    let questions = "\nQuestions: The only act\n1. Who puts the tag on a JAK?\n- ";
    assert!(story.contains(questions), "{story}");
    assert!(story.contains("\nThe answer: The JAK beside it. Side by side"), "{story}");
    assert!(story.contains("What if: Without the second JAK. "), "{story}");
    assert!(story.contains("cannot tag JAK1: there is no second JAK"), "{story}");
    let quiet = home.told(&format!("plain --from {} --deck short", own.display()));
    assert!(!quiet.contains("Questions") && !quiet.contains("Guess first"), "{quiet}");
}

#[test]
fn a_what_if_is_found_by_its_title() {
    let home = Home::new("what-if");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
    let run = |words: &str, title: &str| {
        let mut command = home.command(&format!("{words} --from {} --what-if", own.display()));
        command.arg(title).output().unwrap()
    };
    let frame = run("export text --at touch@touch", "without the second jak");
    let frame = String::from_utf8(frame.stdout).unwrap();
    assert!(frame.contains("Without the second JAK"), "{frame}");
    let found = run("export text", "Without the second JAK").stdout;
    assert_eq!(found, run("export text --at touch@tail", "Without the second JAK").stdout, "its place is found");
    let (plain, exact) = (run("export text", "Without the second JAK"), run("export text --audience clinician", "1"));
    assert_ne!(plain.stdout, exact.stdout, "the audience stays");
    let wrong = run("export text", "Without the second JKA");
    let why = String::from_utf8(wrong.stderr).unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(why.contains("did you mean `Without the second JAK`?"), "{why}");
    let list = home.told(&format!("list what-ifs --from {}", own.display()));
    assert_eq!(list, "touch  Without the second JAK\n");
}
