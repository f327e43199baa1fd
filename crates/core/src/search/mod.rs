//! Finding what people wrote: what was tried before, what a few letters may mean, and where words stand.

pub mod fuzzy;
pub mod highlight;
pub mod similar;

mod terms;
