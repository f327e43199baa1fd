use pilotbook_core::command::*;
use pilotbook_core::model::amended::{Amendment, amendments, explained, reasons};
use pilotbook_core::model::{CriterionRole, Pilot};

use crate::copy::{Copy, Planned, conclude, criterion, day, number, yes_no};

fn amend(planned: &Planned) -> Amend {
    let reason = "Black Friday".to_owned();
    Amend { pilot: planned.pilot.clone(), reason, hypothesis: None, planned_end: None, criteria: Vec::new() }
}

/// What is amended, briefly.
fn amended(copy: &Copy, planned: &Planned) -> Vec<String> {
    let pilot: Pilot = copy.get(&planned.pilot);
    let text = |amendment: Amendment| match amendment {
        Amendment::Pilot(field) => format!("{}: {} -> {}", field.label, field.before, field.now),
        Amendment::Changed(row, fields) => {
            let fields =
                fields.iter().map(|field| format!("{}: {} -> {}", field.label, field.before, field.now));
            format!("{} ({})", row.measure, fields.collect::<Vec<_>>().join(", "))
        }
        Amendment::Added(row) => format!("+ {}", row.measure),
        Amendment::Removed(row) => format!("- {}", row.measure),
    };
    amendments(&copy.book, &pilot).into_iter().map(text).collect()
}

#[test]
fn amendments_are_told_apart_from_the_start() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    copy.to(Amend {
        planned_end: Some(day("2026-05-01")),
        criteria: vec![
            CriterionAmendment::Change {
                criterion: planned.number.clone(),
                draft: CriterionDraft { target: Some(3.0), ..number("Error rate") },
            },
            CriterionAmendment::Add(yes_no("Nobody complained")),
            CriterionAmendment::Remove(planned.yes_no.clone()),
        ],
        ..amend(&planned)
    });
    let mut found = amended(&copy, &planned);
    found.sort();
    assert_eq!(
        found,
        [
            "+ Nobody complained",
            "- Nobody was paged",
            "Error rate (Target: 2 -> 3)",
            "Planned end: 2026-04-01 -> 2026-05-01",
        ]
    );
    assert_eq!(criterion(&copy, &planned.number).target_at_start, Some(2.0));
    let why = reasons(&copy.book, &copy.get(&planned.pilot));
    assert_eq!(why.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>(), ["Black Friday"]);
    assert_eq!(
        copy.refused_at(Restore { record: planned.yes_no.clone() }),
        "",
        "that would change it once more"
    );
    // One step, taken back as one.
    copy.write(undo(&copy.book, &copy.last.clone().unwrap()));
    assert_eq!(amended(&copy, &planned), [""; 0]);
    assert!(reasons(&copy.book, &copy.get(&planned.pilot)).is_empty());
}

#[test]
fn amending_back_is_no_amendment_any_more() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    let hypothesis = |text: &str| Amend { hypothesis: Some(text.to_owned()), ..amend(&planned) };
    let first = copy.get::<Pilot>(&planned.pilot).hypothesis;
    copy.to(hypothesis("Other"));
    assert_eq!(amended(&copy, &planned), [format!("Hypothesis: {first} -> Other")]);
    copy.to(hypothesis(&first));
    assert_eq!(amended(&copy, &planned), [""; 0]);
}

#[test]
fn amending_is_refused() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    let later = || Amend { planned_end: Some(day("2026-05-01")), ..amend(&planned) };
    assert_eq!(copy.refused_at(later()), "", "it has not started");
    copy.to(StartPilot { pilot: planned.pilot.clone(), on: day("2026-03-01") });
    let other = copy.running();
    let change =
        |draft: CriterionDraft| CriterionAmendment::Change { criterion: planned.number.clone(), draft };
    let with = |criteria: Vec<CriterionAmendment>| Amend { criteria, ..amend(&planned) };
    for (bad, at) in [
        (Amend { reason: " ".to_owned(), ..later() }, "reason"),
        (amend(&planned), ""),
        (Amend { planned_end: Some(day("2026-04-01")), ..amend(&planned) }, ""),
        (with(vec![change(number("Error rate"))]), ""),
        (Amend { hypothesis: Some(" ".to_owned()), ..amend(&planned) }, "hypothesis"),
        (Amend { planned_end: Some(day("2026-02-28")), ..amend(&planned) }, "planned_end"),
        (with(vec![change(CriterionDraft { target: None, ..number("A") })]), "target.0"),
        (
            with(vec![
                change(number("A")),
                CriterionAmendment::Add(CriterionDraft { direction: None, ..number("B") }),
            ]),
            "direction.2",
        ),
        (with(vec![CriterionAmendment::Add(number(""))]), "measure.2"),
        (with(vec![CriterionAmendment::Remove(other.number.clone())]), "criteria.0"),
        (with(vec![CriterionAmendment::Remove(planned.number.clone())]), "criteria"),
        (with(vec![change(CriterionDraft { role: CriterionRole::Guardrail, ..number("A") })]), "criteria"),
    ] {
        assert_eq!(copy.refused_at(bad.clone()), at, "{bad:?}");
    }
    // The last must criterion can be exchanged.
    copy.to(with(vec![
        CriterionAmendment::Remove(planned.number.clone()),
        CriterionAmendment::Add(number("B")),
    ]));
    let results = vec![(copy.created("criterion"), CriterionResult::Number(Some(1.0)))];
    copy.to(Conclude { results, ..conclude(&planned) });
    assert_eq!(copy.refused_at(later()), "", "it is concluded");
    copy.to(Reopen { pilot: planned.pilot.clone() });
    copy.to(later());
}

#[test]
fn each_amendment_stands_with_its_reason() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    let target = |target| CriterionAmendment::Change {
        criterion: planned.number.clone(),
        draft: CriterionDraft { target: Some(target), ..number("Error rate") },
    };
    copy.to(Amend { planned_end: Some(day("2026-05-01")), ..amend(&planned) });
    copy.to(Amend {
        reason: "Two regions".to_owned(),
        criteria: vec![target(3.0), CriterionAmendment::Add(yes_no("Nobody complained"))],
        ..amend(&planned)
    });
    let told = |copy: &Copy| -> Vec<(String, usize)> {
        let found = explained(&copy.book, &copy.get(&planned.pilot)).into_iter();
        found
            .map(|group| (group.reason.map(|entry| entry.text).unwrap_or_default(), group.changes.len()))
            .collect()
    };
    assert_eq!(told(&copy), [("Two regions".to_owned(), 2), ("Black Friday".to_owned(), 1)]);
    copy.to(Amend { planned_end: Some(day("2026-04-01")), reason: "Back".to_owned(), ..amend(&planned) });
    let (back, friday) = (("Back".to_owned(), 0), ("Black Friday".to_owned(), 0));
    assert_eq!(told(&copy), [back, ("Two regions".to_owned(), 2), friday], "what was amended back is told");
}

#[test]
fn a_refusal_names_the_row_of_the_list() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    let change = CriterionAmendment::Change { criterion: planned.yes_no.clone(), draft: yes_no("") };
    assert_eq!(copy.refused_at(Amend { criteria: vec![change], ..amend(&planned) }), "measure.1");
    let added = CriterionAmendment::Add(number(""));
    assert_eq!(copy.refused_at(Amend { criteria: vec![added], ..amend(&planned) }), "measure.2");
}
