//! An issue against the clock: target time, day, first response, and to whom it was raised.

use leptos::prelude::*;
use pilotbook_core::model::sla::{span, standing, target_hours};
use pilotbook_core::model::{Issue, IssueType};
use pilotbook_core::{Date, Time};

use super::issue_list::Look;
use super::words::{names, when};
use crate::app::use_app;
use crate::components::format;
use crate::route::Page;
use crate::workspace::Workspace;

/// One figure of the strip: what it is, what it says, and in small what belongs to it.
#[derive(Clone, PartialEq)]
struct Figure {
    label: &'static str,
    says: String,
    tone: &'static str,
    small: String,
    /// Whether the settings would say it.
    ask_settings: bool,
}

fn figure(label: &'static str, says: String, small: String) -> Figure {
    Figure { label, says, tone: "", small, ask_settings: false }
}

/// The strip.
#[component]
pub(super) fn Strip(issue: Memo<Option<Issue>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let figures = Memo::new(move |_| {
        issue.with(|issue| issue.as_ref().map(|issue| figures(workspace, issue)).unwrap_or_default())
    });
    let one = move |own: Figure| {
        let settings = own.ask_settings.then(|| {
            view! { <small><a href=router.href(Page::Settings)>"Settings"</a></small> }
        });
        view! {
            <div><p class="strip-label">{own.label}</p>
                <p class="strip-value"><span class=own.tone>{own.says}</span><small>{own.small}</small>{settings}</p></div>
        }
    };
    view! { <div class="record-strip">{move || figures.get().into_iter().map(one).collect_view()}</div> }
}

fn figures(workspace: Workspace, issue: &Issue) -> Vec<Figure> {
    let today = workspace.today();
    let mut found = Vec::new();
    // What is to be done is held to its day, unless somebody gave it a severity.
    let by_day_alone = issue.severity.is_none() && issue.r#type.is_some_and(IssueType::is_to_do);
    found.extend((!by_day_alone).then(|| against_target(workspace, issue)));
    found.extend(issue.due_on.map(|due| by_day(issue, due, today)));
    let after = |at: Time| {
        issue.opened_at.map_or(String::new(), |opened| format!("after {}", span(at.hours_since(opened))))
    };
    // A resolution is a response.
    let responded = issue.responded_at.into_iter().chain(issue.resolved_at).min();
    found.push(match responded {
        Some(at) => figure("First response", after(at), when(workspace, at)),
        None => figure("First response", "none yet".to_owned(), String::new()),
    });
    found.extend(issue.resolved_at.map(|at| figure("Resolved", after(at), when(workspace, at))));
    let raised = workspace.with(|book| names(book, issue.raised_to.iter()));
    found.extend((!raised.is_empty()).then(|| figure("Raised to", raised, String::new())));
    found
}

/// "2 h late", "due 12 Jun, 14:00; 24 h for severity 2".
fn against_target(workspace: Workspace, issue: &Issue) -> Figure {
    let now = workspace.now();
    let (found, hours) = workspace.with(|book| {
        let settings = book.settings();
        (standing(issue, &settings, now), target_hours(&settings, issue.severity))
    });
    let label = "Target time";
    let severity = issue.severity.map_or(String::new(), |severity| severity.to_string());
    let Some((due, hours)) = found.due().zip(hours) else {
        let why = match (issue.opened_at, hours) {
            _ if severity.is_empty() => "it has no severity".to_owned(),
            (None, _) => "nobody knows when it was opened".to_owned(),
            (_, None) => format!("no hours are set for severity {severity}"),
            (Some(_), Some(_)) => String::new(),
        };
        let ask_settings = hours.is_none() && !severity.is_empty();
        return Figure { ask_settings, ..figure(label, "—".to_owned(), why) };
    };
    let tone = Look::of(workspace, issue).words_tone();
    let small = format!("{}, {} h for severity {severity}", when(workspace, due), format::number(hours, 2));
    Figure { tone, ..figure(label, found.words().unwrap_or_default(), small) }
}

fn by_day(issue: &Issue, due: Date, today: Date) -> Figure {
    let open = issue.resolved_at.is_none();
    let small = if open { format::ago(due, today) } else { String::new() };
    let tone = if open && due < today { "toned tone-bad" } else { "" };
    Figure { tone, ..figure("Due", format::day(due, today), small) }
}
