//! The record kinds: each declared once, struct and field table together, in a file of its own.

pub mod choice;
