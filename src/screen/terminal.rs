//! Raw mode, the loop, the clock, and the terminal left whole.
