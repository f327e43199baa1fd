//! The scope that options name: which days, whose.

use clap::Args;
use pilotbook_core::Date;
use pilotbook_core::metrics::Scope;
use pilotbook_core::model::Book;

use crate::Failed;
use crate::moment::Moment;

/// Options of whatever looks at a period.
#[derive(Args)]
pub struct ScopeOptions {
    /// The day they look back from (YYYY-MM-DD); today without it
    #[arg(long)]
    as_of: Option<String>,
    /// The first day of the period; the first day of all records without it
    #[arg(long)]
    from: Option<String>,
    /// The last day of the period; the day they look back from without it
    #[arg(long)]
    to: Option<String>,
    /// Only the ideas that this team owns or supports
    #[arg(long)]
    team: Option<String>,
    /// Only the ideas that carry this tag
    #[arg(long)]
    tag: Option<String>,
}

impl ScopeOptions {
    /// Reads them for a workspace.
    pub fn resolve(self, moment: &Moment, book: &Book) -> Result<Scope, Failed> {
        let as_of = day("--as-of", self.as_of)?.unwrap_or_else(|| moment.today(&book.settings().time_zone));
        let (from, to) = (day("--from", self.from)?, day("--to", self.to)?);
        Ok(Scope { as_of, from, to, team: self.team, tag: self.tag })
    }
}

fn day(option: &str, text: Option<String>) -> Result<Option<Date>, Failed> {
    let Some(text) = text else { return Ok(None) };
    match Date::parse_loose(&text) {
        Some(day) => Ok(Some(day)),
        None => Err(format!("{option} {text} is not a date. Write it as 2026-03-31.")),
    }
}
