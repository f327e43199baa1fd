//! Learning together: two teams log what they did, by keyboard, and are no longer a barrier; what follows is done and
//! counted; a failure is recognised; all of it leaves the browser and comes back in another.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::json;

const NOW: &str = "2026-06-12T09:00:00Z";
const NEVER: &str = "DevOps and DevRel have never learned together";
const TEXT: &str = "A morning on call. Two pages were ours.";

/// A new workspace with two teams and somebody in one of them.
async fn begin() -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    b.open_here("settings").await?;
    for team in ["DevOps", "DevRel"] {
        b.fill("New team", team).await?;
        b.click_button("Add the team").await?;
        b.field(&format!("Name of {team}")).await?;
    }
    b.fill("New person", "Ana").await?;
    b.click_button("Add the person").await?;
    b.field("Name of Ana").await?;
    Ok(b)
}

async fn mismatches(b: &Browser) -> Result<Vec<String>> {
    b.texts(".mismatches > .rows .row-title").await
}

/// Sets the date that has the focus; typed, it would depend on the locale.
async fn date(b: &Browser, day: &str) -> Result<()> {
    let set = "const field = document.activeElement;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[0]);
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    b.until_js("document.activeElement.type === 'date'").await?;
    b.call(set, vec![json!(day)]).await
}

/// Sends the form of the dialog with its button, by keyboard.
async fn send(b: &Browser) -> Result<()> {
    b.js::<()>("document.querySelector('dialog[open] button[type=submit]').focus()").await?;
    b.press(Key::Enter).await
}

/// Logs a joint training of both teams with two follow-ups, from the empty cell of the matrix, by keyboard alone.
async fn log_by_keyboard(b: &Browser) -> Result<()> {
    b.js::<()>("document.querySelector('.learned-matrix [tabindex=\"0\"]').focus()").await?;
    b.until_js("document.activeElement.getAttribute('aria-label') === 'DevOps and DevRel never: log one'")
        .await?;
    b.press(Key::Enter).await?;
    b.see("dialog[open]").await?;
    b.assert_accessible().await?;
    b.until_js("document.activeElement.tagName === 'SELECT'").await?;
    // Both teams are ticked already; from the text on to the line that adds a follow-up.
    b.until_js("(boxes => boxes.length === 2 && boxes.every(box => box.checked))([...document.querySelectorAll('dialog[open] .checks:first-of-type input')])").await?;
    b.js::<()>("document.querySelector('dialog[open] textarea').focus()").await?;
    b.press(TEXT).await?;
    b.press(Key::Tab).await?;
    b.until_js("document.activeElement.textContent === 'Add a follow-up'").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.activeElement.closest('.follow-up') !== null").await?;
    b.press("Say what a rate limit answers").await?;
    // Enter begins the next line and sends nothing.
    b.press(Key::Enter).await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 2 && document.activeElement.closest('#follow-up-1') !== null").await?;
    b.press("Ask again").await?;
    b.press(Key::Tab + Key::Tab).await?;
    date(b, "2026-06-30").await?;
    send(b).await?;
    // The first line has no day yet: it is said there, and nothing is lost.
    b.see_text_in("#follow-up-0", "A follow-up needs a day by which it is done.").await?;
    b.until_js(
        "document.activeElement.type === 'date' && document.activeElement.closest('#follow-up-0') !== null",
    )
    .await?;
    date(b, "2026-06-15").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 3").await?;
    send(b).await?;
    b.gone("dialog[open]").await
}

/// A pilot that failed, from idea to outcome.
async fn fail_a_pilot(b: &Browser) -> Result<()> {
    b.open_here("ideas").await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Queue for merges").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open]", "Queue for merges").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.click_link("Queue for merges").await?;
    b.click_button("Plan a pilot").await?;
    b.click_button("Plan the pilot").await?;
    b.gone("dialog[open]").await?;
    b.fill("Hypothesis", "If changes queue, main stays green.").await?;
    b.fill("Planned end", "2026-07-10").await?;
    b.fill("Add a criterion", "Main broken").await?;
    b.press(Key::Enter).await?;
    b.fill("Met when: Main broken", "At most").await?;
    b.fill("Target: Main broken", "1").await?;
    b.press(Key::Enter).await?;
    b.click_button("Start").await?;
    b.click_button("Start the pilot").await?;
    b.see_text("locked since").await?;
    b.click_button("Conclude").await?;
    b.fill("Result: Main broken", "9").await?;
    b.see_text_in("dialog[open]", "Conclude as failed").await?;
    b.fill("What did we learn?", "Repair flaky tests first.").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text("Repair flaky tests first.").await
}

/// Recognised in one step where the outcome is read.
async fn recognise(b: &Browser) -> Result<()> {
    b.click_button("Recognise").await?;
    b.see_text_in("dialog[open]", "Queue for merges (failed)").await?;
    b.assert_accessible().await?;
    b.fill("What for?", "You stopped in time and said why.").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.see_text_in("dialog[open]", "Say who is recognised: people, a team, or both.").await?;
    b.fill("Ana", "on").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".learned", "A brave failure recognised").await?;
    b.see_text_in(".learned", "You stopped in time and said why.").await
}

/// What stands after all is done, in whichever browser.
async fn all_is_there(b: &Browser) -> Result<()> {
    b.open_here("learning").await?;
    b.see_text_in("main", "1 of 1 pair of teams").await?;
    let all = b.texts(".learned-row .learned-head").await?;
    ensure!(all.len() == 2, "{all:?}");
    ensure!(all[0].starts_with("A brave failure recognised") && all[0].contains("Ana"), "{all:?}");
    ensure!(all[1].starts_with("Joint training") && all[1].contains("DevOps, DevRel"), "{all:?}");
    b.see_text_in(".learned", "1 of 2 follow-ups done").await?;
    b.see_text_in("aside", "Ask again").await?;
    // The entry leads to what it is about, and the filter stands in the address.
    b.link("Queue for merges").await?;
    b.click(".learned-matrix a").await?;
    b.until_so("the pair's entries are shown", async || {
        Ok(b.texts(".learned-row").await?.len() == 1 && b.route().await?.contains("with=DevRel"))
    })
    .await?;
    b.click_button("Show all").await?;
    b.fill("Type", "Recognition").await?;
    b.until_so("recognitions are shown", async || {
        Ok(b.texts(".learned-row").await?.len() == 1 && b.route().await?.contains("type=recognition"))
    })
    .await?;
    b.open_here("learning?period=last-quarter").await?;
    b.see_text_in("main", "Nothing is like that.").await?;
    b.open_here("").await?;
    b.see_text_in(".learning-line", "1 time").await?;
    b.see_text_in(".learning-line", "1 success or brave failure").await
}

#[tokio::test]
async fn two_teams_learn_together() -> Result<()> {
    let b = begin().await?;
    ensure!(!b.text("nav.sidebar").await?.contains("Learning together"));
    b.open_here("goals").await?;
    b.click_button("New goal").await?;
    b.fill("What do we want to reach?", "Ship daily").await?;
    b.click_button("Set the goal").await?;
    b.gone("dialog[open]").await?;
    b.open_here("goals").await?;
    b.see_text_in(".mismatches", NEVER).await?;
    b.see_text_in(".mismatches", "for half an hour").await?;
    b.open_here("learning").await?;
    b.see_text_in("main", "belongs here").await?;
    b.see_text_in("main", "0 of 1 pair of teams").await?;
    log_by_keyboard(&b).await?;

    // The matrix shows it, and the focus is where it was.
    b.see_text_in("main", "1 of 1 pair of teams").await?;
    b.until_js("document.activeElement.textContent === 'DevOps and DevRel: 1 time, last 12 Jun'").await?;
    b.until_js(
        "[...document.querySelectorAll('.learned-matrix a')].some(own => own.textContent === 'DevRel and DevOps: 1 time, last 12 Jun')",
    )
    .await?;
    b.see_text_in(".learned", TEXT).await?;
    b.see_text_in(".learned", "0 of 2 follow-ups done").await?;
    b.see_text_in("nav.sidebar", "Learning together").await?;
    b.assert_accessible().await?;
    b.open_here("goals").await?;
    b.until_so("the barrier is gone", async || {
        let open = mismatches(&b).await?;
        Ok(!open.is_empty() && !open.iter().any(|title| title == NEVER))
    })
    .await?;

    // Done, and counted.
    b.open_here("learning").await?;
    b.see_text_in("aside", "due 15 Jun").await?;
    b.click_button("Done: Say what a rate limit answers").await?;
    b.see_text_in(".learned", "1 of 2 follow-ups done").await?;
    b.until_so("it left the open ones", async || {
        Ok(!b.text("aside").await?.contains("Say what a rate limit answers"))
    })
    .await?;
    b.open_here("metrics?period=custom&from=2026-06-01&to=2026-06-30&as_of=2026-06-30").await?;
    b.see_text_in("#together", "Follow-ups and onboarding steps done").await?;
    b.see_text_in("#together", "1 of 2").await?;
    b.see_text_in("#together", "DevOps and DevRel").await?;

    // Changed by the same rules.
    b.open_here("learning").await?;
    b.click_button("Change: Joint training").await?;
    b.see("dialog[open]").await?;
    b.assert_accessible().await?;
    b.fill("DevRel", "off").await?;
    b.click_button("Save the entry").await?;
    b.see_text_in("dialog[open]", "Choose two teams, or people of two teams.").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;

    fail_a_pilot(&b).await?;
    recognise(&b).await?;
    all_is_there(&b).await?;
    // Thrown away and taken back.
    b.open_here("learning").await?;
    b.click_button("Change: Joint training").await?;
    b.click_button("To the trash").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("main", "0 of 1 pair of teams").await?;
    b.click("button.toast-action").await?;
    b.see_text_in("main", "1 of 1 pair of teams").await?;

    let other = b.carried_over(Setup::at(NOW)).await?;
    other.see_text_in("nav.sidebar", "Learning together").await?;
    all_is_there(&other).await?;
    other.assert_accessible().await?;
    other.finish().await?;
    b.finish().await
}

/// The barrier is settled where it is listed; a retrospective with a follow-up can be about its page.
#[tokio::test]
async fn the_sample_shows_the_pair_that_never_did() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    b.see_text_in(".learning-line", "Learned together this quarter").await?;
    b.open_here("learning").await?;
    b.see_text_in("main", "2 of 3 pairs of teams").await?;
    b.see_text_in(".learned", "A brave failure recognised").await?;
    // Arrow keys walk the table, over a team with itself.
    b.js::<()>("document.querySelector('.learned-matrix [tabindex=\"0\"]').focus()").await?;
    b.press(Key::Down).await?;
    b.until_js("document.activeElement.id === 'learned-2-1'").await?;
    b.press(Key::Left).await?;
    b.until_js("document.activeElement.getAttribute('aria-label') === 'Docs and DevOps never: log one'")
        .await?;
    ensure!(b.count(".learned-matrix [tabindex=\"0\"]").await? == 1);
    b.open_here("goals").await?;
    let never = "DevOps and Docs have never learned together";
    b.see(".mismatches .row").await?;
    if b.count(".mismatches > .btn").await? > 0 {
        b.click_button("Show all").await?;
    }
    b.see_text_in(".mismatches", never).await?;
    b.click_button(&format!("Log one: {never}")).await?;
    b.see("dialog[open]").await?;
    b.fill("Type", "Retrospective").await?;
    b.fill("About", "Retrospective: the week of the lottery tickets").await?;
    b.fill("What was it, and what was learned?", "The guide and the limits are written apart.").await?;
    b.click_button("Add a follow-up").await?;
    b.fill("What is to be done", "One page about limits").await?;
    b.fill("Due", "2026-06-19").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.until_so("the barrier is gone", async || Ok(!b.text(".mismatches").await?.contains(never))).await?;
    b.open_here("learning").await?;
    b.see_text_in("main", "3 of 3 pairs of teams").await?;
    b.click_button("Done: One page about limits").await?;
    b.see_text_in(".learned", "1 of 1 follow-up done").await?;
    retrospective_done(&b).await?;
    // The palette leads here.
    b.press(Key::Control + "k").await?;
    b.see("dialog[open] input").await?;
    b.press("Recognise").await?;
    b.see_text_in("dialog[open]", "Recognise a success or a brave failure").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open] h2", "Recognise").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;

    // In another browser it is done, too.
    let other = b.carried_over(Setup::at(NOW)).await?;
    other.see_text_in("nav.sidebar", "Learning together").await?;
    other.open_here("learning").await?;
    other.see_text_in("main", "3 of 3 pairs of teams").await?;
    retrospective_done(&other).await?;
    ensure!(!other.text("aside").await?.contains("One page about limits"));
    other.finish().await?;
    b.finish().await
}

/// The retrospective stands in the list, and what followed from it is done.
async fn retrospective_done(b: &Browser) -> Result<()> {
    b.until_so("its follow-up is done", async || {
        let rows = b.texts(".learned-row").await?;
        let own = rows.iter().find(|row| row.contains("The guide and the limits are written apart."));
        Ok(own.is_some_and(|row| row.contains("1 of 1 follow-up done")))
    })
    .await
}

/// Two teams that learn together before they have an idea: the overview knows of it.
#[tokio::test]
async fn the_overview_knows_it_before_the_first_idea() -> Result<()> {
    let b = begin().await?;
    b.open_here("learning").await?;
    b.see_text_in("main", "0 of 1 pair of teams").await?;
    log_by_keyboard(&b).await?;
    b.see_text_in("main", "1 of 1 pair of teams").await?;
    // The follow-ups are issues, and there, too; without them the entry is still known.
    b.open_here("issues").await?;
    for left in [1, 0] {
        b.click("main .rows .row-title").await?;
        b.see(".record-actions").await?;
        b.click_button("More about this issue").await?;
        b.click_button("To the trash").await?;
        b.gone(".record-actions").await?;
        b.until_so("there is one less", async || Ok(b.count("main .rows .row-title").await? == left)).await?;
    }
    b.open_here("").await?;
    b.see_text_in("main", "1 entry of learning together").await?;
    b.see_text_in(".learning-line", "1 time").await?;
    b.link("Meeting of two teams").await?;
    b.assert_accessible().await?;
    b.finish().await
}
