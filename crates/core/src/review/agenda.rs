//! The agenda of a meeting of two teams: what stands between them today, and what was done since they met last.

mod done;
mod markdown;
mod meeting;
mod open;
mod pair;
mod told;

pub use markdown::agenda_markdown;
pub use meeting::{Meeting, Taken};
pub use pair::{Chosen, NoPair, Pair, first_choice};

use crate::journal::RecordId;
use crate::metrics::Portfolio;
use crate::metrics::kpi::KpiStatus;
use crate::model::{Book, IssueType, Verdict};
use crate::{Date, order};

/// Without an earlier meeting, what was done in so many days counts as new.
pub const DONE_WITHIN: i64 = 30;

/// A part of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Outcomes whose decision was left for later: those of both teams first, then the oldest.
    Decisions,
    /// Blockers, incidents, questions and other issues that are open: those of both teams first, then blockers, then the worst.
    InTheWay,
    /// KPIs that were missed, are off track or at risk, or have no data: those of both teams first.
    Kpis,
    /// Follow-ups and onboarding steps that are open, the one that is due first at the top.
    FollowUps,
    /// Pilots that run past their planned end, the longest first.
    PastEnd,
    /// Ideas of one team that name the other as supporting and have no pilot, the oldest first.
    Waiting,
    /// Issues resolved, follow-ups done and onboardings completed since the last meeting, the newest first.
    Done,
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Section; 7] = [
        Section::Decisions,
        Section::InTheWay,
        Section::Kpis,
        Section::FollowUps,
        Section::PastEnd,
        Section::Waiting,
        Section::Done,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Section::Decisions => "Decisions open",
            Section::InTheWay => "In the way",
            Section::Kpis => "KPIs off course",
            Section::FollowUps => "Follow-ups and onboarding steps",
            Section::PastEnd => "Pilots past their end",
            Section::Waiting => "Ideas that wait for the other team",
            Section::Done => "Done since last time",
        }
    }
}

/// A line of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The record: an outcome, an issue, a KPI, a pilot, an idea. Of an onboarding it is the step done last.
    pub record: RecordId,
    /// What an issue is about, where it says so: a pilot, a page, a meeting.
    pub about: Option<RecordId>,
    /// Its title; empty where it has none.
    pub title: String,
    /// Which of the two teams it belongs to, by name; never empty.
    pub teams: Vec<String>,
    /// What there is to say of it.
    pub what: What,
}

/// What there is to say of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// An outcome without a decision.
    Decision {
        /// How it ended.
        verdict: Verdict,
        /// The day of the verdict.
        since: Option<Date>,
    },
    /// An issue that is open, or something to be done.
    Open {
        /// Its type.
        kind: Option<IssueType>,
        /// 1 (worst) to 4.
        severity: Option<f64>,
        /// The name of who has it; empty where nobody has.
        owner: String,
        /// The day it is due.
        due: Option<Date>,
        /// The title of what it is about; empty where it is about nothing that has one.
        place: String,
    },
    /// A KPI that isn't where it should be.
    Kpi {
        /// How it stands.
        status: KpiStatus,
        /// Its last reading.
        latest: Option<(Date, f64)>,
        /// Where it is to be.
        target: Option<f64>,
        /// Its unit.
        unit: String,
        /// The day it is due.
        due: Option<Date>,
    },
    /// A pilot that runs past its planned end.
    PastEnd {
        /// Its planned end.
        end: Date,
    },
    /// An idea that waits.
    Waiting {
        /// The team whose idea it is.
        of: String,
        /// The team it waits for.
        wanted: String,
        /// The day it was written down.
        since: Option<Date>,
    },
    /// An issue that was resolved, or something that was done.
    Resolved {
        /// Its type.
        kind: Option<IssueType>,
        /// The day.
        on: Date,
        /// The name of who had it; empty where nobody had.
        owner: String,
        /// What was learned; may be empty.
        learning: String,
        /// The title of what it is about.
        place: String,
    },
    /// All steps of a person's onboarding are done. The title is that of the guide.
    Onboarded {
        /// Who it was; empty where nobody is named.
        person: String,
        /// How many steps there were.
        steps: usize,
        /// The day of the last one.
        on: Date,
    },
}

/// The agenda of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// The two teams.
    pub pair: Pair,
    /// Their names, by name.
    pub names: [String; 2],
    /// The day of the meeting.
    pub day: Date,
    /// The notes of that day, the first written first.
    pub notes: Vec<Meeting>,
    /// The meeting before, of an earlier day.
    pub last: Option<Meeting>,
    /// From this day on something counts as done since last time: that of the meeting before, or [`DONE_WITHIN`] days ago.
    pub since: Date,
    /// What stands in each section that holds anything, in the order of [`Section::ALL`].
    pub sections: Vec<(Section, Vec<Item>)>,
}

impl Agenda {
    /// The agenda of a day, from the records and what metrics look at of them.
    ///
    /// An issue belongs to the teams that it names; one that names none to those of what it is about and of its owner. An
    /// idea belongs to its owning and supporting teams, a pilot and its outcome to those and to the teams of its lead, a KPI
    /// to its owners and contributors. What is archived or in the trash is left out, and so is what is about
    /// something in the trash.
    pub fn of(book: &Book, portfolio: &Portfolio, pair: &Pair, day: Date) -> Agenda {
        let (notes, last) = meeting::of(book, pair, day);
        let since = last.as_ref().map_or(day.plus_days(-DONE_WITHIN), |last| last.day);
        let look = Look { book, portfolio, pair, day };
        let items = |section: Section| match section {
            Section::Decisions => open::decisions(&look),
            Section::InTheWay => open::issues(&look, false),
            Section::Kpis => open::kpis(&look),
            Section::FollowUps => open::issues(&look, true),
            Section::PastEnd => open::past_end(&look),
            Section::Waiting => open::waiting(&look),
            Section::Done => done::since(&look, since),
        };
        let sections = Section::ALL.into_iter().map(|section| (section, items(section)));
        let mut names = pair.teams().map(|team| book.name_of(team));
        names.sort_unstable();
        Agenda {
            pair: pair.clone(),
            names,
            day,
            notes,
            last,
            since,
            sections: sections.filter(|(_, items)| !items.is_empty()).collect(),
        }
    }

    /// What stands in a section.
    pub fn items(&self, section: Section) -> &[Item] {
        let own = self.sections.iter().find(|(own, _)| *own == section);
        own.map(|(_, items)| items.as_slice()).unwrap_or_default()
    }
}

impl Item {
    /// Whether it belongs to both teams.
    pub fn is_of_both(&self) -> bool {
        self.teams.len() > 1
    }

    /// Whether it is open past the day it is due.
    pub fn is_late(&self, today: Date) -> bool {
        matches!(&self.what, What::Open { due: Some(due), .. } if *due < today)
    }

    /// Whether it is something to be done, which a click can settle: a follow-up or an onboarding step that is open.
    pub fn is_to_do(&self) -> bool {
        matches!(&self.what, What::Open { kind, .. } if kind.is_some_and(IssueType::is_to_do))
    }
}

/// What an agenda is read from.
struct Look<'a> {
    book: &'a Book,
    portfolio: &'a Portfolio,
    pair: &'a Pair,
    day: Date,
}

impl Look<'_> {
    /// The names of those of these teams that meet; none where it belongs to neither.
    fn own(&self, teams: impl IntoIterator<Item = RecordId>) -> Option<Vec<String>> {
        let teams = order::set(teams);
        let own = self.pair.teams().into_iter().filter(|team| teams.contains(*team));
        let mut names: Vec<String> = own.map(|team| self.book.name_of(team)).collect();
        names.sort_unstable();
        (!names.is_empty()).then_some(names)
    }

    /// A line about a record of one of the two, or both.
    fn item(&self, record: RecordId, own: Vec<String>, what: What) -> Item {
        Item { title: self.book.title_of(&record), record, about: None, teams: own, what }
    }
}
