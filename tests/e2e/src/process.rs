//! Ends a browser the hard way.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::wait::until;

/// Kills every process of a browser that names the folder in its command line (`kill -9`), and waits until none is left.
pub(crate) async fn kill_and_wait(folder: &Path) -> Result<()> {
    until("the browser's processes are gone", Duration::from_secs(10), async || {
        Ok((kill(folder)? == 0).then_some(()))
    })
    .await
}

/// Kills them, and says how many there were.
pub(crate) fn kill(folder: &Path) -> Result<usize> {
    let ids = naming(folder)?;
    if !ids.is_empty() {
        // One that ended by itself in between is no failure.
        Command::new("sh").args(["-c", &format!("kill -9 {} 2>/dev/null", ids.join(" "))]).status()?;
    }
    Ok(ids.len())
}

/// Whether none runs any more.
pub(crate) fn none_left(folder: &Path) -> Result<bool> {
    Ok(naming(folder)?.is_empty())
}

fn naming(folder: &Path) -> Result<Vec<String>> {
    let folder = folder.to_string_lossy();
    let mut ids = Vec::new();
    for entry in std::fs::read_dir("/proc").context("The end-to-end tests need Linux, for /proc")? {
        let id = entry?.file_name().to_string_lossy().into_owned();
        // A process that is no more has no command line.
        let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        let names = id.parse::<u32>().is_ok() && String::from_utf8_lossy(&line).contains(&*folder);
        // The folder may have been named to this very program, or to a shell.
        if names && is_browser(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

fn is_browser(id: &str) -> bool {
    let program = std::fs::read_link(format!("/proc/{id}/exe")).unwrap_or_default();
    program.file_name().is_some_and(|name| name.to_string_lossy().contains("chrom"))
}
