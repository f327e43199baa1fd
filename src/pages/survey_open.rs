//! The survey rounds that are open on this device, wherever one may look for what is left to do.

use leptos::prelude::*;
use pilotbook_core::model::Kpi;
use pilotbook_core::survey::{Round, Unreadable};

use super::survey_card::{CLOSING, SURVEY, so_far};
use super::survey_close::{CloseQuestion, ThrowQuestion};
use super::words::counted;
use crate::app::use_app;
use crate::components::{For, Icon, IconName, Show};
use crate::route::Page;
use crate::workspace::OpenRound;

/// The list; nothing where none is open.
#[component]
pub(super) fn OpenRounds() -> impl IntoView {
    let (workspace, ..) = use_app();
    let rounds = Memo::new(move |_| workspace.rounds());
    view! {
        <Show when=move || rounds.with(|rounds| !rounds.is_empty())>
            <section class="section survey-open" aria-label="Survey rounds">
                <p class="caption strong">{move || format!("{} open on this device", counted(rounds.with(Vec::len), "survey round", "survey rounds"))}</p>
                <ul class="rows">
                    <For each=move || rounds.get() key=|open: &OpenRound| open.key.clone() let:open><Line open rounds/></For>
                </ul>
            </section>
        </Show>
    }
}

/// What is to be done about a round.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Ask,
    /// Its close was cut short.
    Close,
    /// Nothing else can be done with it here.
    Throw,
}

#[component]
fn Line(open: OpenRound, rounds: Memo<Vec<OpenRound>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (closing, throwing) = (RwSignal::new(false), RwSignal::new(false));
    let key = StoredValue::new(open.key);
    let round = Memo::new(move |_| {
        let found = rounds.with(|rounds| rounds.iter().find(|open| open.key == key.get_value()).cloned());
        found.map_or(Err(Unreadable), |open| open.round)
    });
    let kpi = Memo::new(move |_| {
        let of = round.with(|round| round.as_ref().ok().map(|round| round.kpi().clone()));
        of.and_then(|of| workspace.with(|book| book.get::<Kpi>(&of)))
    });
    let title = Memo::new(move |_| {
        let of = round.with(|round| round.as_ref().ok().map(|round| round.kpi().clone()));
        let title = of.map(|of| workspace.with(|book| book.title_of(&of)));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| "A survey round".to_owned())
    });
    let next = Memo::new(move |_| match round.with(|round| round.as_ref().ok().map(Round::is_closing)) {
        Some(closing) if kpi.with(Option::is_some) => {
            if closing {
                Next::Close
            } else {
                Next::Ask
            }
        }
        _ => Next::Throw,
    });
    let sub = move || {
        round.with(|round| match round {
            Err(unreadable) => unreadable.to_string(),
            Ok(_) if next.get() == Next::Close => CLOSING.to_owned(),
            Ok(round) if next.get() == Next::Ask => kpi.with(|kpi| so_far(round, kpi.as_ref())),
            Ok(round) => format!(
                "{}. Its KPI lies in the trash, or isn’t here: restore it there, or throw the round away",
                so_far(round, None)
            ),
        })
    };
    let link = move || match kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.id.clone())) {
        Some(id) => view! { <a href=router.href(Page::Kpi(id))>{title.get()}</a> }.into_any(),
        None => view! { <span>{title.get()}</span> }.into_any(),
    };
    let action = move || {
        let labelled = |what: &str| format!("{what}: {}", title.get());
        match next.get() {
            Next::Ask => {
                let href = round.with(|round| {
                    let round = round.as_ref().ok()?;
                    Some(router.href_with(Page::Kpi(round.kpi().clone()), &[(SURVEY, round.reading().local())]))
                });
                view! { <a class="btn small" href=href aria-label=labelled("Go on asking")>"Go on asking"</a> }.into_any()
            }
            Next::Close => view! {
                <button class="btn small" type="button" aria-label=labelled("Close it again") on:click=move |_| closing.set(true)>"Close it again …"</button>
            }
            .into_any(),
            Next::Throw => view! {
                <button class="btn small danger" type="button" aria-label=labelled("Throw it away") on:click=move |_| throwing.set(true)>"Throw it away …"</button>
            }
            .into_any(),
        }
    };
    view! {
        <li class="row">
            <Icon name=IconName::Clock/>
            <div class="row-text"><p class="row-title">{link}</p><p class="row-sub">{sub}</p></div>
            {action}
            <CloseQuestion key=key.get_value() round kpi open=closing throwing/>
            <ThrowQuestion key=key.get_value() round=Signal::derive(move || round.get().ok()) open=throwing/>
        </li>
    }
}
