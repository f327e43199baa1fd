//! Cumulative flow: how many ideas had come how far by the end of each month.

use std::sync::Arc;

use super::axis;
use super::figures::Figures;
use super::ink::Ink;
use super::scale::{Scale, count_ticks};
use super::scene::{Path, Scene};
use super::spans::Spans;
use super::steps;
use super::table::{Cell, Table};
use super::text::{Anchor, width};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::cumulative_flow::CumulativeMonth;
use crate::metrics::{Number, Reached};

struct CumulativeFlow {
    spans: Spans,
    /// One per span: what holds at its end.
    ends: Vec<CumulativeMonth>,
}

/// One of the three curves.
struct Series {
    area: Ink,
    line: Ink,
    name: Ink,
    word: &'static str,
    of: fn(&CumulativeMonth) -> usize,
}

const SERIES: [Series; 3] = [
    Series { area: Ink::Area, line: Ink::Line, name: Ink::Tick, word: "created", of: |row| row.created },
    Series {
        area: Ink::AreaSea,
        line: Ink::LineSea,
        name: Ink::NameSea,
        word: "piloted",
        of: |row| row.piloted,
    },
    Series {
        area: Ink::AreaHeld,
        line: Ink::LineHeld,
        name: Ink::NameHeld,
        word: "concluded",
        of: |row| row.concluded,
    },
];

/// `cumulative_flow`: three curves; the distances between them are what waits and what runs.
pub fn cumulative_flow(given: &Given) -> Chart {
    let by_month = &given.metrics.cumulative_flow.by_month;
    let spans = Spans::of(given.metrics.period());
    let mut table = Table::new(&["Month", "Created", "Piloted", "Concluded"]);
    for row in by_month {
        table.push(vec![
            Cell::Month(row.month),
            row.created.into(),
            row.piloted.into(),
            row.concluded.into(),
        ]);
    }
    let ends = spans.list.iter().filter_map(|span| by_month.get(span.at + span.count - 1).copied());
    let ends: Vec<CumulativeMonth> = ends.collect();
    let none = ends.last().is_none_or(|row| row.created == 0);
    Chart {
        id: "cumulative_flow",
        title: "How far ideas have come".to_owned(),
        caption: "Ideas written down, with a first pilot, with a first outcome, up to each month's end, from the very \
                  first on. Between the lines: what waits, and what runs."
            .to_owned(),
        table,
        missing: none.then(|| "No idea was written down by the end of this period.".to_owned()),
        plot: Arc::new(CumulativeFlow { spans, ends }),
    }
}

impl Plot for CumulativeFlow {
    fn scene(&self, width_: f64, write: &dyn Figures) -> Scene {
        let narrow = width_ < NARROW;
        let (top, bottom) = (12.0, if narrow { 152.0 } else { 182.0 });
        let mut scene = Scene::new(width_, bottom + Spans::NAMES);
        let most = SERIES.iter().flat_map(|series| self.ends.iter().map(series.of)).max().unwrap_or(0);
        let ticks = count_ticks(most, 5);
        let y = Scale::to(most as f64, bottom, top);
        let left = axis::counts_room(&ticks, write);
        let names =
            width(&format!("{} concluded", write.number(most as f64, 0)), Ink::NameHeld.size()) + 10.0;
        let right = width_ - names;
        // A point stands where its month ends.
        let step = (right - left) / self.ends.len() as f64;
        let x = |at: usize| left + (at as f64 + 1.0) * step;
        for Series { area, line, of, .. } in &SERIES {
            let places: Vec<(f64, f64)> =
                self.ends.iter().enumerate().map(|(at, row)| (x(at), y.at(of(row) as f64))).collect();
            let Some(first) = places.first() else { continue };
            let mut under = Path::default();
            under.go((left, y.from)).line((left, first.1));
            let mut over = Path::default();
            over.go((left, first.1));
            for place in &places {
                under.line(*place);
                over.line(*place);
            }
            under.down(y.from).close();
            scene.path(*area, under);
            scene.path(*line, over);
        }
        axis::counts(&mut scene, &y, &ticks, (left, right), write);
        if let Some(last) = self.ends.last() {
            let wanted: Vec<f64> = SERIES.iter().rev().map(|series| y.at((series.of)(last) as f64)).collect();
            let places = steps::apart(&wanted, 15.0, (top, bottom));
            for (Series { name, word, of, .. }, place) in SERIES.iter().rev().zip(places) {
                let text = format!("{} {word}", write.number(of(last) as f64, 0));
                scene.text(*name, (right + 8.0, place + 4.0), Anchor::Start, text);
            }
        }
        for ((at, span), row) in self.spans.list.iter().enumerate().zip(&self.ends) {
            let figure = |count: usize| write.number(count as f64, 0);
            let says = format!(
                "End of {}: {} created, {} piloted, {} concluded",
                write.month_and_year(span.last),
                figure(row.created),
                figure(row.piloted),
                figure(row.concluded)
            );
            let hit = (x(at) - step, top, step, bottom - top);
            let stop = scene.stop((x(at), y.at(row.created as f64)), hit, says);
            stop.number = Some(Number::ReachedBy(Reached::Created, span.last));
        }
        self.spans.names(&mut scene, bottom, &|at| left + (at as f64 + 0.5) * step, write);
        scene
    }
}
