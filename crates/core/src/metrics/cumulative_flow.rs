//! `cumulative_flow`: how many ideas had come how far by the end of each month.

use super::view::{Dated, View};
use crate::date::Month;
use crate::json::Value;

/// Over all ideas of the scope created by `as_of`, not only the period's: created, first piloted and
/// first concluded up to each month's last day. Each column counts by its own date.
#[derive(Clone, Debug, Default)]
pub struct CumulativeFlow {
    /// Every month that the period touches.
    pub by_month: Vec<CumulativeMonth>,
    pub(super) piloted: Dated,
    pub(super) concluded: Dated,
}

/// What had been reached by a month's last day, or by the period's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CumulativeMonth {
    /// The month.
    pub month: Month,
    /// Ideas created.
    pub created: usize,
    /// Ideas whose first pilot had started.
    pub piloted: usize,
    /// Ideas whose first outcome had been decided.
    pub concluded: usize,
}

impl CumulativeFlow {
    pub(super) fn of(view: &View) -> CumulativeFlow {
        let ideas =
            view.ideas.up_to(view.as_of).iter().map(|(_, place)| (view.reached[*place as usize], *place));
        let piloted = ideas.clone().filter_map(|(reached, place)| Some((reached.first_start?, place)));
        let concluded = ideas.filter_map(|(reached, place)| Some((reached.first_end?, place)));
        let (piloted, concluded) = (Dated::new(piloted.collect()), Dated::new(concluded.collect()));
        let by_month = view.period.months().map(|(month, days)| CumulativeMonth {
            month,
            created: view.ideas.count_to(days.to()),
            piloted: piloted.count_to(days.to()),
            concluded: concluded.count_to(days.to()),
        });
        CumulativeFlow { by_month: by_month.collect(), piloted, concluded }
    }

    pub(super) fn to_json(&self) -> Value {
        let rows = self.by_month.iter().map(|row| {
            let counts = [row.created, row.piloted, row.concluded].map(Value::from);
            Value::List([vec![row.month.to_string().into()], counts.to_vec()].concat())
        });
        Value::List(rows.collect())
    }
}
