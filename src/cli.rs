//! A command line turned into one deed: to play, to check, to tell, to export, to list.

mod args;
mod check;
mod facts;
mod habits;
mod lab;
mod list;
mod opening;
mod plain;
mod progress;
mod report;
mod show;
mod today;

use crate::look::Env;
use args::{Asked, Check, Export, Plain, Source, Verb};
use clap::Parser;
use habits::Habits;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// Why there is nothing to show, in words for the person who asked.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// The command line names what is not there: exit code 2.
    Usage(String),
    /// The content or the system is at fault: exit code 1.
    Trouble(String),
}

/// Does what the command line of this process asks for.
pub fn main() -> ExitCode {
    let asked = match Asked::try_parse() {
        Ok(asked) => asked,
        Err(error) => {
            let _ = error.print();
            return code(error.exit_code());
        }
    };
    let env = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    obey(&asked, &env).unwrap_or_else(|failure| report(&failure))
}

fn obey(asked: &Asked, env: Env) -> Result<ExitCode, Failure> {
    let colour =
        io::stderr().is_terminal() && env("NO_COLOR").is_none() && env("TERM").is_none_or(|term| term != "dumb");
    let habits = |source: &Source| Habits::read(source.profile.as_deref(), env, colour);
    match &asked.verb {
        None => {
            let habits = habits(&asked.play.source)?;
            match show::play(&asked.play, on_stage(&habits), &habits)? {
                Some(words) => say(&words),
                None => Ok(ExitCode::SUCCESS),
            }
        }
        Some(Verb::Check(check)) => checked(check, colour),
        Some(Verb::Plain(plain)) => say(&told(plain, &habits(&plain.source)?)?),
        Some(Verb::Export(export)) => deliver(export, &show::export(export, &habits(&export.source)?)?),
        Some(Verb::Lab(asked)) => {
            let habits = habits(&asked.source)?;
            let library = opening::library(&asked.source, &habits)?;
            if on_stage(&habits) && asked.is_bare() {
                show::table(&library, lab::bench(&library, asked)?, asked, &habits)?;
                return Ok(ExitCode::SUCCESS);
            }
            let audience = opening::audience(asked.audience, &habits)?;
            say(&lab::lab(&library, asked, audience)?)
        }
        Some(Verb::List(list)) => {
            let library = opening::library(&list.source, &habits(&list.source)?)?;
            say(&list::list(&library, list.what))
        }
    }
}

/// There is a terminal to play on.
fn on_stage(habits: &Habits) -> bool {
    let dumb = (habits.env)("TERM").is_some_and(|term| term == "dumb");
    io::stdin().is_terminal() && io::stdout().is_terminal() && !dumb
}

fn checked(asked: &Check, colour: bool) -> Result<ExitCode, Failure> {
    let today = asked.today.clone().unwrap_or_else(today::today);
    let finding = check::check(asked.path.as_deref(), &today, asked.report, colour)?;
    complain(&finding.problems);
    say(&finding.summary)?;
    Ok(code(i32::from(!finding.fine)))
}

fn told(asked: &Plain, habits: &Habits) -> Result<String, Failure> {
    let library = opening::library(&asked.source, habits)?;
    let audience = opening::audience(asked.telling.audience, habits)?;
    let doses = opening::doses(&library, &asked.telling.drugs)?;
    let gene = opening::gene(&library, asked.telling.gene.as_deref())?;
    Ok(plain::plain(&library, audience, &doses, gene))
}

fn deliver(export: &Export, frame: &str) -> Result<ExitCode, Failure> {
    if export.output == Path::new("-") {
        return say(frame);
    }
    let written = std::fs::write(&export.output, frame);
    written.map_err(|error| Failure::Trouble(format!("cannot write {}: {error}", export.output.display())))?;
    Ok(ExitCode::SUCCESS)
}

/// Data for whoever reads the standard output. A reader who has heard enough is no trouble.
fn say(words: &str) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(words.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Trouble(format!("cannot write to the standard output: {error}")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Problems for whoever reads the standard error.
fn complain(words: &str) {
    // Nobody is left to tell when this fails.
    let _ = io::stderr().lock().write_all(words.as_bytes());
}

fn report(failure: &Failure) -> ExitCode {
    let (words, exit) = match failure {
        Failure::Usage(words) => (words, 2),
        Failure::Trouble(words) => (words, 1),
    };
    // Drawn problems bring their own heading.
    let heading = if words.starts_with("error") || words.starts_with('\u{1b}') { "" } else { "error: " };
    complain(&format!("{heading}{}\n", words.trim_end()));
    code(exit)
}

fn code(exit: i32) -> ExitCode {
    ExitCode::from(u8::try_from(exit).unwrap_or(1))
}
