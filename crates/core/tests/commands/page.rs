use pilotbook_core::command::*;
use pilotbook_core::exchange::page_markdown::page_markdown;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::pages::{archived, follow_ups, pages};
use pilotbook_core::markdown::{plain, read, tasks};
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::{Issue, IssueType, Page};
use pilotbook_core::search::highlight::Words;

use crate::copy::{Copy, day, edit, id};

fn create(title: &str, template: &str) -> CreatePage {
    CreatePage { title: title.to_owned(), template: template.to_owned(), text: String::new() }
}

fn page(copy: &mut Copy, template: &str) -> RecordId {
    copy.to(create("", template));
    copy.created("page")
}

/// A save; `seen` is the title and the text that the writing began with.
fn save(page: &RecordId, title: &str, text: &str, seen: Option<(&str, &str)>) -> SavePage {
    let text = text.to_owned();
    let seen = seen.map(|(title, text)| (title.to_owned(), text.to_owned()));
    SavePage { page: page.clone(), title: title.to_owned(), text, seen }
}

#[test]
fn from_a_template_or_empty() {
    let mut copy = Copy::new("a");
    for template in &PAGE_TEMPLATES {
        let page = page(&mut copy, template.key);
        let page: Page = copy.get(&page);
        assert_eq!((page.title.as_str(), page.template.as_str()), (template.name, template.key));
        assert_eq!(page.text, template.text.trim());
    }
    copy.to(create("Plain", ""));
    let plain: Page = copy.get(&copy.created("page"));
    assert_eq!((plain.title.as_str(), plain.template.as_str(), plain.text.as_str()), ("Plain", "", ""));
    copy.to(CreatePage { text: "Own".to_owned(), ..create("Ours", "retrospective") });
    assert_eq!(copy.get::<Page>(&copy.created("page")).text, "Own");
    assert_eq!(copy.refused_at(create(" ", "")), "title");
    assert_eq!(copy.refused_at(create("A", "constitution")), "template");
    let long = CreatePage { text: "a".repeat(1 << 20), ..create("A", "") };
    assert_eq!(copy.refused_at(long), "text");
}

#[test]
fn the_templates_are_whole() {
    for template in &PAGE_TEMPLATES {
        let tree = read(template.text);
        assert!(tree.len() > 10 && !template.suits.is_empty(), "{}", template.key);
        let links = format!("{tree:?}").matches("Link(").count();
        // A link that could not be read would stand there as it is written.
        assert_eq!(links, template.text.matches("](").count(), "{}", template.key);
        assert!(PageTemplate::of(template.key) == Some(template));
    }
    assert_eq!(PageTemplate::of("none"), None);
}

#[test]
fn title_and_text_are_saved_as_one_step() {
    let mut copy = Copy::new("a");
    let page = page(&mut copy, "decision_record");
    let before = copy.get::<Page>(&page).text;
    const HERE: (&str, &str) = ("Where we build", "We build here.");
    copy.to(save(&page, HERE.0, HERE.1, Some(("Decision record", &before))));
    copy.same(save(&page, HERE.0, " We build here. ", Some(HERE)));
    assert_eq!(copy.refused_at(save(&page, "", "x", None)), "title");
    // Somebody else has written meanwhile: it is said once, and nothing is lost.
    copy.to(edit(&page, "text", "We build there."));
    let nowhere = |seen| save(&page, HERE.0, "We build nowhere.", Some(seen));
    let (at, said) = copy.refused(nowhere(HERE));
    assert!(at == "text" && said.contains("changed elsewhere"), "{said}");
    copy.same(save(&page, HERE.0, "We build there.", Some(HERE)));
    // What was not touched here is not put back.
    copy.to(save(&page, "Where and how", HERE.1, Some(HERE)));
    let now: Page = copy.get(&page);
    assert_eq!((now.title.as_str(), now.text.as_str()), ("Where and how", "We build there."));
    copy.to(nowhere((HERE.0, "We build there.")));
    let now: Page = copy.get(&page);
    assert_eq!((now.title.as_str(), now.text.as_str()), ("Where and how", "We build nowhere."));
    assert_eq!(copy.refused_at(save(&page, "Where at all", "We build nowhere.", Some(HERE))), "title");
    copy.to(save(&page, "Where we build", "", None));
    assert_eq!(copy.get::<Page>(&page).text, "");
    copy.to(Trash { record: page.clone() });
    assert_eq!(copy.refused_at(save(&page, "A", "b", None)), "");
}

#[test]
fn an_onboarding_becomes_issues_of_who_starts() {
    let mut copy = Copy::new("a");
    let (team, guide) = (copy.team("DevRel"), page(&mut copy, "onboarding_guide"));
    copy.to(AddPerson { name: "Ana".to_owned(), teams: vec![team.clone()] });
    let ana = copy.created("person");
    let start = |person: &RecordId| StartOnboarding {
        page: guide.clone(),
        person: person.clone(),
        from: day("2026-03-30"),
    };
    copy.to(start(&ana));
    let text = copy.get::<Page>(&guide).text;
    let wanted = tasks(&read(&text)).len();
    let steps: Vec<Issue> = copy.book.issues_about(&guide);
    assert!(wanted == 12 && steps.len() == wanted);
    for step in &steps {
        assert_eq!((step.r#type, step.owner.as_ref()), (Some(IssueType::OnboardingStep), Some(&ana)));
        assert!(step.teams.contains(&team) && step.opened_at.is_some() && step.severity.is_none());
        assert!(!step.title.contains("(day"), "{}", step.title);
    }
    let due = |title: &str| steps.iter().find(|step| step.title.starts_with(title)).unwrap().due_on;
    assert_eq!(due("Meet your buddy"), Some(day("2026-03-30")));
    assert_eq!(due("Set up your machine"), Some(day("2026-04-01")));
    assert_eq!(due("Improve this page"), Some(day("2026-06-27")));
    let first = follow_ups(&copy.book, &guide).remove(0);
    assert_eq!(first.due_on, Some(day("2026-03-30")));
    copy.to(ResolveIssue { issue: first.id.clone(), learning: String::new(), at: None });
    assert_eq!(follow_ups(&copy.book, &guide).last().map(|issue| &issue.id), Some(&first.id));

    // Once for a person; another one has steps of their own.
    let (at, said) = copy.refused(start(&ana));
    assert!(at == "person" && said.contains("Ana has all steps") && said.contains("and 9 more"), "{said}");
    let ben = copy.person("Ben");
    copy.to(start(&ben));
    assert_eq!(copy.book.issues_about(&guide).len(), 2 * wanted);

    // A step that came later is added; what was renamed, given away or thrown away does not come again.
    copy.to(edit(&steps[0].id, "title", "Something else"));
    copy.to(edit(&steps[0].id, "owner", ben.as_str()));
    copy.to(Trash { record: steps[1].id.clone() });
    copy.to(edit(&guide, "text", format!("{text}\n- [x] Bring cake\n")));
    copy.to(start(&ana));
    let added = copy.all_created("issue");
    assert_eq!(added.len(), 1);
    let cake: Issue = copy.get(&added[0]);
    assert_eq!((cake.title.as_str(), cake.due_on), ("Bring cake", None));
    let (_, said) = copy.refused(start(&ana));
    assert!(said.contains(&format!("In the trash lies “{}”; restore there", steps[1].title)), "{said}");
}

#[test]
fn an_onboarding_that_was_thrown_away_begins_anew() {
    let mut copy = Copy::new("a");
    let (guide, ana) = (page(&mut copy, "retrospective"), copy.person("Ana"));
    copy.to(edit(&guide, "text", "- [ ] A (day 2)\n- [ ] B\n"));
    let start = |from: &str| StartOnboarding { page: guide.clone(), person: ana.clone(), from: day(from) };
    copy.to(start("2026-03-02"));
    let made = onboarding_steps(&copy.book, &copy.get(&guide), &ana, day("2026-03-02"));
    let [a, b] = [&made[0].issue, &made[1].issue];
    copy.to(ResolveIssue { issue: a.clone(), learning: "Ask Ben".to_owned(), at: None });
    copy.to(Archive { record: b.clone(), archived: true });
    for step in [a, b] {
        copy.to(Trash { record: step.clone() });
    }
    copy.to(edit(&guide, "text", "- [ ] A (day 2)\n- [ ] B\n- [ ] C\n"));
    let fates = |copy: &Copy| {
        let steps = onboarding_steps(&copy.book, &copy.get(&guide), &ana, day("2026-03-09"));
        steps.iter().map(|step| step.fate).collect::<Vec<_>>()
    };
    assert_eq!(fates(&copy), [StepFate::Restored, StepFate::Restored, StepFate::Added]);
    copy.to(start("2026-03-09"));
    let steps = copy.book.issues_about(&guide);
    assert!(steps.len() == 3 && steps.iter().all(|step| step.resolved_at.is_none()));
    let first: Issue = copy.get(a);
    assert_eq!((first.due_on, first.learning.as_str()), (Some(day("2026-03-10")), "Ask Ben"));
    assert_eq!(fates(&copy), [StepFate::Kept; 3]);
    // What is left of a start that was taken back is no step.
    let mut copy = Copy::new("b");
    let (guide, ana) = (page(&mut copy, "onboarding_guide"), copy.person("Ana"));
    let start = StartOnboarding { page: guide, person: ana, from: day("2026-03-09") };
    let started = copy.to(start.clone());
    let step = copy.created("issue");
    copy.to(edit(&step, "text", "Room 4"));
    copy.write(undo(&copy.book, &started));
    copy.to(start);
    assert_eq!(copy.get::<Issue>(&step).text, "Room 4");
}

#[test]
fn archived_issues_stand_on_no_record() {
    let mut copy = Copy::new("a");
    let (retro, pilot) = (page(&mut copy, "retrospective"), copy.planned().pilot);
    for about in [retro.clone(), pilot.clone()] {
        copy.to(RaiseIssue { about: Some(about), ..super::issue::raise("No traffic") });
        let record = copy.created("issue");
        copy.to(Archive { record, archived: true });
    }
    assert!(copy.book.issues_about(&pilot).is_empty());
    assert!(follow_ups(&copy.book, &retro).is_empty());
    assert_eq!(pages(&copy.book, &Words::of(""), false)[0].open, 0);
}

#[test]
fn two_copies_that_start_the_same_onboarding_have_one_of_each() {
    let mut copy = Copy::new("a");
    let (guide, ana) = (page(&mut copy, "onboarding_guide"), copy.person("Ana"));
    let mut other = Copy::new("b");
    other.merge(&copy);
    let start = StartOnboarding { page: guide.clone(), person: ana, from: day("2026-03-30") };
    copy.to(start.clone());
    other.to(start);
    copy.merge(&other);
    assert_eq!(copy.book.issues_about(&guide).len(), 12);
}

#[test]
fn steps_are_read_from_tasks() {
    let mut copy = Copy::new("a");
    let (guide, ana) = (page(&mut copy, "retrospective"), copy.person("Ana"));
    let text = "- [ ] A (day 2)\n- [ ] A (day 3)\n- [ ] B (day 0)\n- [ ] C (day 731)\n- [ ] D (Day 730)\n- [ ] (day 4)\n- [ ] E (day -1)\n- no task (day 1)\n- [ ] **F**, [g](#/w/pages/x) (day  9 )\n";
    copy.to(edit(&guide, "text", text));
    let page: Page = copy.get(&guide);
    let steps = onboarding_steps(&copy.book, &page, &ana, day("2026-01-01"));
    let steps: Vec<(&str, Option<i64>)> = steps
        .iter()
        .map(|step| (step.title.as_str(), step.due_on.map(|due| due.days_since(day("2026-01-01")) + 1)))
        .collect();
    let expected = [
        ("A", Some(2)),
        ("A", Some(3)),
        ("B (day 0)", None),
        ("C (day 731)", None),
        ("D", Some(730)),
        ("E (day -1)", None),
        ("F, g", Some(9)),
    ];
    assert_eq!(steps, expected);
}

#[test]
fn an_onboarding_is_refused() {
    let mut copy = Copy::new("a");
    let (empty, guide) = (page(&mut copy, "retrospective"), page(&mut copy, "onboarding_guide"));
    let (ana, team) = (copy.person("Ana"), copy.team("DevOps"));
    let start = |page: &RecordId, person: &RecordId| StartOnboarding {
        page: page.clone(),
        person: person.clone(),
        from: day("2026-03-30"),
    };
    let (at, said) = copy.refused(start(&empty, &ana));
    assert!(at.is_empty() && said.contains("has no steps"), "{said}");
    assert_eq!(copy.refused_at(start(&guide, &team)), "person");
    assert_eq!(copy.refused_at(start(&guide, &id("person:none"))), "person");
    assert_eq!(copy.refused_at(start(&id("page:none"), &ana)), "");
}

#[test]
fn a_follow_up_needs_its_day() {
    let mut copy = Copy::new("a");
    let retro = page(&mut copy, "retrospective");
    let follow_up = |due_on| RaiseIssue {
        about: Some(retro.clone()),
        title: "Try pairing on releases".to_owned(),
        text: String::new(),
        kind: IssueType::FollowUp,
        severity: None,
        teams: Vec::new(),
        owner: None,
        due_on,
        opened_at: None,
    };
    assert_eq!(copy.refused_at(follow_up(None)), "due_on");
    copy.to(follow_up(Some(day("2026-03-20"))));
    assert_eq!(copy.book.issues_about(&retro).len(), 1);
}

#[test]
fn the_list_has_what_was_written_last_first() {
    let mut copy = Copy::new("a");
    let (first, second) = (page(&mut copy, "retrospective"), page(&mut copy, "working_agreement"));
    let listed = |copy: &Copy, words: &str, archived: bool| -> Vec<RecordId> {
        pages(&copy.book, &Words::of(words), archived).into_iter().map(|row| row.page.id).collect()
    };
    assert_eq!(listed(&copy, "", false), [second.clone(), first.clone()]);
    copy.to(save(&first, "Retro", "What we changed", None));
    assert_eq!(listed(&copy, "", false), [first.clone(), second.clone()]);
    assert_eq!(listed(&copy, "CHANGED", false), std::slice::from_ref(&first));
    assert_eq!(listed(&copy, "on-call", false), std::slice::from_ref(&second));
    copy.to(Archive { record: first.clone(), archived: true });
    assert_eq!(
        (listed(&copy, "", false), listed(&copy, "", true), archived(&copy.book)),
        (vec![second], vec![first], 1)
    );
}

#[test]
fn an_agreement_goes_out_with_the_hours_of_the_settings() {
    let mut copy = Copy::new("a");
    let page = page(&mut copy, "working_agreement");
    copy.to(save(&page, "Ours", "Text", None));
    let text = |copy: &Copy| page_markdown(&copy.get(&page), &copy.book.settings());
    assert_eq!(text(&copy), "# Ours\n\nText\n");
    copy.to(save(&page, "<script>alert(1)</script> *Ours*", "Text", None));
    assert!(text(&copy).starts_with("# \\<script>alert(1)\\</script> \\*Ours\\*\n"), "{}", text(&copy));
    copy.to(save(&page, "Ours", "Text", None));
    copy.to(edit(&settings_id(), "sla_1_hours", 4.0));
    copy.to(edit(&settings_id(), "sla_3_hours", 7.5));
    assert_eq!(
        text(&copy),
        "# Ours\n\nText\n\n## Time to resolve\n\n| Severity | Hours |\n| :--- | ---: |\n| 1 | 4 |\n| 3 | 7.5 |\n"
    );
    assert!(
        matches!(read(&text(&copy)).last(), Some(pilotbook_core::markdown::Block::Table(table)) if plain(&table.head[1]) == "Hours")
    );
}
