//! The axes that several charts have: shares from 0 to 100 %, counts, days since a start, the calendar.

use super::figures::{Figures, number, year};
use super::ink::Ink;
use super::scale::{Scale, day_ticks};
use super::scene::Scene;
use super::text::{Anchor, width};
use crate::date::Date;

/// The height of a row of ticks below a drawing.
pub(super) const BELOW: f64 = 24.0;

/// Hairlines at these values with their names left of them.
pub(super) fn counts(
    scene: &mut Scene,
    y: &Scale,
    ticks: &[f64],
    (left, right): (f64, f64),
    write: &dyn Figures,
) {
    for tick in ticks {
        rule(scene, *tick == 0.0, y.at(*tick), (left, right));
        scene.text(Ink::Tick, (left - 8.0, y.at(*tick) + 4.0), Anchor::End, write.number(*tick, 0));
    }
}

/// The room that the names of counts take at the left.
pub(super) fn counts_room(ticks: &[f64], write: &dyn Figures) -> f64 {
    let high = ticks.last().copied().unwrap_or(0.0);
    width(&write.number(high, 0), Ink::Tick.size()) + 10.0
}

/// Hairlines at quarters of a whole (halves where there is little room), with their names left of them.
pub(super) fn shares(scene: &mut Scene, y: &Scale, (left, right): (f64, f64), write: &dyn Figures) {
    let step = if right - left < 320.0 { 50 } else { 25 };
    for percent in (0..=100u8).step_by(step) {
        let at = y.at(f64::from(percent) / 100.0);
        rule(scene, percent == 0, at, (left, right));
        let unit = if percent == 100 { "%" } else { "" };
        let text = format!("{}{unit}", write.number(f64::from(percent), 0));
        scene.text(Ink::Tick, (left - 8.0, at + 4.0), Anchor::End, text);
    }
}

/// The room that the names of shares take at the left.
pub(super) const SHARES_ROOM: f64 = 40.0;

fn rule(scene: &mut Scene, zero: bool, at: f64, (left, right): (f64, f64)) {
    scene.line(if zero { Ink::Zero } else { Ink::Grid }, (left, at), (right, at));
}

/// Days from 0 below a drawing, its unit at the first of them.
pub(super) fn days(scene: &mut Scene, x: &Scale, bottom: f64, most: usize, write: &dyn Figures) {
    named_days(scene, x, bottom, &day_ticks(x.high, most), write);
}

/// Days from 0 across a drawing as hairlines, with their names below.
pub(super) fn days_across(
    scene: &mut Scene,
    x: &Scale,
    within: &[(f64, f64)],
    bottom: f64,
    write: &dyn Figures,
) {
    let ticks = day_ticks(x.high, 5);
    for tick in &ticks {
        upright(scene, if *tick == 0.0 { Ink::Zero } else { Ink::Grid }, x.at(*tick), within);
    }
    named_days(scene, x, bottom, &ticks, write);
}

/// A line upright through these parts of a drawing, from top to bottom each: where names stand between
/// them, no line goes through these.
pub(super) fn upright(scene: &mut Scene, ink: Ink, x: f64, within: &[(f64, f64)]) {
    for (top, bottom) in within {
        scene.line(ink, (x, *top), (x, *bottom));
    }
}

/// The parts of a drawing with rows that lines go through: all of it, or on a phone, where names stand
/// above what they name, what lies around each row's middle.
pub(super) fn parts(
    narrow: bool,
    (top, bottom): (f64, f64),
    row: f64,
    (above, below): (f64, f64),
) -> Vec<(f64, f64)> {
    if !narrow {
        return vec![(top, bottom)];
    }
    let rows = ((bottom - top) / row).round() as usize;
    (0..rows).map(|at| top + at as f64 * row).map(|up| (up + above, up + below)).collect()
}

/// These days below a drawing, the first of them with its unit.
pub(super) fn named_days(scene: &mut Scene, x: &Scale, bottom: f64, ticks: &[f64], write: &dyn Figures) {
    let mut free = 0.0;
    for (at, tick) in ticks.iter().enumerate() {
        let place = x.at(*tick);
        let text = write.number(*tick, 0);
        if at == 0 {
            let text = format!("{text} days");
            free = place + width(&text, Ink::Tick.size()) + 6.0;
            scene.text(Ink::Tick, (place, bottom + 16.0), Anchor::Start, text);
            continue;
        }
        scene.line(Ink::Zero, (place, bottom), (place, bottom + 4.0));
        let half = width(&text, Ink::Tick.size()) / 2.0;
        if place - half >= free {
            scene.text(Ink::Tick, (place, bottom + 16.0), Anchor::Middle, text);
            free = place + half + 6.0;
        }
    }
}

/// A line of days of the calendar.
pub(super) struct Calendar {
    from: Date,
    scale: Scale,
}

impl Calendar {
    /// From one day to the end of another.
    pub(super) fn new(from: Date, to: Date, left: f64, right: f64) -> Calendar {
        Calendar { from, scale: Scale::to((to.days_since(from) + 1) as f64, left, right) }
    }

    /// Where a day begins.
    pub(super) fn at(&self, day: Date) -> f64 {
        self.scale.at(day.days_since(self.from) as f64)
    }

    /// Where a day ends.
    pub(super) fn end_of(&self, day: Date) -> f64 {
        self.scale.at((day.days_since(self.from) + 1) as f64)
    }

    /// Hairlines at the beginnings of months, as many as are read apart, with their names below and
    /// their years below these: takes [`Calendar::NAMES`].
    pub(super) fn draw(&self, scene: &mut Scene, within: &[(f64, f64)], bottom: f64, write: &dyn Figures) {
        let room = ((self.scale.to - self.scale.from) / 48.0).clamp(2.0, 12.0) as i64;
        let last = self.from.plus_days(self.scale.high as i64 - 1).month();
        let first =
            if self.from == self.from.month().first() { self.from.month() } else { self.from.month().next() };
        let months = number(last) - number(first) + 1;
        let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000].into_iter();
        let step = step.filter(|step| months / step <= room).min().unwrap_or(12000);
        let mut shown_year = None;
        let mut free = self.scale.from;
        let mut month = first;
        while number(month) <= number(last) {
            if number(month) % step == 0 {
                let x = self.at(month.first());
                upright(scene, Ink::Grid, x, within);
                let of_year = year(month).to_string();
                let text = if step < 12 { write.month(month) } else { of_year.clone() };
                let half = width(&text, Ink::Tick.size()) / 2.0;
                if x - half >= free - 12.0 && x + half <= scene.width + 12.0 {
                    scene.text(Ink::Tick, (x, bottom + 14.0), Anchor::Middle, text);
                    free = x + half + 16.0;
                    if step < 12 && shown_year != Some(year(month)) {
                        scene.text(Ink::Tick, (x, bottom + 29.0), Anchor::Middle, of_year);
                        shown_year = Some(year(month));
                    }
                }
            }
            if month.last() == Date::LAST {
                break;
            }
            month = month.next();
        }
        if months <= 0 {
            let day = write.day(self.from);
            scene.text(Ink::Tick, (self.scale.from, bottom + 14.0), Anchor::Start, day);
        }
    }

    /// The height of the names.
    pub(super) const NAMES: f64 = 36.0;
}
