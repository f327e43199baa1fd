//! `survey`: what people answered, in counts.

use super::answers::{Answers, CSAT, NPS};
use super::portfolio::{Kpi, Portfolio};
use super::window::Window;
use crate::journal::RecordId;
use crate::json::{Value, object};
use crate::model::choice::ReadAs;
use crate::order;

/// What was asked in the period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surveys {
    /// `survey.csat`: a row a KPI, by name, then by id.
    pub csat: Vec<Survey>,
    /// `survey.nps`: a row a KPI, by name, then by id.
    pub nps: Vec<Survey>,
    /// `survey.between_teams`: a row for every question from team to team, by these three.
    pub between_teams: Vec<BetweenTeams>,
}

/// The answers to a KPI's question.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// The KPI.
    pub kpi: RecordId,
    /// Its name.
    pub name: String,
    /// The answers of all readings dated in the period.
    pub asked: Asked,
}

/// What one team answers about another.
#[derive(Clone, Debug, PartialEq)]
pub struct BetweenTeams {
    /// The name of the team that answers.
    pub from: String,
    /// The name of the team that it is about.
    pub to: String,
    /// The question: the name of the KPIs.
    pub question: String,
    /// The greatest answer that could be given: 5, or 10 of a question from 0 to 10.
    pub most: usize,
    /// The answers.
    pub asked: Asked,
}

/// Answers of several rounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Added up.
    pub answers: Answers,
    /// The readings that they come from.
    pub readings: Vec<RecordId>,
    /// Readings with fewer answers than their KPI asks for, or so few more or fewer than another one. They are in no total: two totals, one with and one without
    /// such a reading, would tell what so few answered.
    pub too_few: usize,
}

impl Asked {
    /// Takes in a KPI's readings of the period.
    fn take(&mut self, kpi: &Kpi, window: &Window<'_>) {
        for reading in kpi.readings.iter().filter(|reading| window.period.contains(reading.day)) {
            match kpi.answers_of(reading) {
                Some(answers) => {
                    self.answers.add(&answers);
                    self.readings.push(reading.id.clone());
                }
                None => self.too_few += usize::from(reading.answers.is_some_and(|few| few.total() > 0)),
            }
        }
    }
}

/// What teams answer about each other, as a table: who answers down, whom it is about across.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs<'a> {
    /// The teams that answer or are asked about, by name: the rows, and the columns.
    pub teams: Vec<&'a str>,
    /// For every row and column the questions of that pair.
    pub cells: Vec<Vec<Vec<&'a BetweenTeams>>>,
}

impl Surveys {
    /// The pairs of teams as a table; none where there is but one pair, which needs no table.
    pub fn pairs(&self) -> Option<Pairs<'_>> {
        let ends = |row: &BetweenTeams| (row.from.clone(), row.to.clone());
        let pairs = order::set(self.between_teams.iter().map(ends));
        let names = self.between_teams.iter().flat_map(|row| [row.from.as_str(), row.to.as_str()]);
        let teams: Vec<&str> = order::set(names).into_iter().collect();
        let cell = |from: &str, to: &str| {
            let own = self.between_teams.iter().filter(|row| row.from == from && row.to == to);
            own.collect::<Vec<_>>()
        };
        let cells = teams.iter().map(|from| teams.iter().map(|to| cell(from, to)).collect()).collect();
        (pairs.len() > 1).then_some(Pairs { teams, cells })
    }

    pub(super) fn of(portfolio: &Portfolio, window: &Window<'_>) -> Surveys {
        Surveys {
            csat: of_kind(portfolio, window, CSAT),
            nps: of_kind(portfolio, window, NPS),
            between_teams: between_teams(portfolio, window),
        }
    }

    pub(super) fn to_json(&self) -> Value {
        let csat = self.csat.iter().map(|row| {
            let mut json = row.asked.answers.csat().to_json();
            name(&mut json, row);
            json
        });
        let nps = self.nps.iter().map(|row| {
            let nps = row.asked.answers.nps();
            let estimate = nps.estimate();
            let mut json = object([
                ("n", nps.n.into()),
                ("promoters", nps.promoters.into()),
                ("passives", nps.passives().into()),
                ("detractors", nps.detractors.into()),
                ("value", estimate.map(|estimate| estimate.value).into()),
                ("low", estimate.map(|estimate| estimate.low).into()),
                ("high", estimate.map(|estimate| estimate.high).into()),
            ]);
            name(&mut json, row);
            json
        });
        let between = self.between_teams.iter().map(|row| {
            let names = [&row.from, &row.to, &row.question].map(|name| name.as_str().into());
            let numbers = [row.asked.answers.mean().into(), row.asked.answers.total().into()];
            Value::List(names.into_iter().chain(numbers).collect())
        });
        object([
            ("csat", Value::List(csat.collect())),
            ("nps", Value::List(nps.collect())),
            ("between_teams", Value::List(between.collect())),
        ])
    }
}

fn name(json: &mut Value, row: &Survey) {
    if let Value::Object(json) = json {
        json.insert("kpi".to_owned(), row.kpi.as_str().into());
        json.insert("name".to_owned(), row.name.as_str().into());
        json.insert("too_few".to_owned(), row.asked.too_few.into());
    }
}

/// The KPIs that are read in counts per answer.
fn asked(portfolio: &Portfolio) -> impl Iterator<Item = &Kpi> {
    portfolio.kpis.iter().filter(|kpi| kpi.read_as == Some(ReadAs::Answers))
}

fn of_kind(portfolio: &Portfolio, window: &Window<'_>, metric: &str) -> Vec<Survey> {
    let kpis = asked(portfolio).filter(|kpi| kpi.metric == metric && window.looks_at(kpi));
    let rows = kpis.map(|kpi| {
        let mut asked = Asked::default();
        asked.take(kpi, window);
        Survey { kpi: kpi.id.clone(), name: kpi.name.clone(), asked }
    });
    let mut rows: Vec<Survey> = rows.collect();
    order::sort_by(&mut rows, |a, b| (&a.name, &a.kpi).cmp(&(&b.name, &b.kpi)));
    rows
}

/// The answers to all KPIs that are condensed as a metric, added up.
pub(super) fn total(portfolio: &Portfolio, window: &Window<'_>, metric: &str) -> Answers {
    let mut total = Answers::default();
    for row in of_kind(portfolio, window, metric) {
        total.add(&row.asked.answers);
    }
    total
}

/// A team about itself is left out, and so is a question without an answer in the period.
fn between_teams(portfolio: &Portfolio, window: &Window<'_>) -> Vec<BetweenTeams> {
    let mut rows: Vec<BetweenTeams> = Vec::new();
    for kpi in asked(portfolio) {
        let (from, to, question) = (&kpi.from_team, &kpi.to_team, &kpi.name);
        let named = window.team.is_none_or(|team| kpi.is_of(team) || team == from || team == to);
        if from.is_empty() || to.is_empty() || from == to || !named {
            continue;
        }
        let at = rows.iter().position(|row| row.from == *from && row.to == *to && row.question == *question);
        let at = at.unwrap_or_else(|| {
            let (from, to, question) = (from.clone(), to.clone(), question.clone());
            rows.push(BetweenTeams { from, to, question, most: 5, asked: Asked::default() });
            rows.len() - 1
        });
        let row = &mut rows[at];
        row.asked.take(kpi, window);
        // A mean may be taken of answers from 0 to 10, too, as an import brings them.
        if kpi.metric == NPS || row.asked.answers.one_to_five() != row.asked.answers {
            row.most = 10;
        }
    }
    rows.retain(|row| row.asked.answers.total() > 0);
    order::sort_by(&mut rows, |a, b| (&a.from, &a.to, &a.question).cmp(&(&b.from, &b.to, &b.question)));
    rows
}
