//! Issue.

use super::Book;
use super::choice::IssueType;
use super::field::{Day, Instant, Number, OneOf, Prose, Ref, RefSet, Text};
use super::parts::is_hidden;
use crate::kind;

kind! {
    /// Something that stands in the way, or has to be done.
    Issue = "issue", "Issue", "Issues" {
        /// The key it has elsewhere.
        key: Text, "Key";
        /// The record it is about.
        about: Ref, "About";
        /// In one line.
        title: Text, "Title";
        /// In more.
        text: Prose, "Text";
        /// What it is.
        r#type: OneOf<IssueType>, "Type";
        /// 1 (worst) to 4; none where its day alone says by when.
        severity: Number, "Severity";
        /// The teams it is between.
        teams: RefSet, "Teams";
        /// The person who has it.
        owner: Ref, "Owner";
        /// When it was raised.
        opened_at: Instant, "Opened";
        /// When it was first answered.
        responded_at: Instant, "First response";
        /// The day it is due.
        due_on: Day, "Due";
        /// When it was resolved.
        resolved_at: Instant, "Resolved";
        /// Whom it was raised to.
        raised_to: RefSet, "Raised to";
        /// What was learned.
        learning: Prose, "What did we learn?";
    }
}

impl Issue {
    /// Whether it is hidden with what it is about, which lies in the trash.
    pub fn is_hidden(&self, book: &Book) -> bool {
        self.about.as_ref().is_some_and(|about| is_hidden(book, about))
    }

    /// Whether it stands where issues that are current are shown: it is neither hidden nor archived.
    pub fn is_shown(&self, book: &Book) -> bool {
        !self.archived && !self.is_hidden(book)
    }
}
