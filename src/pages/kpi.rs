//! One KPI: how it stands, its trend, its readings, what serves it and who agreed to it.

use leptos::prelude::*;
use pilotbook_core::chart::readings;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kpi, ReadAs};

use super::form::FormError;
use super::history::History;
use super::kpi_agreements::Agreements;
use super::kpi_facts::KpiFacts;
use super::kpi_readings::Readings;
use super::kpi_serving::ServedBy;
use super::kpi_standing::{Standing, Status, Strip};
use super::kpi_trend::Trend;
use super::lifecycle::PutAway;
use super::reading_form::ReadingForm;
use super::reading_paste::PasteForm;
use super::record_field::RecordField;
use super::survey_card::SurveyRounds;
use super::survey_start::StartSurvey;
use super::talk::Comments;
use super::words::open_asked;
use crate::app::use_app;
use crate::components::{Dialog, Menu, Show};
use crate::route::Page;

/// The page.
#[component]
pub fn KpiPage(
    /// Which KPI.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let wanted = id.clone();
    let kpi = Memo::new(move |_| workspace.with(|book| book.get::<Kpi>(&wanted)));
    let there = Memo::new(move |_| kpi.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="KPI"/> }>
            <KpiView id=id.clone() kpi/>
        </Show>
    }
}

#[component]
fn KpiView(id: RecordId, kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let standing = Standing::of(workspace, kpi);
    let rows = Memo::new(move |_| {
        let (kpi, computed) = (kpi.get(), standing.get());
        let rows = kpi
            .zip(computed)
            .map(|(kpi, computed)| workspace.with(|book| readings(book, &kpi, &computed.kpi)));
        rows.unwrap_or_default()
    });
    let title =
        Signal::derive(move || kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.name.clone()).unwrap_or_default()));
    let fed =
        Memo::new(move |_| kpi.with(|kpi| kpi.as_ref().is_some_and(|kpi| kpi.form() == ReadAs::Metric)));
    let (adding, pasting) = (RwSignal::new(false), RwSignal::new(false));
    let asking = RwSignal::new(false);
    open_asked(move |asked| (asked == "read" && !fed.get_untracked()).then_some(adding));
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status"><Status standing/></div>
                    <Actions id=id.get_value() kpi fed adding asking/>
                </div>
                <h1 class="visually-hidden">{title}</h1>
                <div class="record-title"><RecordField record=id.get_value() field="name" label="Name" kind="area" id="kpi-name"/></div>
                <div class="record-lead"><RecordField record=id.get_value() field="definition" label="Definition" kind="area" lines=true id="kpi-definition"
                    placeholder="What is counted, of what, and what is left out."/></div>
                <Strip standing/>
                <SurveyRounds id=id.get_value() kpi/>
                <section class="section"><Trend kpi rows standing/></section>
                <Readings kpi rows fed pasting/>
                <ServedBy kpi/>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <KpiFacts id=id.get_value() kpi/>
                <Agreements kpi/>
                <History id=id.get_value()/>
            </aside>
        </div>
        <Dialog open=adding title="Add a reading".to_owned() subtitle=title footer=|| ()>
            <ReadingForm kpi=id.get_value() reading=None open=adding/>
        </Dialog>
        <Dialog open=pasting title="Paste readings".to_owned() subtitle=title wide=true footer=|| ()>
            <PasteForm kpi=id.get_value() open=pasting/>
        </Dialog>
        <StartSurvey kpi open=asking/>
    }
}

/// What can be done with it.
#[component]
fn Actions(
    id: RecordId,
    kpi: Memo<Option<Kpi>>,
    /// Whether it fills itself.
    fed: Memo<bool>,
    adding: RwSignal<bool>,
    /// Whether a survey round is to be begun.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let id = StoredValue::new(id);
    let archived = Memo::new(move |_| kpi.with(|kpi| kpi.as_ref().is_some_and(|kpi| kpi.archived)));
    let can_ask = Memo::new(move |_| {
        let answers = kpi.with(|kpi| kpi.as_ref().is_some_and(|kpi| kpi.form() == ReadAs::Answers));
        answers && workspace.rounds_of(&id.get_value()).is_empty()
    });
    view! {
        <div class="record-actions">
            {move || archived.get().then(|| view! { <span class="caption">"archived"</span> })}
            <Menu label="More about this KPI">
                <PutAway id=id.get_value() archived=archived error list=Page::Goals/>
            </Menu>
            <Show when=move || can_ask.get()>
                <button class="btn" type="button" on:click=move |_| asking.set(true)>"Start a survey round"</button>
            </Show>
            <Show when=move || !fed.get()>
                <button class="btn primary" type="button" on:click=move |_| adding.set(true)>"Add a reading"</button>
            </Show>
            {error.rest(&[])}
        </div>
    }
}
