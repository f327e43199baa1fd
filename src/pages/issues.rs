//! All issues of the workspace, open ones first.

use leptos::prelude::*;
use pilotbook_core::model::Issue;
use pilotbook_core::order;

use super::issue_list::{IssueRow, RaiseForm};
use crate::app::use_app;
use crate::components::{Dialog, Empty, Show};

/// The page.
#[component]
pub fn Issues() -> impl IntoView {
    let (workspace, ..) = use_app();
    let raising = RwSignal::new(false);
    let issues = Memo::new(move |_| {
        let mut issues: Vec<Issue> =
            workspace.with(|book| book.all::<Issue>().filter(|issue| !issue.archived).collect());
        let rank = |issue: &Issue| {
            (issue.resolved_at.is_some(), issue.severity.map_or(5, |severity| severity as i64))
        };
        order::sort_by(&mut issues, |a, b| rank(a).cmp(&rank(b)).then_with(|| b.opened_at.cmp(&a.opened_at)));
        issues
    });
    view! {
        <div class="page-head"><h1 class="page-title">"Issues"</h1>
            <button class="btn" type="button" on:click=move |_| raising.set(true)>"Raise an issue"</button></div>
        <Show when=move || issues.with(Vec::is_empty)>
            <Empty><p>"Nothing stands in the way. What does belongs here: blockers of pilots, questions between teams, follow-ups."</p></Empty>
        </Show>
        <ul class="rows">{move || issues.get().into_iter().map(|issue| view! { <IssueRow issue/> }).collect_view()}</ul>
        <Dialog open=raising title="Raise an issue".to_owned() footer=|| ()>
            <RaiseForm about=None open=raising/>
        </Dialog>
    }
}
