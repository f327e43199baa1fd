//! Finding text that people wrote.

pub mod highlight;
