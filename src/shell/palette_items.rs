//! What the command palette offers, and what of it fits a few letters.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{IdeaStage, PilotStage, idea_stage, pilot_stage};
use pilotbook_core::model::{Book, Choice, Goal, Idea, Issue, Kpi, Page as Text, Pilot, Team, Verdict};
use pilotbook_core::order;
use pilotbook_core::review::agenda::first_choice;
use pilotbook_core::search::fuzzy::best;

use super::tried::look;
use crate::components::{Icon, IconName, StageLook, StageMark, VerdictMark, format};
use crate::route::Page;
use crate::workspace::Workspace;

/// How many of each group are shown.
const SHOWN: usize = 6;

/// The groups, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Records,
    Learnings,
    Pages,
    Actions,
}

impl Group {
    pub fn label(self) -> &'static str {
        match self {
            Group::Records => "Records",
            Group::Learnings => "Learnings and texts",
            Group::Pages => "Pages",
            Group::Actions => "Actions",
        }
    }
}

/// What is done when an item is chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    Go(Page, Vec<(&'static str, String)>),
    Capture(String),
    Undo,
    Redo,
    Keys,
    Help,
}

/// The mark before an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    Icon(IconName),
    Stage(StageLook),
    Verdict(Verdict),
}

impl Mark {
    pub fn view(self) -> AnyView {
        match self {
            Mark::Icon(name) => view! { <Icon name/> }.into_any(),
            Mark::Stage(stage) => view! { <StageMark stage/> }.into_any(),
            Mark::Verdict(verdict) => view! { <VerdictMark verdict/> }.into_any(),
        }
    }
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub group: Group,
    pub mark: Mark,
    pub text: String,
    pub caption: String,
    pub key: Option<&'static str>,
    pub act: Act,
    /// The places of the letters found in the text, in characters.
    pub found: Vec<u32>,
}

fn item(group: Group, mark: Mark, text: impl Into<String>, caption: impl Into<String>, act: Act) -> Item {
    Item { group, mark, text: text.into(), caption: caption.into(), key: None, act, found: Vec::new() }
}

/// Everything that can be found.
pub(super) struct Items {
    records: Vec<Item>,
    learnings: Vec<Item>,
    pages: Vec<Item>,
    actions: Vec<Item>,
}

impl Items {
    /// What the workspace offers now.
    pub fn of(workspace: Workspace) -> Items {
        let today = workspace.today();
        workspace.with_untracked(|book| Items {
            records: records(book),
            learnings: learnings(book, today),
            pages: pages(),
            actions: actions(book),
        })
    }
}

fn go(page: Page) -> Act {
    Act::Go(page, Vec::new())
}

fn records(book: &Book) -> Vec<Item> {
    let title = |id: &RecordId| {
        let title = book.title_of(id);
        if title.is_empty() { "Untitled".to_owned() } else { title }
    };
    let pilots = book.all::<Pilot>().map(|pilot| {
        let (mark, caption) = match pilot_stage(book, &pilot) {
            PilotStage::Planned => (Mark::Stage(StageLook::Planned), "Pilot, planned"),
            PilotStage::Running { .. } => (Mark::Stage(StageLook::Piloting), "Pilot, running"),
            PilotStage::Concluded(_, verdict) => (Mark::Verdict(verdict), "Pilot, concluded"),
        };
        item(Group::Records, mark, title(&pilot.id), caption, go(Page::Pilot(pilot.id.clone())))
    });
    let ideas = book.all::<Idea>().map(|idea| {
        let stage = idea_stage(book, &idea);
        let mark = match stage {
            IdeaStage::Concluded(verdict) => Mark::Verdict(verdict),
            stage => Mark::Stage(look(stage)),
        };
        let teams = book.team_names(&idea);
        let caption = if teams.is_empty() { "Idea".to_owned() } else { format!("Idea, {teams}") };
        item(Group::Records, mark, title(&idea.id), caption, go(Page::Idea(idea.id.clone())))
    });
    let teams = book.all::<Team>().map(|team| {
        let act = Act::Go(Page::Ideas, vec![("team", team.id.to_string())]);
        item(Group::Records, Mark::Icon(IconName::Users), team.name, "Team, its ideas", act)
    });
    let goals = book.all::<Goal>().map(|goal| {
        let caption = if goal.vision == Some(true) { "Vision" } else { "Goal" };
        let act = go(Page::Goal(goal.id.clone()));
        item(Group::Records, Mark::Icon(IconName::Target), title(&goal.id), caption, act)
    });
    let kpis = book.all::<Kpi>().map(|kpi| {
        let act = go(Page::Kpi(kpi.id.clone()));
        item(Group::Records, Mark::Icon(IconName::Target), title(&kpi.id), "KPI", act)
    });
    let texts = book.all::<Text>().map(|page| {
        let act = go(Page::Text(page.id.clone()));
        item(Group::Records, Mark::Icon(IconName::ScrollText), title(&page.id), "Page", act)
    });
    let issues = book.all::<Issue>().filter(|issue| !issue.is_hidden(book)).map(|issue| {
        let state = if issue.resolved_at.is_some() { "resolved" } else { "open" };
        let caption = format!("{}, {state}", issue.r#type.map_or("Issue", Choice::label));
        let act = go(Page::Issue(issue.id.clone()));
        item(Group::Records, Mark::Icon(IconName::LifeBuoy), title(&issue.id), caption, act)
    });
    pilots.chain(ideas).chain(teams).chain(goals).chain(kpis).chain(texts).chain(issues).collect()
}

fn learnings(book: &Book, today: pilotbook_core::Date) -> Vec<Item> {
    let outcomes = book.outcomes().into_iter().filter(|outcome| !outcome.learning.is_empty());
    let learned = outcomes.filter_map(|outcome| {
        let page = Page::of_record(&outcome.id)?;
        let day = outcome.decided_on.map(|day| format::day(day, today)).unwrap_or_default();
        Some(item(Group::Learnings, Mark::Verdict(outcome.verdict?), outcome.learning, day, go(page)))
    });
    let texts = book.all::<Text>().flat_map(|page| {
        let (id, lines) = (page.id.clone(), lines_of(&page.text));
        let line = move |line: String| {
            let act = go(Page::Text(id.clone()));
            item(Group::Learnings, Mark::Icon(IconName::ScrollText), line, page.title.clone(), act)
        };
        lines.into_iter().map(line)
    });
    let issues = book.all::<Issue>().filter(|issue| !issue.learning.is_empty() && !issue.is_hidden(book));
    let issues = issues.map(|issue| {
        let act = go(Page::Issue(issue.id));
        item(Group::Learnings, Mark::Icon(IconName::LifeBuoy), issue.learning, issue.title, act)
    });
    learned.chain(texts).chain(issues).collect()
}

/// The lines of a page that say something, without the marks at their beginning.
fn lines_of(text: &str) -> Vec<String> {
    // Each key that is pressed looks at all of them, letter by letter.
    const MOST: usize = 400;
    const LETTERS: usize = 200;
    let marks = |c: char| c.is_whitespace() || "#>-*+|[]".contains(c);
    let lines = text
        .lines()
        .map(|line| line.trim_matches(marks))
        .filter(|line| line.chars().any(char::is_alphanumeric));
    lines.take(MOST).map(|line| line.chars().take(LETTERS).collect()).collect()
}

fn pages() -> Vec<Item> {
    let page = |page: Page, icon, key| {
        let name = page.name();
        Item { key, ..item(Group::Pages, Mark::Icon(icon), name, "", go(page)) }
    };
    vec![
        page(Page::Overview, IconName::LayoutDashboard, Some("G O")),
        page(Page::Ideas, IconName::Lightbulb, Some("G I")),
        page(Page::Pilots, IconName::Sailboat, Some("G P")),
        page(Page::Outcomes, IconName::BookOpen, Some("G U")),
        page(Page::Metrics, IconName::ChartLine, Some("G M")),
        page(Page::Goals, IconName::Target, Some("G G")),
        page(Page::Issues, IconName::LifeBuoy, None),
        page(Page::Learning, IconName::GraduationCap, None),
        page(Page::Pages, IconName::ScrollText, None),
        page(Page::Data, IconName::Database, Some("G D")),
        page(Page::Settings, IconName::Settings, Some("G S")),
        page(Page::Trash, IconName::Trash, None),
    ]
}

fn actions(book: &Book) -> Vec<Item> {
    let action =
        |text: &str, icon, key, act| Item { key, ..item(Group::Actions, Mark::Icon(icon), text, "", act) };
    let mut actions = vec![
        action("New idea", IconName::Plus, Some("C"), Act::Capture(String::new())),
        action("Save a copy of the workspace (JSON)", IconName::Download, None, go(Page::Data)),
        action("Import a table or a file", IconName::Upload, None, go(Page::Data)),
        action(
            "Ideas as a board",
            IconName::Board,
            None,
            Act::Go(Page::Ideas, vec![("view", "board".to_owned())]),
        ),
        action(
            "Triage new ideas",
            IconName::Lightbulb,
            None,
            Act::Go(Page::Ideas, vec![("stage", "new".to_owned()), ("sort", "created".to_owned())]),
        ),
        action(
            "Set a goal",
            IconName::Target,
            None,
            Act::Go(Page::Goals, vec![("do", "new-goal".to_owned())]),
        ),
        action("Add a KPI", IconName::Target, None, Act::Go(Page::Goals, vec![("do", "new-kpi".to_owned())])),
        action(
            "Raise an issue",
            IconName::LifeBuoy,
            None,
            Act::Go(Page::Issues, vec![("do", "raise".to_owned())]),
        ),
        action(
            "Log what teams did together",
            IconName::GraduationCap,
            None,
            Act::Go(Page::Learning, vec![("do", "log".to_owned())]),
        ),
        action(
            "Recognise a success or a brave failure",
            IconName::Award,
            None,
            Act::Go(Page::Learning, vec![("do", "recognise".to_owned())]),
        ),
        action("New page", IconName::ScrollText, None, Act::Go(Page::Pages, vec![("do", "new".to_owned())])),
        action(
            "Meeting of two teams",
            IconName::Users,
            None,
            Act::Go(Page::Overview, vec![("teams", first_choice(book).address())]),
        ),
        action("Undo", IconName::Undo, Some("Ctrl Z"), Act::Undo),
        action("Redo", IconName::Redo, Some("Ctrl Shift Z"), Act::Redo),
        action("Add a team or a person", IconName::Users, None, go(Page::Settings)),
        action("Help on this page", IconName::Help, Some("H"), Act::Help),
        action("All keys", IconName::Help, Some("?"), Act::Keys),
    ];
    let running = book
        .all::<Pilot>()
        .filter(|pilot| !pilot.archived && matches!(pilot_stage(book, pilot), PilotStage::Running { .. }));
    for pilot in running {
        let title = book.title_of(&pilot.id);
        let open = |what: &str| Act::Go(Page::Pilot(pilot.id.clone()), vec![("do", what.to_owned())]);
        actions.push(action(&format!("Check in on {title}"), IconName::Check, None, open("check-in")));
        actions.push(action(&format!("Conclude {title}"), IconName::Check, None, open("conclude")));
    }
    actions
}

/// What fits a text: the best of each group. Without a text, the pages and the first actions.
pub(super) fn items(all: &Items, text: &str) -> Vec<Item> {
    let text = text.trim();
    if text.is_empty() {
        return all.pages.iter().chain(all.actions.iter().take(SHOWN)).cloned().collect();
    }
    let of = |items: &[Item]| {
        let texts = items.iter().map(|item| item.text.as_str());
        let fits = best(text, texts, SHOWN).into_iter();
        let found = fits.filter_map(|fit| {
            let item = items.get(fit.at)?;
            let item = Item { found: fit.found, ..item.clone() };
            Some((fit.score, if item.group == Group::Learnings { excerpt(item) } else { item }))
        });
        found.collect::<Vec<(u32, Item)>>()
    };
    // What was written is searched by its words: letters strewn over a sentence mean nothing.
    let said: Vec<(u32, Item)> =
        of(&all.learnings).into_iter().filter(|(_, item)| together(item, text)).take(3).collect();
    let mut groups = vec![of(&all.records), said, of(&all.pages), of(&all.actions)];
    // Beside what fits well, letters strewn over a line are noise.
    let best = groups.iter().flatten().map(|(score, _)| *score).max().unwrap_or(0);
    for group in &mut groups {
        group.retain(|(score, _)| score * 10 >= best * 7);
    }
    // The group with the best fit leads; what only says what an action is called comes after that action.
    let typed = text.to_lowercase();
    let names_action = groups
        .iter()
        .flatten()
        .any(|(_, item)| item.group == Group::Actions && item.text.to_lowercase().starts_with(&typed));
    order::sort_by_key(&mut groups, |group| {
        let (score, item) = group.first().map_or((0, None), |(score, item)| (*score, Some(item)));
        let is_said = item.is_some_and(|item| item.group == Group::Learnings);
        (is_said && names_action, std::cmp::Reverse(score))
    });
    let mut found: Vec<Item> = groups.into_iter().flatten().map(|(_, item)| item).collect();
    let capture = Act::Capture(text.to_owned());
    found.push(Item {
        key: Some("C"),
        ..item(Group::Actions, Mark::Icon(IconName::Plus), format!("New idea “{text}”"), "", capture)
    });
    // Groups stand together, also where the last item was added.
    let places: Vec<Group> = found.iter().map(|item| item.group).collect();
    order::sort_by_key(&mut found, |item| places.iter().position(|group| *group == item.group));
    found
}

/// Whether what was found stands together, as words do.
fn together(item: &Item, text: &str) -> bool {
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let runs = item.found.windows(2).filter(|pair| pair[1] != pair[0] + 1).count();
    letters >= 3 && runs <= text.split_whitespace().count()
}

/// The part of a learning around what was found.
fn excerpt(item: Item) -> Item {
    const AROUND: u32 = 30;
    const LONG: usize = 90;
    let first = item.found.first().copied().unwrap_or(0);
    let from = first.saturating_sub(AROUND);
    let chars: Vec<char> = item.text.chars().collect();
    let to = (from as usize + LONG).min(chars.len());
    let mut text: String = chars[from as usize..to].iter().collect();
    let ahead = u32::from(from > 0);
    if from > 0 {
        text.insert(0, '…');
    }
    if to < chars.len() {
        text.push('…');
    }
    let found = item.found.iter().filter(|at| (**at as usize) < to).map(|at| at - from + ahead).collect();
    Item { text, found, ..item }
}
