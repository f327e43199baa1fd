//! Everything of Pilotbook that needs no screen.
//!
//! Pure functions: time, ids and the actor are arguments; there is no clock, no randomness, no
//! locale and no browser in here. `docs/ARCHITECTURE.md` says how the modules depend on each other.

pub mod chart;
pub mod command;
pub mod date;
pub mod exchange;
pub mod figures;
pub mod journal;
pub mod json;
pub mod list;
pub mod markdown;
pub mod markup;
pub mod metrics;
pub mod model;
pub mod order;
pub mod report;
pub mod review;
pub mod sample;
pub mod search;
pub mod survey;
pub mod time;
pub mod zone;

pub use date::{Date, Month};
pub use json::Value;
pub use time::Time;
pub use zone::{LocalTime, Zone};
