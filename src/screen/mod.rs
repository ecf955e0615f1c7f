//! What the audience sees and presses.

pub mod bench;
pub mod keys;
pub mod message;
pub mod moment;
pub mod page;
pub mod panel;
pub mod recall;
pub mod shelf;
pub mod terminal;
pub mod topics;
pub mod twist;
pub mod update;
