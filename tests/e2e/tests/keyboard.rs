//! The whole main job by keyboard alone: what takes the focus is reached by Tab and by the keys that the page names.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

/// What stands under the focus, by the name that is read out.
const FOCUSED: &str = "(() => {
    const e = document.activeElement;
    const text = e.getAttribute('aria-label') || [...(e.labels ?? [])].map(l => l.textContent).join(' ')
        || (e.matches('input, select, textarea') ? '' : e.innerText) || e.title || e.placeholder || '';
    return text.replace(/\\s+/g, ' ').trim();
})()";

/// Presses Tab until what begins so has the focus, as a person does who sees it on the page.
async fn tab_to(b: &Browser, name: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..150 {
        let focused: String = b.js(FOCUSED).await?;
        if focused.starts_with(name) {
            return Ok(());
        }
        passed.push(focused);
        b.press(Key::Tab).await?;
    }
    anyhow::bail!("Tab never comes to “{name}”; it passed {passed:?}")
}

/// Types into the field of a name and saves it with Enter.
async fn write(b: &Browser, field: &str, text: &str) -> Result<()> {
    tab_to(b, field).await?;
    b.press(Key::Control + "a").await?;
    b.press(text).await
}

/// Whether what has the focus is in sight and drawn as such.
async fn focus_is_seen(b: &Browser) -> Result<()> {
    let seen = "(() => {
        const e = document.activeElement;
        const box = e.getBoundingClientRect();
        const style = getComputedStyle(e);
        const row = e.closest('[data-cursor]');
        const drawn = style.outlineStyle !== 'none' || row !== null || style.boxShadow !== 'none'
            || getComputedStyle(e.closest('.capture') ?? e).boxShadow !== 'none';
        return drawn && box.bottom > 0 && box.top < innerHeight;
    })()";
    b.until_js(seen).await
}

#[tokio::test]
async fn the_main_job_by_keyboard_alone() -> Result<()> {
    let b = Browser::start(Setup::at("2026-06-12T09:00:00Z")).await?;
    b.open("#/").await?;
    // Log: C, a line, Enter; Esc closes.
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    focus_is_seen(&b).await?;
    b.press("Warm sandboxes #onboarding" + Key::Enter).await?;
    b.see_text_in("dialog[open] .logged", "Warm sandboxes").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;

    // To the list, down to the row, and into it.
    b.press("g").await?;
    b.press("i").await?;
    b.see("table.ideas tbody tr[data-row]").await?;
    b.press("j").await?;
    b.see("tr[data-cursor] a:focus").await?;
    focus_is_seen(&b).await?;
    b.press("s").await?;
    b.see_text_in("tr[data-cursor]", "Shortlisted").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("h1", "Warm sandboxes").await?;

    // Plan: P, Enter in the title, then field by field.
    b.press("p").await?;
    b.see("dialog[open]").await?;
    tab_to(&b, "Plan the pilot").await?;
    b.press(Key::Enter).await?;
    b.gone("dialog[open]").await?;
    b.until_js("location.hash.includes('/pilots/')").await?;
    b.until_js("document.activeElement.id === 'plan-hypothesis'").await?;
    write(&b, "Hypothesis", "If sandboxes are warm, the first call comes sooner.").await?;
    b.press(Key::Enter).await?;
    write(&b, "Add a criterion", "Time to first call").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.activeElement.id === 'plan-target-0'").await?;
    tab_to(&b, "Target: Time to first call").await?;
    b.press("4").await?;
    b.press(Key::Enter).await?;
    tab_to(&b, "Planned end").await?;
    // The same in every order of day and month.
    b.press("07072026").await?;
    b.press(Key::Tab).await?;
    b.until_js("document.querySelector('#plan-planned_end').value === '2026-07-07'").await?;

    // Start: S.
    b.press(Key::Escape).await?;
    b.until_js("document.activeElement === document.body").await?;
    b.press("s").await?;
    b.see_text_in("dialog[open]", "locked").await?;
    tab_to(&b, "Start the pilot").await?;
    b.press(Key::Enter).await?;
    b.gone("dialog[open]").await?;
    b.see_text("locked since").await?;

    // Check in: K.
    b.press("k").await?;
    b.see("dialog[open]").await?;
    write(&b, "What happened", "The pool follows the calendar now.").await?;
    tab_to(&b, "Check in").await?;
    b.press(Key::Enter).await?;
    b.gone("dialog[open]").await?;
    b.see_text("The pool follows the calendar now.").await?;

    // Conclude: L.
    b.press("l").await?;
    b.see_text_in("dialog[open]", "suggested").await?;
    write(&b, "Result: Time to first call", "4.5").await?;
    b.see_text_in("dialog[open]", "Conclude as succeeded").await?;
    write(&b, "What did we learn", "Bake the image first.").await?;
    tab_to(&b, "Conclude as succeeded").await?;
    b.press(Key::Enter).await?;
    b.gone("dialog[open]").await?;
    b.see_text("Bake the image first.").await?;

    // Ctrl+K finds the learning; Back and Esc do what one hopes.
    b.press(Key::Control + "k").await?;
    b.see(".palette[open] input:focus").await?;
    b.press("bake the image").await?;
    b.see(".palette mark").await?;
    b.see_text_in(".palette-list", "Bake the image first.").await?;
    b.press(Key::Escape).await?;
    b.gone(".palette[open]").await?;
    b.press("g").await?;
    b.press("u").await?;
    b.see_text_in("main", "Bake the image first.").await?;

    // Export, from the palette.
    b.press(Key::Control + "k").await?;
    b.see(".palette[open] input:focus").await?;
    b.press("save a copy").await?;
    b.see_text_in(".palette-option[aria-selected=true]", "Save a copy").await?;
    b.press(Key::Enter).await?;
    b.see_text("Export everything as JSON").await?;
    tab_to(&b, "Export everything as JSON").await?;
    b.press(Key::Enter).await?;
    let file = b.download(".json").await?;
    ensure!(std::fs::read_to_string(file)?.contains("Bake the image first."), "the copy holds the learning");
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn keys_of_the_list_act_on_rows_and_selections() -> Result<()> {
    let b = Browser::start(Setup::at("2026-06-12T09:00:00Z")).await?;
    b.open("#/").await?;
    b.click_link("Ideas").await?;
    b.see(".capture input").await?;
    for title in ["One", "Two", "Three"] {
        b.fill("Log an idea", title).await?;
        b.press(Key::Enter).await?;
        b.see_text_in("table.ideas", title).await?;
    }
    b.call::<()>("document.activeElement.blur()", vec![]).await?;
    // Select two, tag both, undo both as one.
    for key in ["j", "x", "j", "x"] {
        b.press(key).await?;
    }
    b.see_text_in(".bulk-bar", "2 selected").await?;
    b.press("t").await?;
    b.see("#bulk-tag:focus").await?;
    b.press("ci" + Key::Enter).await?;
    b.until_js(
        "[...document.querySelectorAll('td.name .tags')].filter(e => e.innerText === '#ci').length === 2",
    )
    .await?;
    b.click_button("Undo").await?;
    b.until_js("[...document.querySelectorAll('td.name .tags')].every(e => e.innerText === '')").await?;
    // Park the row under the keyboard, edit another in place, archive a third.
    b.call::<()>("document.activeElement.blur()", vec![]).await?;
    b.press("p").await?;
    b.see_text_in("tr[data-cursor]", "Parked").await?;
    b.press("j").await?;
    b.see("tr[data-cursor] a:focus").await?;
    b.press("e").await?;
    b.see("td.name > input:focus").await?;
    b.press(" #docs" + Key::Enter).await?;
    b.see_text_in("tr[data-cursor] .tags", "#docs").await?;
    b.see("tr[data-cursor] a:focus").await?;
    b.press("a").await?;
    b.until_js("document.querySelectorAll('table.ideas tr[data-row]').length === 2").await?;
    b.assert_quiet().await?;
    b.finish().await
}
