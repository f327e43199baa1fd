//! The innovation metrics: against the real portfolio's expected numbers, against sentences of
//! `docs/METRICS.md` case by case, and against a second, naive computation on random portfolios.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agreed;
mod alignment;
mod build;
mod build_agreed;
mod cases;
mod compare;
mod explain;
mod fed;
mod in_words;
mod issues;
mod kep;
mod learned;
mod oracle;
mod oracle_agreed;
mod oracle_outcomes;
mod outcomes;
mod properties;
mod properties_agreed;
mod random;
mod random_agreed;
mod shape;
mod steps;
mod surveys;
mod unusual;
