//! What can be done with a pilot: the next decisive step is the big button, the rest stands behind "…".

use leptos::prelude::*;
use pilotbook_core::command::{Reopen, RunAgain};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Pilot;
use pilotbook_core::model::stage::PilotStage;

use super::amend_form::AmendForm;
use super::check_in_form::CheckInForm;
use super::conclude_form::ConcludeForm;
use super::form::{FormError, send};
use super::lifecycle::PutAway;
use super::start_form::StartForm;
use super::words::open_asked;
use crate::app::use_app;
use crate::components::{Dialog, Menu, MenuItem, Show, focus_on, on_key, plain_key, use_toasts};
use crate::route::Page;

/// The dialogs of a pilot's page.
#[derive(Clone, Copy)]
pub(super) struct Dialogs {
    start: RwSignal<bool>,
    check_in: RwSignal<bool>,
    amend: RwSignal<bool>,
    conclude: RwSignal<bool>,
}

impl Dialogs {
    /// All closed.
    pub(super) fn new() -> Dialogs {
        let closed = || RwSignal::new(false);
        Dialogs { start: closed(), check_in: closed(), amend: closed(), conclude: closed() }
    }
}

impl Dialogs {
    /// Opens them by their keys, and where the address asks for one.
    pub(super) fn hear(self, stage: Memo<PilotStage>) {
        let dialog = move |asked: &str| match (asked, stage.get_untracked()) {
            ("check-in" | "k", PilotStage::Running { .. }) => Some(self.check_in),
            ("conclude" | "l", PilotStage::Running { .. }) => Some(self.conclude),
            ("start" | "s", PilotStage::Planned) => Some(self.start),
            _ => None,
        };
        open_asked(dialog);
        on_key(move |event| {
            let open = dialog(&plain_key(event));
            if let Some(open) = open {
                open.set(true);
            }
            open.is_some()
        });
    }
}

/// The buttons. A running pilot checks in; one past its end concludes.
#[component]
pub(super) fn Actions(
    id: RecordId,
    pilot: Memo<Option<Pilot>>,
    stage: Memo<PilotStage>,
    dialogs: Dialogs,
    error: FormError,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let id = StoredValue::new(id);
    let again = Callback::new(move |()| {
        send(workspace, RunAgain { pilot: id.get_value() }, error, move |done| {
            if let Some(pilot) = done.records.into_iter().find(|id| id.kind() == "pilot") {
                toasts.show("Planned again with the same plan. Dates and chance are given anew.");
                router.go(Page::Pilot(pilot));
                focus_on("plan-hypothesis".to_owned());
            }
        });
    });
    let reopen = Callback::new(move |()| send(workspace, Reopen { pilot: id.get_value() }, error, |_| ()));
    let archived = Memo::new(move |_| pilot.with(|pilot| pilot.as_ref().is_some_and(|pilot| pilot.archived)));
    let past_end =
        move || pilot.get().and_then(|pilot| pilot.planned_end).is_some_and(|end| end < workspace.today());
    let button = move |label: &'static str, key: &'static str, primary: bool, open: RwSignal<bool>| {
        view! {
            <button class="btn" class:primary=primary type="button" on:click=move |_| open.set(true)>{label}<kbd aria-hidden="true">{key}</kbd></button>
        }
    };
    view! {
        <div class="record-actions">
            <Menu label="More about this pilot">
                <Show when=move || matches!(stage.get(), PilotStage::Running { .. })>
                    <MenuItem on_pick=Callback::new(move |()| dialogs.amend.set(true))>"Amend"</MenuItem>
                </Show>
                <Show when=move || matches!(stage.get(), PilotStage::Concluded(..))>
                    <MenuItem on_pick=reopen>"Reopen"</MenuItem>
                </Show>
                <Show when=move || !matches!(stage.get(), PilotStage::Concluded(..))>
                    <MenuItem on_pick=again>"Run again"</MenuItem>
                </Show>
                <PutAway id=id.get_value() archived=archived error list=Page::Pilots/>
            </Menu>
            {move || match stage.get() {
                PilotStage::Planned => vec![button("Start", "S", true, dialogs.start)],
                PilotStage::Running { .. } => {
                    let late = past_end();
                    vec![button("Check in", "K", !late, dialogs.check_in), button("Conclude", "L", late, dialogs.conclude)]
                }
                PilotStage::Concluded(..) => vec![],
            }}
            <Show when=move || matches!(stage.get(), PilotStage::Concluded(..))>
                <button class="btn" type="button" on:click=move |_| again.run(())>"Run again"</button>
            </Show>
        </div>
    }
}

/// The dialogs behind the buttons.
#[component]
pub(super) fn PilotDialogs(id: RecordId, title: Signal<String>, dialogs: Dialogs) -> impl IntoView {
    let id = StoredValue::new(id);
    view! {
        <Dialog open=dialogs.start title="Start the pilot".to_owned() subtitle=title footer=|| ()>
            <StartForm id=id.get_value() open=dialogs.start/>
        </Dialog>
        <Dialog open=dialogs.check_in title="Check in".to_owned() subtitle=title footer=|| ()>
            <CheckInForm id=id.get_value() open=dialogs.check_in/>
        </Dialog>
        <Dialog open=dialogs.amend title="Amend the pilot".to_owned() subtitle=title wide=true footer=|| ()>
            <AmendForm id=id.get_value() open=dialogs.amend/>
        </Dialog>
        <Dialog open=dialogs.conclude title="Conclude the pilot".to_owned() subtitle=title wide=true footer=|| ()>
            <ConcludeForm id=id.get_value() open=dialogs.conclude/>
        </Dialog>
    }
}
