//! Sentences and the words that they share.

use super::Explained;
use crate::date::{Date, Month};
use crate::figures::Figures;
use crate::metrics::{Metrics, Share};

/// Below so many, an interval is wide enough that it is said why.
const FEW: usize = 30;
/// From so many on, a percentage carries a decimal.
const MANY: usize = 100;

/// Which records a number looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LookedAt {
    Ideas,
    Kpis,
    Issues,
    Entries,
}

/// Says how one number came about.
pub(super) struct Teller<'a> {
    pub metrics: &'a Metrics,
    write: &'a dyn Figures,
    looked_at: LookedAt,
    told: Explained,
}

impl<'a> Teller<'a> {
    pub(super) fn new(metrics: &'a Metrics, write: &'a dyn Figures, looked_at: LookedAt) -> Teller<'a> {
        Teller { metrics, write, looked_at, told: Explained::default() }
    }

    /// Adds a sentence.
    pub(super) fn say(&mut self, sentence: String) {
        self.told.sentences.push(sentence);
    }

    /// Says which input is absent.
    pub(super) fn miss(&mut self, what: String) {
        self.told.missing = Some(what);
    }

    /// Says that nothing of a kind lies in the period, and what changes that: in a period that still goes on
    /// something to do, in one that is over another period.
    pub(super) fn nothing(&mut self, what: &str, to_do: &str) {
        let goes_on = self.metrics.period().to() == self.metrics.as_of();
        let what_now = if goes_on {
            format!("{to_do} and this number begins")
        } else {
            "choose another period".to_owned()
        };
        let period = self.period();
        self.miss(format!("{what} {period}: {what_now}."));
    }

    pub(super) fn finish(mut self) -> Explained {
        let [records, how, subject] = match self.looked_at {
            LookedAt::Ideas => return self.finish_of_ideas(),
            LookedAt::Kpis => ["KPIs", "owns or contributes to", "KPIs"],
            LookedAt::Issues => ["issues", "is named in", "Issues"],
            LookedAt::Entries => ["entries", "is named in", "Entries"],
        };
        if let Some(team) = self.metrics.team() {
            self.say(format!("Only {records} that {team} {how} are looked at."));
        }
        if let Some(tag) = self.metrics.tag() {
            self.say(format!("{subject} carry no tags, so the tag {tag} changes nothing here."));
        }
        self.told
    }

    fn finish_of_ideas(mut self) -> Explained {
        let team = self.metrics.team().map(|team| format!("{team} owns or supports"));
        let tag = self.metrics.tag().map(|tag| format!("have the tag {tag}"));
        let looked_at = match (team, tag) {
            (None, None) => return self.told,
            (Some(team), None) => team,
            (None, Some(tag)) => tag,
            (Some(team), Some(tag)) => format!("{team} and that {tag}"),
        };
        self.say(format!("Only ideas that {looked_at} are looked at, with their pilots and outcomes."));
        self.told
    }

    /// A count.
    pub(super) fn count(&self, count: usize) -> String {
        self.write.number(count as f64, 0)
    }

    /// A number with at most so many decimals.
    pub(super) fn number(&self, value: f64, decimals: usize) -> String {
        self.write.number(value, decimals)
    }

    /// A change with its sign.
    pub(super) fn signed(&self, change: f64) -> String {
        let sign = if change > 0.0 {
            "+"
        } else if change < 0.0 {
            "−"
        } else {
            ""
        };
        format!("{sign}{}", self.write.number(change.abs(), 2))
    }

    /// A count with its noun: "1 pilot", "28 pilots".
    pub(super) fn counted(&self, count: usize, one: &str, many: &str) -> String {
        format!("{} {}", self.count(count), if count == 1 { one } else { many })
    }

    /// An amount with its noun: "1 day", "1.5 days".
    pub(super) fn measured(&self, value: f64, decimals: usize, one: &str, many: &str) -> String {
        let text = self.number(value, decimals);
        let noun = if text == self.number(1.0, 0) { one } else { many };
        format!("{text} {noun}")
    }

    /// So many pilots.
    pub(super) fn pilots(&self, count: usize) -> String {
        self.counted(count, "pilot", "pilots")
    }

    /// "Of the 28 pilots", "Of 1 pilot".
    pub(super) fn of_the(&self, count: usize, one: &str, many: &str) -> String {
        let the = if count == 1 { "" } else { "the " };
        format!("Of {the}{}", self.counted(count, one, many))
    }

    /// So many ideas.
    pub(super) fn ideas(&self, count: usize) -> String {
        self.counted(count, "idea", "ideas")
    }

    /// So many days.
    pub(super) fn days(&self, days: i64) -> String {
        let unit = if days == 1 { "day" } else { "days" };
        format!("{} {unit}", self.write.number(days as f64, 0))
    }

    /// So many hours, given in seconds.
    pub(super) fn hours(&self, seconds: i64) -> String {
        let hours = self.write.number(seconds as f64 / 3600.0, 1);
        format!("{hours} {}", if hours == "1" { "hour" } else { "hours" })
    }

    /// A value in its unit.
    pub(super) fn value(&self, value: f64, unit: &str) -> String {
        let number = self.write.number(value, 2);
        match unit {
            "" => number,
            "%" => format!("{number}%"),
            unit => format!("{number} {unit}"),
        }
    }

    pub(super) fn day(&self, day: Date) -> String {
        self.write.day(day)
    }

    pub(super) fn month(&self, month: Month) -> String {
        self.write.month_and_year(month)
    }

    /// "from 2025-07-01 to 2026-06-12", or "on 2026-06-12".
    pub(super) fn period(&self) -> String {
        let period = self.metrics.period();
        if period.from() == period.to() {
            format!("on {}", self.day(period.to()))
        } else {
            format!("from {} to {}", self.day(period.from()), self.day(period.to()))
        }
    }

    /// "in the 347 days from 2025-07-01 to 2026-06-12", or "on 2026-06-12".
    pub(super) fn in_its_days(&self) -> String {
        match self.metrics.period().days() {
            1 => self.period(),
            days => format!("in the {} {}", self.days(days), self.period()),
        }
    }

    /// A share of 0–1 in percent, with the decimals that n can carry.
    pub(super) fn percent(&self, share: f64, n: usize) -> String {
        format!("{}%", self.write.number(share * 100.0, usize::from(n >= MANY)))
    }

    /// "17 ÷ 28 = 60.7%"; "0 of 0" has no quotient.
    pub(super) fn division(&self, share: Share) -> String {
        let (k, n) = (self.count(share.k), self.count(share.n));
        match share.value() {
            Some(value) => format!("{k} ÷ {n} = {}%", self.write.number(value * 100.0, 1)),
            None => format!("{k} of {n}"),
        }
    }

    /// "Of the 12 pilots concluded from … to …, 9 have a learning: 9 ÷ 12 = 75%.", with the interval. `which` tells which
    /// they are, `did` what those that count did, for one and for several.
    pub(super) fn share(&mut self, share: Share, [one, many]: [&str; 2], which: &str, did: [&str; 2]) {
        let of_the = self.of_the(share.n, one, many);
        let did = if share.k == 1 { did[0] } else { did[1] };
        let (k, division) = (self.count(share.k), self.division(share));
        self.say(format!("{of_the} {which}, {k} {did}: {division}."));
        self.say_interval(share);
    }

    /// Says how far the share may lie from the true one.
    pub(super) fn say_interval(&mut self, share: Share) {
        if let Some(estimate) = share.estimate() {
            let (low, high) = (self.percent(estimate.low, share.n), self.percent(estimate.high, share.n));
            let may = if share.n < FEW {
                "With so few, the true rate may lie anywhere"
            } else {
                "The true rate may lie"
            };
            self.say(format!("{may} from {low} to {high} (95% Wilson interval)."));
        }
    }

    /// Says of which months at the period's ends only a part counts.
    pub(super) fn say_parts_of_months(&mut self) {
        let period = self.metrics.period();
        let (first, last) = (period.from().month(), period.to().month());
        let (begins, ends) = (period.from() == first.first(), period.to() == last.last());
        let only = |month: Month, days: String| format!("Of {} only {days} counts.", self.month(month));
        let (from, to) = (self.day(period.from()), self.day(period.to()));
        let said = match (begins, ends) {
            (true, true) => Vec::new(),
            _ if first == last && from == to => vec![only(first, format!("the day {from}"))],
            _ if first == last => vec![only(first, format!("what lies from {from} to {to}"))],
            (false, true) => vec![only(first, format!("what lies on or after {from}"))],
            (true, false) => vec![only(last, format!("what lies on or before {to}"))],
            (false, false) => vec![
                only(first, format!("what lies on or after {from}")),
                only(last, format!("what lies on or before {to}")),
            ],
        };
        self.told.sentences.extend(said);
    }
}

/// "was" or "were".
pub(super) fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

/// "has" or "have".
pub(super) fn has(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// "is" or "are".
pub(super) fn is(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// "a, b and c".
pub(in crate::metrics) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
