//! Entry.

use super::choice::{Confidence, EntryType};
use super::field::{Day, OneOf, Prose, Ref, RefSet, Text};
use crate::kind;

kind! {
    /// A dated note about any record.
    Entry = "entry", "Entry", "Entries" {
        /// The record it is about.
        about: Ref, "About";
        /// What it is.
        r#type: OneOf<EntryType>, "Type";
        /// Its day.
        day: Day, "Day";
        /// What was said.
        text: Prose, "Text";
        /// Of a check-in.
        confidence: OneOf<Confidence>, "Confidence";
        /// Who took part.
        people: RefSet, "People";
        /// Which teams took part.
        teams: RefSet, "Teams";
        /// A mismatch that is accepted: its code and sorted ids.
        accepts: Text, "Accepts";
    }
}
