//! Pixels turned into terminal cells: the best two-colour block glyph for each.
