//! The command line turned into what is asked for; every flag and its help stand here.

use super::today;
use crate::biology::drugs::Part;
use crate::look::{Depth, Glyphs};
use crate::screen::moment::Motion;
use crate::story::Audience;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  jakstat                                          play the whole story
  jakstat --at jak-activation --drug baricitinib   start there, with that drug
  jakstat plain --audience student                 the story as plain text
  jakstat export svg --at jak-activation@touch -o figure.svg
  jakstat lab dosing --drug tofacitinib --csv      the numbers of a model
  jakstat check my-folder                          every problem in your own scenes

Flags beat JAKSTAT_GLYPHS, JAKSTAT_COLOUR, JAKSTAT_THEME, JAKSTAT_MOTION, JAKSTAT_AUDIENCE and JAKSTAT_DECK; these beat a
profile; that beats $XDG_CONFIG_HOME/jakstat/config.toml. Both are TOML with the keys glyphs, colour, theme, motion,
audience, deck, hide_scenes and hide_drugs. Answers and the last place stay in $XDG_STATE_HOME/jakstat/progress.toml.
A learning aid. Not medical advice, not a decision aid.";

/// JAK-STAT signalling and alopecia areata as a living picture in the terminal
#[derive(Debug, Parser)]
#[command(name = "jakstat", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Asked {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub play: Play,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Find every problem in the scenes; exit code 1 if there is any
    Check(Check),
    /// Tell the whole story as plain text: for screen readers, pipes and search
    Plain(Plain),
    /// Write one frame: as text, or as a picture
    Export(Export),
    /// Open the lab at a model; off a terminal what it shows in words, or its numbers as CSV or JSON
    Lab(Lab),
    /// List what there is
    List(List),
}

/// `jakstat check`
#[derive(Debug, Default, Args)]
pub struct Check {
    /// A folder with `scenes` and `assets`, or one file in it [default: this folder if it has scenes, else the
    /// story that comes with the program]
    pub path: Option<PathBuf>,
    /// Also print claims, sources, reading levels, beliefs and words on stage
    #[arg(long)]
    pub report: bool,
    /// What was checked too long before this day is due for a review [default: today]
    #[arg(long, value_name = "DATE", value_parser = today::read)]
    pub today: Option<String>,
}

/// Which story is told.
#[derive(Clone, Debug, Default, Args)]
pub struct Source {
    /// Read scenes and assets from this folder
    #[arg(long, value_name = "FOLDER")]
    pub from: Option<PathBuf>,
    /// Which deck of scenes; `jakstat list decks` names them
    #[arg(long, value_name = "NAME")]
    pub deck: Option<String>,
    /// A clinic's settings: as the config file, with the scenes and drugs that it does not show
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
}

/// What goes otherwise in one scene.
#[derive(Debug, Default, Args)]
pub struct Twist {
    /// A what-if by its title; `jakstat list what-ifs` names them
    #[arg(long, value_name = "TITLE", conflicts_with_all = ["drugs", "gene"])]
    pub what_if: Option<String>,
    /// Two stages side by side: the usual story, or what `--drug` takes, on the left; this drug, or the change, on the right
    #[arg(long, value_name = "DRUG", num_args = 0..=1, default_missing_value = "")]
    pub compare: Option<String>,
}

/// How it is told.
#[derive(Debug, Default, Args)]
pub struct Telling {
    /// For whom the words are
    #[arg(long, value_name = "WHO", value_parser = one_of(&AUDIENCES))]
    pub audience: Option<Audience>,
    /// A drug that is taken (may be given more than once)
    #[arg(long = "drug", value_name = "NAME", value_delimiter = ',')]
    pub drugs: Vec<String>,
    /// A gene that is changed in every scene; `jakstat list genes` names them
    #[arg(long, value_name = "NAME")]
    pub gene: Option<String>,
}

/// The lab in place of the story.
#[derive(Debug, Default, Args)]
pub struct Table {
    /// The lab at a model, in place of the story; `--time` is then from 0 to 12000
    #[arg(long, value_name = "MODEL", conflicts_with_all = ["at", "what_if", "compare", "gene"])]
    pub lab: Option<String>,
    /// A knob of the model (may be given more than once)
    #[arg(long = "set", value_name = "KNOB=OPTION", requires = "lab")]
    pub knobs: Vec<String>,
    /// Which of its charts, by name or number
    #[arg(long, value_name = "NAME", requires = "lab")]
    pub chart: Option<String>,
}

/// How a frame is dressed.
#[derive(Debug, Default, Args)]
pub struct Dress {
    /// Which blocks draw the picture: the finer, the fewer fonts have them
    #[arg(long, value_name = "SET", value_parser = one_of(&Glyphs::NAMES))]
    pub glyphs: Option<Glyphs>,
    /// How many colours
    #[arg(long, visible_alias = "color", value_name = "DEPTH", value_parser = one_of(&Depth::NAMES))]
    pub colour: Option<Depth>,
    /// Which theme; `jakstat list themes` names them
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
}

/// `jakstat` alone.
#[derive(Debug, Default, Args)]
pub struct Play {
    /// Where to start: a scene or its number, and a step or its number
    #[arg(long, value_name = "SCENE[@STEP]")]
    pub at: Option<String>,
    /// Start where you left, with your answers
    #[arg(long, conflicts_with_all = ["at", "from"])]
    pub resume: bool,
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub telling: Telling,
    #[command(flatten)]
    pub twist: Twist,
    #[command(flatten)]
    pub dress: Dress,
    /// How much moves
    #[arg(long, value_name = "MOTION", value_parser = one_of(&MOTIONS))]
    pub motion: Option<Motion>,
}

/// `jakstat plain`
#[derive(Debug, Default, Args)]
pub struct Plain {
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub telling: Telling,
}

/// `jakstat export`
#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "FORMAT", value_parser = one_of(&FORMATS))]
    pub format: Format,
    /// Which moment: a scene or its number, and a step or its number [default: the first]
    #[arg(long, value_name = "SCENE[@STEP]")]
    pub at: Option<String>,
    /// Milliseconds into the step's motion [default: its end]
    #[arg(long, value_name = "MS")]
    pub time: Option<u32>,
    #[command(flatten)]
    pub table: Table,
    /// Columns and rows
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "120x36", value_parser = size)]
    pub size: (u16, u16),
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub telling: Telling,
    #[command(flatten)]
    pub twist: Twist,
    /// The medicine cabinet over it, open at what is taken, with these facts
    #[arg(long, value_name = "FACTS", num_args = 0..=1, default_missing_value = "about", value_parser = one_of(&FACTS), conflicts_with = "lab")]
    pub cabinet: Option<Part>,
    /// A drug whose facts stand beside those of what is taken, in the cabinet
    #[arg(long, value_name = "DRUG", requires = "cabinet")]
    pub read_beside: Option<String>,
    #[command(flatten)]
    pub dress: Dress,
    /// Where to; `-` is the standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// `jakstat lab`
#[derive(Debug, Default, Args)]
pub struct Lab {
    /// Which model; `jakstat list models` names them with their controls
    #[arg(value_name = "MODEL")]
    pub model: String,
    /// A drug of the model
    #[arg(long, value_name = "NAME")]
    pub drug: Option<String>,
    /// A dose of that drug, such as "5 mg BID"
    #[arg(long, value_name = "DOSE")]
    pub dose: Option<String>,
    /// A part that is gone
    #[arg(long, value_name = "NAME")]
    pub knockout: Option<String>,
    /// Any other control (may be given more than once)
    #[arg(long = "set", value_name = "KNOB=OPTION")]
    pub set: Vec<String>,
    /// How long, in the model's unit of time [default: the model's own]
    #[arg(long, value_name = "TIME")]
    pub until: Option<f64>,
    /// Time between two rows [default: the model's own]
    #[arg(long, value_name = "TIME")]
    pub every: Option<f64>,
    /// Virtual people instead of the typical one, where the model has them: one column each
    #[arg(long, value_name = "COUNT", conflicts_with_all = ["until", "every"])]
    pub people: Option<usize>,
    /// Which people: the same number gives the same people
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    /// One row a time, one column a quantity, with units in the first row
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// The same as JSON, with the setting
    #[arg(long)]
    pub json: bool,
    /// For whom the words are
    #[arg(long, value_name = "WHO", value_parser = one_of(&AUDIENCES))]
    pub audience: Option<Audience>,
    #[command(flatten)]
    pub dress: Dress,
    /// How much moves
    #[arg(long, value_name = "MOTION", value_parser = one_of(&MOTIONS))]
    pub motion: Option<Motion>,
    #[command(flatten)]
    pub source: Source,
}

impl Lab {
    /// Neither numbers nor times are asked for: on a terminal the screen of the lab opens.
    pub fn is_bare(&self) -> bool {
        !self.csv && !self.json && self.people.is_none() && self.until.is_none() && self.every.is_none()
    }
}

/// `jakstat list`
#[derive(Debug, Args)]
pub struct List {
    #[arg(value_name = "WHAT", value_parser = one_of(&SHELVES))]
    pub what: Shelf,
    #[command(flatten)]
    pub source: Source,
}

/// What a frame is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Svg,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    Scenes,
    Drugs,
    Genes,
    Themes,
    Keys,
    Decks,
    WhatIfs,
    Words,
    Models,
}

const FACTS: [(&str, Part); 6] = [
    ("about", Part::About),
    ("targets", Part::Targets),
    ("approvals", Part::Approvals),
    ("studies", Part::Studies),
    ("safety", Part::Safety),
    ("measured", Part::Measured),
];
const FORMATS: [(&str, Format); 2] = [("text", Format::Text), ("svg", Format::Svg)];
const SHELVES: [(&str, Shelf); 9] = [
    ("scenes", Shelf::Scenes),
    ("decks", Shelf::Decks),
    ("what-ifs", Shelf::WhatIfs),
    ("drugs", Shelf::Drugs),
    ("genes", Shelf::Genes),
    ("words", Shelf::Words),
    ("models", Shelf::Models),
    ("themes", Shelf::Themes),
    ("keys", Shelf::Keys),
];
/// Audiences by the name on the command line.
pub const AUDIENCES: [(&str, Audience); 3] =
    [("plain", Audience::Plain), ("student", Audience::Student), ("clinician", Audience::Clinician)];
/// How much moves, by the name on the command line.
pub const MOTIONS: [(&str, Motion); 3] = [("full", Motion::Full), ("reduced", Motion::Reduced), ("off", Motion::Off)];

/// The most columns or rows of an exported frame.
const LARGEST: u16 = 1000;

/// Takes one of these names; clap lists them in the help and guesses what was meant.
fn one_of<T: Copy + Send + Sync + 'static>(names: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names.iter().map(|row| row.0))
        .try_map(move |word| named(&word, names).ok_or("not one of those"))
}

/// The value with this name.
pub fn named<T: Copy>(word: &str, names: &[(&str, T)]) -> Option<T> {
    names.iter().find(|row| row.0 == word).map(|row| row.1)
}

fn size(word: &str) -> Result<(u16, u16), String> {
    let parts = word.split_once(['x', 'X', '×']);
    let sides = parts.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match sides {
        Some((width, height)) if (1..=LARGEST).contains(&width) && (1..=LARGEST).contains(&height) => {
            Ok((width, height))
        }
        Some(_) => Err(format!("each side is from 1 to {LARGEST}")),
        None => Err("columns and rows, such as 120x36".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn asked(line: &str) -> Result<Asked, clap::Error> {
        Asked::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_command_line_is_sound() {
        Asked::command().debug_assert();
    }

    #[test]
    fn playing_needs_no_word() {
        let play =
            asked("jakstat --at jak-activation@touch --drug a,b --drug c --glyphs octant --motion off").unwrap().play;
        assert_eq!(play.at.as_deref(), Some("jak-activation@touch"));
        assert_eq!(play.telling.drugs, ["a", "b", "c"]);
        assert_eq!((play.dress.glyphs, play.motion), (Some(Glyphs::Octant), Some(Motion::Off)));
    }

    #[test]
    fn an_export_knows_its_size() {
        let Some(Verb::Export(export)) = asked("jakstat export svg --size 80x24 --color 256").unwrap().verb else {
            panic!("no export")
        };
        assert_eq!((export.format, export.size, export.time), (Format::Svg, (80, 24), None));
        assert_eq!(export.dress.colour, Some(Depth::Ansi256));
        assert_eq!(export.output.to_str(), Some("-"));
    }

    #[test]
    fn what_is_not_there_is_refused() {
        for line in [
            "jakstat export gif",
            "jakstat export svg --size 80",
            "jakstat export svg --size 0x10",
            "jakstat export svg --size 5000x10",
            "jakstat --glyphs octants",
            "jakstat list scene",
            "jakstat --drug x check",
            "jakstat --drug x --what-if y",
            "jakstat --gene x --what-if y",
            "jakstat --resume --at 3",
        ] {
            assert_eq!(asked(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
