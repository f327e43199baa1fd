//! What stands in the way of a record, and raising it.

use leptos::prelude::*;
use pilotbook_core::command::{AnswerIssue, EscalateIssue, RaiseIssue, ReopenIssue, ResolveIssue};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Choice, Issue, IssueType};

use super::form::{FormError, chosen_record, draft, send, typed};
use super::words::{names, options_of};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Icon, IconName, SelectField, Show, TextField, format};

/// The issues about a record.
#[component]
pub(super) fn IssuesAbout(about: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let about = StoredValue::new(about);
    let raising = RwSignal::new(false);
    let issues = Memo::new(move |_| workspace.with(|book| book.issues_about(&about.get_value())));
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Issues"</h2>
                <button class="btn small push" type="button" on:click=move |_| raising.set(true)>"Raise an issue"</button></div>
            <Show when=move || issues.with(Vec::is_empty)><p class="caption">"Nothing stands in the way."</p></Show>
            <ul class="rows">{move || issues.get().into_iter().map(|issue| view! { <IssueRow issue/> }).collect_view()}</ul>
        </section>
        <Dialog open=raising title="Raise an issue".to_owned() footer=|| ()>
            <RaiseForm about=Some(about.get_value()) open=raising/>
        </Dialog>
    }
}

/// One issue with what can be done about it.
#[component]
pub(super) fn IssueRow(issue: Issue) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let id = StoredValue::new(issue.id.clone());
    let resolved = issue.resolved_at.is_some();
    let today = workspace.today();
    let resolving = RwSignal::new(false);
    let (learning, to) = (draft(""), draft(""));
    let answer =
        move |_| send(workspace, AnswerIssue { issue: id.get_value(), text: String::new() }, error, |_| ());
    let reopen = move |_| send(workspace, ReopenIssue { issue: id.get_value() }, error, |_| ());
    let resolve = move |_| {
        send(
            workspace,
            ResolveIssue { issue: id.get_value(), learning: typed(learning) },
            error,
            move |_| resolving.set(false),
        );
    };
    let escalate = move |_| {
        if let Some(to) = chosen_record(to) {
            send(workspace, EscalateIssue { issue: id.get_value(), to }, error, |_| ());
        }
    };
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let raised = workspace.with_untracked(|book| names(book, issue.raised_to.iter()));
    let mut meta = vec![issue.r#type.map(Choice::label).unwrap_or("Issue").to_owned()];
    let owner = issue.owner.as_ref().map(|owner| workspace.with_untracked(|book| book.name_of(owner)));
    meta.extend(owner.filter(|owner| !owner.is_empty()));
    meta.extend(issue.severity.map(|severity| format!("severity {severity}")));
    meta.extend(issue.opened_at.map(|at| format!("opened {}", format::day(at.date(), today))));
    meta.extend(issue.due_on.map(|day| format!("due {}", format::day(day, today))));
    meta.extend(issue.responded_at.map(|at| format!("answered {}", format::day(at.date(), today))));
    meta.extend(issue.resolved_at.map(|at| format!("resolved {}", format::day(at.date(), today))));
    meta.extend((!raised.is_empty()).then(|| format!("raised to {raised}")));
    let icon = if resolved { IconName::Check } else { IconName::Warning };
    view! {
        <li class="row top" class:tone-bad=!resolved && issue.r#type == Some(IssueType::Blocker)>
            <Icon name=icon/>
            <div class="row-text">
                <p class="row-title">{issue.title.clone()}</p>
                <p class="row-sub">{meta.join(" · ")}</p>
                {(!issue.text.is_empty()).then(|| view! { <p class="text-14">{issue.text.clone()}</p> })}
                {(!issue.learning.is_empty()).then(|| view! { <p class="serif">{issue.learning.clone()}</p> })}
                <Show when=move || resolving.get()>
                    <AreaField label="What did we learn?" value=learning error=error.at("learning") rows=2/>
                    <div class="form-actions"><button class="btn small primary" type="button" on:click=resolve>"Resolve the issue"</button></div>
                    <SelectField label="Or raise it to" value=to options=people.clone()/>
                    <div class="form-actions"><button class="btn small" type="button" on:click=escalate>"Raise it"</button></div>
                </Show>
                {error.rest(&["learning"])}
            </div>
            {if resolved {
                view! { <button class="btn small" type="button" on:click=reopen>"Reopen"</button> }.into_any()
            } else {
                view! {
                    {issue.responded_at.is_none().then(|| view! { <button class="btn small" type="button" on:click=answer>"Answer"</button> })}
                    <button class="btn small" type="button" aria-expanded=move || resolving.get().to_string() on:click=move |_| resolving.update(|on| *on = !*on)>"Resolve …"</button>
                }.into_any()
            }}
        </li>
    }
}

/// The form that raises one.
#[component]
pub(super) fn RaiseForm(
    about: Option<RecordId>,
    open: RwSignal<bool>,
    /// What it is to begin with.
    #[prop(default = IssueType::Blocker)]
    kind: IssueType,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let (title, text, kind, severity) = (
        draft(""),
        draft(""),
        draft(kind.word()),
        // What only has to be done some day is not urgent.
        draft(if kind == IssueType::FollowUp { "3" } else { "2" }),
    );
    let (owner, due) = (draft(""), draft(""));
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let kinds: Vec<(String, String)> =
        IssueType::ALL.iter().map(|kind| (kind.word().to_owned(), kind.label().to_owned())).collect();
    let severities: Vec<(String, String)> = ["1, worst", "2", "3", "4, least"]
        .iter()
        .map(|word| (word[..1].to_owned(), (*word).to_owned()))
        .collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(due_on) = error.day("due_on", due) else { return };
        let command = RaiseIssue {
            about: about.clone(),
            title: typed(title),
            text: typed(text),
            kind: IssueType::of(&kind.get_untracked()).unwrap_or(IssueType::Other),
            severity: severity.get_untracked().parse().unwrap_or(2),
            teams: Vec::new(),
            owner: chosen_record(owner),
            due_on,
        };
        send(workspace, command, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title") autofocus=true/>
            <AreaField label="In more words" value=text error=error.at("text")/>
            <div class="form-grid">
                <SelectField label="Type" value=kind options=kinds/>
                <SelectField label="Severity" value=severity options=severities error=error.at("severity")/>
                <SelectField label="Owner" value=owner options=people error=error.at("owner")/>
                <TextField label="Due" kind="date" value=due error=error.at("due_on")/>
            </div>
            {error.rest(&["title", "text", "severity", "owner", "due_on"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Raise the issue"</button>
            </div>
        </form>
    }
}
