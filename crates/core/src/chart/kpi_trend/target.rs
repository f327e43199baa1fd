//! What the readings are held against: the way to the target, or a level.

use super::labels::Room;
use super::plot::{Frame, TOP};
use crate::chart::ink::Ink;
use crate::chart::scene::Scene;
use crate::chart::text::{Anchor, fit};
use crate::date::Date;

/// The dashed line to the target, and the target itself.
pub(super) fn way(scene: &mut Scene, room: &mut Room, frame: &Frame) {
    let given = &frame.trend.given;
    let Some(target) = given.target else {
        if let Some(baseline) = given.baseline {
            level(scene, room, frame, baseline, "baseline");
        }
        return;
    };
    let Some(way) = given.way() else {
        level(scene, room, frame, target, "target");
        if let Some(due) = given.due_on {
            target_mark(scene, frame, due, target);
        }
        return;
    };
    let (start, due) = (way.start.max(frame.first), way.due.min(frame.last));
    let (from, to) = (frame.at(start, way.on(start)), frame.at(due, way.on(due)));
    scene.line(Ink::Dash, from, to);
    room.keep_line(from, to);
    target_mark(scene, frame, way.due, target);
    let (x, y) = frame.at(due, target);
    let (text, day) = (format!("target {}", frame.value(target)), frame.write.day(way.due));
    let high = y.clamp(TOP + 24.0, frame.bottom - 4.0);
    // Nearest first; what is below the axis is no place.
    let around = [4.0, -10.0, 18.0, -24.0, 32.0, -38.0, 46.0];
    let around =
        around.map(|away| [((x + 9.0, y + away), Anchor::Start), ((x - 9.0, y + away), Anchor::End)]);
    if frame.narrow {
        // Where nothing is free at the target, the rows above and below the values are.
        let rows = [TOP + 12.0, frame.bottom - 6.0, TOP + 28.0, frame.bottom - 22.0, TOP - 8.0];
        let inside = rows.map(|y| [((frame.right, y), Anchor::End), ((frame.left + 4.0, y), Anchor::Start)]);
        let places = [around.concat(), inside.concat()].concat();
        let long = format!("{text}, {day}");
        let fits = room.place(Ink::Quiet, &long, &places).map(|place| (place, long));
        let placed = fits.or_else(|| Some((room.place(Ink::Quiet, &text, &places)?, text)));
        // A value as long as the chart is wide is cut to it: the target is never left out.
        let cut = || {
            let wide = frame.right - frame.left - 52.0;
            let text = fit(&format!("target {}", frame.value(target)), Ink::Quiet.size(), wide);
            (((frame.left + 4.0, TOP - 8.0), Anchor::Start), text)
        };
        let (((x, y), anchor), text) = placed.unwrap_or_else(cut);
        scene.text(Ink::Quiet, (x, y), anchor, text);
    } else {
        let places = [&[((x + 9.0, high + 4.0), Anchor::Start)], &around.concat()[..]].concat();
        let place = room.place(Ink::Quiet, &text, &places);
        if let Some(((x, y), anchor)) = place {
            scene.text(Ink::Quiet, (x, y), anchor, text);
            room.write(scene, Ink::Tick, &day, &[((x, y - 16.0), anchor), ((x, y + 16.0), anchor)]);
        }
    }
    let now = frame.x(frame.trend.as_of).max(from.0);
    let middle = (now + to.0) / 2.0;
    if to.0 - now > 120.0 {
        let y = from.1 + (to.1 - from.1) * (middle - from.0) / (to.0 - from.0);
        let places = [((middle, y - 10.0), Anchor::Start), ((middle, y + 20.0), Anchor::Start)];
        room.write(scene, Ink::Tick, "expected", &places);
    }
}

/// A level that it is held against all the time.
fn level(scene: &mut Scene, room: &mut Room, frame: &Frame, value: f64, what: &str) {
    let y = frame.y.at(value);
    scene.line(Ink::Dash, (frame.left, y), (frame.right, y));
    room.keep_line((frame.left, y), (frame.right, y));
    let text = format!("{what} {}", frame.value(value));
    let beside = [((frame.right + 9.0, y + 4.0), Anchor::Start)];
    let inside = [y - 6.0, y + 15.0].map(|y| ((frame.right, y), Anchor::End));
    let left = [y - 6.0, y + 15.0].map(|y| ((frame.left + 4.0, y), Anchor::Start));
    room.write(scene, Ink::Quiet, &text, &[&beside[..], &inside, &left].concat());
}

fn target_mark(scene: &mut Scene, frame: &Frame, due: Date, target: f64) {
    let (x, y) = frame.at(due.min(frame.last).max(frame.first), target);
    if due > frame.last {
        // Beyond the calendar's end: an arrow at its rim.
        scene.line(Ink::Target, (x - 5.0, y - 5.0), (x, y));
        scene.line(Ink::Target, (x - 5.0, y + 5.0), (x, y));
    } else {
        scene.circle(Ink::Goal, (x, y), 4.0);
    }
}
