//! From the rows of a table to what is to be written: the same rows in two copies are one thing, and
//! the same file again changes nothing (`docs/METRICS.md` section 1).

mod matching;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::rows::{Row, RowPilot};
use crate::Value;
use crate::journal::{Change, Field, Record, RecordId, State, fits};
use crate::model::field::Plain;
use crate::model::ids::{Ids, named};
use crate::model::{Book, Idea, Kind, Name, Outcome, Person, Pilot, Team, Triage};
use crate::order;
use matching::Matching;

/// The longest `what` of a transaction, in bytes of UTF-8.
const MAX_WHAT: usize = 1000;

/// What an import of rows would do. Preview and import are this one plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowsPlan {
    /// What is to be written; empty where nothing differs.
    pub change: Change,
    /// Ideas that are not here yet.
    pub new: usize,
    /// Ideas that change, or whose pilot or outcome does.
    pub changed: usize,
    /// Ideas that are the same already.
    pub same: usize,
    /// Records in the trash that come back.
    pub restored: Vec<RecordId>,
    /// Texts of more than 1 MiB, which no record can hold: the row's record number and the field.
    pub too_large: Vec<(usize, &'static str)>,
}

/// Plans the import of rows; `what` says what is done.
///
/// An update writes only what the file has a value for and what differs; an empty cell clears nothing.
/// A list of supporting teams is one value: where it is not empty, it is the whole set.
pub fn plan_rows(book: &Book, rows: &[Row], ids: &mut Ids, what: &str) -> RowsPlan {
    let mut planner = RowsPlanner::new(book, rows, ids, what);
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
    pub fn new(book: &'a Book, rows: &'a [Row], ids: &'a mut Ids, what: &str) -> RowsPlanner<'a> {
        let what = &what[..what.floor_char_boundary(MAX_WHAT)];
        let plan = RowsPlan { change: Change::new(what), ..RowsPlan::default() };
        let planner = Planner { book, ids, plan, names: names_of(book) };
        RowsPlanner { rows, done: 0, matching: Matching::of(book, rows), planner }
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
        self.note_too_large(row);
        let is_new = self.book.snapshot().live(id).is_none();
        let before = self.plan.change.set.len();
        let (team, proposer) = (
            row.team.as_deref().and_then(|name| self.named::<Team>(name)),
            row.proposer.as_deref().and_then(|name| self.named::<Person>(name)),
        );
        let supporting = order::set(row.supporting_teams.iter().filter_map(|name| self.named::<Team>(name)));
        let teams_and_people = self.plan.change.set.len() - before;

        let mut set = self.existing(id);
        if let Some(key) = row.key() {
            self.put(id, &mut set, Idea::key, key.to_owned());
        }
        self.put(id, &mut set, Idea::title, row.title.clone());
        self.put(id, &mut set, Idea::created_on, Some(row.created_on));
        if team.is_some() {
            self.put(id, &mut set, Idea::team, team);
        }
        if proposer.is_some() {
            self.put(id, &mut set, Idea::proposer, proposer);
        }
        let triage = row.triage.or((is_new && self.value(id, "triage").is_none()).then_some(Triage::New));
        if triage.is_some() {
            self.put(id, &mut set, Idea::triage, triage);
        }
        if !supporting.is_empty() {
            self.put_set(id, &mut set, "supporting_teams", &supporting);
        }
        let mut changed = !set.is_empty();
        self.keep(id, set);
        if let Some(pilot) = &row.pilot {
            changed |= self.pilot(id, pilot);
        }
        match (is_new, changed || teams_and_people > 0) {
            (true, _) => self.plan.new += 1,
            (false, true) => self.plan.changed += 1,
            (false, false) => self.plan.same += 1,
        }
    }

    fn pilot(&mut self, idea: &RecordId, pilot: &RowPilot) -> bool {
        let Some(id) = RecordId::new(Pilot::NAME, idea.local()) else { return false };
        let mut set = self.existing(&id);
        self.put(&id, &mut set, Pilot::idea, Some(idea.clone()));
        self.put(&id, &mut set, Pilot::started_on, Some(pilot.started_on));
        let mut changed = !set.is_empty();
        self.keep(&id, set);
        if let Some(outcome) = &pilot.outcome
            && let Some(own) = RecordId::new(Outcome::NAME, idea.local())
        {
            let mut set = self.existing(&own);
            self.put(&own, &mut set, Outcome::pilot, Some(id));
            self.put(&own, &mut set, Outcome::verdict, Some(outcome.verdict));
            self.put(&own, &mut set, Outcome::decided_on, Some(outcome.decided_on));
            if outcome.decision.is_some() {
                self.put(&own, &mut set, Outcome::decision, outcome.decision);
            }
            changed |= !set.is_empty();
            self.keep(&own, set);
        }
        changed
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

    fn note_too_large(&mut self, row: &Row) {
        let supporting =
            row.supporting_teams.iter().map(|name| ("idea.supporting_teams", Some(name.as_str())));
        let texts = [
            ("idea.key", row.key()),
            ("idea.title", Some(row.title.as_str())),
            ("idea.team", row.team.as_deref()),
            ("idea.proposer", row.proposer.as_deref()),
        ];
        for (field, text) in texts.into_iter().chain(supporting) {
            // Short texts, that is nearly all, are not looked at twice.
            if text.is_some_and(|text| text.len() > 1000 && !fits(&text.into())) {
                self.plan.too_large.push((row.record, field));
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
        let here: BTreeSet<&str> = self.book.snapshot().get(id).map_or_else(BTreeSet::new, |record| {
            let there = record.elements(name).filter(|(_, value)| **value == Value::Bool(true));
            order::set(there.map(|(element, _)| element))
        });
        let new =
            wanted.iter().map(RecordId::as_str).filter(|element| !here.contains(element)).map(|e| (e, true));
        let gone = here.iter().copied().filter(|element| !wanted.contains(*element));
        for (element, there) in new.chain(gone.map(|element| (element, false))) {
            if let Some(field) = Field::element_of(name, element) {
                set.insert(field, Value::Bool(there));
            }
        }
    }

    fn keep(&mut self, id: &RecordId, set: BTreeMap<Field, Value>) {
        if !set.is_empty() {
            self.plan.change.set.entry(id.clone()).or_default().extend(set);
        }
    }
}
