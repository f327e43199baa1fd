//! What a record's history says, and the two ways back in it: one field, one step.

use anyhow::Result;
use pilotbook_e2e::{Browser, Key, Setup};

const LATER: &str = "2026-11-12T11:30:00Z";

async fn write_problem(b: &Browser, text: &str) -> Result<()> {
    b.fill("Problem", text).await?;
    b.press(Key::Tab).await?;
    problem_is(b, text).await?;
    // What is stored has reached the history.
    b.see_text_in("nav.sidebar", "Saved in this browser").await
}

/// Waits until the problem reads so.
async fn problem_is(b: &Browser, text: &str) -> Result<()> {
    b.until_js(&format!("document.querySelector('#idea-problem').value === {text:?}")).await
}

/// Waits until the sentences of the history, newest first, are these.
async fn says(b: &Browser, sentences: &[&str]) -> Result<()> {
    let shown = "[...document.querySelectorAll('.history-said')].map(e => e.innerText)";
    b.until_js(&format!("JSON.stringify({shown}) === {:?}", serde_json::to_string(sentences)?)).await
}

#[tokio::test]
async fn edits_of_a_minute_are_one_step_and_each_goes_back() -> Result<()> {
    let mut b = Browser::start(Setup::at("2026-11-12T09:00:00Z")).await?;
    b.open("#/").await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Warm sandboxes" + Key::Enter).await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.click_link("Ideas").await?;
    b.click_link("Warm sandboxes").await?;
    says(&b, &["Somebody logged it"]).await?;

    write_problem(&b, "The first call takes minutes.").await?;
    write_problem(&b, "The first call takes ten minutes.").await?;
    write_problem(&b, "The first call takes ten minutes on Mondays.").await?;
    says(&b, &["Somebody wrote the problem", "Somebody logged it"]).await?;
    b.see_text_in(".history", "3 edits").await?;
    b.see_text_in(".history ins", "The first call takes ten minutes on Mondays.").await?;

    b.set_now(LATER).await?;
    b.reload().await?;
    write_problem(&b, "The first call takes twenty minutes on Mondays.").await?;
    says(&b, &["Somebody changed the problem", "Somebody wrote the problem", "Somebody logged it"]).await?;
    b.see_text_in(".history del", "ten").await?;
    b.see_text_in(".history ins", "twenty").await?;
    b.see_text_in(".history", "11:30").await?;
    b.see_text_in(".history-day", "Today").await?;
    b.assert_accessible().await?;

    // One field goes back, as an edit that can be undone.
    b.set_now("2026-11-12T12:00:00Z").await?;
    b.reload().await?;
    b.click_button("Put back: Problem").await?;
    problem_is(&b, "The first call takes ten minutes on Mondays.").await?;
    b.until_js("document.activeElement.innerText === 'History'").await?;
    b.click_button("Undo: Edit idea").await?;
    problem_is(&b, "The first call takes twenty minutes on Mondays.").await?;
    b.see_text_in(".history .retracted", "taken back").await?;

    // Three edits that are one step go back at once, and come back at once. Another was made since, so the text stays.
    b.click_button("Take back: wrote the problem").await?;
    b.see_text_in(".history .retracted:nth-of-type(3)", "3 edits · taken back").await?;
    b.click_button("Take back: changed the problem").await?;
    problem_is(&b, "").await?;
    b.until_js("document.querySelectorAll('.history > .retracted').length === 3").await?;
    b.click_button("Bring back: wrote the problem").await?;
    problem_is(&b, "The first call takes ten minutes on Mondays.").await?;
    b.assert_quiet().await?;
    b.finish().await
}
