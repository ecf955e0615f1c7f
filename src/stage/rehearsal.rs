//! Every what-if played to its end and checked against what it expects.
