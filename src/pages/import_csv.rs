//! A table that comes in by a recipe: counts, rejected rows and warnings before anything is written;
//! one undoable step.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::{Command, Context, Refused};
use pilotbook_core::exchange::import_rows::plan_rows;
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::{RowReader, RowsReport};
use pilotbook_core::journal::Change;
use pilotbook_core::model::ids::Ids;

use super::files::{chosen, download};
use super::words::counted;
use crate::app::use_app;
use crate::components::{Banner, use_toasts};

/// How many rows are read between two looks at what the person does meanwhile.
const ROWS_A_STEP: usize = 2_000;
/// How many rejected rows and warnings are listed in the page; the file has them all.
const LISTED: usize = 50;

/// The import of rows, as a command: preview and import are the same plan.
struct ImportRows {
    report: Arc<RowsReport>,
    what: String,
}

impl Command for ImportRows {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        Ok(plan_rows(context.book, &self.report.rows, context.ids, &self.what).change)
    }
}

/// How far an import has come.
#[derive(Clone)]
enum Stage {
    Waiting,
    Refused(String),
    Reading { percent: u32 },
    Read { report: Arc<RowsReport>, name: String, plan: PlanCounts },
    Writing,
}

#[derive(Clone, Copy)]
struct PlanCounts {
    new: usize,
    changed: usize,
    same: usize,
    restored: usize,
    writes: bool,
}

/// The section.
#[component]
pub(super) fn ImportTable() -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (table, recipe) =
        (RwSignal::new(None::<(String, Arc<Vec<u8>>)>), RwSignal::new(None::<(String, Arc<Vec<u8>>)>));
    let stage = RwSignal::new(Stage::Waiting);
    // Grows with every file chosen and every cancel: a reading that is no longer meant stops.
    let run = StoredValue::new(0u32);
    let start = move || {
        let (Some((name, bytes)), Some((recipe_name, recipe))) =
            (table.get_untracked(), recipe.get_untracked())
        else {
            return;
        };
        run.update_value(|run| *run += 1);
        let own = run.get_value();
        spawn_local(async move {
            let reader = Recipe::parse(&recipe).map_err(|error| format!("{recipe_name}: {error}"));
            let reader = reader.and_then(|recipe| {
                RowReader::new(bytes.to_vec(), &recipe).map_err(|error| format!("{name}: {error}"))
            });
            let mut reader = match reader {
                Ok(reader) => reader,
                Err(text) => {
                    stage.try_set(Stage::Refused(format!("{text} Nothing was changed.")));
                    return;
                }
            };
            let read = loop {
                if run.try_get_value() != Some(own) {
                    return;
                }
                match reader.step(ROWS_A_STEP) {
                    Ok(progress) if progress.finished => break reader.finish(),
                    Ok(progress) => {
                        let percent = progress.done_bytes * 100 / progress.total_bytes.max(1);
                        stage.try_set(Stage::Reading { percent: percent as u32 });
                    }
                    Err(error) => break Err(error),
                }
                // Lets the page answer keys before it reads on.
                gloo_timers::future::TimeoutFuture::new(0).await;
            };
            let next = match read {
                Ok(report) => {
                    let report = Arc::new(report);
                    let plan = workspace.with_untracked(|book| {
                        plan_rows(book, &report.rows, &mut Ids::of_text("preview"), "")
                    });
                    let plan = PlanCounts {
                        new: plan.new,
                        changed: plan.changed,
                        same: plan.same,
                        restored: plan.restored.len(),
                        writes: !plan.change.is_empty(),
                    };
                    Stage::Read { report, name, plan }
                }
                Err(error) => Stage::Refused(format!("{name}: {error} Nothing was changed.")),
            };
            stage.try_set(next);
        });
    };
    let choose = move |place: RwSignal<Option<(String, Arc<Vec<u8>>)>>| {
        move |event: web_sys::Event| {
            spawn_local(async move {
                if let Some((name, bytes)) = chosen(event).await {
                    place.try_set(Some((name, Arc::new(bytes))));
                    start();
                }
            });
        }
    };
    let cancel = move |_| {
        run.update_value(|run| *run += 1);
        stage.set(Stage::Waiting);
        table.set(None);
    };
    let write = move |report: Arc<RowsReport>, name: String| {
        stage.set(Stage::Writing);
        spawn_local(async move {
            let what = format!("Import {name}");
            match workspace.run(ImportRows { report, what }).await {
                Ok(_) => {
                    stage.try_set(Stage::Waiting);
                    table.try_set(None);
                    toasts.show(format!("{name} was imported. Undo takes it back in one step."));
                }
                Err(failure) => {
                    stage.try_set(Stage::Refused(failure.to_string()));
                }
            }
        });
    };
    let named = |place: RwSignal<Option<(String, Arc<Vec<u8>>)>>| {
        move || place.get().map(|(name, _)| name).unwrap_or_default()
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Import a table"</h2></div>
            <p class="text-14">"A CSV file with commas, and a recipe (JSON) that says what its columns mean. The same file again changes nothing."</p>
            <div class="form-grid">
                <label class="field"><span class="field-label">"Table (CSV)"</span>
                    <input class="input" type="file" accept=".csv,text/csv" on:change=choose(table)/><span class="hint">{named(table)}</span></label>
                <label class="field"><span class="field-label">"Recipe (JSON)"</span>
                    <input class="input" type="file" accept=".json,application/json" on:change=choose(recipe)/><span class="hint">{named(recipe)}</span></label>
            </div>
            <div role="status">{move || match stage.get() {
                Stage::Waiting => ().into_any(),
                Stage::Refused(text) => view! { <Banner tone="tone-bad">{text}</Banner> }.into_any(),
                Stage::Reading { percent } => view! {
                    <p class="long-work">"Reading "<progress max="100" value=percent></progress>{format!(" {percent}%")}
                        <button class="btn small" type="button" on:click=cancel>"Cancel"</button></p>
                }.into_any(),
                Stage::Writing => view! { <p class="long-work">"Saving …"</p> }.into_any(),
                Stage::Read { report, name, plan } => {
                    let own = report.clone();
                    view! {
                        <Report report=report.clone() plan/>
                        <p class="form-actions start">
                            <button class="btn" type="button" on:click=cancel>"Cancel"</button>
                            <button class="btn primary" type="button" disabled=!plan.writes on:click=move |_| write(own.clone(), name.clone())>
                                {if plan.writes { format!("Import {}", counted(report.rows.len(), "idea", "ideas")) } else { "Nothing to import".to_owned() }}</button>
                        </p>
                    }.into_any()
                }
            }}</div>
        </section>
    }
}

/// What was read, and what it will change.
#[component]
fn Report(report: Arc<RowsReport>, plan: PlanCounts) -> impl IntoView {
    let toasts = use_toasts();
    let rejected = report.clone();
    let save = move |_| {
        let said = match download("rejected-rows.csv", "text/csv", rejected.rejected_csv().as_bytes()) {
            Ok(()) => {
                "The rejected rows were handed to your browser's downloads. Mend them and import that file."
                    .to_owned()
            }
            Err(failure) => failure.to_string(),
        };
        toasts.show(said);
    };
    let counts = format!(
        "{}, {}, {}, {} rejected, {}.",
        counted(report.rows.len(), "idea", "ideas"),
        counted(report.pilots(), "pilot", "pilots"),
        counted(report.outcomes(), "outcome", "outcomes"),
        report.rejected.len(),
        counted(report.warnings.len(), "warning", "warnings"),
    );
    let changes = format!(
        "Here: {} new, {} changed, {} the same already{}.",
        plan.new,
        plan.changed,
        plan.same,
        if plan.restored > 0 {
            format!(", {} come back from the trash", plan.restored)
        } else {
            String::new()
        }
    );
    let more = |all: usize| {
        (all > LISTED).then(|| view! { <p class="caption">{format!("and {} more", all - LISTED)}</p> })
    };
    view! {
        <p class="text-14 import-counts">{counts}</p>
        <p class="text-14">{changes}</p>
        {report.ragged_note().map(|note| view! { <Banner tone="tone-warn">{note}</Banner> })}
        {report.delimiter_hint().map(|hint| view! { <Banner tone="tone-warn">{hint}</Banner> })}
        {(!report.rejected.is_empty()).then(|| view! {
            <details><summary>{format!("Rejected rows: {}", report.rejected.len())}</summary>
                <ul>{report.rejected.iter().take(LISTED).map(|row| view! { <li>{format!("Record {}: {}", row.record, row.reason)}</li> }).collect_view()}</ul>
                {more(report.rejected.len())}
                <button class="btn small" type="button" on:click=save>"Download the rejected rows"</button>
            </details>
        })}
        {(!report.warnings.is_empty()).then(|| view! {
            <details><summary>{format!("Warnings: {}", report.warnings.len())}</summary>
                <ul>{report.warnings.iter().take(LISTED).map(|warning| view! {
                    <li>{format!("Record {}, {}: “{}” was left out", warning.record, warning.field.name(), warning.value)}</li> }).collect_view()}</ul>
                {more(report.warnings.len())}
            </details>
        })}
    }
}
