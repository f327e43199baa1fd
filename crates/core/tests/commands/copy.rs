//! A small copy of a workspace, as an app holds one.

use std::collections::BTreeMap;
use std::sync::Arc;

use pilotbook_core::command::{self, *};
use pilotbook_core::journal::{
    Actor, Change, Clock, Content, Journal, RecordId, Transaction, apply, new_transaction, project,
};
use pilotbook_core::model::ids::Ids;
use pilotbook_core::model::{
    Answer, Book, Criterion, CriterionRole, Direction, Idea, Kind, Outcome, Pilot, Verdict,
};
use pilotbook_core::{Date, Time, Value, json};

#[derive(Clone)]
pub struct Copy {
    pub journal: Journal,
    pub book: Book,
    pub today: Date,
    pub me: Option<RecordId>,
    pub last: Option<Arc<Transaction>>,
    clock: Clock,
    ids: Ids,
    ms: i64,
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

/// Everything shown: record and register → the values of its heads, the shown one last.
pub fn shown(book: &Book) -> BTreeMap<String, Value> {
    let mut shown = BTreeMap::new();
    for (id, record, _) in book.snapshot().records() {
        for (field, register) in record.shown() {
            let values = register.heads().iter().map(|head| head.value.clone()).collect();
            shown.insert(format!("{id} {field}"), Value::List(values));
        }
    }
    shown
}

impl Copy {
    /// A copy of its own actor; today is 2026-03-10.
    pub fn new(name: &str) -> Copy {
        Copy {
            journal: Journal::new(),
            book: Book::default(),
            today: day("2026-03-10"),
            me: None,
            last: None,
            clock: Clock::new(Actor(name.bytes().fold(7, |n, b| n * 31 + u64::from(b)))),
            ids: Ids::of_text(name),
            ms: 1_773_100_000_000,
        }
    }

    /// Decides a command and takes its transaction in; none where there is nothing to write. Checks that
    /// the step can be taken back and brought back.
    pub fn try_to(&mut self, command: &dyn Command) -> Result<Option<Arc<Transaction>>, Refused> {
        let before = shown(&self.book);
        let change = self.change(command)?;
        if change.is_empty() {
            return Ok(None);
        }
        assert!(change.what.starts_with(char::is_uppercase), "{}", change.what);
        let transaction = self.write(change);
        let after = shown(&self.book);
        assert!(before != after, "{} changes nothing that is shown", transaction.what);
        let mut trial = self.clone();
        trial.write(command::undo(&trial.book, &transaction));
        assert!(shown(&trial.book) == before, "taken back: {}", transaction.what);
        assert!(command::undo(&trial.book, &transaction).is_empty());
        trial.write(command::redo(&trial.book, &transaction));
        assert!(shown(&trial.book) == after, "brought back: {}", transaction.what);
        assert!(command::redo(&trial.book, &transaction).is_empty());
        Ok(Some(transaction))
    }

    /// The same, for what must be done and write something.
    pub fn to(&mut self, command: impl Command) -> Arc<Transaction> {
        match self.try_to(&command) {
            Ok(Some(transaction)) => transaction,
            Ok(None) => panic!("nothing was written"),
            Err(refused) => panic!("{refused:?}"),
        }
    }

    /// Where it is refused: at which field, with nothing changed.
    pub fn refused(&mut self, command: impl Command) -> (String, String) {
        let (book, journal) = (shown(&self.book), self.journal.len());
        let refused = self.try_to(&command).expect_err("it was not refused");
        assert!(book == shown(&self.book) && journal == self.journal.len());
        assert!(refused.message.ends_with(['.', '…', '”']), "{}", refused.message);
        (refused.field.unwrap_or_default(), refused.message)
    }

    /// The field at which it is refused, or nothing for the whole.
    pub fn refused_at(&mut self, command: impl Command) -> String {
        self.refused(command).0
    }

    /// Fails unless the command has nothing to write.
    pub fn same(&mut self, command: impl Command) {
        assert_eq!(self.try_to(&command), Ok(None));
    }

    pub fn change(&mut self, command: &dyn Command) -> Result<Change, Refused> {
        let mut context = Context {
            book: &self.book,
            today: self.today,
            now: Time::of_unix_ms(self.ms),
            me: self.me.clone(),
            time_zone: "Europe/Vienna",
            ids: &mut self.ids,
        };
        command.decide(&mut context)
    }

    pub fn write(&mut self, change: Change) -> Arc<Transaction> {
        self.ms += 60_000;
        let stamp = self.clock.next(self.ms);
        let transaction = new_transaction(self.book.snapshot(), &self.journal, change, stamp, "Ana").unwrap();
        // What is written is a transaction that every copy takes.
        let text = transaction.canonical();
        assert_eq!(Content::read(json::parse(&text).unwrap()), Content::Good(transaction.clone()));
        let transaction = Arc::new(transaction);
        self.take(std::slice::from_ref(&transaction));
        self.last = Some(transaction.clone());
        transaction
    }

    fn take(&mut self, batch: &[Arc<Transaction>]) {
        let diff = apply(self.book.snapshot(), batch, &self.journal).unwrap();
        for transaction in batch {
            self.journal.add_transaction(transaction.clone());
            self.clock.observe(transaction.id, self.ms);
        }
        self.book.take(diff);
        let from_scratch = Book::of(project(&self.journal));
        assert!(shown(&self.book) == shown(&from_scratch), "pages and the whole journal agree");
    }

    /// Takes in what another copy has.
    pub fn merge(&mut self, other: &Copy) {
        let new = other.journal.counted().filter(|transaction| self.journal.get(transaction.id).is_none());
        let new: Vec<Arc<Transaction>> = new.cloned().collect();
        self.ms = self.ms.max(other.ms);
        self.take(&new);
    }

    pub fn get<K: Kind>(&self, id: &RecordId) -> K {
        self.book.get(id).unwrap_or_else(|| panic!("{id} is not live"))
    }

    /// The one record of a kind that the last step created.
    pub fn created(&self, kind: &str) -> RecordId {
        self.all_created(kind).pop().unwrap_or_else(|| panic!("no {kind} was created"))
    }

    /// The records of a kind that the last step created, by id.
    pub fn all_created(&self, kind: &str) -> Vec<RecordId> {
        let last = self.last.as_ref().unwrap();
        let created = last.writes.iter().filter(|write| write.set.get("exists") == Some(&Value::Bool(true)));
        created.map(|write| write.record.clone()).filter(|id| id.kind() == kind).collect()
    }

    pub fn value(&self, id: &RecordId, field: &str) -> Value {
        let record = self.book.snapshot().get(id);
        record.and_then(|record| record.value(field)).cloned().unwrap_or(Value::Null)
    }

    pub fn team(&mut self, name: &str) -> RecordId {
        self.to(AddTeam { name: name.to_owned(), purpose: String::new() });
        self.created("team")
    }

    pub fn person(&mut self, name: &str) -> RecordId {
        self.to(AddPerson { name: name.to_owned(), teams: Vec::new() });
        self.created("person")
    }

    pub fn idea(&mut self, title: &str) -> RecordId {
        self.to(idea(title));
        self.created(Idea::NAME)
    }

    /// A planned pilot of a new idea, ready to start, with a number and a yes/no criterion.
    pub fn planned(&mut self) -> Planned {
        let idea = self.idea("Canary releases");
        self.to(plan(&idea));
        let pilot = self.created(Pilot::NAME);
        let criteria = self.book.criteria_of(&pilot);
        Planned { pilot, number: criteria[0].id.clone(), yes_no: criteria[1].id.clone() }
    }

    /// The same, started on 2026-03-01.
    pub fn running(&mut self) -> Planned {
        let planned = self.planned();
        self.to(StartPilot { pilot: planned.pilot.clone(), on: day("2026-03-01") });
        planned
    }

    /// The same, concluded on 2026-03-10 as succeeded.
    pub fn concluded(&mut self) -> (Planned, RecordId) {
        let planned = self.running();
        self.to(conclude(&planned));
        let outcome = RecordId::new(Outcome::NAME, planned.pilot.local()).unwrap();
        (planned, outcome)
    }
}

/// A pilot and its criteria.
#[derive(Clone)]
pub struct Planned {
    pub pilot: RecordId,
    /// Must: error rate at most 2 %.
    pub number: RecordId,
    /// Guardrail: nobody was paged.
    pub yes_no: RecordId,
}

pub fn idea(title: &str) -> CaptureIdea {
    let (title, problem) = (title.to_owned(), String::new());
    CaptureIdea { title, problem, ..CaptureIdea::default() }
}

pub fn number(measure: &str) -> CriterionDraft {
    CriterionDraft {
        role: CriterionRole::Must,
        answer: Answer::Number,
        measure: measure.to_owned(),
        unit: "%".to_owned(),
        direction: Some(Direction::AtMost),
        baseline: Some(5.0),
        target: Some(2.0),
    }
}

pub fn yes_no(measure: &str) -> CriterionDraft {
    CriterionDraft { role: CriterionRole::Guardrail, answer: Answer::YesNo, ..number(measure) }
}

pub fn plan(idea: &RecordId) -> PlanPilot {
    PlanPilot {
        idea: idea.clone(),
        title: "Canary with checkout".to_owned(),
        hypothesis: "If we release to 5 % first, fewer errors reach users.".to_owned(),
        plan: "Three releases.".to_owned(),
        lead: None,
        planned_start: Some(day("2026-03-01")),
        planned_end: Some(day("2026-04-01")),
        budget: None,
        chance: Some(0.7),
        serves: Vec::new(),
        criteria: vec![number("Error rate"), yes_no("Nobody was paged")],
    }
}

pub fn conclude(planned: &Planned) -> Conclude {
    Conclude {
        pilot: planned.pilot.clone(),
        results: vec![
            (planned.number.clone(), CriterionResult::Number(Some(1.5))),
            (planned.yes_no.clone(), CriterionResult::YesNo(Some(true))),
        ],
        verdict: Verdict::Succeeded,
        verdict_reason: String::new(),
        hypothesis_was: None,
        decided_on: day("2026-03-10"),
        decision: None,
        decision_on: None,
        learning: String::new(),
        next_step: String::new(),
        cost: None,
        impacts: Vec::new(),
    }
}

pub fn edit(record: &RecordId, field: &str, value: impl Into<Value>) -> Edit {
    Edit { record: record.clone(), values: vec![(field.to_owned(), value.into())] }
}

pub fn criterion(copy: &Copy, id: &RecordId) -> Criterion {
    copy.get(id)
}
