//! Readings of KPIs: a value, so many of so many, or counts per answer.

use super::criterion::place;
use super::rules::not_in_future;
use super::writer::{Writer, live, named};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::model::{ANSWERS, Book, CSAT, Kpi, ReadAs, Reading};
use crate::order;

/// Why k is refused.
pub(super) const MORE_THAN_ALL: &str = "There can't be more than all: k is greater than n.";

/// What a KPI reads, as a form has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReadingDraft {
    /// A value in the KPI's unit.
    Value(f64),
    /// So many of so many.
    Share {
        /// So many …
        k: f64,
        /// … of so many; at least 1.
        n: f64,
    },
    /// How many answered 0, 1, … 10.
    Answers([u32; 11]),
}

impl ReadingDraft {
    /// What a record holds in that form; none where it lacks a number of it. Of a fed KPI none.
    pub fn of(read_as: ReadAs, reading: &Reading) -> Option<ReadingDraft> {
        Some(match read_as {
            ReadAs::Value => ReadingDraft::Value(reading.value?),
            ReadAs::Share => ReadingDraft::Share { k: reading.k?, n: reading.n? },
            ReadAs::Answers => ReadingDraft::Answers(reading.answers()?.map(count)),
            ReadAs::Metric => return None,
        })
    }

    /// The same from a record's fields.
    pub(super) fn from(read_as: ReadAs, number: &dyn Fn(&str) -> Option<f64>) -> Option<ReadingDraft> {
        Some(match read_as {
            ReadAs::Value => ReadingDraft::Value(number("value")?),
            ReadAs::Share => ReadingDraft::Share { k: number("k")?, n: number("n")? },
            ReadAs::Answers => {
                let counts = ANSWERS.map(|name| number(name.as_str()));
                counts.iter().any(Option::is_some).then_some(())?;
                ReadingDraft::Answers(counts.map(|found| count(found.unwrap_or_default())))
            }
            ReadAs::Metric => return None,
        })
    }

    /// Refuses what the KPI can't take: another form, or counts that can't be.
    ///
    /// # Errors
    /// At `value`, `k`, `n` or `answers`.
    pub fn check(&self, kpi: &Kpi) -> Result<(), Refused> {
        match (*self, kpi.form()) {
            (_, ReadAs::Metric) => {
                let message = format!("This KPI is fed by {}; it fills itself.", kpi.metric);
                Err(Refused::whole(message))
            }
            (ReadingDraft::Value(value), ReadAs::Value) if value.is_finite() => Ok(()),
            (ReadingDraft::Value(_), ReadAs::Value) => {
                Err(Refused::field("value", "Give the value as a number."))
            }
            (ReadingDraft::Share { k, n }, ReadAs::Share) => share(k, n),
            (ReadingDraft::Answers(counts), ReadAs::Answers) => answers(kpi, &counts),
            (other, wanted) => Err(Refused::field(other.field(), other_form(wanted))),
        }
    }

    /// Refuses counts in place of others that may have been seen, where the totals are so close that their difference
    /// tells what these few answered. A total that stays is a correction: nobody came or went.
    pub(super) fn check_in_place_of(&self, before: Option<ReadingDraft>, kpi: &Kpi) -> Result<(), Refused> {
        let (ReadingDraft::Answers(counts), Some(ReadingDraft::Answers(before))) = (self, before) else {
            return Ok(());
        };
        let (all, before, fewest) = (total(counts), total(&before), u64::from(kpi.fewest_answers()));
        // Fewer than that were never shown.
        if before < fewest || all == before || all.abs_diff(before) >= fewest {
            return Ok(());
        }
        let message = format!(
            "{all} answers in place of {before}: whoever saw both would know what so few answered. The reading stays as it was. \
             Enter later answers as a reading of their own, of at least {fewest}; or, if the counts were mistyped, move this one \
             to the trash and add it again."
        );
        Err(Refused::field("answers", message))
    }

    /// The field that a form shows it at.
    fn field(&self) -> &'static str {
        match self {
            ReadingDraft::Value(_) => "value",
            ReadingDraft::Share { .. } => "k",
            ReadingDraft::Answers(_) => "answers",
        }
    }

    fn write(&self, w: &mut Writer<'_>, kpi: &Kpi, id: &RecordId) {
        match *self {
            ReadingDraft::Value(value) => w.set(id, Reading::value, Some(value)),
            ReadingDraft::Share { k, n } => {
                w.set(id, Reading::k, Some(k));
                w.set(id, Reading::n, Some(n));
            }
            ReadingDraft::Answers(counts) => {
                // A count of 0 is written too: it is an answer that could be given, and nobody gave.
                let (first, last) = kpi.scale();
                for (at, (name, count)) in ANSWERS.into_iter().zip(counts).enumerate() {
                    if count > 0 || (first..=last).contains(&at) {
                        w.set(id, name, Some(f64::from(count)));
                    }
                }
            }
        }
    }
}

/// The fields of a form.
pub(super) fn fields_of(read_as: ReadAs) -> Vec<&'static str> {
    match read_as {
        ReadAs::Value => vec!["value"],
        ReadAs::Share => vec!["k", "n"],
        ReadAs::Answers => ANSWERS.map(|name| name.as_str()).to_vec(),
        ReadAs::Metric => Vec::new(),
    }
}

/// Why a reading in another form is refused.
pub(super) fn other_form(wanted: ReadAs) -> &'static str {
    match wanted {
        ReadAs::Value => "This KPI is read as a value; give one number.",
        ReadAs::Share => "This KPI is read as k of n; give how many, of how many.",
        ReadAs::Answers => "This KPI is read in counts per answer; give how many gave each answer.",
        ReadAs::Metric => "This KPI is fed by a metric; it fills itself.",
    }
}

fn share(k: f64, n: f64) -> Result<(), Refused> {
    let counts = |number: f64| number >= 0.0 && number.is_finite() && number.fract() == 0.0;
    let whole = |field| Err(Refused::field(field, "Give a whole number from 0: it is counted."));
    match (counts(k), counts(n)) {
        (false, _) => whole("k"),
        (_, false) => whole("n"),
        _ if n == 0.0 => Err(Refused::field("n", "Of none there is no share; leave this reading out.")),
        _ if k > n => Err(Refused::field("k", MORE_THAN_ALL)),
        _ => Ok(()),
    }
}

fn answers(kpi: &Kpi, counts: &[u32; 11]) -> Result<(), Refused> {
    let refuse = |message: String| Err(Refused::field("answers", message));
    if kpi.metric == CSAT && (counts[0] > 0 || counts[6..].iter().any(|count| *count > 0)) {
        return refuse(
            "Customer satisfaction is asked on a scale from 1 to 5; there are no other answers.".to_owned(),
        );
    }
    let all = total(counts);
    let fewest = kpi.fewest_answers();
    if all < u64::from(fewest) {
        return refuse(format!(
            "{all} of at least {fewest} answers: with so few, people could be told apart. Wait for more, or leave this reading out."
        ));
    }
    Ok(())
}

fn total(counts: &[u32; 11]) -> u64 {
    counts.iter().map(|count| u64::from(*count)).sum()
}

/// A count of a record, cut to what can be counted.
fn count(number: f64) -> u32 {
    number as u32
}

/// Adds a reading to a KPI. A second one of the same day is taken too: the later stamp counts.
#[derive(Clone, Debug, PartialEq)]
pub struct AddReading {
    /// The KPI.
    pub kpi: RecordId,
    /// Its day; not in the future.
    pub day: Date,
    /// What was read.
    pub reading: ReadingDraft,
    /// A note; may be empty.
    pub note: String,
}

impl Command for AddReading {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let kpi: Kpi = live(context.book, &self.kpi)?;
        not_in_future("day", self.day, context.today)?;
        self.reading.check(&kpi)?;
        let mut w = Writer::new(context, format!("Read {}", named(context.book, &kpi.id)));
        add(&mut w, context, &kpi, self.day, &self.reading, &self.note)?;
        w.finish()
    }
}

/// Adds pasted readings to a KPI as one step: all or none. What a day reads already is left out, so that a
/// sheet that has grown can be pasted again.
#[derive(Clone, Debug, PartialEq)]
pub struct AddReadings {
    /// The KPI.
    pub kpi: RecordId,
    /// Day and reading; one a day.
    pub readings: Vec<(Date, ReadingDraft)>,
}

impl Command for AddReadings {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let kpi: Kpi = live(context.book, &self.kpi)?;
        let mut days = order::set([]);
        for (at, (day, reading)) in self.readings.iter().enumerate() {
            let here = |refused: Refused| Refused::field(place("readings", Some(at)), refused.message);
            not_in_future("day", *day, context.today).map_err(here)?;
            reading.check(&kpi).map_err(here)?;
            if !days.insert(*day) {
                return Err(here(Refused::whole(twice(*day))));
            }
        }
        let stand = latest(context.book, &kpi);
        let new: Vec<_> =
            self.readings.iter().filter(|(day, reading)| stand.get(day) != Some(reading)).collect();
        let readings =
            if new.len() == 1 { "a reading".to_owned() } else { format!("{} readings", new.len()) };
        let mut w = Writer::new(context, format!("Add {readings} of {}", named(context.book, &kpi.id)));
        for (day, reading) in new {
            add(&mut w, context, &kpi, *day, reading, "")?;
        }
        w.finish()
    }
}

/// Why a day's second reading of one paste is refused.
pub(super) fn twice(day: Date) -> String {
    format!("{day} is there twice; leave one of them.")
}

/// What each day reads: of several readings the last.
fn latest(book: &Book, kpi: &Kpi) -> std::collections::BTreeMap<Date, ReadingDraft> {
    let readings = book.readings_of(&kpi.id);
    order::map(
        readings.iter().filter_map(|reading| Some((reading.day?, ReadingDraft::of(kpi.form(), reading)?))),
    )
}

fn add(
    w: &mut Writer<'_>,
    context: &mut Context<'_>,
    kpi: &Kpi,
    day: Date,
    reading: &ReadingDraft,
    note: &str,
) -> Result<(), Refused> {
    let id = w.create::<Reading>(context)?;
    write(w, kpi, &id, day, reading, note);
    Ok(())
}

/// Writes counts per answer into a reading whose id is known already.
pub(super) fn write_answers(
    w: &mut Writer<'_>,
    kpi: &Kpi,
    id: &RecordId,
    day: Date,
    counts: [u32; 11],
    note: &str,
) -> Result<(), Refused> {
    let reading = ReadingDraft::Answers(counts);
    reading.check(kpi)?;
    write(w, kpi, id, day, &reading, note);
    Ok(())
}

fn write(w: &mut Writer<'_>, kpi: &Kpi, id: &RecordId, day: Date, reading: &ReadingDraft, note: &str) {
    w.set(id, Reading::of, Some(kpi.id.clone()));
    w.set(id, Reading::day, Some(day));
    reading.write(w, kpi, id);
    w.set(id, Reading::note, note.to_owned());
}
