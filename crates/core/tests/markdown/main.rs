//! Markdown: read as CommonMark reads it, safe whatever is written, and never slow.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agrees;
mod reads;
mod safe;
