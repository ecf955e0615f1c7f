//! A key turned into a message, by one table; the help is printed from it.
