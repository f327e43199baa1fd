//! Charts: what holds for every drawing of every portfolio, and what single ones say.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../metrics/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "../metrics/build_agreed.rs"]
#[allow(dead_code)]
mod build_agreed;
mod given;
mod laws;
mod pictures;
#[path = "../metrics/random.rs"]
mod random;
mod says;
mod trends;
