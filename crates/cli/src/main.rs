//! Pilotbook on the command line.
fn main() {}
