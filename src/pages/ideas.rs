//! Ideas: the list, with search, filters and sort in the address.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{IdeaStage, idea_stage};
use pilotbook_core::model::{Book, Idea, Team};

use super::words::{counted, idea_mark, options_of, team_names};
use crate::app::use_app;
use crate::components::{Empty, Icon, IconName, SortHead, format, sort_of};
use crate::route::{Page, use_router};
use crate::shell::CaptureLine;

/// How many rows are drawn at first, and more at each wish.
const ROWS: usize = 100;

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Row {
    id: RecordId,
    stage: IdeaStage,
    title: String,
    tags: String,
    teams: String,
    by: String,
    votes: usize,
    created: Option<Date>,
    /// All that is searched, in lower case.
    text: String,
    archived: bool,
    team_ids: Vec<RecordId>,
}

fn row(book: &Book, idea: Idea) -> Row {
    let tags = idea.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    let teams = team_names(book, &idea);
    let technologies = idea.technologies.iter().cloned().collect::<Vec<_>>().join(" ");
    let text = [&idea.title, &idea.problem, &idea.key, &tags, &technologies, &teams]
        .map(|text| text.to_lowercase())
        .join("\n");
    Row {
        stage: idea_stage(book, &idea),
        team_ids: book.teams_of(&idea),
        by: idea.proposer.as_ref().map(|person| book.name_of(person)).unwrap_or_default(),
        votes: idea.voters.len(),
        created: idea.created_on,
        archived: idea.archived,
        id: idea.id,
        title: idea.title,
        tags,
        teams,
        text,
    }
}

fn sorted(mut rows: Vec<Row>, (key, descending): (String, bool)) -> Vec<Row> {
    rows.sort_by(|a, b| {
        let order = match key.as_str() {
            "stage" => a.stage.cmp(&b.stage),
            "idea" => a.title.to_lowercase().cmp(&b.title.to_lowercase()),
            "teams" => a.teams.cmp(&b.teams),
            "votes" => a.votes.cmp(&b.votes),
            _ => a.created.cmp(&b.created),
        };
        let order = if descending { order.reverse() } else { order };
        order.then_with(|| a.id.cmp(&b.id))
    });
    rows
}

/// The page.
#[component]
pub fn Ideas() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (search, stage, team, archived, sort) = (
        router.query("q"),
        router.query("stage"),
        router.query("team"),
        router.query("archived"),
        router.query("sort"),
    );
    let sort = Memo::new(move |_| sort_of(&sort.get(), "-created"));
    let all = Memo::new(move |_| {
        workspace.with(|book| book.all::<Idea>().map(|idea| row(book, idea)).collect::<Vec<_>>())
    });
    let matching = Memo::new(move |_| {
        let (search, team, archived) = (search.get().to_lowercase(), team.get(), archived.get() == "yes");
        let words: Vec<&str> = search.split_whitespace().collect();
        all.with(|rows| {
            let fits = |row: &&Row| {
                row.archived == archived
                    && words.iter().all(|word| row.text.contains(word))
                    && (team.is_empty() || row.team_ids.iter().any(|id| id.as_str() == team))
            };
            rows.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        let stage = stage.get();
        let rows = matching.get().into_iter().filter(|row| stage.is_empty() || row.stage.word() == stage);
        sorted(rows.collect(), sort.get())
    });
    let limit = RwSignal::new(ROWS);
    let chips = move || {
        let rows = matching.get();
        let chip = move |word: &'static str, label: &'static str, count: usize| {
            view! {
                <button class="chip" type="button" aria-pressed=move || (stage.get() == word).to_string()
                    on:click=move |_| router.set_query(&[("stage", word)])>
                    {label}<span class="count">{count}</span>
                </button>
            }
        };
        let labels = ["New", "Shortlisted", "Planned", "Piloting", "Concluded", "Parked", "Declined"];
        let stages = IdeaStage::WORDS.into_iter().zip(labels).map(|(word, label)| {
            chip(word, label, rows.iter().filter(|row| row.stage.word() == word).count())
        });
        let mut chips = vec![chip("", "All", rows.len())];
        chips.extend(stages);
        chips
    };
    let teams = Signal::derive(move || workspace.with(|book| options_of(book, "team")));
    let has_teams = Memo::new(move |_| workspace.with(|book| book.all::<Team>().next().is_some()));
    let nothing = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <h1 class="visually-hidden">"Ideas"</h1>
        <CaptureLine/>
        <Show when=move || !nothing.get() fallback=|| view! {
            <Empty><p>"Ideas of both teams belong here: whatever is worth a try. Write the first one above, in one line."</p></Empty>
        }>
            <div class="list-bar">
                <div class="chips" role="group" aria-label="Stage">{chips}</div>
                <div class="list-tools">
                    <div class="search-field">
                        <Icon name=IconName::Search/>
                        <input type="search" aria-label="Search ideas" placeholder="Search" prop:value=move || search.get()
                            on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                    </div>
                    <Show when=move || has_teams.get()>
                        <select class="input" aria-label="Team" on:change=move |event| router.set_query(&[("team", &event_target_value(&event))])>
                            {move || teams.get().into_iter().map(|(value, name)| {
                                let own = value.clone();
                                let name = if value.is_empty() { "All teams".to_owned() } else { name };
                                view! { <option value=value prop:selected=move || team.get() == own>{name}</option> }
                            }).collect_view()}
                        </select>
                    </Show>
                    <button class="chip" type="button" aria-pressed=move || (archived.get() == "yes").to_string()
                        on:click=move |_| router.set_query(&[("archived", if archived.get_untracked() == "yes" { "" } else { "yes" })])>
                        <Icon name=IconName::Archive/>"Archived"
                    </button>
                </div>
            </div>
            <p class="visually-hidden" role="status">{move || counted(shown.get().len(), "idea", "ideas")}</p>
            <table class="table two-line">
                <thead><tr>
                    <SortHead label="Stage" key="stage" sort=sort router/>
                    <SortHead label="Idea" key="idea" sort=sort router/>
                    <SortHead label="Teams" key="teams" sort=sort router/>
                    <th scope="col" class="col-low">"By"</th>
                    <SortHead label="Votes" key="votes" sort=sort router class="num col-low"/>
                    <SortHead label="Created" key="created" sort=sort router class="num"/>
                </tr></thead>
                <tbody>
                    <For each=move || shown.get().into_iter().take(limit.get()) key=|row| (row.id.clone(), row.stage, row.title.clone(), row.votes) let:row>
                        <IdeaRow row/>
                    </For>
                </tbody>
            </table>
            <Show when=move || shown.get().is_empty()>
                <Empty><p>"No idea fits. "<button class="link" type="button" on:click=move |_| {
                    router.set_query(&[("q", ""), ("stage", ""), ("team", ""), ("archived", "")]);
                }>"Show all ideas"</button></p></Empty>
            </Show>
            <Show when=move || { shown.get().len() > limit.get() }>
                <p class="more-rows">
                    {move || format!("{} of {}", limit.get(), counted(shown.get().len(), "idea", "ideas"))}
                    " "<button class="btn small" type="button" on:click=move |_| limit.update(|limit| *limit += ROWS)>"Show 100 more"</button>
                </p>
            </Show>
        </Show>
    }
}

#[component]
fn IdeaRow(row: Row) -> impl IntoView {
    let (workspace, ..) = use_app();
    let router = use_router();
    let created = row.created.map(|day| format::day(day, workspace.today()));
    view! {
        <tr>
            <td class="col-mark">{idea_mark(row.stage)}</td>
            <td class="name col-name">
                <a href=router.href(Page::Idea(row.id.clone()))>
                    {if row.title.is_empty() { "Untitled idea".to_owned() } else { row.title.clone() }}
                </a>
                <span class="tags">{row.tags}</span>
            </td>
            <td class="col-fact">{row.teams}</td>
            <td class="col-low">{row.by}</td>
            <td class="num col-low">{(row.votes > 0).then_some(row.votes)}</td>
            <td class="num col-figure">{created}</td>
        </tr>
    }
}
