//! Which record each row is about.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::rows::{Row, RowIdentity};
use crate::journal::RecordId;
use crate::model::ids::{Ids, computed};
use crate::model::{Book, Idea, Kind};
use crate::{Date, Value, order};

/// Which idea each row is; no two rows are the same one.
///
/// Live ideas are matched first, by key, or by title, day and n. A row that matches none takes its
/// computed id, or a random one where another row's idea holds that (it was renamed since).
pub(super) struct Matching {
    found: Vec<Option<RecordId>>,
    taken: BTreeSet<RecordId>,
}

impl Matching {
    /// Matches the live ideas, which is all that needs every row at once.
    pub(super) fn of(book: &Book, rows: &[Row]) -> Matching {
        let here = Here::of(book);
        let mut assigned: HashMap<(&str, Date), Vec<Option<RecordId>>> = HashMap::new();
        let mut most: HashMap<(&str, Date), usize> = HashMap::new();
        for row in rows {
            if let RowIdentity::Nth(n) = row.identity {
                let most = most.entry((&row.title, row.created_on)).or_default();
                *most = n.max(*most);
            }
        }
        for ((title, day), most) in most {
            assigned.insert((title, day), here.keyless(title, day, most));
        }
        let matched = |row: &Row| match &row.identity {
            RowIdentity::Key(key) => here.by_key.get(key.as_str()).copied().cloned(),
            RowIdentity::Nth(n) => {
                let group = assigned.get(&(row.title.as_str(), row.created_on));
                group.and_then(|group| group.get(n - 1).cloned()).flatten()
            }
        };
        let found: Vec<Option<RecordId>> = rows.iter().map(matched).collect();
        let taken = order::set(found.iter().flatten().cloned());
        Matching { found, taken }
    }

    /// The idea of the row at a place. Rows are asked for in their order, each once.
    pub(super) fn take(&mut self, place: usize, row: &Row, ids: &mut Ids) -> Option<RecordId> {
        if let Some(found) = self.found.get_mut(place).and_then(Option::take) {
            return Some(found);
        }
        let own = computed_id(row).filter(|id| !self.taken.contains(id));
        let id = own.or_else(|| ids.next(Idea::NAME))?;
        self.taken.insert(id.clone());
        Some(id)
    }
}

fn computed_id(row: &Row) -> Option<RecordId> {
    match &row.identity {
        RowIdentity::Key(key) => {
            RecordId::new(Idea::NAME, &computed(vec![Idea::NAME.into(), key.as_str().into()]))
        }
        RowIdentity::Nth(n) => keyless_id(&row.title, row.created_on, *n),
    }
}

fn keyless_id(title: &str, day: Date, n: usize) -> Option<RecordId> {
    let parts = vec![Idea::NAME.into(), title.into(), day.to_string().into(), n.into()];
    RecordId::new(Idea::NAME, &computed(parts))
}

/// The live ideas by what a row knows them by.
#[derive(Default)]
struct Here<'a> {
    /// The least id of each key.
    by_key: HashMap<&'a str, &'a RecordId>,
    /// Those without a key, by title and day, each list by id.
    keyless: HashMap<(&'a str, Date), Vec<&'a RecordId>>,
}

impl<'a> Here<'a> {
    fn of(book: &'a Book) -> Here<'a> {
        let mut here = Here::default();
        for (id, record) in book.snapshot().live_of_kind(Idea::NAME) {
            let text = |field: &str| record.value(field).and_then(Value::as_text).unwrap_or_default();
            let key = text("key");
            if !key.is_empty() {
                here.by_key.entry(key).or_insert(id);
            } else if let Some(day) = Date::parse(text("created_on")) {
                here.keyless.entry((text("title"), day)).or_default().push(id);
            }
        }
        here
    }

    /// Which of the live ideas of a title and day are those of the first `most` rows of it. One that an
    /// import made keeps its own n, so that the same file matches the same ideas again; the others fill
    /// the places left, by id.
    fn keyless(&self, title: &str, day: Date, most: usize) -> Vec<Option<RecordId>> {
        let Some(live) = self.keyless.get(&(title, day)) else { return Vec::new() };
        let mut left: HashSet<&RecordId> = live.iter().copied().collect();
        let own = (1..=most).map(|n| keyless_id(title, day, n).filter(|id| left.remove(id)));
        let mut places: Vec<Option<RecordId>> = own.collect();
        let mut others = live.iter().filter(|id| left.contains(*id));
        for place in places.iter_mut().filter(|place| place.is_none()) {
            *place = others.next().map(|id| (*id).clone());
        }
        places
    }
}
