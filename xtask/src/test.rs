//! `cargo xtask test`: all checks in order, stopping at the first stage that fails.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use xtask::tools::{axe, browser, build_tools, cargo, output, path_with, run, say, wasm_target};

type Stage = (&'static str, &'static str, fn() -> Result<()>);

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

const STAGES: [Stage; 6] = [
    ("fmt", "formatting", format),
    ("clippy", "clippy without warnings, native and wasm", clippy),
    ("native", "core, command line and project tests", native),
    ("build", "the release build and its size", || crate::dist::dist(None)),
    ("web", "storage and components in Chromium", web),
    ("e2e", "what people do, in Chromium", end_to_end),
];

/// Runs all stages, or one.
pub fn test(only: Option<&str>) -> Result<()> {
    let chosen: Vec<&Stage> =
        STAGES.iter().filter(|(name, ..)| only.is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = STAGES.iter().map(|(name, ..)| *name).collect();
        bail!("There is no such stage. The stages are: {}", names.join(", "));
    }
    if only == Some("e2e") {
        // In a run of all stages the page has just been built; alone, it is to be the page of this source.
        crate::dist::build()?;
    }
    let mut done = Vec::new();
    for (name, what, stage) in chosen {
        say(&format!("Stage {name}: {what}"));
        let begun = Instant::now();
        let result = stage();
        let seconds = begun.elapsed().as_secs();
        result.with_context(|| {
            let before = if done.is_empty() { "nothing".to_owned() } else { done.join(", ") };
            format!("Stage {name} failed after {seconds} s; passed before it: {before}")
        })?;
        done.push(format!("{name} {seconds} s"));
    }
    say(&format!("All passed: {}", done.join(", ")));
    Ok(())
}

fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    run(cargo().args(["clippy", "--workspace", "--exclude", "pilotbook-app", "--all-targets"]).args(deny))?;
    wasm_target()?;
    run(cargo().args(["clippy", "-p", "pilotbook-app", "--all-targets"]).args(WASM).args(deny))
}

fn native() -> Result<()> {
    run(cargo().args(["test", "--workspace", "--exclude", "pilotbook-app", "--exclude", "pilotbook-e2e"]))
}

fn web() -> Result<()> {
    browser()?;
    wasm_target()?;
    let path = path_with(&build_tools()?)?;
    let driver = output("which", &["chromedriver"]).unwrap_or_default();
    run(cargo()
        .args(["test", "-p", "pilotbook-app", "--test", "web"])
        .args(WASM)
        .env("PATH", path)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("CHROMEDRIVER", driver.trim()))
}

fn end_to_end() -> Result<()> {
    browser()?;
    let axe = axe()?;
    run(cargo().args(["build", "-p", "pilotbook-cli"]))?;
    // It takes minutes: what fails is told whole.
    let whole = ["--no-fail-fast", "--", "--test-threads", "2"];
    run(cargo().args(["test", "-p", "pilotbook-e2e"]).args(whole).env("PILOTBOOK_AXE", axe))
}
