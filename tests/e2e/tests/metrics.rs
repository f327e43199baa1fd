//! The Metrics page on a real portfolio: its numbers, the records behind each, its charts, and what leaves it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::Value;

const NOW: &str = "2026-07-24T12:00:00Z";

/// The portfolio as its file has it, imported through the Data page, and the Metrics page opened.
async fn portfolio() -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.click_link("Data").await?;
    b.see_text("Import a table").await?;
    b.open_table(&pilotbook_e2e::data("kep.recipe.json"), &pilotbook_e2e::data("kep.csv")).await?;
    b.see_text("Here: 648 new, 0 changed, 0 the same already.").await?;
    b.click_button("Import 648 ideas").await?;
    b.see_text_in("nav.sidebar", "648").await?;
    Ok(b)
}

/// The records of a saved list.
fn records(file: &Path) -> Result<usize> {
    // Titles hold no line ends.
    Ok(std::fs::read_to_string(file)?.lines().count() - 1)
}

/// The case of an independent program's results.
fn expected(name: &str, value: &str) -> Result<Value> {
    let all: Value = serde_json::from_slice(&std::fs::read(pilotbook_e2e::data("kep.expected.json"))?)?;
    let cases = all["metrics"].as_array().context("the cases are a list")?;
    cases.iter().find(|case| case[name] == value).cloned().context("there is such a case")
}

/// Notes what is drawn first: the headline or a chart.
const FIRST: &str = "new MutationObserver(() => {
        if (document.querySelector('main .headlines')) window.first ??= 'the headline';
        if (document.querySelector('main [data-chart]')) window.first ??= 'a chart';
    }).observe(document.body, { childList: true, subtree: true });";

#[tokio::test]
async fn every_headline_number_leads_to_exactly_its_records() -> Result<()> {
    let b = portfolio().await?;
    b.call::<()>(FIRST, vec![]).await?;
    b.open_here("metrics").await?;
    b.see_text_in(".headlines", "648").await?;
    ensure!(
        b.js::<String>("window.first").await? == "the headline",
        "the headline is not the first that is drawn"
    );
    let all = expected("as_of", "2026-07-24")?;
    let count = |path: &str| all.pointer(path).and_then(Value::as_u64).with_context(|| path.to_owned());
    let concluded = count("/pilots/concluded")?;
    let counts = [
        count("/pilot_duration/n")?,
        concluded,
        count("/ideas/new")?,
        concluded,
        concluded,
        count("/time_to_pilot/n")?,
    ];
    ensure!(b.count(".headline .figure-link").await? == counts.len());
    for (at, count) in counts.into_iter().enumerate() {
        b.js::<()>(&format!("document.querySelectorAll('.headline .figure-link')[{at}].click()")).await?;
        b.see_text_in("dialog[open] h2", &format!(": {count}")).await?;
        b.until_js(&format!("document.querySelector('dialog[open] table').ariaRowCount === '{}'", count + 1))
            .await?;
        b.click_button("Export the list as CSV").await?;
        let found = records(&b.download(".csv").await?)?;
        ensure!(
            found as u64 == count,
            "the list behind the headline {at} has {found} records and not {count}"
        );
        b.press(Key::Escape).await?;
        b.gone("dialog[open]").await?;
        b.until_so("the address forgets it", async || Ok(!b.route().await?.contains("behind="))).await?;
    }
    b.assert_quiet().await?;
    b.finish().await
}

/// A count that leads to records: where to, and how many.
#[derive(serde::Deserialize)]
struct Leads {
    to: String,
    count: usize,
}

/// The counts on the page, each once. Left out is what counts something else than its records: sums, shares and means,
/// criteria (behind them are their pilots), answers and deployments (behind them are readings).
const COUNTS: &str = r#"[...new Map([...document.querySelectorAll('a.counted')]
    .map(a => [new URLSearchParams(a.hash.split('?')[1]).get('behind') ?? '', a.textContent])
    .filter(([to]) => !/^(criteria\.met|deployments|survey|kpi|impact|flow\.average|technologies\/(decided|adopted))/.test(to))
    .map(([to, text]) => [to, { to, count: Number(text.match(/\d+/)[0]) }])).values()]"#;

#[tokio::test]
async fn every_count_leads_to_as_many_records() -> Result<()> {
    let b = Browser::start(Setup::at("2026-06-12T09:00:00Z")).await?;
    b.open_sample().await?;
    b.click_link("Metrics").await?;
    b.see("#together").await?;
    let counts: Vec<Leads> = b.js(COUNTS).await?;
    for part in [
        "issues.sla_met/",
        "issues.time_to_resolve/",
        "entries.held/",
        "alignment.shared/",
        "technologies/ideas/",
        "technologies/succeeded/",
        "pilots.started",
        "learning.reuse/",
        "ideas.by_team/",
    ] {
        ensure!(counts.iter().any(|leads| leads.to.starts_with(part)), "no count of {part}");
    }
    for Leads { to, count } in counts {
        b.js::<()>(&format!(
            "[...document.querySelectorAll('a.counted')].find(a => new URLSearchParams(a.hash.split('?')[1]).get('behind') === {}).click()",
            serde_json::json!(to)
        ))
        .await?;
        b.see("dialog[open] table.behind").await?;
        let rows: String = b.js("document.querySelector('dialog[open] table').ariaRowCount").await?;
        ensure!(rows == (count + 1).to_string(), "{count} at {to}, and a list of {rows} rows with its head");
        b.press(Key::Escape).await?;
        b.gone("dialog[open]").await?;
    }
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn the_page_is_printed() -> Result<()> {
    let mut b = portfolio().await?;
    b.set_dark(true).await?;
    b.open_here("metrics?from=2024-01-01&to=2024-12-31").await?;
    b.gone(".part-place").await?;
    b.see("[data-chart=funnel] svg").await?;
    b.cdp("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
    b.set_size(673, 951).await?;
    b.js::<()>("void dispatchEvent(new Event('beforeprint'))").await?;
    // What is looked at stands at the top, in words; what can be clicked is gone.
    b.see_text_in(".print-only", "2024-01-01 to 2024-12-31").await?;
    let gone = "[...document.querySelectorAll('.sidebar, .scope-bar, .topbar-actions, .btn, .help-mark, .chart-tools')]
        .every(e => e.getClientRects().length === 0)";
    b.until_js(gone).await?;
    // Every chart is drawn for the sheet, none is cut or made smaller.
    b.until_js(
        "[...document.querySelectorAll('.chart-plot svg')].every(svg => svg.width.baseVal.value === svg.viewBox.baseVal.width
            && svg.getBoundingClientRect().right <= 673 && svg.getBoundingClientRect().width === svg.viewBox.baseVal.width)",
    )
    .await?;
    b.until_js("document.documentElement.scrollWidth <= innerWidth").await?;
    // Ink on paper, in a dark room too.
    b.until_js("getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'").await?;
    b.finish().await
}

#[tokio::test]
async fn the_address_says_what_is_looked_at() -> Result<()> {
    let b = portfolio().await?;
    let cases = [expected("from", "2024-01-01")?, expected("team", "sig-node")?];
    for case in cases.iter().rev() {
        let parts = ["from", "to", "as_of", "team"];
        let parts = parts.iter().filter_map(|key| Some(format!("{key}={}", case[*key].as_str()?)));
        b.open_here(&format!("metrics?{}", parts.collect::<Vec<_>>().join("&"))).await?;
        b.see_text_in(".headline:nth-child(3)", &case["ideas"]["new"].to_string()).await?;
        let rate = &case["pilots"]["success_rate"];
        let said = format!("{} of {} concluded", rate["k"], rate["n"]);
        b.see_text_in(".headline:nth-child(2)", &said).await?;
        let median =
            case["time_to_pilot"]["median_days"].as_i64().map_or("—".to_owned(), |days| days.to_string());
        b.see_text_in(".headline:nth-child(6) .figure", &median).await?;
    }
    b.see_text_in(".headline:nth-child(2)", "in the 366 days before").await?;
    let pressed = "document.querySelector('.segments [aria-pressed=true]').textContent";
    ensure!(b.js::<String>(pressed).await? == "Custom");

    // A year that is still being typed is not looked at, and gives way where it is left so.
    let typed = "const field = document.querySelector('.scope-day input');
        field.focus();
        field.value = '0002-01-01';
        field.dispatchEvent(new Event('change', { bubbles: true }));
        const route = location.hash;
        field.blur();
        return [route, field.value];";
    let (route, left): (String, String) = b.call(typed, vec![]).await?;
    ensure!(route.contains("from=2024-01-01") && left == "2024-01-01", "{route}, {left}");

    b.choose("Period", "Quarter").await?;
    b.until_so("the quarter stands in the address", async || Ok(b.route().await?.contains("period=quarter")))
        .await?;

    // What can't be read is told, and no numbers of other days are shown.
    b.open_here("metrics?from=2024-02-30").await?;
    b.see_text("The address says from=2024-02-30, which is not a date.").await?;
    b.gone(".headlines").await?;
    b.open_here("metrics?team=nobody&behind=ideas.new").await?;
    b.see_text("There is no team").await?;
    ensure!(b.count("dialog[open]").await? == 0, "a list of nothing stands over what is said");

    // Over midnight the numbers are those of the new day.
    b.open_here("metrics").await?;
    b.see_text_in(".scope-bar", "24 Jul 2026").await?;
    let next_day = "Date.now = () => performance.timeOrigin + performance.now() + 86400000;
        document.dispatchEvent(new Event('visibilitychange'));";
    b.call::<()>(next_day, vec![]).await?;
    b.see_text_in(".scope-bar", "25 Jul 2026").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn a_chart_is_walked_read_and_saved() -> Result<()> {
    let mut b = portfolio().await?;
    b.open_here("metrics").await?;
    b.see("[data-chart=funnel] svg").await?;
    b.gone(".part-place").await?;
    b.js::<()>("document.querySelector('[data-chart=funnel] .chart-plot').focus()").await?;
    b.press(Key::Right).await?;
    b.see_text_in("[data-chart=funnel] .chart-says", "648").await?;
    let said = b.text("[data-chart=funnel] .chart-says").await?;
    b.press(Key::Right).await?;
    b.until_so("the next point is read out", async || {
        Ok(b.text("[data-chart=funnel] .chart-says").await? != said)
    })
    .await?;
    b.press(Key::Home).await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open] h2", "Ideas created: 648").await?;
    b.assert_accessible().await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;

    b.click_button("More: From idea to adoption").await?;
    b.click_button("Save as CSV").await?;
    let csv = std::fs::read_to_string(b.download("funnel.csv").await?)?;
    ensure!(csv.contains("648"), "{csv}");
    b.click_button("More: From idea to adoption").await?;
    b.click_button("Save as SVG").await?;
    let svg = std::fs::read_to_string(b.download("funnel.svg").await?)?;
    ensure!(svg.starts_with("<svg") && svg.contains("648"));
    b.click_button("More: From idea to adoption").await?;
    b.click_button("Save as PNG").await?;
    let png = std::fs::read(b.download("funnel.png").await?)?;
    ensure!(png.starts_with(b"\x89PNG"));
    b.click_button("More: From idea to adoption").await?;
    b.click_button("Show as table").await?;
    b.see_text_in("[data-chart=funnel] table", "648").await?;
    b.assert_accessible().await?;

    b.set_size(375, 812).await?;
    b.until_js("document.documentElement.scrollWidth <= innerWidth").await?;
    b.until_js("[...document.querySelectorAll('.chart-plot svg')].every(svg => svg.getBoundingClientRect().right <= innerWidth)")
        .await?;
    b.assert_quiet().await?;
    b.finish().await
}
