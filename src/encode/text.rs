//! A frame turned into plain text, one line a row.
