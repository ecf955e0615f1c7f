//! The drawings of a library turned into problems where they could not be drawn.

use crate::diagnose::{Findings, Problem, Spot};
use crate::library::Library;
use crate::stage::picture::inspect;

pub fn examine(library: &Library, findings: &Findings) {
    let drawings = library.files.names().enumerate().filter(|(_, name)| name.rsplit('.').next() == Some("svg"));
    for (file, _) in drawings {
        if let Err(why) = inspect(library.files.text(file)) {
            let problem = Problem::new("bad-drawing", Spot { file, bytes: 0..0 }, why);
            findings
                .add(problem.help("draw it with flat shapes: path, rect, circle, ellipse, line, polyline, polygon"));
        }
    }
}
