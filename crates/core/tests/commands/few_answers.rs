//! No way leads to a reading of fewer answers than its KPI asks for, or of more than all: by hand, pasted, edited, put
//! back, settled; nor does a KPI take another scale under its readings.

use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kpi, Reading};
use proptest::prelude::*;

use crate::copy::{Copy, day, edit};
use crate::kpi::{add, kpi};
use crate::reading::{five, read, share, survey};

/// Two copies of a workspace in which one field of a reading is in conflict: 9 in one, 7 in the other.
fn in_conflict(draft: KpiDraft, reading: ReadingDraft, field: &str, values: [f64; 2]) -> (Copy, RecordId) {
    let mut a = Copy::new("a");
    let kpi = add(&mut a, draft);
    a.to(read(&kpi, "2026-03-01", reading));
    let reading = a.created("reading");
    let mut b = Copy::new("b");
    b.merge(&a);
    a.to(edit(&reading, field, values[0]));
    b.to(edit(&reading, field, values[1]));
    a.merge(&b);
    (a, reading)
}

fn settle(record: &RecordId, field: &str, value: impl Into<Value>) -> Settle {
    Settle { record: record.clone(), field: field.to_owned(), value: value.into() }
}

#[test]
fn a_third_value_keeps_to_the_rules_of_the_whole_reading() {
    let (mut copy, answers) =
        in_conflict(survey("survey.csat"), five([0, 0, 1, 2, 2]), "answers_5", [9.0, 7.0]);
    let (at, message) = copy.refused(settle(&answers, "answers_5", 1.0));
    assert_eq!((at.as_str(), &message[..23]), ("answers_5", "4 of at least 5 answers"));
    assert_eq!(copy.refused_at(settle(&answers, "answers_5", 1.5)), "answers_5");
    let mut other = copy.clone();
    other.to(settle(&answers, "answers_5", 7.0));
    copy.to(settle(&answers, "answers_5", 2.0));

    let of_50 = ReadingDraft::Share { k: 40.0, n: 50.0 };
    let (mut copy, reading) = in_conflict(share(), of_50, "k", [46.0, 47.0]);
    assert_eq!(copy.refused_at(settle(&reading, "k", 51.0)), "k");
    assert_eq!(copy.refused_at(settle(&reading, "k", Value::Null)), "k");
    copy.to(settle(&reading, "k", 50.0));
}

#[test]
fn a_kpi_is_settled_by_the_rules_of_its_form() {
    let mut a = Copy::new("a");
    let own = add(&mut a, kpi("First render"));
    let mut b = Copy::new("b");
    b.merge(&a);
    a.to(edit(&own, "target", 9.0));
    b.to(edit(&own, "target", 8.0));
    a.merge(&b);
    assert_eq!(a.refused_at(settle(&own, "target", 34.0)), "target");
    assert_eq!(a.refused_at(settle(&own, "target", 40.0)), "target");
    a.to(settle(&own, "target", 7.0));
}

#[test]
fn counts_are_put_back_by_the_rules_of_today() {
    let mut copy = Copy::new("a");
    let own = add(&mut copy, survey(""));
    copy.to(read(&own, "2026-03-01", five([0, 0, 1, 2, 2])));
    let reading = copy.created("reading");
    copy.to(edit(&reading, "answers_5", 9.0));
    copy.to(edit(&own, "threshold", 8.0));
    let back = PutBack { record: reading.clone(), values: vec![("answers_5".to_owned(), 2.0.into())] };
    assert_eq!(copy.refused_at(back.clone()), "answers_5");
    copy.to(edit(&own, "threshold", 5.0));
    copy.to(back);
}

/// What stood may have been seen, so an edit that moves the total by few would tell what these few answered.
#[test]
fn an_edit_moves_a_total_by_none_or_by_enough() {
    let mut copy = Copy::new("a");
    let own = add(&mut copy, survey(""));
    copy.to(read(&own, "2026-03-01", five([0, 0, 1, 2, 3])));
    let reading = copy.created("reading");
    for (count, all) in [(4.0, 7), (7.0, 10), (2.0, 5)] {
        let (at, message) = copy.refused(edit(&reading, "answers_5", count));
        assert_eq!(at, "answers_5");
        assert!(message.starts_with(&format!("{all} answers in place of 6: ")), "{message}");
        assert!(message.contains("of at least 5") && message.contains("to the trash"), "{message}");
    }
    let values = |counts: [(&str, f64); 2]| Edit {
        record: reading.clone(),
        values: counts.map(|(field, count)| (field.to_owned(), count.into())).to_vec(),
    };
    // Moved as well as added: still one more.
    assert_eq!(copy.refused_at(values([("answers_4", 4.0), ("answers_5", 2.0)])), "answers_4");
    // A correction: nobody came or went.
    copy.to(values([("answers_4", 3.0), ("answers_5", 2.0)]));
    copy.to(edit(&reading, "answers_5", 7.0));
    let back = PutBack { record: reading.clone(), values: vec![("answers_5".to_owned(), 8.0.into())] };
    assert_eq!(copy.refused_at(back), "answers_5");
    // What has too few, from elsewhere, was never shown and can be mended.
    copy.to(edit(&own, "threshold", 12.0));
    copy.to(edit(&reading, "answers_5", 9.0));
}

#[test]
fn readings_keep_their_scale() {
    let mut copy = Copy::new("a");
    let csat = add(&mut copy, survey("survey.csat"));
    copy.to(edit(&csat, "metric", "survey.nps"));
    copy.to(edit(&csat, "metric", "survey.csat"));
    copy.to(read(&csat, "2026-03-01", five([0, 0, 1, 2, 2])));
    assert_eq!(copy.refused_at(edit(&csat, "metric", "survey.nps")), "metric", "all would be detractors");
    copy.to(edit(&csat, "metric", Value::Null));
    copy.to(edit(&csat, "metric", "survey.csat"));

    let nps = add(&mut copy, survey("survey.nps"));
    copy.to(read(&nps, "2026-03-01", ReadingDraft::Answers([0, 0, 0, 0, 1, 1, 0, 3, 9, 9, 0])));
    let (at, message) = copy.refused(edit(&nps, "metric", "survey.csat"));
    assert_eq!(at, "metric");
    assert!(message.contains("move 1 to the trash"), "{message}");
    copy.to(edit(&nps, "metric", Value::Null));
    copy.to(edit(&nps, "metric", "survey.nps"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever is tried, a reading that stands has as many answers as its KPI asked for when it was written.
    #[test]
    fn what_stands_has_enough(
        threshold in prop::option::of(3u32..9),
        steps in prop::collection::vec((0..4u8, 0..6u32, 1..=5usize, 0..8u32), 1..14),
    ) {
        let mut copy = Copy::new("a");
        let own = add(&mut copy, KpiDraft { threshold: threshold.map(f64::from), ..survey("survey.csat") });
        let fewest = copy.get::<Kpi>(&own).fewest_answers();
        for (way, base, answer, count) in steps {
            let mut counts = [0; 5];
            counts[2] = base;
            counts[answer - 1] = count;
            let readings = copy.book.readings_of(&own);
            let command: Box<dyn Command> = match (way, readings.last()) {
                (0, _) | (_, None) => Box::new(read(&own, "2026-03-01", five(counts))),
                (1, _) => Box::new(AddReadings { kpi: own.clone(), readings: vec![(day("2026-03-02"), five(counts))] }),
                (2, Some(reading)) => Box::new(edit(&reading.id, &format!("answers_{answer}"), f64::from(count))),
                (_, Some(reading)) => Box::new(PutBack {
                    record: reading.id.clone(),
                    values: vec![(format!("answers_{answer}"), f64::from(count).into())],
                }),
            };
            let _ = copy.try_to(&*command);
            for reading in copy.book.all::<Reading>() {
                let all: f64 = reading.answers().unwrap_or_default().iter().sum();
                prop_assert!(all >= f64::from(fewest), "{all} of {fewest}");
            }
        }
    }
}
