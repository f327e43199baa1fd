//! What people do: each command's good case, its refusals, what is shown after it, and that every one of
//! them can be taken back and brought back (the test copy tries that after each).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agree;
mod amend;
mod capture_line;
mod check_in;
mod conclude;
mod copy;
mod edit;
mod goal;
mod history;
mod idea;
mod issue;
mod kpi;
mod kpi_history;
mod learning;
mod lifecycle;
mod page;
mod pasted_readings;
mod people;
mod pilot;
mod put_back;
mod reading;
mod review;
mod served;
mod settle;
mod together;
mod undo;
