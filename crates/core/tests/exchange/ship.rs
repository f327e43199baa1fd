//! One copy of a workspace, to try things on.

use std::sync::Arc;

use pilotbook_core::exchange::import_rows::{RowsPlan, plan_rows};
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::{Here, RowsReport, read_rows};
use pilotbook_core::journal::*;
use pilotbook_core::model::Book;
use pilotbook_core::model::ids::Ids;
use pilotbook_core::{Date, Value, json};

const RECIPE: &str = r#"{"recipe":1,
    "idea":{"key":{"column":"key"},"title":{"column":"title"},"created_on":{"column":"created"},
        "team":{"column":"team"},"supporting_teams":{"column":"with","split":";"},
        "proposer":{"column":"by"},"triage":{"column":"triage"}},
    "pilot":{"started_on":{"column":"started"}},
    "outcome":{"verdict":{"column":"verdict"},"decided_on":{"column":"decided"},"decision":{"column":"decision"}}}"#;

/// Rows under the columns key, title, created, team, with, by, triage, started, verdict, decided,
/// decision.
pub fn rows(lines: &str) -> RowsReport {
    let head = "key,title,created,team,with,by,triage,started,verdict,decided,decision";
    let recipe = Recipe::parse(RECIPE.as_bytes()).unwrap();
    let report =
        read_rows(format!("{head}\n{lines}").into_bytes(), &recipe, &Here::empty(Date::LAST)).unwrap();
    assert!(report.rejected.is_empty() && report.warnings.is_empty(), "{report:?}");
    report
}

pub fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

pub struct Ship {
    pub journal: Journal,
    pub book: Book,
    clock: Clock,
    now: i64,
}

impl Ship {
    pub fn new(actor: u64) -> Ship {
        let clock = Clock::new(Actor(actor));
        Ship { journal: Journal::new(), book: Book::default(), clock, now: 1_790_000_000_000 }
    }

    /// A KPI of these fields, as JSON without braces.
    pub fn kpi(&mut self, id: &str, fields: &str) -> RecordId {
        let kpi = RecordId::parse(id).unwrap();
        let json::Value::Object(fields) = json::parse(&format!("{{{fields}}}")).unwrap() else {
            panic!("{fields}")
        };
        let mut change = Change::new("KPI");
        change.set(&kpi, Field::parse("exists").unwrap(), Value::Bool(true));
        for (field, value) in fields {
            change.set(&kpi, Field::parse(&field).unwrap(), value);
        }
        self.write(change);
        kpi
    }

    /// What a file comes to here, on 2026-06-12 in a zone two hours ahead of UTC.
    pub fn read(&self, recipe: &str, file: &str) -> RowsReport {
        let recipe = Recipe::parse(recipe.as_bytes()).unwrap();
        let here = Here::of(&self.book, Date::parse("2026-06-12").unwrap(), |_| 7200);
        read_rows(file.as_bytes().to_vec(), &recipe, &here).unwrap()
    }

    /// Imports what was read, and checks that the same again would change nothing.
    pub fn take(&mut self, report: &RowsReport) -> RowsPlan {
        let plan = |ship: &Ship| {
            plan_rows(&ship.book, report, &mut Ids::of_text(&ship.now.to_string()), "Import table.csv")
        };
        let first = plan(self);
        self.write(first.change.clone());
        let again = plan(self);
        assert!(again.change.is_empty(), "{:?}", again.change);
        assert_eq!((again.new, again.changed, again.same), (0, 0, report.rows.len()));
        first
    }

    /// The live records of a kind with what these fields show, a line each, by their lines.
    pub fn table(&self, kind: &str, fields: &[&str]) -> Vec<String> {
        let line = |(id, _): (&RecordId, _)| {
            let cells = fields.iter().map(|field| match self.value(id, field) {
                Some(Value::Text(text)) => text.clone(),
                None | Some(Value::Null) => "-".to_owned(),
                Some(other) => json::canonical(other),
            });
            cells.collect::<Vec<_>>().join(" ")
        };
        let mut lines: Vec<String> = self.book.snapshot().live_of_kind(kind).map(line).collect();
        lines.sort();
        lines
    }

    pub fn plan(&self, lines: &str) -> RowsPlan {
        plan_rows(&self.book, &rows(lines), &mut Ids::of_text(&self.now.to_string()), "Import rows.csv")
    }

    /// Imports, and checks that the same again would change nothing.
    pub fn import(&mut self, lines: &str) -> RowsPlan {
        let plan = self.plan(lines);
        self.write(plan.change.clone());
        let again = self.plan(lines);
        assert!(again.change.is_empty(), "{:?}", again.change);
        assert_eq!((again.new, again.changed, again.same), (0, 0, rows(lines).rows.len()));
        plan
    }

    /// Sets one register, given as JSON.
    pub fn set(&mut self, record: &RecordId, field: &str, value: &str) -> Stamp {
        let mut change = Change::new("Edit");
        change.set(record, Field::parse(field).unwrap(), json::parse(value).unwrap());
        self.write(change)
    }

    pub fn write(&mut self, change: Change) -> Stamp {
        self.now += 60_000;
        let stamp = self.clock.next(self.now);
        if !change.is_empty() {
            let transaction =
                new_transaction(self.book.snapshot(), &self.journal, change, stamp, "Ana").unwrap();
            self.journal.add_transaction(Arc::new(transaction));
            self.book = Book::of(project(&self.journal));
        }
        stamp
    }

    pub fn value(&self, record: &RecordId, field: &str) -> Option<&Value> {
        self.book.snapshot().get(record).and_then(|record| record.value(field))
    }

    pub fn text(&self, record: &RecordId, field: &str) -> &str {
        self.value(record, field).and_then(Value::as_text).unwrap_or_default()
    }

    /// The live ideas' titles by their ids.
    pub fn ideas(&self) -> Vec<(String, String)> {
        let live = self.book.snapshot().live_of_kind("idea");
        live.map(|(id, _)| (id.to_string(), self.text(id, "title").to_owned())).collect()
    }
}
