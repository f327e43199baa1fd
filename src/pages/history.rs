//! What happened to a record and its parts, in words, with ways back.

use leptos::html::H2;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::Date;
use pilotbook_core::command::PutBack;
use pilotbook_core::exchange::history::diff::Piece;
use pilotbook_core::exchange::history::{FieldChange, Step, history};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::parts::with_parts;
use pilotbook_core::model::{Book, KINDS};

use crate::app::use_app;
use crate::components::{Show, Toasts, format, use_toasts};
use crate::workspace::{Done, Failure, Workspace};

/// How many steps are shown at first.
const AT_FIRST: usize = 8;
/// Up to so many changes, and so many characters, stand in the open.
const OPEN_CHANGES: usize = 2;
const OPEN_LENGTH: usize = 280;

/// The history of one record with its parts, newest first.
#[component]
pub(super) fn History(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let steps = RwSignal::new(Vec::<Step>::new());
    let all = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let head = NodeRef::<H2>::new();
    let asked = StoredValue::new(0u32);
    Effect::new(move |_| {
        let records = workspace.with(|book| with_parts(book, &id));
        asked.update_value(|asked| *asked += 1);
        let turn = asked.get_value();
        spawn_local(async move {
            let read = workspace.transactions_of(&records).await;
            // A later change has asked again.
            if asked.try_get_value() != Some(turn) {
                return;
            }
            match read {
                Ok(transactions) => {
                    let read = workspace.with_untracked(|book| {
                        history(&records, &transactions, book.snapshot(), KINDS, |target| {
                            book.title_of(target)
                        })
                    });
                    steps.try_set(read);
                    failed.try_set(None);
                }
                Err(error) => {
                    failed.try_set(Some(error.to_string()));
                }
            }
        });
    });
    let back = Ways { workspace, toasts, head };
    let days = move || {
        let (zone, me) = (workspace.with(|book| book.settings().time_zone), workspace.me());
        let today = workspace.today();
        let shown = if all.get() { usize::MAX } else { AT_FIRST };
        steps.with(|steps| {
            let mut days: Vec<(Date, Vec<AnyView>)> = Vec::new();
            for step in steps.iter().take(shown) {
                let day = workspace.day_of(step.wall());
                let view = workspace.with_untracked(|book| step_view(step, &zone, me.as_ref(), book, back));
                match days.last_mut().filter(|(last, _)| *last == day) {
                    Some((_, views)) => views.push(view),
                    None => days.push((day, vec![view])),
                }
            }
            let days = days.into_iter().map(|(day, steps)| {
                let name = if day == today { "Today".to_owned() } else { format::day_with_year(day) };
                view! { <h3 class="history-day">{name}</h3><ol class="history">{steps}</ol> }
            });
            days.collect_view()
        })
    };
    let count = move || steps.with(Vec::len);
    view! {
        <section class="section history-section">
            <div class="section-head ruled"><h2 tabindex="-1" node_ref=head>"History"</h2></div>
            {move || failed.get().map(|error| view! { <p class="field-error" role="alert">"The history can’t be read: "{error}</p> })}
            {move || days()}
            <Show when=move || { count() > AT_FIRST && !all.get() }>
                <button class="btn ghost small" type="button" on:click=move |_| {
                    all.set(true);
                    focus(head);
                }>{move || format!("Show all {}", count())}</button>
            </Show>
        </section>
    }
}

/// What the buttons of a step need.
#[derive(Clone, Copy)]
struct Ways {
    workspace: Workspace,
    toasts: Toasts,
    head: NodeRef<H2>,
}

impl Ways {
    /// Does something, and says what came of it. The button goes with the change, so the focus moves to
    /// the head.
    fn go(self, work: impl Future<Output = Result<Done, Failure>> + 'static) {
        spawn_local(async move {
            match work.await {
                Ok(done) => {
                    self.toasts.show(done.what);
                    focus(self.head);
                }
                Err(failure) => self.toasts.show(failure.to_string()),
            }
        });
    }
}

fn focus(head: NodeRef<H2>) {
    if let Some(Some(head)) = head.try_get_untracked() {
        // A heading that is gone leaves the focus where it is.
        let _ = head.focus();
    }
}

fn step_view(step: &Step, zone: &str, me: Option<&RecordId>, book: &Book, ways: Ways) -> AnyView {
    let you = me.is_some_and(|me| me.as_str() == step.by);
    let who = if you { "You".to_owned() } else { step.who.clone() };
    let (stamps, retracted) = (step.stamps.clone(), step.retracted);
    let turn = move |_| ways.go(ways.workspace.retract(stamps.clone(), retracted));
    let label = if retracted { "Bring back" } else { "Take back" };
    let times = step.stamps.len();
    let mut lines: Vec<Line> =
        step.changes.iter().filter_map(|change| Line::of(change, me, book, retracted)).collect();
    // Where the sentence says the one thing there is, its way back stands beside it.
    let put = lines.pop_if(|line| line.change.said && step.changes.len() == 1);
    let put = put.and_then(|line| line.put.map(|put| put_button(put, &line.change.label, ways)));
    let length: usize = lines.iter().map(Line::length).sum();
    let open = lines.len() <= OPEN_CHANGES && length <= OPEN_LENGTH;
    let none = lines.is_empty();
    let amends = step.amends;
    let views = lines.into_iter().map(|line| line.view(ways).into_any()).collect::<Vec<_>>();
    let list = view! { <ul class="history-changes" class:amended=amends>{views}</ul> };
    let changes = match (none, open) {
        (true, _) => None,
        (false, true) => Some(list.into_any()),
        (false, false) => Some(view! { <details><summary>"Details"</summary>{list}</details> }.into_any()),
    };
    view! {
        <li class:retracted=retracted class:amends=amends>
            <div class="history-step">
                <p><span class="history-said"><b>{who}</b>" "{step.sentence.clone()}</span>
                    <span class="history-when">" · "{format::time_of_day(step.wall(), zone)}
                    {(times > 1).then(|| format!(" · {times} edits"))}
                    {retracted.then_some(" · taken back")}</span></p>
                <div class="history-ways">
                    {put}
                    <button class="btn ghost small" type="button" title=step.what.clone()
                        aria-label=format!("{label}: {}", step.sentence) on:click=turn>{label}</button>
                </div>
            </div>
            {changes}
        </li>
    }
    .into_any()
}

/// A change as it is shown: what it says, what can be put back, or both.
struct Line {
    change: FieldChange,
    put: Option<PutBack>,
}

impl Line {
    fn of(change: &FieldChange, me: Option<&RecordId>, book: &Book, retracted: bool) -> Option<Line> {
        // What was taken back has no effect that could be put back.
        let put = PutBack::offered(book, me, &change.record, &change.before).filter(|_| !retracted);
        (!change.said || put.is_some()).then(|| Line { change: change.clone(), put })
    }

    fn length(&self) -> usize {
        let FieldChange { from, to, words, .. } = &self.change;
        let of_words = words.iter().map(|piece| match piece {
            Piece::Kept(text) | Piece::Struck(text) | Piece::Inserted(text) => text.chars().count(),
        });
        let whole = [from, to].into_iter().flatten().map(|text| text.chars().count());
        if words.is_empty() { whole.sum() } else { of_words.sum() }
    }

    fn view(self, ways: Ways) -> impl IntoView {
        let FieldChange { of, label, from, to, words, .. } = self.change;
        let name = if of.is_empty() { label.clone() } else { format!("{of}: {label}") };
        let pieces = match (words.is_empty(), from, to) {
            (false, ..) => words,
            (true, Some(from), Some(to)) => {
                vec![Piece::Struck(from), Piece::Kept(" → ".to_owned()), Piece::Inserted(to)]
            }
            (true, from, to) => from.map(Piece::Struck).into_iter().chain(to.map(Piece::Inserted)).collect(),
        };
        let text = pieces.into_iter().map(|piece| match piece {
            Piece::Kept(text) => text.into_any(),
            Piece::Struck(text) => view! { <del>{text}</del> }.into_any(),
            Piece::Inserted(text) => view! { <ins>{text}</ins> }.into_any(),
        });
        let text = text.collect::<Vec<_>>();
        let button = self.put.map(|put| put_button(put, &name, ways));
        view! { <li><p><span class="history-field">{name}</span>" "{text}</p><div class="history-ways">{button}</div></li> }
    }
}

fn put_button(put: PutBack, name: &str, ways: Ways) -> AnyView {
    let click = move |_| ways.go(ways.workspace.run(put.clone()));
    view! {
        <button class="btn ghost small" type="button" aria-label=format!("Put back: {name}") on:click=click>"Put back"</button>
    }
    .into_any()
}
