//! A pilot from a built-in plan to another run: edited in place, started once nothing is missing, amended, concluded
//! against its criteria, run again.

use anyhow::Result;
use pilotbook_e2e::{Browser, Key, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";
const HYPOTHESIS: &str =
    "If we use flags for releases, then a release takes less time, because nothing waits.";

/// A workspace with one idea and a pilot of it, from the plan of a tool trial.
async fn planned() -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Feature flags").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open]", "Feature flags").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.click_link("Ideas").await?;
    b.click_link("Feature flags").await?;
    b.click_button("Plan a pilot").await?;
    b.choose("Start from", "Tool trial").await?;
    b.click_button("Plan the pilot").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".record-status", "Planned").await?;
    Ok(b)
}

/// Waits until the field of an id holds this text.
async fn holds(b: &Browser, id: &str, text: &str) -> Result<()> {
    b.until_js(&format!("document.getElementById('{id}')?.value === {}", serde_json::json!(text))).await
}

/// Opens the start dialog, follows what it says is missing, and arrives at the field.
async fn follow(b: &Browser, gap: &str, id: &str) -> Result<()> {
    b.click_button("Start").await?;
    b.click_button(gap).await?;
    b.gone("dialog[open]").await?;
    b.until_js(&format!("document.activeElement.id === '{id}'")).await
}

/// Fills in what the plan of a tool trial leaves open, and starts.
async fn start(b: &Browser) -> Result<()> {
    b.fill("Hypothesis", HYPOTHESIS).await?;
    for (target, value) in
        [("Target: Time per task", "20"), ("Target: People who use", "60"), ("Target: Cost per person", "15")]
    {
        b.fill(target, value).await?;
        b.press(Key::Enter).await?;
    }
    b.click_button("Start").await?;
    b.see_text_in("dialog[open]", "The planned end, 23 Jul").await?;
    b.fill("Started on", "2026-06-01").await?;
    b.click_button("Start the pilot").await?;
    b.see_text("locked since").await
}

#[tokio::test]
async fn a_plan_is_filled_in_place_and_the_start_leads_to_what_is_missing() -> Result<()> {
    let b = planned().await?;
    holds(&b, "plan-title", "Feature flags").await?;
    holds(&b, "plan-measure-0", "Time per task, median").await?;
    b.assert_accessible().await?;

    b.fill("Title", "Something else").await?;
    b.press(Key::Escape).await?;
    holds(&b, "plan-title", "Feature flags").await?;
    b.fill("Title", "Flags for a quarter").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("h1", "Flags for a quarter").await?;

    b.click_button("Start").await?;
    b.see_text_in("dialog[open]", "4 things are missing").await?;
    b.assert_accessible().await?;
    b.click_button("Back to the plan").await?;
    follow(&b, "Fill in the blanks", "plan-hypothesis").await?;
    b.fill("Hypothesis", HYPOTHESIS).await?;
    b.press(Key::Enter).await?;
    b.fill("Planned end", "").await?;
    follow(&b, "Plan the day", "plan-planned_end").await?;
    b.fill("Planned end", "2026-05-01").await?;
    b.see_text("The planned end lies before the planned start.").await?;
    b.fill("Planned end", "2026-07-23").await?;
    b.text_gone("The planned end lies before").await?;
    follow(&b, "Give “Time per task, median” its target", "plan-target-0").await?;
    b.press("soon").await?;
    b.press(Key::Enter).await?;
    b.see_text("“soon” is not a number.").await?;

    b.fill("Add a criterion", "Did anything break?").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.activeElement.id === 'plan-target-3'").await?;
    b.fill("Met when: Did anything break?", "Answer is yes").await?;
    b.gone("#plan-target-3").await?;
    b.click_button("Move up: Did anything break?").await?;
    holds(&b, "plan-measure-2", "Did anything break?").await?;
    b.click_button("Remove: Did anything break?").await?;
    holds(&b, "plan-measure-2", "Cost per person and month").await?;
    b.until_js("document.activeElement.id === 'plan-criteria'").await?;

    start(&b).await?;
    b.reload().await?;
    b.see_text_in("h1", "Flags for a quarter").await?;
    b.see_text_in(".record-lead", "because nothing waits").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn an_amendment_stands_beside_the_original_and_a_pilot_runs_again() -> Result<()> {
    let b = planned().await?;
    start(&b).await?;
    b.click_button("More about this pilot").await?;
    b.click_button("Amend").await?;
    b.fill("Why is it amended?", "Two regions.").await?;
    b.click_button("Time per task").await?;
    b.fill("Target", "25").await?;
    b.click_button("Amend the pilot").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".aside-note.tone-note", "target 20 25 “Two regions.”").await?;
    b.see_text_in(".criteria .amended", "20 25").await?;

    b.click_button("Check in").await?;
    b.fill("What happened", "The first week.").await?;
    b.fill("Time per task", "31").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".timeline", "Time per task, median: 31 min").await?;
    b.see_text_in(".criteria", "Not yet").await?;

    b.click_button("Conclude").await?;
    b.see_text_in("dialog[open]", "“Time per task, median” is a must and was missed.").await?;
    b.see_text_in("dialog[open]", "Conclude as failed").await?;
    b.assert_accessible().await?;
    b.choose("Verdict", "Succeeded").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.see_text_in("dialog[open]", "say why you decide otherwise").await?;
    b.fill("Why not what the criteria suggest?", "One outage spoiled the median.").await?;
    b.choose("Was the hypothesis right", "In between").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".record-status", "Succeeded").await?;

    b.click_button("Run again").await?;
    b.see_text_in(".record-status", "Planned").await?;
    holds(&b, "plan-hypothesis", HYPOTHESIS).await?;
    holds(&b, "plan-target-0", "25").await?;
    holds(&b, "plan-planned_end", "").await?;
    b.click_link("Pilots").await?;
    b.see_text_in(".pilot-list", "Concluded").await?;
    b.assert_quiet().await?;
    b.finish().await
}
