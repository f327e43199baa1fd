//! Where a browser's data lie, and the address they belong to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use xtask::server::Server;

use crate::{paths, process};

/// The folder of the host under which the page lies.
const FOLDER: &str = "/sub/path/";

/// The ports on which this program serves the page.
static SERVED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// The folders of a browser: downloads, uploads and, unless one is given, its profile. Dropped, they are removed, and
/// what still runs on the profile is killed.
pub(crate) struct Home {
    folder: TempDir,
    profile: PathBuf,
    kept: bool,
    server: Option<Server>,
}

impl Home {
    pub(crate) fn new(profile: Option<&Path>) -> Result<Home> {
        let folder = tempfile::Builder::new().prefix("pilotbook-e2e-").tempdir()?;
        let own = folder.path().join("profile");
        let (kept, profile) = (profile.is_some(), std::path::absolute(profile.unwrap_or(&own))?);
        let home = Home { folder, profile, kept, server: None };
        std::fs::create_dir(home.downloads())?;
        std::fs::create_dir_all(&home.profile)?;
        Ok(home)
    }

    pub(crate) fn profile(&self) -> &Path {
        &self.profile
    }

    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// Serves the page that a folder holds, or the built one, until the program ends or [`Home::stop`], and says where. What a browser stores belongs to an address with
    /// its port, so a profile that is kept has the same one each time.
    pub(crate) fn serve(&mut self, dist: Option<&Path>) -> Result<String> {
        let memory = self.profile.join("pilotbook-port");
        let known = std::fs::read_to_string(&memory).ok().and_then(|port| port.trim().parse().ok());
        let mut served = SERVED.lock().unwrap_or_else(PoisonError::into_inner);
        let port = match known {
            Some(port) if served.contains(&port) => port,
            _ => {
                let dist = dist.map_or_else(paths::built_page, |dist| Ok(dist.to_path_buf()))?;
                let listener = xtask::server::listen(known.unwrap_or(0))
                    .with_context(|| format!("{} wants that port", self.profile.display()))?;
                let port = listener.local_addr()?.port();
                self.server = Some(Server::start(listener, &dist, FOLDER)?);
                port
            }
        };
        served.insert(port);
        if self.kept {
            std::fs::write(memory, port.to_string())?;
        }
        Ok(format!("http://127.0.0.1:{port}{FOLDER}"))
    }

    /// Stops the server that was started for this browser.
    pub(crate) fn stop(&mut self) -> Result<()> {
        self.server.take().context("This browser's server was started for another one, or is stopped")?.stop()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // After `finish` there is nothing to kill; after a failed test the browser must not outlive it.
        let _ = process::kill(&self.profile);
    }
}

/// Fails if a browser already runs on this profile: two on one would be one too many.
pub(crate) fn ensure_free(profile: &Path) -> Result<()> {
    let profile = std::path::absolute(profile)?;
    ensure!(process::none_left(&profile)?, "A browser already runs on the profile {}", profile.display());
    Ok(())
}
