//! Registers: heads, tips, missing names and cycles (section 4), computed from all writes of one.

use std::collections::{BTreeSet, HashMap};

use smallvec::SmallVec;

use super::Stamp;
use crate::json::Value;
use crate::order;

/// A write that nothing in force replaces.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The transaction's stamp.
    pub stamp: Stamp,
    /// The value.
    pub value: Value,
    /// What a deletion had seen; empty in all other registers.
    pub saw: Box<[Stamp]>,
}

/// One field of one record, as the writes to it leave it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Register {
    /// By stamp; the last one's value is shown. Empty where every write is taken back.
    pub(super) heads: SmallVec<[Head; 1]>,
    /// What few registers have.
    pub(super) rest: Option<Box<Rest>>,
}

/// What few registers have; absent where it would say nothing.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Rest {
    /// The writes that no write names, by stamp, where they aren't the heads.
    pub(super) tips: Option<Vec<Head>>,
    /// Named stamps that have no write to this register here.
    pub(super) missing: BTreeSet<Stamp>,
    /// Whether names run in a circle.
    pub(super) cycle: bool,
}

impl Register {
    /// The heads, by stamp.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The value shown: that of the head with the greatest stamp.
    pub fn value(&self) -> Option<&Value> {
        self.heads.last().map(|head| &head.value)
    }

    /// The value shown, or, where every write is taken back, that of the last one that nothing replaces.
    pub fn last_known(&self) -> Option<&Value> {
        self.value().or_else(|| self.tips().last().map(|tip| &tip.value))
    }

    /// Whether heads differ in value.
    pub fn is_conflict(&self) -> bool {
        self.heads.len() > 1 && self.heads.iter().any(|head| head.value != self.heads[0].value)
    }

    /// The writes that no write names.
    pub(super) fn tips(&self) -> &[Head] {
        self.rest.as_ref().and_then(|rest| rest.tips.as_deref()).unwrap_or(&self.heads)
    }

    /// Named stamps that have no write to this register here.
    pub fn missing(&self) -> impl Iterator<Item = Stamp> {
        self.rest.iter().flat_map(|rest| rest.missing.iter().copied())
    }

    /// Whether names run in a circle, which only a forged file can bring about.
    pub fn has_cycle(&self) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.cycle)
    }

    /// Whether a write or a flip must read all that is stored of this register.
    pub(super) fn needs_look(&self) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.cycle || !rest.missing.is_empty())
    }

    /// The stamps of all tips and heads: what a new write names.
    pub(super) fn named_by_a_new_write(&self) -> BTreeSet<Stamp> {
        order::set(self.heads.iter().chain(self.tips()).map(|head| head.stamp))
    }

    /// Sets heads and tips (both by stamp), leaving the rest.
    pub(super) fn put(&mut self, heads: SmallVec<[Head; 1]>, tips: Option<Vec<Head>>) {
        let tips = tips.filter(|tips| tips[..] != heads[..]);
        self.heads = heads;
        let mut rest = self.rest.take().map(|rest| *rest).unwrap_or_default();
        rest.tips = tips;
        self.rest = (rest != Rest::default()).then(|| Box::new(rest));
    }
}

/// A write to one register.
#[derive(Clone, Copy, Debug)]
pub(super) struct RegisterWrite<'a> {
    pub(super) stamp: Stamp,
    pub(super) value: &'a Value,
    /// The stamps it names.
    pub(super) names: &'a [Stamp],
    /// Only where the register is `exists`.
    pub(super) saw: &'a [Stamp],
}

impl RegisterWrite<'_> {
    pub(super) fn head(&self) -> Head {
        Head { stamp: self.stamp, value: self.value.clone(), saw: self.saw.into() }
    }
}

/// Section 4 to the letter, for all writes to one register by counted transactions.
pub(super) fn resolve(writes: &[RegisterWrite<'_>], effective: &dyn Fn(Stamp) -> bool) -> Register {
    if let [only] = writes
        && only.names.is_empty()
    {
        let mut register = Register::default();
        let heads: SmallVec<_> = effective(only.stamp).then(|| only.head()).into_iter().collect();
        register.put(heads, Some(vec![only.head()]));
        return register;
    }
    let place: HashMap<Stamp, usize> = writes.iter().enumerate().map(|(i, write)| (write.stamp, i)).collect();
    let mut missing = BTreeSet::new();
    let names: Vec<Vec<usize>> = writes
        .iter()
        .map(|write| {
            let here = write.names.iter().filter_map(|stamp| {
                let found = place.get(stamp).copied();
                if found.is_none() {
                    missing.insert(*stamp);
                }
                found
            });
            here.collect()
        })
        .collect();

    let in_force: Vec<usize> = (0..writes.len()).filter(|&i| effective(writes[i].stamp)).collect();
    let covered = reachable(&names, &in_force);
    let mut heads: Vec<usize> = in_force.iter().copied().filter(|&i| !covered[i]).collect();
    if heads.is_empty() {
        heads = in_force;
    }
    let mut named = vec![false; writes.len()];
    for &i in names.iter().flatten() {
        named[i] = true;
    }
    let tips = (0..writes.len()).filter(|&i| !named[i]);

    let by_stamp = |places: &mut dyn Iterator<Item = usize>| -> Vec<Head> {
        let mut heads: Vec<Head> = places.map(|i| writes[i].head()).collect();
        order::sort_by_key(&mut heads, |head| head.stamp);
        heads
    };
    let heads = by_stamp(&mut heads.into_iter());
    let tips = by_stamp(&mut tips.into_iter());
    let cycle = has_cycle(&names);
    let mut register =
        Register { heads: SmallVec::new(), rest: Some(Box::new(Rest { tips: None, missing, cycle })) };
    register.put(heads.into(), Some(tips));
    register
}

/// Which can be reached in one or more steps of `names` from any of `from`.
fn reachable(names: &[Vec<usize>], from: &[usize]) -> Vec<bool> {
    let mut reached = vec![false; names.len()];
    let mut walked = vec![false; names.len()];
    let mut open = from.to_vec();
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut walked[at], true) {
            continue;
        }
        for &next in &names[at] {
            reached[next] = true;
            open.push(next);
        }
    }
    reached
}

/// Whether names run in a circle: leaves are taken off until none is left or a circle remains (Kahn 1962).
fn has_cycle(names: &[Vec<usize>]) -> bool {
    let mut incoming = vec![0usize; names.len()];
    for &i in names.iter().flatten() {
        incoming[i] += 1;
    }
    let mut open: Vec<usize> = (0..names.len()).filter(|&i| incoming[i] == 0).collect();
    let mut taken = 0;
    while let Some(at) = open.pop() {
        taken += 1;
        for &next in &names[at] {
            incoming[next] -= 1;
            if incoming[next] == 0 {
                open.push(next);
            }
        }
    }
    taken < names.len()
}
