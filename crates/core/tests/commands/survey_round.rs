//! Survey rounds: counted on one device, closed as one reading or not at all.

use pilotbook_core::chart::{ReadFrom, readings};
use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::{Kpi, Reading};
use pilotbook_core::survey::{Asked, Round, RoundRefusal, Unreadable};
use pilotbook_core::{LocalTime, Value};
use proptest::prelude::*;

use crate::copy::{Copy, day, id};
use crate::kpi::{add, kpi};
use crate::reading::{five, read, survey};

fn asked(question: &str) -> Asked {
    Asked { question: question.to_owned(), ..Asked::default() }
}

fn begin(copy: &Copy, kpi: &RecordId, reading: &str) -> Round {
    Round::begin(&copy.get(kpi), id(reading), asked("How did it go?"), copy.today).unwrap()
}

/// A round in which these answers were given, one after the other.
fn with(mut round: Round, answers: &[usize]) -> Round {
    for answer in answers {
        round.answer(*answer).unwrap();
    }
    round
}

fn put(kpi: &RecordId, values: &[(&str, Value)]) -> Edit {
    let values = values.iter().map(|(field, value)| ((*field).to_owned(), value.clone()));
    Edit { record: kpi.clone(), values: values.collect() }
}

fn close(round: &Round, on: &str) -> CloseRound {
    CloseRound { round: round.clone(), day: day(on), note: String::new() }
}

#[test]
fn a_round_becomes_one_reading_of_counts() {
    let mut copy = Copy::new("a");
    let pulse = add(&mut copy, survey(""));
    let round = with(begin(&copy, &pulse, "reading:r1"), &[4, 5, 2, 4, 4, 3]);
    assert_eq!((round.given(), round.fewest(&copy.get(&pulse))), (6, 5));
    let step = copy.to(CloseRound { note: " Before the move. ".to_owned(), ..close(&round, "2026-03-10") });
    assert_eq!(step.what, "Read KPI “Satisfaction”");
    let reading: Reading = copy.get(&id("reading:r1"));
    assert_eq!((reading.of, reading.day), (Some(pulse.clone()), Some(day("2026-03-10"))));
    assert_eq!(reading.note, "Before the move.");
    let counts =
        [reading.answers_1, reading.answers_2, reading.answers_3, reading.answers_4, reading.answers_5];
    assert_eq!(counts, [0.0, 1.0, 1.0, 3.0, 1.0].map(Some));
    assert_eq!((reading.answers_0, reading.answers_6, reading.value, reading.n), (None, None, None, None));

    // Closed again, in another tab or after a crash, it is the same reading; and what was thrown away stays away.
    copy.same(close(&round, "2026-03-10"));
    copy.same(close(&with(round.clone(), &[1]), "2026-03-09"));
    copy.to(Trash { record: id("reading:r1") });
    copy.same(close(&round, "2026-03-10"));
    assert_eq!(copy.book.readings_of(&pulse).len(), 0);
}

#[test]
fn below_the_fewest_nothing_is_written() {
    let mut copy = Copy::new("a");
    for (n, (threshold, metric, answers, missing)) in [
        (None, "", vec![3, 4, 4, 5], Some(1)),
        (None, "survey.csat", vec![], Some(5)),
        (Some(3.0), "", vec![1, 1], Some(1)),
        (Some(3.0), "", vec![1, 1, 1], None),
        (Some(7.0), "survey.nps", vec![10, 0, 7, 9, 9], Some(2)),
        (Some(7.0), "survey.nps", vec![10, 0, 7, 9, 9, 9, 9], None),
    ]
    .into_iter()
    .enumerate()
    {
        let kpi = add(&mut copy, KpiDraft { threshold, ..survey(metric) });
        let reading = format!("reading:r{n}");
        let round = with(begin(&copy, &kpi, &reading), &answers);
        let found = round.check(&copy.get(&kpi)).err().and_then(RoundRefusal::missing);
        assert_eq!(found, missing, "{answers:?}");
        let Some(missing) = missing else {
            copy.to(close(&round, "2026-03-10"));
            continue;
        };
        let (field, said) = copy.refused(close(&round, "2026-03-10"));
        assert!(field.is_empty() && said.contains(&format!("{missing} more ")), "{said}");
        assert!(said.contains("Nothing was written."), "{said}");
        assert!(copy.book.snapshot().get(&id(&reading)).is_none());
        // It goes on: nothing but its own refusal happened to it.
        let mut on = round.clone();
        assert!(on.close(&copy.get(&kpi)).is_err() && on == round && on.answer(5).is_ok());
    }
}

/// Whoever answered was promised so many others.
#[test]
fn what_was_promised_holds() {
    let mut copy = Copy::new("a");
    let pulse = add(&mut copy, KpiDraft { threshold: Some(6.0), ..survey("") });
    let round = with(begin(&copy, &pulse, "reading:r"), &[1, 2, 3, 4]);
    for (threshold, fewest) in [(3.0, 6), (9.0, 9)] {
        copy.to(put(&pulse, &[("threshold", threshold.into())]));
        assert_eq!(round.fewest(&copy.get(&pulse)), fewest);
        assert!(
            copy.refused(close(&round, "2026-03-10")).1.contains(&format!("4 of at least {fewest} answers"))
        );
    }
}

#[test]
fn what_can_not_be_asked_or_closed() {
    let mut copy = Copy::new("a");
    let (value, pulse) = (add(&mut copy, kpi("First render")), add(&mut copy, survey("")));
    let begun = |kpi: &RecordId, question: &str| {
        Round::begin(&copy.get::<Kpi>(kpi), id("reading:r"), asked(question), copy.today)
    };
    assert_eq!(begun(&value, "How?"), Err(RoundRefusal::OtherForm));
    assert_eq!(begun(&pulse, " \n"), Err(RoundRefusal::NoQuestion));
    let mut round = begun(&pulse, " How? ").unwrap();
    assert_eq!((round.asked().question.as_str(), round.scale()), ("How?", (1, 5)));
    for answer in [0, 6, 10, 11, usize::MAX] {
        assert_eq!(round.answer(answer), Err(RoundRefusal::NoSuchAnswer { first: 1, last: 5 }), "{answer}");
    }
    assert_eq!(round.take_back(3), Err(RoundRefusal::NotGiven));
    let round = with(round, &[5, 5, 5, 5, 5]);
    assert_eq!(copy.refused_at(close(&round, "2026-03-11")), "day");
    // Answers from 1 to 5 would all be detractors.
    copy.to(put(&pulse, &[("metric", "survey.nps".into())]));
    assert!(copy.refused(close(&round, "2026-03-10")).1.contains("now read from 0 to 10"));
    copy.to(put(&pulse, &[("read_as", "value".into()), ("metric", Value::Null)]));
    assert!(copy.refused(close(&round, "2026-03-10")).1.contains("not read in counts"));
    copy.to(put(&pulse, &[("read_as", "answers".into())]));
    copy.to(Trash { record: pulse.clone() });
    assert!(copy.refused(close(&round, "2026-03-10")).1.contains("in the trash"));
    copy.to(Restore { record: pulse.clone() });
    copy.to(Archive { record: pulse, archived: true });
    copy.to(close(&round, "2026-03-10"));
}

#[test]
fn while_it_is_closed_nobody_answers() {
    let mut copy = Copy::new("a");
    let pulse = add(&mut copy, survey(""));
    let mut round = with(begin(&copy, &pulse, "reading:r"), &[5, 5, 5, 5, 5]);
    round.close(&copy.get(&pulse)).unwrap();
    assert!(round.is_closing() && round.close(&copy.get(&pulse)).is_ok());
    assert_eq!(round.answer(5), Err(RoundRefusal::Closing));
    assert_eq!(round.take_back(5), Err(RoundRefusal::Closing));
    round.go_on();
    assert!(round.take_back(5).is_ok() && round.given() == 4);
}

#[test]
fn what_is_damaged_is_no_round_or_lacks_words_alone() {
    let mut copy = Copy::new("a");
    let nps = add(&mut copy, survey("survey.nps"));
    let round = with(begin(&copy, &nps, "reading:r"), &[0, 10, 10]);
    let text = round.to_text();
    assert_eq!(Round::of_text(&text), Ok(round.clone()));
    for (from, to) in [
        ("", "{"),
        ("\"reading\":\"reading:r\"", "\"reading\":\"kpi:r\""),
        ("\"kpi\":", "\"kpj\":"),
        ("\"last\":10", "\"last\":11"),
        ("\"last\":10", "\"last\":0"),
        ("\"last\":10", "\"last\":5"),
        ("\"first\":0", "\"first\":-1"),
        ("\"counts\":[1,0", "\"counts\":[1.5,0"),
        ("\"counts\":[1,0", "\"counts\":[-1,0"),
        ("\"counts\":[1,0", "\"counts\":[\"1\",0"),
        ("\"counts\":[1,0", "\"counts\":[1"),
        ("\"counts\":[1,0", "\"counts\":[4294967295,0"),
        ("\"counts\":", "\"cuonts\":"),
    ] {
        let damaged = text.replacen(from, to, 1);
        assert_ne!(damaged, text, "{from}");
        assert_eq!(Round::of_text(&damaged), Err(Unreadable), "{damaged}");
    }
    for (from, to) in [
        ("\"question\":\"How did it go?\"", "\"question\":7"),
        ("\"begun_on\":\"2026-03-10\"", "\"begun_on\":\"2026-02-30\""),
        ("\"closing\":false", "\"closing\":\"no\",\"later\":[1]"),
    ] {
        let damaged = text.replacen(from, to, 1);
        assert_ne!(damaged, text, "{from}");
        let read = Round::of_text(&damaged).unwrap();
        assert_eq!((read.counts(), read.is_closing()), (round.counts(), false), "{damaged}");
    }
    for text in ["", "null", "[]", "{}", "\u{0}"] {
        assert_eq!(Round::of_text(text), Err(Unreadable));
    }
}

#[test]
fn each_template_that_asks_proposes_its_question() {
    let mut copy = Copy::new("a");
    let (ops, rel) = (copy.team("DevOps"), copy.team("DevRel"));
    for key in ["team_pulse", "csat", "nps", "customer_feedback", "between_teams"] {
        let template = kpi_template(key).unwrap();
        let mut draft = KpiDraft::of_template(template);
        if key == "between_teams" {
            (draft.from_team, draft.to_team) = (Some(ops.clone()), Some(rel.clone()));
        }
        let kpi = add(&mut copy, draft);
        let proposed = survey_question(&copy.get(&kpi));
        assert_eq!(proposed.question, template.ask, "{key}");
        assert!(!proposed.low.is_empty() && !proposed.high.is_empty(), "{key}");
        copy.to(put(&kpi, &[("definition", "Are we well?".into())]));
        assert_eq!(survey_question(&copy.get(&kpi)).question, "Are we well?", "{key}");
        copy.to(put(&kpi, &[("definition", Value::Null), ("name", "Mood".into())]));
        assert_eq!(survey_question(&copy.get(&kpi)).question, "Mood", "{key}");
    }
}

/// What differs by few would tell their answers: neither the list of readings nor any metric shows it.
#[test]
fn readings_that_differ_by_few_are_not_shown() {
    let mut copy = Copy::new("a");
    let csat = add(&mut copy, KpiDraft { unit: "%".to_owned(), ..survey("survey.csat") });
    for (on, counts) in [
        ("2026-03-01", [0, 0, 1, 4, 5]),
        ("2026-03-02", [0, 0, 1, 5, 5]),
        ("2026-03-03", [0, 1, 1, 4, 7]),
        ("2026-03-04", [0, 0, 6, 4, 5]),
    ] {
        copy.to(read(&csat, on, five(counts)));
    }
    let portfolio = portfolio_of(&copy.book, &LocalTime::end_of(copy.today));
    let looked_at = &portfolio.kpis[0];
    let rows = readings(&copy.book, &copy.get(&csat), looked_at);
    let shown: Vec<(Option<f64>, ReadFrom)> = rows.iter().map(|row| (row.value, row.of)).collect();
    assert_eq!(
        shown,
        [
            (Some(90.0), ReadFrom::Answers(10.0)),
            (None, ReadFrom::DiffersByFew),
            (None, ReadFrom::DiffersByFew),
            (Some(60.0), ReadFrom::Answers(15.0)),
        ]
    );
    let points = rows.iter().filter_map(|row| row.point(&pilotbook_core::figures::Plain));
    assert_eq!(points.count(), 2);
    let scope = Scope { from: Some(day("2026-03-01")), to: Some(copy.today), ..Scope::up_to(copy.today) };
    let metrics = Metrics::of(&portfolio, &scope).unwrap();
    let [row] = &metrics.surveys.csat[..] else { panic!("one KPI") };
    assert_eq!((row.asked.answers.total(), row.asked.too_few), (25, 2));
    assert_eq!(metrics.kpis[0].standing.latest, Some((day("2026-03-04"), 60.0)));
}

/// Whichever total is the greater and whichever has the later day: what was entered first stays, since it may have been seen.
#[test]
fn what_was_entered_first_stays_shown() {
    let fuller = ("2026-03-04", [0, 0, 1, 5, 5]);
    for (first, later) in [
        (("2026-03-05", [0, 0, 1, 4, 5]), fuller),
        (("2026-03-03", [0, 0, 1, 4, 5]), fuller),
        (fuller, ("2026-03-05", [0, 0, 1, 4, 5])),
        (fuller, ("2026-03-03", [0, 0, 1, 4, 5])),
        (fuller, ("2026-03-04", [0, 0, 1, 4, 5])),
    ] {
        let mut copy = Copy::new("a");
        let csat = add(&mut copy, survey("survey.csat"));
        let shown = |copy: &Copy| {
            let portfolio = portfolio_of(&copy.book, &LocalTime::end_of(copy.today));
            let rows = readings(&copy.book, &copy.get(&csat), &portfolio.kpis[0]);
            let rows = rows.into_iter().filter(|row| row.of != ReadFrom::DiffersByFew);
            rows.map(|row| row.id).collect::<Vec<_>>()
        };
        copy.to(read(&csat, first.0, five(first.1)));
        let kept = copy.created("reading");
        copy.to(read(&csat, later.0, five(later.1)));
        let hidden = copy.created("reading");
        assert_eq!(shown(&copy), std::slice::from_ref(&kept), "{first:?} {later:?}");
        copy.to(put(&kept, &[("day", "2026-03-09".into())]));
        assert_eq!(shown(&copy), std::slice::from_ref(&kept), "nor does another day turn them");
        copy.to(put(&kept, &[("day", "2026-03-01".into())]));
        assert_eq!(shown(&copy), std::slice::from_ref(&kept));
        copy.to(Trash { record: kept });
        assert_eq!(shown(&copy), [hidden]);
    }
}

proptest! {
    #[test]
    fn a_round_counts_and_forgets(
        nps in any::<bool>(),
        threshold in prop::option::of(3..12u32),
        steps in prop::collection::vec((0..13usize, prop::bool::weighted(0.8)), 0..40),
    ) {
        let mut copy = Copy::new("a");
        let metric = if nps { "survey.nps" } else { "" };
        let kpi = add(&mut copy, KpiDraft { threshold: threshold.map(f64::from), ..survey(metric) });
        let mut round = begin(&copy, &kpi, "reading:r");
        let (first, last) = round.scale();
        let mut given = [0u32; 13];
        for (answer, gives) in steps {
            let before = round.clone();
            let done = if gives { round.answer(answer) } else { round.take_back(answer) };
            let possible = (first..=last).contains(&answer) && (gives || given[answer] > 0);
            prop_assert_eq!(done.is_ok(), possible);
            match (possible, gives) {
                (true, true) => given[answer] += 1,
                (true, false) => given[answer] -= 1,
                (false, _) => prop_assert_eq!(&round, &before),
            }
            // The sum of the counts is how many answered, and what is kept says no more than they do.
            prop_assert_eq!(&round.counts()[..], &given[..11]);
            prop_assert_eq!(round.given(), given.iter().sum::<u32>());
            prop_assert_eq!(Round::of_text(&round.to_text()), Ok(round.clone()));
        }
        let (n, fewest) = (round.given(), threshold.unwrap_or(5));
        let command = close(&round, "2026-03-10");
        if n < fewest {
            prop_assert_eq!(round.check(&copy.get(&kpi)).err().and_then(RoundRefusal::missing), Some(fewest - n));
            copy.refused(command);
            prop_assert!(copy.book.readings_of(&kpi).is_empty());
        } else {
            copy.to(command.clone());
            copy.same(command);
            let written = copy.book.readings_of(&kpi);
            prop_assert_eq!(written.len(), 1);
            let counts = written[0].answers().unwrap();
            prop_assert_eq!(counts.map(|count| count as u32), round.counts());
        }
    }

    /// The order of the answers is nowhere: any order of the same ones keeps the same text.
    #[test]
    fn no_order_is_kept(answers in prop::collection::vec(1..=5usize, 0..20), by in any::<u64>()) {
        let mut copy = Copy::new("a");
        let pulse = add(&mut copy, survey(""));
        let round = begin(&copy, &pulse, "reading:r");
        let mut other = answers.clone();
        other.sort_by_key(|answer| (*answer as u64).wrapping_mul(by | 1));
        prop_assert_eq!(with(round.clone(), &answers).to_text(), with(round, &other).to_text());
    }
}
