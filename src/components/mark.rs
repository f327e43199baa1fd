//! Marks: shape first, colour second, and always with a word or an accessible name.

use leptos::prelude::*;
use pilotbook_core::metrics::kpi::KpiStatus;
use pilotbook_core::model::progress::How;
use pilotbook_core::model::{Choice, Confidence, Verdict};

/// Where an idea or a pilot stands, as a tank that fills.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StageLook {
    /// Nobody has looked at it yet.
    New,
    /// Worth a pilot.
    Shortlisted,
    /// A pilot is planned.
    Planned,
    /// A pilot of the idea runs.
    Piloting,
    /// The pilot runs.
    Running,
    /// It has its answer.
    Concluded(Verdict),
    /// It has an answer, whichever.
    AnyConcluded,
    /// Not now.
    Parked,
    /// Not at all.
    Declined,
}

/// How something is under way; the shapes are those of buoys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Course {
    /// On track.
    OnTrack,
    /// At risk.
    AtRisk,
    /// Off track.
    OffTrack,
    /// Met.
    Met,
    /// Not met yet; there is still time.
    NotYet,
    /// Not met.
    NotMet,
    /// Not met by its due day.
    Missed,
    /// Under way, and nothing says how far it should be.
    NoDueDay,
    /// Nothing is known.
    NoData,
}

impl From<Confidence> for Course {
    fn from(confidence: Confidence) -> Course {
        match confidence {
            Confidence::Green => Course::OnTrack,
            Confidence::Amber => Course::AtRisk,
            Confidence::Red => Course::OffTrack,
        }
    }
}

impl From<How> for Course {
    fn from(how: How) -> Course {
        match how {
            How::Met => Course::Met,
            How::NotYet => Course::NotYet,
            How::NotMet => Course::NotMet,
            How::NoData => Course::NoData,
        }
    }
}

impl From<KpiStatus> for Course {
    fn from(status: KpiStatus) -> Course {
        match status {
            KpiStatus::NoData => Course::NoData,
            KpiStatus::Met => Course::Met,
            KpiStatus::Missed => Course::Missed,
            KpiStatus::NoDueDay => Course::NoDueDay,
            KpiStatus::OnTrack => Course::OnTrack,
            KpiStatus::AtRisk => Course::AtRisk,
            KpiStatus::OffTrack => Course::OffTrack,
        }
    }
}

impl Course {
    /// The tone that its bar has.
    pub fn tone(self) -> &'static str {
        course_look(self).1
    }
}

const CHECK: &str = r#"<path class="m-cut" d="M4.2 7.200 6.200 9.200 9.900 5.200"/>"#;

/// The drawing, the tone and the word of a verdict.
fn verdict_look(verdict: Verdict) -> (String, &'static str, &'static str) {
    let (drawing, tone) = match verdict {
        Verdict::Succeeded => (format!(r#"<circle class="m-fill" cx="7" cy="7" r="6.5"/>{CHECK}"#), "tone-held"),
        Verdict::Failed => (
            r#"<rect class="m-fill" x="1" y="1" width="12" height="12" rx="1.5"/><path class="m-cut" d="m4.500 4.500 5 5m0-5-5 5"/>"#.to_owned(),
            "tone-broke",
        ),
        Verdict::Inconclusive => (
            r#"<circle class="m-ring" cx="7" cy="7" r="5.700"/><path class="m-ring" d="M4 7.500c1-1.700 2-1.700 3-.500s2 1.200 3-.500"/>"#.to_owned(),
            "tone-unsure",
        ),
        Verdict::Abandoned => (
            r#"<rect class="m-ring" x="1.500" y="1.500" width="11" height="11" rx="1"/><path class="m-ring" d="M4 10 10 4"/>"#.to_owned(),
            "tone-unsure",
        ),
    };
    (drawing, tone, verdict.label())
}

fn stage_look(stage: StageLook) -> (String, &'static str, &'static str) {
    const RING: &str = r#"<circle class="m-ring" cx="7" cy="7" r="5.700"/>"#;
    match stage {
        StageLook::New => {
            (r#"<circle class="m-ring m-dash" cx="7" cy="7" r="5.700"/>"#.to_owned(), "tone-quiet", "New")
        }
        StageLook::Shortlisted => (RING.to_owned(), "tone-quiet", "Shortlisted"),
        StageLook::Planned => (
            format!(r#"{RING}<path class="m-fill" d="M2.600 9a4.700 4.700 0 0 0 8.800 0z"/>"#),
            "tone-sea",
            "Planned",
        ),
        StageLook::Piloting | StageLook::Running => (
            format!(r#"{RING}<path class="m-fill" d="M2.400 6a4.700 4.700 0 1 0 9.200 0z"/>"#),
            "tone-sea",
            if stage == StageLook::Running { "Running" } else { "Piloting" },
        ),
        StageLook::Concluded(verdict) => verdict_look(verdict),
        StageLook::AnyConcluded => {
            (format!(r#"{RING}<circle class="m-fill" cx="7" cy="7" r="3.600"/>"#), "tone-quiet", "Concluded")
        }
        StageLook::Parked => {
            (format!(r#"{RING}<path class="m-ring" d="M5.500 5v4M8.500 5v4"/>"#), "tone-quiet", "Parked")
        }
        StageLook::Declined => {
            (format!(r#"{RING}<path class="m-ring" d="M3 11 11 3"/>"#), "tone-quiet", "Declined")
        }
    }
}

fn course_look(course: Course) -> (String, &'static str, &'static str) {
    let drawing = |text: &str| text.to_owned();
    match course {
        Course::OnTrack => {
            (drawing(r#"<path class="m-fill" d="M7 2 12.500 12h-11z"/>"#), "tone-held", "On track")
        }
        Course::AtRisk => {
            (drawing(r#"<path class="m-fill" d="m7 1 6 6-6 6-6-6z"/>"#), "tone-warn", "At risk")
        }
        Course::OffTrack => {
            (drawing(r#"<rect class="m-fill" x="2" y="2" width="10" height="10"/>"#), "tone-bad", "Off track")
        }
        Course::Met => {
            (format!(r#"<circle class="m-fill" cx="7" cy="7" r="6.500"/>{CHECK}"#), "tone-held", "Met")
        }
        Course::NotYet => {
            (drawing(r#"<circle class="m-ring m-dash" cx="7" cy="7" r="5.700"/>"#), "tone-quiet", "Not yet")
        }
        Course::NotMet | Course::Missed => (
            drawing(
                r#"<circle class="m-ring" cx="7" cy="7" r="5.700"/><path class="m-ring" d="M4.500 9.500 9.500 4.500"/>"#,
            ),
            "tone-broke",
            if course == Course::Missed { "Missed" } else { "Not met" },
        ),
        Course::NoDueDay => {
            (drawing(r#"<circle class="m-ring" cx="7" cy="7" r="5.700"/>"#), "tone-quiet", "No due day")
        }
        Course::NoData => {
            (drawing(r#"<circle class="m-ring m-dash" cx="7" cy="7" r="5.700"/>"#), "tone-quiet", "No data")
        }
    }
}

fn drawn(
    (drawing, tone, label): (String, &'static str, &'static str),
    word: bool,
    extra: &'static str,
) -> AnyView {
    let class = format!("mark {extra} {tone}");
    if word {
        view! {
            <span class=format!("marked {tone}")>
                <svg class=class viewBox="0 0 14 14" aria-hidden="true" inner_html=drawing></svg>{label}
            </span>
        }
        .into_any()
    } else {
        view! { <svg class=class viewBox="0 0 14 14" role="img" aria-label=label inner_html=drawing></svg> }
            .into_any()
    }
}

/// How a pilot ended.
#[component]
pub fn VerdictMark(
    /// The verdict.
    verdict: Verdict,
    /// Whether its word stands beside it.
    #[prop(optional)]
    word: bool,
) -> impl IntoView {
    drawn(verdict_look(verdict), word, "")
}

/// Where an idea or a pilot stands.
#[component]
pub fn StageMark(
    /// The stage.
    stage: StageLook,
    /// Whether its word stands beside it.
    #[prop(optional)]
    word: bool,
) -> impl IntoView {
    drawn(stage_look(stage), word, "")
}

/// How something is under way.
#[component]
pub fn CourseMark(
    /// The course.
    course: Course,
    /// Whether its word stands beside it.
    #[prop(optional)]
    word: bool,
) -> impl IntoView {
    drawn(course_look(course), word, if course == Course::Met { "course met" } else { "course" })
}

/// The product: two cones up, the north cardinal mark.
#[component]
pub fn ProductMark() -> impl IntoView {
    view! {
        <svg class="product-mark" viewBox="0 0 32 32" aria-hidden="true">
            <rect class="ground" width="32" height="32" rx="7"/>
            <path class="cones" d="M16 4.500 21.500 14h-11zM16 15l7 11.500H9z"/>
        </svg>
    }
}
