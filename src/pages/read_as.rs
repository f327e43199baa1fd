//! How a KPI is read, as one choice: a value, k of n, counts per answer and what these are condensed to, or one of our
//! metrics.

use pilotbook_core::metrics::fed::{FED, metric};
use pilotbook_core::model::{BETWEEN_TEAMS, CSAT, Choice, DEPLOYMENTS, NPS, ReadAs};

/// The choices: their values and the words for them.
pub(super) fn options() -> Vec<(String, String)> {
    let own = |read_as: ReadAs, metric: &str, words: &str| (value(read_as, metric), words.to_owned());
    let mut options = vec![
        own(ReadAs::Value, "", "A value"),
        own(ReadAs::Share, "", "k of n"),
        own(ReadAs::Share, DEPLOYMENTS, "k of n deployments, added up over a period"),
        own(ReadAs::Answers, CSAT, "Answers 1–5: share of 4 and 5 (CSAT)"),
        own(ReadAs::Answers, NPS, "Answers 0–10: promoters less detractors (NPS)"),
        own(ReadAs::Answers, "", "Answers 1–5: their mean"),
        own(ReadAs::Answers, BETWEEN_TEAMS, "Answers 1–5: one team about another"),
    ];
    let fed = FED.iter();
    options.extend(
        fed.map(|metric| own(ReadAs::Metric, metric.id, &format!("From our numbers: {}", metric.label))),
    );
    options
}

/// One of the choices.
pub(super) fn value(read_as: ReadAs, metric: &str) -> String {
    format!("{} {metric}", read_as.word()).trim_end().to_owned()
}

/// What a choice means: how it is read, and the metric that it names.
pub(super) fn read(value: &str) -> (ReadAs, String) {
    let (word, metric) = value.split_once(' ').unwrap_or((value, ""));
    (ReadAs::of(word).unwrap_or(ReadAs::Value), metric.to_owned())
}

/// What a metric is called; its id where no KPI can be fed by it.
pub(super) fn metric_name(id: &str) -> String {
    metric(id).map_or(id, |metric| metric.label).to_owned()
}

/// The unit that fits a metric; empty where no KPI can be fed by it.
pub(super) fn unit_of(id: &str) -> &'static str {
    metric(id).map_or("", |metric| metric.unit)
}
