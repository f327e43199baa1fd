//! Page.

use super::field::{Prose, Text};
use crate::kind;

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
