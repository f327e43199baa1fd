//! The whole main job as a person does it: log an idea, plan, start, check in, conclude, see the number; kill the
//! browser; export; import elsewhere.

use anyhow::{Result, ensure};
use numbers::same_numbers;
use pilotbook_e2e::{Browser, Key, Setup};

mod numbers;

const NOW: &str = "2026-06-12T09:00:00Z";

/// A file's content without what differs from export to export.
fn content(path: &std::path::Path) -> Result<String> {
    let text = std::fs::read_to_string(path)?;
    let own = |line: &&str| !line.starts_with("\"app\":") && !line.starts_with("\"exported_at\":");
    Ok(text.lines().filter(own).collect::<Vec<_>>().join("\n"))
}

async fn log_idea(b: &Browser, title: &str) -> Result<()> {
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press(title).await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open]", title.split(" #").next().unwrap_or(title)).await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await
}

async fn plan_pilot(b: &Browser) -> Result<()> {
    b.click_button("Plan a pilot").await?;
    b.click_button("Plan the pilot").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("h1", "Warm sandboxes").await?;
    b.fill("Hypothesis", "If the sandbox is warm, the first call comes sooner, because nothing starts.")
        .await?;
    b.fill("Planned start", "2026-06-01").await?;
    b.fill("Planned end", "2026-07-10").await?;
    b.fill("Add a criterion", "Time to first working call").await?;
    b.press(Key::Enter).await?;
    b.fill("Met when: Time to first working call", "At most").await?;
    b.fill("Target: Time to first working call", "4").await?;
    b.fill("Unit: Time to first working call", "min").await?;
    b.press(Key::Enter).await
}

#[tokio::test]
async fn idea_to_outcome_survives_a_killed_browser_and_an_export() -> Result<()> {
    let mut b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    log_idea(&b, "Warm sandboxes #onboarding").await?;
    b.click_link("Ideas").await?;
    b.click_link("Warm sandboxes").await?;
    b.see_text_in("h1", "Warm sandboxes").await?;
    plan_pilot(&b).await?;

    b.click_button("Start").await?;
    b.fill("Started on", "2026-06-01").await?;
    b.click_button("Start the pilot").await?;
    b.see_text("locked since").await?;

    b.click_button("Check in").await?;
    b.fill("What happened", "The pool follows the calendar now.").await?;
    b.fill("Time to first working call", "4.6").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text("The pool follows the calendar now.").await?;

    b.click_button("Conclude").await?;
    b.see_text_in("dialog[open]", "suggested").await?;
    b.fill("Result: Time to first working call", "3.9").await?;
    b.see_text_in("dialog[open]", "Conclude as succeeded").await?;
    b.fill("What did we learn?", "Bake the image first, then warm the pool.").await?;
    b.fill("Adopt", "on").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text("Bake the image first").await?;

    b.click_link("Metrics").await?;
    b.see_text_in("main", "1 of 1").await?;
    b.assert_quiet().await?;

    b.kill().await?;
    b.reopen().await?;
    b.open("#/").await?;
    b.click_link("Outcomes").await?;
    b.see_text("Bake the image first").await?;

    b.click_link("Data").await?;
    b.click_button("Export everything as JSON").await?;
    let first = b.download(".json").await?;

    let other = Browser::start(Setup::at(NOW)).await?;
    other.open("#/").await?;
    other.click_link("Data").await?;
    other.see_text("Import a copy").await?;
    other.take_over(&first).await?;
    other.until_js("document.querySelector('nav.sidebar').innerText.includes('No copy yet')").await?;
    other.click_link("Outcomes").await?;
    other.see_text("Bake the image first").await?;
    other.click_link("Data").await?;
    other.click_button("Export everything as JSON").await?;
    let second = other.download(".json").await?;
    ensure!(content(&first)? == content(&second)?, "the second export differs from the first");
    other.assert_quiet().await?;
    other.finish().await?;
    b.finish().await
}

#[tokio::test]
async fn a_real_portfolio_is_imported_undone_redone_and_exported() -> Result<()> {
    let b = Browser::start(Setup::at("2026-07-24T12:00:00Z")).await?;
    b.open("#/").await?;
    b.click_link("Data").await?;
    b.see_text("Import a table").await?;
    b.open_table(&pilotbook_e2e::data("kep.recipe.json"), &pilotbook_e2e::data("kep.csv")).await?;
    b.see_text("648 ideas, 350 pilots, 166 outcomes, 29 rejected, 24 warnings.").await?;
    b.see_text("Here: 648 new, 0 changed, 0 the same already.").await?;
    b.click_button("Import 648 ideas").await?;
    b.see_text_in("nav.sidebar", "648").await?;
    b.click_link("Metrics").await?;
    b.see_text_in(".headlines", "11.9").await?;
    b.see_text_in(".headlines", "648").await?;

    b.click_button("Undo: Import kep.csv").await?;
    b.see_text("Numbers come by themselves").await?;
    b.click_button("Redo: Import kep.csv").await?;
    b.see_text_in(".headlines", "648").await?;

    b.click_link("Data").await?;
    b.click_button("Export everything as JSON").await?;
    let file = b.download(".json").await?;
    b.assert_quiet().await?;
    same_numbers(&file)?;
    b.finish().await
}

#[tokio::test]
async fn two_tabs_write_at_once_and_lose_nothing() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.click_link("Ideas").await?;
    let route = b.route().await?;
    let first = b.tab().await?;
    let second = b.new_tab().await?;
    b.switch(&second).await?;
    b.open(&route).await?;
    // Each tab logs 200 ideas through its own capture line, as fast as the page takes them.
    let write = "
        const name = arguments[0];
        const input = document.querySelector('.capture input');
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
        for (let i = 0; i < 200; i++) {
            set.call(input, `${name} ${i}`);
            input.dispatchEvent(new Event('input', { bubbles: true }));
            input.form.requestSubmit();
        }";
    b.call::<()>(write, vec!["second".into()]).await?;
    b.switch(&first).await?;
    b.call::<()>(write, vec!["first".into()]).await?;
    b.see_text_in("nav.sidebar", "400").await?;
    let ideas = "document.querySelector('a.nav-item[aria-current] .count').textContent";
    b.until_js(&format!("{ideas} === '400'")).await?;
    b.switch(&second).await?;
    b.until_js(&format!("{ideas} === '400'")).await?;
    b.reload().await?;
    b.until_js(&format!("{ideas} === '400'")).await?;
    b.assert_quiet().await?;
    b.finish().await
}
