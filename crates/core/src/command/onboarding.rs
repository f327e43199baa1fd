//! Onboarding: the tasks of a page become issues of the person who starts.

use super::writer::{Writer, chosen, live, named};
use super::{Command, Context, Refused};
use crate::journal::{Change, RecordId, State};
use crate::markdown::{read, tasks};
use crate::model::ids::computed;
use crate::model::{Book, Issue, IssueType, Kind, Page, Person};
use crate::{Date, Value};

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
    /// What becomes of it when the onboarding is started.
    pub fate: StepFate,
}

/// What becomes of a step when its onboarding is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepFate {
    /// It is added.
    Added,
    /// It comes back from the trash, in which all steps lie that the person ever had of the page: the onboarding begins anew.
    Restored,
    /// The person has it already.
    Kept,
    /// It lies in the trash while others don't: somebody threw it away by itself, and it stays there.
    Thrown,
}

impl StepFate {
    /// Whether the start writes it.
    pub fn comes(self) -> bool {
        matches!(self, StepFate::Added | StepFate::Restored)
    }
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
        let fate = match book.snapshot().get(&issue).and_then(|record| record.state()) {
            // Of one whose start was taken back, something may be left that was written since.
            None | Some(State::Uncreated) => StepFate::Added,
            Some(State::Live) => StepFate::Kept,
            Some(State::Deleted) => StepFate::Thrown,
        };
        let due_on = day.map(|day| from.plus_days(day - 1));
        steps.push(OnboardingStep { issue, title: title.to_owned(), due_on, fate });
    }
    if !steps.iter().any(|step| step.fate == StepFate::Kept) {
        let thrown = steps.iter_mut().filter(|step| step.fate == StepFate::Thrown);
        thrown.for_each(|step| step.fate = StepFate::Restored);
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

/// Starts a person's onboarding: the page's steps become issues that the person owns, each once. One that was thrown away as a whole
/// begins anew, with its steps open and their days counted from the new first day; what was written about them stays.
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
        if !steps.iter().any(|step| step.fate.comes()) {
            return Err(Refused::field("person", nothing_comes(&person.name, &steps)));
        }
        let what = format!("Start {}’s onboarding: {}", person.name, named(book, &page.id));
        let mut w = Writer::new(context, what);
        for step in steps.iter().filter(|step| step.fate.comes()) {
            let issue = &step.issue;
            w.exists(issue, true);
            w.set(issue, Issue::about, Some(page.id.clone()));
            w.set(issue, Issue::title, step.title.clone());
            w.set(issue, Issue::r#type, Some(IssueType::OnboardingStep));
            w.set(issue, Issue::owner, Some(person.id.clone()));
            w.set(issue, Issue::opened_at, Some(context.now));
            w.set(issue, Issue::due_on, step.due_on);
            w.set(issue, Issue::responded_at, None);
            w.set(issue, Issue::resolved_at, None);
            let archived = book.snapshot().get(issue).and_then(|record| record.value("archived"));
            if archived == Some(&Value::Bool(true)) {
                w.put_value(issue, "archived", false.into());
            }
            for team in &person.teams {
                w.element(issue, Issue::teams, team.as_str(), true)?;
            }
        }
        w.finish()
    }
}

fn nothing_comes(name: &str, steps: &[OnboardingStep]) -> String {
    let titles = |fate: StepFate| steps.iter().filter(move |step| step.fate == fate).map(|step| &*step.title);
    let kept = some_of(titles(StepFate::Kept));
    match titles(StepFate::Thrown).count() {
        0 => format!("{name} has all steps of this page already: {kept}."),
        count => {
            let lies = if count == 1 { "lies" } else { "lie" };
            let thrown = some_of(titles(StepFate::Thrown));
            format!(
                "{name} has steps of this page already: {kept}. In the trash {lies} {thrown}; restore there what is still to be done."
            )
        }
    }
}

/// The first few titles, and how many more there are.
fn some_of<'a>(titles: impl Iterator<Item = &'a str> + Clone) -> String {
    const NAMED: usize = 3;
    let first = titles.clone().take(NAMED).map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
    match titles.count().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}
