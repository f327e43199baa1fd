//! Age of running pilots, held against their planned ends and against how long pilots take.

use std::sync::Arc;

use super::axis::{self, BELOW};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::Scale;
use super::scene::Scene;
use super::table::{Cell, Table};
use super::text::{self, Anchor, fit};
use super::{Chart, Given, NARROW, Plot};
use crate::date::Date;
use crate::journal::RecordId;

struct Aging {
    pilots: Vec<Running>,
    p85: Option<i64>,
}

struct Running {
    id: RecordId,
    title: String,
    age: i64,
    /// With the days from its start.
    planned_end: Option<(Date, i64)>,
    late: bool,
}

/// As many pilots as are drawn; the table has all.
const MOST: usize = 20;

/// `aging`: a bar a running pilot, the oldest first.
pub fn aging(given: &Given) -> Chart {
    let (metrics, write) = (given.metrics, given.write);
    let (aging, as_of) = (&metrics.aging, metrics.as_of());
    let pilots = aging.running.iter().filter_map(|place| given.portfolio.pilots.get(*place as usize));
    let pilots = pilots.filter_map(|pilot| {
        let start = pilot.started_on?;
        let age = as_of.days_since(start);
        Some(Running {
            title: (given.title)(&pilot.id),
            id: pilot.id.clone(),
            age,
            planned_end: pilot.planned_end.map(|day| (day, day.days_since(start))),
            late: aging.p85_days.is_some_and(|p85| age > p85),
        })
    });
    let mut pilots: Vec<Running> = pilots.collect();
    let mut table = Table::new(&["Pilot", "Age in days", "Planned end", "Planned days", "Older than 85%"]);
    for pilot in &pilots {
        table.push(vec![
            pilot.title.as_str().into(),
            Cell::Number(pilot.age as f64),
            pilot.planned_end.map(|(day, _)| Cell::Day(day)).into(),
            pilot.planned_end.map(|(_, days)| Cell::Number(days as f64)).into(),
            aging.p85_days.map(|_| Cell::from(if pilot.late { "yes" } else { "no" })).into(),
        ]);
    }
    let planned = pilots.iter().any(|pilot| pilot.planned_end.is_some());
    let upright = if planned { "; the upright line is the planned end" } else { "" };
    let mut caption = format!("Days since the start{upright}.");
    caption.push_str(match (aging.p85_days, pilots.iter().any(|pilot| pilot.late)) {
        (Some(_), true) => " Ochre: older than 85% of all pilots at their end.",
        (Some(_), false) => " None is older than 85% of all pilots at their end.",
        (None, _) => " Within how many days 85% of all pilots end isn’t known yet.",
    });
    if pilots.len() > MOST {
        let rest = counted(write, pilots.len() - MOST, "younger one is", "younger ones are");
        caption.push_str(&format!(" {rest} in the table."));
        pilots.truncate(MOST);
    }
    Chart {
        id: "aging",
        title: "Age of running pilots".to_owned(),
        caption,
        table,
        missing: pilots.is_empty().then(|| format!("No pilot ran on {}.", write.day(as_of))),
        plot: Arc::new(Aging { pilots, p85: aging.p85_days }),
    }
}

impl Aging {
    /// The longest that the axis must hold: a planned end far beyond all ages would leave them no room,
    /// and stands at the rim instead.
    fn longest(&self) -> f64 {
        let ages = self.pilots.iter().map(|pilot| pilot.age).chain(self.p85).max().unwrap_or(0).max(10);
        let planned = self.pilots.iter().filter_map(|pilot| Some(pilot.planned_end?.1));
        planned.filter(|days| *days <= ages * 2).fold(ages, i64::max) as f64
    }
}

impl Running {
    fn says(&self, write: &dyn Figures) -> String {
        let planned = match self.planned_end {
            None => "no planned end".to_owned(),
            Some((day, days)) if days < self.age => {
                let over = counted(write, (self.age - days).max(0) as usize, "day", "days");
                format!("planned end {}, {over} ago", write.day(day))
            }
            Some((day, _)) => format!("planned end {}", write.day(day)),
        };
        let late = if self.late { ", older than 85% of all pilots at their end" } else { "" };
        let age = counted(write, self.age.max(0) as usize, "day", "days");
        format!("{}: {age} since its start, {planned}{late}", self.title)
    }
}

impl Plot for Aging {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let top = if self.p85.is_some() { 24.0 } else { 6.0 };
        let row = if narrow { 38.0 } else { 26.0 };
        let bottom = top + self.pilots.len() as f64 * row;
        let mut scene = Scene::new(width, bottom + BELOW);
        let labels = if narrow { width } else { width * 0.38 };
        let left = if narrow { 0.0 } else { labels + 14.0 };
        let longest = self.longest();
        let value = text::width(&write.number(longest, 0), Ink::Figure.size()) + 14.0;
        let x = Scale::to(longest, left, width - value);
        let parts = axis::parts(narrow, (top, bottom), row, (19.0, 33.0));
        axis::days_across(&mut scene, &x, &parts, bottom, write);
        if let Some(p85) = self.p85 {
            let at = x.at(p85 as f64);
            scene.line(Ink::Dash, (at, top - 6.0), (at, top));
            axis::upright(&mut scene, Ink::Dash, at, &parts);
            let text = format!("85% end within {}", counted(write, p85.max(0) as usize, "day", "days"));
            scene.text(Ink::Quiet, (at, top - 11.0), Anchor::Middle, text);
        }
        for (pilot, at) in self.pilots.iter().zip(0u8..) {
            let up = top + f64::from(at) * row;
            let (base, middle) = if narrow { (up + 15.0, up + 26.0) } else { (up + 17.0, up + 13.0) };
            let title = fit(&pilot.title, Ink::Label.size(), labels);
            scene.text(Ink::Label, (0.0, base), Anchor::Start, title);
            let end = x.at(pilot.age as f64);
            let ink = if pilot.late { Ink::FillWarn } else { Ink::FillSea };
            scene.rect(ink, (left, middle - 4.0), (end, middle + 4.0));
            let mut beside = end + 7.0;
            if let Some((_, days)) = pilot.planned_end {
                let place = x.at(days as f64);
                scene.line(Ink::Target, (place, middle - 8.0), (place, middle + 8.0));
                if days as f64 > x.high {
                    // Beyond the axis: an arrow at its rim.
                    scene.line(Ink::Target, (place - 4.0, middle - 4.0), (place, middle));
                    scene.line(Ink::Target, (place - 4.0, middle + 4.0), (place, middle));
                }
                // A figure that the line would cross stands right of it.
                let wide = text::width(&write.number(pilot.age as f64, 0), Ink::Figure.size());
                if place > end - 4.0 && place < beside + wide + 3.0 {
                    beside = place + 6.0;
                }
            }
            let ink = if pilot.late { Ink::FigureWarn } else { Ink::Figure };
            scene.text(ink, (beside, middle + 4.0), Anchor::Start, write.number(pilot.age as f64, 0));
            let stop = scene.stop((end, middle), (0.0, up, width, row), pilot.says(write));
            stop.record = Some(pilot.id.clone());
        }
        scene
    }
}
