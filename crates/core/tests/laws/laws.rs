//! The laws themselves, each for any contents, and the naive readings they are held against.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::journal::*;

/// A small random number generator (splitmix64), so that a failure can be run again.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `n`, or 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// A copy of a workspace whose snapshot is only ever brought forward by `apply`.
#[derive(Clone, Default)]
pub struct Page {
    pub journal: Journal,
    pub snapshot: Snapshot,
}

impl Page {
    /// Takes a batch in as a page does, by each way of reading what is stored, and holds the outcome
    /// against the projection from scratch.
    pub fn take(&mut self, batch: &[Content]) {
        let before = self.journal.clone();
        let (mut new, mut rebuild) = (BTreeSet::new(), false);
        for content in batch {
            let added = self.journal.add(content.clone());
            if let (Content::Good(transaction), Added::New) = (content, added) {
                new.insert(transaction.id);
            } else if let (Content::Good(transaction), Added::Replaced) = (content, added) {
                rebuild |= !new.contains(&transaction.id);
            }
        }
        let scratch = project(&self.journal);
        if rebuild {
            self.snapshot = scratch;
            return;
        }
        let batch: Vec<Arc<Transaction>> =
            new.iter().map(|stamp| self.journal.get(*stamp).unwrap().clone()).collect();
        let diff = apply(&self.snapshot, &batch, &self.journal).unwrap();
        assert_eq!(diff, apply(&self.snapshot, &batch, &before).unwrap(), "stored before or after");
        let loaded = on_demand(&self.journal, |library| apply(&self.snapshot, &batch, library));
        assert_eq!(diff, loaded, "read on demand");
        for records in [1, 2] {
            let parts = on_demand(&self.journal, |library| parts(&self.snapshot, &batch, library, records));
            let mut joined = Diff::default();
            for part in &parts {
                let part =
                    on_demand(&self.journal, |library| apply_part(&self.snapshot, &batch, library, part));
                joined.records.extend(part.records);
            }
            assert_eq!(diff, joined, "in parts of {records}");
        }
        self.snapshot.take(diff);
        assert_eq!(self.snapshot, scratch, "pages and from scratch");
        assert_eq!(self.snapshot.retracted(), scratch.retracted());
        let page: Vec<_> = self.snapshot.all().map(|(id, record)| (id.clone(), record.clone())).collect();
        assert_eq!(decode_page(&encode_page(self.snapshot.all())).unwrap(), page);
    }

    /// What a copy writes next, its needs read on demand or all there: the same.
    pub fn write(&self, change: Change, id: Stamp) -> Transaction {
        let written = new_transaction(&self.snapshot, &self.journal, change.clone(), id, "ana").unwrap();
        let loaded = on_demand(&self.journal, |library| {
            new_transaction(&self.snapshot, library, change.clone(), id, "ana")
        });
        assert_eq!(written, loaded);
        written
    }

    /// Writes and takes it in.
    pub fn act(&mut self, change: Change, id: Stamp) {
        let transaction = self.write(change, id);
        self.take(&[Content::Good(transaction)]);
    }
}

/// Runs what needs reading until it has read enough; of a record's transactions only the write to it.
fn on_demand<T>(journal: &Journal, run: impl Fn(&Library) -> Result<T, BTreeSet<Need>>) -> T {
    let mut library = Library::default();
    for _ in 0..4 {
        let needs = match run(&library) {
            Ok(done) => return done,
            Err(needs) => needs,
        };
        assert!(!needs.is_empty());
        for need in needs {
            match need {
                Need::Transaction(stamp) => {
                    let known = library.transactions.insert(stamp, journal.get(stamp).cloned());
                    assert!(known.is_none(), "asked for again");
                }
                Need::Record(id) => {
                    let reduced = journal.of_record(&id).map(|transaction| {
                        let mut transaction = (**transaction).clone();
                        transaction.writes.retain(|write| write.record == id);
                        Arc::new(transaction)
                    });
                    let reduced = reduced.collect();
                    assert!(library.records.insert(id, reduced).is_none(), "asked for again");
                }
            }
        }
    }
    panic!("it asks without end")
}

/// One journal of contents.
pub fn journal_of(contents: &[Content]) -> Journal {
    let mut journal = Journal::new();
    for content in contents {
        journal.add(content.clone());
    }
    journal
}

fn bytes(workspace: Option<&str>, journal: &Journal) -> String {
    write_file(Export { workspace, ..Export::default() }, journal, &project(journal))
}

/// What section 4 says of one register, read word for word.
struct Naive {
    /// Stamp, whether it is effective, value, names.
    writes: Vec<(Stamp, bool, Value, BTreeSet<Stamp>)>,
    /// Whether the write at one place can be reached from that at another, by one or more names.
    reaches: Vec<Vec<bool>>,
}

impl Naive {
    fn of(mut writes: Vec<(Stamp, bool, Value, BTreeSet<Stamp>)>) -> Naive {
        writes.sort_by_key(|write| write.0);
        let n = writes.len();
        let mut reaches: Vec<Vec<bool>> =
            writes.iter().map(|from| writes.iter().map(|to| from.3.contains(&to.0)).collect()).collect();
        // Transitive closure by matrix (Warshall 1962).
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    reaches[i][j] |= reaches[i][k] && reaches[k][j];
                }
            }
        }
        Naive { writes, reaches }
    }

    fn stamps(&self, keep: impl Fn(usize) -> bool) -> Vec<Stamp> {
        (0..self.writes.len()).filter(|&i| keep(i)).map(|i| self.writes[i].0).collect()
    }

    fn effective(&self) -> Vec<Stamp> {
        self.stamps(|i| self.writes[i].1)
    }

    fn heads(&self) -> Vec<Stamp> {
        let covered = |i: usize| (0..self.writes.len()).any(|j| self.writes[j].1 && self.reaches[j][i]);
        let heads = self.stamps(|i| self.writes[i].1 && !covered(i));
        if heads.is_empty() { self.effective() } else { heads }
    }

    fn tips(&self) -> Vec<Stamp> {
        self.stamps(|i| !self.writes.iter().any(|write| write.3.contains(&self.writes[i].0)))
    }

    fn missing(&self) -> Vec<Stamp> {
        let here: BTreeSet<Stamp> = self.stamps(|_| true).into_iter().collect();
        let named: BTreeSet<Stamp> = self.writes.iter().flat_map(|write| write.3.iter().copied()).collect();
        named.difference(&here).copied().collect()
    }

    fn has_cycle(&self) -> bool {
        (0..self.writes.len()).any(|i| self.reaches[i][i])
    }
}

fn naive(journal: &Journal) -> BTreeMap<(RecordId, Field), Naive> {
    let mut writes: BTreeMap<(RecordId, Field), Vec<_>> = BTreeMap::new();
    for transaction in journal.counted() {
        for write in &transaction.writes {
            for (field, value) in &write.set {
                let names = write.names(field).iter().copied().collect();
                let of = writes.entry((write.record.clone(), field.clone())).or_default();
                of.push((transaction.id, true, value.clone(), names));
            }
        }
    }
    let is_tx = |id: &RecordId| id.kind() == "tx";
    let (tx, mut own): (BTreeMap<_, _>, BTreeMap<_, _>) =
        writes.into_iter().partition(|((id, _), _)| is_tx(id));
    let mut found: BTreeMap<_, _> = tx.into_iter().map(|(key, writes)| (key, Naive::of(writes))).collect();
    let mut retracted = BTreeSet::new();
    for ((id, field), register) in &found {
        let heads = register.heads();
        let taken_back = |write: &(Stamp, bool, Value, BTreeSet<Stamp>)| {
            heads.contains(&write.0) && write.2 == Value::Bool(true)
        };
        if field.as_str() == "retracted" && register.writes.iter().any(taken_back) {
            retracted.insert(Stamp::parse(id.local()).unwrap());
        }
    }
    for writes in own.values_mut() {
        for write in writes {
            write.1 = !retracted.contains(&write.0);
        }
    }
    found.extend(own.into_iter().map(|(key, writes)| (key, Naive::of(writes))));
    found
}

/// Holds a projection against section 4, read word for word; a register has a value iff it has an
/// effective write; what is written next names every tip and head, in a circle every write.
pub fn naive_reading(page: &Page, fresh: Stamp) {
    let naive = naive(&page.journal);
    let mut shown = 0;
    let mut change = Change::new("all");
    for (id, record) in page.snapshot.all() {
        for (field, register) in record.registers() {
            shown += 1;
            let expected = &naive[&(id.clone(), field.clone())];
            assert_eq!(heads(register), expected.heads(), "{id} {field}");
            assert_eq!(register.missing().collect::<Vec<_>>(), expected.missing(), "{id} {field}");
            assert_eq!(register.has_cycle(), expected.has_cycle(), "{id} {field}");
            assert_eq!(register.value().is_some(), !expected.effective().is_empty(), "{id} {field}");
            let last = expected.heads().last().map(|last| {
                expected.writes.iter().find(|write| write.0 == *last).map(|write| &write.2).unwrap()
            });
            assert_eq!(register.value(), last);
            change.set(id, field.clone(), "new".into());
        }
    }
    assert_eq!(shown, naive.len());
    let transaction = page.write(change, fresh);
    for write in &transaction.writes {
        for field in write.set.keys() {
            let expected = &naive[&(write.record.clone(), field.clone())];
            let mut named: BTreeSet<Stamp> = expected.tips().into_iter().collect();
            if expected.has_cycle() {
                named.extend(expected.stamps(|_| true));
            }
            named.extend(expected.heads());
            assert_eq!(write.names(field), named.into_iter().collect::<Vec<_>>());
        }
    }
}

fn heads(register: &Register) -> Vec<Stamp> {
    register.heads().iter().map(|head| head.stamp).collect()
}

/// Any order, any batches, any repetition: the same projection.
pub fn any_order(contents: &[Content], dice: &mut Dice) {
    let (whole, mut page) = (journal_of(contents), Page::default());
    let mut order: Vec<Content> = contents.to_vec();
    for _ in 0..contents.len() / 3 {
        order.push(contents[dice.below(contents.len())].clone());
    }
    dice.shuffle(&mut order);
    let mut rest = &order[..];
    while !rest.is_empty() {
        let (batch, later) = rest.split_at(1 + dice.below(rest.len().min(6)));
        page.take(batch);
        naive_reading(&page, fresh(0));
        rest = later;
    }
    assert_eq!(page.snapshot, project(&whole));
    assert_eq!(bytes(None, &page.journal), bytes(None, &whole));
    for (id, record) in page.snapshot.all() {
        let back = decode_page(&encode_page([(id, record)])).unwrap();
        assert_eq!(back, [(id.clone(), record.clone())]);
    }
}

/// A stamp that no history uses, of an actor of its own.
fn fresh(counter: u16) -> Stamp {
    // Smaller than most: no rule depends on clocks.
    Stamp::new(7, counter, Actor(u64::MAX)).unwrap()
}

/// Merge commutes, associates and is idempotent, byte for byte.
pub fn merge_is_union(contents: &[Content], dice: &mut Dice) {
    let mut parts: [Vec<Content>; 3] = Default::default();
    for content in contents {
        for (part, bit) in parts.iter_mut().zip([1, 2, 4]) {
            if (1 + dice.below(7)) & bit != 0 {
                part.push(content.clone());
            }
        }
        parts[dice.below(3)].push(content.clone());
    }
    let ids = [Some("w"), Some("w"), None, Some("v")];
    let [a, b, c] = parts.map(|part| bytes(ids[dice.below(4)], &journal_of(&part)));
    let join = |files: &[&String]| {
        let documents = files.iter().map(|file| Document::read(file.as_bytes()).unwrap()).collect();
        let merged = merge(documents, true).unwrap();
        bytes(merged.workspace.as_deref(), &merged.journal)
    };
    let (ab, bc) = (join(&[&a, &b]), join(&[&b, &c]));
    assert_eq!(ab, join(&[&b, &a]), "commutes");
    let all = join(&[&ab, &c]);
    assert_eq!(all, join(&[&a, &bc]), "associates");
    assert_eq!(all, join(&[&c, &a, &b]), "at once and one by one");
    assert_eq!(all, join(&[&all, &b, &all]), "is idempotent");
    assert_eq!(transactions(&all), transactions(&bytes(None, &journal_of(contents))));
}

fn transactions(file: &str) -> &str {
    &file[file.find("\"transactions\"").unwrap()..]
}

/// Export, import, export: the same bytes, unknown content included.
pub fn export_import_export(contents: &[Content]) {
    let first = bytes(Some("w"), &journal_of(contents));
    let document = Document::read(first.as_bytes()).unwrap();
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    let journal = document.into_journal().unwrap();
    assert_eq!(first, bytes(Some("w"), &journal));
    let contents: Vec<_> = journal.contents().map(|t| t.canonical()).collect();
    for text in contents {
        let value = pilotbook_core::json::parse(&text).unwrap();
        let Content::Good(again) = Content::read(value) else { panic!("set aside: {text}") };
        assert_eq!(again.canonical(), text);
    }
}

/// A file that is read back as it comes, cut anywhere, gives its journal; one byte off, it is refused or still says
/// what any reader takes it to say.
pub fn reads_back(contents: &[Content], dice: &mut Dice) {
    let journal = journal_of(contents);
    let snapshot = project(&journal);
    let file = write_file(Export { workspace: Some("w"), ..Export::default() }, &journal, &snapshot);
    let pieces = file_pieces(Export { workspace: Some("w"), ..Export::default() }, &journal, &snapshot);
    assert_eq!(pieces.collect::<String>(), file);
    let read = read_back(file.as_bytes(), &snapshot, dice).unwrap();
    assert_eq!(bytes(None, &read), bytes(None, &journal));
    assert_eq!(Snapshot::of(Projector::of(&read)), snapshot);

    let mut damaged = file.clone().into_bytes();
    match dice.below(4) {
        0 => damaged.truncate(dice.below(file.len())),
        1 => drop(damaged.remove(dice.below(file.len()))),
        2 => {
            // A line twice.
            let line = file.lines().nth(dice.below(file.lines().count())).unwrap();
            let at = file.find(line).unwrap();
            damaged.splice(at..at, format!("{line}\n").into_bytes());
        }
        _ => damaged[dice.below(file.len())] = b"\n\"{}[],:01ae\xff"[dice.below(13)],
    }
    if let Ok(read) = read_back(&damaged, &snapshot, dice) {
        let document = Document::read(&damaged).unwrap();
        let differ = document.problems.iter().any(|problem| matches!(problem, Problem::RecordsDiffer));
        assert!(!differ || project(&read) != snapshot, "its records are those of the snapshot");
        assert_eq!(bytes(None, &document.into_journal().unwrap()), bytes(None, &read));
    }
}

fn read_back(file: &[u8], snapshot: &Snapshot, dice: &mut Dice) -> Result<Journal, ReadBackError> {
    let mut reader = FileReadBack::new(snapshot);
    let mut left = file;
    while !left.is_empty() {
        let (now, later) = left.split_at(1 + dice.below(left.len().min(300)));
        reader.feed(now)?;
        left = later;
    }
    reader.finish()
}

fn page_of(contents: &[Content]) -> Page {
    let journal = journal_of(contents);
    Page { snapshot: project(&journal), journal }
}

fn retraction(stamp: Stamp, taken_back: bool) -> Change {
    let mut change = Change::new("undo or redo");
    let id = RecordId::new("tx", &stamp.to_string()).unwrap();
    change.set(&id, Field::parse("retracted").unwrap(), taken_back.into());
    change
}

/// The registers of all records but `tx` ones, with what they show.
fn shown(snapshot: &Snapshot) -> BTreeMap<(&RecordId, &Field), &[Head]> {
    let own = snapshot.all().filter(|(id, _)| id.kind() != "tx");
    own.flat_map(|(id, record)| record.shown().map(move |(field, register)| ((id, field), register.heads())))
        .collect()
}

/// Undo and redo of any transaction, one that isn't here too.
pub fn undo_and_redo(contents: &[Content], dice: &mut Dice) {
    let before = page_of(contents);
    let mut known: Vec<Stamp> = before.journal.counted().map(|t| t.id).collect();
    known.push(fresh(9));
    dice.shuffle(&mut known);
    for stamp in known.into_iter().take(2) {
        let was = before.snapshot.is_retracted(stamp);
        let mut page = before.clone();
        page.act(retraction(stamp, true), fresh(0));
        assert!(page.snapshot.is_retracted(stamp), "any transaction can be taken back");
        undo_changes_heads_only(&before.snapshot, &page.snapshot, stamp);
        if !was {
            never_written(&before.journal, &page.snapshot, stamp);
        }
        page.act(retraction(stamp, false), fresh(1));
        assert!(!page.snapshot.is_retracted(stamp), "any transaction can be brought back");
        if was {
            page.act(retraction(stamp, true), fresh(2));
        }
        let id = RecordId::new("tx", &stamp.to_string()).unwrap();
        let others = |snapshot: &Snapshot| -> Vec<(RecordId, Record)> {
            let others = snapshot.all().filter(|(other, _)| **other != id);
            others.map(|(id, record)| (id.clone(), record.clone())).collect()
        };
        assert_eq!(others(&page.snapshot), others(&before.snapshot), "redo after undo of {stamp}");
        assert_eq!(page.snapshot.is_retracted(stamp), was);
    }
}

/// An undo changes no register without a cycle where what is undone is no head.
fn undo_changes_heads_only(before: &Snapshot, after: &Snapshot, undone: Stamp) {
    for (id, record) in before.all().filter(|(id, _)| id.kind() != "tx") {
        for (field, register) in record.registers() {
            if !register.has_cycle() && !heads(register).contains(&undone) {
                assert_eq!(after.get(id).unwrap().register(field.as_str()), Some(register));
            }
        }
    }
}

/// Undo of what nobody names is as if its writes to fields had never been.
fn never_written(journal: &Journal, undone: &Snapshot, stamp: Stamp) {
    let Some(transaction) = journal.get(stamp) else { return };
    let fields: BTreeSet<(&RecordId, &Field)> = (transaction.writes.iter())
        .filter(|write| write.record.kind() != "tx")
        .flat_map(|write| write.set.keys().map(move |field| (&write.record, field)))
        .collect();
    let named = journal.counted().flat_map(|other| &other.writes).any(|write| {
        write
            .set
            .keys()
            .any(|field| write.names(field).contains(&stamp) && fields.contains(&(&write.record, field)))
    });
    if named {
        return;
    }
    let mut without = Journal::new();
    for other in journal.counted() {
        let mut other = (**other).clone();
        if other.id == stamp {
            other.writes.retain(|write| write.record.kind() == "tx");
        }
        without.add(Content::Good(other));
    }
    assert_eq!(shown(&project(&without)), shown(undone), "as if {stamp} had never been");
}

/// Any field can be settled by one write, in a circle too.
pub fn one_write_settles(contents: &[Content], dice: &mut Dice) {
    let before = page_of(contents);
    let mut registers: Vec<(RecordId, Field, bool)> = (before.snapshot.all())
        .flat_map(|(id, record)| {
            record.registers().map(|(field, register)| {
                (id.clone(), field.clone(), register.is_conflict() || register.has_cycle())
            })
        })
        .collect();
    dice.shuffle(&mut registers);
    registers.sort_by_key(|(_, _, odd)| !odd);
    for (id, field, _) in registers.into_iter().take(2) {
        let mut page = before.clone();
        let mut change = Change::new("settle");
        change.set(&id, field.clone(), "settled".into());
        page.act(change, fresh(0));
        let register = page.snapshot.get(&id).unwrap().register(field.as_str()).unwrap();
        assert_eq!(heads(register), [fresh(0)], "{id} {field}");
        assert_eq!(register.value(), Some(&"settled".into()));
        assert!(!register.is_conflict());
    }
}
