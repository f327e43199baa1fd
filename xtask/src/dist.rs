//! The release build: static files for any web host, also under a sub-path.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use xtask::files::files;
use xtask::tools::{build_tools, path_with, root, run, say, wasm_target};
use xtask::worker;

/// What the first load is meant to weigh, in bytes of brotli. Not reached yet: decision 0006 says why.
const GOAL: usize = 350_000;
/// What it must not exceed meanwhile, so that it grows only where somebody means it to.
const LIMIT: usize = 1_500_000;

/// What the page is made of.
const FILES_OF_THE_PAGE: [&str; 5] = ["Cargo.toml", "Cargo.lock", "Trunk.toml", "boot.js", "index.html"];
const FOLDERS_OF_THE_PAGE: [&str; 5] = ["crates/core", "public", "src", "style", "xtask/src"];

/// Builds into `dist/` of the clone.
pub fn build() -> Result<PathBuf> {
    trunk(
        &["build", "--release"],
        "Building the app in release mode (about 3 minutes the first time, then seconds to a minute)",
    )?;
    Ok(root().join("dist"))
}

/// Builds into `dist/` unless what lies there is newer than everything it is made of.
pub fn build_if_older() -> Result<PathBuf> {
    let root = root();
    let built = std::fs::metadata(root.join("dist/index.html")).and_then(|page| page.modified());
    if let Ok(built) = built {
        let mut sources: Vec<PathBuf> = FILES_OF_THE_PAGE.iter().map(|file| root.join(file)).collect();
        for folder in FOLDERS_OF_THE_PAGE {
            sources.extend(files(&root.join(folder))?);
        }
        let newer = |file: &PathBuf| Ok(std::fs::metadata(file)?.modified()? > built);
        if !sources.iter().map(newer).collect::<Result<Vec<bool>>>()?.contains(&true) {
            return Ok(root.join("dist"));
        }
    }
    build()
}

/// Builds for development, serves, and reloads on every change. In a folder of its own: `dist/` is always a release.
pub fn dev() -> Result<()> {
    trunk(&["serve", "--dist", "target/dev"], "Building, then watching for changes")
}

/// Runs Trunk with the tools it needs.
fn trunk(arguments: &[&str], step: &str) -> Result<()> {
    wasm_target()?;
    let path = path_with(&build_tools()?)?;
    say(step);
    let mut trunk = Command::new("trunk");
    // Trunk takes NO_COLOR only as true or false, where others set it to 1.
    run(trunk.args(arguments).current_dir(root()).env("PATH", path).env_remove("NO_COLOR"))
}

/// Builds, copies to `out` if given, and lists the files with their sizes.
pub fn dist(out: Option<&Path>) -> Result<()> {
    let built = build()?;
    let folder = out.unwrap_or(&built);
    let files = files(&built)?;
    if folder != built {
        for file in &files {
            let target = folder.join(file.strip_prefix(&built)?);
            std::fs::create_dir_all(target.parent().context("a file has a folder")?)?;
            std::fs::copy(file, target)?;
        }
    }
    let (mut first_load, mut lines) = (0, Vec::new());
    for file in &files {
        let bytes = std::fs::read(file)?;
        let small = brotli_size(&bytes)?;
        let name = file.strip_prefix(&built)?.display().to_string();
        // Licences, icons of an installed app, and the worker, which the page asks for when it stands.
        if !(name.ends_with(".txt") || name.ends_with(".png") || name == worker::NAME) {
            first_load += small;
        }
        lines.push(format!("{:>12} {:>12}  {name}", bytes.len(), small));
    }
    println!("{:>12} {:>12}  file in {}", "bytes", "brotli", folder.display());
    println!("{}", lines.join("\n"));
    println!("First load: {first_load} bytes of brotli; the goal is {GOAL}.");
    if first_load > LIMIT {
        bail!("The first load is larger than {LIMIT} bytes of brotli.");
    }
    Ok(())
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
}
