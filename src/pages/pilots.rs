//! Pilots: planned, running and concluded in one list.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{PilotStage, pilot_stage};
use pilotbook_core::model::{Book, Idea, Pilot};

use super::pilot_weeks::{Weeks, weeks_of};
use super::words::{pilot_mark, team_names};
use crate::app::use_app;
use crate::components::{Empty, Icon, IconName, WeekLog, format};
use crate::route::Page;

#[derive(Clone, PartialEq)]
struct Row {
    id: RecordId,
    title: String,
    teams: String,
    stage: PilotStage,
    weeks: Option<Weeks>,
    end: Option<Date>,
    archived: bool,
    text: String,
}

impl Row {
    fn word(&self) -> &'static str {
        match self.stage {
            PilotStage::Planned => "planned",
            PilotStage::Running { .. } => "running",
            PilotStage::Concluded(..) => "concluded",
        }
    }

    /// Running ones first, by their planned end; then planned ones; then concluded ones, newest first.
    fn order(&self) -> (u8, i64, &RecordId) {
        let days = |day: Option<Date>| day.map_or(i64::MAX, |day| day.days_since(Date::FIRST));
        match &self.stage {
            PilotStage::Running { .. } => (0, days(self.end), &self.id),
            PilotStage::Planned => (1, days(self.end), &self.id),
            PilotStage::Concluded(outcome, _) => (2, days(outcome.decided_on).saturating_neg(), &self.id),
        }
    }
}

fn row(book: &Book, pilot: Pilot, today: Date) -> Row {
    let idea = pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id));
    let teams = idea.map(|idea| team_names(book, &idea)).unwrap_or_default();
    let title = book.title_of(&pilot.id);
    let stage = pilot_stage(book, &pilot);
    let running = matches!(stage, PilotStage::Running { .. });
    Row {
        text: format!("{title}\n{}\n{teams}", pilot.hypothesis).to_lowercase(),
        weeks: running.then(|| weeks_of(book, &pilot, today)),
        end: pilot.planned_end,
        archived: pilot.archived,
        id: pilot.id,
        title,
        teams,
        stage,
    }
}

/// The page.
#[component]
pub fn Pilots() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (search, stage) = (router.query("q"), router.query("stage"));
    let all = Memo::new(move |_| {
        let today = workspace.today();
        let mut rows: Vec<Row> = workspace.with(|book| {
            book.all::<Pilot>().map(|pilot| row(book, pilot, today)).filter(|row| !row.archived).collect()
        });
        rows.sort_by(|a, b| a.order().cmp(&b.order()));
        rows
    });
    let matching = Memo::new(move |_| {
        let search = search.get().to_lowercase();
        all.with(|rows| {
            rows.iter()
                .filter(|row| search.split_whitespace().all(|word| row.text.contains(word)))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let stage = stage.get();
        matching.get().into_iter().filter(move |row| stage.is_empty() || row.word() == stage)
    };
    let chip = move |word: &'static str, label: &'static str| {
        let count = move || {
            matching.with(|rows| rows.iter().filter(|row| word.is_empty() || row.word() == word).count())
        };
        view! {
            <button class="chip" type="button" aria-pressed=move || (stage.get() == word).to_string()
                on:click=move |_| router.set_query(&[("stage", word)])>{label}<span class="count">{count}</span></button>
        }
    };
    view! {
        <h1 class="visually-hidden">"Pilots"</h1>
        <Show when=move || !all.with(Vec::is_empty) fallback=move || view! {
            <Empty><p>"No pilots yet. Take an idea and plan one: "<a href=router.href(Page::Ideas)>"Ideas"</a></p></Empty>
        }>
            <div class="list-bar">
                <div class="chips" role="group" aria-label="Stage">
                    {chip("", "All")}{chip("planned", "Planned")}{chip("running", "Running")}{chip("concluded", "Concluded")}
                </div>
                <div class="list-tools"><div class="search-field">
                    <Icon name=IconName::Search/>
                    <input type="search" aria-label="Search pilots" placeholder="Search" prop:value=move || search.get()
                        on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                </div></div>
            </div>
            <table class="table two-line">
                <thead><tr>
                    <th scope="col">"Stage"</th><th scope="col">"Pilot"</th><th scope="col">"Teams"</th>
                    <th scope="col" class="col-low">"Weeks"</th><th scope="col" class="num">"Planned end"</th>
                </tr></thead>
                <tbody>{move || shown().map(|row| view! { <PilotRow row/> }).collect_view()}</tbody>
            </table>
        </Show>
    }
}

#[component]
fn PilotRow(row: Row) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    let late = matches!(row.stage, PilotStage::Running { .. }) && row.end.is_some_and(|end| end < today);
    let end = row.end.map(|end| if late { format::ago(end, today) } else { format::day(end, today) });
    view! {
        <tr>
            <td class="col-mark">{pilot_mark(&row.stage)}</td>
            <td class="name col-name"><a href=router.href(Page::Pilot(row.id))>{row.title}</a></td>
            <td class="col-fact">{row.teams}</td>
            <td class="col-low">{row.weeks.map(|weeks| view! { <WeekLog weeks=weeks.past to_come=weeks.to_come late=weeks.late/> })}</td>
            <td class="num col-figure" class:tone-warn=late>{end}</td>
        </tr>
    }
}
