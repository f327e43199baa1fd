//! What the browser's console says.

use anyhow::{Result, ensure};

use crate::Browser;

impl Browser {
    /// All that the consoles of all tabs have said since the start, a line each: level and message.
    pub async fn console(&self) -> Result<Vec<String>> {
        // The driver hands out each line once.
        let new = self.driver.browser_log().await?;
        let mut lines = self.console.borrow_mut();
        lines.extend(new.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)));
        Ok(lines.clone())
    }

    /// Forgets what was said so far: for a test that provokes an error.
    pub async fn forget_console(&self) -> Result<()> {
        self.console().await?;
        self.console.borrow_mut().clear();
        Ok(())
    }

    /// Fails if the console tells of an error, a warning, or something that the page's policy forbids.
    pub async fn assert_quiet(&self) -> Result<()> {
        let mut lines = self.console().await?;
        lines.retain(|line| !(line.starts_with("INFO ") || line.starts_with("DEBUG ")) || of_policy(line));
        ensure!(lines.is_empty(), "The console says:\n{}", lines.join("\n"));
        Ok(())
    }
}

fn of_policy(line: &str) -> bool {
    line.contains("Content Security Policy")
}
