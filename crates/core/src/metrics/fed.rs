//! KPIs that fill themselves: those metrics of ours that a KPI can be taken from.

use std::cell::RefCell;

use super::answers::{CSAT, DEPLOYMENTS, NPS};
use super::cross_team::CrossTeam;
use super::duration::Durations;
use super::flow::Flow;
use super::ideas::Ideas;
use super::issues::Issues;
use super::learning::Learning;
use super::portfolio::{Kpi, Portfolio};
use super::scope::{Period, Scope};
use super::stats::wilson::Share;
use super::success_within::SuccessWithin;
use super::view::View;
use super::window::Window;
use super::{deployments, follow_through, survey};
use crate::date::Date;
pub use crate::model::fed::{FED, FedMetric};

/// The metric of that id, if a KPI can be taken from it.
pub fn metric(id: &str) -> Option<&'static FedMetric> {
    FED.iter().find(|metric| metric.id == id)
}

/// A metric's value from a day (from the first day of everything where none is given) to `as_of`, read as of then and
/// over the whole workspace. A share is from 0 to 1, a duration in the metric's unit. None where there is nothing to
/// compute it from, the day lies after `as_of`, or a KPI can't be taken from it.
pub fn value(portfolio: &Portfolio, id: &str, from: Option<Date>, as_of: Date) -> Option<f64> {
    Some(Feed::new(portfolio, as_of).read(id, from)?.number())
}

/// What a KPI that is taken from a metric says on a day: the metric over the days from the KPI's start on, in the
/// KPI's unit.
pub(super) fn of_kpi(kpi: &Kpi, feed: &Feed<'_>) -> Option<f64> {
    Some(match feed.read(&kpi.metric, kpi.start_on)? {
        Read::Number(number) => number,
        Read::Share(share) => kpi.in_unit(share),
    })
}

/// What a KPI that is taken from a metric said at the end of each month from its start on, and on the day: at most the
/// last `most` of these, oldest first.
pub fn course(portfolio: &Portfolio, kpi: &Kpi, as_of: Date, most: usize) -> Vec<(Date, f64)> {
    let first = kpi.start_on.unwrap_or(Date::FIRST);
    let mut days = vec![as_of];
    let mut month = as_of.month();
    while days.len() < most && month.first() > first {
        let day = month.first().plus_days(-1);
        days.push(day);
        month = day.month();
    }
    let said = days.into_iter().rev().map(|day| (day, of_kpi(kpi, &Feed::new(portfolio, day))));
    said.filter_map(|(day, value)| Some((day, value?))).collect()
}

/// A value, and whether it is a share.
enum Read {
    Number(f64),
    Share(f64),
}

impl Read {
    fn number(self) -> f64 {
        match self {
            Read::Number(number) | Read::Share(number) => number,
        }
    }
}

/// The whole workspace as of a day, for as many metrics as are asked for.
pub(super) struct Feed<'p> {
    portfolio: &'p Portfolio,
    as_of: Date,
    /// Only made for the first metric of ideas and pilots, and then used for all.
    view: RefCell<Option<View>>,
}

impl<'p> Feed<'p> {
    pub(super) fn new(portfolio: &'p Portfolio, as_of: Date) -> Feed<'p> {
        Feed { portfolio, as_of, view: RefCell::new(None) }
    }

    pub(super) fn as_of(&self) -> Date {
        self.as_of
    }

    fn read(&self, id: &str, from: Option<Date>) -> Option<Read> {
        let period = Period::new(from.unwrap_or(Date::FIRST), self.as_of)?;
        let window = Window { as_of: self.as_of, period, team: None };
        let issues = || Issues::of(self.portfolio, &window);
        match id {
            "issues.time_to_first_response" => {
                issues().time_to_first_response.median_hours().map(Read::Number)
            }
            "issues.time_to_resolve" => issues().time_to_resolve.median_hours().map(Read::Number),
            "issues.sla_met" => of(issues().sla_met.share()),
            "issues.follow_ups_done" => of(issues().follow_ups_done.share()),
            DEPLOYMENTS => of(deployments::total(self.portfolio, &window)),
            CSAT => of(survey::total(self.portfolio, &window, CSAT).csat()),
            NPS => survey::total(self.portfolio, &window, NPS).nps().value().map(Read::Number),
            _ => self.of_pilots(id, from),
        }
    }

    /// A metric of ideas and pilots.
    fn of_pilots(&self, id: &str, from: Option<Date>) -> Option<Read> {
        metric(id)?;
        let mut view = self.view.borrow_mut();
        if view.is_none() {
            *view = View::new(self.portfolio, &Scope::up_to(self.as_of)).ok();
        }
        let view = view.as_mut()?;
        let all = view.period;
        view.period = Period::new(from.unwrap_or(all.from()), self.as_of)?;
        let read = pilots(self.portfolio, view, id);
        view.period = all;
        read
    }
}

fn pilots(portfolio: &Portfolio, view: &View, id: &str) -> Option<Read> {
    let count = |count: usize| Some(Read::Number(count as f64));
    let days = |days: Option<i64>| Some(Read::Number(days? as f64));
    let succeeded = || view.concluded(view.period).filter(|run| run.succeeded()).count();
    match id {
        "ideas.new" => count(view.new_ideas().len()),
        "ideas.contributors" => count(Ideas::of(view).contributors),
        "pilots.succeeded" => count(succeeded()),
        "pilots.started" => count(view.started(view.period).len()),
        "pilots.concluded" => count(view.ends.within(view.period).len()),
        "success_within/365" => {
            let horizons = SuccessWithin::of(view).horizons;
            let year = horizons.iter().find(|horizon| horizon.days == 365)?;
            Some(Read::Share(year.within?.value))
        }
        "pilots.success_rate" => of(Share::new(succeeded(), view.ends.within(view.period).len())),
        "time_to_pilot" => days(Durations::to_pilot(portfolio, view).median()),
        "pilot_duration" => days(Durations::of_pilots(view).median()),
        "flow.throughput_per_30_days" => Some(Read::Number(Flow::of(view).throughput_per_30_days)),
        "cross_team.ideas" => of(CrossTeam::of(view).share),
        "learning.rate" => of(Learning::of(portfolio, view).rate.share()),
        "learning.reuse" => of(Learning::of(portfolio, view).reuse.share()),
        "learning.written" => of(Learning::of(portfolio, view).written.share()),
        "follow_through" => of(follow_through::follow_through(portfolio, view).share()),
        _ => None,
    }
}

fn of(share: Share) -> Option<Read> {
    share.value().map(Read::Share)
}
