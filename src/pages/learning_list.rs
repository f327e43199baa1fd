//! What teams learned together, newest first, with the recognitions among it.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::learning::LearningRow;
use pilotbook_core::model::EntryType;

use super::words::{counted, tone};
use crate::app::use_app;
use crate::components::{For, Icon, IconName, Show, VerdictMark, format};
use crate::route::Page;

/// The list's head, which links lead to.
pub(super) const HEAD: &str = "learned";
/// How many are drawn at first, and more at each wish.
const AT_FIRST: usize = 30;

/// The list.
#[component]
pub(super) fn List(
    /// What fits what is looked at.
    rows: Memo<Vec<LearningRow>>,
    /// Whether anything is left out.
    narrowed: Signal<bool>,
    /// The entry to be changed.
    editing: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let limit = RwSignal::new(AT_FIRST);
    let count = move || rows.with(Vec::len);
    view! {
        <section class="section">
            <div class="section-head ruled"><h2 id=HEAD tabindex="-1">"What was held"</h2><span class="count">{count}</span></div>
            <Show when=move || count() == 0>
                <p class="caption">{move || if narrowed.get() { "Nothing is like that." } else { "Nothing yet." }}</p>
            </Show>
            <ul class="learned">
                <For each=move || rows.get().into_iter().take(limit.get()) key=key let:row><Row row editing=Some(editing)/></For>
            </ul>
            <Show when=move || { count() > limit.get() }>
                <p class="more-rows"><button class="btn small" type="button" on:click=move |_| limit.update(|limit| *limit += AT_FIRST)>
                    {move || format!("Show more of {}", count())}</button></p>
            </Show>
        </section>
    }
}

/// A row is drawn anew when anything of it changes.
pub(super) fn key(row: &LearningRow) -> String {
    let done = row.follow_ups.iter().filter(|issue| issue.resolved_at.is_some()).count();
    let about = row.about.as_ref().map(|(_, title)| title.as_str()).unwrap_or_default();
    let names = [row.people.join("\n"), row.teams.join("\n")].join("\n\n");
    format!(
        "{}\n{:?}\n{}\n{names}\n{about}\n{}\n{done}/{}",
        row.id,
        row.day,
        row.name(),
        row.text,
        row.follow_ups.len()
    )
}

/// One of them. A recognition stands out calmly, on the ground of the verdict that it is about; a failure weighs as much as a
/// success.
#[component]
pub(super) fn Row(
    row: LearningRow,
    /// The entry to be changed, where that can be done.
    editing: Option<RwSignal<Option<RecordId>>>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    let recognition = row.kind == EntryType::Recognition;
    let mark = match (recognition, row.verdict) {
        (true, Some(verdict)) => view! { <VerdictMark verdict/> }.into_any(),
        (true, None) => view! { <Icon name=IconName::Award/> }.into_any(),
        (false, _) => view! { <Icon name=icon(row.kind)/> }.into_any(),
    };
    let who = [row.teams.join(", "), row.people.join(", ")];
    let who = who.into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>().join(" · ");
    let day = row.day.map(|day| format::day(day, today)).unwrap_or_default();
    let title = format!("{}{}{day}", row.name(), if day.is_empty() { "" } else { ", " });
    let about = row.about.clone().filter(|_| editing.is_some()).map(|(id, title)| {
        let title = if title.is_empty() { "Untitled".to_owned() } else { title };
        match Page::of_record(&id) {
            Some(page) => view! { <span>"About "<a href=router.href(page)>{title}</a></span> }.into_any(),
            None => view! { <span>{format!("About {title}")}</span> }.into_any(),
        }
    });
    let done = row.follow_ups.iter().filter(|issue| issue.resolved_at.is_some()).count();
    let follow_ups = (!row.follow_ups.is_empty()).then(|| {
        let all = counted(row.follow_ups.len(), "follow-up", "follow-ups");
        view! { <span>{format!("{done} of {all} done")}</span> }
    });
    let some = about.is_some() || follow_ups.is_some();
    let id = row.id.clone();
    let change = editing.map(|editing| {
        view! {
            <button class="btn ghost small icon-only" type="button" aria-label=format!("Change: {title}") title="Change"
                on:click=move |_| editing.set(Some(id.clone()))><Icon name=IconName::Pencil/></button>
        }
    });
    let verdict_tone = row.verdict.filter(|_| recognition).map(tone).unwrap_or_default();
    view! {
        <li class=format!("learned-row {verdict_tone}") class:recognition=recognition>
            {mark}
            <div class="learned-text">
                <p class="learned-head"><b>{row.name()}</b>" "<span class="learned-who">{who}</span><span class="learned-day">{day}</span></p>
                <p class="serif">{row.text.clone()}</p>
                {some.then(|| view! { <p class="meta dotted">{about}{follow_ups}</p> })}
            </div>
            {change}
        </li>
    }
}

fn icon(kind: EntryType) -> IconName {
    match kind {
        EntryType::Shadowing => IconName::Eye,
        EntryType::JointTraining => IconName::GraduationCap,
        EntryType::KnowledgeSharing => IconName::BookOpen,
        EntryType::Retrospective => IconName::History,
        EntryType::CheckIn => IconName::Check,
        _ => IconName::Users,
    }
}
