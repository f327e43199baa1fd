//! How long things take while some are still open: the share still open by days.

use std::sync::Arc;

use super::axis::{self, BELOW, SHARES_ROOM};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::Scale;
use super::scene::{Path, Scene};
use super::shares::{TOO_FEW, interval, percent};
use super::steps::{self, Level};
use super::table::{Cell, Table};
use super::text::{self, Anchor};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::duration::Durations;
use crate::metrics::stats::kaplan_meier::{Step, Survival};
use crate::metrics::{DurationOf, DurationPart, Number};

struct Curve {
    of: DurationOf,
    curve: Survival,
    end: i64,
    /// Up to this day at least [`TOO_FEW`] were followed.
    carried: i64,
}

/// `time_to_pilot` as a curve.
pub fn time_to_pilot(given: &Given) -> Chart {
    let durations = &given.metrics.time_to_pilot;
    let mut caption = "Share still without one, by days since it was written down.".to_owned();
    if !durations.open.is_empty() {
        let open = counted(given.write, durations.open.len(), "idea that has", "ideas that have");
        caption.push_str(&format!(" Ticks: {open} none so far."));
    }
    left_out(&mut caption, durations, given.write);
    chart(
        durations,
        DurationOf::TimeToPilot,
        Words {
            id: "time_to_pilot",
            title: "How long ideas wait for a pilot",
            caption,
            missing: "No idea was written down in this period.",
        },
    )
}

/// `pilot_duration` as a curve.
pub fn pilot_duration(given: &Given) -> Chart {
    let durations = &given.metrics.pilot_duration;
    let mut caption = "Share still running, by days since the start.".to_owned();
    if !durations.open.is_empty() {
        let open = counted(given.write, durations.open.len(), "pilot that runs", "pilots that run");
        caption.push_str(&format!(" Ticks: {open} now."));
    }
    left_out(&mut caption, durations, given.write);
    chart(
        durations,
        DurationOf::PilotDuration,
        Words {
            id: "pilot_duration",
            title: "How long pilots take",
            caption,
            missing: "No pilot was started in this period.",
        },
    )
}

struct Words {
    id: &'static str,
    title: &'static str,
    caption: String,
    missing: &'static str,
}

/// What the curve can't count is said beside it.
fn left_out(caption: &mut String, durations: &Durations, write: &dyn Figures) {
    let mut say = |count: usize, one: &str, many: &str| {
        if count > 0 {
            caption.push_str(&format!(" {} left out.", counted(write, count, one, many)));
        }
    };
    say(
        durations.written_afterwards.len(),
        "that was written down afterwards is",
        "that were written down afterwards are",
    );
    say(
        durations.day_unknown.len(),
        "that was declined or parked on an unknown day is",
        "that were declined or parked on unknown days are",
    );
}

fn chart(durations: &Durations, of: DurationOf, words: Words) -> Chart {
    let curve = durations.curve.clone();
    let mut table = Table::new(&["Days", "Still open", "Low", "High", "Followed until then", "Ended then"]);
    for step in &curve.steps {
        let share = |value: f64| Cell::Share(value, curve.n);
        table.push(vec![
            Cell::Number(step.days as f64),
            share(step.open),
            share(step.low),
            share(step.high),
            step.at_risk.into(),
            step.ended.into(),
        ]);
    }
    let ended = curve.steps.iter().flat_map(|step| std::iter::repeat_n(step.days, step.ended));
    let mut days: Vec<i64> = ended.chain(curve.open_for.iter().copied()).collect();
    days.sort_unstable();
    let lasting = |count: usize| days.len().checked_sub(count).and_then(|at| days.get(at)).copied();
    let (end, carried) = (lasting(1).unwrap_or(0), lasting(TOO_FEW).unwrap_or(0));
    let mut caption = words.caption;
    if carried < end && curve.n > 0 {
        caption.push_str(" Dashed: fewer than 5 left.");
    }
    Chart {
        id: words.id,
        title: words.title.to_owned(),
        caption,
        table,
        missing: (curve.n == 0).then(|| words.missing.to_owned()),
        plot: Arc::new(Curve { of, curve, end, carried }),
    }
}

impl Curve {
    fn levels(&self) -> Vec<Level> {
        let steps = self.curve.steps.iter().map(|step| (step.days, step.open));
        std::iter::once((0, 1.0)).chain(steps).collect()
    }

    /// The share still open at the end of a day.
    fn open_after(&self, days: i64) -> f64 {
        let before = self.curve.steps.partition_point(|step| step.days <= days).checked_sub(1);
        before.and_then(|at| self.curve.steps.get(at)).map_or(1.0, |step| step.open)
    }

    fn says(&self, step: &Step, write: &dyn Figures) -> String {
        let still = match self.of {
            DurationOf::TimeToPilot => "still without a pilot",
            DurationOf::PilotDuration => "still running",
            DurationOf::FirstResponse | DurationOf::Resolution => "still open",
        };
        format!(
            "After {}: {} {still}, interval {}%, {} followed until then",
            counted(write, step.days.max(0) as usize, "day", "days"),
            percent(step.open, write),
            interval(step.low, step.high, write),
            write.number(step.at_risk as f64, 0),
        )
    }

    /// The median as a dashed line down to its day, or what is to be said in its place.
    fn median(&self, scene: &mut Scene, x: &Scale, y: &Scale, write: &dyn Figures) {
        let half = y.at(0.5);
        let Some(median) = self.curve.quantile(0.5) else {
            scene.line(Ink::Dash, (x.from, half), (x.to, half));
            scene.text(Ink::Quiet, (x.to, half - 6.0), Anchor::End, "median not reached yet");
            return;
        };
        let at = x.at(median as f64);
        scene.line(Ink::Dash, (x.from, half), (at, half));
        scene.line(Ink::Dash, (at, half), (at, y.from));
        scene.circle(Ink::Hollow, (at, half), 3.5);
        let text = format!("median {}", counted(write, median.max(0) as usize, "day", "days"));
        // Right of the curve, above it; where the curve ends there, left below.
        let fits = at + 10.0 + text::width(&text, Ink::Quiet.size()) <= scene.width;
        let (place, anchor) = if fits {
            ((at + 10.0, half - 8.0), Anchor::Start)
        } else {
            ((at - 8.0, half + 18.0), Anchor::End)
        };
        scene.text(Ink::Quiet, place, anchor, text);
    }
}

impl Plot for Curve {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let (top, bottom) = (10.0, if narrow { 172.0 } else { 202.0 });
        let mut scene = Scene::new(width, bottom + BELOW);
        let (left, right) = (SHARES_ROOM, width - 12.0);
        let y = Scale::to(1.0, bottom, top);
        let x = Scale::to(self.end as f64, left, right);
        let at = |level: Level| (x.at(level.0 as f64), y.at(level.1));
        let levels = self.levels();
        scene.path(Ink::AreaSea, steps::area(&levels, self.end, y.at(0.0), &at));
        axis::shares(&mut scene, &y, (left, right), write);
        axis::days(&mut scene, &x, bottom, if narrow { 5 } else { 7 }, write);
        steps::curve(&mut scene, (Ink::LineSea, Ink::TailSea), &levels, (self.carried, self.end), &at);
        let mut ticks = Path::default();
        let mut drawn = f64::NEG_INFINITY;
        for days in &self.curve.open_for {
            let (place, level) = at((*days, self.open_after(*days)));
            // Two ticks of one pixel are one.
            if place - drawn >= 1.0 {
                ticks.go((place, (level - 4.0).max(0.0))).down(level + 4.0);
                drawn = place;
            }
        }
        if drawn.is_finite() {
            scene.path(Ink::Open, ticks);
        }
        self.median(&mut scene, &x, &y, write);
        let shown = steps::walked(self.curve.steps.len(), |at| at + 1 == self.curve.steps.len());
        let shown: Vec<&Step> = shown.into_iter().filter_map(|at| self.curve.steps.get(at)).collect();
        let days: Vec<i64> = shown.iter().map(|step| step.days).collect();
        for (n, step) in shown.into_iter().enumerate() {
            let (from, to) = steps::reach(&days, n, &x);
            let hit = (from, top, to - from, bottom - top);
            let stop = scene.stop(at((step.days, step.open)), hit, self.says(step, write));
            stop.number = Some(Number::Duration(self.of, DurationPart::Ended));
        }
        scene
    }
}
