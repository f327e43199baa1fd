//! Files that the page hands out, and files that it is given.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;

use crate::{Browser, Setup};

impl Browser {
    /// Waits for a download whose name ends so, and that no earlier call has returned. It is complete.
    pub async fn download(&self, ending: &str) -> Result<PathBuf> {
        self.until(&format!("a file *{ending} is downloaded"), async || {
            let mut files = Vec::new();
            for entry in std::fs::read_dir(self.downloads())? {
                files.push(entry?.path());
            }
            // Chromium writes to another name, and gives the file its own when it is whole; until then an empty file
            // may hold that name.
            files.retain(|file| {
                file.to_string_lossy().ends_with(ending)
                    && !self.taken.borrow().contains(file)
                    && file.metadata().is_ok_and(|file| file.len() > 0)
            });
            files.sort();
            let found = files.into_iter().next();
            self.taken.borrow_mut().extend(found.clone());
            Ok(found)
        })
        .await
    }

    /// Carries the open workspace over to a browser with a profile of its own: exported whole, and imported there.
    pub async fn carried_over(&self, setup: Setup) -> Result<Browser> {
        self.open_here("data").await?;
        self.click_button("Export everything as JSON").await?;
        let file = self.download(".json").await?;
        let other = Browser::start(setup).await?;
        other.open("#/").await?;
        other.click_link("Data").await?;
        other.see_text("Import a copy").await?;
        other.take_over(&file).await?;
        Ok(other)
    }

    /// Gives a copy to an empty workspace's Data page, and waits until the copy's workspace is open: the address says so last.
    pub async fn take_over(&self, copy: &Path) -> Result<()> {
        let empty = self.workspace().await?;
        self.upload("input[type=file][accept*=json]", copy).await?;
        self.until_so("the copy's workspace is open", async || Ok(self.workspace().await? != empty)).await
    }

    /// Opens a table to import, to be read by a recipe. The recipe is opened first: what would be guessed of the table may
    /// come to as many rows, and is taken back when the recipe is there, in the moment its button is clicked.
    pub async fn open_table(&self, recipe: &Path, table: &Path) -> Result<()> {
        let name = recipe.file_name().context("a recipe has a name")?;
        self.upload("section:has(input[accept*=csv]) input[accept*=json]", recipe).await?;
        self.see_text(&name.to_string_lossy()).await?;
        self.upload("input[accept*=csv]", table).await
    }

    /// A file to upload, written for this browser.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let folder = self.downloads().with_file_name("uploads");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(name);
        std::fs::write(&file, bytes)?;
        Ok(file)
    }

    /// Gives a file to the first `input type=file` that matches, which may be hidden behind a button.
    pub async fn upload(&self, css: &str, file: &Path) -> Result<()> {
        ensure!(file.is_file(), "There is no file {}", file.display());
        let path = file.canonicalize()?;
        let path = path.to_str().context("a path that is not UTF-8 can't be typed")?;
        self.until(&format!("{css} takes a file"), async || {
            self.driver.find(By::Css(css)).await?.send_keys(path).await?;
            Ok(Some(()))
        })
        .await
    }
}
