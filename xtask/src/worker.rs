//! The service worker: the page's files by name and digest, so that the browser keeps exactly this version.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::files::files;

/// The worker's name, beside `index.html`: the folder it lies in is what it answers for.
pub const NAME: &str = "sw.js";

const RELEASE: &str = include_str!("sw.js");
const DEVELOPMENT: &str = include_str!("sw_dev.js");

/// Writes the worker of the version that a folder holds.
pub fn write(folder: &Path) -> Result<()> {
    let list = list(folder)?;
    let version: String = Sha256::digest(&list).iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let worker = RELEASE.replace("{{VERSION}}", &version).replace("{{FILES}}", &list);
    std::fs::write(folder.join(NAME), worker).context("The service worker can't be written")
}

/// Writes the worker that removes one left by a release build.
pub fn write_for_development(folder: &Path) -> Result<()> {
    std::fs::write(folder.join(NAME), DEVELOPMENT).context("The service worker can't be written")
}

/// The files with their digests, as a JavaScript list.
fn list(folder: &Path) -> Result<String> {
    let mut list = String::from("[\n");
    for file in files(folder)? {
        let parts: Vec<_> =
            file.strip_prefix(folder)?.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let path = parts.join("/");
        // The worker is not its own business, and nobody needs a licence's text without a network.
        if path == NAME || path.ends_with(".txt") {
            continue;
        }
        // Some hosts answer `index.html` by sending the browser on to the folder, which a navigation doesn't take.
        let path = if path == "index.html" { "./".to_owned() } else { path };
        let digest = BASE64_STANDARD.encode(Sha256::digest(std::fs::read(&file)?));
        writeln!(list, "  ['{path}', 'sha256-{digest}'],")?;
    }
    Ok(list + "]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_a_new_version() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("pilotbook-worker-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("fonts"))?;
        let written = |content: &str| -> Result<String> {
            std::fs::write(folder.join("index.html"), content)?;
            write(&folder)?;
            Ok(std::fs::read_to_string(folder.join(NAME))?)
        };
        std::fs::write(folder.join("fonts/a.woff2"), "font")?;
        std::fs::write(folder.join("fonts/a.LICENSE.txt"), "licence")?;
        let (one, again, two) = (written("one")?, written("one")?, written("two")?);
        std::fs::remove_dir_all(&folder)?;
        assert_eq!(one, again);
        let version =
            |worker: &str| worker.lines().find(|line| line.starts_with("const VERSION")).map(str::to_owned);
        assert_ne!(version(&one), version(&two));
        assert!(one.contains("['./', 'sha256-") && one.contains("['fonts/a.woff2', 'sha256-"), "{one}");
        assert!(!one.contains(".txt") && !one.contains("'sw.js'") && !one.contains("{{"), "{one}");
        Ok(())
    }
}
