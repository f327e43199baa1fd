//! Person.

use super::field::{RefSet, Text};
use crate::kind;

kind! {
    /// A colleague.
    Person = "person", "Person", "People" {
        /// Their name.
        name: Text, "Name";
        /// The teams they belong to.
        teams: RefSet, "Teams";
    }
}
