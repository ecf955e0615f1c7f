//! A frame turned into an SVG that shows every cell on its grid, block glyphs drawn as shapes.
