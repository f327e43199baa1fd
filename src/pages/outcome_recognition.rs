//! Recognising what came of a pilot, a success or a brave failure, where its outcome is read.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::learning::recognitions_of;
use pilotbook_core::model::book::outcome_id;
use pilotbook_core::model::{EntryType, Idea, Pilot};

use super::learning_form::{Begin, Log, LogDialog};
use super::learning_list::{Row, key};
use crate::app::use_app;
use crate::components::{For, Icon, IconName};

/// Who was recognised for it, and the button for more. The form begins with who led the pilot.
#[component]
pub(super) fn Recognitions(
    /// The pilot.
    pilot: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (pilot, log) = (StoredValue::new(pilot), Log::new());
    let rows = Memo::new(move |_| {
        let outcome = outcome_id(&pilot.get_value());
        outcome.map(|outcome| workspace.with(|book| recognitions_of(book, &outcome))).unwrap_or_default()
    });
    let recognise = move |_| {
        let own = workspace.with_untracked(|book| book.get::<Pilot>(&pilot.get_value()));
        let team = own.as_ref().and_then(|pilot| pilot.idea.clone());
        let team = team
            .and_then(|idea| workspace.with_untracked(|book| book.get::<Idea>(&idea)))
            .and_then(|idea| idea.team);
        let people: Vec<RecordId> = own.and_then(|pilot| pilot.lead).into_iter().collect();
        log.begin(Begin {
            kind: Some(EntryType::Recognition),
            about: outcome_id(&pilot.get_value()),
            teams: team.filter(|_| people.is_empty()).into_iter().collect(),
            people,
        });
    };
    view! {
        <ul class="learned"><For each=move || rows.get() key=key let:row><Row row editing=None/></For></ul>
        <p class="recognise"><button class="btn small" type="button" on:click=recognise><Icon name=IconName::Award/>"Recognise"</button></p>
        <LogDialog log home=Signal::stored(String::new())/>
    }
}
