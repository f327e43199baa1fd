//! `docs/METRICS.md`, section 5: who has learned with whom, and pairs of teams that never did.

use std::collections::{BTreeMap, BTreeSet};

use pilotbook_core::figures::Plain;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::alignment::{Alignment, Mismatch, NEVER_LEARNED, Remedy};
use pilotbook_core::metrics::learned_together::LearnedTogether;
use pilotbook_core::metrics::portfolio::{Entry, Goal, Idea, Issue, Kpi, Pilot};
use pilotbook_core::metrics::{Metrics, Number, Portfolio, Scope};
use pilotbook_core::model::EntryType;
use pilotbook_core::model::learned::is_learning;
use pilotbook_core::{Time, json};
use proptest::prelude::*;

use super::build::day;
use super::random_agreed;

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

/// An entry of named teams, and of people by their teams.
fn held(kind: EntryType, on: &str, teams: &[&str], people: &[&[&str]]) -> Entry {
    Entry {
        kind: Some(kind),
        day: Some(day(on)),
        teams: names(teams),
        people_teams: people.iter().map(|teams| names(teams)).collect(),
        ..Entry::new(id("entry:a"))
    }
}

fn pairs(portfolio: &Portfolio) -> Vec<(String, String, usize, String)> {
    let learned = LearnedTogether::of(portfolio, day(TODAY), None);
    let pairs = learned.pairs.into_iter();
    pairs.map(|pair| (pair.a, pair.b, pair.entries.len(), pair.last.to_string())).collect()
}

fn pair(a: &str, b: &str, times: usize, last: &str) -> (String, String, usize, String) {
    (a.to_owned(), b.to_owned(), times, last.to_owned())
}

#[test]
fn pairs_are_counted_with_their_last_day() {
    let mut portfolio = with_teams(&["DevOps", "DevRel", "Docs"]);
    portfolio.entries = vec![
        held(EntryType::Shadowing, "2026-01-10", &["DevOps", "DevRel"], &[]),
        // By name and through a person.
        held(EntryType::Retrospective, "2026-03-01", &["DevRel"], &[&["DevOps"]]),
        held(EntryType::CheckIn, "2026-02-01", &["DevRel", "DevOps"], &[&["DevOps"], &["DevRel"]]),
        held(EntryType::TeamBuilding, "2026-06-12", &["Docs"], &[&["DevRel"]]),
        // None of these brings anybody together.
        held(EntryType::Recognition, "2026-05-01", &["DevOps", "Docs"], &[]),
        held(EntryType::Comment, "2026-05-01", &["DevOps", "Docs"], &[]),
        held(EntryType::JointTraining, "2026-06-13", &["DevOps", "Docs"], &[]),
        held(EntryType::JointTraining, "2026-05-01", &["DevOps", "Gone"], &[]),
        held(EntryType::JointTraining, "2026-05-01", &["DevOps"], &[&["DevOps"]]),
        Entry { day: None, ..held(EntryType::JointTraining, TODAY, &["DevOps", "Docs"], &[]) },
        Entry { about: Some(id("pilot:a")), ..held(EntryType::CheckIn, TODAY, &["DevOps", "Docs"], &[]) },
    ];
    let expected = [pair("DevOps", "DevRel", 3, "2026-03-01"), pair("DevRel", "Docs", 1, "2026-06-12")];
    assert_eq!(pairs(&portfolio), expected);
    let of_docs = LearnedTogether::of(&portfolio, day(TODAY), Some("Docs"));
    assert_eq!(of_docs.pairs.len(), 1);
    let before = LearnedTogether::of(&portfolio, day("2026-01-31"), None);
    assert_eq!((before.pairs.len(), before.pairs[0].entries.clone()), (1, vec![0]));

    let metrics = Metrics::of(&portfolio, &Scope::up_to(day(TODAY))).unwrap();
    let json = metrics.to_json_all();
    let told = json.get("alignment").and_then(|own| own.get("learned_together")).unwrap();
    let text = r#"[["DevOps","DevRel",3,"2026-03-01"],["DevRel","Docs",1,"2026-06-12"]]"#;
    assert_eq!(json::canonical(told), text);
}

#[test]
fn one_person_of_two_teams_brings_nobody_together() {
    let mut portfolio = with_teams(&["DevOps", "DevRel", "Docs"]);
    let mut told = |teams: &[&str], people: &[&[&str]]| {
        portfolio.entries = vec![held(EntryType::Shadowing, TODAY, teams, people)];
        pairs(&portfolio).into_iter().map(|(a, b, ..)| format!("{a} {b}")).collect::<Vec<_>>()
    };
    let cleo: &[&str] = &["DevRel", "Docs"];
    assert!(told(&[], &[cleo]).is_empty());
    // With somebody of DevOps she brings both of hers to them, and still not these two to each other.
    assert_eq!(told(&["DevOps"], &[cleo]), ["DevOps DevRel", "DevOps Docs"]);
    assert_eq!(told(&[], &[cleo, &["Docs"]]), ["DevRel Docs"]);
    assert_eq!(told(&["DevRel"], &[cleo]), ["DevRel Docs"]);
    assert_eq!(told(&[], &[cleo, cleo]), ["DevRel Docs"]);
}

fn never(portfolio: &Portfolio) -> Vec<Mismatch> {
    let all = Alignment::of(portfolio, day(TODAY), None, &Plain).mismatches;
    all.into_iter().filter(|own| own.code == NEVER_LEARNED).collect()
}

#[test]
fn a_pair_that_never_did_is_told_what_to_begin_with() {
    assert!(never(&with_teams(&["DevOps"])).is_empty());
    let mut portfolio = with_teams(&["DevOps", "DevRel"]);
    let only = |portfolio: &Portfolio| {
        let mut found = never(portfolio);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    };
    let suggested = |portfolio: &Portfolio| {
        let found = only(portfolio);
        let Remedy::LearnTogether { kind, teams } = found.remedy else { panic!("{found:?}") };
        assert_eq!(teams, found.about);
        (found.text, kind)
    };
    let first = only(&portfolio);
    assert_eq!(first.title, "DevOps and DevRel have never learned together");
    assert_eq!(first.key(), "never_learned_together team:devops team:devrel");
    assert_eq!((first.remedy.label().as_str(), first.remedy.word()), ("Log one", "learn_together"));
    let text = "Nothing names both yet. Show each other what you work on, for half an hour.";
    assert_eq!(suggested(&portfolio), (text.to_owned(), EntryType::KnowledgeSharing));

    let both = names(&["DevOps", "DevRel"]);
    portfolio.goals = vec![Goal { teams: both.clone(), ..Goal::new(id("goal:a")) }];
    portfolio.ideas = vec![Idea {
        team: "DevOps".to_owned(),
        supporting_teams: vec!["DevRel".to_owned()],
        created_on: Some(day("2026-01-01")),
        ..Idea::new(id("idea:a"))
    }];
    // A pilot that says no more than its idea is not told twice.
    portfolio.pilots =
        vec![Pilot { idea: Some(0), lead_teams: names(&["DevRel"]), ..Pilot::new(id("pilot:a")) }];
    let text = "They have 1 goal and 1 idea or pilot in common. Take one training together.";
    assert_eq!(suggested(&portfolio), (text.to_owned(), EntryType::JointTraining));
    portfolio.kpis = vec![Kpi {
        name: "Time to first call".to_owned(),
        owners: names(&["DevOps"]),
        contributors: both.clone(),
        ..Kpi::new(id("kpi:a"))
    }];
    let text = "They have 1 KPI, 1 goal and 1 idea or pilot in common. Look back together at Time to first call, for an hour.";
    assert_eq!(suggested(&portfolio), (text.to_owned(), EntryType::Retrospective));
    let issue =
        |at: &str| Issue { teams: both.clone(), opened_at: Time::parse(at), ..Issue::new(id("issue:a")) };
    portfolio.issues = vec![issue("2026-06-12T09:00:00Z"), issue("2026-06-13T09:00:00Z")];
    let text = "They have 1 KPI, 1 issue, 1 goal and 1 idea or pilot in common. Shadow one on-call shift.";
    assert_eq!(suggested(&portfolio), (text.to_owned(), EntryType::Shadowing));

    // It goes with one entry, and with the archive, where nothing is asked about.
    let entry = held(EntryType::Shadowing, "2026-06-01", &["DevOps", "DevRel"], &[]);
    assert!(never(&Portfolio { entries: vec![entry], ..portfolio.clone() }).is_empty());
    let archived = Portfolio { archived_teams: names(&["DevRel"]), ..portfolio.clone() };
    assert!(never(&archived).is_empty());
    // It is accepted as every other is.
    let agreed =
        Entry { kind: Some(EntryType::Agreed), accepts: only(&portfolio).key(), ..Entry::new(id("entry:b")) };
    let accepted = Portfolio { entries: vec![agreed], ..portfolio };
    assert_eq!(only(&accepted).accepted, Some(id("entry:b")));
}

/// Of more than six teams only pairs with something in common are asked about, KPIs before issues before the rest.
#[test]
fn many_teams_are_asked_about_what_they_share() {
    let all: Vec<String> = (0..20).map(|at| format!("T{at:02}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let titles = |portfolio: &Portfolio| {
        let titles = never(portfolio).into_iter().map(|own| own.title);
        titles.map(|title| title.split(" have").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&with_teams(&all[..6])).len(), 15);
    assert!(titles(&with_teams(&all[..7])).is_empty());
    let mut portfolio = with_teams(&all);
    let goal = |a: &str, b: &str| Goal { teams: names(&[a, b]), ..Goal::new(id("goal:a")) };
    let opened_at = Time::parse("2026-01-01T09:00:00Z");
    portfolio.goals = vec![goal("T00", "T01"), goal("T02", "T03"), goal("T02", "T03")];
    portfolio.issues = vec![Issue { teams: names(&["T05", "T06"]), opened_at, ..Issue::new(id("issue:a")) }];
    portfolio.kpis = vec![Kpi { owners: names(&["T08", "T07"]), ..Kpi::new(id("kpi:a")) }];
    assert_eq!(titles(&portfolio), ["T07 and T08", "T05 and T06", "T02 and T03", "T00 and T01"]);
    portfolio.entries = vec![held(EntryType::TeamBuilding, TODAY, &["T05", "T06", "T07", "T08"], &[])];
    assert_eq!(titles(&portfolio), ["T02 and T03", "T00 and T01"]);
}

fn some_teams() -> impl Strategy<Value = BTreeSet<String>> {
    prop::collection::btree_set(
        prop::sample::select(vec!["a", "b", "ä", "gone"]).prop_map(str::to_owned),
        0..4,
    )
}

/// Random portfolios whose entries name people of several teams.
fn portfolio() -> impl Strategy<Value = Portfolio> {
    let people = prop::collection::vec(prop::collection::vec(some_teams(), 0..4), 12);
    (random_agreed::portfolio(), people).prop_map(|(mut portfolio, people)| {
        for (entry, people) in portfolio.entries.iter_mut().zip(people) {
            entry.people_teams = people.into_iter().filter(|teams| !teams.is_empty()).collect();
        }
        let ids = portfolio.teams.iter().enumerate();
        portfolio.team_ids = ids.map(|(at, name)| (name.clone(), id(&format!("team:{at}")))).collect();
        portfolio
    })
}

/// The same a second time: every two that took part are looked at, one by one.
fn naively(
    portfolio: &Portfolio,
    as_of: pilotbook_core::Date,
) -> BTreeMap<(String, String), BTreeSet<usize>> {
    let mut pairs: BTreeMap<(String, String), BTreeSet<usize>> = BTreeMap::new();
    for (place, entry) in portfolio.entries.iter().enumerate() {
        let there = entry.day.is_some_and(|day| day <= as_of);
        if !there || !is_learning(entry.kind, entry.about.as_ref()) {
            continue;
        }
        let mut all: Vec<BTreeSet<String>> = entry.teams.iter().map(|team| [team.clone()].into()).collect();
        all.extend(entry.people_teams.iter().cloned());
        for (at, one) in all.iter().enumerate() {
            for (_, other) in all.iter().enumerate().filter(|(other, _)| *other != at) {
                for a in one {
                    for b in other.iter().filter(|b| *b != a) {
                        if portfolio.teams.contains(a) && portfolio.teams.contains(b) {
                            pairs.entry((a.clone(), b.clone())).or_default().insert(place);
                        }
                    }
                }
            }
        }
    }
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_matrix_is_symmetric_and_adds_up(portfolio in portfolio(), days in 0..200i64) {
        let as_of = day("2024-01-01").plus_days(days);
        let learned = LearnedTogether::of(&portfolio, as_of, None);
        let naive = naively(&portfolio, as_of);
        for a in &portfolio.teams {
            // A team with itself is left out.
            prop_assert_eq!(learned.pair(a, a), None);
            for b in portfolio.teams.iter().filter(|b| *b != a) {
                prop_assert_eq!(learned.pair(a, b), learned.pair(b, a));
                let found: BTreeSet<usize> =
                    learned.pair(a, b).map(|pair| pair.entries.iter().map(|at| *at as usize).collect()).unwrap_or_default();
                let expected = naive.get(&(a.clone(), b.clone())).cloned().unwrap_or_default();
                prop_assert_eq!(&found, &expected);
            }
        }
        // Each pair once, counted twice by whoever reads the whole table.
        let total: usize = learned.pairs.iter().map(|pair| pair.entries.len()).sum();
        prop_assert_eq!(naive.values().map(BTreeSet::len).sum::<usize>(), 2 * total);
        for pair in &learned.pairs {
            prop_assert!(pair.a < pair.b && !pair.entries.is_empty());
            let days = pair.entries.iter().filter_map(|at| portfolio.entries[*at as usize].day);
            prop_assert_eq!(days.max(), Some(pair.last));
        }
        // What one team did is part of what all did.
        for team in &portfolio.teams {
            let own = LearnedTogether::of(&portfolio, as_of, Some(team)).pairs;
            let all = learned.pairs.iter().filter(|pair| pair.a == *team || pair.b == *team);
            prop_assert!(own.iter().eq(all));
        }
    }

    #[test]
    fn a_pair_has_learned_together_or_it_is_said(portfolio in portfolio(), days in 0..200i64) {
        let as_of = day("2024-01-01").plus_days(days);
        let found = Alignment::of(&portfolio, as_of, None, &Plain);
        let told: BTreeSet<Vec<RecordId>> = found
            .mismatches.iter().filter(|own| own.code == NEVER_LEARNED).map(|own| own.about.clone()).collect();
        prop_assert!(portfolio.teams.len() <= 6);
        for (a, a_id) in &portfolio.team_ids {
            for (b, b_id) in portfolio.team_ids.iter().filter(|(b, _)| *b > a) {
                let about: BTreeSet<RecordId> = [a_id.clone(), b_id.clone()].into();
                let about: Vec<RecordId> = about.into_iter().collect();
                prop_assert_eq!(told.contains(&about), found.learned.pair(a, b).is_none());
            }
        }
        if let Ok(metrics) = Metrics::of(&portfolio, &Scope::up_to(as_of)) {
            for pair in &metrics.alignment.learned.pairs {
                let number = Number::LearnedTogether(pair.a.clone(), pair.b.clone());
                prop_assert_eq!(metrics.records(&portfolio, &number).len(), pair.entries.len());
                prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
            }
        }
    }
}
