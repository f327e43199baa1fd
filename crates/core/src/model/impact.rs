//! Impact.

use super::choice::Basis;
use super::field::{Number, OneOf, Ref, Text};
use crate::kind;

kind! {
    /// What an outcome changed.
    Impact = "impact", "Impact", "Impacts" {
        /// The outcome it belongs to.
        outcome: Ref, "Outcome";
        /// The KPI that moved.
        kpi: Ref, "KPI";
        /// In own words, where it is no KPI.
        words: Text, "What changed";
        /// By how much.
        amount: Number, "Amount";
        /// A unit, or a currency of ISO 4217.
        unit: Text, "Unit";
        /// Measured or expected.
        basis: OneOf<Basis>, "Basis";
    }
}
