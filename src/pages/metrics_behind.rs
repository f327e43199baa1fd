//! The records behind the number that the address names: a list that can be opened, sorted and exported.

use leptos::html::Tbody;
use leptos::prelude::*;
use pilotbook_core::Time;
use pilotbook_core::exchange::behind::behind_csv;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::behind::{BehindRow, Stands, behind_rows, sort_behind};
use pilotbook_core::metrics::{Number, definition};
use pilotbook_core::model::stage::IdeaStage;

use super::files::hand_out;
use super::metrics_parts::Shown;
use super::words::idea_mark;
use crate::app::use_app;
use crate::components::{
    Dialog, For, RowWindow, SortHead, StageLook, StageMark, format, sort_of, use_toasts,
};
use crate::route::Page;

/// The list, over the page.
#[component]
pub(super) fn Behind(
    /// What the page computed.
    computed: Shown,
) -> impl IntoView {
    let (_, _, router) = use_app();
    let wanted = router.query("behind");
    let number = Memo::new(move |_| Number::parse(&wanted.get()));
    let open = RwSignal::new(false);
    // Behind what isn't computed, as of a team that isn't there, no record is: the page says why.
    let is_computed = Memo::new(move |_| {
        computed.with(|computed| computed.as_ref().is_some_and(|computed| computed.metrics.is_ok()))
    });
    Effect::new(move |_| open.set(number.with(Option::is_some) && is_computed.get()));
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            router.set_query(&[("behind", ""), ("sort", "")]);
        }
        is
    });
    let ids = Memo::new(move |_| {
        computed
            .with(|computed| {
                let computed = computed.as_ref()?;
                let (metrics, number) = (computed.metrics.as_ref().ok()?, number.get()?);
                Some(metrics.records(&computed.portfolio, &number))
            })
            .unwrap_or_default()
    });
    let title = move || {
        computed
            .with(|computed| {
                let metrics = computed.as_ref()?.metrics.as_ref().ok()?;
                number.with(|number| Some(number.as_ref()?.title(metrics, &format::Local)))
            })
            .unwrap_or_default()
    };
    let count = move || format::number(ids.with(Vec::len) as f64, 0);
    view! {
        <Dialog open title=Signal::derive(move || format!("{}: {}", title(), count())) wide=true
            footer=move || view! { <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button> }>
            <p class="caption">{move || number.with(|number| number.as_ref().map(|number| definition(number.id())))}</p>
            <List ids number/>
        </Dialog>
    }
}

#[component]
fn List(ids: Memo<Vec<RecordId>>, number: Memo<Option<Number>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let asked = router.query("sort");
    let sort = Memo::new(move |_| sort_of(&asked.get(), "-day"));
    let rows = Memo::new(move |_| {
        let day_of = |instant: Time| workspace.day_of(instant.unix_seconds() * 1000);
        let mut rows = ids.with(|ids| workspace.with(|book| behind_rows(book, ids, &day_of)));
        sort.with(|(by, descending)| sort_behind(&mut rows, by, *descending));
        rows
    });
    let body = NodeRef::<Tbody>::new();
    let window = RowWindow::new(Signal::derive(move || rows.with(Vec::len)), body);
    let drawn = move || {
        let (first, last) = window.drawn();
        rows.with(|rows| {
            let last = last.min(rows.len());
            let drawn = rows[first.min(last)..last].iter().cloned();
            drawn.zip(first..).map(|(row, at)| (at, row)).collect::<Vec<_>>()
        })
    };
    let day_is = move || rows.with(|rows| rows.first().map_or("Day", BehindRow::day_is));
    let export = move |_| {
        let id = number.with_untracked(|number| number.as_ref().map(Number::id)).unwrap_or("records");
        let name = workspace.file_name(&format!("{}.csv", id.replace('.', "-")));
        let text = rows.with_untracked(|rows| behind_csv(rows));
        toasts.show(hand_out(&name, "text/csv", text.as_bytes()));
    };
    view! {
        <div class="behind-head">
            <p class="caption">"Where a record stands is as of now. A title leads to the record."</p>
            <button class="btn small" type="button" on:click=export>"Export the list as CSV"</button>
        </div>
        <table class="table two-line behind" aria-rowcount=move || rows.with(Vec::len) + 1>
            <thead><tr>
                <SortHead label="Title" key="title" sort router/>
                <SortHead label="Team" key="team" sort router/>
                <SortHead label="Stands" key="stage" sort router/>
                {move || view! { <SortHead label=day_is() key="day" sort router class="num"/> }}
            </tr></thead>
            <tbody node_ref=body>
                <tr class="room" aria-hidden="true" style:height=move || format!("{}px", window.above())></tr>
                <For each=move || drawn() key=|(at, row): &(usize, BehindRow)| format!("{at} {}", row.id) let:row>{line(row)}</For>
                <tr class="room" aria-hidden="true" style:height=move || format!("{}px", window.below())></tr>
            </tbody>
        </table>
    }
}

fn line((at, row): (usize, BehindRow)) -> AnyView {
    let (workspace, _, router) = use_app();
    let title = if row.title.is_empty() { "Untitled".to_owned() } else { row.title };
    let href = Page::of_record(&row.leads_to).map(|page| router.href(page));
    let mark = match row.stands {
        Stands::Stage(IdeaStage::Piloting) if row.id.kind() != "idea" => {
            view! { <StageMark stage=StageLook::Running word=true/> }.into_any()
        }
        Stands::Stage(stage) => idea_mark(stage).into_any(),
        Stands::Word(word) => word.into_any(),
    };
    let day = row.day.map(|day| format::day(day, workspace.today()));
    view! {
        <tr data-row=at.to_string() aria-rowindex=(at + 2).to_string()>
            <td class="name col-name"><a href=href>{title}</a></td>
            <td class="col-fact">{row.team}</td>
            <td class="col-mark">{mark}</td>
            <td class="num col-figure">{day}</td>
        </tr>
    }
    .into_any()
}
