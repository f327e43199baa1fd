//! The recipe.

use pilotbook_core::Date;
use pilotbook_core::exchange::recipe::{Cells, Recipe, RecipeError, RecipeField, Split, Subject};
use pilotbook_core::exchange::rows::{Here, RowReader, RowsError};
use pilotbook_core::json::canonical;

/// A recipe of title and day, and what is given beside them.
pub fn recipe(idea: &str, groups: &str) -> Result<Recipe, RecipeError> {
    let text = format!(
        r#"{{"recipe":1,"idea":{{"title":{{"column":"t"}},"created_on":{{"column":"c"}}{idea}}}{groups}}}"#
    );
    Recipe::parse(text.as_bytes())
}

#[test]
fn reads_every_part() {
    let recipe = recipe(
        r#","key":{"join":["a","b"]},"supporting_teams":{"columns":["s","z"],"split":";","take":2},
           "triage":{"column":"x","values":{"Go":"shortlisted","?":null},"otherwise":"parked"}"#,
        r#","name":"n","pilot":{"started_on":{"column":"p"}},"outcome":{"verdict":{"column":"v"}}"#,
    );
    let recipe = recipe.unwrap();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(recipe.name.as_deref(), Some("n"));
    assert_eq!(recipe.subject(), Subject::Ideas);
    let field = |field: RecipeField| recipe.field(field).unwrap();
    assert_eq!(field(RecipeField::Key).source.cells, Cells::Join(words(&["a", "b"])));
    let teams = &field(RecipeField::SupportingTeams).source;
    assert_eq!(teams.cells, Cells::Columns(words(&["s", "z"])));
    assert_eq!(teams.split, Some(Split { at: ";".to_owned(), take: Some(2) }));
    let triage = field(RecipeField::Triage);
    let values = vec![("?".to_owned(), None), ("Go".to_owned(), Some("shortlisted"))];
    assert_eq!((&triage.values, triage.otherwise), (&Some(values), Some("parked")));
    assert_eq!(field(RecipeField::Verdict).values, None);
    for absent in [RecipeField::Decision, RecipeField::DecidedOn, RecipeField::Team] {
        assert_eq!(recipe.field(absent), None);
    }
    // Written and read again it is the same.
    assert_eq!(Recipe::parse(canonical(&recipe.to_json()).as_bytes()).unwrap(), recipe);
}

#[test]
fn the_real_one_survives_writing() {
    let recipe = Recipe::parse(include_bytes!("../../../../tests/data/kep.recipe.json")).unwrap();
    assert_eq!(Recipe::from_json(&recipe.to_json()).unwrap(), recipe);
    let verdicts = recipe.field(RecipeField::Verdict).unwrap().values.as_ref().unwrap();
    assert!(verdicts.contains(&("removed".to_owned(), Some("failed"))));
}

#[test]
fn whole_recipes_refused() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "is not JSON"),
        (b"{\"recipe\":1", "is not JSON"),
        (b"{\"recipe\":1,\"name\":\"\xFF\"}", "is not JSON"),
        (b"{} {}", "is not JSON"),
        (b"{\"recipe\":1,\"recipe\":1}", "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"null", "is not a JSON object"),
        (b"{}", "\"recipe\" should be 1"),
        (b"{\"recipe\":2}", "\"recipe\" should be 1"),
        (b"{\"recipe\":1.5}", "\"recipe\" should be 1"),
        (b"{\"recipe\":\"1\"}", "\"recipe\" should be 1"),
        (b"{\"recipe\":true}", "\"recipe\" should be 1"),
        (b"{\"recipe\":1}", "where idea.title comes from"),
        (b"{\"recipe\":1,\"idea\":{}}", "where idea.title comes from"),
        (b"{\"recipe\":1,\"idea\":{\"title\":{\"column\":\"t\"}}}", "where idea.created_on comes from"),
        (b"{\"recipe\":1,\"idea\":[]}", "idea should be an object"),
    ];
    for (bytes, words) in cases {
        let error = Recipe::parse(bytes).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
    let bytes = b"\xEF\xBB\xBF{\"recipe\":1,\"name\":7,\"idea\":{\"title\":{\"column\":\"t\"},\"created_on\":{\"column\":\"c\"}}}";
    assert_eq!(Recipe::parse(bytes).unwrap().name, None, "the name is not read, whatever it is");
}

#[test]
fn parts_refused() {
    let cases: &[(&str, &str, &str)] = &[
        ("", r#","ideas":{}"#, r#"key "ideas""#),
        ("", r#","reading":{}"#, r#"the groups "idea" and "reading""#),
        ("", r#","issue":{"title":{"column":"t"}}"#, r#"the groups "idea" and "issue""#),
        ("", r#","pilot":null"#, "pilot should be an object"),
        ("", r#","pilot":{"key":{"column":"a"}}"#, "fills pilot.key"),
        (r#","problem":{"column":"a"}"#, "", "fills idea.problem"),
        ("", r#","outcome":{"verdict":"v"}"#, "outcome.verdict should be an object"),
        (r#","team":{"column":"a","default":"b"}"#, "", r#"idea.team has the key "default""#),
        (r#","team":{}"#, "", "idea.team should have exactly one"),
        (r#","team":{"split":";"}"#, "", "it has none"),
        (r#","team":{"column":"a","columns":["a"]}"#, "", "it has two"),
        (r#","team":{"column":"a","columns":["a"],"join":["a"]}"#, "", "it has three"),
        (r#","team":{"column":"a","take":1}"#, "", r#"idea.team has "take" without "split""#),
        (r#","team":{"column":"a","split":";","take":0}"#, "", r#""take" of idea.team should be at least 1"#),
        (r#","team":{"column":"a","split":";","take":-1}"#, "", "at least 1"),
        (r#","team":{"column":"a","split":";","take":1.5}"#, "", "idea.team.take should be a whole number"),
        (r#","team":{"column":"a","split":";","take":"1"}"#, "", "idea.team.take should be a whole number"),
        (r#","team":{"column":"a","split":";","take":null}"#, "", "idea.team.take should be a whole number"),
        (r#","team":{"column":"a","split":""}"#, "", r#""split" of idea.team is empty"#),
        (r#","team":{"column":"a","split":1}"#, "", "idea.team.split should be a text"),
        (r#","team":{"column":1}"#, "", "idea.team.column should be a text"),
        (r#","team":{"column":null}"#, "", "idea.team.column should be a text"),
        (r#","team":{"columns":[]}"#, "", r#""columns" of idea.team is empty"#),
        (r#","team":{"join":[]}"#, "", r#""join" of idea.team is empty"#),
        (r#","team":{"columns":"a"}"#, "", "idea.team.columns should be a list of texts"),
        (r#","team":{"join":["a",1]}"#, "", "idea.team.join should be a list of texts"),
        (r#","team":{"column":"a","values":{}}"#, "", r#"idea.team has "values""#),
        (r#","team":{"column":"a","otherwise":null}"#, "", r#"idea.team has "otherwise""#),
        ("", r#","pilot":{"started_on":{"column":"a","values":{}}}"#, r#"pilot.started_on has "values""#),
        (r#","triage":{"column":"a","values":[]}"#, "", "idea.triage.values should be an object"),
        (
            r#","triage":{"column":"a","values":{"a":"New"}}"#,
            "",
            "idea.triage.values.a should be one of new,",
        ),
        (r#","triage":{"column":"a","values":{"a":"adopt"}}"#, "", "idea.triage.values.a should be one of"),
        (r#","triage":{"column":"a","values":{"a":1}}"#, "", "idea.triage.values.a should be one of"),
        (r#","triage":{"column":"a","otherwise":"b"}"#, "", "idea.triage.otherwise should be one of"),
        (r#","triage":{"column":"a","values":{"A":"new","a ":null}}"#, "", "are the same text"),
        (r#","triage":{"column":"a","values":{"\u2003a":"new","a":"new"}}"#, "", "are the same text"),
    ];
    for (idea, groups, words) in cases {
        let error = recipe(idea, groups).unwrap_err().to_string();
        assert!(error.contains(words), "{idea}{groups}: {error}");
        assert!(error.ends_with('.'), "{error}");
    }
    for fine in [
        r#","triage":{"column":"a","values":{"É":"new","é":"new"}}"#,
        r#","triage":{"column":"a","values":{}}"#,
        r#","triage":{"column":"a","otherwise":null}"#,
        r#","team":{"columns":["a","a"],"split":";","take":1e30}"#,
    ] {
        assert!(recipe(fine, "").is_ok(), "{fine}");
    }
}

#[test]
fn columns_are_checked_before_any_row() {
    let open = |file: &str, idea: &str| {
        let recipe = recipe(idea, "").unwrap();
        // The row's open quote would be refused if it were read.
        RowReader::new(format!("{file}\n\"").into_bytes(), &recipe, &Here::empty(Date::LAST)).map(|_| ())
    };
    let refused = |error| Err(RowsError::Recipe(error));
    let no = |column: &str, by| RecipeError::NoColumn {
        field: RecipeField::Team,
        column: column.to_owned(),
        header_separated_by: by,
    };
    assert_eq!(open("t, c ,x,x", ""), Ok(()), "a column twice that the recipe doesn't name is fine");
    assert_eq!(open("t,c", r#","team":{"column":"x"}"#), refused(no("x", None)));
    assert_eq!(open("t,c,a", r#","team":{"columns":["a","x"]}"#), refused(no("x", None)));
    assert_eq!(open("t,c,a", r#","team":{"join":["a","x"]}"#), refused(no("x", None)));
    assert_eq!(open("t,c,X", r#","team":{"column":"x"}"#), refused(no("x", None)), "names compare exactly");
    assert_eq!(
        open("t,c,x,x", r#","team":{"column":"x"}"#),
        refused(RecipeError::ColumnTwice { field: RecipeField::Team, column: "x".to_owned() })
    );
    assert_eq!(open("t,c,", r#","team":{"column":""}"#), Ok(()));
    let error = open("t;c", "").unwrap_err().to_string();
    assert!(error.contains("looks separated by semicolons"), "{error}");
}

#[test]
fn readings_and_issues_have_groups_of_their_own() {
    let reading = |fields: &str| {
        let text =
            format!(r#"{{"recipe":1,"reading":{{"kpi":{{"column":"k"}},"day":{{"column":"d"}}{fields}}}}}"#);
        Recipe::parse(text.as_bytes())
    };
    let value = r#","value":{"column":"v"}"#;
    for fine in [
        value,
        r#","k":{"column":"v"},"n":{"column":"v"}"#,
        r#","answers_10":{"column":"v"},"note":{"column":"v"}"#,
        r#","value":{"columns":["a","b"],"split":";"},"k":{"column":"v"},"n":{"column":"v"}"#,
    ] {
        let recipe = reading(fine).unwrap();
        assert_eq!(recipe.subject(), Subject::Readings);
        assert_eq!(Recipe::from_json(&recipe.to_json()).unwrap(), recipe);
    }
    for (fields, words) in [
        ("", "doesn't say where what was read comes from"),
        (r#","note":{"column":"v"}"#, "doesn't say where what was read comes from"),
        (r#","k":{"column":"v"}"#, "doesn't say where reading.n comes from"),
        (r#","value":{"column":"v"},"n":{"column":"v"}"#, "doesn't say where reading.k comes from"),
        (r#","answers_11":{"column":"v"}"#, "fills reading.answers_11"),
        (r#","value":{"column":"v","values":{}}"#, r#"reading.value has "values""#),
    ] {
        let error = reading(fields).unwrap_err().to_string();
        assert!(error.contains(words) && error.ends_with('.'), "{fields}: {error}");
    }
    let issue = |fields: &str, more: &str| {
        let text = format!(
            r#"{{"recipe":1,"issue":{{"title":{{"column":"t"}},"opened_at":{{"column":"o"}}{fields}}}{more}}}"#
        );
        Recipe::parse(text.as_bytes())
    };
    let fine = issue(
        r#","severity":{"column":"s","values":{"P1":1,"-":null},"otherwise":4},"type":{"column":"y"}"#,
        "",
    );
    let fine = fine.unwrap();
    assert_eq!(fine.subject(), Subject::Issues);
    let severity = fine.field(RecipeField::IssueSeverity).unwrap();
    assert_eq!(severity.values, Some(vec![("-".to_owned(), None), ("P1".to_owned(), Some("1"))]));
    assert_eq!(severity.otherwise, Some("4"));
    let written = canonical(&fine.to_json());
    assert!(written.contains(r#""otherwise":4"#) && written.contains(r#""P1":1"#), "{written}");
    assert_eq!(Recipe::parse(written.as_bytes()).unwrap(), fine);
    for (fields, more, words) in [
        (
            r#","severity":{"column":"s","values":{"P1":"1"}}"#,
            "",
            "values.P1 should be one of 1, 2, 3, 4, or null",
        ),
        (r#","severity":{"column":"s","values":{"P1":5}}"#, "", "should be one of 1, 2, 3, 4"),
        (r#","severity":{"column":"s","otherwise":1.5}"#, "", "issue.severity.otherwise should be one of 1"),
        (
            r#","type":{"column":"s","values":{"bug":"bug"}}"#,
            "",
            "issue.type.values.bug should be one of blocker,",
        ),
        (r#","opened_at":{"column":"s"}"#, "", "is not JSON"),
        (r#","created_on":{"column":"s"}"#, "", "fills issue.created_on"),
        ("", r#","reading":{}"#, r#"the groups "issue" and "reading""#),
        ("", r#","pilot":{}"#, r#"the groups "issue" and "pilot""#),
    ] {
        let error = issue(fields, more).unwrap_err().to_string();
        assert!(error.contains(words), "{fields}{more}: {error}");
    }
    let missing = |text: &str| Recipe::parse(text.as_bytes()).unwrap_err().to_string();
    assert!(missing(r#"{"recipe":1,"issue":{}}"#).contains("where issue.title comes from"));
    assert!(
        missing(r#"{"recipe":1,"issue":{"title":{"column":"t"}}}"#)
            .contains("where issue.opened_at comes from")
    );
    assert!(missing(r#"{"recipe":1,"reading":{}}"#).contains("where reading.kpi comes from"));
}
