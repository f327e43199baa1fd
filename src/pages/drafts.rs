//! What was typed and nobody has saved, kept while the form that it stood in is gone.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::overview_meeting_draft::MeetingDraft;
use super::text_draft::TextDraft;

/// On the document while a draft is kept, be its form there or not; `shell/update.rs` asks for it before the page is left.
const TYPED: &str = "data-typed";

/// The drafts, by workspace and what they are of. Live as long as the app.
#[derive(Clone, Copy)]
pub struct Drafts {
    meetings: RwSignal<BTreeMap<String, MeetingDraft>>,
    texts: RwSignal<BTreeMap<String, TextDraft>>,
}

impl Drafts {
    /// Without any. Made once, by the app's root.
    pub fn new() -> Drafts {
        Drafts { meetings: RwSignal::default(), texts: RwSignal::default() }
    }

    /// The notes of a meeting.
    pub(super) fn meeting(self, key: &str) -> Option<MeetingDraft> {
        self.meetings.with_untracked(|drafts| drafts.get(key).cloned())
    }

    /// Keeps the notes of a meeting; none lets go of them.
    pub(super) fn keep_meeting(self, key: &str, draft: Option<MeetingDraft>) {
        self.meetings.update(|drafts| put(drafts, key, draft));
        self.mark();
    }

    /// A page's title and text; the caller runs again when drafts of pages change.
    pub(super) fn text(self, key: &str) -> Option<TextDraft> {
        self.texts.with(|drafts| drafts.get(key).cloned())
    }

    /// Keeps a page's title and text; none lets go of them.
    pub(super) fn keep_text(self, key: &str, draft: Option<TextDraft>) {
        self.texts.update(|drafts| put(drafts, key, draft));
        self.mark();
    }

    /// Lets go of what was written in a workspace that is erased.
    pub fn forget(self, workspace: &str) {
        let is_of = format!("{workspace} ");
        self.meetings.update(|drafts| drafts.retain(|key, _| !key.starts_with(&is_of)));
        self.texts.update(|drafts| drafts.retain(|key, _| !key.starts_with(&is_of)));
        self.mark();
    }

    fn mark(self) {
        let Some(root) = document().document_element() else { return };
        let is_empty =
            self.meetings.with_untracked(BTreeMap::is_empty) && self.texts.with_untracked(BTreeMap::is_empty);
        // Either can fail only for a name that is no name.
        let _ = if is_empty { root.remove_attribute(TYPED) } else { root.set_attribute(TYPED, "") };
    }
}

impl Default for Drafts {
    fn default() -> Drafts {
        Drafts::new()
    }
}

fn put<T>(drafts: &mut BTreeMap<String, T>, key: &str, draft: Option<T>) {
    match draft {
        Some(draft) => drafts.insert(key.to_owned(), draft),
        None => drafts.remove(key),
    };
}
