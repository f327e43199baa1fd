//! Recipes that are being built: kept whole on the way to a form and back, and guessed from a file.

use pilotbook_core::exchange::recipe::{
    Cells, CellsKind, FieldDraft, FieldSource, Meaning, Recipe, RecipeDraft, RecipeField, Source, Split,
    Subject, guess, guess_as,
};
use pilotbook_core::exchange::rows::{TableFile, Tally};
use pilotbook_core::json::canonical;
use proptest::prelude::*;

use super::rows::read_rows;

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!['a', 'B', ' ', ';', '"', 'é', '/']), 1..5)
        .prop_map(|chars| chars.into_iter().collect())
}

fn source() -> impl Strategy<Value = Source> {
    let cells = prop_oneof![
        text().prop_map(Cells::Column),
        prop::collection::vec(text(), 1..4).prop_map(Cells::Columns),
        prop::collection::vec(text(), 1..4).prop_map(Cells::Join),
    ];
    let split = (text(), prop::option::of(1..50usize)).prop_map(|(at, take)| Split { at, take });
    (cells, prop::option::of(split)).prop_map(|(cells, split)| Source { cells, split })
}

/// Values as JSON has them: no two of one text, in the order of the texts.
fn field_source(field: RecipeField) -> impl Strategy<Value = FieldSource> {
    let words: Vec<&'static str> = field.words().into_iter().map(|(word, _)| word).collect();
    let any = if words.is_empty() {
        Just(None).boxed()
    } else {
        prop::option::of(prop::sample::select(words)).boxed()
    };
    let values = prop::collection::btree_map("[a-z]{1,4}", any.clone(), 0..5);
    let values = prop::option::of(values.prop_map(|values| values.into_iter().collect::<Vec<_>>()));
    (source(), values, any).prop_map(move |(source, values, otherwise)| FieldSource {
        source,
        values: values.filter(|_| !field.words().is_empty()),
        otherwise,
    })
}

/// Recipes of any subject in which each field may have a source.
fn recipe() -> impl Strategy<Value = Recipe> {
    let fields = |subject: Subject| {
        let each = subject.fields().map(|field| {
            let there = if field.is_required() { Just(true).boxed() } else { any::<bool>().boxed() };
            (there, field_source(field)).prop_map(move |(there, source)| there.then_some((field, source)))
        });
        each.collect::<Vec<_>>()
    };
    let subject = prop::sample::select(Subject::ALL.to_vec());
    let whole =
        subject.prop_flat_map(move |subject| (prop::option::of(text()), Just(subject), fields(subject)));
    whole.prop_filter_map("readings without a form", |(name, subject, fields)| {
        Recipe::new(name, subject, fields.into_iter().flatten().collect()).ok()
    })
}

proptest! {
    #[test]
    fn a_recipe_comes_back_from_a_draft_as_it_was(recipe in recipe()) {
        let draft = RecipeDraft::of(&recipe);
        prop_assert_eq!(draft.recipe().unwrap(), recipe.clone());
        prop_assert_eq!(Recipe::parse(canonical(&draft.to_json()).as_bytes()).unwrap(), recipe.clone());
        prop_assert_eq!(canonical(&draft.to_json()), canonical(&recipe.to_json()));
        for field in recipe.subject().fields() {
            let has = !draft.field(field).columns.is_empty();
            prop_assert_eq!(draft.source(field).is_some(), has);
        }
    }

    #[test]
    fn a_draft_that_passes_is_a_recipe_that_fits(
        columns in prop::collection::vec(prop::sample::select(vec!["a", "b", "twice", "gone"]), 0..3),
        split in prop::sample::select(vec!["", ";"]),
        take in prop::sample::select(vec!["", "1", " 2 ", "0", "x"]),
        kind in prop::sample::select(CellsKind::ALL.to_vec()),
        subject in prop::sample::select(Subject::ALL.to_vec()),
    ) {
        let header = ["a", "b", "twice", "twice"].map(str::to_owned);
        let mut draft = RecipeDraft::new(subject);
        for field in subject.fields() {
            draft.set(field, FieldDraft {
                kind,
                columns: columns.iter().map(|column| (*column).to_owned()).collect(),
                split: split.to_owned(),
                take: take.to_owned(),
                ..FieldDraft::default()
            });
        }
        let fits = draft.recipe().is_ok_and(|recipe| recipe.resolve(&header).is_ok());
        if draft.check(&header).is_empty() {
            prop_assert!(fits);
        }
        if !fits {
            prop_assert!(!draft.check(&header).is_empty());
        }
    }

    #[test]
    fn any_table_is_guessed(cells in prop::collection::vec(prop::collection::vec(".{0,6}", 3), 0..8), header in prop::collection::vec(".{0,8}", 3)) {
        let drafts = Subject::ALL.map(|subject| guess_as(subject, &header, &cells));
        prop_assert!(drafts.contains(&guess(&header, &cells)));
        for draft in drafts {
            // Only what it left out is wrong: it never names a column that isn't there once.
            for error in draft.check(&header) {
                prop_assert!(error.field.is_required() || error.field == RecipeField::ReadingValue);
                prop_assert!(draft.field(error.field).columns.is_empty());
            }
        }
    }
}

#[test]
fn meanings_are_set_one_by_one() {
    let mut field = FieldDraft::column("s");
    let triage = RecipeField::Triage;
    assert_eq!(field.meaning(triage, " Parked"), Meaning::Word("parked"));
    assert_eq!(field.meaning(triage, "later"), Meaning::NotListed);
    field.set_meaning(triage, "Later", Meaning::Word("parked"));
    field.set_meaning(triage, "?", Meaning::Nothing);
    assert_eq!(field.meaning(triage, "later"), Meaning::Word("parked"));
    assert_eq!(field.meaning(triage, "?"), Meaning::Nothing);
    // The field's own words stay what they were, until they are said to be something else.
    assert_eq!(field.meaning(triage, "declined"), Meaning::Word("declined"));
    field.set_meaning(triage, "LATER", Meaning::NotListed);
    assert_eq!(field.meaning(triage, "later"), Meaning::NotListed);
}

#[test]
fn what_is_wrong_is_said_at_the_field() {
    let header = ["a", "b", "b"].map(str::to_owned);
    let mut draft = RecipeDraft::default();
    draft.set(RecipeField::Title, FieldDraft::column("b"));
    draft.set(RecipeField::Team, FieldDraft::column("c"));
    draft.set(RecipeField::Proposer, FieldDraft { take: "2".to_owned(), ..FieldDraft::column("a") });
    let wrong: Vec<String> = draft
        .check(&header)
        .into_iter()
        .map(|error| format!("{}: {}", error.field.name(), error.says))
        .collect();
    assert_eq!(
        wrong,
        [
            "idea.title: The file has the column “b” twice. Rename one of them in the file and choose it again.",
            "idea.team: The file has no column “c”. Choose another one.",
            "idea.proposer: Say at which text to split, or leave out how many parts are kept.",
            "idea.created_on: Choose the column it comes from.",
        ]
    );
}

fn data(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_real_portfolio_is_guessed_nearly_as_people_wrote_its_recipe() {
    let table = TableFile::read(data("kep.csv")).unwrap();
    let draft = guess(table.header(), &table.first_rows(2_000));
    let written = RecipeDraft::of(&Recipe::parse(&data("kep.recipe.json")).unwrap());
    let differing: Vec<&str> = Subject::Ideas
        .fields()
        .filter(|field| draft.field(*field) != written.field(*field))
        .map(RecipeField::name)
        .collect();
    // The values differ in how they are ordered and in what is never asked; the rows tell whether it matters.
    let (ours, theirs) = (
        read_rows(data("kep.csv"), &draft.recipe().unwrap()).unwrap(),
        read_rows(data("kep.csv"), &written.recipe().unwrap()).unwrap(),
    );
    let differing_rows = ours.rows.iter().zip(&theirs.rows).filter(|(a, b)| a != b).count();
    assert_eq!(ours.rows.len(), theirs.rows.len(), "{differing:?}");
    assert!(differing_rows <= 10, "{differing_rows} rows: {differing:?} {}", canonical(&draft.to_json()));
}

#[test]
fn another_tracker_is_guessed_too() {
    let file = "Ticket,Summary,Squad,Reporter,Opened on,Kickoff,Closed on,State,Outcome,Notes\n\
        A-1,Faster builds,Platform,Ana,2026-01-05,2026-02-01,2026-03-01,Done,Success,long text\n\
        A-2,Warm caches,Platform,Ben,2026-01-07,2026-02-03,,In progress,,\n\
        A-3,Fewer alerts,Runtime,Ana,2026-01-09,,,On hold,,\n\
        A-4,One login,Runtime,Cy,2026-01-10,2026-02-05,2026-04-01,Done,Failed,\n";
    let table = TableFile::read(file.as_bytes().to_vec()).unwrap();
    let draft = guess(table.header(), &table.first_rows(100));
    let columns: Vec<String> =
        Subject::Ideas.fields().map(|field| draft.field(field).columns.join("+")).collect();
    assert_eq!(
        columns,
        [
            "Ticket",
            "Summary",
            "Squad",
            "",
            "Reporter",
            "Opened on",
            "State",
            "Kickoff",
            "Outcome",
            "Closed on",
            "Outcome"
        ]
    );
    let report = read_rows(file.as_bytes().to_vec(), &draft.recipe().unwrap()).unwrap();
    assert_eq!((report.rows.len(), report.pilots(), report.outcomes(), report.warnings.len()), (4, 3, 2, 0));
}

#[test]
fn texts_are_counted_as_a_source_gives_them() {
    let table = TableFile::read(b"s,t\nOpen,x\nopen;later,x\n,y\nDone,\n".to_vec()).unwrap();
    let mut source = Source { cells: Cells::Column("s".to_owned()), split: None };
    let texts = |source: &Source| {
        let mut tally = Tally::over(&table, RecipeField::Triage, source).unwrap();
        while !tally.step(1).unwrap().finished {}
        tally.finish()
    };
    let counted =
        |pairs: &[(&str, usize)]| pairs.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect::<Vec<_>>();
    assert_eq!(texts(&source).counts, counted(&[("Done", 1), ("Open", 1), ("open;later", 1)]));
    source.split = Some(Split { at: ";".to_owned(), take: None });
    assert_eq!(texts(&source).counts, counted(&[("Open", 2), ("Done", 1)]));
    assert!(!texts(&source).more);
}

/// What a table is taken to hold, and the columns of the fields that are filled.
fn guessed(file: &str) -> (Subject, Vec<String>) {
    let table = TableFile::read(file.as_bytes().to_vec()).unwrap();
    let draft = guess(table.header(), &table.first_rows(100));
    let filled = draft.subject.fields().filter_map(|field| {
        let columns = draft.field(field).columns;
        (!columns.is_empty()).then(|| format!("{}: {}", field.name(), columns.join("+")))
    });
    assert!(draft.check(table.header()).is_empty(), "{:?}", draft.check(table.header()));
    (draft.subject, filled.collect())
}

#[test]
fn readings_are_guessed() {
    for (file, expected) in [
        (
            "KPI,Date,Value,Comment\nUptime,2026-01-01,99.5,\nUptime,2026-02-01,99.1,dip\n",
            "reading.kpi: KPI, reading.day: Date, reading.value: Value, reading.note: Comment",
        ),
        (
            "week,metric,successful,total\n2026-01-05,Deployments,46,50\n2026-01-12,Deployments,40,41\n",
            "reading.kpi: metric, reading.day: week, reading.k: successful, reading.n: total",
        ),
        (
            "kpi,day,value,k,n\nUptime,2026-01-01,99.5,,\nReleases,2026-01-01,,3,4\n",
            "reading.kpi: kpi, reading.day: day, reading.value: value, reading.k: k, reading.n: n",
        ),
        (
            "Indicator,Month,Q1\nUptime,2026-01-01,99.5%\nUptime,2026-02-01,98%\n",
            "reading.kpi: Indicator, reading.day: Month, reading.value: Q1",
        ),
        (
            "kpi,day,answers_1,answers_2,answers_3,4,5\nCSAT,2026-01-01,1,2,3,4,5\n",
            "reading.kpi: kpi, reading.day: day, reading.answers_1: answers_1, reading.answers_2: answers_2, \
             reading.answers_3: answers_3, reading.answers_4: 4, reading.answers_5: 5",
        ),
    ] {
        let (subject, filled) = guessed(file);
        assert_eq!((subject, filled.join(", ").as_str()), (Subject::Readings, expected));
    }
}

#[test]
fn issues_are_guessed() {
    let file = "Key,Summary,Assigned team,Issue type,Severity,Created,First response,Resolved\n\
        I-1,Login is slow,Ops,Outage,Critical,2026-01-05T10:00:00Z,2026-01-05T10:20:00Z,2026-01-06T09:00:00Z\n\
        I-2,Docs are old,Docs,Question,Minor,2026-01-07T10:00:00Z,,\n";
    let (subject, filled) = guessed(file);
    let expected = "issue.key: Key, issue.title: Summary, issue.team: Assigned team, issue.type: Issue type, \
        issue.severity: Severity, issue.opened_at: Created, issue.responded_at: First response, issue.resolved_at: Resolved";
    assert_eq!((subject, filled.join(", ").as_str()), (Subject::Issues, expected));
    let table = TableFile::read(file.as_bytes().to_vec()).unwrap();
    let draft = guess(table.header(), &table.first_rows(100));
    let severity = draft.field(RecipeField::IssueSeverity).values.unwrap();
    assert_eq!(severity, [("Critical".to_owned(), Some("1")), ("Minor".to_owned(), Some("3"))]);
    let kind = draft.field(RecipeField::IssueType).values.unwrap();
    assert_eq!(kind, [("Outage".to_owned(), Some("incident")), ("Question".to_owned(), Some("question"))]);
}

#[test]
fn what_was_said_of_another_subject_comes_back() {
    let header = ["kpi", "day", "value"].map(str::to_owned);
    let mut draft = guess(&header, &[["Uptime", "2026-01-01", "1"].map(str::to_owned).to_vec()]);
    draft.set(RecipeField::ReadingNote, FieldDraft::column("value"));
    let readings = draft.clone();
    draft.hold(&guess_as(Subject::Issues, &header, &[]));
    assert_eq!((draft.subject, draft.check(&header).is_empty()), (Subject::Issues, false));
    assert_eq!(draft.to_json().get("reading"), None);
    draft.hold(&guess_as(Subject::Readings, &header, &[]));
    assert_eq!(canonical(&draft.to_json()), canonical(&readings.to_json()));
}
