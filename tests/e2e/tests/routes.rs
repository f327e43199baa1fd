//! Every page, with content and without: nothing that axe-core finds, nothing in the console, no sideways scroll.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";
const PAGES: &[&str] = &[
    "",
    "?teams=DevOps,DevRel",
    "?teams=,",
    "ideas",
    "ideas?view=board",
    "pilots",
    "outcomes",
    "outcomes?period=all",
    "metrics",
    "goals",
    "issues",
    "issues?state=late",
    "issues?q=none",
    "learning",
    "learning?type=recognition&period=year",
    "pages",
    "pages?q=none",
    "data",
    "settings",
    "trash",
    "nowhere",
];

/// The address of the first record of a kind that a page links to.
async fn first_record(b: &Browser, page: &str, kind: &str) -> Result<String> {
    b.open_here(page).await?;
    b.see(&format!("main a[href*='/{kind}/']")).await?;
    b.js(&format!("document.querySelector(\"main a[href*='/{kind}/']\").getAttribute('href')")).await
}

async fn look(b: &Browser, route: &str) -> Result<()> {
    b.open(route).await?;
    b.see("h1, h2").await?;
    b.gone(".part-place").await?;
    b.assert_accessible().await?;
    let wide: bool = b.js("document.documentElement.scrollWidth > innerWidth").await?;
    ensure!(!wide, "{route} scrolls sideways");
    b.assert_quiet().await
}

async fn sample(b: &Browser) -> Result<String> {
    b.open_sample().await?;
    b.workspace().await
}

/// The sample's pages, one record of each kind that has one among them.
async fn routes_of(b: &Browser, sample: &str) -> Result<Vec<String>> {
    let mut routes: Vec<String> = PAGES.iter().map(|page| format!("#/{sample}/{page}")).collect();
    for (page, kind) in [
        ("ideas", "ideas"),
        ("pilots", "pilots"),
        ("goals", "goals"),
        ("goals", "kpis"),
        ("pages", "pages"),
        ("issues", "issues"),
        ("issues?state=resolved", "issues"),
    ] {
        routes.push(first_record(b, page, kind).await?);
    }
    Ok(routes)
}

/// The width of a page of 1280 px at 400 % zoom.
#[tokio::test]
async fn at_400_percent_nothing_scrolls_sideways() -> Result<()> {
    let b = Browser::start(Setup { size: (320, 640), ..Setup::at(NOW) }).await?;
    let sample = sample(&b).await?;
    for route in routes_of(&b, &sample).await? {
        look(&b, &route).await?;
    }
    b.finish().await
}

async fn look_at_all(mut b: Browser) -> Result<()> {
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    let empty = b.workspace().await?;
    for page in PAGES {
        look(&b, &format!("#/{empty}/{page}")).await?;
    }
    look(&b, "#/not-in-this-browser/").await?;
    let sample = sample(&b).await?;
    let routes = routes_of(&b, &sample).await?;
    for route in &routes {
        look(&b, route).await?;
    }
    b.set_dark(true).await?;
    for route in &routes {
        look(&b, route).await?;
    }
    b.finish().await
}

#[tokio::test]
async fn every_page_is_accessible_and_quiet() -> Result<()> {
    look_at_all(Browser::start(Setup::at(NOW)).await?).await
}

#[tokio::test]
async fn every_page_is_accessible_on_a_phone() -> Result<()> {
    look_at_all(Browser::start(Setup { now: Some(NOW), ..Setup::phone() }).await?).await
}

#[tokio::test]
async fn the_dialogs_are_accessible() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    let sample = sample(&b).await?;
    let pilot = {
        b.open(&format!("#/{sample}/pilots?stage=running")).await?;
        b.see("main a[href*='/pilots/']").await?;
        let href: String =
            b.js("document.querySelector(\"main a[href*='/pilots/']\").getAttribute('href')").await?;
        href
    };
    let issue = first_record(&b, "issues", "issues").await?;
    let on_pilot = ["Check in", "Conclude", "Raise an issue"].map(|button| (&pilot, button));
    let on_issue = ["Answer", "Raise", "Resolve"].map(|button| (&issue, button));
    for (page, button) in on_pilot.into_iter().chain(on_issue) {
        b.open(page).await?;
        b.click_button(button).await?;
        b.see("dialog[open]").await?;
        b.assert_accessible().await?;
        b.click_button("Close").await?;
        b.gone("dialog[open]").await?;
    }
    b.press("c").await?;
    b.see("dialog[open]").await?;
    b.assert_accessible().await?;
    b.assert_quiet().await?;
    b.finish().await
}

/// Keeps the database of the workspace in the address from being erased until `window.let_go()`.
const KEEP: &str = "return (async () => {
    const name = 'pilotbook-' + decodeURIComponent(location.hash.split('/')[1]);
    const db = await new Promise(done => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
    window.let_go = () => db.close();
})()";

#[tokio::test]
async fn a_workspace_is_used_while_the_one_before_is_erased() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    let own = b.workspace().await?;
    sample(&b).await?;
    b.call::<()>(KEEP, vec![]).await?;
    b.open(&format!("#/{own}/data")).await?;
    b.see_text_in(".workspace-switch", "Untitled workspace").await?;
    b.press("c").await?;
    b.see("dialog[open] input").await?;
    b.press("Typed meanwhile").await?;
    let typed = "document.querySelector('dialog[open] input')?.value === 'Typed meanwhile'";
    b.until_js(typed).await?;
    b.js::<()>("window.let_go()").await?;
    b.until_js("!document.querySelector('#workspaces').textContent.includes('Quillstack')").await?;
    ensure!(b.js::<bool>(typed).await?, "what was typed is lost");
    b.finish().await
}

#[tokio::test]
async fn a_copy_stands_in_the_address_before_an_empty_workspace_is_erased() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    sample(&b).await?;
    b.open_here("data").await?;
    b.click_button("Export everything as JSON").await?;
    let copy = b.download(".json").await?;
    let other = Browser::start(Setup::at(NOW)).await?;
    other.open("#/").await?;
    other.click_link("Data").await?;
    other.see_text("Import a copy").await?;
    other.call::<()>(KEEP, vec![]).await?;
    other.take_over(&copy).await?;
    other.see_text_in(".workspace-switch", "Quillstack").await?;
    let listed = "document.querySelector('#workspaces').textContent.includes('Untitled workspace')";
    ensure!(other.js::<bool>(listed).await?, "it was erased before");
    other.js::<()>("window.let_go()").await?;
    other.until_js(&format!("!{listed}")).await?;
    b.finish().await?;
    other.finish().await
}
