//! What happened to a record, in words, with a way back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::exchange::history::{Step, history};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::KINDS;

use crate::app::use_app;
use crate::components::{format, use_toasts};
use pilotbook_core::Date;

/// The history of one record, newest first.
#[component]
pub(super) fn History(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let steps = RwSignal::new(Vec::<Step>::new());
    Effect::new(move |_| {
        workspace.with(|_| ());
        let id = id.clone();
        spawn_local(async move {
            if let Ok(transactions) = workspace.transactions_of(id.clone()).await {
                let read = workspace.with_untracked(|book| {
                    history(&id, &transactions, book.snapshot(), KINDS, |target| book.title_of(target))
                });
                steps.try_set(read);
            }
        });
    });
    let turn = move |step: &Step| {
        let (stamp, back) = (step.stamp, step.retracted);
        move |_| {
            spawn_local(async move {
                if let Err(failure) = workspace.retract(stamp, back).await {
                    toasts.show(failure.to_string());
                }
            });
        }
    };
    let who = move |step: &Step| {
        let name = RecordId::parse(&step.by)
            .map(|id| workspace.with(|book| book.name_of(&id)))
            .unwrap_or_else(|| step.by.clone());
        if name.is_empty() { "Somebody".to_owned() } else { name }
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"History"</h2></div>
            <ol class="history">
                {move || steps.get().iter().map(|step| {
                    let day = Date::of_unix_ms(step.stamp.wall() as i64);
                    let changes = step.changes.iter().map(|change| {
                        let (from, to) = (change.from.clone(), change.to.clone());
                        view! {
                            <li>{change.label.clone()}": "
                                {from.map(|text| view! { <del>{text}</del>" " })}
                                {to.map(|text| view! { <ins>{text}</ins> })}
                            </li>
                        }
                    });
                    view! {
                        <li class:retracted=step.retracted>
                            <details>
                                <summary>{format!("{}: {}", who(step), step.what)}" "<span class="caption">{format::day(day, workspace.today())}
                                    {step.retracted.then_some(" · taken back")}</span></summary>
                                <ul>{changes.collect_view()}</ul>
                                <button class="btn small" type="button" on:click=turn(step)>
                                    {if step.retracted { "Bring this step back" } else { "Take this step back" }}
                                </button>
                            </details>
                        </li>
                    }
                }).collect_view()}
            </ol>
        </section>
    }
}
