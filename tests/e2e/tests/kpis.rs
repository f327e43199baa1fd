//! KPIs: from a template or from our own numbers, read by hand and pasted, refused where something can't be; served by a
//! pilot whose outcome says what it changed. All of it leaves the browser and comes back in another.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";

async fn begin() -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    Ok(b)
}

/// Opens the dialog of a new KPI and chooses what it begins with.
async fn new_kpi(b: &Browser, begin: &str) -> Result<()> {
    b.open_here("goals").await?;
    b.click_button("New KPI").await?;
    b.see_text_in("dialog[open]", "what is it to begin with?").await?;
    b.click_button(begin).await?;
    b.see("dialog[open] form").await?;
    Ok(())
}

async fn add_kpi(b: &Browser, name: &str) -> Result<()> {
    b.click_button("Add the KPI").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("h1", name).await
}

/// Writes into a fact beside the KPI and leaves it.
async fn fact(b: &Browser, label: &str, value: &str) -> Result<()> {
    b.fill(label, value).await?;
    b.press(Key::Enter).await
}

async fn holds(b: &Browser, id: &str, text: &str) -> Result<()> {
    b.until_js(&format!("document.getElementById('{id}')?.value === {}", serde_json::json!(text))).await
}

/// A field of the open dialog still says what was typed.
async fn kept(b: &Browser, label: &str, text: &str) -> Result<()> {
    let value: Option<String> = b.field(label).await?.prop("value").await?;
    ensure!(value.as_deref() == Some(text), "“{label}” holds {value:?}");
    Ok(())
}

async fn readings(b: &Browser) -> Result<Vec<String>> {
    b.texts(".readings tbody tr").await
}

#[tokio::test]
async fn a_kpi_from_a_template_is_read_by_hand_and_pasted() -> Result<()> {
    let b = begin().await?;
    b.open_here("goals").await?;
    b.click_button("New KPI").await?;
    b.see_text_in("dialog[open]", "dora.dev").await?;
    b.assert_accessible().await?;
    b.click_button("Close").await?;
    new_kpi(&b, "Change lead time").await?;
    kept(&b, "Name", "Change lead time").await?;
    b.assert_accessible().await?;
    b.fill("Name", "").await?;
    b.click_button("Add the KPI").await?;
    b.see_text_in("dialog[open]", "Give it a name.").await?;
    kept(&b, "Unit", "h").await?;
    b.fill("Name", "Change lead time of the API").await?;
    add_kpi(&b, "Change lead time of the API").await?;
    b.see_text_in(".record-status", "No data").await?;
    b.see_text_in("main", "No reading yet.").await?;

    // In place, the rules are those of the form, and what was typed stays.
    fact(&b, "Baseline", "40").await?;
    fact(&b, "Target", "40").await?;
    b.see_text_in(".record-facts", "The target is the baseline").await?;
    holds(&b, "kpi-target", "40").await?;
    fact(&b, "Target", "60").await?;
    b.see_text_in(".record-facts", "the target lies above the baseline").await?;
    holds(&b, "kpi-target", "60").await?;
    fact(&b, "Target", "10").await?;
    b.text_gone("the target lies above").await?;
    b.fill("Start", "2026-03-01").await?;
    b.fill("Due", "2026-12-31").await?;

    b.click_button("Add a reading").await?;
    b.fill("Value, h", "soon").await?;
    b.fill("Note", "before the holidays").await?;
    b.click_button("Add the reading").await?;
    b.see_text_in("dialog[open]", "“soon” is not a number.").await?;
    kept(&b, "Value, h", "soon").await?;
    b.fill("Value, h", "31").await?;
    b.fill("Day", "2026-06-13").await?;
    b.click_button("Add the reading").await?;
    b.see_text_in("dialog[open]", "This day has not come yet.").await?;
    kept(&b, "Note", "before the holidays").await?;
    b.fill("Day", "2026-06-10").await?;
    b.assert_accessible().await?;
    b.click_button("Add the reading").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".record-strip", "31 h").await?;
    b.see_text_in(".record-strip", "30%").await?;
    b.see("[data-chart=kpi_trend] .c-dot").await?;

    b.click_button("Paste readings").await?;
    b.fill("Readings", "2026-03-02, 40\n2026-04-01, 36.5\n2026-13-01, 33\n2026-05-02, 34\n").await?;
    b.see_text_in("dialog[open]", "3 readings can be added; 1 line is left out").await?;
    b.see_text_in("dialog[open]", "“2026-13-01” is no day").await?;
    b.assert_accessible().await?;
    b.click_button("Add 3 readings").await?;
    b.gone("dialog[open]").await?;
    b.until_js("document.querySelectorAll('.readings tbody tr').length === 4").await?;
    ensure!(readings(&b).await?[0].contains("31 h"), "the newest first");

    b.click_button("Edit the reading of 2 May").await?;
    b.fill("Value, h", "33").await?;
    b.click_button("Save the reading").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".readings", "33 h").await?;
    b.click_button("Move the reading of 1 Apr to the trash").await?;
    b.until_js("document.querySelectorAll('.readings tbody tr').length === 3").await?;
    b.assert_accessible().await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn what_can_not_be_is_refused_and_kept() -> Result<()> {
    let b = begin().await?;
    b.click_link("Settings").await?;
    for team in ["DevOps", "DevRel"] {
        b.fill("New team", team).await?;
        b.click_button("Add the team").await?;
        b.field(&format!("Name of {team}")).await?;
    }
    new_kpi(&b, "Successful deployments").await?;
    b.choose("Owning teams", "DevOps").await?;
    b.click_button("Baseline, target, days and definition").await?;
    b.choose("Contributing teams", "DevOps").await?;
    b.fill("Due", "2026-06-01").await?;
    b.click_button("Add the KPI").await?;
    b.see_text_in("dialog[open]", "The due day is not after the start").await?;
    b.fill("Due", "2026-12-31").await?;
    b.click_button("Add the KPI").await?;
    b.see_text_in("dialog[open]", "DevOps owns this KPI").await?;
    kept(&b, "Name", "Successful deployments").await?;
    b.choose("Contributing teams", "DevRel").await?;
    b.fill("Name", "Deployments").await?;
    let contributes = "[...document.querySelectorAll('dialog fieldset')].find(f => f.textContent.startsWith('Contributing'))";
    b.js::<()>(&format!("{contributes}.querySelectorAll('input')[0].click()")).await?;
    add_kpi(&b, "Deployments").await?;
    b.see_text_in(".record-facts", "DevRel contributes").await?;
    b.click_button("Note that it agrees: DevOps").await?;
    b.fill("What there is to say", "Only with the pager.").await?;
    b.click_button("Note it").await?;
    b.see_text_in(".record-facts", "agreed 12 Jun").await?;

    b.click_button("Add a reading").await?;
    b.fill("How many", "51").await?;
    b.fill("Of how many", "50").await?;
    b.click_button("Add the reading").await?;
    b.see_text_in("dialog[open]", "k is greater than n").await?;
    kept(&b, "How many", "51").await?;
    b.fill("How many", "46").await?;
    b.see_text_in("dialog[open]", "92%").await?;
    b.click_button("Add the reading").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".readings", "92% 46 of 50").await?;

    new_kpi(&b, "Customer satisfaction").await?;
    b.fill("Name", "Satisfaction with the docs").await?;
    add_kpi(&b, "Satisfaction with the docs").await?;
    b.click_button("Add a reading").await?;
    b.fill("4", "2").await?;
    b.fill("5", "1").await?;
    b.see_text_in("dialog[open]", "3 answers; at least 5 are needed.").await?;
    b.click_button("Add the reading").await?;
    b.see_text_in("dialog[open]", "3 of at least 5 answers").await?;
    kept(&b, "4", "2").await?;
    b.assert_accessible().await?;
    b.fill("5", "15").await?;
    b.fill("1", "3").await?;
    b.click_button("Add the reading").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".readings", "85% 20 answers").await?;
    b.click_link("Metrics").await?;
    b.see_text_in("#together", "46 of 50").await?;
    b.see_text_in("#together", "17 of 20").await?;
    b.assert_quiet().await?;
    b.finish().await
}

/// An idea, and a pilot of it that serves a KPI, started on 2026-06-01.
async fn pilot_that_serves(b: &Browser, kpi: &str) -> Result<()> {
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Smaller changes").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open]", "Smaller changes").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.click_link("Ideas").await?;
    b.click_link("Smaller changes").await?;
    b.click_button("Plan a pilot").await?;
    b.choose("Serves", kpi).await?;
    b.click_button("Plan the pilot").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".served", kpi).await?;
    b.fill(
        "Hypothesis",
        "If changes are small, then they are in production sooner, because review waits less.",
    )
    .await?;
    b.fill("Planned start", "2026-06-01").await?;
    b.fill("Planned end", "2026-07-10").await?;
    b.fill("Add a criterion", "Size of a change").await?;
    b.press(Key::Enter).await?;
    b.fill("Met when: Size of a change", "At most").await?;
    b.fill("Target: Size of a change", "200").await?;
    b.press(Key::Enter).await?;
    b.click_button("Start").await?;
    b.fill("Started on", "2026-06-01").await?;
    b.click_button("Start the pilot").await?;
    b.see_text("locked since").await
}

/// The KPI's page, with both marks of its pilot in the trend, and what its outcome claims.
async fn see_the_trend(b: &Browser, kpi: &str) -> Result<()> {
    b.open_here("goals").await?;
    b.click_link(kpi).await?;
    b.see_text_in("h1", kpi).await?;
    b.see("[data-chart=kpi_trend] .c-mark-held").await?;
    let marks = (
        b.count("[data-chart=kpi_trend] .c-hollow circle").await?,
        b.count("[data-chart=kpi_trend] .c-mark-held circle").await?,
    );
    ensure!(marks == (1, 1), "a ring at the start and a disc at the outcome, but {marks:?}");
    b.see_text_in("main", "−6 h measured").await
}

async fn see_the_fed_one(b: &Browser) -> Result<()> {
    b.open_here("goals").await?;
    b.click_link("What we tried").await?;
    b.see_text_in(".record-strip", "1 pilots").await?;
    b.see_text_in("main", "It fills itself: Pilots concluded").await
}

#[tokio::test]
async fn a_pilot_serves_a_kpi_and_another_fills_itself() -> Result<()> {
    let b = begin().await?;
    new_kpi(&b, "Change lead time").await?;
    add_kpi(&b, "Change lead time").await?;
    b.fill("Start", "2026-03-01").await?;
    fact(&b, "Baseline", "40").await?;
    fact(&b, "Target", "10").await?;
    b.click_button("Paste readings").await?;
    b.fill("Readings", "2026-04-01, 38\n2026-06-10, 31").await?;
    b.click_button("Add 2 readings").await?;
    b.gone("dialog[open]").await?;

    new_kpi(&b, "Start empty").await?;
    b.fill("Name", "What we tried").await?;
    b.choose("Read as", "From our numbers: Pilots concluded").await?;
    kept(&b, "Unit", "pilots").await?;
    b.click_button("Add the KPI").await?;
    b.see_text_in("dialog[open]", "Say which way is good").await?;
    b.choose("Which way is good?", "More is better").await?;
    add_kpi(&b, "What we tried").await?;
    b.see_text_in(".record-strip", "0 pilots").await?;
    ensure!(b.count(".record-actions .btn.primary").await? == 0, "what fills itself has no form");

    pilot_that_serves(&b, "Change lead time").await?;
    b.click_button("Conclude").await?;
    b.fill("Result: Size of a change", "150").await?;
    b.fill("Adopt", "on").await?;
    b.click_button("Add an impact").await?;
    b.choose("KPI", "Change lead time").await?;
    b.see_text_in("dialog[open]", "Less is better: an improvement has a minus.").await?;
    kept(&b, "Unit or currency", "h").await?;
    b.fill("Amount", "-6").await?;
    b.assert_accessible().await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".learning .meta", "−6 h Change lead time").await?;

    see_the_trend(&b, "Change lead time").await?;
    b.assert_accessible().await?;
    see_the_fed_one(&b).await?;
    b.click_link("Pilots concluded").await?;
    b.see_text_in("dialog[open]", "Smaller changes").await?;
    b.click_button("Close").await?;
    b.see_text_in("[data-chart=claims]", "Claimed beside moved").await?;
    b.see_text_in("#together", "Change lead time").await?;
    b.assert_quiet().await?;

    let other = b.carried_over(Setup::at(NOW)).await?;
    see_the_trend(&other, "Change lead time").await?;
    see_the_fed_one(&other).await?;
    other.assert_quiet().await?;
    other.finish().await?;
    b.finish().await
}

/// The sample's KPIs, each read in a way of its own, as they stand in light and dark on this browser.
async fn look_at_all(mut b: Browser) -> Result<()> {
    b.open_sample().await?;
    b.open_here("goals").await?;
    b.see("main a[href*='/kpis/']").await?;
    let links = "[...new Set([...document.querySelectorAll(\"main a[href*='/kpis/']\")].map(a => a.getAttribute('href')))]";
    let kpis: Vec<String> = b.js(links).await?;
    ensure!(kpis.len() > 5, "the sample has KPIs of every kind, but {kpis:?}");
    for dark in [false, true] {
        b.set_dark(dark).await?;
        for kpi in &kpis {
            b.open(kpi).await?;
            b.see("[data-chart=kpi_trend] .c-dot, [data-chart=kpi_trend] .c-hollow").await?;
            b.assert_accessible().await?;
            let wide: bool = b.js("document.documentElement.scrollWidth > innerWidth").await?;
            ensure!(!wide, "{kpi} scrolls sideways");
        }
    }
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn every_kind_of_kpi_is_accessible() -> Result<()> {
    look_at_all(Browser::start(Setup::at(NOW)).await?).await
}

#[tokio::test]
async fn every_kind_of_kpi_is_accessible_at_320_pixels() -> Result<()> {
    look_at_all(Browser::start(Setup { size: (320, 640), ..Setup::at(NOW) }).await?).await
}
