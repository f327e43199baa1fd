//! A round as the device keeps it: a JSON text.

use std::fmt;

use super::{Asked, Round};
use crate::date::Date;
use crate::journal::RecordId;
use crate::json::{Value, canonical, object, parse};
use crate::model::{Kind, Kpi, Reading};

/// What is kept can't be read as a round. It stays as it is until somebody throws it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("What this device keeps of the survey round can't be read. Nothing was changed.")
    }
}

impl std::error::Error for Unreadable {}

impl Round {
    /// The text that is kept.
    pub fn to_text(&self) -> String {
        let day = self.begun_on.map(|day| day.to_string());
        canonical(&object([
            ("reading", self.reading.as_str().into()),
            ("kpi", self.kpi.as_str().into()),
            ("question", self.asked.question.as_str().into()),
            ("low", self.asked.low.as_str().into()),
            ("high", self.asked.high.as_str().into()),
            ("begun_on", day.as_deref().into()),
            ("first", self.scale.0.into()),
            ("last", self.scale.1.into()),
            ("fewest", f64::from(self.fewest).into()),
            ("counts", Value::List(self.counts.map(|count| f64::from(count).into()).into())),
            ("closing", self.closing.into()),
        ]))
    }

    /// Reads what was kept. What words and days are missing is empty; a round whose counts or scale aren't whole is
    /// none, since it could only be closed with wrong ones.
    ///
    /// # Errors
    /// Where it lacks its KPI, its reading's id, its scale or its counts.
    pub fn of_text(text: &str) -> Result<Round, Unreadable> {
        read(text).ok_or(Unreadable)
    }
}

fn read(text: &str) -> Option<Round> {
    let value = parse(text).ok()?;
    let words = |key: &str| value.get(key).and_then(Value::as_text).unwrap_or_default().to_owned();
    let record = |key: &str, kind: &str| {
        let id = value.get(key).and_then(Value::as_text).and_then(RecordId::parse)?;
        (id.kind() == kind).then_some(id)
    };
    let whole = |value: Option<&Value>| {
        let number = value?.as_number()?;
        let counts = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        counts.then_some(number as u32)
    };
    let scale = (whole(value.get("first"))? as usize, whole(value.get("last"))? as usize);
    let listed = value.get("counts").and_then(Value::as_list).filter(|listed| listed.len() == 11)?;
    let mut counts = [0; 11];
    for (at, (count, listed)) in counts.iter_mut().zip(listed).enumerate() {
        *count = whole(Some(listed)).filter(|count| *count == 0 || (scale.0..=scale.1).contains(&at))?;
    }
    counts.iter().try_fold(0u32, |sum, count| sum.checked_add(*count))?;
    Some(Round {
        reading: record("reading", Reading::NAME)?,
        kpi: record("kpi", Kpi::NAME)?,
        asked: Asked { question: words("question"), low: words("low"), high: words("high") },
        begun_on: Date::parse(&words("begun_on")),
        scale: (scale.0 < scale.1 && scale.1 <= 10).then_some(scale)?,
        // Lost, it is at least what every KPI asks for.
        fewest: whole(value.get("fewest")).unwrap_or_default(),
        counts,
        closing: value.get("closing").and_then(Value::as_bool).unwrap_or_default(),
    })
}
