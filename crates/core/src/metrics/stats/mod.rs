//! The statistics behind the numbers; each from the paper that its file names.

pub mod aalen_johansen;
pub mod kaplan_meier;
pub mod newcombe;
pub mod nps;
pub mod wilson;

/// The 97.5 % point of the normal distribution: a 95 % interval reaches this many standard errors to
/// either side.
pub const Z: f64 = 1.959963984540054;

/// How far apart two numbers may be and still count as equal where one is held against a threshold.
pub const TOLERANCE: f64 = 1e-9;
