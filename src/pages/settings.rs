//! Settings: the workspace, its teams and people, and this device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::Value;
use pilotbook_core::command::{AddPerson, AddTeam, Archive, Edit, SaveSettings};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::score::formula;
use pilotbook_core::model::{Choice, Person, ScoreKind, Team};

use super::form::{FormError, clear_sent, draft, number_text, send, send_each, typed};
use crate::app::use_app;
use crate::components::{CheckField, Segmented, SelectField, TextField, format, use_toasts};
use crate::storage::WorkspaceEntry;
use crate::workspace::zone;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <h1 class="page-title">"Settings"</h1>
        <ThisDevice/>
        <WorkspaceSettings/>
        <Teams/>
        <People/>
    }
}

#[component]
fn ThisDevice() -> impl IntoView {
    let (workspace, device, _) = use_app();
    let toasts = use_toasts();
    let theme = draft(device.theme());
    Effect::new(move |before: Option<String>| {
        let chosen = theme.get();
        if before.is_some_and(|before| before != chosen) {
            let own = chosen.clone();
            spawn_local(async move {
                if let Err(error) = device.set_theme(own).await {
                    toasts.show(error.to_string());
                }
            });
        }
        chosen
    });
    let me = draft(workspace.me().map(|me| me.to_string()).unwrap_or_default());
    Effect::new(move |before: Option<String>| {
        let chosen = me.get();
        if before.is_some_and(|before| before != chosen) {
            let own = (!chosen.is_empty()).then(|| chosen.clone());
            spawn_local(async move {
                if let Some(entry) = device.entry_untracked(&workspace.id())
                    && let Err(error) = device.put(WorkspaceEntry { me: own, ..entry }).await
                {
                    toasts.show(error.to_string());
                }
            });
        }
        chosen
    });
    let people = Signal::derive(move || {
        let mut people: Vec<(String, String)> = workspace
            .with(|book| book.all::<Person>().map(|person| (person.id.to_string(), person.name)).collect());
        people.insert(0, (String::new(), "Nobody yet".to_owned()));
        people
    });
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"This device"</h2></div>
            <div class="form">
                <SelectField label="This is me" value=me options=people hint="Who ideas, votes and check-ins are by. It stays on this device."/>
                <Segmented legend="Theme" value=theme options=vec![("", "As the system"), ("light", "Light"), ("dark", "Dark")]/>
            </div>
        </section>
    }
}

/// What a way of scoring means.
fn said(word: &str) -> String {
    match ScoreKind::of(word).map(formula).filter(|formula| !formula.is_empty()) {
        Some(formula) => format!("{formula}. An idea that lacks a part has no score."),
        None => "Ideas have no score.".to_owned(),
    }
}

#[component]
fn WorkspaceSettings() -> impl IntoView {
    let (workspace, device, _) = use_app();
    let toasts = use_toasts();
    let error = FormError::new();
    let settings = workspace.with_untracked(|book| book.settings());
    let (name, currency) = (draft(settings.name), draft(settings.currency));
    let score = draft(settings.score.unwrap_or(ScoreKind::None).word());
    let scores = ScoreKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), kind.label().to_owned()))
        .collect::<Vec<_>>();
    let time_zone = draft(if settings.time_zone.is_empty() { zone() } else { settings.time_zone });
    let hours = [settings.sla_1_hours, settings.sla_2_hours, settings.sla_3_hours, settings.sla_4_hours]
        .map(|hours| draft(number_text(hours)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let mut sla = [None; 4];
        for (place, field) in hours.iter().enumerate() {
            let Some(number) = error.number(format!("sla_{}_hours", place + 1), *field) else { return };
            sla[place] = number;
        }
        let command = SaveSettings {
            name: typed(name),
            time_zone: typed(time_zone),
            currency: format::upper_case(&typed(currency)),
            score: ScoreKind::of(&score.get_untracked()).unwrap_or(ScoreKind::None),
            sla,
        };
        send_each(workspace, command, error, move |_| {
            toasts.show("The settings are saved.");
            let name = workspace.with_untracked(|book| book.settings().name);
            spawn_local(async move {
                if let Some(entry) = device.entry_untracked(&workspace.id()) {
                    // The list's own name for it; the workspace itself is saved already.
                    let _ = device.put(WorkspaceEntry { name, ..entry }).await;
                }
            });
        });
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Workspace"</h2></div>
            <form class="form" on:submit=submit>
                <TextField label="Name" value=name error=error.at("name")/>
                <div class="form-grid">
                    <TextField label="Time zone" value=time_zone error=error.at("time_zone") hint="Whose day “today” is, such as Europe/Vienna."/>
                    <TextField label="Currency" value=currency error=error.at("currency") hint="Three letters, such as EUR."/>
                    <div class="field">
                        <SelectField label="Score of ideas" value=score options=scores/>
                        <p class="hint" aria-live="polite">{move || said(&score.get())}</p>
                    </div>
                    {hours.into_iter().enumerate().map(|(place, field)| view! {
                        <TextField label=format!("Severity {}, hours to resolve", place + 1) kind="number" value=field error=error.at(format!("sla_{}_hours", place + 1))/>
                    }).collect_view()}
                </div>
                {error.rest(&["name", "time_zone", "currency", "sla_1_hours", "sla_2_hours", "sla_3_hours", "sla_4_hours"])}
                <div class="form-actions"><button class="btn primary" type="submit">"Save the settings"</button></div>
            </form>
        </section>
    }
}

/// One team or person: renamed in place.
#[component]
fn Named(id: RecordId, name: String, sub: String, archived: bool) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let id = StoredValue::new(id);
    let text = draft(name.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let values = vec![("name".to_owned(), Value::Text(typed(text)))];
        send_each(workspace, Edit { record: id.get_value(), values }, error, |_| ());
    };
    let archive =
        move |_| send(workspace, Archive { record: id.get_value(), archived: !archived }, error, |_| ());
    view! {
        <li class="row">
            <form class="row-text in-row" on:submit=save>
                <TextField label=format!("Name of {name}") value=text error=error.at("name")/>
                <p class="row-sub">{sub}</p>
                {error.rest(&["name"])}
                <button class="visually-hidden" type="submit">{format!("Rename {name}")}</button>
            </form>
            <button class="btn small" type="button" on:click=archive aria-label=format!("{} {name}", if archived { "Take out of the archive:" } else { "Archive" })>
                {if archived { "Take out of the archive" } else { "Archive" }}</button>
        </li>
    }
}

#[component]
fn Teams() -> impl IntoView {
    let (workspace, ..) = use_app();
    let (name, purpose, error) = (draft(""), draft(""), FormError::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let sent = [name, purpose].map(|field| (field, field.get_untracked()));
        send(workspace, AddTeam { name: typed(name), purpose: typed(purpose) }, error, move |_| {
            sent.iter().for_each(|(field, sent)| clear_sent(*field, sent));
        });
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Teams"</h2></div>
            <ul class="rows">{move || workspace.with(|book| book.all::<Team>().map(|team| view! {
                <Named id=team.id name=team.name sub=team.purpose archived=team.archived/>
            }).collect::<Vec<_>>())}</ul>
            <form class="form" on:submit=submit>
                <div class="form-grid">
                    <TextField label="New team" value=name error=error.at("name")/>
                    <TextField label="Purpose" value=purpose/>
                </div>
                {error.rest(&["name"])}
                <div class="form-actions"><button class="btn" type="submit">"Add the team"</button></div>
            </form>
        </section>
    }
}

#[component]
fn People() -> impl IntoView {
    let (workspace, ..) = use_app();
    let (name, error) = (draft(""), FormError::new());
    let teams = Memo::new(move |_| {
        workspace.with(|book| book.all::<Team>().map(|team| (team.id, team.name)).collect::<Vec<_>>())
    });
    let chosen = StoredValue::new(Vec::<(RecordId, RwSignal<bool>)>::new());
    let checks = move || {
        let rows: Vec<(RecordId, String, RwSignal<bool>)> =
            teams.get().into_iter().map(|(id, name)| (id, name, RwSignal::new(false))).collect();
        chosen.set_value(rows.iter().map(|(id, _, on)| (id.clone(), *on)).collect());
        rows.into_iter().map(|(_, name, on)| view! { <CheckField label=name value=on/> }).collect_view()
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let teams = chosen.with_value(|chosen| {
            chosen.iter().filter(|(_, on)| on.get_untracked()).map(|(id, _)| id.clone()).collect()
        });
        let sent = name.get_untracked();
        send(workspace, AddPerson { name: typed(name), teams }, error, move |_| clear_sent(name, &sent));
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"People"</h2></div>
            <ul class="rows">{move || workspace.with(|book| book.all::<Person>().map(|person| {
                let teams = super::words::names(book, person.teams.iter());
                view! { <Named id=person.id name=person.name sub=teams archived=person.archived/> }
            }).collect::<Vec<_>>())}</ul>
            <form class="form" on:submit=submit>
                <TextField label="New person" value=name error=error.at("name")/>
                <fieldset class="checks"><legend class="field-label">"Teams"</legend>{move || checks()}</fieldset>
                {error.rest(&["name"])}
                <div class="form-actions"><button class="btn" type="submit">"Add the person"</button></div>
            </form>
        </section>
    }
}
