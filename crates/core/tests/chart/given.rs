//! Portfolios to draw.

use pilotbook_core::chart::{self, Chart, Given, Plain};
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::{Here, read_rows};
use pilotbook_core::journal::{Journal, RecordId, project};
use pilotbook_core::metrics::portfolio::{Impact, Kpi};
use pilotbook_core::metrics::{Metrics, Portfolio, Scope, portfolio_of};
use pilotbook_core::model::choice::{Basis, KpiDirection};
use pilotbook_core::model::{Book, Idea, Pilot};
use pilotbook_core::sample::sample;
use pilotbook_core::{Date, LocalTime};

use super::build;

const CSV: &[u8] = include_bytes!("../../../../tests/data/kep.csv");
const RECIPE: &[u8] = include_bytes!("../../../../tests/data/kep.recipe.json");

/// The real portfolio.
pub fn kep() -> Portfolio {
    let recipe = Recipe::parse(RECIPE).unwrap();
    build::portfolio_of(&read_rows(CSV.to_vec(), &recipe, &Here::empty(Date::LAST)).unwrap())
}

/// The sample workspace on a day.
pub fn sample_book(today: Date) -> Book {
    let mut journal = Journal::new();
    for transaction in sample(today, 7, "Europe/Vienna").unwrap() {
        journal.add_transaction(transaction);
    }
    Book::of(project(&journal))
}

/// A pilot's title, or its idea's.
pub fn title(book: &Book, id: &RecordId) -> String {
    let pilot = book.get::<Pilot>(id).unwrap();
    let own = Some(pilot.title).filter(|title| !title.is_empty());
    own.or_else(|| Some(book.get::<Idea>(&pilot.idea?)?.title)).unwrap_or_default()
}

pub fn charts(portfolio: &Portfolio, scope: &Scope, title: &dyn Fn(&RecordId) -> String) -> Vec<Chart> {
    let metrics = Metrics::of(portfolio, scope).unwrap();
    chart::all(&Given { metrics: &metrics, portfolio, title, write: &Plain })
}

pub fn sample_charts(today: Date) -> Vec<Chart> {
    let book = sample_book(today);
    charts(&portfolio_of(&book, &LocalTime::end_of(today)), &Scope::up_to(today), &|id| title(&book, id))
}

pub fn kep_charts(scope: &Scope) -> Vec<Chart> {
    charts(&kep(), scope, &|id| format!("Enhancement {} of the scheduler’s admission control", id.local()))
}

/// Four KPIs that outcomes claim to have moved, and twelve pilots with stated chances.
pub fn claimed() -> Portfolio {
    let mut lines = String::new();
    for n in 0..12 {
        let verdict = if n % 3 == 0 { "failed" } else { "succeeded" };
        lines.push_str(&format!("idea 2026-01-0{} team=a\n", n % 9 + 1));
        lines.push_str(&format!(
            "pilot {n} 2026-02-0{} {verdict}:2026-04-1{}:adopt@2026-04-20\n",
            n % 9 + 1,
            n % 9
        ));
    }
    let mut portfolio = build::portfolio(&lines);
    let day = build::day;
    let kpis = [
        ("Quick-start completion", "points", 14.0, Some(11.0), KpiDirection::Up),
        ("Setup threads a week", "threads", -9.0, Some(-10.0), KpiDirection::Up),
        ("Deployment frequency of all services together", "per week", 4.0, Some(0.0), KpiDirection::Up),
        ("Community response time", "hours", 9.5, None, KpiDirection::Up),
    ];
    for (at, (name, unit, claimed, moved, direction)) in kpis.into_iter().enumerate() {
        portfolio.kpis.push(Kpi {
            name: name.to_owned(),
            unit: unit.to_owned(),
            direction: Some(direction),
            baseline: moved.map(|_| 40.0),
            readings: moved
                .map(|moved| build::reading(at, day("2026-04-30"), 40.0 + moved))
                .into_iter()
                .collect(),
            ..Kpi::new(build::id("kpi", at))
        });
        let outcome = portfolio.pilots[at * 2 + 1].outcome.as_mut().unwrap();
        let (kpi, unit, basis) = (Some(at), unit.to_owned(), Basis::Measured);
        outcome.impacts.push(Impact { kpi, amount: claimed, unit, basis });
    }
    for (pilot, at) in portfolio.pilots.iter_mut().zip(0u8..) {
        pilot.chance = Some(0.35 + f64::from(at) * 0.05);
    }
    portfolio
}

pub fn claimed_charts() -> Vec<Chart> {
    charts(&claimed(), &Scope::up_to(build::day("2026-05-10")), &|id| format!("Pilot {}", id.local()))
}
