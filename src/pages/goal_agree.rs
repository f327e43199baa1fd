//! A team's agreement to a KPI: said on a day, with as many words as it takes.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::command::Agree;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Book;
use pilotbook_core::model::agreed::{agreements, changed_since};

use super::form::{FormError, draft, send, typed};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, format, open_while};

/// The dialog in which a team agrees to a KPI; open while there is one to agree to.
#[component]
pub(super) fn AgreeDialog(
    /// The KPI and the team.
    cell: RwSignal<Option<(RecordId, RecordId)>>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let open = open_while(cell);
    let title = Signal::derive(move || {
        cell.with(|cell| {
            let team = cell.as_ref().map(|(_, team)| workspace.with(|book| book.name_of(team)));
            format!("{} agrees", team.unwrap_or_default())
        })
    });
    let subtitle = Signal::derive(move || {
        cell.with(|cell| cell.as_ref().map(|(kpi, _)| workspace.with(|book| book.title_of(kpi))))
            .unwrap_or_default()
    });
    view! {
        <Dialog open title subtitle small=true footer=|| ()><AgreeForm cell open/></Dialog>
    }
}

#[component]
fn AgreeForm(cell: RwSignal<Option<(RecordId, RecordId)>>, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let text = draft("");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((kpi, team)) = cell.get_untracked() else { return };
        send(workspace, Agree { kpi, team, text: typed(text) }, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="caption">"The KPI as it stands today: its definition, its target and its owners."</p>
            <AreaField label="Under which condition, if any" value=text error=error.at("text") rows=2 autofocus=true/>
            {error.rest(&["text"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Agree"</button>
            </div>
        </form>
    }
}

/// "DevOps 3 Jun, DevRel 5 Jun": who agreed to a KPI and when; empty where nobody did.
pub(super) fn agreed_in_words(book: &Book, kpi: &RecordId, today: Date) -> String {
    let mut teams: Vec<RecordId> = Vec::new();
    let mut said = Vec::new();
    for entry in agreements(book, kpi) {
        let day = entry.day.map(|day| format::day(day, today)).unwrap_or_default();
        // The newest first: what a team said before, it has said anew since.
        for team in entry.teams.iter().filter(|team| !book.name_of(team).is_empty()) {
            if !teams.contains(team) {
                teams.push(team.clone());
                let old = !changed_since(book, kpi, &entry, &[]).is_empty();
                let before = if old { " (before it changed)" } else { "" };
                said.push(format!("{} {day}{before}", book.name_of(team)));
            }
        }
    }
    said.join(", ")
}
