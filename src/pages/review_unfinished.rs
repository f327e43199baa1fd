//! Running pilots that a review asks about: those that look finished, and those that seem stuck.

use leptos::prelude::*;
use pilotbook_core::review::{Review, Unfinished, Why};

use super::words::capital;
use crate::app::use_app;
use crate::components::{For, Icon, IconName, Show};
use crate::route::Page;

/// The ids that the sentence leads to.
pub(super) const FINISHED: &str = "look-finished";
pub(super) const STUCK: &str = "stuck";

/// Both lists, each where it has something.
#[component]
pub(super) fn UnfinishedPilots(
    /// What is reviewed.
    review: Signal<Option<Review>>,
) -> impl IntoView {
    let finished = Memo::new(move |_| review.get().map(|review| review.finished).unwrap_or_default());
    let stuck = Memo::new(move |_| review.get().map(|review| review.stuck).unwrap_or_default());
    view! {
        <Pilots id=FINISHED title="Look finished, without an outcome" list=finished/>
        <Pilots id=STUCK title="Stuck" list=stuck/>
    }
}

#[component]
fn Pilots(id: &'static str, title: &'static str, list: Memo<Vec<Unfinished>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let row = move |one: Unfinished| {
        let today = workspace.today();
        let ends = one.why.iter().any(|why| !matches!(why, Why::Red(_) | Why::NoCheckIn(_)));
        let (verb, dialog) = if ends { ("Conclude", "conclude") } else { ("Check in", "check-in") };
        let page = Page::Pilot(one.pilot.clone());
        let action = router.href_with(page.clone(), &[("do", dialog)]);
        let why: Vec<String> = one.why.iter().map(|why| why.text(today)).collect();
        view! {
            <li class="row">
                <Icon name=if id == FINISHED { IconName::Check } else { IconName::Clock }/>
                <div class="row-text">
                    <a class="row-title" href=router.href(page)>{one.title.clone()}</a>
                    <p class="row-sub">{capital(&why.join("; "))}</p>
                </div>
                <a class="btn small" href=action aria-label=format!("{verb}: {}", one.title)>{verb}</a>
            </li>
        }
    };
    view! {
        <Show when=move || !list.with(Vec::is_empty)>
            <section class="section review-asks" id=id tabindex="-1">
                <div class="section-head ruled"><h2>{title}</h2><span class="count">{move || list.with(Vec::len)}</span></div>
                <ul class="rows"><For each=move || list.get() key=|one| format!("{}{:?}", one.pilot, one.why) let:one>{row(one)}</For></ul>
            </section>
        </Show>
    }
}
