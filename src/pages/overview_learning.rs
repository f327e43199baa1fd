//! The overview's line about what teams learned together in this quarter, once they log it.

use leptos::prelude::*;
use pilotbook_core::list::learning::learned_within;
use pilotbook_core::model::learned;
use pilotbook_core::review::Span;

use super::words::counted;
use crate::app::use_app;
use crate::components::{Icon, IconName, Show};
use crate::route::Page;

/// The line.
#[component]
pub(super) fn LearningLine() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let used = Memo::new(move |_| workspace.with(learned::has_any));
    let counts = Memo::new(move |_| {
        let period = Span::Quarter.period(workspace.today(), None).ok()?;
        Some(workspace.with(|book| learned_within(book, period.from(), period.to())))
    });
    let line = move || {
        let (held, recognised) = counts.get().unwrap_or_default();
        let quarter = router.href_with(Page::Learning, &[("period", "quarter")]);
        let thanks = router.href_with(Page::Learning, &[("period", "quarter"), ("type", "recognition")]);
        let held = match held {
            0 => "nothing yet".to_owned(),
            held => counted(held, "time", "times"),
        };
        view! {
            "Learned together this quarter: "<a class="counted" href=quarter>{held}</a>"; recognised: "
            <a class="counted" href=thanks>{counted(recognised, "success or brave failure", "successes and brave failures")}</a>"."
        }
    };
    view! { <Show when=move || used.get()><p class="learning-line"><Icon name=IconName::GraduationCap/><span>{move || line()}</span></p></Show> }
}
