//! The verdict that the criteria suggest.

use super::{Answer, Criterion, CriterionRole, Direction, Reading, Verdict};

/// How one criterion came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Met {
    /// It was met.
    Yes,
    /// It was not.
    No,
    /// It has no result (or no target to hold it against).
    Open,
}

/// How a criterion comes out with this result: at least (at most) its target, or yes. A criterion
/// without a direction counts as "at least".
pub fn met(criterion: &Criterion, result: Option<f64>, result_yes: Option<bool>) -> Met {
    let met = match criterion.answer {
        Some(Answer::YesNo) => result_yes,
        Some(Answer::Number) | None => match (result, criterion.target) {
            (Some(result), Some(target)) => Some(match criterion.direction {
                Some(Direction::AtMost) => result <= target,
                Some(Direction::AtLeast) | None => result >= target,
            }),
            _ => None,
        },
    };
    match met {
        Some(true) => Met::Yes,
        Some(false) => Met::No,
        None => Met::Open,
    }
}

/// What a reading says for a criterion: its value, or of a yes/no criterion yes for 1.
pub fn of_reading(criterion: &Criterion, reading: &Reading) -> (Option<f64>, Option<bool>) {
    match criterion.answer {
        Some(Answer::YesNo) => (None, reading.value.map(|value| value != 0.0)),
        Some(Answer::Number) | None => (reading.value, None),
    }
}

/// The verdict that roles and results suggest, if there is a must criterion: a must missed or a
/// guardrail broken is failed; else a must without a result is inconclusive; else succeeded.
pub fn suggested(results: impl IntoIterator<Item = (Option<CriterionRole>, Met)>) -> Option<Verdict> {
    let (mut musts, mut missed, mut open) = (0, false, false);
    for (role, met) in results {
        // A criterion whose role can't be read binds nobody.
        let Some(role) = role else { continue };
        musts += usize::from(role == CriterionRole::Must);
        missed |= met == Met::No;
        open |= role == CriterionRole::Must && met == Met::Open;
    }
    match (musts, missed, open) {
        (0, ..) => None,
        (_, true, _) => Some(Verdict::Failed),
        (_, false, true) => Some(Verdict::Inconclusive),
        (_, false, false) => Some(Verdict::Succeeded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule() {
        const MUST: Option<CriterionRole> = Some(CriterionRole::Must);
        const RAIL: Option<CriterionRole> = Some(CriterionRole::Guardrail);
        for (results, expected) in [
            (vec![], None),
            (vec![(RAIL, Met::No)], None),
            (vec![(MUST, Met::Yes)], Some(Verdict::Succeeded)),
            (vec![(MUST, Met::Yes), (RAIL, Met::Open)], Some(Verdict::Succeeded)),
            (vec![(MUST, Met::Yes), (RAIL, Met::No)], Some(Verdict::Failed)),
            (vec![(MUST, Met::Yes), (MUST, Met::Open)], Some(Verdict::Inconclusive)),
            (vec![(MUST, Met::No), (MUST, Met::Open)], Some(Verdict::Failed)),
        ] {
            assert_eq!(suggested(results.clone()), expected, "{results:?}");
        }
    }
}
