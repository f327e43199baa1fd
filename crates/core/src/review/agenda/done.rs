//! What two teams got done since they met last.

use std::collections::BTreeMap;

use super::open::{newest_first, owner, place, teams_of_issue};
use super::{Item, Look, What};
use crate::journal::RecordId;
use crate::model::{Issue, IssueType};
use crate::{Date, Time, order};

/// What was done from a day on: issues resolved, follow-ups done, onboardings completed.
pub(super) fn since(look: &Look<'_>, since: Date) -> Vec<Item> {
    let day_of = |instant: Time| look.portfolio.clock.zone.day_of(instant);
    let (steps, issues): (Vec<Issue>, Vec<Issue>) = look
        .book
        .all::<Issue>()
        .filter(|issue| issue.is_shown(look.book))
        .partition(|issue| issue.r#type == Some(IssueType::OnboardingStep));
    let resolved = issues.into_iter().filter_map(|issue| {
        let on = day_of(issue.resolved_at?);
        let own = look.own(teams_of_issue(look.book, &issue))?;
        let what = What::Resolved {
            kind: issue.r#type,
            on,
            owner: owner(look.book, &issue),
            learning: issue.learning.clone(),
            place: place(look.book, &issue),
        };
        Some((on, Item { about: issue.about, ..look.item(issue.id, own, what) }))
    });
    let mut found: Vec<(Date, Item)> = resolved.collect();
    found.extend(onboardings(look, steps, &day_of));
    found.retain(|(on, _)| *on >= since);
    order::sort_by(&mut found, |a, b| newest_first((a.0, &a.1), (b.0, &b.1)));
    found.into_iter().map(|(_, item)| item).collect()
}

/// The onboardings of which every step is done: the steps of one guide that one person has.
fn onboardings(look: &Look<'_>, steps: Vec<Issue>, day_of: &dyn Fn(Time) -> Date) -> Vec<(Date, Item)> {
    let mut by_person: BTreeMap<(Option<RecordId>, Option<RecordId>), Vec<Issue>> = BTreeMap::new();
    for step in steps {
        by_person.entry((step.about.clone(), step.owner.clone())).or_default().push(step);
    }
    let completed = by_person.into_iter().filter_map(|((guide, person), steps)| {
        if steps.iter().any(|step| step.resolved_at.is_none()) {
            return None;
        }
        let last = steps.iter().max_by(|a, b| (a.resolved_at, &a.id).cmp(&(b.resolved_at, &b.id)))?;
        let on = day_of(last.resolved_at?);
        let name = person.as_ref().map(|person| look.book.name_of(person)).unwrap_or_default();
        let what = What::Onboarded { person: name, steps: steps.len(), on };
        let own = look.own(steps.iter().flat_map(|step| teams_of_issue(look.book, step)))?;
        let title = guide.as_ref().map(|guide| look.book.title_of(guide)).unwrap_or_default();
        Some((on, Item { title, about: guide, ..look.item(last.id.clone(), own, what) }))
    });
    completed.collect()
}
