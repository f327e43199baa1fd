//! A report that leaves the page, and opens anywhere; tables that no spreadsheet runs.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";

/// Opens a page of the sample workspace.
async fn sample(page: &str) -> Result<Browser> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    b.open_here(page).await?;
    Ok(b)
}

#[tokio::test]
async fn the_report_opens_with_the_network_off_and_has_no_script() -> Result<()> {
    let b = sample("metrics?period=last-quarter").await?;
    b.click_button("Report …").await?;
    b.see_text_in("dialog", "2026-01-01 to 2026-03-31, as of 2026-06-12").await?;
    b.see_text_in(".report-chat", "Learned from “A buddy for the first week of new contributors”").await?;
    b.assert_accessible().await?;
    b.click_button("Save as HTML").await?;
    let html = b.download("report.html").await?;
    b.click_button("Save as Markdown").await?;
    let markdown = std::fs::read_to_string(b.download("report.md").await?)?;
    ensure!(markdown.contains("### Merge queue for the main repository"), "{markdown}");
    b.click_button("Save as CSV").await?;
    let csv = std::fs::read_to_string(b.download("report.csv").await?)?;
    ensure!(csv.contains("\r\npilots.concluded,,3,,,,,3,too few to tell\r\n"), "{csv}");
    b.click_button("Save as JSON").await?;
    let json = std::fs::read_to_string(b.download("report.json").await?)?;
    ensure!(json.contains(r#""made_on":"2026-06-12""#), "{json}");
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.assert_quiet().await?;

    b.set_offline(true).await?;
    b.open_file(&html).await?;
    b.see_text_in("h1", "Quillstack (sample)").await?;
    b.see_text_in("main", "Merge queue for the main repository").await?;
    ensure!(b.count("script, iframe, object, embed, link, img, [src], [onload], [onclick]").await? == 0);
    ensure!(b.count("figure .screen svg").await? >= 5, "charts are missing");
    ensure!(b.count("article").await? == 3);
    let outside = "[...document.querySelectorAll('[href]')].filter(link => !link.getAttribute('href').startsWith('#')).length";
    ensure!(b.js::<usize>(outside).await? == 0);
    b.assert_accessible().await?;
    b.finish().await
}

#[tokio::test]
async fn a_report_that_cannot_be_made_is_not_offered() -> Result<()> {
    let b = sample("metrics?from=2026-02-30").await?;
    let disabled = "[...document.querySelectorAll('button')].some(one => one.textContent.startsWith('Report') && one.disabled)";
    b.until_js(disabled).await?;
    b.finish().await
}

#[tokio::test]
async fn a_formula_in_a_title_is_text_in_the_table() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.click_link("Ideas").await?;
    b.click(".capture input").await?;
    b.press("=1+1").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("nav.sidebar", "1").await?;
    b.click_link("Data").await?;
    b.click_button("Export as CSV: Ideas").await?;
    let csv = std::fs::read_to_string(b.download(".csv").await?)?;
    ensure!(csv.contains(",'=1+1,"), "{csv}");
    b.assert_accessible().await?;
    b.finish().await
}
