//! Deployments, surveys, and what was held.

use super::kpis::named;
use super::teller::{Teller, was};
use crate::metrics::entries::HELD;
use crate::metrics::survey::{Asked, Survey};
use crate::model::choice::Choice;

pub(super) fn deployments(tell: &mut Teller<'_>) {
    let rows = &tell.metrics.deployments;
    let period = tell.period();
    if rows.is_empty() {
        return tell.miss(
            "No KPI counts deployments: agree on one, read as so many of so many, and this number begins."
                .to_owned(),
        );
    }
    for row in rows {
        let (name, share) = (named(&row.name), row.share);
        if share.n == 0 {
            tell.say(format!("{name}: there is no reading {period}."));
            continue;
        }
        let readings = tell.counted(row.readings.len(), "reading", "readings");
        let division = tell.division(share);
        tell.say(format!("{name}: {division} over {readings} {period}."));
        tell.say_interval(share);
    }
}

/// The KPIs of a kind, or says that there is none.
fn some<'a>(tell: &mut Teller<'a>, rows: &'a [Survey], what: &str) -> Option<&'a [Survey]> {
    if rows.is_empty() {
        tell.miss(format!(
            "No KPI asks for {what}: agree on one, read in counts per answer, and this number begins."
        ));
    }
    (!rows.is_empty()).then_some(rows)
}

/// "Overall: 17 of 20 answers …" begins with this, or it says that nobody answered.
fn answered(tell: &mut Teller<'_>, row: &Survey) -> bool {
    let (name, n) = (named(&row.name), row.asked.answers.total());
    let period = tell.period();
    if n == 0 {
        tell.say(format!("{name}: there is no reading {period} with answers enough."));
        say_too_few(tell, &row.asked);
    }
    n > 0
}

fn say_too_few(tell: &mut Teller<'_>, asked: &Asked) {
    if asked.too_few > 0 {
        let readings = tell.counted(asked.too_few, "reading", "readings");
        tell.say(format!(
            "{readings} of too few answers, or of too few more or fewer than another one, {} left out: two totals would tell what so few answered.",
            was(asked.too_few)
        ));
    }
}

pub(super) fn csat(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let Some(rows) = some(tell, &metrics.surveys.csat, "customer satisfaction") else { return };
    for row in rows {
        if answered(tell, row) {
            let share = row.asked.answers.csat();
            let (name, division) = (named(&row.name), tell.division(share));
            let answers = tell.counted(share.n, "answer", "answers");
            let verb = was(share.k);
            let (k, period) = (tell.count(share.k), tell.period());
            tell.say(format!("{name}: of {answers} {period}, {k} {verb} 4 or 5: {division}."));
            tell.say_interval(share);
            say_too_few(tell, &row.asked);
        }
    }
}

pub(super) fn nps(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let Some(rows) = some(tell, &metrics.surveys.nps, "a net promoter score") else { return };
    for row in rows {
        let nps = row.asked.answers.nps();
        if answered(tell, row)
            && let Some(estimate) = nps.estimate()
        {
            let name = named(&row.name);
            let answers = tell.counted(nps.n, "answer", "answers");
            let counts = [nps.promoters, nps.passives(), nps.detractors].map(|count| tell.count(count));
            let [promoters, passives, detractors] = counts;
            let score = tell.signed(estimate.value);
            let (low, high) = (tell.signed(estimate.low), tell.signed(estimate.high));
            let period = tell.period();
            tell.say(format!(
                "{name}: of {answers} {period}, {promoters} from 9 to 10, {passives} from 7 to 8, {detractors} from 0 to 6: a score of {score}."
            ));
            tell.say(format!("The true score may lie from {low} to {high} (95% adjusted Wald interval)."));
            say_too_few(tell, &row.asked);
        }
    }
}

pub(super) fn between_teams(tell: &mut Teller<'_>) {
    let rows = &tell.metrics.surveys.between_teams;
    if rows.is_empty() {
        return tell.nothing("No team answered about another", "agree on a KPI of two teams and read it");
    }
    for row in rows {
        let answers = tell.counted(row.asked.answers.total(), "answer", "answers");
        let mean = row.asked.answers.mean().map(|mean| tell.number(mean, 2)).unwrap_or_default();
        let question = named(&row.question);
        tell.say(format!(
            "{} about {}, {question}: a mean of {mean} of {} over {answers}.",
            row.from, row.to, row.most
        ));
        say_too_few(tell, &row.asked);
    }
}

pub(super) fn held(tell: &mut Teller<'_>) {
    let entries = &tell.metrics.entries;
    let share = entries.of_teams.share();
    if share.n == 0 {
        return tell.nothing("Nothing was held", "write down what teams do together");
    }
    let kinds = HELD.into_iter().map(|kind| (kind.label().to_lowercase(), entries.of_type(kind).len()));
    let kinds = kinds.filter(|(_, count)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(label, count)| format!("{label} {}", tell.count(count))).collect();
    let (all, period) = (tell.counted(share.n, "entry", "entries"), tell.period());
    tell.say(format!("{all} {period}: {}.", kinds.join(", ")));
    let people = tell.counted(entries.people, "person", "different people");
    tell.say(format!("{people} took part."));
    tell.share(share, ["entry", "entries"], &period, ["names two or more teams", "name two or more teams"]);
}
