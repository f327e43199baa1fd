//! Idea.

use super::choice::Triage;
use super::field::{Day, Number, OneOf, Prose, Ref, RefSet, Set, Text};
use crate::kind;

kind! {
    /// Something worth trying, or not.
    Idea = "idea", "Idea", "Ideas" {
        /// The key it has elsewhere, as after an import.
        key: Text, "Key";
        /// In one line.
        title: Text, "Title";
        /// What hurts, and whom.
        problem: Prose, "Problem";
        /// A link a line.
        evidence: Prose, "Evidence";
        /// The person who proposed it.
        proposer: Ref, "Proposed by";
        /// The day it was proposed.
        created_on: Day, "Created";
        /// The team that owns it.
        team: Ref, "Team";
        /// The teams that support it.
        supporting_teams: RefSet, "Supporting teams";
        /// The present word on it.
        triage: OneOf<Triage>, "Triage";
        /// `YYYY-MM-DD word` for each triage.
        triaged: Set, "Triaged on";
        /// Tags.
        tags: Set, "Tags";
        /// Technologies it is about.
        technologies: Set, "Technologies";
        /// The goals and KPIs it serves.
        serves: RefSet, "Serves";
        /// The outcomes it cites.
        builds_on: RefSet, "Builds on";
        /// The people who voted for it.
        voters: RefSet, "Votes";
        /// The idea it repeats.
        duplicate_of: Ref, "Duplicate of";
        /// 1–10.
        ice_impact: Number, "Impact (ICE)";
        /// 1–10.
        ice_confidence: Number, "Confidence (ICE)";
        /// 1–10.
        ice_ease: Number, "Ease (ICE)";
        /// People or events a quarter, from 0.
        rice_reach: Number, "Reach (RICE)";
        /// 0.25, 0.5, 1, 2 or 3.
        rice_impact: Number, "Impact (RICE)";
        /// 0–1.
        rice_confidence: Number, "Confidence (RICE)";
        /// Person-months, above 0.
        rice_effort: Number, "Effort (RICE)";
    }
}
