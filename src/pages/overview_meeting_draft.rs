//! What is being written at a meeting, kept while somebody looks at an item of the agenda and comes back.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use pilotbook_core::Date;

use super::form::draft;
use crate::components::next_id;

/// On the document while a draft is kept that no form shows; `shell/update.rs` asks for it before a reload.
const TYPED: &str = "data-typed";
/// A follow-up is due in so many days unless somebody says otherwise.
const DUE_IN: i64 = 7;

/// The notes that nobody has saved, by workspace and teams. Lives as long as the app.
#[derive(Clone, Copy)]
pub struct MeetingDrafts(StoredValue<BTreeMap<String, Draft>>);

/// Raw text of notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub text: String,
    pub day: String,
    pub people: BTreeSet<String>,
    /// Title, owner, due day.
    pub lines: Vec<[String; 3]>,
}

impl Draft {
    /// Whether anything was written that would be missed.
    fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.lines.iter().all(|[title, ..]| title.trim().is_empty())
    }
}

impl MeetingDrafts {
    /// Without any. Made once, by the app's root.
    pub fn new() -> MeetingDrafts {
        MeetingDrafts(StoredValue::new(BTreeMap::new()))
    }

    fn keep(self, key: String, draft: Draft) {
        self.0.update_value(|drafts| {
            if draft.is_empty() {
                drafts.remove(&key);
            } else {
                drafts.insert(key, draft);
            }
        });
        self.mark();
    }

    fn take(self, key: &str) -> Option<Draft> {
        let mut found = None;
        self.0.update_value(|drafts| found = drafts.remove(key));
        self.mark();
        found
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

/// A follow-up as it is typed.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub title: RwSignal<String>,
    pub owner: RwSignal<String>,
    pub due: RwSignal<String>,
    /// The id of its title's field.
    pub id: StoredValue<String>,
}

impl Line {
    pub fn new(title: String, owner: String, due: String) -> Line {
        let id = StoredValue::new(next_id("follow-up"));
        Line { title: draft(title), owner: draft(owner), due: draft(due), id }
    }

    /// An empty one.
    pub fn empty(today: Date) -> Line {
        Line::new(String::new(), String::new(), today.plus_days(DUE_IN).to_string())
    }
}

/// The notes as they are typed.
#[derive(Clone, Copy)]
pub(super) struct Notebook {
    pub text: RwSignal<String>,
    pub day: RwSignal<String>,
    pub people: RwSignal<BTreeSet<String>>,
    pub lines: RwSignal<Vec<Line>>,
}

impl Notebook {
    /// Those of a workspace's two teams, with what was left unsaved; it is kept again when the view goes.
    pub fn open(key: String, today: Date, me: Option<String>) -> Notebook {
        let drafts = expect_context::<MeetingDrafts>();
        let kept = drafts.take(&key);
        let fresh = || Draft { day: today.to_string(), people: me.into_iter().collect(), ..Draft::default() };
        let kept = kept.unwrap_or_else(fresh);
        let lines: Vec<Line> =
            kept.lines.into_iter().map(|[title, owner, due]| Line::new(title, owner, due)).collect();
        let lines = if lines.is_empty() { vec![Line::empty(today)] } else { lines };
        let notebook = Notebook {
            text: draft(kept.text),
            day: draft(kept.day),
            people: RwSignal::new(kept.people),
            lines: RwSignal::new(lines),
        };
        on_cleanup(move || drafts.keep(key, notebook.typed()));
        notebook
    }

    /// What stands in it.
    fn typed(self) -> Draft {
        let text = |signal: RwSignal<String>| signal.try_get_untracked().unwrap_or_default();
        let lines = self.lines.try_get_untracked().unwrap_or_default();
        Draft {
            text: text(self.text),
            day: text(self.day),
            people: self.people.try_get_untracked().unwrap_or_default(),
            lines: lines
                .into_iter()
                .map(|line| [text(line.title), text(line.owner), text(line.due)])
                .collect(),
        }
    }

    /// Empties it once it is saved; who is here still is.
    pub fn clear(self, today: Date) {
        self.text.try_set(String::new());
        self.day.try_set(today.to_string());
        self.lines.try_set(vec![Line::empty(today)]);
    }

    /// Whether anything stands in it, for whoever is told of changes.
    pub fn is_written(self) -> bool {
        let written = |signal: RwSignal<String>| signal.with(|text| !text.trim().is_empty());
        written(self.text) || self.lines.with(|lines| lines.iter().any(|line| written(line.title)))
    }
}
