//! Rows as readings of KPIs.

use super::super::csv::Record;
use super::super::recipe::{ANSWER_FIELDS, RecipeField};
use super::pick::{Fields, Said, number};
use super::row::Known;
use super::{Here, ReadingRow, Reason, Row, RowRead, RowSays, When};
use crate::model::{CSAT, Kpi, ReadAs};

/// Takes or rejects a record. What its KPI is not read as is not looked at.
pub(super) fn row(fields: &Fields, here: &Here, record: &Record, known: &mut Known) -> Result<Row, Reason> {
    let name = fields.text(RecipeField::ReadingKpi, record);
    if name.is_empty() {
        return Err(Reason::Empty(RecipeField::ReadingKpi));
    }
    let kpi = here.kpi(&name).ok_or(Reason::UnknownKpi)?;
    if kpi.form() == ReadAs::Metric {
        return Err(Reason::FedKpi);
    }
    let day = match fields.day(RecipeField::ReadingDay, record) {
        Said::Empty => return Err(Reason::Empty(RecipeField::ReadingDay)),
        Said::IsNot(_) => return Err(Reason::NotADate(RecipeField::ReadingDay)),
        Said::Is(day) if day > here.today() => return Err(Reason::InFuture),
        Said::Is(day) => day,
    };
    let read = match kpi.form() {
        ReadAs::Share => share(fields, record)?,
        ReadAs::Answers => answers(fields, record, kpi)?,
        ReadAs::Value | ReadAs::Metric => value(fields, record, kpi)?,
    };
    // Counts of one day add up; of two values one would have to be wrong.
    let (text, when) = (kpi.id.as_str(), When::Day(day));
    if matches!(read, RowRead::Value(_)) && known.has(text, when) {
        return Err(Reason::Repeats(RecipeField::ReadingDay));
    }
    let identity = known.identity(String::new(), text, when);
    let identity = identity.ok_or(Reason::Repeats(RecipeField::ReadingDay))?;
    let note = fields.said(RecipeField::ReadingNote, record);
    let reading = ReadingRow { kpi: kpi.id.clone(), name, day, read, note };
    Ok(Row { record: record.number(), identity, says: RowSays::Reading(reading) })
}

fn value(fields: &Fields, record: &Record, kpi: &Kpi) -> Result<RowRead, Reason> {
    let unit = kpi.unit.trim();
    let parse = |text: &str| {
        let bare = text.strip_suffix(unit).filter(|_| !unit.is_empty()).map(str::trim_end);
        number(bare.unwrap_or(text))
    };
    match fields.read(RecipeField::ReadingValue, record, &parse) {
        Said::Is(value) => Ok(RowRead::Value(value)),
        Said::Empty => Err(Reason::Empty(RecipeField::ReadingValue)),
        Said::IsNot(_) => Err(Reason::NotANumber(RecipeField::ReadingValue)),
    }
}

fn share(fields: &Fields, record: &Record) -> Result<RowRead, Reason> {
    let count = |field: RecipeField| count(fields, record, field)?.ok_or(Reason::Empty(field));
    let (k, n) = (count(RecipeField::ReadingK)?, count(RecipeField::ReadingN)?);
    match (k, n) {
        (_, 0.0) => Err(Reason::OfNone),
        _ if k > n => Err(Reason::KAboveN),
        _ => Ok(RowRead::Share { k, n }),
    }
}

fn answers(fields: &Fields, record: &Record, kpi: &Kpi) -> Result<RowRead, Reason> {
    let mut counts = [0.0; 11];
    let mut said = false;
    for (answer, (into, field)) in counts.iter_mut().zip(ANSWER_FIELDS).enumerate() {
        let Some(count) = count(fields, record, field)? else { continue };
        // Of other questions the scale isn't known for sure: a mean may be taken of 0 to 10 too.
        if count > 0.0 && kpi.metric == CSAT && !(1..=5).contains(&answer) {
            return Err(Reason::OffScale(field));
        }
        said = true;
        *into = count;
    }
    match counts.iter().sum::<f64>() {
        _ if !said => Err(Reason::NoAnswers),
        all if all < f64::from(kpi.fewest_answers()) => Err(Reason::TooFewAnswers),
        _ => Ok(RowRead::Answers(counts)),
    }
}

/// A whole number from 0, up to what is counted exactly.
fn count(fields: &Fields, record: &Record, field: RecipeField) -> Result<Option<f64>, Reason> {
    const MOST: f64 = 4_294_967_295.0;
    let whole = |text: &str| number(text).filter(|n| n.fract() == 0.0 && (0.0..=MOST).contains(n));
    match fields.read(field, record, &whole) {
        Said::Is(count) => Ok(Some(count)),
        Said::Empty => Ok(None),
        Said::IsNot(_) => Err(Reason::NotACount(field)),
    }
}
