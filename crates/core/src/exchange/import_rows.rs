//! From the rows of a table to what is to be written: the same rows in two copies are one thing, and
//! the same file again changes nothing (`docs/METRICS.md` section 1).

mod ideas;
mod issues;
mod matching;
mod readings;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::recipe::RecipeField;
use super::rows::{Row, RowSays, RowsReport};
use crate::Value;
use crate::journal::{Change, Field, Record, RecordId, State, fits};
use crate::model::field::Plain;
use crate::model::ids::{Ids, named};
use crate::model::{Book, Kind, Kpi, Name, Person, Team};
use crate::order;
use matching::Matching;

/// The longest `what` of a transaction, in bytes of UTF-8.
const MAX_WHAT: usize = 1000;

/// What an import of rows would do. Preview and import are this one plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowsPlan {
    /// What is to be written; empty where nothing differs.
    pub change: Change,
    /// Ideas, readings or issues that are not here yet.
    pub new: usize,
    /// Those that change, or whose pilot, outcome, team or person does.
    pub changed: usize,
    /// Those that are the same already.
    pub same: usize,
    /// Records in the trash that come back.
    pub restored: Vec<RecordId>,
    /// Texts of more than 1 MiB, which no record can hold: the row's record number and the field.
    pub too_large: Vec<(usize, &'static str)>,
    /// KPIs that were there when the table was read and are gone: their readings are left out.
    pub gone: BTreeSet<RecordId>,
}

/// Plans the import of what was read; `what` says what is done.
///
/// An update writes only what the file has a value for and what differs; an empty cell clears nothing.
/// A list of supporting teams is one value: where it is not empty, it is the whole set. Counts per answer are
/// one value too. To the teams of an issue those of the file are added.
pub fn plan_rows(book: &Book, report: &RowsReport, ids: &mut Ids, what: &str) -> RowsPlan {
    let mut planner = RowsPlanner::new(book, report, ids, what);
    planner.step(usize::MAX);
    planner.finish()
}

/// Plans an import in steps, so that a page can show progress and stop.
pub struct RowsPlanner<'a> {
    rows: &'a [Row],
    done: usize,
    matching: Matching,
    planner: Planner<'a>,
}

impl<'a> RowsPlanner<'a> {
    /// As [`plan_rows`]; no row is planned yet.
    pub fn new(book: &'a Book, report: &'a RowsReport, ids: &'a mut Ids, what: &str) -> RowsPlanner<'a> {
        let what = &what[..what.floor_char_boundary(MAX_WHAT)];
        let plan = RowsPlan { change: Change::new(what), ..RowsPlan::default() };
        let planner = Planner { book, ids, plan, names: names_of(book) };
        let rows = &report.rows;
        RowsPlanner { rows, done: 0, matching: Matching::of(book, report.subject, rows), planner }
    }

    /// Plans up to so many rows more and says how many are planned.
    pub fn step(&mut self, rows: usize) -> usize {
        let end = self.done.saturating_add(rows).min(self.rows.len());
        for place in self.done..end {
            let row = &self.rows[place];
            if let Some(id) = self.matching.take(place, row, self.planner.ids) {
                self.planner.row(row, &id);
            }
        }
        self.done = end;
        end
    }

    /// The plan of the rows that were planned.
    pub fn finish(self) -> RowsPlan {
        self.planner.plan
    }
}

/// Teams and people by kind and name, the least id if several.
type Names = HashMap<(&'static str, String), RecordId>;

fn names_of(book: &Book) -> Names {
    let mut names = Names::new();
    for kind in [Team::NAME, Person::NAME] {
        for (id, record) in book.snapshot().live_of_kind(kind) {
            let name = record.value("name").and_then(Value::as_text).unwrap_or_default();
            names.entry((kind, name.to_owned())).or_insert_with(|| id.clone());
        }
    }
    names
}

struct Planner<'a> {
    book: &'a Book,
    ids: &'a mut Ids,
    plan: RowsPlan,
    /// Those that are here, and those that this import makes.
    names: Names,
}

impl Planner<'_> {
    fn row(&mut self, row: &Row, id: &RecordId) {
        let is_new = self.book.snapshot().live(id).is_none();
        let changed = match &row.says {
            RowSays::Idea(idea) => self.idea(row, idea, id, is_new),
            RowSays::Reading(reading) => {
                let Some(kpi) = self.book.get::<Kpi>(&reading.kpi) else {
                    self.plan.gone.insert(reading.kpi.clone());
                    return;
                };
                self.reading(row, reading, id, &kpi)
            }
            RowSays::Issue(issue) => self.issue(row, issue, id),
        };
        match (is_new, changed) {
            (true, _) => self.plan.new += 1,
            (false, true) => self.plan.changed += 1,
            (false, false) => self.plan.same += 1,
        }
    }

    /// The team or person of a name, made here where there is none.
    fn named<K: Kind>(&mut self, name: &str) -> Option<RecordId> {
        let wanted = Value::from(name);
        if let Some(id) = self.names.get(&(K::NAME, name.to_owned())) {
            return Some(id.clone());
        }
        if !fits(&wanted) {
            return None;
        }
        let mut id = named(K::NAME, name)?;
        let holder = self.value(&id, "name").and_then(Value::as_text);
        if holder.is_some_and(|holder| holder != name) {
            id = self.ids.next(K::NAME)?;
        }
        let mut set = self.existing(&id);
        if self.value(&id, "name") != Some(&wanted)
            && let Some(field) = Field::parse("name")
        {
            set.insert(field, wanted);
        }
        self.keep(&id, set);
        self.names.insert((K::NAME, name.to_owned()), id.clone());
        Some(id)
    }

    /// Names the texts of a row that no record can hold.
    fn note_too_large<'t>(
        &mut self,
        row: &Row,
        texts: impl IntoIterator<Item = (RecipeField, Option<&'t str>)>,
    ) {
        for (field, text) in texts {
            // Short texts, that is nearly all, are not looked at twice.
            if text.is_some_and(|text| text.len() > 1000 && !fits(&text.into())) {
                self.plan.too_large.push((row.record, field.name()));
            }
        }
    }

    /// What makes a record live, if it isn't.
    fn existing(&mut self, id: &RecordId) -> BTreeMap<Field, Value> {
        let mut set = BTreeMap::new();
        let state = self.book.snapshot().get(id).and_then(Record::state);
        if state != Some(State::Live)
            && let Some(exists) = Field::parse("exists")
        {
            set.insert(exists, Value::Bool(true));
        }
        if state == Some(State::Deleted) {
            self.plan.restored.push(id.clone());
        }
        set
    }

    fn value(&self, id: &RecordId, field: &str) -> Option<&Value> {
        self.book
            .snapshot()
            .get(id)
            .and_then(|record| record.value(field))
            .filter(|value| **value != Value::Null)
    }

    fn put<T: Plain>(&self, id: &RecordId, set: &mut BTreeMap<Field, Value>, name: Name<T>, value: T::Read) {
        let value = T::to_json(value);
        let field = name.field().filter(|field| self.value(id, field.as_str()) != Some(&value));
        if let Some(field) = field.filter(|_| fits(&value)) {
            set.insert(field, value);
        }
    }

    /// The list in the file is the whole set.
    fn put_set(
        &self,
        id: &RecordId,
        set: &mut BTreeMap<Field, Value>,
        name: &str,
        wanted: &BTreeSet<RecordId>,
    ) {
        self.add_to_set(id, set, name, wanted);
        for gone in self.elements(id, name) {
            if !wanted.iter().any(|element| element.as_str() == gone)
                && let Some(field) = Field::element_of(name, gone)
            {
                set.insert(field, Value::Bool(false));
            }
        }
    }

    /// The list in the file comes to what is there.
    fn add_to_set(
        &self,
        id: &RecordId,
        set: &mut BTreeMap<Field, Value>,
        name: &str,
        wanted: &BTreeSet<RecordId>,
    ) {
        let here = self.elements(id, name);
        for new in wanted.iter().map(RecordId::as_str).filter(|element| !here.contains(element)) {
            if let Some(field) = Field::element_of(name, new) {
                set.insert(field, Value::Bool(true));
            }
        }
    }

    /// The elements of a record's set.
    fn elements<'s>(&'s self, id: &RecordId, name: &'s str) -> BTreeSet<&'s str> {
        self.book.snapshot().get(id).map_or_else(BTreeSet::new, move |record| {
            let there = record.elements(name).filter(|(_, value)| **value == Value::Bool(true));
            order::set(there.map(|(element, _)| element))
        })
    }

    fn keep(&mut self, id: &RecordId, set: BTreeMap<Field, Value>) {
        if !set.is_empty() {
            self.plan.change.set.entry(id.clone()).or_default().extend(set);
        }
    }
}
