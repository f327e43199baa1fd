//! "Tried before?": what is like the idea that is being typed.

use std::collections::BTreeMap;

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{IdeaStage, idea_stage};
use pilotbook_core::model::{Book, Idea, Outcome};
use pilotbook_core::search::similar::Like;

use crate::app::use_app;
use crate::components::{Icon, IconName, Show, StageLook, StageMark, VerdictMark};
use crate::route::Page;
use crate::workspace::Workspace;

/// What is like a text that is being typed.
#[derive(Clone, Copy)]
pub struct Tried {
    workspace: Workspace,
    found: Memo<Vec<Like>>,
}

impl Tried {
    /// Looks for what is most like the text, which changes as one types.
    pub fn of(text: Signal<String>, but: Option<RecordId>, most: usize) -> Tried {
        let (workspace, ..) = use_app();
        let found = Memo::new(move |_| {
            text.with(|text| {
                // Nothing is looked up before something is typed.
                if text.trim().len() < 3 {
                    Vec::new()
                } else {
                    workspace.with_similar(|all| all.like(text, but.as_ref(), most))
                }
            })
        });
        Tried { workspace, found }
    }

    /// The likes, best first.
    pub fn get(self) -> Vec<Like> {
        self.found.get()
    }

    /// The first outcome among them.
    pub fn outcome(self) -> Option<RecordId> {
        self.found.with_untracked(|found| found.iter().find_map(|like| like.outcome.clone()))
    }

    /// Cites the first outcome, if there is one; says whether it did.
    pub fn cite(self, cited: RwSignal<BTreeMap<RecordId, String>>) -> bool {
        let Some(outcome) = self.outcome() else { return false };
        let title = self.workspace.with_untracked(|book| book.title_of(&outcome));
        cited.update(|cited| {
            cited.insert(outcome, title);
        });
        true
    }

    /// As [`Tried::outcome`], for views.
    pub fn has_outcome(self) -> bool {
        self.found.with(|found| found.iter().any(|like| like.outcome.is_some()))
    }
}

/// The mark and title of something tried before, linked.
pub fn like_link(book: &Book, like: &Like, href: impl Fn(Page) -> String) -> AnyView {
    let outcome = like.outcome.as_ref().and_then(|id| book.get::<Outcome>(id));
    let mark = match outcome.as_ref().and_then(|outcome| outcome.verdict) {
        Some(verdict) => view! { <VerdictMark verdict/> }.into_any(),
        None => {
            let stage = book.get::<Idea>(&like.idea).map(|idea| idea_stage(book, &idea));
            view! { <StageMark stage=look(stage.unwrap_or(IdeaStage::New))/> }.into_any()
        }
    };
    let page = like.outcome.as_ref().and_then(Page::of_record).unwrap_or(Page::Idea(like.idea.clone()));
    view! { {mark}<a href=href(page)>{book.title_of(&like.idea)}</a> }.into_any()
}

/// The mark of an idea's stage.
pub fn look(stage: IdeaStage) -> StageLook {
    match stage {
        IdeaStage::New => StageLook::New,
        IdeaStage::Shortlisted => StageLook::Shortlisted,
        IdeaStage::Planned => StageLook::Planned,
        IdeaStage::Piloting => StageLook::Piloting,
        IdeaStage::Concluded(verdict) => StageLook::Concluded(verdict),
        IdeaStage::Parked => StageLook::Parked,
        IdeaStage::Declined => StageLook::Declined,
    }
}

/// The line under a capture line: what is like it, and what it will cite.
#[component]
pub fn TriedHint(
    /// What is like the typed text.
    tried: Tried,
    /// The outcomes that the idea will cite, with their titles.
    cited: RwSignal<BTreeMap<RecordId, String>>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let likes = move || {
        workspace.with(|book| {
            let item = |like: &Like| view! { <span>{like_link(book, like, |page| router.href(page))}</span> };
            tried.get().iter().map(item).collect::<Vec<_>>()
        })
    };
    let citing = move || {
        let item = |(id, title): (RecordId, String)| {
            view! {
                <span class="strong">{title.clone()}
                    <button class="btn ghost small icon-only" type="button" aria-label=format!("Don’t cite {title}") title="Don’t cite it"
                        on:click=move |_| cited.update(|cited| { cited.remove(&id); })>
                        <Icon name=IconName::Close/>
                    </button>
                </span>
            }
        };
        cited.get().into_iter().map(item).collect::<Vec<_>>()
    };
    let can_cite = move || cited.with(BTreeMap::is_empty) && tried.has_outcome();
    view! {
        <Show when=move || !tried.found.with(Vec::is_empty) || !cited.with(BTreeMap::is_empty)>
            <div class="capture-hint" role="group" aria-label="Tried before">
                <Show when=move || !tried.found.with(Vec::is_empty)>
                    <span>"Tried before?"</span>{likes}
                </Show>
                <Show when=can_cite>
                    <button class="link" type="button" on:click=move |_| { tried.cite(cited); }>"cite as “builds on”"<kbd aria-hidden="true">"Tab"</kbd></button>
                </Show>
                <Show when=move || !cited.with(BTreeMap::is_empty)><span>"Builds on"</span>{citing}</Show>
            </div>
        </Show>
    }
}
