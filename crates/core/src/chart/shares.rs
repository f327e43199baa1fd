//! Shares with their intervals: the same line, dot and words in every chart that has some.

use super::figures::Figures;
use super::ink::Ink;
use super::scale::Scale;
use super::scene::Scene;
use super::text::Anchor;
use crate::metrics::Share;

/// Below so many a share says too little: its dot is hollow and its interval dotted.
pub(super) const TOO_FEW: usize = 5;

/// `42–76`: an interval without its unit.
pub(super) fn interval(low: f64, high: f64, write: &dyn Figures) -> String {
    format!("{}–{}", write.number(low * 100.0, 0), write.number(high * 100.0, 0))
}

/// `61%`.
pub(super) fn percent(value: f64, write: &dyn Figures) -> String {
    format!("{}%", write.number(value * 100.0, 0))
}

/// What stands at the end of a share's row: its interval, or that it says too little.
pub(super) fn beside(share: Share, write: &dyn Figures) -> String {
    match share.estimate() {
        Some(estimate) if share.n >= TOO_FEW => interval(estimate.low, estimate.high, write),
        _ => "too few to tell".to_owned(),
    }
}

/// `17 of 28, 61%, interval 42–76%`.
pub(super) fn said(share: Share, write: &dyn Figures) -> String {
    let of = format!("{} of {}", write.number(share.k as f64, 0), write.number(share.n as f64, 0));
    match share.estimate() {
        None => of,
        Some(estimate) => {
            let few = if share.n < TOO_FEW { ", too few to tell" } else { "" };
            let percent = write.percent(estimate.value, share.n);
            format!("{of}, {percent}, interval {}%{few}", interval(estimate.low, estimate.high, write))
        }
    }
}

/// The interval as a line with the value as a dot on it.
pub(super) fn whisker(scene: &mut Scene, share: Share, x: &Scale, y: f64) {
    let Some(estimate) = share.estimate() else { return };
    let few = share.n < TOO_FEW;
    let line = if few { Ink::Dotted } else { Ink::Whisker };
    scene.line(line, (x.at(estimate.low), y), (x.at(estimate.high), y));
    scene.circle(if few { Ink::Hollow } else { Ink::Dot }, (x.at(estimate.value), y), 4.5);
}

/// The interval as a band on a small track from 0 to 100 %.
pub(super) fn track(scene: &mut Scene, share: Share, x: &Scale, y: f64) {
    scene.rect(Ink::Rest, (x.from, y - 1.0), (x.to, y + 1.0));
    let Some(estimate) = share.estimate() else { return };
    let few = share.n < TOO_FEW;
    let (low, high) = (x.at(estimate.low), x.at(estimate.high));
    if few {
        scene.line(Ink::Dotted, (low, y), (high, y));
    } else {
        scene.rect(Ink::Band, (low, y - 3.0), (high, y + 3.0));
    }
    scene.circle(if few { Ink::Hollow } else { Ink::Dot }, (x.at(estimate.value), y), 4.0);
}

/// `73%` and `43–90` at the end of a row, the interval's end at `right`.
pub(super) fn figures(scene: &mut Scene, share: Share, (right, y): (f64, f64), write: &dyn Figures) {
    scene.text(Ink::Tick, (right, y), Anchor::End, beside(share, write));
    // Where there are too few, the words take the percentage's place too.
    if let Some(value) = share.value().filter(|_| share.n >= TOO_FEW) {
        scene.text(Ink::Figure, (right - 52.0, y), Anchor::End, percent(value, write));
    }
}
