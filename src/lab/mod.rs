//! A model file turned into a course: its numbers over time, for one setting of its knobs or for a crowd of virtual people.

mod controls;
mod course;
mod crowd;
mod expression;
mod graph;
mod model;
mod plan;
mod program;
mod reading;
mod run;
mod solver;
mod system;
mod terms;
mod units;

pub use controls::{Choice, Control, Setting};
pub use crowd::Crowd;
pub use model::{Chart, Clock, Curve, Headcount, Model, Sum};
pub use reading::Around;
pub use run::{Column, Figure, Run, Span};
pub use system::Finesse;
