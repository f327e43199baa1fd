//! A chart of the metrics: drawn for the width that it has, walked with the arrow keys, read as a table, and saved.

mod plot;
mod save;

use leptos::prelude::*;
use pilotbook_core::chart::{Chart, Stop};

use super::{Definition, Help, Menu, MenuItem, Show, format, next_id};
use plot::Plot;
pub use save::Saved;
use save::{SaveAs, save_as};

/// A chart with its title, what it says, and what can be done with it.
#[component]
pub fn ChartFigure(
    /// What is drawn.
    chart: Chart,
    /// How it is counted.
    #[prop(optional, into)]
    help: Help,
    /// Over both columns.
    #[prop(optional)]
    wide: bool,
    /// A point was opened: the records behind it are wanted.
    #[prop(into)]
    on_open: Callback<Stop>,
    /// The chart was made into a file.
    #[prop(into)]
    on_save: Callback<Result<Saved, String>>,
) -> impl IntoView {
    let (title_id, caption_id) = (next_id("chart"), next_id("chart"));
    let as_table = RwSignal::new(false);
    let width = RwSignal::new(0.0);
    let (title, caption, id) = (chart.title.clone(), chart.caption.clone(), chart.id);
    let missing = chart.is_empty().map(str::to_owned);
    let has_data = missing.is_none();
    let chart = StoredValue::new(chart);
    let save = move |kind: SaveAs| {
        let chart = chart.get_value();
        leptos::task::spawn_local(async move { on_save.run(save_as(&chart, kind).await) });
    };
    let name = title.clone();
    let menu = has_data.then(|| {
        view! {
            <Menu label=format!("More: {title}") class="btn ghost icon-only small">
                <MenuItem checked=as_table on_pick=move |()| as_table.update(|on| *on = !*on)>"Show as table"</MenuItem>
                <hr/>
                <MenuItem on_pick=move |()| save(SaveAs::Svg)>"Save as SVG"</MenuItem>
                <MenuItem on_pick=move |()| save(SaveAs::Png)>"Save as PNG"</MenuItem>
                <MenuItem on_pick=move |()| save(SaveAs::Csv)>"Save as CSV"</MenuItem>
            </Menu>
        }
    });
    let body = match missing {
        Some(missing) => view! { <p class="chart-missing">{missing}</p> }.into_any(),
        None => {
            let (title_id, caption_id) = (title_id.clone(), caption_id.clone());
            view! {
                <Show when=move || as_table.get() fallback=move || view! {
                    <Plot chart width on_open title_id=title_id.clone() caption_id=caption_id.clone()/>
                }>
                    <ChartTable chart/>
                </Show>
            }
            .into_any()
        }
    };
    view! {
        <figure class="chart" class:wide=wide data-chart=id>
            <figcaption>
                <div class="chart-head">
                    <h2 class="chart-title" id=title_id>{name.clone()}</h2>
                    {(help != Help::default()).then(|| view! { <Definition name help/> })}
                    <div class="chart-tools">{menu}</div>
                </div>
                <p id=caption_id>{caption}</p>
            </figcaption>
            {body}
        </figure>
    }
}

/// The same data to be read.
#[component]
fn ChartTable(chart: StoredValue<Chart>) -> impl IntoView {
    chart.with_value(|chart| {
        let table = &chart.table;
        let class = |column: usize| if table.is_figures(column) { "num" } else { "" };
        let head = table.head.iter().enumerate();
        let head = head.map(|(at, name)| view! { <th scope="col" class=class(at)>{name.clone()}</th> });
        let rows = (0..table.rows.len()).map(|row| {
            let cells = table.written(row, &format::Local).into_iter().enumerate();
            let cells = cells.map(|(at, cell)| view! { <td class=class(at)>{cell}</td> });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        view! {
            <div class="chart-table" tabindex="0" role="region" aria-label=format!("{}: table", chart.title)>
                <table class="table still"><thead><tr>{head.collect_view()}</tr></thead><tbody>{rows.collect_view()}</tbody></table>
            </div>
        }
    })
}
