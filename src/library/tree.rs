//! The embedded files, or those of a directory, turned into one tree of texts; what cannot be read is a problem.

use crate::diagnose::{Files, Findings, Problem, Spot, shown};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

static SCENES: Dir = include_dir!("$CARGO_MANIFEST_DIR/scenes");
static ASSETS: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// No file may be larger: one mebibyte.
pub const LARGEST: u64 = 1 << 20;

/// No directory may have more files.
const MOST_FILES: usize = 500;

/// The directories that are read, with the endings of the files that count.
const SHELVES: [(&str, &[&str]); 8] = [
    ("scenes", &["toml"]),
    ("assets", &["toml"]),
    ("assets/art", &["toml", "svg"]),
    ("assets/decks", &["toml"]),
    ("assets/drugs", &["toml"]),
    ("assets/models", &["toml"]),
    ("assets/stages", &["toml", "svg"]),
    ("assets/themes", &["toml"]),
];

/// Every file by its path below the root, with `/` between: `assets/art/jak.svg`.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, Cow<'static, [u8]>>,
    /// Files that are there, and read only when they are asked for.
    late: Vec<String>,
}

impl Tree {
    /// The files that the program carries.
    pub fn embedded() -> Self {
        let mut tree = Self::default();
        for (root, dir) in [("scenes", &SCENES), ("assets", &ASSETS)] {
            tree.embed(root, dir);
        }
        tree
    }

    fn embed(&mut self, root: &str, dir: &Dir<'static>) {
        for file in dir.files() {
            let path = format!("{root}/{}", file.path().display()).replace('\\', "/");
            if counts(&path) {
                self.files.insert(path, Cow::Borrowed(file.contents()));
            }
        }
        for dir in dir.dirs() {
            self.embed(root, dir);
        }
    }

    /// Adds a file, or puts it in another's place.
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), Cow::Owned(content.into()));
    }

    /// What a file holds.
    pub fn content(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Leaves every file whose path begins so for later.
    pub fn put_off(&mut self, begin: &str) {
        self.late.extend(self.files.keys().filter(|path| path.starts_with(begin)).cloned());
        self.files.retain(|path, _| !path.starts_with(begin));
    }

    /// What was left for later.
    pub fn late(&self) -> &[String] {
        &self.late
    }

    /// The files of a directory; what cannot be opened is a problem of its own.
    pub fn from_dir(root: &Path, files: &mut Files, findings: &Findings) -> Self {
        let mut tree = Self::default();
        if let Err(error) = fs::read_dir(root) {
            let message = format!("the directory cannot be read: {}", reason(&error));
            report(files, findings, "missing-directory", &root.display().to_string(), message);
            return tree;
        }
        if root != Path::new(".") {
            files.stand_in(&root.display().to_string());
        }
        for (shelf, endings) in SHELVES {
            tree.read_shelf(root, shelf, endings, files, findings);
        }
        tree
    }

    fn read_shelf(&mut self, root: &Path, shelf: &str, endings: &[&str], files: &mut Files, findings: &Findings) {
        let entries = match fs::read_dir(root.join(shelf)) {
            Ok(entries) => entries,
            // What must be there is asked for when all is read.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => {
                let message = format!("the directory cannot be read: {}", reason(&error));
                report(files, findings, "unreadable-file", shelf, message);
                return;
            }
        };
        let names = entries.flatten().map(|entry| entry.file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .filter(|name| endings.contains(&ending(name)))
            .collect();
        names.sort();
        if names.len() > MOST_FILES {
            let message = format!("{} files are more than the {MOST_FILES} that are read", names.len());
            report(files, findings, "too-many", shelf, message);
            names.truncate(MOST_FILES);
        }
        for name in names {
            let path = format!("{shelf}/{name}");
            match read_plain(&root.join(shelf).join(&name)) {
                Ok(content) => self.insert(path, content),
                Err(error) => {
                    let message = format!("the file cannot be read: {}", reason(&error));
                    report(files, findings, "unreadable-file", &path, message);
                }
            }
        }
    }

    /// A text of this tree for longer than the tree: not copied where the program carries it.
    pub fn keep(&self, path: &str, text: &str) -> Cow<'static, str> {
        let carried = match self.files.get(path) {
            Some(Cow::Borrowed(content)) => std::str::from_utf8(content).ok(),
            _ => None,
        };
        carried.map_or_else(|| Cow::Owned(text.to_owned()), Cow::Borrowed)
    }

    /// The texts among the files: all that are small enough and in UTF-8.
    pub fn texts(&self, files: &mut Files, findings: &Findings) -> BTreeMap<&str, &str> {
        let mut texts = BTreeMap::new();
        for (path, content) in &self.files {
            if !path.chars().all(shown) {
                let message = "the name of the file cannot be shown in a terminal";
                report(files, findings, "control-character", path, message.to_owned());
                continue;
            }
            if content.len() as u64 > LARGEST {
                let message = "the file is larger than 1 MiB";
                report(files, findings, "file-too-large", path, message.to_owned());
                continue;
            }
            match std::str::from_utf8(content) {
                Ok(text) => {
                    texts.insert(&**path, text);
                }
                Err(error) => {
                    let message = format!("byte {} of the file is not UTF-8", error.valid_up_to());
                    report(files, findings, "not-utf8", path, message);
                }
            }
        }
        texts
    }
}

fn counts(path: &str) -> bool {
    let shelf = path.rsplit_once('/').map_or("", |(shelf, _)| shelf);
    SHELVES.iter().any(|(known, endings)| *known == shelf && endings.contains(&ending(path)))
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Reads a plain file, and never more of it than can be used: a pipe would wait for ever, a device never end.
pub fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    let mut content = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut content)?;
    Ok(content)
}

/// What the system says, without its number.
fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// Reports a whole file, of which there is no text to show.
pub fn report(files: &mut Files, findings: &Findings, code: &'static str, path: &str, message: String) {
    let file = files.add(path, "");
    findings.add(Problem::new(code, Spot { file, bytes: 0..0 }, message));
}
