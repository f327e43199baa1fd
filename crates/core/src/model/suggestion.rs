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

/// Whether a verdict needs a reason: one that the criteria don't suggest does, and to abandon always.
pub fn needs_reason(verdict: Verdict, suggestion: Option<Verdict>) -> bool {
    verdict == Verdict::Abandoned || suggestion.is_some_and(|suggestion| suggestion != verdict)
}

/// Why that verdict is suggested, in words; of each criterion its role, how it came out, and its measure.
pub fn why<'a>(results: impl IntoIterator<Item = (Option<CriterionRole>, Met, &'a str)>) -> String {
    let results: Vec<_> = results.into_iter().collect();
    let named = |role: CriterionRole, met: Met| {
        let own = results.iter().filter(move |result| result.0 == Some(role) && result.1 == met);
        own.map(|result| format!("“{}”", result.2)).collect::<Vec<_>>()
    };
    let musts = results.iter().filter(|result| result.0 == Some(CriterionRole::Must)).count();
    let guardrails = results.iter().any(|result| result.0 == Some(CriterionRole::Guardrail));
    if musts == 0 {
        return "No criterion is a must, so the criteria suggest no verdict.".to_owned();
    }
    let (missed, broken) = (named(CriterionRole::Must, Met::No), named(CriterionRole::Guardrail, Met::No));
    if !missed.is_empty() || !broken.is_empty() {
        let mut said = Vec::new();
        match &missed[..] {
            [] => {}
            [one] => said.push(format!("{one} is a must and was missed.")),
            several => said.push(format!("{} are musts and were missed.", several.join(" and "))),
        }
        match &broken[..] {
            [] => {}
            [one] => said.push(format!("The guardrail {one} was broken.")),
            several => said.push(format!("The guardrails {} were broken.", several.join(" and "))),
        }
        return said.join(" ");
    }
    match &named(CriterionRole::Must, Met::Open)[..] {
        [] => {}
        [one] => return format!("{one} is a must and has no result."),
        several => return format!("{} are musts and have no result.", several.join(" and ")),
    }
    let musts = match musts {
        1 => "The one must was met".to_owned(),
        2 => "Both musts were met".to_owned(),
        musts => format!("All {musts} musts were met"),
    };
    format!("{musts}{}", if guardrails { ", and no guardrail was broken." } else { "." })
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
    #[test]
    fn the_reason_names_what_decides() {
        const MUST: Option<CriterionRole> = Some(CriterionRole::Must);
        const RAIL: Option<CriterionRole> = Some(CriterionRole::Guardrail);
        for (results, expected) in [
            (vec![(RAIL, Met::Yes, "a")], "No criterion is a must, so the criteria suggest no verdict."),
            (vec![(MUST, Met::Yes, "a")], "The one must was met."),
            (
                vec![(MUST, Met::Yes, "a"), (MUST, Met::Yes, "b"), (RAIL, Met::Open, "c")],
                "Both musts were met, and no guardrail was broken.",
            ),
            (vec![(MUST, Met::Open, "a"), (MUST, Met::Yes, "b")], "“a” is a must and has no result."),
            (
                vec![(MUST, Met::No, "a"), (MUST, Met::Open, "b"), (RAIL, Met::No, "c")],
                "“a” is a must and was missed. The guardrail “c” was broken.",
            ),
        ] {
            assert_eq!(why(results), expected);
        }
    }
}
