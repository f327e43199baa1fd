//! What some numbers of KPIs and working together are numbers of.

/// A metric that is one number a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KpiPart {
    /// `kpi.attainment`
    Attainment,
    /// `kpi.expected`
    Expected,
    /// `deployments.success`
    Deployments,
    /// `survey.csat`
    Csat,
    /// `survey.nps`
    Nps,
}

/// Issues that `issues.sla_met` counts apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Their target time has not passed yet.
    NotYetDue,
    /// Their severity has no target.
    WithoutTarget,
}

impl KpiPart {
    /// All of them, in the order of `docs/METRICS.md`.
    pub const ALL: [KpiPart; 5] =
        [KpiPart::Attainment, KpiPart::Expected, KpiPart::Deployments, KpiPart::Csat, KpiPart::Nps];

    /// The metric's id.
    pub fn id(self) -> &'static str {
        match self {
            KpiPart::Attainment => "kpi.attainment",
            KpiPart::Expected => "kpi.expected",
            KpiPart::Deployments => "deployments.success",
            KpiPart::Csat => "survey.csat",
            KpiPart::Nps => "survey.nps",
        }
    }
}

impl Apart {
    /// Both.
    pub const ALL: [Apart; 2] = [Apart::NotYetDue, Apart::WithoutTarget];

    pub(super) fn word(self) -> &'static str {
        match self {
            Apart::NotYetDue => "not_yet_due",
            Apart::WithoutTarget => "without_target",
        }
    }
}
