//! The sample workspace: made without a refusal on any day, the same for the same day and seed, without
//! problems, and as lived-in as it says.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pilotbook_core::figures::Plain;
use pilotbook_core::journal::{Content, Journal, Problems, Transaction, conflicts, project, typed_problems};
use pilotbook_core::json;
use pilotbook_core::list::learning::{learning_rows, open_follow_ups};
use pilotbook_core::metrics::alignment::NEVER_LEARNED;
use pilotbook_core::metrics::alignment::{
    Alignment, KPI_SILENT, KPI_UNSERVED, OPPOSITE_DIRECTIONS, TEAM_WITHOUT_SHARED_KPI,
};
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::agreed::agreements;
use pilotbook_core::model::attention::{Attention, attention};
use pilotbook_core::model::escalation::path_of;
use pilotbook_core::model::pressure::Pressure;
use pilotbook_core::model::stage::{PilotStage, idea_stage, pilot_stage};
use pilotbook_core::model::*;
use pilotbook_core::sample::{NAME, sample};
use pilotbook_core::{Date, LocalTime, Time};

const SEED: u64 = 7;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn made(today: Date, seed: u64) -> Vec<Arc<Transaction>> {
    sample(today, seed, "Europe/Vienna").unwrap_or_else(|refused| panic!("{today}: {refused:?}"))
}

fn journal(transactions: &[Arc<Transaction>]) -> Journal {
    let mut journal = Journal::new();
    for transaction in transactions {
        journal.add_transaction(transaction.clone());
    }
    journal
}

fn book(today: Date) -> Book {
    Book::of(project(&journal(&made(today, SEED))))
}

/// Every day of 2026 to 2028, which has a 29 February, in strides that meet each weekday.
fn days() -> impl Iterator<Item = Date> {
    let special = ["2028-02-29", "2028-03-01", "2027-01-01", "2026-12-31", "2026-11-24", "1971-06-01"];
    let strided = (0..1096).step_by(53).map(|days| day("2026-01-01").plus_days(days));
    special.into_iter().map(day).chain(strided)
}

fn check_no_problems(today: Date, transactions: &[Arc<Transaction>]) {
    let journal = journal(transactions);
    let snapshot = project(&journal);
    let mut problems = Problems::default();
    problems.of_journal(&journal, &snapshot, None);
    typed_problems(&snapshot, &schema(KINDS), &mut problems);
    let found: Vec<String> = problems.iter().map(|problem| json::canonical(&problem.to_json())).collect();
    assert!(found.is_empty(), "{today}: {found:?}");
    assert!(conflicts(&snapshot).is_empty());
    assert!(snapshot.retracted().is_empty());
}

#[test]
fn any_day_will_do() {
    for today in days() {
        let transactions = made(today, SEED);
        check_no_problems(today, &transactions);
        // All of it lies before this day begins anywhere on earth, and in the order of its days.
        let begins = today.days_since(day("1970-01-01")) * 24 - 14;
        for (at, transaction) in transactions.iter().enumerate() {
            assert!(i64::try_from(transaction.id.wall()).unwrap() < begins * 3_600_000, "{today}: {at}");
            assert!(transaction.by.starts_with("person:") && !transaction.what.is_empty());
            let text = transaction.canonical();
            assert_eq!(Content::read(json::parse(&text).unwrap()), Content::Good((**transaction).clone()));
        }
        assert!(transactions.is_sorted_by(|a, b| a.id.wall() < b.id.wall()), "{today}");
    }
    for edge in [Date::FIRST, day("1970-01-01"), Date::LAST] {
        check_no_problems(edge, &made(edge, SEED));
    }
}

#[test]
fn the_same_day_and_seed_make_the_same() {
    let today = day("2026-11-24");
    assert_eq!(made(today, SEED), made(today, SEED));
    assert_ne!(made(today, SEED), made(today, SEED + 1));
    assert_eq!(made(today, u64::MAX).len(), made(today, 0).len());
    assert!(sample(today, SEED, "").is_ok());
}

#[test]
fn settings_teams_and_people() {
    let book = book(day("2026-11-24"));
    let settings = book.settings();
    assert_eq!((settings.name.as_str(), settings.currency.as_str()), (NAME, "EUR"));
    assert_eq!(settings.time_zone, "Europe/Vienna");
    let sla = [settings.sla_1_hours, settings.sla_2_hours, settings.sla_3_hours, settings.sla_4_hours];
    assert_eq!(sla, [Some(4.0), Some(24.0), Some(72.0), Some(168.0)]);
    let teams: BTreeSet<String> = book.all::<Team>().map(|team| team.name).collect();
    assert_eq!(teams.into_iter().collect::<Vec<_>>(), ["DevOps", "DevRel", "Docs"]);
    assert_eq!(book.all::<Person>().count(), 9);
}

#[test]
fn ideas_stand_in_every_stage() {
    for today in days() {
        let book = book(today);
        let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
        for idea in book.all::<Idea>() {
            assert!(!idea.problem.is_empty() && idea.team.is_some() && idea.proposer.is_some());
            *stages.entry(idea_stage(&book, &idea).word()).or_default() += 1;
        }
        let expected = [
            ("concluded", 8),
            ("declined", 3),
            ("new", 5),
            ("parked", 3),
            ("piloting", 5),
            ("planned", 2),
            ("shortlisted", 4),
        ];
        assert_eq!(stages.into_iter().collect::<Vec<_>>(), expected, "{today}");
        assert_eq!(book.all::<Idea>().filter(|idea| idea.duplicate_of.is_some()).count(), 1);
        assert!(book.all::<Idea>().filter(|idea| !idea.builds_on.is_empty()).count() >= 8);
    }
}

#[test]
fn pilots_stand_in_every_stage() {
    for today in days() {
        let book = book(today);
        let (mut planned, mut running, mut amended) = (0, 0, 0);
        let mut concluded: BTreeMap<&str, usize> = BTreeMap::new();
        for pilot in book.all::<Pilot>() {
            match pilot_stage(&book, &pilot) {
                PilotStage::Planned => planned += 1,
                PilotStage::Running { since } => {
                    assert!(since < today);
                    running += 1;
                    amended += usize::from(pilot.planned_end != pilot.planned_end_at_start);
                }
                PilotStage::Concluded(outcome, verdict) => {
                    *concluded.entry(verdict.word()).or_default() += 1;
                    assert!(outcome.learning.len() > 80 && !outcome.next_step.is_empty());
                    assert!(outcome.cost.is_some() && outcome.cost_currency == "EUR");
                    assert!(outcome.decided_on.unwrap() < today);
                }
            }
        }
        assert_eq!((planned, running, amended), (2, 5, 1), "{today}");
        let expected = [("abandoned", 1), ("failed", 2), ("inconclusive", 1), ("succeeded", 5)];
        assert_eq!(concluded.into_iter().collect::<Vec<_>>(), expected, "{today}");
        let in_use = book.all::<Outcome>().filter(|outcome| outcome.in_use_on.is_some()).count();
        assert_eq!(in_use, 3);
        let money = book.all::<Impact>().filter(|impact| impact.unit == "EUR").count();
        assert!((2..book.all::<Impact>().count()).contains(&money));
    }
}

/// Noon of a day, by UTC.
fn noon(today: Date) -> Time {
    LocalTime::end_of(today).now.plus_hours(-12.0)
}

#[test]
fn one_of_each_needs_somebody() {
    for today in days() {
        let book = book(today);
        let found = attention(&book, today, noon(today));
        let [blocker, late, step, soon, past_end, no_check_in, open, untriaged] = &found[..] else {
            panic!("{today}: {found:?}");
        };
        let Attention::OpenBlocker { issue, about: Some(about) } = blocker else { panic!("{blocker:?}") };
        assert_eq!(book.get::<Issue>(issue).unwrap().severity, Some(2.0));
        assert!(matches!(pilot_stage(&book, &book.get(about).unwrap()), PilotStage::Running { .. }));
        let late_by = |what: &Attention| match what {
            Attention::OpenIssue { pressure, .. } => *pressure,
            other => panic!("{other:?}"),
        };
        assert!(matches!(late_by(late), Pressure::Overdue { hours } if hours > 60.0), "{today}: {late:?}");
        assert!(matches!(late_by(step), Pressure::PastDay { days: 1..=6 }), "{today}: {step:?}");
        assert!(matches!(late_by(soon), Pressure::DueSoon { hours: 14.0 }), "{today}: {soon:?}");
        assert!(matches!(past_end, Attention::PastPlannedEnd { end, .. } if *end < today));
        let Attention::NoCheckIn { since, .. } = no_check_in else { panic!("{no_check_in:?}") };
        assert!((10..=12).contains(&today.days_since(*since)), "{today}");
        assert!(matches!(open, Attention::DecisionOpen { since: Some(_), .. }));
        assert!(matches!(untriaged, Attention::Untriaged { ideas: 5, .. }));
    }
}

#[test]
fn issues_are_open_resolved_and_raised_along_the_path() {
    let book = book(day("2026-11-24"));
    let (resolved, open): (Vec<Issue>, Vec<Issue>) =
        book.all::<Issue>().partition(|issue| issue.resolved_at.is_some());
    assert_eq!((resolved.len(), open.len()), (9, 10));
    // A step of an onboarding needn't have taught anything.
    let step = |issue: &Issue| issue.r#type == Some(IssueType::OnboardingStep);
    assert!(
        resolved
            .iter()
            .all(|issue| (step(issue) || !issue.learning.is_empty()) && issue.resolved_at > issue.opened_at)
    );
    let raised = open.iter().find(|issue| issue.raised_to.len() == 2).unwrap();
    let path = path_of(&book, raised).unwrap();
    assert!(path.steps.len() == 2 && path.steps[0].to.iter().all(|to| raised.raised_to.contains(to)));
    assert_eq!(path.next(raised), Some(1));
}

#[test]
fn pages_are_written_and_used() {
    for today in days() {
        let book = book(today);
        let pages: Vec<Page> = book.all::<Page>().collect();
        assert_eq!(pages.len(), 3);
        let of = |template: &str| pages.iter().find(|page| page.template == template).unwrap();
        assert!(of("working_agreement").text.contains("## How we decide"));
        assert_eq!(book.issues_about(&of("retrospective").id).len(), 1);
        let steps = book.issues_about(&of("onboarding_guide").id);
        assert_eq!((steps.len(), steps.iter().filter(|step| step.resolved_at.is_none()).count()), (6, 3));
    }
}

/// Pulse, NPS, satisfaction and one team about another: each with several rounds, of which all are shown.
#[test]
fn people_were_asked() {
    for today in days() {
        let book = book(today);
        let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
        let asked: Vec<_> =
            portfolio.kpis.iter().filter(|kpi| kpi.read_as == Some(ReadAs::Answers)).collect();
        let mut rounds: BTreeMap<&str, usize> = BTreeMap::new();
        for kpi in &asked {
            *rounds.entry(kpi.metric.as_str()).or_default() += kpi.said_by(today).count();
        }
        let expected = [("", 11), ("survey.between_teams", 6), ("survey.csat", 6), ("survey.nps", 6)];
        assert_eq!(rounds.into_iter().collect::<Vec<_>>(), expected, "{today}");
        assert!(asked.iter().flat_map(|kpi| &kpi.readings).all(|reading| !reading.differs_by_few));
    }
}

#[test]
fn teams_learned_together_but_for_one_pair() {
    for today in days() {
        let book = book(today);
        let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
        let metrics = Metrics::of(&portfolio, &Scope::up_to(today)).unwrap();
        let pairs = metrics.alignment.learned.pairs.iter();
        let pairs: Vec<(&str, &str, usize)> =
            pairs.map(|pair| (pair.a.as_str(), pair.b.as_str(), pair.entries.len())).collect();
        assert_eq!(pairs, [("DevOps", "DevRel", 3), ("DevRel", "Docs", 2)], "{today}");
        let never = metrics.alignment.open().filter(|own| own.code == NEVER_LEARNED);
        let never: Vec<&str> = never.map(|own| own.title.as_str()).collect();
        assert_eq!(never, ["DevOps and Docs have never learned together"]);
        let rows = learning_rows(&book);
        let of = |name: &str| rows.iter().filter(|row| row.name() == name).count();
        assert_eq!((rows.len(), of("A success recognised"), of("A brave failure recognised")), (7, 1, 1));
        let open = open_follow_ups(&rows);
        let due = |issue: &Issue| issue.due_on.is_some_and(|due| due > today);
        assert!(open.len() == 2 && open.iter().all(|(_, issue)| due(issue)), "{today}");
        assert_eq!(rows.iter().map(|row| row.follow_ups.len()).sum::<usize>(), 4);
    }
}

#[test]
fn metrics_compute() {
    for today in days() {
        let portfolio = portfolio_of(&book(today), &LocalTime::end_of(today));
        let metrics = Metrics::of(&portfolio, &Scope::up_to(today)).unwrap();
        let json = metrics.to_json();
        assert_eq!(json.get("as_of").and_then(json::Value::as_text), Some(today.to_string().as_str()));
        let within = metrics.success_within.horizons.first().and_then(|horizon| horizon.within);
        assert!(within.is_some_and(|within| (0.25..0.6).contains(&within.value)), "{today}: {within:?}");
        let pairs =
            json.get("cross_team").and_then(|found| found.get("pairs")).and_then(json::Value::as_list);
        assert_eq!(pairs.map(<[json::Value]>::len), Some(3));
        for team in ["DevOps", "DevRel", "Docs"] {
            let scope = Scope { team: Some(team.to_owned()), ..Scope::up_to(today) };
            assert!(Metrics::of(&portfolio, &scope).is_ok());
        }
    }
}

/// Goals, KPIs and what was agreed are there, and what was accepted is a mismatch that is found.
#[test]
fn teams_agree_and_one_mismatch_is_accepted() {
    for today in days() {
        let book = book(today);
        let goals: Vec<Goal> = book.all::<Goal>().collect();
        assert_eq!((goals.len(), book.vision().is_some()), (4, true));
        let kpis: Vec<Kpi> = book.all::<Kpi>().collect();
        assert_eq!(kpis.len(), 12);
        let agreed = |kpi: &Kpi| agreements(&book, &kpi.id).len();
        assert_eq!(kpis.iter().map(agreed).sum::<usize>(), 9);
        for kpi in &kpis {
            // Only teams that have a part in it agreed to it.
            for entry in agreements(&book, &kpi.id) {
                assert!(
                    entry
                        .teams
                        .iter()
                        .all(|team| kpi.owners.contains(team) || kpi.contributors.contains(team))
                );
            }
            assert!(kpi.form() == ReadAs::Metric || book.readings_of(&kpi.id).len() >= 3, "{}", kpi.name);
        }
        let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
        let alignment = Alignment::of(&portfolio, today, None, &Plain);
        let codes = |accepted: bool| {
            let list = alignment.mismatches.iter().filter(|own| own.accepted.is_some() == accepted);
            list.map(|own| own.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(true), [KPI_UNSERVED], "{today}");
        assert_eq!(
            codes(false),
            [TEAM_WITHOUT_SHARED_KPI, OPPOSITE_DIRECTIONS, KPI_UNSERVED, KPI_SILENT, NEVER_LEARNED],
            "{today}"
        );
        assert_eq!((alignment.shared.share().k, alignment.shared.share().n), (4, 12));
    }
}
