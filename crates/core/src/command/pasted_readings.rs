//! Readings from the clipboard: rows of a spreadsheet, or lines of text.

use super::reading::{ReadingDraft, other_form, twice};
use crate::json;
use crate::model::{Kpi, NPS, ReadAs};
use crate::{Date, Value, order};

/// A line that was pasted, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedReading {
    /// Its place in the text, from 1.
    pub line: usize,
    /// As it was pasted.
    pub text: String,
    /// What it reads; or why it can't be read and what to do, as whole sentences.
    pub read: Result<(Date, ReadingDraft), String>,
}

/// What stands between cells.
const BETWEEN: [char; 3] = ['\t', ';', ','];

/// What the lines of a pasted text read, in the KPI's form: the day, then its value, `46/50`, `46 of 50` or
/// `46;50`, or 5 counts (of the answers 1–5) or 11 (of 0–10). Cells may be parted by tabs, semicolons, commas
/// or spaces. A comma in a number is read where it can only be one thing. Every line is there with what
/// became of it, but for empty ones and a heading before the first.
pub fn pasted_readings(text: &str, kpi: &Kpi, today: Date) -> Vec<PastedReading> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let mut lines = lines.filter(|(_, line)| !line.is_empty()).peekable();
    if lines.peek().is_some_and(|(_, line)| !line.contains(|c: char| c.is_ascii_digit())) {
        lines.next();
    }
    let mut days = order::set([]);
    let read = |(line, text): (usize, &str)| {
        let read = read(text, kpi, today)
            .and_then(|(day, reading)| if days.insert(day) { Ok((day, reading)) } else { Err(twice(day)) });
        PastedReading { line, text: text.to_owned(), read }
    };
    lines.map(read).collect()
}

fn read(line: &str, kpi: &Kpi, today: Date) -> Result<(Date, ReadingDraft), String> {
    let line = line.replace('"', "");
    let end = line.find(|c: char| c.is_whitespace() || BETWEEN.contains(&c)).unwrap_or(line.len());
    let (first, rest) = line.split_at(end);
    let day = day(first.trim_end_matches(':'))?;
    if day > today {
        return Err(format!("{day} has not come yet."));
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c));
    if rest.is_empty() {
        return Err("Behind the day there is no reading.".to_owned());
    }
    let reading = match kpi.form() {
        ReadAs::Value => ReadingDraft::Value(value(rest, &kpi.unit)?),
        ReadAs::Share => share(rest)?,
        ReadAs::Answers => answers(rest, kpi)?,
        ReadAs::Metric => return Err(other_form(ReadAs::Metric).to_owned()),
    };
    reading.check(kpi).map_err(|refused| refused.message)?;
    Ok((day, reading))
}

/// `2026-03-01`, also with slashes or dots; `1.3.2026`. Where the year comes last after slashes, day and
/// month could change places.
fn day(text: &str) -> Result<Date, String> {
    let text = text.split('T').next().unwrap_or_default();
    let year_first = Date::parse_loose(&text.replace(['/', '.'], "-"));
    let day_first = || {
        let mut parts = text.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then(|| Date::parse_loose(&format!("{year}-{month}-{day}"))).flatten()
    };
    let not_a_day = || format!("“{text}” is no day; write it as 2026-03-01.");
    year_first.or_else(day_first).ok_or_else(not_a_day)
}

fn value(rest: &str, unit: &str) -> Result<f64, String> {
    let bare = |unit: &str| rest.strip_suffix(unit).filter(|_| !unit.is_empty());
    let text = bare(unit.trim()).unwrap_or(rest).trim();
    if text.contains(['\t', ';']) {
        return Err("There is more here than a day and a number; leave only those.".to_owned());
    }
    number(text)
}

fn share(rest: &str) -> Result<ReadingDraft, String> {
    let parted = rest.split_once('/').or_else(|| rest.split_once(" of "));
    let parted =
        parted.or_else(|| ['\t', ';', ' ', ','].iter().find_map(|between| rest.split_once(*between)));
    let Some((k, n)) = parted else { return Err(other_form(ReadAs::Share).to_owned()) };
    let at_end = |c: char| c.is_whitespace() || BETWEEN.contains(&c);
    Ok(ReadingDraft::Share { k: count(k.trim_matches(at_end))?, n: count(n.trim_matches(at_end))? })
}

fn answers(rest: &str, kpi: &Kpi) -> Result<ReadingDraft, String> {
    let cells =
        rest.split(|c: char| c.is_whitespace() || BETWEEN.contains(&c)).filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.collect();
    let first = match cells.len() {
        5 if kpi.metric != NPS => 1,
        11 => 0,
        other => {
            let wanted = match kpi.scale() {
                (0, _) => "11, of the answers 0 to 10",
                _ => "5, of the answers 1 to 5, or 11, of 0 to 10",
            };
            let found = if other == 1 { "1 count".to_owned() } else { format!("{other} counts") };
            return Err(format!(
                "There {} {found} here; give {wanted}.",
                if other == 1 { "is" } else { "are" }
            ));
        }
    };
    let mut counts = [0; 11];
    for (count, cell) in counts.iter_mut().skip(first).zip(cells) {
        *count = cell.parse().map_err(|_| format!("“{cell}” is no count; give whole numbers from 0."))?;
    }
    Ok(ReadingDraft::Answers(counts))
}

/// A count, in which a comma can only part thousands. What isn't whole is refused later, with its reason.
fn count(text: &str) -> Result<f64, String> {
    number(&if grouped(text, ',') { text.replace(',', "") } else { text.to_owned() })
}

/// Whether a mark only stands where it would part thousands.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split(mark);
    let head = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&head.len()) && rest.peek().is_some() && rest.all(|group| group.len() == 3)
}

/// A number with a decimal point or comma, thousands parted by the other, a thin space or an apostrophe.
fn number(text: &str) -> Result<f64, String> {
    let wrong = || format!("“{text}” is not a number.");
    let plain = text.replace('−', "-").replace(['\u{a0}', '\u{202f}', '’', '\''], "");
    let (points, commas) = (plain.matches('.').count(), plain.matches(',').count());
    let decimal = |mark: char, groups: char| {
        let (whole, rest) = plain.rsplit_once(mark)?;
        let whole = match whole.contains(groups) {
            true => grouped(whole, groups).then(|| whole.replace(groups, ""))?,
            false => whole.to_owned(),
        };
        Some(format!("{whole}.{rest}"))
    };
    let plain = match (points, commas) {
        (0 | 1, 0) => plain.clone(),
        (0, 1) if grouped(&plain, ',') && !plain.trim_start_matches('-').starts_with('0') => {
            let (whole, rest) = plain.split_once(',').unwrap_or_default();
            return Err(format!("“{text}” could be {whole}{rest} or {whole}.{rest}; write one of these."));
        }
        (0, 1) => plain.replace(',', "."),
        (_, 0) if grouped(&plain, '.') => plain.replace('.', ""),
        (0, _) if grouped(&plain, ',') => plain.replace(',', ""),
        (_, 1) if plain.rfind(',') > plain.rfind('.') => decimal(',', '.').ok_or_else(wrong)?,
        (1, _) if plain.rfind('.') > plain.rfind(',') => decimal('.', ',').ok_or_else(wrong)?,
        _ => return Err(wrong()),
    };
    let negative = plain.starts_with('-');
    let digits = plain.trim_start_matches(['-', '+']);
    let marks = plain.len() - digits.len();
    if marks > 1 || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Err(wrong());
    }
    // As JSON has it: no zeros before, and digits on both sides of the point.
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole = whole.trim_start_matches('0');
    let (whole, rest) =
        (if whole.is_empty() { "0" } else { whole }, if rest.is_empty() { "0" } else { rest });
    let read =
        json::parse(&format!("{whole}.{rest}")).ok().as_ref().and_then(Value::as_number).ok_or_else(wrong)?;
    Ok(if negative { 0.0 - read } else { read })
}
