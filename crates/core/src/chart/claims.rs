//! What adopted outcomes claim beside what the KPI itself did.

use std::sync::Arc;

use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::Scale;
use super::scene::{Path, Scene};
use super::table::{Cell, Table};
use super::text::{Anchor, fit};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::Number;
use crate::metrics::impact::KpiImpact;

struct Claims {
    rows: Vec<KpiImpact>,
}

/// As many KPIs as are drawn; the table has all.
const MOST: usize = 16;

/// `impact.by_kpi`: two bars a KPI, on a scale of its own, since units differ.
pub fn claims(given: &Given) -> Chart {
    let mut rows = given.metrics.impact.by_kpi.clone();
    let mut table = Table::new(&["KPI", "Unit", "Claimed", "Moved", "Claims exceed it"]);
    for row in &rows {
        table.push(vec![
            row.claim.name.as_str().into(),
            row.claim.unit.as_str().into(),
            Cell::Number(row.claim.claimed),
            row.moved.map(Cell::Number).into(),
            row.exceeds().map(|exceeds| Cell::from(if exceeds { "yes" } else { "no" })).into(),
        ]);
    }
    let mut caption =
        "What adopted outcomes claim, and what the KPI itself did in the period; + is its good direction. \
                       Each KPI has its own scale."
            .to_owned();
    if rows.len() > MOST {
        let rest = counted(given.write, rows.len() - MOST, "more is", "more are");
        caption.push_str(&format!(" {rest} in the table."));
        rows.truncate(MOST);
    }
    Chart {
        id: "claims",
        title: "Claimed beside moved".to_owned(),
        caption,
        table,
        missing: rows.is_empty().then(|| {
            "No outcome adopted in this period has a measured change of a KPI in its own unit.".to_owned()
        }),
        plot: Arc::new(Claims { rows }),
    }
}

fn signed(value: f64, write: &dyn Figures) -> String {
    let text = write.number(value, 2);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

fn says(row: &KpiImpact, write: &dyn Figures) -> String {
    let claimed = signed(row.claim.claimed, write);
    let (name, unit) = (&row.claim.name, &row.claim.unit);
    match (row.moved, row.exceeds()) {
        (Some(moved), exceeds) => {
            let end = if exceeds == Some(true) { "; claims exceed it" } else { "" };
            format!("{name}: claims {claimed} {unit}, moved {} {unit}{end}", signed(moved, write))
        }
        (None, _) => format!("{name}: claims {claimed} {unit}; how it moved is not known"),
    }
}

impl Plot for Claims {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let (top, row) = (22.0, if narrow { 50.0 } else { 38.0 });
        let mut scene = Scene::new(width, top + self.rows.len() as f64 * row);
        let claimed_at = if narrow { width - 56.0 } else { width - 158.0 };
        let moved_at = claimed_at + 56.0;
        let labels = if narrow { width - 96.0 } else { width * 0.34 };
        let (left, right) = (if narrow { 0.0 } else { labels + 14.0 }, claimed_at - 58.0);
        scene.text(Ink::NameSea, (claimed_at, 12.0), Anchor::End, "claimed");
        scene.text(Ink::NameHeld, (moved_at, 12.0), Anchor::End, "moved");
        for (of, at) in self.rows.iter().zip(0u8..) {
            let up = top + f64::from(at) * row;
            scene.line(Ink::Grid, (0.0, up), (width, up));
            let (base, middle) = if narrow { (up + 17.0, up + 34.0) } else { (up + 23.0, up + 19.0) };
            let name = if of.claim.unit.is_empty() {
                of.claim.name.clone()
            } else {
                format!("{}, {}", of.claim.name, of.claim.unit)
            };
            scene.text(Ink::Label, (0.0, base), Anchor::Start, fit(&name, Ink::Label.size(), labels));
            let moved = of.moved.unwrap_or(0.0);
            let low = of.claim.claimed.min(moved).min(0.0);
            let high = of.claim.claimed.max(moved).max(if low < 0.0 { 0.0 } else { 1e-9 });
            let x = Scale { low, high, from: left, to: right };
            let zero = x.at(0.0);
            scene.rect(Ink::FillSea, (zero, middle - 9.0), (x.at(of.claim.claimed), middle - 1.0));
            if of.moved.is_some() {
                scene.rect(Ink::FillHeld, (zero, middle + 1.0), (x.at(moved), middle + 9.0));
            }
            scene.line(Ink::Zero, (zero, middle - 12.0), (zero, middle + 12.0));
            scene.text(Ink::Figure, (claimed_at, middle + 4.0), Anchor::End, signed(of.claim.claimed, write));
            let moved = of.moved.map_or("—".to_owned(), |moved| signed(moved, write));
            scene.text(Ink::Figure, (moved_at, middle + 4.0), Anchor::End, moved);
            match of.exceeds() {
                Some(true) => {
                    let text = "Over-claimed";
                    scene.text(Ink::FigureWarn, (width, base), Anchor::End, text);
                    let (x, y) = (width - super::text::width(text, 12.0) - 12.0, base - 4.0);
                    let mut diamond = Path::default();
                    diamond.go((x - 4.5, y)).line((x, y - 4.5)).line((x + 4.5, y)).line((x, y + 4.5)).close();
                    scene.path(Ink::FillWarn, diamond);
                }
                Some(false) => scene.text(Ink::Quiet, (width, base), Anchor::End, "Covered"),
                None => scene.text(Ink::Tick, (width, base), Anchor::End, "not known"),
            }
            let stop = scene.stop((x.at(of.claim.claimed), middle), (0.0, up, width, row), says(of, write));
            stop.number = Some(Number::ClaimedOf(of.claim.kpi.clone()));
        }
        scene
    }
}
