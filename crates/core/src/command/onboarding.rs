//! Onboarding: the tasks of a page become issues of the person who starts.

use super::writer::{Writer, chosen, live, named};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::markdown::{read, tasks};
use crate::model::ids::computed;
use crate::model::{Book, Issue, IssueType, Kind, Page, Person};

/// The last day that a step can name.
const LAST_DAY: i64 = 730;

/// A step of an onboarding.
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingStep {
    /// The issue that it is, or will be: computed from page, person and text, so that two copies that start the same onboarding
    /// have one of each.
    pub issue: RecordId,
    /// What is to be done.
    pub title: String,
    /// The day it is due: that of `(day 3)` at the text's end, counted from the first day as day 1. A step that names none is
    /// due on no day.
    pub due_on: Option<Date>,
    /// Whether the issue is there already, be it in the trash.
    pub there: bool,
}

/// The steps that a page holds for a person who starts on a day: its tasks, whether ticked or not, in their order. Those without a text are
/// none.
pub fn onboarding_steps(book: &Book, page: &Page, person: &RecordId, from: Date) -> Vec<OnboardingStep> {
    let mut steps: Vec<OnboardingStep> = Vec::new();
    for (_, text) in tasks(&read(&page.text)) {
        let (title, day) = timed(&text);
        if title.is_empty() {
            continue;
        }
        let nth = steps.iter().filter(|step| step.title == title).count();
        let parts = vec![
            "onboarding_step".into(),
            page.id.as_str().into(),
            person.as_str().into(),
            title.into(),
            (nth as f64).into(),
        ];
        let Some(issue) = RecordId::new(Issue::NAME, &computed(parts)) else { continue };
        let there = book.snapshot().get(&issue).is_some_and(|record| record.state().is_some());
        let due_on = day.map(|day| from.plus_days(day - 1));
        steps.push(OnboardingStep { issue, title: title.to_owned(), due_on, there });
    }
    steps
}

/// What is to be done, and on which day (1 is the first), where the text ends so.
fn timed(text: &str) -> (&str, Option<i64>) {
    let found = || {
        let (title, day) = text.strip_suffix(')')?.rsplit_once('(')?;
        let day = day.strip_prefix("day ").or_else(|| day.strip_prefix("Day "))?.trim();
        let digits = (1..=3).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit());
        let day = day.parse().ok().filter(|day| digits && (1..=LAST_DAY).contains(day))?;
        Some((title.trim_end(), Some(day)))
    };
    found().unwrap_or((text, None))
}

/// Starts a person's onboarding: the page's steps become issues that the person owns.
#[derive(Clone, Debug, PartialEq)]
pub struct StartOnboarding {
    /// The page with the steps.
    pub page: RecordId,
    /// Who starts.
    pub person: RecordId,
    /// Their first day, which is day 1.
    pub from: Date,
}

impl Command for StartOnboarding {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let page: Page = live(book, &self.page)?;
        chosen(book, "person", &self.person, &[Person::NAME])?;
        let person: Person = live(book, &self.person)?;
        let steps = onboarding_steps(book, &page, &person.id, self.from);
        if steps.is_empty() {
            return Err(Refused::whole(
                "This page has no steps. Write them as tasks, a line each, such as “- [ ] Meet your buddy (day 1)”.",
            ));
        }
        let there: Vec<&str> =
            steps.iter().filter(|step| step.there).map(|step| step.title.as_str()).collect();
        if there.len() == steps.len() {
            return Err(Refused::field("person", all_there(&person.name, &there)));
        }
        let what = format!("Start {}’s onboarding: {}", person.name, named(book, &page.id));
        let mut w = Writer::new(context, what);
        for step in steps.iter().filter(|step| !step.there) {
            let issue = &step.issue;
            w.exists(issue, true);
            w.set(issue, Issue::about, Some(page.id.clone()));
            w.set(issue, Issue::title, step.title.clone());
            w.set(issue, Issue::r#type, Some(IssueType::OnboardingStep));
            w.set(issue, Issue::owner, Some(person.id.clone()));
            w.set(issue, Issue::opened_at, Some(context.now));
            w.set(issue, Issue::due_on, step.due_on);
            for team in &person.teams {
                w.element(issue, Issue::teams, team.as_str(), true)?;
            }
        }
        w.finish()
    }
}

fn all_there(name: &str, there: &[&str]) -> String {
    const NAMED: usize = 3;
    let first = there.iter().take(NAMED).map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
    match there.len().saturating_sub(NAMED) {
        0 => format!("{name} has all steps of this page already: {first}."),
        more => format!("{name} has all steps of this page already: {first} and {more} more."),
    }
}
