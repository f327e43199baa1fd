use pilotbook_core::command::*;
use pilotbook_core::model::{Confidence, Entry, EntryType, Reading};

use crate::copy::{Copy, Planned, conclude, day, id};

fn check_in(planned: &Planned) -> CheckIn {
    CheckIn {
        pilot: planned.pilot.clone(),
        text: "Going well".to_owned(),
        confidence: Confidence::Green,
        day: day("2026-03-08"),
        readings: vec![
            (planned.number.clone(), ReadingValue::Number(3.5)),
            (planned.yes_no.clone(), ReadingValue::YesNo(true)),
        ],
    }
}

#[test]
fn a_check_in_brings_its_readings() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    copy.to(check_in(&planned));
    let entry: Entry = copy.get(&copy.created("entry"));
    assert_eq!((entry.r#type, entry.confidence), (Some(EntryType::CheckIn), Some(Confidence::Green)));
    assert_eq!((entry.day, entry.about), (Some(day("2026-03-08")), Some(planned.pilot.clone())));
    let read = |criterion| {
        copy.book.readings_of(criterion).into_iter().map(|reading: Reading| {
            assert_eq!((&reading.entry, reading.day), (&Some(entry.id.clone()), entry.day));
            reading.value
        })
    };
    assert_eq!(read(&planned.number).collect::<Vec<_>>(), [Some(3.5)]);
    assert_eq!(read(&planned.yes_no).collect::<Vec<_>>(), [Some(1.0)]);
    // A word of confidence is enough.
    copy.to(CheckIn { text: String::new(), readings: Vec::new(), day: copy.today, ..check_in(&planned) });
    assert_eq!(copy.book.entries_about(&planned.pilot).len(), 2);
}

#[test]
fn a_check_in_is_refused() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    assert_eq!(copy.refused_at(check_in(&planned)), "", "it has not started");
    copy.to(StartPilot { pilot: planned.pilot.clone(), on: day("2026-03-01") });
    let other = copy.planned();
    let good = || check_in(&planned);
    for (bad, at) in [
        (CheckIn { day: day("2026-03-11"), ..good() }, "day"),
        (CheckIn { day: day("2026-02-28"), ..good() }, "day"),
        (
            CheckIn { readings: vec![(planned.number.clone(), ReadingValue::YesNo(true))], ..good() },
            "readings.0",
        ),
        (
            CheckIn { readings: vec![(planned.yes_no.clone(), ReadingValue::Number(1.0))], ..good() },
            "readings.0",
        ),
        (
            CheckIn { readings: vec![(planned.number.clone(), ReadingValue::Number(f64::NAN))], ..good() },
            "readings.0",
        ),
        (
            CheckIn {
                readings: vec![good().readings[0].clone(), (other.number, ReadingValue::Number(1.0))],
                ..good()
            },
            "readings.1",
        ),
    ] {
        assert_eq!(copy.refused_at(bad), at);
    }
    copy.to(conclude(&planned));
    assert_eq!(copy.refused_at(good()), "", "it is concluded");
}

#[test]
fn comments_are_about_anything_that_is_there() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let comment = |about: &_, text: &str| Comment { about: Clone::clone(about), text: text.to_owned() };
    copy.to(comment(&idea, "We tried that in 2024."));
    let entry: Entry = copy.get(&copy.created("entry"));
    assert_eq!((entry.r#type, entry.day), (Some(EntryType::Comment), Some(copy.today)));
    assert_eq!(copy.refused_at(comment(&idea, " ")), "text");
    assert_eq!(copy.refused_at(comment(&id("idea:none"), "A")), "about");
}
