//! Bad input in the page: refused with what and where, nothing changed; or taken in and told.

use anyhow::Result;
use pilotbook_e2e::{Browser, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";
const JSON: &str = "input[type=file][accept*=json]";
const CSV: &str = "input[accept*=csv]";
const RECIPE_FILE: &str = "section:has(input[accept*=csv]) input[accept*=json]";
const RECIPE: &str = r#"{"recipe":1,"idea":{"title":{"column":"title"},"created_on":{"column":"created"}}}"#;

async fn data_page() -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Something to keep").await?;
    b.press(pilotbook_e2e::Key::Enter).await?;
    b.see_text_in("dialog[open]", "Something to keep").await?;
    b.press(pilotbook_e2e::Key::Escape).await?;
    b.click_link("Data").await?;
    b.see_text("Import a table").await?;
    Ok(b)
}

#[tokio::test]
async fn files_that_are_no_copy_are_refused() -> Result<()> {
    let b = data_page().await?;
    let truncated = r#"{"format":"pilotbook","version":1,"transactions":[{"id":"2026-01-01T00"#;
    for (name, content, said) in [
        ("a.json", "nonsense".as_bytes(), "is not JSON"),
        ("b.json", br#"{"other":"app"}"#, "another program"),
        ("c.json", truncated.as_bytes(), "ends in the middle"),
        ("d.json", br#"{"format":"pilotbook","version":7}"#, "format 7"),
        ("e.json", &[0xFF, 0xFE, 0x41], "not UTF-8"),
    ] {
        let file = b.file(name, content)?;
        b.upload(JSON, &file).await?;
        b.see_text(&format!("{name}:")).await?;
        b.see_text(said).await?;
        b.see_text("Nothing was changed").await?;
    }
    let other = r#"{"format":"pilotbook","version":1,"workspace":"another","transactions":[{"id":"2026-01-01T00:00:00.000Z-0000-aaaaaaaaaaaaaaaa","writes":[{"record":"idea:x","set":{"exists":true,"title":"Theirs"}}]}]}"#;
    let file = b.file("f.json", other.as_bytes())?;
    b.upload(JSON, &file).await?;
    b.see_text("This file is of another workspace. Nothing was changed.").await?;
    b.click_button("Cancel").await?;
    b.see_text_in("nav.sidebar", "1").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn a_file_of_another_workspace_can_be_joined_and_conflicts_are_settled() -> Result<()> {
    let b = data_page().await?;
    let tx = |stamp: &str, title: &str| {
        format!(
            r#"{{"id":"{stamp}","writes":[{{"record":"idea:x","set":{{"exists":true,"title":"{title}"}}}}]}}"#
        )
    };
    let both = format!(
        r#"{{"format":"pilotbook","version":1,"workspace":"zzzz","transactions":[{},{}]}}"#,
        tx("2026-01-01T00:00:00.000Z-0000-aaaaaaaaaaaaaaaa", "Theirs"),
        tx("2026-01-01T00:00:00.000Z-0000-bbbbbbbbbbbbbbbb", "Ours")
    );
    let file = b.file("both.json", both.as_bytes())?;
    b.upload(JSON, &file).await?;
    b.click_button("Join it with this workspace").await?;
    b.see_text_in("nav.sidebar a[aria-current=page], h1", "Overview").await?;
    b.click_link("Data").await?;
    b.see_text("Theirs").await?;
    b.fill("Or write a third", "Settled").await?;
    b.click_button("Keep what I wrote").await?;
    b.see_text("None. Where two copies change the same field").await?;
    b.click_link("Ideas").await?;
    b.see_text("Settled").await?;
    b.see_text("Something to keep").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn tables_are_refused_or_told_row_by_row() -> Result<()> {
    let b = data_page().await?;
    let recipe = b.file("recipe.json", RECIPE.as_bytes())?;
    b.upload(RECIPE_FILE, &recipe).await?;
    b.see_text("recipe.json").await?;
    for (name, content, said) in [
        ("empty.csv", &b""[..], "columns"),
        ("bytes.csv", b"title,created\n\xFF,2026-01-01\n", "UTF-8"),
        ("quote.csv", b"title,created\n\"A,2026-01-01\n", "is never closed"),
    ] {
        let file = b.file(name, content)?;
        b.upload(CSV, &file).await?;
        b.see_text(&format!("{name}:")).await?;
        b.see_text(said).await?;
    }
    for (name, content, said) in [
        ("other.csv", &b"title,made\nA,2026-01-01\n"[..], "The file has no column “created”."),
        ("semicolons.csv", b"title;created\nA;2026-01-01\n", "The file looks separated by semicolons"),
    ] {
        let file = b.file(name, content)?;
        b.upload(CSV, &file).await?;
        b.see_text(name).await?;
        b.see_text(said).await?;
    }
    let ragged = b.file("ragged.csv", b"title,created\nA,2026-02-30\nB\nC,2026-01-02,more\n")?;
    b.upload(CSV, &ragged).await?;
    b.see_text("1 idea, 0 pilots, 0 outcomes, 2 rejected, 0 warnings.").await?;
    b.click_button("Rejected rows: 2").await?;
    b.see_text("Record 2: idea.created_on is not a date").await?;
    b.click_button("Download the rejected rows").await?;
    let rejected = std::fs::read_to_string(b.download("rejected-rows.csv").await?)?;
    assert!(rejected.contains("A,2026-02-30"), "{rejected}");
    b.see_text("Here: 1 new, 0 changed, 0 the same already.").await?;
    b.click_button("Import 1 idea").await?;
    b.see_text("ragged.csv was imported").await?;
    b.see_text("Here: 0 new, 0 changed, 1 the same already.").await?;
    b.upload(CSV, &b.file("again.csv", &std::fs::read(&ragged)?)?).await?;
    b.see_text("again.csv, 3 rows").await?;
    b.see_text("Here: 0 new, 0 changed, 1 the same already.").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn forms_say_where_and_keep_what_was_typed() -> Result<()> {
    let b = data_page().await?;
    b.click_link("Ideas").await?;
    b.click_link("Something to keep").await?;
    b.click_button("Plan a pilot").await?;
    b.click_button("Plan the pilot").await?;
    b.gone("dialog[open]").await?;
    b.until_js("document.activeElement.id === 'plan-hypothesis'").await?;
    b.fill("Budget", "a lot").await?;
    b.fill("Hypothesis", "It may work.").await?;
    b.see_text("“a lot” is not a number.").await?;
    b.until_js("document.getElementById('plan-budget').value === 'a lot'").await?;
    b.fill("Budget", "1000").await?;
    b.click_button("Start").await?;
    b.see_text_in("dialog[open]", "2 things are missing before it can start.").await?;
    b.text_gone("is not a number").await?;
    b.click_button("Close").await?;
    b.reload().await?;
    b.until_js("document.getElementById('plan-hypothesis').value === 'It may work.'").await?;

    b.click_link("Settings").await?;
    b.fill("New team", "DevOps").await?;
    b.click_button("Add the team").await?;
    b.field("Name of DevOps").await?;
    b.fill("New team", "DevOps").await?;
    b.click_button("Add the team").await?;
    b.see("[role=alert]").await?;
    b.assert_quiet().await?;
    b.finish().await
}
