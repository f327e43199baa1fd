//! A drawing as a list of marks, in the pixels of the width that it was made for.

use super::ink::Ink;
use super::text::{self, Anchor};
use crate::journal::RecordId;
use crate::metrics::Number;

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What is drawn, the undermost first.
    pub marks: Vec<Mark>,
    /// What the arrow keys walk, in reading order.
    pub stops: Vec<Stop>,
}

/// One shape in one ink.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// What it means, and with that its look.
    pub ink: Ink,
}

/// A shape, with SVG's attributes.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `path` with this `d`.
    Path(String),
    /// `line`.
    Line {
        /// From here.
        x1: f64,
        /// From here.
        y1: f64,
        /// To here.
        x2: f64,
        /// To here.
        y2: f64,
    },
    /// `rect`.
    Rect {
        /// Its left edge.
        x: f64,
        /// Its top edge.
        y: f64,
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
    },
    /// `circle`.
    Circle {
        /// Its centre (`cx`).
        x: f64,
        /// Its centre (`cy`).
        y: f64,
        /// Its radius.
        r: f64,
    },
    /// `text`.
    Text {
        /// Where it is anchored.
        x: f64,
        /// Its baseline.
        y: f64,
        /// Which of its ends lies at `x` (`text-anchor`).
        anchor: Anchor,
        /// One line.
        text: String,
    },
}

/// A point that the arrow keys reach. A click on it opens what is behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Where its ring is drawn.
    pub x: f64,
    /// Where its ring is drawn.
    pub y: f64,
    /// What belongs to it under a pointer: x, y, width, height.
    pub hit: (f64, f64, f64, f64),
    /// What it says, as one sentence without its full stop.
    pub says: String,
    /// The number that it shows, and with it the records behind.
    pub number: Option<Number>,
    /// The record that it shows.
    pub record: Option<RecordId>,
}

impl Scene {
    pub(super) fn new(width: f64, height: f64) -> Scene {
        Scene { width, height, ..Scene::default() }
    }

    pub(super) fn put(&mut self, ink: Ink, shape: Shape) {
        self.marks.push(Mark { shape, ink });
    }

    pub(super) fn line(&mut self, ink: Ink, from: (f64, f64), to: (f64, f64)) {
        self.put(ink, Shape::Line { x1: from.0, y1: from.1, x2: to.0, y2: to.1 });
    }

    /// A rectangle from one corner to another, in whichever order.
    pub(super) fn rect(&mut self, ink: Ink, a: (f64, f64), b: (f64, f64)) {
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        self.put(ink, Shape::Rect { x, y, width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs() });
    }

    pub(super) fn circle(&mut self, ink: Ink, (x, y): (f64, f64), r: f64) {
        self.put(ink, Shape::Circle { x, y, r });
    }

    pub(super) fn path(&mut self, ink: Ink, path: Path) {
        self.put(ink, Shape::Path(path.0));
    }

    /// A line of text on its baseline, moved so that it stays within the drawing's width.
    pub(super) fn text(&mut self, ink: Ink, (x, y): (f64, f64), anchor: Anchor, text: impl Into<String>) {
        let text = text.into();
        let wide = text::width(&text, ink.size());
        let before = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => wide / 2.0,
            Anchor::End => wide,
        };
        let x = x.min(self.width - wide + before).max(before);
        self.put(ink, Shape::Text { x, y, anchor, text });
    }

    /// A stop at a point, with the rectangle (x, y, width, height) that belongs to it.
    pub(super) fn stop(&mut self, (x, y): (f64, f64), hit: (f64, f64, f64, f64), says: String) -> &mut Stop {
        let at = self.stops.len();
        self.stops.push(Stop { x, y, hit, says, number: None, record: None });
        &mut self.stops[at]
    }
}

/// The `d` of a path, to a hundredth of a pixel.
#[derive(Default)]
pub(super) struct Path(String);

impl Path {
    pub(super) fn go(&mut self, (x, y): (f64, f64)) -> &mut Path {
        self.command('M', &[x, y])
    }

    pub(super) fn line(&mut self, (x, y): (f64, f64)) -> &mut Path {
        self.command('L', &[x, y])
    }

    pub(super) fn across(&mut self, x: f64) -> &mut Path {
        self.command('H', &[x])
    }

    pub(super) fn down(&mut self, y: f64) -> &mut Path {
        self.command('V', &[y])
    }

    /// Bent towards a point.
    pub(super) fn bend(&mut self, towards: (f64, f64), to: (f64, f64)) -> &mut Path {
        self.command('Q', &[towards.0, towards.1, to.0, to.1])
    }

    pub(super) fn close(&mut self) -> &mut Path {
        self.command('Z', &[])
    }

    fn command(&mut self, letter: char, numbers: &[f64]) -> &mut Path {
        self.0.push(letter);
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                self.0.push(' ');
            }
            self.0.push_str(&coordinate(*number));
        }
        self
    }
}

/// A coordinate to a hundredth of a pixel.
pub(super) fn coordinate(value: f64) -> String {
    crate::json::number_text((value * 100.0).round() / 100.0)
}
