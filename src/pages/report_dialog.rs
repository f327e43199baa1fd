//! The report of what the Metrics page looks at: made in steps, so that the page goes on, and handed out.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::json::canonical;
use pilotbook_core::metrics::{Scope, ScopeError};
use pilotbook_core::report::{Draft, Report, chat, html, markdown, numbers_csv};

use super::files::hand_out;
use crate::app::use_app;
use crate::components::{Banner, CopyButton, Dialog, Icon, IconName, use_toasts};
use crate::workspace::{Failure, Work, Workspace};

/// How far a report is.
#[derive(Clone)]
enum Stage {
    Making { percent: u32 },
    Made { report: Arc<Report>, chat: String },
    Refused(String),
}

/// The button, and the dialog that it opens.
#[component]
pub(super) fn ReportButton(
    /// What is looked at; none where the address says nothing that can be read.
    #[prop(into)]
    scope: Signal<Option<Scope>>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let open = RwSignal::new(false);
    let stage = RwSignal::new(Stage::Making { percent: 0 });
    // What an earlier opening began ends when a later one begins, or the dialog is closed.
    let run = StoredValue::new_local(Work::default());
    Effect::new(move |_| {
        if !open.get() {
            run.with_value(Work::cancel);
        }
    });
    on_cleanup(move || {
        run.try_with_value(Work::cancel);
    });
    let show = move |_| {
        let Some(scope) = scope.get_untracked() else { return };
        run.with_value(Work::cancel);
        let work = Work::told(move |(_, done, all)| {
            stage.try_set(Stage::Making { percent: (100 * done / all.max(1)) as u32 });
        });
        run.set_value(work.clone());
        stage.set(Stage::Making { percent: 0 });
        open.set(true);
        spawn_local(async move {
            let next = match made(workspace, &scope, &work).await {
                Ok(Ok(report)) => Stage::Made { chat: chat(&report), report: Arc::new(report) },
                Ok(Err(error)) => Stage::Refused(error.to_string()),
                // It is not wanted any more.
                Err(_) => return,
            };
            stage.try_set(next);
        });
    };
    view! {
        <button class="btn" type="button" disabled=move || scope.with(Option::is_none) on:click=show>"Report …"</button>
        <Dialog open title="Report".to_owned()
            subtitle=Signal::derive(move || match stage.get() {
                Stage::Made { report, .. } => format!("{}, {}", report.title, report.scope),
                _ => String::new(),
            })
            footer=move || view! {
                <button class="btn" type="button" on:click=move |_| open.set(false)>
                    {move || if matches!(stage.get(), Stage::Making { .. }) { "Cancel" } else { "Close" }}</button>
            }.into_any()>
            {move || match stage.get() {
                Stage::Making { percent } => view! {
                    <div class="long-work" role="status"><span>"Writing the report"</span><span class="caption">{format!("{percent}%")}</span>
                        <progress max="100" value=percent.to_string()></progress></div>
                }.into_any(),
                Stage::Refused(error) => view! { <Banner tone="tone-bad">{error}</Banner> }.into_any(),
                Stage::Made { report, chat } => view! { <Made report chat open/> }.into_any(),
            }}
        </Dialog>
    }
}

/// Makes the report in steps. Fails where it is called off.
async fn made(
    workspace: Workspace,
    scope: &Scope,
    work: &Work,
) -> Result<Result<Report, ScopeError>, Failure> {
    // The dialog stands before the numbers are computed.
    work.wait().await;
    let portfolio = workspace.portfolio_in_steps(&work.part(0, 3)).await?;
    // What is changed meanwhile is in none of it.
    let book = workspace.held();
    let (metrics, before) = match workspace.numbers(&portfolio, scope, &work.part(1, 3)).await? {
        Ok(numbers) => numbers,
        Err(error) => return Ok(Err(error)),
    };
    let today = workspace.today();
    let mut draft = Draft::with(&book, scope, today, portfolio, metrics, before);
    let writing = work.part(2, 3);
    loop {
        writing.tell("Writing", (draft.progress() * 1000.0) as usize, 1000);
        work.pause().await?;
        if !draft.step(&book) {
            return Ok(Ok(draft.finish()));
        }
    }
}

/// A report that is there, and where it can go.
#[component]
fn Made(report: Arc<Report>, chat: String, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let report = StoredValue::new(report);
    let save = move |label: &'static str,
                     ending: &'static str,
                     mime: &'static str,
                     write: fn(&Report) -> String| {
        let save = move |_| {
            let text = report.with_value(|report| write(report));
            toasts.show(hand_out(&workspace.file_name(ending), mime, text.as_bytes()));
        };
        let class = if ending == "report.html" { "btn primary" } else { "btn" };
        view! { <button class=class type="button" on:click=save><Icon name=IconName::Download/>{label}</button> }
    };
    let numbers = |report: &Report| numbers_csv(&report.json);
    let copied = chat.clone();
    let print = move |_| {
        open.set(false);
        // The dialog is gone from the page in the frame after the next.
        request_animation_frame(|| {
            request_animation_frame(|| {
                // Where a browser can't print, nothing happens.
                let _ = window().print();
            });
        });
    };
    view! {
        <p class="text-14">"One page with its charts, what was learned, and how each number is counted. It opens without a network, and prints."</p>
        <p class="form-actions start">
            {save("Save as HTML", "report.html", "text/html", html)}
            {save("Save as Markdown", "report.md", "text/markdown", markdown)}
            <button class="btn" type="button" on:click=print>"Print this page"</button>
        </p>
        <h3>"For a chat"</h3>
        <p class="text-14 report-chat">{chat}</p>
        <p class="form-actions start">
            <CopyButton label="Copy for a chat" said="Copied the paragraph." text=Callback::new(move |()| copied.clone())/>
        </p>
        <h3>"The numbers"</h3>
        <p class="form-actions start">
            {save("Save as CSV", "report.csv", "text/csv", numbers)}
            {save("Save as JSON", "report.json", "application/json", |report| canonical(&report.json))}
        </p>
    }
}
