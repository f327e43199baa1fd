//! One browser with its profile, from start to end.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::manager::{BrowserKind, StdioMode, WebDriverManager};
use thirtyfour::prelude::*;

use crate::home::{Home, ensure_free};
use crate::wait::until;
use crate::{Setup, failure, paths, process};

/// A browser, and the page's address in it. Its data go with it: profile and downloads lie in a folder that is removed.
/// Dropped without [`Browser::finish`], as after a failure, it leaves a picture and its console in `target/e2e/`.
pub struct Browser {
    /// The driver, for what this library has no word for.
    pub driver: WebDriver,
    pub(crate) setup: Setup,
    pub(crate) url: String,
    pub(crate) console: RefCell<Vec<String>>,
    pub(crate) taken: RefCell<BTreeSet<PathBuf>>,
    /// How far the page's clock is ahead of the machine's, in milliseconds.
    pub(crate) ahead: Option<f64>,
    /// What its files after a failure are called.
    pub(crate) name: String,
    finished: bool,
    manager: Arc<WebDriverManager>,
    // Last, so that the folder goes when nothing writes to it any more.
    home: Home,
}

impl Browser {
    /// Starts a browser on its profile, and a server for the built page. Nothing is opened yet.
    pub async fn start(setup: Setup) -> Result<Browser> {
        if let Some(profile) = &setup.profile {
            ensure_free(profile)?;
        }
        let mut home = Home::new(setup.profile.as_deref())?;
        let url = home.serve(setup.dist.as_deref())?;
        let manager = WebDriverManager::builder()
            .driver_binary(BrowserKind::Chrome, paths::on_path("chromedriver")?)
            .stdio(StdioMode::Null)
            .build();
        let driver = launch(&manager, &home).await?;
        let (console, taken) = Default::default();
        let (name, ahead, finished) = (failure::name()?, None, false);
        let mut browser =
            Browser { driver, setup, url, console, taken, ahead, name, finished, manager, home };
        if let Some(now) = browser.setup.now {
            browser.ahead = Some(browser.ahead_at(now).await?);
        }
        browser.emulate().await?;
        Ok(browser)
    }

    /// Kills the browser as a crash does (`kill -9`): nothing of it gets to tidy up.
    pub async fn kill(&self) -> Result<()> {
        process::kill_and_wait(self.home.profile()).await
    }

    /// Starts it again on the same profile, downloads and address, after [`Browser::kill`] or in its place a proper end.
    /// The first tab is empty; the clock has gone on.
    pub async fn reopen(&mut self) -> Result<()> {
        // After a kill there is no session left to end.
        let _ = self.driver.clone().quit().await;
        // Two browsers on one profile would be one too many.
        until("the browser has ended", Duration::from_secs(10), async || {
            Ok(process::none_left(self.home.profile())?.then_some(()))
        })
        .await?;
        self.driver = launch(&self.manager, &self.home).await?;
        self.emulate().await
    }

    /// The end of a test: nothing of weight in the console, and the browser is closed.
    pub async fn finish(mut self) -> Result<()> {
        self.assert_quiet().await?;
        self.finished = true;
        Ok(self.driver.clone().quit().await?)
    }

    /// Stops the server of the page: from now on there is only what the browser kept.
    pub fn stop_server(&mut self) -> Result<()> {
        self.home.stop()
    }

    /// The page's address: it ends with a slash, a route follows.
    pub fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn downloads(&self) -> PathBuf {
        self.home.downloads()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.finished {
            // The failure itself is told elsewhere; a browser that was killed, say, has nothing to show.
            let _ = failure::keep(self);
        }
        // After a failed test. The driver's own drop asks for the session's end and has been seen to wait two minutes
        // for the answer; so it is told that there is nothing to end, and the home's drop ends the browser.
        let _ = self.driver.clone().leak();
    }
}

async fn launch(manager: &Arc<WebDriverManager>, home: &Home) -> Result<WebDriver> {
    let mut caps = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={}", home.profile().display());
    // Without a sandbox it also runs as root, as in containers; it opens nothing but our own page.
    caps.add_arg(&profile)?;
    for argument in [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
    ] {
        caps.add_arg(argument)?;
    }
    if std::env::var_os("PILOTBOOK_E2E_SHOW").is_none() {
        caps.add_arg("--headless")?;
    }
    let settings = json!({
        "download.default_directory": home.downloads(),
        // Several files in a row are not asked about.
        "profile.default_content_setting_values.automatic_downloads": 1,
    });
    caps.add_experimental_option("prefs", settings)?;
    caps.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    manager
        .launch(caps)
        .await
        .context("Chromium can't be started. Install what is missing with: cargo xtask test e2e")
}
