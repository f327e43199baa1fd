//! The file.

use pilotbook_core::exchange::csv::{CsvError, CsvReader, Record, likely_delimiter, write_record};

/// All records with their numbers; the header is the first.
pub fn records(file: &[u8]) -> Result<Vec<(usize, Vec<String>)>, CsvError> {
    let mut reader = CsvReader::new(file.to_vec())?;
    let mut records = vec![(1, reader.header()?)];
    let mut record = Record::default();
    while reader.read(&mut record)? {
        records.push((record.number(), record.cells().map(str::to_owned).collect()));
    }
    assert_eq!(reader.done_bytes(), reader.total_bytes());
    Ok(records)
}

#[test]
fn what_a_file_says() {
    let cases: &[(&str, &str, &[&[&str]])] = &[
        ("byte-order mark", "\u{feff}a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
        ("only one mark is one", "\u{feff}\u{feff}a", &[&["\u{feff}a"]]),
        ("a quote after the mark", "\u{feff}\"a,b\",c", &[&["a,b", "c"]]),
        ("CRLF, LF and CR", "a\r\n1\n2\r3", &[&["a"], &["1"], &["2"], &["3"]]),
        ("a last line end or none", "a\n1\n", &[&["a"], &["1"]]),
        (
            "quoted commas and line ends are kept",
            "a\n\"1,\r\n2\r3\n4\",5",
            &[&["a"], &["1,\r\n2\r3\n4", "5"]],
        ),
        ("two quotes in a quoted cell are one", "a\n\"say \"\"no\"\"\"", &[&["a"], &["say \"no\""]]),
        ("a quote opens only as first character", "a\nx\"1,2\"", &[&["a"], &["x\"1", "2\""]]),
        ("not after a space", "a\n \"1,2\"", &[&["a"], &["\"1", "2\""]]),
        ("text after the closing quote is kept", "a\n\"1\"2,3", &[&["a"], &["12", "3"]]),
        ("quotes in that text too", "a\n\"1\"2\"3,\"4\" \"5", &[&["a"], &["12\"3", "4 \"5"]]),
        ("lines of no characters are skipped", "\n\r\n\ra\n\n1\r\r\r\n2\n\n", &[&["a"], &["1"], &["2"]]),
        ("a line of a space is a record", "a\n \n1", &[&["a"], &[""], &["1"]]),
        ("a line of two quotes is a record", "a\n\"\"\n1", &[&["a"], &[""], &["1"]]),
        ("an empty line in a quoted cell stays", "a\n\"1\n\n2\"", &[&["a"], &["1\n\n2"]]),
        ("ragged rows", "a,b\n1\n1,2,3\n,", &[&["a", "b"], &["1"], &["1", "2", "3"], &["", ""]]),
        ("trimmed of Unicode white space", "\u{a0}a\u{2003}\n\t\u{3000}1 ", &[&["a"], &["1"]]),
        ("also in quotes", "a\n\" 1 \n\"", &[&["a"], &["1"]]),
        ("U+FEFF and U+200B are no white space", "a\n\u{feff}1\u{200b}", &[&["a"], &["\u{feff}1\u{200b}"]]),
        ("NUL is a character", "a\n\0", &[&["a"], &["\0"]]),
        ("semicolons separate nothing", "a;b\n1;2", &[&["a;b"], &["1;2"]]),
    ];
    for (what, file, expected) in cases {
        let records = records(file.as_bytes()).unwrap();
        let cells: Vec<Vec<&str>> =
            records.iter().map(|(_, cells)| cells.iter().map(String::as_str).collect()).collect();
        assert_eq!(cells, *expected, "{what}");
        assert!(records.iter().map(|(number, _)| *number).eq(1..=records.len()), "{what}: numbers");
    }
}

#[test]
fn what_is_refused() {
    let cases: &[(&[u8], CsvError)] = &[
        (b"", CsvError::NoHeader),
        (b"\xEF\xBB\xBF", CsvError::NoHeader),
        (b"\n\r\n\r", CsvError::NoHeader),
        (b"a\n1\n\xFF", CsvError::NotUtf8 { line: 3, byte: 4 }),
        (b"a\r\nb\r\r\xC3", CsvError::NotUtf8 { line: 4, byte: 6 }),
        (b"a\n\n1\r\n\"2", CsvError::UnclosedQuote { record: 3, line: 4 }),
        (b"\"a", CsvError::UnclosedQuote { record: 1, line: 1 }),
        (b"a\nb,\"c\"\"\nd", CsvError::UnclosedQuote { record: 2, line: 2 }),
    ];
    for (file, expected) in cases {
        assert_eq!(records(file).unwrap_err(), *expected);
        assert!(expected.to_string().ends_with('.'));
    }
}

#[test]
fn cells_beyond_the_end_are_empty() {
    let mut reader = CsvReader::new(b"a,b".to_vec()).unwrap();
    let mut record = Record::default();
    assert!(record.is_empty() && record.cell(0).is_empty());
    assert!(reader.read(&mut record).unwrap());
    assert_eq!((record.len(), record.cell(1), record.cell(2)), (2, "b", ""));
}

#[test]
fn delimiters_are_told_from_a_header_of_one_cell() {
    for (header, expected) in [
        (vec!["title;created"], Some("semicolons")),
        (vec!["title\tcreated;x\tz"], Some("tabs")),
        (vec!["title|created"], Some("vertical bars")),
        (vec!["title"], None),
        (vec!["title;x", "created"], None),
        (vec![], None),
    ] {
        let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
        assert_eq!(likely_delimiter(&header), expected);
    }
}

#[test]
fn writing() {
    let cases: &[(&[&str], &str)] = &[
        (&["a", "b"], "a,b\r\n"),
        (&["a,b", "c\"d", "e\nf", "g\rh"], "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\"\r\n"),
        (&[""], "\"\"\r\n"),
        (&["", ""], ",\r\n"),
        (&["\u{feff}"], "\"\u{feff}\"\r\n"),
        (&["=1+1", "-2", "@x"], "=1+1,-2,@x\r\n"),
    ];
    for (cells, expected) in cases {
        let mut out = String::new();
        write_record(cells.iter().copied(), &mut out);
        assert_eq!(out, *expected);
    }
}
