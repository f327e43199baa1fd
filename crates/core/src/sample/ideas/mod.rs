//! The ideas: those that were tried, and those that wait or were put aside.

mod tried;
mod waiting;

use super::rows::IdeaRow;

/// All ideas.
pub fn all() -> impl Iterator<Item = &'static IdeaRow> {
    tried::IDEAS.iter().chain(waiting::IDEAS)
}

/// An idea about which nothing is said yet.
const IDEA: IdeaRow = IdeaRow {
    key: "",
    ago: 0,
    by: 0,
    title: "",
    problem: "",
    team: 0,
    supports: &[],
    tags: &[],
    technologies: &[],
    votes: &[],
    triage: &[],
    cites: &[],
    duplicate_of: "",
};
