//! Goals: two teams set one, its KPIs find owners in the matrix, what doesn't fit is settled or accepted; all of it
//! leaves the browser and comes back in another.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";
const GOAL: &str = "A first working call within ten minutes";
/// What the page asks of two teams until they have.
const NEVER: &str = "DevOps and DevRel have never learned together";

/// A new workspace with two teams.
async fn begin() -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    b.open_here("settings").await?;
    for team in ["DevOps", "DevRel"] {
        b.fill("New team", team).await?;
        b.click_button("Add the team").await?;
        b.see_text_in("main", team).await?;
    }
    Ok(b)
}

async fn set_goal(b: &Browser) -> Result<()> {
    b.click_button("New goal").await?;
    b.see("dialog[open]").await?;
    b.assert_accessible().await?;
    b.click_button("Set the goal").await?;
    b.see("dialog[open] .field-error").await?;
    b.fill("What do we want to reach?", GOAL).await?;
    b.fill("From", "2026-12-31").await?;
    b.fill("To", "2026-01-01").await?;
    b.fill("DevOps", "on").await?;
    b.fill("DevRel", "on").await?;
    b.click_button("Set the goal").await?;
    b.see_text_in("dialog[open]", "The last day lies before the first.").await?;
    b.fill("From", "2026-01-01").await?;
    b.fill("To", "2026-12-31").await?;
    b.click_button("Set the goal").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("h1", GOAL).await?;
    b.see_text_in("main", "No KPI tells how far it is.").await
}

/// A KPI for the goal whose page is open, owned by one team.
async fn add_kpi(b: &Browser, name: &str, owner: &str) -> Result<()> {
    b.click_button("Add a KPI").await?;
    b.click_button("Start empty").await?;
    b.fill("Name", name).await?;
    b.choose("Which way is good?", "Less is better").await?;
    b.choose("Owning teams", owner).await?;
    b.click_button("Add the KPI").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("h1", name).await
}

async fn mismatches(b: &Browser) -> Result<Vec<String>> {
    b.texts(".mismatches > .rows .row-title").await
}

/// The cell of a team in a KPI's row, by what it says.
async fn see_part(b: &Browser, says: &str) -> Result<()> {
    b.see(&format!(".matrix button[aria-label=\"{says}\"]")).await?;
    Ok(())
}

/// What stands after all is done, in whichever browser.
async fn all_is_there(b: &Browser) -> Result<()> {
    b.open_here("goals").await?;
    b.see_text_in(".goals-head", "1 of 2").await?;
    b.see_text_in(".vision", "Every call works.").await?;
    see_part(b, "DevRel owns Time to first call").await?;
    see_part(b, "DevOps owns Time to first call, agreed 12 Jun").await?;
    see_part(b, "DevOps contributes to Build time").await?;
    let open = mismatches(b).await?;
    ensure!(open == ["No idea serves Time to first call", NEVER], "{open:?}");
    b.see_text_in(".accepted", "1 accepted").await?;
    b.click("details.accepted summary").await?;
    b.see_text_in(".accepted", "It only pays for the other.").await
}

#[tokio::test]
async fn teams_agree_on_a_goal_and_settle_what_does_not_fit() -> Result<()> {
    let b = begin().await?;
    // Before the first goal the page says what belongs there, and the sidebar doesn't have it.
    ensure!(!b.text("nav.sidebar").await?.contains("Goals and KPIs"));
    b.open_here("goals").await?;
    b.see_text_in("main", "belongs here").await?;
    set_goal(&b).await?;
    b.see_text_in("nav.sidebar", "Goals and KPIs").await?;
    b.open_here("goals").await?;
    b.see_text_in(".mismatches", &format!("The goal “{GOAL}” has no KPI")).await?;
    b.click_link(GOAL).await?;
    add_kpi(&b, "Time to first call", "DevOps").await?;
    b.open_here("goals").await?;
    b.click_link(GOAL).await?;
    add_kpi(&b, "Build time", "DevRel").await?;

    // Neither team shares a KPI; the cell under the keyboard makes one of them an owner of the other's.
    b.open_here("goals").await?;
    b.see_text_in(".goals-head", "0 of 2").await?;
    b.see_text_in(".mismatches", "DevRel shares no KPI with another team").await?;
    b.see_text_in(".mismatches", "DevOps and DevRel have no work in common").await?;
    b.js::<()>("document.querySelector('.matrix [tabindex=\"0\"]').focus()").await?;
    b.press(Key::Down).await?;
    b.press(Key::Right).await?;
    b.until_js("document.activeElement.getAttribute('aria-label') === 'DevOps has no part in Build time'")
        .await?;
    b.press(Key::Enter).await?;
    b.see(".menu:popover-open [role^=menuitem]:focus").await?;
    b.assert_accessible().await?;
    b.press(Key::Down).await?;
    b.press(Key::Enter).await?;
    see_part(&b, "DevOps contributes to Build time").await?;
    // The focus is back on the cell, and it is still the one tab stop.
    b.until_js("document.activeElement.getAttribute('aria-label') === 'DevOps contributes to Build time'")
        .await?;
    ensure!(b.count(".matrix [tabindex=\"0\"]").await? == 1);

    // What is offered settles it: DevOps contributes to what DevRel owns alone.
    b.see_text_in(".mismatches", "DevOps already contributes to it.").await?;
    b.click(".matrix button[aria-label=\"DevRel has no part in Time to first call\"]").await?;
    b.click_button("Owns it").await?;
    see_part(&b, "DevRel owns Time to first call").await?;
    b.see_text_in(".goals-head", "1 of 2").await?;
    let open = mismatches(&b).await?;
    ensure!(open == ["No idea serves Build time", "No idea serves Time to first call", NEVER], "{open:?}");

    // A team agrees.
    b.click(".matrix button[aria-label=\"DevOps owns Time to first call\"]").await?;
    b.click_button("Agree to this KPI").await?;
    b.see_text_in("dialog[open]", "DevOps agrees").await?;
    b.assert_accessible().await?;
    b.click_button("Agree").await?;
    b.gone("dialog[open]").await?;
    see_part(&b, "DevOps owns Time to first call, agreed 12 Jun").await?;

    // One may stay, with a note.
    b.click_button("Accept: No idea serves Build time").await?;
    b.click_button("Accept it").await?;
    b.see_text_in("dialog[open]", "Say in a sentence why this may stay.").await?;
    b.assert_accessible().await?;
    b.fill("Why may it stay?", "It only pays for the other.").await?;
    b.click_button("Accept it").await?;
    b.gone("dialog[open]").await?;
    b.until_so("two are left", async || Ok(mismatches(&b).await?.len() == 2)).await?;
    // It can be taken back, and accepted again.
    b.click("details.accepted summary").await?;
    b.click_button("Take back: No idea serves Build time").await?;
    b.until_so("all are back", async || Ok(mismatches(&b).await?.len() == 3)).await?;
    b.click("button.toast-action").await?;
    b.until_so("two are left again", async || Ok(mismatches(&b).await?.len() == 2)).await?;

    b.click_button("Write the vision").await?;
    b.fill("Vision", "Every call works.").await?;
    b.click_button("Save the vision").await?;
    b.gone("dialog[open]").await?;
    all_is_there(&b).await?;
    b.open_here("").await?;
    b.see_text_in(".vision", "Every call works.").await?;
    b.see_text_in(".goal-row", "2 mismatches").await?;
    b.see_text_in(".goal-row", GOAL).await?;
    b.assert_accessible().await?;

    let other = b.carried_over(Setup::at(NOW)).await?;
    other.see_text_in("nav.sidebar", "Goals and KPIs").await?;
    all_is_there(&other).await?;
    other.assert_accessible().await?;
    other.finish().await?;
    b.finish().await
}

/// A mismatch of the sample opens what settles it, and the palette finds goals and KPIs.
#[tokio::test]
async fn the_sample_shows_what_to_do() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    b.see(".vision").await?;
    b.open_here("goals").await?;
    b.see_text_in(".mismatches", "Two KPIs pull in opposite directions").await?;
    b.click_button("Open both").await?;
    b.see_text_in("dialog[open]", "Settle which way is good").await?;
    ensure!(b.count("dialog[open] .version").await? == 2);
    b.assert_accessible().await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    let before = b.text(".goals-head .figure").await?;
    b.click_button("Make").await?;
    b.until_so("one more is shared", async || Ok(b.text(".goals-head .figure").await? != before)).await?;
    // The focus has gone to the head of the list, since what had it is gone.
    b.until_js("document.activeElement.id === 'mismatches'").await?;
    // What it was is a click away.
    b.click("button.toast-action").await?;
    b.until_so("as before", async || Ok(b.text(".goals-head .figure").await? == before)).await?;

    // The number leads to its KPIs.
    b.click(".goals-head .figure-link").await?;
    b.see_text_in("dialog[open]", "KPIs that two or more teams own").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;

    let statement = "Safe to ship on any day";
    b.press(Key::Control + "k").await?;
    b.see("dialog[open] input").await?;
    b.press(statement).await?;
    b.see_text_in("dialog[open]", "Goal").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("h1", statement).await?;
    b.see_text_in(".goal-way", "of the way").await?;
    b.see_text_in("main", "Ideas and pilots that serve it").await?;

    // What is put away has left the matrix, and is still found below it.
    let put_away = "Satisfaction with the docs";
    b.open_here("goals").await?;
    b.click_link(put_away).await?;
    b.click_button("More about this KPI").await?;
    b.click_button("Archive").await?;
    b.see_text_in(".record-actions", "archived").await?;
    b.open_here("goals").await?;
    b.click(".elsewhere summary").await?;
    b.see_text_in(".elsewhere", "in the archive").await?;
    ensure!(!b.text(".matrix").await?.contains(put_away));
    b.click_link(put_away).await?;
    b.see_text_in("h1", put_away).await?;
    b.finish().await
}
