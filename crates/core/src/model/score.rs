//! Scores of ideas: one way per workspace, off unless chosen (METRICS.md, section 6).

use std::cmp::Ordering;
use std::fmt;

use super::choice::ScoreKind;
use super::{Idea, Kind};
use crate::figures::Figures;
use crate::json::number_text;

/// A part of a score that lies out of its range: it is refused, not clipped.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    /// The part's field in the file.
    pub field: &'static str,
    /// What it is.
    pub value: f64,
    /// What it may be.
    pub allowed: &'static str,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let declared = Idea::FIELDS.iter().find(|field| field.name == self.field);
        let (label, value) = (declared.map_or(self.field, |field| field.label), number_text(self.value));
        write!(f, "{label} is {value}, and has to be {}. The idea has no score until it is.", self.allowed)
    }
}

impl std::error::Error for OutOfRange {}

/// A part of a score.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its field in the file.
    pub field: &'static str,
    /// Its name inside a sentence.
    pub name: &'static str,
    /// What it may be, to follow "has to be".
    pub allowed: &'static str,
    /// Whether it is a share, written as a percentage.
    pub percent: bool,
    fits: fn(f64) -> bool,
    of: fn(&Idea) -> Option<f64>,
}

const TEN: &str = "a whole number from 1 to 10";

fn of_ten(value: f64) -> bool {
    (1.0..=10.0).contains(&value) && value.fract() == 0.0
}

const fn part(
    field: &'static str,
    name: &'static str,
    allowed: &'static str,
    fits: fn(f64) -> bool,
    of: fn(&Idea) -> Option<f64>,
) -> Part {
    Part { field, name, allowed, percent: false, fits, of }
}

const ICE: &[Part] = &[
    part("ice_impact", "impact", TEN, of_ten, |idea| idea.ice_impact),
    part("ice_confidence", "confidence", TEN, of_ten, |idea| idea.ice_confidence),
    part("ice_ease", "ease", TEN, of_ten, |idea| idea.ice_ease),
];

const RICE: &[Part] = &[
    part("rice_reach", "reach", "0 or more", |value| value >= 0.0, |idea| idea.rice_reach),
    part(
        "rice_impact",
        "impact",
        "one of 0.25, 0.5, 1, 2 and 3",
        |value| [0.25, 0.5, 1.0, 2.0, 3.0].contains(&value),
        |idea| idea.rice_impact,
    ),
    Part {
        percent: true,
        ..part(
            "rice_confidence",
            "confidence",
            "from 0 to 1",
            |value| (0.0..=1.0).contains(&value),
            |idea| idea.rice_confidence,
        )
    },
    part("rice_effort", "effort", "above 0", |value| value > 0.0, |idea| idea.rice_effort),
];

/// The parts of a score, in the order of its formula.
pub fn parts(kind: ScoreKind) -> &'static [Part] {
    match kind {
        ScoreKind::None => &[],
        ScoreKind::Ice => ICE,
        ScoreKind::Rice => RICE,
    }
}

/// The formula, to be shown beside a score; empty where there is none.
pub fn formula(kind: ScoreKind) -> &'static str {
    match kind {
        ScoreKind::None => "",
        ScoreKind::Ice => "Impact × confidence × ease, each from 1 to 10",
        ScoreKind::Rice => "Reach × impact × confidence ÷ effort in person-months",
    }
}

/// An idea's score. None where the workspace has no score, or a part is missing: never zero for that.
pub fn score(kind: ScoreKind, idea: &Idea) -> Result<Option<f64>, OutOfRange> {
    let mut values = Vec::new();
    for part in parts(kind) {
        let value = (part.of)(idea);
        if let Some(value) = value.filter(|value| !(value.is_finite() && (part.fits)(*value))) {
            return Err(OutOfRange { field: part.field, value, allowed: part.allowed });
        }
        values.extend(value);
    }
    Ok(match (kind, &values[..]) {
        (ScoreKind::Ice, [impact, confidence, ease]) => Some(impact * confidence * ease),
        (ScoreKind::Rice, [reach, impact, confidence, effort]) => {
            Some(reach * impact * confidence / effort).filter(|score| score.is_finite())
        }
        _ => None,
    })
}

/// The names of the parts that an idea lacks.
pub fn missing(kind: ScoreKind, idea: &Idea) -> Vec<&'static str> {
    parts(kind).iter().filter(|part| (part.of)(idea).is_none()).map(|part| part.name).collect()
}

/// The working of a score with the idea's own figures: "8 × 5 × 3".
pub fn working(kind: ScoreKind, idea: &Idea, write: &dyn Figures) -> String {
    let figures: Vec<String> = parts(kind)
        .iter()
        .filter_map(|part| {
            let value = (part.of)(idea)?;
            Some(match part.percent {
                true => format!("{}%", write.number(value * 100.0, 1)),
                false => write.number(value, 3),
            })
        })
        .collect();
    match (kind, &figures[..]) {
        (ScoreKind::Rice, [before @ .., effort]) => format!("{} ÷ {effort}", before.join(" × ")),
        _ => figures.join(" × "),
    }
}

/// The order of lists by score: the highest first, missing ones last, then by title.
pub fn by_score(a: (Option<f64>, &str), b: (Option<f64>, &str)) -> Ordering {
    let by_score = match (a.0, b.0) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    by_score.then_with(|| a.1.cmp(b.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Plain;
    use crate::journal::{Record, RecordId};

    fn idea(set: impl FnOnce(&mut Idea)) -> Idea {
        let Some(id) = RecordId::parse("idea:a") else { panic!("a good id") };
        let mut idea = Idea::read(&id, &Record::default());
        set(&mut idea);
        idea
    }

    fn ice(parts: [Option<f64>; 3]) -> Idea {
        idea(|idea| [idea.ice_impact, idea.ice_confidence, idea.ice_ease] = parts)
    }

    fn rice(parts: [Option<f64>; 4]) -> Idea {
        idea(|idea| [idea.rice_reach, idea.rice_impact, idea.rice_confidence, idea.rice_effort] = parts)
    }

    #[test]
    fn products() {
        let all = ice([Some(8.0), Some(5.0), Some(3.0)]);
        assert_eq!(score(ScoreKind::Ice, &all), Ok(Some(120.0)));
        assert_eq!(working(ScoreKind::Ice, &all, &Plain), "8 × 5 × 3");
        assert_eq!((score(ScoreKind::Rice, &all), score(ScoreKind::None, &all)), (Ok(None), Ok(None)));
        let some = ice([None, Some(1.0), None]);
        assert_eq!(
            (score(ScoreKind::Ice, &some), missing(ScoreKind::Ice, &some)),
            (Ok(None), vec!["impact", "ease"])
        );
        let all = rice([Some(500.0), Some(2.0), Some(0.8), Some(4.0)]);
        assert_eq!(score(ScoreKind::Rice, &all), Ok(Some(200.0)));
        assert_eq!(working(ScoreKind::Rice, &all, &Plain), "500 × 2 × 80% ÷ 4");
        assert_eq!(
            score(ScoreKind::Rice, &rice([Some(0.0), Some(0.25), Some(1.0), Some(0.5)])),
            Ok(Some(0.0))
        );
        // What no number can hold is no score.
        let huge = rice([Some(f64::MAX), Some(3.0), Some(1.0), Some(f64::MIN_POSITIVE)]);
        assert_eq!(score(ScoreKind::Rice, &huge), Ok(None));
    }

    #[test]
    fn out_of_range_is_refused() {
        for part in [0.0, 11.0, 2.5, -1.0, f64::NAN] {
            let found = score(ScoreKind::Ice, &ice([None, Some(part), None]));
            assert_eq!(found.map_err(|error| error.field), Err("ice_confidence"), "{part}");
        }
        for (parts, field) in [
            ([Some(-0.5), None, None, None], "rice_reach"),
            ([None, Some(1.5), None, None], "rice_impact"),
            ([None, None, Some(80.0), None], "rice_confidence"),
            ([None, None, None, Some(0.0)], "rice_effort"),
        ] {
            assert_eq!(score(ScoreKind::Rice, &rice(parts)).map_err(|error| error.field), Err(field));
        }
        let said = score(ScoreKind::Ice, &ice([Some(11.0), None, None])).map_err(|error| error.to_string());
        let words = "Impact (ICE) is 11, and has to be a whole number from 1 to 10. The idea has no score until it is.";
        assert_eq!(said, Err(words.to_owned()));
    }

    #[test]
    fn missing_last_then_by_title() {
        let mut rows = [(None, "a"), (Some(2.0), "c"), (Some(10.0), "d"), (Some(2.0), "b"), (None, "A")];
        crate::order::sort_by(&mut rows, |a, b| by_score(*a, *b));
        assert_eq!(rows.map(|row| row.1), ["d", "b", "c", "A", "a"]);
    }
}
