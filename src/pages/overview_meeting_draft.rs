//! What is being written at a meeting, kept while somebody looks at an item of the agenda and comes back.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kind, Person};

use super::drafts::Drafts;
use super::form::{draft, typed_since};
use super::learning_follow_ups::{FollowUps, others};
use super::ticks::{Ticks, ticks};
use crate::workspace::Workspace;

/// Raw text of notes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MeetingDraft {
    text: String,
    day: String,
    people: Vec<RecordId>,
    /// Title, owner and due day of each follow-up.
    follow_ups: Vec<[String; 3]>,
}

impl MeetingDraft {
    /// Itself, if it would be missed.
    fn missed(self) -> Option<MeetingDraft> {
        (!self.text.trim().is_empty() || !self.follow_ups.is_empty()).then_some(self)
    }

    /// What is left of it once `sent` is saved: what was typed since.
    fn since(self, sent: &MeetingDraft, today: Date) -> MeetingDraft {
        MeetingDraft {
            text: typed_since(&self.text, &sent.text),
            day: if self.day == sent.day { today.to_string() } else { self.day },
            follow_ups: others(self.follow_ups, &sent.follow_ups, |line| line.clone()),
            people: self.people,
        }
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
        let drafts = expect_context::<Drafts>();
        let kept = drafts.meeting(&key).unwrap_or_else(|| MeetingDraft {
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
        Effect::new(move |_| drafts.keep_meeting(&key, notebook.typed().missed()));
        notebook
    }

    /// What stands in it; the caller runs again when that changes.
    fn typed(self) -> MeetingDraft {
        let is_here = |(id, _, on): &(RecordId, String, RwSignal<bool>)| on.get().then(|| id.clone());
        MeetingDraft {
            text: self.text.get(),
            day: self.day.get(),
            people: self.people.with_value(|people| people.iter().filter_map(is_here).collect()),
            follow_ups: self.follow_ups.texts(),
        }
    }

    /// What stands in it, to be told apart from what is typed later.
    pub(super) fn sent(self) -> MeetingDraft {
        untrack(|| self.typed())
    }

    /// Empties it of what is saved; what was typed since stays, and so does who is here. The page may be gone by now, and the
    /// notebook with it. Says whether anything is left.
    pub(super) fn saved(self, drafts: Drafts, key: &str, sent: &MeetingDraft, today: Date) -> bool {
        let is_open = self.text.try_get_untracked().is_some();
        let now = if is_open { Some(self.sent()) } else { drafts.meeting(key) };
        let Some(left) = now.map(|now| now.since(sent, today)) else { return false };
        if is_open {
            self.text.set(left.text.clone());
            self.day.set(left.day.clone());
            self.follow_ups.saved(&sent.follow_ups);
        }
        let left = left.missed();
        let any = left.is_some();
        drafts.keep_meeting(key, left);
        any
    }
}
