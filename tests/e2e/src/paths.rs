//! Where things lie.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The folder of the built page.
pub fn built_page() -> Result<PathBuf> {
    let named = std::env::var_os("PILOTBOOK_DIST").map(PathBuf::from);
    let dist = named.unwrap_or_else(|| xtask::tools::root().join("dist"));
    ensure!(
        dist.join("index.html").is_file(),
        "There is no built page in {}. Build it with: cargo xtask test build",
        dist.display()
    );
    Ok(dist)
}

/// Where pictures go: `target/e2e/`, made if it isn't there.
pub(crate) fn pictures() -> Result<PathBuf> {
    // This program lies in <target>/<profile>/, a test in <target>/<profile>/deps/.
    let folder = programs()?.parent().context("the build has a folder")?.join("e2e");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A program of this machine, looked for as a shell does.
pub(crate) fn on_path(program: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file());
    found.with_context(|| {
        format!("{program} is not on the PATH. Install what is missing with: cargo xtask test e2e")
    })
}

/// The command line, to compare its numbers with the page's; built beside the tests.
pub fn command_line() -> Result<Command> {
    let program = programs()?.join("pilotbook").with_extension(std::env::consts::EXE_EXTENSION);
    ensure!(
        program.is_file(),
        "There is no command line in place. Build it with: cargo build -p pilotbook-cli"
    );
    Ok(Command::new(program))
}

/// A file of `tests/data/`.
pub fn data(name: &str) -> PathBuf {
    xtask::tools::root().join("tests/data").join(name)
}

fn programs() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let folder = program.parent().context("a program lies in a folder")?;
    let folder = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
    Ok(Path::new(folder).to_path_buf())
}
