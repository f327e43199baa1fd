//! Long work with 100 000 rows beside what is typed: a copy and a report that are called off and leave nothing, numbers that
//! come part by part, and an import that is taken back whole.

use std::time::Duration;

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

/// So few that a run ends within some minutes on a slow machine, and so many that no step of the work ends before a
/// person could have typed.
const ROWS: usize = 100_000;
/// The same, as the page writes it.
const WRITTEN: &str = "100,000";

/// Counts the files that are handed out, and notes the longest that the page was kept from answering, with what it did then.
const WATCH: &str = "
    window.handed = 0;
    const make = URL.createObjectURL;
    URL.createObjectURL = file => { window.handed += 1; return make.call(URL, file); };
    window.longest = [];
    let last = performance.now();
    const look = () => {
        const now = performance.now();
        if (now - last > 50) window.longest.push(Math.round(now - last) + ' ' + (document.querySelector('.long-work')?.innerText ?? ''));
        last = now;
        setTimeout(look, 0);
    };
    look();";

/// What was noted since this was asked before.
async fn noted(b: &Browser, of: &str) -> Result<()> {
    let longest: Vec<String> = b.js("window.longest.splice(0)").await?;
    println!("{of}: kept from answering for more than 50 ms: {longest:?}");
    Ok(())
}

/// Types into the box that logs ideas, and sees the letters while `meanwhile` still holds in the page.
async fn types(b: &Browser, meanwhile: &str) -> Result<()> {
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    let seen = format!(
        "const input = document.querySelector('dialog[open] input');
         window.seen = false;
         input.addEventListener('input', () => {{ window.seen ||= Boolean({meanwhile}); }});"
    );
    b.call::<()>(&seen, vec![]).await?;
    // The box still holds what was typed before.
    b.press(Key::Control + "a").await?;
    b.press("Typed meanwhile").await?;
    b.until_js("document.querySelector('dialog[open] input').value === 'Typed meanwhile'").await?;
    ensure!(b.js::<bool>("window.seen").await?, "nothing was seen typed while {meanwhile}");
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await
}

async fn import(b: &Browser) -> Result<()> {
    let mut text = String::from("id,title,team,created,status,started,ended\n");
    for n in 0..ROWS {
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        let pilot = if n % 10 < 3 {
            format!("done,2025-{month:02}-{day:02},2026-01-{day:02}")
        } else {
            "open,,".to_owned()
        };
        text.push_str(&format!("{n},Idea number {n},Team {},2025-{month:02}-{day:02},{pilot}\n", n % 40));
    }
    let file = b.file("large.csv", text.as_bytes())?;
    b.upload("input[accept*=csv]", &file).await?;
    b.see_text(&format!("Here: {WRITTEN} new, 0 changed, 0 the same already.")).await?;
    noted(b, "reading").await?;
    b.click_button(&format!("Import {WRITTEN} ideas")).await?;
    b.see_text_in("nav.sidebar", "100,001").await?;
    b.see_text(&format!("Here: 0 new, 0 changed, {WRITTEN} the same already.")).await?;
    noted(b, "importing").await
}

const UNDER_WAY: &str = "document.querySelector('.under-way progress')";

#[tokio::test]
async fn long_work_is_typed_beside_called_off_and_taken_back() -> Result<()> {
    let mut b = Browser::start(Setup::at("2026-06-12T09:00:00Z")).await?;
    b.set_patience(Duration::from_secs(240));
    b.open("#/").await?;
    b.click_link("Data").await?;
    b.see_text("Import a table").await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Something to keep").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open]", "Something to keep").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.call::<()>(WATCH, vec![]).await?;
    import(&b).await?;

    // A copy, called off: nothing is handed out, and none was saved.
    b.click_button("Export everything as JSON").await?;
    b.until_js(UNDER_WAY).await?;
    types(&b, UNDER_WAY).await?;
    b.click(".under-way button").await?;
    b.see_text("Cancelled. Nothing was changed.").await?;
    b.until_js(&format!("!{UNDER_WAY}")).await?;
    b.see_text("No copy has left this browser yet.").await?;
    ensure!(b.js::<usize>("window.handed").await? == 0, "a cancelled copy was handed out");
    noted(&b, "copy, called off").await?;

    // Another is written, read back and compared to its end.
    b.click_button("Export everything as JSON").await?;
    b.until_js(&format!(
        "{UNDER_WAY} && document.querySelector('.under-way').innerText.includes('Comparing')"
    ))
    .await?;
    b.see_text("was checked and handed to your browser's downloads.").await?;
    b.see_text("Last copy today, 0 changes since.").await?;
    ensure!(b.js::<usize>("window.handed").await? == 1);
    let copy = std::fs::read_to_string(b.download(".json").await?)?;
    ensure!(
        copy.matches("\"title\":\"Idea number").count() == 2 * ROWS,
        "a title stands in its step and its record"
    );
    ensure!(copy.ends_with("\n}\n"));
    noted(&b, "copy").await?;

    // A table whose page is left is not written to its end, and says so.
    b.click_button("Export as CSV: Ideas").await?;
    b.click_link("Outcomes").await?;
    b.see_text("was not written to its end, as its page was left.").await?;
    ensure!(b.js::<usize>("window.handed").await? == 1, "a part of a table was handed out");

    // The numbers come part by part.
    b.click_link("Metrics").await?;
    types(&b, "document.querySelector('main .part-place')").await?;
    b.see_text_in("main", "Export these numbers as JSON").await?;
    b.gone(".part-place").await?;
    b.see_text_in(".headlines", "100,001").await?;
    noted(&b, "numbers").await?;

    // A report: Escape is answered while it is made, and ends it.
    b.click_button("Report …").await?;
    b.see("dialog[open] .long-work progress").await?;
    ensure!(b.count(".report-chat").await? == 0, "the report was made before it could be called off");
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.click_button("Report …").await?;
    b.see(".report-chat").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    noted(&b, "report").await?;

    // The overview stands before its numbers are read.
    let waited = "new MutationObserver(() => { window.waited ||= Boolean(document.querySelector('main .part-place')); })
        .observe(document.body, { childList: true, subtree: true });";
    b.call::<()>(waited, vec![]).await?;
    b.click_link("Overview").await?;
    b.see_text_in("main .headlines", "Pilots running").await?;
    ensure!(b.js::<bool>("window.waited === true").await?, "the overview waited for its numbers");
    noted(&b, "overview").await?;

    // The import is taken back as one step, in sight.
    b.click_link("Data").await?;
    b.see_text("Import a table").await?;
    noted(&b, "going to Data").await?;
    b.click_button("Undo: Import large.csv").await?;
    b.until_js(UNDER_WAY).await?;
    types(&b, UNDER_WAY).await?;
    b.see_text("Undone: Import large.csv").await?;
    b.until_js(&format!("!{UNDER_WAY}")).await?;
    b.until_js("document.querySelector('nav.sidebar a[href$=\"/ideas\"] .count').textContent === '1'")
        .await?;
    noted(&b, "undo").await?;
    b.click_link("Ideas").await?;
    b.see_text_in("main", "Something to keep").await?;
    ensure!(!b.text("main").await?.contains("Idea number"), "something of the import is left");
    b.assert_quiet().await?;
    b.finish().await
}
