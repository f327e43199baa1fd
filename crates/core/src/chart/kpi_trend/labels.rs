//! Room for texts in a drawing: each takes the first of its places that is free of lines and of other texts.

use crate::chart::ink::Ink;
use crate::chart::scene::Scene;
use crate::chart::text::{Anchor, width};

/// A point.
pub(super) type At = (f64, f64);
/// A rectangle: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// What is taken already.
pub(super) struct Room {
    within: Area,
    lines: Vec<(At, At)>,
    texts: Vec<Area>,
}

impl Room {
    /// Nothing but a frame.
    pub(super) fn new(within: (f64, f64, f64, f64)) -> Room {
        Room { within, lines: Vec::new(), texts: Vec::new() }
    }

    /// A line that no text may stand on.
    pub(super) fn keep_line(&mut self, from: At, to: At) {
        self.lines.push((from, to));
    }

    /// The first of the places at which the text stands free; it is taken then.
    pub(super) fn place(&mut self, ink: Ink, text: &str, places: &[(At, Anchor)]) -> Option<(At, Anchor)> {
        let found = places.iter().find(|(at, anchor)| self.is_free(area(ink, text, *at, *anchor))).copied();
        if let Some((at, anchor)) = found {
            self.texts.push(area(ink, text, at, anchor));
        }
        found
    }

    /// Writes the text at the first free place; where there is none, not at all.
    pub(super) fn write(&mut self, scene: &mut Scene, ink: Ink, text: &str, places: &[(At, Anchor)]) {
        if let Some((at, anchor)) = self.place(ink, text, places) {
            scene.text(ink, at, anchor, text);
        }
    }

    /// Whether a line crosses no text.
    pub(super) fn is_line_free(&self, from: At, to: At) -> bool {
        !self.texts.iter().any(|text| crosses(from, to, *text))
    }

    fn is_free(&self, area: Area) -> bool {
        let (left, top, right, bottom) = area;
        let within = self.within;
        let inside = left >= within.0 && top >= within.1 && right <= within.2 && bottom <= within.3;
        let beside =
            |other: &Area| right < other.0 - 4.0 || left > other.2 + 4.0 || bottom < other.1 || top > other.3;
        inside && self.texts.iter().all(beside) && !self.lines.iter().any(|(a, b)| crosses(*a, *b, area))
    }
}

fn area(ink: Ink, text: &str, (x, y): At, anchor: Anchor) -> Area {
    let wide = width(text, ink.size());
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - wide / 2.0,
        Anchor::End => x - wide,
    };
    (left, y - ink.size(), left + wide, y + 3.0)
}

/// Whether a line passes through a rectangle (Liang and Barsky 1984).
fn crosses(a: At, b: At, (left, top, right, bottom): Area) -> bool {
    let (mut enters, mut leaves) = (0.0f64, 1.0f64);
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    for (step, room) in [(-dx, a.0 - left), (dx, right - a.0), (-dy, a.1 - top), (dy, bottom - a.1)] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    enters <= leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_rectangles() {
        let area = (10.0, 10.0, 20.0, 20.0);
        assert!(crosses((0.0, 15.0), (30.0, 15.0), area));
        assert!(crosses((12.0, 12.0), (13.0, 13.0), area));
        assert!(crosses((0.0, 0.0), (30.0, 30.0), area));
        assert!(!crosses((0.0, 5.0), (30.0, 5.0), area));
        assert!(!crosses((0.0, 22.0), (8.0, 12.0), area));
        assert!(!crosses((15.0, 0.0), (15.0, 9.0), area));
    }

    #[test]
    fn a_text_stands_where_nothing_else_does() {
        let mut room = Room::new((0.0, 0.0, 200.0, 100.0));
        room.keep_line((0.0, 50.0), (200.0, 50.0));
        let places = [((20.0, 54.0), Anchor::Start), ((20.0, 30.0), Anchor::Start)];
        assert_eq!(room.place(Ink::Tick, "a note", &places), Some(places[1]));
        assert_eq!(room.place(Ink::Tick, "a note", &places), None);
        assert!(!room.is_line_free((30.0, 0.0), (30.0, 100.0)));
    }
}
