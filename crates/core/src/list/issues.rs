//! The list of issues.

use crate::journal::RecordId;
use crate::model::pressure::{Pressure, most_pressing_first, pressure};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{Book, Choice, Goal, Issue, Kpi, Page, Pilot};
use crate::search::highlight::Words;
use crate::{Date, Time, order};

/// What the filter calls issues without a severity.
pub const NO_SEVERITY: &str = "none";

/// Which issues are looked at, by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IssueState {
    /// Open ones.
    #[default]
    Open,
    /// Open ones that are late.
    Late,
    /// Resolved ones.
    Resolved,
    /// Open and resolved ones.
    All,
    /// Those in the archive.
    Archived,
}

impl IssueState {
    /// All of them with their words in an address; open ones are the list without one.
    pub const WORDS: [(IssueState, &'static str); 5] = [
        (IssueState::Open, ""),
        (IssueState::Late, "late"),
        (IssueState::Resolved, "resolved"),
        (IssueState::All, "all"),
        (IssueState::Archived, "archived"),
    ];

    /// That of a word; open ones where it is none of theirs.
    pub fn of(word: &str) -> IssueState {
        IssueState::WORDS.iter().find(|(_, own)| *own == word).map_or(IssueState::Open, |(state, _)| *state)
    }

    fn holds(self, line: &IssueLine) -> bool {
        let (open, archived) = (line.pressure.is_some(), line.issue.archived);
        match self {
            IssueState::Archived => archived,
            _ if archived => false,
            IssueState::Open => open,
            IssueState::Late => line.pressure.is_some_and(Pressure::is_late),
            IssueState::Resolved => !open,
            IssueState::All => true,
        }
    }
}

/// Whose issues are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Whose {
    /// Anybody's.
    #[default]
    Anyone,
    /// Those that a person has, or that were raised to them.
    Of(RecordId),
    /// Mine, on a device that doesn't know who that is: none.
    Unknown,
}

impl Whose {
    /// Mine where they are asked for, else anybody's.
    pub fn mine(asked: bool, me: Option<RecordId>) -> Whose {
        match (asked, me) {
            (false, _) => Whose::Anyone,
            (true, Some(me)) => Whose::Of(me),
            (true, None) => Whose::Unknown,
        }
    }
}

/// Which issues are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IssueFilter {
    /// All of these are in title, text, key or what was learned.
    pub words: Words,
    /// One of its teams, by id.
    pub team: String,
    /// What it is, by its word.
    pub kind: String,
    /// Its severity.
    pub severity: String,
    /// Who has it, by id.
    pub owner: String,
    /// Whose it is or to whom it was raised.
    pub whose: Whose,
}

impl IssueFilter {
    fn takes(&self, issue: &Issue) -> bool {
        let is = |wanted: &str, own: Option<&RecordId>| {
            wanted.is_empty() || own.is_some_and(|own| own.as_str() == wanted)
        };
        let texts = [&issue.title, &issue.text, &issue.key, &issue.learning].map(String::as_str);
        (self.words.is_empty() || self.words.all_in(texts))
            && (self.team.is_empty() || issue.teams.iter().any(|team| team.as_str() == self.team))
            && (self.kind.is_empty() || issue.r#type.is_some_and(|kind| kind.word() == self.kind))
            && (self.severity.is_empty()
                || issue.severity.map_or(NO_SEVERITY.to_owned(), |own| own.to_string()) == self.severity)
            && is(&self.owner, issue.owner.as_ref())
            && match &self.whose {
                Whose::Anyone => true,
                Whose::Of(person) => issue.owner.as_ref() == Some(person) || issue.raised_to.contains(person),
                Whose::Unknown => false,
            }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueLine {
    /// The issue.
    pub issue: Issue,
    /// How it presses; none where it is resolved.
    pub pressure: Option<Pressure>,
}

/// The issues that a filter takes, whatever their state: open ones first, the most pressing of them first, then the resolved ones, the
/// last resolved first. What is about something in the trash is hidden with it.
pub fn issue_lines(book: &Book, filter: &IssueFilter, today: Date, now: Time) -> Vec<IssueLine> {
    let settings = book.settings();
    let found = book.all::<Issue>().filter(|issue| filter.takes(issue) && !issue.is_hidden(book));
    let line = |issue: Issue| IssueLine { pressure: pressure(&issue, &settings, today, now), issue };
    let mut lines: Vec<IssueLine> = found.map(line).collect();
    order::sort_by(&mut lines, |a, b| match (a.pressure, b.pressure) {
        (Some(own), Some(other)) => most_pressing_first((&a.issue, own), (&b.issue, other)),
        (None, None) => {
            b.issue.resolved_at.cmp(&a.issue.resolved_at).then_with(|| a.issue.id.cmp(&b.issue.id))
        }
        (own, other) => own.is_none().cmp(&other.is_none()),
    });
    lines
}

/// The lines of a state, in their order.
pub fn of_state(lines: &[IssueLine], state: IssueState) -> Vec<IssueLine> {
    lines.iter().filter(|line| state.holds(line)).cloned().collect()
}

/// How many lines are of a state.
pub fn count_of(lines: &[IssueLine], state: IssueState) -> usize {
    lines.iter().filter(|line| state.holds(line)).count()
}

/// What an issue is mostly about: pilots that are planned or run, KPIs, goals and pages, in this order and each by title. What is in the
/// archive or has no title is left out.
pub fn abouts(book: &Book) -> Vec<(RecordId, String)> {
    let pilots = book
        .all::<Pilot>()
        .filter(|pilot| !pilot.archived && !matches!(pilot_stage(book, pilot), PilotStage::Concluded(..)));
    let pilots: Vec<RecordId> = pilots.map(|pilot| pilot.id).collect();
    let kpis = book.all::<Kpi>().filter(|kpi| !kpi.archived).map(|kpi| kpi.id).collect();
    let goals = book.all::<Goal>().filter(|goal| !goal.archived).map(|goal| goal.id).collect();
    let pages = book.all::<Page>().filter(|page| !page.archived).map(|page| page.id).collect();
    let titled = |ids: Vec<RecordId>| {
        let mut own: Vec<(RecordId, String)> =
            ids.into_iter().map(|id| (id.clone(), book.title_of(&id))).collect();
        own.retain(|(_, title)| !title.is_empty());
        order::sort_by_key(&mut own, |(id, title)| (title.to_lowercase(), id.clone()));
        own
    };
    [pilots, kpis, goals, pages].into_iter().flat_map(titled).collect()
}

/// How many issues are open, and how many of these are late; archived and hidden ones are left out.
pub fn open_and_late(book: &Book, today: Date, now: Time) -> (usize, usize) {
    let settings = book.settings();
    let open = book.all::<Issue>().filter(|issue| issue.is_shown(book));
    let open = open.filter_map(|issue| pressure(&issue, &settings, today, now));
    open.fold((0, 0), |(open, late), pressure| (open + 1, late + usize::from(pressure.is_late())))
}
