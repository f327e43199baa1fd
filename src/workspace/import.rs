//! The import of a table: long work, in steps, all or nothing.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::exchange::import_rows::{RowsPlan, RowsPlanner};
use pilotbook_core::exchange::rows::{Here, RowsReport};
use pilotbook_core::journal::Library;
use pilotbook_core::model::Book;
use pilotbook_core::model::ids::Ids;

use super::moment::ahead;
use super::write::{Origin, TRIES};
use super::{Done, Failure, Work, Workspace, random_seed, today_in};
use crate::storage::StorageError;

/// How many rows are planned before the page may answer.
const ROWS_A_STEP: usize = 200;

/// What an import would come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanCounts {
    /// Ideas, readings or issues that are not here yet.
    pub new: usize,
    /// Those that change.
    pub changed: usize,
    /// Those that are the same already.
    pub same: usize,
    /// Records that come back from the trash.
    pub restored: usize,
    /// Texts that no record can hold.
    pub too_large: Vec<(usize, &'static str)>,
    /// Whether anything would be written.
    pub writes: bool,
}

impl Workspace {
    /// What the rows of a table have to fit here, as it is now, and the time zone in which it is so.
    pub fn rows_fit(self) -> (Here, String) {
        self.with_untracked(|book| {
            let zone = book.settings().time_zone;
            (Here::of(book, today_in(&zone), ahead(&zone)), zone)
        })
    }

    /// What an import of these rows would do here.
    pub async fn preview_rows(self, report: &RowsReport, work: &Work) -> Result<PlanCounts, Failure> {
        let book = self.inner.with_value(|inner| inner.borrow().book.clone());
        let plan = plan(&book, report, &mut Ids::of_text("preview"), "", work).await?;
        Ok(PlanCounts {
            new: plan.new,
            changed: plan.changed,
            same: plan.same,
            restored: plan.restored.len(),
            writes: !plan.change.is_empty(),
            too_large: plan.too_large,
        })
    }

    /// Imports the rows, as one step that can be undone. The work is made by [`Workspace::work_of_page`]; called off before
    /// it is stored, it leaves nothing.
    pub async fn import_rows(
        self,
        report: Arc<RowsReport>,
        what: String,
        work: Work,
    ) -> Result<Done, Failure> {
        self.queued(self.in_sight_as(work, async move |work: &Work| {
            self.read_other_tabs().await?;
            for _ in 0..TRIES {
                let book = self.inner.with_value(|inner| inner.borrow().book.clone());
                let plan = plan(&book, &report, &mut Ids::new(random_seed()), &what, work).await?;
                if !plan.gone.is_empty() {
                    return Err(Failure::Other(
                        "A KPI of this table was thrown away meanwhile. Nothing was changed: look at the preview again."
                            .to_owned(),
                    ));
                }
                if let Some(done) = self.attempt(book, plan.change, Origin::Person, &Library::default(), work).await? {
                    return Ok(done);
                }
            }
            Err(StorageError::Behind.into())
        }))
        .await
    }
}

async fn plan(
    book: &Book,
    report: &RowsReport,
    ids: &mut Ids,
    what: &str,
    work: &Work,
) -> Result<RowsPlan, Failure> {
    work.pause().await?;
    let mut planner = RowsPlanner::new(book, report, ids, what);
    let all = report.rows.len();
    while planner.step(ROWS_A_STEP) < all {
        work.tell("Comparing", planner.step(0), all);
        work.pause().await?;
    }
    Ok(planner.finish())
}
