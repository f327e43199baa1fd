//! The pilots of a period on the calendar: from start to outcome, with the planned end.

use std::sync::Arc;

use super::axis::{self, Calendar};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scene::Scene;
use super::table::{Cell, Table};
use super::text::{Anchor, fit};
use super::verdict_mark::verdict_mark;
use super::{Chart, Given, NARROW, Plot};
use crate::date::Date;
use crate::journal::RecordId;
use crate::metrics::Number;
use crate::model::choice::{Choice, Verdict};
use crate::order;

struct Timeline {
    pilots: Vec<Row>,
    as_of: Date,
}

struct Row {
    id: RecordId,
    title: String,
    start: Date,
    planned_end: Option<Date>,
    outcome: Option<(Date, Verdict)>,
}

/// As many pilots as are drawn; the table has all.
const MOST: usize = 40;

/// The pilots that ran in the period, those that started last first.
pub fn timeline(given: &Given) -> Chart {
    let (metrics, write) = (given.metrics, given.write);
    let as_of = metrics.as_of();
    let ran = order::set(metrics.records(given.portfolio, &Number::RanInPeriod));
    let pilots = given.portfolio.pilots.iter().filter(|pilot| ran.contains(&pilot.id));
    let pilots = pilots.filter_map(|pilot| {
        let outcome = pilot.outcome.as_ref().filter(|outcome| outcome.decided_on <= as_of);
        Some(Row {
            title: (given.title)(&pilot.id),
            id: pilot.id.clone(),
            start: pilot.started_on?,
            planned_end: pilot.planned_end,
            outcome: outcome.map(|outcome| (outcome.decided_on, outcome.verdict)),
        })
    });
    let mut pilots: Vec<Row> = pilots.collect();
    order::sort_by(&mut pilots, |a, b| b.start.cmp(&a.start).then_with(|| a.id.cmp(&b.id)));
    let mut table = Table::new(&["Pilot", "Start", "Planned end", "Outcome", "Decided on", "Days"]);
    for row in &pilots {
        table.push(vec![
            row.title.as_str().into(),
            Cell::Day(row.start),
            row.planned_end.map(Cell::Day).into(),
            row.word().into(),
            row.outcome.map(|(day, _)| Cell::Day(day)).into(),
            Cell::Number(row.days(as_of) as f64),
        ]);
    }
    let planned = pilots.iter().any(|row| row.planned_end.is_some());
    let upright = if planned { "; the upright line is the planned end" } else { "" };
    let mut caption = format!("Pilots from their start to their outcome, the newest first{upright}.");
    if pilots.len() > MOST {
        let rest =
            counted(write, pilots.len() - MOST, "more, started earlier, is", "more, started earlier, are");
        caption.push_str(&format!(" {rest} in the table."));
        pilots.truncate(MOST);
    }
    Chart {
        id: "timeline",
        title: "Pilots on the calendar".to_owned(),
        caption,
        table,
        missing: pilots.is_empty().then(|| "No pilot ran in this period.".to_owned()),
        plot: Arc::new(Timeline { pilots, as_of }),
    }
}

impl Row {
    fn word(&self) -> &'static str {
        self.outcome.map_or("Running", |(_, verdict)| verdict.label())
    }

    fn days(&self, as_of: Date) -> i64 {
        self.outcome.map_or(as_of, |(day, _)| day).days_since(self.start)
    }

    fn says(&self, as_of: Date, write: &dyn Figures) -> String {
        let planned =
            self.planned_end.map_or(String::new(), |day| format!(", planned end {}", write.day(day)));
        let days = counted(write, self.days(as_of).max(0) as usize, "day", "days");
        let end = match self.outcome {
            None => format!("running for {days}"),
            Some((day, verdict)) => {
                format!("{} on {} after {days}", verdict.label().to_lowercase(), write.day(day))
            }
        };
        format!("{}: started {}{planned}, {end}", self.title, write.day(self.start))
    }
}

impl Timeline {
    /// From the first start to today, and on to the planned ends that lie not too far beyond.
    fn days(&self) -> (Date, Date) {
        let first = self.pilots.iter().map(|row| row.start).min().unwrap_or(self.as_of).min(self.as_of);
        let beyond = self.as_of.plus_days(self.as_of.days_since(first) / 3 + 7);
        let running = self.pilots.iter().filter(|row| row.outcome.is_none());
        let planned = running.filter_map(|row| row.planned_end).filter(|day| *day <= beyond);
        (first, planned.fold(self.as_of, Date::max))
    }
}

impl Plot for Timeline {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let (top, row) = if narrow { (24.0, 38.0) } else { (24.0, 24.0) };
        let bottom = top + self.pilots.len() as f64 * row;
        let mut scene = Scene::new(width, bottom + Calendar::NAMES);
        let words = 84.0;
        let labels = if narrow { width - words - 8.0 } else { width * 0.34 };
        let (left, right) = if narrow { (8.0, width - 8.0) } else { (labels + 16.0, width - words - 12.0) };
        let (first, last) = self.days();
        let calendar = Calendar::new(first, last, left, right);
        let parts = axis::parts(narrow, (top, bottom), row, (20.0, 36.0));
        calendar.draw(&mut scene, &parts, bottom, write);
        let today = calendar.end_of(self.as_of);
        scene.line(Ink::Today, (today, top - 4.0), (today, top));
        axis::upright(&mut scene, Ink::Today, today, &parts);
        scene.text(Ink::NameSea, (today, top - 9.0), Anchor::Middle, write.day(self.as_of));
        for (pilot, at) in self.pilots.iter().zip(0u8..) {
            let up = top + f64::from(at) * row;
            let (base, middle) = if narrow { (up + 15.0, up + 28.0) } else { (up + 16.0, up + 12.0) };
            let title = fit(&pilot.title, Ink::Label.size(), labels);
            scene.text(Ink::Label, (0.0, base), Anchor::Start, title);
            scene.text(Ink::Tick, (width, base), Anchor::End, pilot.word());
            let from = calendar.at(pilot.start);
            let end = pilot.outcome.map_or(today, |(day, _)| calendar.at(day));
            let ink = if pilot.outcome.is_some() { Ink::FillSeaPale } else { Ink::FillSea };
            scene.rect(ink, (from, middle - 3.0), (end.max(from + 1.0), middle + 3.0));
            if let Some(day) = pilot.planned_end {
                let place = calendar.end_of(day);
                scene.line(Ink::Target, (place, middle - 7.0), (place, middle + 7.0));
                if day > last {
                    // Beyond the calendar's end: an arrow at its rim.
                    scene.line(Ink::Target, (place - 4.0, middle - 4.0), (place, middle));
                    scene.line(Ink::Target, (place - 4.0, middle + 4.0), (place, middle));
                }
            }
            if let Some((_, verdict)) = pilot.outcome {
                verdict_mark(&mut scene, verdict, (end, middle));
            }
            let says = pilot.says(self.as_of, write);
            scene.stop((end, middle), (0.0, up, width, row), says).record = Some(pilot.id.clone());
        }
        scene
    }
}
