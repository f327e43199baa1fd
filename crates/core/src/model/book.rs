//! A snapshot with the links between its records: what pages and commands read.

use std::collections::BTreeSet;

use super::{
    Criterion, Entry, Goal, Idea, Impact, Issue, Kind, Outcome, Person, Pilot, Reading, Settings, Team,
};
use crate::Value;
use crate::journal::{Diff, Record, RecordId, Snapshot, Stamp};
use crate::order;

/// A snapshot, and who refers to whom in it.
#[derive(Clone, Debug, Default)]
pub struct Book {
    snapshot: Snapshot,
    /// (target, referring record), of plain references that are shown, or were until they were taken back.
    links: BTreeSet<(RecordId, RecordId)>,
}

impl Book {
    /// The book of a snapshot.
    pub fn of(snapshot: Snapshot) -> Book {
        let links = order::set(snapshot.all().flat_map(|(id, record)| links_of(id, record)));
        Book { snapshot, links }
    }

    /// All records as they stand.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Takes in what a batch changed.
    pub fn take(&mut self, diff: Diff) {
        for (id, record) in diff.records {
            if let Some(old) = self.snapshot.get(&id) {
                for link in links_of(&id, old) {
                    self.links.remove(&link);
                }
            }
            self.links.extend(links_of(&id, &record));
            self.snapshot.put(id, record);
        }
    }

    /// A live record.
    pub fn get<K: Kind>(&self, id: &RecordId) -> Option<K> {
        K::find(&self.snapshot, id)
    }

    /// The live records of a kind, by id.
    pub fn all<K: Kind>(&self) -> impl Iterator<Item = K> {
        self.live(K::NAME).map(|(id, record)| K::read(id, record))
    }

    // Boxed, as the links below: what walks them is then compiled once, and not for every kind and caller.
    fn live(&self, kind: &'static str) -> Box<dyn Iterator<Item = (&RecordId, &Record)> + '_> {
        Box::new(self.snapshot.live_of_kind(kind))
    }

    /// The live records of a kind that refer to a record, by id.
    pub fn referring<'a, K: Kind>(&'a self, target: &'a RecordId) -> impl Iterator<Item = K> + 'a {
        // The least id of the kind is where its links begin.
        let least = RecordId::new(K::NAME, "-");
        let own = self.links_from(target, least).take_while(|source| source.kind() == K::NAME);
        own.filter_map(|source| self.get::<K>(source))
    }

    /// The records of any state and kind that refer to a record, or did until that was taken back, by id.
    pub(super) fn all_referring<'a>(
        &'a self,
        target: &'a RecordId,
    ) -> impl Iterator<Item = &'a RecordId> + 'a {
        self.links_from(target, RecordId::parse("a:-"))
    }

    /// Who refers to a record, from a least id on.
    fn links_from<'a>(
        &'a self,
        target: &'a RecordId,
        least: Option<RecordId>,
    ) -> Box<dyn Iterator<Item = &'a RecordId> + 'a> {
        let from = least.map(|least| (target.clone(), least));
        let links = from.into_iter().flat_map(|from| self.links.range(from..));
        Box::new(links.take_while(move |(to, _)| to == target).map(|(_, source)| source))
    }

    /// The workspace's settings; empty ones where none are written yet.
    pub fn settings(&self) -> Settings {
        let id = settings_id();
        self.get(&id).unwrap_or_else(|| Settings::read(&id, &Record::default()))
    }

    /// The pilots of an idea, by id.
    pub fn pilots_of(&self, idea: &RecordId) -> Vec<Pilot> {
        self.referring::<Pilot>(idea).filter(|pilot| pilot.idea.as_ref() == Some(idea)).collect()
    }

    /// A pilot's outcome.
    pub fn outcome_of(&self, pilot: &RecordId) -> Option<Outcome> {
        self.get(&outcome_id(pilot)?)
    }

    /// The outcomes with a verdict whose pilot is live, by id.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let known = self.all::<Outcome>().filter(|outcome| outcome.verdict.is_some());
        let live = known.filter(|outcome| {
            outcome.pilot.as_ref().is_some_and(|pilot| self.snapshot.live(pilot).is_some())
        });
        live.collect()
    }

    /// A pilot's criteria in their order, archived ones left out.
    pub fn criteria_of(&self, pilot: &RecordId) -> Vec<Criterion> {
        let mut criteria: Vec<Criterion> =
            self.all_criteria_of(pilot).into_iter().filter(|criterion| !criterion.archived).collect();
        order::sort_by(&mut criteria, |a, b| {
            let place = |criterion: &Criterion| criterion.place.unwrap_or(f64::MAX);
            place(a).total_cmp(&place(b)).then_with(|| a.id.cmp(&b.id))
        });
        criteria
    }

    /// A pilot's live criteria, archived ones included, by id.
    pub fn all_criteria_of(&self, pilot: &RecordId) -> Vec<Criterion> {
        self.referring::<Criterion>(pilot)
            .filter(|criterion| criterion.pilot.as_ref() == Some(pilot))
            .collect()
    }

    /// The vision: of the goals that are marked so (two copies may each have one) the one marked last.
    pub fn vision(&self) -> Option<Goal> {
        let marked = self.all::<Goal>().filter(|goal| goal.vision == Some(true) && !goal.archived);
        let stamp = |goal: &Goal| {
            let mark = self.snapshot.get(&goal.id).and_then(|record| record.register(Goal::vision.as_str()));
            mark.and_then(|register| register.heads().last()).map(|head| head.stamp)
        };
        marked.max_by_key(stamp)
    }

    /// The readings of a criterion or a KPI, oldest first: by day, then by stamp.
    pub fn readings_of(&self, of: &RecordId) -> Vec<Reading> {
        let mut readings: Vec<Reading> =
            self.referring::<Reading>(of).filter(|reading| reading.of.as_ref() == Some(of)).collect();
        order::sort_by(&mut readings, |a, b| a.day.cmp(&b.day).then_with(|| self.order(&a.id, &b.id)));
        readings
    }

    /// The notes about a record, newest first.
    pub fn entries_about(&self, record: &RecordId) -> Vec<Entry> {
        let mut entries: Vec<Entry> =
            self.referring::<Entry>(record).filter(|entry| entry.about.as_ref() == Some(record)).collect();
        order::sort_by(&mut entries, |a, b| b.day.cmp(&a.day).then_with(|| self.order(&b.id, &a.id)));
        entries
    }

    /// The issues about a record, newest first, archived ones left out.
    pub fn issues_about(&self, record: &RecordId) -> Vec<Issue> {
        let mut issues: Vec<Issue> = self
            .referring::<Issue>(record)
            .filter(|issue| issue.about.as_ref() == Some(record) && !issue.archived)
            .collect();
        order::sort_by(&mut issues, |a, b| b.opened_at.cmp(&a.opened_at).then_with(|| a.id.cmp(&b.id)));
        issues
    }

    /// What an outcome changed, by id.
    pub fn impacts_of(&self, outcome: &RecordId) -> Vec<Impact> {
        self.referring(outcome).collect()
    }

    /// The name of a team or a person, or empty.
    pub fn name_of(&self, id: &RecordId) -> String {
        let name = self.snapshot.live(id).and_then(|record| record.value("name"));
        name.and_then(Value::as_text).unwrap_or_default().to_owned()
    }

    /// The live team of a name: the least id if several.
    pub fn team_named(&self, name: &str) -> Option<Team> {
        self.all::<Team>().find(|team| team.name == name)
    }

    /// The live person of a name: the least id if several.
    pub fn person_named(&self, name: &str) -> Option<Person> {
        self.all::<Person>().find(|person| person.name == name)
    }

    /// The title of an idea or pilot; a pilot without one has its idea's. What teams did together is called by its first line.
    pub fn title_of(&self, id: &RecordId) -> String {
        let text = |id: &RecordId, field: &str| {
            let value = self.snapshot.get(id).and_then(|record| record.value(field));
            value.and_then(Value::as_text).unwrap_or_default().to_owned()
        };
        match id.kind() {
            "outcome" => {
                RecordId::new(Pilot::NAME, id.local()).map_or(String::new(), |pilot| self.title_of(&pilot))
            }
            "pilot" => {
                let title = text(id, "title");
                let idea = RecordId::parse(&text(id, "idea")).filter(|_| title.is_empty());
                idea.map_or(title, |idea| text(&idea, "title"))
            }
            "team" | "person" | "kpi" | "workspace" => text(id, "name"),
            "goal" => text(id, "statement"),
            "criterion" => text(id, "measure"),
            "entry" => self.snapshot.get(id).map(super::learned::title).unwrap_or_default(),
            _ => text(id, "title"),
        }
    }

    /// The teams of an idea: the owning one first.
    pub fn teams_of(&self, idea: &Idea) -> Vec<RecordId> {
        let supporting = idea.supporting_teams.iter().filter(|team| Some(*team) != idea.team.as_ref());
        idea.team.iter().chain(supporting).cloned().collect()
    }

    /// Their names, joined by commas.
    pub fn team_names(&self, idea: &Idea) -> String {
        let names = self.teams_of(idea).into_iter().map(|team| self.name_of(&team));
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The stamp of a record's creation, which orders what was made on one day.
    pub fn made(&self, id: &RecordId) -> Option<Stamp> {
        let exists = self.snapshot.get(id).and_then(|record| record.register("exists"));
        exists.and_then(|register| register.heads().first()).map(|head| head.stamp)
    }

    /// Which of two records was created first.
    fn order(&self, a: &RecordId, b: &RecordId) -> std::cmp::Ordering {
        self.made(a).cmp(&self.made(b))
    }
}

fn links_of<'a>(id: &'a RecordId, record: &'a Record) -> impl Iterator<Item = (RecordId, RecordId)> + 'a {
    let plain = record.registers().filter(|(field, _)| field.element().is_none());
    // What was taken back still says where a record belongs, so that its history is found there.
    let texts = plain.filter_map(|(_, register)| register.last_known().and_then(Value::as_text));
    // Any text that reads as a record's id: cheaper than asking the declaration, and a link too many
    // is filtered where it is followed.
    texts.filter(|text| text.len() < 142).filter_map(RecordId::parse).map(|target| (target, id.clone()))
}

/// The id of the settings record.
pub fn settings_id() -> RecordId {
    RecordId::parse("workspace:settings").unwrap_or_else(|| unreachable!("it is well formed"))
}

/// The id of a pilot's outcome.
pub fn outcome_id(pilot: &RecordId) -> Option<RecordId> {
    RecordId::new(Outcome::NAME, pilot.local())
}
