//! The marks of verdicts.

use super::ink::Ink;
use super::scene::{Path, Scene};
use crate::model::choice::Verdict;

/// A verdict's mark, as the rest of the product draws it.
pub(super) fn verdict_mark(scene: &mut Scene, verdict: Verdict, (x, y): (f64, f64)) {
    let mut sign = Path::default();
    let at = |dx: f64, dy: f64| (x + dx, y + dy);
    match verdict {
        Verdict::Succeeded => {
            scene.circle(Ink::MarkHeld, (x, y), 6.0);
            sign.go(at(-2.7, 0.2)).line(at(-0.8, 2.1)).line(at(2.7, -1.7));
            scene.path(Ink::Cut, sign);
        }
        Verdict::Failed => {
            scene.rect(Ink::MarkBroke, at(-5.5, -5.5), at(5.5, 5.5));
            sign.go(at(-2.3, -2.3)).line(at(2.3, 2.3)).go(at(2.3, -2.3)).line(at(-2.3, 2.3));
            scene.path(Ink::Cut, sign);
        }
        Verdict::Inconclusive => {
            scene.circle(Ink::MarkUnsure, (x, y), 5.2);
            sign.go(at(-2.8, 0.4)).bend(at(-1.4, -1.6), at(0.0, 0.0)).bend(at(1.4, 1.6), at(2.8, -0.4));
            scene.path(Ink::MarkUnsure, sign);
        }
        Verdict::Abandoned => {
            scene.rect(Ink::MarkUnsure, at(-5.0, -5.0), at(5.0, 5.0));
            sign.go(at(-2.6, 2.6)).line(at(2.6, -2.6));
            scene.path(Ink::MarkUnsure, sign);
        }
    }
}
