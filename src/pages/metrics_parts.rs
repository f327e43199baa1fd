//! What the Metrics page computes, and when its parts are drawn: one after the other, with a turn for the page between them,
//! so that keys are answered. What takes less than such a turn is there at once.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use pilotbook_core::Date;
use pilotbook_core::metrics::{Comparison, Metrics, Portfolio};
use pilotbook_core::review::Looked;

use super::metrics_charts::ORDER;
use crate::components::LongWork;
use crate::workspace::{Failure, Told, Work, Workspace};

/// What the page computed for a scope, once for all that shows it.
pub(super) struct Computed {
    pub(super) portfolio: Arc<Portfolio>,
    pub(super) metrics: Result<Arc<Metrics>, String>,
    /// Beside the period before; none where there is no such period.
    pub(super) before: Option<Comparison>,
}

/// What was computed; none while the first time is under way.
pub(super) type Shown = RwSignal<Option<Arc<Computed>>>;

/// How many parts the page has beside its charts.
const OTHERS: usize = 4;
const PARTS: usize = OTHERS + ORDER.len();

/// The page's parts, each with what it shows.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    /// What is computed now; what is drawn follows it.
    pub(super) computed: Shown,
    parts: [Shown; PARTS],
    told: RwSignal<Option<Told>>,
    work: StoredValue<Work, LocalStorage>,
}

impl Parts {
    /// Computes what is looked at, now and whenever it, the records or the day change. What was begun before is given up.
    pub(super) fn of(workspace: Workspace, looked: Memo<Looked>) -> Parts {
        let parts = Parts {
            computed: RwSignal::new(None),
            parts: std::array::from_fn(|_| RwSignal::new(None)),
            told: RwSignal::new(None),
            work: StoredValue::new_local(Work::default()),
        };
        let day = workspace.day();
        Effect::new(move |_| {
            workspace.with(|_| ());
            // At midnight another day is today.
            parts.begin(workspace, looked.get(), day.get());
        });
        on_cleanup(move || {
            parts.work.try_with_value(Work::cancel);
        });
        parts
    }

    fn begin(self, workspace: Workspace, looked: Looked, today: Date) {
        self.work.with_value(Work::cancel);
        let told = self.told;
        let work = Work::told_late(move |now| {
            told.try_set(Some(now));
        });
        self.work.set_value(work.clone());
        spawn_local(async move {
            // Given up, another has begun, or the page is gone.
            let Ok(computed) = compute(workspace, looked, today, &work).await else { return };
            told.try_set(None);
            let computed = Arc::new(computed);
            self.computed.try_set(Some(computed.clone()));
            for part in in_turn() {
                self.parts[part].try_set(Some(computed.clone()));
                // It is drawn by the next tick.
                tick().await;
                if work.pause().await.is_err() {
                    return;
                }
            }
        });
    }

    /// One of the parts beside the charts.
    pub(super) fn other(
        self,
        at: usize,
        draw: impl Fn(&Computed, &Arc<Metrics>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        self.part(ORDER.len() + at, draw)
    }

    /// One of the parts, drawn anew whenever its turn comes.
    pub(super) fn part(
        self,
        at: usize,
        draw: impl Fn(&Computed, &Arc<Metrics>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let Some(shown) = self.parts.get(at).copied() else { return ().into_any() };
        (move || match shown.get() {
            None => part_place(),
            Some(computed) => {
                computed.metrics.as_ref().ok().map(|metrics| draw(&computed, metrics)).into_any()
            }
        })
        .into_any()
    }

    /// How far computing is, where it takes long.
    pub(super) fn progress(self) -> AnyView {
        view! { <div class="part-progress" role="status"><LongWork told=self.told label="Progress of the numbers"/></div> }.into_any()
    }
}

/// What stands where a part will be.
pub(super) fn part_place() -> AnyView {
    view! { <div class="part-place loading-lines" aria-hidden="true"><span></span><span></span><span></span></div> }.into_any()
}

/// The parts in the order in which they are drawn: the headline, the charts, the others below them.
fn in_turn() -> impl Iterator<Item = usize> {
    let headline = ORDER.len();
    std::iter::once(headline).chain((0..PARTS).filter(move |part| *part != headline))
}

async fn compute(
    workspace: Workspace,
    looked: Looked,
    today: Date,
    work: &Work,
) -> Result<Computed, Failure> {
    let portfolio = workspace.portfolio_in_steps(&work.part(0, 2)).await?;
    // What is wrong in the address is told by the bar: numbers of another scope would mislead.
    if !looked.unread.is_empty() {
        return Ok(Computed { portfolio, metrics: Err(String::new()), before: None });
    }
    let numbers = match looked.scope(today) {
        Ok(scope) => workspace.numbers(&portfolio, &scope, &work.part(1, 2)).await?,
        Err(error) => Err(error),
    };
    Ok(match numbers {
        Ok((metrics, before)) => Computed { portfolio, metrics: Ok(metrics), before },
        Err(error) => Computed { portfolio, metrics: Err(error.to_string()), before: None },
    })
}
