//! What moves a goal: ideas and pilots that serve it or one of its KPIs, and outcomes that say they moved one.

use std::collections::BTreeSet;

use super::{Book, Idea, Impact, Kpi, Outcome, Pilot};
use crate::journal::RecordId;
use crate::order;

/// What serves a goal, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServingGoal {
    /// The ideas that name the goal or one of its KPIs.
    pub ideas: Vec<Idea>,
    /// The pilots that do so themselves, and those of these ideas.
    pub pilots: Vec<Pilot>,
    /// What outcomes say they moved of its KPIs, the latest first.
    pub moved: Vec<(Outcome, Impact)>,
}

/// What serves a goal. What lies in the trash doesn't.
pub fn serving_goal(book: &Book, goal: &RecordId) -> ServingGoal {
    let kpis: BTreeSet<RecordId> =
        order::set(book.all::<Kpi>().filter(|kpi| kpi.goals.contains(goal)).map(|kpi| kpi.id));
    let serves = |served: &BTreeSet<RecordId>| served.contains(goal) || !served.is_disjoint(&kpis);
    let ideas: Vec<Idea> = book.all::<Idea>().filter(|idea| serves(&idea.serves)).collect();
    let of_ideas = |pilot: &Pilot| {
        pilot.idea.as_ref().is_some_and(|own| ideas.binary_search_by(|idea| idea.id.cmp(own)).is_ok())
    };
    let pilots = book.all::<Pilot>().filter(|pilot| serves(&pilot.serves) || of_ideas(pilot)).collect();
    ServingGoal { moved: moved(book, &kpis), ideas, pilots }
}

/// The impacts on these KPIs of the outcomes whose pilot is live.
fn moved(book: &Book, kpis: &BTreeSet<RecordId>) -> Vec<(Outcome, Impact)> {
    let mut moved = Vec::new();
    for outcome in book.outcomes() {
        let impacts = book.impacts_of(&outcome.id).into_iter();
        let own = impacts.filter(|impact| {
            impact.outcome.as_ref() == Some(&outcome.id)
                && impact.kpi.as_ref().is_some_and(|kpi| kpis.contains(kpi))
        });
        moved.extend(own.map(|impact| (outcome.clone(), impact)));
    }
    order::sort_by(&mut moved, |(a, _), (b, _)| {
        b.decided_on.cmp(&a.decided_on).then_with(|| a.id.cmp(&b.id))
    });
    moved
}
