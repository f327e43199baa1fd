//! Records as tables (CSV), a kind at a time.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::exchange::table::{table_head, table_ids, table_rows};
use pilotbook_core::model::{KINDS, KindDecl};
use web_sys::Blob;

use super::files::{download_blob, said};
use super::words::counted;
use crate::app::use_app;
use crate::components::{Icon, IconName, use_toasts};
use crate::workspace::{Failure, OutFile, Work, Workspace};

/// So many lines are written between two looks at the clock.
const ROWS_A_STEP: usize = 128;

/// A table that is being written.
#[derive(Clone, Copy, PartialEq)]
struct Writing {
    kind: &'static str,
    percent: usize,
}

/// The kinds that there is something of, each with its button.
#[component]
pub(super) fn Tables() -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let writing = RwSignal::new(None::<Writing>);
    let counts = Memo::new(move |_| {
        workspace.with(|book| {
            let count = |kind: &'static KindDecl| (kind, book.snapshot().live_of_kind(kind.name).count());
            KINDS
                .iter()
                .map(count)
                .filter(|(_, count)| *count > 0)
                .map(|(kind, count)| (kind.name, count))
                .collect::<Vec<_>>()
        })
    });
    let run = StoredValue::new_local(Work::default());
    let save = move |kind: &'static KindDecl| {
        if writing.with_untracked(Option::is_some) {
            return;
        }
        writing.set(Some(Writing { kind: kind.name, percent: 0 }));
        let work = Work::told(move |(_, done, all)| {
            writing.try_update(|writing| {
                writing.as_mut().map(|writing| writing.percent = 100 * done / all.max(1))
            });
        });
        run.set_value(work.clone());
        spawn_local(async move {
            let written = written(workspace, kind, &work).await;
            let is_left = writing.try_set(None).is_some();
            let name = workspace.file_name(&format!("{}.csv", kind.plural.to_lowercase().replace(' ', "-")));
            match written {
                Ok(blob) => toasts.show(said(&name, download_blob(&name, &blob))),
                Err(Failure::Cancelled) => {
                    // What was asked for is not said again.
                    if is_left {
                        toasts.show(format!(
                            "{name} was not written to its end, as its page was left. Export it once more."
                        ));
                    }
                }
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    on_cleanup(move || {
        run.try_with_value(Work::cancel);
    });
    let rows = move || {
        let shown =
            counts.get().into_iter().filter_map(|(name, count)| Some((KindDecl::named(KINDS, name)?, count)));
        shown.map(|(kind, count)| {
            let label = format!("Export as CSV: {}", kind.plural);
            let percent = move || writing.get().filter(|writing| writing.kind == kind.name).map(|writing| writing.percent);
            view! {
                <li class="row"><div class="row-text"><p class="row-title">{kind.plural}</p>
                    <p class="row-sub">{counted(count, "record", "records")}</p></div>
                    {move || match percent() {
                        Some(percent) => view! {
                            <span class="caption" role="status">{format!("{percent}%")}</span>
                            <button class="btn small" type="button" on:click=move |_| run.with_value(Work::cancel)>"Cancel"</button>
                        }.into_any(),
                        None => view! {
                            <button class="btn small" type="button" aria-label=label.clone() on:click=move |_| save(kind)>
                                <Icon name=IconName::Download/>"Export as CSV"</button>
                        }.into_any(),
                    }}
                </li>
            }
        }).collect_view()
    };
    view! {
        <section class="section" id="tables">
            <div class="section-head ruled"><h2>"Tables"</h2></div>
            <p class="text-14">"One kind of record as a table (CSV): days as ISO writes them, references as ids with the names beside them. What lies in the trash is left out. A cell that a spreadsheet would run as a formula begins with an apostrophe."</p>
            <ul class="rows">{move || rows()}</ul>
        </section>
    }
}

/// A kind's table, written in steps.
async fn written(workspace: Workspace, kind: &KindDecl, work: &Work) -> Result<Blob, Failure> {
    // What is changed meanwhile is in none of it.
    let book = workspace.held_whole(work).await?;
    let ids = table_ids(&book, kind);
    let file = OutFile::default();
    file.push(&table_head(kind))?;
    for (step, part) in ids.chunks(ROWS_A_STEP).enumerate() {
        let mut text = String::new();
        table_rows(&book, kind, part, &mut text);
        file.push(&text)?;
        work.tell("Writing", step * ROWS_A_STEP, ids.len());
        work.pause().await?;
    }
    Ok(file.finish("text/csv")?)
}
