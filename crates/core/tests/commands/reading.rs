use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::journal::{Change, Field, RecordId};
use pilotbook_core::model::{ReadAs, Reading};

use crate::copy::{Copy, day, edit, id};
use crate::kpi::{add, kpi};

pub fn share() -> KpiDraft {
    KpiDraft { read_as: ReadAs::Share, ..kpi("Successful deployments") }
}

pub fn survey(metric: &str) -> KpiDraft {
    KpiDraft { read_as: ReadAs::Answers, metric: metric.to_owned(), ..kpi("Satisfaction") }
}

pub fn fed() -> KpiDraft {
    KpiDraft { read_as: ReadAs::Metric, metric: "issues.time_to_resolve".to_owned(), ..kpi("Resolved in") }
}

/// Counts of the answers 1 to 5.
pub fn five(counts: [u32; 5]) -> ReadingDraft {
    let [one, two, three, four, five] = counts;
    ReadingDraft::Answers([0, one, two, three, four, five, 0, 0, 0, 0, 0])
}

pub fn read(kpi: &RecordId, on: &str, reading: ReadingDraft) -> AddReading {
    AddReading { kpi: kpi.clone(), day: day(on), reading, note: String::new() }
}

#[test]
fn a_reading_in_each_form() {
    let mut copy = Copy::new("a");
    let value = add(&mut copy, kpi("First render"));
    let step = copy.to(AddReading {
        note: "Half of them.".to_owned(),
        ..read(&value, "2026-03-10", ReadingDraft::Value(-1.5))
    });
    assert_eq!(step.what, "Read KPI “First render”");
    let reading: Reading = copy.get(&copy.created("reading"));
    assert_eq!(
        (reading.of, reading.value, reading.day),
        (Some(value.clone()), Some(-1.5), Some(day("2026-03-10")))
    );
    assert_eq!((reading.note.as_str(), reading.k, reading.answers_3), ("Half of them.", None, None));

    let share = add(&mut copy, share());
    for (k, n) in [(46.0, 50.0), (0.0, 1.0), (50.0, 50.0)] {
        copy.to(read(&share, "2026-03-09", ReadingDraft::Share { k, n }));
        let reading: Reading = copy.get(&copy.created("reading"));
        assert_eq!((reading.k, reading.n, reading.value), (Some(k), Some(n), None));
    }
    let csat = add(&mut copy, survey("survey.csat"));
    copy.to(read(&csat, "2026-03-09", five([0, 0, 3, 10, 7])));
    let reading: Reading = copy.get(&copy.created("reading"));
    assert_eq!(
        (reading.answers_0, reading.answers_1, reading.answers_5, reading.answers_6),
        (None, Some(0.0), Some(7.0), None)
    );
    assert_eq!(ReadingDraft::of(ReadAs::Answers, &reading), Some(five([0, 0, 3, 10, 7])));
    let nps = add(&mut copy, survey("survey.nps"));
    copy.to(read(&nps, "2026-03-09", ReadingDraft::Answers([1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 2])));
    assert_eq!(copy.get::<Reading>(&copy.created("reading")).answers_2, Some(0.0));
}

#[test]
fn of_two_readings_on_a_day_the_later_stands_last() {
    let mut copy = Copy::new("a");
    let kpi = add(&mut copy, kpi("First render"));
    for (on, value) in
        [("2026-03-09", 11.0), ("2026-03-09", 12.0), ("2026-03-08", 14.0), ("2026-03-09", 10.0)]
    {
        copy.to(read(&kpi, on, ReadingDraft::Value(value)));
    }
    let values: Vec<Option<f64>> =
        copy.book.readings_of(&kpi).into_iter().map(|reading| reading.value).collect();
    assert_eq!(values, [Some(14.0), Some(11.0), Some(12.0), Some(10.0)]);
}

#[test]
fn readings_are_refused() {
    let mut copy = Copy::new("a");
    let value = add(&mut copy, kpi("First render"));
    let share_id = add(&mut copy, share());
    let (csat, mean) = (add(&mut copy, survey("survey.csat")), add(&mut copy, survey("")));
    let small = add(&mut copy, KpiDraft { threshold: Some(3.0), ..survey("survey.nps") });
    let fed = add(&mut copy, fed());
    let share = |k: f64, n: f64| ReadingDraft::Share { k, n };
    let ten = |answer: usize, count: u32| {
        let mut counts = [0; 11];
        counts[answer] = count;
        ReadingDraft::Answers(counts)
    };
    let today = "2026-03-10";
    for (kpi, on, reading, at) in [
        (&value, "2026-03-11", ReadingDraft::Value(1.0), "day"),
        (&value, today, ReadingDraft::Value(f64::NAN), "value"),
        (&value, today, ReadingDraft::Value(f64::INFINITY), "value"),
        (&value, today, share(1.0, 2.0), "k"),
        (&value, today, five([1, 1, 1, 1, 1]), "answers"),
        (&share_id, today, ReadingDraft::Value(0.9), "value"),
        (&share_id, today, share(51.0, 50.0), "k"),
        (&share_id, today, share(0.0, 0.0), "n"),
        (&share_id, today, share(-1.0, 50.0), "k"),
        (&share_id, today, share(1.0, -50.0), "n"),
        (&share_id, today, share(1.5, 50.0), "k"),
        (&share_id, today, share(1.0, 2.5), "n"),
        (&share_id, today, share(f64::NAN, 2.0), "k"),
        (&share_id, today, share(1.0, f64::INFINITY), "n"),
        (&csat, today, share(1.0, 2.0), "k"),
        (&csat, today, five([1, 1, 1, 1, 0]), "answers"),
        (&csat, today, five([0; 5]), "answers"),
        (&csat, today, ten(0, 9), "answers"),
        (&csat, today, ten(6, 9), "answers"),
        (&mean, today, ten(10, 4), "answers"),
        (&small, today, ten(10, 2), "answers"),
        (&fed, today, ReadingDraft::Value(1.0), ""),
    ] {
        assert_eq!(copy.refused_at(read(kpi, on, reading)), at, "{reading:?}");
    }
    let (_, few) = copy.refused(read(&csat, today, five([1, 1, 1, 1, 0])));
    assert!(few.starts_with("4 of at least 5 answers"), "{few}");
    let (_, fed) = copy.refused(read(&fed, today, ReadingDraft::Value(1.0)));
    assert!(fed.contains("issues.time_to_resolve"), "{fed}");
    assert_eq!(copy.refused_at(read(&id("kpi:none"), today, ReadingDraft::Value(1.0))), "");
    copy.to(read(&small, today, ten(10, 3)));
    copy.to(read(&mean, today, ten(10, 5)));
}

#[test]
fn a_threshold_from_elsewhere_is_never_below_three() {
    let mut copy = Copy::new("a");
    let kpi = add(&mut copy, survey(""));
    for (threshold, enough) in [(0.0, 3), (-4.0, 3), (2.5, 3), (3.5, 4), (f64::MAX, u32::MAX)] {
        let mut change = Change::new("Merged");
        change.set(&kpi, Field::parse("threshold").unwrap(), threshold.into());
        copy.write(change);
        assert_eq!(copy.refused_at(read(&kpi, "2026-03-10", five([0, 0, 0, 0, enough - 1]))), "answers");
        copy.to(read(&kpi, "2026-03-10", five([0, 0, 0, 0, enough])));
    }
}

#[test]
fn a_reading_is_corrected_by_the_same_rules_and_removed() {
    let mut copy = Copy::new("a");
    let value = add(&mut copy, kpi("First render"));
    let (share_id, csat) = (add(&mut copy, share()), add(&mut copy, survey("survey.csat")));
    copy.to(read(&value, "2026-03-09", ReadingDraft::Value(11.0)));
    let number = copy.created("reading");
    copy.to(read(&share_id, "2026-03-09", ReadingDraft::Share { k: 46.0, n: 50.0 }));
    let of_share = copy.created("reading");
    copy.to(read(&csat, "2026-03-09", five([0, 0, 1, 2, 2])));
    let answers = copy.created("reading");
    for (reading, field, value) in [
        (&number, "value", Value::Null),
        (&number, "k", 1.0.into()),
        (&number, "day", "2026-03-11".into()),
        (&number, "of", share_id.as_str().into()),
        (&of_share, "k", 51.0.into()),
        (&of_share, "n", 45.0.into()),
        (&of_share, "n", 0.0.into()),
        (&of_share, "k", 1.5.into()),
        (&of_share, "k", (-1.0).into()),
        (&of_share, "k", Value::Null),
        (&of_share, "value", 0.92.into()),
        (&answers, "answers_5", 1.0.into()),
        (&answers, "answers_5", 1.5.into()),
        (&answers, "answers_0", 3.0.into()),
        (&answers, "n", 5.0.into()),
    ] {
        assert_eq!(copy.refused_at(edit(reading, field, value.clone())), field, "{value:?}");
    }
    copy.to(edit(&number, "value", 11.2));
    copy.to(edit(&of_share, "k", 47.0));
    let both = vec![("k".to_owned(), 60.0.into()), ("n".to_owned(), 64.0.into())];
    copy.to(Edit { record: of_share.clone(), values: both });
    copy.to(edit(&answers, "answers_5", 9.0));
    copy.to(Trash { record: number });
    assert!(copy.book.readings_of(&value).is_empty());
}

#[test]
fn what_was_read_in_a_form_keeps_the_kpi_in_it() {
    let mut copy = Copy::new("a");
    let kpi = add(&mut copy, kpi("First render"));
    copy.to(edit(&kpi, "read_as", "share"));
    copy.to(edit(&kpi, "read_as", "value"));
    copy.to(read(&kpi, "2026-03-09", ReadingDraft::Value(11.0)));
    let reading = copy.created("reading");
    let (at, message) = copy.refused(edit(&kpi, "read_as", "share"));
    assert_eq!(at, "read_as");
    assert!(message.contains("move 1 to the trash"), "{message}");
    let values = vec![("read_as".to_owned(), "metric".into()), ("metric".to_owned(), "ideas.new".into())];
    copy.to(Edit { record: kpi.clone(), values });
    copy.to(Trash { record: reading });
    let values = vec![("read_as".to_owned(), "share".into()), ("metric".to_owned(), Value::Null)];
    copy.to(Edit { record: kpi, values });
}

#[test]
fn pasted_readings_are_added_in_one_step_and_once() {
    let mut copy = Copy::new("a");
    let kpi = add(&mut copy, kpi("First render"));
    let paste = |rows: &[(&str, f64)]| AddReadings {
        kpi: kpi.clone(),
        readings: rows.iter().map(|(on, value)| (day(on), ReadingDraft::Value(*value))).collect(),
    };
    let step = copy.to(paste(&[("2026-01-31", 14.0), ("2026-02-28", 12.5)]));
    assert_eq!(
        (step.what.as_str(), copy.all_created("reading").len()),
        ("Add 2 readings of KPI “First render”", 2)
    );
    copy.same(paste(&[("2026-01-31", 14.0), ("2026-02-28", 12.5)]));
    let step = copy.to(paste(&[("2026-01-31", 14.0), ("2026-02-28", 12.0), ("2026-03-10", 11.0)]));
    assert_eq!(step.what, "Add 2 readings of KPI “First render”");
    assert_eq!(copy.book.readings_of(&kpi).len(), 4);
    for (rows, at) in [
        (&[("2026-01-31", 14.0), ("2026-03-11", 12.0)], "readings.1"),
        (&[("2026-03-08", f64::NAN), ("2026-03-09", 12.0)], "readings.0"),
        (&[("2026-03-08", 1.0), ("2026-03-08", 2.0)], "readings.1"),
    ] {
        assert_eq!(copy.refused_at(paste(rows)), at);
    }
    copy.same(paste(&[]));
}
