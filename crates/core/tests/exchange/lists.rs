//! What the Metrics page hands out: the list behind a number, and technologies for a radar.

use pilotbook_core::exchange::behind::behind_csv;
use pilotbook_core::exchange::radar::radar_csv;
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::list::behind::{behind_rows, sort_behind};
use pilotbook_core::metrics::{Metrics, Number, Scope, portfolio_of};
use pilotbook_core::model::Book;
use pilotbook_core::sample::sample;
use pilotbook_core::{Date, LocalTime, Time};

fn book() -> (Book, Date) {
    let today = Date::parse("2026-06-12").unwrap();
    let mut journal = Journal::new();
    for transaction in sample(today, 7, "UTC").unwrap() {
        journal.add_transaction(transaction);
    }
    (Book::of(project(&journal)), today)
}

#[test]
fn every_record_behind_a_number_is_in_its_list() {
    let (book, today) = book();
    let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
    let metrics = Metrics::of(&portfolio, &Scope::up_to(today)).unwrap();
    for (number, day_is) in [
        (Number::IdeasNew, "Created"),
        (Number::PilotsStarted, "Started"),
        (Number::PilotsConcluded, "Concluded"),
    ] {
        let ids = metrics.records(&portfolio, &number);
        let mut rows = behind_rows(&book, &ids, &Time::date);
        assert_eq!(rows.len(), ids.len());
        assert!(!rows.is_empty());
        sort_behind(&mut rows, "day", true);
        assert!(rows.is_sorted_by(|a, b| a.day >= b.day));
        sort_behind(&mut rows, "title", false);
        assert!(rows.is_sorted_by_key(|row| row.title.to_lowercase()));
        let csv = behind_csv(&rows);
        assert!(csv.starts_with(&format!("Title,Team,{day_is},Stands,Id\r\n")), "{csv}");
        assert_eq!(csv.lines().count(), ids.len() + 1);
    }
}

#[test]
fn a_radar_has_every_technology_from_the_inmost_ring_out() {
    let (book, today) = book();
    let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
    let scope = Scope { from: Some(today.plus_days(-90)), ..Scope::up_to(today) };
    let metrics = Metrics::of(&portfolio, &scope).unwrap();
    let csv = radar_csv(&metrics);
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("name,ring,quadrant,isNew,description"));
    let rings: Vec<&str> = lines.clone().filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(rings.len(), metrics.technologies.len());
    let place = |ring: &&str| ["adopt", "trial", "assess", "hold"].iter().position(|own| own == ring);
    assert!(rings.is_sorted_by_key(place), "{rings:?}");
    for line in lines {
        let row = metrics.technologies.iter().find(|row| line.starts_with(&format!("{},", row.name)));
        let is_new = row.and_then(|row| row.first_decided).is_some_and(|day| day > today.plus_days(-91));
        assert!(line.contains(if is_new { ",tools,TRUE," } else { ",tools,FALSE," }), "{line}");
    }
}
