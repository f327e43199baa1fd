//! What a KPI's survey may ask: a proposal for people to put right.

use super::KPI_TEMPLATES;
use crate::model::{BETWEEN_TEAMS, CSAT, Kpi, NPS, ReadAs};
use crate::survey::Asked;

/// The question of the template that the KPI began with, as long as its definition is still the template's; else the
/// definition, or the name where it has none. What the ends of the scale mean follows from how the answers are condensed.
pub fn survey_question(kpi: &Kpi) -> Asked {
    let template = KPI_TEMPLATES.iter().find(|template| {
        template.read_as == ReadAs::Answers
            && template.metric == kpi.metric
            && template.definition == kpi.definition
    });
    let own = if kpi.definition.is_empty() { &kpi.name } else { &kpi.definition };
    let question = template.map_or(own.as_str(), |template| template.ask);
    let (low, high) = match (kpi.metric.as_str(), template.map(|template| template.key)) {
        (NPS, _) => ("not at all likely", "extremely likely"),
        (CSAT, _) => ("very dissatisfied", "very satisfied"),
        (BETWEEN_TEAMS, _) => ("hardly", "very well"),
        (_, Some("team_pulse")) => ("badly", "very well"),
        (_, Some("customer_feedback")) => ("very hard", "very easy"),
        _ => ("", ""),
    };
    Asked { question: question.to_owned(), low: low.to_owned(), high: high.to_owned() }
}
