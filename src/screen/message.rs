//! What an audience member can ask for, as plain data.

/// One request; `moment::update` is the only thing that acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Message {
    /// Goes on: starts the motion, completes it, or takes the next step.
    Next,
    Back,
    NextScene,
    PrevScene,
    /// A scene by its number, from 1.
    GoTo(u32),
    First,
    /// The last scene, or with a count the scene of that number.
    Last,
    /// Milliseconds have passed.
    Tick(u32),
    Pause,
    Faster,
    Slower,
    UsualPace,
    Replay,
    /// With or without the last drug.
    ToggleDrug,
    /// Two stages side by side, or one again.
    Compare,
    Cabinet,
    Evidence,
    Words,
    Index,
    Help,
    Audience,
    Notes,
    Blank,
    Motion,
    Theme,
    Up,
    Down,
    PageUp,
    PageDown,
    /// Takes the chosen row of an overlay.
    Pick,
    /// Takes the chosen drug beside those that are taken, or puts it back.
    Add,
    /// The facts before, in the cabinet.
    Left,
    /// The facts behind.
    Right,
    /// The facts further down, or up again.
    ScrollDown,
    ScrollUp,
    /// Lists other drugs.
    Filter,
    /// Marks a drug, to read others beside it.
    Mark,
    Close,
    /// Opens the lab.
    Lab,
    /// The chosen row of the lab a notch up: later, or the next option.
    More,
    Less,
    /// The next chart of the lab.
    Chart,
    Digit(u8),
    /// The first `g` of `gg`.
    HalfG,
    /// An answer to a prediction, from 0.
    Choose(usize),
    /// Paint everything anew; for the terminal alone.
    Redraw,
    /// Stop until the shell continues us; for the terminal alone.
    Suspend,
    Quit,
}
