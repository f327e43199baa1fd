//! Goals and KPIs: what teams agreed to reach, who pulls at which KPI, and what doesn't fit.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::{Number, PortionOf, Side, definition};
use pilotbook_core::model::{Goal, Kpi};

use super::goal_form::GoalDialog;
use super::goals_elsewhere::Elsewhere;
use super::goals_look::{Looked, look};
use super::goals_matrix::MatrixTable;
use super::goals_mismatches::Mismatches;
use super::goals_vision::Vision;
use super::kpi_form::KpiDialog;
use super::metrics_headline::interval;
use super::survey_open::OpenRounds;
use super::words::open_asked;
use crate::app::use_app;
use crate::components::{Empty, HeadlineNumber, Icon, IconName, Show, Track};
use crate::route::Page;

/// What a new KPI begins with.
#[derive(Clone, Copy)]
pub(super) struct NewKpi {
    /// Whether its dialog is open.
    pub open: RwSignal<bool>,
    /// The goal it stands for.
    pub goal: RwSignal<Option<RecordId>>,
    /// The teams that own it.
    pub owners: RwSignal<Vec<RecordId>>,
}

impl NewKpi {
    /// Closed and empty.
    pub(super) fn new() -> NewKpi {
        NewKpi { open: RwSignal::new(false), goal: RwSignal::new(None), owners: RwSignal::new(Vec::new()) }
    }

    /// Opens the dialog.
    pub(super) fn begin(self, goal: Option<RecordId>, owners: Vec<RecordId>) {
        self.goal.set(goal);
        self.owners.set(owners);
        self.open.set(true);
    }
}

/// The page.
#[component]
pub fn Goals() -> impl IntoView {
    let (workspace, ..) = use_app();
    let looked = look(workspace);
    let new_kpi = NewKpi::new();
    let new_goal = RwSignal::new(false);
    open_asked(move |asked| match asked {
        "new-goal" => Some(new_goal),
        "new-kpi" => Some(new_kpi.open),
        _ => None,
    });
    let used = Memo::new(move |_| {
        workspace.with(|book| book.all::<Goal>().next().is_some() || book.all::<Kpi>().next().is_some())
    });
    view! {
        <h1 class="visually-hidden">"Goals and KPIs"</h1>
        // Also where the only KPI lies in the trash.
        <OpenRounds/>
        <Show when=move || used.get() fallback=move || view! {
            <Empty>
                <p>"What several teams want to reach belongs here, and the KPIs that tell how far they are: who owns which, and where teams pull apart."</p>
                <div class="form-actions">
                    <button class="btn primary" type="button" on:click=move |_| new_goal.set(true)>"New goal"</button>
                    <button class="btn" type="button" on:click=move |_| new_kpi.begin(None, Vec::new())>"New KPI"</button>
                </div>
            </Empty>
        }>
            <div class="page-with-side goals-page">
                <div>
                    <Vision/>
                    <div class="goals-head">
                        {move || looked.with(headline)}
                        <div class="goals-actions">
                            <button class="btn" type="button" aria-label="New goal" on:click=move |_| new_goal.set(true)><Icon name=IconName::Plus/>"Goal"</button>
                            <button class="btn" type="button" aria-label="New KPI" on:click=move |_| new_kpi.begin(None, Vec::new())><Icon name=IconName::Plus/>"KPI"</button>
                        </div>
                    </div>
                    <MatrixTable looked new_kpi/>
                    <Elsewhere looked/>
                </div>
                <aside aria-label="Mismatches"><Mismatches looked new_kpi/></aside>
            </div>
        </Show>
        <GoalDialog open=new_goal/>
        <KpiDialog open=new_kpi.open goal=new_kpi.goal owners=new_kpi.owners/>
    }
}

/// "3 of 8", with its interval.
fn headline(looked: &Looked) -> AnyView {
    let (.., router) = use_app();
    let share = looked.alignment.shared.share();
    let number = Number::Portion(PortionOf::AlignmentShared, Side::K).to_string();
    let href = router.href_with(Page::Metrics, &[("behind", &number)]);
    let Some(estimate) = share.estimate() else {
        let lines = vec!["No KPI is in force today.".to_owned()];
        return view! { <HeadlineNumber label="KPIs that two or more teams own" value=None lines help=definition("alignment.shared")/> }
            .into_any();
    };
    let track =
        Track { value: estimate.value, low: estimate.low, high: estimate.high, n: share.n, before: None };
    let lines = vec![format!("of the KPIs in force{}%", interval(share))];
    view! {
        <HeadlineNumber label="KPIs that two or more teams own" value=Some(format!("{} of {}", share.k, share.n)) track=Some(track)
            lines help=definition("alignment.shared") href/>
    }
    .into_any()
}
