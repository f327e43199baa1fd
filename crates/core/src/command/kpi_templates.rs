//! KPIs that teams usually agree on, each with its definition and its source.

use crate::model::{BETWEEN_TEAMS, CSAT, DEPLOYMENTS, KpiDirection, NPS, ReadAs};

/// A KPI to start from. Baseline, target, days and teams are left to those who know.
#[derive(Debug, PartialEq)]
pub struct KpiTemplate {
    /// The word that forms and addresses have for it.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its unit; empty where it has none.
    pub unit: &'static str,
    /// Which way is good.
    pub direction: KpiDirection,
    /// How it is counted.
    pub definition: &'static str,
    /// Who defined it, with an address.
    pub source: &'static str,
    /// Days from one reading to the next.
    pub cadence_days: u16,
    /// How it is read.
    pub read_as: ReadAs,
    /// The metric that feeds it, that condenses its answers or adds up its deployments; else empty.
    pub metric: &'static str,
    /// The fewest answers of a reading; 5 where none.
    pub threshold: Option<u16>,
    /// The question that is asked; empty where nobody is.
    pub ask: &'static str,
}

/// What most templates have: a value, read once a month.
const MONTHLY: KpiTemplate = KpiTemplate {
    key: "",
    name: "",
    unit: "",
    direction: KpiDirection::Up,
    definition: "",
    source: "",
    cadence_days: 30,
    read_as: ReadAs::Value,
    metric: "",
    threshold: None,
    ask: "",
};

const DORA: &str = "DORA, dora.dev/guides/dora-metrics";

/// The templates: deployments, the five measures of DORA, then what users and the teams themselves say.
pub const KPI_TEMPLATES: &[KpiTemplate] = &[
    KpiTemplate {
        key: "successful_deployments",
        name: "Successful deployments",
        unit: "%",
        definition: "Deployments to production that were successful, of all deployments of one service since the \
            last reading. Agree on “successful” first: where it means that no remediation was needed, the change \
            fail rate is what is missing to 100%.",
        source: DORA,
        cadence_days: 7,
        read_as: ReadAs::Share,
        metric: DEPLOYMENTS,
        ..MONTHLY
    },
    KpiTemplate {
        key: "change_lead_time",
        name: "Change lead time",
        unit: "h",
        direction: KpiDirection::Down,
        definition: "Median time from a change’s commit to version control until it runs in production, over the \
            changes deployed since the last reading. One KPI a service.",
        source: DORA,
        ..MONTHLY
    },
    KpiTemplate {
        key: "deployment_frequency",
        name: "Deployment frequency",
        unit: "a week",
        definition: "Deployments to production a week, over the time since the last reading. One KPI a service.",
        source: DORA,
        ..MONTHLY
    },
    KpiTemplate {
        key: "failed_deployment_recovery_time",
        name: "Failed deployment recovery time",
        unit: "h",
        direction: KpiDirection::Down,
        definition: "Median time from a deployment that failed and needed somebody at once until the service was \
            well again. Outages that no deployment caused don’t count. One KPI a service.",
        source: DORA,
        ..MONTHLY
    },
    KpiTemplate {
        key: "change_fail_rate",
        name: "Change fail rate",
        unit: "%",
        direction: KpiDirection::Down,
        definition: "Deployments that needed somebody at once, most often a rollback or a hotfix, of all \
            deployments to production since the last reading. One KPI a service.",
        source: DORA,
        read_as: ReadAs::Share,
        ..MONTHLY
    },
    KpiTemplate {
        key: "deployment_rework_rate",
        name: "Deployment rework rate",
        unit: "%",
        direction: KpiDirection::Down,
        definition: "Deployments that nobody had planned, made because of an incident in production, of all \
            deployments since the last reading. One KPI a service.",
        source: DORA,
        read_as: ReadAs::Share,
        ..MONTHLY
    },
    KpiTemplate {
        key: "time_to_resolve",
        name: "Time to resolve issues",
        unit: "h",
        direction: KpiDirection::Down,
        definition: "Median wall-clock hours from an issue’s opening to its last resolution, over the issues opened \
            since the KPI’s start; those still open count as not yet resolved.",
        source: "This workspace’s issues",
        read_as: ReadAs::Metric,
        metric: "issues.time_to_resolve",
        ..MONTHLY
    },
    KpiTemplate {
        key: "csat",
        name: "Customer satisfaction (CSAT)",
        unit: "%",
        definition: "Answers 4 and 5 of all answers to one question, asked on a scale from 1, very dissatisfied, to 5, \
            very satisfied.",
        source: "Top two of five, as in Morgan and Rego 2006",
        cadence_days: 90,
        read_as: ReadAs::Answers,
        metric: CSAT,
        ask: "How satisfied are you with …?",
        ..MONTHLY
    },
    KpiTemplate {
        key: "nps",
        name: "Net promoter score (NPS)",
        definition: "Percentage of answers 9 and 10 less percentage of answers 0 to 6, on a scale from 0, not at all \
            likely, to 10, extremely likely. From −100 to 100.",
        source: "Reichheld 2003; its interval Rocks 2016",
        cadence_days: 90,
        read_as: ReadAs::Answers,
        metric: NPS,
        ask: "How likely are you to recommend … to a friend or colleague?",
        ..MONTHLY
    },
    KpiTemplate {
        key: "customer_feedback",
        name: "Customer feedback",
        unit: "of 5",
        direction: KpiDirection::Up,
        definition: "Mean answer of customers to one question, asked right after they did …, on a scale from 1, very \
            hard, to 5, very easy. Only counts are kept.",
        source: "Customer effort, Dixon, Freeman and Toman 2010",
        cadence_days: 90,
        read_as: ReadAs::Answers,
        metric: "",
        threshold: Some(5),
        ask: "How easy was it to …?",
    },
    KpiTemplate {
        key: "product_adoption",
        name: "Product adoption",
        unit: "%",
        definition: "Accounts that did … at least once in the 30 days before the reading, of all accounts that were \
            active in them.",
        source: "Adoption in HEART, Rodden, Hutchinson and Fu 2010",
        read_as: ReadAs::Share,
        ..MONTHLY
    },
    KpiTemplate {
        key: "community_response_time",
        name: "Community response time",
        unit: "h",
        direction: KpiDirection::Down,
        definition: "Median time from a question’s or change request’s opening to the first answer by a person, bots \
            left out, over those opened since the last reading.",
        source: "CHAOSS, Time to First Response, chaoss.community",
        ..MONTHLY
    },
    KpiTemplate {
        key: "team_pulse",
        name: "Team pulse",
        unit: "of 5",
        definition: "Mean answer to one question, asked without names on a scale from 1, badly, to 5, very well. Only \
            counts are kept.",
        source: "Satisfaction and well-being in SPACE, Forsgren and others 2021",
        cadence_days: 14,
        read_as: ReadAs::Answers,
        threshold: Some(5),
        ask: "How did it go to work in this team in the last two weeks?",
        ..MONTHLY
    },
    KpiTemplate {
        key: "between_teams",
        name: "Feedback from … to …",
        unit: "of 5",
        definition: "Mean answer of one team about another to one question, on a scale from 1, hardly, to 5, very well. \
            One KPI a pair of teams and a question. Only counts are kept.",
        source: "360-degree feedback, London and Beatty 1993",
        cadence_days: 90,
        read_as: ReadAs::Answers,
        metric: BETWEEN_TEAMS,
        threshold: Some(5),
        ask: "How well can you rely on what this team promises you?",
        ..MONTHLY
    },
];

/// The template of a key.
pub fn kpi_template(key: &str) -> Option<&'static KpiTemplate> {
    KPI_TEMPLATES.iter().find(|template| template.key == key)
}
