//! Outcomes: the review of a period; its state stands in the address, and what is shown goes out as Markdown and JSON.

use leptos::prelude::*;
use pilotbook_core::json::canonical;
use pilotbook_core::metrics::ScopeError;
use pilotbook_core::model::Verdict;
use pilotbook_core::review;
use pilotbook_core::review::{Asked, Listed, Looked, Only, Review, Span, review_json, review_markdown};
use pilotbook_core::search::highlight::Words;

use super::files::download;
use super::outcome_entry::OutcomeEntry;
use super::review_notes::Notes;
use super::review_parts::{Found, OpenDecisions, ReviewAxis, Sentence};
use super::review_unfinished::UnfinishedPilots;
use super::scope_bar::{ScopeBar, looked};
use super::words::number;
use crate::app::use_app;
use crate::components::{Banner, CopyButton, Empty, For, Icon, IconName, Show, use_toasts};
use crate::route::{Page, Router};

/// How many entries of a column are drawn at first, and more at each wish.
const ENTRIES: usize = 30;

/// What the address asks for.
fn asked_of(router: Router, looked: &Looked) -> Asked {
    let query = router.get().query;
    let part = |key: &str| query.get(key).map(String::as_str).unwrap_or_default();
    Asked {
        span: looked.span,
        only: Only::of(part("verdict")),
        team: looked.team.clone(),
        words: Words::of(part("q")),
    }
}

/// The page.
#[component]
pub fn Outcomes() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let looked = Memo::new(move |_| looked(router, Span::Quarter));
    let asked = Memo::new(move |_| looked.with(|looked| asked_of(router, looked)));
    let result = Memo::new(move |_| {
        let today = workspace.today();
        asked.with(|asked| workspace.with(|book| Review::of(book, today, asked)))
    });
    let nothing = Memo::new(move |_| workspace.with(|book| !review::is_there(book)));
    let wrong = Memo::new(move |_| result.with(|result| result.as_ref().err().map(ScopeError::to_string)));
    let review = Signal::derive(move || result.with(|result| result.as_ref().ok().cloned()));
    let period =
        Signal::derive(move || result.with(|result| result.as_ref().ok().map(|review| review.period)));
    // What is wrong in the address is told by the bar.
    let readable = move || wrong.with(Option::is_none) && looked.with(|looked| looked.unread.is_empty());
    let search = router.query("q");
    let words = Signal::derive(move || asked.with(|asked| asked.words.clone()));
    let limit = RwSignal::new(ENTRIES);
    let markdown = Callback::new(move |()| {
        let (review, asked, today) = (review.get_untracked(), asked.get_untracked(), workspace.today());
        workspace
            .with_untracked(|book| review.map(|review| review_markdown(book, &review, &asked, today)))
            .unwrap_or_default()
    });
    let export = move |_| {
        let Some(review) = review.get_untracked() else { return };
        let (asked, today) = (asked.get_untracked(), workspace.today());
        let json = workspace.with_untracked(|book| review_json(book, &review, &asked, today));
        let name = workspace.file_name("outcomes.json");
        let text = canonical(&json);
        let said = match download(&name, "application/json", text.as_bytes()) {
            Ok(()) => format!("{name} was handed to your browser's downloads."),
            Err(failure) => failure.to_string(),
        };
        toasts.show(said);
    };
    view! {
        <h1 class="visually-hidden">"Outcomes"</h1>
        <Show when=move || !nothing.get() fallback=move || view! {
            <Empty><p>"No pilot was started yet. What a pilot taught belongs here, whatever its verdict: "<a href=router.href(Page::Pilots)>"Pilots"</a></p></Empty>
        }>
            <ScopeBar looked period brief=true>
                <div class="search-field">
                    <Icon name=IconName::Search/>
                    <input type="search" aria-label="Search what was learned" placeholder="Search: what do we know about…" prop:value=move || search.get()
                        on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                </div>
            </ScopeBar>
            {move || wrong.get().map(|error| view! { <Banner tone="tone-bad">{error}</Banner> })}
            <Show when=readable>
                <div class="review-head">
                    <Sentence review asked/>
                    <div class="review-out">
                        <CopyButton label="Copy the review" said="Copied the review as Markdown." text=markdown/>
                        <button class="btn" type="button" on:click=export>"Export as JSON"</button>
                    </div>
                </div>
                <ReviewAxis review limit/>
                <Notes review asked/>
                <OpenDecisions review/>
                <UnfinishedPilots review/>
                <Found review asked/>
                <Columns review asked words limit/>
            </Show>
        </Show>
    }
}

/// Successes beside failures; where a part is looked at, only the columns that have something of it.
#[component]
fn Columns(
    review: Signal<Option<Review>>,
    asked: Memo<Asked>,
    words: Signal<Words>,
    limit: RwSignal<usize>,
) -> impl IntoView {
    let entries = Memo::new(move |_| review.get().map(|review| review.entries).unwrap_or_default());
    let narrowed =
        Signal::derive(move || asked.with(|asked| asked.only.is_some() || !asked.words.is_empty()));
    let succeeded = Callback::new(|verdict: Verdict| verdict == Verdict::Succeeded);
    let others = Callback::new(|verdict: Verdict| verdict != Verdict::Succeeded);
    view! {
        <Show when=move || !entries.with(Vec::is_empty)>
            <div class="outcome-columns">
                <Column title="Succeeded" entries keep=succeeded narrowed words limit/>
                <Column title="Failed, inconclusive or abandoned" entries keep=others narrowed words limit/>
            </div>
        </Show>
    }
}

#[component]
fn Column(
    title: &'static str,
    entries: Memo<Vec<Listed>>,
    keep: Callback<Verdict, bool>,
    /// Whether only a part of the period's outcomes is wanted.
    narrowed: Signal<bool>,
    words: Signal<Words>,
    limit: RwSignal<usize>,
) -> impl IntoView {
    let own = Memo::new(move |_| {
        entries.with(|entries| {
            let own = entries.iter().filter(|one| keep.run(one.verdict)).map(|one| one.pilot.clone());
            own.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !(narrowed.get() && own.with(Vec::is_empty))>
            <section class="section">
                <div class="section-head"><h2>{title}</h2><span class="count">{move || number(own.with(Vec::len))}</span></div>
                <Show when=move || own.with(Vec::is_empty)><p class="caption">"None in this period."</p></Show>
                <For each=move || own.get().into_iter().take(limit.get()) key=ToString::to_string let:pilot>
                    <OutcomeEntry pilot linked=true full=true words/>
                </For>
                <Show when=move || { own.with(Vec::len) > limit.get() }>
                    <p class="more-rows"><button class="btn small" type="button" on:click=move |_| limit.update(|limit| *limit = limit.saturating_add(ENTRIES))>
                        {move || format!("Show more of {}", number(own.with(Vec::len)))}</button></p>
                </Show>
            </section>
        </Show>
    }
}
