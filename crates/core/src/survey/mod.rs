//! Survey rounds: answers that people give on one device, one after the other. They are counted there, and leave it
//! as one reading of a KPI or not at all; `docs/METRICS.md`, section 5.

mod refusal;
mod round;
mod text;
mod typed;

pub use refusal::RoundRefusal;
pub use round::{Asked, Round};
pub use text::Unreadable;
pub use typed::Typed;
