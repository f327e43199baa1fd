//! A table that is being read: opened once, read again whenever its recipe changes, and never in the way
//! of what is typed.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::exchange::csv::Record;
use pilotbook_core::exchange::recipe::{
    DraftError, Recipe, RecipeDraft, RecipeField, Subject, guess, guess_as,
};
use pilotbook_core::exchange::rows::{Here, RowReader, RowsReport, TableFile, Tally, Texts};

use crate::route::Router;
use crate::workspace::{Failure, PlanCounts, Told, Work, Workspace};

/// How many rows the guess, the samples and the preview look at.
const FIRST_ROWS: usize = 2_000;
/// How many rows are read between two looks at the clock.
const ROWS_A_STEP: usize = 200;
/// The part of the address that says what the table holds.
const AS: &str = "as";
/// How long typing has to rest before the file is read again, in milliseconds.
const REST: u32 = 150;

/// A table that was opened.
#[derive(Clone)]
pub(super) struct Opened {
    pub name: String,
    pub table: Arc<TableFile>,
    /// How many rows it has.
    pub rows: usize,
    /// The cells of the first ones.
    pub first: Arc<Vec<Vec<String>>>,
}

/// What a draft makes of the table.
#[derive(Clone)]
pub(super) struct Read {
    pub report: Arc<RowsReport>,
    /// What it would change here; none while that is found out.
    pub plan: Option<PlanCounts>,
}

/// What a report came of: read by the same, it would be the same.
struct ReadBy {
    table: Arc<TableFile>,
    draft: RecipeDraft,
    here: Here,
    zone: String,
}

impl ReadBy {
    fn is(&self, other: &ReadBy) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            && self.draft == other.draft
            && self.zone == other.zone
            && self.here.fits_as(&other.here)
    }
}

/// The state of the import.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    workspace: Workspace,
    router: Router,
    pub opened: RwSignal<Option<Opened>>,
    pub draft: RwSignal<RecipeDraft>,
    /// What was wrong with a file, in words.
    pub refused: RwSignal<Option<String>>,
    /// What was read last; it stays while the file is read again.
    pub read: RwSignal<Option<Read>>,
    read_by: StoredValue<Option<ReadBy>, LocalStorage>,
    /// How far reading is.
    pub told: RwSignal<Option<Told>>,
    /// How far writing is, while the import is under way.
    pub writing: RwSignal<Option<Told>>,
    /// Whether the draft comes from a recipe: then it stays for every table, fitting or not.
    of_recipe: StoredValue<bool>,
    work: StoredValue<Work, LocalStorage>,
}

impl Reading {
    pub(super) fn new(workspace: Workspace, router: Router) -> Reading {
        let reading = Reading {
            workspace,
            router,
            opened: RwSignal::new(None),
            draft: RwSignal::new(RecipeDraft::default()),
            refused: RwSignal::new(None),
            read: RwSignal::new(None),
            read_by: StoredValue::new_local(None),
            told: RwSignal::new(None),
            writing: RwSignal::new(None),
            of_recipe: StoredValue::new(false),
            work: StoredValue::new_local(Work::default()),
        };
        Effect::new(move |_| {
            // What is here decides what would change.
            workspace.with(|_| ());
            reading.draft.track();
            reading.opened.track();
            if reading.writing.with_untracked(Option::is_none) {
                reading.read_again();
            }
        });
        on_cleanup(move || {
            // An import that was begun is finished, whatever page is looked at.
            if reading.writing.try_with_untracked(Option::is_none) == Some(true) {
                reading.work.try_with_value(Work::cancel);
            }
        });
        reading
    }

    /// What the table is said to hold in the address; none where that is to be guessed.
    pub(super) fn asked(self) -> Option<Subject> {
        self.router.get_untracked().query.get(AS).and_then(|word| Subject::of(word))
    }

    /// Says what the table holds.
    pub(super) fn hold(self, subject: Subject) {
        self.router.set_query(&[(AS, subject.word())]);
        self.of_recipe.set_value(false);
        let opened = self.opened.get_untracked();
        let guessed = opened.map(|opened| guess_as(subject, opened.table.header(), &opened.first));
        self.draft.update(|draft| draft.hold(&guessed.unwrap_or_else(|| RecipeDraft::new(subject))));
    }

    fn guess(self, header: &[String], rows: &[Vec<String>]) -> RecipeDraft {
        match self.asked() {
            Some(subject) => guess_as(subject, header, rows),
            None => guess(header, rows),
        }
    }

    /// What is wrong with the draft over the opened file.
    pub(super) fn errors(self) -> Vec<DraftError> {
        let header = self.opened.with(|opened| opened.as_ref().map(|opened| opened.table.header().to_vec()));
        header.map(|header| self.draft.with(|draft| draft.check(&header))).unwrap_or_default()
    }

    /// Work that takes the place of what is under way, which stops.
    fn begin(self, told: RwSignal<Option<Told>>) -> Work {
        self.work.with_value(Work::cancel);
        let work = Work::told(move |now| {
            told.try_set(Some(now));
        });
        self.work.set_value(work.clone());
        work
    }

    /// Opens a table: counts its rows and guesses its recipe.
    pub(super) fn open_table(self, name: String, bytes: Vec<u8>) {
        let work = self.begin(self.told);
        self.refused.set(None);
        self.opened.set(None);
        self.read.set(None);
        spawn_local(async move {
            let opened = open(name.clone(), bytes, &work).await;
            self.told.try_set(None);
            match opened {
                Ok(opened) => {
                    // What was corrected for one file serves the next of its kind, such as its mended rows.
                    let header = opened.table.header();
                    let asked = self.asked();
                    let fits = self.draft.try_with_untracked(|draft| {
                        asked.is_none_or(|subject| subject == draft.subject) && draft.check(header).is_empty()
                    });
                    if fits != Some(true) && self.of_recipe.try_get_value() != Some(true) {
                        self.draft.try_set(self.guess(header, &opened.first));
                    }
                    self.opened.try_set(Some(opened));
                }
                Err(Opening::Cancelled) => {}
                Err(Opening::Refused(text)) => {
                    self.refused.try_set(Some(format!("{name}: {text} Nothing was changed.")));
                }
            }
        });
    }

    /// Opens a recipe, for the table that is open or the next one.
    pub(super) fn open_recipe(self, name: &str, bytes: &[u8]) {
        match Recipe::parse(bytes) {
            Ok(recipe) => {
                self.refused.set(None);
                self.of_recipe.set_value(true);
                self.router.set_query(&[(AS, recipe.subject().word())]);
                self.draft.set(RecipeDraft::of(&recipe));
            }
            Err(error) => self.refused.set(Some(format!("{name}: {error} Nothing was changed."))),
        }
    }

    /// Begins the recipe anew, from what the file looks like.
    pub(super) fn guess_again(self) {
        self.of_recipe.set_value(false);
        if let Some(opened) = self.opened.get_untracked() {
            self.draft.set(self.guess(opened.table.header(), &opened.first));
        }
    }

    /// Stops whatever is under way. A table that is being read is closed.
    pub(super) fn cancel(self) {
        self.work.with_value(Work::cancel);
        if self.writing.with_untracked(Option::is_none) {
            self.told.set(None);
            self.read.set(None);
            self.opened.set(None);
            self.refused.set(None);
        }
    }

    fn read_again(self) {
        let Some(opened) = self.opened.get_untracked() else { return };
        let work = self.begin(self.told);
        let draft = self.draft.get_untracked();
        let errors = draft.check(opened.table.header());
        let recipe = match draft.recipe() {
            Ok(recipe) if errors.is_empty() => recipe,
            _ => {
                self.read.set(None);
                self.told.set(None);
                return;
            }
        };
        // What was read by the recipe before is not imported any more.
        self.read.update(|read| {
            if let Some(read) = read {
                read.plan = None;
            }
        });
        let (here, zone) = self.workspace.rows_fit();
        let by = ReadBy { table: opened.table.clone(), draft, here: here.clone(), zone };
        // What was written meanwhile seldom matters to the rows: then they stay as they are, and are compared again.
        let same = self.read_by.with_value(|before| before.as_ref().is_some_and(|before| before.is(&by)));
        let before = self.read.with_untracked(|read| read.as_ref().map(|read| read.report.clone()));
        let before = before.filter(|_| same);
        spawn_local(async move {
            TimeoutFuture::new(REST).await;
            let read = match before {
                Some(report) => work.pause().await.map(|()| report).map_err(|_| Opening::Cancelled),
                None => read_all(&opened, &recipe, &here, &work).await.map(Arc::new),
            };
            let report = match read {
                Ok(report) => report,
                Err(Opening::Cancelled) => return,
                Err(Opening::Refused(text)) => {
                    self.told.try_set(None);
                    self.refused.try_set(Some(format!("{}: {text} Nothing was changed.", opened.name)));
                    return;
                }
            };
            self.read_by.try_set_value(Some(by));
            self.read.try_set(Some(Read { report: report.clone(), plan: None }));
            if let Ok(plan) = self.workspace.preview_rows(&report, &work).await {
                self.read.try_set(Some(Read { report, plan: Some(plan) }));
                self.told.try_set(None);
            }
        });
    }

    /// Writes what was read. `after` hears what came of it.
    pub(super) fn import(self, after: impl FnOnce(Result<String, Failure>) + 'static) {
        let (Some(opened), Some(read)) = (self.opened.get_untracked(), self.read.get_untracked()) else {
            return;
        };
        self.work.with_value(Work::cancel);
        let work = self.workspace.work_of_page(self.writing);
        self.work.set_value(work.clone());
        self.told.set(None);
        // What was refused before is over.
        self.refused.set(None);
        self.writing.set(Some(("Comparing", 0, read.report.rows.len())));
        spawn_local(async move {
            let what = format!("Import {}", opened.name);
            let done = self.workspace.import_rows(read.report, what, work).await;
            self.writing.try_set(None);
            if self.opened.try_get_untracked().is_some() {
                self.read_again();
            }
            after(done.map(|_| opened.name));
        });
    }

    /// The texts of a field of few words, counted over the whole file.
    pub(super) fn texts(self, field: RecipeField) -> ReadSignal<Texts> {
        let (texts, set) = signal(Texts::default());
        let source = Memo::new(move |_| self.draft.with(|draft| draft.source(field)));
        let run = StoredValue::new_local(Work::default());
        Effect::new(move |_| {
            run.with_value(Work::cancel);
            let work = Work::default();
            run.set_value(work.clone());
            let (Some(source), Some(opened)) = (source.get(), self.opened.get()) else {
                set.set(Texts::default());
                return;
            };
            let Ok(mut tally) = Tally::over(&opened.table, field, &source) else {
                set.set(Texts::default());
                return;
            };
            spawn_local(async move {
                while work.pause().await.is_ok() {
                    match tally.step(ROWS_A_STEP) {
                        Ok(progress) if !progress.finished => {}
                        _ => {
                            set.try_set(tally.finish());
                            return;
                        }
                    }
                }
            });
        });
        on_cleanup(move || {
            run.try_with_value(Work::cancel);
        });
        texts
    }
}

/// Why a file isn't read to its end.
enum Opening {
    Cancelled,
    Refused(String),
}

async fn open(name: String, bytes: Vec<u8>, work: &Work) -> Result<Opened, Opening> {
    let refused = |error: pilotbook_core::exchange::csv::CsvError| Opening::Refused(error.to_string());
    let table = TableFile::read(bytes).map_err(refused)?;
    let (mut csv, mut record, mut rows) = (table.rows(), Record::default(), 0);
    while csv.read(&mut record).map_err(refused)? {
        rows += 1;
        if rows % ROWS_A_STEP == 0 {
            work.pause().await.map_err(|_| Opening::Cancelled)?;
        }
    }
    let first = Arc::new(table.first_rows(FIRST_ROWS));
    Ok(Opened { name, table: Arc::new(table), rows, first })
}

async fn read_all(opened: &Opened, recipe: &Recipe, here: &Here, work: &Work) -> Result<RowsReport, Opening> {
    let mut reader =
        RowReader::over(&opened.table, recipe, here).map_err(|e| Opening::Refused(e.to_string()))?;
    let mut done = 0;
    loop {
        work.pause().await.map_err(|_| Opening::Cancelled)?;
        let progress = reader.step(ROWS_A_STEP).map_err(|e| Opening::Refused(e.to_string()))?;
        if progress.finished {
            return reader.finish().map_err(|e| Opening::Refused(e.to_string()));
        }
        done += ROWS_A_STEP;
        work.tell("Reading", done.min(opened.rows), opened.rows);
    }
}
