//! Pictures of the page.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{Browser, paths};

/// Resolves when nothing in the document has changed for a while, the fonts are there and no transition runs; or after
/// five seconds, since some pages never rest.
const SETTLED: &str = r#"
    const done = arguments[0];
    let rest;
    const end = () => { watch.disconnect(); clearTimeout(rest); clearTimeout(limit); done(null); };
    const again = () => { clearTimeout(rest); rest = setTimeout(end, 250); };
    const watch = new MutationObserver(again);
    const limit = setTimeout(end, 5000);
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    document.fonts.ready.then(() => Promise.allSettled(document.getAnimations().map(one => one.finished))).then(again);
"#;

impl Browser {
    /// Waits until the page has come to rest: for pictures. A test waits for what it wants to see.
    pub async fn settle(&self) -> Result<()> {
        self.driver.execute_async(SETTLED, vec![]).await?;
        Ok(())
    }

    /// A picture of what the tab shows, in `target/e2e/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let file = paths::pictures()?.join(format!("{name}.png"));
        self.driver.screenshot(&file).await?;
        Ok(file)
    }

    /// A picture of the whole page, also of what has to be scrolled to: for as long as it takes, the page is as high as
    /// its content, so that what sticks to an edge lies at the edge. Under a modal dialog nothing scrolls: then it is
    /// what the tab shows.
    pub async fn full_screenshot(&self, file: &Path) -> Result<()> {
        let height: u32 = self
            .js("document.querySelector('dialog:modal') ? 0 : document.documentElement.scrollHeight")
            .await?;
        let (width, usual) = self.setup.size;
        self.show_size(width, height.max(usual)).await?;
        self.settle().await?;
        let taken = self.driver.screenshot(file).await;
        self.show_size(width, usual).await?;
        taken.with_context(|| format!("No picture in {}", file.display()))
    }
}
