//! `criteria`: whether pilots reached what they were held against, and whether that was moved.

use super::portfolio::Portfolio;
use super::portion::Portion;
use super::view::View;
use crate::json::{Value, object};
use crate::model::suggestion::Met;

/// The criteria of the pilots concluded in the period.
#[derive(Clone, Debug, Default)]
pub struct Criteria {
    /// `criteria.met`: criteria met, of those with a result and a target (of a yes/no criterion that is
    /// yes). The places are the pilots', once for each criterion.
    pub met: Portion,
    /// `criteria.amended`: pilots whose criteria changed between start and outcome, of the concluded ones.
    pub amended: Portion,
}

impl Criteria {
    pub(super) fn of(portfolio: &Portfolio, view: &View) -> Criteria {
        let mut all = Criteria::default();
        for (place, _) in view.outcomes(portfolio, view.period) {
            let pilot = &portfolio.pilots[place as usize];
            all.amended.add(place, pilot.criteria_amended);
            for criterion in pilot.criteria.iter().filter(|criterion| criterion.met != Met::Open) {
                all.met.add(place, criterion.met == Met::Yes);
            }
        }
        all
    }

    pub(super) fn to_json(&self) -> Value {
        object([("met", self.met.to_json()), ("amended", self.amended.to_json())])
    }
}
