//! Whether chances that were stated before the start came true.

use std::sync::Arc;

use super::axis::{self, SHARES_ROOM};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::Scale;
use super::scene::Scene;
use super::shares::{self, TOO_FEW, percent};
use super::table::{Cell, Table};
use super::text::Anchor;
use super::{Chart, Given, Plot};
use crate::metrics::calibration::FEWEST;
use crate::metrics::{Number, Share, Side};

struct Calibration {
    fifths: Vec<Share>,
}

/// `calibration`: per fifth of the stated chance the share that succeeded; on the dashed line both agree.
/// A fifth without a pilot has no stop.
pub fn calibration(given: &Given) -> Chart {
    let (calibration, write) = (&given.metrics.calibration, given.write);
    let mut table = Table::new(&["Chance from", "Chance to", "Succeeded", "Of", "Share", "Low", "High"]);
    let fifths: Vec<Share> = calibration.fifths.iter().map(|portion| portion.share()).collect();
    for (share, at) in fifths.iter().zip(0u8..) {
        let estimate = share.estimate();
        let part = |value: Option<f64>| Cell::from(value.map(|value| Cell::Share(value, share.n)));
        table.push(vec![
            Cell::Share(f64::from(at) / 5.0, 1),
            Cell::Share(f64::from(at + 1) / 5.0, 1),
            share.k.into(),
            share.n.into(),
            part(estimate.map(|e| e.value)),
            part(estimate.map(|e| e.low)),
            part(estimate.map(|e| e.high)),
        ]);
    }
    let mut caption =
        "Share that succeeded by the chance stated before the start, 95% interval; on the dashed line both agree. \
         Hollow: fewer than 5."
            .to_owned();
    if let (Some(mean), Some(brier), Some(value)) =
        (calibration.mean_p(), calibration.brier(), calibration.succeeded.share().value())
    {
        caption.push_str(&format!(
            " Stated {} on average, came true {} of {}; Brier score {} (0 is perfect, 0.25 is one in two always).",
            percent(mean, write),
            percent(value, write),
            counted(write, calibration.n(), "pilot", "pilots"),
            write.number(brier, 2)
        ));
    }
    let missing = (!calibration.is_enough()).then(|| {
        format!(
            "{} of this period ended as succeeded or failed with a chance stated before the start; from {FEWEST} on \
             there is something to see.",
            match calibration.n() {
                0 => "No pilot".to_owned(),
                n => counted(write, n, "pilot", "pilots"),
            }
        )
    });
    Chart {
        id: "calibration",
        title: "Did stated chances come true".to_owned(),
        caption,
        table,
        missing,
        plot: Arc::new(Calibration { fifths }),
    }
}

impl Plot for Calibration {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let (top, bottom) = (10.0, 222.0);
        let mut scene = Scene::new(width, bottom + 40.0);
        let (left, right) = (SHARES_ROOM, width.min(460.0) - 8.0);
        let (x, y) = (Scale::to(1.0, left, right), Scale::to(1.0, bottom, top));
        axis::shares(&mut scene, &y, (left, right), write);
        scene.line(Ink::Dash, (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0)));
        for (share, at) in self.fifths.iter().zip(0u8..) {
            let middle = x.at(f64::from(at) / 5.0 + 0.1);
            let (from, to) =
                (write.number(f64::from(at) * 20.0, 0), write.number(f64::from(at + 1) * 20.0, 0));
            let range = format!("{from}–{to}%");
            scene.text(Ink::Tick, (middle, bottom + 20.0), Anchor::Middle, range.as_str());
            let Some(estimate) = share.estimate() else { continue };
            let few = share.n < TOO_FEW;
            let of = format!("{} of {}", write.number(share.k as f64, 0), write.number(share.n as f64, 0));
            scene.text(Ink::Quiet, (middle, bottom + 35.0), Anchor::Middle, of);
            let line = if few { Ink::Dotted } else { Ink::Whisker };
            scene.line(line, (middle, y.at(estimate.low)), (middle, y.at(estimate.high)));
            let place = (middle, y.at(estimate.value));
            scene.circle(if few { Ink::Hollow } else { Ink::Dot }, place, 4.5);
            let says = format!("Stated {range}: succeeded {}", shares::said(*share, write));
            let (from, to) = (x.at(f64::from(at) / 5.0), x.at(f64::from(at + 1) / 5.0));
            let stop = scene.stop(place, (from, top, to - from, bottom - top), says);
            stop.number = Some(Number::CalibratedIn(usize::from(at), Side::N));
        }
        scene
    }
}
