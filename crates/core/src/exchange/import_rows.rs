//! From the rows of a table to what is to be written: the same rows in two copies are one thing, and
//! the same file again changes nothing (`docs/METRICS.md` section 1).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::rows::{Row, RowIdentity, RowPilot};
use crate::Value;
use crate::journal::{Change, Field, Record, RecordId, State};
use crate::model::field::Plain;
use crate::model::ids::{Ids, computed, named};
use crate::model::{Book, Idea, Kind, Name, Outcome, Person, Pilot, Team, Triage};

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
}

/// Plans the import of rows; `what` says what is done.
pub fn plan_rows(book: &Book, rows: &[Row], ids: &mut Ids, what: &str) -> RowsPlan {
    let mut planner = Planner {
        book,
        ids,
        plan: RowsPlan { change: Change::new(what), ..RowsPlan::default() },
        known: Known::of(book),
        named: HashMap::new(),
    };
    for row in rows {
        planner.row(row);
    }
    planner.plan
}

/// The live ideas by what an import knows them by.
#[derive(Default)]
struct Known {
    by_key: HashMap<String, RecordId>,
    /// Keyless ones of a title and day, by id.
    keyless: HashMap<(String, String), Vec<RecordId>>,
    teams: HashMap<String, RecordId>,
    people: HashMap<String, RecordId>,
}

impl Known {
    fn of(book: &Book) -> Known {
        let mut known = Known::default();
        for (id, record) in book.snapshot().live_of_kind(Idea::NAME) {
            let text =
                |field: &str| record.value(field).and_then(Value::as_text).unwrap_or_default().to_owned();
            let key = text("key");
            if key.is_empty() {
                known.keyless.entry((text("title"), text("created_on"))).or_default().push(id.clone());
            } else {
                known.by_key.entry(key).or_insert_with(|| id.clone());
            }
        }
        for (kind, names) in [(Team::NAME, &mut known.teams), (Person::NAME, &mut known.people)] {
            for (id, record) in book.snapshot().live_of_kind(kind) {
                let name = record.value("name").and_then(Value::as_text).unwrap_or_default();
                names.entry(name.to_owned()).or_insert_with(|| id.clone());
            }
        }
        known
    }
}

struct Planner<'a> {
    book: &'a Book,
    ids: &'a mut Ids,
    plan: RowsPlan,
    known: Known,
    /// Teams and people that this import makes.
    named: HashMap<(&'static str, String), RecordId>,
}

impl Planner<'_> {
    fn row(&mut self, row: &Row) {
        let Some(id) = self.idea_of(row) else { return };
        let is_new = self.book.snapshot().live(&id).is_none();
        let before = self.plan.change.set.len();
        let (team, proposer) = (
            row.team.as_deref().and_then(|name| self.named::<Team>(name)),
            row.proposer.as_deref().and_then(|name| self.named::<Person>(name)),
        );
        let supporting: BTreeSet<RecordId> =
            row.supporting_teams.iter().filter_map(|name| self.named::<Team>(name)).collect();
        let teams_and_people = self.plan.change.set.len() - before;

        let mut set = self.existing(&id);
        if let Some(key) = row.key() {
            self.put(&id, &mut set, Idea::key, key.to_owned());
        }
        self.put(&id, &mut set, Idea::title, row.title.clone());
        self.put(&id, &mut set, Idea::created_on, Some(row.created_on));
        if team.is_some() {
            self.put(&id, &mut set, Idea::team, team);
        }
        if proposer.is_some() {
            self.put(&id, &mut set, Idea::proposer, proposer);
        }
        let triage = row.triage.or((is_new && self.value(&id, "triage").is_none()).then_some(Triage::New));
        if triage.is_some() {
            self.put(&id, &mut set, Idea::triage, triage);
        }
        if !supporting.is_empty() {
            self.put_set(&id, &mut set, "supporting_teams", &supporting);
        }
        let mut changed = !set.is_empty();
        self.keep(&id, set);
        if let Some(pilot) = &row.pilot {
            changed |= self.pilot(&id, pilot);
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

    /// The record of a row: a live one of its key (or title, day and n) first, else the computed one.
    fn idea_of(&mut self, row: &Row) -> Option<RecordId> {
        let day = row.created_on.to_string();
        match &row.identity {
            RowIdentity::Key(key) => match self.known.by_key.get(key) {
                Some(id) => Some(id.clone()),
                None => RecordId::new(Idea::NAME, &computed(vec![Idea::NAME.into(), key.as_str().into()])),
            },
            RowIdentity::Nth(n) => {
                let own = |n: usize| {
                    let parts =
                        vec![Idea::NAME.into(), row.title.as_str().into(), day.as_str().into(), n.into()];
                    RecordId::new(Idea::NAME, &computed(parts))
                };
                let id = own(*n)?;
                let live =
                    self.known.keyless.get(&(row.title.clone(), day.clone())).map_or(&[][..], Vec::as_slice);
                if live.contains(&id) {
                    return Some(id);
                }
                // Those that an import made have their own n; the others are counted by id.
                let made: HashSet<RecordId> = (1..=n + live.len()).filter_map(own).collect();
                let made_before = (1..*n).filter_map(own).filter(|id| live.contains(id)).count();
                let typed: Vec<&RecordId> = live.iter().filter(|id| !made.contains(*id)).collect();
                Some(typed.get(n - 1 - made_before).map_or(id, |found| (*found).clone()))
            }
        }
    }

    /// The team or person of a name, made here where there is none.
    fn named<K: Kind>(&mut self, name: &str) -> Option<RecordId> {
        let known = if K::NAME == Team::NAME { &self.known.teams } else { &self.known.people };
        let made = || self.named.get(&(K::NAME, name.to_owned()));
        if let Some(id) = known.get(name).or_else(made) {
            return Some(id.clone());
        }
        let mut id = named(K::NAME, name)?;
        let holder = self.value(&id, "name").and_then(Value::as_text);
        if holder.is_some_and(|holder| holder != name) {
            id = self.ids.next(K::NAME)?;
        }
        let mut set = self.existing(&id);
        let wanted = Value::from(name);
        if self.value(&id, "name") != Some(&wanted)
            && let Some(field) = Field::parse("name")
        {
            set.insert(field, wanted);
        }
        self.keep(&id, set);
        self.named.insert((K::NAME, name.to_owned()), id.clone());
        Some(id)
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
        if let Some(field) = name.field().filter(|field| self.value(id, field.as_str()) != Some(&value)) {
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
            record
                .elements(name)
                .filter(|(_, value)| **value == Value::Bool(true))
                .map(|(element, _)| element)
                .collect()
        });
        let new =
            wanted.iter().map(RecordId::as_str).filter(|element| !here.contains(element)).map(|e| (e, true));
        let gone = here.iter().copied().filter(|element| !wanted.iter().any(|id| id.as_str() == *element));
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
