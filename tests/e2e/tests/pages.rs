//! Pages: written from a template, harmless whatever stands in them, and what follows from them.

use anyhow::{Context, Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::json;

const NOW: &str = "2026-06-12T09:00:00Z";

async fn pages(setup: Setup) -> Result<Browser> {
    let b = Browser::start(setup).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    b.open_here("pages").await?;
    Ok(b)
}

async fn add(b: &Browser, title: &str, template: &str) -> Result<()> {
    b.click_button("New page").await?;
    b.fill("Title", title).await?;
    b.choose("Start from", template).await?;
    b.click_button("Add the page").await?;
    b.gone("dialog[open]").await?;
    // Two frames after it is there it has the focus.
    b.see(".text-form textarea:focus").await?;
    Ok(())
}

/// Puts a text into the field at once: typed letter by letter, a list would take long.
async fn write(b: &Browser, text: &str) -> Result<()> {
    let set = "const area = document.querySelector('.text-form textarea');
        area.value = arguments[0]; area.dispatchEvent(new Event('input', { bubbles: true })); area.focus();";
    b.call(set, vec![json!(text)]).await
}

async fn save(b: &Browser) -> Result<()> {
    b.until_js("document.activeElement.closest('.text-form') !== null").await?;
    b.press(Key::Control + Key::Enter).await?;
    b.gone(".text-form").await
}

async fn add_person(b: &Browser, name: &str) -> Result<()> {
    b.open_here("settings").await?;
    b.fill("New person", name).await?;
    b.click_button("Add the person").await?;
    b.field(&format!("Name of {name}")).await?;
    Ok(())
}

#[tokio::test]
async fn an_agreement_is_made_edited_and_found() -> Result<()> {
    let b = pages(Setup::at(NOW)).await?;
    b.see_text("What teams agreed on belongs here").await?;
    ensure!(!b.text("nav.sidebar").await?.contains("Pages"));
    add(&b, "How we work together", "Working agreement").await?;
    b.assert_accessible().await?;
    save(&b).await?;
    b.see_text_in("nav.sidebar", "Pages").await?;
    b.see_text_in("h1", "How we work together").await?;
    b.see_text_in(".prose-page h2", "Who this is between").await?;
    ensure!(b.count(".prose-page table").await? == 2);
    // The hours are those of the settings, as they are now.
    b.see_text("The settings name no hours yet.").await?;
    b.click_link("Settings").await?;
    b.fill("Name", "Two teams").await?;
    b.fill("Severity 1, hours to resolve", "4").await?;
    b.click_button("Save the settings").await?;
    b.see_text_in(".workspace-switch", "Two teams").await?;
    b.open_here("pages").await?;
    b.click_link("How we work together").await?;
    b.see_text_in(".targets", "1, worst 4 h").await?;
    b.assert_accessible().await?;

    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    b.cdp("Browser.grantPermissions", grant).await?;
    b.click_button("Copy as Markdown").await?;
    b.see_text("Copied the page as Markdown.").await?;
    let text: String = b.call("return navigator.clipboard.readText()", vec![]).await?;
    ensure!(text.starts_with("# How we work together\n\n## Who this is between"), "{text}");
    ensure!(text.ends_with("| Severity | Hours |\n| :--- | ---: |\n| 1 | 4 |\n"), "{text}");

    // Written anew: preview, then both fields as one step, and the history says the words.
    b.press("e").await?;
    b.see(".text-form textarea:focus").await?;
    b.fill("Title", "Our agreement").await?;
    write(&b, "We talk *often*, about **albatrosses** and the [ideas](#/x/ideas).").await?;
    b.choose("Show", "Preview").await?;
    b.see_text_in(".text-preview em", "often").await?;
    b.choose("Show", "Write").await?;
    b.click(".text-form textarea").await?;
    save(&b).await?;
    b.see_text_in("h1", "Our agreement").await?;
    b.see_text_in(".prose-page strong", "albatrosses").await?;
    b.see_text_in(".history-section", "changed").await?;

    // The palette finds a page by its title and by its words.
    b.press(Key::Control + "k").await?;
    b.see(".palette[open] input:focus").await?;
    b.press("albatrosses").await?;
    b.see_text_in(".palette-option", "albatrosses").await?;
    b.press(Key::Escape).await?;
    b.open_here("pages?q=albatross").await?;
    b.see_text_in(".rows", "Our agreement").await?;
    b.fill("Search the pages", "penguin").await?;
    b.see_text("No page is like that.").await?;
    b.fill("Search the pages", "").await?;
    b.click_link("Our agreement").await?;

    // On paper: the text, without what can be done.
    b.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    b.gone(".record-actions, .comments, .record-facts, .sidebar").await?;
    b.see(".prose-page").await?;
    b.screenshot("page-print").await?;
    b.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;

    // Archive, trash, and back.
    b.click_button("More about this page").await?;
    b.click_button("Archive").await?;
    b.see_text_in(".record-status", "archived").await?;
    b.click_button("More about this page").await?;
    b.click_button("To the trash").await?;
    b.see_text("It lies in the trash").await?;
    b.open_here("trash").await?;
    b.click_button("Restore Our agreement").await?;
    b.open_here("pages?archived=yes").await?;
    b.click_link("Our agreement").await?;
    b.see_text_in(".prose-page", "albatrosses").await?;
    b.finish().await
}

#[tokio::test]
async fn what_is_typed_is_not_lost() -> Result<()> {
    let b = pages(Setup::at(NOW)).await?;
    add(&b, "Notes", "Empty page").await?;
    // Nothing typed: Esc just leaves.
    b.click(".text-form textarea").await?;
    b.press(Key::Escape).await?;
    b.gone(".text-form").await?;
    b.click_button("Edit").await?;
    write(&b, "Half a thought").await?;
    b.press(Key::Escape).await?;
    b.see_text_in("dialog[open]", "Stop without saving?").await?;
    b.assert_accessible().await?;
    b.click_button("Go on writing").await?;
    b.gone("dialog[open]").await?;
    b.until_js("document.querySelector('.text-form textarea').value === 'Half a thought'").await?;
    // Gone to another page, it is saved.
    b.click_link("Ideas").await?;
    b.gone(".text-form").await?;
    b.js::<()>("history.back()").await?;
    b.see_text_in(".prose-page", "Half a thought").await?;
    b.click_button("Edit").await?;
    write(&b, "Something else").await?;
    b.press(Key::Escape).await?;
    b.click_button("Drop what I typed").await?;
    b.gone(".text-form").await?;
    b.see_text_in(".prose-page", "Half a thought").await?;

    // Another tab writes meanwhile: it is said once, then both are kept.
    b.click_button("Edit").await?;
    write(&b, "Mine").await?;
    let (route, mine) = (b.route().await?, b.tab().await?);
    let other = b.new_tab().await?;
    b.open(&route).await?;
    b.click_button("Edit").await?;
    write(&b, "Theirs").await?;
    save(&b).await?;
    b.switch(&mine).await?;
    b.click(".text-form textarea").await?;
    b.press(Key::Control + Key::Enter).await?;
    b.see_text_in(".text-form [role=alert]", "changed elsewhere while you were writing").await?;
    b.until_js("document.querySelector('.text-form textarea').value === 'Mine'").await?;
    save(&b).await?;
    b.see_text_in(".prose-page", "Mine").await?;
    b.see_text_in(".history-section", "Theirs").await?;
    b.switch(&other).await?;
    b.see_text_in(".prose-page", "Mine").await?;
    b.finish().await
}

/// Writes another text in another tab, and comes back.
async fn meanwhile(b: &Browser, text: &str) -> Result<()> {
    let (route, mine) = (b.route().await?, b.tab().await?);
    b.new_tab().await?;
    b.open(&route).await?;
    b.click_button("Edit").await?;
    write(b, text).await?;
    save(b).await?;
    b.driver.close_window().await?;
    b.switch(&mine).await
}

/// Waits until the browser would ask before the tab goes, or would not.
async fn asks_before_leaving(b: &Browser, asks: bool) -> Result<()> {
    const LEAVE: &str = "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented";
    let what = if asks { "the browser asks before the tab goes" } else { "the tab may go" };
    b.until_so(what, async || Ok(b.call::<bool>(LEAVE, vec![]).await? == asks)).await
}

/// What the field of the text holds.
async fn written(b: &Browser, text: &str) -> Result<()> {
    b.until_js(&format!("document.querySelector('.text-form textarea')?.value === {}", json!(text))).await
}

#[tokio::test]
async fn nobody_writes_over_what_they_have_not_seen() -> Result<()> {
    const CHANGED: &str = "changed elsewhere while you were writing";
    const KEPT: &str = "What you wrote on “Notes” is not saved, but kept";
    let b = pages(Setup::at(NOW)).await?;
    add(&b, "Notes", "Empty page").await?;
    asks_before_leaving(&b, false).await?;
    write(&b, "Mine").await?;
    asks_before_leaving(&b, true).await?;
    b.fill("Title", "").await?;
    meanwhile(&b, "Theirs").await?;
    // Another refusal comes first, and doesn't use up the warning.
    b.click(".text-form textarea").await?;
    b.press(Key::Control + Key::Enter).await?;
    b.see_text_in(".text-form", "Give the page a title").await?;
    b.fill("Title", "Notes").await?;
    b.press(Key::Control + Key::Enter).await?;
    b.see_text_in(".text-form", CHANGED).await?;
    // To leave is no answer to it: the text is kept, and gone on with.
    b.click_link("Ideas").await?;
    b.see_text_in(".toast", KEPT).await?;
    asks_before_leaving(&b, true).await?;
    b.click("button.toast-action").await?;
    written(&b, "Mine").await?;
    b.see_text_in(".text-form", CHANGED).await?;
    b.assert_accessible().await?;
    b.click(".text-form textarea").await?;
    save(&b).await?;
    b.see_text_in(".prose-page", "Mine").await?;
    b.see_text_in(".history-section", "Theirs").await?;
    asks_before_leaving(&b, false).await?;

    // Left before anything was said.
    b.click_button("Edit").await?;
    write(&b, "Mine again").await?;
    meanwhile(&b, "Theirs again").await?;
    b.click_link("Ideas").await?;
    b.see_text_in(".toast", KEPT).await?;
    b.js::<()>("history.back()").await?;
    written(&b, "Mine again").await?;
    b.see_text_in(".text-form", CHANGED).await?;
    b.click(".text-form textarea").await?;
    b.press(Key::Escape).await?;
    b.click_button("Drop what I typed").await?;
    b.see_text_in(".prose-page", "Theirs again").await?;
    asks_before_leaving(&b, false).await?;

    // A title that was changed elsewhere is not put back by who writes the text.
    b.click_button("Edit").await?;
    write(&b, "Mine at last").await?;
    let (route, mine) = (b.route().await?, b.tab().await?);
    let other = b.new_tab().await?;
    b.open(&route).await?;
    b.click_button("Edit").await?;
    b.fill("Title", "Minutes").await?;
    save(&b).await?;
    b.switch(&mine).await?;
    b.click(".text-form textarea").await?;
    save(&b).await?;
    b.see_text_in(".prose-page", "Mine at last").await?;
    b.see_text_in("h1", "Minutes").await?;

    // The page goes while it is being written on: what was typed is there to be copied, and to be gone on with.
    b.click_button("Edit").await?;
    write(&b, "Last words").await?;
    b.switch(&other).await?;
    b.see_text_in(".prose-page", "Mine at last").await?;
    b.click_button("More about this page").await?;
    b.click_button("To the trash").await?;
    b.see_text("It lies in the trash").await?;
    b.switch(&mine).await?;
    b.see_text_in("main", "What you were writing").await?;
    b.see_text_in(".toast", "is not saved, but kept").await?;
    b.assert_accessible().await?;
    asks_before_leaving(&b, true).await?;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    b.cdp("Browser.grantPermissions", grant).await?;
    b.cdp("Page.bringToFront", json!({})).await?;
    b.click_button("Copy what I wrote").await?;
    b.see_text("Copied what you wrote.").await?;
    ensure!(b.call::<String>("return navigator.clipboard.readText()", vec![]).await? == "Last words");
    b.switch(&other).await?;
    b.open_here("trash").await?;
    b.click_button("Restore Minutes").await?;
    b.switch(&mine).await?;
    written(&b, "Last words").await?;
    b.click(".text-form textarea").await?;
    save(&b).await?;
    b.see_text_in(".prose-page", "Last words").await?;
    asks_before_leaving(&b, false).await?;

    // What was typed where it stands, and taken back again, is nothing to ask about.
    b.open_here("ideas").await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("An idea" + Key::Enter).await?;
    b.see_text_in("dialog[open]", "An idea").await?;
    b.press(Key::Escape).await?;
    b.click_link("An idea").await?;
    b.click("#idea-problem").await?;
    b.press("x").await?;
    asks_before_leaving(&b, true).await?;
    b.press(Key::Backspace).await?;
    b.press("y").await?;
    b.press(Key::Escape).await?;
    asks_before_leaving(&b, false).await?;
    b.finish().await
}

#[tokio::test]
async fn script_in_a_page_is_text() -> Result<()> {
    let b = pages(Setup::at(NOW)).await?;
    add(&b, "<script>window.bad = 1</script>", "Empty page").await?;
    let text = "# <img src=x onerror=\"window.bad = 2\">\n\n<script>window.bad = 3</script>\n\n[one](javascript:window.bad=4) \
        [two](JaVaScRiPt:window.bad=5) [three](&#106;avascript:window.bad=6) <javascript:window.bad=7> ![four](https://example.com/p.png)\n\n\
        | <b onclick=\"window.bad=8\">x</b> |\n| --- |\n\n```\n</code><script>window.bad = 9</script>\n```\n";
    write(&b, text).await?;
    save(&b).await?;
    b.see_text_in(".prose-page h2", "<img src=x onerror=\"window.bad = 2\">").await?;
    b.see_text_in(".prose-page", "<script>window.bad = 3</script>").await?;
    b.see_text_in(".prose-page", "[one](javascript:window.bad=4)").await?;
    let links: Vec<String> = b.js("[...document.querySelectorAll('.prose-page a')].map(a => a.href)").await?;
    ensure!(links == ["https://example.com/p.png"], "{links:?}");
    ensure!(b.count("main :is(script, img, iframe, [onerror], [onclick], .prose-page b)").await? == 0);
    ensure!(b.js::<bool>("window.bad === undefined").await?);
    b.assert_accessible().await?;
    // Nothing was fetched, and no policy had to step in.
    b.assert_quiet().await?;

    // A text with more marks than can be drawn is there as it was written.
    b.click_button("Edit").await?;
    write(&b, &"*a* ".repeat(30_000)).await?;
    save(&b).await?;
    b.see_text_in(".prose-page", "more marks than a page can draw").await?;
    b.see(".prose-raw").await?;
    b.finish().await
}

#[tokio::test]
async fn an_onboarding_becomes_issues_and_outlives_export_and_import() -> Result<()> {
    let b = pages(Setup::at(NOW)).await?;
    add(&b, "New here", "Onboarding guide").await?;
    save(&b).await?;
    ensure!(b.count(".prose-page li.task").await? == 12);
    let route = b.route().await?;
    add_person(&b, "Ana").await?;
    b.open(&route).await?;
    b.click_button("Start an onboarding").await?;
    b.click_button("Add 12 steps").await?;
    b.see_text_in("dialog[open]", "Choose who starts.").await?;
    b.fill("Who starts", "Ana").await?;
    b.fill("First day", "2026-06-15").await?;
    b.see_text_in(".onboarding-steps", "due 15 Jun").await?;
    b.assert_accessible().await?;
    b.click_button("Add 12 steps").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".text-page .rows", "Get access to code, chat, calendar and this workspace").await?;
    ensure!(b.count(".text-page .rows > .row").await? == 12);
    // Once for a person.
    b.click_button("Start an onboarding").await?;
    b.fill("Who starts", "Ana").await?;
    b.see_text_in(".onboarding-steps", "there already").await?;
    b.click_button("Add 0 steps").await?;
    b.see_text_in("dialog[open]", "Ana has all steps of this page already").await?;
    b.click_button("Close").await?;
    // A step is done.
    b.click_button("Resolve …").await?;
    b.click_button("Resolve the issue").await?;
    b.see_text_in(".text-page .rows", "resolved 12 Jun").await?;
    b.click_link("Issues").await?;
    b.see_text_in("main", "Onboarding step · Ana").await?;

    // A follow-up without its day is refused.
    b.open(&route).await?;
    b.click_button("Add a follow-up").await?;
    b.fill("Title", "Say where the keys are").await?;
    b.click_button("Raise the issue").await?;
    b.see_text_in("dialog[open]", "A follow-up needs a day by which it is done.").await?;
    b.fill("Due", "2026-06-30").await?;
    b.click_button("Raise the issue").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".text-page .rows", "Say where the keys are").await?;

    // All of it is in the copy.
    let other = b.carried_over(Setup::at(NOW)).await?;
    other.see_text_in("nav.sidebar", "Pages").await?;
    other.click_link("Pages").await?;
    other.click_link("New here").await?;
    other.until_js("document.querySelectorAll('.prose-page li.task').length === 12").await?;
    other.see_text_in(".text-page .rows", "Say where the keys are").await?;
    let rows = other.texts(".text-page .rows > .row .row-sub").await?;
    ensure!(rows.len() == 13, "{rows:?}");
    rows.iter().find(|row| row.contains("resolved 12 Jun")).context("the step that is done")?;
    other.finish().await?;
    b.finish().await
}
