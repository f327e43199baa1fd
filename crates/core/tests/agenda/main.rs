//! The agenda of two teams: what is on it, in which order, and what is copied of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod build;
mod cases;
mod chosen;
mod copied;
mod properties;
