//! What an address asks a page of numbers to look at; what can't be read of it is told, never passed over.

use std::fmt;

use super::Span;
use crate::Date;
use crate::metrics::{Scope, ScopeError};

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Which days.
    pub span: Span,
    /// The day as of which everything is read; today where none is named.
    pub as_of: Option<Date>,
    /// The team, by its name; all where empty.
    pub team: String,
    /// The tag that ideas carry; all where empty.
    pub tag: String,
    /// What of the address means nothing.
    pub unread: Vec<Unread>,
}

/// A part of an address that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A day that is none.
    Day {
        /// The part's name.
        key: &'static str,
        /// What it says.
        text: String,
    },
    /// A period that is not among those there are.
    Period {
        /// What it says.
        text: String,
    },
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Day { key, text } => write!(
                f,
                "The address says {key}={text}, which is not a date. Days are written 2024-12-31. No numbers are \
                 shown, because they would be of other days than the link meant."
            ),
            Unread::Period { text } => {
                write!(f, "The address says period={text}. Periods are ")?;
                for (at, (word, _)) in Span::NAMES.iter().enumerate() {
                    let between = if at + 1 == Span::NAMES.len() { " and " } else { ", " };
                    write!(f, "{}{word}", if at == 0 { "" } else { between })?;
                }
                write!(f, ".")
            }
        }
    }
}

impl Looked {
    /// Reads the parts of an address. Where it names no period and no days, `usual` is meant.
    pub fn of<'a>(part: impl Fn(&str) -> &'a str, usual: Span) -> Looked {
        let mut unread = Vec::new();
        let mut day = |key: &'static str| {
            let text = part(key).trim();
            let day = Date::parse_loose(text);
            if day.is_none() && !text.is_empty() {
                unread.push(Unread::Day { key, text: text.to_owned() });
            }
            day
        };
        let (from, to, as_of) = (day("from"), day("to"), day("as_of"));
        let word = part("period");
        let span = match word {
            // An address that names days means them.
            "" if from.is_some() || to.is_some() => Span::Custom { from, to },
            "" => usual,
            "custom" => Span::Custom { from, to },
            _ => Span::of(word, "", ""),
        };
        if !word.is_empty() && span.word() != word {
            unread.push(Unread::Period { text: word.to_owned() });
        }
        Looked { span, as_of, team: part("team").to_owned(), tag: part("tag").to_owned(), unread }
    }

    /// The scope that this is on a day. Periods without days of their own, such as "this quarter", lie around the day
    /// as of which everything is read.
    pub fn scope(&self, today: Date) -> Result<Scope, ScopeError> {
        let as_of = self.as_of.unwrap_or(today);
        let (from, to) = match self.span {
            Span::All => (None, None),
            Span::Custom { from, to } => (from, to),
            span => {
                let period = span.period(as_of, None)?;
                (Some(period.from()), Some(period.to()))
            }
        };
        let named = |name: &String| Some(name.clone()).filter(|name| !name.is_empty());
        Ok(Scope { as_of, from, to, team: named(&self.team), tag: named(&self.tag) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(query: &[(&str, &'static str)]) -> Looked {
        Looked::of(|key| query.iter().find(|(own, _)| *own == key).map_or("", |(_, text)| *text), Span::All)
    }

    fn scope(query: &[(&str, &'static str)]) -> Option<(String, String, String)> {
        let scope = looked(query).scope(Date::parse("2026-06-12")?).ok()?;
        let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        Some((day(scope.from), day(scope.to), scope.as_of.to_string()))
    }

    fn days(from: &str, to: &str, as_of: &str) -> Option<(String, String, String)> {
        Some((from.to_owned(), to.to_owned(), as_of.to_owned()))
    }

    #[test]
    fn nothing_asked_is_everything_until_today() {
        assert_eq!(scope(&[]), days("-", "-", "2026-06-12"));
        assert_eq!(looked(&[]).unread, []);
    }

    #[test]
    fn days_and_named_periods_are_read() {
        assert_eq!(
            scope(&[("from", "2024-01-01"), ("to", "2024-12-31")]),
            days("2024-01-01", "2024-12-31", "2026-06-12")
        );
        assert_eq!(scope(&[("from", "2024-1-1")]), days("2024-01-01", "-", "2026-06-12"));
        assert_eq!(scope(&[("period", "quarter")]), days("2026-04-01", "2026-06-30", "2026-06-12"));
        let then = [("period", "quarter"), ("as_of", "2025-02-03")];
        assert_eq!(scope(&then), days("2025-01-01", "2025-03-31", "2025-02-03"));
    }

    #[test]
    fn what_means_nothing_is_told() {
        let wrong = looked(&[("from", "2024-02-30"), ("period", "month"), ("as_of", "soon")]);
        let told: Vec<String> = wrong.unread.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3);
        assert!(told[0].starts_with("The address says from=2024-02-30, which is not a date."), "{told:?}");
        assert!(told[2].ends_with("year, all and custom."), "{told:?}");
    }
}
