//! Without its host, and from one version to the next.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup, built_page};

const NOW: &str = "2026-06-12T09:00:00Z";
const READY: &str = "navigator.serviceWorker.ready.then(kept => Boolean(kept.active))";
const PRESS: &str = "document.querySelector('.sidebar .update-take').click()";

/// Opens the page, and loads it again when its worker has everything: from then on the worker answers.
async fn open_kept(b: &Browser) -> Result<()> {
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    ensure!(b.js::<bool>(READY).await?, "the worker is not active");
    b.reload().await?;
    b.until_js("navigator.serviceWorker.controller").await
}

/// A copy of the built page, to be changed.
fn copy(folder: &Path) -> Result<PathBuf> {
    let (built, copy) = (built_page()?, folder.join("dist"));
    for file in xtask::files::files(&built)? {
        let to = copy.join(file.strip_prefix(&built)?);
        std::fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        std::fs::copy(file, to)?;
    }
    Ok(copy)
}

/// Makes of the copy a version that can be told from the one before.
fn next_version(copy: &Path) -> Result<()> {
    let page = copy.join("index.html");
    let html = std::fs::read_to_string(&page)?;
    std::fs::write(&page, html.replace("<body", "<body data-version=\"next\""))?;
    xtask::worker::write(copy)
}

#[tokio::test]
async fn the_page_starts_without_its_host() -> Result<()> {
    let mut b = Browser::start(Setup::at(NOW)).await?;
    open_kept(&b).await?;
    b.click_link("Ideas").await?;
    b.click(".capture input").await?;
    b.press("Warm sandboxes").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("nav.sidebar", "1").await?;
    let route = b.route().await?;
    // What is no file of this version is fetched as ever, and not kept.
    const FETCHED: &str = "fetch('fonts/inter.LICENSE.txt').then(answer => answer.ok)";
    const KEPT: &str = "caches.keys().then(async names => (await Promise.all(names.map(async name =>
        (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat())";
    ensure!(b.js::<bool>(FETCHED).await?, "a licence can't be read");
    let kept: Vec<String> = b.js(KEPT).await?;
    ensure!(kept.iter().any(|path| path.ends_with(".wasm")), "{kept:?}");
    ensure!(!kept.iter().any(|path| path.ends_with(".txt") || path.ends_with("sw.js")), "{kept:?}");
    b.assert_quiet().await?;

    b.stop_server()?;
    b.reopen().await?;
    b.open(&route).await?;
    b.see_text_in("main", "Warm sandboxes").await?;
    ensure!(
        !b.js::<bool>(&FETCHED.replace("answer.ok)", "true, () => false)")).await?,
        "the host still answers"
    );
    b.forget_console().await?;
    b.click_link("Warm sandboxes").await?;
    b.see_text_in("h1", "Warm sandboxes").await?;
    b.reload().await?;
    b.see_text_in("h1", "Warm sandboxes").await?;
    b.finish().await
}

#[tokio::test]
async fn a_new_version_waits_until_it_is_asked_for_and_no_draft_is_open() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let dist = copy(folder.path())?;
    let b = Browser::start(Setup { dist: Some(dist.clone()), ..Setup::at(NOW) }).await?;
    open_kept(&b).await?;
    let first = b.tab().await?;
    let second = b.new_tab().await?;
    b.open("#/").await?;
    b.switch(&first).await?;
    ensure!(b.count(".update-take").await? == 0, "nothing is announced before there is something new");

    next_version(&dist)?;
    b.reload().await?;
    b.see_text("A new version is here. Reload to use it.").await?;
    b.assert_accessible().await?;
    b.click_link("Ideas").await?;
    b.click(".capture input").await?;
    b.press("Warm sand").await?;
    b.click_button("Reload").await?;
    b.see_text_in(".toast-place", "Finish or close what you are writing first.").await?;
    b.click(".capture input").await?;
    b.press(Key::End + "boxes").await?;
    b.press(Key::Enter).await?;
    b.see_text_in(".logged", "Warm sandboxes").await?;

    // What was said is replaced, so that it can be seen to be said again.
    b.click_button("Undo").await?;
    b.see_text_in(".toast-place", "Undone").await?;
    b.click_button("Redo").await?;
    b.see_text_in(".toast-place", "Done again").await?;
    b.click_button("New idea").await?;
    b.see("dialog[open] input").await?;
    b.js::<()>(PRESS).await?;
    b.see_text_in(".toast-place", "Finish or close what you are writing first.").await?;
    ensure!(b.js::<bool>("document.body.dataset.version === undefined").await?, "it came by itself");
    b.click_button("Done").await?;
    b.gone("dialog[open]").await?;

    b.click_button("Reload").await?;
    b.until_js("document.body.dataset.version === 'next'").await?;
    b.see_text_in("main", "Warm sandboxes").await?;
    ensure!(b.count(".update-take").await? == 0, "what was taken is not new any more");
    b.until_js("navigator.serviceWorker.controller").await?;
    ensure!(b.js::<usize>("caches.keys().then(names => names.length)").await? == 1, "the old files are gone");

    // Another tab goes on as it is until it, too, is asked.
    b.switch(&second).await?;
    ensure!(b.js::<bool>("document.body.dataset.version === undefined").await?, "another tab was reloaded");
    b.click_button("Reload").await?;
    b.until_js("document.body.dataset.version === 'next'").await?;
    b.see_text("Warm sandboxes").await?;
    b.finish().await
}
