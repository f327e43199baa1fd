//! Flow of pilots: how many run, how many began and ended.

use std::sync::Arc;

use super::axis;
use super::figures::Figures;
use super::ink::Ink;
use super::scale::{Scale, count_ticks};
use super::scene::Scene;
use super::spans::{Span, Spans};
use super::steps::{self, Level};
use super::table::{Cell, Table};
use super::text::{Anchor, width};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::Number;
use crate::metrics::flow::FlowMonth;

struct Flow {
    spans: Spans,
    /// One per span.
    sums: Vec<Sums>,
}

struct Sums {
    started: usize,
    concluded: usize,
    /// At its end.
    running: usize,
}

/// `flow.by_month`: above how many run at each month's end, below how many started and concluded.
pub fn flow(given: &Given) -> Chart {
    let by_month = &given.metrics.flow.by_month;
    let spans = Spans::of(given.metrics.period());
    let mut table = Table::new(&["Month", "Started", "Concluded", "Running at its end"]);
    for row in by_month {
        table.push(vec![
            Cell::Month(row.month),
            row.started.into(),
            row.concluded.into(),
            row.running.into(),
        ]);
    }
    let sums: Vec<Sums> = spans.list.iter().map(|span| sums(by_month, span)).collect();
    let none = sums.iter().all(|sums| sums.started + sums.concluded + sums.running == 0);
    Chart {
        id: "flow",
        title: "Flow of pilots".to_owned(),
        caption: format!(
            "Started and concluded each {0}, and running at its end.{1}",
            spans.word(),
            spans.parts_said(given.write)
        ),
        table,
        missing: none.then(|| "No pilot was started, ran or was concluded in this period.".to_owned()),
        plot: Arc::new(Flow { spans, sums }),
    }
}

fn sums(by_month: &[FlowMonth], span: &Span) -> Sums {
    let rows = || by_month.iter().skip(span.at).take(span.count);
    Sums {
        started: rows().map(|row| row.started).sum(),
        concluded: rows().map(|row| row.concluded).sum(),
        running: rows().next_back().map_or(0, |row| row.running),
    }
}

const AREA: (f64, f64) = (20.0, 92.0);
const BARS: f64 = 56.0;

impl Plot for Flow {
    fn scene(&self, width_: f64, write: &dyn Figures) -> Scene {
        let narrow = width_ < NARROW;
        let most = |of: &dyn Fn(&Sums) -> usize| self.sums.iter().map(of).max().unwrap_or(0);
        let (up, down) = (most(&|sums| sums.started), most(&|sums| sums.concluded));
        // One scale for both, so that a bar up and a bar down compare.
        let unit = BARS / up.max(down).max(1) as f64;
        let bars_top = AREA.1 + if narrow { 46.0 } else { 30.0 };
        let zero = bars_top + up as f64 * unit;
        let bottom = zero + down as f64 * unit + 16.0;
        let mut scene = Scene::new(width_, bottom + Spans::NAMES);
        let most = most(&|sums| sums.running);
        let ticks = count_ticks(most, 3);
        let left = axis::counts_room(&ticks, write).max(20.0);
        let right = if narrow { width_ } else { width_ - 72.0 };
        let y = Scale::to(most as f64, AREA.1, AREA.0);
        let step = (right - left) / self.sums.len() as f64;

        let running: Vec<Level> =
            self.sums.iter().zip(0i64..).map(|(sums, at)| (at, sums.running as f64)).collect();
        let end = self.sums.len() as i64;
        let at = |level: Level| (left + level.0 as f64 * step, y.at(level.1));
        scene.path(Ink::Area, steps::area(&running, end, y.at(0.0), &at));
        axis::counts(&mut scene, &y, &ticks, (left, right), write);
        steps::curve(&mut scene, (Ink::Line, Ink::Line), &running, (end, end), &at);
        let last = self.sums.last().map_or(0, |sums| sums.running);
        let last = format!("{} running", write.number(last as f64, 0));
        if narrow {
            scene.text(Ink::Quiet, (right, AREA.0 - 8.0), Anchor::End, last);
            scene.text(Ink::NameSea, (left, bars_top - 22.0), Anchor::Start, "up: started");
            let beside = left + width("up: started", Ink::NameSea.size()) + 12.0;
            scene.text(Ink::NameHeld, (beside, bars_top - 22.0), Anchor::Start, "down: concluded");
        } else {
            let level = running.last().map_or(y.from, |level| y.at(level.1));
            scene.text(Ink::Quiet, (right + 8.0, level + 4.0), Anchor::Start, last);
            scene.text(Ink::NameSea, (right + 8.0, zero - 6.0), Anchor::Start, "started");
            scene.text(Ink::NameHeld, (right + 8.0, zero + 14.0), Anchor::Start, "concluded");
        }
        let wide = (step * 0.62).min(40.0).max(step.min(1.0));
        let centre = |at: usize| left + (at as f64 + 0.5) * step;
        let fits = |count: usize| width(&write.number(count as f64, 0), Ink::Tick.size()) + 2.0 <= step;
        let labelled = fits(up) && fits(down);
        for ((place, span), sums) in self.spans.list.iter().enumerate().zip(&self.sums) {
            let x = centre(place);
            let bars = [
                (sums.started, -1.0, if span.whole { Ink::FillSea } else { Ink::FillSeaPale }),
                (sums.concluded, 1.0, if span.whole { Ink::FillHeld } else { Ink::FillHeldPale }),
            ];
            for (count, down, ink) in bars.into_iter().filter(|bar| bar.0 > 0) {
                let end = zero + down * count as f64 * unit;
                scene.rect(ink, (x - wide / 2.0, zero), (x + wide / 2.0, end));
                if labelled {
                    let base = if down > 0.0 { end + 12.0 } else { end - 4.0 };
                    scene.text(Ink::Tick, (x, base), Anchor::Middle, write.number(count as f64, 0));
                }
            }
            let figure = |count: usize| write.number(count as f64, 0);
            let says = format!(
                "{}: {} started, {} concluded, {} running at its end",
                self.spans.name(span, write),
                figure(sums.started),
                figure(sums.concluded),
                figure(sums.running)
            );
            let hit = (left + place as f64 * step, AREA.0, step, bottom - AREA.0);
            let stop = scene.stop((x, y.at(sums.running as f64)), hit, says);
            stop.number = self.spans.are_months().then_some(Number::RunningAtEndOf(span.first));
        }
        scene.line(Ink::Zero, (left, zero), (right, zero));
        self.spans.names(&mut scene, bottom, &centre, write);
        scene
    }
}
