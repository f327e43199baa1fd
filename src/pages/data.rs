//! Data: copies out, files in, conflicts, what was edited after it was deleted, the trash, erase.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::{Settle, SettleDeleted};
use pilotbook_core::journal::{Field, RecordId};
use pilotbook_core::json::canonical;
use pilotbook_core::model::{KINDS, KindDecl};
use pilotbook_core::{Date, Value};

use super::data_tables::Tables;
use super::drafts::Drafts;
use super::files::{download_blob, save_copy};
use super::form::{FormError, draft, send_each, typed};
use super::import_csv::ImportTable;
use super::import_file::ImportFile;
use super::words::counted;
use crate::app::{new_entry, use_app};
use crate::components::{Dialog, For, Icon, IconName, Show, TextField, format, use_toasts};
use crate::route::{Page, Route};
use crate::shell::UnderWay;
use crate::workspace::today_in;

/// The page.
#[component]
pub fn DataPage() -> impl IntoView {
    let (_, _, router) = use_app();
    view! {
        <h1 class="page-title">"Data"</h1>
        <Copies/>
        <ImportFile/>
        <ImportTable/>
        <Tables/>
        <Conflicts/>
        <section class="section">
            <div class="section-head ruled"><h2>"Trash"</h2></div>
            <p class="text-14">"What was thrown away can be brought back. "<a href=move || router.href(Page::Trash)>"Open the trash"</a></p>
        </section>
        <Erase/>
    }
}

#[component]
fn Copies() -> impl IntoView {
    let (workspace, device, _) = use_app();
    let toasts = use_toasts();
    let last = move || {
        let entry = device.entry(&workspace.id());
        let steps = counted(workspace.transactions() as usize, "step", "steps");
        match entry.and_then(|entry| entry.copied_at.map(|at| (at, entry.copied_transactions))) {
            Some((at, copied)) => format!(
                "This workspace has {steps}. Last copy {}, {} since.",
                format::ago(Date::of_unix_ms(at as i64), today_in("UTC")),
                counted(workspace.transactions().saturating_sub(copied) as usize, "change", "changes"),
            ),
            None => format!("This workspace has {steps}. No copy has left this browser yet."),
        }
    };
    let copy = move |_| {
        spawn_local(async move {
            let said = save_copy(workspace).await.unwrap_or_else(|failure| failure.to_string());
            toasts.show(said);
        });
    };
    let records = move |_| {
        spawn_local(async move {
            let file = workspace.records_file().await;
            let said = match file.and_then(|file| download_blob(&file.name, &file.blob).map(|()| file.name)) {
                Ok(name) => {
                    format!(
                        "{name} was handed to your browser's downloads. It has no history, so it is no copy."
                    )
                }
                Err(failure) => failure.to_string(),
            };
            toasts.show(said);
        });
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Copies"</h2></div>
            <p class="text-14">"All of it lies in this browser and nowhere else. A browser may throw such data away, and so may whoever clears it: save a copy now and then. A colleague who opens your copy gets all you have, and yours and theirs merge without losing anything."</p>
            <p class="text-14" role="status">{move || last()}</p>
            <p class="form-actions start">
                <button class="btn primary" type="button" on:click=copy><Icon name=IconName::Download/>"Export everything as JSON"</button>
                <button class="btn" type="button" on:click=records>"Export records without history"</button>
            </p>
        </section>
    }
}

/// A conflict, as a list shows it.
#[derive(Clone, PartialEq)]
struct Conflict {
    record: RecordId,
    field: Field,
    title: String,
    label: String,
    values: Vec<Value>,
}

/// A value as people read it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "empty".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => canonical(other),
    }
}

#[component]
fn Conflicts() -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let conflicts = Memo::new(move |_| {
        workspace.with(|book| {
            let mut found = Vec::new();
            for (id, record) in book.snapshot().odd() {
                for (field, register) in record.shown().filter(|(_, register)| register.is_conflict()) {
                    let label = KindDecl::named(KINDS, id.kind())
                        .and_then(|kind| kind.field(field.name()))
                        .map_or(field.name(), |field| field.label);
                    let title = book.title_of(id);
                    found.push(Conflict {
                        title: if title.is_empty() { id.to_string() } else { title },
                        record: id.clone(),
                        label: if field.as_str() == "exists" {
                            "There or in the trash".to_owned()
                        } else {
                            label.to_owned()
                        },
                        values: register.head_values().cloned().collect(),
                        field: field.clone(),
                    });
                }
            }
            found
        })
    });
    let edited = Memo::new(move |_| {
        workspace.with(|book| {
            let records =
                book.snapshot().odd().filter(|(_, record)| !record.edited_after_delete().is_empty());
            records.map(|(id, _)| (id.clone(), book.title_of(id))).collect::<Vec<_>>()
        })
    });
    let settle_deleted = move |record: RecordId, keep: bool| {
        move |_| send_each(workspace, SettleDeleted { record: record.clone(), keep }, error, |_| ())
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Conflicts"</h2><span class="count">{move || conflicts.with(Vec::len) + edited.with(Vec::len)}</span></div>
            <Show when=move || conflicts.with(Vec::is_empty) && edited.with(Vec::is_empty)>
                <p class="caption">"None. Where two copies change the same field, both values are kept and shown here, and a person decides."</p>
            </Show>
            <ul class="rows">
                <For each=move || conflicts.get() key=|conflict| format!("{} {} {}", conflict.record, conflict.field, conflict.values.len()) let:conflict>
                    <ConflictRow conflict error/>
                </For>
                {move || edited.get().into_iter().map(|(id, title)| view! {
                    <li class="row tone-note">
                        <Icon name=IconName::Merge/>
                        <div class="row-text"><p class="row-title">{title}</p><p class="row-sub">"Edited by somebody who had not seen that it was thrown away"</p></div>
                        <button class="btn small" type="button" on:click=settle_deleted(id.clone(), true)>"Restore it"</button>
                        <button class="btn small" type="button" on:click=settle_deleted(id.clone(), false)>"Leave it in the trash"</button>
                    </li>
                }).collect_view()}
            </ul>
            {error.rest(&[])}
        </section>
    }
}

#[component]
fn ConflictRow(conflict: Conflict, error: FormError) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (record, field) =
        (StoredValue::new(conflict.record.clone()), StoredValue::new(conflict.field.clone()));
    let third = draft("");
    let settle = move |value: Value| {
        let exists = field.with_value(|field| field.as_str() == "exists");
        if exists {
            let keep = value == Value::Bool(true);
            send_each(workspace, SettleDeleted { record: record.get_value(), keep }, error, |_| ());
        } else {
            let field = field.with_value(|field| field.as_str().to_owned());
            send_each(workspace, Settle { record: record.get_value(), field, value }, error, |_| ());
        }
    };
    let mut different: Vec<Value> = Vec::new();
    for value in conflict.values {
        if !different.contains(&value) {
            different.push(value);
        }
    }
    let is_text = different.iter().all(|value| matches!(value, Value::Text(_) | Value::Null))
        && field.with_value(|field| field.as_str() != "exists");
    view! {
        <li class="row tone-note conflict">
            <Icon name=IconName::Merge/>
            <div class="row-text">
                <p class="row-title">{conflict.title}</p><p class="row-sub">{conflict.label}</p>
                <div class="versions">
                    {different.into_iter().map(|value| {
                        let own = value.clone();
                        view! {
                            <div class="version"><p class="serif">{shown(&value)}</p>
                                <button class="btn small" type="button" on:click=move |_| settle(own.clone())>"Keep this"</button></div>
                        }
                    }).collect_view()}
                </div>
                {is_text.then(|| view! {
                    <TextField label="Or write a third" value=third/>
                    <button class="btn small" type="button" on:click=move |_| settle(Value::Text(typed(third)))>"Keep what I wrote"</button>
                })}
            </div>
        </li>
    }
}

#[component]
fn Erase() -> impl IntoView {
    let (workspace, device, router) = use_app();
    let toasts = use_toasts();
    let asking = RwSignal::new(false);
    let drafts = expect_context::<Drafts>();
    let erase = move |_| {
        let id = workspace.id();
        spawn_local(async move {
            workspace.close();
            let done = async {
                device.erase(&id).await?;
                drafts.forget(&id);
                match device.entries_untracked().into_iter().next() {
                    Some(entry) => Ok(entry),
                    None => new_entry(device, workspace).await,
                }
            };
            match done.await {
                Ok(entry) => {
                    asking.try_set(false);
                    router.go_to(&Route {
                        workspace: entry.id,
                        page: Page::Overview,
                        query: Default::default(),
                    });
                    toasts.show("The workspace was erased from this browser.");
                }
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let copy = move |_| {
        spawn_local(async move {
            let said = save_copy(workspace).await.unwrap_or_else(|failure| failure.to_string());
            toasts.show(said);
        });
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Erase"</h2></div>
            <p class="text-14">"Takes this workspace out of this browser for good. Copies elsewhere stay as they are."</p>
            <p><button class="btn danger" type="button" on:click=move |_| asking.set(true)>"Erase this workspace …"</button></p>
        </section>
        <Dialog open=asking title="Erase this workspace?".to_owned() small=true footer=move || view! {
            <button class="btn" type="button" on:click=move |_| asking.set(false)>"Cancel"</button>
            <button class="btn danger primary" type="button" on:click=erase>"Erase for good"</button>
        }.into_any()>
            <p class="text-14">"It can't be undone here. Whoever has a copy still has it all."</p>
            <p><button class="btn" type="button" on:click=copy><Icon name=IconName::Download/>"Save a copy first"</button></p>
            <UnderWay/>
        </Dialog>
    }
}
