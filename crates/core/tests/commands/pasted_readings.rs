//! What pasted lines read.

use pilotbook_core::command::*;
use pilotbook_core::model::Kpi;
use proptest::prelude::*;

use crate::copy::{Copy, day};
use crate::kpi::{add, kpi};
use crate::reading::{fed, five, share, survey};

fn of(draft: KpiDraft) -> Kpi {
    let mut copy = Copy::new("a");
    let id = add(&mut copy, draft);
    copy.get(&id)
}

fn pasted(text: &str, kpi: &Kpi) -> Vec<PastedReading> {
    pasted_readings(text, kpi, day("2026-03-10"))
}

/// The reading of one line of 1 March, or why not.
fn one(rest: &str, kpi: &Kpi) -> Result<ReadingDraft, String> {
    let lines = pasted(&format!("2026-03-01{rest}"), kpi);
    assert_eq!(lines.len(), 1);
    lines[0].read.clone().map(|(on, reading)| {
        assert_eq!(on, day("2026-03-01"));
        reading
    })
}

#[test]
fn days() {
    let kpi = of(kpi("First render"));
    for text in [
        "2026-03-01",
        "2026-3-1",
        "2026/03/01",
        "2026.3.1",
        "1.3.2026",
        "01.03.2026",
        "2026-03-01T09:00:00Z",
        "\"2026-03-01\"",
    ] {
        let read = pasted(&format!("{text}\t11.2"), &kpi).remove(0).read;
        assert_eq!(read, Ok((day("2026-03-01"), ReadingDraft::Value(11.2))), "{text}");
    }
    for text in ["1/3/2026", "13/3/2026", "2026-02-30", "March", "2026", "1.3.26", "11.2"] {
        let read = pasted(&format!("2026-02-01 1\n{text}\t11.2"), &kpi).remove(1).read;
        assert!(read.is_err_and(|why| why.contains("write it as 2026-03-01")), "{text}");
    }
    assert!(pasted("2026-03-11\t1", &kpi)[0].read.as_ref().is_err_and(|why| why.contains("not come yet")));
}

#[test]
fn values() {
    let kpi = of(kpi("First render"));
    for (rest, value) in [
        ("\t11.2", 11.2),
        (",11.2", 11.2),
        (", 11,2", 11.2),
        (";11,2", 11.2),
        (" 11", 11.0),
        (": 11.2 min", 11.2),
        ("\t11.2min\t\t", 11.2),
        ("\t-3", -3.0),
        ("\t−3,5", -3.5),
        ("\t+3", 3.0),
        ("\t0,125", 0.125),
        ("\t.5", 0.5),
        ("\t5.", 5.0),
        ("\t007", 7.0),
        ("\t1.234", 1.234),
        ("\t1,234,567", 1_234_567.0),
        ("\t1.234.567", 1_234_567.0),
        ("\t1,234.5", 1234.5),
        ("\t1.234,5", 1234.5),
        ("\t12,3456", 12.3456),
        ("\t1\u{202f}234,5", 1234.5),
        ("\t1’234.5", 1234.5),
    ] {
        assert_eq!(one(rest, &kpi), Ok(ReadingDraft::Value(value)), "{rest}");
    }
    for (rest, why) in [
        ("\t1,234", "“1,234” could be 1234 or 1.234"),
        ("\t-12,345", "could be -12345 or -12.345"),
        ("", "no reading"),
        ("\t", "no reading"),
        ("\televen", "not a number"),
        ("\t11.2\tgood", "more here"),
        ("\t11.2;3", "more here"),
        ("\t1,2,3", "not a number"),
        ("\t1.2.3", "not a number"),
        ("\t1.23,456.7", "not a number"),
        ("\t46/50", "not a number"),
        ("\t1e3", "not a number"),
        ("\t--3", "not a number"),
        ("\t11.2 h", "not a number"),
    ] {
        let read = one(rest, &kpi);
        assert!(read.as_ref().is_err_and(|said| said.contains(why)), "{rest}: {read:?}");
    }
}

#[test]
fn shares() {
    let kpi = of(share());
    for rest in [
        "\t46/50",
        ", 46/50",
        ";46;50",
        ",46,50",
        " 46 50",
        "\t46\t50",
        ": 46 of 50",
        "\t46 / 50",
        "\t46.0\t50.0",
    ] {
        assert_eq!(one(rest, &kpi), Ok(ReadingDraft::Share { k: 46.0, n: 50.0 }), "{rest}");
    }
    assert_eq!(one("\t1,046/1,150", &kpi), Ok(ReadingDraft::Share { k: 1046.0, n: 1150.0 }));
    for (rest, why) in [
        ("\t92%", "k of n"),
        ("\t51/50", "greater than n"),
        ("\t0/0", "Of none"),
        ("\t-1/5", "whole number"),
        ("\t1.5/5", "whole number"),
        ("\t46/50/3", "not a number"),
        ("\tmost/all", "not a number"),
    ] {
        let read = one(rest, &kpi);
        assert!(read.as_ref().is_err_and(|said| said.contains(why)), "{rest}: {read:?}");
    }
}

#[test]
fn answers() {
    let (csat, nps, mean) = (of(survey("survey.csat")), of(survey("survey.nps")), of(survey("")));
    let eleven = ReadingDraft::Answers([1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 2]);
    for rest in ["\t0\t0\t3\t10\t7", ",0,0,3,10,7", "; 0; 0; 3; 10; 7", " 0 0 3 10 7"] {
        assert_eq!(one(rest, &csat), Ok(five([0, 0, 3, 10, 7])), "{rest}");
        assert_eq!(one(rest, &mean), Ok(five([0, 0, 3, 10, 7])), "{rest}");
    }
    assert_eq!(one("\t1 0 0 0 0 0 1 1 2 3 2", &nps), Ok(eleven));
    assert_eq!(one("\t1 0 0 0 0 0 1 1 2 3 2", &mean), Ok(eleven));
    for (rest, kpi, why) in [
        ("\t0 0 3 10", &csat, "There are 4 counts here; give 5"),
        ("\t9", &csat, "There is 1 count here"),
        ("\t0 0 3 10 7", &nps, "give 11, of the answers 0 to 10"),
        ("\t1 1 1 1 0", &csat, "4 of at least 5 answers"),
        ("\t1 0 0 0 0 0 1 1 2 3 2", &csat, "scale from 1 to 5"),
        ("\t0 0 3 -1 7", &csat, "“-1” is no count"),
        ("\t0 0 3 1.5 7", &csat, "“1.5” is no count"),
        ("\t0 0 3 99999999999 7", &csat, "no count"),
    ] {
        let read = one(rest, kpi);
        assert!(read.as_ref().is_err_and(|said| said.contains(why)), "{rest}: {read:?}");
    }
    assert!(one("\t11", &of(fed())).is_err_and(|why| why.contains("fed by a metric")));
}

#[test]
fn every_line_is_there_with_what_became_of_it() {
    let kpi = of(kpi("First render"));
    let text = "Day\tMinutes\n\n2026-01-31\t14\r\n2026-02-28\tfourteen\nDay\tMinutes\n2026-01-31\t15\n2026-03-01\t11,2\n";
    let lines = pasted(text, &kpi);
    let found: Vec<(usize, bool)> = lines.iter().map(|line| (line.line, line.read.is_ok())).collect();
    assert_eq!(found, [(3, true), (4, false), (5, false), (6, false), (7, true)]);
    assert_eq!((lines[1].text.as_str(), lines[3].text.as_str()), ("2026-02-28\tfourteen", "2026-01-31\t15"));
    assert!(lines[3].read.as_ref().is_err_and(|why| why.contains("twice")));
    assert!(pasted(" \n\n", &kpi).is_empty());
    assert!(pasted("no day at all", &kpi).is_empty(), "a heading and nothing below");
}

proptest! {
    /// Whatever is pasted: no panic, and every line that reads is taken by the command.
    #[test]
    fn what_reads_is_taken(text in "([0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}|2026-0[1-3]-0[1-9]|.{0,9})([\t;, ][-+0-9.,/ ’of%\"]{0,12}){0,3}") {
        for draft in [kpi("A"), share(), survey("survey.csat"), survey("")] {
            let mut copy = Copy::new("a");
            let id = add(&mut copy, draft);
            let kpi: Kpi = copy.get(&id);
            let lines = pasted_readings(&text, &kpi, copy.today);
            let readings: Vec<_> = lines.into_iter().filter_map(|line| line.read.ok()).collect();
            let many = readings.len();
            let change = copy.change(&AddReadings { kpi: id, readings });
            prop_assert!(change.is_ok_and(|change| change.set.len() >= many), "{text:?}");
        }
    }
}
