//! What holds for any file.

use pilotbook_core::exchange::csv::write_record;

use proptest::prelude::*;

use super::csv::records;
use super::recipe::recipe;
use super::rows::read_rows;

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop::sample::select(vec!['a', '"', ',', '\n', '\r', ' ', ';', '\u{feff}', 'é']),
        0..8,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec(text(), 1..5), 1..6)) {
        let mut file = String::new();
        for row in &rows {
            write_record(row.iter().map(String::as_str), &mut file);
        }
        let read: Vec<Vec<String>> = records(file.as_bytes()).unwrap().into_iter().map(|(_, cells)| cells).collect();
        let trimmed: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(read, trimmed);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = records(&bytes);
    }

    #[test]
    fn every_record_is_taken_or_rejected(cells in prop::collection::vec((text(), 0..40u32), 0..20)) {
        let mut file = "t,c\n".to_owned();
        for (title, day) in &cells {
            write_record([title.as_str(), &format!("2024-01-{day}")], &mut file);
        }
        let report = read_rows(file.into_bytes(), &recipe("", "").unwrap()).unwrap();
        let mut seen: Vec<usize> = report.rows.iter().map(|row| row.record).collect();
        seen.extend(report.rejected.iter().map(|row| row.record));
        seen.sort_unstable();
        prop_assert!(seen.into_iter().eq(2..cells.len() + 2));
        // The rejected rows come back rejected for the same reasons.
        let again = read_rows(report.rejected_csv().into_bytes(), &recipe("", "").unwrap()).unwrap();
        let reasons = |r: &[pilotbook_core::exchange::rows::Rejected]| r.iter().map(|r| r.reason).collect::<Vec<_>>();
        prop_assert_eq!(reasons(&again.rejected), reasons(&report.rejected));
    }
}
