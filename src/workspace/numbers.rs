//! What metrics look at and what they say, computed in steps, so that the page answers keys in between.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::metrics::{
    Comparison, ComparisonDraft, Metrics, MetricsDraft, Portfolio, PortfolioReader, Scope, ScopeError,
    portfolio_of,
};

use super::{Failure, Work, Workspace, now_ms};

/// So many ideas or pilots are read between two looks at the clock.
const RECORDS_A_STEP: usize = 128;
/// For so long, in milliseconds, "now" is as good as when the portfolio was read.
const FRESH: i64 = 60_000;

/// A portfolio that was read, of which version of the records, and when.
pub(super) type Known = (u64, i64, Arc<Portfolio>);

/// The numbers of a scope, beside those of the period before, if there is one.
pub type Numbers = (Arc<Metrics>, Option<Comparison>);

impl Workspace {
    /// What metrics look at; the caller runs again when any record changes.
    pub fn portfolio(self) -> Arc<Portfolio> {
        self.version.track();
        self.known_portfolio().unwrap_or_else(|| self.keep(self.at_now(portfolio_of)))
    }

    /// The same, read in steps, of the records as [`Workspace::held`] then has them. The caller isn't told of changes.
    pub async fn portfolio_in_steps(self, work: &Work) -> Result<Arc<Portfolio>, Failure> {
        loop {
            if let Some(portfolio) = self.known_portfolio().filter(|_| !self.is_taking()) {
                return Ok(portfolio);
            }
            // What changes meanwhile is read from the beginning, and what is half taken in isn't read at all.
            let version = self.version.get_untracked();
            let changed = || self.is_taking() || self.version.get_untracked() != version;
            let mut reader = self.with_untracked(PortfolioReader::new);
            loop {
                work.pause().await?;
                if changed() || !self.with_untracked(|book| reader.step(book, RECORDS_A_STEP)) {
                    break;
                }
                let (done, all) = reader.progress();
                work.tell("Reading", done, all);
            }
            if !changed() {
                return Ok(self.keep(self.at_now(|book, local| reader.finish(book, local))));
            }
            work.wait().await;
        }
    }

    /// The same for a view: read in steps now and whenever a record changes; none before it was read once.
    pub fn portfolio_soon(self) -> ReadSignal<Option<Arc<Portfolio>>> {
        let (portfolio, set) = signal(None);
        let run = StoredValue::new_local(Work::default());
        Effect::new(move |_| {
            self.version.track();
            run.with_value(Work::cancel);
            let work = Work::default();
            run.set_value(work.clone());
            spawn_local(async move {
                // Given up, another has begun, or the view is gone.
                if let Ok(read) = self.portfolio_in_steps(&work).await {
                    set.try_set(Some(read));
                }
            });
        });
        on_cleanup(move || {
            run.try_with_value(Work::cancel);
        });
        portfolio
    }

    fn known_portfolio(self) -> Option<Arc<Portfolio>> {
        let version = self.version.get_untracked();
        self.inner.with_value(|inner| {
            let inner = inner.borrow();
            let known =
                inner.portfolio.as_ref().filter(|(of, at, _)| *of == version && now_ms() - at < FRESH);
            known.map(|(_, _, portfolio)| portfolio.clone())
        })
    }

    fn keep(self, portfolio: Portfolio) -> Arc<Portfolio> {
        let portfolio = Arc::new(portfolio);
        let known = (self.version.get_untracked(), now_ms(), portfolio.clone());
        self.inner.with_value(|inner| inner.borrow_mut().portfolio = Some(known));
        portfolio
    }

    /// The numbers of a scope, computed in steps.
    pub async fn numbers(
        self,
        portfolio: &Portfolio,
        scope: &Scope,
        work: &Work,
    ) -> Result<Result<Numbers, ScopeError>, Failure> {
        work.pause().await?;
        let mut draft = match MetricsDraft::new(portfolio, scope) {
            Ok(draft) => draft,
            Err(error) => return Ok(Err(error)),
        };
        work.pause().await?;
        let now = work.part(0, 2);
        while draft.step(portfolio) {
            let (done, all) = draft.progress();
            now.tell("Counting", done, all);
            work.pause().await?;
        }
        let metrics = Arc::new(draft.finish());
        let Some(mut draft) = ComparisonDraft::new(&metrics, portfolio) else {
            return Ok(Ok((metrics, None)));
        };
        work.pause().await?;
        let before = work.part(1, 2);
        while draft.step(portfolio) {
            let (done, all) = draft.progress();
            before.tell("Counting", done, all);
            work.pause().await?;
        }
        let comparison = draft.finish(&metrics);
        Ok(Ok((metrics, Some(comparison))))
    }
}
