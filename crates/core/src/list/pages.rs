//! What the list of pages shows.

use std::cmp::Reverse;

use crate::journal::RecordId;
use crate::model::{Book, Issue, Page};
use crate::order;
use crate::search::highlight::Words;

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRow {
    /// The page.
    pub page: Page,
    /// When title or text was last written, in milliseconds since 1970-01-01 UTC.
    pub written: Option<u64>,
    /// How many issues about it are open.
    pub open: usize,
}

/// The pages that are, or are not, in the archive, with all these words in title or text; the one written last comes first.
pub fn pages(book: &Book, words: &Words, archived: bool) -> Vec<PageRow> {
    let found = book.all::<Page>().filter(|page| page.archived == archived);
    let found =
        found.filter(|page| words.is_empty() || words.all_in([page.title.as_str(), page.text.as_str()]));
    let row = |page: Page| {
        let record = book.snapshot().live(&page.id);
        let stamp = |field: &str| {
            let register = record.and_then(|record| record.register(field))?;
            register.heads().iter().map(|head| head.stamp.wall()).max()
        };
        let written = [Page::title.as_str(), Page::text.as_str()].into_iter().filter_map(stamp).max();
        let open = book.issues_about(&page.id).iter().filter(|issue| issue.resolved_at.is_none()).count();
        PageRow { page, written, open }
    };
    let mut rows: Vec<PageRow> = found.map(row).collect();
    order::sort_by(&mut rows, |a, b| {
        Reverse(a.written).cmp(&Reverse(b.written)).then_with(|| a.page.id.cmp(&b.page.id))
    });
    rows
}

/// What follows from a page: the issues about it, open ones first, and of those the one that is due first.
pub fn follow_ups(book: &Book, page: &RecordId) -> Vec<Issue> {
    let mut issues = book.issues_about(page);
    let rank = |issue: &Issue| (issue.resolved_at.is_some(), issue.due_on.is_none(), issue.due_on);
    order::sort_by(&mut issues, |a, b| rank(a).cmp(&rank(b)));
    issues
}

/// How many pages are in the archive.
pub fn archived(book: &Book) -> usize {
    book.all::<Page>().filter(|page| page.archived).count()
}
