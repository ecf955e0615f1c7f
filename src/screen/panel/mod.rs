//! One file a panel: a moment turned into the cells of one part of the page.

pub mod cabinet;
pub mod challenges;
pub mod changes;
pub mod compare;
pub mod curves;
pub mod evidence;
pub mod figure;
pub mod footer;
pub mod header;
pub mod help;
pub mod index;
pub mod lab;
pub mod narration;
pub mod overlay;
pub mod plot;
pub mod questions;
pub mod showing;
pub mod strip;
pub mod text;
pub mod tone;
pub mod words;

pub use showing::Showing;
pub use tone::Tone;
