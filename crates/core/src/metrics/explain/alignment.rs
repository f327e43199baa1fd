//! Who pulls at which KPI, and what doesn't fit.

use super::kpis::named;
use super::teller::{Teller, is, listed};
use crate::metrics::alignment::{Matrix, MatrixRow, Part};

pub(super) fn shared(tell: &mut Teller<'_>) {
    let share = tell.metrics.alignment.shared.share();
    if share.n == 0 {
        let as_of = tell.day(tell.metrics.as_of());
        return tell.miss(format!("No KPI is in force on {as_of}: agree on one and this number begins."));
    }
    let (of_the, as_of) = (tell.of_the(share.n, "KPI", "KPIs"), tell.day(tell.metrics.as_of()));
    let (k, are, division) = (tell.count(share.k), is(share.k), tell.division(share));
    tell.say(format!("{of_the} in force on {as_of}, {k} {are} owned by two or more teams: {division}."));
    tell.say_interval(share);
}

pub(super) fn matrix(tell: &mut Teller<'_>) {
    let matrix = &tell.metrics.alignment.matrix;
    if matrix.rows().next().is_none() {
        let as_of = tell.day(tell.metrics.as_of());
        return tell.miss(format!("No KPI is in force on {as_of}: agree on one and its teams stand here."));
    }
    for row in matrix.rows() {
        let said = [(Part::Owns, "owned by"), (Part::Contributes, "with contributions of")];
        let said = said.into_iter().filter_map(|(part, words)| {
            let teams = teams_with(matrix, row, part);
            (!teams.is_empty()).then(|| format!("{words} {}", listed(&teams)))
        });
        let said: Vec<String> = said.collect();
        let said = if said.is_empty() { "no team is named".to_owned() } else { said.join(", ") };
        tell.say(format!("KPI {}: {said}.", named(&row.name)));
    }
}

fn teams_with(matrix: &Matrix, row: &MatrixRow, part: Part) -> Vec<String> {
    let teams = matrix.teams.iter().zip(&row.parts);
    teams.filter(|(_, own)| **own == part).map(|(team, _)| team.clone()).collect()
}

pub(super) fn mismatches(tell: &mut Teller<'_>) {
    let alignment = &tell.metrics.alignment;
    if alignment.matrix.goals.is_empty() && alignment.mismatches.is_empty() {
        let what = "There is no goal and no KPI that could fail to fit";
        return tell.miss(format!("{what}: set a goal, or agree on a KPI, and they are looked for."));
    }
    let all = alignment.mismatches.len();
    let open: Vec<&str> = alignment.open().map(|own| own.title.as_str()).collect();
    match (all, all - open.len()) {
        (0, _) => tell.say("Nothing pulls the teams apart.".to_owned()),
        (all, 0) => tell.say(format!("{} found.", tell.counted(all, "mismatch", "mismatches"))),
        (all, accepted) => {
            let (found, accepted) = (tell.counted(all, "mismatch", "mismatches"), tell.count(accepted));
            tell.say(format!("{found} found, {accepted} accepted."));
        }
    }
    if !open.is_empty() {
        tell.say(format!("Not accepted: {}.", open.join("; ")));
    }
}

pub(super) fn learned_together(tell: &mut Teller<'_>) {
    let pairs = &tell.metrics.alignment.learned.pairs;
    if pairs.is_empty() {
        let as_of = tell.day(tell.metrics.as_of());
        return tell.miss(format!(
            "No two teams have learned together up to {as_of}: log what they did and they stand here."
        ));
    }
    let brought = tell.counted(pairs.len(), "pair of teams has", "pairs of teams have");
    tell.say(format!("{brought} learned together."));
    let said = pairs.iter().map(|pair| {
        let (entries, last) = (tell.counted(pair.entries.len(), "entry", "entries"), tell.day(pair.last));
        format!("{} and {}, {entries}, last on {last}", pair.a, pair.b)
    });
    let said: Vec<String> = said.collect();
    tell.say(format!("These are: {}.", said.join("; ")));
}
