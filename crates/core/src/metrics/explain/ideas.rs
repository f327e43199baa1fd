//! Ideas: how many, of whom, when, how far they came, who stands behind them together.

use super::teller::{Teller, has, is, was};
use crate::metrics::funnel::FunnelStep;
use crate::metrics::names::NOBODY;

/// The new ideas, or says that there is none.
fn some_new(tell: &mut Teller<'_>) -> Option<usize> {
    let new = tell.metrics.ideas.new.len();
    if new == 0 {
        tell.nothing("No idea was created", "log one");
    }
    (new > 0).then_some(new)
}

pub(super) fn new(tell: &mut Teller<'_>) {
    let Some(new) = some_new(tell) else { return };
    tell.say(format!("{} {} created {}.", tell.ideas(new), was(new), tell.period()));
}

pub(super) fn contributors(tell: &mut Teller<'_>) {
    let Some(new) = some_new(tell) else { return };
    let (ideas, names) = (&tell.metrics.ideas, &tell.metrics.view.names);
    let unnamed = ideas.new.iter().filter(|place| names.proposer(**place) == NOBODY).count();
    let named = new - unnamed;
    if named == 0 {
        let of = match new {
            1 => "The 1 new idea names no proposer".to_owned(),
            _ => format!("None of the {} new ideas names a proposer", tell.count(new)),
        };
        tell.miss(format!("{of}: name one and this number begins."));
        return;
    }
    let proposers = tell.counted(ideas.contributors, "person", "different people");
    let verb = if named == 1 { "names" } else { "name" };
    let new_ideas = tell.counted(named, "idea", "ideas");
    tell.say(format!("{new_ideas} created {} {verb} {proposers} as proposer.", tell.period()));
    if unnamed > 0 {
        let verb = if unnamed == 1 { "names nobody and is" } else { "name nobody and are" };
        tell.say(format!("{} {verb} left out.", tell.counted(unnamed, "more idea", "more ideas")));
    }
}

pub(super) fn by_month(tell: &mut Teller<'_>) {
    let Some(new) = some_new(tell) else { return };
    let months = &tell.metrics.ideas.by_month;
    let empty = months.iter().filter(|(_, count)| *count == 0).count();
    // Of several equal ones the first.
    let most = months.iter().rev().max_by_key(|(_, count)| *count).copied();
    let in_months = tell.counted(months.len(), "month", "months");
    let mut sentence = format!("{} {} created in {in_months}, {}", tell.ideas(new), was(new), tell.period());
    if let Some((month, count)) = most.filter(|_| months.len() > 1) {
        sentence.push_str(&format!(
            "; the most in one month {} {}, in {}",
            is(count),
            tell.count(count),
            tell.month(month)
        ));
    }
    tell.say(format!("{sentence}."));
    if empty > 0 {
        let stays = if empty == 1 { "has none and counts" } else { "have none and count" };
        tell.say(format!("{} {stays} as 0.", tell.counted(empty, "month", "months")));
    }
    tell.say_parts_of_months();
}

pub(super) fn by_team(tell: &mut Teller<'_>) {
    let Some(new) = some_new(tell) else { return };
    let rows = &tell.metrics.ideas.by_team;
    let without = rows.iter().find(|(team, _)| team.is_empty()).map_or(0, |(_, ideas)| ideas.len());
    let owned = new - without;
    let mut teams = rows.iter().filter(|(team, _)| !team.is_empty());
    if let Some((team, ideas)) = teams.next() {
        let all = 1 + teams.count();
        let by = tell.counted(all, "team", "teams");
        let most = if all > 1 {
            format!("; the most by {team}, {}", tell.count(ideas.len()))
        } else {
            String::new()
        };
        let created = format!("{} created {} {} owned", tell.ideas(owned), tell.period(), is(owned));
        tell.say(format!("{created} by {by}{most}."));
    }
    match (without, owned) {
        (0, _) => {}
        (_, 0) => tell.miss(format!(
            "No owning team is named by the {}: name one and this number begins.",
            tell.counted(new, "new idea", "new ideas")
        )),
        _ => tell.say(format!(
            "{} {} no owning team and {} under a dash.",
            tell.counted(without, "more idea", "more ideas"),
            has(without),
            if without == 1 { "stands" } else { "stand" }
        )),
    }
}

pub(super) fn funnel(tell: &mut Teller<'_>) {
    let Some(new) = some_new(tell) else { return };
    let metrics = tell.metrics;
    let as_of = tell.day(metrics.as_of());
    tell.say(format!(
        "{} {} created {}; they are looked at as of {as_of}.",
        tell.ideas(new),
        was(new),
        tell.period()
    ));
    let steps =
        FunnelStep::ALL.into_iter().filter_map(|step| Some((step, metrics.funnel.of_previous(step)?)));
    for (step, share) in steps.filter(|(_, share)| share.n > 0) {
        let reached = match step {
            FunnelStep::Created => "Created",
            FunnelStep::Shortlisted => "Shortlisted, or with a pilot",
            FunnelStep::Piloted => "Of these, a pilot started",
            FunnelStep::Concluded => "Of these, an outcome was decided",
            FunnelStep::Succeeded => "Of these, one succeeded",
            FunnelStep::Adopted => "Of these, one is to be adopted",
        };
        tell.say(format!("{reached}: {}.", tell.division(share)));
    }
}

pub(super) fn cross_team(tell: &mut Teller<'_>) {
    if some_new(tell).is_none() {
        return;
    }
    let share = tell.metrics.cross_team.share;
    let which = format!("created {}", tell.period());
    let teams = "two or more teams that own or support it";
    tell.share(share, ["idea", "ideas"], &which, [&format!("names {teams}"), &format!("name {teams}")]);
}

pub(super) fn pairs(tell: &mut Teller<'_>) {
    let Some(new) = some_new(tell) else { return };
    let cross = &tell.metrics.cross_team;
    let Some(first) = cross.pairs.first() else {
        let of = tell.counted(new, "new idea", "new ideas");
        tell.miss(format!(
            "No two teams stand behind one of the {of}: name a supporting team and this number begins."
        ));
        return;
    };
    let together = cross.ideas.len();
    let verb = if together == 1 { "names" } else { "name" };
    let pairs = tell.counted(cross.pairs.len(), "pair", "pairs");
    let of = tell.counted(new, "new idea", "new ideas");
    tell.say(format!(
        "{} of the {of} {verb} two or more teams, which makes {pairs} of teams.",
        tell.count(together)
    ));
    tell.say(format!("{} and {} stand together behind {}.", first.a, first.b, tell.ideas(first.ideas.len())));
    if cross.pairs.iter().map(|pair| pair.ideas.len()).sum::<usize>() > together {
        tell.say("An idea of three or more teams counts once for each pair.".to_owned());
    }
}
