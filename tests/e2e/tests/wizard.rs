//! A table without a recipe: its columns are guessed, corrected by hand, imported, and imported again; a
//! large one is typed beside and cancelled.

use std::time::Duration;

use anyhow::{Result, ensure};
use numbers::same_numbers;
use pilotbook_e2e::{Browser, Setup};

mod numbers;

const CSV: &str = "input[accept*=csv]";
const REJECTED: &str = ".import-table details:not([class]):has(ul + button, p + button)";

async fn data_page(now: &'static str) -> Result<Browser> {
    let b = Browser::start(Setup::at(now)).await?;
    b.open("#/").await?;
    b.click_link("Data").await?;
    b.see_text("Import a table").await?;
    Ok(b)
}

/// Says of a field what the texts of `status` mean.
async fn mean(b: &Browser, field: &str, meanings: &[(&str, &str)]) -> Result<()> {
    for (text, word) in meanings {
        b.fill(&format!("{field}: {text}"), word).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_real_portfolio_needs_no_recipe_file() -> Result<()> {
    let b = data_page("2026-07-24T12:00:00Z").await?;
    b.upload(CSV, &pilotbook_e2e::data("kep.csv")).await?;
    b.see_text("677 rows").await?;

    // What was guessed, said again by hand, so that the test holds whatever the guess is.
    b.fill("Key: source", "Joined by /").await?;
    b.fill("Key: column", "owning_sig").await?;
    b.fill("Key: column 2", "kep").await?;
    for (field, column) in [
        ("Title", "title"),
        ("Owning team", "owning_sig"),
        ("Supporting teams", "participating_sigs"),
        ("Proposer", "authors"),
        ("Created on", "created"),
        ("Triage", "status"),
        ("Started on", "alpha"),
        ("Verdict", "status"),
        ("Decision", "status"),
    ] {
        b.fill(&format!("{field}: column"), column).await?;
    }
    b.fill("Supporting teams: split at", ";").await?;
    b.fill("Supporting teams: keep the first", "").await?;
    b.fill("Proposer: split at", ";").await?;
    b.fill("Proposer: keep the first", "1").await?;
    b.fill("Decided on: source", "First that is filled").await?;
    b.fill("Decided on: column", "stable").await?;
    b.fill("Decided on: column 2", "last_updated").await?;
    let new = [("provisional", "New"), ("implementable", "Shortlisted"), ("implemented", "Shortlisted")];
    mean(&b, "Triage", &new).await?;
    mean(&b, "Triage", &["withdrawn", "rejected", "replaced"].map(|text| (text, "Declined"))).await?;
    mean(&b, "Triage", &[("deferred", "Parked"), ("anything else", "New")]).await?;
    mean(&b, "Verdict", &[("implemented", "Succeeded"), ("withdrawn", "Failed"), ("rejected", "Failed")])
        .await?;
    mean(&b, "Verdict", &[("replaced", "Inconclusive")]).await?;
    mean(&b, "Verdict", &["provisional", "implementable", "deferred"].map(|text| (text, "Says nothing")))
        .await?;
    mean(&b, "Decision", &[("implemented", "Adopt"), ("withdrawn", "Drop"), ("rejected", "Drop")]).await?;
    mean(&b, "Decision", &[("replaced", "Iterate")]).await?;

    // What is said of the draft before is taken back at once.
    b.see_text("Here: 648 new, 0 changed, 0 the same already.").await?;
    b.see_text("648 ideas, 350 pilots, 166 outcomes, 29 rejected, 24 warnings.").await?;
    b.assert_accessible().await?;
    b.click_button("Save this recipe").await?;
    let recipe = b.download("kep.recipe.json").await?;
    let odd = b.file("odd.json", b"[]")?;
    b.upload("section:has(input[accept*=csv]) input[accept*=json]", &odd).await?;
    b.see(".import-table .banner.tone-bad").await?;
    b.js::<()>(&format!("document.querySelector('{REJECTED} > summary').click()")).await?;
    b.see(&format!("{REJECTED}[open]")).await?;
    b.click_button("Import 648 ideas").await?;
    b.see_text_in("nav.sidebar", "648").await?;
    b.see_text("Here: 0 new, 0 changed, 648 the same already.").await?;
    b.button("Nothing to import").await?;
    // A list that was opened stays open, and what was refused before is over.
    ensure!(b.count(&format!("{REJECTED}[open]")).await? == 1, "the rejected rows were closed");
    ensure!(b.count(".import-table .banner.tone-bad").await? == 0, "a refusal stands above what succeeded");
    b.click_button("Export everything as JSON").await?;
    same_numbers(&b.download(".json").await?)?;

    // The saved recipe makes the same of the same file: nothing is doubled.
    b.reload().await?;
    b.open_table(&recipe, &pilotbook_e2e::data("kep.csv")).await?;
    b.see_text("Here: 0 new, 0 changed, 648 the same already.").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn what_is_missing_is_said_at_its_field() -> Result<()> {
    let b = data_page("2026-06-12T09:00:00Z").await?;
    let file = b.file("odd.csv", b"what,when\nA,2026-01-05\nB,soon\n")?;
    b.upload(CSV, &file).await?;
    b.fill("Created on: column", "Choose").await?;
    b.see_text("Choose the column it comes from.").await?;
    b.fill("Created on: column", "when").await?;
    b.fill("Title: column", "what").await?;
    b.see_text("1 idea, 0 pilots, 0 outcomes, 1 rejected, 0 warnings.").await?;
    b.click_button("Split").await?;
    b.fill("Key: keep the first", "x").await?;
    b.fill("Key: column", "what").await?;
    b.see_text("“x” is not a whole number from 1.").await?;
    b.assert_quiet().await?;
    b.finish().await
}

/// What lies in the workspace's database: how many contents and pages, and what is known of the whole.
const STORED: &str = r#"
    const name = (await indexedDB.databases()).map(d => d.name).find(n => n.startsWith("pilotbook-"));
    const db = await new Promise(done => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
    const tx = db.transaction(["meta", "pages", "transactions", "segments"]);
    const ask = r => new Promise(done => { r.onsuccess = () => done(r.result); });
    const found = [await ask(tx.objectStore("meta").get("state"))];
    for (const store of ["pages", "transactions", "segments"]) found.push(await ask(tx.objectStore(store).count()));
    db.close();
    return JSON.stringify(found);
"#;

async fn stored(b: &Browser) -> Result<String> {
    b.call(&format!("return (async () => {{ {STORED} }})()"), vec![]).await
}

/// The longest that the page was kept from answering since this was asked before, in milliseconds.
const WATCH: &str = "
    window.longest = 0;
    let last = performance.now();
    const look = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; setTimeout(look, 0); };
    look();";

#[tokio::test]
async fn a_hundred_thousand_rows_are_typed_beside_and_cancelled() -> Result<()> {
    let mut b = data_page("2026-06-12T09:00:00Z").await?;
    b.set_patience(Duration::from_secs(120));
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Something to keep").await?;
    b.press(pilotbook_e2e::Key::Enter).await?;
    b.see_text_in("dialog[open]", "Something to keep").await?;
    b.press(pilotbook_e2e::Key::Escape).await?;
    b.see_text("This workspace has 1 step.").await?;
    let before = stored(&b).await?;

    let mut text = String::from("id,title,team,created,status,started,ended\n");
    for n in 0..100_000 {
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        let line = format!(
            "{n},Idea number {n},Team {},2025-{month:02}-{day:02},done,2025-{month:02}-{day:02},2026-01-{day:02}\n",
            n % 40
        );
        text.push_str(&line);
    }
    let file = b.file("large.csv", text.as_bytes())?;
    b.call::<()>(WATCH, vec![]).await?;
    b.upload(CSV, &file).await?;
    b.see_text("100,000 rows").await?;
    b.see_text("of 100,000").await?;
    b.click_button("Split").await?;
    b.fill("Key: split at", "; ").await?;
    b.see_text("100,000 ideas, 100,000 pilots, 100,000 outcomes, 0 rejected, 0 warnings.").await?;
    b.see_text("Here: 100,000 new, 0 changed, 0 the same already.").await?;
    println!("reading: {} ms", b.js::<f64>("window.longest").await?);
    b.call::<()>("window.longest = 0", vec![]).await?;
    b.click_button("Import 100,000 ideas").await?;
    b.see_text_in(".import-state", "Preparing").await?;
    ensure!(b.count(".under-way progress").await? == 0, "two bars of one import");
    println!("planning: {} ms", b.js::<f64>("window.longest").await?);
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Typed meanwhile").await?;
    b.until_js("document.querySelector('dialog[open] input').value === 'Typed meanwhile'").await?;
    b.until_js("document.querySelector('.import-state progress') !== null").await?;
    b.press(pilotbook_e2e::Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".import-state", "Saving").await?;
    b.click_button("Cancel").await?;
    b.see_text("The import was cancelled. Nothing was changed.").await?;
    println!("in all: {} ms", b.js::<f64>("window.longest").await?);
    ensure!(stored(&b).await? == before, "something of the import is stored");
    b.see_text_in("nav.sidebar", "1").await?;
    b.see_text("This workspace has 1 step.").await?;

    // Wherever one has gone meanwhile, it is in sight and called off.
    b.click_button("Import 100,000 ideas").await?;
    b.see_text_in(".import-state", "Preparing").await?;
    b.click_link("Ideas").await?;
    b.see(".under-way progress").await?;
    b.click(".under-way button").await?;
    b.gone(".under-way progress").await?;
    ensure!(stored(&b).await? == before, "something of the import is stored");
    b.assert_quiet().await?;
    b.finish().await
}

/// Holds the workspace's database until `window.let_go()`; from then on nothing can be stored any more.
const HOLD: &str = r#"return (async () => {
    const name = (await indexedDB.databases()).map(d => d.name).find(n => n.startsWith("pilotbook-"));
    const db = await new Promise(done => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
    let held = true;
    const meta = db.transaction("meta", "readwrite").objectStore("meta");
    const hold = () => { if (held) meta.get("state").onsuccess = hold; else db.close(); };
    hold();
    window.let_go = () => {
        IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };
        held = false;
    };
})()"#;

#[tokio::test]
async fn an_import_that_fails_says_so_wherever_one_is() -> Result<()> {
    let b = data_page("2026-06-12T09:00:00Z").await?;
    let file = b.file("small.csv", b"title,created\nA,2026-01-05\n")?;
    b.upload(CSV, &file).await?;
    b.button("Import 1 idea").await?;
    b.call::<()>(HOLD, vec![]).await?;
    b.click_button("Import 1 idea").await?;
    b.click_link("Ideas").await?;
    b.gone(".import-table").await?;
    b.js::<()>("window.let_go()").await?;
    b.see_text_in(".toast", "The table was not imported.").await?;
    b.finish().await
}
