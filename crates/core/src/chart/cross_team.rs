//! Teams beside teams: the ideas that two of them stand behind together.

use std::sync::Arc;

use super::figures::{Figures, counted};
use super::ink::Ink;
use super::scene::Scene;
use super::shares;
use super::table::{Cell, Table};
use super::text::{Anchor, fit};
use super::{Chart, Given, NARROW, Plot};
use crate::metrics::Number;
use crate::order;

struct CrossTeam {
    /// Those of the most common ideas first.
    teams: Vec<String>,
    /// Places in `teams`, the later first, and the ideas that both stand behind.
    pairs: Vec<(usize, usize, usize)>,
}

/// As many teams as are drawn; the table has all pairs.
const MOST: usize = 12;

/// `cross_team.pairs` as a matrix: from a team's name to the left and downwards lie its pairs.
pub fn cross_team(given: &Given) -> Chart {
    let cross_team = &given.metrics.cross_team;
    let mut table = Table::new(&["Team", "And team", "New ideas of both"]);
    let mut teams: Vec<(String, usize)> = Vec::new();
    for pair in &cross_team.pairs {
        table.push(vec![pair.a.as_str().into(), pair.b.as_str().into(), Cell::Count(pair.ideas.len())]);
        for name in [&pair.a, &pair.b] {
            match teams.iter_mut().find(|(team, _)| team == name) {
                Some((_, ideas)) => *ideas += pair.ideas.len(),
                None => teams.push((name.clone(), pair.ideas.len())),
            }
        }
    }
    order::sort_by(&mut teams, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut caption = format!(
        "New ideas that two teams own or support together: find both names, and where row and column meet. \
         Two or more teams: {}.",
        shares::said(cross_team.share, given.write)
    );
    if teams.len() > MOST {
        let rest = counted(given.write, teams.len() - MOST, "more team is", "more teams are");
        caption.push_str(&format!(" {rest} in the table."));
        teams.truncate(MOST);
    }
    let place = |name: &str| teams.iter().position(|(team, _)| team == name);
    let pairs = cross_team.pairs.iter().filter_map(|pair| {
        let (a, b) = (place(&pair.a)?, place(&pair.b)?);
        Some((a.max(b), a.min(b), pair.ideas.len()))
    });
    let mut pairs: Vec<_> = pairs.collect();
    order::sort_by(&mut pairs, |a, b| a.cmp(b));
    Chart {
        id: "cross_team",
        title: "Teams together".to_owned(),
        caption,
        table,
        missing: pairs.is_empty().then(|| "No new idea of this period names two teams.".to_owned()),
        plot: Arc::new(CrossTeam { teams: teams.into_iter().map(|(team, _)| team).collect(), pairs }),
    }
}

impl Plot for CrossTeam {
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        let narrow = width < NARROW;
        let columns = self.teams.len().saturating_sub(1).max(1) as f64;
        let cell = ((width - 96.0) / columns).min(if narrow { 32.0 } else { 36.0 });
        let high = cell.min(28.0);
        let mut scene = Scene::new(width, self.teams.len() as f64 * high + 8.0);
        let corner = |row: usize, column: usize| (column as f64 * cell, 4.0 + row as f64 * high);
        let most = self.pairs.iter().map(|pair| pair.2).max().unwrap_or(1).max(1);
        for row in 1..self.teams.len() {
            for column in 0..row {
                let (x, y) = corner(row, column);
                let count =
                    self.pairs.iter().find(|pair| (pair.0, pair.1) == (row, column)).map(|pair| pair.2);
                let ink = match count.map(|count| (count * 4).div_ceil(most)) {
                    None => Ink::Area,
                    Some(0 | 1) => Ink::Heat1,
                    Some(2) => Ink::Heat2,
                    Some(3) => Ink::Heat3,
                    Some(_) => Ink::Heat4,
                };
                scene.rect(ink, (x + 1.0, y + 1.0), (x + cell - 1.0, y + high - 1.0));
                if let Some(count) = count {
                    let place = (x + cell / 2.0, y + high / 2.0 + 4.0);
                    scene.text(Ink::Figure, place, Anchor::Middle, write.number(count as f64, 0));
                }
            }
        }
        for (at, team) in self.teams.iter().enumerate() {
            let (x, y) = corner(at, at);
            let x = x + if at == 0 { 0.0 } else { 8.0 };
            let name = fit(team, Ink::Label.size(), width - x);
            scene.text(Ink::Label, (x, y + high / 2.0 + 4.0), Anchor::Start, name);
        }
        for (row, column, count) in &self.pairs {
            let (Some(a), Some(b)) = (self.teams.get(*column), self.teams.get(*row)) else { continue };
            let (x, y) = corner(*row, *column);
            let says = format!("{a} and {b}: {}", counted(write, *count, "new idea", "new ideas"));
            let (first, second) = if a < b { (a, b) } else { (b, a) };
            let stop = scene.stop((x + cell / 2.0, y + high / 2.0), (x, y, cell, high), says);
            stop.number = Some(Number::CrossTeamPair(first.clone(), second.clone()));
        }
        scene
    }
}
