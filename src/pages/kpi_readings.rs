//! The readings of a KPI: what was read when, to be mended or taken away.

use leptos::prelude::*;
use pilotbook_core::chart::{ReadFrom, ReadingRow};
use pilotbook_core::command::Trash;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kpi, ReadAs};

use super::form::{FormError, send};
use super::kpi_standing::value_text;
use super::reading_form::ReadingForm;
use crate::app::use_app;
use crate::components::{Dialog, For, Icon, IconName, Show, format, use_toasts};
use crate::route::Page;
use crate::shell::offer_undo;

/// So many are shown at first.
const AT_FIRST: usize = 12;

/// The table, and the ways to more of them.
#[component]
pub(super) fn Readings(
    kpi: Memo<Option<Kpi>>,
    rows: Memo<Vec<ReadingRow>>,
    /// Whether it fills itself.
    fed: Memo<bool>,
    pasting: RwSignal<bool>,
) -> impl IntoView {
    let (_, _, router) = use_app();
    let all = RwSignal::new(false);
    let editing = RwSignal::new(false);
    let edited = RwSignal::new(None::<RecordId>);
    let unit =
        Memo::new(move |_| kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.unit.clone()).unwrap_or_default()));
    let shown = move || {
        let most = if all.get() { usize::MAX } else { AT_FIRST };
        let (rows, unit) = (rows.get(), unit.get());
        rows.into_iter().rev().take(most).map(|row| (row, unit.clone())).collect::<Vec<_>>()
    };
    let edit = Callback::new(move |id: RecordId| {
        edited.set(Some(id));
        editing.set(true);
    });
    let import = StoredValue::new(router.href_with(Page::Data, &[("as", "reading")]));
    let plain = Memo::new(move |_| {
        kpi.with(|kpi| kpi.as_ref().is_some_and(|kpi| matches!(kpi.form(), ReadAs::Value | ReadAs::Metric)))
    });
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    view! {
        <Show when=move || !fed.get() || some.get()>
            <section class="section">
                <div class="section-head ruled"><h2>"Readings"</h2>
                    <Show when=move || some.get()><span class="count">{move || rows.with(Vec::len)}</span></Show></div>
                <Show when=move || fed.get()><p class="caption">"From before it took its value from our numbers. They don’t count now."</p></Show>
                <Show when=move || some.get() fallback=move || view! {
                    <p class="caption">"No reading yet. Add the first one, or paste what a sheet has."</p>
                }>
                    <table class="table still readings" class:plain=move || plain.get()>
                        <thead><tr><th scope="col">"Day"</th><th scope="col" class="num">"Value"</th><th scope="col">"Of"</th>
                            <th scope="col">"Note"</th><th scope="col"><span class="visually-hidden">"Edit or remove"</span></th></tr></thead>
                        <tbody>
                            <For each=move || shown() key=|(row, unit): &(ReadingRow, String)| format!("{row:?}{unit}") let:row>
                                <Row row=row.0 unit=row.1 edit/>
                            </For>
                        </tbody>
                    </table>
                    <Show when=move || { rows.with(Vec::len) > AT_FIRST && !all.get() }>
                        <p><button class="link" type="button" on:click=move |_| all.set(true)>{move || format!("Show all {}", rows.with(Vec::len))}</button></p>
                    </Show>
                </Show>
                <Show when=move || !fed.get()>
                    <div class="row-actions">
                        <button class="btn small" type="button" on:click=move |_| pasting.set(true)>"Paste readings"</button>
                        <a class="btn ghost small" href=import.get_value()>"Import from a file"</a>
                    </div>
                </Show>
            </section>
        </Show>
        <Dialog open=editing title="Edit a reading".to_owned() subtitle=Signal::derive(move || kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.name.clone()).unwrap_or_default())) footer=|| ()>
            {move || kpi.with_untracked(|kpi| kpi.as_ref().map(|kpi| kpi.id.clone())).map(|kpi| view! { <ReadingForm kpi reading=edited.get_untracked() open=editing/> })}
        </Dialog>
    }
}

#[component]
fn Row(row: ReadingRow, unit: String, edit: Callback<RecordId>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let error = FormError::new();
    let id = StoredValue::new(row.id.clone());
    let day = row.day.map_or("no day".to_owned(), |day| format::day(day, workspace.today()));
    let value = row.value.map_or("—".to_owned(), |value| value_text(value, &unit));
    let remove = move |_| {
        send(workspace, Trash { record: id.get_value() }, error, move |done| {
            offer_undo(workspace, toasts, done)
        });
    };
    let of = row.of.said(&format::Local);
    let (name, other) = (day.clone(), day.clone());
    view! {
        <tr>
            <td class="name">{day}</td>
            <td class="num">{value}</td>
            <td class="quiet">{of}</td>
            <td class="reading-note">{row.note}{error.rest(&[])}</td>
            <td class="tools">
                {(row.of != ReadFrom::DiffersByFew).then(|| view! { <button class="btn ghost small icon-only" type="button" title="Edit" aria-label=format!("Edit the reading of {name}")
                    on:click=move |_| edit.run(id.get_value())><Icon name=IconName::Pencil/></button> })}
                <button class="btn ghost small icon-only" type="button" title="To the trash" aria-label=format!("Move the reading of {other} to the trash")
                    on:click=remove><Icon name=IconName::Trash/></button>
            </td>
        </tr>
    }
}
