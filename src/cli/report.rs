//! A library turned into tables: what it claims, on what, how it reads, which beliefs it answers, who is on stage.

use crate::library::Library;

/// The whole report.
pub fn report(library: &Library) -> String {
    let _ = library;
    String::new()
}
