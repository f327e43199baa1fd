//! What comes in as rows, what a history says, and copies that are checked before they leave.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod copy;
mod history;
mod history_steps;
mod import_again;
mod import_issues;
mod import_readings;
mod import_rows;
mod lists;
mod matching;
mod portfolio;
#[path = "../import/said.rs"]
mod said;
mod ship;
mod speed;
mod table;
