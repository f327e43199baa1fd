//! `docs/METRICS.md`, section 5: alignment, mismatch by mismatch, and its laws on random portfolios.

use std::collections::BTreeSet;

use pilotbook_core::figures::Plain;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::Portfolio;
use pilotbook_core::metrics::alignment::{
    Alignment, CODES, GOAL_WITHOUT_KPI, IDEAS_WAIT, KPI_SILENT, KPI_UNSERVED, Mismatch, OPPOSITE_DIRECTIONS,
    Part, Remedy, TEAM_WITHOUT_SHARED_KPI, TEAMS_APART, goal_progress,
};
use pilotbook_core::metrics::kpi::KpiStatus;
use pilotbook_core::metrics::portfolio::{Entry, Goal, Idea, Kpi, Pilot, Reading};
use pilotbook_core::model::{EntryType, KpiDirection, Triage};
use proptest::prelude::*;

use super::build::day;

const TODAY: &str = "2026-06-12";

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn with_teams(list: &[&str]) -> Portfolio {
    let ids = list.iter().map(|name| ((*name).to_owned(), id(&format!("team:{}", name.to_lowercase()))));
    Portfolio { teams: names(list), team_ids: ids.collect(), ..Portfolio::default() }
}

fn kpi(name: &str, owners: &[&str], contributors: &[&str]) -> Kpi {
    let record = id(&format!("kpi:{}", name.to_lowercase().replace(' ', "-")));
    let (owners, contributors) = (names(owners), names(contributors));
    Kpi { name: name.to_owned(), owners, contributors, ..Kpi::new(record) }
}

fn goal(name: &str, teams: &[&str]) -> Goal {
    let record = id(&format!("goal:{}", name.to_lowercase().replace(' ', "-")));
    Goal { statement: name.to_owned(), teams: names(teams), ..Goal::new(record) }
}

/// An idea old enough to wait.
fn idea(name: &str, team: &str, supporting: &[&str]) -> Idea {
    Idea {
        title: name.to_owned(),
        team: team.to_owned(),
        supporting_teams: supporting.iter().map(|name| (*name).to_owned()).collect(),
        created_on: Some(day("2026-05-13")),
        ..Idea::new(id(&format!("idea:{}", name.to_lowercase().replace(' ', "-"))))
    }
}

fn aligned(portfolio: &Portfolio) -> Alignment {
    Alignment::of(portfolio, day(TODAY), None, &Plain)
}

fn of_code(portfolio: &Portfolio, code: &str) -> Vec<Mismatch> {
    aligned(portfolio).mismatches.into_iter().filter(|own| own.code == code).collect()
}

fn only(portfolio: &Portfolio, code: &str) -> Mismatch {
    let mut found = of_code(portfolio, code);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn shared_counts_kpis_in_force_that_two_distinct_teams_own() {
    let mut portfolio = with_teams(&["DevOps", "DevRel", "Docs"]);
    let in_force = |start: Option<&str>, due: Option<&str>, name: &str, owners: &[&str]| Kpi {
        start_on: start.map(day),
        due_on: due.map(day),
        ..kpi(name, owners, &[])
    };
    portfolio.kpis = vec![
        in_force(None, None, "a", &["DevOps", "DevRel"]),
        in_force(Some("2026-06-12"), Some("2026-06-12"), "b", &["DevOps", "DevRel", "Docs"]),
        in_force(Some("2026-01-01"), None, "c", &["DevOps", "Docs"]),
        in_force(None, Some("2026-12-31"), "d", &["DevOps"]),
        in_force(None, None, "e", &[]),
        Kpi { archived: true, ..in_force(None, None, "f", &["Docs"]) },
        in_force(None, None, "g", &["Docs"]),
        in_force(None, None, "h", &["DevRel"]),
        // Not in force: to come, and past.
        in_force(Some("2026-06-13"), None, "i", &["DevOps", "DevRel"]),
        in_force(None, Some("2026-06-11"), "j", &["DevOps", "DevRel"]),
    ];
    // A contributor shares nothing.
    portfolio.kpis[3].contributors = names(&["DevRel"]);
    let share = aligned(&portfolio).shared.share();
    assert_eq!((share.k, share.n), (3, 8));
    // Of one team: what it owns or contributes to.
    let docs = Alignment::of(&portfolio, day(TODAY), Some("Docs"), &Plain).shared.share();
    assert_eq!((docs.k, docs.n), (2, 4));
    assert_eq!(aligned(&with_teams(&[])).shared.share().estimate(), None);
}

#[test]
fn the_matrix_has_every_kpi_in_force_once_under_its_goal() {
    let mut portfolio = with_teams(&["DevOps", "DevRel"]);
    let (mut late, early) = (goal("Late", &[]), goal("Early", &["DevRel"]));
    late.from = Some(day("2026-07-01"));
    let early = Goal { from: Some(day("2026-01-01")), ..early };
    let over = Goal { to: Some(day("2026-06-11")), ..goal("Over", &[]) };
    let vision = Goal { is_vision: true, ..goal("Vision", &[]) };
    let mut both = kpi("B both", &["DevOps"], &["DevOps", "DevRel"]);
    both.goals = [late.id.clone(), early.id.clone(), vision.id.clone()].into();
    let a = Kpi { goals: [early.id.clone()].into(), ..kpi("A", &[], &["DevRel"]) };
    let of_over = Kpi { goals: [over.id.clone()].into(), ..kpi("C", &[], &[]) };
    portfolio.goals = vec![late.clone(), vision, over, early.clone()];
    portfolio.kpis = vec![both, of_over, a];
    let matrix = aligned(&portfolio).matrix;
    let shown: Vec<(Option<RecordId>, Vec<&str>)> = matrix
        .goals
        .iter()
        .map(|group| (group.goal.clone(), group.rows.iter().map(|row| row.name.as_str()).collect()))
        .collect();
    assert_eq!(shown, [(Some(early.id), vec!["A", "B both"]), (Some(late.id), vec![]), (None, vec!["C"])]);
    let parts: Vec<Part> = matrix.rows().flat_map(|row| row.parts.clone()).collect();
    // Named as owner and contributor, it owns.
    let expected =
        [Part::Nothing, Part::Contributes, Part::Owns, Part::Contributes, Part::Nothing, Part::Nothing];
    assert_eq!(parts, expected);
    assert_eq!(matrix.taking_part(&portfolio), [true, true]);
    portfolio.kpis.truncate(1);
    portfolio.kpis[0].contributors.clear();
    portfolio.goals.truncate(1);
    assert_eq!(aligned(&portfolio).matrix.taking_part(&portfolio), [true, false]);
}

#[test]
fn a_team_without_a_shared_kpi_is_told_what_is_nearest() {
    let mut portfolio = with_teams(&["DevOps", "DevRel", "Docs"]);
    // Nothing is asked before there is a KPI.
    assert!(of_code(&portfolio, TEAM_WITHOUT_SHARED_KPI).is_empty());
    portfolio.kpis =
        vec![kpi("Uptime", &["DevOps", "DevRel"], &[]), kpi("Satisfaction", &["Docs"], &["DevRel"])];
    let docs = only(&portfolio, TEAM_WITHOUT_SHARED_KPI);
    assert_eq!(docs.title, "Docs shares no KPI with another team");
    assert_eq!(docs.text, "Docs owns Satisfaction alone. DevRel already contributes to it.");
    assert_eq!(
        (docs.about.clone(), docs.remedy.label()),
        (vec![id("team:docs")], "Make DevRel co-owner".into())
    );
    assert_eq!(docs.key(), "team_without_shared_kpi team:docs");

    let told = |own: Kpi| {
        let kpis = vec![kpi("Uptime", &["DevOps", "DevRel"], &[]), own];
        let own = only(&Portfolio { kpis, ..portfolio.clone() }, TEAM_WITHOUT_SHARED_KPI);
        (own.text, own.remedy)
    };
    let (text, remedy) = told(kpi("Adoption", &["DevRel"], &["Docs"]));
    assert_eq!(text, "Docs owns no KPI and contributes to Adoption, which DevRel owns.");
    assert!(matches!(remedy, Remedy::CoOwn { team, .. } if team == id("team:docs")));
    let (text, remedy) = told(kpi("Satisfaction", &["Docs"], &[]));
    assert_eq!(text, "Docs owns Satisfaction alone, and nobody contributes.");
    assert_eq!(remedy, Remedy::Open(vec![id("kpi:satisfaction")]));
    let (text, remedy) = told(kpi("Adoption", &["DevRel"], &[]));
    assert_eq!(text, "Docs owns no KPI and contributes to none.");
    assert_eq!(remedy, Remedy::AddKpi { goal: None, owners: vec![id("team:docs")] });

    // Settled by what is offered.
    portfolio.kpis[1].owners.insert("DevRel".to_owned());
    assert!(of_code(&portfolio, TEAM_WITHOUT_SHARED_KPI).is_empty());
}

#[test]
fn a_goal_without_a_kpi() {
    let mut portfolio = with_teams(&["DevRel", "Support"]);
    let voice = Goal {
        from: Some(day("2026-07-01")),
        to: Some(day("2026-09-30")),
        ..goal("One voice", &["Support", "DevRel"])
    };
    let over = Goal { to: Some(day("2026-06-11")), ..goal("Over", &[]) };
    let vision = Goal { is_vision: true, ..goal("Vision", &[]) };
    let archived = Goal { archived: true, ..goal("Archived", &[]) };
    portfolio.goals = vec![voice.clone(), over, vision, archived];
    let found = only(&portfolio, GOAL_WITHOUT_KPI);
    assert_eq!(found.title, "The goal “One voice” has no KPI");
    assert_eq!(found.text, "Planned for 2026-07-01 to 2026-09-30 by DevRel and Support.");
    // A KPI that begins only later stands for it all the same.
    let later = Kpi { goals: [voice.id].into(), start_on: Some(day("2026-07-01")), ..kpi("Voice", &[], &[]) };
    portfolio.kpis.push(later);
    assert!(of_code(&portfolio, GOAL_WITHOUT_KPI).is_empty());
}

#[test]
fn one_measure_in_opposite_directions() {
    let mut portfolio = with_teams(&["DevOps", "Support"]);
    let down = Some(KpiDirection::Down);
    portfolio.kpis = vec![
        Kpi { unit: "a week".into(), ..kpi("Deploys", &["DevOps"], &[]) },
        Kpi { unit: "A Week ".into(), direction: down, ..kpi("deploys", &["Support"], &[]) },
        Kpi { unit: "a day".into(), direction: down, ..kpi("Deploys", &[], &[]) },
    ];
    portfolio.kpis[1].id = id("kpi:other");
    portfolio.kpis[2].id = id("kpi:third");
    let found = only(&portfolio, OPPOSITE_DIRECTIONS);
    assert_eq!(found.text, "Deploys ↑ (DevOps) and deploys ↓ (Support) measure the same thing.");
    assert_eq!(found.about, [id("kpi:deploys"), id("kpi:other")]);
    assert_eq!(found.remedy.label(), "Open both");
    portfolio.kpis[0].direction = down;
    assert!(of_code(&portfolio, OPPOSITE_DIRECTIONS).is_empty());
    // Only ASCII case is ignored; a KPI without a name measures nothing yet.
    portfolio.kpis[0].direction = None;
    for (a, b) in [("Ämter", "ämter"), ("", "")] {
        (portfolio.kpis[0].name, portfolio.kpis[1].name) = (a.to_owned(), b.to_owned());
        assert!(of_code(&portfolio, OPPOSITE_DIRECTIONS).is_empty());
    }
}

/// A KPI from 10 to 20 over the year with a reading.
fn read(name: &str, value: f64) -> Kpi {
    let own = kpi(name, &["DevOps"], &[]);
    let reading = Reading { value: Some(value), ..Reading::new(id("reading:a"), day("2026-06-01")) };
    Kpi {
        baseline: Some(10.0),
        target: Some(20.0),
        start_on: Some(day("2026-01-01")),
        due_on: Some(day("2026-12-31")),
        readings: vec![reading],
        ..own
    }
}

#[test]
fn a_kpi_that_nothing_serves() {
    let mut portfolio = with_teams(&["DevOps"]);
    portfolio.kpis = vec![read("Restore", 9.0)];
    let found = only(&portfolio, KPI_UNSERVED);
    assert_eq!(found.title, "No idea serves Restore");
    assert_eq!(found.text, "It is off track, and there is no idea yet that could name it.");
    portfolio.ideas = vec![idea("A", "DevOps", &[])];
    portfolio.pilots = vec![Pilot::new(id("pilot:a"))];
    let found = only(&portfolio, KPI_UNSERVED);
    assert_eq!(found.text, "It is off track, and none of 1 idea and 1 pilot names it or its goal.");
    assert_eq!(found.remedy, Remedy::NewIdea { kpi: Some(id("kpi:restore")), teams: Vec::new() });
    let served = [
        Portfolio { kpis: vec![read("Restore", 20.0)], ..portfolio.clone() },
        Portfolio { kpis: vec![Kpi { archived: true, ..read("Restore", 9.0) }], ..portfolio.clone() },
        {
            let mut served = portfolio.clone();
            served.ideas[0].serves = [id("kpi:restore")].into();
            served
        },
        {
            let mut served = portfolio.clone();
            served.kpis[0].goals = [id("goal:safe")].into();
            served.pilots[0].serves = [id("goal:safe")].into();
            served
        },
    ];
    for portfolio in served {
        assert!(of_code(&portfolio, KPI_UNSERVED).is_empty());
    }
}

#[test]
fn a_kpi_that_nobody_reads() {
    let mut portfolio = with_teams(&["DevOps"]);
    let silent = |cadence: f64, last: Option<&str>| {
        let mut own = Kpi { cadence_days: Some(cadence), ..read("Restore", 12.0) };
        own.readings.retain(|_| last.is_some());
        for reading in &mut own.readings {
            reading.day = day(last.unwrap());
        }
        own
    };
    portfolio.kpis = vec![silent(7.0, Some("2026-05-29"))];
    let found = only(&portfolio, KPI_SILENT);
    assert_eq!(found.title, "Restore was not read for two cadences");
    assert_eq!(found.text, "It is to be read every 7 days. The last reading is of 2026-05-29.");
    portfolio.kpis = vec![silent(1.0, None)];
    let found = only(&portfolio, KPI_SILENT);
    assert_eq!(found.text, "It is to be read every day. There is no reading since its start on 2026-01-01.");
    portfolio.kpis = vec![silent(7.0, Some("2026-05-30"))];
    assert!(of_code(&portfolio, KPI_SILENT).is_empty());
}

#[test]
fn ideas_that_wait_for_one_team() {
    let mut portfolio = with_teams(&["DevOps", "DevRel", "SDK"]);
    let waits = |name: &str, team: &str| idea(name, team, &["SDK", "SDK"]);
    portfolio.ideas = vec![waits("A", "DevOps"), waits("B", "DevRel"), waits("C", "")];
    portfolio.ideas[1].created_on = Some(day("2026-01-01"));
    portfolio.ideas[2].triage = Triage::Shortlisted;
    let found = only(&portfolio, IDEAS_WAIT);
    assert_eq!(found.title, "3 ideas wait for SDK");
    let text =
        "They name SDK as supporting and have no pilot. The oldest, “B” of DevRel, has waited for 162 days.";
    assert_eq!((found.text.as_str(), found.about.as_slice()), (text, &[id("team:sdk")][..]));
    // Each of these is no longer waited for, or not yet.
    let spoil: [fn(&mut Portfolio); 6] = [
        |portfolio| portfolio.ideas[0].created_on = Some(day("2026-05-14")),
        |portfolio| portfolio.ideas[0].created_on = None,
        |portfolio| portfolio.ideas[0].triage = Triage::Parked,
        |portfolio| portfolio.ideas[0].archived = true,
        |portfolio| portfolio.ideas[0].team = "SDK".to_owned(),
        |portfolio| portfolio.pilots = vec![Pilot { idea: Some(0), ..Pilot::new(id("pilot:a")) }],
    ];
    for spoil in spoil {
        let mut portfolio = portfolio.clone();
        spoil(&mut portfolio);
        assert!(of_code(&portfolio, IDEAS_WAIT).is_empty());
    }
}

#[test]
fn teams_without_work_in_common() {
    let mut portfolio = with_teams(&["DevOps", "DevRel", "Docs", "Idle"]);
    portfolio.ideas = vec![idea("A", "DevOps", &[]), idea("B", "DevRel", &[])];
    portfolio.goals = vec![goal("Safe", &["DevRel", "Docs"])];
    let found = of_code(&portfolio, TEAMS_APART);
    let titles: Vec<&str> = found.iter().map(|own| own.title.as_str()).collect();
    // Those with a goal in common first; a team that nothing names is left out.
    let expected = [
        "DevRel and Docs have no work in common",
        "DevOps and DevRel have no work in common",
        "DevOps and Docs have no work in common",
    ];
    assert_eq!(titles, expected);
    let text = "No idea, pilot or KPI names both teams. The goal “Safe” is set by both.";
    assert_eq!(found[0].text, text);
    assert_eq!(found[0].about, [id("team:devrel"), id("team:docs")]);
    // Only what concerns one team.
    let docs = Alignment::of(&portfolio, day(TODAY), Some("Docs"), &Plain).mismatches;
    assert_eq!(docs.iter().filter(|own| own.code == TEAMS_APART).count(), 2);

    // An idea, a pilot led by somebody of the other team, and a KPI each bring two together.
    portfolio.ideas[0].supporting_teams = vec!["DevRel".to_owned()];
    let lead = Pilot { idea: Some(0), lead_teams: names(&["Docs"]), ..Pilot::new(id("pilot:a")) };
    portfolio.pilots = vec![lead];
    assert!(of_code(&portfolio, TEAMS_APART).is_empty());
    portfolio.pilots.clear();
    assert_eq!(of_code(&portfolio, TEAMS_APART).len(), 2);
    portfolio.kpis = vec![kpi("K", &["Docs"], &["DevOps", "DevRel"])];
    assert!(of_code(&portfolio, TEAMS_APART).is_empty());
}

#[test]
fn an_agreed_entry_accepts_one_mismatch() {
    let mut portfolio = with_teams(&["DevOps", "DevRel"]);
    portfolio.kpis = vec![kpi("Uptime", &["DevOps"], &[])];
    let before = aligned(&portfolio);
    let key = before.mismatches[0].key();
    let entry = |name: &str, kind, day_said: &str, accepts: &str| Entry {
        kind: Some(kind),
        day: Some(day(day_said)),
        accepts: accepts.to_owned(),
        ..Entry::new(id(name))
    };
    portfolio.entries = vec![
        entry("entry:a", EntryType::Comment, TODAY, &key),
        entry("entry:b", EntryType::Agreed, "2026-06-13", &key),
        entry("entry:c", EntryType::Agreed, TODAY, &format!("{key} ")),
    ];
    assert_eq!(aligned(&portfolio).open().count(), before.mismatches.len());
    portfolio.entries.push(entry("entry:e", EntryType::Agreed, TODAY, &key));
    portfolio.entries.push(entry("entry:d", EntryType::Agreed, "2026-01-01", &key));
    let after = aligned(&portfolio);
    assert_eq!(after.open().count() + 1, before.mismatches.len());
    assert_eq!(after.mismatches[0].accepted, Some(id("entry:d")));
}

#[test]
fn a_goal_is_as_far_as_its_kpis() {
    let safe = goal("Safe", &[]);
    let of = |kpi: Kpi| Kpi { goals: [safe.id.clone()].into(), ..kpi };
    let none = kpi("None", &[], &[]);
    let later = Kpi { start_on: Some(day("2026-06-13")), ..kpi("Later", &[], &[]) };
    let portfolio = Portfolio {
        kpis: vec![of(read("Beyond", 30.0)), of(read("Back", 5.0)), of(none), of(later), read("Other", 15.0)],
        ..Portfolio::default()
    };
    let found = goal_progress(&portfolio, &safe.id, day(TODAY));
    let kpis: Vec<&str> = found.kpis.iter().map(|own| own.kpi.as_str()).collect();
    assert_eq!(kpis, ["kpi:back", "kpi:beyond", "kpi:none"]);
    // 2 beyond its target counts as 1, −0.5 as 0; without a reading it is not in the mean.
    assert_eq!((found.reached, found.counted, found.status), (Some(0.5), 2, KpiStatus::OffTrack));
    assert!((found.expected.unwrap() - 162.0 / 364.0).abs() < 1e-12);
    let empty = goal_progress(&Portfolio::default(), &safe.id, day(TODAY));
    assert_eq!((empty.reached, empty.expected, empty.status), (None, None, KpiStatus::NoData));
}

const TEAMS: [&str; 4] = ["A", "B", "C", "D"];

fn some_teams() -> impl Strategy<Value = BTreeSet<String>> {
    proptest::collection::btree_set(proptest::sample::select(&TEAMS[..]).prop_map(str::to_owned), 0..3)
}

prop_compose! {
    fn random()(
        kpis in proptest::collection::vec((some_teams(), some_teams(), 0..3_usize, any::<bool>(), -3..3_i64), 0..6),
        ideas in proptest::collection::vec((some_teams(), 0..60_i64), 0..8),
        goals in proptest::collection::vec((some_teams(), any::<bool>()), 0..3),
    ) -> Portfolio {
        let today = day(TODAY);
        let goals: Vec<Goal> = goals.into_iter().enumerate().map(|(at, (teams, is_vision))| {
            let statement = format!("goal {at}");
            Goal { teams, is_vision, statement, ..Goal::new(id(&format!("goal:{at}"))) }
        }).collect();
        let kpi = |(at, (owners, contributors, name, down, due)): (usize, (_, _, usize, bool, i64))| Kpi {
            owners,
            contributors,
            name: format!("kpi {name}"),
            direction: down.then_some(KpiDirection::Down),
            due_on: Some(today.plus_days(due)),
            goals: goals.get(name).map(|goal| goal.id.clone()).into_iter().collect(),
            ..Kpi::new(id(&format!("kpi:{at}")))
        };
        let idea = |(at, (teams, age)): (usize, (BTreeSet<String>, i64))| Idea {
            supporting_teams: teams.into_iter().collect(),
            created_on: Some(today.plus_days(-age)),
            ..Idea::new(id(&format!("idea:{at}")))
        };
        Portfolio {
            kpis: kpis.into_iter().enumerate().map(kpi).collect(),
            ideas: ideas.into_iter().enumerate().map(idea).collect(),
            goals,
            ..with_teams(&TEAMS)
        }
    }
}

fn keys(portfolio: &Portfolio) -> BTreeSet<String> {
    aligned(portfolio).mismatches.iter().map(Mismatch::key).collect()
}

proptest! {
    #[test]
    fn laws(portfolio in random(), turn in 0..6_usize) {
        let found = aligned(&portfolio);
        let in_force: BTreeSet<&RecordId> =
            portfolio.kpis.iter().filter(|kpi| kpi.due_on >= Some(day(TODAY))).map(|kpi| &kpi.id).collect();
        let rows: Vec<&RecordId> = found.matrix.rows().map(|row| &row.kpi).collect();
        prop_assert_eq!(rows.len(), in_force.len());
        prop_assert_eq!(rows.iter().copied().collect::<BTreeSet<_>>(), in_force.clone());
        prop_assert_eq!(found.shared.k.len(), found.matrix.rows().filter(|row| row.shared).count());

        // Every key once, ids sorted, codes in their order.
        let all = keys(&portfolio);
        prop_assert_eq!(all.len(), found.mismatches.len());
        prop_assert!(found.mismatches.iter().all(|own| own.about.is_sorted() && !own.about.is_empty()));
        let places = found.mismatches.iter().map(|own| CODES.iter().position(|code| *code == own.code).unwrap());
        prop_assert!(places.is_sorted());

        // A team shares a KPI, or it is said that it doesn't.
        for team in TEAMS {
            let shares = found.matrix.rows().any(|row| {
                row.shared && portfolio.kpis[row.place as usize].owners.contains(team)
            });
            let told = all.contains(&format!("{TEAM_WITHOUT_SHARED_KPI} team:{}", team.to_lowercase()));
            prop_assert_eq!(told, !shares && !in_force.is_empty());
        }
        // Two teams stand together behind something, or it is said that they don't.
        for (at, a) in TEAMS.iter().enumerate() {
            for b in &TEAMS[at + 1..] {
                let ideas = portfolio.ideas.iter().map(|idea| idea.supporting_teams.iter().cloned().collect());
                let kpis = portfolio.kpis.iter().filter(|kpi| in_force.contains(&kpi.id));
                let kpis = kpis.map(|kpi| kpi.owners.union(&kpi.contributors).cloned().collect());
                let groups: Vec<BTreeSet<String>> = ideas.chain(kpis).collect();
                let together = groups.iter().any(|group| group.contains(*a) && group.contains(*b));
                let seen = |team: &str| {
                    groups.iter().chain(portfolio.goals.iter().map(|goal| &goal.teams)).any(|group| group.contains(team))
                };
                let key = format!("{TEAMS_APART} team:{} team:{}", a.to_lowercase(), b.to_lowercase());
                prop_assert_eq!(all.contains(&key), !together && seen(a) && seen(b), "{}", key);
            }
        }

        // The order of the records changes nothing.
        let mut turned = portfolio.clone();
        if !turned.kpis.is_empty() {
            let by = turn % turned.kpis.len();
            turned.kpis.rotate_left(by);
        }
        turned.ideas.reverse();
        turned.goals.reverse();
        prop_assert_eq!(keys(&turned), all.clone());

        // One accepted, the others stay open.
        if let Some(first) = found.mismatches.first() {
            let entry = Entry { kind: Some(EntryType::Agreed), accepts: first.key(), ..Entry::new(id("entry:a")) };
            let accepted = Portfolio { entries: vec![entry], ..portfolio.clone() };
            let after = aligned(&accepted);
            prop_assert_eq!(after.mismatches.len(), found.mismatches.len());
            prop_assert_eq!(after.open().count() + 1, found.mismatches.len());
        }

        // What concerns one team is part of what concerns all.
        for team in TEAMS {
            let own = Alignment::of(&portfolio, day(TODAY), Some(team), &Plain);
            let goals = own.mismatches.iter().filter(|own| own.code == GOAL_WITHOUT_KPI);
            prop_assert!(goals.map(Mismatch::key).all(|key| all.contains(&key)));
            prop_assert!(own.shared.n.len() <= found.shared.n.len());
        }
    }
}
