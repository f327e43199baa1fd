//! Sorting, and gathering into maps and sets, so that little code comes of it.
//!
//! The standard library makes a copy of its whole sort, some 5 kB, for every type and every order, and
//! `collect` into a map or a set contains one too. What is here compiles the sort once, for places, and
//! per type only the moves. It is for lists of records; where a number is computed over all of them
//! (`metrics`), sort in place.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts as [`slice::sort_by`] does: what is equal stays in its order.
pub fn sort_by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &mut |a, b| order(&items[a], &items[b]));
    put(items, places);
}

/// Sorts by each item beside what is made of it, which is made but once.
pub fn sort_by_made<T, K>(
    items: &mut [T],
    make: impl Fn(&T) -> K,
    mut order: impl FnMut((&T, &K), (&T, &K)) -> Ordering,
) {
    let made: Vec<K> = items.iter().map(make).collect();
    let places = sorted_places(items.len(), &mut |a, b| order((&items[a], &made[a]), (&items[b], &made[b])));
    put(items, places);
}

/// Puts items into the order of their places.
fn put<T>(items: &mut [T], mut places: Vec<usize>) {
    // `places[i]` says which item belongs at i. Each cycle of them is walked once.
    for start in 0..places.len() {
        let mut at = start;
        while places[at] != start {
            let from = std::mem::replace(&mut places[at], at);
            items.swap(at, from);
            at = from;
        }
        places[at] = at;
    }
}

/// Sorts by a key, as [`slice::sort_by_key`] does.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The places of `count` items in their order.
fn sorted_places(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if count < 2 {
        return Vec::new();
    }
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| order(a, b));
    places
}

/// A map of these entries; of a key's entries the last stays.
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// A set of these items.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(keys in prop::collection::vec(0u8..20, 0..60)) {
            let mut ours: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
            sort_by_made(&mut ours, |(key, _)| u8::MAX - key, |(_, a), (_, b)| a.cmp(b));
            theirs.sort_by_key(|(key, _)| u8::MAX - key);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn of_two_entries_the_last_stays() {
        assert_eq!(map([(1, 'a'), (2, 'b'), (1, 'c')]), BTreeMap::from([(1, 'c'), (2, 'b')]));
        assert_eq!(set([2, 1, 2]), BTreeSet::from([1, 2]));
    }
}
