//! How far KPIs are: a sentence for each.

use super::teller::Teller;
use crate::metrics::kpi::{KpiRow, KpiStatus};

/// The KPIs, or says that there is none.
fn some<'a>(tell: &mut Teller<'a>) -> Option<&'a [KpiRow]> {
    let rows = &tell.metrics.kpis;
    if rows.is_empty() {
        tell.miss("There is no KPI to look at: agree on one and this number begins.".to_owned());
    }
    (!rows.is_empty()).then_some(rows)
}

/// What a KPI is called where a sentence begins with it.
pub(super) fn named(name: &str) -> &str {
    if name.is_empty() { "A KPI without a name" } else { name }
}

pub(super) fn attainment(tell: &mut Teller<'_>) {
    let Some(rows) = some(tell) else { return };
    for row in rows {
        let name = named(&row.name);
        let standing = &row.standing;
        let Some((day, value)) = standing.latest else {
            let as_of = tell.day(tell.metrics.as_of());
            tell.say(format!("{name}: there is no reading up to {as_of}."));
            continue;
        };
        let (value, day) = (tell.value(value, &row.unit), tell.day(day));
        match standing.attainment {
            Some(attainment) => {
                let part = tell.number(attainment * 100.0, 1);
                tell.say(format!(
                    "{name}: {value} on {day}, which is {part}% of the way from its baseline to its target."
                ));
            }
            None => tell.say(format!(
                "{name}: {value} on {day}; without a baseline and another target there is no way to go."
            )),
        }
    }
}

pub(super) fn expected(tell: &mut Teller<'_>) {
    let Some(rows) = some(tell) else { return };
    let as_of = tell.day(tell.metrics.as_of());
    for row in rows {
        let name = named(&row.name);
        match row.standing.expected {
            Some(expected) => {
                let part = tell.number(expected * 100.0, 1);
                tell.say(format!("{name}: {part}% of its time has passed by {as_of}."));
            }
            None => tell.say(format!("{name}: it lacks a start or a due day.")),
        }
    }
}

pub(super) fn status(tell: &mut Teller<'_>) {
    let Some(rows) = some(tell) else { return };
    let as_of = tell.day(tell.metrics.as_of());
    for status in KpiStatus::ALL {
        let own: Vec<&KpiRow> = rows.iter().filter(|row| row.standing.status == status).collect();
        if !own.is_empty() {
            let names: Vec<&str> = own.iter().map(|row| named(&row.name)).collect();
            let kpis = tell.counted(own.len(), "KPI", "KPIs");
            tell.say(format!("{} on {as_of}, {kpis}: {}.", status.label(), names.join(", ")));
        }
    }
    let silent = rows.iter().filter(|row| row.standing.silent_for_two_cadences).count();
    if silent > 0 {
        let have = if silent == 1 { "has" } else { "have" };
        let kpis = tell.counted(silent, "KPI", "KPIs");
        tell.say(format!("{kpis} {have} not been read for two cadences or longer."));
    }
}
