//! A frame turned into plain text, one line a row.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

/// The rows of the frame without colours, trailing spaces trimmed.
pub fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width.max(1));
    let mut text = String::with_capacity(buffer.content.len() + usize::from(buffer.area.height));
    for row in buffer.content.chunks(width) {
        let start = text.len();
        let mut covered = 0_usize;
        for cell in row {
            // A wide sign stands on the cell to its right too.
            if covered == 0 {
                text.push_str(cell.symbol());
                covered = cell.symbol().width().max(1);
            }
            covered -= 1;
        }
        let end = text[start..].trim_end_matches(' ').len();
        text.truncate(start + end);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn rows_are_lines_without_what_trails() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 3));
        buffer.set_string(1, 0, "IFN-γ", Style::new());
        buffer.set_string(0, 2, "日本 x", Style::new());
        assert_eq!(text(&buffer), " IFN-γ\n\n日本 x\n");
    }
}
