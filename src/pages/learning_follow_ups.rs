//! Follow-ups of what teams learned together: typed line by line with an entry, and done where they stand.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::command::{FollowUp, ResolveIssue};
use pilotbook_core::list::learning::{LearningRow, open_follow_ups};
use pilotbook_core::model::Issue;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

use super::form::{FormError, chosen_record, draft, send, typed};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{For, Icon, IconName, SelectField, Show, TextField, focus_soon, format, use_toasts};
use crate::route::Page;
use crate::shell::offer_undo;

/// The head that the focus goes to when what had it is done.
const HEAD: &str = "open-follow-ups";

/// What its entry is called, the entry's day, and the follow-up.
type Open = (&'static str, Option<Date>, Issue);

/// A follow-up as it is typed.
#[derive(Clone, Copy)]
struct Line {
    key: usize,
    title: RwSignal<String>,
    owner: RwSignal<String>,
    due: RwSignal<String>,
}

impl Line {
    fn is_blank(self) -> bool {
        [self.title, self.owner, self.due]
            .iter()
            .all(|field| field.with_untracked(|text| text.trim().is_empty()))
    }
}

/// The follow-ups of a form, and the form's owner: a line that Enter added in another one must outlive that one.
#[derive(Clone, Copy)]
pub(super) struct FollowUps(RwSignal<Vec<Line>>, StoredValue<Option<WeakOwner>>);

impl FollowUps {
    /// None yet.
    pub(super) fn new() -> FollowUps {
        FollowUps::of(Vec::new())
    }

    /// Those that were typed before: title, owner and due day of each.
    pub(super) fn of(lines: Vec<[String; 3]>) -> FollowUps {
        let line = |(key, [title, owner, due]): (usize, [String; 3])| Line {
            key,
            title: draft(title),
            owner: draft(owner),
            due: draft(due),
        };
        let owner = Owner::current().map(|owner| owner.downgrade());
        FollowUps(RwSignal::new(lines.into_iter().enumerate().map(line).collect()), StoredValue::new(owner))
    }

    /// Title, owner and due day of each line in which anything stands; the caller runs again when that changes.
    pub(super) fn texts(self) -> Vec<[String; 3]> {
        let lines = self.0.get().into_iter();
        let texts = lines.map(|line| [line.title, line.owner, line.due].map(|text| text.get()));
        texts.filter(|texts| texts.iter().any(|text| !text.trim().is_empty())).collect()
    }

    /// Without those that are saved; what was added or changed since stays.
    pub(super) fn saved(self, sent: &[[String; 3]]) {
        self.0.update(|lines| {
            *lines = others(std::mem::take(lines), sent, |line| {
                [line.title, line.owner, line.due].map(|text| text.get_untracked())
            });
        });
    }

    /// A line more, after one or at the end; the focus goes to it.
    fn add(self, after: Option<usize>) {
        let key = self.0.with_untracked(|lines| lines.iter().map(|line| line.key + 1).max().unwrap_or(0));
        let make = || Line { key, title: draft(""), owner: draft(""), due: draft("") };
        let owner = self.1.with_value(|owner| owner.as_ref().and_then(WeakOwner::upgrade));
        let line = owner.map_or_else(make, |owner| owner.with(make));
        self.0.update(|lines| {
            let at = after.and_then(|after| lines.iter().position(|line| line.key == after));
            lines.insert(at.map_or(lines.len(), |at| at + 1), line);
        });
        request_animation_frame(move || {
            let title = document().query_selector(&format!("#follow-up-{key} input")).ok().flatten();
            if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
                // A field that can't take the focus leaves it where it is.
                let _ = title.focus();
            }
        });
    }

    /// What was typed; none where a day can't be read, which the form then says. A line in which nothing was written is no
    /// follow-up.
    pub(super) fn read(self, error: FormError) -> Option<Vec<FollowUp>> {
        self.0.update(|lines| lines.retain(|line| !line.is_blank()));
        let lines = self.0.get_untracked().into_iter().enumerate();
        let read = |(at, line): (usize, Line)| {
            let due_on = error.day(format!("due_on.{at}"), line.due)?;
            Some(FollowUp { title: typed(line.title), owner: chosen_record(line.owner), due_on })
        };
        lines.map(read).collect()
    }
}

/// Lines without those whose texts are among the saved ones, each of which stands for one line.
pub(super) fn others<T>(lines: Vec<T>, saved: &[[String; 3]], texts: impl Fn(&T) -> [String; 3]) -> Vec<T> {
    let mut saved: Vec<&[String; 3]> = saved.iter().collect();
    let is_other = |line: &T| match saved.iter().position(|saved| **saved == texts(line)) {
        Some(at) => {
            saved.swap_remove(at);
            false
        }
        None => true,
    };
    let mut lines = lines;
    lines.retain(is_other);
    lines
}

/// The lines, and the button that adds one; so does Enter in a line.
#[component]
pub(super) fn FollowUpLines(follow_ups: FollowUps, error: FormError) -> impl IntoView {
    let (workspace, ..) = use_app();
    let people = StoredValue::new(workspace.with_untracked(|book| options_of(book, "person")));
    let lines = follow_ups.0;
    let line = move |(at, line): (usize, Line)| {
        let pressed = move |event: KeyboardEvent| {
            let in_field =
                event.target().is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some());
            let held = event.ctrl_key() || event.meta_key() || event.shift_key();
            if event.key() == "Enter" && in_field && !held && !event.is_composing() {
                // In the browser's own way it would send the form.
                event.prevent_default();
                follow_ups.add(Some(line.key));
            }
        };
        view! {
            <div class="follow-up" id=format!("follow-up-{}", line.key) on:keydown=pressed>
                <TextField label="What is to be done" value=line.title error=error.at(format!("title.{at}"))/>
                <SelectField label="Who" value=line.owner options=people.get_value() error=error.at(format!("owner.{at}"))/>
                <TextField label="Due" kind="date" value=line.due error=error.at(format!("due_on.{at}"))/>
                <button class="btn ghost icon-only" type="button" aria-label="Remove this follow-up" title="Remove this follow-up"
                    on:click=move |_| lines.update(|lines| lines.retain(|own| own.key != line.key))><Icon name=IconName::Close/></button>
            </div>
        }
    };
    view! {
        <fieldset class="impacts">
            <legend>"What follows from it"</legend>
            <For each=move || lines.get().into_iter().enumerate() key=|(at, line)| format!("{at} {}", line.key) children=line/>
            <div class="line"><button class="link" type="button" on:click=move |_| follow_ups.add(None)>"Add a follow-up"</button>
                <span class="caption">"Each becomes an issue with its day. Enter in a line adds the next."</span></div>
        </fieldset>
    }
}

/// What is still to be done because of the entries, what is due first at the top.
#[component]
pub(super) fn OpenFollowUps(rows: Memo<Vec<LearningRow>>) -> impl IntoView {
    let open = Memo::new(move |_| {
        rows.with(|rows| {
            let open = open_follow_ups(rows).into_iter();
            open.map(|(at, issue)| (rows[at].name(), rows[at].day, issue)).collect::<Vec<Open>>()
        })
    });
    view! {
        <section class="section">
            <div class="section-head ruled"><h2 id=HEAD tabindex="-1">"Open follow-ups"</h2><span class="count">{move || open.with(Vec::len)}</span></div>
            <Show when=move || open.with(Vec::is_empty)><p class="caption">"None. What an entry asks for stands here until it is done."</p></Show>
            <ul class="rows">
                <For each=move || open.get() key=|(_, _, issue): &Open| format!("{} {} {:?} {:?}", issue.id, issue.title, issue.due_on, issue.owner) let:own>
                    <OpenLine of=own.0 day=own.1 issue=own.2/>
                </For>
            </ul>
        </section>
    }
}

#[component]
fn OpenLine(
    /// What the entry is called.
    of: &'static str,
    /// The entry's day.
    day: Option<Date>,
    issue: Issue,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let today = workspace.today();
    let late = issue.due_on.is_some_and(|due| due < today);
    let owner = issue.owner.as_ref().map(|owner| workspace.with_untracked(|book| book.name_of(owner)));
    let facts = [
        owner.unwrap_or_default(),
        issue.due_on.map(|due| format!("due {}", format::day(due, today))).unwrap_or_default(),
        format!("{of}{}", day.map(|day| format!(" of {}", format::day(day, today))).unwrap_or_default()),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let href = router.href(Page::of_record(&issue.id).unwrap_or(Page::Issues));
    let id = issue.id.clone();
    let done = move |_| {
        let command = ResolveIssue { issue: id.clone(), learning: String::new(), at: None };
        send(workspace, command, error, move |done| {
            offer_undo(workspace, toasts, done);
            focus_soon(HEAD.to_owned());
        });
    };
    view! {
        <li class="row" class:tone-warn=late>
            <Icon name=if late { IconName::Clock } else { IconName::Calendar }/>
            <div class="row-text"><a class="row-title" href=href>{issue.title.clone()}</a>
                <p class="row-sub">{facts.join(" · ")}</p>{error.rest(&[])}</div>
            <button class="btn small" type="button" aria-label=format!("Done: {}", issue.title) on:click=done>"Done"</button>
        </li>
    }
}
