//! Page.

use super::field::{Prose, Text};
use crate::kind;

/// What `template` says of a working agreement, which shows the hours that the settings name.
pub const WORKING_AGREEMENT: &str = "working_agreement";

kind! {
    /// A text in Markdown.
    Page = "page", "Page", "Pages" {
        /// Its title.
        title: Text, "Title";
        /// The template it came from.
        template: Text, "Template";
        /// Markdown.
        text: Prose, "Text";
    }
}
