//! Which of a KPI's teams agreed to it, and when.

use leptos::prelude::*;
use pilotbook_core::command::{Agree, Trash};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::agreed::agreements;
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
}

fn id_of(team: &RecordId) -> String {
    format!("agreement-{}", team.local())
}

/// The teams that own it, then those that contribute.
#[component]
pub(super) fn Agreements(kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let rows = Memo::new(move |_| {
        let Some(kpi) = kpi.get() else { return Vec::new() };
        workspace.with(|book| {
            let entries = agreements(book, &kpi.id);
            let contributors = kpi.contributors.difference(&kpi.owners).map(|team| (team, false));
            let teams = kpi.owners.iter().map(|team| (team, true)).chain(contributors);
            let rows = teams.map(|(team, owns)| TeamRow {
                team: team.clone(),
                name: book.name_of(team),
                owns,
                entry: entries.iter().find(|entry| entry.teams.contains(team)).cloned(),
            });
            rows.filter(|row| !row.name.is_empty()).collect::<Vec<_>>()
        })
    });
    let id = move || kpi.with_untracked(|kpi| kpi.as_ref().map(|kpi| kpi.id.clone()));
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Agreement"</h2></div>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="caption">"No team owns it yet. The teams that do, and those that contribute, agree here."</p>
            </Show>
            <ul class="rows">
                <For each=move || rows.get() key=|row: &TeamRow| format!("{} {} {} {:?}", row.team, row.name, row.owns, row.entry) let:row>
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
    let below = match row.entry {
        Some(entry) => {
            let day = entry.day.map(|day| format::day(day, workspace.today())).unwrap_or_default();
            let id = entry.id;
            let remove = move |_| {
                send(workspace, Trash { record: id.clone() }, error, move |done| offer_undo(workspace, toasts, done));
            };
            view! {
                <p class="row-sub agreed"><Icon name=IconName::Check/>{format!("agreed {day}")}
                    <button class="btn ghost small icon-only" type="button" title="Take back" aria-label=format!("Take back: {name} agreed")
                        on:click=remove><Icon name=IconName::Close/></button></p>
                {(!entry.text.is_empty()).then(|| view! { <p class="serif-list">{entry.text}</p> })}
            }
            .into_any()
        }
        None => view! {
            <p class="row-sub">"has not agreed yet"</p>
            <SmallForm open verb="Note that it agrees" title=name on_submit=submit>
                <AreaField label="What there is to say" value=text rows=2 error=error.at("text") hint="May stay empty."/>
                <div class="form-actions"><button class="btn small primary" type="submit">"Note it"</button></div>
            </SmallForm>
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
