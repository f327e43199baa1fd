//! Pictures of every page, and those of the documents: `cargo xtask shots`. The list stands in `src/pictures.rs`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use pilotbook_e2e::pictures::{PAGES, Place, Shown, THEMES, WIDTHS, file_name, overview};
use pilotbook_e2e::{Browser, Setup, reduce};
use serde_json::json;

/// The day on which the sample workspace is looked at; it is made for that day, so the pictures stay as they are.
const NOW: &str = "2026-06-12T09:00:00Z";
/// The size of a picture in the documents, and what it may weigh.
const DOCUMENT: (u32, u32) = (1440, 900);
const DOCUMENT_BYTES: u64 = 150_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("Where to? Call it with: cargo xtask shots")?);
    let names: Vec<String> = arguments.collect();
    if let Some(name) = names.iter().find(|name| PAGES.iter().all(|page| page.name != **name)) {
        let all: Vec<_> = PAGES.iter().map(|page| page.name).collect();
        bail!("There is no page {name} in the list. There are: {}", all.join(", "));
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("index.html"), overview())?;

    let mut b = Browser::start(Setup { worker: false, ..Setup::at(NOW) }).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    let empty = b.workspace().await?;
    let wanted = |page: &&Shown| names.is_empty() || names.iter().any(|name| name == page.name);
    // The empty workspace first: who leaves the sample erases it.
    let (first, then): (Vec<_>, Vec<_>) =
        PAGES.iter().filter(wanted).partition(|page| matches!(page.place, Place::Empty(_)));
    for page in first {
        take(&mut b, page, &empty, &folder).await?;
    }
    b.open_sample().await?;
    let sample = b.workspace().await?;
    for page in then {
        take(&mut b, page, &sample, &folder).await?;
    }
    println!("{}", folder.join("index.html").display());
    b.finish().await
}

/// Where a page lies in this run: ids are new each time.
async fn route(b: &Browser, page: &Shown, workspace: &str) -> Result<String> {
    let list = match page.place {
        Place::Empty(route) | Place::Sample(route) => return Ok(format!("#/{workspace}/{route}")),
        Place::FirstOf(list) => list,
    };
    let kind = list.split('?').next().unwrap_or(list);
    b.open(&format!("#/{workspace}/{list}")).await?;
    let link = format!("main a[href*='/{kind}/']");
    b.see(&link).await?;
    b.js(&format!("document.querySelector(\"{link}\").getAttribute('href')")).await
}

async fn take(b: &mut Browser, page: &Shown, workspace: &str, folder: &Path) -> Result<()> {
    println!("{}", page.name);
    let route = &route(b, page, workspace).await?;
    for width in WIDTHS {
        b.set_size(width, if width < 640 { 812 } else { 900 }).await?;
        show(b, route).await?;
        for theme in THEMES {
            b.set_dark(theme == "dark").await?;
            b.full_screenshot(&folder.join(file_name(page, width, theme))).await?;
        }
        b.set_dark(false).await?;
    }
    let Some(document) = page.document else { return Ok(()) };
    let file = pilotbook_e2e::root().join(document);
    b.set_size(DOCUMENT.0, DOCUMENT.1).await?;
    // It ends where the window does, without a bar at its edge.
    b.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    show(b, route).await?;
    b.settle().await?;
    b.driver.screenshot(&file).await?;
    b.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": false })).await?;
    reduce(&file)?;
    let bytes = std::fs::metadata(&file)?.len();
    println!("  {document}: {bytes} bytes");
    ensure!(bytes <= DOCUMENT_BYTES, "{document} is larger than {DOCUMENT_BYTES} bytes");
    Ok(())
}

/// Loads the page anew, so that nothing of the one before or of another width is left.
async fn show(b: &Browser, route: &str) -> Result<()> {
    b.open(route).await?;
    b.reload().await?;
    Ok(())
}
