//! The innovation metrics: against the real portfolio's expected numbers, against sentences of
//! `docs/METRICS.md` case by case, and against a second, naive computation on random portfolios.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod alignment;
mod build;
mod cases;
mod compare;
mod explain;
mod kep;
mod oracle;
mod oracle_outcomes;
mod outcomes;
mod properties;
mod random;
