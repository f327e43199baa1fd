//! Editing an idea, citing what it builds on, and saying that it repeats another.

use std::collections::BTreeSet;

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::{Cite, Edit, MarkDuplicate};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Idea, Outcome, Team};

use super::form::{FormError, chosen_record, draft, send, text_value, typed};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{AreaField, CheckField, Dialog, SelectField, TextField};

/// The words of a comma-separated list.
fn words(text: &str, mark: char) -> BTreeSet<String> {
    let words = text.split(',').map(|word| word.trim().trim_start_matches(mark).trim().to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

/// What turns one set into another: element by element.
fn set_changes(name: &str, before: &BTreeSet<String>, after: &BTreeSet<String>) -> Vec<(String, Value)> {
    let gone = before.difference(after).map(|element| (format!("{name}/{element}"), Value::Bool(false)));
    let new = after.difference(before).map(|element| (format!("{name}/{element}"), Value::Bool(true)));
    gone.chain(new).collect()
}

/// The dialog in which an idea is edited.
#[component]
pub(super) fn EditIdea(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let id = StoredValue::new(id);
    view! {
        <Dialog open title="Edit the idea".to_owned() footer=|| ()>
            <IdeaForm id=id.get_value() open/>
        </Dialog>
    }
}

#[component]
fn IdeaForm(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let Some(idea) = workspace.with_untracked(|book| book.get::<Idea>(&id)) else { return ().into_any() };
    let joined = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
    let reference = |id: &Option<RecordId>| draft(id.as_ref().map(RecordId::to_string).unwrap_or_default());
    let (title, problem, evidence) =
        (draft(idea.title.clone()), draft(idea.problem.clone()), draft(idea.evidence.clone()));
    let (team, proposer) = (reference(&idea.team), reference(&idea.proposer));
    let (tags, technologies) = (draft(joined(&idea.tags)), draft(joined(&idea.technologies)));
    let created = draft(idea.created_on.map(|day| day.to_string()).unwrap_or_default());
    let supporting: Vec<(RecordId, String, RwSignal<bool>)> = workspace.with_untracked(|book| {
        let teams = book.all::<Team>().map(|team| {
            (team.id.clone(), team.name, RwSignal::new(idea.supporting_teams.contains(&team.id)))
        });
        teams.collect()
    });
    let teams = workspace.with_untracked(|book| options_of(book, "team"));
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let checks = supporting.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let ids = |set: &BTreeSet<RecordId>| set.iter().map(RecordId::to_string).collect::<BTreeSet<_>>();
        let chosen = supporting
            .iter()
            .filter(|(_, _, on)| on.get_untracked())
            .map(|(id, ..)| id.to_string())
            .collect();
        let mut values = vec![
            ("title".to_owned(), text_value(typed(title))),
            ("problem".to_owned(), text_value(typed(problem))),
            ("evidence".to_owned(), text_value(typed(evidence))),
            ("team".to_owned(), text_value(typed(team))),
            ("proposer".to_owned(), text_value(typed(proposer))),
            ("created_on".to_owned(), text_value(typed(created))),
        ];
        values.extend(set_changes("tags", &idea.tags, &words(&typed(tags), '#')));
        values.extend(set_changes("technologies", &idea.technologies, &words(&typed(technologies), '!')));
        values.extend(set_changes("supporting_teams", &ids(&idea.supporting_teams), &chosen));
        send(workspace, Edit { record: idea.id.clone(), values }, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title")/>
            <AreaField label="Problem" value=problem error=error.at("problem") placeholder="What hurts, and whom?"/>
            <AreaField label="Evidence" value=evidence error=error.at("evidence") hint="A link a line." rows=2/>
            <div class="form-grid">
                <SelectField label="Team" value=team options=teams error=error.at("team")/>
                <SelectField label="Proposed by" value=proposer options=people error=error.at("proposer")/>
                <TextField label="Created" value=created kind="date" error=error.at("created_on")/>
                <TextField label="Tags" value=tags hint="Separated by commas." error=error.at("tags")/>
                <TextField label="Technologies" value=technologies hint="Separated by commas." error=error.at("technologies")/>
            </div>
            <fieldset class="checks"><legend class="field-label">"Supporting teams"</legend>
                {checks.into_iter().map(|(_, name, on)| view! { <CheckField label=name value=on/> }).collect_view()}
            </fieldset>
            {error.rest(&["title", "problem", "evidence", "team", "proposer", "created_on", "tags", "technologies"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Save the idea"</button>
            </div>
        </form>
    }
    .into_any()
}

/// The dialog that ties an idea to what was tried before.
#[component]
pub(super) fn CiteDialog(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let error = FormError::new();
    let (outcome, original) = (draft(""), draft(""));
    let outcomes = Signal::derive(move || {
        workspace.with(|book| {
            let outcomes =
                book.all::<Outcome>().map(|outcome| (outcome.id.to_string(), book.title_of(&outcome.id)));
            let mut options: Vec<(String, String)> = outcomes.collect();
            options.insert(0, (String::new(), "—".to_owned()));
            options
        })
    });
    let ideas = Signal::derive(move || {
        let own = id.get_value().to_string();
        workspace
            .with(|book| options_of(book, "idea"))
            .into_iter()
            .filter(|(value, _)| *value != own)
            .collect::<Vec<_>>()
    });
    let cite = move |_| {
        if let Some(outcome) = chosen_record(outcome) {
            send(workspace, Cite { idea: id.get_value(), outcome, cite: true }, error, move |_| {
                open.set(false)
            });
        }
    };
    let mark = move |_| {
        if let Some(of) = chosen_record(original) {
            send(workspace, MarkDuplicate { idea: id.get_value(), of: Some(of) }, error, move |_| {
                open.set(false)
            });
        }
    };
    view! {
        <Dialog open title="What was tried before".to_owned() footer=|| ()>
            <div class="form">
                <SelectField label="Builds on this outcome" value=outcome options=outcomes error=error.at("builds_on")/>
                <div class="form-actions"><button class="btn" type="button" on:click=cite>"Cite the outcome"</button></div>
                <SelectField label="Repeats this idea" value=original options=ideas error=error.at("duplicate_of")/>
                <div class="form-actions"><button class="btn" type="button" on:click=mark>"Mark as duplicate"</button></div>
                {error.rest(&["builds_on", "duplicate_of"])}
            </div>
        </Dialog>
    }
}
