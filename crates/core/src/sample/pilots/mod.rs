//! The pilots, by what they are about.

mod community;
mod delivery;
mod docs;
mod onboarding;
mod release;

use super::rows::{NONE, PilotRow};

/// All pilots.
pub fn all() -> impl Iterator<Item = &'static PilotRow> {
    let parts = [onboarding::PILOTS, community::PILOTS, delivery::PILOTS, docs::PILOTS, release::PILOTS];
    parts.into_iter().flatten()
}

/// A pilot about which nothing is said yet.
const PILOT: PilotRow = PilotRow {
    key: "",
    idea: "",
    title: "",
    hypothesis: "",
    plan: "",
    lead: 0,
    with: 0,
    planned: 0,
    start: None,
    every: 7,
    started: true,
    end: None,
    budget: NONE,
    chance: NONE,
    criteria: &[],
    check_ins: &[],
    amended: None,
    outcome: None,
};
