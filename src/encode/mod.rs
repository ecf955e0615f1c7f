//! Frames turned into bytes: text and SVG.

pub mod svg;
pub mod text;
