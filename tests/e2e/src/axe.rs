//! Accessibility, as axe-core sees it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::Browser;

const RUN: &str = r#"
    const done = arguments[0];
    axe.run(document, { resultTypes: ["violations"] }).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id} (${rule.impact}): ${rule.help}\n    at ${node.target.join(" ")}: ${node.html}\n    ${node.failureSummary}`))),
        error => done(["axe failed: " + error]));
"#;

impl Browser {
    /// What axe-core finds wrong with the page as it is now, an entry for each place.
    pub async fn axe(&self) -> Result<Vec<String>> {
        if !self.js::<bool>("typeof axe === 'object'").await? {
            let file = match std::env::var_os("PILOTBOOK_AXE") {
                Some(file) => file.into(),
                None => xtask::tools::axe_script()?,
            };
            let script = std::fs::read_to_string(&file).with_context(|| {
                format!("{} can't be read. Fetch it with: cargo xtask test e2e", file.display())
            })?;
            self.driver.execute(script, Vec::<Value>::new()).await?;
        }
        Ok(self.driver.execute_async(RUN, Vec::<Value>::new()).await?.convert()?)
    }

    /// Fails if axe-core finds anything.
    pub async fn assert_accessible(&self) -> Result<()> {
        let found = self.axe().await?;
        let url = self.driver.current_url().await?;
        ensure!(found.is_empty(), "At {url} axe finds {}:\n{}", found.len(), found.join("\n"));
        Ok(())
    }
}
