//! Below the trend: the pilots that serve the KPI, marked at their start and at their outcome.

use super::{Trend, TrendPilot};
use crate::chart::axis::Calendar;
use crate::chart::figures::{Figures, counted};
use crate::chart::ink::Ink;
use crate::chart::scene::Scene;
use crate::chart::text::{Anchor, fit, width};
use crate::chart::verdict_mark::verdict_mark;
use crate::date::Date;
use crate::model::choice::Choice;

/// The height of a row.
pub(super) fn row_height(narrow: bool) -> f64 {
    if narrow { 38.0 } else { 22.0 }
}

/// The line that says what they are.
pub(super) const HEAD: f64 = 22.0;

/// Draws them from a height on. `last` is the calendar's last day.
pub(super) fn draw(
    scene: &mut Scene,
    trend: &Trend,
    (calendar, last): (&Calendar, Date),
    (top, narrow): (f64, bool),
    write: &dyn Figures,
) {
    if trend.given.pilots.is_empty() {
        return;
    }
    scene.text(Ink::Tick, (0.0, top + 12.0), Anchor::Start, "Pilots that serve it");
    let row = row_height(narrow);
    for (pilot, at) in trend.given.pilots.iter().zip(0u8..) {
        let up = top + HEAD + f64::from(at) * row;
        let middle = if narrow { up + 28.0 } else { up + row / 2.0 };
        let from = calendar.at(pilot.start);
        let today = calendar.end_of(trend.as_of).min(calendar.end_of(last));
        let end = pilot.outcome.map_or(today, |(day, _)| calendar.at(day)).max(from + 1.0);
        let ink = if pilot.outcome.is_some() { Ink::FillSeaPale } else { Ink::FillSea };
        scene.rect(ink, (from, middle - 2.5), (end, middle + 2.5));
        let mut right = end;
        if let Some(day) = pilot.planned_end.filter(|_| pilot.outcome.is_none()) {
            let place = calendar.end_of(day).max(from);
            if place > end {
                scene.rect(Ink::FillSeaPale, (end, middle - 2.5), (place, middle + 2.5));
            }
            scene.line(Ink::Target, (place, middle - 6.0), (place, middle + 6.0));
            if day > last {
                // Beyond the calendar's end: an arrow at its rim.
                scene.line(Ink::Target, (place - 4.0, middle - 4.0), (place, middle));
                scene.line(Ink::Target, (place - 4.0, middle + 4.0), (place, middle));
            }
            right = right.max(place);
        }
        scene.circle(Ink::Hollow, (from, middle), 3.5);
        if let Some((_, verdict)) = pilot.outcome {
            verdict_mark(scene, verdict, (end, middle));
        }
        name(scene, pilot, (from, right), (up, middle), narrow);
        let says = says(pilot, trend.as_of, write);
        scene.stop((end, middle), (0.0, up, scene.width, row), says).record = Some(pilot.id.clone());
    }
}

/// Its title: above its bar on a phone, else at that side of it with more room.
fn name(
    scene: &mut Scene,
    pilot: &TrendPilot,
    (from, end): (f64, f64),
    (up, middle): (f64, f64),
    narrow: bool,
) {
    let size = Ink::Label.size();
    if narrow {
        let title = fit(&pilot.title, size, scene.width);
        scene.text(Ink::Label, (0.0, up + 15.0), Anchor::Start, title);
        return;
    }
    let (before, after) = (from - 12.0, scene.width - end - 14.0);
    let wide = width(&pilot.title, size);
    if after >= before || after >= wide {
        let title = fit(&pilot.title, size, after);
        scene.text(Ink::Label, (end + 14.0, middle + 4.0), Anchor::Start, title);
    } else {
        let title = fit(&pilot.title, size, before);
        scene.text(Ink::Label, (from - 10.0, middle + 4.0), Anchor::End, title);
    }
}

fn says(pilot: &TrendPilot, as_of: Date, write: &dyn Figures) -> String {
    let planned = pilot.planned_end.filter(|_| pilot.outcome.is_none());
    let planned = planned.map_or(String::new(), |day| format!(", planned end {}", write.day(day)));
    let days = |to: Date| counted(write, to.days_since(pilot.start).max(0) as usize, "day", "days");
    let end = match pilot.outcome {
        None => format!("running for {}", days(as_of)),
        Some((day, verdict)) => {
            format!("{} on {} after {}", verdict.label().to_lowercase(), write.day(day), days(day))
        }
    };
    let claims = if pilot.claims.is_empty() { String::new() } else { format!("; claims {}", pilot.claims) };
    format!("{}: started {}{planned}, {end}{claims}", pilot.title, write.day(pilot.start))
}
