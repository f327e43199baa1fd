//! The whole main job by pointer on a phone's width.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

async fn nothing_sticks_out(b: &Browser) -> Result<()> {
    let wide: bool = b.js("document.documentElement.scrollWidth > innerWidth").await?;
    let route = b.route().await?;
    ensure!(!wide, "{route} scrolls sideways");
    Ok(())
}

/// What a thumb has to hit on this page: every button and link outside of running text.
const SMALL: &str = "[...document.querySelectorAll('button, .tab, .btn, select')]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('thead, p, .caption, .headline-label, .section-head, .breadcrumb, .neat-line'))
    .map(e => [e.innerText || e.ariaLabel, e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height < 43.5)
    .map(([name, box]) => `${name} (${Math.round(box.height)})`)";

async fn fits_a_thumb(b: &Browser) -> Result<()> {
    let small: Vec<String> = b.js(SMALL).await?;
    let route = b.route().await?;
    ensure!(small.is_empty(), "{route} has targets under 44 px: {small:?}");
    nothing_sticks_out(b).await
}

#[tokio::test]
async fn the_main_job_by_thumb() -> Result<()> {
    let b = Browser::start(Setup { now: Some("2026-06-12T09:00:00Z"), ..Setup::phone() }).await?;
    b.open("#/").await?;
    fits_a_thumb(&b).await?;
    b.click_button("New idea").await?;
    b.see("dialog[open] .capture input").await?;
    b.fill("Log an idea", "Warm sandboxes #onboarding").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open] .logged", "Warm sandboxes").await?;
    b.click_button("Done").await?;
    b.gone("dialog[open]").await?;

    b.click(".tabbar a[href$='/ideas']").await?;
    b.see("tr[data-row]").await?;
    fits_a_thumb(&b).await?;
    b.click_link("Warm sandboxes").await?;
    b.see_text_in("h1", "Warm sandboxes").await?;
    fits_a_thumb(&b).await?;
    b.click_button("Plan a pilot").await?;
    nothing_sticks_out(&b).await?;
    b.click_button("Plan the pilot").await?;
    b.gone("dialog[open]").await?;
    b.fill("Hypothesis", "If sandboxes are warm, the first call comes sooner.").await?;
    b.fill("Planned end", "2026-07-10").await?;
    b.fill("Add a criterion", "Time to first call").await?;
    b.press(Key::Enter).await?;
    b.fill("Target: Time to first call", "4").await?;
    b.press(Key::Enter).await?;
    fits_a_thumb(&b).await?;
    b.click_button("Start").await?;
    b.click_button("Start the pilot").await?;
    b.see_text("locked since").await?;
    fits_a_thumb(&b).await?;

    b.click_button("Check in").await?;
    b.fill("What happened", "The pool follows the calendar now.").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text("The pool follows the calendar now.").await?;

    b.click_button("Conclude").await?;
    b.fill("Result: Time to first call", "4.5").await?;
    b.fill("What did we learn?", "Bake the image first.").await?;
    nothing_sticks_out(&b).await?;
    b.click_button("Conclude as succeeded").await?;
    b.gone("dialog[open]").await?;
    b.see_text("Bake the image first.").await?;
    fits_a_thumb(&b).await?;

    b.click_button("More").await?;
    b.click("#more-pages a[href$='/outcomes']").await?;
    b.see_text_in("main", "Bake the image first.").await?;
    fits_a_thumb(&b).await?;
    b.click_button("More").await?;
    b.click("#more-pages a[href$='/data']").await?;
    b.click_button("Export everything as JSON").await?;
    b.download(".json").await?;

    // Search, help and the other workspaces are within reach of a thumb too.
    b.click_button("More").await?;
    b.click_button("Help on this page").await?;
    b.see_text_in("dialog[open]", "From the guide").await?;
    b.see_text_in(".help", "Ctrl Z takes back").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.click_button("More").await?;
    b.click_button("Search or jump to").await?;
    b.see(".palette[open]").await?;
    b.press(Key::Escape).await?;
    b.gone(".palette[open]").await?;
    b.click_button("More").await?;
    b.click_button("Sample workspace").await?;
    b.see_text_in("main", "Needs attention").await?;
    b.assert_quiet().await?;
    b.finish().await
}
