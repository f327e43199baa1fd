//! Issues between teams: reported, late by the clock, raised along the path, resolved with what was learned, and a KPI that moves
//! by it. Times after the fact; what can't be is refused and kept. All of it leaves the browser and comes back in another.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::json;

const NOW: &str = "2026-06-12T09:00:00Z";

/// An empty workspace in which severity 1 has four hours, with two teams and two people.
async fn begin(setup: Setup) -> Result<Browser> {
    let b = Browser::start(setup).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    b.open_here("settings").await?;
    for team in ["DevOps", "DevRel"] {
        b.fill("New team", team).await?;
        b.click_button("Add the team").await?;
        b.field(&format!("Name of {team}")).await?;
    }
    for person in ["Ana Berg", "Ben Okri"] {
        b.fill("New person", person).await?;
        b.click_button("Add the person").await?;
        b.field(&format!("Name of {person}")).await?;
    }
    b.fill("Name", "Two teams").await?;
    b.fill("Severity 1, hours to resolve", "4").await?;
    b.click_button("Save the settings").await?;
    b.see_text("The settings are saved.").await?;
    Ok(b)
}

/// Opens the form of a new issue.
async fn report(b: &Browser, title: &str) -> Result<()> {
    b.open_here("issues").await?;
    b.click_button("Raise an issue").await?;
    b.fill("Title", title).await
}

async fn save(b: &Browser) -> Result<()> {
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await
}

/// A form that is sent twice, as by a double click, makes one record.
#[tokio::test]
async fn a_form_sent_twice_makes_one_issue() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    report(&b, "Once").await?;
    const TWICE: &str = "(form => { form.requestSubmit(); form.requestSubmit(); })(document.querySelector('dialog[open] form'))";
    b.js::<()>(TWICE).await?;
    b.gone("dialog[open]").await?;
    // What was sent before is done before.
    report(&b, "Another").await?;
    save(&b).await?;
    b.see_text_in("main .rows.linked", "Another").await?;
    let titles = b.texts("main .rows.linked .row-title").await?;
    ensure!(titles.iter().filter(|title| *title == "Once").count() == 1, "{titles:?}");
    b.finish().await
}

/// Moves the page's clock on while it is open, and brings the page back into sight.
async fn later(b: &Browser, hours: f64) -> Result<()> {
    const LATER: &str = "const own = Date, by = arguments[0] * 3600000;
        const now = () => own.now() + by;
        globalThis.Date = new Proxy(own, {
            construct: (_, given, as) => Reflect.construct(own, given.length ? given : [now()], as),
            get: (_, name) => name === 'now' ? now : own[name],
        });
        document.dispatchEvent(new Event('visibilitychange'));";
    b.call(LATER, vec![json!(hours)]).await
}

/// The field of a fact beside an issue.
async fn holds(b: &Browser, id: &str, text: &str) -> Result<()> {
    b.until_js(&format!("document.getElementById('{id}')?.value === {}", json!(text))).await
}

async fn write_the_agreement(b: &Browser) -> Result<()> {
    b.open_here("pages").await?;
    b.click_button("New page").await?;
    b.fill("Title", "Ours").await?;
    b.choose("Start from", "Working agreement").await?;
    b.click_button("Add the page").await?;
    b.see(".text-form textarea").await?;
    let text = "Ana leads DevOps.\n\n## Escalation path\n\n1. Ana\n2. Whoever is in DevRel\n";
    let set = "const area = document.querySelector('.text-form textarea');
        area.value = arguments[0]; area.dispatchEvent(new Event('input', { bubbles: true })); area.focus();";
    b.call::<()>(set, vec![json!(text)]).await?;
    b.press(Key::Control + Key::Enter).await?;
    b.gone(".text-form").await
}

async fn add_the_kpi(b: &Browser) -> Result<()> {
    b.open_here("goals").await?;
    b.click_button("New KPI").await?;
    b.click_button("Start empty").await?;
    b.fill("Name", "Time until it works again").await?;
    b.choose("Read as", "From our numbers: Hours to resolve an issue, median").await?;
    b.choose("Which way is good?", "Less is better").await?;
    b.click_button("Add the KPI").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("h1", "Time until it works again").await
}

#[tokio::test]
async fn an_issue_is_late_raised_and_resolved_and_the_kpi_moves() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    write_the_agreement(&b).await?;
    add_the_kpi(&b).await?;
    b.see_text_in(".record-strip", "no value yet").await?;
    let kpi = b.route().await?;

    report(&b, "The render API answers 503").await?;
    b.fill("Severity", "1, worst").await?;
    b.fill("Type", "Incident").await?;
    b.fill("Owner", "Ben Okri").await?;
    b.choose("Teams it is between", "DevOps").await?;
    b.choose("Teams it is between", "DevRel").await?;
    b.assert_accessible().await?;
    save(&b).await?;
    b.see_text_in("main .rows", "due in 4 h").await?;
    b.see_text_in("main .rows", "Incident · Ben Okri · DevOps, DevRel · severity 1").await?;
    b.see_text_in("nav.sidebar", "Issues 1").await?;
    ensure!(b.count("nav.sidebar .breached").await? == 0);
    b.click_link("The render API answers 503").await?;
    b.see_text_in(".record-strip", "due in 4 h").await?;
    b.see_text_in(".record-strip", "4 h for severity 1").await?;
    let issue = b.route().await?;
    // What it is about can be said afterwards, too.
    b.click_button("What it is about: Nothing").await?;
    b.click_button("Ours").await?;
    b.see_text_in(".record-facts .served li", "Ours").await?;

    // The clock goes on under the open page: soon, then late, wherever it is shown.
    later(&b, 3.25).await?;
    b.see_text_in(".record-strip .tone-warn", "due in 45 min").await?;
    later(&b, 1.75).await?;
    b.see_text_in(".record-strip .tone-bad", "1 h late").await?;
    b.see_text_in("nav.sidebar .breached", "1 open, 1 late").await?;
    b.assert_accessible().await?;
    b.open_here("issues?state=late").await?;
    b.see_text_in("main .rows", "1 h late").await?;
    b.assert_accessible().await?;
    b.open_here("").await?;
    b.see_text_in(".attention", "The render API answers 503").await?;
    b.see_text_in(".attention .tone-bad", "Incident, 1 h late. Ben Okri").await?;
    b.assert_accessible().await?;
    // The one action that settles it.
    b.click_link("Resolve: The render API answers 503").await?;
    b.see_text_in("dialog[open]", "What did we learn?").await?;
    b.click_button("Close").await?;

    b.click_button("Answer").await?;
    b.fill("Answer", "Rolled back; looking why").await?;
    b.click_button("Note the first response").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".comments", "Rolled back; looking why").await?;
    b.see_text_in(".record-strip", "First response after 5 h").await?;

    // Along the path, a step at a time; to nobody is refused, and what was typed stays.
    b.click_button("Raise").await?;
    b.see_text_in("dialog[open]", "The next step of the path in the working agreement is proposed.").await?;
    b.assert_accessible().await?;
    b.fill("To whom", "—").await?;
    b.fill("Why, and what was tried", "Nobody knows the new cache").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.see_text_in("dialog[open]", "raised to nobody, it would reach nobody").await?;
    b.until_js("document.querySelector('dialog[open] textarea').value === 'Nobody knows the new cache'")
        .await?;
    b.fill("To whom", "Step 1: Ana Berg").await?;
    save(&b).await?;
    b.see_text_in(".record-strip", "Raised to Ana Berg").await?;
    b.see_text_in(".comments", "Nobody knows the new cache").await?;
    b.click_button("Raise").await?;
    b.until_js("document.querySelector('dialog[open] select').selectedOptions[0].text === 'Step 2: DevRel'")
        .await?;
    save(&b).await?;
    b.see_text_in(".record-strip", "Ana Berg, DevRel").await?;
    b.see_text_in(".history-section", "raised it to DevRel").await?;
    b.click_button("Raise").await?;
    b.see_text_in("dialog[open]", "raised along the whole path").await?;
    b.click_button("Close").await?;

    later(&b, 1.0).await?;
    b.click_button("Resolve").await?;
    b.fill("What did we learn?", "A cache needs an owner before it needs a size").await?;
    b.assert_accessible().await?;
    save(&b).await?;
    b.see_text_in(".record-strip", "resolved 2 h late").await?;
    b.see_text_in(".record-strip", "Resolved after 6 h").await?;
    holds(&b, "issue-learning", "A cache needs an owner before it needs a size").await?;
    ensure!(b.count("nav.sidebar .breached").await? == 0);
    b.assert_accessible().await?;
    b.open(&kpi).await?;
    // It took a little longer than the six hours that the clock was moved by.
    b.see_text_in(".record-strip", "Latest 6").await?;
    b.click_link("Hours to resolve an issue, median").await?;
    b.see_text_in("dialog[open]", "The render API answers 503").await?;
    b.click_button("Close").await?;

    // Reopened, the number is gone again; the palette finds the issue by what was learned.
    b.open(&issue).await?;
    b.click_button("Reopen").await?;
    b.see_text_in(".record-strip .tone-bad", "2 h late").await?;
    b.open(&kpi).await?;
    b.see_text_in(".record-strip", "no value yet").await?;
    b.press(Key::Control + "k").await?;
    b.see(".palette[open] input:focus").await?;
    b.press("needs an owner before").await?;
    b.see_text_in(".palette-option", "A cache needs an owner").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("h1", "The render API answers 503").await?;
    b.click_button("Resolve").await?;
    save(&b).await?;
    b.see_text_in(".record-strip", "resolved 2 h late").await?;
    b.assert_quiet().await?;

    // Into another browser.
    let other = b.carried_over(Setup::at("2026-06-13T09:00:00Z")).await?;
    other.see_text_in("nav.sidebar", "Pages").await?;
    other.open_here("issues?state=resolved").await?;
    other.click_link("The render API answers 503").await?;
    other.see_text_in(".record-strip", "resolved 2 h late").await?;
    other.see_text_in(".record-strip", "Ana Berg, DevRel").await?;
    other.see_text_in(".comments", "Nobody knows the new cache").await?;
    holds(&other, "issue-learning", "A cache needs an owner before it needs a size").await?;
    other.finish().await?;
    b.finish().await
}

#[tokio::test]
async fn times_after_the_fact_are_of_the_workspaces_clocks() -> Result<()> {
    let b = begin(Setup { time_zone: "Europe/Vienna", ..Setup::at(NOW) }).await?;
    // 11:00 in Vienna; tomorrow has not come.
    report(&b, "Docs build fails").await?;
    b.fill("Severity", "1, worst").await?;
    b.see_text_in("dialog[open]", "by the clocks of Europe/Vienna").await?;
    b.fill("When it came up", "2026-06-13T08:00").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.see_text_in("dialog[open]", "This time has not come yet.").await?;
    b.fill("When it came up", "2026-06-11T08:00").await?;
    save(&b).await?;
    b.see_text_in("main .rows", "23 h late").await?;
    b.click_link("Docs build fails").await?;
    holds(&b, "issue-opened", "2026-06-11T08:00").await?;

    // Before the opening, nothing can have been answered or resolved.
    b.click_button("Resolve").await?;
    b.fill("What did we learn?", "Pin the theme").await?;
    b.fill("When it was resolved", "2026-06-11T07:59").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.see_text_in("dialog[open]", "It can’t have been resolved before it was opened").await?;
    b.until_js("document.querySelector('dialog[open] textarea').value === 'Pin the theme'").await?;
    b.fill("When it was resolved", "2026-06-11T10:30").await?;
    save(&b).await?;
    b.see_text_in(".record-strip", "resolved in time").await?;
    b.see_text_in(".record-strip", "after 3 h").await?;

    // In place, by the same rules; what was typed stays.
    b.fill("First response", "2026-06-11T07:00").await?;
    b.see_text_in(".record-facts", "It can’t have been answered before it was opened").await?;
    holds(&b, "issue-responded", "2026-06-11T07:00").await?;
    b.fill("First response", "2026-06-11T09:00").await?;
    b.see_text_in(".record-strip", "First response after 1 h").await?;
    b.fill("Opened", "2026-06-11T09:30").await?;
    b.see_text_in(".record-facts", "It can’t have been answered before it was opened").await?;
    b.fill("Opened", "2026-06-11T08:30").await?;
    b.see_text_in(".record-strip", "First response after 30 min").await?;
    b.fill("Resolved", "2026-06-11T12:31").await?;
    b.see_text_in(".record-strip", "resolved 1 min late").await?;

    // Facts: severity without hours, a day, and a follow-up that needs one.
    b.fill("Severity", "2").await?;
    b.see_text_in(".record-strip", "no hours are set for severity 2").await?;
    b.fill("Type", "Follow-up").await?;
    b.see_text_in(".record-facts", "A follow-up needs a day by which it is done.").await?;
    b.fill("Due", "2026-06-10").await?;
    b.fill("Type", "Question").await?;
    b.fill("Type", "Follow-up").await?;
    b.see_text_in(".record-status", "Follow-up, resolved").await?;
    b.click_button("Reopen").await?;
    b.see_text_in(".record-status", "2 days late").await?;
    b.see_text_in(".history-section", "10 Jun").await?;
    b.assert_accessible().await?;

    // In the file, times are in UTC.
    b.click_link("Data").await?;
    b.click_button("Export everything as JSON").await?;
    let copy = std::fs::read_to_string(b.download(".json").await?)?;
    ensure!(copy.contains("2026-06-11T06:30:00Z") && copy.contains("2026-06-11T07:00:00Z"), "times in UTC");
    b.finish().await
}

#[tokio::test]
async fn the_list_is_filtered_by_its_address() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    report(&b, "A follow-up").await?;
    b.fill("Type", "Follow-up").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.see_text_in("dialog[open]", "A follow-up needs a day by which it is done.").await?;
    b.fill("Due", "2026-06-30").await?;
    save(&b).await?;
    // Its day says when; it has no severity.
    b.see_text_in("main .rows", "Follow-up · opened").await?;
    report(&b, "A question of Ana").await?;
    b.fill("Type", "Question").await?;
    b.fill("Owner", "Ana Berg").await?;
    b.choose("Teams it is between", "DevRel").await?;
    save(&b).await?;
    ensure!(b.texts("main .row-title").await?.len() == 2);
    b.fill("Team", "DevRel").await?;
    b.until_js("document.querySelectorAll('main .row-title').length === 1").await?;
    b.see_text_in("main .rows", "A question of Ana").await?;
    ensure!(b.route().await?.contains("team=team%3A"));
    b.fill("Type", "Follow-up").await?;
    b.see_text("No issue is like that.").await?;
    b.click_button("Show all issues").await?;
    b.until_js("document.querySelectorAll('main .row-title').length === 2").await?;
    b.fill("Search the issues", "question").await?;
    b.until_js("document.querySelectorAll('main .row-title').length === 1").await?;
    b.reload().await?;
    b.see_text_in("main .rows", "A question of Ana").await?;
    ensure!(b.count("main .row-title").await? == 1, "the address keeps the filter");
    b.fill("Search the issues", "").await?;
    // Mine, once the device knows who that is: until then nothing is. What was put away is not lost.
    b.open_here("issues?mine=yes").await?;
    b.see_text("Which ones are mine?").await?;
    ensure!(b.count("main .row-title").await? == 0);
    ensure!(b.count("main .chip[aria-pressed=true]").await? == 2, "the chip can be taken back");
    b.click_link("Say in Settings who you are").await?;
    b.fill("This is me", "Ana Berg").await?;
    b.open_here("issues?mine=yes").await?;
    b.until_js("document.querySelectorAll('main .row-title').length === 1").await?;
    b.click_link("A question of Ana").await?;
    b.click_button("More about this issue").await?;
    b.click_button("Archive").await?;
    b.see_text_in(".record-status", "archived").await?;
    b.open_here("issues").await?;
    b.click_button("Archived").await?;
    b.see_text_in("main .rows", "A question of Ana").await?;
    b.click_link("A question of Ana").await?;
    b.click_button("More about this issue").await?;
    b.click_button("To the trash").await?;
    b.see_text("It lies in the trash").await?;
    b.open_here("trash").await?;
    b.click_button("Restore A question of Ana").await?;
    b.open_here("issues?state=archived").await?;
    b.see_text_in("main .rows", "A question of Ana").await?;
    b.assert_accessible().await?;
    b.finish().await
}
