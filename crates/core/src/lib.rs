//! Everything of Pilotbook that needs no screen.
//!
//! Pure functions: time, ids and the actor are arguments; there is no clock, no randomness, no
//! locale and no browser in here. `docs/ARCHITECTURE.md` says how the modules depend on each other.

pub mod date;
pub mod exchange;
pub mod journal;
pub mod json;
pub mod metrics;
pub mod model;

pub use date::{Date, Month};
pub use json::Value;
