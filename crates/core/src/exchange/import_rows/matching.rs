//! Which record each row is about.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::recipe::Subject;
use super::super::rows::{Row, RowIdentity, When};
use crate::journal::{Record, RecordId};
use crate::model::ids::{Ids, computed};
use crate::model::{Book, Idea, Issue, Kind, Kpi, Reading};
use crate::{Date, Time, Value, order};

/// What rows without a key share; see [`Row::group`].
type Group<'a> = (&'a str, When);

/// Which record each row is; no two rows are the same one.
///
/// Live records are matched first, by key, or by what their group shares and n. A row that matches none takes
/// its computed id, or a random one where another row's record holds that (it was renamed since).
pub(super) struct Matching {
    kind: &'static str,
    found: Vec<Option<RecordId>>,
    taken: BTreeSet<RecordId>,
}

impl Matching {
    /// Matches the live records, which is all that needs every row at once.
    pub(super) fn of(book: &Book, subject: Subject, rows: &[Row]) -> Matching {
        let here = Here::of(book, subject);
        let mut assigned: HashMap<Group, Vec<Option<RecordId>>> = HashMap::new();
        let mut most: HashMap<Group, usize> = HashMap::new();
        for row in rows {
            if let RowIdentity::Nth(n) = row.identity {
                let most = most.entry(row.group()).or_default();
                *most = n.max(*most);
            }
        }
        for (group, most) in most {
            assigned.insert(group, here.keyless(group, most));
        }
        let matched = |row: &Row| match &row.identity {
            RowIdentity::Key(key) => here.by_key.get(key.as_str()).copied().cloned(),
            RowIdentity::Nth(n) => {
                let group = assigned.get(&row.group());
                group.and_then(|group| group.get(n - 1).cloned()).flatten()
            }
        };
        let found: Vec<Option<RecordId>> = rows.iter().map(matched).collect();
        let taken = order::set(found.iter().flatten().cloned());
        Matching { kind: here.kind, found, taken }
    }

    /// The record of the row at a place. Rows are asked for in their order, each once.
    pub(super) fn take(&mut self, place: usize, row: &Row, ids: &mut Ids) -> Option<RecordId> {
        if let Some(found) = self.found.get_mut(place).and_then(Option::take) {
            return Some(found);
        }
        let own = match &row.identity {
            RowIdentity::Key(key) => {
                RecordId::new(self.kind, &computed(vec![self.kind.into(), key.as_str().into()]))
            }
            RowIdentity::Nth(n) => keyless_id(self.kind, row.group(), *n),
        };
        let own = own.filter(|id| !self.taken.contains(id));
        let id = own.or_else(|| ids.next(self.kind))?;
        self.taken.insert(id.clone());
        Some(id)
    }
}

fn keyless_id(kind: &str, (text, when): Group, n: usize) -> Option<RecordId> {
    RecordId::new(kind, &computed(vec![kind.into(), text.into(), when.to_string().into(), n.into()]))
}

/// The live records by what a row knows them by.
struct Here<'a> {
    kind: &'static str,
    /// The least id of each key.
    by_key: HashMap<&'a str, &'a RecordId>,
    /// Those without a key, by their group, each list by id.
    keyless: HashMap<Group<'a>, Vec<&'a RecordId>>,
}

impl<'a> Here<'a> {
    fn of(book: &'a Book, subject: Subject) -> Here<'a> {
        let kind = match subject {
            Subject::Ideas => Idea::NAME,
            Subject::Readings => Reading::NAME,
            Subject::Issues => Issue::NAME,
        };
        let mut here = Here { kind, by_key: HashMap::new(), keyless: HashMap::new() };
        let mut forms = Forms { book, known: HashMap::new() };
        for (id, record) in book.snapshot().live_of_kind(kind) {
            let text = |field: &str| record.value(field).and_then(Value::as_text).unwrap_or_default();
            let key = if subject == Subject::Readings { "" } else { text("key") };
            if !key.is_empty() {
                here.by_key.entry(key).or_insert(id);
                continue;
            }
            let day = |field: &str| Date::parse(text(field)).map(When::Day);
            let (shared, when) = match subject {
                Subject::Ideas => (text("title"), day("created_on")),
                Subject::Issues => (text("title"), Time::parse(text("opened_at")).map(When::At)),
                Subject::Readings if !forms.fits(text("of"), record) => continue,
                Subject::Readings => (text("of"), day("day")),
            };
            if let Some(when) = when {
                here.keyless.entry((shared, when)).or_default().push(id);
            }
        }
        here
    }

    /// Which of the live records of a group are those of the first `most` rows of it. One that an import made
    /// keeps its own n, so that the same file matches the same records again; the others fill the places left,
    /// by id.
    fn keyless(&self, group: Group, most: usize) -> Vec<Option<RecordId>> {
        let Some(live) = self.keyless.get(&group) else { return Vec::new() };
        let mut left: HashSet<&RecordId> = live.iter().copied().collect();
        let own = (1..=most).map(|n| keyless_id(self.kind, group, n).filter(|id| left.remove(id)));
        let mut places: Vec<Option<RecordId>> = own.collect();
        let mut others = live.iter().filter(|id| left.contains(*id));
        for place in places.iter_mut().filter(|place| place.is_none()) {
            *place = others.next().map(|id| (*id).clone());
        }
        places
    }
}

/// How KPIs are read.
struct Forms<'a> {
    book: &'a Book,
    known: HashMap<&'a str, Option<Kpi>>,
}

impl<'a> Forms<'a> {
    /// Whether a reading is of a KPI, in the form in which that is read now: another one is another's.
    fn fits(&mut self, of: &'a str, reading: &Record) -> bool {
        let book = self.book;
        let kpi = self.known.entry(of).or_insert_with(|| book.get(&RecordId::parse(of)?));
        kpi.as_ref().is_some_and(|kpi| super::readings::has_form(kpi.form(), reading))
    }
}
