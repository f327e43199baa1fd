//! Scores of ideas: one per workspace, off unless chosen.

use std::cmp::Ordering;
use std::fmt;

use crate::model::choice::ScoreKind;
use crate::model::{Idea, Kind};

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
        let (label, value) = (declared.map_or(self.field, |field| field.label), self.value);
        write!(f, "{label} is {value}, and has to be {}. The idea has no score until it is.", self.allowed)
    }
}

impl std::error::Error for OutOfRange {}

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
    match kind {
        ScoreKind::None => Ok(None),
        ScoreKind::Ice => ice(idea.ice_impact, idea.ice_confidence, idea.ice_ease),
        ScoreKind::Rice => rice(idea.rice_reach, idea.rice_impact, idea.rice_confidence, idea.rice_effort),
    }
}

/// Impact × confidence × ease, each a whole number from 1 to 10.
pub fn ice(
    impact: Option<f64>,
    confidence: Option<f64>,
    ease: Option<f64>,
) -> Result<Option<f64>, OutOfRange> {
    let fits = |value: f64| (1.0..=10.0).contains(&value) && value.fract() == 0.0;
    let check = |field, value| within(field, value, fits, "a whole number from 1 to 10");
    check("ice_impact", impact)?;
    check("ice_confidence", confidence)?;
    check("ice_ease", ease)?;
    let (Some(impact), Some(confidence), Some(ease)) = (impact, confidence, ease) else { return Ok(None) };
    Ok(Some(impact * confidence * ease))
}

/// Reach × impact × confidence / effort.
pub fn rice(
    reach: Option<f64>,
    impact: Option<f64>,
    confidence: Option<f64>,
    effort: Option<f64>,
) -> Result<Option<f64>, OutOfRange> {
    const IMPACTS: [f64; 5] = [0.25, 0.5, 1.0, 2.0, 3.0];
    within("rice_reach", reach, |value| value >= 0.0, "0 or more")?;
    within("rice_impact", impact, |value| IMPACTS.contains(&value), "one of 0.25, 0.5, 1, 2 and 3")?;
    within("rice_confidence", confidence, |value| (0.0..=1.0).contains(&value), "from 0 to 1")?;
    within("rice_effort", effort, |value| value > 0.0, "above 0")?;
    let (Some(reach), Some(impact), Some(confidence), Some(effort)) = (reach, impact, confidence, effort)
    else {
        return Ok(None);
    };
    Ok(Some(reach * impact * confidence / effort))
}

fn within(
    field: &'static str,
    value: Option<f64>,
    fits: impl Fn(f64) -> bool,
    allowed: &'static str,
) -> Result<(), OutOfRange> {
    match value {
        Some(value) if !(value.is_finite() && fits(value)) => Err(OutOfRange { field, value, allowed }),
        _ => Ok(()),
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

    #[test]
    fn products() {
        assert_eq!(ice(Some(8.0), Some(5.0), Some(3.0)), Ok(Some(120.0)));
        assert_eq!(ice(Some(10.0), Some(1.0), None), Ok(None));
        assert_eq!(rice(Some(500.0), Some(2.0), Some(0.8), Some(4.0)), Ok(Some(200.0)));
        assert_eq!(rice(Some(0.0), Some(0.25), Some(1.0), Some(0.5)), Ok(Some(0.0)));
        assert_eq!(rice(None, Some(2.0), Some(0.8), Some(4.0)), Ok(None));
    }

    #[test]
    fn out_of_range_is_refused() {
        let field = |found: Result<Option<f64>, OutOfRange>| found.map_err(|error| error.field);
        for part in [0.0, 11.0, 2.5, -1.0, f64::NAN] {
            assert_eq!(field(ice(None, Some(part), None)), Err("ice_confidence"), "{part}");
        }
        assert_eq!(field(rice(Some(-0.5), None, None, None)), Err("rice_reach"));
        assert_eq!(field(rice(None, Some(1.5), None, None)), Err("rice_impact"));
        assert_eq!(field(rice(None, None, Some(80.0), None)), Err("rice_confidence"));
        assert_eq!(field(rice(None, None, None, Some(0.0))), Err("rice_effort"));
        let said = ice(Some(11.0), None, None).map_err(|error| error.to_string());
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
