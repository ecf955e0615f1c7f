//! The play: a scene and a response turned into a timeline, a moment of it into a tableau, a tableau into cells.

pub mod act;
pub mod labels;
pub mod lens;
pub mod mosaic;
pub mod motion;
pub mod picture;
pub mod rehearsal;
pub mod tableau;
pub mod timeline;
