//! Which days, which team: the bar above pages of numbers. Its state stands in the address.

use leptos::html::Input;
use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::list::ideas::labels_of;
use pilotbook_core::metrics::Period;
use pilotbook_core::model::{Kind, Team};
use pilotbook_core::review::{Looked, Span};

use super::words::options_of;
use crate::app::use_app;
use crate::components::{Banner, Icon, IconName, Show, format, is_half_typed, next_id};
use crate::route::Router;

/// What the address asks for, where `usual` is meant if it names no period.
pub(super) fn looked(router: Router, usual: Span) -> Looked {
    let query = router.get().query;
    Looked::of(|key| query.get(key).map(String::as_str).unwrap_or_default(), usual)
}

/// The bar.
#[component]
pub(super) fn ScopeBar(
    /// What the address asks for.
    #[prop(into)]
    looked: Signal<Looked>,
    /// The days that this came to.
    #[prop(into)]
    period: Signal<Option<Period>>,
    /// Without tag and as-of day, where they mean nothing; on phones its parts then stand below each other.
    #[prop(optional)]
    brief: bool,
    /// What can be done with what is looked at.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="scope-bar">
            <div class="scope-inner" class:brief=brief role="group" aria-label="What is looked at">
                <Periods looked period/>
                <TeamChoice/>
                {(!brief).then(|| view! { <TagChoice/><AsOf looked/> })}
                {children.map(|children| view! { <div class="scope-verbs push">{children()}</div> })}
            </div>
        </div>
        {move || looked.with(|looked| looked.unread.clone()).into_iter().map(|unread| view! {
            <Banner tone="tone-bad">{unread.to_string()}</Banner>
        }).collect_view()}
    }
}

/// The period: a few by name, or its days.
#[component]
fn Periods(looked: Signal<Looked>, period: Signal<Option<Period>>) -> impl IntoView {
    let (_, _, router) = use_app();
    let span = Memo::new(move |_| looked.with(|looked| looked.span));
    let choose = move |word: &'static str| {
        // The days of a custom period begin as the ones that were just looked at.
        let days = (word == "custom").then(|| period.get_untracked()).flatten();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let (from, to) = (day(days.map(Period::from)), day(days.map(Period::to)));
        router.set_query(&[("period", word), ("from", &from), ("to", &to)]);
    };
    let names = Span::NAMES.iter().map(|(word, name)| {
        let pressed = move || (span.get().word() == *word).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| choose(word)>{*name}</button> }
    });
    let day = move |key: &'static str, label: &'static str| {
        let value = move || match (span.get(), key) {
            (Span::Custom { from, .. }, "from") => from,
            (Span::Custom { to, .. }, _) => to,
            _ => None,
        };
        let choose = move |day: &str| router.set_query(&[("period", "custom"), (key, day)]);
        day_field(label, Signal::derive(value), choose)
    };
    let days = move || {
        let period = period.get()?;
        let (from, to) = (period.from(), period.to());
        let same_year = from.ymd().0 == to.ymd().0;
        let from = if same_year { format::day(from, to) } else { format::day_with_year(from) };
        Some(format!("{from} – {}", format::day_with_year(to)))
    };
    view! {
        <div class="segments" role="group" aria-label="Period">{names.collect_view()}</div>
        <Show when=move || matches!(span.get(), Span::Custom { .. }) fallback=move || view! {
            {move || days().map(|days| {
                let name = format!("Period: {days}. Choose other days");
                view! {
                    <button class="btn" type="button" aria-label=name on:click=move |_| choose("custom")>
                        <Icon name=IconName::Calendar/>{days}</button>
                }
            })}
        }>
            {day("from", "From")}{day("to", "To")}
        </Show>
    }
}

/// A day of the bar. A year that is still being typed is not looked at; left unfinished, it gives way to the day that is.
fn day_field(
    label: &'static str,
    day: Signal<Option<Date>>,
    choose: impl Fn(&str) + 'static,
) -> impl IntoView {
    let shown = move || day.get().map(|day| day.to_string()).unwrap_or_default();
    let field = NodeRef::<Input>::new();
    let changed = move |event| {
        let typed = event_target_value(&event);
        if !is_half_typed(&typed) {
            choose(&typed);
        }
    };
    let left = move |_| {
        if let Some(field) = field.get_untracked().filter(|field| is_half_typed(&field.value())) {
            field.set_value(&untrack(shown));
        }
    };
    view! {
        <label class="scope-day"><span>{label}</span>
            <input class="input" type="date" node_ref=field prop:value=shown on:change=changed on:blur=left/></label>
    }
}

/// The team. Names, not ids: an address with a name means the same team in a colleague's copy.
#[component]
fn TeamChoice() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let names = Memo::new(move |_| {
        let names = workspace.with(|book| options_of(book, Team::NAME)).into_iter().skip(1);
        names.map(|(_, name)| name).collect::<Vec<_>>()
    });
    view! { <Choice label="Team" key="team" value=router.query("team") names/> }
}

/// The tag.
#[component]
fn TagChoice() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let names = Memo::new(move |_| {
        workspace.with(|book| labels_of(book, |idea| &idea.tags)).into_iter().collect::<Vec<_>>()
    });
    view! { <Choice label="Tag" key="tag" value=router.query("tag") names/> }
}

/// One of several names, or any.
#[component]
fn Choice(
    label: &'static str,
    key: &'static str,
    value: Signal<String>,
    names: Memo<Vec<String>>,
) -> impl IntoView {
    let (_, _, router) = use_app();
    let options = move || {
        let mut names = names.get();
        // What the address names and the workspace hasn't stays in sight, beside what is said of it.
        let own = value.get();
        if !own.is_empty() && !names.contains(&own) {
            names.push(own);
        }
        names.into_iter().map(|name| {
            let own = name.clone();
            view! { <option value=name.clone() prop:selected=move || value.get() == own>{name.clone()}</option> }
        }).collect_view()
    };
    view! {
        <label class="scope-choice"><span>{label}</span>
            <select on:change=move |event| router.set_query(&[(key, &event_target_value(&event))])>
                <option value="" prop:selected=move || value.get().is_empty()>"any"</option>
                {move || options()}
            </select>
            <Icon name=IconName::ChevronDown/></label>
    }
}

/// The day as of which everything is read.
#[component]
fn AsOf(looked: Signal<Looked>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let id = next_id("as-of");
    let day = Memo::new(move |_| looked.with(|looked| looked.as_of));
    let said = move || day.get().map_or("today".to_owned(), |day| format::day(day, workspace.today()));
    view! {
        <button class="btn" type="button" popovertarget=id.clone()>"As of "<b>{move || said()}</b><Icon name=IconName::ChevronDown/></button>
        <div id=id class="popover" popover="auto">
            {day_field("As of", day.into(), move |day| router.set_query(&[("as_of", day)]))}
            <p>"Everything is read as it stood on that day: what the records date later does not exist yet."</p>
            <Show when=move || day.get().is_some()>
                <p><button class="link" type="button" on:click=move |_| router.set_query(&[("as_of", "")])>"As of today"</button></p>
            </Show>
        </div>
    }
}
