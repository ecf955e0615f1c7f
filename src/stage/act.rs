//! What a verb needs, what it leaves behind, and why it fails.
