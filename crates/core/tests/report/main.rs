//! The report of a scope, of the sample workspace on a fixed day and of a hostile one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod html;
mod numbers;
mod text;
mod workspace;
