//! What lists show: rows with what is derived, filters and orders, without a screen.

pub mod behind;
pub mod counts;
pub mod ideas;
pub mod issues;
pub mod learning;
pub mod pages;
