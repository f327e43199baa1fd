//! Pictures of the page.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

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

    /// A picture of the whole page, also of what has to be scrolled to.
    pub async fn full_screenshot(&self, file: &Path) -> Result<()> {
        let (width, height): (f64, f64) =
            self.js("[innerWidth, Math.max(innerHeight, document.documentElement.scrollHeight)]").await?;
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let taken = self.cdp("Page.captureScreenshot", wanted).await?;
        let picture = taken["data"].as_str().context("the browser gave no picture")?;
        std::fs::write(file, BASE64_STANDARD.decode(picture)?)
            .with_context(|| format!("{} can't be written", file.display()))
    }
}
