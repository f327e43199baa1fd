//! Issues about a record, and an issue as a line of a list.

use leptos::prelude::*;
use pilotbook_core::command::{AnswerIssue, ReopenIssue, ResolveIssue};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::pressure::{Pressure, pressure, stands};
use pilotbook_core::model::{Book, Choice, Issue, IssueType};

use super::form::{FormError, draft, send, typed};
pub(super) use super::issue_form::RaiseForm;
use super::words::names;
use crate::app::use_app;
use crate::components::{AreaField, Dialog, For, Icon, IconName, Show, format};
use crate::route::Page;
use crate::workspace::Workspace;

/// The issues about a record.
#[component]
pub(super) fn IssuesAbout(
    /// The record.
    about: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let about = StoredValue::new(about);
    let raising = RwSignal::new(false);
    let issues = Memo::new(move |_| workspace.with(|book| book.issues_about(&about.get_value())));
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Issues"</h2>
                <button class="btn small push" type="button" on:click=move |_| raising.set(true)>"Raise an issue"</button></div>
            <Show when=move || issues.with(Vec::is_empty)><p class="caption">"Nothing stands in the way."</p></Show>
            <ul class="rows"><For each=move || issues.get() key=|issue: &Issue| issue.id.to_string() let:issue><IssueRow issue/></For></ul>
        </section>
        <Dialog open=raising title="Raise an issue".to_owned() footer=|| ()>
            <RaiseForm about=Some(about.get_value()) open=raising/>
        </Dialog>
    }
}

/// How an issue is shown at a glance.
#[derive(Clone, PartialEq)]
pub(super) struct Look {
    /// Its icon.
    pub icon: IconName,
    /// Its tone.
    pub tone: &'static str,
    /// Where it stands, in a few words, if anything says by when.
    pub words: Option<String>,
}

impl Look {
    /// That of an issue now; follows the clock.
    pub(super) fn of(workspace: Workspace, issue: &Issue) -> Look {
        let (today, now) = (workspace.today(), workspace.now());
        let (found, words) = workspace.with(|book| {
            let settings = book.settings();
            (pressure(issue, &settings, today, now), stands(issue, &settings, today, now))
        });
        let (icon, tone) = match found {
            None => (IconName::Check, "tone-quiet"),
            Some(pressure) if pressure.is_late() => (IconName::Warning, "tone-bad"),
            Some(_) if issue.r#type == Some(IssueType::Blocker) => (IconName::Warning, "tone-bad"),
            Some(Pressure::Calm) => (IconName::LifeBuoy, "tone-quiet"),
            Some(_) => (IconName::Clock, "tone-warn"),
        };
        Look { icon, tone, words }
    }

    /// The tone of its words: only what is late or due soon stands out.
    pub(super) fn words_tone(&self) -> &'static str {
        match self.words.as_deref() {
            Some(words) if words.ends_with(" late") && self.tone == "tone-bad" => "toned tone-bad",
            Some(_) if self.tone == "tone-warn" => "toned tone-warn",
            _ => "",
        }
    }
}

/// What an issue is and whose, in a line.
fn facts(book: &Book, workspace: Workspace, issue: &Issue) -> String {
    let today = workspace.today();
    let day = |at: pilotbook_core::Time| {
        format::day(workspace.day_of(at.unix_seconds().saturating_mul(1000)), today)
    };
    let mut facts = vec![issue.r#type.map(Choice::label).unwrap_or("Issue").to_owned()];
    let owner = issue.owner.as_ref().map(|owner| book.name_of(owner));
    facts.extend(owner.filter(|owner| !owner.is_empty()));
    facts.extend(Some(names(book, issue.teams.iter())).filter(|teams| !teams.is_empty()));
    facts.extend(issue.severity.map(|severity| format!("severity {severity}")));
    facts.extend(issue.opened_at.map(|at| format!("opened {}", day(at))));
    facts.extend(issue.due_on.map(|due| format!("due {}", format::day(due, today))));
    facts.extend(issue.responded_at.map(|at| format!("answered {}", day(at))));
    facts.extend(issue.resolved_at.map(|at| format!("resolved {}", day(at))));
    let raised = names(book, issue.raised_to.iter());
    facts.extend((!raised.is_empty()).then(|| format!("raised to {raised}")));
    facts.join(" · ")
}

/// One issue as a line that leads to its page, with the two things done most often beside it.
#[component]
pub(super) fn IssueRow(
    /// The issue; the line follows it.
    issue: Issue,
    /// Whether it shows its texts and what can be done about it.
    #[prop(default = true)]
    whole: bool,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let (id, learning) = (StoredValue::new(issue.id.clone()), draft(issue.learning.clone()));
    let issue = Memo::new(move |before: Option<&Issue>| {
        // Gone, the line has its last word until the list drops it.
        workspace
            .with(|book| book.get::<Issue>(&id.get_value()))
            .or(before.cloned())
            .unwrap_or_else(|| issue.clone())
    });
    let look = Memo::new(move |_| issue.with(|issue| Look::of(workspace, issue)));
    let sub = Memo::new(move |_| issue.with(|issue| workspace.with(|book| facts(book, workspace, issue))));
    let resolving = RwSignal::new(false);
    let title = move || {
        issue.with(|issue| if issue.title.is_empty() { "Untitled".to_owned() } else { issue.title.clone() })
    };
    let resolved = Memo::new(move |_| issue.with(|issue| issue.resolved_at.is_some()));
    let answered = Memo::new(move |_| issue.with(|issue| issue.responded_at.is_some()));
    let answer = move |_| {
        let command = AnswerIssue { issue: id.get_value(), text: String::new(), at: None };
        send(workspace, command, error, |_| ());
    };
    let reopen = move |_| send(workspace, ReopenIssue { issue: id.get_value() }, error, |_| ());
    let resolve = move |_| {
        let command = ResolveIssue { issue: id.get_value(), learning: typed(learning), at: None };
        send(workspace, command, error, move |_| resolving.set(false));
    };
    let texts = move || {
        issue.with(|issue| {
            let text =
                (!issue.text.is_empty()).then(|| view! { <p class="text-14">{issue.text.clone()}</p> });
            let learning =
                (!issue.learning.is_empty()).then(|| view! { <p class="serif">{issue.learning.clone()}</p> });
            view! { {text}{learning} }
        })
    };
    let deeds = move || {
        if resolved.get() {
            return view! { <button class="btn small" type="button" on:click=reopen>"Reopen"</button> }
                .into_any();
        }
        view! {
            {(!answered.get()).then(|| view! { <button class="btn small" type="button" on:click=answer>"Answer"</button> })}
            <button class="btn small" type="button" aria-expanded=move || resolving.get().to_string() on:click=move |_| resolving.update(|on| *on = !*on)>"Resolve …"</button>
        }
        .into_any()
    };
    view! {
        <li class=move || format!("row top {}", look.with(|look| look.tone))>
            {move || view! { <Icon name=look.with(|look| look.icon)/> }}
            <div class="row-text">
                <a class="row-title" href=router.href(Page::Issue(id.get_value()))>{title}</a>
                <p class="row-sub">{move || look.with(|look| look.words.clone().map(|words| view! { <span class=look.words_tone()>{words}</span>" · " }))}{sub}</p>
                {whole.then(|| view! {
                    {texts}
                    <Show when=move || resolving.get() && !resolved.get()>
                        <AreaField label="What did we learn?" value=learning error=error.at("learning") rows=2/>
                        <div class="form-actions"><button class="btn small primary" type="button" on:click=resolve>"Resolve the issue"</button></div>
                    </Show>
                    {error.rest(&["learning"])}
                })}
            </div>
            {whole.then_some(deeds)}
        </li>
    }
}
