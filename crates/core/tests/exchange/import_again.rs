//! What holds for any table: imported twice it is what it was imported once, in steps too, and what it takes
//! is what a person could have typed.

use pilotbook_core::command::ReadingDraft;
use pilotbook_core::exchange::import_rows::{RowsPlanner, plan_rows};
use pilotbook_core::exchange::rows::{RowRead, RowSays};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::ids::Ids;
use pilotbook_core::model::{Book, Kpi};
use proptest::prelude::*;

use super::ship::Ship;

const READINGS: &str = r#"{"recipe":1,"reading":{"kpi":{"column":"kpi"},"day":{"column":"day"},
    "value":{"column":"value"},"k":{"column":"k"},"n":{"column":"n"},"note":{"column":"note"},
    "answers_1":{"column":"1"},"answers_5":{"column":"5"},"answers_9":{"column":"9"}}}"#;
const ISSUES: &str = r#"{"recipe":1,"issue":{"key":{"column":"key"},"title":{"column":"title"},
    "team":{"column":"team","split":";"},"type":{"column":"type"},"severity":{"column":"severity"},
    "opened_at":{"column":"opened"},"responded_at":{"column":"answered"},"resolved_at":{"column":"resolved"}}}"#;

/// Lines of cells, each one of a few.
fn lines(columns: &'static [&'static [&'static str]]) -> impl Strategy<Value = String> {
    let cells: Vec<_> = columns.iter().map(|cells| prop::sample::select(cells.to_vec())).collect();
    prop::collection::vec(cells, 0..14)
        .prop_map(|lines| lines.into_iter().map(|cells| cells.join(",") + "\n").collect())
}

fn readings() -> impl Strategy<Value = String> {
    lines(&[
        &["Value", "Share", "Csat", "Nps", "Mean", "Fed", "None", ""],
        &["2026-06-01", "2026-06-02", "2026-06-12", "2026-06-13", "soon"],
        &["1", "2.5", "", "x", "50%"],
        &["0", "1", "3", "", "1.5"],
        &["0", "2", "9"],
        &["", "note"],
        &["0", "1", "3", ""],
        &["0", "2", "4"],
        &["", "1"],
    ])
}

fn issues() -> impl Strategy<Value = String> {
    lines(&[
        &["", "", "k1", "k2", "k3"],
        &["A", "B", ""],
        &["", "Ops", "Ops;Web", "Web"],
        &["", "incident", "what"],
        &["", "1", "4", "5"],
        &["2026-06-01", "2026-05-31T22:00:00Z", "2026-06-02T10:00:00+02:00", "soon"],
        &["", "2026-06-02", "2026-06-01T00:00:00Z", "x"],
        &["", "2026-06-03", "2026-05-01"],
    ])
}

fn ship() -> Ship {
    let mut ship = Ship::new(1);
    ship.kpi("kpi:a", r#""name":"Value","unit":"%""#);
    ship.kpi("kpi:b", r#""name":"Share","read_as":"share""#);
    ship.kpi("kpi:c", r#""name":"Csat","read_as":"answers","metric":"survey.csat","threshold":4"#);
    ship.kpi("kpi:d", r#""name":"Nps","read_as":"answers","metric":"survey.nps""#);
    ship.kpi("kpi:e", r#""name":"Mean","read_as":"answers""#);
    ship.kpi("kpi:f", r#""name":"Fed","read_as":"metric","metric":"ideas.new""#);
    ship
}

/// What the row read, as a form has it.
fn drafted(read: RowRead) -> ReadingDraft {
    match read {
        RowRead::Value(value) => ReadingDraft::Value(value),
        RowRead::Share { k, n } => ReadingDraft::Share { k, n },
        RowRead::Answers(counts) => ReadingDraft::Answers(counts.map(|count| count as u32)),
    }
}

fn kpi(book: &Book, id: &RecordId) -> Kpi {
    book.get(id).unwrap()
}

/// Imports a table after another one. [`Ship::take`] checks that the same again changes nothing.
fn twice(recipe: &str, head: &str, first: &str, second: &str) -> Ship {
    let mut ship = ship();
    for lines in [first, second, second] {
        let report = ship.read(recipe, &format!("{head}\n{lines}"));
        let steps = {
            let mut ids = Ids::of_text("a");
            let mut planner = RowsPlanner::new(&ship.book, &report, &mut ids, "Import");
            while planner.step(3) < report.rows.len() {}
            planner.finish()
        };
        assert_eq!(steps, plan_rows(&ship.book, &report, &mut Ids::of_text("a"), "Import"));
        assert_eq!(report.rows.len() + report.rejected.len(), lines.lines().count());
        ship.take(&report);
    }
    ship
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn readings_are_never_doubled(first in readings(), second in readings()) {
        let ship = twice(READINGS, "kpi,day,value,k,n,note,1,5,9", &first, &second);
        // As many of a KPI and day as the file that has most of them.
        let report = |lines: &str| ship.read(READINGS, &format!("kpi,day,value,k,n,note,1,5,9\n{lines}"));
        let (first, second) = (report(&first), report(&second));
        let most = |kpi: &str, day: &str| {
            let of = |rows: &[pilotbook_core::exchange::rows::Row]| rows.iter().filter(|row| {
                matches!(&row.says, RowSays::Reading(reading) if reading.kpi.as_str() == kpi && reading.day.to_string() == day)
            }).count();
            of(&first.rows).max(of(&second.rows))
        };
        let mut left = ship.table("reading", &["of", "day"]);
        left.dedup();
        let groups: usize = left.iter().map(|line| line.split_once(' ').map_or(0, |(kpi, day)| most(kpi, day))).sum();
        prop_assert_eq!(ship.table("reading", &["of"]).len(), groups);
    }

    #[test]
    fn issues_are_never_doubled(first in issues(), second in issues()) {
        let ship = twice(ISSUES, "key,title,team,type,severity,opened,answered,resolved", &first, &second);
        let mut keys = ship.table("issue", &["key"]);
        keys.retain(|key| key != "-");
        let mut once = keys.clone();
        once.dedup();
        prop_assert_eq!(keys, once);
    }

    #[test]
    fn an_import_takes_what_a_form_takes(lines in readings()) {
        let ship = ship();
        let report = ship.read(READINGS, &format!("kpi,day,value,k,n,note,1,5,9\n{lines}"));
        for row in &report.rows {
            let RowSays::Reading(reading) = &row.says else { panic!("{row:?}") };
            prop_assert_eq!(drafted(reading.read).check(&kpi(&ship.book, &reading.kpi)), Ok(()));
        }
    }

    #[test]
    fn and_refuses_what_a_form_refuses(k in 0..6u32, n in 0..6u32, counts in prop::collection::vec(0..3u32, 11), which in 0..5usize) {
        let ship = ship();
        let kpi = kpi(&ship.book, &RecordId::new("kpi", ["a", "b", "c", "d", "e"][which]).unwrap());
        let draft = match which {
            0 => ReadingDraft::Value(f64::from(k)),
            1 => ReadingDraft::Share { k: f64::from(k), n: f64::from(n) },
            _ => ReadingDraft::Answers(std::array::from_fn(|at| counts[at])),
        };
        let answers: String = (0..11).map(|at| format!(r#","answers_{at}":{{"column":"{at}"}}"#)).collect();
        let recipe = format!(
            r#"{{"recipe":1,"reading":{{"kpi":{{"column":"kpi"}},"day":{{"column":"day"}},"value":{{"column":"k"}},"k":{{"column":"k"}},"n":{{"column":"n"}}{answers}}}}}"#
        );
        let heads: Vec<String> = (0..11).map(|at| at.to_string()).collect();
        let cells: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let file = format!("kpi,day,k,n,{}\n{},2026-06-01,{k},{n},{}\n", heads.join(","), kpi.name, cells.join(","));
        let report = ship.read(&recipe, &file);
        prop_assert_eq!(report.rows.len() == 1, draft.check(&kpi).is_ok(), "{:?} {:?}", report.rejected, draft);
    }
}
