use pilotbook_core::command::capture_line::{self, Token, edit_line, line_of, read_line, tokens};
use pilotbook_core::model::Idea;

use crate::copy::Copy;

fn copy() -> Copy {
    let mut copy = Copy::new("a");
    copy.team("DevRel");
    copy.team("Dev Ops");
    copy
}

#[test]
fn a_line_says_title_tags_teams_and_technologies() {
    let copy = copy();
    // (line, title, tags, teams, technologies)
    let cases: [(&str, &str, &str, &str, &str); 9] = [
        ("Copy button", "Copy button", "", "", ""),
        ("Copy button #docs @DevRel !clipboard", "Copy button", "docs", "DevRel", "clipboard"),
        ("#docs  copy   button", "copy button", "docs", "", ""),
        ("Help @devops, @DevRel.", "Help , .", "", "Dev Ops DevRel", ""),
        ("Ask @nobody in C# at #1 !", "Ask @nobody in C# at #1 !", "", "", ""),
        ("Mail a@DevRel", "Mail a@DevRel", "", "", ""),
        ("#a #a #b", "", "a a b", "", ""),
        ("Über #größe", "Über", "größe", "", ""),
        ("@", "@", "", "", ""),
    ];
    for (line, title, tags, teams, technologies) in cases {
        let idea = read_line(line, &copy.book);
        let ids = idea.team.iter().chain(&idea.supporting_teams);
        let names: Vec<String> = ids.map(|team| copy.book.name_of(team)).collect();
        let read = (idea.title.as_str(), idea.tags.join(" "), names.join(" "), idea.technologies.join(" "));
        assert_eq!(read, (title, tags.to_owned(), teams.to_owned(), technologies.to_owned()), "{line}");
    }
}

#[test]
fn a_team_that_is_not_here_is_told() {
    let copy = copy();
    let unknown = |line| capture_line::unknown_teams(line, &copy.book);
    assert_eq!(unknown("Ask @platform, @DevRel and a@b.c @"), ["platform"]);
    assert!(unknown("Ask @devops").is_empty());
}

#[test]
fn tokens_know_where_they_stand() {
    let copy = copy();
    let line = "Ünder #ci, now";
    let found = tokens(line, &copy.book);
    assert_eq!(found.len(), 1);
    assert_eq!((&line[found[0].0.clone()], &found[0].1), ("#ci", &Token::Tag("ci".to_owned())));
}

#[test]
fn editing_the_line_edits_what_it_says() {
    let mut copy = copy();
    copy.to(read_line("Copy button #docs #ci @DevRel @DevOps !clipboard", &copy.book));
    let idea: Idea = copy.get(&copy.created("idea"));
    assert_eq!(line_of(&idea, &copy.book), "Copy button #ci #docs @DevRel @DevOps !clipboard");
    copy.same(edit_line(&idea, &line_of(&idea, &copy.book), &copy.book));

    copy.to(edit_line(&idea, "Paste button @DevOps #docs #new", &copy.book));
    let idea: Idea = copy.get(&idea.id);
    assert_eq!(line_of(&idea, &copy.book), "Paste button #docs #new @DevOps");
    assert_eq!(idea.supporting_teams.len(), 0);

    // Named anew elsewhere while its tags were changed here, it keeps that name.
    copy.to(crate::copy::edit(&idea.id, "title", "Glue button"));
    copy.to(edit_line(&idea, "Paste button #docs @DevOps", &copy.book));
    let idea: Idea = copy.get(&idea.id);
    assert_eq!(line_of(&idea, &copy.book), "Glue button #docs @DevOps");

    copy.to(edit_line(&idea, "Paste button", &copy.book));
    let idea: Idea = copy.get(&idea.id);
    assert_eq!((idea.team, idea.tags.len()), (None, 0));
    assert_eq!(copy.refused_at(edit_line(&copy.get(&idea.id), " #x", &copy.book)), "title");
}

#[test]
fn an_unchanged_line_changes_nothing() {
    let mut copy = copy();
    copy.team("Ops (EU)");
    let odd = copy.team("A.");
    for (title, tags) in [
        ("Plain", "a"),
        ("Needs 2026 #ci, now", "2026"),
        ("Ends with #x.", "ends."),
        ("! and @ and #", "größe"),
        ("#only", "c)"),
        ("Both #ci", "ci"),
    ] {
        let idea = copy.idea(title);
        copy.to(crate::copy::edit(&idea, &format!("tags/{tags}"), true));
        copy.to(crate::copy::edit(&idea, "technologies/v1.", true));
        copy.to(crate::copy::edit(&idea, "team", odd.to_string()));
        let idea: Idea = copy.get(&idea);
        copy.same(edit_line(&idea, &line_of(&idea, &copy.book), &copy.book));
        // One word more in the title changes the title alone.
        copy.to(edit_line(&idea, &format!("More {}", line_of(&idea, &copy.book)), &copy.book));
        let after: Idea = copy.get(&idea.id);
        assert_eq!(after.title, format!("More {title}"));
        assert_eq!((after.tags, after.technologies, after.team), (idea.tags, idea.technologies, idea.team));
    }
}

#[test]
fn what_no_token_can_say_stays() {
    let mut copy = copy();
    let idea = copy.idea("Rank #one of all");
    copy.to(crate::copy::edit(&idea, "tags/two words", true));
    let before: Idea = copy.get(&idea);
    assert_eq!(line_of(&before, &copy.book), "Rank #one of all");
    copy.to(edit_line(&before, "Rank #one of them", &copy.book));
    let after: Idea = copy.get(&idea);
    assert_eq!(after.title, "Rank #one of them");
    assert_eq!(after.tags.into_iter().collect::<Vec<_>>(), ["two words"]);
}
