//! Which writes make one step.

use std::sync::Arc;

use super::Words;
use super::replaced::{find, replaced};
use crate::Value;
use crate::journal::{Field, FieldType, RecordId, Snapshot, Stamp, Transaction, Write};
use crate::model::{FieldDecl, KindDecl};

/// Edits of one text by one person within less than this many milliseconds, from the first to the last,
/// are one.
const ONE_STEP_MS: u64 = 60_000;

/// One register that was set.
pub(super) struct Raw<'a> {
    pub(super) record: &'a RecordId,
    pub(super) field: &'a Field,
    /// Its declaration, where it has one.
    pub(super) declared: Option<&'static FieldDecl>,
    pub(super) before: Option<&'a Value>,
    pub(super) after: &'a Value,
    /// The write that it replaced.
    seen: Option<Stamp>,
}

impl Raw<'_> {
    /// Whether it was empty, or not in the set.
    pub(super) fn was_empty(&self) -> bool {
        self.before.is_none_or(|value| self.is_empty_value(value))
    }

    /// Whether it is now.
    pub(super) fn is_empty(&self) -> bool {
        self.is_empty_value(self.after)
    }

    fn is_empty_value(&self, value: &Value) -> bool {
        *value == Value::Null || (self.field.element().is_some() && *value != Value::Bool(true))
    }

    pub(super) fn holds(&self) -> Option<FieldType> {
        self.declared.map(|declared| (declared.holds)())
    }
}

/// The writes of one step.
pub(super) struct Group<'a> {
    pub(super) stamps: Vec<Stamp>,
    pub(super) by: &'a str,
    pub(super) what: &'a str,
    pub(super) retracted: bool,
    pub(super) raws: Vec<Raw<'a>>,
    /// The transactions that took it back.
    retractions: Vec<Stamp>,
}

/// The steps that these transactions make of these records, oldest first.
pub(super) fn groups<'a>(
    of: &'a [RecordId],
    transactions: &'a [Arc<Transaction>],
    words: &Words<'_>,
) -> Vec<Group<'a>> {
    // A record has few parts and a history of some hundred steps: lists do, and keep the page small.
    let mut writes: Vec<Vec<(Stamp, &Write)>> = vec![Vec::new(); of.len()];
    let place = |record: &RecordId| of.iter().position(|own| own == record);
    for transaction in transactions {
        for write in &transaction.writes {
            if let Some(of_record) = place(&write.record).and_then(|at| writes.get_mut(at)) {
                of_record.push((transaction.id, write));
            }
        }
    }
    let mut groups: Vec<Group<'a>> = Vec::new();
    for transaction in transactions {
        let stamp = transaction.id;
        let mut raws = Vec::new();
        for write in transaction.writes.iter() {
            let Some(all) = place(&write.record).and_then(|at| writes.get(at)) else { continue };
            let kind = KindDecl::named(words.kinds, write.record.kind());
            raws.extend(write.set.iter().map(|(field, after)| {
                let seen = replaced(all, write, field);
                let before = seen.and_then(|stamp| find(all, stamp)?.set.get(field));
                let declared = kind.and_then(|kind| kind.field(field.name()));
                Raw { record: &write.record, field, declared, before, after, seen }
            }));
        }
        if raws.is_empty() {
            continue;
        }
        let group = Group {
            stamps: vec![stamp],
            by: &transaction.by,
            what: &transaction.what,
            retracted: words.snapshot.is_retracted(stamp),
            retractions: retractions(words.snapshot, stamp),
            raws,
        };
        match groups.last_mut().filter(|last| goes_on(last, &group)) {
            Some(last) => {
                last.stamps.extend(group.stamps);
                last.what = group.what;
                for (old, new) in last.raws.iter_mut().zip(group.raws) {
                    old.after = new.after;
                }
            }
            None => groups.push(group),
        }
    }
    groups
}

/// Whether a step is one more edit of the text that the last one edited. One step of several that was
/// taken back together stays one, so that it can be brought back together.
fn goes_on(last: &Group<'_>, next: &Group<'_>) -> bool {
    let ([old], [new]) = (&last.raws[..], &next.raws[..]) else { return false };
    let (Some(first), Some(latest), [at]) = (last.stamps.first(), last.stamps.last(), &next.stamps[..])
    else {
        return false;
    };
    // Without a name, one page that was loaded once is one person.
    let same_person = last.by == next.by && (!next.by.is_empty() || latest.actor() == at.actor());
    old.record == new.record
        && old.field == new.field
        && new.holds() == Some(FieldType::Text)
        && same_person
        && new.seen == Some(*latest)
        && at.wall().saturating_sub(first.wall()) < ONE_STEP_MS
        && last.retractions == next.retractions
}

fn retractions(snapshot: &Snapshot, stamp: Stamp) -> Vec<Stamp> {
    let record = RecordId::new("tx", &stamp.to_string()).and_then(|id| snapshot.get(&id));
    let heads = record.and_then(|record| record.register("retracted")).map(|register| register.heads());
    let heads = heads.unwrap_or_default().iter().filter(|head| head.value == Value::Bool(true));
    heads.map(|head| head.stamp).collect()
}
