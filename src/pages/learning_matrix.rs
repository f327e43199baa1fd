//! Who has learned with whom: a table of teams, one tab stop, arrow keys inside.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::Portfolio;
use pilotbook_core::metrics::learned_together::LearnedTogether;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::learning_form::{Begin, Log};
use super::learning_list::HEAD;
use super::words::counted;
use crate::app::use_app;
use crate::components::{focus, focus_soon, format};
use crate::route::Page;

/// From so many teams on their names stand upright, and an empty cell has a mark in place of words.
const MANY: usize = 7;

/// The teams, and what each two did together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pairs {
    teams: Vec<(RecordId, String)>,
    learned: LearnedTogether,
}

impl Pairs {
    /// Those of a day. An archived team has a line only for what it did.
    pub(super) fn of(portfolio: &Portfolio, today: Date) -> Pairs {
        let learned = LearnedTogether::of(portfolio, today, None);
        let shown = |name: &str| {
            !portfolio.archived_teams.contains(name)
                || learned.pairs.iter().any(|pair| pair.a == name || pair.b == name)
        };
        let teams = portfolio.team_ids.iter().filter(|(name, _)| shown(name));
        let teams = teams.map(|(name, id)| (id.clone(), name.clone())).collect();
        Pairs { teams, learned }
    }

    /// Whether there are two teams that could learn from each other.
    pub(super) fn is_some(&self) -> bool {
        self.teams.len() > 1
    }

    /// How many pairs have, of how many there are.
    fn in_words(&self) -> String {
        let all = self.teams.len() * self.teams.len().saturating_sub(1) / 2;
        format!("{} of {}", self.learned.pairs.len(), counted(all, "pair of teams", "pairs of teams"))
    }
}

/// The id of a cell.
fn cell_id(line: usize, column: usize) -> String {
    format!("learned-{line}-{column}")
}

/// The table.
#[component]
pub(super) fn Matrix(
    pairs: Memo<Pairs>,
    log: Log,
    /// The id of the cell that was used last.
    last: RwSignal<String>,
) -> impl IntoView {
    // The cell that Tab leads to.
    let at = RwSignal::new((0_usize, 1_usize));
    let heads = move || {
        pairs.with(|pairs| {
            pairs
                .teams
                .iter()
                .map(|(_, name)| view! { <th scope="col"><span>{name.clone()}</span></th> })
                .collect_view()
        })
    };
    let rows = move || {
        pairs.with(|pairs| {
            let teams = pairs.teams.iter().enumerate();
            teams
                .map(|(line, (_, name))| {
                    let cells = (0..pairs.teams.len()).map(|column| cell(pairs, line, column, log, last, at));
                    view! { <tr><th scope="row">{name.clone()}</th>{cells.collect_view()}</tr> }
                })
                .collect_view()
        })
    };
    let many = move || pairs.with(|pairs| pairs.teams.len() >= MANY);
    view! {
        <section class="section">
            <div class="section-head"><h2>"Who has learned with whom"</h2><span class="quiet">{move || pairs.with(Pairs::in_words)}</span></div>
            <div class="table-scroll">
                <table class="table still learned-matrix" class:many=many role="grid" aria-label="Teams that have learned together" on:keydown=pressed
                    on:focusin=move |event| if let Some(place) = place_of(event.target()) { at.set(place) }>
                    <thead><tr><td></td>{move || heads()}</tr></thead>
                    <tbody>{move || rows()}</tbody>
                </table>
            </div>
            <p class="caption">"How often, and when last, of all time. A team takes part by name or through its people; a recognition doesn’t count."</p>
        </section>
    }
}

fn cell(
    pairs: &Pairs,
    line: usize,
    column: usize,
    log: Log,
    last: RwSignal<String>,
    at: RwSignal<(usize, usize)>,
) -> AnyView {
    let (workspace, _, router) = use_app();
    if line == column {
        return view! { <td class="self"></td> }.into_any();
    }
    let ((a_id, a), (b_id, b)) = (pairs.teams[line].clone(), pairs.teams[column].clone());
    let id = cell_id(line, column);
    let tab = move || if at.get() == (line, column) { "0" } else { "-1" };
    let Some(pair) = pairs.learned.pair(&a, &b) else {
        let teams = vec![a_id, b_id];
        let own = id.clone();
        let begin = move |_| {
            last.set(own.clone());
            log.begin(Begin { teams: teams.clone(), ..Begin::default() });
        };
        let word = if pairs.teams.len() >= MANY { "+" } else { "Log one" };
        return view! {
            <td class="never"><button id=id type="button" tabindex=tab aria-label=format!("{a} and {b} never: log one") on:click=begin>{word}</button></td>
        }
        .into_any();
    };
    let day = format::day(pair.last, workspace.today());
    let times = if pair.entries.len() == 1 { " time, last" } else { " times, last" };
    let href = router.href_with(Page::Learning, &[("team", &a), ("with", &b)]);
    view! {
        <td><a id=id href=href tabindex=tab on:click=move |_| focus_soon(HEAD.to_owned())><span class="visually-hidden">{format!("{a} and {b}: ")}</span><b>{pair.entries.len()}</b><span class="visually-hidden">{times}</span>" "<span class="sub">{day}</span></a></td>
    }
    .into_any()
}

/// The line and column of the element that has the focus.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<(usize, usize)> {
    let id = target?.dyn_into::<Element>().ok()?.id();
    let (line, column) = id.strip_prefix("learned-")?.split_once('-')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Arrow keys walk the cells, over the one of a team with itself.
fn pressed(event: KeyboardEvent) {
    let Some((line, column)) = place_of(event.target()) else { return };
    let (down, right) = match event.key().as_str() {
        "ArrowDown" => (1, 0),
        "ArrowUp" => (-1, 0),
        "ArrowRight" => (0, 1),
        "ArrowLeft" => (0, -1),
        _ => return,
    };
    event.prevent_default();
    for step in 1..=2 {
        let next = line.checked_add_signed(down * step).zip(column.checked_add_signed(right * step));
        let Some((line, column)) = next else { return };
        if focus(&cell_id(line, column)) {
            return;
        }
    }
}
