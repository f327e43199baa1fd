//! From idea to adoption: the funnel, each step's share of the step before with its interval.

use std::sync::Arc;

use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::Scale;
use super::scene::Scene;
use super::shares;
use super::table::{Cell, Table};
use super::text::{self, Anchor};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::funnel::FunnelStep;
use crate::metrics::{Number, Share};

struct Funnel {
    steps: Vec<Step>,
}

struct Step {
    step: FunnelStep,
    count: usize,
    /// Of the step before.
    share: Option<Share>,
}

/// `funnel`: a bar a step, with the step before as its pale rest.
pub fn funnel(given: &Given) -> Chart {
    let funnel = &given.metrics.funnel;
    let steps = FunnelStep::ALL.into_iter().map(|step| Step {
        step,
        count: funnel.ideas(step).len(),
        share: funnel.of_previous(step),
    });
    let steps: Vec<Step> = steps.collect();
    let mut table = Table::new(&["Step", "Ideas", "Of the step before", "Share", "Low", "High"]);
    for step in &steps {
        let estimate = step.share.and_then(Share::estimate);
        let n = step.share.map_or(0, |share| share.n);
        let share = |value: Option<f64>| Cell::from(value.map(|value| Cell::Share(value, n)));
        table.push(vec![
            label(step.step).into(),
            step.count.into(),
            step.share.map(|share| Cell::Count(share.n)).into(),
            share(estimate.map(|e| e.value)),
            share(estimate.map(|e| e.low)),
            share(estimate.map(|e| e.high)),
        ]);
    }
    let none = steps.first().is_none_or(|step| step.count == 0);
    Chart {
        id: "funnel",
        title: "From idea to adoption".to_owned(),
        caption: format!(
            "Ideas written down in the period, as they stand on {}. Right: share of the step before, 95% interval.",
            given.write.day(given.metrics.as_of())
        ),
        table,
        missing: none.then(|| "No idea was written down in this period.".to_owned()),
        plot: Arc::new(Funnel { steps }),
    }
}

fn label(step: FunnelStep) -> &'static str {
    match step {
        FunnelStep::Created => "Created",
        FunnelStep::Shortlisted => "Shortlisted",
        FunnelStep::Piloted => "Piloted",
        FunnelStep::Concluded => "Concluded",
        FunnelStep::Succeeded => "Succeeded",
        FunnelStep::Adopted => "Adopted",
    }
}

const LABELS: f64 = 84.0;
const FIGURES: f64 = 92.0;
const TRACK: f64 = 64.0;

impl Plot for Funnel {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let row = if narrow { 42.0 } else { 34.0 };
        let mut scene = Scene::new(width, self.steps.len() as f64 * row);
        let most = self.steps.first().map_or(0, |step| step.count);
        let (left, right) = if narrow {
            (0.0, width)
        } else {
            let count = text::width(&write.number(most as f64, 0), Ink::Figure.size()) + 24.0;
            (LABELS, width - FIGURES - TRACK - count)
        };
        let x = Scale::to(most as f64, left, right);
        let track = Scale::to(1.0, width - FIGURES - TRACK, width - FIGURES - 8.0);
        for (step, at) in self.steps.iter().zip(0u8..) {
            let top = f64::from(at) * row;
            let (bar, base) = if narrow { (top + 22.0, top + 15.0) } else { (top + 7.0, top + 21.0) };
            let high = if narrow { 12.0 } else { 20.0 };
            let before = step.share.map_or(step.count, |share| share.n);
            scene.rect(Ink::Rest, (x.at(step.count as f64), bar), (x.at(before as f64), bar + high));
            scene.rect(Ink::FillSea, (left, bar), (x.at(step.count as f64), bar + high));
            scene.text(Ink::Label, (0.0, base), Anchor::Start, label(step.step));
            let count = write.number(step.count as f64, 0);
            let beside = if narrow { LABELS } else { x.at(before as f64) + 8.0 };
            scene.text(Ink::Figure, (beside, base), Anchor::Start, count);
            let mut says = format!("{}: {}", label(step.step), counted(write, step.count, "idea", "ideas"));
            if let Some(share) = step.share {
                says.push_str(&format!("; of the step before {}", shares::said(share, write)));
                if share.n > 0 {
                    if !narrow {
                        shares::track(&mut scene, share, &track, top + 17.0);
                    }
                    shares::figures(&mut scene, share, (width, base), write);
                }
            }
            let stop = scene.stop((x.at(step.count as f64), bar + high / 2.0), (0.0, top, width, row), says);
            stop.number = Some(Number::FunnelAt(step.step));
        }
        scene
    }
}
