//! What adopted results brought, what the trying cost, and where each technology stands.

use super::pilots::some_concluded;
use super::teller::{Teller, listed};
use crate::metrics::money::Sums;
use crate::metrics::technologies::Ring;

pub(super) fn benefit(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    money(tell, &metrics.impact.adopted.benefit, "a measured impact in money", "measured");
}

pub(super) fn benefit_expected(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    money(tell, &metrics.impact.adopted.benefit_expected, "an expected impact in money", "expected");
}

pub(super) fn cost(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    money(tell, &metrics.impact.adopted.cost, "a cost", "spent");
}

/// Sums over the adopted outcomes of the period.
fn money(tell: &mut Teller<'_>, sums: &Sums, of: &str, word: &str) {
    if sums.all().is_empty() {
        if some_concluded(tell).is_some() {
            let period = tell.period();
            tell.miss(format!("No outcome decided {period} and to be adopted names {of}: write it down and this number begins."));
        }
        return;
    }
    let period = tell.period();
    for sum in sums.all() {
        let from = tell.counted(sum.pilots.len(), "adopted outcome", "adopted outcomes");
        let amount = tell.number(sum.amount, 2);
        tell.say(format!("{} {amount} {word}, of {from} decided {period}.", sum.currency));
    }
    say_apart(tell, sums);
}

pub(super) fn programme_cost(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let Some(concluded) = some_concluded(tell) else { return };
    let sums = &metrics.impact.programme_cost;
    let period = tell.period();
    if sums.all().is_empty() {
        let of_the = tell.of_the(concluded, "pilot", "pilots");
        return tell.miss(format!(
            "{of_the} concluded {period}, none names its cost: write it down and this number begins."
        ));
    }
    for sum in sums.all() {
        let amount = tell.number(sum.amount, 2);
        let (some, all) = (tell.count(sum.pilots.len()), tell.pilots(concluded));
        tell.say(format!("{} {amount} spent: {some} of the {all} concluded {period} {} a cost in it, whatever the verdict.", sum.currency,
            if sum.pilots.len() == 1 { "names" } else { "name" }));
    }
    say_apart(tell, sums);
}

fn say_apart(tell: &mut Teller<'_>, sums: &Sums) {
    if sums.all().len() > 1 {
        tell.say("Currencies are never added to each other.".to_owned());
    }
}

pub(super) fn by_kpi(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let rows = &metrics.impact.by_kpi;
    let period = tell.period();
    if rows.is_empty() {
        if some_concluded(tell).is_some() {
            tell.miss(format!("No outcome decided {period} and to be adopted claims a measured change of a KPI in its unit: write one down and this number begins."));
        }
        return;
    }
    for row in rows {
        let claim = &row.claim;
        let unit = if claim.unit.is_empty() { String::new() } else { format!(" {}", claim.unit) };
        let name = if claim.name.is_empty() { "A KPI without a name" } else { &claim.name };
        let outcomes = tell.counted(claim.pilots.len(), "adopted outcome claims", "adopted outcomes claim");
        let claimed = tell.signed(claim.claimed);
        let own = match (row.moved, row.exceeds()) {
            (Some(moved), Some(true)) => {
                format!("it moved {}{unit} {period}: claims exceed it", tell.signed(moved))
            }
            (Some(moved), _) => format!("it moved {}{unit} {period}", tell.signed(moved)),
            (None, _) => format!(
                "how it moved {period} is not known, as that takes two readings, or one and a baseline"
            ),
        };
        tell.say(format!("{name}: {outcomes} {claimed}{unit}; {own}."));
    }
    tell.say("+ is the KPI's good direction.".to_owned());
}

pub(super) fn technologies(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let as_of = tell.day(metrics.as_of());
    if metrics.technologies.is_empty() {
        return tell.miss(format!(
            "No idea created by {as_of} names a technology: name one and this number begins."
        ));
    }
    let all = tell.counted(metrics.technologies.len(), "technology is", "technologies are");
    tell.say(format!("{all} named by the ideas created by {as_of}, of all time and not only the period."));
    let rings = Ring::ALL.into_iter().filter_map(|ring| {
        let count = metrics.technologies.iter().filter(|row| row.ring == ring).count();
        (count > 0).then(|| format!("{} in {}", tell.count(count), ring.word()))
    });
    let rings: Vec<String> = rings.collect();
    tell.say(format!("By ring: {}.", listed(&rings)));
}
