//! Figures in words: no share without its n, and "too few to tell" where they are.

use crate::chart::{Figures, Plain};
use crate::metrics::Share;

/// Below so many a share says little.
pub const FEW: usize = 5;

/// What stands where there is no figure.
pub const NONE: &str = "—";

/// A count with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "is" or "are" for so many.
pub fn verb(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// A share of 0–1 in percent, with the decimals that n can carry, without its sign.
pub fn percent(share: f64, n: usize) -> String {
    Plain.number(share * 100.0, usize::from(n >= 100))
}

/// An interval in percent: "31 to 86%".
pub fn interval(low: f64, high: f64, n: usize) -> String {
    format!("{} to {}%", percent(low, n), percent(high, n))
}

/// "5 of 8 (63%, 95% interval 31 to 86%)"; where there are few, that they are too few to tell.
pub fn share(share: Share) -> String {
    let Some(estimate) = share.estimate() else { return format!("{} of {}", share.k, share.n) };
    let few = if share.n < FEW { ", too few to tell" } else { "" };
    format!(
        "{} of {} ({}%, 95% interval {}{few})",
        share.k,
        share.n,
        percent(estimate.value, share.n),
        interval(estimate.low, estimate.high, share.n)
    )
}

/// "a", "a and b", "a, b and c".
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
