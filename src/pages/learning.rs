//! Learning together: who has learned with whom, what was held, who is recognised, and what is still to be done.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::learning::{LearningRow, learning_rows};
use pilotbook_core::metrics::ScopeError;
use pilotbook_core::model::EntryType;

use super::learning_edit::EditDialog;
use super::learning_filter::{Filters, asked};
use super::learning_follow_ups::OpenFollowUps;
use super::learning_form::{Begin, Log, LogDialog};
use super::learning_list::{HEAD, List};
use super::learning_matrix::{Matrix, Pairs};
use super::words::open_asked;
use crate::app::use_app;
use crate::components::{Banner, Empty, Show};

/// The page.
#[component]
pub fn Learning() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (log, last) = (Log::new(), RwSignal::new(String::new()));
    let editing = RwSignal::new(None::<RecordId>);
    let rows: Memo<Vec<LearningRow>> = Memo::new(move |_| workspace.with(learning_rows));
    let pairs = Memo::new(move |_| Pairs::of(&workspace.portfolio(), workspace.today()));
    let filter =
        Memo::new(move |_| asked(router, workspace.today()).map_err(|error: ScopeError| error.to_string()));
    let wrong = move || filter.with(|filter| filter.as_ref().err().cloned());
    let found = Memo::new(move |_| {
        let filter = filter.get().unwrap_or_default();
        rows.with(|rows| rows.iter().filter(|row| filter.holds(row)).cloned().collect::<Vec<_>>())
    });
    let narrowed = Signal::derive(move || found.with(Vec::len) < rows.with(Vec::len));
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let log_one = move || {
        last.set(String::new());
        log.ready(Begin::default())
    };
    let recognise = move || {
        last.set(String::new());
        log.ready(Begin { kind: Some(EntryType::Recognition), ..Begin::default() })
    };
    open_asked(move |asked| match asked {
        "log" => Some(log_one()),
        "recognise" => Some(recognise()),
        _ => None,
    });
    view! {
        <div class="page-head"><h1 class="page-title">"Learning together"</h1>
            <button class="btn primary" type="button" on:click=move |_| log_one().set(true)>"Log one"</button>
            <button class="btn" type="button" on:click=move |_| recognise().set(true)>"Recognise"</button></div>
        <Show when=move || none.get()>
            <Empty><p>"What teams do to learn from each other belongs here: a shift in the other team’s shoes, a training that both take, a talk, a retrospective. And thanks, for a success or for a failure that was braved."</p></Empty>
        </Show>
        <Show when=move || pairs.with(Pairs::is_some)><Matrix pairs log last/></Show>
        <Show when=move || !none.get()>
            <div class="page-with-side learning-page">
                <div>
                    <Filters/>
                    {move || wrong().map(|error| view! { <Banner tone="tone-bad">{error}</Banner> })}
                    <List rows=found narrowed editing/>
                </div>
                <aside aria-label="Follow-ups"><OpenFollowUps rows/></aside>
            </div>
        </Show>
        <LogDialog log home=last.into()/>
        <EditDialog entry=editing home=HEAD/>
    }
}
