//! One idea: what it is, where it stands, its pilots, what people said.

use leptos::prelude::*;
use pilotbook_core::command::{Archive, MarkDuplicate, Trash, Triage as TriageIdea, Vote};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{idea_stage, pilot_stage};
use pilotbook_core::model::{Choice, Idea, Triage};

use super::form::{FormError, send};
use super::history::History;
use super::idea_form::{CiteDialog, EditIdea};
use super::plan_form::PlanForm;
use super::talk::Comments;
use super::words::{counted, idea_mark, names, pilot_mark, team_names};
use crate::app::use_app;
use crate::components::{Dialog, Icon, IconName, Menu, MenuItem, format, use_toasts};
use crate::route::{Page, use_router};

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
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let error = FormError::new();
    let (editing, planning, citing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let id = StoredValue::new(id);
    let stage = Memo::new(move |_| idea.get().map(|idea| workspace.with(|book| idea_stage(book, &idea))));
    let read = move |part: fn(&Idea) -> String| idea.with(|idea| idea.as_ref().map(part).unwrap_or_default());
    let triage = move |word: Triage| {
        let pressed = move || idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.triage == Some(word)));
        view! {
            <button type="button" aria-pressed=move || pressed().to_string() on:click=move |_| {
                send(workspace, TriageIdea { idea: id.get_value(), triage: word }, error, |_| ());
            }>{word.label()}</button>
        }
    };
    let voted = move || {
        workspace
            .me()
            .is_some_and(|me| idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.voters.contains(&me))))
    };
    let vote = move |_| {
        send(workspace, Vote { idea: id.get_value(), vote: !voted() }, error, |_| ());
    };
    let archive = Callback::new(move |()| {
        let archived = idea.with_untracked(|idea| idea.as_ref().is_some_and(|idea| idea.archived));
        send(workspace, Archive { record: id.get_value(), archived: !archived }, error, |_| ());
    });
    let trash = Callback::new(move |()| {
        send(workspace, Trash { record: id.get_value() }, error, move |done| {
            toasts.show(format!("{}. It lies in the trash.", done.what));
            router.go(Page::Ideas);
        });
    });
    let no_duplicate = Callback::new(move |()| {
        send(workspace, MarkDuplicate { idea: id.get_value(), of: None }, error, |_| ());
    });
    let pilots = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let pilots = book.pilots_of(&id.get_value()).into_iter().map(|pilot| {
                let stage = pilot_stage(book, &pilot);
                let day = pilot.started_on.or(pilot.planned_start).map(|day| format::day(day, today));
                view! {
                    <li class="row">
                        {pilot_mark(&stage)}
                        <div class="row-text"><a class="row-title" href=router.href(Page::Pilot(pilot.id.clone()))>{book.title_of(&pilot.id)}</a></div>
                        <span class="caption">{day}</span>
                    </li>
                }
            });
            pilots.collect::<Vec<_>>()
        })
    };
    let links = move || {
        let text = read(|idea| idea.evidence.clone());
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| link(line.trim())).collect_view()
    };
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status">{move || stage.get().map(idea_mark)}
                        {move || idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.archived)).then_some("archived")}</div>
                    <div class="record-actions">
                        <Menu label="More about this idea">
                            <MenuItem on_pick=archive>{move || if idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.archived)) { "Take out of the archive" } else { "Archive" }}</MenuItem>
                            <MenuItem on_pick=Callback::new(move |()| citing.set(true))>"Cite an outcome, or mark as duplicate"</MenuItem>
                            <MenuItem on_pick=no_duplicate>"Not a duplicate"</MenuItem>
                            <MenuItem on_pick=trash danger=true>"To the trash"</MenuItem>
                        </Menu>
                        <button class="btn" type="button" on:click=move |_| editing.set(true)>"Edit"</button>
                        <button class="btn primary" type="button" on:click=move |_| planning.set(true)>"Plan a pilot"</button>
                    </div>
                </div>
                <h1 class="record-title">{move || read(|idea| idea.title.clone())}</h1>
                {error.rest(&[])}
                <section class="section">
                    <div class="section-head"><h2>"Problem"</h2></div>
                    {move || {
                        let problem = read(|idea| idea.problem.clone());
                        if problem.is_empty() {
                            view! { <p class="caption">"Nobody has written down yet what hurts, and whom. "
                                <button class="link" type="button" on:click=move |_| editing.set(true)>"Write it now"</button></p> }.into_any()
                        } else {
                            view! { <p class="serif prose-text">{problem}</p> }.into_any()
                        }
                    }}
                    <ul class="evidence">{links}</ul>
                </section>
                <section class="section">
                    <div class="section-head ruled"><h2>"Pilots"</h2></div>
                    <ul class="rows linked">{pilots}</ul>
                    <Show when=move || workspace.with(|book| book.pilots_of(&id.get_value()).is_empty())>
                        <p class="caption">"Not tried yet."</p>
                    </Show>
                </section>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <div class="section-head ruled"><h2>"Details"</h2></div>
                <div class="segmented"><div class="segments" role="group" aria-label="Triage">{Triage::ALL.iter().map(|word| triage(*word)).collect_view()}</div></div>
                <button class="btn" type="button" aria-pressed=move || voted().to_string() on:click=vote>
                    <Icon name=IconName::ThumbsUp/>
                    {move || format!("{} · {}", if voted() { "Voted" } else { "Vote" },
                        counted(idea.with(|idea| idea.as_ref().map_or(0, |idea| idea.voters.len())), "vote", "votes"))}
                </button>
                {move || idea.get().map(|idea| facts(&idea))}
                <History id=id.get_value()/>
            </aside>
        </div>
        <EditIdea id=id.get_value() open=editing/>
        <CiteDialog id=id.get_value() open=citing/>
        <Dialog open=planning title="Plan a pilot".to_owned() subtitle=Signal::derive(move || read(|idea| idea.title.clone())) wide=true footer=|| ()>
            <PlanForm idea=id.get_value() open=planning/>
        </Dialog>
    }
}

/// What is known of an idea, as facts.
fn facts(idea: &Idea) -> impl IntoView + use<> {
    let (workspace, ..) = use_app();
    let router = use_router();
    let today = workspace.today();
    let fact = |label: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    let list = |set: &std::collections::BTreeSet<String>, mark: &str| {
        set.iter().map(|item| format!("{mark}{item}")).collect::<Vec<_>>().join(" ")
    };
    let (teams, by, builds_on, duplicate) = workspace.with(|book| {
        let links = |ids: Vec<RecordId>| {
            ids.into_iter()
                .filter_map(|id| Some((Page::of_record(&id)?, book.title_of(&id))))
                .collect::<Vec<_>>()
        };
        (
            team_names(book, idea),
            names(book, idea.proposer.iter()),
            links(idea.builds_on.iter().cloned().collect()),
            links(idea.duplicate_of.iter().cloned().collect()),
        )
    });
    let linked = move |label: &'static str, links: Vec<(Page, String)>| {
        (!links.is_empty()).then(|| {
            let links =
                links.into_iter().map(|(page, title)| view! { <a href=router.href(page)>{title}</a>" " });
            view! { <div><dt>{label}</dt><dd>{links.collect_view()}</dd></div> }
        })
    };
    view! {
        <dl class="facts">
            {fact("Teams", teams)}
            {fact("Proposed by", by)}
            {fact("Created", idea.created_on.map(|day| format::day(day, today)).unwrap_or_default())}
            {fact("Tags", list(&idea.tags, "#"))}
            {fact("Technologies", list(&idea.technologies, ""))}
            {fact("Key", idea.key.clone())}
            {linked("Builds on", builds_on)}
            {linked("Duplicate of", duplicate)}
        </dl>
    }
}

/// A line of evidence: a link where it is one that is safe to follow.
fn link(line: &str) -> AnyView {
    let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| line.starts_with(scheme));
    let text = line.to_owned();
    if safe {
        let href = text.clone();
        view! { <li><a href=href rel="noopener noreferrer" target="_blank">{text}</a></li> }.into_any()
    } else {
        view! { <li>{text}</li> }.into_any()
    }
}
