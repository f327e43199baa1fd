//! What is looked at: the portfolio cut by team, tag and the day as of which it is read.
//!
//! Every family of metrics reads this and nothing else of time, so that "does not exist yet" is
//! decided in one place. Records are named by their places in the portfolio; lists are ordered by
//! day, so that a period is a slice.

use super::names::Names;
use super::portfolio::{Idea, Outcome, Portfolio};
use super::scope::{Period, Scope, ScopeError};
use super::window::Window;
use crate::date::Date;
use crate::model::choice::Verdict;

/// Places in a list of the [`Portfolio`], such as its ideas; in which, the holder says.
pub type Places = Vec<u32>;

/// Places with a day each, ordered by day.
#[derive(Clone, Debug, Default)]
pub(super) struct Dated(Vec<(Date, u32)>);

impl Dated {
    pub(super) fn new(mut list: Vec<(Date, u32)>) -> Dated {
        list.sort_unstable();
        Dated(list)
    }

    /// How many lie on or before a day.
    pub(super) fn count_to(&self, day: Date) -> usize {
        self.0.partition_point(|(date, _)| *date <= day)
    }

    pub(super) fn up_to(&self, day: Date) -> &[(Date, u32)] {
        &self.0[..self.count_to(day)]
    }

    pub(super) fn within(&self, period: Period) -> &[(Date, u32)] {
        let first = self.0.partition_point(|(date, _)| *date < period.from());
        &self.0[first..self.count_to(period.to())]
    }

    pub(super) fn first_day(&self) -> Option<Date> {
        self.0.first().map(|(date, _)| *date)
    }
}

/// The places alone.
pub(super) fn places(dated: &[(Date, u32)]) -> Places {
    dated.iter().map(|(_, place)| *place).collect()
}

/// A pilot that has started.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Its place in the portfolio.
    pub place: u32,
    /// Its idea's, unless that is absent or in the trash.
    pub idea: Option<u32>,
    pub start: Date,
    /// Its outcome, if there is one yet.
    pub end: Option<End>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub day: Date,
    pub verdict: Verdict,
}

impl Run {
    /// Whether it runs at the end of a day: from its start until the day before its outcome.
    pub(super) fn runs_on(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| end.day > day)
    }

    /// Whole days from start to outcome, or to `as_of`; negative where it was decided before it began.
    pub(super) fn days(&self, as_of: Date) -> i64 {
        self.end.map_or(as_of, |end| end.day).days_since(self.start)
    }

    pub(super) fn succeeded(&self) -> bool {
        self.end.is_some_and(|end| end.verdict == Verdict::Succeeded)
    }
}

/// How far an idea has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reached {
    pub first_start: Option<Date>,
    pub first_end: Option<Date>,
    pub succeeded: bool,
    pub adopted: bool,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub as_of: Date,
    pub period: Period,
    /// Whether the period's first day was chosen; otherwise it is the first of anything looked at.
    pub from_chosen: bool,
    pub team: Option<String>,
    pub tag: Option<String>,
    /// The ideas, by creation.
    pub ideas: Dated,
    /// The started pilots, by start.
    pub runs: Vec<Run>,
    /// Places in `runs` of those with an outcome, by its day.
    pub ends: Dated,
    /// Teams and proposers of the ideas.
    pub names: Names,
    /// Per idea of the portfolio.
    pub reached: Vec<Reached>,
}

impl View {
    pub(super) fn new(portfolio: &Portfolio, scope: &Scope) -> Result<View, ScopeError> {
        let team = scope.team.as_deref();
        if let Some(team) = team.filter(|team| team.is_empty() || !portfolio.teams.contains(*team)) {
            return Err(ScopeError::UnknownTeam { team: team.to_owned() });
        }
        let tag = scope.tag.as_deref();
        let tagged = |idea: &Idea| tag.is_none_or(|tag| idea.tags.contains(tag));
        if let Some(tag) = tag.filter(|_| !portfolio.ideas.iter().any(tagged)) {
            return Err(ScopeError::UnknownTag { tag: tag.to_owned() });
        }
        let as_of = scope.as_of;
        let looked_at =
            portfolio.ideas.iter().map(|idea| team.is_none_or(|team| idea.is_of(team)) && tagged(idea));
        let looked_at: Vec<bool> = looked_at.collect();
        let ideas =
            portfolio.ideas.iter().zip(&looked_at).zip(0u32..).filter(|((_, looked_at), _)| **looked_at);
        let ideas = ideas.filter_map(|((idea, _), place)| Some((idea.created_on?, place)));
        let ideas = Dated::new(ideas.filter(|(created_on, _)| *created_on <= as_of).collect());

        let mut reached = vec![Reached::default(); portfolio.ideas.len()];
        let mut runs = Vec::with_capacity(portfolio.pilots.len());
        for (pilot, place) in portfolio.pilots.iter().zip(0u32..) {
            // A pilot without an idea is in no team's scope, and in no tag's.
            let idea = pilot.idea.filter(|idea| *idea < portfolio.ideas.len());
            let seen = idea.map_or(team.is_none() && tag.is_none(), |idea| looked_at[idea]);
            let Some(start) = pilot.started_on.filter(|start| seen && *start <= as_of) else { continue };
            let outcome = pilot.outcome.as_ref().filter(|outcome| outcome.decided_on <= as_of);
            let end = outcome.map(|outcome| End { day: outcome.decided_on, verdict: outcome.verdict });
            let run = Run { place, idea: idea.map(|idea| idea as u32), start, end };
            if let Some(idea) = idea {
                let adopted = outcome.is_some_and(|outcome| outcome.is_adopted_on(as_of));
                reached[idea].take(&run, adopted);
            }
            runs.push(run);
        }
        let by_start = Dated::new(runs.iter().zip(0u32..).map(|(run, at)| (run.start, at)).collect());
        let runs: Vec<Run> = by_start.0.iter().map(|(_, at)| runs[*at as usize]).collect();
        let ends = runs.iter().zip(0u32..).filter_map(|(run, place)| Some((run.end?.day, place)));
        let ends = Dated::new(ends.collect());

        let to = scope.to.unwrap_or(as_of).min(as_of);
        let firsts = [ideas.first_day(), runs.first().map(|run| run.start), ends.first_day()];
        let first = firsts.into_iter().flatten().min();
        let from = scope.from.or(first).unwrap_or(to);
        let period = Period::new(from, to).ok_or(match scope.from {
            Some(from) => ScopeError::FromAfterTo { from, to },
            None => ScopeError::NothingUntil { first: from, to },
        })?;
        let names = Names::of(portfolio, &looked_at);
        Ok(View {
            as_of,
            period,
            from_chosen: scope.from.is_some(),
            team: scope.team.clone(),
            tag: scope.tag.clone(),
            ideas,
            runs,
            ends,
            names,
            reached,
        })
    }

    /// What is looked at of records that have no idea.
    pub(super) fn window(&self) -> Window<'_> {
        Window { as_of: self.as_of, period: self.period, team: self.team.as_deref() }
    }

    /// The ideas created in the period.
    pub(super) fn new_ideas(&self) -> &[(Date, u32)] {
        self.ideas.within(self.period)
    }

    /// The pilots started in a period.
    pub(super) fn started(&self, period: Period) -> &[Run] {
        let first = self.runs.partition_point(|run| run.start < period.from());
        let last = self.runs.partition_point(|run| run.start <= period.to());
        &self.runs[first..last]
    }

    /// The pilots with an outcome in a period, by its day.
    pub(super) fn concluded(&self, period: Period) -> impl Iterator<Item = &Run> {
        self.ends.within(period).iter().map(|(_, place)| &self.runs[*place as usize])
    }

    /// The outcomes decided in a period, by day, each with its pilot's place.
    pub(super) fn outcomes<'p>(
        &'p self,
        portfolio: &'p Portfolio,
        period: Period,
    ) -> impl Iterator<Item = (u32, &'p Outcome)> {
        let runs = self.concluded(period);
        runs.filter_map(|run| Some((run.place, portfolio.pilots[run.place as usize].outcome.as_ref()?)))
    }

    /// The pilots that run at the end of a day.
    pub(super) fn running(&self, day: Date) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(move |run| run.runs_on(day))
    }
}

impl Reached {
    fn take(&mut self, run: &Run, adopted: bool) {
        let earlier = |known: Option<Date>, day: Date| Some(known.map_or(day, |known| known.min(day)));
        self.first_start = earlier(self.first_start, run.start);
        if let Some(end) = run.end {
            self.first_end = earlier(self.first_end, end.day);
        }
        self.succeeded |= run.succeeded();
        self.adopted |= run.succeeded() && adopted;
    }
}
