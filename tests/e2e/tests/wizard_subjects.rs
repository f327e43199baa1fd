//! Tables of readings and of issues: what they hold is asked for by a link, guessed, or said; what doesn't fit
//! is told; one step that can be taken back.

use anyhow::{Context, Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::Value;

const CSV: &str = "input[accept*=csv]";
const COPY: &str = "section:not(:has(input[accept*=csv])) input[accept*=json]";

const KPIS: &str = r#"{"format":"pilotbook","version":1,"records":{
    "workspace":[{"id":"workspace:settings","time_zone":"Europe/Vienna"}],
    "kpi":[{"id":"kpi:a","name":"Uptime","unit":"%"},{"id":"kpi:b","name":"Releases","read_as":"share"}]}}"#;

/// The Data page of a workspace with two KPIs.
async fn with_kpis() -> Result<Browser> {
    let b = Browser::start(Setup::at("2026-06-12T09:00:00Z")).await?;
    b.open("#/").await?;
    b.click_link("Data").await?;
    b.upload(COPY, &b.file("kpis.json", KPIS.as_bytes())?).await?;
    b.click_button("Take in 1 step").await?;
    b.see_text("This workspace has 1 step.").await?;
    Ok(b)
}

/// The records of a kind in a whole export, with the field that they are sorted by.
async fn records(b: &Browser, kind: &str, by: &str) -> Result<Vec<Value>> {
    b.click_button("Export everything as JSON").await?;
    let file: Value = serde_json::from_slice(&std::fs::read(b.download(".json").await?)?)?;
    let list = file["records"][kind].as_array().context("no such records")?;
    let mut list: Vec<Value> = list.clone();
    list.sort_by_key(|record| record[by].to_string());
    Ok(list)
}

#[tokio::test]
async fn readings_go_to_the_kpis_of_their_names() -> Result<()> {
    let b = with_kpis().await?;
    let route = format!("{}?as=reading", b.route().await?);
    b.open("#/").await?;
    b.open(&route).await?;
    b.until_js("document.activeElement.matches('input[accept*=csv]')").await?;
    b.see_text("Taken to hold: KPI readings").await?;
    // Nothing in this header says that it is one of readings.
    let table = b"what,when,level,good,all\nUptime,2026-06-01,99.5%,,\nReleases,2026-06-02,,46,50\nUptime,2026-6-8,98,,\n\
        Churn,2026-06-01,4,,\nReleases,2026-06-03,,51,50\nUptime,2026-06-13,99,,\n";
    b.upload(CSV, &b.file("readings.csv", table)?).await?;
    for (field, column) in [("KPI", "what"), ("Day", "when"), ("Value", "level"), ("k, so many", "good")] {
        b.fill(&format!("{field}: column"), column).await?;
    }
    b.fill("n, of so many: column", "Not in the file").await?;
    b.see_text("Choose the column of n too: k alone is no share.").await?;
    b.fill("n, of so many: column", "all").await?;
    b.see_text("3 readings, 3 rejected, 0 warnings.").await?;
    b.see_text("No KPI here is called “Churn”.").await?;
    b.see_text("Here: 3 new, 0 changed, 0 the same already.").await?;
    b.assert_accessible().await?;
    b.click_button("Import 3 readings").await?;
    b.see_text("Here: 0 new, 0 changed, 3 the same already.").await?;
    b.button("Nothing to import").await?;

    let readings = records(&b, "reading", "day").await?;
    let read: Vec<(&str, &str, Option<f64>, Option<f64>)> = readings
        .iter()
        .map(|r| {
            (
                r["of"].as_str().unwrap_or(""),
                r["day"].as_str().unwrap_or(""),
                r["value"].as_f64(),
                r["k"].as_f64(),
            )
        })
        .collect();
    let expected = [
        ("kpi:a", "2026-06-01", Some(99.5), None),
        ("kpi:b", "2026-06-02", None, Some(46.0)),
        ("kpi:a", "2026-06-08", Some(98.0), None),
    ];
    ensure!(read == expected, "{read:?}");

    // The saved recipe says what the table holds.
    b.click_button("Save this recipe").await?;
    let recipe: Value = serde_json::from_slice(&std::fs::read(b.download("readings.recipe.json").await?)?)?;
    ensure!(recipe["reading"]["k"]["column"] == "good" && recipe.get("idea").is_none(), "{recipe}");
    b.press(Key::Control + "z").await?;
    b.see_text("Here: 3 new, 0 changed, 0 the same already.").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn issues_of_a_tracker_are_guessed() -> Result<()> {
    let b = with_kpis().await?;
    let table = "Key,Summary,Team,Severity,Created,First response,Resolved\n\
        I-1,Login is slow,Ops,Critical,2026-03-29,2026-03-29T10:00:00+02:00,2026-03-30T09:00:00Z\n\
        I-2,Docs are old,Web,odd,2026-06-01T10:00:00Z,,\n\
        I-3,Backwards,Web,Minor,2026-06-01T10:00:00Z,,2026-05-01T10:00:00Z\n";
    b.upload(CSV, &b.file("issues.csv", table.as_bytes())?).await?;
    b.see_text("2 issues, 1 rejected, 1 warning.").await?;
    b.until_js("document.querySelector('.import-subject input[value=issue]').checked").await?;
    // Another subject has other fields; what was said of this one comes back.
    b.fill("Severity: odd", "4, least").await?;
    b.see_text("2 issues, 1 rejected, 0 warnings.").await?;
    b.choose("This table holds", "Ideas and pilots").await?;
    b.see_text("Owning team").await?;
    b.until_js("location.hash.endsWith('?as=idea')").await?;
    b.choose("This table holds", "Issues").await?;
    b.see_text("2 issues, 1 rejected, 0 warnings.").await?;
    b.assert_accessible().await?;
    b.click_button("Import 2 issues").await?;
    b.see_text("Here: 0 new, 0 changed, 2 the same already.").await?;
    let issues = records(&b, "issue", "key").await?;
    let (first, second) = (&issues[0], &issues[1]);
    // Midnight of the day on which Vienna puts its clocks forward.
    ensure!(first["opened_at"] == "2026-03-28T23:00:00Z", "{first}");
    ensure!(first["responded_at"] == "2026-03-29T08:00:00Z" && first["severity"] == 1, "{first}");
    ensure!(second["severity"] == 4 && second.get("resolved_at").is_none(), "{second}");
    b.click_link("Issues").await?;
    b.see_text("Docs are old").await?;
    b.assert_quiet().await?;
    b.finish().await
}
