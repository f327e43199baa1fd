//! The first minutes: an empty workspace explains itself in three steps.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::model::Verdict;

use crate::app::{sample_workspace, use_app};
use crate::components::{Icon, IconName, StageLook, StageMark, VerdictMark, use_toasts};
use crate::route::{Page, Route};
use crate::shell::CaptureLine;

/// Depths on a chart: place and figure, its tenth small below.
const DEPTHS: [(u32, u32, &str, &str); 13] = [
    (60, 22, "4", "2"),
    (196, 34, "5", "5"),
    (352, 30, "2", "3"),
    (552, 30, "3", "8"),
    (676, 52, "6", "4"),
    (132, 64, "7", ""),
    (478, 58, "9", ""),
    (612, 88, "11", ""),
    (100, 120, "18", ""),
    (236, 120, "12", ""),
    (420, 104, "15", ""),
    (370, 134, "21", ""),
    (560, 130, "24", ""),
];

/// The way from a harbour to a mark, over the depths.
fn chart() -> impl IntoView {
    let depths = DEPTHS.map(|(x, y, figure, tenth)| {
        let small = (!tenth.is_empty()).then(|| view! { <tspan class="tenth" dy="4">{tenth}</tspan> });
        view! { <text x=x y=y>{figure}{small}</text> }
    });
    view! {
        <svg class="sea-chart" viewBox="0 0 720 156" aria-hidden="true">
            <path class="depth d1" d="M0 48C60 56 110 54 180 52S300 30 380 24S520 34 590 44S690 58 720 60"/>
            <path class="depth d2" d="M0 68C80 70 130 66 190 66S320 36 390 34S540 52 600 58S680 72 720 70"/>
            <path class="depth d3" d="M0 82C90 84 140 80 210 76S330 52 400 52S540 72 600 76S680 82 720 82"/>
            <path class="depth d4" d="M0 98C90 102 150 96 220 92S340 74 410 76S540 98 610 98S690 92 720 88"/>
            <path class="depth d5" d="M0 122C90 124 160 118 240 112S350 102 420 108S540 122 620 118S690 104 720 98"/>
            {depths.into_iter().collect_view()}
            <path class="way" d="M22 92C90 84 130 80 180 86S262 86 296 74"/>
            <circle class="harbour" cx="22" cy="92" r="4"/>
            <path class="cones" d="M300 52 305.500 61h-11zM300 63 305.500 72h-11zM292 75h16v1.600h-16z"/>
        </svg>
    }
}

/// What an empty workspace says.
#[component]
pub(super) fn FirstRun() -> impl IntoView {
    let (workspace, device, router) = use_app();
    let toasts = use_toasts();
    let sample = move |_| {
        spawn_local(async move {
            match sample_workspace(workspace).await {
                Ok(id) => {
                    router.go_to(&Route { workspace: id, page: Page::Overview, query: Default::default() })
                }
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let has_sample = move || device.entries().iter().any(|entry| entry.sample);
    view! {
        <div class="first-run">
            {chart()}
            <h2 class="first-head">"What should we try?"</h2>
            <p>"Write down one idea. It stays in this browser: no account, no server, nothing leaves this device unless you save a copy."</p>
            <CaptureLine/>
            <ol class="three">
                <li><h3><StageMark stage=StageLook::New/>"Log ideas"</h3>
                    <p>"One line is enough, or a pasted list. Team, tags and the problem can come later."</p></li>
                <li><h3><StageMark stage=StageLook::Piloting/>"Run a pilot"</h3>
                    <p>"Say what should change and by how much, until when. Then check in weekly."</p></li>
                <li><h3><VerdictMark verdict=Verdict::Succeeded/>"Keep what you learned"</h3>
                    <p>"Conclude with a verdict. A failure that teaches counts as a result."</p></li>
            </ol>
            <div class="form-actions">
                <button class="btn" type="button" on:click=sample><Icon name=IconName::Eye/>
                    {move || if has_sample() { "Open the sample workspace" } else { "Look at a sample workspace" }}</button>
                <a class="btn ghost" href=router.href(Page::Data)><Icon name=IconName::Upload/>"Import a table or a copy"</a>
            </div>
        </div>
    }
}
