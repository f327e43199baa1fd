//! The drawing: readings, the way to the target, today, and notes where they fit.

use super::labels::{At, Room};
use super::target::way;
use super::{Trend, TrendReading, pilots, with_unit};
use crate::chart::axis::Calendar;
use crate::chart::figures::Figures;
use crate::chart::ink::Ink;
use crate::chart::scale::{Scale, decimals, value_ticks};
use crate::chart::scene::{Path, Scene};
use crate::chart::steps;
use crate::chart::text::{Anchor, fit, width};
use crate::date::Date;

/// Above the values: the name of today.
pub(super) const TOP: f64 = 22.0;
/// As many notes as are drawn.
const MOST_NOTES: usize = 4;

/// What a drawing is made with.
pub(super) struct Frame<'a> {
    pub(super) trend: &'a Trend,
    pub(super) write: &'a dyn Figures,
    pub(super) calendar: Calendar,
    pub(super) y: Scale,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    pub(super) first: Date,
    pub(super) last: Date,
    /// Decimals of values beside points.
    pub(super) decimals: usize,
    pub(super) narrow: bool,
}

pub(super) fn scene(trend: &Trend, width: f64, narrow: bool, write: &dyn Figures) -> Scene {
    let bottom = TOP + if narrow { 150.0 } else { 176.0 };
    let rows = trend.given.pilots.len() as f64 * pilots::row_height(narrow);
    let below = if trend.given.pilots.is_empty() { 0.0 } else { pilots::HEAD + rows };
    let mut scene = Scene::new(width, bottom + Calendar::NAMES + below);
    let ticks = value_ticks_of(trend);
    let left = ticks_room(&ticks, write);
    let frame = frame(trend, write, &ticks, (left, width, bottom, narrow));
    grid(&mut scene, &frame, &ticks);
    let mut room = Room::new((left, 0.0, width, bottom + 4.0));
    today(&mut scene, &mut room, &frame);
    let readings = &trend.given.readings;
    let places: Vec<At> = readings.iter().map(|reading| frame.at(reading.day, reading.value)).collect();
    for (from, to) in places.iter().zip(places.iter().skip(1)) {
        room.keep_line(*from, *to);
    }
    way(&mut scene, &mut room, &frame);
    curve(&mut scene, &places);
    latest(&mut scene, &mut room, &frame, &places);
    notes(&mut scene, &mut room, &frame, &places);
    dots(&mut scene, readings, &places);
    stops(&mut scene, &frame, &places);
    let calendar = (&frame.calendar, frame.last);
    pilots::draw(&mut scene, trend, calendar, (bottom + Calendar::NAMES, narrow), write);
    scene
}

/// Around readings, baseline and target.
fn value_ticks_of(trend: &Trend) -> Vec<f64> {
    let given = &trend.given;
    let values = given.readings.iter().map(|reading| reading.value).chain(given.baseline).chain(given.target);
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    for value in values {
        (low, high) = (low.min(value), high.max(value));
    }
    value_ticks(low, high, 5)
}

fn ticks_room(ticks: &[f64], write: &dyn Figures) -> f64 {
    let places = decimals(ticks);
    let wide = ticks.iter().map(|tick| width(&write.number(*tick, places), Ink::Tick.size()));
    wide.fold(0.0, f64::max).min(96.0) + 10.0
}

fn frame<'a>(
    trend: &'a Trend,
    write: &'a dyn Figures,
    ticks: &[f64],
    (left, width_of, bottom, narrow): (f64, f64, f64, bool),
) -> Frame<'a> {
    let (first, last) = days(trend);
    let places = decimals(ticks) + 1;
    let target =
        trend.given.target.map(|target| with_unit(write.number(target, places.max(2)), &trend.given.unit));
    let target = target.map_or(0.0, |target| width(&format!("target {target}"), Ink::Quiet.size()));
    let due = trend.given.due_on.map_or(0.0, |due| width(&write.day(due), Ink::Tick.size()));
    let target = target.max(due) + 12.0;
    let right = if narrow { width_of - 8.0 } else { width_of - target.clamp(12.0, 150.0) };
    let (low, high) = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    Frame {
        trend,
        write,
        calendar: Calendar::new(first, last, left, right),
        y: Scale { low, high, from: bottom, to: TOP },
        left,
        right,
        bottom,
        first,
        last,
        decimals: places.max(2),
        narrow,
    }
}

/// From the start, the first reading or the first pilot to the due day, today or a planned end; days that lie far
/// beyond stand at the rim.
fn days(trend: &Trend) -> (Date, Date) {
    let (given, today) = (&trend.given, trend.as_of);
    let read = given.readings.iter().map(|reading| reading.day);
    let first = read.chain(given.start_on).min().unwrap_or(today).min(today);
    let reach = today.days_since(first).max(200) * 2;
    let last = given.due_on.unwrap_or(today).max(today).min(today.plus_days(reach));
    let before = first.plus_days(-(last.days_since(first) / 2));
    let starts = given.pilots.iter().map(|pilot| pilot.start).filter(|day| *day >= before);
    let running = given.pilots.iter().filter(|pilot| pilot.outcome.is_none());
    let after = last.plus_days(last.days_since(first) / 4);
    let ends = running.filter_map(|pilot| pilot.planned_end).filter(|day| *day <= after);
    (starts.fold(first, Date::min), ends.fold(last, Date::max))
}

impl Frame<'_> {
    /// A day's middle.
    pub(super) fn x(&self, day: Date) -> f64 {
        (self.calendar.at(day) + self.calendar.end_of(day)) / 2.0
    }

    pub(super) fn at(&self, day: Date, value: f64) -> At {
        (self.x(day), self.y.at(value))
    }

    pub(super) fn value(&self, value: f64) -> String {
        with_unit(self.write.number(value, self.decimals), &self.trend.given.unit)
    }
}

fn grid(scene: &mut Scene, frame: &Frame, ticks: &[f64]) {
    let places = decimals(ticks);
    for (at, tick) in ticks.iter().enumerate() {
        let y = frame.y.at(*tick);
        scene.line(if *tick == 0.0 { Ink::Zero } else { Ink::Grid }, (frame.left, y), (frame.right, y));
        let unit = if at + 1 == ticks.len() && frame.trend.given.unit == "%" { "%" } else { "" };
        let text = format!("{}{unit}", frame.write.number(*tick, places));
        scene.text(Ink::Tick, (frame.left - 8.0, y + 4.0), Anchor::End, fit(&text, Ink::Tick.size(), 96.0));
    }
    // Ticks below the lowest line, none across the values.
    frame.calendar.draw(scene, &[(frame.bottom, frame.bottom + 4.0)], frame.bottom, frame.write);
}

fn today(scene: &mut Scene, room: &mut Room, frame: &Frame) {
    let x = frame.x(frame.trend.as_of);
    scene.line(Ink::Today, (x, TOP - 6.0), (x, frame.bottom));
    room.keep_line((x, TOP - 6.0), (x, frame.bottom));
    let text = "today";
    room.write(
        scene,
        Ink::NameSea,
        text,
        &[((x + 5.0, TOP - 8.0), Anchor::Start), ((x - 5.0, TOP - 8.0), Anchor::End)],
    );
}

fn curve(scene: &mut Scene, places: &[At]) {
    let Some((first, rest)) = places.split_first() else { return };
    let mut path = Path::default();
    path.go(*first);
    for place in rest {
        path.line(*place);
    }
    scene.path(Ink::LineSea, path);
}

fn dots(scene: &mut Scene, readings: &[TrendReading], places: &[At]) {
    // Beyond this many a line says it all.
    let small = if places.len() > 120 { 0 } else { places.len().saturating_sub(1) };
    for (reading, place) in readings.iter().zip(places).take(small) {
        scene.circle(if reading.few { Ink::Hollow } else { Ink::Dot }, *place, 3.25);
    }
    if let Some((reading, place)) = readings.last().zip(places.last()) {
        scene.circle(if reading.few { Ink::Hollow } else { Ink::Dot }, *place, 5.5);
    }
}

fn latest(scene: &mut Scene, room: &mut Room, frame: &Frame, places: &[At]) {
    let last = frame.trend.given.readings.last().zip(places.last());
    let Some((reading, (x, y))) = last.map(|(reading, place)| (reading, *place)) else { return };
    let text = frame.value(reading.value);
    let sides = [(x + 10.0, Anchor::Start), (x - 10.0, Anchor::End)];
    let heights = [y + 18.0, y - 10.0, y + 4.0, y + 30.0, y - 22.0];
    let around = heights.into_iter().flat_map(|y| sides.map(|(x, anchor)| ((x, y), anchor)));
    room.write(scene, Ink::Figure, &text, &around.collect::<Vec<_>>());
}

/// What was noted, the latest first, in the rows below the top or above the bottom with a leader to its reading.
fn notes(scene: &mut Scene, room: &mut Room, frame: &Frame, places: &[At]) {
    let noted = frame.trend.given.readings.iter().zip(places).rev();
    let noted = noted.filter(|(reading, _)| !reading.note.trim().is_empty()).take(MOST_NOTES);
    let rows = [TOP + 14.0, TOP + 32.0, TOP + 50.0, frame.bottom - 8.0, frame.bottom - 26.0];
    for (reading, place) in noted {
        let note = reading.note.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = fit(&note, Ink::Note.size(), if frame.narrow { 150.0 } else { 230.0 });
        let (x, y) = *place;
        for row in rows.iter().filter(|row| (**row - y).abs() > 22.0) {
            let above = *row < y;
            let (from, to) = if above { (row - 4.0, y - 8.0) } else { (row - 4.0, y + 8.0) };
            if !room.is_line_free((x, from), (x, to)) {
                continue;
            }
            let sides = [((x - 6.0, *row), Anchor::End), ((x + 6.0, *row), Anchor::Start)];
            if let Some((at, anchor)) = room.place(Ink::Note, &text, &sides) {
                let mut leader = Path::default();
                leader.go((if anchor == Anchor::End { x - 4.0 } else { x + 4.0 }, from)).across(x).down(to);
                scene.path(Ink::Leader, leader);
                scene.text(Ink::Note, at, anchor, text);
                room.keep_line((x, from), (x, to));
                break;
            }
        }
    }
}

fn stops(scene: &mut Scene, frame: &Frame, places: &[At]) {
    let given = &frame.trend.given;
    let last = places.len().saturating_sub(1);
    let walked = steps::walked(places.len(), |at| at == last);
    let place = |at: usize| walked.get(at).and_then(|at| places.get(*at));
    for (n, at) in walked.iter().enumerate() {
        let (Some(reading), Some(own)) = (given.readings.get(*at), places.get(*at)) else { continue };
        let half = |other: Option<&At>, rim: f64| other.map_or(rim, |other| (own.0 + other.0) / 2.0);
        let from = half(n.checked_sub(1).and_then(place), frame.left);
        let to = half(place(n + 1), frame.right.min(own.0 + 24.0));
        let hit = (from, TOP, (to - from).max(0.0), frame.bottom - TOP);
        scene.stop(*own, hit, says(frame, reading));
    }
    if let (Some(target), Some(due)) = (given.target, given.due_on) {
        let place = frame.at(due.min(frame.last).max(frame.first), target);
        let says = format!("Target: {} by {}", frame.value(target), frame.write.day(due));
        let left = (place.0 - 12.0).max(0.0);
        let hit = (left, TOP, (scene.width - left).min(24.0), frame.bottom - TOP);
        scene.stop(place, hit, says);
    }
}

fn says(frame: &Frame, reading: &TrendReading) -> String {
    let mut said = format!("{}: {}", frame.write.day(reading.day), frame.value(reading.value));
    if !reading.of.is_empty() {
        said.push_str(&format!(", {}", reading.of));
    }
    if reading.few {
        said.push_str(", too few to tell");
    }
    if let Some(expected) = frame.trend.given.expected_on(reading.day) {
        said.push_str(&format!(", expected {} by then", frame.value(expected)));
    }
    if !reading.note.trim().is_empty() {
        said.push_str(&format!("; noted: {}", reading.note.trim()));
    }
    said
}
