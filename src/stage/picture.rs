//! A tableau turned into pixels: art placed, tinted, lit.
