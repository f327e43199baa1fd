//! Which entries of learning together are looked at; the choice stands in the address.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::list::learning::LearningFilter;
use pilotbook_core::metrics::ScopeError;
use pilotbook_core::model::learned::LEARNING;
use pilotbook_core::model::{Choice, EntryType, Kind, Team};
use pilotbook_core::review::Span;

use super::learning_form::kind_label;
use super::words::options_of;
use crate::app::use_app;
use crate::components::{Icon, IconName, Show};
use crate::route::Router;

/// What the address asks for, or why its days can't be looked at.
pub(super) fn asked(router: Router, today: Date) -> Result<LearningFilter, ScopeError> {
    let query = router.get().query;
    let part = |key: &str| query.get(key).map(String::as_str).unwrap_or_default();
    let names_days = ["period", "from", "to"].iter().any(|key| !part(key).is_empty());
    let span = if names_days { Span::of(part("period"), part("from"), part("to")) } else { Span::All };
    let (from, to) = match span {
        Span::All => (None, None),
        // A day that isn't chosen is no end.
        Span::Custom { from, to } => {
            span.period(today, None)?;
            (from, to)
        }
        span => {
            let period = span.period(today, None)?;
            (Some(period.from()), Some(period.to()))
        }
    };
    let kind = EntryType::of(part("type"));
    Ok(LearningFilter { kind, team: part("team").to_owned(), with: part("with").to_owned(), from, to })
}

/// Type, teams and period.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let kinds = LEARNING.into_iter().chain([EntryType::Recognition]);
    let kinds: Vec<(String, String)> =
        kinds.map(|kind| (kind.word().to_owned(), kind_label(kind).to_owned())).collect();
    // Names, not ids: an address with a name means the same team in a colleague's copy.
    let teams = Memo::new(move |_| {
        let names = workspace.with(|book| options_of(book, Team::NAME)).into_iter().skip(1);
        names.map(|(_, name)| (name.clone(), name)).collect::<Vec<_>>()
    });
    let team = router.query("team");
    let others = Memo::new(move |_| {
        let team = team.get();
        teams.get().into_iter().filter(|(name, _)| *name != team).collect::<Vec<_>>()
    });
    let spans = Span::NAMES.iter().filter(|(word, _)| *word != "all");
    let spans: Vec<(String, String)> =
        spans.map(|(word, name)| ((*word).to_owned(), (*name).to_owned())).collect();
    let period = router.query("period");
    let day = move |key: &'static str, label: &'static str| {
        let value = router.query(key);
        view! {
            <label class="scope-day"><span>{label}</span>
                <input class="input" type="date" prop:value=move || value.get()
                    on:change=move |event| router.set_query(&[("period", "custom"), (key, &event_target_value(&event))])/></label>
        }
    };
    let is_set = move || {
        let query = router.get().query;
        ["type", "team", "with", "period", "from", "to"].iter().any(|key| query.contains_key(*key))
    };
    let clear = move |_| {
        router.set_query(&[
            ("type", ""),
            ("team", ""),
            ("with", ""),
            ("period", ""),
            ("from", ""),
            ("to", ""),
        ]);
    };
    view! {
        <div class="learning-filters" role="group" aria-label="What is looked at">
            <Choose label="Type" key="type" any="any" options=Signal::stored(kinds)/>
            <Choose label="Team" key="team" any="any" options=teams/>
            <Show when=move || !team.with(String::is_empty)><Choose label="together with" key="with" any="any" options=others/></Show>
            <Choose label="Period" key="period" any="all time" options=Signal::stored(spans)/>
            <Show when=move || period.with(|period| period == "custom")>{day("from", "From")}{day("to", "To")}</Show>
            <Show when=is_set><button class="btn ghost small" type="button" on:click=clear>"Show all"</button></Show>
        </div>
    }
}

/// One of several, or any.
#[component]
fn Choose(
    label: &'static str,
    /// Its word in the address.
    key: &'static str,
    /// What choosing none is called.
    any: &'static str,
    /// Values and the words for them.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let (.., router) = use_app();
    let value = router.query(key);
    let shown = move || {
        let mut options = options.get();
        // What the address names and the workspace hasn't stays in sight.
        let own = value.get();
        if !own.is_empty() && !options.iter().any(|(word, _)| *word == own) {
            options.push((own.clone(), own));
        }
        options
            .into_iter()
            .map(|(word, name)| {
                let own = word.clone();
                view! { <option value=word prop:selected=move || value.get() == own>{name}</option> }
            })
            .collect_view()
    };
    let choose = move |chosen: String| {
        // A team is never looked at together with itself.
        if key == "team" {
            router.set_query(&[("team", &chosen), ("with", "")]);
        } else {
            router.set_query(&[(key, &chosen)]);
        }
    };
    view! {
        <label class="scope-choice"><span>{label}</span>
            <select on:change=move |event| choose(event_target_value(&event))>
                <option value="" prop:selected=move || value.with(String::is_empty)>{any}</option>
                {move || shown()}
            </select>
            <Icon name=IconName::ChevronDown/></label>
    }
}
