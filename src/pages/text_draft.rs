//! A page's text that was left before it was saved, and could not be: it is kept, and offered where the page is, or was.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::SavePage;
use pilotbook_core::journal::RecordId;

use super::drafts::Drafts;
use super::lifecycle::Gone;
use crate::app::use_app;
use crate::components::{CopyButton, Toasts};
use crate::route::{Route, Router};
use crate::workspace::{Failure, Workspace};

/// What was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextDraft {
    pub title: String,
    pub text: String,
    /// The title and the text that the writing began with.
    pub seen: (String, String),
    /// Why it was not saved; none while it is under way.
    pub why: Option<Failure>,
}

/// By what the draft of a page is kept.
pub(super) fn key_of(workspace: Workspace, page: &RecordId) -> String {
    format!("{} {page}", workspace.id())
}

/// Whether a save was refused because somebody else has written meanwhile, or what was written can't be taken as it is: the
/// form says so at its field.
pub(super) fn is_about(failure: &Failure) -> bool {
    ["title", "text"].iter().any(|field| failure.at(field).is_some())
}

/// The page that is being left, and where its draft is kept.
pub(super) struct Left {
    pub workspace: Workspace,
    pub router: Router,
    pub toasts: Toasts,
    pub drafts: Drafts,
    pub key: String,
    pub page: RecordId,
    /// Its address.
    pub href: String,
}

impl Left {
    /// Saves what was typed. Refused, it is kept, and a toast leads to it. What was refused before is kept as it is: to leave is no
    /// answer to what was said.
    pub(super) fn save(self, draft: TextDraft) {
        self.drafts.keep_text(&self.key, Some(draft.clone()));
        if let Some(why) = draft.why.clone() {
            return self.refused(draft, why);
        }
        let (title, text, seen) = (draft.title.clone(), draft.text.clone(), Some(draft.seen.clone()));
        let command = SavePage { page: self.page.clone(), title, text, seen };
        spawn_local(async move {
            match self.workspace.run_boxed(Box::new(command)).await {
                Ok(_) => self.drafts.keep_text(&self.key, None),
                Err(failure) => self.refused(draft, failure),
            }
        });
    }

    fn refused(self, draft: TextDraft, failure: Failure) {
        let why = match is_about(&failure) {
            true => "the page was changed elsewhere meanwhile.".to_owned(),
            false => failure.to_string(),
        };
        let said = format!("What you wrote on “{}” is not saved, but kept: {why}", draft.title);
        self.drafts.keep_text(&self.key, Some(TextDraft { why: Some(failure), ..draft }));
        let Left { router, href, .. } = self;
        self.toasts.offer(said, "Open it", Callback::new(move |()| router.go_to(&Route::parse(&href))));
    }
}

/// What a page's address shows once the page is gone, with what was being written on it.
#[component]
pub(super) fn GoneText(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let drafts = expect_context::<Drafts>();
    let key = StoredValue::new(key_of(workspace, &id));
    let kept = Memo::new(move |_| drafts.text(&key.get_value()));
    let text = Callback::new(move |()| {
        kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.text.clone()).unwrap_or_default())
    });
    view! {
        <Gone what="page"/>
        {move || kept.with(Option::is_some).then(|| view! {
            <section class="section">
                <div class="section-head ruled"><h2>"What you were writing"</h2></div>
                <p>"It is not saved. It is kept while this tab is open: take the page out of the trash to go on, or copy it."</p>
                <div class="form-actions">
                    <CopyButton label="Copy what I wrote" said="Copied what you wrote." text/>
                    <button class="btn ghost danger" type="button" on:click=move |_| drafts.keep_text(&key.get_value(), None)>"Drop what I typed"</button>
                </div>
            </section>
        })}
    }
}
