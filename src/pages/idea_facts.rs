//! What stands beside an idea: its details, edited in place, and its pilots.

use std::collections::BTreeSet;

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::Edit;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Idea;
use pilotbook_core::model::stage::pilot_stage;

use super::record_field::{RecordField, run_quietly};
use super::record_set::RecordSet;
use super::serves::ServesFact;
use super::words::{options_of, pilot_mark};
use crate::app::use_app;
use crate::components::{InPlace, format};
use crate::route::Page;

/// Details.
#[component]
pub(super) fn IdeaFacts(id: RecordId, idea: Memo<Option<Idea>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let own = StoredValue::new(id);
    let id = move || own.get_value();
    let options = |kind: &'static str| Signal::derive(move || workspace.with(|book| options_of(book, kind)));
    let key = move || idea.with(|idea| idea.as_ref().map(|idea| idea.key.clone()).unwrap_or_default());
    view! {
        <dl class="facts editable">
            <div><dt>"Owner"</dt><dd><RecordField record=id() field="team" label="Owning team" kind="select" id="idea-team" options=options("team")/></dd></div>
            <div><dt>"Supports"</dt><dd><RecordSet record=id() set="supporting_teams" kind="team" label="Supporting teams" none="No team yet"/></dd></div>
            <div><dt>"Proposer"</dt><dd><RecordField record=id() field="proposer" label="Proposed by" kind="select" id="idea-proposer" options=options("person")/></dd></div>
            <div><dt>"Tags"</dt><dd><Labels id=id() idea set="tags" mark='#' label="Tags" part=|idea| &idea.tags/></dd></div>
            <div><dt>"Technologies"</dt><dd><Labels id=id() idea set="technologies" mark='!' label="Technologies" part=|idea| &idea.technologies/></dd></div>
            <ServesFact record=id()/>
            <div><dt>"Created"</dt><dd><RecordField record=id() field="created_on" label="Created" kind="date" id="idea-created"/></dd></div>
            <Show when=move || !key().is_empty()><div><dt>"Key"</dt><dd>{key}</dd></div></Show>
        </dl>
    }
}

/// Labels in one line, separated by commas.
#[component]
fn Labels(
    id: RecordId,
    idea: Memo<Option<Idea>>,
    /// The set's name in the file.
    set: &'static str,
    /// What a label may begin with.
    mark: char,
    label: &'static str,
    part: fn(&Idea) -> &BTreeSet<String>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = RwSignal::new(None);
    let read = move || idea.with(|idea| idea.as_ref().map(|idea| part(idea).clone()).unwrap_or_default());
    let value = Signal::derive(move || read().into_iter().collect::<Vec<_>>().join(", "));
    let save = Callback::new(move |text: String| {
        let text = format::composed(&text);
        let labels = text.split(',').map(|word| word.trim().trim_start_matches(mark).trim().to_owned());
        let after: BTreeSet<String> = labels.filter(|word| !word.is_empty()).collect();
        let before = untrack(read);
        let element = |label: &String, there: bool| (format!("{set}/{label}"), Value::Bool(there));
        let gone = before.difference(&after).map(|label| element(label, false));
        let values = gone.chain(after.difference(&before).map(|label| element(label, true))).collect();
        run_quietly(workspace, Box::new(Edit { record: id.clone(), values }), error, |_| ());
    });
    view! { <InPlace label value on_save=save id=format!("idea-{set}") placeholder="one, another" error/> }
}

/// The idea's pilots.
#[component]
pub(super) fn IdeaPilots(id: RecordId) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let id = StoredValue::new(id);
    let rows = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let pilots = book.pilots_of(&id.get_value()).into_iter().map(|pilot| {
                let stage = pilot_stage(book, &pilot);
                let day = pilot.started_on.or(pilot.planned_start).map(|day| format::day(day, today));
                view! {
                    <li class="row"><div class="row-text">
                        <a class="row-title" href=router.href(Page::Pilot(pilot.id.clone()))>{book.title_of(&pilot.id)}</a>
                        <span class="row-sub">{pilot_mark(&stage)}" "{day}</span>
                    </div></li>
                }
            });
            pilots.collect::<Vec<_>>()
        })
    };
    let none = Memo::new(move |_| workspace.with(|book| book.pilots_of(&id.get_value()).is_empty()));
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Pilots"</h2></div>
            <Show when=move || none.get()><p class="caption">"Not tried yet. A pilot needs a hypothesis and one criterion with a target."</p></Show>
            <ul class="rows linked">{rows}</ul>
        </section>
    }
}
