//! One goal: what it says, how far it is, what moves it.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::alignment::GoalProgress;
use pilotbook_core::model::Goal;
use pilotbook_core::model::goal_serving::serving_goal;

use super::goal_facts::{GoalFacts, GoalMenu};
use super::goal_kpis::GoalKpis;
use super::goal_serves::{Moved, Serving};
use super::goals::NewKpi;
use super::goals_look::look;
use super::history::History;
use super::kpi_form::KpiDialog;
use super::record_field::RecordField;
use super::talk::Comments;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Course, CourseMark, Progress, Show, format};

/// The page.
#[component]
pub fn GoalPage(
    /// Which goal.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let wanted = id.clone();
    let there = Memo::new(move |_| workspace.with(|book| book.get::<Goal>(&wanted).is_some()));
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="goal"/> }>
            <GoalView id=id.clone()/>
        </Show>
    }
}

#[component]
fn GoalView(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let looked = look(workspace);
    let new_kpi = NewKpi::new();
    let goal = Memo::new(move |_| workspace.with(|book| book.get::<Goal>(&id.get_value())));
    let serving = Memo::new(move |_| workspace.with(|book| serving_goal(book, &id.get_value())));
    let title = move || workspace.with(|book| book.title_of(&id.get_value()));
    let progress = Memo::new(move |_| looked.with(|looked| looked.progress(&id.get_value())));
    let is_vision = move || goal.with(|goal| goal.as_ref().is_some_and(|goal| goal.vision == Some(true)));
    let archived = move || goal.with(|goal| goal.as_ref().is_some_and(|goal| goal.archived));
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status">
                        {move || view! { <CourseMark course=Course::from(progress.with(|own| own.status)) word=true/> }}
                        {move || is_vision().then(|| view! { <span class="caption">"the vision"</span> })}
                        {move || archived().then(|| view! { <span class="caption">"archived"</span> })}
                    </div>
                    <div class="record-actions">
                        <GoalMenu id=id.get_value() goal/>
                        <button class="btn primary" type="button" on:click=move |_| new_kpi.begin(Some(id.get_value()), Vec::new())>"Add a KPI"</button>
                    </div>
                </div>
                <h1 class="visually-hidden">{title}</h1>
                <div class="record-title"><RecordField record=id.get_value() field="statement" label="Statement" kind="area" id="goal-statement"/></div>
                {move || progress.with(how_far)}
                <GoalKpis id=id.get_value() looked progress new_kpi/>
                <Serving all=serving/>
                <Moved all=serving/>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <GoalFacts id=id.get_value()/>
                <History id=id.get_value()/>
            </aside>
        </div>
        <KpiDialog open=new_kpi.open goal=new_kpi.goal owners=new_kpi.owners/>
    }
}

/// "66% of the way" of the KPIs that say so.
pub(super) fn way_in_words(progress: &GoalProgress) -> String {
    match progress.reached {
        Some(reached) => {
            let percent = format::number(reached * 100.0, 0);
            let of = progress.kpis.len();
            let counted_in = if progress.counted == of {
                String::new()
            } else {
                format!(", {} of {of} KPIs", progress.counted)
            };
            format!("{percent}% of the way{counted_in}")
        }
        None if progress.kpis.is_empty() => "no KPI yet".to_owned(),
        None => "no KPI has a reading and a target yet".to_owned(),
    }
}

fn how_far(progress: &GoalProgress) -> AnyView {
    if progress.kpis.is_empty() {
        return ().into_any();
    }
    let course = Course::from(progress.status);
    let expected =
        progress.expected.map(|part| format!(", {}% expected by today", format::number(part * 100.0, 0)));
    let note = "The mean over its KPIs of the way from baseline to target, each cut to 0–100%; the mark is its worst KPI’s.";
    view! {
        <div class="goal-way">
            <Progress reached=progress.reached expected=progress.expected tone=course.tone()/>
            <p><b>{way_in_words(progress)}</b>{expected}</p>
            <p class="caption">{format!("{} {}", counted(progress.kpis.len(), "KPI.", "KPIs."), note)}</p>
        </div>
    }
    .into_any()
}
