//! The house keeps its order: dependencies point one way, files stay small, and the project speaks of
//! itself alone.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// (a folder, what the `use` lines of its files never name)
const NEVER: &[(&str, &[&str])] = &[
    ("src/components", &["crate::pages", "crate::workspace", "crate::storage", "crate::shell", "crate::app"]),
    ("src/storage", &["crate::pages", "crate::workspace", "crate::components", "crate::shell", "crate::app"]),
    ("src/workspace", &["crate::pages", "crate::components", "crate::shell", "crate::app", "crate::route"]),
    (
        "crates/core/src/json",
        &["crate::journal", "crate::model", "crate::command", "crate::metrics", "crate::exchange"],
    ),
    ("crates/core/src/journal", &["crate::model", "crate::command", "crate::metrics", "crate::exchange"]),
    ("crates/core/src/model", &["crate::command", "crate::metrics", "crate::exchange"]),
    ("crates/core/src/survey", &["crate::command", "crate::metrics", "crate::exchange"]),
    ("crates/core/src/command", &["crate::metrics", "crate::exchange"]),
    ("crates/core/src/metrics", &["crate::command", "crate::exchange", "crate::chart", "crate::report"]),
    ("crates/core/src/chart", &["crate::command", "crate::exchange", "crate::review"]),
    ("crates/core/src/exchange", &["crate::command"]),
    ("crates/core/src/search", &["crate::command", "crate::metrics", "crate::exchange", "crate::review"]),
    ("crates/core/src/list", &["crate::command", "crate::metrics", "crate::exchange", "crate::review"]),
    ("crates/core/src/review", &["crate::command", "crate::exchange", "crate::report"]),
    ("crates/core/src/report", &["crate::command"]),
];

#[test]
fn dependencies_point_one_way() {
    let root = xtask::tools::root();
    let mut wrong = Vec::new();
    for (folder, never) in NEVER {
        for file in files(&root.join(folder), "rs") {
            let text = std::fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate() {
                let line = line.trim_start();
                let is_use = line.starts_with("use ") || line.starts_with("pub use ");
                if is_use && never.iter().any(|path| line.contains(path)) {
                    wrong.push(format!("{}:{}: {line}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these lines point the wrong way:\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let root = xtask::tools::root();
    let mut long = Vec::new();
    for folder in ["src", "style", "crates", "xtask", "tests"] {
        for ending in ["rs", "css"] {
            for file in files(&root.join(folder), ending) {
                let lines = std::fs::read_to_string(&file).unwrap().lines().count();
                if lines > 600 {
                    long.push(format!("{} ({lines})", file.display()));
                }
            }
        }
    }
    assert!(long.is_empty(), "files over 600 lines: {}", long.join(", "));
}

#[test]
fn core_knows_no_screen_clock_or_chance() {
    let root = xtask::tools::root();
    let manifest = std::fs::read_to_string(root.join("crates/core/Cargo.toml")).unwrap();
    for word in ["web-sys", "js-sys", "leptos", "getrandom", "rand ", "wasm-bindgen"] {
        assert!(!manifest.contains(word), "core must not depend on {word}");
    }
    for file in files(&root.join("crates/core/src"), "rs") {
        let text = std::fs::read_to_string(&file).unwrap();
        for word in ["SystemTime::now", "Instant::now", "Utc::now", "Local::now"] {
            assert!(!text.contains(word), "{} asks the clock", file.display());
        }
    }
}
