//! The story that the program carries has no problem of any layer, and every what-if comes to what it claims.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use jakstat::biology::Drug;
use jakstat::biology::drugs::Approval;
use jakstat::diagnose::draw;
use jakstat::library::{Library, Tree, check};
use jakstat::lint::{lint, overdue};
use jakstat::stage::rehearsal::rehearse;
use jakstat::story::{Figure, Scene, Verb};

#[test]
fn the_shipped_story_has_no_problem() {
    let mut loaded = Library::embedded();
    loaded.problems.extend(check(&loaded.library));
    loaded.problems.extend(rehearse(&loaded.library));
    loaded.problems.extend(lint(&loaded.library, &|_| false));
    loaded.problems.extend(overdue(&loaded.library, "2026-11-22"));
    let report = draw(&loaded.problems, &loaded.library.files, false);
    assert!(loaded.problems.is_empty(), "{} problems:\n{report}", loaded.problems.len());
}

/// The example on the page for authors is a scene that plays; it only shows one of its steps.
#[test]
fn the_example_for_authors_is_right() {
    let page = include_str!("../scenes/README.md");
    let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let mut tree = Tree::embedded();
    tree.insert("scenes/example.toml", example);
    let mut loaded = Library::from_tree(&tree);
    loaded.problems.extend(check(&loaded.library));
    loaded.problems.extend(rehearse(&loaded.library));
    loaded.problems.extend(lint(&loaded.library, &|_| false));
    let file = loaded.library.files.find("scenes/example.toml").unwrap();
    loaded.problems.retain(|problem| problem.spot.file == file);
    let codes: Vec<_> = loaded.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["step-count", "unplayed-scene"], "{}", draw(&loaded.problems, &loaded.library.files, false));
}

/// Each figure on the page, in a step of its own, and the challenge.
#[test]
fn the_figures_for_authors_are_right() {
    let page = include_str!("../scenes/README.md");
    let block = |start| page.split("```toml\n").find(|block| block.starts_with(start)).unwrap();
    let block = |start| block(start).split("```").next().unwrap();
    let mut scene = "title = \"T\"\nquestion = \"Q\"\nstage = \"cell\"\n[cast]\n".to_owned();
    for (number, figure) in block("[step.people]").split("[step.").skip(1).enumerate() {
        let say = "say = { plain = \"P\", student = \"S\", clinician = \"C\" }\ntakeaway = \"T\"\ndescribe = \"D\"";
        let step =
            format!("[[step]]\nname = \"{number}\"\ntitle = \"T\"\n{say}\nclaims = [\"jak-map\"]\n[step.{figure}\n");
        scene += &step;
    }
    scene += block("[[challenge]]");
    let mut tree = Tree::embedded();
    tree.insert("scenes/example.toml", scene);
    let mut loaded = Library::from_tree(&tree);
    loaded.problems.extend(check(&loaded.library));
    assert_eq!(draw(&loaded.problems, &loaded.library.files, false), "");
    let example = loaded.library.scenes.iter().find(|scene| scene.id == "example").unwrap();
    assert_eq!(example.steps.iter().filter(|step| step.figure.is_some()).count(), Figure::KEYS.len());
}

/// So is the drug: what is wrong with it is only what an example cannot help.
#[test]
fn the_drug_for_authors_is_right() {
    let page = include_str!("../scenes/README.md");
    let drug = page.split("```toml\n").find(|example| example.starts_with("brand = ")).unwrap();
    let mut tree = Tree::embedded();
    tree.insert("assets/drugs/example.toml", drug.split("```").next().unwrap());
    let mut loaded = Library::from_tree(&tree);
    loaded.problems.extend(lint(&loaded.library, &|_| false));
    let file = loaded.library.files.find("assets/drugs/example.toml").unwrap();
    loaded.problems.retain(|problem| problem.spot.file == file && problem.code != "unequal-space");
    assert_eq!(draw(&loaded.problems, &loaded.library.files, false), "");
    assert!(Drug::KEYS.iter().all(|key| drug.contains(key)), "every key is shown");
}

/// So is its question.
#[test]
fn the_question_for_authors_is_right() {
    let page = include_str!("../scenes/README.md");
    let question = page.split("```toml\n").find(|example| example.starts_with("[[question]]")).unwrap();
    let mut tree = Tree::embedded();
    tree.insert("assets/recall.toml", question.split("```").next().unwrap());
    let mut loaded = Library::from_tree(&tree);
    loaded.problems.extend(check(&loaded.library));
    assert!(loaded.problems.is_empty(), "{}", draw(&loaded.problems, &loaded.library.files, false));
    assert_eq!(loaded.library.recall.len(), 1);
}

/// So is its gene change.
#[test]
fn the_gene_change_for_authors_is_right() {
    let page = include_str!("../scenes/README.md");
    let gene = page.split("```toml\n").find(|example| example.starts_with("[[gene]]")).unwrap();
    let mut tree = Tree::embedded();
    tree.insert("assets/genes.toml", gene.split("```").next().unwrap());
    let mut loaded = Library::from_tree(&tree);
    loaded.problems.extend(check(&loaded.library));
    assert!(loaded.problems.is_empty(), "{}", draw(&loaded.problems, &loaded.library.files, false));
    assert_eq!(loaded.library.genes.len(), 1);
}

/// Every key of the settings is shown, and what is shown can be read.
#[test]
fn the_settings_of_the_front_page_are_right() {
    let page = include_str!("../README.md");
    let settings = page.split("```toml\n").find(|example| example.starts_with("glyphs")).unwrap();
    let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("front-page");
    std::fs::create_dir_all(home.join("jakstat")).unwrap();
    std::fs::write(home.join("jakstat/config.toml"), settings.split("```").next().unwrap()).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jakstat"));
    let output = command.args(["list", "drugs"]).env("XDG_CONFIG_HOME", home).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("fedratinib"));
}

#[test]
fn the_page_for_authors_names_every_verb_and_key() {
    let page = include_str!("../scenes/README.md");
    for (verb, ..) in Verb::TABLE {
        assert!(page.contains(&format!("`{verb}`")), "{verb} is not explained");
    }
    for key in Scene::KEYS.iter().chain(&Figure::KEYS) {
        assert!(page.contains(key), "{key} is not shown");
    }
}

#[test]
fn what_is_embedded_is_what_is_on_disk() {
    let embedded = Library::embedded().library;
    let read = Library::from_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).library;
    assert_eq!(embedded.scenes, read.scenes);
    assert_eq!(embedded.pathway, read.pathway);
    assert_eq!(embedded.drugs, read.drugs);
    assert_eq!(embedded.genes, read.genes);
    assert_eq!(embedded.sprites, read.sprites);
    assert_eq!(embedded.decks, read.decks);
    assert_eq!(embedded.recall, read.recall);
}

#[test]
fn every_deck_can_be_played_and_no_other() {
    let library = Library::embedded().library;
    let names: Vec<String> = library.decks.iter().map(|deck| deck.name.clone()).collect();
    let mut library = library;
    for name in &names {
        library = library.with_deck(name).unwrap();
        assert_eq!(&library.deck.name, name);
        assert!(library.scene(0).is_some());
    }
    let error = library.with_deck("ful").unwrap_err();
    assert!(error.contains("there is no deck `ful`"), "{error}");
}

/// What is read late is the same, and nothing else is missing.
#[test]
fn the_story_as_it_is_played_has_every_source() {
    let (whole, played) = (Library::embedded().library, Library::to_play());
    assert!(played.problems.is_empty(), "{}", draw(&played.problems, &played.library.files, false));
    assert_eq!((&played.library.claims, &played.library.scenes), (&whole.claims, &whole.scenes));
    assert_eq!((&played.library.pathway, &played.library.drugs), (&whole.pathway, &whole.drugs));
    for claim in &whole.claims {
        for key in &claim.references {
            assert!(played.library.reference(key).is_some(), "{key}");
            assert_eq!(played.library.reference(key), whole.reference(key));
        }
    }
}

/// The cabinet is as full as its sources let it be, and every fact of it says on what it rests.
#[test]
fn the_cabinet_is_full_and_stands_on_claims() {
    let library = Library::embedded().library;
    assert!(library.drugs.len() >= 14, "{} drugs", library.drugs.len());
    for drug in &library.drugs {
        for approval in &drug.approvals {
            let Approval { by, date, who, claim, .. } = approval;
            let said = !by.is_empty() && !date.is_empty() && !who.is_empty();
            assert!(said && claim.is_some(), "{}: {approval:?}", drug.name);
        }
        assert!(drug.doses.iter().all(|dose| dose.claim.is_some()), "{}", drug.name);
        assert!(drug.trials.iter().all(|trial| trial.claim.is_some() && !trial.missing.is_empty()), "{}", drug.name);
        assert!(drug.measured.iter().all(|value| library.assay(&value.assay).is_some()), "{}", drug.name);
        assert!(!drug.as_of.is_empty() && !drug.evidence_to.is_empty(), "{}", drug.name);
        assert!(drug.claims.iter().all(|key| library.claim(key).is_some()), "{}", drug.name);
    }
}

/// First those approved for alopecia areata by date, then the others by name: nothing goes by a result.
#[test]
fn the_shelf_is_in_an_order_that_praises_nobody() {
    let library = Library::embedded().library;
    let approved = library.drugs.iter().take_while(|drug| drug.first_for_areata().is_some()).count();
    let (first, rest) = library.drugs.split_at(approved);
    assert!(rest.iter().all(|drug| drug.first_for_areata().is_none()));
    assert!(rest.is_sorted_by_key(|drug| &drug.name));
    let years = first.iter().map(|drug| drug.first_for_areata().unwrap().date[..4].to_owned());
    assert!(years.is_sorted(), "{:?}", first.iter().map(|drug| &drug.name).collect::<Vec<_>>());
}

/// Where no verified number exists none is shown: no panel for deuruxolitinib, no value of ritlecitinib on IL-15.
#[test]
fn no_number_is_shown_where_none_was_found() {
    let library = Library::embedded().library;
    let drug = |name: &str| &library.drugs[library.drug(name).unwrap()];
    assert!(drug("deuruxolitinib").measured.is_empty());
    assert!(drug("ritlecitinib").measured.iter().all(|value| value.signal() != Some("IL-15")));
}
