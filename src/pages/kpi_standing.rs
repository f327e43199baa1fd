//! How a KPI stands: how far it is, how far it should be, and since when nobody has read it.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::chart::{TrendReading, with_unit};
use pilotbook_core::metrics::fed::course;
use pilotbook_core::metrics::kpi::{KpiStanding, is_fed, standing};
use pilotbook_core::metrics::{Number, portfolio};
use pilotbook_core::model::Kpi;

use super::kpi_facts::way;
use super::read_as::metric_name;
use crate::app::use_app;
use crate::components::{Course, CourseMark, format};
use crate::route::Page;
use crate::workspace::Workspace;

/// A value with its unit, as screens write it.
pub(super) fn value_text(value: f64, unit: &str) -> String {
    with_unit(format::number(value, 2), unit)
}

/// What was computed of a KPI, once for all that shows it. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Standing(Memo<Option<Arc<Computed>>>);

#[derive(PartialEq)]
pub(super) struct Computed {
    /// The KPI as metrics look at it.
    pub(super) kpi: portfolio::Kpi,
    pub(super) standing: KpiStanding,
    /// Of one that is fed by a metric, its value at the ends of months and today.
    course: Vec<(Date, f64)>,
}

/// So many ends of months of a KPI that is fed by a metric are drawn.
const MONTHS: usize = 13;

impl Standing {
    pub(super) fn of(workspace: Workspace, kpi: Memo<Option<Kpi>>) -> Standing {
        let id = Memo::new(move |_| kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.id.clone())));
        Standing(Memo::new(move |_| {
            let id = id.get()?;
            let (portfolio, today) = (workspace.portfolio(), workspace.today());
            let kpi = portfolio.kpis.iter().find(|kpi| kpi.id == id)?;
            let course = if is_fed(kpi) { course(&portfolio, kpi, today, MONTHS) } else { Vec::new() };
            let standing = standing(&portfolio, kpi, today);
            Some(Arc::new(Computed { kpi: kpi.clone(), standing, course }))
        }))
    }

    pub(super) fn get(self) -> Option<Arc<Computed>> {
        self.0.get()
    }

    /// The points of a KPI that is fed by a metric.
    pub(super) fn fed_points(self) -> Vec<TrendReading> {
        let course = self.get().map(|computed| computed.course.clone()).unwrap_or_default();
        let point = |(day, value): (Date, f64)| TrendReading {
            day,
            value,
            of: String::new(),
            few: false,
            note: String::new(),
        };
        course.into_iter().map(point).collect()
    }
}

/// The records behind a metric that feeds a KPI: of a share those that it is of.
fn number_of(metric: &str) -> Option<Number> {
    let metric = match metric {
        "pilots.success_rate" | "flow.throughput_per_30_days" => "pilots.concluded",
        "success_within/365" => "success_within/at_risk/365",
        own => own,
    };
    let parts = ["", "/n"].into_iter();
    parts.map(|part| format!("{metric}{part}")).find_map(|address| Number::parse(&address))
}

/// Its mark, and what is overdue.
#[component]
pub(super) fn Status(standing: Standing) -> impl IntoView {
    let mark = move || {
        standing
            .get()
            .map(|computed| view! { <CourseMark course=Course::from(computed.standing.status) word=true/> })
    };
    let silent = move || {
        standing.get().filter(|computed| computed.standing.silent_for_two_cadences).map(|_| {
            view! { <span class="caption strong toned tone-warn">"no reading for two cadences"</span> }
        })
    };
    view! { {mark}{silent} }
}

/// The latest value, how far that is, and how far it should be.
#[component]
pub(super) fn Strip(standing: Standing) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let strip = move || {
        let computed = standing.get()?;
        let (kpi, standing) = (&computed.kpi, &computed.standing);
        let today = workspace.today();
        let unit = kpi.unit.as_str();
        let latest = standing.latest.map(|(day, value)| {
            let from = if is_fed(kpi) { kpi.start_on } else { None };
            let when = match from {
                Some(start) => format!("{} – {}", format::day(start, today), format::day(day, today)),
                None => format::day(day, today),
            };
            view! { {value_text(value, unit)}<small>{when}</small> }
        });
        let none = latest.is_none().then(
            || view! { "—"<small>{if is_fed(kpi) { "no value yet" } else { "no reading yet" }}</small> },
        );
        let target = match (kpi.baseline, kpi.target) {
            (Some(baseline), Some(target)) => {
                format!("from {} to {}", value_text(baseline, unit), value_text(target, unit))
            }
            (None, Some(_)) => "no baseline to measure from".to_owned(),
            (Some(_), None) | (None, None) => "no target set".to_owned(),
        };
        let part = |part: f64| format!("{}%", format::number(part * 100.0, 0));
        let attained = standing.attainment.map_or("—".to_owned(), part);
        let expected = standing.expected.map_or("—".to_owned(), part);
        let expected_of = match (kpi.start_on, kpi.due_on) {
            (Some(_), Some(due)) => format!("of the way by now; due {}", format::day(due, today)),
            _ => "needs a start and a due day".to_owned(),
        };
        let fed = is_fed(kpi).then(|| {
            let start = kpi.start_on.map(|day| day.to_string()).unwrap_or_default();
            let to = today.to_string();
            let number = number_of(&kpi.metric).map(|number| number.to_string()).unwrap_or_default();
            let query = [("period", "custom"), ("from", start.as_str()), ("to", &to), ("behind", &number)];
            let href = router.href_with(Page::Metrics, &query);
            view! { <p class="caption fed-by">"It fills itself: "<a href=href>{metric_name(&kpi.metric)}</a>" from its start until today."</p> }
        });
        Some(view! {
            <div class="record-strip">
                <div><p class="strip-label">"Latest"</p><p class="strip-value">{latest}{none}</p></div>
                <div><p class="strip-label">"Attained"</p><p class="strip-value">{attained}<small>{target}{", "}{way(kpi.direction)}</small></p></div>
                <div><p class="strip-label">"Expected"</p><p class="strip-value">{expected}<small>{expected_of}</small></p></div>
            </div>
            {fed}
        })
    };
    view! { {move || strip()} }
}
