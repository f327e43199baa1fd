//! One idea, edited in place: what it is, where it stands, what was tried before, its pilots, what people said.

use leptos::prelude::*;
use pilotbook_core::command::{Triage as TriageIdea, Vote};
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::ideas::triaged_on;
use pilotbook_core::model::stage::{IdeaStage, idea_stage};
use pilotbook_core::model::{Choice, Idea, Triage};

use super::form::{FormError, send_each};
use super::history::History;
use super::idea_facts::{IdeaFacts, IdeaPilots};
use super::idea_score::IdeaScore;
use super::idea_tried::{BuildsOn, Duplicates, TriedBefore};
use super::lifecycle::PutAway;
use super::plan_form::PlanForm;
use super::record_field::RecordField;
use super::talk::Comments;
use super::words::{idea_mark, open_asked};
use crate::app::use_app;
use crate::components::{Dialog, Icon, IconName, Menu, format, on_key, plain_key};
use crate::route::Page;

/// The page.
#[component]
pub fn IdeaPage(
    /// Which idea.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let wanted = id.clone();
    let idea = Memo::new(move |_| workspace.with(|book| book.get::<Idea>(&wanted)));
    let there = Memo::new(move |_| idea.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="idea"/> }>
            <IdeaView id=id.clone() idea/>
        </Show>
    }
}

#[component]
fn IdeaView(id: RecordId, idea: Memo<Option<Idea>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let planning = RwSignal::new(false);
    let id = StoredValue::new(id);
    let stage = Memo::new(move |_| idea.get().map(|idea| workspace.with(|book| idea_stage(book, &idea))));
    let title = Signal::derive(move || {
        idea.with(|idea| idea.as_ref().map(|idea| idea.title.clone()).unwrap_or_default())
    });
    let archived = Memo::new(move |_| idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.archived)));
    let set_triage = move |triage: Triage| {
        send_each(workspace, TriageIdea { idea: id.get_value(), triage }, error, |_| ());
    };
    let triage = move |word: Triage| {
        let pressed = move || idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.triage == Some(word)));
        view! {
            <button type="button" aria-pressed=move || pressed().to_string() on:click=move |_| set_triage(word)>{word.label()}</button>
        }
    };
    let votes = move || idea.with(|idea| idea.as_ref().map_or(0, |idea| idea.voters.len()));
    let voted = move || {
        workspace
            .me()
            .is_some_and(|me| idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.voters.contains(&me))))
    };
    let vote = move || {
        send_each(workspace, Vote { idea: id.get_value(), vote: !untrack(voted) }, error, |_| ());
    };
    let since = move || {
        // What follows from pilots has days of its own, on their pages.
        let triaged = [IdeaStage::New, IdeaStage::Shortlisted, IdeaStage::Parked, IdeaStage::Declined];
        stage.get().filter(|stage| triaged.contains(stage))?;
        let day = idea.with(|idea| idea.as_ref().and_then(triaged_on))?;
        Some(
            view! { <span class="caption">{format!("since {}", format::day(day, workspace.today()))}</span> },
        )
    };
    open_asked(move |asked| (asked == "plan").then_some(planning));
    on_key(move |event| {
        match plain_key(event).as_str() {
            "p" => planning.set(true),
            "v" => vote(),
            "s" => set_triage(Triage::Shortlisted),
            "n" => set_triage(Triage::New),
            _ => return false,
        }
        true
    });
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status">{move || stage.get().map(idea_mark)}{since}
                        {move || archived.get().then(|| view! { <span class="caption">"archived"</span> })}</div>
                    <div class="record-actions">
                        <Menu label="More about this idea">
                            <PutAway id=id.get_value() archived=archived error list=Page::Ideas/>
                        </Menu>
                        <button class="btn" type="button" aria-pressed=move || voted().to_string() title="Vote (V)"
                            aria-label=move || format!("Vote, {} so far", votes()) on:click=move |_| vote()>
                            <Icon name=IconName::ThumbsUp/>{votes}
                        </button>
                        <button class="btn primary" type="button" on:click=move |_| planning.set(true)>"Plan a pilot"<kbd aria-hidden="true">"P"</kbd></button>
                    </div>
                </div>
                <h1 class="visually-hidden">{title}</h1>
                <div class="record-title"><RecordField record=id.get_value() field="title" label="Title" kind="area" id="idea-title"/></div>
                {error.rest(&[])}
                <Duplicates idea/>
                <section class="section">
                    <div class="section-head"><h2>"Problem"</h2></div>
                    <div class="prose-text serif"><RecordField record=id.get_value() field="problem" label="Problem" kind="area" lines=true id="idea-problem"
                        placeholder="What hurts, and whom? How often, and what does it cost?"/></div>
                </section>
                <section class="section">
                    <div class="section-head"><h2>"Evidence"</h2></div>
                    <div class="prose-text"><RecordField record=id.get_value() field="evidence" label="Evidence" kind="area" lines=true id="idea-evidence"
                        placeholder="A link a line: tickets, threads, numbers."/></div>
                    <ul class="evidence">{move || links(&idea.with(|idea| idea.as_ref().map(|idea| idea.evidence.clone()).unwrap_or_default()))}</ul>
                </section>
                <BuildsOn idea/>
                <TriedBefore id=id.get_value() idea/>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <div class="section-head ruled"><h2>"Details"</h2></div>
                <div class="segmented"><div class="segments" role="group" aria-label="Triage">{Triage::ALL.iter().map(|word| triage(*word)).collect_view()}</div></div>
                <IdeaFacts id=id.get_value() idea/>
                <IdeaScore id=id.get_value() idea/>
                <IdeaPilots id=id.get_value()/>
                <History id=id.get_value()/>
            </aside>
        </div>
        <Dialog open=planning title="Plan a pilot".to_owned() subtitle=title wide=true footer=|| ()>
            <PlanForm idea=id.get_value() open=planning/>
        </Dialog>
    }
}

/// The lines of an evidence text that are safe to follow, as links.
fn links(evidence: &str) -> Vec<AnyView> {
    let safe = |line: &&str| ["https://", "http://", "mailto:"].iter().any(|scheme| line.starts_with(scheme));
    let link = |line: &str| {
        let (text, href) = (line.to_owned(), line.to_owned());
        view! { <li><a href=href rel="noopener noreferrer" target="_blank"><Icon name=IconName::External/>{text}</a></li> }.into_any()
    };
    evidence.lines().map(str::trim).filter(safe).map(link).collect()
}
