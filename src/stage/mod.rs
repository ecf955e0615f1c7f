//! The play: a scene and a response turned into a timeline, a moment of it into a tableau, a tableau into cells.

pub mod act;
pub mod course;
pub mod difference;
pub mod labels;
pub mod lens;
pub mod mosaic;
pub mod motion;
pub mod picture;
pub mod rehearsal;
pub mod runs;
pub mod standing;
pub mod tableau;
pub mod timeline;
pub mod why;

use crate::library::Library;
use crate::look::Look;
use crate::story::Scene;
use picture::Studio;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tableau::Tableau;

/// Draws a tableau into an area: the picture in block glyphs, and the words over it.
pub fn draw(
    library: &Library,
    scene: &Scene,
    tableau: &Tableau,
    look: Look,
    area: Rect,
    studio: &mut Studio,
    buffer: &mut Buffer,
) {
    let area = area.intersection(buffer.area);
    let Some(set) = library.set(&scene.stage).filter(|_| !area.is_empty()) else { return };
    let pixels = studio.picture(library, set, scene, tableau, look, (area.width, area.height));
    mosaic::mosaic(pixels, look, area, buffer);
    labels::labels(library, set, scene, tableau, look, area, buffer);
}
