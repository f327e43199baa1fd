//! What the page believes about the device it runs on.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::Browser;

/// Puts a clock that is `AHEAD` milliseconds ahead in the place of `Date`. Only what asks for "now" changes. May run
/// again on top of itself: it always goes back to the browser's own.
const CLOCK: &str = r#"(() => {
    const key = Symbol.for("the browser's own Date");
    const own = Date[key] ?? Date;
    const now = () => own.now() + AHEAD;
    globalThis.Date = new Proxy(own, {
        construct: (_, given, as) => Reflect.construct(own, given.length ? given : [now()], as),
        apply: () => new own(now()).toString(),
        get: (_, name) => name === key ? own : name === "now" ? now : own[name],
    });
})()"#;

impl Browser {
    /// A command of the DevTools protocol, to the current tab.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| format!("{method} failed"))
    }

    /// Moves the page's clock to this instant, from the next load of a document on, in this tab and those opened later.
    pub async fn set_now(&mut self, now: &str) -> Result<()> {
        self.ahead = Some(self.ahead_at(now).await?);
        self.emulate_clock().await
    }

    /// Changes the page's size in this tab, and in those opened later.
    pub async fn set_size(&mut self, width: u32, height: u32) -> Result<()> {
        self.setup.size = (width, height);
        self.emulate_size().await
    }

    /// Changes the colour scheme in this tab, and in those opened later.
    pub async fn set_dark(&mut self, dark: bool) -> Result<()> {
        self.setup.dark = dark;
        self.emulate_media().await
    }

    /// Cuts this tab off the network, or ends that.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        self.cdp("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Gives the current tab, before it loads the page, all that the setup says.
    pub(crate) async fn emulate(&self) -> Result<()> {
        self.emulate_size().await?;
        self.emulate_media().await?;
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": self.setup.time_zone })).await?;
        self.cdp("Emulation.setLocaleOverride", json!({ "locale": self.setup.locale })).await?;
        self.emulate_clock().await?;
        if !self.setup.worker {
            self.cdp("Network.enable", json!({})).await?;
            self.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
        }
        if let Some(script) = self.setup.script {
            self.before_each_document(script).await?;
        }
        Ok(())
    }

    /// How far ahead the page's clock must be for it to be that instant now.
    pub(crate) async fn ahead_at(&self, now: &str) -> Result<f64> {
        let instant: Option<f64> = self.js(&format!("Date.parse({})", json!(now))).await?;
        let instant = instant.with_context(|| format!("{now} is no instant that a browser can read"))?;
        Ok(instant - SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as f64)
    }

    async fn emulate_clock(&self) -> Result<()> {
        match self.ahead {
            Some(ahead) => self.before_each_document(&CLOCK.replace("AHEAD", &format!("{ahead:.0}"))).await,
            None => Ok(()),
        }
    }

    async fn emulate_size(&self) -> Result<()> {
        let (width, height) = self.setup.size;
        self.show_size(width, height).await
    }

    /// Changes the page's size in this tab until it is changed again.
    pub(crate) async fn show_size(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    async fn emulate_media(&self) -> Result<()> {
        let (dark, still) = (self.setup.dark, self.setup.still);
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": if still { "reduce" } else { "no-preference" } },
        ] });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    async fn before_each_document(&self, script: &str) -> Result<()> {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }
}
