//! A tableau's words laid over the picture, kept apart, readable and next to their things.
