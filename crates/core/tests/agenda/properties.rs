//! What holds for any workspace, and a second, naive computation of what is open.

use std::collections::BTreeSet;

use pilotbook_core::Value;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Book, Idea, Issue, IssueType, Kpi, Person, Pilot};
use pilotbook_core::review::agenda::{Agenda, Pair, Section, agenda_markdown};
use proptest::prelude::*;

use super::build::{book, day, id, portfolio};

/// `field=value`, or nothing.
fn maybe(field: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::option::of(prop::sample::select(values))
        .prop_map(move |value| value.map_or(String::new(), |value| format!("{field}={value};")))
}

/// Elements of a set.
fn some(field: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::subsequence(values.to_vec(), 0..=values.len().min(3))
        .prop_map(move |values| values.iter().map(|value| format!("{field}/{value};")).collect())
}

fn state() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "", "", "archived=true;", "gone;"])
}

const TEAMS: &[&str] = &["team:a", "team:b", "team:c"];
const PEOPLE: &[&str] = &["person:ana", "person:ben", "person:cyd", "person:x"];
const DAYS: &[&str] = &["2026-03-01", "2026-05-13", "2026-06-01", "2026-06-12", "2026-06-20"];
const TIMES: &[&str] = &["2026-03-01T10:00:00Z", "2026-06-01T22:30:00Z", "2026-06-12T08:00:00Z"];
const ABOUT: &[&str] = &["idea:0", "pilot:1", "outcome:1", "kpi:0", "entry:0", "page:0", "idea:9", "goal:0"];
const IDEAS: &[&str] = &["idea:0", "idea:1", "idea:2"];

fn idea() -> impl Strategy<Value = String> {
    let triage = maybe("triage", &["new", "shortlisted", "parked", "declined"]);
    let duplicate = maybe("duplicate_of", &["idea:0"]);
    (
        maybe("team", TEAMS),
        some("supporting_teams", TEAMS),
        triage,
        maybe("created_on", DAYS),
        duplicate,
        state(),
    )
        .prop_map(|(a, b, c, d, e, f)| [&a, &b, &c, &d, &e, f].concat())
}

fn pilot() -> impl Strategy<Value = (String, Option<String>)> {
    let own = (
        maybe("idea", IDEAS),
        maybe("lead", PEOPLE),
        maybe("started_on", DAYS),
        maybe("planned_end", DAYS),
        state(),
    );
    let verdict = maybe("verdict", &["succeeded", "failed"]);
    let outcome = (verdict, maybe("decision", &["adopt", "drop"]), maybe("decided_on", DAYS), state());
    let outcome = prop::option::of(outcome.prop_map(|(a, b, c, d)| [&a, &b, &c, d].concat()));
    (own.prop_map(|(a, b, c, d, e)| [&a, &b, &c, &d, e].concat()), outcome)
}

fn issue() -> impl Strategy<Value = String> {
    let kinds =
        &["blocker", "incident", "question", "follow_up", "follow_up", "onboarding_step", "onboarding_step"];
    let own = (maybe("type", kinds), maybe("severity", &["1", "2", "4"]), some("teams", TEAMS));
    let rest =
        (maybe("about", ABOUT), maybe("owner", PEOPLE), maybe("due_on", DAYS), maybe("resolved_at", TIMES));
    (own, rest, state()).prop_map(|(a, b, c)| [&a.0, &a.1, &a.2, &b.0, &b.1, &b.2, &b.3, c].concat())
}

fn kpi() -> impl Strategy<Value = String> {
    let numbers = (maybe("baseline", &["0"]), maybe("target", &["10"]));
    let days = (maybe("start_on", DAYS), maybe("due_on", DAYS));
    (some("owners", TEAMS), some("contributors", TEAMS), numbers, days, state())
        .prop_map(|(a, b, c, d, e)| [&a, &b, &c.0, &c.1, &d.0, &d.1, e].concat())
}

fn entry() -> impl Strategy<Value = String> {
    let about = maybe("about", &["workspace:settings", "workspace:settings", "pilot:0"]);
    (
        maybe("type", &["check_in", "check_in", "review"]),
        about,
        maybe("day", DAYS),
        some("teams", TEAMS),
        state(),
    )
        .prop_map(|(a, b, c, d, e)| [&a, &b, &c, &d, e].concat())
}

fn lines(kind: &str, fields: &[String]) -> String {
    let lines = fields.iter().enumerate().map(|(at, fields)| format!("{kind}:{at} title=T{at};{fields}\n"));
    lines.collect()
}

fn workspace() -> impl Strategy<Value = Book> {
    let readings = prop::collection::vec(prop::sample::select(vec!["1", "4", "10"]), 0..3);
    let several = |strategy: BoxedStrategy<String>| prop::collection::vec(strategy, 0..5);
    (
        several(idea().boxed()),
        prop::collection::vec(pilot(), 0..5),
        several(issue().boxed()),
        several(issue().boxed()),
        several(kpi().boxed()),
        several(entry().boxed()),
        readings,
    )
        .prop_map(|(ideas, pilots, mut issues, more, kpis, entries, readings)| {
            issues.extend(more);
            let mut text = lines("idea", &ideas) + &lines("issue", &issues) + &lines("entry", &entries);
            text += &lines("kpi", &kpis);
            text += "page:0 title=Guide\ngoal:0 teams/team:a\n";
            for (at, (pilot, outcome)) in pilots.iter().enumerate() {
                text += &format!("pilot:{at} {pilot}\n");
                if let Some(outcome) = outcome {
                    text += &format!("outcome:{at} pilot=pilot:{at};{outcome}\n");
                }
            }
            for (at, value) in readings.iter().enumerate() {
                text += &format!("reading:{at} of=kpi:{at}; day=2026-06-01; value={value}\n");
            }
            book(&text)
        })
}

fn of_person(book: &Book, person: Option<&RecordId>) -> BTreeSet<RecordId> {
    person.and_then(|person| book.get::<Person>(person)).map(|person| person.teams).unwrap_or_default()
}

/// Whether a record lies in the trash, or what it is a part of does, the plain way. What isn't here at all hides nothing.
fn is_hidden(book: &Book, id: &RecordId) -> bool {
    let Some(record) = book.snapshot().get(id) else { return false };
    let whole = match id.kind() {
        "outcome" => record.value("pilot"),
        "entry" => record.value("about"),
        _ => None,
    };
    let whole = whole.and_then(Value::as_text).and_then(RecordId::parse);
    !record.is_live() || whole.is_some_and(|whole| is_hidden(book, &whole))
}

/// The teams of a record, the plain way.
fn teams(book: &Book, record: &RecordId) -> BTreeSet<RecordId> {
    let pilot = |id: &RecordId| {
        let pilot: Option<Pilot> = book.get(id);
        let mut own = of_person(book, pilot.as_ref().and_then(|pilot| pilot.lead.as_ref()));
        if let Some(idea) = pilot.and_then(|pilot| pilot.idea) {
            own.extend(teams(book, &idea));
        }
        own
    };
    match record.kind() {
        "idea" => {
            let idea: Option<Idea> = book.get(record);
            idea.map(|idea| idea.supporting_teams.into_iter().chain(idea.team).collect()).unwrap_or_default()
        }
        "pilot" => pilot(record),
        "outcome" => pilot(&id(&record.as_str().replace("outcome", "pilot"))),
        "kpi" => {
            let kpi: Option<Kpi> = book.get(record);
            kpi.map(|kpi| kpi.owners.into_iter().chain(kpi.contributors).collect()).unwrap_or_default()
        }
        "issue" => {
            let issue: Issue = book.get(record).unwrap();
            if !issue.teams.is_empty() {
                return issue.teams;
            }
            let mut own = issue.about.as_ref().map(|about| teams(book, about)).unwrap_or_default();
            own.extend(of_person(book, issue.owner.as_ref()));
            own
        }
        "goal" => BTreeSet::from([id("team:a")]),
        "entry" => {
            book.get::<pilotbook_core::model::Entry>(record).map(|entry| entry.teams).unwrap_or_default()
        }
        _ => BTreeSet::new(),
    }
}

fn agenda(book: &Book, a: &str, b: &str, on: &str) -> Agenda {
    Agenda::of(book, &portfolio(book), &Pair::new(id(a), id(b)).unwrap(), day(on))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn an_agenda_keeps_its_rules(book in workspace(), on in prop::sample::select(DAYS)) {
        let (a, b) = (id("team:a"), id("team:b"));
        let found = agenda(&book, "team:a", "team:b", on);
        prop_assert_eq!(&found, &agenda(&book, "team:b", "team:a", on));
        let text = agenda_markdown(&found);
        for (section, items) in &found.sections {
            prop_assert!(!items.is_empty());
            let distinct: BTreeSet<&RecordId> = items.iter().map(|item| &item.record).collect();
            prop_assert_eq!(distinct.len(), items.len(), "{:?} has a record twice", section);
            for item in items {
                let record = book.snapshot().live(&item.record);
                let archived = |id: &RecordId| book.snapshot().live(id).is_none_or(|record| record.value("archived") == Some(&true.into()));
                prop_assert!(record.is_some() && !archived(&item.record), "{item:?}");
                let own = teams(&book, &item.record);
                // Of an onboarding the other steps count, too.
                if !matches!(item.what, pilotbook_core::review::agenda::What::Onboarded { .. }) {
                    prop_assert_eq!(item.is_of_both(), own.contains(&a) && own.contains(&b), "{:?}", item);
                    prop_assert!(own.contains(&a) || own.contains(&b), "{item:?}");
                }
                prop_assert!(text.contains(item.name()), "{text}");
            }
        }
        // A third team's agenda and ours together have no issue that neither has.
        let named = |section: Section| found.items(section).iter().map(|item| item.record.clone()).collect::<BTreeSet<_>>();
        let open: BTreeSet<RecordId> = named(Section::InTheWay).union(&named(Section::FollowUps)).cloned().collect();
        let expected: BTreeSet<RecordId> = book
            .all::<Issue>()
            .filter(|issue| !issue.archived && issue.resolved_at.is_none())
            .filter(|issue| !issue.about.as_ref().is_some_and(|about| is_hidden(&book, about)))
            .filter(|issue| teams(&book, &issue.id).iter().any(|team| *team == a || *team == b))
            .map(|issue| issue.id)
            .collect();
        prop_assert_eq!(open, expected);
        let to_do = |issue: &RecordId| matches!(book.get::<Issue>(issue).unwrap().r#type, Some(IssueType::FollowUp | IssueType::OnboardingStep));
        prop_assert!(named(Section::FollowUps).iter().all(to_do) && !named(Section::InTheWay).iter().any(to_do));
        prop_assert!(found.last.as_ref().is_none_or(|last| last.day < found.day && last.day == found.since));
        prop_assert!(found.notes.iter().all(|notes| notes.day == found.day));
    }
}
