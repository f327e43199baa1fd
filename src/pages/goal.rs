//! One goal: what it says, whose it is and until when.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Goal;

use super::history::History;
use super::record_field::RecordField;
use super::talk::Comments;
use crate::app::use_app;
use crate::components::Show;

/// The page.
#[component]
pub fn GoalPage(
    /// Which goal.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let there = Memo::new(move |_| workspace.with(|book| book.get::<Goal>(&id.get_value()).is_some()));
    let title = move || workspace.with(|book| book.title_of(&id.get_value()));
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="goal"/> }>
            <div class="record">
                <div class="record-main">
                    <h1 class="visually-hidden">{title}</h1>
                    <div class="record-title"><RecordField record=id.get_value() field="statement" label="Statement" kind="area" id="goal-statement"/></div>
                    <Comments about=id.get_value()/>
                </div>
                <aside class="record-facts" aria-label="Details">
                    <div class="section-head ruled"><h2>"Details"</h2></div>
                    <dl class="facts editable">
                        <div><dt>"From"</dt><dd><RecordField record=id.get_value() field="from" label="From" kind="date" id="goal-from"/></dd></div>
                        <div><dt>"To"</dt><dd><RecordField record=id.get_value() field="to" label="To" kind="date" id="goal-to"/></dd></div>
                    </dl>
                    <History id=id.get_value()/>
                </aside>
            </div>
        </Show>
    }
}
