use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::ids::named;
use pilotbook_core::model::{Person, ScoreKind, Settings, Team};

use crate::copy::{Copy, edit};

fn team(name: &str) -> AddTeam {
    AddTeam { name: name.to_owned(), purpose: String::new() }
}

#[test]
fn a_name_entered_in_two_copies_is_one_team() {
    let (mut a, mut b) = (Copy::new("a"), Copy::new("b"));
    a.to(team(" DevOps "));
    b.to(AddTeam { name: "DevOps".to_owned(), purpose: "Ships".to_owned() });
    assert_eq!(a.created("team"), named("team", "DevOps").unwrap());
    a.merge(&b);
    let teams: Vec<Team> = a.book.all().collect();
    assert_eq!(teams.len(), 1);
    assert_eq!((teams[0].name.as_str(), teams[0].purpose.as_str()), ("DevOps", "Ships"));
}

#[test]
fn names_that_are_taken_gone_or_changed() {
    let mut copy = Copy::new("a");
    assert_eq!(copy.refused_at(team(" ")), "name");
    let devops = copy.team("DevOps");
    assert_eq!(copy.refused_at(team("DevOps ")), "name");
    // From the trash it comes back, out of the archive too, with what it had.
    copy.to(edit(&devops, "purpose", "Ships"));
    copy.to(Archive { record: devops.clone(), archived: true });
    copy.to(Trash { record: devops.clone() });
    copy.to(team("DevOps"));
    let back: Team = copy.get(&devops);
    assert_eq!((back.purpose.as_str(), back.archived), ("Ships", false));
    // Renamed, it holds the id of its first name.
    copy.to(edit(&devops, "name", "Platform"));
    copy.to(team("DevOps"));
    let other = copy.created("team");
    assert_ne!(other, devops);
    assert_eq!(copy.refused_at(edit(&other, "name", "Platform")), "name");
    copy.to(Trash { record: devops.clone() });
    copy.to(Trash { record: other });
    copy.to(team("DevOps"));
    assert_ne!(copy.created("team"), devops, "another name's record in the trash holds the id");
}

#[test]
fn people_belong_to_teams() {
    let mut copy = Copy::new("a");
    let devops = copy.team("DevOps");
    copy.to(AddPerson { name: "Ana".to_owned(), teams: vec![devops.clone()] });
    let ana: Person = copy.get(&named("person", "Ana").unwrap());
    assert!(ana.teams.contains(&devops));
    assert_eq!(copy.refused_at(AddPerson { name: "Ana".to_owned(), teams: Vec::new() }), "name");
    assert_eq!(copy.refused_at(AddPerson { name: "Bea".to_owned(), teams: vec![ana.id] }), "teams");
}

#[test]
fn settings() {
    let save = || SaveSettings {
        name: "Pilots".to_owned(),
        time_zone: "Asia/Tokyo".to_owned(),
        currency: "JPY".to_owned(),
        score: ScoreKind::None,
        sla: [Some(4.0), None, None, Some(72.5)],
    };
    let mut copy = Copy::new("a");
    copy.to(save());
    let saved: Settings = copy.get(&settings_id());
    assert_eq!(
        (saved.name.as_str(), saved.time_zone.as_str(), saved.currency.as_str()),
        ("Pilots", "Asia/Tokyo", "JPY")
    );
    assert_eq!((saved.sla_1_hours, saved.sla_2_hours, saved.sla_4_hours), (Some(4.0), None, Some(72.5)));
    copy.same(save());
    assert_eq!(saved.score, None);
    copy.to(SaveSettings { score: ScoreKind::Rice, ..save() });
    assert_eq!(copy.book.settings().score, Some(ScoreKind::Rice));
    copy.to(save());
    assert_eq!(copy.book.settings().score, Some(ScoreKind::None));
    copy.to(SaveSettings { currency: String::new(), ..save() });
    for (bad, at) in [
        (SaveSettings { name: " ".to_owned(), ..save() }, "name"),
        (SaveSettings { time_zone: String::new(), ..save() }, "time_zone"),
        (SaveSettings { currency: "eur".to_owned(), ..save() }, "currency"),
        (SaveSettings { currency: "EURO".to_owned(), ..save() }, "currency"),
        (SaveSettings { sla: [None, Some(0.0), None, None], ..save() }, "sla_2_hours"),
        (SaveSettings { sla: [None, None, None, Some(f64::NAN)], ..save() }, "sla_4_hours"),
    ] {
        assert_eq!(copy.refused_at(bad), at);
    }
}

#[test]
fn settings_outlive_the_first_step() {
    let mut copy = Copy::new("a");
    let first = copy.to(team("DevOps"));
    copy.to(SaveSettings {
        name: "Pilots".to_owned(),
        time_zone: "Europe/Vienna".to_owned(),
        currency: String::new(),
        score: ScoreKind::None,
        sla: [None; 4],
    });
    copy.write(undo(&copy.book, &first));
    assert_eq!(copy.get::<Settings>(&settings_id()).name, "Pilots");
    copy.to(team("Data"));
    assert_eq!(copy.value(&settings_id(), "time_zone"), Value::from("Europe/Vienna"));
}
