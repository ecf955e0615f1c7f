//! Problems drawn as rustc draws them: the line, the offending words underlined, and what to do.

use super::{Files, Problem, floor, shown};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// A longer line than this is not shown, only named.
const LONGEST_LINE: usize = 4000;

/// All problems as one text; with colours as ANSI escapes if asked.
pub fn draw(problems: &[Problem], files: &Files, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut report = String::new();
    for problem in problems {
        report.push_str(&renderer.render(&[group(problem, files)]));
        report.push_str("\n\n");
    }
    report
}

fn group<'a>(problem: &'a Problem, files: &'a Files) -> Group<'a> {
    let title = Level::ERROR.primary_title(&*problem.message).id(problem.code);
    let name = files.path(problem.spot.file);
    let (line, column) = problem.place(files);
    let excerpt = Excerpt::of(problem, files);
    let mut group = if excerpt.text.trim().is_empty() || excerpt.text.len() > LONGEST_LINE {
        let mut origin = Origin::path(shown_name(&name));
        if !files.text(problem.spot.file).is_empty() {
            origin = origin.line(line).char_column(column);
        }
        title.element(origin)
    } else {
        let underline = AnnotationKind::Primary.span(excerpt.underlined.clone());
        title.element(
            Snippet::source(excerpt.text)
                .line_start(line)
                .path(shown_name(&name))
                .annotation(underline.label((!problem.label.is_empty()).then_some(&*problem.label))),
        )
    };
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(&**help));
    }
    group
}

fn shown_name(name: &str) -> String {
    super::harmless(name.to_owned())
}

/// The lines around a problem's place, cut out so that drawing does not grow with the file.
struct Excerpt {
    text: String,
    underlined: std::ops::Range<usize>,
}

impl Excerpt {
    fn of(problem: &Problem, files: &Files) -> Self {
        let text = files.text(problem.spot.file);
        let start = floor(text, problem.spot.bytes.start);
        let end = floor(text, problem.spot.bytes.end).max(start);
        let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let first_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        // What runs over several lines is underlined to the end of its first one.
        let end = end.min(first_end);
        Self { text: same_length(&text[from..first_end]), underlined: start - from..end - from }
    }
}

/// The line with stand-ins of as many bytes for what a terminal must not see, so that places stay places.
fn same_length(line: &str) -> String {
    let stand_in = |c: char| match c {
        '\t' => c,
        _ if shown(c) => c,
        _ if c.len_utf8() == 1 => '?',
        _ if c.len_utf8() == 2 => '\u{bf}',
        _ => '\u{fffd}',
    };
    line.chars().map(stand_in).collect()
}
