//! What is being written at a meeting, kept while somebody looks at an item of the agenda and comes back.

use std::collections::BTreeMap;

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kind, Person};

use super::form::draft;
use super::learning_follow_ups::FollowUps;
use super::ticks::{Ticks, ticks};
use crate::workspace::Workspace;

/// On the document while a draft is kept, be its form there or not; `shell/update.rs` asks for it before a new version is taken.
const TYPED: &str = "data-typed";

/// The notes that nobody has saved, by workspace and teams. Lives as long as the app.
#[derive(Clone, Copy)]
pub struct MeetingDrafts(StoredValue<BTreeMap<String, Draft>>);

/// Raw text of notes.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    text: String,
    day: String,
    people: Vec<RecordId>,
    /// Title, owner and due day of each follow-up.
    follow_ups: Vec<[String; 3]>,
}

impl MeetingDrafts {
    /// Without any. Made once, by the app's root.
    pub fn new() -> MeetingDrafts {
        MeetingDrafts(StoredValue::new(BTreeMap::new()))
    }

    /// Keeps what would be missed, and nothing else.
    fn keep(self, key: &str, draft: Draft) {
        self.0.update_value(|drafts| {
            if draft.text.trim().is_empty() && draft.follow_ups.is_empty() {
                drafts.remove(key);
            } else {
                drafts.insert(key.to_owned(), draft);
            }
        });
        self.mark();
    }

    /// Lets go of what is saved.
    pub(super) fn forget(self, key: &str) {
        self.0.update_value(|drafts| {
            drafts.remove(key);
        });
        self.mark();
    }

    fn kept(self, key: &str) -> Option<Draft> {
        self.0.with_value(|drafts| drafts.get(key).cloned())
    }

    fn mark(self) {
        let Some(root) = document().document_element() else { return };
        // Either can fail only for a name that is no name.
        let _ = if self.0.with_value(BTreeMap::is_empty) {
            root.remove_attribute(TYPED)
        } else {
            root.set_attribute(TYPED, "")
        };
    }
}

impl Default for MeetingDrafts {
    fn default() -> MeetingDrafts {
        MeetingDrafts::new()
    }
}

/// The notes as they are typed.
#[derive(Clone, Copy)]
pub(super) struct Notebook {
    pub text: RwSignal<String>,
    pub day: RwSignal<String>,
    pub people: Ticks,
    pub follow_ups: FollowUps,
}

impl Notebook {
    /// Those of a workspace's two teams, with what was left unsaved. What is typed is kept as it is typed: when a view goes, its
    /// lines may be gone before it.
    pub(super) fn open(workspace: Workspace, key: String) -> Notebook {
        let drafts = expect_context::<MeetingDrafts>();
        let kept = drafts.kept(&key).unwrap_or_else(|| Draft {
            text: String::new(),
            day: workspace.today().to_string(),
            people: untrack(|| workspace.me()).into_iter().collect(),
            follow_ups: Vec::new(),
        });
        let notebook = Notebook {
            text: draft(kept.text),
            day: draft(kept.day),
            people: ticks(workspace, Person::NAME, &kept.people),
            follow_ups: FollowUps::of(kept.follow_ups),
        };
        Effect::new(move |_| drafts.keep(&key, notebook.typed()));
        notebook
    }

    /// What stands in it; the caller runs again when that changes.
    fn typed(self) -> Draft {
        let is_here = |(id, _, on): &(RecordId, String, RwSignal<bool>)| on.get().then(|| id.clone());
        Draft {
            text: self.text.get(),
            day: self.day.get(),
            people: self.people.with_value(|people| people.iter().filter_map(is_here).collect()),
            follow_ups: self.follow_ups.texts(),
        }
    }

    /// Empties it once it is saved; who is here still is.
    pub(super) fn clear(self, today: Date) {
        self.text.try_set(String::new());
        self.day.try_set(today.to_string());
        self.follow_ups.clear();
    }
}
