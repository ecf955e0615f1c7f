//! The story that the program carries has no problem of any layer, and every what-if comes to what it claims.

use jakstat::diagnose::draw;
use jakstat::library::{Library, check};
use jakstat::stage::rehearsal::rehearse;

#[test]
fn the_shipped_story_has_no_problem() {
    let mut loaded = Library::embedded();
    loaded.problems.extend(check(&loaded.library));
    loaded.problems.extend(rehearse(&loaded.library));
    let report = draw(&loaded.problems, &loaded.library.files, false);
    assert!(loaded.problems.is_empty(), "{} problems:\n{report}", loaded.problems.len());
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
