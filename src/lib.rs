//! `jakstat`: JAK-STAT signalling and alopecia areata as a living picture in the terminal.
//!
//! One law: `frame = page(library, moment, size)`. [`library::Library`] is everything loaded and checked,
//! [`screen::moment::Moment`] is plain data, and nothing else decides a frame.
//!
//! The rooms, from the top down; each may use the rooms below it, never those above:
//! [`cli`] and [`lint`], [`screen`] (what the audience sees and presses), [`stage`] (the play), [`library`] (every file),
//! [`story`] (what an author writes), [`lab`] (models with numbers), [`biology`] (the causal model), [`language`] and [`scenery`] (what both speak of),
//! then [`look`], [`encode`], [`diagnose`].

pub mod biology;
pub mod cli;
pub mod diagnose;
pub mod encode;
pub mod lab;
pub mod language;
pub mod library;
pub mod lint;
pub mod look;
pub mod scenery;
pub mod screen;
pub mod stage;
pub mod story;
