//! Every kind of problem: its stable code, the layer that finds it, and what it means.

/// What has to be right before the next layer is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// A file can be found and read.
    File,
    /// It is TOML.
    Syntax,
    /// Its keys and values are those that this kind of file has.
    Shape,
    /// Every name it uses stands somewhere.
    Names,
    /// What it says can be so.
    Sense,
}

/// One row a code: code, layer, one sentence.
pub const CODES: &[(&str, Layer, &str)] = &[
    ("missing-directory", Layer::File, "The directory to read from is not there, or is no directory."),
    ("missing-file", Layer::File, "A file (or any file of a kind) that the story cannot do without is not there."),
    ("unreadable-file", Layer::File, "A file cannot be opened: rights, a circle of links, or no plain file."),
    ("file-too-large", Layer::File, "A file is larger than one mebibyte."),
    ("not-utf8", Layer::File, "A file holds bytes that are not text in UTF-8."),
    ("and-more", Layer::File, "A file has more problems than are listed."),
    ("syntax", Layer::Syntax, "The file breaks the grammar of TOML here."),
    ("unknown-key", Layer::Shape, "This kind of table has no such key."),
    ("missing-key", Layer::Shape, "A key that this table must have is not there."),
    ("wrong-type", Layer::Shape, "The value is of another type than the key takes."),
    ("bad-number", Layer::Shape, "A number is outside of what makes sense for its key."),
    ("bad-choice", Layer::Shape, "The key takes one of a few words, and this is none of them."),
    ("bad-date", Layer::Shape, "A date is not written as year-month-day (or year-month)."),
    ("bad-colour", Layer::Shape, "A colour is not written as `#rrggbb`."),
    ("lose-or-swap", Layer::Shape, "A gene change loses a molecule or swaps molecules: exactly one of the two."),
    (
        "bad-id",
        Layer::Shape,
        "A name for use in scripts or narration has characters that it cannot have, or is a word of the grammar.",
    ),
    ("too-many", Layer::Shape, "A list is longer than the program will read."),
    ("control-character", Layer::Shape, "A text that is shown holds a character that could upset a terminal."),
    ("bad-markup", Layer::Shape, "Braces in a text do not make a mention `{id}` or `{id:words}`."),
    ("bad-sentence", Layer::Shape, "A line of script or an expectation lacks words or has too many."),
    ("bad-duration", Layer::Shape, "`over` is not followed by seconds such as `1.5s`, up to 6 s."),
    ("bad-goal", Layer::Shape, "A goal is not written as `SIGNAL is stopped`, `... free` or `... weakened`."),
    ("two-figures", Layer::Shape, "A step has more than one figure."),
    ("figure-size", Layer::Shape, "A list in a figure is empty, or holds more than can stand side by side."),
    ("unknown-actor", Layer::Names, "No member of this scene's cast has that id."),
    ("unknown-molecule", Layer::Names, "`assets/pathway.toml` has no molecule (cell, tissue) of that name."),
    ("unknown-place", Layer::Names, "The stage has no place of that name."),
    ("unknown-view", Layer::Names, "The stage has no view of that name."),
    ("unknown-verb", Layer::Names, "No verb of the script is spelt so."),
    ("unknown-stage", Layer::Names, "`assets/stages/` has no stage of that name."),
    ("unknown-sprite", Layer::Names, "`assets/art/sprites.toml` has no sprite of that name."),
    ("unknown-art", Layer::Names, "No drawing has that file name."),
    ("unknown-colour", Layer::Names, "The themes have no colour role of that name."),
    ("unknown-claim", Layer::Names, "`assets/evidence.toml` has no claim with that key."),
    ("unknown-reference", Layer::Names, "`assets/references.toml` has no source with that key."),
    ("unknown-mention", Layer::Names, "A mention `{id}` is neither in the cast nor in the glossary."),
    ("unknown-signal", Layer::Names, "`assets/pathway.toml` has no signal of that cytokine."),
    ("unknown-drug", Layer::Names, "`assets/drugs.toml` has no drug of that name."),
    ("unknown-misconception", Layer::Names, "`assets/misconceptions.toml` has no belief with that key."),
    ("unknown-kinase", Layer::Names, "A JAK is none of JAK1, JAK2, JAK3 and TYK2."),
    ("unknown-scene", Layer::Names, "No file of `scenes/` has that name."),
    ("unknown-act", Layer::Names, "No deck has an act of that title."),
    ("unknown-step", Layer::Names, "This scene has no step of that name."),
    ("unknown-state", Layer::Names, "An expectation names a state that there is none of."),
    ("duplicate-name", Layer::Names, "Two things of one kind have the same name."),
    ("riding-circle", Layer::Names, "Actors stand on each other in a circle, so none stands anywhere."),
    ("at-or-on", Layer::Shape, "An actor stands `at` a place or `on` an actor: exactly one of the two."),
    ("wrong-doer", Layer::Sense, "That kind of actor cannot do what the verb says."),
    ("wrong-object", Layer::Sense, "The verb cannot be done to that."),
    ("wrong-site", Layer::Sense, "The molecule has no such tyrosine, or the verb takes no site."),
    ("wrong-receptor", Layer::Sense, "The cytokine does not signal through that receptor."),
    ("wrong-rider", Layer::Sense, "The JAK does not ride on that receptor."),
    ("bad-copies", Layer::Sense, "An actor has no copies, or more than the stage has room for."),
    ("crowded-place", Layer::Sense, "More bodies open a scene at a place than it has spots."),
    ("long-motion", Layer::Sense, "The motion of a step lasts longer than six seconds."),
    ("no-claims", Layer::Sense, "A step says something and cites no claim for it."),
    ("no-references", Layer::Sense, "A claim rests on no reference."),
    ("no-source", Layer::Sense, "A reference has neither DOI nor PMID nor address."),
    ("long-narration", Layer::Sense, "A text has more words than its level or its place on the page takes."),
    ("hard-to-read", Layer::Sense, "The words of a scene are too hard for their level."),
    ("intention", Layer::Sense, "A molecule is said to want, know or seek something."),
    ("bare-number", Layer::Sense, "Plain words give a share or a comparison without the numbers of people."),
    ("mixed-bases", Layer::Sense, "A text compares numbers that are not of the same total."),
    ("off-stage", Layer::Sense, "A step mentions an actor that is not on the stage then."),
    ("stranger", Layer::Sense, "Plain words name a molecule that neither the cast nor the glossary has."),
    ("new-names", Layer::Sense, "A plain step brings more than one new name, or a scene more than three."),
    ("unequal-space", Layer::Sense, "A drug gets more or fewer words than the others."),
    ("no-room", Layer::Sense, "At 80x24 the words of a step leave too little of the stage."),
    ("bad-drawing", Layer::Sense, "A drawing cannot be drawn, or is more than flat shapes."),
    ("unplayed-scene", Layer::Sense, "No deck plays the scene."),
    ("unanswered", Layer::Sense, "No answer traps a belief of the register, and no step answers it."),
    ("review-due", Layer::Sense, "A claim or a drug was last checked too long ago."),
    ("step-count", Layer::Sense, "A scene has fewer than three steps or more than six."),
    ("focus-count", Layer::Sense, "A step has its focus on nobody, or on more than two actors."),
    ("contradicted", Layer::Sense, "Played to its end under a drug, a scene does not come to what it expects."),
    ("unsolvable", Layer::Sense, "No drug of the cabinet meets a challenge."),
    ("solved-already", Layer::Sense, "A challenge is met before a drug is taken."),
    ("right-answers", Layer::Sense, "A question has no right answer, or more than one."),
    ("answer-count", Layer::Sense, "A question has fewer than two answers, or more than four."),
];

/// The layer that finds a kind of problem.
pub fn layer(code: &str) -> Option<Layer> {
    CODES.iter().find(|row| row.0 == code).map(|row| row.1)
}
