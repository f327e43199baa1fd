//! The review of a period: what it shows, what is searched, what is copied, and what is settled there.

use anyhow::{Context, Result, ensure};
use pilotbook_core::Date;
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::model::Book;
use pilotbook_core::review::{Asked, Entry, Review, Span, entry_markdown, review_markdown};
use pilotbook_core::sample::sample;
use pilotbook_core::search::highlight::Words;
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::json;

const NOW: &str = "2026-06-12T09:00:00Z";
const CANARY: &str = "Canary releases for the render API";
const BUDDY: &str = "A buddy for the first week of new contributors";
const QUEUE: &str = "Merge queue for the main repository";

/// The sample as the page makes it on that day.
fn book() -> Result<(Book, Date)> {
    let today = Date::parse("2026-06-12").context("a day")?;
    let mut journal = Journal::new();
    for transaction in sample(today, 7, "UTC").map_err(|refused| anyhow::anyhow!("{refused:?}"))? {
        journal.add_transaction(transaction);
    }
    Ok((Book::of(project(&journal)), today))
}

fn asked(span: Span) -> Asked {
    Asked { span, only: None, team: String::new(), words: Words::default() }
}

/// Titles, sorted: the page has them in two columns.
fn sorted(mut titles: Vec<String>) -> Vec<String> {
    titles.sort();
    titles
}

/// Opens the review of the sample workspace.
async fn review(setup: Setup) -> Result<Browser> {
    let b = Browser::start(setup).await?;
    b.open_sample().await?;
    b.open_here("outcomes").await?;
    b.see(".summary").await?;
    Ok(b)
}

#[tokio::test]
async fn a_quarter_is_reviewed_searched_and_narrowed() -> Result<()> {
    let b = review(Setup::at(NOW)).await?;
    b.see_text_in(".summary", "1 pilot was concluded").await?;
    b.choose("Period", "Last quarter").await?;
    b.see_text_in(".summary", "3 pilots were concluded").await?;
    let (book, today) = book()?;
    let expected = Review::of(&book, today, &asked(Span::LastQuarter))?;
    let expected = expected.entries.into_iter().map(|one| one.title).collect();
    ensure!(sorted(b.texts(".learning h3").await?) == sorted(expected));
    ensure!(b.count(".neat-mark").await? == 3);
    ensure!(b.route().await?.contains("period=last-quarter"));
    // The one open decision is younger than that quarter.
    ensure!(b.count(".decisions-open").await? == 0);

    // A mark leads to its entry; the arrow keys walk the marks.
    b.js::<()>("document.querySelector('.neat-mark[tabindex=\"0\"]').focus()").await?;
    b.press(Key::Right).await?;
    b.press(Key::Enter).await?;
    b.until_js(&format!(
        "document.activeElement.matches('.learning') && document.activeElement.innerText.includes('{QUEUE}')"
    ))
    .await?;

    b.choose("Verdict", "Failed").await?;
    b.until_so("only the failure is shown", async || Ok(b.texts(".learning h3").await? == [QUEUE])).await?;
    b.choose("Verdict", "All").await?;

    b.fill("Search what was learned", "FLÁKY tests").await?;
    b.see_text_in(".list-bar + [role=status]", "Found in 1 of 3 outcomes.").await?;
    let marked = sorted(b.texts(".learning mark").await?);
    ensure!(marked.contains(&"flaky".to_owned()) && marked.contains(&"tests".to_owned()), "{marked:?}");
    b.fill("Search what was learned", "canary").await?;
    b.click_link("1 in all time").await?;
    b.see_text_in(".learning h3", CANARY).await?;
    b.see_text_in(".learning h3 mark", "Canary").await?;
    b.assert_accessible().await?;

    b.fill("Search what was learned", "").await?;
    b.choose("Period", "Custom").await?;
    b.fill("From", "2026-03-01").await?;
    b.fill("To", "2026-02-01").await?;
    b.see_text("The period would begin on 2026-03-01").await?;
    b.fill("From", "2026-01-30").await?;
    b.until_so("one day of the queue is in", async || Ok(b.texts(".learning h3").await? == [QUEUE])).await?;
    b.fill("Team", "Docs").await?;
    b.see_text_in(".summary", "No pilot of Docs was concluded").await?;
    b.finish().await
}

#[tokio::test]
async fn the_review_is_copied_as_markdown() -> Result<()> {
    let b = review(Setup::at(NOW)).await?;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    b.cdp("Browser.grantPermissions", grant).await?;
    let copied = "return navigator.clipboard.readText()";
    b.choose("Period", "Last quarter").await?;
    b.see_text_in(".summary", "3 pilots were concluded").await?;
    b.click_button("Copy the review").await?;
    b.see_text("Copied the review as Markdown.").await?;
    let (book, today) = book()?;
    let wanted = asked(Span::LastQuarter);
    let expected = Review::of(&book, today, &wanted)?;
    let text: String = b.call(copied, vec![]).await?;
    ensure!(text == review_markdown(&book, &expected, &wanted, today), "{text}");

    b.click_button(&format!("Copy as Markdown: {QUEUE}")).await?;
    b.see_text("Copied the outcome as Markdown.").await?;
    let queue = expected.entries.iter().find(|one| one.title == QUEUE).context("the queue")?;
    let text: String = b.call(copied, vec![]).await?;
    ensure!(text == entry_markdown(&Entry::of(&book, &queue.pilot).context("its entry")?), "{text}");

    // Where the browser refuses, the text is there to be copied by hand.
    b.js::<()>("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))").await?;
    b.click_button(&format!("Copy as Markdown: {QUEUE}")).await?;
    b.see_text_in("dialog[open]", "Copy by hand").await?;
    let selected = "(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.querySelector('dialog[open] textarea'))";
    b.until_js(&format!("{selected}.includes('**We learned:** The queue kept main green')")).await?;
    b.assert_accessible().await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.finish().await
}

#[tokio::test]
async fn what_is_open_is_settled_in_the_review() -> Result<()> {
    let b = review(Setup::at(NOW)).await?;
    b.see_text_in(".decisions-open", "open for 14 days").await?;
    b.click(".decisions-open button").await?;
    b.see(".small-form-body :is(input, textarea):focus").await?;
    b.fill("Decided on", "2026-05-01").await?;
    b.click_button("Adopt").await?;
    b.see_text_in(".decisions-open", "The decision follows the verdict").await?;
    b.fill("Decided on", "2026-06-10").await?;
    b.click_button("Adopt").await?;
    b.gone(".decisions-open").await?;
    b.see_text_in(".learning-head", "Adopt").await?;
    b.see_text_in(".toast", "Decide to adopt").await?;
    b.see_text("In use yet?").await?;

    // The toast takes it back.
    b.click("button.toast-action").await?;
    b.see(".decisions-open").await?;
    b.see_text_in(".learning-head", "Decision open since").await?;

    b.choose("Period", "Last quarter").await?;
    b.see_text_in(".summary", "not in use yet").await?;
    b.click_button(&format!("It is in use: {BUDDY}")).await?;
    b.see(".small-form-body :is(input, textarea):focus").await?;
    b.fill("First day of real use", "2026-06-01").await?;
    b.click_button("Mark as in use").await?;
    b.see_text_in(".learning .meta", "in use since 1 Jun").await?;
    b.text_gone("In use yet?").await?;
    b.text_gone("not in use yet").await?;
    b.finish().await
}

#[tokio::test]
async fn notes_go_out_and_unfinished_pilots_are_asked_about() -> Result<()> {
    let b = review(Setup::at(NOW)).await?;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    b.cdp("Browser.grantPermissions", grant).await?;
    b.choose("Period", "Year").await?;
    // Past its planned end with every criterion read; and what is red.
    b.see_text_in("#look-finished", "All criteria are answered, 11 days past its planned end").await?;
    b.see_text_in("#stuck", "Red at its last check-in, 3 days ago").await?;
    b.click_link("3 running pilots look finished").await?;
    b.until_js("document.activeElement.id === 'look-finished'").await?;
    b.click_link("1 decision is open").await?;
    b.until_js("document.activeElement.id === 'decisions-open'").await?;

    b.click_button("Write a note: this review").await?;
    b.click_button("Save the note").await?;
    b.see_text_in("#review-notes", "Write the note first.").await?;
    b.fill("Note", "Two *stars*, and <b>.").await?;
    b.fill("Day", "2025-12-31").await?;
    b.click_button("Save the note").await?;
    b.see_text_in("#review-notes", "This day lies outside of the period").await?;
    b.fill("Day", "2026-06-10").await?;
    b.fill("About", QUEUE).await?;
    b.assert_accessible().await?;
    b.click_button("Save the note").await?;
    b.see_text_in(".review-note .comment-head", &format!("10 Jun about {QUEUE}")).await?;
    b.see_text_in(".toast", "Note at a review").await?;

    b.click_button("Copy the review").await?;
    b.see_text("Copied the review as Markdown.").await?;
    let text: String = b.call("return navigator.clipboard.readText()", vec![]).await?;
    let note = format!("## Notes\n\n**2026-06-10** · about {QUEUE}\n\nTwo \\*stars\\*, and \\<b>.\n");
    ensure!(text.contains(&note), "{text}");
    ensure!(text.contains("## Look finished, without an outcome\n\n- Docs search that learns"), "{text}");
    b.click_button("Export as JSON").await?;
    let file: serde_json::Value =
        serde_json::from_slice(&std::fs::read(b.download("outcomes.json").await?)?)?;
    ensure!(file["notes"][0]["text"] == "Two *stars*, and <b>." && file["stuck"][0]["why"][0].is_string());

    // It is edited where it stands, thrown away, and brought back. Another period doesn't show it.
    b.fill("Note", "Ask earlier.").await?;
    b.click_button("Write a note: this review").await?;
    b.fill("Day", "2026-06-01").await?;
    b.click_button("Move the note of 10 Jun to the trash").await?;
    b.gone(".review-note").await?;
    // What changes in the review leaves the day of the next note as it was typed.
    ensure!(b.field("Day").await?.prop("value").await?.as_deref() == Some("2026-06-01"));
    b.click("button.toast-action").await?;
    b.until_js("document.querySelector('.review-note textarea')?.value === 'Ask earlier.'").await?;
    b.choose("Period", "Last quarter").await?;
    b.gone(".review-note").await?;
    // On its pilot's page it stands among what people said.
    b.click_link(QUEUE).await?;
    b.see_text_in(".comments", "at a review").await?;
    b.see_text_in(".comments", "Ask earlier.").await?;
    b.finish().await
}

#[tokio::test]
async fn a_missing_learning_is_written_on_a_phone() -> Result<()> {
    let b = review(Setup { now: Some(NOW), size: (320, 900), ..Setup::default() }).await?;
    let wide: bool = b.js("document.documentElement.scrollWidth > innerWidth").await?;
    ensure!(!wide, "the review scrolls sideways");
    // Reopened and concluded again without a learning.
    b.click_link(CANARY).await?;
    b.click_button("More about this pilot").await?;
    b.click_button("Reopen").await?;
    b.click_button("Conclude").await?;
    b.fill("What did we learn?", "").await?;
    b.click("dialog[open] button[type=submit]").await?;
    b.gone("dialog[open]").await?;
    b.open_here("outcomes?period=all").await?;
    b.see_text("No learning written down.").await?;
    b.click_button("Write it now").await?;
    b.see(".small-form-body :is(input, textarea):focus").await?;
    b.click_button("Save the learning").await?;
    b.see_text("Write a sentence for whoever tries something alike.").await?;
    b.fill("What did we learn?", "Look at <b> and *stars*.").await?;
    b.click_button("Save the learning").await?;
    b.text_gone("No learning written down.").await?;
    b.see_text_in(".learning .serif", "Look at <b> and *stars*.").await?;
    b.assert_accessible().await?;
    b.finish().await
}
