//! The trash: what was thrown away, and the way back.

use leptos::prelude::*;
use pilotbook_core::command::Restore;
use pilotbook_core::journal::{RecordId, State};
use pilotbook_core::model::{KINDS, KindDecl};

use super::form::{FormError, send_each};
use crate::app::use_app;
use crate::components::{Empty, Show};

/// The page.
#[component]
pub fn Trash() -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let records = Memo::new(move |_| {
        workspace.with(|book| {
            let trashed = book.snapshot().records().filter(|(id, _, state)| {
                *state == State::Deleted && id.kind() != "outcome" && id.kind() != "impact"
            });
            let rows = trashed.map(|(id, ..)| {
                let title = book.title_of(id);
                let kind = KindDecl::named(KINDS, id.kind()).map_or(id.kind(), |kind| kind.label).to_owned();
                (id.clone(), if title.is_empty() { id.to_string() } else { title }, kind)
            });
            rows.collect::<Vec<_>>()
        })
    });
    let restore =
        move |id: RecordId| move |_| send_each(workspace, Restore { record: id.clone() }, error, |_| ());
    view! {
        <h1 class="page-title">"Trash"</h1>
        {error.rest(&[])}
        <Show when=move || records.with(Vec::is_empty)>
            <Empty><p>"Nothing lies in the trash. What is thrown away can be brought back from here, in every copy."</p></Empty>
        </Show>
        <ul class="rows">{move || records.get().into_iter().map(|(id, title, kind)| view! {
            <li class="row"><div class="row-text"><p class="row-title">{title.clone()}</p><p class="row-sub">{kind}</p></div>
                <button class="btn small" type="button" aria-label=format!("Restore {title}") on:click=restore(id)>"Restore"</button></li>
        }).collect_view()}</ul>
    }
}
