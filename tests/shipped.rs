//! The story that the program carries has no problem of any layer, and every what-if comes to what it claims.

use jakstat::diagnose::draw;
use jakstat::library::{Library, Tree, check};
use jakstat::lint::{lint, overdue};
use jakstat::stage::rehearsal::rehearse;
use jakstat::story::{Scene, Verb};

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

#[test]
fn the_page_for_authors_names_every_verb_and_key() {
    let page = include_str!("../scenes/README.md");
    for (verb, ..) in Verb::TABLE {
        assert!(page.contains(&format!("`{verb}`")), "{verb} is not explained");
    }
    for key in Scene::KEYS {
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
    assert_eq!(embedded.sprites, read.sprites);
    assert_eq!(embedded.decks, read.decks);
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
