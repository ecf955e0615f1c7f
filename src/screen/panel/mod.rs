//! One file a panel: a moment turned into the cells of one part of the page.
