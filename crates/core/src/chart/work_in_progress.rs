//! Work in progress: how many pilots ran on each day, and on average.

use std::sync::Arc;

use super::axis::{self, Calendar};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::{Scale, count_ticks};
use super::scene::Scene;
use super::spans::Spans;
use super::steps::{self, Level};
use super::table::{Cell, Table};
use super::text::Anchor;
use super::{Chart, Given, NARROW, Plot};
use crate::date::Date;
use crate::metrics::{Number, Period};

struct WorkInProgress {
    period: Period,
    spans: Spans,
    /// The days that changed the number.
    running: Vec<(Date, usize)>,
    average: f64,
}

/// `flow.average_wip` with the days that it is the mean of. Its stops are the ends of months.
pub fn work_in_progress(given: &Given) -> Chart {
    let (metrics, write) = (given.metrics, given.write);
    let (flow, period) = (&metrics.flow, metrics.period());
    let running = flow.running_by_day(period);
    let mut table = Table::new(&["From this day on", "Pilots running"]);
    for (day, count) in &running {
        table.push(vec![Cell::Day(*day), (*count).into()]);
    }
    let mut caption = "Pilots running at the end of each day.".to_owned();
    if let Some(days) = flow.littles_law_days {
        let days = counted(write, days.round() as usize, "day", "days");
        caption.push_str(&format!(" At this load and pace a pilot takes {days} on average"));
        caption.push_str(match (flow.steady, flow.load_change > 0) {
            (true, _) => ".",
            (false, true) => "; the load is growing, so that says little.",
            (false, false) => "; the load is shrinking, so that says little.",
        });
    }
    let none = running.iter().all(|(_, count)| *count == 0);
    Chart {
        id: "work_in_progress",
        title: "Work in progress".to_owned(),
        caption,
        table,
        missing: none.then(|| "No pilot ran in this period.".to_owned()),
        plot: Arc::new(WorkInProgress {
            period,
            spans: Spans::of(period),
            running,
            average: flow.average_wip,
        }),
    }
}

impl WorkInProgress {
    fn on(&self, day: Date) -> usize {
        let before = self.running.partition_point(|(other, _)| *other <= day).checked_sub(1);
        before.and_then(|at| self.running.get(at)).map_or(0, |(_, count)| *count)
    }
}

impl Plot for WorkInProgress {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let (top, bottom) = (22.0, if narrow { 142.0 } else { 162.0 });
        let mut scene = Scene::new(width, bottom + Calendar::NAMES);
        let most = self.running.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let ticks = count_ticks(most, 5);
        let y = Scale::to(most as f64, bottom, top);
        let left = axis::counts_room(&ticks, write);
        let right = if narrow { width } else { width - 88.0 };
        let calendar = Calendar::new(self.period.from(), self.period.to(), left, right);
        let days = Scale::to(self.period.days() as f64, left, right);
        let levels: Vec<Level> = self
            .running
            .iter()
            .map(|(day, count)| (day.days_since(self.period.from()), *count as f64))
            .collect();
        let at = |level: Level| (days.at(level.0 as f64), y.at(level.1));
        let end = self.period.days();
        scene.path(Ink::Area, steps::area(&levels, end, y.at(0.0), &at));
        calendar.draw(&mut scene, &[(top, bottom)], bottom, write);
        axis::counts(&mut scene, &y, &ticks, (left, right), write);
        steps::curve(&mut scene, (Ink::Line, Ink::Line), &levels, (end, end), &at);

        let average = y.at(self.average);
        scene.line(Ink::Dash, (left, average), (right, average));
        let text = format!("average {}", write.number(self.average, 1));
        let last = self.on(self.period.to());
        let last_text = format!("{} running", write.number(last as f64, 0));
        if narrow {
            scene.text(Ink::Quiet, (left, top - 9.0), Anchor::Start, format!("dashed: {text}"));
            scene.text(Ink::Quiet, (right, top - 9.0), Anchor::End, last_text);
        } else {
            let level = y.at(last as f64);
            let above = level < average;
            let (low, high) = if above { (average, level) } else { (level, average) };
            let places = steps::apart(&[low, high], 16.0, (top, bottom));
            let (low, high) =
                (places.first().copied().unwrap_or(low), places.get(1).copied().unwrap_or(high));
            let (of_average, of_level) = if above { (low, high) } else { (high, low) };
            scene.text(Ink::Quiet, (right + 8.0, of_average + 4.0), Anchor::Start, text);
            scene.text(Ink::Quiet, (right + 8.0, of_level + 4.0), Anchor::Start, last_text);
        }
        for span in &self.spans.list {
            let first = span.first.first().max(self.period.from());
            let last = span.last.last().min(self.period.to());
            let running = self.on(last);
            let (from, to) = (calendar.at(first), calendar.end_of(last));
            let says = format!(
                "{}: {}",
                write.day(last),
                counted(write, running, "pilot running", "pilots running")
            );
            let place = (calendar.end_of(last), y.at(running as f64));
            let stop = scene.stop(place, (from, top, to - from, bottom - top), says);
            stop.number = Some(Number::RunningAtEndOf(span.last));
        }
        scene
    }
}
