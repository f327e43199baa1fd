//! Which page a record lies on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pilotbook_core::journal::RecordId;

/// How many records a page takes. Measured: a save rewrites the pages it touches (1 000 records cost
/// 8 ms, 128 about 1 ms), and start-up reads all pages at once, where fewer are faster; below some
/// hundred a page the gain for saves is less than a frame.
const RECORDS_PER_PAGE: usize = 128;

/// Pages and the records on them.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    pages: BTreeMap<u32, BTreeSet<RecordId>>,
    page_of: HashMap<RecordId, u32>,
}

impl Layout {
    /// The page of a record; one that has none yet is put on the last page, or a new one.
    pub fn assign(&mut self, record: &RecordId) -> u32 {
        if let Some(page) = self.page_of.get(record) {
            return *page;
        }
        let last = self.pages.last_key_value().map(|(page, records)| (*page, records.len()));
        let page = match last {
            Some((page, records)) if records < RECORDS_PER_PAGE => page,
            Some((page, _)) => page + 1,
            None => 0,
        };
        self.put(page, record.clone());
        page
    }

    /// Notes that a record lies on a page, and on no other.
    pub fn put(&mut self, page: u32, record: RecordId) {
        if let Some(old) = self.page_of.insert(record.clone(), page).filter(|old| *old != page)
            && let Some(records) = self.pages.get_mut(&old)
        {
            records.remove(&record);
        }
        self.pages.entry(page).or_default().insert(record);
    }

    /// Notes that a record lies on no page.
    pub fn forget(&mut self, record: &RecordId) {
        let page = self.page_of.remove(record);
        if let Some(records) = page.and_then(|page| self.pages.get_mut(&page)) {
            records.remove(record);
        }
    }

    /// The page of a record that has one.
    pub fn page_of(&self, record: &RecordId) -> Option<u32> {
        self.page_of.get(record).copied()
    }

    /// The records on a page.
    pub fn records(&self, page: u32) -> impl Iterator<Item = &RecordId> {
        self.pages.get(&page).into_iter().flatten()
    }
}
