//! From the rows about goals and KPIs to commands.

use super::agreed::{AcceptedRow, AgreedRow};
use super::copy::{Copy, missing, teams};
use super::fill::number;
use super::goals::GoalRow;
use super::kpis::{KpiRow, MOVED, MovedRow, Read};
use super::serves::ServesRow;
use crate::command::*;
use crate::journal::RecordId;
use crate::model::{Goal, Kind, Kpi, ReadAs};

impl Copy<'_> {
    pub(super) fn goal(&self, row: &GoalRow) -> Result<SaveGoal, Refused> {
        let draft = GoalDraft {
            statement: row.statement.into(),
            from: row.from.map(|ago| self.date(ago)),
            to: row.to.map(|ago| self.date(ago)),
            teams: teams(row.teams)?,
            is_vision: row.vision,
        };
        Ok(SaveGoal { goal: None, draft })
    }

    pub(super) fn kpi(&self, row: &KpiRow) -> Result<SaveKpi, Refused> {
        let own = KpiDraft {
            unit: row.unit.into(),
            direction: Some(row.direction),
            definition: row.definition.into(),
            source: row.source.into(),
            read_as: match row.readings.first() {
                Some((_, _, Read::Share(..), _)) => ReadAs::Share,
                _ => ReadAs::Value,
            },
            ..KpiDraft::default()
        };
        let begun = kpi_template(row.template).map_or(own, KpiDraft::of_template);
        let team = |place: usize| Ok::<_, Refused>(teams(&[place])?.pop());
        let (from_team, to_team) = match row.pair {
            Some((from, to)) => (team(from)?, team(to)?),
            None => (None, None),
        };
        let draft = KpiDraft {
            name: row.name.into(),
            goals: vec![self.made(Goal::NAME, row.goal)?],
            owners: teams(row.owners)?,
            contributors: teams(row.contributors)?,
            baseline: number(row.baseline),
            target: number(row.target),
            start_on: Some(self.date(row.start)),
            due_on: Some(self.date(row.due)),
            cadence_days: Some(row.cadence),
            threshold: number(row.threshold).or(begun.threshold),
            from_team,
            to_team,
            ..begun
        };
        Ok(SaveKpi { kpi: None, draft })
    }

    pub(super) fn read(&self, kpi: &'static str, read: &Read, note: &str) -> Result<AddReading, Refused> {
        let reading = match *read {
            Read::Value(value) => ReadingDraft::Value(value),
            Read::Share(k, n) => ReadingDraft::Share { k, n },
            Read::Answers([one, two, three, four, five]) => {
                ReadingDraft::Answers([0, one, two, three, four, five, 0, 0, 0, 0, 0])
            }
            Read::Scores(counts) => ReadingDraft::Answers(counts),
        };
        Ok(AddReading { kpi: self.made(Kpi::NAME, kpi)?, day: self.day, reading, note: note.into() })
    }

    /// What a pilot's outcome says that it moved.
    pub(super) fn moved(&self, pilot: &str) -> Result<Vec<ImpactDraft>, Refused> {
        let rows = MOVED.iter().filter(|row| row.pilot == pilot);
        let draft = |row: &MovedRow| {
            let kpi = self.made(Kpi::NAME, row.kpi)?;
            let unit = self.book.get::<Kpi>(&kpi).ok_or_else(|| missing(row.kpi))?.unit;
            let amount = number(row.amount);
            Ok(ImpactDraft { kpi: Some(kpi), words: String::new(), amount, unit, basis: row.basis })
        };
        rows.map(draft).collect()
    }

    pub(super) fn serve(&self, row: &ServesRow) -> Result<Serve, Refused> {
        let served = self.made(row.served.0, row.served.1)?;
        Ok(Serve { record: self.made(row.kind, row.key)?, served, on: true })
    }

    pub(super) fn agree(&self, row: &AgreedRow) -> Result<Agree, Refused> {
        let team = teams(&[row.team])?.pop().ok_or_else(|| missing("team"))?;
        Ok(Agree { kpi: self.made(Kpi::NAME, row.kpi)?, team, text: row.text.into() })
    }

    pub(super) fn accept(&self, row: &AcceptedRow) -> Result<AcceptMismatch, Refused> {
        let about = row.about.iter().map(|key| self.made(Kpi::NAME, key));
        let about = about.collect::<Result<Vec<RecordId>, Refused>>()?;
        Ok(AcceptMismatch { code: row.code.into(), about, text: row.text.into() })
    }
}
