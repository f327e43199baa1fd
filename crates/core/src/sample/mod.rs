//! The sample workspace: Quillstack, three teams over eleven months, made by the real commands.
//!
//! The files beside hold its texts as plain tables, by subject; `steps` brings them into the order of
//! their days, `copy` carries them out.

mod comments;
mod copy;
mod fill;
mod fill_kpis;
mod fill_learning;
mod goals;
mod ideas;
mod issues;
mod kpis;
mod learning;
mod pages;
mod people;
mod pilots;
mod rows;
mod steps;

use std::sync::Arc;

use crate::Date;
use crate::command::Refused;
use crate::journal::Transaction;

/// What the sample is called.
pub const NAME: &str = "Quillstack (sample)";

/// The sample's transactions, oldest first: a function of the day, a seed for ids, actor and times of day,
/// and the time zone that its settings name. The workspace's own id is the caller's choice. All its
/// stamps lie before `today` in any time zone. A refusal would be a mistake in the tables; a test runs
/// them all.
pub fn sample(today: Date, seed: u64, time_zone: &str) -> Result<Vec<Arc<Transaction>>, Refused> {
    let mut copy = copy::Copy::new(today, seed, time_zone);
    for (ago, by, step) in steps::all() {
        copy.take_step(ago, by, &step)?;
    }
    Ok(copy.into_transactions())
}
