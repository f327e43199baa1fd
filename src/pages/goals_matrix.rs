//! The matrix: who owns which KPI, and how each stands. One tab stop, arrow keys inside; a cell's menu sets a team's part.

use leptos::prelude::*;
use pilotbook_core::command::{Edit, OwnKpi};
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::alignment::Part;
use pilotbook_core::model::agreed::{agreements, changed_since};
use pilotbook_core::{Date, Value};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::goal_agree::AgreeDialog;
use super::goals::NewKpi;
use super::goals_look::Looked;
use super::goals_row::{Standing, unit_and_arrow};
use super::words::capital;
use crate::app::use_app;
use crate::components::{MenuItem, MenuList, Show, focus, format, use_toasts};
use crate::route::Page;
use crate::shell::offer_undo;

/// Up to so many teams all have a column, also those that take no part.
const COLUMNS: usize = 8;
/// The menu of the cell that opened it.
const MENU: &str = "matrix-part";

/// What is drawn anew only when a goal, a KPI or a team comes or goes.
#[derive(Clone, Debug, PartialEq)]
struct Shape {
    teams: Vec<(RecordId, String)>,
    /// Teams that take no part and have no column.
    left_out: usize,
    groups: Vec<Group>,
}

#[derive(Clone, Debug, PartialEq)]
struct Group {
    goal: Option<(RecordId, String)>,
    kpis: Vec<RecordId>,
}

/// A cell: a KPI and a team.
type Cell = (RecordId, RecordId);

/// The table with its legend.
#[component]
pub(super) fn MatrixTable(looked: Memo<Looked>, new_kpi: NewKpi) -> impl IntoView {
    let (.., router) = use_app();
    let all = router.query("teams");
    let shape = Memo::new(move |_| looked.with(|looked| shape_of(looked, all.get() == "all")));
    let cell = RwSignal::new(None::<Cell>);
    let agreeing = RwSignal::new(None::<Cell>);
    let at = RwSignal::new((0_usize, 0_usize));
    let rows = move || {
        let shape = shape.get();
        at.set((0, 0));
        let mut line = 0;
        let mut views = Vec::new();
        for group in shape.groups {
            let goal_line = group.goal.is_some().then(|| {
                line += 1;
                line - 1
            });
            let empty = group.kpis.is_empty();
            views.push(group_head(looked, &group.goal, goal_line, shape.teams.len(), at));
            if empty && let Some((goal, _)) = &group.goal {
                let goal = goal.clone();
                views.push(view! {
                    <tr><td class="quiet" colspan=shape.teams.len() + 4>"No KPI yet. "
                        <button class="link" type="button" on:click=move |_| new_kpi.begin(Some(goal.clone()), Vec::new())>"Add one"</button></td></tr>
                }.into_any());
            }
            for kpi in group.kpis {
                views.push(view! { <Row looked kpi teams=shape.teams.clone() line cell at/> }.into_any());
                line += 1;
            }
        }
        views
    };
    let heads = move || {
        let teams = shape.with(|shape| shape.teams.clone());
        teams
            .into_iter()
            .map(|(_, name)| view! { <th scope="col" class="team"><span>{name}</span></th> })
            .collect_view()
    };
    let left_out = move || {
        let left_out = shape.with(|shape| shape.left_out);
        let label = match (all.get() == "all", left_out) {
            (true, _) => "Show only teams that take part".to_owned(),
            (false, 0) => return None,
            (false, 1) => "1 team takes no part yet. Show it".to_owned(),
            (false, teams) => format!("{teams} teams take no part yet. Show them"),
        };
        let next = if all.get() == "all" { "" } else { "all" };
        Some(
            view! { <p class="caption"><button class="link" type="button" on:click=move |_| router.set_query(&[("teams", next)])>{label}</button></p> },
        )
    };
    view! {
        <p class="matrix-legend caption" aria-hidden="true">
            <span><i class="part owns"></i>"owns"</span><span><i class="part contributes"></i>"contributes"</span>
            <span><i class="part owns agreed"></i>"and agreed to it"</span><span><i class="part owns agreed old"></i>"before it changed"</span><span><i class="tick"></i>"expected by today"</span>
        </p>
        <div class="table-scroll">
            <table class="table matrix still" role="grid" aria-label="Teams and KPIs" on:keydown=pressed
                on:focusin=move |event| if let Some(place) = place_of(event.target()) { at.set(place) }>
                <thead><tr><th scope="col">"KPI"</th>{move || heads()}<th scope="col" class="num">"Now"</th>
                    <th scope="col" class="span-cell">"Baseline → target"</th><th scope="col">"Status"</th></tr></thead>
                <tbody>{move || rows()}</tbody>
            </table>
        </div>
        {move || left_out()}
        <PartMenu looked cell agreeing/>
        <AgreeDialog cell=agreeing/>
    }
}

fn shape_of(looked: &Looked, all: bool) -> Shape {
    let matrix = &looked.alignment.matrix;
    let take_part = matrix.taking_part(&looked.portfolio);
    let shown = all || matrix.teams.len() <= COLUMNS;
    // Who is in the archive has a column only where it has a part.
    let archived = &looked.portfolio.archived_teams;
    let asked = matrix.teams.iter().zip(&take_part);
    let asked: Vec<(&String, &bool)> =
        asked.filter(|(name, part)| **part || !archived.contains(*name)).collect();
    let teams = asked.iter().filter(|(_, part)| shown || **part);
    let teams: Vec<(RecordId, String)> = teams
        .filter_map(|(name, _)| Some((looked.portfolio.team_ids.get(*name)?.clone(), (*name).clone())))
        .collect();
    let statement = |id: &RecordId| {
        let goal = looked.portfolio.goals.iter().find(|goal| goal.id == *id);
        goal.map(|goal| goal.statement.clone()).unwrap_or_default()
    };
    let groups = looked.shown().into_iter().map(|(goal, kpis)| Group {
        goal: goal.map(|goal| (goal.clone(), statement(goal))),
        kpis: kpis.into_iter().cloned().collect(),
    });
    let left_out = asked.len() - teams.len();
    Shape { groups: groups.collect(), left_out, teams }
}

/// A goal over its KPIs.
fn group_head(
    looked: Memo<Looked>,
    goal: &Option<(RecordId, String)>,
    line: Option<usize>,
    teams: usize,
    at: RwSignal<(usize, usize)>,
) -> AnyView {
    let (workspace, _, router) = use_app();
    let span = teams + 4;
    let (Some((goal, statement)), Some(line)) = (goal, line) else {
        return view! { <tr class="group"><th scope="rowgroup" colspan=span>"Without a goal"</th></tr> }
            .into_any();
    };
    let href = router.href(Page::Goal(goal.clone()));
    let goal = goal.clone();
    let about = move || {
        looked.with(|looked| {
            let goal = looked.portfolio.goals.iter().find(|own| own.id == goal)?;
            let teams: Vec<String> = goal.teams.iter().cloned().collect();
            let period = format::period(goal.from, goal.to, workspace.today());
            let parts = [teams.join(", "), period];
            Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
        })
    };
    view! {
        <tr class="group"><th scope="rowgroup" colspan=span>
            <a id=format!("matrix-{line}-0") href=href tabindex=move || tab(at, line, 0)>{statement.clone()}</a>
            <span class="caption">{move || about()}</span>
        </th></tr>
    }
    .into_any()
}

fn tab(at: RwSignal<(usize, usize)>, line: usize, column: usize) -> &'static str {
    if at.get() == (line, column) { "0" } else { "-1" }
}

#[component]
fn Row(
    looked: Memo<Looked>,
    kpi: RecordId,
    teams: Vec<(RecordId, String)>,
    /// Its place among the lines that arrow keys walk.
    line: usize,
    cell: RwSignal<Option<Cell>>,
    at: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let (.., router) = use_app();
    let own = StoredValue::new(kpi.clone());
    let name = Memo::new(move |_| {
        looked.with(|looked| {
            own.with_value(|id| looked.kpi(id).map(|kpi| (kpi.name.clone(), unit_and_arrow(kpi))))
        })
    });
    let cells = teams.into_iter().enumerate().map(|(column, (team, team_name))| {
        view! { <PartCell looked kpi=kpi.clone() team name=team_name line column=column + 1 cell at/> }
    });
    let href = router.href(Page::Kpi(kpi.clone()));
    view! {
        <tr>
            <td class="name"><a id=format!("matrix-{line}-0") href=href tabindex=move || tab(at, line, 0)>{move || name.get().map(|(name, _)| name)}</a>
                " "<span class="unit">{move || name.get().map(|(_, unit)| unit)}</span></td>
            {cells.collect_view()}
            <Standing looked kpi=own.get_value()/>
        </tr>
    }
}

/// A team's part in a KPI, and since when it agrees to it.
#[derive(Clone, Debug, PartialEq)]
struct Role {
    part: Part,
    shared: bool,
    agreed: Option<Agreed>,
    kpi: String,
}

/// On which day a team agreed, and whether the KPI was changed after that.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Agreed {
    day: Date,
    old: bool,
}

impl Agreed {
    fn in_words(self, today: Date) -> String {
        let before = if self.old { ", before it changed" } else { "" };
        format!("agreed {}{before}", format::day(self.day, today))
    }
}

fn role_of(looked: &Looked, kpi: &RecordId, team: &RecordId, name: &str) -> Option<Role> {
    let (workspace, ..) = use_app();
    let row = looked.alignment.matrix.rows().find(|row| row.kpi == *kpi)?;
    let part = Part::of(looked.kpi(kpi)?, name);
    let agreed = workspace.with_untracked(|book| {
        let said = agreements(book, kpi).into_iter().find(|entry| entry.teams.contains(team))?;
        let old = !changed_since(book, kpi, &said, &[]).is_empty();
        Some(Agreed { day: said.day?, old })
    });
    Some(Role { part, shared: row.shared && part == Part::Owns, agreed, kpi: row.name.clone() })
}

#[component]
fn PartCell(
    looked: Memo<Looked>,
    kpi: RecordId,
    team: RecordId,
    name: String,
    line: usize,
    column: usize,
    cell: RwSignal<Option<Cell>>,
    at: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (team_name, shown) = (name.clone(), name.clone());
    let own = StoredValue::new((kpi, team));
    let role = Memo::new(move |_| {
        looked.with(|looked| own.with_value(|(kpi, team)| role_of(looked, kpi, team, &team_name)))
    });
    let class = move || {
        role.get().map_or("", |role| match (role.part, role.shared) {
            (Part::Owns, true) => "owns shared",
            (Part::Owns, false) => "owns",
            (Part::Contributes, _) => "contributes",
            (Part::Nothing, _) => "",
        })
    };
    let label = move || {
        let Some(role) = role.get() else { return name.clone() };
        let part = match role.part {
            Part::Owns => format!("{name} owns {}", role.kpi),
            Part::Contributes => format!("{name} contributes to {}", role.kpi),
            Part::Nothing => format!("{name} has no part in {}", role.kpi),
        };
        let agreed = role.agreed.map(|agreed| format!(", {}", agreed.in_words(workspace.today())));
        format!("{part}{}", agreed.unwrap_or_default())
    };
    let mark = move || {
        let role = role.get();
        let agreed = match role.as_ref().and_then(|role| role.agreed) {
            Some(Agreed { old: false, .. }) => " agreed",
            Some(Agreed { old: true, .. }) => " agreed old",
            None => "",
        };
        match role.map(|role| role.part) {
            Some(Part::Owns) => format!("part owns{agreed}"),
            Some(Part::Contributes) => format!("part contributes{agreed}"),
            _ => "part".to_owned(),
        }
    };
    view! {
        <td class=move || format!("team {}", class())>
            <button type="button" id=format!("matrix-{line}-{column}") popovertarget=MENU aria-haspopup="menu"
                aria-label=label tabindex=move || tab(at, line, column) data-team=shown.clone()
                on:click=move |_| cell.set(Some(own.get_value()))><i class=mark></i></button>
        </td>
    }
}

/// What a team's part can be, and its agreement.
#[component]
fn PartMenu(
    looked: Memo<Looked>,
    cell: RwSignal<Option<Cell>>,
    agreeing: RwSignal<Option<Cell>>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let name = Memo::new(move |_| {
        cell.with(|cell| {
            cell.as_ref().map(|(_, team)| workspace.with(|book| book.name_of(team))).unwrap_or_default()
        })
    });
    let role = Memo::new(move |_| {
        let (kpi, team) = cell.get()?;
        looked.with(|looked| role_of(looked, &kpi, &team, &name.get()))
    });
    let set = move |part: Part| {
        let Some((kpi, team)) = cell.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            match workspace.run_boxed(part_command(kpi, team, part)).await {
                Ok(done) => offer_undo(workspace, toasts, done),
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let item = move |part: Part, word: &'static str| {
        let checked = Signal::derive(move || role.get().is_some_and(|role| role.part == part));
        view! { <MenuItem checked on_pick=Callback::new(move |()| set(part))>{word}</MenuItem> }
    };
    let title = Signal::derive(move || {
        format!("{}: {}", name.get(), role.get().map(|role| role.kpi).unwrap_or_default())
    });
    let agreed = move || {
        let agreed = role.get().and_then(|role| role.agreed)?;
        Some(capital(&agreed.in_words(workspace.today())))
    };
    view! {
        <MenuList id=MENU label=title open=RwSignal::new(false)>
            <p class="menu-head">{title}</p>
            {item(Part::Owns, "Owns it")}
            {item(Part::Contributes, "Contributes")}
            {item(Part::Nothing, "No part")}
            <Show when=move || role.get().is_some_and(|role| role.part != Part::Nothing)>
                <hr/>
                {move || agreed().map(|text| view! { <p class="menu-head">{text}</p> })}
                <MenuItem on_pick=Callback::new(move |()| agreeing.set(cell.get_untracked()))>
                    {move || if agreed().is_some() { "Agree again" } else { "Agree to this KPI" }}
                </MenuItem>
            </Show>
        </MenuList>
    }
}

/// The command that gives a team a part.
fn part_command(kpi: RecordId, team: RecordId, part: Part) -> Box<dyn pilotbook_core::command::Command> {
    if part == Part::Owns {
        return Box::new(OwnKpi { kpi, team });
    }
    let element = |set: &str, on: bool| (format!("{set}/{team}"), Value::Bool(on));
    let values = vec![element("owners", false), element("contributors", part == Part::Contributes)];
    Box::new(Edit { record: kpi, values })
}

/// The line and column of the element that has the focus.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<(usize, usize)> {
    let id = target?.dyn_into::<Element>().ok()?.id();
    let (line, column) = id.strip_prefix("matrix-")?.split_once('-')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Arrow keys walk the cells; up and down pass over lines that have no such column.
fn pressed(event: KeyboardEvent) {
    let Some((line, column)) = place_of(event.target()) else { return };
    let (lines, columns) = match event.key().as_str() {
        "ArrowDown" => (1, 0),
        "ArrowUp" => (-1, 0),
        "ArrowRight" => (0, 1),
        "ArrowLeft" => (0, -1),
        "Home" => (0, -(column as isize)),
        _ => return,
    };
    event.prevent_default();
    let mut line = line;
    let Some(column) = column.checked_add_signed(columns) else { return };
    // A goal's line has one cell; the next KPI's lies beyond it, and another goal's without a KPI beyond that.
    for _ in 0..8 {
        let Some(next) = line.checked_add_signed(lines) else { return };
        if focus(&format!("matrix-{next}-{column}")) || lines == 0 {
            return;
        }
        line = next;
    }
}
