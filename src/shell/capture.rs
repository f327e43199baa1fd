//! Logging an idea from anywhere: title, Enter, done; the box stays open for the next one.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::CaptureIdea;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Team;

use super::use_shell;
use crate::app::use_app;
use crate::components::{Dialog, Icon, IconName};
use crate::route::Page;
use crate::workspace::Failure;

/// The box that opens with `C` and with "New idea".
#[component]
pub fn Capture() -> impl IntoView {
    let shell = use_shell();
    view! {
        <Dialog open=shell.capture title="New ideas".to_owned()
            footer=move || view! {
                <button class="btn" type="button" on:click=move |_| shell.capture.set(false)>"Done"</button>
            }.into_any()>
            <CaptureLine autofocus=true/>
        </Dialog>
    }
}

/// What a capture line says: the title, and its `#tag`, `@team` and `!technology`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Captured {
    title: String,
    tags: Vec<String>,
    teams: Vec<RecordId>,
    technologies: Vec<String>,
}

/// Reads a line; a token that stands for nothing known stays text.
fn read(line: &str, teams: &[Team]) -> Captured {
    let mut captured = Captured::default();
    let mut words = Vec::new();
    for word in line.split_whitespace() {
        let name = |mark: char| word.strip_prefix(mark).filter(|name| !name.is_empty());
        let team = name('@')
            .and_then(|name| teams.iter().find(|team| team.name.replace(' ', "").eq_ignore_ascii_case(name)));
        if let Some(tag) = name('#') {
            captured.tags.push(tag.to_owned());
        } else if let Some(technology) = name('!') {
            captured.technologies.push(technology.to_owned());
        } else if let Some(team) = team {
            captured.teams.push(team.id.clone());
        } else {
            words.push(word);
        }
    }
    captured.title = words.join(" ");
    captured
}

/// One line in which an idea is logged.
#[component]
pub fn CaptureLine(
    /// Whether typing can begin at once.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (text, error) = (RwSignal::new(String::new()), RwSignal::new(None::<Failure>));
    let logged = RwSignal::new(Vec::<(RecordId, String)>::new());
    let input = NodeRef::<Input>::new();
    if autofocus {
        Effect::new(move |_| {
            if let Some(input) = input.get() {
                let _ = input.focus();
            }
        });
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let line = text.get_untracked();
        let captured = workspace.with_untracked(|book| read(&line, &book.all::<Team>().collect::<Vec<_>>()));
        let title = captured.title.clone();
        // The box is free for the next one at once; a refusal brings the line back.
        text.set(String::new());
        spawn_local(async move {
            let command = CaptureIdea {
                title: captured.title,
                problem: String::new(),
                team: captured.teams.first().cloned(),
                tags: captured.tags,
                technologies: captured.technologies,
            };
            match workspace.run(command).await {
                Ok(done) => {
                    let idea = done.records.into_iter().find(|id| id.kind() == "idea");
                    error.try_set(None);
                    logged.try_update(|logged| logged.extend(idea.map(|id| (id, title))));
                }
                Err(failure) => {
                    error.try_set(Some(failure));
                    text.try_update(|text| {
                        if text.is_empty() {
                            *text = line;
                        }
                    });
                }
            }
        });
    };
    let message = move || {
        error.get().map(|failure| {
            view! { <p class="field-error" role="alert" id="capture-error"><Icon name=IconName::Warning/>{failure.to_string()}</p> }
        })
    };
    view! {
        <form class="capture-form" on:submit=submit>
            <div class="capture">
                <Icon name=IconName::Plus/>
                <div class="capture-box">
                    <input node_ref=input type="text" aria-label="Log an idea" autocomplete="off" placeholder="Log an idea: one line, then Enter"
                        prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))
                        aria-invalid=move || error.get().is_some().then_some("true")
                        aria-describedby=move || error.get().is_some().then_some("capture-error")/>
                    <span class="capture-keys" aria-hidden="true">
                        "tag "<kbd>"#"</kbd>" team "<kbd>"@"</kbd>" technology "<kbd>"!"</kbd>" save "<kbd>"Enter"</kbd>
                    </span>
                </div>
            </div>
            {message}
        </form>
        <ul class="rows bare logged" aria-live="polite">
            <For each=move || logged.get().into_iter().rev() key=|(id, _)| id.clone() let:item>
                <li class="row">
                    <Icon name=IconName::Check/>
                    <div class="row-text">
                        <a class="row-title" href=router.href(Page::Idea(item.0.clone())) on:click=move |_| {
                            if let Some(shell) = use_context::<super::ShellState>() { shell.capture.set(false); }
                        }>{item.1.clone()}</a>
                    </div>
                </li>
            </For>
        </ul>
    }
}
