//! Ids of new records: random ones, and computed ones, so that the same thing entered in two copies is
//! one thing.

use sha2::{Digest, Sha256};

use crate::Value;
use crate::journal::RecordId;
use crate::json::canonical;

/// Gives random ids from a seed that the caller drew.
#[derive(Clone, Debug)]
pub struct Ids {
    seed: [u8; 32],
    given: u64,
}

impl Ids {
    /// Ids from these random bytes; the same seed gives the same ids.
    pub fn new(seed: [u8; 32]) -> Ids {
        Ids { seed, given: 0 }
    }

    /// Ids from any text, for reproducible runs.
    pub fn of_text(text: &str) -> Ids {
        Ids::new(Sha256::digest(text.as_bytes()).into())
    }

    /// A new record's id: 16 random characters of `0-9a-z`.
    pub fn next(&mut self, kind: &str) -> Option<RecordId> {
        const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.given.to_be_bytes());
        self.given += 1;
        let bytes: [u8; 32] = hash.finalize().into();
        // Two bytes a character keep the bias below 1 in 1000.
        let letters = bytes.chunks(2).map(|pair| {
            let number = usize::from(pair[0]) << 8 | usize::from(pair[1]);
            char::from(LETTERS[number % LETTERS.len()])
        });
        RecordId::new(kind, &letters.collect::<String>())
    }
}

/// The local part computed from a thing's parts: the first 16 characters of lower-case base32
/// (RFC 4648) of SHA-256 over their canonical JSON.
pub fn computed(parts: Vec<Value>) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let hash: [u8; 32] = Sha256::digest(canonical(&Value::List(parts)).as_bytes()).into();
    // 16 characters of 5 bits are the first 80 bits.
    (0..16)
        .map(|i| {
            let bit = i * 5;
            let pair = usize::from(hash[bit / 8]) << 8 | usize::from(hash[bit / 8 + 1]);
            char::from(LETTERS[pair >> (11 - bit % 8) & 31])
        })
        .collect()
}

/// The id of the team, or the person, of that name.
pub fn named(kind: &str, name: &str) -> Option<RecordId> {
    RecordId::new(kind, &computed(vec![kind.into(), name.into()]))
}

/// The id of a new workspace that `actor` makes at `now` (as the file writes both).
pub fn workspace(now: &str, actor: &str) -> String {
    computed(vec![now.into(), actor.into()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computed_parts_are_base32_of_sha_256() {
        // printf '["team","DevOps"]' | sha256sum | xxd -r -p | base32
        assert_eq!(computed(vec!["team".into(), "DevOps".into()]), expected("[\"team\",\"DevOps\"]"));
    }

    /// Base32 the slow way: bit by bit.
    fn expected(text: &str) -> String {
        let hash = Sha256::digest(text.as_bytes());
        let bits: String = hash.iter().map(|byte| format!("{byte:08b}")).collect();
        let letters = "abcdefghijklmnopqrstuvwxyz234567".as_bytes();
        let of = |five: &[u8]| five.iter().fold(0usize, |n, bit| n * 2 + usize::from(bit - b'0'));
        bits.as_bytes().chunks(5).take(16).map(|five| char::from(letters[of(five)])).collect()
    }

    #[test]
    fn random_ids_differ() {
        let mut ids = Ids::of_text("seed");
        let (a, b) = (ids.next("idea"), ids.next("idea"));
        assert!(a.is_some() && a != b);
        assert_eq!(Ids::of_text("seed").next("idea"), a);
    }
}
