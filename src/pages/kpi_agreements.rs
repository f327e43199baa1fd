//! Which of a KPI's teams agreed to it, and when.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::command::{Agree, Trash};
use pilotbook_core::journal::{RecordId, Stamp, Transaction};
use pilotbook_core::model::agreed::{agreements, before_in_words, changed_since};
use pilotbook_core::model::{Entry, Kpi};

use super::form::{FormError, draft, send, typed};
use super::outcome_actions::{SmallForm, tell};
use crate::app::use_app;
use crate::components::{AreaField, For, Icon, IconName, Show, format, use_toasts};
use crate::shell::offer_undo;

/// A team of the KPI with its latest agreement.
#[derive(Clone, PartialEq)]
struct TeamRow {
    team: RecordId,
    name: String,
    owns: bool,
    entry: Option<Entry>,
    /// What changed after that, to follow "agreed"; empty where it stands.
    before: String,
}

fn id_of(team: &RecordId) -> String {
    format!("agreement-{}", team.local())
}

/// The teams that own it, then those that contribute.
#[component]
pub(super) fn Agreements(kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let history = RwSignal::new(Vec::<Arc<Transaction>>::new());
    let rows = Memo::new(move |_| {
        let Some(kpi) = kpi.get() else { return Vec::new() };
        let day_of = |stamp: Stamp| workspace.day_of(i64::try_from(stamp.wall()).unwrap_or_default());
        workspace.with(|book| {
            let entries = agreements(book, &kpi.id);
            let before = |entry: &Entry| {
                let later = history.with(|history| changed_since(book, &kpi.id, entry, history));
                before_in_words(&later, &format::Local, &day_of)
            };
            let contributors = kpi.contributors.difference(&kpi.owners).map(|team| (team, false));
            let teams = kpi.owners.iter().map(|team| (team, true)).chain(contributors);
            let rows = teams.map(|(team, owns)| {
                let entry = entries.iter().find(|entry| entry.teams.contains(team)).cloned();
                let before = entry.as_ref().map(before).unwrap_or_default();
                TeamRow { team: team.clone(), name: book.name_of(team), owns, entry, before }
            });
            rows.filter(|row| !row.name.is_empty()).collect::<Vec<_>>()
        })
    });
    // What it was when a team agreed is told by the journal, which is read only where something changed since.
    Effect::new(move |_| {
        let Some(id) = kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.id.clone())) else { return };
        let changed = workspace.with(|book| {
            let mut agreed = agreements(book, &id).into_iter();
            agreed.any(|entry| !changed_since(book, &id, &entry, &[]).is_empty())
        });
        if changed {
            leptos::task::spawn_local(async move {
                // Without it the page says no more than what changed, and when.
                if let Ok(read) = workspace.transactions_of(&[id]).await {
                    history.try_set(read);
                }
            });
        }
    });
    let id = move || kpi.with_untracked(|kpi| kpi.as_ref().map(|kpi| kpi.id.clone()));
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Agreement"</h2></div>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="caption">"No team owns it yet. The teams that do, and those that contribute, agree here."</p>
            </Show>
            <ul class="rows">
                <For each=move || rows.get() key=|row: &TeamRow| format!("{} {} {} {:?} {}", row.team, row.name, row.owns, row.entry, row.before) let:row>
                    {id().map(|kpi| view! { <AgreementRow kpi row/> })}
                </For>
            </ul>
        </section>
    }
}

#[component]
fn AgreementRow(kpi: RecordId, row: TeamRow) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (open, error) = (RwSignal::new(false), FormError::new());
    let text = draft("");
    let home = id_of(&row.team);
    let own = home.clone();
    let (kpi, team) = (StoredValue::new(kpi), StoredValue::new(row.team));
    let submit = Callback::new(move |()| {
        let command = Agree { kpi: kpi.get_value(), team: team.get_value(), text: typed(text) };
        let home = home.clone();
        send(workspace, command, error, move |done| tell(toasts, workspace, done, open, home));
    });
    let part = if row.owns { "owns it" } else { "contributes" };
    let name = row.name.clone();
    let title = name.clone();
    let form = move |verb: &'static str| {
        view! {
            <SmallForm open verb title=title.clone() on_submit=submit>
                <AreaField label="What there is to say" value=text rows=2 error=error.at("text") hint="May stay empty."/>
                <div class="form-actions"><button class="btn small primary" type="submit">"Note it"</button></div>
            </SmallForm>
        }
        .into_any()
    };
    let below = match row.entry {
        Some(entry) => {
            let day = entry.day.map(|day| format::day(day, workspace.today())).unwrap_or_default();
            let id = entry.id;
            let remove = move |_| {
                send(workspace, Trash { record: id.clone() }, error, move |done| {
                    offer_undo(workspace, toasts, done)
                });
            };
            let stands = row.before.is_empty();
            let said = if stands { format!("agreed {day}") } else { format!("agreed {day}, {}", row.before) };
            let class = if stands { "row-sub agreed" } else { "row-sub agreed toned tone-warn" };
            let icon = if stands { IconName::Check } else { IconName::Warning };
            let again = (!stands).then(|| form("Agree again"));
            view! {
                <p class=class><Icon name=icon/>{said}
                    <button class="btn ghost small icon-only" type="button" title="Take back" aria-label=format!("Take back: {name} agreed")
                        on:click=remove><Icon name=IconName::Close/></button></p>
                {(!entry.text.is_empty()).then(|| view! { <p class="serif-list">{entry.text}</p> })}
                {again}
            }
            .into_any()
        }
        None => view! {
            <p class="row-sub">"has not agreed yet"</p>
            {form("Note that it agrees")}
        }
        .into_any(),
    };
    view! {
        <li class="row top" id=own tabindex="-1"><div class="row-text">
            <p class="row-title">{row.name}" "<span class="caption">{part}</span></p>
            {below}
            {error.rest(&["text"])}
        </div></li>
    }
}
