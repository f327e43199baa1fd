//! Finding what people wrote: what was tried before, and what a few letters may mean.

pub mod fuzzy;
pub mod similar;

mod terms;
