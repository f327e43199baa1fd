//! The columns of charts by month: months, or where these would be too many to see, quarters, years or
//! decades.

use super::figures::{Figures, number, year};
use super::ink::Ink;
use super::scene::Scene;
use super::text::{Anchor, width};
use crate::date::{Date, Month};
use crate::metrics::Period;

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub first: Month,
    pub last: Month,
    /// The first of its rows in the table by month.
    pub at: usize,
    /// How many rows it has.
    pub count: usize,
    /// Whether all days of its months lie in the period.
    pub whole: bool,
}

/// The columns of a period.
#[derive(Clone, Debug)]
pub(super) struct Spans {
    pub list: Vec<Span>,
    /// Months in a whole column.
    months: usize,
    period: Period,
}

/// As many columns as are seen well on a phone, and one less.
const MOST: usize = 61;

impl Spans {
    pub(super) fn of(period: Period) -> Spans {
        let rows = period.months().count();
        let months = [1, 3, 12].into_iter().find(|months| rows / months < MOST).unwrap_or(120);
        let mut list: Vec<Span> = Vec::new();
        for ((month, days), at) in period.months().zip(0..) {
            let whole = days.from() == month.first() && days.to() == month.last();
            match list.last_mut() {
                Some(span) if column(span.first, months) == column(month, months) => {
                    span.last = month;
                    span.count += 1;
                    span.whole &= whole;
                }
                _ => list.push(Span { first: month, last: month, at, count: 1, whole }),
            }
        }
        Spans { list, months, period }
    }

    /// `month`, `quarter`, `year` or `decade`.
    pub(super) fn word(&self) -> &'static str {
        match self.months {
            1 => "month",
            3 => "quarter",
            12 => "year",
            _ => "decade",
        }
    }

    /// Whether each column is one month.
    pub(super) fn are_months(&self) -> bool {
        self.months == 1
    }

    /// What is said of months that the period has only a part of; begins with a space.
    pub(super) fn parts_said(&self, write: &dyn Figures) -> String {
        let (from, to) = (self.period.from(), self.period.to());
        let mut said = String::new();
        let cut_before = from != from.month().first();
        let cut_after = to != to.month().last();
        let mut say = |month: Month, word: &str, day: Date| {
            said.push_str(&format!(" {} counts {word} {}.", write.month(month), write.day(day)));
        };
        if cut_before {
            say(from.month(), "from", from);
        }
        if cut_after {
            say(to.month(), "up to", to);
        }
        said
    }

    /// What a column is called: `Mar 2026`, `Jan 2026 to Mar 2026`.
    pub(super) fn name(&self, span: &Span, write: &dyn Figures) -> String {
        let first = write.month_and_year(span.first);
        if span.first == span.last {
            first
        } else {
            format!("{first} to {}", write.month_and_year(span.last))
        }
    }

    /// Writes names of columns below a chart, as many as there is room for: months, and years where they
    /// begin. `centre` is where a column's middle lies. Takes [`Spans::NAMES`] pixels from `top`.
    pub(super) fn names(
        &self,
        scene: &mut Scene,
        top: f64,
        centre: &dyn Fn(usize) -> f64,
        write: &dyn Figures,
    ) {
        let step = if self.list.len() > 1 { centre(1) - centre(0) } else { scene.width };
        let half = |text: &str| width(text, Ink::Tick.size()) / 2.0;
        let widest = self.list.iter().map(|span| half(&write.month(span.first)) * 2.0).fold(0.0, f64::max);
        // Every month, every second, third or sixth; none where even these would be crowded.
        let strides = [1i64, 2, 3, 6].into_iter().filter(|_| self.are_months());
        let stride = strides.into_iter().find(|stride| widest + 4.0 <= step * *stride as f64);
        if let Some(stride) = stride {
            for (at, span) in self.list.iter().enumerate() {
                if number(span.first) % stride == 0 {
                    scene.text(Ink::Tick, (centre(at), top + 14.0), Anchor::Middle, write.month(span.first));
                }
            }
        }
        let base = if stride.is_some() { top + 29.0 } else { top + 14.0 };
        let begins: Vec<usize> = (0..self.list.len()).filter(|at| self.begins_year(*at)).collect();
        let mut free = 0.0;
        for (n, at) in begins.iter().enumerate() {
            let Some(span) = self.list.get(*at) else { continue };
            let text = year(span.first).to_string();
            let (half, x) = (half(&text), centre(*at));
            // A year that has only its last months here leaves its place to the next one.
            let next = begins.get(n + 1).filter(|_| n == 0);
            let room = next.is_none_or(|next| centre(*next) - x >= half * 2.0 + 6.0);
            if room && x - half >= free {
                scene.text(Ink::Tick, (x, base), Anchor::Middle, text);
                free = x + half + 14.0;
            }
        }
    }

    fn begins_year(&self, at: usize) -> bool {
        let year_of = |at: usize| self.list.get(at).map(|span| year(span.first));
        at.checked_sub(1).and_then(year_of) != year_of(at)
    }

    /// The height of the names.
    pub(super) const NAMES: f64 = 36.0;
}

fn column(month: Month, months: usize) -> i64 {
    number(month) / months as i64
}
