//! Logging ideas from anywhere: one line and Enter, or a whole list pasted; the box stays open for the
//! next one.

use std::collections::BTreeMap;

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::{Div, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::capture_line::{read_line, tokens, unknown_teams};
use pilotbook_core::command::{AddTeam, CaptureIdea, Command, Together};
use pilotbook_core::exchange::pasted::{PastedIdea, pasted_ideas};
use pilotbook_core::journal::RecordId;
use pilotbook_core::order;

use wasm_bindgen::JsCast;

use super::tried::{Tried, TriedHint};
use super::use_shell;
use crate::app::use_app;
use crate::components::{Dialog, For, Icon, IconName, Show, Toasts, focus_soon, format, use_toasts};
use crate::route::Page;
use crate::workspace::{Failure, Workspace};

/// How many of a pasted list's ideas are shown before they are logged.
const PREVIEW: usize = 8;

/// The box that opens with `C` and with "New idea".
#[component]
pub fn Capture() -> impl IntoView {
    let shell = use_shell();
    // What stands in the line is logged too: "Done" throws nothing away.
    let done = move |_| {
        let form = document().query_selector("dialog[open] .capture-form").ok().flatten();
        if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
            // A form that can't be sent stays as it is.
            let _ = form.request_submit();
        }
        shell.capture.set(false);
    };
    view! {
        <Dialog open=shell.capture title="New ideas".to_owned()
            footer=move || view! { <button class="btn" type="button" on:click=done>"Done"</button> }.into_any()>
            <CaptureLine autofocus=true/>
        </Dialog>
    }
}

/// What a capture line holds.
#[derive(Clone, Copy)]
struct Draft {
    text: RwSignal<String>,
    /// The outcomes to cite, with their titles.
    cited: RwSignal<BTreeMap<RecordId, String>>,
    pasted: RwSignal<Vec<PastedIdea>>,
    error: RwSignal<Option<Failure>>,
    /// What was logged here, with titles.
    logged: RwSignal<Vec<(RecordId, String)>>,
}

/// One line in which an idea is logged.
#[component]
pub fn CaptureLine(
    /// Whether typing can begin at once.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (shell, toasts) = (use_shell(), use_toasts());
    let draft = Draft {
        text: RwSignal::new(shell.said.try_update(std::mem::take).unwrap_or_default()),
        cited: RwSignal::new(BTreeMap::new()),
        pasted: RwSignal::new(Vec::new()),
        error: RwSignal::new(None),
        logged: RwSignal::new(Vec::new()),
    };
    let Draft { text, cited, pasted, error, logged } = draft;
    let left_alone = StoredValue::new(false);
    let tried = Tried::of(text.into(), None, 3);
    let (input, ghost) = (NodeRef::<Input>::new(), NodeRef::<Div>::new());
    if autofocus {
        Effect::new(move |_| {
            if let Some(input) = input.get() {
                let _ = input.focus();
            }
        });
    }
    // Closed in any other way, the box holds the line when it opens again.
    on_cleanup(move || {
        if let Some(line) = text.try_get_untracked().filter(|line| !line.trim().is_empty()) {
            shell.said.try_set(line);
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if text.with_untracked(|text| !text.trim().is_empty()) {
            log_line(workspace, toasts, draft);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let plain = !event.shift_key() && !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        // Once: the next Tab leaves the line, as everywhere.
        if event.key() == "Tab"
            && plain
            && cited.with_untracked(BTreeMap::is_empty)
            && !left_alone.get_value()
            && tried.cite(cited)
        {
            event.prevent_default();
        } else if event.key() == "Escape" && tried.outcome().is_some() && !left_alone.get_value() {
            // Esc once: then Tab leaves the line, and cites nothing.
            left_alone.set_value(true);
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        let data = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        let ideas = pasted_ideas(&format::composed(&data.unwrap_or_default()));
        if ideas.len() > 1 {
            event.prevent_default();
            pasted.update(|pasted| pasted.extend(ideas));
            focus_soon("log-pasted".to_owned());
        }
    };
    let follow = move |_| {
        if let Some((input, ghost)) = input.get_untracked().zip(ghost.get_untracked()) {
            ghost.set_scroll_left(input.scroll_left());
        }
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
                    <div class="capture-input">
                        {move || coloured(workspace, &text.get(), ghost)}
                        <input node_ref=input type="text" aria-label="Log an idea" autocomplete="off" placeholder="Log an idea: one line, then Enter"
                            prop:value=move || text.get() on:input=move |event| {
                                left_alone.set_value(false);
                                text.set(event_target_value(&event));
                            }
                            on:keydown=pressed on:paste=paste on:scroll=follow
                            aria-invalid=move || error.get().is_some().then_some("true")
                            aria-describedby=move || error.get().is_some().then_some("capture-error")/>
                    </div>
                    <span class="capture-keys" aria-hidden="true">
                        "tag "<kbd>"#"</kbd>" team "<kbd>"@"</kbd>" technology "<kbd>"!"</kbd><span class="divider"></span>"save "<kbd>"Enter"</kbd>
                    </span>
                </div>
            </div>
            {message}
            <UnknownTeams text=text.into()/>
            <TriedHint tried cited/>
        </form>
        <Pasted draft/>
        <ul class="rows bare logged" aria-live="polite">
            <For each=move || logged.get().into_iter().rev().take(PREVIEW) key=|(id, _)| id.to_string() let:item>
                <li class="row">
                    <Icon name=IconName::Check/>
                    <div class="row-text">
                        <a class="row-title" href=router.href(Page::Idea(item.0.clone())) on:click=move |_| shell.capture.set(false)>
                            {item.1.clone()}</a>
                    </div>
                </li>
            </For>
        </ul>
    }
}

/// What stands behind `@` and is no team stays in the title; that is said, and the team can be added.
#[component]
fn UnknownTeams(text: Signal<String>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let names = Memo::new(move |_| text.with(|text| workspace.with(|book| unknown_teams(text, book))));
    let hint = move || {
        // Of several, one after the other.
        names.get().into_iter().next().map(|name| {
            let (label, said) = (format!("Add the team {name}"), format!("No team is called {name}: it stays in the title."));
            let add = move |_| {
                let command = AddTeam { name: name.clone(), purpose: String::new() };
                spawn_local(async move {
                    if let Err(failure) = workspace.run(command).await {
                        toasts.show(failure.to_string());
                    }
                });
            };
            view! { <p class="capture-hint" role="status"><span>{said}</span><button class="link" type="button" on:click=add>{label}</button></p> }
        })
    };
    view! { {hint} }
}

/// The typed text again, where its tokens have a colour; nothing where there are none.
fn coloured(workspace: Workspace, line: &str, ghost: NodeRef<Div>) -> Option<AnyView> {
    let found = workspace.with(|book| tokens(line, book));
    if found.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (range, _) in found {
        parts.push(line[from..range.start].to_owned().into_any());
        parts.push(view! { <span class="token">{line[range.clone()].to_owned()}</span> }.into_any());
        from = range.end;
    }
    parts.push(line[from..].to_owned().into_any());
    Some(view! { <div class="capture-ghost" aria-hidden="true" node_ref=ghost>{parts}</div> }.into_any())
}

fn log_line(workspace: Workspace, toasts: Toasts, draft: Draft) {
    let line = format::composed(&draft.text.get_untracked());
    let cited = draft.cited.get_untracked();
    let mut idea = workspace.with_untracked(|book| read_line(&line, book));
    idea.builds_on = cited.keys().cloned().collect();
    // The box is free for the next one at once; a refusal brings the line back.
    draft.text.set(String::new());
    draft.cited.set(BTreeMap::new());
    let titles = vec![idea.title.clone()];
    let restore = move |failure: &Failure| {
        if draft.text.try_with_untracked(String::is_empty) == Some(true) {
            draft.text.set(line);
            draft.cited.set(cited);
        } else {
            toasts.show(format!("“{line}” was not logged. {failure}"));
        }
    };
    log(workspace, toasts, draft, Box::new(idea), titles, Box::new(restore));
}

/// Logs what a command says; where it can't be, tells why and brings back what was typed.
fn log(
    workspace: Workspace,
    toasts: Toasts,
    draft: Draft,
    command: Box<dyn Command>,
    titles: Vec<String>,
    restore: Box<dyn FnOnce(&Failure)>,
) {
    spawn_local(async move {
        match workspace.run_boxed(command).await {
            Ok(done) => {
                draft.error.try_set(None);
                let ideas = done.records.into_iter().filter(|id| id.kind() == "idea");
                let titled = ideas.map(|id| {
                    let title = workspace.with_untracked(|book| book.title_of(&id));
                    (id, title)
                });
                let mut ideas: Vec<(RecordId, String)> = titled.collect();
                // In the order in which they were written.
                order::sort_by_key(&mut ideas, |(_, title)| titles.iter().position(|own| own == title));
                // Where the line is gone, as on the overview after the first idea, nothing else would say so.
                let first = ideas.first().map(|(_, title)| title.clone());
                if draft.logged.try_update(|logged| logged.extend(ideas)).is_none() {
                    toasts.show(format!("Logged “{}”", first.unwrap_or_default()));
                }
            }
            Err(failure) => {
                restore(&failure);
                draft.error.try_set(Some(failure));
            }
        }
    });
}

/// A pasted list, before it is logged.
#[component]
fn Pasted(draft: Draft) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let pasted = draft.pasted;
    let count = move || pasted.with(Vec::len);
    let log_all = move |_| {
        let ideas = pasted.try_update(std::mem::take).unwrap_or_default();
        let read = |idea: &PastedIdea| {
            let line = workspace.with_untracked(|book| read_line(&idea.line, book));
            CaptureIdea { problem: idea.problem.clone(), ..line }
        };
        let read: Vec<CaptureIdea> = ideas.iter().map(read).collect();
        let titles = read.iter().map(|idea| idea.title.clone()).collect();
        let what = format!("Log {} ideas", read.len());
        let commands = read.into_iter().map(|idea| Box::new(idea) as Box<dyn Command>).collect();
        let restore = move |_: &Failure| {
            draft.pasted.try_set(ideas);
        };
        log(workspace, toasts, draft, Box::new(Together { what, commands }), titles, Box::new(restore));
    };
    let one_line = move |_| {
        let ideas = pasted.try_update(std::mem::take).unwrap_or_default();
        let line = ideas.iter().map(|idea| idea.line.as_str()).collect::<Vec<_>>().join(" ");
        draft.text.update(|text| {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(&line);
        });
    };
    let lines = move || {
        pasted.with(|ideas| {
            let item = |idea: &PastedIdea| {
                view! {
                    <li class="row"><Icon name=IconName::Lightbulb/>
                        <div class="row-text"><span class="row-title">{idea.line.clone()}</span>
                            {(!idea.problem.is_empty()).then(|| view! { <span class="row-sub">{idea.problem.clone()}</span> })}</div>
                    </li>
                }
            };
            ideas.iter().take(PREVIEW).map(item).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || { count() > 0 }>
            <section class="pasted" aria-label="Pasted ideas">
                <p class="strong" role="status">{move || format!("{} ideas on the clipboard", count())}</p>
                <ul class="rows bare">{lines}</ul>
                {move || (count() > PREVIEW).then(|| view! { <p class="caption">{format!("and {} more", count() - PREVIEW)}</p> })}
                <div class="form-actions">
                    <button class="btn" type="button" on:click=move |_| pasted.set(Vec::new())>"Discard"</button>
                    <button class="btn" type="button" on:click=one_line>"Paste as one line"</button>
                    <button class="btn primary" type="button" id="log-pasted" on:click=log_all>{move || format!("Log {} ideas", count())}</button>
                </div>
            </section>
        </Show>
    }
}
