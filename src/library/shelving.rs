//! A tree of files turned into a library: each kind read after those that its names stand in.

use super::tree::{self, Tree};
use super::{DRUGS, Library, Loaded, MODELS, SOURCES, themes};
use crate::biology::drugs::{self, Assay};
use crate::biology::evidence::{Claim, Reference};
use crate::biology::pathway::Around;
use crate::biology::{Drug, GeneChange, Pathway, Together};
use crate::diagnose::reading::{Form, Sheet};
use crate::diagnose::{FileId, Files, Findings};
use crate::lab::{Around as LabAround, Model};
use crate::language::prose::Mentions;
use crate::scenery::Art;
use crate::story::{Deck, Figure, Misconception, Question, Scene, Set, Sprite, Term};
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::thread;

/// More hands than this are not worth their start.
const MOST_HANDS: usize = 3;

/// The deck that plays unless another is asked for.
const FIRST_DECK: &str = "full";

/// The order of the themes that come first; others follow by name.
const FIRST_THEMES: [&str; 3] = ["dark", "light", "mono"];

/// The order of the models that come first; others follow by name.
const FIRST_MODELS: [&str; 4] = ["dosing", "yamada2003", "hair", "loop"];

/// Loads and links everything; what is wrong is left out and reported.
pub fn load(tree: &Tree, files: Files, findings: Findings) -> Loaded {
    let empty_before = files.is_empty();
    let mut shelf = Shelf::open(tree, files, &findings);
    let mut library = Library::default();
    if shelf.texts.is_empty() {
        if empty_before && shelf.files.is_empty() {
            shelf.report_missing("scenes/", "there is no story here: nothing in `scenes/` and nothing in `assets/`");
        }
    } else {
        shelf.read_science(&mut library);
        shelf.read_looks(&mut library);
        shelf.read_pathway(&mut library);
        shelf.read_drugs(&mut library);
        // What is read late keeps its place, so that every file after it has the same number.
        tree.late().iter().for_each(|path| _ = shelf.files.add(path, ""));
        library.models = shelf.read_models(&library);
        shelf.read_scenes(&mut library);
        let charts = || library.scenes.iter().flat_map(|scene| &scene.steps).filter_map(|step| step.figure.as_ref());
        if tree.late().is_empty() && shelf.all(MODELS, ".toml").is_empty() && charts().any(Figure::is_chart) {
            shelf.report_missing(MODELS, "a scene has a chart, but there is no `*.toml` here");
        }
        shelf.read_decks(&mut library);
        shelf.read_recall(&mut library);
    }
    library.files = shelf.files;
    Loaded { library, problems: findings.into_problems() }
}

/// The sources of a tree alone, as far as they can be read.
pub fn sources(tree: &Tree) -> Vec<Reference> {
    let findings = Findings::default();
    let mut shelf = Shelf::open(tree, Files::default(), &findings);
    shelf.file(SOURCES, &[], Reference::read_all).unwrap_or_default()
}

/// The models of a tree alone, as far as they can be read beside this library.
pub fn models(tree: &Tree, library: &Library) -> Vec<Model> {
    let findings = Findings::default();
    Shelf::open(tree, Files::default(), &findings).read_models(library)
}

/// The models of these files once more, for a library that has changed.
pub fn models_again(files: &Files, library: &Library) -> Vec<Model> {
    let mut tree = Tree::default();
    for name in files.names().filter(|name| name.starts_with(MODELS)) {
        tree.insert(name, files.find(name).map_or("", |file| files.text(file)));
    }
    models(&tree, library)
}

/// Files on the way into the library.
struct Shelf<'t> {
    tree: &'t Tree,
    texts: BTreeMap<&'t str, &'t str>,
    files: Files,
    findings: &'t Findings,
}

impl<'t> Shelf<'t> {
    fn open(tree: &'t Tree, mut files: Files, findings: &'t Findings) -> Self {
        let texts = tree.texts(&mut files, findings);
        Self { tree, texts, files, findings }
    }

    /// A text that problems can point into.
    fn add(&mut self, path: &str, text: &str) -> FileId {
        self.files.add(path, self.tree.keep(path, text))
    }

    /// Reads one file as a form; `None` and a problem where there is no such file.
    fn file<T>(&mut self, path: &str, keys: &'static [&'static str], read: impl FnOnce(&Form) -> T) -> Option<T> {
        let Some(text) = self.texts.get(path).copied() else {
            // A file that is there but cannot be read has its problem already.
            if self.files.find(path).is_none() {
                self.report_missing(path, "this file is missing");
            }
            return None;
        };
        let sheet = Sheet { file: self.add(path, text), text, findings: self.findings };
        Some(read(&sheet.parse().form(sheet, keys)))
    }

    fn report_missing(&mut self, path: &str, message: &str) {
        let message = message.to_owned();
        tree::report(&mut self.files, self.findings, "missing-file", path, message);
    }

    /// The files of a directory with this ending: path and name without ending.
    fn all(&self, directory: &str, ending: &str) -> Vec<(&'t str, &'t str)> {
        let name = |path: &'t str| {
            let name = path.strip_prefix(directory)?.strip_suffix(ending)?;
            (!name.contains('/')).then_some((path, name))
        };
        self.texts.keys().copied().filter_map(name).collect()
    }

    /// The same, of which there must be at least one.
    fn some(&mut self, directory: &str, ending: &str) -> Vec<(&'t str, &'t str)> {
        let found = self.all(directory, ending);
        // A file that is there but cannot be read has its problem already.
        if found.is_empty() && !self.files.names().any(|name| name.starts_with(directory)) {
            let message = format!("there is no `*{ending}` here");
            self.report_missing(directory, &message);
        }
        found
    }

    fn read_science(&mut self, library: &mut Library) {
        let references = self.file(SOURCES, &[], Reference::read_all);
        library.references = references.unwrap_or_default();
        let read = |form: &Form| Claim::read_all(form, &library.references);
        let claims = self.file("assets/evidence.toml", &[], read);
        library.claims = claims.unwrap_or_default();
        let terms = self.file("assets/glossary.toml", &[], Term::read_all);
        library.glossary = terms.unwrap_or_default();
        let register = "assets/misconceptions.toml";
        if self.texts.contains_key(register) {
            let read = |form: &Form| Misconception::read_all(form, &library.claims);
            let beliefs = self.file(register, &[], read);
            library.misconceptions = beliefs.unwrap_or_default();
        }
        let review = "assets/review.toml";
        if self.texts.contains_key(review) {
            let months = |form: &Form| form.number("months", &(1.0..=120.0)).map(|months| months as u16);
            library.review = self.file(review, &["months"], months).flatten();
        }
    }

    fn read_looks(&mut self, library: &mut Library) {
        let mut paths = self.some("assets/themes/", ".toml");
        let rank = |name: &str| FIRST_THEMES.iter().position(|first| *first == name);
        paths.sort_by_key(|(_, name)| (rank(name).unwrap_or(FIRST_THEMES.len()), *name));
        for (path, name) in paths {
            let read = |form: &Form| themes::read(name, form, library.themes.first());
            let theme = self.file(path, &[], read);
            library.themes.extend(theme);
        }
        let art = self.art("assets/art/");
        for (path, _) in self.some("assets/art/", ".toml") {
            let sprites = self.file(path, &[], |form| Sprite::read_all(form, &art, &library.sprites));
            library.sprites.extend(sprites.into_iter().flatten());
        }
        let backdrops = self.art("assets/stages/");
        for (path, name) in self.some("assets/stages/", ".toml") {
            let roles = roles(library);
            let read = |form: &Form| Set::read(name, form, &backdrops, &roles);
            let set = self.file(path, Set::KEYS, read);
            library.sets.extend(set);
        }
    }

    /// The drawings of a directory by file name; problems can point into them.
    fn art(&mut self, directory: &str) -> Art<'t> {
        let mut art = Art::new();
        for (path, _) in self.all(directory, ".svg") {
            let Some(svg) = self.texts.get(path).copied() else { continue };
            self.add(path, svg);
            art.extend(path.rsplit('/').next().map(|name| (name, svg)));
        }
        art
    }

    fn read_pathway(&mut self, library: &mut Library) {
        let roles = roles(library);
        let around = Around { sprites: &library.sprites, roles: &roles, references: &library.references };
        let read = |form: &Form| Pathway::read(form, around);
        let pathway = self.file("assets/pathway.toml", Pathway::KEYS, read);
        library.pathway = pathway.unwrap_or_default();
    }

    fn read_drugs(&mut self, library: &mut Library) {
        let mentions = Mentions { actors: &[], terms: &library.glossary };
        let assays = self.file("assets/assays.toml", &[], Assay::read_all);
        library.assays = assays.unwrap_or_default();
        let around = drugs::Around {
            mentions,
            claims: &library.claims,
            references: &library.references,
            pathway: &library.pathway,
            assays: &library.assays,
        };
        let pages = self.pages(DRUGS);
        library.drugs = self.by_hands(&pages, Drug::KEYS, &|name, form| Drug::read(name, form, around));
        Drug::shelve(&mut library.drugs);
        let together = "assets/together.toml";
        if self.texts.contains_key(together) {
            let read = |form: &Form| Together::read(form, mentions, &library.claims);
            library.together = self.file(together, Together::KEYS, read);
        }
        let genes = "assets/genes.toml";
        if self.texts.contains_key(genes) {
            let read = |form: &Form| GeneChange::read_all(form, &library.pathway, mentions, &library.claims);
            library.genes = self.file(genes, &["gene"], read).unwrap_or_default();
        }
    }

    /// Every model but those about drugs that are not in the cabinet.
    fn read_models(&mut self, library: &Library) -> Vec<Model> {
        let roles = roles(library);
        let around =
            LabAround { drugs: &library.drugs, claims: &library.claims, terms: &library.glossary, roles: &roles };
        let mut paths = self.all(MODELS, ".toml");
        let rank = |name: &str| FIRST_MODELS.iter().position(|first| *first == name);
        paths.sort_by_key(|(_, name)| (rank(name).unwrap_or(FIRST_MODELS.len()), *name));
        let read = |(path, name)| self.file(path, Model::KEYS, |form| Model::read(name, form, around));
        let whole = |model: &Model| !model.controls.iter().any(|control| control.bereft);
        paths.into_iter().filter_map(read).filter(whole).collect()
    }

    fn read_scenes(&mut self, library: &mut Library) {
        let (pages, world) = (self.pages("scenes/"), library.world());
        library.scenes = self.by_hands(&pages, Scene::KEYS, &|name, form| Scene::read(name, form, world));
    }

    /// The files of a folder, of which there must be some.
    fn pages(&mut self, folder: &str) -> Vec<Page<'t>> {
        let mut pages = Vec::new();
        for (path, name) in self.some(folder, ".toml") {
            let text = self.texts[path];
            pages.push(Page { file: self.add(path, text), name, text });
        }
        pages
    }

    /// Reads many files of a kind; several hands do, since these are most of what there is and a start must be quick.
    fn by_hands<T: Send>(&self, pages: &[Page], keys: &'static [&'static str], read: &Reader<T>) -> Vec<T> {
        let hands = thread::available_parallelism().map_or(1, usize::from).clamp(1, MOST_HANDS);
        let share = |hand: usize| {
            let findings = Findings::default();
            let each = |page: &Page| {
                let sheet = Sheet { file: page.file, text: page.text, findings: &findings };
                read(page.name, &sheet.parse().form(sheet, keys))
            };
            let things: Vec<T> = pages.iter().skip(hand).step_by(hands).map(each).collect();
            (things, findings.into_problems())
        };
        let shares: Vec<_> = thread::scope(|scope| {
            let share = &share;
            let others: Vec<_> = (1..hands).map(|hand| scope.spawn(move || share(hand))).collect();
            let own = share(0);
            let others = others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            std::iter::once(own).chain(others).collect()
        });
        let mut things = Vec::new();
        for (share, problems) in shares {
            self.findings.take_over(problems);
            things.push(share.into_iter());
        }
        (0..pages.len()).filter_map(|page| things[page % hands].next()).collect()
    }

    fn read_recall(&mut self, library: &mut Library) {
        let path = "assets/recall.toml";
        if self.texts.contains_key(path) {
            let read = |form: &Form| Question::read_all(form, &library.scenes, &library.decks, library.world());
            let questions = self.file(path, Question::KEYS, read);
            library.recall = questions.unwrap_or_default();
        }
    }

    fn read_decks(&mut self, library: &mut Library) {
        for (path, name) in self.all("assets/decks/", ".toml") {
            let read = |form: &Form| Deck::read(name, form, &library.scenes);
            let deck = self.file(path, Deck::KEYS, read);
            library.decks.extend(deck);
        }
        let first = library.decks.iter().find(|deck| deck.name == FIRST_DECK);
        if first.is_none() {
            let path = format!("assets/decks/{FIRST_DECK}.toml");
            self.report_missing(&path, "this file is missing; all scenes play by name");
        }
        let deck = first.cloned();
        library.deck = deck.unwrap_or_else(|| Deck::of_all(&library.scenes));
    }
}

/// A file, still to be read.
struct Page<'t> {
    file: FileId,
    name: &'t str,
    text: &'t str,
}

/// Reads one file, known by its name, as a form.
type Reader<'r, T> = dyn Fn(&str, &Form) -> T + Sync + 'r;

/// The colour roles of the first theme, which every theme must have.
fn roles(library: &Library) -> Vec<&str> {
    let first = library.themes.first();
    first.iter().flat_map(|theme| theme.roles.keys()).map(|role| &**role).collect()
}
