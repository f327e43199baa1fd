//! New ideas per month.

use std::sync::Arc;

use super::axis;
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::{Scale, count_ticks};
use super::scene::Scene;
use super::spans::Spans;
use super::table::{Cell, Table};
use super::text::{Anchor, width};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::Number;

struct IdeasByMonth {
    spans: Spans,
    counts: Vec<usize>,
}

/// `ideas.by_month`: a bar a month; a month that the period has only a part of is paler.
pub fn ideas_by_month(given: &Given) -> Chart {
    let ideas = &given.metrics.ideas;
    let spans = Spans::of(given.metrics.period());
    let mut table = Table::new(&["Month", "New ideas"]);
    for (month, count) in &ideas.by_month {
        table.push(vec![Cell::Month(*month), Cell::Count(*count)]);
    }
    let counts = spans
        .list
        .iter()
        .map(|span| ideas.by_month.iter().skip(span.at).take(span.count).map(|(_, count)| count).sum());
    let counts = counts.collect();
    Chart {
        id: "ideas_by_month",
        title: format!("New ideas per {}", spans.word()),
        caption: format!(
            "Ideas by the day on which they were written down.{}",
            spans.parts_said(given.write)
        ),
        table,
        missing: ideas.new.is_empty().then(|| "No idea was written down in this period.".to_owned()),
        plot: Arc::new(IdeasByMonth { spans, counts }),
    }
}

impl Plot for IdeasByMonth {
    fn scene(&self, width_: f64, write: &dyn Figures) -> Scene {
        let (top, plot) = (20.0, if width_ < NARROW { 110.0 } else { 130.0 });
        let mut scene = Scene::new(width_, top + plot + Spans::NAMES);
        let most = self.counts.iter().copied().max().unwrap_or(0);
        let ticks = count_ticks(most, 4);
        let y = Scale::to(most as f64, top + plot, top);
        let left = axis::counts_room(&ticks, write);
        axis::counts(&mut scene, &y, &ticks, (left, width_), write);
        let step = (width_ - left) / self.spans.list.len() as f64;
        let wide = (step * 0.62).min(40.0).max(step.min(1.0));
        let centre = |at: usize| left + (at as f64 + 0.5) * step;
        let labelled =
            self.counts.iter().all(|count| width(&write.number(*count as f64, 0), 11.0) + 2.0 <= step);
        for ((at, span), count) in self.spans.list.iter().enumerate().zip(&self.counts) {
            let (x, up) = (centre(at), y.at(*count as f64));
            if *count > 0 {
                let ink = if span.whole { Ink::FillSea } else { Ink::FillSeaPale };
                scene.rect(ink, (x - wide / 2.0, y.at(0.0)), (x + wide / 2.0, up));
                if labelled {
                    scene.text(Ink::Tick, (x, up - 4.0), Anchor::Middle, write.number(*count as f64, 0));
                }
            }
            let what = counted(write, *count, "new idea", "new ideas");
            let hit = (x - step / 2.0, top, step, plot);
            let stop = scene.stop((x, up), hit, format!("{}: {what}", self.spans.name(span, write)));
            stop.number = self.spans.are_months().then_some(Number::IdeasInMonth(span.first));
        }
        self.spans.names(&mut scene, top + plot, &centre, write);
        scene
    }
}
