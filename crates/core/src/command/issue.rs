//! Issues: raising, answering, escalating, resolving. Each of these may be told after the fact, with the time at which it was.

use super::check_in::add_comment;
use super::issue_times::{FOLLOW_UP, SEVERITY, happened, since_opened};
use super::writer::{Writer, chosen, live, named, quoted, required};
use super::{Command, Context, Refused};
use crate::journal::{Change, RecordId};
use crate::model::{Issue, IssueType, Kind, Person, Team};
use crate::{Date, Time};

/// Raises an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct RaiseIssue {
    /// The record it is about.
    pub about: Option<RecordId>,
    /// In one line.
    pub title: String,
    /// In more.
    pub text: String,
    /// What it is.
    pub kind: IssueType,
    /// 1 (worst) to 4. What is to be done needs none: it is held to its day alone then.
    pub severity: Option<u8>,
    /// The teams it is between.
    pub teams: Vec<RecordId>,
    /// The person who has it.
    pub owner: Option<RecordId>,
    /// The day it is due; a follow-up needs one.
    pub due_on: Option<Date>,
    /// When it came up; none is now.
    pub opened_at: Option<Time>,
}

impl Command for RaiseIssue {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        required("title", &self.title, "Give the issue a title; one line is enough.")?;
        if !self.severity.map_or(self.kind.is_to_do(), |severity| (1..=4).contains(&severity)) {
            return Err(Refused::field("severity", SEVERITY));
        }
        if self.kind == IssueType::FollowUp && self.due_on.is_none() {
            return Err(Refused::field("due_on", FOLLOW_UP));
        }
        let opened_at = happened("opened_at", self.opened_at, context.now)?;
        if let Some(about) = &self.about {
            chosen(context.book, "about", about, &[about.kind()])?;
        }
        if let Some(owner) = &self.owner {
            chosen(context.book, "owner", owner, &[Person::NAME])?;
        }
        let mut w = Writer::new(context, format!("Raise issue {}", quoted(&self.title)));
        let issue = w.create::<Issue>(context)?;
        w.set(&issue, Issue::about, self.about.clone());
        w.set(&issue, Issue::title, self.title.clone());
        w.set(&issue, Issue::text, self.text.clone());
        w.set(&issue, Issue::r#type, Some(self.kind));
        w.set(&issue, Issue::severity, self.severity.map(f64::from));
        w.set(&issue, Issue::owner, self.owner.clone());
        w.set(&issue, Issue::opened_at, Some(opened_at));
        w.set(&issue, Issue::due_on, self.due_on);
        for team in &self.teams {
            chosen(context.book, "teams", team, &[Team::NAME])?;
            w.element(&issue, Issue::teams, team.as_str(), true)?;
        }
        w.finish()
    }
}

/// Answers an issue: the first response has its time kept, a text becomes a comment.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerIssue {
    /// The issue.
    pub issue: RecordId,
    /// What there is to say; may be empty.
    pub text: String,
    /// When it was; none is now. Only of the first response.
    pub at: Option<Time>,
}

impl Command for AnswerIssue {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let issue: Issue = live(context.book, &self.issue)?;
        if self.at.is_some() && issue.responded_at.is_some() {
            let message =
                "It was answered before; that time stands beside the issue and can be edited there.";
            return Err(Refused::field("responded_at", message));
        }
        let at = since_opened("responded_at", self.at, &issue, context.now)?;
        let mut w = Writer::new(context, format!("Answer {}", named(context.book, &issue.id)));
        if issue.responded_at.is_none() {
            w.set(&issue.id, Issue::responded_at, Some(at));
        }
        if !self.text.trim().is_empty() {
            add_comment(&mut w, context, &issue.id, &self.text)?;
        }
        w.finish()
    }
}

/// Raises an issue to somebody, as the next step of the escalation path says or another way.
#[derive(Clone, Debug, PartialEq)]
pub struct EscalateIssue {
    /// The issue.
    pub issue: RecordId,
    /// The people and teams it is raised to; one at least.
    pub to: Vec<RecordId>,
    /// Why, and what was tried; becomes a comment. May be empty, unless it was raised to all of them before.
    pub text: String,
}

impl Command for EscalateIssue {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let issue: Issue = live(context.book, &self.issue)?;
        if issue.resolved_at.is_some() {
            return Err(Refused::whole("This issue is resolved; reopen it first."));
        }
        if self.to.is_empty() {
            let message = "Choose a person or a team; raised to nobody, it would reach nobody.";
            return Err(Refused::field("raised_to", message));
        }
        for to in &self.to {
            chosen(context.book, "raised_to", to, &[Person::NAME, Team::NAME])?;
        }
        let names: Vec<String> = self.to.iter().map(|to| context.book.name_of(to)).collect();
        let names = names.join(" and ");
        // With nothing new to say, it would reach nobody.
        if self.text.trim().is_empty() && self.to.iter().all(|to| issue.raised_to.contains(to)) {
            let message =
                format!("It was raised to {names} already; say why again, or choose somebody else.");
            return Err(Refused::field("raised_to", message));
        }
        let what = format!("Escalate {} to {names}", named(context.book, &issue.id));
        let mut w = Writer::new(context, what);
        for to in &self.to {
            w.element(&issue.id, Issue::raised_to, to.as_str(), true)?;
        }
        if !self.text.trim().is_empty() {
            add_comment(&mut w, context, &issue.id, &self.text)?;
        }
        w.finish()
    }
}

/// Resolves an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolveIssue {
    /// The issue.
    pub issue: RecordId,
    /// What was learned; empty leaves what is there.
    pub learning: String,
    /// When it was; none is now.
    pub at: Option<Time>,
}

impl Command for ResolveIssue {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let issue: Issue = live(context.book, &self.issue)?;
        if issue.resolved_at.is_some() {
            return Err(Refused::whole("This issue is resolved already."));
        }
        let at = since_opened("resolved_at", self.at, &issue, context.now)?;
        let mut w = Writer::new(context, format!("Resolve {}", named(context.book, &issue.id)));
        w.set(&issue.id, Issue::resolved_at, Some(at));
        if !self.learning.trim().is_empty() {
            w.set(&issue.id, Issue::learning, self.learning.clone());
        }
        w.finish()
    }
}

/// Reopens a resolved issue; what was learned stays. A resolution is a response, so its time stays as that of the
/// first response where there was none before.
#[derive(Clone, Debug, PartialEq)]
pub struct ReopenIssue {
    /// The issue.
    pub issue: RecordId,
}

impl Command for ReopenIssue {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let issue: Issue = live(context.book, &self.issue)?;
        if issue.resolved_at.is_none() {
            return Err(Refused::whole("This issue is not resolved."));
        }
        let mut w = Writer::new(context, format!("Reopen {}", named(context.book, &issue.id)));
        w.set(&issue.id, Issue::resolved_at, None);
        if issue.responded_at.is_none() {
            w.set(&issue.id, Issue::responded_at, issue.resolved_at);
        }
        w.finish()
    }
}
