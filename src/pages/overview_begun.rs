//! The overview before the first idea: where other records are there already, they are shown.

use leptos::prelude::*;
use pilotbook_core::model::{Book, Goal, Issue, Kpi, Page as Text, learned};

use super::first_run::FirstRun;
use super::overview_attention::NeedsAttention;
use super::overview_learning::LearningLine;
use super::words::counted;
use crate::app::use_app;
use crate::components::Show;
use crate::route::Page;
use crate::shell::CaptureLine;

/// What is here beside ideas and pilots: how many, and where they stand.
fn here(book: &Book) -> Vec<(String, Page)> {
    let shown: Vec<Issue> = book.all::<Issue>().filter(|issue| issue.is_shown(book)).collect();
    let open = shown.iter().filter(|issue| issue.resolved_at.is_none()).count();
    let settled = shown.len() - open;
    let goals = book.all::<Goal>().filter(|goal| !goal.archived).count();
    let kpis = book.all::<Kpi>().filter(|kpi| !kpi.archived).count();
    let texts = book.all::<Text>().filter(|page| !page.archived).count();
    let all = [
        (goals, "goal", "goals", Page::Goals),
        (kpis, "KPI", "KPIs", Page::Goals),
        (open, "open issue", "open issues", Page::Issues),
        (settled, "resolved issue", "resolved issues", Page::Issues),
        (texts, "page", "pages", Page::Pages),
        (learned::count(book), "entry of learning together", "entries of learning together", Page::Learning),
    ];
    let there = all.into_iter().filter(|(count, ..)| *count > 0);
    there.map(|(count, one, many, page)| (counted(count, one, many), page)).collect()
}

/// What a workspace without ideas and pilots shows.
#[component]
pub(super) fn Begun() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let here = Memo::new(move |_| workspace.with(here));
    let rows = move || {
        here.get()
            .into_iter()
            .map(|(text, page)| view! { <li class="row"><a class="row-title" href=router.href(page)>{text}</a></li> })
            .collect_view()
    };
    view! {
        <Show when=move || !here.with(Vec::is_empty) fallback=|| view! { <FirstRun/> }>
            <section class="section">
                <div class="section-head ruled"><h2>"No idea yet"</h2></div>
                <p>"What should be tried? One line is enough; a pilot follows from it, and the numbers from both."</p>
                <CaptureLine/>
            </section>
            <LearningLine/>
            <div class="split wide-left">
                <NeedsAttention/>
                <section class="section">
                    <div class="section-head ruled"><h2>"What is here"</h2></div>
                    <ul class="rows">{rows}</ul>
                </section>
            </div>
        </Show>
    }
}
