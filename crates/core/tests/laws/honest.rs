//! Copies that keep the writer's rule: three people, each with a clock of their own that may be a year
//! off, who write, take back, bring back, and pass on parts of what they have.

use std::collections::{BTreeMap, BTreeSet};

use pilotbook_core::Value;
use pilotbook_core::journal::*;
use proptest::prelude::*;

use super::laws::Page;

const COPIES: usize = 3;
const NOW: i64 = 1_800_000_000_000;
const YEAR: i64 = 365 * 86_400_000;
const RECORDS: [&str; 2] = ["idea:a", "pilot:b"];
const FIELDS: [&str; 4] = ["title", "owner", "tags/x", "tags/y"];

/// What one copy does.
#[derive(Clone, Debug)]
pub struct Step {
    copy: usize,
    does: Does,
    /// How much time passed on its own clock, which may also go back.
    tick: i64,
}

#[derive(Clone, Debug)]
enum Does {
    /// Sets a field or an element; two at once where there are two.
    Set(Vec<(usize, usize, usize)>),
    Create(usize),
    Delete(usize, Option<usize>),
    Restore(usize),
    Settle(usize),
    Undo(usize),
    Redo(usize),
    /// Undo with the opposite of each retraction in what is undone.
    UndoMixed(usize),
    /// Takes a part of what another copy has.
    Receive(usize, u64),
}

/// What three copies do.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let record = 0..RECORDS.len();
    let sets = prop::collection::vec((record.clone(), 0..FIELDS.len(), 0usize..5), 1..3);
    let does = prop_oneof![
        6 => sets.prop_map(Does::Set),
        2 => record.clone().prop_map(Does::Create),
        2 => (record.clone(), prop::option::weighted(0.3, 0..FIELDS.len()))
            .prop_map(|(record, field)| Does::Delete(record, field)),
        1 => record.prop_map(Does::Restore),
        2 => any::<usize>().prop_map(Does::Settle),
        4 => any::<usize>().prop_map(Does::Undo),
        3 => any::<usize>().prop_map(Does::Redo),
        1 => any::<usize>().prop_map(Does::UndoMixed),
        6 => (0..COPIES, prop_oneof![1 => Just(u64::MAX), 2 => any::<u64>()])
            .prop_map(|(from, which)| Does::Receive(from, which)),
    ];
    let tick = prop_oneof![3 => Just(0), 3 => 1..60_000i64, 1 => -90_000_000..90_000_000i64];
    let step = (0..COPIES, does, tick).prop_map(|(copy, does, tick)| Step { copy, does, tick });
    prop::collection::vec(step, 0..24)
}

struct Copy {
    page: Page,
    clock: Clock,
    now: i64,
}

/// What an author held of the registers that a transaction writes to.
struct Held {
    heads: BTreeSet<Stamp>,
    writes: BTreeSet<Stamp>,
}

/// All copies.
pub struct World {
    copies: Vec<Copy>,
    held: BTreeMap<(Stamp, RecordId, Field), Held>,
    /// All that the author of a deletion had.
    had: BTreeMap<Stamp, BTreeSet<Stamp>>,
    given: BTreeMap<Actor, Stamp>,
}

impl World {
    /// Three empty copies, of which one clock is a year behind and one a year ahead.
    pub fn new() -> World {
        let copy = |at: usize| Copy {
            page: Page::default(),
            // The names are not in the order of the clocks.
            clock: Clock::new(Actor([7, 3, 5][at])),
            now: NOW + (at as i64 - 1) * YEAR,
        };
        let copies = (0..COPIES).map(copy).collect();
        World { copies, held: BTreeMap::new(), had: BTreeMap::new(), given: BTreeMap::new() }
    }

    /// Lets a copy do something, and looks at what must hold for it then.
    pub fn act(&mut self, step: &Step) {
        let copy = &mut self.copies[step.copy];
        copy.now += step.tick;
        match &step.does {
            Does::Receive(from, which) => self.receive(step.copy, *from, *which),
            does => {
                let change = change(does, &copy.page);
                if !change.is_empty() {
                    self.write(step.copy, change);
                }
            }
        }
        self.nothing_replaced_comes_back(&self.copies[step.copy].page);
        self.unseen_edits_are_told(&self.copies[step.copy].page);
    }

    /// Everyone gets everything.
    pub fn meet(&mut self) {
        for to in 0..COPIES {
            for from in 0..COPIES {
                self.receive(to, from, u64::MAX);
            }
        }
        for to in 0..COPIES {
            for from in 0..COPIES {
                self.receive(to, from, u64::MAX);
            }
            self.nothing_replaced_comes_back(&self.copies[to].page);
            self.unseen_edits_are_told(&self.copies[to].page);
            assert_eq!(self.copies[to].page.snapshot, self.copies[0].page.snapshot);
        }
        for (_, record) in self.copies[0].page.snapshot.all() {
            for (field, register) in record.registers() {
                assert!(!register.has_cycle(), "{field}");
                assert_eq!(register.missing().next(), None, "{field}");
            }
        }
    }

    /// All transactions, after all met.
    pub fn contents(&self) -> Vec<Content> {
        self.copies[0].page.journal.counted().map(|t| Content::Good((**t).clone())).collect()
    }

    fn receive(&mut self, to: usize, from: usize, which: u64) {
        let theirs = self.copies[from].page.journal.counted();
        let passed = theirs.enumerate().filter(|(i, _)| which >> (i % 64) & 1 == 1);
        let batch: Vec<Content> = passed.map(|(_, t)| Content::Good((**t).clone())).collect();
        let copy = &mut self.copies[to];
        copy.page.take(&batch);
        for content in &batch {
            let Content::Good(transaction) = content else { unreachable!() };
            copy.clock.observe(transaction.id, copy.now);
        }
    }

    fn write(&mut self, by: usize, change: Change) {
        let copy = &mut self.copies[by];
        let id = copy.clock.next(copy.now);
        let before = self.given.insert(copy.clock.actor(), id);
        assert!(before.is_none_or(|before| before < id), "own stamps grow");
        assert_eq!(id.actor(), copy.clock.actor());
        assert!(copy.page.journal.get(id).is_none(), "stamps are unique");
        let transaction = copy.page.write(change, id);
        for write in &transaction.writes {
            for field in write.set.keys() {
                let register =
                    copy.page.snapshot.get(&write.record).and_then(|record| record.register(field.as_str()));
                let heads = register.iter().flat_map(|register| register.heads()).map(|head| head.stamp);
                let sets = |other: &&std::sync::Arc<Transaction>| {
                    other.write_to(&write.record).is_some_and(|write| write.set.contains_key(field))
                };
                let writes = copy.page.journal.counted().filter(sets).map(|other| other.id).collect();
                let held = Held { heads: heads.collect(), writes };
                self.held.insert((id, write.record.clone(), field.clone()), held);
            }
        }
        self.had.insert(id, copy.page.journal.counted().map(|t| t.id).chain([id]).collect());
        copy.page.take(&[Content::Good(transaction.clone())]);
        for write in &transaction.writes {
            let record = copy.page.snapshot.get(&write.record).unwrap();
            for (field, value) in &write.set {
                let register = record.register(field.as_str()).unwrap();
                assert_eq!(register.value(), Some(value));
                assert_eq!(register.heads().len(), 1, "what is written settles");
            }
            if write.set.get("exists") == Some(&false.into()) {
                assert_eq!(record.state(), Some(State::Deleted));
                assert!(record.edited_after_delete().is_empty(), "right after a delete");
            }
        }
    }

    /// An effective write leaves no head among what its author held.
    fn nothing_replaced_comes_back(&self, page: &Page) {
        for transaction in page.journal.counted() {
            for write in &transaction.writes {
                if write.record.kind() != "tx" && page.snapshot.is_retracted(transaction.id) {
                    continue;
                }
                for field in write.set.keys() {
                    let held = &self.held[&(transaction.id, write.record.clone(), field.clone())];
                    let all_here = held.writes.iter().all(|stamp| page.journal.get(*stamp).is_some());
                    let register =
                        page.snapshot.get(&write.record).unwrap().register(field.as_str()).unwrap();
                    for head in register.heads() {
                        assert!(!held.heads.contains(&head.stamp), "a head that was replaced");
                        assert!(!all_here || !held.writes.contains(&head.stamp), "a write that was replaced");
                    }
                }
            }
        }
    }

    /// An edit that no deletion's author had, and that is a head, is told.
    fn unseen_edits_are_told(&self, page: &Page) {
        for (_, record, state) in page.snapshot.records() {
            let told = record.edited_after_delete();
            if state != State::Deleted {
                assert!(told.is_empty());
                continue;
            }
            let deletions = record.register("exists").unwrap().heads().iter();
            let deletions: Vec<Stamp> =
                deletions.filter(|head| head.value != true.into()).map(|head| head.stamp).collect();
            for (field, register) in record.shown().filter(|(field, _)| field.as_str() != "exists") {
                let unseen = |head: &Head| deletions.iter().all(|at| !self.had[at].contains(&head.stamp));
                if register.heads().iter().any(unseen) {
                    assert!(told.contains(&field), "{field} was edited unseen");
                }
            }
        }
    }
}

fn record(at: usize) -> RecordId {
    RecordId::parse(RECORDS[at]).unwrap()
}

fn field(name: &str) -> Field {
    Field::parse(name).unwrap()
}

fn value(field: usize, at: usize) -> Value {
    if FIELDS[field].contains('/') {
        at.is_multiple_of(2).into()
    } else {
        [Value::Null, "a".into(), "b".into(), "c".into(), 1.5.into()][at].clone()
    }
}

fn change(does: &Does, page: &Page) -> Change {
    let mut change = Change::new("step");
    let known: Vec<_> = page.journal.counted().collect();
    let retracted = |change: &mut Change, stamp: &str, to: bool| {
        change.set(&RecordId::new("tx", stamp).unwrap(), field("retracted"), to.into());
    };
    match does {
        Does::Set(sets) => {
            for (of, name, to) in sets {
                change.set(&record(*of), field(FIELDS[*name]), value(*name, *to));
            }
        }
        Does::Create(of) => {
            change.set(&record(*of), field("exists"), true.into());
            change.set(&record(*of), field("title"), "new".into());
        }
        Does::Delete(of, also) => {
            change.set(&record(*of), field("exists"), false.into());
            if let Some(also) = also {
                change.set(&record(*of), field(FIELDS[*also]), Value::Null);
            }
        }
        Does::Restore(of) => change.set(&record(*of), field("exists"), true.into()),
        Does::Settle(pick) => {
            let conflicts = conflicts(&page.snapshot);
            if let Some(conflict) = conflicts.get(pick % conflicts.len().max(1)) {
                let text = |key: &str| conflict.get(key).unwrap().as_text().unwrap();
                let values = conflict.get("values").unwrap().as_list().unwrap();
                let id = RecordId::parse(text("record")).unwrap();
                change.set(&id, field(text("field")), values[pick % values.len()].clone());
            }
        }
        Does::Undo(pick) | Does::Redo(pick) | Does::UndoMixed(pick) => {
            let Some(transaction) = known.get(pick % known.len().max(1)) else { return change };
            let to = !matches!(does, Does::Redo(_));
            if matches!(does, Does::UndoMixed(_)) {
                for write in transaction.writes.iter().filter(|write| write.record.kind() == "tx") {
                    let was = write.set.get("retracted") == Some(&true.into());
                    retracted(&mut change, write.record.local(), !was);
                }
            }
            retracted(&mut change, &transaction.id.to_string(), to);
        }
        Does::Receive(..) => {}
    }
    change
}
