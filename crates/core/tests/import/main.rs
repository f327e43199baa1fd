//! Importing tables: every sentence of `docs/METRICS.md`, section 1, as a case.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod csv;
mod draft;
mod properties;
mod recipe;
mod rows;
mod said;
