//! Curves that go in steps.

use super::ink::Ink;
use super::scale::Scale;
use super::scene::{Path, Scene};

/// What holds from a day on.
pub(super) type Level = (i64, f64);

/// Where a level lies in the drawing.
pub(super) type At<'a> = &'a dyn Fn(Level) -> (f64, f64);

/// The curve: whole up to a day, dashed from there to its end.
pub(super) fn curve(
    scene: &mut Scene,
    (line, tail): (Ink, Ink),
    levels: &[Level],
    (carried, end): (i64, i64),
    at: At,
) {
    let carried = carried.clamp(0, end);
    let split = levels.partition_point(|(days, _)| *days <= carried);
    let (whole, rest) = levels.split_at(split);
    if let Some(first) = whole.first() {
        let mut path = Path::default();
        path.go(at(*first));
        walk(&mut path, whole, at);
        path.across(at((carried, first.1)).0);
        scene.path(line, path);
    }
    let held = whole.last().or(levels.first());
    if let Some((_, level)) = held.filter(|_| carried < end) {
        let mut path = Path::default();
        path.go(at((carried, *level)));
        walk(&mut path, rest, at);
        path.across(at((end, *level)).0);
        scene.path(tail, path);
    }
}

/// Between the curve and a line.
pub(super) fn area(levels: &[Level], end: i64, base: f64, at: At) -> Path {
    let mut path = Path::default();
    let Some(first) = levels.first() else { return path };
    path.go((at(*first).0, base)).down(at(*first).1);
    walk(&mut path, levels, at);
    path.across(at((end, first.1)).0).down(base).close();
    path
}

/// Between two curves of the same days.
pub(super) fn band(low: &[Level], high: &[Level], end: i64, at: At) -> Path {
    let mut path = Path::default();
    let Some(first) = high.first() else { return path };
    path.go(at(*first));
    walk(&mut path, high, at);
    path.across(at((end, first.1)).0);
    for level in low.iter().rev() {
        let (x, y) = at(*level);
        path.down(y).across(x);
    }
    path.close();
    path
}

fn walk(path: &mut Path, levels: &[Level], at: At) {
    for level in levels {
        let (x, y) = at(*level);
        path.across(x).down(y);
    }
}

/// As many points as the arrow keys walk gladly.
const MOST_STOPS: usize = 40;

/// Which of a curve's points are stops: all where they are few, else some at even distances and those
/// that must be.
pub(super) fn walked(count: usize, must: impl Fn(usize) -> bool) -> Vec<usize> {
    let stride = count.div_ceil(MOST_STOPS).max(1);
    (0..count).filter(|at| at % stride == 0 || must(*at)).collect()
}

/// From where to where the nth of these days is the nearest one.
pub(super) fn reach(days: &[i64], n: usize, x: &Scale) -> (f64, f64) {
    let place = |at: usize| days.get(at).map(|days| x.at(*days as f64));
    let own = place(n).unwrap_or(x.from);
    let half = |other: Option<f64>, rim: f64| other.map_or(rim, |other| (own + other) / 2.0);
    (half(n.checked_sub(1).and_then(place), x.from), half(place(n + 1), x.to))
}

/// Places near these, each at least so far from the next as can be within the limits. `wanted` goes from
/// the bottom up; so do the places.
pub(super) fn apart(wanted: &[f64], distance: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut places = wanted.to_vec();
    let mut limit = bottom;
    for place in &mut places {
        *place = place.min(limit);
        limit = *place - distance;
    }
    let mut limit = top;
    for place in places.iter_mut().rev() {
        *place = place.max(limit);
        limit = *place + distance;
    }
    places
}
