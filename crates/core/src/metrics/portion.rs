//! A share that knows the records on both its sides.

use super::stats::wilson::Share;
use super::view::Places;
use crate::json::Value;

/// So many of so many, by their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portion {
    /// Those that have it.
    pub k: Places,
    /// All of them. A place stands once for everything counted there: of criteria, several times.
    pub n: Places,
}

impl Portion {
    /// Counts one more.
    pub(super) fn add(&mut self, place: u32, holds: bool) {
        self.n.push(place);
        if holds {
            self.k.push(place);
        }
    }

    /// The share.
    pub fn share(&self) -> Share {
        Share::new(self.k.len(), self.n.len())
    }

    pub(super) fn to_json(&self) -> Value {
        self.share().to_json()
    }
}
