//! All issues of the workspace, the most pressing first. What is shown stands in the address.

use leptos::prelude::*;
use pilotbook_core::list::issues::{
    IssueFilter, IssueLine, IssueState, NO_SEVERITY, Whose, count_of, issue_lines, of_state,
};
use pilotbook_core::model::{Issue, IssueType};
use pilotbook_core::search::highlight::Words;

use super::issue_form::RaiseForm;
use super::issue_list::IssueRow;
use super::words::{choices, open_asked, options_of, severities};
use crate::app::use_app;
use crate::components::{Dialog, Empty, For, Icon, IconName, Show};
use crate::route::Page;

/// So many lines are drawn until more are asked for.
const AT_ONCE: usize = 100;

/// What the address asks for.
fn filter() -> Memo<IssueFilter> {
    let (workspace, _, router) = use_app();
    let [words, team, kind, severity, owner, mine] =
        ["q", "team", "type", "severity", "owner", "mine"].map(|key| router.query(key));
    Memo::new(move |_| IssueFilter {
        words: Words::of(&words.get()),
        team: team.get(),
        kind: kind.get(),
        severity: severity.get(),
        owner: owner.get(),
        whose: Whose::mine(!mine.get().is_empty(), workspace.me()),
    })
}

/// What can be filtered for: each severity, and none.
fn severities_and_none() -> Vec<(String, String)> {
    severities().into_iter().chain([(NO_SEVERITY.to_owned(), "No severity".to_owned())]).collect()
}

/// The page.
#[component]
pub fn Issues() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let raising = RwSignal::new(false);
    open_asked(move |asked| (asked == "raise").then_some(raising));
    let used = Memo::new(move |_| workspace.with(|book| book.all::<Issue>().next().is_some()));
    let filter = filter();
    let lines = Memo::new(move |_| {
        let (today, now) = (workspace.today(), workspace.now());
        filter.with(|filter| workspace.with(|book| issue_lines(book, filter, today, now)))
    });
    let asked = router.query("state");
    let state = Memo::new(move |_| IssueState::of(&asked.get()));
    let shown = Memo::new(move |_| lines.with(|lines| of_state(lines, state.get())));
    let room = RwSignal::new(AT_ONCE);
    let more = move || shown.with(Vec::len).saturating_sub(room.get());
    let none = move || shown.with(Vec::is_empty);
    let narrowed = move || filter.with(|filter| *filter != IssueFilter::default());
    let nobody = Memo::new(move |_| filter.with(|filter| filter.whose == Whose::Unknown));
    let show_all = move |_| {
        let keys = ["q", "team", "type", "severity", "owner", "mine", "state"];
        router.set_query(&keys.map(|key| (key, if key == "state" { "all" } else { "" })));
    };
    let nothing = move || match state.get() {
        _ if narrowed() => "No issue is like that.",
        IssueState::Open => "Nothing is open.",
        IssueState::Late => "Nothing is late.",
        IssueState::Resolved => "Nothing is resolved yet.",
        IssueState::Archived => "Nothing is in the archive.",
        IssueState::All => "There is no issue.",
    };
    view! {
        <div class="page-head"><h1 class="page-title">"Issues"</h1>
            <button class="btn primary" type="button" on:click=move |_| raising.set(true)><Icon name=IconName::Plus/>"Raise an issue"</button></div>
        <Show when=move || used.get() fallback=|| view! {
            <Empty><p>"Nothing stands in the way. What does belongs here: blockers of pilots, questions between teams, follow-ups."</p></Empty>
        }>
            <Filters lines state/>
            <Show when=none>
                <Empty>
                    <Show when=move || nobody.get() fallback=move || view! { <p role="status">{nothing}</p> }>
                        <p role="status">"Which ones are mine? "<a href=router.href(Page::Settings)>"Say in Settings who you are"</a>"."</p>
                    </Show>
                    <Show when=move || state.get() != IssueState::All || narrowed()>
                        <button class="btn" type="button" on:click=show_all>"Show all issues"</button></Show></Empty>
            </Show>
            <ul class="rows linked">
                <For each=move || shown.get().into_iter().take(room.get()) key=|line: &IssueLine| line.issue.id.to_string() let:line>
                    <IssueRow issue=line.issue whole=false/>
                </For>
            </ul>
            <Show when=move || { more() > 0 }>
                <p class="more-rows"><button class="btn" type="button" on:click=move |_| room.update(|room| *room += 10 * AT_ONCE)>{move || format!("Show {} more", more().min(10 * AT_ONCE))}</button></p>
            </Show>
        </Show>
        <Dialog open=raising title="Raise an issue".to_owned() footer=|| ()>
            <RaiseForm about=None open=raising/>
        </Dialog>
    }
}

/// Which issues are shown.
#[component]
fn Filters(lines: Memo<Vec<IssueLine>>, state: Memo<IssueState>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (search, mine) = (router.query("q"), router.query("mine"));
    let is_mine = move || !mine.get().is_empty();
    let known = Memo::new(move |_| workspace.me().is_some());
    let chip = move |(own, word): (IssueState, &'static str)| {
        let count = Memo::new(move |_| lines.with(|lines| count_of(lines, own)));
        let label = match own {
            IssueState::Open => "Open",
            IssueState::Late => "Late",
            IssueState::Resolved => "Resolved",
            IssueState::All => "All",
            IssueState::Archived => "Archived",
        };
        let there = move || own != IssueState::Archived || count.get() > 0 || state.get() == own;
        view! {
            <Show when=there>
                <button class="chip" type="button" aria-pressed=move || (state.get() == own).to_string()
                    on:click=move |_| router.set_query(&[("state", word)])>{label}<span class="count">{move || count.get()}</span></button>
            </Show>
        }
    };
    let select = move |key: &'static str,
                       label: &'static str,
                       all: &'static str,
                       options: Signal<Vec<(String, String)>>| {
        let value = router.query(key);
        let list = move || {
            let option = |(own, word): (String, String)| {
                let chosen = own.clone();
                view! { <option value=own prop:selected=move || value.get() == chosen>{word}</option> }
            };
            let first = (String::new(), all.to_owned());
            std::iter::once(first).chain(options.get()).map(option).collect_view()
        };
        view! {
            <Show when=move || options.with(|options| !options.is_empty())>
                <select class="input" aria-label=label on:change=move |event| router.set_query(&[(key, &event_target_value(&event))])>{list}</select>
            </Show>
        }
    };
    let records = move |kind: &'static str| {
        Signal::derive(move || {
            workspace.with(|book| options_of(book, kind)).into_iter().skip(1).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="list-bar">
            <div class="chips" role="group" aria-label="State">
                {IssueState::WORDS.map(chip).into_iter().collect_view()}
                <Show when=move || known.get() || is_mine()>
                    <button class="chip" type="button" aria-pressed=move || is_mine().to_string()
                        on:click=move |_| router.set_query(&[("mine", if is_mine() { "" } else { "yes" })])>"Mine"</button>
                </Show>
            </div>
            <div class="list-tools">
                {select("team", "Team", "All teams", records("team"))}
                {select("type", "Type", "All types", Signal::stored(choices::<IssueType>()))}
                {select("severity", "Severity", "All severities", Signal::stored(severities_and_none()))}
                {select("owner", "Owner", "All owners", records("person"))}
                <div class="search-field">
                    <Icon name=IconName::Search/>
                    <input type="search" aria-label="Search the issues" placeholder="Search" prop:value=move || search.get()
                        on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                </div>
            </div>
        </div>
    }
}
