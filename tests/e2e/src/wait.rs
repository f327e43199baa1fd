//! Waiting for something to be so, by asking again.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::Browser;

const PAUSE: Duration = Duration::from_millis(50);

/// Asks until the probe gives a value. `what` completes "waited in vain until …".
pub async fn until<T>(
    what: &str,
    patience: Duration,
    mut probe: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        let found = probe().await;
        if let Ok(Some(value)) = found {
            return Ok(value);
        }
        if begun.elapsed() >= patience {
            let trouble = found.err().map(|error| format!(" ({error:#})")).unwrap_or_default();
            bail!("Waited {} s in vain until {what}{trouble}", patience.as_secs());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

impl Browser {
    /// Changes how long to wait for something: longer where much is to be done, short where it is to fail.
    pub fn set_patience(&mut self, patience: Duration) {
        self.setup.patience = patience;
    }

    /// Asks until the probe gives a value, for as long as the setup's patience. An error counts as "not yet": the page
    /// may be replacing what is looked at. In the end it is said, with what the page shows.
    pub async fn until<T>(&self, what: &str, probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
        match until(what, self.setup.patience, probe).await {
            Ok(value) => Ok(value),
            Err(error) => Err(error.context(self.state().await)),
        }
    }

    /// Asks until the probe says yes.
    pub async fn until_so(&self, what: &str, mut probe: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
        self.until(what, async || Ok(probe().await?.then_some(()))).await
    }

    /// Asks until a JavaScript expression is true in the page.
    pub async fn until_js(&self, expression: &str) -> Result<()> {
        self.until_so(expression, async || self.js::<bool>(&format!("Boolean({expression})")).await).await
    }

    /// What the page shows now, for the error of a wait in vain.
    async fn state(&self) -> String {
        let url = self.driver.current_url().await.map(String::from).unwrap_or_else(|error| error.to_string());
        let text = self.text("body").await.unwrap_or_else(|error| format!("{error:#}"));
        let text: String = text.chars().take(1500).collect();
        let console = self.console().await.unwrap_or_default().join("\n");
        format!("At {url}\nConsole: {console}\nThe page says:\n{text}\n")
    }
}
