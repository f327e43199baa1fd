//! Outcomes: the review of a period; what was learned is searchable, and what is shown goes out as JSON.

use leptos::prelude::*;
use pilotbook_core::json::{canonical, object};
use pilotbook_core::model::{Book, Choice, Idea, Outcome, Pilot, Verdict};
use pilotbook_core::{Date, Value};

use super::files::download;
use super::metrics::{ScopeBar, scope_of};
use super::outcome_entry::OutcomeEntry;
use super::words::{counted, team_names};
use crate::app::use_app;
use crate::components::{Empty, Icon, IconName, use_toasts};
use crate::route::Page;

/// How many entries are drawn at first, and more at each wish.
const ENTRIES: usize = 60;

#[derive(Clone, PartialEq)]
struct Row {
    outcome: Outcome,
    pilot: Pilot,
    title: String,
    teams: String,
    team_names: Vec<String>,
    /// All that is searched, in lower case.
    text: String,
}

fn rows(book: &Book) -> Vec<Row> {
    let outcomes = book.all::<Outcome>().filter(|outcome| outcome.verdict.is_some());
    let rows = outcomes.filter_map(|outcome| {
        let pilot = book.get::<Pilot>(outcome.pilot.as_ref()?)?;
        let idea = pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id));
        let teams = idea.as_ref().map(|idea| team_names(book, idea)).unwrap_or_default();
        let names = idea.iter().flat_map(|idea| book.teams_of(idea)).map(|id| book.name_of(&id)).collect();
        let title = book.title_of(&pilot.id);
        let text = [&title, &outcome.learning, &outcome.next_step, &pilot.hypothesis, &teams]
            .map(|text| text.to_lowercase())
            .join("\n");
        Some(Row { outcome, pilot, title, teams, team_names: names, text })
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by(|a, b| {
        b.outcome.decided_on.cmp(&a.outcome.decided_on).then_with(|| a.outcome.id.cmp(&b.outcome.id))
    });
    rows
}

/// The page.
#[component]
pub fn Outcomes() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let (search, verdict) = (router.query("q"), router.query("verdict"));
    let all = Memo::new(move |_| workspace.with(rows));
    let in_period = Memo::new(move |_| {
        let scope = scope_of(router, workspace.today());
        let to = scope.to.unwrap_or(scope.as_of).min(scope.as_of);
        let fits = |row: &&Row| {
            let day = row.outcome.decided_on.unwrap_or(Date::FIRST);
            scope.from.is_none_or(|from| day >= from)
                && day <= to
                && scope.team.as_ref().is_none_or(|team| row.team_names.contains(team))
        };
        all.with(|rows| rows.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let shown = Memo::new(move |_| {
        let (search, verdict) = (search.get().to_lowercase(), verdict.get());
        in_period.with(|rows| {
            let fits = |row: &&Row| {
                search.split_whitespace().all(|word| row.text.contains(word))
                    && match verdict.as_str() {
                        "" => true,
                        "undecided" => row.outcome.decision.is_none(),
                        word => row.outcome.verdict.is_some_and(|verdict| verdict.word() == word),
                    }
            };
            rows.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    let chip = move |word: &'static str, label: &'static str| {
        let count = move || {
            in_period.with(|rows| match word {
                "" => rows.len(),
                "undecided" => rows.iter().filter(|row| row.outcome.decision.is_none()).count(),
                word => rows
                    .iter()
                    .filter(|row| row.outcome.verdict.is_some_and(|verdict| verdict.word() == word))
                    .count(),
            })
        };
        view! {
            <button class="chip" type="button" aria-pressed=move || (verdict.get() == word).to_string()
                on:click=move |_| router.set_query(&[("verdict", word)])>{label}<span class="count">{count}</span></button>
        }
    };
    let export = move |_| {
        let list: Vec<Value> = shown.get_untracked().iter().map(to_json).collect();
        let name = workspace.file_name("outcomes.json");
        let text = canonical(&object([("outcomes", Value::List(list))]));
        let said = match download(&name, "application/json", text.as_bytes()) {
            Ok(()) => format!("{name} was handed to your browser's downloads."),
            Err(failure) => failure.to_string(),
        };
        toasts.show(said);
    };
    let limit = RwSignal::new(ENTRIES);
    view! {
        <div class="page-head"><h1 class="page-title">"Outcomes"</h1>
            <button class="btn" type="button" on:click=export>"Export what is shown as JSON"</button></div>
        <ScopeBar/>
        <Show when=move || !all.with(Vec::is_empty) fallback=move || view! {
            <Empty><p>"No pilot is concluded yet. What a pilot taught belongs here, whatever its verdict: "<a href=router.href(Page::Pilots)>"Pilots"</a></p></Empty>
        }>
            <div class="list-bar">
                <div class="chips" role="group" aria-label="Verdict">
                    {chip("", "All")}
                    {Verdict::ALL.iter().map(|verdict| chip(verdict.word(), verdict.label())).collect_view()}
                    {chip("undecided", "No decision yet")}
                </div>
                <div class="list-tools"><div class="search-field">
                    <Icon name=IconName::Search/>
                    <input type="search" aria-label="Search what was learned" placeholder="Search what was learned" prop:value=move || search.get()
                        on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                </div></div>
            </div>
            <p class="caption" role="status">{move || counted(shown.with(Vec::len), "outcome", "outcomes")}</p>
            <div class="outcome-list">
                <For each=move || shown.get().into_iter().take(limit.get()) key=|row| row.pilot.id.clone() let:row>
                    <OutcomeEntry pilot=row.pilot.id linked=true/>
                </For>
            </div>
            <Show when=move || { shown.with(Vec::len) > limit.get() }>
                <p class="more-rows"><button class="btn small" type="button" on:click=move |_| limit.update(|limit| *limit += ENTRIES)>"Show more"</button></p>
            </Show>
        </Show>
    }
}

fn to_json(row: &Row) -> Value {
    let outcome = &row.outcome;
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    object([
        ("id", outcome.id.as_str().into()),
        ("pilot", row.title.as_str().into()),
        ("teams", row.teams.as_str().into()),
        ("hypothesis", row.pilot.hypothesis.as_str().into()),
        ("started_on", day(row.pilot.started_on)),
        ("decided_on", day(outcome.decided_on)),
        ("verdict", outcome.verdict.map(Choice::word).into()),
        ("verdict_reason", outcome.verdict_reason.as_str().into()),
        ("decision", outcome.decision.map(Choice::word).into()),
        ("learning", outcome.learning.as_str().into()),
        ("next_step", outcome.next_step.as_str().into()),
        ("cost", outcome.cost.into()),
        ("cost_currency", outcome.cost_currency.as_str().into()),
        ("in_use_on", day(outcome.in_use_on)),
    ])
}
