//! What the project's own commands share with its end-to-end tests.

pub mod files;
pub mod server;
pub mod tools;
pub mod worker;
