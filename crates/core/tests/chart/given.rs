//! Portfolios to draw.

use pilotbook_core::Date;
use pilotbook_core::chart::{self, Chart, Given, Plain};
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::read_rows;
use pilotbook_core::journal::{Journal, RecordId, project};
use pilotbook_core::metrics::{Metrics, Portfolio, Scope, portfolio_of};
use pilotbook_core::model::{Book, Idea, Pilot};
use pilotbook_core::sample::sample;

use super::build;

const CSV: &[u8] = include_bytes!("../../../../tests/data/kep.csv");
const RECIPE: &[u8] = include_bytes!("../../../../tests/data/kep.recipe.json");

/// The real portfolio.
pub fn kep() -> Portfolio {
    build::portfolio_of(&read_rows(CSV.to_vec(), &Recipe::parse(RECIPE).unwrap()).unwrap())
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
    charts(&portfolio_of(&book), &Scope::up_to(today), &|id| title(&book, id))
}

pub fn kep_charts(scope: &Scope) -> Vec<Chart> {
    charts(&kep(), scope, &|id| format!("Enhancement {} of the scheduler’s admission control", id.local()))
}
