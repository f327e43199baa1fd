//! The survey rounds that are open on this device, wherever one may look for what is left to do.

use leptos::prelude::*;
use pilotbook_core::model::Kpi;

use super::survey_card::{SURVEY, so_far};
use super::survey_close::ThrowQuestion;
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
                    <For each=move || rounds.get() key=|open: &OpenRound| format!("{open:?}") let:open><Line open/></For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Line(open: OpenRound) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let throwing = RwSignal::new(false);
    let round = open.round.clone().ok();
    let kpi = round.as_ref().and_then(|round| workspace.with(|book| book.get::<Kpi>(round.kpi())));
    let title = round.as_ref().map(|round| workspace.with(|book| book.title_of(round.kpi())));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| "A survey round".to_owned());
    let sub = match (&round, &open.round) {
        (Some(round), _) if kpi.is_some() => so_far(round, kpi.as_ref()),
        (Some(round), _) => {
            format!(
                "{}. Its KPI lies in the trash, or isn’t here: restore it there, or throw the round away",
                so_far(round, None)
            )
        }
        (None, Err(unreadable)) => unreadable.to_string(),
        (None, Ok(_)) => String::new(),
    };
    let there = round.clone().filter(|_| kpi.is_some());
    let link = there.as_ref().map(|round| {
        let href = router.href(Page::Kpi(round.kpi().clone()));
        view! { <a href=href>{title.clone()}</a> }.into_any()
    });
    let link = link.unwrap_or_else(|| view! { <span>{title.clone()}</span> }.into_any());
    let action = match there {
        Some(round) => {
            let href = router.href_with(Page::Kpi(round.kpi().clone()), &[(SURVEY, round.reading().local())]);
            view! { <a class="btn small" href=href aria-label=format!("Go on asking: {title}")>"Go on asking"</a> }.into_any()
        }
        None => view! {
            <button class="btn small danger" type="button" aria-label=format!("Throw it away: {title}") on:click=move |_| throwing.set(true)>"Throw it away …"</button>
            <ThrowQuestion key=open.key round=Signal::stored(round) open=throwing/>
        }
        .into_any(),
    };
    view! {
        <li class="row">
            <Icon name=IconName::Clock/>
            <div class="row-text"><p class="row-title">{link}</p><p class="row-sub">{sub}</p></div>
            {action}
        </li>
    }
}
