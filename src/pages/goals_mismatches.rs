//! Mismatches: what pulls teams apart, each with what settles it; one that may stay is accepted with a note.

use leptos::prelude::*;
use pilotbook_core::command::{AcceptMismatch, OwnKpi, Trash};
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::alignment::{Mismatch, Remedy, TEAMS_APART};
use pilotbook_core::model::Entry;

use super::form::{FormError, draft, send, typed};
use super::goals::NewKpi;
use super::goals_idea::{NewIdea, NewIdeaDialog};
use super::goals_look::Looked;
use super::goals_opposite::{Opposite, OppositeDialog};
use super::learning_form::{Begin, Log, LogDialog};
use super::words::{counted, number};
use crate::app::use_app;
use crate::components::{
    AreaField, Dialog, For, Icon, IconName, Show, focus_soon, format, open_while, use_toasts,
};
use crate::route::Page;
use crate::shell::offer_undo;

/// How many are shown at first.
const AT_FIRST: usize = 8;
/// How many pairs of teams without work in common are shown at first: many teams have very many.
const PAIRS_AT_FIRST: usize = 5;
/// And so many more at each wish.
const PAIRS_MORE: usize = 20;
/// The head that the focus goes to when what had it is settled.
const HEAD: &str = "mismatches";

/// What a line of the list opens.
#[derive(Clone, Copy)]
struct Doors {
    accept: RwSignal<Option<Mismatch>>,
    idea: NewIdea,
    kpi: NewKpi,
    opposite: Opposite,
    learn: Log,
}

/// The list.
#[component]
pub(super) fn Mismatches(looked: Memo<Looked>, new_kpi: NewKpi) -> impl IntoView {
    let doors = Doors {
        accept: RwSignal::new(None),
        idea: NewIdea::new(),
        kpi: new_kpi,
        opposite: Opposite::new(),
        learn: Log::new(),
    };
    let all = RwSignal::new(false);
    let of = move |accepted: bool| {
        looked.with(|looked| {
            let list = looked.alignment.mismatches.iter();
            list.filter(|own| own.accepted.is_some() == accepted).cloned().collect::<Vec<_>>()
        })
    };
    let (open, accepted) = (Memo::new(move |_| of(false)), Memo::new(move |_| of(true)));
    let pairs = RwSignal::new(PAIRS_AT_FIRST);
    let count = move || open.with(Vec::len);
    let shown = move || {
        let (most, mut pairs) = (if all.get() { usize::MAX } else { AT_FIRST }, pairs.get());
        let brief = open.get().into_iter().filter(move |own| {
            let kept = own.code != TEAMS_APART || pairs > 0;
            pairs -= usize::from(kept && own.code == TEAMS_APART);
            kept
        });
        brief.take(most).collect::<Vec<_>>()
    };
    let more_pairs = move || {
        let apart = open.with(|open| open.iter().filter(|own| own.code == TEAMS_APART).count());
        apart.saturating_sub(pairs.get())
    };
    // Those that are left after the button that shows all others.
    let kept_back = move || count() - more_pairs() > AT_FIRST && !all.get();
    view! {
        <section class="section mismatches">
            <div class="section-head ruled"><h2 id=HEAD tabindex="-1">"Mismatches"</h2><span class="count">{move || number(count())}</span></div>
            <Show when=move || count() == 0>
                <p class="caption">"None. Every team shares a KPI, every goal has one, and something serves each."</p>
            </Show>
            <ul class="rows">
                <For each=move || shown() key=|own: &Mismatch| format!("{}\n{}", own.key(), own.text) let:own>
                    <Line own doors/>
                </For>
            </ul>
            <Show when=kept_back>
                <button class="btn ghost small" type="button" on:click=move |_| { all.set(true); focus_soon(HEAD.to_owned()); }>
                    {move || format!("Show all {}", number(count() - more_pairs()))}</button>
            </Show>
            <Show when=move || { !kept_back() && more_pairs() > 0 }>
                <button class="btn ghost small" type="button" on:click=move |_| pairs.update(|pairs| *pairs += PAIRS_MORE)>
                    {move || format!("and {}", counted(more_pairs(), "more pair of teams without work in common", "more pairs of teams without work in common"))}</button>
            </Show>
            <Show when=move || !accepted.with(Vec::is_empty)>
                <details class="accepted">
                    <summary>{move || format!("{} accepted", accepted.with(Vec::len))}</summary>
                    <ul class="rows bare">
                        <For each=move || accepted.get() key=|own: &Mismatch| format!("{}\n{}", own.key(), own.text) let:own>
                            <AcceptedLine own/>
                        </For>
                    </ul>
                </details>
            </Show>
        </section>
        <AcceptDialog mismatch=doors.accept/>
        <NewIdeaDialog new=doors.idea/>
        <LogDialog log=doors.learn home=Signal::stored(HEAD.to_owned())/>
        <OppositeDialog looked opposite=doors.opposite/>
    }
}

#[component]
fn Line(own: Mismatch, doors: Doors) -> impl IntoView {
    let title = own.title.clone();
    let accepting = own.clone();
    view! {
        <li class="row top tone-warn">
            <Icon name=IconName::Warning/>
            <div class="row-text">
                <p class="row-title">{own.title.clone()}</p>
                <p class="row-sub">{own.text.clone()}</p>
                <div class="row-actions">
                    {remedy(&own, doors)}
                    <button class="btn ghost small" type="button" aria-label=format!("Accept: {title}")
                        on:click=move |_| doors.accept.set(Some(accepting.clone()))>"Accept…"</button>
                </div>
            </div>
        </li>
    }
}

/// The button, or the link, that settles it.
fn remedy(own: &Mismatch, doors: Doors) -> AnyView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let label = own.remedy.label();
    let name = format!("{label}: {}", own.title);
    let link = move |href: String, label: String, name: String| {
        view! { <a class="btn small" href=href aria-label=name>{label}</a> }.into_any()
    };
    let act: Box<dyn Fn()> = match own.remedy.clone() {
        Remedy::CoOwn { kpi, team, .. } => Box::new(move || {
            let command = OwnKpi { kpi: kpi.clone(), team: team.clone() };
            leptos::task::spawn_local(async move {
                match workspace.run(command).await {
                    Ok(done) => {
                        offer_undo(workspace, toasts, done);
                        focus_soon(HEAD.to_owned());
                    }
                    Err(failure) => toasts.show(failure.to_string()),
                }
            });
        }),
        Remedy::Open(records) => match &records[..] {
            [a, b] => {
                let pair = (a.clone(), b.clone());
                Box::new(move || doors.opposite.open(pair.clone()))
            }
            _ => {
                let page = records.first().and_then(Page::of_record).unwrap_or(Page::Goals);
                return link(router.href(page), label, name);
            }
        },
        Remedy::NewIdea { kpi, teams } => Box::new(move || doors.idea.begin(kpi.clone(), teams.clone())),
        Remedy::AddKpi { goal, owners } => Box::new(move || doors.kpi.begin(goal.clone(), owners.clone())),
        Remedy::LearnTogether { kind, teams } => Box::new(move || {
            doors.learn.begin(Begin { kind: Some(kind), teams: teams.clone(), ..Begin::default() });
        }),
        Remedy::AddReading(kpi) => {
            return link(router.href_with(Page::Kpi(kpi), &[("do", "read")]), label, name);
        }
        Remedy::LookAtIdeas(team) => {
            let query = [("team", team.as_str()), ("sort", "created")];
            return link(router.href_with(Page::Ideas, &query), label, name);
        }
    };
    view! { <button class="btn small" type="button" aria-label=name on:click=move |_| act()>{label}</button> }
        .into_any()
}

#[component]
fn AcceptedLine(own: Mismatch) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let error = FormError::new();
    let entry: Option<Entry> =
        own.accepted.as_ref().and_then(|id| workspace.with_untracked(|book| book.get(id)));
    let said = entry.as_ref().map(|entry| entry.text.clone()).unwrap_or_default();
    let by = entry.as_ref().map(|entry| {
        let who = workspace.with_untracked(|book| super::words::names(book, entry.people.iter()));
        let day = entry.day.map(|day| format::day(day, workspace.today())).unwrap_or_default();
        format!("Accepted {day} {who}").trim().to_owned()
    });
    let record = own.accepted.clone();
    let back = move |_| {
        let Some(record) = record.clone() else { return };
        send(workspace, Trash { record }, error, move |done| {
            offer_undo(workspace, toasts, done);
            focus_soon(HEAD.to_owned());
        });
    };
    view! {
        <li class="row top">
            <div class="row-text">
                <p class="row-title">{own.title.clone()}</p>
                <p class="serif">{said}</p>
                <p class="row-sub">{by}</p>
                {error.rest(&[])}
            </div>
            <button class="btn ghost small" type="button" aria-label=format!("Take back: {}", own.title) on:click=back>"Take back"</button>
        </li>
    }
}

/// Accepting one, with the note that it needs.
#[component]
fn AcceptDialog(mismatch: RwSignal<Option<Mismatch>>) -> impl IntoView {
    let open = open_while(mismatch);
    let subtitle = Signal::derive(move || {
        mismatch.with(|own| own.as_ref().map(|own| own.title.clone())).unwrap_or_default()
    });
    view! {
        <Dialog open title="Accept this mismatch".to_owned() subtitle small=true footer=|| ()><AcceptForm mismatch open/></Dialog>
    }
}

#[component]
fn AcceptForm(mismatch: RwSignal<Option<Mismatch>>, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let text = draft("");
    let about = mismatch.with_untracked(|own| own.as_ref().map(|own| own.text.clone()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(own) = mismatch.get_untracked() else { return };
        let about: Vec<RecordId> = own.about;
        let command = AcceptMismatch { code: own.code.to_owned(), about, text: typed(text) };
        send(workspace, command, error, move |_| {
            open.set(false);
            focus_soon(HEAD.to_owned());
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <p>{about}</p>
            <AreaField label="Why may it stay?" value=text error=error.at("text") rows=3 autofocus=true
                hint="It leaves the list until this is taken back."/>
            {error.rest(&["text"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Accept it"</button>
            </div>
        </form>
    }
}
