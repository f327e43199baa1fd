//! Random histories for the laws of the journal: honest copies that write through the engine alone and
//! pass on parts of what they hold, and forged contents that keep to no rule.

use std::collections::BTreeSet;
use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::journal::*;
use pilotbook_core::json::object;
use proptest::prelude::*;

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;
/// 2026-11-18: what an unskewed clock shows at first.
pub const START: i64 = 1_795_000_000_000;

const RECORDS: [&str; 3] = ["idea:a", "idea:b", "note:c"];
const FIELDS: [&str; 8] = ["title", "title", "exists", "tags/x", "tags/y", "done", "deleted", "tags"];

/// Settings for about so many histories; `PROPTEST_CASES` puts another number in its place.
pub fn cases(number: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config
}

/// One of a few records.
pub fn record(n: u8) -> RecordId {
    RecordId::parse(RECORDS[usize::from(n) % RECORDS.len()]).unwrap()
}

/// One of a few fields.
pub fn field(n: u8) -> Field {
    Field::parse(FIELDS[usize::from(n) % FIELDS.len()]).unwrap()
}

/// One of a few values, of every type.
pub fn value(n: u8) -> Value {
    match n % 9 {
        0 => "a".into(),
        1 => "b".into(),
        2 | 3 => true.into(),
        4 | 5 => false.into(),
        6 => Value::Null,
        7 => 0.1.into(),
        _ => vec![1.0].into(),
    }
}

/// The record that says whether a transaction is taken back.
pub fn tx(stamp: Stamp) -> RecordId {
    RecordId::new("tx", &stamp.to_string()).unwrap()
}

/// The field of it that does.
pub fn retracted() -> Field {
    Field::parse("retracted").unwrap()
}

/// The field that says whether a record is there.
pub fn exists() -> Field {
    Field::parse("exists").unwrap()
}

/// A change of one register.
pub fn change(record: &RecordId, field: Field, value: Value) -> Change {
    let mut change = Change::new("Edit");
    change.set(record, field, value);
    change
}

/// What one copy does next. Numbers are places, counted round in what there is.
#[derive(Clone, Debug)]
pub enum Op {
    Set(u8, u8, u8),
    SetTwo(u8, u8, u8, u8),
    Create(u8),
    Delete(u8),
    DeleteAndEdit(u8, u8, u8),
    Restore(u8),
    Undo(u8),
    Redo(u8),
    /// Sets a field and takes a transaction back, or brings it back, in one step.
    Mixed(u8, u8, u8, bool),
    /// Takes back a whole step: its fields, and what it took back or brought back.
    UndoStep(u8),
    Settle(u8),
    /// To another copy, those whose place's bit is set.
    PassOn(u8, u16),
    Wait(u8),
    /// A new page load: another actor, a new clock.
    Reload,
    /// A content from elsewhere comes in.
    Forge(Forged),
}

/// A content that keeps to no rule of a writer.
#[derive(Clone, Debug)]
pub struct Forged {
    stamp: u8,
    writes: Vec<ForgedWrite>,
    /// Which rule of section 3 it breaks; beyond the last, none.
    broken: u8,
    extra: u8,
}

#[derive(Clone, Debug)]
struct ForgedWrite {
    record: u8,
    set: Vec<(u8, u8, Vec<u8>)>,
    saw: Vec<u8>,
}

/// What happens, to which copy, on clocks that are off by so many days.
#[derive(Clone, Debug)]
pub struct History {
    pub skews: [i16; 3],
    pub steps: Vec<(u8, Op)>,
}

fn op(forged: u32) -> BoxedStrategy<Op> {
    let any = any::<u8>;
    let honest = prop_oneof![
        6 => (any(), any(), any()).prop_map(|(r, f, v)| Op::Set(r, f, v)),
        2 => (any(), any(), any(), any()).prop_map(|(r, f, v, w)| Op::SetTwo(r, f, v, w)),
        2 => any().prop_map(Op::Create),
        2 => any().prop_map(Op::Delete),
        1 => (any(), any(), any()).prop_map(|(r, f, v)| Op::DeleteAndEdit(r, f, v)),
        1 => any().prop_map(Op::Restore),
        4 => any().prop_map(Op::Undo),
        3 => any().prop_map(Op::Redo),
        2 => (any(), any(), any(), any::<bool>()).prop_map(|(r, f, t, on)| Op::Mixed(r, f, t, on)),
        2 => any().prop_map(Op::UndoStep),
        2 => any().prop_map(Op::Settle),
        5 => (any(), any::<u16>()).prop_map(|(to, mask)| Op::PassOn(to, mask)),
        2 => any().prop_map(|to| Op::PassOn(to, u16::MAX)),
        1 => any().prop_map(Op::Wait),
        1 => Just(Op::Reload),
    ];
    if forged == 0 {
        return honest.boxed();
    }
    prop_oneof![10 => honest, forged => forged_content().prop_map(Op::Forge)].boxed()
}

fn forged_content() -> impl Strategy<Value = Forged> {
    let names = || proptest::collection::vec(any::<u8>(), 0..3);
    let set = proptest::collection::vec((any::<u8>(), any::<u8>(), names()), 0..3);
    let write = (any::<u8>(), set, names()).prop_map(|(record, set, saw)| ForgedWrite { record, set, saw });
    let writes = proptest::collection::vec(write, 0..4);
    (any::<u8>(), writes, any::<u8>(), any::<u8>()).prop_map(|(stamp, writes, broken, extra)| Forged {
        stamp,
        writes,
        broken,
        extra,
    })
}

/// Histories of up to so many steps; `forged` is how many contents come from elsewhere per ten honest
/// steps.
pub fn histories(steps: usize, forged: u32) -> impl Strategy<Value = History> {
    let days = || -365i16..=365;
    let steps = proptest::collection::vec((any::<u8>(), op(forged)), 1..=steps);
    ([days(), days(), days()], steps).prop_map(|(skews, steps)| History { skews, steps })
}

/// A content as it travels.
#[derive(Clone, Debug)]
pub enum Piece {
    Good(Arc<Transaction>),
    Aside(Content),
}

impl Piece {
    pub fn read(value: Value) -> Piece {
        match Content::read(value) {
            Content::Good(transaction) => Piece::Good(Arc::new(transaction)),
            aside => Piece::Aside(aside),
        }
    }

    pub fn add_to(&self, journal: &mut Journal) -> Added {
        match self {
            Piece::Good(transaction) => journal.add_transaction(transaction.clone()),
            Piece::Aside(content) => journal.add(content.clone()),
        }
    }
}

/// A journal of these contents.
pub fn journal_of<'a>(pieces: impl IntoIterator<Item = &'a Piece>) -> Journal {
    let mut journal = Journal::new();
    for piece in pieces {
        piece.add_to(&mut journal);
    }
    journal
}

/// A person's copy of the workspace.
#[derive(Clone, Debug)]
pub struct Copy {
    pub journal: Journal,
    pub snapshot: Snapshot,
    pub clock: Clock,
    pub now: i64,
    /// All that ever came in or was written, in that order.
    pub held: Vec<Piece>,
}

/// What an observer of a history is told.
pub enum Event<'a> {
    /// A batch was taken in by `apply`; the journal holds it.
    Batch { before: &'a Snapshot, batch: &'a [Arc<Transaction>], after: &'a Copy },
    /// The copy wrote this transaction.
    Own { before: &'a Copy, transaction: &'a Arc<Transaction>, after: &'a Copy },
}

/// Who hears of what happens.
pub type Observer<'o> = dyn FnMut(Event<'_>) + 'o;

impl Copy {
    pub fn new(actor: u64, now: i64) -> Copy {
        Copy {
            journal: Journal::new(),
            snapshot: Snapshot::default(),
            clock: Clock::new(Actor(actor)),
            now,
            held: Vec::new(),
        }
    }

    /// Writes a change as a page does: by `new_transaction`, then `apply`, then the clock.
    pub fn act(&mut self, change: Change, see: &mut Observer<'_>) -> Arc<Transaction> {
        let before = self.clone();
        self.now += 1;
        let stamp = self.clock.next(self.now);
        let made = new_transaction(&self.snapshot, &self.journal, change, stamp, "Ana");
        let transaction = Arc::new(made.expect("a journal has everything loaded"));
        self.receive(&[Piece::Good(transaction.clone())], see);
        see(Event::Own { before: &before, transaction: &transaction, after: self });
        transaction
    }

    /// Takes in what comes from elsewhere, in one batch.
    pub fn receive(&mut self, pieces: &[Piece], see: &mut Observer<'_>) {
        let mut new = BTreeSet::new();
        let mut rebuild = false;
        for piece in pieces {
            let added = piece.add_to(&mut self.journal);
            if let Piece::Good(transaction) = piece {
                match added {
                    Added::New => drop(new.insert(transaction.id)),
                    Added::Replaced => rebuild |= !new.contains(&transaction.id),
                    _ => {}
                }
            }
            self.held.push(piece.clone());
        }
        if rebuild {
            self.snapshot = project(&self.journal);
        } else {
            let batch: Vec<_> = new.iter().map(|stamp| self.journal.get(*stamp).unwrap().clone()).collect();
            let diff = apply(&self.snapshot, &batch, &self.journal).expect("a journal has everything");
            let before = self.snapshot.clone();
            self.snapshot.take(diff);
            see(Event::Batch { before: &before, batch: &batch, after: self });
        }
        for piece in pieces {
            if let Piece::Good(transaction) = piece {
                self.clock.observe(transaction.id, self.now);
            }
        }
    }

    /// One of its transactions, counted round.
    pub fn transaction(&self, n: u8) -> Option<Arc<Transaction>> {
        let count = self.journal.counted().count();
        (count > 0).then(|| self.journal.counted().nth(usize::from(n) % count).unwrap().clone())
    }
}

/// The change that takes a transaction back, or brings it back.
pub fn retraction(stamp: Stamp, to: bool) -> Change {
    change(&tx(stamp), retracted(), to.into())
}

/// The change that takes back a whole step (section 5).
pub fn undo_of_step(step: &Transaction) -> Change {
    let mut change = Change::new("Undo");
    for write in step.writes.iter().filter(|write| write.record.kind() == "tx") {
        if let Some(Value::Bool(to)) = write.set.get("retracted") {
            change.set(&write.record, retracted(), (!to).into());
        }
    }
    change.set(&tx(step.id), retracted(), true.into());
    change
}

/// The three copies of a history.
#[derive(Clone, Debug)]
pub struct World {
    pub copies: Vec<Copy>,
    loads: u64,
}

impl World {
    /// Runs a history through.
    pub fn of(history: &History, see: &mut Observer<'_>) -> World {
        let copy = |i: usize| Copy::new(i as u64 + 1, START + i64::from(history.skews[i]) * DAY);
        let mut world = World { copies: (0..3).map(copy).collect(), loads: 3 };
        for (who, op) in &history.steps {
            world.step(usize::from(*who) % 3, op, see);
        }
        world
    }

    /// All that any copy holds.
    pub fn pieces(&self) -> Vec<Piece> {
        self.copies.iter().flat_map(|copy| copy.held.iter().cloned()).collect()
    }

    /// A copy that holds all that any copy does.
    pub fn joined(&self) -> Copy {
        let mut copy = self.copies[0].clone();
        for other in &self.copies[1..] {
            copy.receive(&other.held, &mut |_| {});
        }
        copy
    }

    fn step(&mut self, who: usize, op: &Op, see: &mut Observer<'_>) {
        let copy = &mut self.copies[who];
        let truth = || Value::Bool(true);
        match op {
            Op::Set(r, f, v) => drop(copy.act(change(&record(*r), field(*f), value(*v)), see)),
            Op::SetTwo(r, f, v, w) => {
                let mut both = change(&record(*r), field(*f), value(*v));
                both.set(&record(r.wrapping_add(1)), field(*v), value(*w));
                copy.act(both, see);
            }
            Op::Create(r) => {
                let mut create = change(&record(*r), exists(), truth());
                create.set(&record(*r), field(0), "new".into());
                copy.act(create, see);
            }
            Op::Delete(r) => drop(copy.act(change(&record(*r), exists(), false.into()), see)),
            Op::DeleteAndEdit(r, f, v) => {
                let mut both = change(&record(*r), field(*f), value(*v));
                both.set(&record(*r), exists(), false.into());
                copy.act(both, see);
            }
            Op::Restore(r) => drop(copy.act(change(&record(*r), exists(), truth()), see)),
            Op::Undo(n) | Op::Redo(n) => {
                if let Some(transaction) = copy.transaction(*n) {
                    copy.act(retraction(transaction.id, matches!(op, Op::Undo(_))), see);
                }
            }
            Op::Mixed(r, f, t, to) => {
                let mut mixed = change(&record(*r), field(*f), value(*t));
                if let Some(transaction) = copy.transaction(*t) {
                    mixed.set(&tx(transaction.id), retracted(), (*to).into());
                }
                copy.act(mixed, see);
            }
            Op::UndoStep(n) => {
                if let Some(transaction) = copy.transaction(*n) {
                    copy.act(undo_of_step(&transaction), see);
                }
            }
            Op::Settle(n) => {
                let found = conflicts(&copy.snapshot);
                if !found.is_empty() {
                    let conflict = &found[usize::from(*n) % found.len()];
                    let text = |key: &str| conflict.get(key).and_then(Value::as_text).unwrap();
                    let record = RecordId::parse(text("record")).unwrap();
                    let values = conflict.get("values").and_then(Value::as_list).unwrap();
                    let chosen = values[usize::from(*n) % values.len()].clone();
                    copy.act(change(&record, Field::parse(text("field")).unwrap(), chosen), see);
                }
            }
            Op::PassOn(to, mask) => {
                let to = (who + 1 + usize::from(*to) % 2) % 3;
                let passed = copy.held.iter().enumerate().filter(|(i, _)| mask >> (i % 16) & 1 == 1);
                let passed: Vec<Piece> = passed.map(|(_, piece)| piece.clone()).collect();
                self.copies[to].receive(&passed, see);
            }
            Op::Wait(n) => copy.now += i64::from(*n) * DAY / 16 - DAY,
            Op::Reload => {
                self.loads += 1;
                copy.clock = Clock::new(Actor(self.loads));
                if let Some(last) = copy.journal.last_stamp() {
                    copy.clock.observe(last, copy.now);
                }
            }
            Op::Forge(forged) => {
                let (content, good) = forged.content(&copy.journal);
                let piece = Piece::read(content);
                assert_eq!(matches!(piece, Piece::Good(_)), good, "{piece:?}");
                copy.receive(&[piece], see);
            }
        }
    }
}

/// A stamp: of a few that nobody honest gives, or one that is here.
fn stamp(journal: &Journal, n: u8) -> Stamp {
    let here = journal.counted().count();
    if n < 150 || here == 0 {
        let n = i64::from(n % 6);
        let wall = [0, START - 400 * DAY, START, START + 3_600_000, START + 400 * DAY, 253_402_300_799_999];
        return Stamp::new(wall[n as usize] as u64, n as u16, Actor(0xf0 + n as u64)).unwrap();
    }
    journal.counted().nth(usize::from(n) % here).unwrap().id
}

impl Forged {
    /// As JSON, and whether it keeps to section 3.
    fn content(&self, journal: &Journal) -> (Value, bool) {
        let id = stamp(journal, self.stamp);
        let text = |stamp: Stamp| Value::from(stamp.to_string());
        let others = |names: &[u8]| {
            let named = names.iter().map(|n| stamp(journal, *n)).filter(|named| *named != id);
            Value::List(named.map(text).collect())
        };
        let mut seen = BTreeSet::new();
        let mut writes = Vec::new();
        for write in &self.writes {
            let to = write.record;
            let record = if to < 128 { record(to) } else { tx(stamp(journal, to.wrapping_mul(37))) };
            if !seen.insert(record.clone()) {
                continue;
            }
            let (mut set, mut supersedes) = (Value::object(), Value::object());
            for (n, to, names) in &write.set {
                let field = if record.kind() == "tx" && n % 8 > 0 { retracted() } else { field(*n) };
                set.insert(field.as_str().to_owned(), value(*to));
                supersedes.insert(field.as_str().to_owned(), others(names));
            }
            let mut json = Value::object();
            json.insert("record".to_owned(), record.as_str().into());
            json.insert("set".to_owned(), Value::Object(set));
            json.insert("supersedes".to_owned(), Value::Object(supersedes));
            json.insert("saw".to_owned(), Value::List(write.saw.iter().map(|n| text(stamp(journal, *n))).collect()));
            if self.extra.is_multiple_of(5) {
                json.insert("later".to_owned(), self.extra.to_string().into());
            }
            writes.push(Value::Object(json));
        }
        let mut json = Value::object();
        json.insert("id".to_owned(), text(id));
        json.insert("by".to_owned(), "Eve".into());
        if self.extra.is_multiple_of(3) {
            json.insert("colour".to_owned(), f64::from(self.extra).into());
        }
        json.insert("writes".to_owned(), Value::List(writes));
        let good = !self.break_rule(id, &mut json);
        (Value::Object(json), good)
    }

    fn break_rule(&self, id: Stamp, json: &mut std::collections::BTreeMap<String, Value>) -> bool {
        let a_write = |record: &str, keys: Value| {
            let mut write = keys.as_object().unwrap().clone();
            write.insert("record".to_owned(), record.into());
            Value::Object(write)
        };
        let nothing = || Value::Object(Value::object());
        let own = Value::from(vec![id.to_string()]);
        let title = |value: Value| object([("title", value)]);
        let mut add = |writes: Vec<Value>| json.insert("writes".to_owned(), Value::List(writes));
        match self.broken {
            0 => drop(json.insert("id".to_owned(), "2026-02-30T00:00:00.000Z-0000-0000000000000001".into())),
            1 => drop(json.insert("id".to_owned(), 7.0.into())),
            2 => drop(json.remove("id")),
            3 => drop(json.insert("by".to_owned(), Value::Null)),
            4 => drop(json.insert("what".to_owned(), "é".repeat(501).into())),
            5 => drop(json.insert("writes".to_owned(), nothing())),
            6 => drop(add(vec![a_write("Idea:a", nothing())])),
            7 => drop(add(vec![a_write("tx:a", nothing())])),
            8 => drop(add(vec![a_write("idea:a", nothing()), a_write("idea:a", nothing())])),
            9 => drop(add(vec![a_write("idea:a", object([("set", object([("tags/", true.into())]))]))])),
            10 => drop(add(vec![a_write("idea:a", object([("supersedes", title(Value::List(vec![])))]))])),
            11 => {
                let keys = object([("set", title("a".into())), ("supersedes", title(own))]);
                add(vec![a_write("idea:a", keys)]);
            }
            12 => drop(add(vec![a_write("idea:a", object([("saw", "all".into())]))])),
            13 => drop(add(vec![Value::Null])),
            _ => return false,
        }
        true
    }
}
