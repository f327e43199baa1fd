//! Pilots: running, planned and concluded in one list.

use leptos::prelude::*;
use pilotbook_core::model::progress::{PilotLine, pilot_lines};
use pilotbook_core::model::stage::PilotStage;

use super::words::{counted, options_of, pilot_mark};
use crate::app::use_app;
use crate::components::{Course, CourseMark, Empty, Icon, IconName, Show, WeekLog, format};
use crate::route::Page;

/// The groups of the list, by the words of `PilotLine::stage_word`.
const GROUPS: [(&str, &str); 3] =
    [("running", "Running"), ("planned", "Planned"), ("concluded", "Concluded")];

/// The page.
#[component]
pub fn Pilots() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (search, stage, team) = (router.query("q"), router.query("stage"), router.query("team"));
    let all = Memo::new(move |_| {
        let today = workspace.today();
        workspace.with(|book| pilot_lines(book, today))
    });
    let matching = Memo::new(move |_| {
        let (search, team) = (search.get(), team.get());
        let own_team =
            |line: &PilotLine| team.is_empty() || line.team_ids.iter().any(|id| id.as_str() == team);
        all.with(|lines| {
            let found =
                |line: &&PilotLine| own_team(line) && workspace.with(|book| line.found_by(book, &search));
            lines.iter().filter(found).cloned().collect::<Vec<_>>()
        })
    });
    let chip = move |word: &'static str, label: &'static str| {
        let count = move || {
            matching.with(|lines| {
                lines.iter().filter(|line| word.is_empty() || line.stage_word() == word).count()
            })
        };
        view! {
            <button class="chip" type="button" aria-pressed=move || (stage.get() == word).to_string()
                on:click=move |_| router.set_query(&[("stage", word)])>{label}<span class="count">{move || count()}</span></button>
        }
    };
    let teams = move || workspace.with(|book| options_of(book, "team"));
    let has_teams = move || teams().len() > 1;
    let team_options = move || {
        let option = |(id, name): (String, String)| {
            let name = if id.is_empty() { "All teams".to_owned() } else { name };
            let own = id.clone();
            view! { <option value=id prop:selected=move || team.get() == own>{name}</option> }
        };
        teams().into_iter().map(option).collect_view()
    };
    let group = move |(word, label): (&'static str, &'static str)| {
        let lines = matching
            .with(|lines| lines.iter().filter(|line| line.stage_word() == word).cloned().collect::<Vec<_>>());
        let shown = stage.with(|stage| stage.is_empty() || stage == word) && !lines.is_empty();
        shown.then(|| view! {
            <tbody>
                <tr class="group"><th colspan="7" scope="rowgroup">{label}<span class="caption">{lines.len()}</span></th></tr>
                {lines.into_iter().map(|line| view! { <PilotRow line/> }).collect_view()}
            </tbody>
        })
    };
    let nothing = move || {
        let stage = stage.get();
        matching.with(|lines| !lines.iter().any(|line| stage.is_empty() || line.stage_word() == stage))
    };
    view! {
        <h1 class="visually-hidden">"Pilots"</h1>
        <Show when=move || !all.with(Vec::is_empty) fallback=move || view! {
            <Empty><p>"No pilots yet. Take a shortlisted idea and plan one: "<a href=router.href(Page::Ideas)>"Ideas"</a></p></Empty>
        }>
            <div class="list-bar">
                <div class="chips" role="group" aria-label="Stage">
                    {chip("", "All")}{GROUPS.into_iter().map(|(word, label)| chip(word, label)).collect_view()}
                </div>
                <div class="list-tools">
                    <Show when=has_teams>
                        <select class="input" aria-label="Team" on:change=move |event| router.set_query(&[("team", &event_target_value(&event))])>
                            {move || team_options()}
                        </select>
                    </Show>
                    <div class="search-field">
                        <Icon name=IconName::Search/>
                        <input type="search" aria-label="Search pilots" placeholder="Search" prop:value=move || search.get()
                            on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                    </div>
                </div>
            </div>
            <Show when=move || !nothing() fallback=move || view! {
                <Empty><p>"No pilot matches."</p>
                    <button class="btn" type="button" on:click=move |_| router.set_query(&[("q", ""), ("stage", ""), ("team", "")])>"Show all pilots"</button></Empty>
            }>
                <table class="table two-line pilot-list">
                    <thead><tr>
                        <th scope="col">"Stage"</th><th scope="col">"Pilot"</th><th scope="col">"Teams"</th><th scope="col" class="col-low">"Weeks"</th>
                        <th scope="col" class="col-low">"Criteria met"</th><th scope="col">"Confidence"</th><th scope="col" class="num">"End"</th>
                    </tr></thead>
                    {move || GROUPS.into_iter().map(group).collect_view()}
                </table>
            </Show>
        </Show>
    }
}

#[component]
fn PilotRow(line: PilotLine) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    let running = matches!(line.stage, PilotStage::Running { .. });
    // Until it is concluded, its planned end; then the day of its verdict.
    let end = match &line.stage {
        PilotStage::Concluded(outcome, _) => outcome.decided_on.map(|day| format::day(day, today)),
        _ => line.end.map(|end| {
            if line.late {
                format!(
                    "{} late",
                    counted(usize::try_from(today.days_since(end)).unwrap_or(0), "day", "days")
                )
            } else {
                format::day(end, today)
            }
        }),
    };
    let course = running.then(|| line.confidence.map_or(Course::NoData, Course::from));
    let met = (line.criteria > 0 && line.stage != PilotStage::Planned)
        .then(|| format!("{} of {}", line.met, line.criteria));
    view! {
        <tr>
            <td class="col-mark">{pilot_mark(&line.stage)}</td>
            <td class="name col-name"><a href=router.href(Page::Pilot(line.id))>{line.title}</a></td>
            <td class="col-fact">{line.teams.join(", ")}</td>
            <td class="col-low">{line.weeks.map(|weeks| view! { <WeekLog weeks=weeks.past to_come=weeks.to_come late=weeks.late/> })}</td>
            <td class="col-low">{met}</td>
            <td class="col-fact">{course.map(|course| view! { <CourseMark course word=true/> })}</td>
            <td class="num col-figure" class:tone-warn=line.late>{end}</td>
        </tr>
    }
}
