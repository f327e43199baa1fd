//! Success that counts the unfinished, as a curve: what has become of the period's pilots by days
//! since their start.

use std::sync::Arc;

use super::axis::{self, BELOW, SHARES_ROOM};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::{Scale, day_ticks};
use super::scene::Scene;
use super::shares::{TOO_FEW, interval, percent};
use super::steps::{self, Level};
use super::table::{Cell, Table};
use super::text::Anchor;
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::Number;
use crate::metrics::success_within::HORIZONS;

struct SuccessWithin {
    /// The curve's days with what holds from each on; day 0 is the first.
    points: Vec<Point>,
    /// The last day that is drawn.
    end: i64,
    /// Up to this day at least [`TOO_FEW`] were followed.
    carried: i64,
    /// The horizons that were reached.
    horizons: Vec<Point>,
}

#[derive(Clone, Copy)]
struct Point {
    days: i64,
    succeeded: f64,
    interval: Option<(f64, f64)>,
    open: f64,
    followed: usize,
}

/// `success_within`: succeeded from below with its interval, other verdicts from above, the open ones
/// between. Up to the last horizon.
pub fn success_within(given: &Given) -> Chart {
    let within = &given.metrics.success_within;
    let curve = &within.curve;
    let longest = curve.lasting(1);
    let end = longest.unwrap_or(0).min(HORIZONS[HORIZONS.len() - 1]);
    let point = |days: i64| {
        let before = curve.steps.partition_point(|step| step.days <= days).checked_sub(1);
        let step = before.and_then(|at| curve.steps.get(at));
        let value = curve.within(days);
        Point {
            days,
            succeeded: value.map_or(0.0, |within| within.value),
            interval: value.and_then(|within| within.interval),
            open: step.map_or(1.0, |step| step.open().clamp(0.0, 1.0)),
            followed: curve.at_risk(days),
        }
    };
    let mut days: Vec<i64> = vec![0];
    days.extend(curve.steps.iter().map(|step| step.days));
    let horizons: Vec<i64> = HORIZONS.into_iter().filter(|days| longest >= Some(*days)).collect();
    days.extend(horizons.iter().chain([&end]));
    days.retain(|days| *days <= end);
    days.sort_unstable();
    days.dedup();
    let points: Vec<Point> = days.into_iter().map(point).collect();

    let mut table = Table::new(&[
        "Days",
        "Succeeded",
        "Low",
        "High",
        "Other verdicts",
        "Still running",
        "Followed so long",
    ]);
    let n = curve.at_risk(i64::MIN);
    for point in &points {
        let share = |value: f64| Cell::Share(value, n);
        table.push(vec![
            Cell::Number(point.days as f64),
            share(point.succeeded),
            point.interval.map(|(low, _)| share(low)).into(),
            point.interval.map(|(_, high)| share(high)).into(),
            share(point.others()),
            share(point.open),
            Cell::Count(point.followed),
        ]);
    }
    let carried = curve.lasting(TOO_FEW).unwrap_or(0);
    let mut caption = format!(
        "What became of {} by days since the start; those still running count as far as they have come. \
         Band: 95% interval.",
        counted(given.write, n, "pilot", "pilots")
    );
    if carried < end {
        caption.push_str(" Dashed: fewer than 5 were followed so long.");
    }
    Chart {
        id: "success_within",
        title: "Succeeded, and how soon".to_owned(),
        caption,
        table,
        missing: (n == 0).then(|| "No pilot was started in this period.".to_owned()),
        plot: Arc::new(SuccessWithin {
            horizons: horizons.into_iter().map(point).collect(),
            points,
            end,
            carried,
        }),
    }
}

impl Point {
    fn others(&self) -> f64 {
        (1.0 - self.open - self.succeeded).max(0.0)
    }

    fn ends(&self) -> (f64, f64) {
        self.interval.unwrap_or((self.succeeded, self.succeeded))
    }

    fn says(&self, write: &dyn Figures) -> String {
        let interval = self
            .interval
            .map_or(String::new(), |(low, high)| format!(", interval {}%", interval(low, high, write)));
        format!(
            "After {}: {} succeeded{interval}, {} other verdicts, {} followed so long",
            counted(write, self.days.max(0) as usize, "day", "days"),
            percent(self.succeeded, write),
            percent(self.others(), write),
            write.number(self.followed as f64, 0),
        )
    }
}

impl SuccessWithin {
    fn levels(&self, level: impl Fn(&Point) -> f64) -> Vec<Level> {
        self.points.iter().map(|point| (point.days, level(point))).collect()
    }

    /// What stands right of the curve: each share with its name, moved apart where they are near. Where few
    /// carry the curve's end, its shares say little, and the names stand alone, beside where it was carried.
    fn names(&self, scene: &mut Scene, x: f64, y: &Scale, write: &dyn Figures) {
        let whole = self.carried >= self.end;
        let upto = self.points.partition_point(|point| whole || point.days <= self.carried);
        let Some(last) = upto.checked_sub(1).and_then(|at| self.points.get(at)) else { return };
        let parts = [
            (Ink::NameHeld, "succeeded", last.succeeded, last.succeeded / 2.0),
            (Ink::Tick, "still running", last.open, last.succeeded + last.open / 2.0),
            (Ink::Tick, "other verdicts", last.others(), 1.0 - last.others() / 2.0),
        ];
        let wanted: Vec<f64> = parts.iter().map(|part| y.at(part.3)).collect();
        let distance = if whole { 34.0 } else { 18.0 };
        let places = steps::apart(&wanted, distance, (y.to + 12.0, y.from - 14.0));
        for ((ink, name, share, _), at) in parts.into_iter().zip(places) {
            let below = if whole { 14.0 } else { 4.0 };
            if whole {
                scene.text(Ink::Figure, (x, at), Anchor::Start, percent(share, write));
            }
            scene.text(ink, (x, at + below), Anchor::Start, name);
        }
    }
}

impl Plot for SuccessWithin {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let (top, bottom) = (8.0, if narrow { 188.0 } else { 228.0 });
        let mut scene = Scene::new(width, bottom + BELOW);
        let (left, right) = (SHARES_ROOM, width - 96.0);
        let y = Scale::to(1.0, bottom, top);
        let x = Scale::to(self.end as f64, left, right);
        let end = self.end;
        let at = |level: Level| (x.at(level.0 as f64), y.at(level.1));
        let succeeded = self.levels(|point| point.succeeded);
        let others = self.levels(|point| point.succeeded + point.open);

        scene.path(Ink::AreaHeld, steps::area(&succeeded, end, y.at(0.0), &at));
        scene.path(Ink::Area, steps::area(&others, end, y.at(1.0), &at));
        let (low, high) = (self.levels(|point| point.ends().0), self.levels(|point| point.ends().1));
        scene.path(Ink::BandHeld, steps::band(&low, &high, end, &at));
        axis::shares(&mut scene, &y, (left, right), write);
        let horizons: Vec<f64> = self.horizons.iter().map(|point| point.days as f64).collect();
        for days in &horizons {
            scene.line(Ink::Grid, (x.at(*days), top), (x.at(*days), bottom));
        }
        let ticks = if horizons.is_empty() { day_ticks(x.high, 5) } else { [vec![0.0], horizons].concat() };
        axis::named_days(&mut scene, &x, bottom, &ticks, write);
        for (line, tail, levels) in
            [(Ink::Line, Ink::Tail, &others), (Ink::LineHeld, Ink::TailHeld, &succeeded)]
        {
            steps::curve(&mut scene, (line, tail), levels, (self.carried, end), &at);
        }
        let mut free = left;
        for point in &self.horizons {
            let place = at((point.days, point.succeeded));
            let few = point.followed < TOO_FEW;
            scene.circle(if few { Ink::Hollow } else { Ink::DotHeld }, place, 4.5);
            let above = y.at(point.ends().1) - 7.0;
            // Near the left edge there is no room for two figures side by side.
            if place.0 - 12.0 >= free && above > top + 8.0 {
                scene.text(Ink::Figure, (place.0, above), Anchor::Middle, percent(point.succeeded, write));
                free = place.0 + 14.0;
            }
        }
        self.names(&mut scene, right + 10.0, &y, write);

        let shown = steps::walked(self.points.len(), |at| {
            self.points.get(at).is_some_and(|point| HORIZONS.contains(&point.days) || point.days == end)
        });
        let days: Vec<i64> =
            shown.iter().filter_map(|at| self.points.get(*at)).map(|point| point.days).collect();
        for (n, at) in shown.into_iter().enumerate() {
            let Some(point) = self.points.get(at) else { continue };
            let (from, to) = steps::reach(&days, n, &x);
            let place = (x.at(point.days as f64), y.at(point.succeeded));
            let stop = scene.stop(place, (from, top, to - from, bottom - top), point.says(write));
            stop.number = HORIZONS.contains(&point.days).then_some(Number::SucceededWithin(point.days));
        }
        scene
    }
}
