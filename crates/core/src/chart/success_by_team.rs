//! Success by team: dots with intervals, held against all teams together.

use std::sync::Arc;

use super::axis::{self, BELOW};
use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scale::Scale;
use super::scene::Scene;
use super::shares::{self, percent};
use super::table::{Cell, Table};
use super::text::{self, Anchor, fit};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::{Number, Share};

struct SuccessByTeam {
    teams: Vec<(String, Share)>,
    all: Share,
}

/// As many teams as are drawn; the table has all.
const MOST: usize = 16;

/// `pilots.success_by_team`: a row a team, most concluded first.
pub fn success_by_team(given: &Given) -> Chart {
    let pilots = &given.metrics.pilots;
    let mut table = Table::new(&["Team", "Succeeded", "Concluded", "Share", "Low", "High"]);
    let mut teams = Vec::new();
    for row in &pilots.success_by_team {
        let share = row.share();
        let part = |value: Option<f64>| Cell::from(value.map(|value| Cell::Share(value, share.n)));
        let estimate = share.estimate();
        table.push(vec![
            row.team.as_str().into(),
            share.k.into(),
            share.n.into(),
            part(estimate.map(|e| e.value)),
            part(estimate.map(|e| e.low)),
            part(estimate.map(|e| e.high)),
        ]);
        teams.push((row.team.clone(), share));
    }
    let mut caption =
        "Concluded pilots of the team that owns the idea, 95% interval. Hollow: fewer than 5.".to_owned();
    if teams.len() > MOST {
        let rest = counted(given.write, teams.len() - MOST, "more team", "more teams");
        caption.push_str(&format!(" In the table: {rest} with fewer concluded pilots."));
        teams.truncate(MOST);
    }
    Chart {
        id: "success_by_team",
        title: "Success by team".to_owned(),
        caption,
        table,
        missing: teams.is_empty().then(|| "No pilot was concluded in this period.".to_owned()),
        plot: Arc::new(SuccessByTeam { teams, all: pilots.success_rate() }),
    }
}

const FIGURES: f64 = 148.0;

impl Plot for SuccessByTeam {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let (top, row) = if narrow { (26.0, 44.0) } else { (26.0, 32.0) };
        let bottom = top + self.teams.len() as f64 * row;
        let mut scene = Scene::new(width, bottom + BELOW);
        let name = |team: &str| if team.is_empty() { "—".to_owned() } else { team.to_owned() };
        let names = self.teams.iter().map(|(team, _)| text::width(&name(team), Ink::Label.size()));
        let labels = if narrow { width - FIGURES - 8.0 } else { names.fold(0.0, f64::max).min(width * 0.24) };
        let (left, right) = if narrow { (6.0, width - 6.0) } else { (labels + 18.0, width - FIGURES - 20.0) };
        let x = Scale::to(1.0, left, right);
        let parts = axis::parts(narrow, (top, bottom), row, (24.0, 39.0));
        for part in [0u8, 25, 50, 75, 100] {
            let at = x.at(f64::from(part) / 100.0);
            axis::upright(&mut scene, if part == 0 { Ink::Zero } else { Ink::Grid }, at, &parts);
            let unit = if part == 100 { "%" } else { "" };
            let text = format!("{}{unit}", write.number(f64::from(part), 0));
            scene.text(Ink::Tick, (at, bottom + 16.0), Anchor::Middle, text);
        }
        if let Some(all) = self.all.value() {
            let at = x.at(all);
            scene.line(Ink::Dash, (at, top - 6.0), (at, top));
            axis::upright(&mut scene, Ink::Dash, at, &parts);
            scene.text(
                Ink::Quiet,
                (at, top - 11.0),
                Anchor::Middle,
                format!("all teams {}", percent(all, write)),
            );
        }
        for ((team, share), at) in self.teams.iter().zip(0u8..) {
            let up = top + f64::from(at) * row;
            let (base, middle) = if narrow { (up + 16.0, up + 31.0) } else { (up + 20.0, up + 16.0) };
            let label = fit(&name(team), Ink::Label.size(), labels);
            scene.text(Ink::Label, (0.0, base), Anchor::Start, label);
            shares::whisker(&mut scene, *share, &x, middle);
            let of = format!("{} of {}", write.number(share.k as f64, 0), write.number(share.n as f64, 0));
            scene.text(Ink::Quiet, (width - FIGURES + 44.0, base), Anchor::End, of);
            shares::figures(&mut scene, *share, (width, base), write);
            let says = format!("{}: {}", name(team), shares::said(*share, write));
            let place = (x.at(share.value().unwrap_or(0.0)), middle);
            scene.stop(place, (0.0, up, width, row), says).number =
                Some(Number::ConcludedOfTeam(team.clone()));
        }
        scene
    }
}
