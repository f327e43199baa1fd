//! What a KPI, a reading, an issue and an entry of learning together must be as a whole, whoever changes it: a form or an edit in place. Only what is
//! touched is asked about, so that a record that came as it is can still be edited elsewhere.

use std::collections::BTreeMap;

use super::Refused;
use super::reading::ReadingDraft;
use crate::journal::{Field, Record, RecordId};
use crate::json::number_text;
use crate::model::fed::FED;
use crate::model::{
    ANSWERS, BETWEEN_TEAMS, Book, CSAT, Choice, DEPLOYMENTS, Entry, Issue, Kind, Kpi, KpiDirection, NPS,
    ReadAs, Reading,
};
use crate::order;
use crate::{Date, Time, Value};

/// A record as it would stand.
pub(super) struct Whole<'a> {
    /// Its id; of a new one, the one that it will have.
    pub(super) id: &'a RecordId,
    /// As it stands.
    pub(super) record: &'a Record,
    /// What becomes new.
    pub(super) new: &'a BTreeMap<Field, Value>,
    /// Whether a form has sent all of it.
    pub(super) all: bool,
}

impl Whole<'_> {
    fn value(&self, field: &str) -> Option<&Value> {
        let new = self.new.iter().find(|(name, _)| name.as_str() == field).map(|(_, value)| value);
        new.or_else(|| self.record.value(field))
    }

    fn number(&self, field: &str) -> Option<f64> {
        self.value(field).and_then(Value::as_number)
    }

    pub(super) fn text(&self, field: &str) -> &str {
        self.value(field).and_then(Value::as_text).unwrap_or_default()
    }

    pub(super) fn day(&self, field: &str) -> Option<Date> {
        Date::parse(self.text(field))
    }

    pub(super) fn time(&self, field: &str) -> Option<Time> {
        Time::parse(self.text(field))
    }

    /// Whether the record has a value there as it stands.
    pub(super) fn stands(&self, field: &str) -> bool {
        self.record.value(field).is_some_and(|value| *value != Value::Null)
    }

    pub(super) fn choice<C: Choice>(&self, field: &str) -> Option<C> {
        C::of(self.text(field))
    }

    /// The elements of a set.
    pub(super) fn elements<'b>(&'b self, set: &'b str) -> Vec<&'b str> {
        let stands = self.record.elements(set).map(|(element, _)| element);
        let new = self.new.keys().filter(|field| field.name() == set).filter_map(Field::element);
        let there = |element: &&str| self.value(&format!("{set}/{element}")) == Some(&Value::Bool(true));
        order::set(stands.chain(new)).into_iter().filter(there).collect()
    }

    /// Whether one of these is new, or everything is.
    pub(super) fn touches(&self, fields: &[&str]) -> bool {
        self.all || self.touched(fields).is_some()
    }

    fn touched(&self, fields: &[&str]) -> Option<&Field> {
        self.new.keys().find(|field| fields.contains(&field.name()))
    }

    /// A refusal at the field that was edited in place; of a form, at the first of these.
    pub(super) fn refuse(&self, fields: &[&str], message: impl Into<String>) -> Result<(), Refused> {
        let edited = self.touched(fields).filter(|_| !self.all).map(Field::as_str);
        let first = fields.first().copied().unwrap_or_default();
        Err(Refused::field(edited.unwrap_or(first), message))
    }
}

/// Refuses what does not go together, or has not happened yet.
pub(super) fn check(book: &Book, now: Time, whole: &Whole<'_>) -> Result<(), Refused> {
    match whole.id.kind() {
        Kpi::NAME => kpi(book, whole),
        Reading::NAME => reading(book, whole),
        Issue::NAME => super::issue_times::check(whole, now),
        Entry::NAME => super::learning::took_part(book, whole),
        _ => Ok(()),
    }
}

fn kpi(book: &Book, whole: &Whole<'_>) -> Result<(), Refused> {
    target(whole)?;
    let days = ["due_on", "start_on"];
    if whole.touches(&days)
        && let (Some(start), Some(due)) = (whole.day("start_on"), whole.day("due_on"))
        && due <= start
    {
        return whole
            .refuse(&days, format!("The due day is not after the start, {start}; choose a later one."));
    }
    let teams = ["contributors", "owners"];
    if whole.touches(&teams) {
        let owners = whole.elements("owners");
        let both = whole.elements("contributors").into_iter().find(|team| owners.contains(team));
        if let Some(both) = both {
            let name = RecordId::parse(both).map(|id| book.name_of(&id)).unwrap_or_default();
            let message =
                format!("{name} owns this KPI, and so is not listed as contributing too; leave it in one.");
            return whole.refuse(&teams, message);
        }
    }
    let pair = ["to_team", "from_team"];
    if whole.touches(&pair)
        && !whole.text("to_team").is_empty()
        && whole.text("to_team") == whole.text("from_team")
    {
        return whole.refuse(&pair, "A team doesn’t answer about itself; choose another team.");
    }
    metric(whole)?;
    form_of_readings(book, whole)
}

/// The target lies beyond the baseline, on the good side.
fn target(whole: &Whole<'_>) -> Result<(), Refused> {
    let fields = ["target", "baseline", "direction"];
    let (Some(baseline), Some(target)) = (whole.number("baseline"), whole.number("target")) else {
        return Ok(());
    };
    if !whole.touches(&fields) {
        return Ok(());
    }
    let from = number_text(baseline).replace('-', "−");
    if target == baseline {
        let message =
            format!("The target is the baseline, {from}; say where it is to go, or leave the target empty.");
        return whole.refuse(&fields, message);
    }
    match whole.choice("direction") {
        Some(KpiDirection::Up) if target < baseline => whole.refuse(
            &fields,
            format!(
                "More is better, but the target lies below the baseline, {from}; change one of the three."
            ),
        ),
        Some(KpiDirection::Down) if target > baseline => whole.refuse(
            &fields,
            format!(
                "Less is better, but the target lies above the baseline, {from}; change one of the three."
            ),
        ),
        _ => Ok(()),
    }
}

/// The metric that a KPI names, by how it is read.
fn metric(whole: &Whole<'_>) -> Result<(), Refused> {
    let fields = ["metric", "read_as"];
    if !whole.touches(&[fields[0], fields[1], "from_team", "to_team"]) {
        return Ok(());
    }
    let metric = whole.text("metric");
    match whole.choice("read_as").unwrap_or(ReadAs::Value) {
        ReadAs::Metric if metric.is_empty() => whole.refuse(&fields, "Choose the metric that feeds it."),
        ReadAs::Metric if !FED.iter().any(|fed| fed.id == metric) => whole
            .refuse(&fields, format!("No KPI can be fed by “{metric}”; choose one of the metrics listed.")),
        ReadAs::Answers if !["", CSAT, NPS, BETWEEN_TEAMS].contains(&metric) => whole.refuse(
            &fields,
            "Answers are read as customer satisfaction, NPS, feedback between teams, or their mean.",
        ),
        ReadAs::Answers if metric == BETWEEN_TEAMS => {
            for (team, message) in
                [("from_team", "Say which team answers."), ("to_team", "Say about which team.")]
            {
                if whole.text(team).is_empty() {
                    return whole.refuse(&[team, fields[0], fields[1]], message);
                }
            }
            Ok(())
        }
        ReadAs::Share if !["", DEPLOYMENTS].contains(&metric) => whole.refuse(
            &fields,
            "K of n is a share of deployments, or of anything else; leave the metric empty then.",
        ),
        ReadAs::Value if !metric.is_empty() => {
            whole.refuse(&fields, "A KPI that is read as a value names no metric; leave it empty.")
        }
        _ => Ok(()),
    }
}

/// Readings keep the form they were taken in, and answers the scale; a KPI may still come to be fed by a metric.
fn form_of_readings(book: &Book, whole: &Whole<'_>) -> Result<(), Refused> {
    let read_as = whole.choice("read_as").unwrap_or(ReadAs::Value);
    let fields = ["read_as", "metric"];
    if whole.touched(&fields).is_none() || read_as == ReadAs::Metric {
        return Ok(());
    }
    let metric = whole.text("metric");
    let fits = |reading: &Reading| match ReadingDraft::of(read_as, reading) {
        None => false,
        Some(ReadingDraft::Answers(_)) => is_on_scale(metric, reading),
        Some(ReadingDraft::Value(_) | ReadingDraft::Share { .. }) => true,
    };
    let other = book.readings_of(whole.id).iter().filter(|reading| !fits(reading)).count();
    if other == 0 {
        return Ok(());
    }
    let readings = if other == 1 { "A reading was" } else { "Readings were" };
    whole.refuse(
        &fields,
        format!("{readings} taken in another form; make a new KPI, or move {other} to the trash first."),
    )
}

/// Whether answers were asked for on the scale of a metric: of satisfaction there is none outside 1 to 5, and of NPS
/// all of 0 to 10 are counted, be it as 0.
fn is_on_scale(metric: &str, reading: &Reading) -> bool {
    let outside = reading.answers_outside_five();
    match metric {
        CSAT => outside.iter().flatten().all(|count| *count == 0.0),
        NPS => outside.iter().any(Option::is_some),
        _ => true,
    }
}

/// A reading of a KPI is in its KPI's form; k is not above n in any.
fn reading(book: &Book, whole: &Whole<'_>) -> Result<(), Refused> {
    let counts: Vec<&str> =
        ["k", "n", "value"].into_iter().chain(ANSWERS.map(|name| name.as_str())).collect();
    if !whole.touches(&counts) {
        return Ok(());
    }
    let kpi = RecordId::parse(whole.text("of")).and_then(|of| book.get::<Kpi>(&of));
    let Some(kpi) = kpi.filter(|kpi| kpi.form() != ReadAs::Metric) else {
        return match (whole.number("k"), whole.number("n")) {
            (Some(k), Some(n)) if k > n => whole.refuse(&["k", "n"], super::reading::MORE_THAN_ALL),
            _ => Ok(()),
        };
    };
    let form = super::reading::fields_of(kpi.form());
    let foreign = whole.new.iter().find(|(field, value)| {
        counts.contains(&field.as_str()) && !form.contains(&field.as_str()) && **value != Value::Null
    });
    if let Some((field, _)) = foreign {
        return Err(Refused::field(field.as_str(), super::reading::other_form(kpi.form())));
    }
    match ReadingDraft::from(kpi.form(), &|field| whole.number(field)) {
        Some(draft) => {
            let stood = ReadingDraft::from(kpi.form(), &|field| whole.record.value(field)?.as_number());
            let checked = draft.check(&kpi).and_then(|()| draft.check_in_place_of(stood, &kpi));
            checked.or_else(|refused| whole.refuse(&form, refused.message))
        }
        None => whole.refuse(&form, "A reading needs its number; move it to the trash if it is wrong."),
    }
}
